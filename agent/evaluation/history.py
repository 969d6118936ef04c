"""A Git repository as a dataset: the theorems that its commits added or changed, with their proofs taken out.

Each step along first parents counts once: a commit, or a merge with all that it brought (a pull request).  A task is
one theorem in its file as of that commit, everything else as it was, holes included; the newest steps come first, for
their proofs are the least likely to have been seen.  Objects are read with plumbing; what Lean needs is written to a
scratch folder, and the user's tree is not touched.
"""

from __future__ import annotations

import shutil
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from agent import tasks
from agent.ci.changes import Change, compare
from agent.ci.comparison import texts
from agent.ci.git import Repository
from agent.errors import UsageError
from agent.evaluation.datasets import Batch, Dataset, Item, Skipped, Tree
from agent.lean import text as lean_text
from agent.lean.project import LAKEFILES, Project, find_project, is_project
from agent.types import THEOREM_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from agent.ci.changes import Changed
    from agent.ci.git import Step
    from agent.types import Task

WANTED = (Change.ADDED, Change.STATEMENT, Change.PROOF)
"""A theorem that was only moved or renamed, or whose surroundings changed, is no new task."""

_PROJECT_FILES = (*LAKEFILES, "lean-toolchain", "lake-manifest.json")
_HOLE = ":= by\n  sorry"


@dataclass(frozen=True, slots=True)
class Query:
    """Which commits: `commits` is `REV`, `REV1..REV2` or empty for all before HEAD; `since` an ISO 8601 date or empty.

    `limit` bounds the number of tasks, None is no bound.
    """

    commits: str = ""
    since: str = ""
    limit: int | None = None


async def load(path: Path, query: Query, scratch: Path) -> Dataset:
    """The dataset that the history of the project at `path` holds; `scratch` is where its trees will be written.

    Raises TargetError outside a repository and for an unknown commit, UsageError for a date that is none.
    """
    since = _date(query.since)
    project = find_project(path)
    repository = await Repository.find(project.root)
    inside = project.root.resolve().relative_to(repository.top.resolve()).as_posix()
    first, last = await _range(repository, query.commits)
    seen: dict[str, str] = {}
    skipped: list[Skipped] = []
    batches: list[Batch] = []
    left = query.limit
    for step in await repository.steps(first, last):
        if since is not None and datetime.fromisoformat(step.committed) < since:
            continue
        reader = _Reader(repository, Tree(repository.top, step.commit, scratch / step.commit[:12], inside))
        batch = await reader.batch(step, seen, skipped, left)
        if batch is None:
            continue
        batches.append(batch)
        left = None if left is None else left - len(batch.items)
        if left == 0:
            break
    origin = {"kind": "git", "from": first or "", "to": last, "since": query.since}
    return Dataset(project.root.name, project.root, tuple(batches), tuple(skipped), origin)


async def locate(
    clone: Path, name: str, entries: Iterable[tuple[str, Mapping[str, Any]]], scratch: Path
) -> Dataset:
    """Entries of LeanDojo Benchmark (`commit`, `file_path`, `full_name`) found in a clone of their repository.

    `entries` come with their names.  Raises TargetError when a commit is not in the clone.
    """
    project = find_project(clone)
    repository = await Repository.find(project.root)
    inside = project.root.resolve().relative_to(repository.top.resolve()).as_posix()
    by_commit: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for label, entry in entries:
        by_commit[entry["commit"]].append((label, entry["file_path"], entry["full_name"]))
    skipped: list[Skipped] = []
    batches: list[Batch] = []
    for commit_name, wanted in by_commit.items():
        commit = await repository.commit(commit_name)
        step = await repository.step(commit)
        reader = _Reader(repository, Tree(repository.top, commit, scratch / commit[:12], inside))
        batch = await reader.located(step, wanted, skipped)
        if batch is not None:
            batches.append(batch)
    return Dataset(name, project.root, tuple(batches), tuple(skipped), {"kind": "leandojo"})


async def write_out(batch: Batch) -> Batch:
    """The batch with its project on disk: all files of its commit, in its scratch folder."""
    if batch.tree is None:
        return batch
    tree = batch.tree
    shutil.rmtree(tree.folder, ignore_errors=True)
    tree.folder.mkdir(parents=True)
    await Repository(tree.top).export(tree.commit, tree.folder)
    return Batch(_project_in(tree.folder / tree.inside), batch.items, tree)


def _project_in(folder: Path) -> Project:
    """The project in a folder of a commit, which may have been no Lake project yet."""
    if is_project(folder):
        return find_project(folder)
    return Project(folder.resolve(), is_lake=False)


def clear(batch: Batch) -> None:
    """Remove what `write_out` wrote."""
    if batch.tree is not None:
        shutil.rmtree(batch.tree.folder, ignore_errors=True)


def _date(text: str) -> datetime | None:
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError as e:
        raise UsageError(f"--since {text!r} is no date", hint="as in --since 2026-01-31") from e
    return found if found.tzinfo else found.replace(tzinfo=UTC)


async def _range(repository: Repository, commits: str) -> tuple[str | None, str]:
    """The commit before the first step (None: from the beginning), and the last."""
    if "..." in commits:
        raise UsageError(f"--commits {commits!r}: two dots are wanted", hint="as in --commits v1.0..HEAD")
    first, dots, last = commits.partition("..")
    if not dots and commits:  # one commit
        only = await repository.commit(commits)
        return (await repository.step(only)).parent, only
    start = await repository.commit(first) if first else None
    return start, await repository.commit(last or "HEAD")


class _Reader:
    """Reads the tasks of one commit."""

    def __init__(self, repository: Repository, tree: Tree) -> None:
        self._repository, self._tree = repository, tree
        self._prefix = "" if tree.inside == "." else f"{tree.inside}/"

    async def batch(
        self, step: Step, seen: dict[str, str], skipped: list[Skipped], left: int | None
    ) -> Batch | None:
        """The new tasks of a step, at most `left`; None where there are none."""
        changed = [c for c in await self._changes(step) if _is_wanted(c)]
        if not changed:
            return None
        project = await self._project(step)
        date = await self._repository.earliest(step)
        items: list[Item] = []
        for change in changed:
            if left is not None and len(items) >= left:
                break
            made = self._item(project, change, step, date)
            if isinstance(made, Item) and made.task.id in seen:
                made = Skipped(made.task.name, f"it is the same task in commit {seen[made.task.id]}")
            if isinstance(made, Skipped):
                skipped.append(made)
                continue
            seen[made.task.id] = step.commit[:12]
            items.append(made)
        return Batch(project, tuple(items), self._tree) if items else None

    async def located(
        self, step: Step, wanted: Sequence[tuple[str, str, str]], skipped: list[Skipped]
    ) -> Batch | None:
        """The theorems at (name, path, full name) of a commit."""
        project = await self._project(step)
        sources: dict[str, str | None] = {}
        items: dict[str, Item] = {}
        for label, path, full_name in wanted:
            if not path.startswith(self._prefix) or path.startswith(".lake/"):
                skipped.append(Skipped(label, f"{path} belongs to another project"))
                continue
            if path not in sources:
                there = await self._repository.has(step.commit, path)
                sources[path] = await self._repository.text(step.commit, path) if there else None
            made = self._theorem(project, path, sources[path], full_name)
            if isinstance(made, str):
                skipped.append(Skipped(label, made))
                continue
            if made.id in items:
                skipped.append(Skipped(label, "it is the same as an earlier entry"))
                continue
            items[made.id] = Item(made, step.authored, step.commit, step.committed, path)
        return Batch(project, tuple(items.values()), self._tree) if items else None

    async def _changes(self, step: Step) -> tuple[Changed, ...]:
        base = step.parent or await self._repository.empty_tree()
        old, new = await texts(self._repository, base, step.commit)
        return compare(
            {path: text for path, text in old.items() if path.startswith(self._prefix)},
            {path: text for path, text in new.items() if path.startswith(self._prefix)},
        )

    async def _project(self, step: Step) -> Project:
        """The project as far as it must be on disk to know the names of its modules."""
        folder = self._tree.folder / self._tree.inside
        folder.mkdir(parents=True, exist_ok=True)
        for name in _PROJECT_FILES:
            if await self._repository.has(step.commit, self._prefix + name):
                text = await self._repository.text(step.commit, self._prefix + name)
                (folder / name).write_text(text or "", encoding="utf-8")
        (self._tree.folder / ".git").mkdir(exist_ok=True)  # settings are not looked for above
        return _project_in(folder)

    def _item(self, project: Project, change: Changed, step: Step, date: str) -> Item | Skipped:
        after = change.after
        assert after is not None  # noqa: S101  (_is_wanted has looked)
        name = after.declaration.name
        made = self._theorem(project, after.file, after.source, name, after.declaration.span.start)
        if isinstance(made, str):
            return Skipped(name, f"{made} ({step.commit[:12]})")
        notes = []
        if (
            change.change is Change.PROOF
            and change.before is not None
            and not change.before.declaration.holes
        ):
            notes.append("the same statement had another proof before")
        if change.change is Change.STATEMENT:
            notes.append("an earlier version of the statement was there before")
        kind = change.change.value
        return Item(made, date, step.commit, step.committed, after.file, kind, tuple(notes))

    def _theorem(
        self, project: Project, path: str, source: str | None, name: str, start: int | None = None
    ) -> Task | str:
        """The task of one theorem, or why there is none."""
        if source is None:
            return f"{path} is no text in that commit"
        found = [d for d in lean_text.declarations(source) if d.name == name]
        found = [d for d in found if start is None or d.span.start == start]
        if not found:
            return f"{path} has no declaration {name}"
        theorem = found[0]
        if theorem.holes or theorem.body is None:
            return "it is unproved in that commit"
        emptied = lean_text.replace_body(source, theorem, _HOLE).text
        holed = [d for d in lean_text.declarations(emptied) if d.span.start == theorem.span.start and d.holes]
        if not holed:
            return "its proof could not be taken out"
        file = self._tree.folder / path
        return tasks.make(file, project.module_of(file), emptied, holed[:1])


def _is_wanted(change: Changed) -> bool:
    if change.change not in WANTED or change.after is None:
        return False
    declaration = change.after.declaration
    return declaration.kind in THEOREM_KINDS and not declaration.anonymous
