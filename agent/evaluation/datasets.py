"""Datasets as tasks: a folder of Lean files with holes, or JSON lines in the layouts that are around.

JSON lines: one object each with a name, a header and a statement; the field names of miniF2F, ProofNet, PutnamBench and
FATE releases are known.  A LeanDojo export is a JSON list with `theorem_statement` and `full_name`.  What cannot be
used is kept as `Skipped` with its reason: no task vanishes silently.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from agent import tasks
from agent.errors import SourceError, TargetError
from agent.lean import text as lean_text
from agent.lean.project import Project

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from agent.types import Task

NAME = ("name", "id", "full_name", "problem_name", "theorem_name")
HEADER = ("header", "src_header", "lean4_src_header", "preamble")
STATEMENT = (
    "formal_statement",
    "lean4_statement",
    "statement",
    "theorem_statement",
    "formal_theorem",
    "lean_code",
)
DATE = ("date", "commit_date", "created_at")
_PLAIN = re.compile(r"[^A-Za-z0-9_]")
_MAX_LINE = 1 << 20


@dataclass(frozen=True, slots=True)
class Skipped:
    """An entry that is no task, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Item:
    """A task with what is known of its age: `date` is when its proof became public, if the dataset says so."""

    task: Task
    date: str = ""


@dataclass(frozen=True, slots=True)
class Dataset:
    """Tasks of one project; `hash` pins their texts and names."""

    name: str
    project: Project
    items: tuple[Item, ...]
    skipped: tuple[Skipped, ...]

    @property
    def hash(self) -> str:
        """SHA-256 over the ids of the tasks, which are hashes of their texts."""
        return hashlib.sha256("\n".join(i.task.id for i in self.items).encode()).hexdigest()[:16]


def load(source: str) -> Dataset:
    """A dataset from a path.  Raises TargetError when there is nothing in it to prove."""
    path = Path(source)
    if path.suffix in {".jsonl", ".json"} and path.is_file():
        found = _from_json(path)
    else:
        from agent.commands.prove import find_tasks  # noqa: PLC0415

        project, holes = find_tasks([source], (), ())
        found = Dataset(path.name or project.root.name, project, tuple(Item(t) for t in holes), ())
    if not found.items:
        why = f" ({found.skipped[0].name}: {found.skipped[0].reason})" if found.skipped else ""
        raise TargetError(f"the dataset {source} has nothing to prove{why}")
    return found


def _from_json(path: Path) -> Dataset:
    project = Project(path.resolve().parent, is_lake=False)
    items: list[Item] = []
    skipped: list[Skipped] = []
    for number, entry in _entries(path):
        name = _field(entry, NAME) or f"task_{number}"
        made = _item(project, name, entry)
        if isinstance(made, Skipped):
            skipped.append(made)
        else:
            items.append(made)
    return Dataset(path.stem, project, tuple(items), tuple(skipped))


def _entries(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    try:
        text = path.read_bytes().decode("utf-8")
        if path.suffix == ".json":
            values = json.loads(text)
            pairs = list(enumerate(values if isinstance(values, list) else [values], 1))
        else:
            pairs = [(n, json.loads(line)) for n, line in enumerate(text.splitlines(), 1) if line.strip()]
    except (UnicodeDecodeError, ValueError) as e:
        raise SourceError(f"{path} is no {path.suffix.lstrip('.').upper()}: {e}") from e
    for number, value in pairs:
        if not isinstance(value, dict):
            raise SourceError(f"{path}: entry {number} is no JSON object")
        yield number, value


def _field(entry: Mapping[str, Any], names: tuple[str, ...]) -> str:
    return next(
        (str(entry[n]) for n in names if isinstance(entry.get(n), str | int) and str(entry[n]).strip()), ""
    )


def _item(project: Project, name: str, entry: Mapping[str, Any]) -> Item | Skipped:
    statement = _field(entry, STATEMENT)
    if not statement or len(statement) > _MAX_LINE:
        return Skipped(name, "it has no statement")
    header = _field(entry, HEADER).strip()
    source = (f"{header}\n\n" if header else "") + with_hole(statement) + "\n"
    plain = _PLAIN.sub("_", name)
    wanted = [d for d in lean_text.declarations(source) if d.holes]
    if not wanted:
        return Skipped(name, "no hole was found in its statement")
    # the last one is the theorem; holes above it are its context and are proved with it
    task = tasks.make(project.root / f"{plain}.lean", plain, source, wanted)
    return Item(task, _field(entry, DATE))


def with_hole(statement: str) -> str:
    """A statement that ends in a hole, however the dataset cut it off: `:= by`, `:=`, `:= sorry`, or nothing."""
    code = statement.rstrip()
    declared = lean_text.declarations(code)
    if declared and declared[-1].holes:
        return code
    for ending, hole in ((":= by", "\n  sorry"), (":=", " by\n  sorry")):
        if lean_text.mask(code).rstrip().endswith(ending):
            return code + hole
    if declared and declared[-1].body is not None:  # a proof is there: it is taken out
        return lean_text.replace_body(code, declared[-1], ":= by\n  sorry").text
    return code + " := by\n  sorry"
