"""What a run may cost, before anything is asked: `leanloop prove --dry-run`.

`most` takes every sample of every task through every round, with answers as long as they may be.  `likely` takes what
this repository's journal knows of the model (answers for a task, tokens of an answer), or a guess where it knows none.
Neither counts what the free portfolio proves: nobody knows that beforehand.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from agent.model import spec as specs
from agent.model import tokens
from agent.model.pricing import price_of
from agent.model.service import longest_answer
from agent.prompting.chat import ChatProver
from agent.types import Sampling, Usage

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from agent.config import Settings
    from agent.model.pricing import Price
    from agent.types import Completion, Prompt, Task

_FEEDBACK = 400  # tokens of Lean's errors and goals, about
_ANSWER = 1500  # tokens of an answer where nothing is known; one that reasons takes ten times that
_WINDOW = 32_000


@dataclass(frozen=True, slots=True)
class Habits:
    """What a journal knows of a model: how many answers, on how many tasks, of how many tokens together."""

    answers: int = 0
    tasks: int = 0
    tokens: int = 0


@dataclass(frozen=True, slots=True)
class Estimate:
    """One model of the ladder: its answers and what they come to.  `one_call` is the most that the first may take."""

    model: str
    likely_answers: int
    most_answers: int
    likely: Usage
    most: Usage
    one_call: Usage
    habits: Habits


async def estimate(
    tasks: Sequence[Task], settings: Settings, habits: Callable[[str], Habits]
) -> tuple[Estimate, ...]:
    """For each model that costs something, in the order of the ladder.  Raises ConfigError for a SPEC that is none."""
    wanted = [m for m in settings.prove.models if m != "portfolio"]
    return tuple([await _of_model(m, tasks, settings, habits(m)) for m in wanted])


async def _of_model(spec: str, tasks: Sequence[Task], settings: Settings, known: Habits) -> Estimate:
    specs.check(spec)
    mine, prefs = settings.model(spec), settings.prove
    price, longest = price_of(mine), longest_answer(mine)
    window = mine.context_window or _WINDOW
    prover = ChatProver(
        _Unasked(spec), "", sampling=Sampling(max_tokens=min(longest, window // 2)), window=window
    )
    prompts = [await prover.prompt(task, ()) for task in tasks]
    openings = [tokens.estimate_prompt(p) for p in prompts]
    usual = known.tokens // known.answers if known.answers else min(longest, _ANSWER)
    most_answers = prefs.k * prefs.rounds
    likely_answers = -(-known.answers // known.tasks) if known.tasks else -(-most_answers // 2)
    likely_answers = min(most_answers, likely_answers)
    rounds = -(-likely_answers // prefs.k)
    likely = [_together(o, min(likely_answers, prefs.k), rounds, usual, window) for o in openings]
    most = [_together(o, prefs.k, prefs.rounds, longest, window) for o in openings]
    first = max((tokens.at_most(p) for p in prompts), default=0)
    return Estimate(
        spec,
        likely_answers * len(tasks),
        most_answers * len(tasks),
        _usage(likely, price),
        _usage(most, price),
        _usage([(first, longest)] if tasks else [], price),
        known,
    )


def _together(opening: int, samples: int, rounds: int, answer: int, window: int) -> tuple[int, int]:
    """Tokens in and out of conversations that grow by an answer and its feedback in each round."""
    prompts = [min(max(opening, window), opening + r * (answer + _FEEDBACK)) for r in range(rounds)]
    return samples * sum(prompts), samples * rounds * answer


def _usage(parts: Sequence[tuple[int, int]], price: Price | None) -> Usage:
    before, after = sum(p for p, _ in parts), sum(a for _, a in parts)
    return Usage(before, after, None if price is None else price.of(before, after), estimated=True)


@dataclass(frozen=True, slots=True)
class _Unasked:
    """A model that only has a name."""

    name: str

    async def complete(self, prompt: Prompt, sampling: Sampling) -> Completion:
        raise NotImplementedError

    async def aclose(self) -> None:
        """Nothing is open."""


# ---------------------------------------------------------------------------------------- shown
def as_json(found: Sequence[Estimate], tasks: int, settings: Settings) -> dict[str, object]:
    """The object of `--dry-run --json` (docs/json.md)."""
    prefs = settings.prove

    def told(answers: int, usage: Usage) -> dict[str, object]:
        cost = None if usage.cost_usd is None else float(round(usage.cost_usd, 6))
        return {"answers": answers, "tokens": usage.tokens, "cost_usd": cost}

    return {
        "tasks": tasks,
        "models": [
            {
                "model": e.model,
                "likely": told(e.likely_answers, e.likely),
                "most": told(e.most_answers, e.most),
                "one_call": told(1, e.one_call),
                "known_answers": e.habits.answers,
            }
            for e in found
        ],
        "budget_usd": None if prefs.budget_usd is None else float(prefs.budget_usd),
        "budget_tokens": prefs.budget_tokens,
    }


def lines(found: Sequence[Estimate], tasks: int, settings: Settings) -> list[str]:
    """The same for people."""
    prefs = settings.prove
    out = [
        f"{tasks} tasks, {prefs.k} samples of up to {prefs.rounds} answers on each model; nothing was asked"
    ]
    if "portfolio" in prefs.models:
        out.append("portfolio: free; what it proves before the next model is asked is not paid for")
    for e in found:
        out.append(
            f"{e.model}: likely {e.likely_answers:,} answers, {_words(e.likely)}; "
            f"at most {e.most_answers:,} answers, {_words(e.most)}"
        )
        basis = (
            f"{e.habits.answers:,} answers of earlier runs here"
            if e.habits.answers
            else "no earlier run: a guess"
        )
        out.append(f"  by {basis}")
    return [*out, *_bounds(found, settings)]


def _bounds(found: Sequence[Estimate], settings: Settings) -> list[str]:
    usd, most_tokens = settings.prove.budget_usd, settings.prove.budget_tokens
    out = []
    if usd is not None:
        out.append(f"the budget ends the run at ${usd:.4f}")
    if most_tokens is not None:
        out.append(f"the budget ends the run at {most_tokens:,} tokens")
    if found and usd is None and most_tokens is None:
        out.append("no budget is set: --budget-usd or --budget-tokens ends the run there")
    for e in found:
        call = e.one_call
        too_much = (usd is not None and call.cost_usd is not None and call.cost_usd > usd) or (
            most_tokens is not None and call.tokens > most_tokens
        )
        if too_much:
            out.append(
                f"! one call of {e.model} may take {_words(call)}: the budget is too small to ask it at all"
            )
        if usd is not None and call.cost_usd is None:
            out.append(f"! the price of {e.model} is unknown, so a budget in dollars does not bind it")
    return out


def _words(usage: Usage) -> str:
    cost = usage.cost_usd
    money = "price unknown" if cost is None else f"${cost:.4f}" if cost < Decimal(1) else f"${cost:,.2f}"
    return f"{usage.tokens:,} tokens, {money}"
