"""The CI job: changed declarations of a pull request, a verdict for each, and proofs for what lacks one.

The configuration is the base's: a pull request cannot loosen the policy that judges it.
"""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from agent import auditing, config
from agent.ci import repair
from agent.ci.comparison import Scope, compare_commits
from agent.ci.findings import Report
from agent.ci.work import JUDGED, Work, inside
from agent.errors import ConfigError
from agent.lean.project import find_project
from agent.report import live

if TYPE_CHECKING:
    from agent.ci.git import Repository
    from agent.config import Settings


async def settings_of(repository: Repository, base: str, project: Path) -> Settings:
    """The settings as the base has them.  Raises ConfigError for a file that cannot be read."""
    path = inside(project, repository.top).as_posix()
    prefix = "" if path == "." else f"{path}/"
    with tempfile.TemporaryDirectory(prefix="leanloop-ci-") as folder:
        for name in dict.fromkeys((f"{prefix}{config.FILE_NAME}", config.FILE_NAME)):
            data = await repository.file(base, name)
            if data is not None:
                Path(folder, config.FILE_NAME).write_bytes(data)
                break
        Path(folder, ".git").mkdir()  # the search for settings ends here
        try:
            return config.load(Path(folder))
        except ConfigError as e:
            raise ConfigError(f"at the base, {e.message.replace(f'{folder}/', '')}", hint=e.hint) from e


async def run(scope: Scope, *, build: bool, prove: bool, quiet: bool) -> Report:
    """Compare; judge what changed unless `build` is False; try to prove what is not if `prove` is True."""
    found = await compare_commits(scope)
    repository = found.repository
    report = Report(repository.top, found.base, found.head or "the working tree", notes=found.notes)
    if found.empty:
        return report
    with ExitStack() as stack:
        top = repository.top
        if found.head is not None:
            top = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="leanloop-head-")))
            await repository.export(found.head, top)
        work = Work(found, top.resolve(), find_project(top / inside(scope.folder, repository.top)))
        empty = [
            m
            for m in await repository.submodules(top)
            if not (top / m).is_dir() or not any((top / m).iterdir())
        ]
        notes = (*found.notes, *work.notes(), *(_of_empty(m, found.head) for m in empty))
        report = replace(report, changed=found.changed, files=tuple(work.bad_files()), notes=notes)
        if not build:
            return replace(report, affected=tuple(work.affected(work.by_words(work.seeds()))))
        settings = await settings_of(repository, found.base, repository.top / inside(work.project.root, top))
        view = live.view(len(work.files), quiet=quiet)
        try:
            return await _judge(work, report, settings, view, prove=prove, quiet=quiet)
        finally:
            view.close()


def _of_empty(submodule: str, head: str | None) -> str:
    how = (
        "git submodule update --init" if head is None else "check it out with its submodules, without --head"
    )
    return f"the submodule {submodule} is empty here: if the project needs it, {how}"


async def _judge(
    work: Work, report: Report, settings: Settings, view: live.View, *, prove: bool, quiet: bool
) -> Report:
    seeds = work.seeds()
    modules = work.modules(work.files)
    if seeds or work.everything:
        modules |= work.dependents(work.files)
    audit = await auditing.prepare(work.project, modules, settings, view)
    verdicts = await audit.verdicts(work.to_judge())
    unproved = work.no_longer_proved(verdicts)
    if unproved and not seeds:
        modules |= work.dependents(work.files)
        audit = await audit.building(modules)
    folders = (audit.result.folder, *audit.toolchain.search_path())
    graph, exact = work.by_constants(seeds, modules - audit.result.failed.keys(), folders)
    affected = work.affected(graph, unproved)
    affected += work.broken(audit, affected)
    todo = [(work.top / a.file, a.declaration) for a in affected if not a.declaration.holes]
    verdicts |= await audit.verdicts((f, d) for f, d in todo if d.kind in JUDGED)
    proofs = repair.Proofs(verdicts)
    if prove:
        wanted = [*work.to_judge(), *todo]
        proofs = await repair.prove(work.project, work.top, wanted, verdicts, settings, quiet=quiet)
        if proofs.texts:  # what depends on the repaired proofs is checked again, with them in place
            work.texts.update(proofs.texts)
            texts = {work.project.module_of(file): text for file, text in proofs.texts.items()}
            audit = await audit.building(modules, texts)
            rest = [(f, d) for f, d in work.reread(wanted) if (f, d.name) not in proofs.repaired]
            proofs.verdicts.update(await audit.verdicts(rest, proofs.texts))
    verdicts = proofs.verdicts
    by_path = {(inside(file, work.top).as_posix(), name): v for (file, name), v in verdicts.items()}
    by_path |= work.axioms(settings)
    return replace(
        report,
        affected=tuple(sorted(affected, key=lambda a: (a.file, a.declaration.span))),
        verdicts=by_path,
        files=(*report.files, *work.broken_files(audit)),
        exact=exact,
        new_holes=frozenset(name for _, name in unproved),
        toolchain=audit.toolchain.description,
        patch=proofs.patch,
        repaired=frozenset((inside(file, work.top).as_posix(), name) for file, name in proofs.repaired),
    )
