"""What a report is about: a run of the journal, and the numbers of its evaluation where it was one (pure)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any

from agent import outcomes
from agent.evaluation import tallies
from agent.evaluation.protocols import is_proof
from agent.report.results import relative
from agent.types import VerdictKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from agent.types import Outcome, Run

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """One task in numbers: `right` of `trials` conclusive ones.

    What was spent until it was solved (`answers`, `tokens`, `usd`, `seconds`) is everything that was spent on it,
    unless an evaluation says better.
    """

    key: str
    name: str
    trials: int
    right: int
    lost: int
    answers: int
    tokens: int
    usd: float | None
    seconds: float


@dataclass(frozen=True, slots=True)
class Share:
    """What one model did: its answers, the tasks that it settled, and what it took."""

    model: str
    answers: int
    proved: int
    tokens: int
    usd: Decimal | None


@dataclass(frozen=True)
class Subject:
    """A run; `evaluation` is what `leanloop eval` kept of it, `facts` what the journal was told, `started` in seconds
    since the epoch.
    """

    run: Run
    root: Path
    evaluation: Json | None = None
    facts: Mapping[str, object] = field(default_factory=dict)
    started: float | None = None

    @property
    def protocol(self) -> str:
        """`independent` and `budget` as in evaluations, else `prove`."""
        return str(self.evaluation["protocol"]) if self.evaluation else "prove"

    @property
    def models(self) -> str:
        """The models in words."""
        if self.evaluation:
            return str(self.evaluation["model"])
        return ", ".join(s.model for s in self.shares) or "no model"

    @property
    def label(self) -> str:
        """A short name for legends."""
        rounds = self.evaluation.get("rounds") if self.evaluation else None
        return f"{self.models}, rounds={rounds}" if rounds else self.models

    @cached_property
    def counts(self) -> Counter[VerdictKind]:
        """How many tasks came to which verdict."""
        return Counter(o.verdict.kind for o in self.run.outcomes)

    @cached_property
    def tokens(self) -> int:
        """All tokens, in and out."""
        return self.run.usage.tokens

    @cached_property
    def usd(self) -> Decimal | None:
        """What it cost; None where no price is known."""
        return self.run.usage.cost_usd

    @property
    def usd_per_proved(self) -> Decimal | None:
        """The cost of everything, failures included, for each task proved."""
        proved = self.counts[VerdictKind.PROVED]
        return self.usd / proved if self.usd is not None and proved else None

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Every task in numbers, in order."""
        if self.evaluation:
            return tuple(_row_of_evaluation(t) for t in self.evaluation["tasks"])
        return tuple(self._row(o) for o in self.run.outcomes)

    def _row(self, o: Outcome) -> Row:
        kind = o.verdict.kind
        conclusive, cost = kind is not VerdictKind.INCONCLUSIVE, o.usage.cost_usd
        return Row(
            key=f"{relative(o.task.file, self.root)}:{o.task.name}",
            name=o.task.name,
            trials=int(conclusive),
            right=int(kind is VerdictKind.PROVED),
            lost=int(not conclusive),
            answers=len(o.attempts),
            tokens=o.usage.tokens,
            usd=None if cost is None else float(cost),
            seconds=o.seconds,
        )

    @cached_property
    def failures(self) -> dict[str, int]:
        """Tasks that were not proved by the reason, the most frequent first."""
        said = Counter(reason(o) for o in self.run.outcomes if o.verdict.kind is not VerdictKind.PROVED)
        return dict(sorted(said.items(), key=lambda x: (-x[1], x[0])))

    @cached_property
    def shares(self) -> tuple[Share, ...]:
        """What each model did, in the order in which they were first asked."""
        return shares(self.run.outcomes)


def reason(o: Outcome) -> str:
    """Why a task is not proved, in the same short words for the same kind of failure; empty where it is."""
    verdict = o.verdict
    if verdict.kind is VerdictKind.PROVED:
        return ""
    if outcomes.conditional(verdict):
        return outcomes.UNPROVED_LEMMA
    code = verdict.reasons[0].code if verdict.reasons else verdict.kind.value
    if code == "lean.error":
        last = next((a for a in reversed(o.attempts) if a.check is not None), None)
        return tallies.why(last) if last is not None else "lean: error"
    return code


def shares(found: Sequence[Outcome]) -> tuple[Share, ...]:
    """What each model did."""
    answers: Counter[str] = Counter()
    proved: Counter[str] = Counter()
    tokens: Counter[str] = Counter()
    costs: dict[str, Decimal] = {}
    for outcome in found:
        for a in outcome.attempts:
            c = a.completion
            answers[c.model] += 1
            tokens[c.model] += c.usage.tokens
            if c.usage.cost_usd is not None:
                costs[c.model] = costs.get(c.model, Decimal(0)) + c.usage.cost_usd
        if outcome.verdict.kind is VerdictKind.PROVED and outcome.attempts:
            # One that waited for another proof is no proof by its own verdict, and is the last.
            right = [a for a in outcome.attempts if is_proof(a)] or outcome.attempts
            proved[right[-1].completion.model] += 1
    return tuple(Share(m, n, proved[m], tokens[m], costs.get(m)) for m, n in answers.items())


def _row_of_evaluation(task: Mapping[str, Any]) -> Row:
    solved = "tokens_to_solve" in task
    return Row(
        key=str(task["id"]),
        name=str(task["task"]),
        trials=int(task["samples"]),
        right=int(task["proved"]),
        lost=len(task.get("inconclusive", ())),
        answers=int(task["attempts"]),
        tokens=int(task["tokens_to_solve"] if solved else task["tokens"]),
        usd=task["cost_to_solve_usd"] if solved else task["cost_usd"],
        seconds=float(task["seconds_to_solve"] if solved else task["seconds"]),
    )
