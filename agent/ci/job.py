"""The CI job: changed declarations of a pull request, a verdict for each, and proofs for what lacks one.

The configuration is the base's: a pull request cannot loosen the policy that judges it.
"""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from agent import config
from agent.auditing import audit_project
from agent.ci import repair
from agent.ci.affected import users
from agent.ci.changes import Changed, compare
from agent.ci.git import Repository
from agent.errors import SourceError
from agent.lean import text as lean_text
from agent.lean.project import find_project, read_source
from agent.types import VerdictKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from agent.config import Settings
    from agent.lean.project import Project
    from agent.types import Declaration, Verdict


@dataclass(frozen=True, slots=True)
class Scope:
    """What is compared: two commits (`head` None is the working tree) of the project in `folder`."""

    folder: Path
    base: str
    head: str | None = None


@dataclass(frozen=True)
class Report:
    """What the job found.  `affected` are unchanged declarations that use a changed one."""

    root: Path
    base: str
    head: str
    changed: tuple[Changed, ...]
    affected: tuple[tuple[str, Declaration], ...] = ()
    verdicts: Mapping[tuple[str, str], Verdict] = field(default_factory=dict)
    toolchain: str = ""
    patch: str = ""


async def changed_declarations(scope: Scope) -> tuple[Repository, str, str | None, tuple[Changed, ...]]:
    """The repository, the commits compared (the merge base, the head), and what changed between them."""
    repository = await Repository.find(scope.folder)
    head = None if scope.head is None else await repository.commit(scope.head)
    base = await repository.merge_base(
        await repository.commit(scope.base), head or await repository.commit("HEAD")
    )
    old: dict[str, str] = {}
    new: dict[str, str] = {}
    for change in await repository.changed(base, head):
        for files, commit, path in ((old, base, change.old), (new, head, change.new)):
            text = None if path is None else await repository.text(commit, path)
            if path is not None and text is not None:
                files[path] = text
    return repository, base, head, compare(old, new)


async def settings_of(repository: Repository, base: str, project: Path) -> Settings:
    """The settings as the base has them."""
    inside = project.resolve().relative_to(repository.top.resolve()).as_posix()
    prefix = "" if inside == "." else f"{inside}/"
    with tempfile.TemporaryDirectory(prefix="leanloop-ci-") as folder:
        for name in dict.fromkeys((f"{prefix}{config.FILE_NAME}", config.FILE_NAME)):
            if await repository.has(base, name):
                text = await repository.text(base, name)
                Path(folder, config.FILE_NAME).write_text(text or "", encoding="utf-8")
                break
        Path(folder, ".git").mkdir()  # the search for settings ends here
        return config.load(Path(folder))


async def run(scope: Scope, *, build: bool, prove: bool, quiet: bool) -> Report:
    """Compare; judge what changed unless `build` is False; try to prove what is not if `prove` is True."""
    repository, base, head, changed = await changed_declarations(scope)
    shown = head or "the working tree"
    if not changed:
        return Report(repository.top, base, shown, ())
    with ExitStack() as stack:
        top = repository.top
        if head is not None:
            top = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="leanloop-head-")))
            await repository.export(head, top)
        folder = top / scope.folder.resolve().relative_to(repository.top.resolve())
        project = find_project(folder)
        affected = tuple(_affected(project, top, changed))
        report = Report(repository.top, base, shown, changed, affected)
        if not build:
            return report
        settings = await settings_of(repository, base, project_in(repository, project, top))
        wanted = _to_judge(project, top, changed, affected)
        verdicts, toolchain = await audit_project(project, wanted, settings=settings, quiet=quiet)
        patch = ""
        if prove:
            proofs = await repair.prove(project, top, wanted, verdicts, settings, quiet=quiet)
            verdicts, patch = proofs.verdicts, proofs.patch
        by_path = {(_inside(file, top), name): verdict for (file, name), verdict in verdicts.items()}
        return replace(report, verdicts=by_path, toolchain=toolchain, patch=patch)


def project_in(repository: Repository, project: Project, top: Path) -> Path:
    """The project's folder in the repository itself, also when it was exported elsewhere."""
    return repository.top / project.root.resolve().relative_to(top.resolve())


def _inside(file: Path, top: Path) -> str:
    return file.resolve().relative_to(top.resolve()).as_posix()


def _to_judge(
    project: Project, top: Path, changed: Sequence[Changed], affected: Sequence[tuple[str, Declaration]]
) -> list[tuple[Path, Declaration]]:
    found = [(top / c.after.file, c.after.declaration) for c in changed if c.after is not None]
    found += [(top / file, d) for file, d in affected]
    inside = project.root.resolve()
    return [(f, d) for f, d in found if f.resolve().is_relative_to(inside)]


def _affected(project: Project, top: Path, changed: Sequence[Changed]) -> list[tuple[str, Declaration]]:
    """Unchanged declarations that use one whose meaning changed, in files that import it."""
    names: dict[str, list[str]] = {}
    for c in changed:
        if c.after is not None and not c.after.declaration.anonymous:
            names.setdefault(c.after.file, []).append(c.after.declaration.name)
    sources: dict[str, str] = {}
    imports: dict[str, list[str]] = {}
    for file in project.files():
        try:
            text = read_source(file)
        except SourceError:
            continue
        path = _inside(file, top)
        sources[path] = text
        found = (project.file_of(i) for i in lean_text.header(text).imports)
        imports[path] = [_inside(f, top) for f in found if f is not None]
    own = {(c.after.file, c.after.declaration.name) for c in changed if c.after is not None}
    visible = {path: _reach(path, imports) for path in sources}
    return [(f, d) for f, d in users(sources, visible, names) if (f, d.name) not in own]


def _reach(path: str, imports: Mapping[str, Sequence[str]]) -> frozenset[str]:
    seen, todo = {path}, [path]
    while todo:
        for found in imports.get(todo.pop(), ()):
            if found not in seen:
                seen.add(found)
                todo.append(found)
    return frozenset(seen)


def exit_code(report: Report) -> int:
    """0 all changed declarations are proved (or nothing was to be proved), 1 some are not, 3 nothing can be said."""
    kinds = {v.kind for v in report.verdicts.values()}
    open_holes = not kinds and any(c.after is not None and c.after.declaration.holes for c in report.changed)
    if open_holes or VerdictKind.REJECTED in kinds:
        return 1
    return 3 if VerdictKind.INCONCLUSIVE in kinds else 0
