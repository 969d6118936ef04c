"""Datasets as tasks: a folder of Lean files with holes, or JSON in the layouts that are around.

The theorems that the commits of a Git repository brought are in `agent.evaluation.history`, the layouts of JSON files
in `agent.evaluation.layouts`.  What cannot be used is kept as `Skipped` with its reason: no task vanishes silently.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from agent.errors import SourceError, TargetError, UsageError
from agent.lean.project import Project

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from agent.types import Task


@dataclass(frozen=True, slots=True)
class Skipped:
    """An entry that is no task, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Item:
    """A task with what is known of its age, so that a reader can ask whether a model has seen the proof.

    `date` is when its proof became public at the earliest, ISO 8601, as the dataset or Git says; empty where nobody
    says.  `commit` and `committed` are the commit that brought it into the line that was read, and when; `path` is the
    file in that commit, `change` what the commit did (`added`, `statement`, `proof`).
    """

    task: Task
    date: str = ""
    commit: str = ""
    committed: str = ""
    path: str = ""
    change: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tree:
    """A commit of a repository whose files have to be written to `folder` before a batch can be worked on.

    `inside` is the project's folder in it, with slashes, `.` for the top.
    """

    top: Path
    commit: str
    folder: Path
    inside: str = "."


@dataclass(frozen=True, slots=True)
class Batch:
    """Tasks that share a project; with `tree` the project is there only once that is written out."""

    project: Project
    items: tuple[Item, ...]
    tree: Tree | None = None


@dataclass(frozen=True, slots=True)
class Dataset:
    """Tasks of one or of several projects.  `home` is where the journal goes and whose leanloop.toml holds.

    `origin` says where they are from, for the results: kind, commits.  Nothing in it names a folder of this machine.
    """

    name: str
    home: Path
    batches: tuple[Batch, ...]
    skipped: tuple[Skipped, ...] = ()
    origin: Mapping[str, str] = field(default_factory=dict)

    @property
    def items(self) -> tuple[Item, ...]:
        """All of them, in order."""
        return tuple(i for b in self.batches for i in b.items)

    @property
    def hash(self) -> str:
        """SHA-256 over the ids of the tasks, which are hashes of their texts."""
        return hashlib.sha256("\n".join(i.task.id for i in self.items).encode()).hexdigest()[:16]

    def first(self, count: int | None) -> Dataset:
        """The first `count` tasks of it; None is all."""
        left = len(self.items) if count is None else count
        batches: list[Batch] = []
        for batch in self.batches:
            kept = batch.items[:left]
            left -= len(kept)
            if kept:
                batches.append(replace(batch, items=kept))
        return replace(self, batches=tuple(batches))


def load(source: str, *, split: str = "", header: Path | None = None) -> Dataset:
    """A dataset from a path.  `split` keeps the JSON entries of that split, `header` is for those that have none.

    Raises TargetError when there is nothing in it to prove, SourceError for a file that is no dataset.
    """
    path = Path(source)
    if is_json(path):
        found = _from_json(path, split, _read_header(header))
    else:
        if split or header:
            raise UsageError("--split and --header are for JSON datasets", hint=f"{source} is none")
        found = _from_files(source)
    return not_empty(found, source)


def is_json(path: Path) -> bool:
    """Whether this is a file of entries rather than Lean text."""
    return path.suffix in {".jsonl", ".json"} and path.is_file()


def not_empty(found: Dataset, source: str) -> Dataset:
    """`found`, if it has tasks.  Raises TargetError."""
    if not found.items:
        why = f" ({found.skipped[0].name}: {found.skipped[0].reason})" if found.skipped else ""
        raise TargetError(f"the dataset {source} has nothing to prove{why}")
    return found


def _from_files(source: str) -> Dataset:
    from agent.commands.prove import find_tasks

    project, holes = find_tasks([source], (), ())
    items = tuple(Item(t, path=_inside(project, t.file)) for t in holes)
    name = Path(source).name or project.root.name
    return Dataset(name, project.root, (Batch(project, items),), origin={"kind": "files"})


def _inside(project: Project, file: Path) -> str:
    path = file.resolve()
    return path.relative_to(project.root).as_posix() if path.is_relative_to(project.root) else path.name


def _read_header(file: Path | None) -> str:
    if file is None:
        return ""
    from agent.lean.project import read_source

    return read_source(file)


def _from_json(path: Path, split: str, header: str) -> Dataset:
    from agent.evaluation import layouts

    project = Project(path.resolve().parent, is_lake=False)
    items: dict[str, Item] = {}
    skipped: list[Skipped] = []
    for number, entry in entries(path):
        if split and layouts.split_of(entry) != split:
            continue
        name = layouts.name_of(entry, number)
        made = layouts.item(project, name, entry, header)
        if isinstance(made, Skipped):
            skipped.append(made)
        elif made.task.id in items:
            skipped.append(Skipped(name, "it is the same as an earlier entry"))
        else:
            items[made.task.id] = made
    origin = {"kind": "json"} | ({"split": split} if split else {})
    batch = Batch(project, tuple(items.values()))
    return Dataset(path.stem, project.root, (batch,), tuple(skipped), origin)


def entries(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """(number from 1, entry) of a .json or .jsonl file.  Raises SourceError for what is none."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
        if path.suffix == ".json":
            values = json.loads(text)
            pairs = list(enumerate(values if isinstance(values, list) else [values], 1))
        else:
            pairs = [(n, json.loads(line)) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
    except (UnicodeDecodeError, ValueError, RecursionError) as e:
        raise SourceError(f"{path} is no {path.suffix.lstrip('.').upper()}: {e}") from e
    for number, value in pairs:
        if not isinstance(value, dict):
            raise SourceError(f"{path}: entry {number} is no JSON object")
        yield number, value
