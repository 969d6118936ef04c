"""Joins the proofs that were found apart: those that rest on one another, those of one file, those of one project.

A proof found alone may rest on a lemma that had a hole then and was proved in the same run; two proofs may bring
helpers of the same name; a helper may break a module that imports the file.  Here the texts are put together, in a
build of leanloop's own, and the judge has the last word on every combination.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from agent import edits, outcomes
from agent.files import state_folder
from agent.lean import text as lean_text
from agent.toolchain import build
from agent.toolchain.dependents import broken_dependents
from agent.toolchain.together import all_of
from agent.types import Candidate, Outcome, Reason, Span, Verdict, VerdictKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from agent.judge.task import TaskJudge
    from agent.lean.project import Project
    from agent.toolchain.protocol import Toolchain
    from agent.types import Run, Task


class _Joiner:
    """The project, its Lean and the judge."""

    def __init__(self, project: Project, toolchain: Toolchain, judge: TaskJudge) -> None:
        self.project, self.toolchain, self.judge = project, toolchain, judge
        self.folder = state_folder(project.root) / "build"

    async def over(self, found: Sequence[Outcome], modules: Mapping[str, str]) -> TaskJudge:
        """The judge over a build of what these modules' texts import, with the proofs found so far in place."""
        names = {i for text in modules.values() for i in lean_text.header(text).imports}
        own = sorted(n for n in names if self.project.file_of(n) is not None)
        if not own:
            return self.judge
        texts = {o[0].task.module: combined(o).text for o in accepted(found).values()}
        built = await build.build(self.project, self.toolchain, own, self.folder, texts=texts, strict=False)
        return self.judge.importing(built.folder)


async def join(
    project: Project, toolchain: Toolchain, judge: TaskJudge, found: Sequence[Outcome]
) -> list[Outcome]:
    """The outcomes once everything stands together; what does not fit is no longer PROVED, and says why."""
    joiner = _Joiner(project, toolchain, judge)
    joined = await _settle(joiner, list(found))
    while True:
        refused = await _misfits(joiner, joined) or await _breakers(joiner, joined)
        if not refused:
            return joined
        joined = [_refuse(o, refused[o.task.id]) if o.task.id in refused else o for o in joined]


async def judge_over(
    project: Project, toolchain: Toolchain, judge: TaskJudge, found: Sequence[Outcome], task: Task
) -> TaskJudge:
    """The judge over what the task's file imports, with the proofs of this run in place."""
    return await _Joiner(project, toolchain, judge).over(found, {task.module: task.source})


def accepted(found: Sequence[Outcome]) -> dict[Path, list[Outcome]]:
    """The proved outcomes of each file."""
    files: dict[Path, list[Outcome]] = defaultdict(list)
    for outcome in found:
        if outcome.verdict.kind is VerdictKind.PROVED and outcome.candidate is not None:
            files[outcome.task.file].append(outcome)
    return files


def changes(run: Run) -> dict[Path, tuple[str, str]]:
    """File -> (text before, text after) for every file in which something was proved."""
    return {file: (o[0].task.source, combined(o).text) for file, o in accepted(run.outcomes).items()}


def combined(together: Sequence[Outcome], mine: Outcome | None = None) -> Candidate:
    """One candidate with the answers of several outcomes for one file; its spans are those of `mine` (None: all)."""
    pieces = sorted(
        ((e, o) for o in together if o.candidate for e in edits.edits_of(o.task.source, o.candidate)),
        key=lambda p: (p[0].start, p[0].end),
    )
    spans, shift = [], 0
    for e, owner in pieces:
        if mine is None or owner is mine:
            spans.append(Span(e.start + shift, e.start + shift + len(e.text)))
        shift += len(e.text) - (e.end - e.start)
    return Candidate(edits.apply(together[0].task.source, (e for e, _ in pieces)), tuple(spans))


async def _settle(joiner: _Joiner, found: list[Outcome]) -> list[Outcome]:
    """Judge the proofs that waited for other holes again, as long as that proves more of them."""
    while True:
        waiting = [
            w for o in found if outcomes.conditional(o.verdict) and (w := _with_candidate(o)) is not None
        ]
        proved = accepted(found)
        if not waiting or not proved:
            return found
        judge = await joiner.over(found, {o.task.module: o.task.source for o in waiting})
        verdicts = await all_of(_judge_beside(judge, proved.get(o.task.file, ()), o) for o in waiting)
        better = {
            o.task.id: replace(o, verdict=v)
            for o, v in zip(waiting, verdicts, strict=True)
            if v.kind is VerdictKind.PROVED
        }
        if not better:
            return found
        found = [better.get(o.task.id, o) for o in found]


def _with_candidate(o: Outcome) -> Outcome | None:
    """The outcome with the candidate that the judge would accept but for other holes."""
    for a in reversed(o.attempts):
        if a.verdict is not None and outcomes.conditional(a.verdict) and a.candidate is not None:
            return replace(o, candidate=a.candidate)
    return None


async def _judge_beside(judge: TaskJudge, beside: Sequence[Outcome], o: Outcome) -> Verdict:
    """What the judge says of one answer in a file that already has the others."""
    base = combined(beside).text if beside else o.task.source
    return await judge.judge_task(replace(o.task, source=base), combined([*beside, o], o))


async def _misfits(joiner: _Joiner, found: list[Outcome]) -> dict[str, Reason]:
    """Proofs that the judge no longer accepts when all of their file and of the imported files stand together."""
    refused: dict[str, Reason] = {}
    files = accepted(found)
    if not files:
        return refused
    judge = await joiner.over(found, {o[0].task.module: o[0].task.source for o in files.values()})

    async def examine(together: list[Outcome]) -> None:
        if len(together) == 1 or await _holds(judge, together):
            return
        kept: list[Outcome] = []
        for o in together:
            if await _holds(judge, [*kept, o]):
                kept.append(o)
            else:
                why = "the proof does not fit beside the others found in this file"
                refused[o.task.id] = Reason("file.conflict", why)

    await all_of(map(examine, files.values()))
    return refused


async def _holds(judge: TaskJudge, together: Sequence[Outcome]) -> bool:
    task = together[0].task
    every = replace(task, declarations=tuple(d for o in together for d in o.task.declarations))
    return (await judge.judge_task(every, combined(together))).kind is VerdictKind.PROVED


async def _breakers(joiner: _Joiner, found: list[Outcome]) -> dict[str, Reason]:
    """Proofs of files whose change breaks a module that imports them."""
    files = accepted(found)
    texts = {o[0].task.module: combined(o).text for o in files.values()}
    if not texts or not await broken_dependents(joiner.project, joiner.toolchain, joiner.folder, texts):
        return {}
    refused: dict[str, Reason] = {}
    for together in files.values():
        module = together[0].task.module
        alone = {module: texts[module]}
        broken = await broken_dependents(joiner.project, joiner.toolchain, joiner.folder, alone)
        for name, why in list(broken.items())[:1]:  # the first in the order of imports
            reason = Reason("dependent.broken", f"{name}, which imports {module}, no longer builds: {why}")
            if name == module:
                reason = Reason(
                    "file.warning", f"the lakefile takes warnings for errors, and the proof brings {why}"
                )
            refused.update({o.task.id: reason for o in together})
    return refused


def _refuse(o: Outcome, reason: Reason) -> Outcome:
    return replace(o, verdict=Verdict(o.task.name, VerdictKind.REJECTED, reasons=(reason,)), candidate=None)
