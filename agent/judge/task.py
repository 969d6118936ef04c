"""The judge as the loop sees it: a task and a candidate in, one verdict out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from agent.errors import TargetError
from agent.judge.examples import name_examples
from agent.judge.judge import DOES_NOT_COMPILE, Judge, Source
from agent.judge.places import MISREAD, OTHERWISE
from agent.judge.targets import find_targets
from agent.toolchain.setup import no_setups
from agent.types import Reason, Trust, Verdict, VerdictKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from agent.judge.environment import Environment
    from agent.judge.policy import Policy
    from agent.toolchain.setup import Setups
    from agent.types import Candidate, Task

_GRAVITY = (VerdictKind.REJECTED, VerdictKind.INCONCLUSIVE, VerdictKind.PROVED)


class TaskJudge:
    """Implements `agent.search.Judge`; `import_path` holds the folders with the project's built modules, `setups` says
    how Lean is started for each file.
    """

    def __init__(self, judge: Judge, import_path: tuple[Path, ...] = (), setups: Setups = no_setups) -> None:
        self._judge = judge
        self._import_path = import_path
        self._setups = setups

    def importing(self, *folders: Path) -> TaskJudge:
        """The same judge over other builds of the project's modules."""
        return TaskJudge(self._judge, folders, self._setups)

    async def trouble(self, task: Task) -> Reason | None:
        """Why nothing can be proved in the task's file: it does not compile as it stands."""
        reason = await self._judge.trouble(self.challenge(task))
        if reason is None or not reason.message.startswith(DOES_NOT_COMPILE):
            return reason
        where = f"{task.file.name}:{reason.message.removeprefix(DOES_NOT_COMPILE)}"
        return Reason("file.build", f"the file does not compile as it stands: {where}")

    def challenge(self, task: Task) -> Source:
        """The task's file as it stands."""
        return self._source(task.file, task.module, task.source)

    async def judge_task(self, task: Task, candidate: Candidate) -> Verdict:
        """Proved only if every declaration of the task is."""
        challenge = self.challenge(task)
        solution = replace(challenge, text=candidate.text)
        names = [d.name for d in task.declarations]
        verdicts = await self._judge.judge(
            challenge, solution, names, written=candidate.spans, asked=task.asked
        )
        return together(task.name, verdicts)

    def _source(self, file: Path, module: str, text: str) -> Source:
        return Source(text, module, self._import_path, str(file), self._setups(file))

    @property
    def policy(self) -> Policy:
        """What solutions may do."""
        return self._judge.policy

    def sources(self, task: Task, candidate: Candidate, before: Path, after: Path) -> tuple[Source, Source]:
        """Challenge and solution, as the files that they were written into."""
        challenge = replace(self.challenge(task), file=str(before))
        return challenge, replace(challenge, text=candidate.text, file=str(after))

    async def judge_sources(
        self, challenge: Source, solution: Source, names: Sequence[str]
    ) -> tuple[Verdict, ...]:
        """One verdict for each of `names`."""
        return await self._judge.judge(challenge, solution, names)

    def stands(self, file: Path, module: str, source: str) -> Source:
        """A file with this text, over the project's built modules."""
        return self._source(file, module, source)

    async def environment(self, source: Source) -> Environment | None:
        """What stands in a source, compiled; None where it does not compile."""
        return await self._judge.environment(source)

    async def meanings(self, source: Source, declarations: Iterable[str]) -> dict[str, str]:
        """A hash of all that each of these declarations of a source says."""
        return await self._judge.meanings(source, declarations)

    async def audit(self, file: Path, module: str, source: str, names: Sequence[str]) -> tuple[Verdict, ...]:
        """What may be said of declarations as they stand in `source`: one verdict for each of `names`.

        Those that the text shows and Lean does not declare under their name are inconclusive, and keep no other from
        its verdict.
        """
        if not names:
            return ()
        stands = self.stands(file, module, source)
        try:
            return await self._judge.judge(stands, stands, names)
        except TargetError:
            unknown = await self._unknown(stands, names)
            if not unknown:
                raise
        there = [name for name in names if name not in unknown]
        judged = iter(await self._judge.judge(stands, stands, there) if there else ())
        return tuple(unknown[name] if name in unknown else next(judged) for name in names)

    async def _unknown(self, source: Source, names: Sequence[str]) -> dict[str, Verdict]:
        """Those of `names` that Lean does not declare, with what is to be said of each."""
        named = name_examples(source, source, names, None)
        environment = await self._judge.environment(named.challenge)
        found: dict[str, Verdict] = {}
        if environment is None:
            return found
        for name in names:
            try:
                find_targets(environment, named.challenge.text, [named.names[name]])
            except TargetError:
                reason = Reason(MISREAD, f"Lean declares no {name} here: {OTHERWISE}")
                found[name] = Verdict(name, VerdictKind.INCONCLUSIVE, reasons=(reason,))
        return found


def together(name: str, verdicts: tuple[Verdict, ...]) -> Verdict:
    """One verdict for several declarations: the gravest kind, the weakest trust, all that was said."""
    if len(verdicts) == 1:
        return replace(verdicts[0], declaration=name)
    kind = min((v.kind for v in verdicts), key=_GRAVITY.index, default=VerdictKind.INCONCLUSIVE)
    weakest = Trust.AUDITED if any(v.trust is Trust.AUDITED for v in verdicts) else Trust.REPLAYED
    return Verdict(
        name,
        kind,
        trust=weakest if kind is VerdictKind.PROVED else None,
        reasons=tuple(dict.fromkeys(r for v in verdicts for r in v.reasons)),
        axioms=tuple(sorted({a for v in verdicts for a in v.axioms})),
        notes=tuple(dict.fromkeys(n for v in verdicts for n in v.notes)),
        seconds=max((v.seconds for v in verdicts), default=0.0),
        warnings=tuple(dict.fromkeys(w for v in verdicts for w in v.warnings)),
    )
