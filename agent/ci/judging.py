"""From what differs to verdicts: who is affected, what is proved, and what can be proved or refuted."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from agent import config
from agent.ci import base, repair
from agent.ci.suggestions import suggestions
from agent.ci.work import Work, inside
from agent.errors import ConfigError
from agent.lean.project import find_project, read_source
from agent.refuting import refute
from agent.report import live
from agent.session import auditing
from agent.toolchain.scratch import Scratch
from agent.types import VerdictKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from agent.ci.comparison import Comparison
    from agent.ci.findings import Report
    from agent.ci.git import Repository
    from agent.ci.job import Asked
    from agent.ci.suggestions import Suggestion
    from agent.config import Settings
    from agent.types import Declaration, Verdict


async def settings_of(repository: Repository, base: str, project: Path) -> Settings:
    """The settings as the base has them.  Raises ConfigError for a file that cannot be read."""
    path = inside(project, repository.top).as_posix()
    prefix = "" if path == "." else f"{path}/"
    with Scratch("ci") as folder:
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


async def run(found: Comparison, folder: Path, report: Report, asked: Asked) -> Report:
    """Complete the report on what differs in the project of `folder`, as far as was asked."""
    repository = found.repository
    with ExitStack() as stack:
        top = repository.top
        if found.head is not None:
            top = Path(stack.enter_context(Scratch("head")))
            await repository.export(found.head, top)
        work = Work(found, top.resolve(), find_project(top / inside(folder, repository.top)))
        empty = [
            m
            for m in await repository.submodules(top)
            if not (top / m).is_dir() or not any((top / m).iterdir())
        ]
        notes = (*found.notes, *work.notes(), *(_of_empty(m, found.head) for m in empty))
        report = replace(report, changed=work.found.changed, files=tuple(work.bad_files()), notes=notes)
        settings = await settings_of(repository, found.base, repository.top / inside(work.project.root, top))
        if not asked.build:
            affected = tuple(work.affected(work.by_words(work.seeds() | work.added())))
            return replace(report, affected=affected, verdicts=work.axioms(settings))
        view = live.view(len(work.files), quiet=asked.quiet)
        try:
            return await _judge(work, report, settings, view, asked)
        finally:
            view.close()


def _of_empty(submodule: str, head: str | None) -> str:
    how = (
        "git submodule update --init" if head is None else "check it out with its submodules, without --head"
    )
    return f"the submodule {submodule} is empty here: if the project needs it, {how}"


async def _judge(work: Work, report: Report, settings: Settings, view: live.View, asked: Asked) -> Report:
    seeds = work.seeds()
    modules = work.modules(work.files)
    if work.reaching or work.everything:
        modules |= work.dependents(work.files)
    audit = await auditing.prepare(work.project, modules, settings, view)
    verdicts = await audit.verdicts(work.to_judge())
    unproved = work.no_longer_proved(verdicts)
    if unproved and not work.reaching:
        modules |= work.dependents(work.files)
        audit = await audit.building(modules)
    folders = (audit.result.folder, *audit.toolchain.search_path())
    graph, exact = work.by_constants(seeds | work.added(), modules - audit.result.failed.keys(), folders)
    meanings = await base.meanings(work, audit)
    affected = work.affected(graph, unproved, meanings)
    affected += work.broken(audit, affected)
    todo = [(work.top / a.file, a.declaration) for a in affected if not a.declaration.holes]
    verdicts |= await audit.verdicts((f, d) for f, d in todo if d.kind in auditing.JUDGED)
    verdicts |= audit.with_errors(
        (f, d) for f, d in [*work.changed(), *todo] if d.kind not in auditing.JUDGED
    )
    report = replace(
        report,
        affected=tuple(sorted(affected, key=lambda a: (a.file, a.declaration.span))),
        exact=exact,
        drifts=meanings.drifts,
        notes=(*report.notes, *filter(None, [meanings.note])),
        new_holes=frozenset(name for _, name in unproved),
        toolchain=audit.toolchain.description,
    )
    if asked.prove:
        proofs = await repair.prove(
            work.project, work.top, [*work.to_judge(), *todo], verdicts, settings, quiet=asked.quiet
        )
        audit, verdicts = await _check_again(work, audit, modules, [*work.to_judge(), *todo], proofs)
        report = await _with_proofs(work, report, proofs)
    if asked.receipts is not None:
        changed = {(work.top / c.after.file, c.after.declaration.name) for c in report.changed if c.after}
        proved = {key: v for key, v in verdicts.items() if key in changed}
        await audit.receipts(proved, work.texts, asked.receipts)
    by_path = {(inside(file, work.top).as_posix(), name): v for (file, name), v in verdicts.items()}
    files = (*report.files, *work.broken_files(audit))
    return replace(report, verdicts=by_path | work.axioms(settings), files=files)


async def _check_again(
    work: Work,
    audit: auditing.Audit,
    modules: Iterable[str],
    wanted: Sequence[tuple[Path, Declaration]],
    proofs: repair.Proofs,
) -> tuple[auditing.Audit, dict[tuple[Path, str], Verdict]]:
    """What is to be said with the repaired proofs in place, of them and of all that depends on them."""
    verdicts = proofs.verdicts
    if not proofs.texts:
        return audit, verdicts
    work.texts.update(proofs.texts)
    texts = {work.project.module_of(file): text for file, text in proofs.texts.items()}
    audit = await audit.building(modules, texts)
    again = await audit.verdicts(work.reread(wanted), proofs.texts)
    for key, verdict in again.items():
        unsure = verdict.kind is VerdictKind.INCONCLUSIVE  # another proof of its file is still broken
        if not (unsure and key in proofs.repaired):
            verdicts[key] = verdict
    for key, refutation in proofs.refuted.items():
        verdicts[key] = refute.refuted(again.get(key, verdicts[key]), refutation)
    return audit, verdicts


async def _with_proofs(work: Work, report: Report, proofs: repair.Proofs) -> Report:
    found: list[Suggestion] = []
    in_diff: dict[str, list[tuple[int, int]]] = {}
    for file, text in proofs.texts.items():
        path = inside(file, work.top).as_posix()
        found += suggestions(path, read_source(file), text)
        in_diff[path] = await work.found.repository.lines_in_diff(work.found.base, work.found.head, path)
    return replace(
        report,
        patch=proofs.patch,
        suggestions=tuple(found),
        in_diff=in_diff,
        repaired=frozenset((inside(f, work.top).as_posix(), name) for f, name in proofs.repaired),
        refuted={(inside(f, work.top).as_posix(), name): r for (f, name), r in proofs.refuted.items()},
    )
