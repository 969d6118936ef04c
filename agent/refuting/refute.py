"""Tries to prove that a statement is false: by small values first, then by what the provers find for its negation.

What is claimed is a theorem of its own, `Not (type_of% @t)`, stated behind the file by the genuine Lean, compared with
the statement of `t` in the compiled file, and judged like any proof.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from agent import tasks
from agent.check.protocol import CheckRequest
from agent.judge.audit import public
from agent.lean import text as lean_text
from agent.lean.olean import display, parse_name
from agent.refuting.values import Instance, Statement
from agent.types import THEOREM_KINDS, Reason, Refutation, Severity, Span, Usage, Verdict, VerdictKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agent.check.protocol import Checker
    from agent.judge.build import Source
    from agent.judge.task import TaskJudge
    from agent.search import Search
    from agent.types import Attempt, Declaration, Task

FALSE = "statement.false"
_NAME = "leanloop_refutes"
_INSTANCES, _AT_ONCE = 60, 12
_SECONDS = 30.0  # for one statement
_HEARTBEATS = 20_000
_FINISH = (
    "first | (revert h; decide) | omega | (simp at h; done) | contradiction | (cases h; done) | (simp_all; done)"
    " | (simp [funext_iff] at h; done) | (have h := congrFun h 1; simp at h; done)"
    " | (have h := congrFun (h rfl) 1; simp at h; done)"
)
_WITHOUT_VALUES = ("decide", "simp", "omega", "(intro h; simp at h; done)", "grind")


@dataclass(frozen=True, slots=True)
class _Attempt:
    """A proof of the negation, and the values that it is by."""

    proof: str
    values: tuple[tuple[str, str], ...] = ()


class _Silent:
    """A journal of nothing: the negation is no task of the run.  Implements `agent.search.Journal`."""

    def recall(self, task: Task, prover: str, sample: int) -> Sequence[Attempt]:
        del task, prover, sample
        return ()

    def answered(self, task: Task, prover: str, attempt: Attempt) -> None:
        pass

    def finished(self, task: Task, prover: str, attempt: Attempt) -> None:
        pass


class Refuter:
    """Refutes the tasks of a run; what small values say of one is found out once.

    `asks`: the provers are to be asked for the negation of what stays unproved.  Implements `agent.search.Doubter`.
    """

    def __init__(self, judge: TaskJudge, checker: Checker, *, asks: bool = False) -> None:
        self._judge, self._checker = judge, checker
        self.asks = asks
        self._known: dict[str, Refutation | None] = {}

    async def is_false(self, task: Task) -> bool:
        """Whether small values show that its statement is false, which costs a second or two and no model."""
        return await self._by_values(task) is not None

    async def refute(self, task: Task, search: Search | None = None) -> tuple[Refutation | None, Usage]:
        """As the function `refute`."""
        found = await self._by_values(task)
        if found is not None or search is None:
            return found, Usage()
        return await refute(task, self._judge, self._checker, search, values=False)

    async def _by_values(self, task: Task) -> Refutation | None:
        if task.id not in self._known:
            self._known[task.id], _ = await refute(task, self._judge, self._checker)
        return self._known[task.id]


async def refute(
    task: Task,
    judge: TaskJudge,
    checker: Checker,
    search: Search | None = None,
    *,
    values: bool = True,
    seconds: float = _SECONDS,
) -> tuple[Refutation | None, Usage]:
    """A refutation of the task's theorem that the judge accepts, or None; and what `search` consumed for it.

    `search` (if any) is asked for the negation when no `values` do.  Only theorems are looked at: a definition that is
    open makes what is said of it neither true nor false.
    """
    if len(task.declarations) != 1 or task.declarations[0].kind not in THEOREM_KINDS:
        return None, Usage()
    found: Refutation | None = None
    try:
        async with asyncio.timeout(seconds):
            negation = await _Negation.of(task, judge)
            if negation is not None and values:
                found = await negation.by_values(checker)
    except TimeoutError:
        negation = None
    if found is None and negation is not None and search is not None:
        return await negation.by_search(replace(search, journal=_Silent(), doubter=None))
    return found, Usage()


def refuted(verdict: Verdict, found: Refutation) -> Verdict:
    """The verdict with what was found: a statement that is false cannot be proved, whatever kept the provers."""
    reasons = (Reason(FALSE, found.text), *verdict.reasons)
    return replace(verdict, kind=VerdictKind.REJECTED, trust=None, reasons=reasons)


@dataclass(frozen=True)
class _Negation:
    """The negation of a task's theorem, stated behind its file."""

    task: Task
    judge: TaskJudge
    statement: Statement
    challenge: Source
    head: str

    @classmethod
    async def of(cls, task: Task, judge: TaskJudge) -> _Negation | None:
        """None where the file does not compile, or has no such theorem."""
        shown = parse_name(task.declarations[0].name)
        stands = await judge.environment(judge.challenge(task))
        target = next((n for n in stands.own.names if public(n) == shown), None) if stands else None
        if stands is None or target is None:
            return None
        statement = Statement(stands, target)
        levels = f".{{{', '.join(map(str, statement.levels))}}}" if statement.levels else ""
        head = f"theorem _root_.{_NAME} : _root_.Not (type_of% @_root_.{display(shown)}{levels})"
        challenge = replace(judge.challenge(task), text=f"{_closed(task.source)}{head} := by\n  sorry\n")
        return cls(task, judge, statement, challenge, head)

    async def is_stated(self) -> bool:
        """Whether Lean understands it as we do.  One compilation of the file: for what has come out of it already."""
        stated = await self.judge.environment(self.challenge)
        return (
            stated is not None
            and (_NAME,) in stated.own
            and self.statement.is_negated_by(stated.own, (_NAME,))
        )

    async def by_values(self, checker: Checker) -> Refutation | None:
        """The first small instance that Lean can show to be false."""
        attempts = [_Attempt(f"\n  {t}") for t in _WITHOUT_VALUES]
        attempts += map(_by_instance, islice(self.statement.instances(), _INSTANCES))
        ordered = [a for a in attempts if a.values] or attempts
        ordered += [a for a in attempts if not a.values and a not in ordered]
        for i in range(0, len(ordered), _AT_ONCE):
            passing = await self._passing(checker, ordered[i : i + _AT_ONCE])
            if passing and not await self.is_stated():
                return None
            for attempt in passing:
                if (found := await self._judged(attempt)) is not None:
                    return found
        return None

    async def _passing(self, checker: Checker, attempts: Sequence[_Attempt]) -> list[_Attempt]:
        """Those without an error, all tried in one elaboration.  Feedback, not yet evidence."""
        source = _closed(self.task.source)
        text, starts = source, list[int]()
        for i, attempt in enumerate(attempts):
            starts.append(text.count("\n") + 1)
            head = self.head.replace(_NAME, f"{_NAME}_{i}", 1)
            text += f"set_option maxHeartbeats {_HEARTBEATS} in\n{head} := by{attempt.proof}\n\n"
        starts.append(text.count("\n") + 1)
        focus = Span(len(source), len(text))
        result = await checker.check(CheckRequest(self.task.file, text, focus, _SECONDS))
        if result.reason:
            return []
        bad = [
            d.start.line
            for d in result.diagnostics
            if d.severity is Severity.ERROR or d.kind == "hasSorry" or "sorry" in d.message
        ]
        return [
            a
            for a, start, end in zip(attempts, starts, starts[1:], strict=False)
            if not any(start <= line < end for line in bad)
        ]

    async def _judged(self, attempt: _Attempt) -> Refutation | None:
        solution = replace(
            self.challenge, text=f"{_closed(self.task.source)}{self.head} := by{attempt.proof}\n"
        )
        (verdict,) = await self.judge.judge_sources(self.challenge, solution, [_NAME])
        return self._accepted(verdict, attempt.proof, attempt.values)

    def _accepted(
        self, verdict: Verdict, proof: str, values: tuple[tuple[str, str], ...] = ()
    ) -> Refutation | None:
        if verdict.kind is not VerdictKind.PROVED:
            return None
        return Refutation(self.task.name, values, f"{self.head} := by{proof}", verdict)

    async def by_search(self, search: Search) -> tuple[Refutation | None, Usage]:
        """What the provers find for the negation, and what they consumed."""
        found = [d for d in lean_text.declarations(self.challenge.text) if d.name == _NAME]
        if not found or not await self.is_stated():
            return None, Usage()
        task = tasks.make(self.task.file, self.task.module, self.challenge.text, found)
        outcome = await search.prove(task)
        if outcome.verdict.kind is not VerdictKind.PROVED or outcome.candidate is None:
            return None, outcome.usage
        text = outcome.candidate.text
        proved: Declaration = next(d for d in lean_text.declarations(text) if d.name == _NAME)
        start = len(_closed(self.task.source))  # helpers of the proof stand before it
        stated = text[start : proved.span.end]
        return Refutation(self.task.name, (), stated, outcome.verdict), outcome.usage


def _by_instance(instance: Instance) -> _Attempt:
    lines = ["intro h"]
    if instance.arguments:  # and nothing but the instance may be used, or the values would mean nothing
        lines = ["intro all", f"have h := @all {' '.join(instance.arguments)}", "clear all"]
    return _Attempt("".join(f"\n  {line}" for line in (*lines, _FINISH)), instance.values)


def _closed(source: str) -> str:
    """The text, ready for one more command behind it."""
    return source.rstrip() + "\n\n"
