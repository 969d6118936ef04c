"""The loop: ask, screen, judge, feed back, until something is proved or nothing is left to try.

A task climbs a ladder of provers, the free one first.  On each rung `samples` conversations of up to `rounds` answers
run at once; the first answer that the judge accepts wins and cancels the others.  This page sees protocols only.
"""

from __future__ import annotations

import asyncio
import time
from contextlib import aclosing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from agent import outcomes, screening
from agent.errors import BudgetExhausted, ModelError
from agent.prompting import answers, feedback
from agent.types import Attempt, CheckStatus, Reason, Usage

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Sequence

    from agent.check.protocol import Checker
    from agent.model.protocol import Prover
    from agent.prompting.premises import Premises
    from agent.types import Candidate, CheckResult, Mended, Outcome, Task, Verdict


class Judge(Protocol):
    """The only one who may say PROVED."""

    async def judge_task(self, task: Task, candidate: Candidate) -> Verdict:
        """Whether `candidate` honestly proves what `task` states."""
        ...


class Mender(Protocol):
    """Keeps what holds of a wrong answer, and tries to close the rest."""

    async def mend(self, task: Task, candidate: Candidate, check: CheckResult) -> Mended | None:
        """What can be made of a candidate that Lean refused."""
        ...


class Doubter(Protocol):
    """Knows cheap ways to see that a statement is false."""

    async def is_false(self, task: Task) -> bool:
        """Whether its negation was proved."""
        ...


class Journal(Protocol):
    """Remembers what was answered and found, so that nothing is asked or checked twice."""

    def recall(self, task: Task, prover: str, sample: int) -> Sequence[Attempt]:
        """The attempts of an earlier run of this task, in order; the last may lack its check."""
        ...

    def answered(self, task: Task, prover: str, attempt: Attempt) -> None:
        """Keep an answer as soon as it is there: it has been paid for."""
        ...

    def finished(self, task: Task, prover: str, attempt: Attempt) -> None:
        """Keep what became of it."""
        ...


@dataclass(frozen=True, slots=True)
class Limits:
    """How hard to try: conversations per rung, answers per conversation, seconds per task and per check.

    `doubt_seconds` are those after which a free prover that has found nothing may be on a statement that is false.
    """

    samples: int = 4
    rounds: int = 4
    task_seconds: float = 600.0
    check_seconds: float = 30.0
    doubt_seconds: float = 3.0


@dataclass(frozen=True, slots=True)
class Search:
    """Everything that the loop needs."""

    ladder: Sequence[Prover]
    checker: Checker
    judge: Judge
    journal: Journal
    limits: Limits = Limits()
    mender: Mender | None = None
    premises: Premises | None = None
    doubter: Doubter | None = None

    async def prove(self, task: Task) -> Outcome:
        """Climb the ladder until the judge accepts something."""
        started, attempts, trouble = time.monotonic(), list[Attempt](), list[Reason]()
        lost: list[Usage] = []  # charged for answers that came to nothing

        def settled(found: Sequence[Attempt]) -> Outcome:
            spent = time.monotonic() - started
            return replace(outcomes.settled(task, found, spent), beside=Usage.total(lost))

        try:
            async with asyncio.timeout(self.limits.task_seconds):
                for prover in self.ladder:
                    if kept := await self._kept(task, prover):
                        return settled([*attempts, *kept])
                    if not prover.one_by_one and await self._is_false(task):
                        break  # what is false is not paid for
                    async with aclosing(self._rung(task, prover, trouble, lost)) as rung:
                        async for attempt in rung:
                            attempts.append(attempt)
                            if outcomes.settles(attempt.verdict):
                                break
                    if attempts and outcomes.settles(attempts[-1].verdict):
                        return settled(attempts)
        except TimeoutError:
            trouble.append(
                Reason("limit.time", f"{self.limits.task_seconds:g} s for the task were not enough")
            )
        except BudgetExhausted as e:
            trouble.append(Reason("limit.budget", e.in_one_line))
        seconds = time.monotonic() - started
        return replace(outcomes.unproved(task, attempts, trouble, seconds), beside=Usage.total(lost))

    async def _rung(
        self, task: Task, prover: Prover, trouble: list[Reason], lost: list[Usage]
    ) -> AsyncGenerator[Attempt, None]:
        """The attempts of all samples of one prover, as they come; leaving early cancels the rest."""
        arrived: asyncio.Queue[Attempt | None] = asyncio.Queue()
        turns = asyncio.Semaphore(1 if prover.one_by_one else self.limits.samples)

        async def converse(sample: int) -> None:
            try:
                async with turns, aclosing(self._conversation(task, prover, sample)) as conversation:
                    async for attempt in conversation:
                        arrived.put_nowait(attempt)
            finally:
                arrived.put_nowait(None)

        samples = [asyncio.create_task(converse(n)) for n in range(self.limits.samples)]
        doubts = [asyncio.create_task(self._doubt(task, samples))] if prover.one_by_one else []
        try:
            for _ in samples:
                while (attempt := await arrived.get()) is not None:
                    yield attempt
            await asyncio.wait(samples)
            for sample in samples:
                try:
                    if not sample.cancelled():
                        sample.result()
                except ModelError as e:  # this prover is down: the next one takes over
                    trouble.append(Reason("model.failed", e.in_one_line))
        finally:
            for running in (*samples, *doubts):
                running.cancel()
            ended = await asyncio.gather(*samples, *doubts, return_exceptions=True)
            lost += [e.usage for e in ended if isinstance(e, ModelError) and e.usage is not None]

    async def _doubt(self, task: Task, samples: Sequence[asyncio.Task[None]]) -> None:
        """End samples of a free prover that goes on and on, if what they are to prove is false."""
        await asyncio.sleep(self.limits.doubt_seconds)
        if await self._is_false(task):
            for sample in samples:
                sample.cancel()

    async def _is_false(self, task: Task) -> bool:
        """What the doubter says; one that fails has nothing to say."""
        try:
            return self.doubter is not None and await self.doubter.is_false(task)
        except Exception:  # noqa: BLE001  (whatever it is: the task can be proved without it)
            return False

    def sample(self, task: Task, prover: Prover, number: int) -> AsyncGenerator[Attempt, None]:
        """One sample by itself, carried through to its last round: what pass@k is estimated from."""
        return self._conversation(task, prover, number)

    async def _conversation(self, task: Task, prover: Prover, sample: int) -> AsyncGenerator[Attempt, None]:
        """One sample: an answer, what Lean and the judge say of it, the next answer."""
        history: list[Attempt] = []
        for recalled in self.journal.recall(task, prover.name, sample):
            known = replace(recalled, feedback=None) if outcomes.settles(recalled.verdict) else recalled
            history.append(known if known.feedback else await self._examine(task, prover, known, history))
            yield history[-1]
        while len(history) < self.limits.rounds:
            completion = await prover.answer(task, sample, history)
            if completion is None:
                return
            attempt = Attempt(sample, len(history), completion)
            self.journal.answered(task, prover.name, attempt)
            history.append(await self._examine(task, prover, attempt, history))
            yield history[-1]

    async def _kept(self, task: Task, prover: Prover) -> list[Attempt]:
        """The attempts of an earlier run, one that settles the task last; none where none does.

        What a file on disk calls proved is judged before it counts.
        """
        known = [a for n in range(self.limits.samples) for a in self.journal.recall(task, prover.name, n)]
        for found in known:
            if found.candidate is not None and outcomes.settles(found.verdict):
                verdict = await self.judge.judge_task(task, found.candidate)
                if outcomes.settles(verdict):
                    return [*(a for a in known if a is not found), replace(found, verdict=verdict)]
        return []

    async def _examine(
        self, task: Task, prover: Prover, attempt: Attempt, history: Sequence[Attempt]
    ) -> Attempt:
        """Read the answer, screen it with Lean, let the judge see what passes, and say what is to be said."""
        started, reading = time.monotonic(), answers.read(task, attempt.completion, history)
        counts = feedback.Counts(attempt.round + 1, self.limits.rounds)
        said = feedback.of_note(reading.note, counts)
        attempt = replace(attempt, feedback=said, refused=reading.refused)
        for candidate in reading.candidates:
            check = await self._screen(task, candidate, history)
            if check.status is CheckStatus.PASSED:
                verdict = await self.judge.judge_task(task, candidate)
                said = feedback.of_verdict(verdict, reading.note, counts)
                attempt = replace(attempt, candidate=candidate, check=check, verdict=verdict, feedback=said)
                break
            if attempt.candidate is None:
                attempt = replace(attempt, candidate=candidate, check=check)
        if attempt.verdict is None and attempt.candidate is not None:
            attempt = await self._mended(task, attempt, reading.note, counts)
        attempt = replace(attempt, seconds=time.monotonic() - started + attempt.completion.seconds)
        self.journal.finished(task, prover.name, attempt)
        return attempt

    async def _mended(self, task: Task, attempt: Attempt, note: str, counts: feedback.Counts) -> Attempt:
        """A failed answer closed by other means, or with the feedback that says which part of it holds."""
        candidate, check = attempt.candidate, attempt.check
        assert candidate is not None and check is not None  # noqa: S101, PT018  (the caller has just set them)
        found = await self.mender.mend(task, candidate, check) if self.mender else None
        if found is None or found.candidate is None:
            kept = found.kept if found else ""
            said = feedback.of_check(task, candidate, check, note, counts, kept, self.premises)
            return replace(attempt, feedback=said)
        verdict = await self.judge.judge_task(task, found.candidate)
        said = feedback.of_verdict(verdict, note, counts)
        return replace(
            attempt, candidate=found.candidate, check=found.check, verdict=verdict, feedback=said, mended=True
        )

    async def _screen(self, task: Task, candidate: Candidate, history: Sequence[Attempt]) -> CheckResult:
        """What Lean says of the part of the file that matters."""
        seconds, priority = self.limits.check_seconds, outcomes.nearness(history)
        return await self.checker.check(
            screening.request(task, candidate, seconds, goals=True, priority=priority)
        )
