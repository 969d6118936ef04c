"""Proves what a branch left unproved: holes, and proofs that its changes broke.  The result is a patch."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from agent import edits, outcomes, tasks
from agent.judge.places import MISREAD
from agent.lean import text as lean_text
from agent.lean.project import read_source
from agent.refuting import refute
from agent.report import live
from agent.session import joining, opening, session
from agent.types import THEOREM_KINDS, VerdictKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from agent.config import Settings
    from agent.lean.project import Project
    from agent.types import Declaration, Outcome, Refutation, Task, Verdict


_HOLE = ":= by\n  sorry"


@dataclass(frozen=True)
class Proofs:
    """The verdicts after the attempt, a patch (empty when nothing was proved), and the texts that it leads to."""

    verdicts: dict[tuple[Path, str], Verdict]
    patch: str = ""
    texts: Mapping[Path, str] = field(default_factory=dict)
    repaired: frozenset[tuple[Path, str]] = frozenset()
    refuted: Mapping[tuple[Path, str], Refutation] = field(default_factory=dict)


async def prove(
    project: Project,
    top: Path,
    wanted: Sequence[tuple[Path, Declaration]],
    verdicts: Mapping[tuple[Path, str], Verdict],
    settings: Settings,
    *,
    quiet: bool,
) -> Proofs:
    """Attempt every wanted declaration that is not proved, within the budgets of `settings`."""
    found: dict[tuple[Path, str], Verdict] = dict(verdicts)
    originals: dict[Path, str] = {}
    todo: list[Task] = []
    for file, declarations in _open_by_file(wanted, verdicts).items():
        originals[file] = read_source(file)
        todo += _tasks(project, file, originals[file], declarations)
    if not todo:
        return Proofs(found)
    view = live.view(len(todo), quiet=quiet)
    async with opening.opened(project, todo, opening.Options(settings=settings), view) as opened:
        run = await session.prove(opened, todo)
    patch = ""
    texts: dict[Path, str] = {}
    repaired: set[tuple[Path, str]] = set()
    for file, proved in joining.accepted(run.outcomes).items():
        for outcome in proved:
            found.update({(file, d.name): outcome.verdict for d in outcome.task.declarations})
            repaired.update((file, d.name) for d in outcome.task.declarations)
        name = file.resolve().relative_to(top.resolve()).as_posix()
        texts[file] = _repaired(originals[file], proved)
        patch += edits.diff(name, originals[file], texts[file])
    refuted: dict[tuple[Path, str], Refutation] = {}
    for o in run.outcomes:
        if o.refutation is not None:
            key = o.task.file, o.task.name
            refuted[key] = o.refutation
            found[key] = refute.refuted(found.get(key, o.verdict), o.refutation)
    return Proofs(found, patch, texts, frozenset(repaired), refuted)


def _open_by_file(
    wanted: Sequence[tuple[Path, Declaration]], verdicts: Mapping[tuple[Path, str], Verdict]
) -> dict[Path, list[Declaration]]:
    files: dict[Path, list[Declaration]] = defaultdict(list)
    for file, d in wanted:
        verdict = verdicts.get((file, d.name))
        broken = (
            verdict is not None
            and verdict.kind is VerdictKind.REJECTED
            and not outcomes.conditional(verdict)  # its proof is right, once what it rests on has one
            and d.kind in THEOREM_KINDS
        )
        misread = verdict is not None and any(r.code == MISREAD for r in verdict.reasons)
        if d.body is not None and (d.holes or broken) and not misread:
            files[file].append(d)
    return files


def _tasks(project: Project, file: Path, source: str, declarations: Sequence[Declaration]) -> list[Task]:
    """Tasks over the file with the broken proofs taken out, so that it compiles again."""
    text = source
    for d in sorted(declarations, key=lambda d: -d.span.start):
        if not d.holes:
            text = lean_text.replace_body(text, d, _HOLE).text
    names = {d.name for d in declarations}
    holed = [d for d in lean_text.declarations(text) if d.name in names]
    return tasks.of_file(file, project.module_of(file), text, holed)


def _repaired(source: str, proved: Sequence[Outcome]) -> str:
    """The file as it is on disk, with the accepted proofs put in; what was not proved stays as it was."""
    for outcome in proved:
        assert outcome.candidate is not None  # noqa: S101  (it was accepted)
        answer = {d.name: d for d in lean_text.declarations(outcome.candidate.text)}
        known = {d.name for d in lean_text.declarations(outcome.task.source)}
        helpers = [d.span.of(outcome.candidate.text) for name, d in answer.items() if name not in known]
        for i, target in enumerate(outcome.task.declarations):
            here = next(d for d in lean_text.declarations(source) if d.name == target.name)
            body = answer[target.name].body
            assert body is not None  # noqa: S101  (it was accepted)
            before = "\n\n".join(helpers) if i == 0 else ""
            source = lean_text.replace_body(source, here, body.of(outcome.candidate.text), before).text
    return source
