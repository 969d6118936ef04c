"""The prover that needs no model: surveys a hole, searches, polishes, and answers like a model would."""

from __future__ import annotations

import asyncio
import contextlib
import re
import time
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from agent.check.protocol import CheckRequest
from agent.errors import ModelBusy
from agent.lean.splice import put_scripts
from agent.model.portfolio.bench import Bench
from agent.model.portfolio.polish import polish
from agent.model.portfolio.ranking import Ranker
from agent.model.portfolio.search import Search
from agent.model.portfolio.survey import Cache, survey
from agent.types import PROGRAM_KINDS, PROOF_KINDS, CheckStatus, Completion, Span, Usage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agent.check.protocol import Checker
    from agent.types import Attempt, CheckResult, Declaration, Hole, Task

_PROVABLE = PROOF_KINDS | PROGRAM_KINDS  # as far as their holes are proofs


@dataclass(frozen=True, slots=True)
class Budget:
    """What one task may take: seconds of wall-clock time, and checks; `check_seconds` bounds each of those."""

    seconds: float = 20.0
    checks: int = 400
    check_seconds: float = 12.0


class PortfolioProver:
    """Implements `agent.model.protocol.Prover` with ranked tactics and search; it asks nobody but Lean.

    It answers where all holes are proofs, in theorems and in definitions, and None for what it cannot prove: it
    writes no programs.  Sample 0 is greedy; the others explore in another order, one after the other, within the
    task's budget.
    """

    def __init__(self, checker: Checker, budget: Budget | None = None) -> None:
        self._checker = checker
        self._budget = budget or Budget()
        self._cache = Cache()
        self._locks: dict[str, asyncio.Lock] = {}
        self._started: dict[str, float] = {}

    @property
    def name(self) -> str:
        """The SPEC that it is made from."""
        return "portfolio"

    async def aclose(self) -> None:
        """Nothing to release: the checker belongs to whoever made it."""

    @property
    def one_by_one(self) -> bool:
        """Samples of this prover follow one another."""
        return True

    async def answer(self, task: Task, sample: int, history: Sequence[Attempt]) -> Completion | None:
        """A fenced proof for `task`, or None when none was found; it never answers the same task sample
        twice."""
        if history or not all(d.kind in _PROVABLE for d in task.declarations):
            return None
        started = time.monotonic()
        async with self._locks.setdefault(task.id, asyncio.Lock()):
            begun = self._started.setdefault(task.id, time.monotonic())
            share = 0.5 if sample == 0 else 1.0  # something is left for the samples that look elsewhere
            until = begun + self._budget.seconds * share
            attempt = _Attempt(self._checker, self._cache, task, sample, until, self._budget)
            text = await attempt.prove()
        if text is None:
            return None
        usage = Usage(cost_usd=Decimal(0))
        return Completion(
            f"```lean\n{text}\n```\n", self.name, usage=usage, seconds=time.monotonic() - started
        )

    async def fill(self, task: Task, checks: int) -> tuple[str | None, ...]:
        """For each hole of `task`, in order, what to put in its place; None where nothing was found.

        At most `checks` checks go into each, and the budget's seconds: by counting checks, the same is found again.

        A script of several lines begins with its line break; it goes where the hole and the blanks before it are.
        """
        holes = [(d, h) for d in task.declarations for h in d.holes]
        found: list[str | None] = []
        budget = replace(self._budget, checks=checks)
        for declaration, hole in holes:
            until = time.monotonic() + budget.seconds
            attempt = _Attempt(self._checker, self._cache, task, 0, until, budget)
            script = None
            if declaration.kind in _PROVABLE:
                with contextlib.suppress(ModelBusy):  # nothing can be said of this one
                    script = await attempt.fill(declaration, hole)
            found.append(script)
        return tuple(found)


@dataclass
class _Attempt:
    checker: Checker
    cache: Cache
    task: Task
    sample: int
    until: float
    budget: Budget

    @property
    def open_lemmas(self) -> bool:
        """The second sample may rest on lemmas that have holes: they may be proved in the same run."""
        return self.sample == 1

    async def prove(self) -> str | None:
        """The text inside the fence."""
        filled: list[tuple[Declaration, list[str]]] = []
        for declaration in self.task.declarations:
            scripts = []
            for hole in declaration.holes:
                put = await self.fill(declaration, hole)
                if put is None:
                    return None
                scripts.append(put)
            filled.append((declaration, scripts))
        return await self._answer(filled)

    async def fill(self, declaration: Declaration, hole: Hole) -> str | None:
        """What to put in the place of one hole."""
        remaining = self.until - time.monotonic()
        if remaining <= 0:
            return None
        found = await survey(
            self.checker,
            self.task,
            declaration,
            hole,
            self.cache,
            deadline=max(self.budget.check_seconds, 1.0),
            open_lemmas=self.open_lemmas,
        )
        if found is None:
            return None
        bench = Bench(self.checker, found.frame, limit=self.budget.checks, deadline=self.budget.check_seconds)
        search = Search(bench, Ranker(found.facts), found.goal, sample=self.sample)
        while (script := await search.prove(self.until)) is not None:
            lines = await polish(bench, found.frame, script)
            if lines is not None:
                return found.frame.put(lines)
            search.refuse()
        return None

    async def _answer(self, filled: Sequence[tuple[Declaration, list[str]]]) -> str | None:
        """The whole text checked once more as it will stand, with the axioms it rests on."""
        source = self.task.source
        scripts = [(h.span, put) for d, puts in filled for h, put in zip(d.holes, puts, strict=True)]
        whole = put_scripts(source, scripts, [d.span for d, _ in filled])
        text, places = whole.text, whole.spans
        end = places[-1].end
        names = [f"_root_.{d.name}" for d, _ in filled if d.name_span]  # the short one may be protected
        asked = text[:end] + "".join(f"\n#print axioms {n}" for n in names)
        focus = Span(places[0].start, len(asked))
        request = CheckRequest(self.task.file, asked + "\n", focus, self.budget.check_seconds)
        result = await self.checker.check(request)
        if result.status is not CheckStatus.PASSED:
            return None
        if not self.open_lemmas and not _stand_on_their_own(result, len(names)):
            # a checker may have left out the proofs above: only with them do the axioms tell
            result = await self.checker.check(replace(request, focus=Span(0, len(asked))))
            if not _stand_on_their_own(result, len(names)):
                return None
        if len(filled) == 1 and _is_bare(filled[0][0], source):
            return _proof_only(filled[0][1][0])
        return "\n\n".join(span.of(text) for span in places)


def _stand_on_their_own(result: CheckResult, count: int) -> bool:
    """Whether Lean listed the axioms of that many declarations, and no hole among them."""
    lists = [d.message for d in result.diagnostics if "axioms" in d.message]
    return len(lists) >= count and not any("sorryAx" in text for text in lists)


def _is_bare(declaration: Declaration, source: str) -> bool:
    """Whether the hole is all there is of a theorem's body."""
    if declaration.kind not in PROOF_KINDS:
        return False
    body = declaration.body.of(source) if declaration.body else ""
    return re.fullmatch(r":=\s*(?:by\s+)?(?:sorry|admit)", body.strip()) is not None


def _proof_only(put: str) -> str:
    return put.lstrip() if re.match(r" ?by\s", put) else f"by{put}"
