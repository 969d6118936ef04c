"""Which tactics are worth a try on a goal, and in what order.

Three levels: what closes a goal or is forced; what takes it apart; what searches.  A goal gets the next level
only when the search comes back to it.  Costs are in the same unit as `search.estimate`: about one step of a
short proof.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agent.model.portfolio.names import destruct_pattern, hidden_names, introduction
from agent.model.portfolio.openers import Openers, simp
from agent.model.portfolio.script import Tactic
from agent.model.portfolio.searchers import Searchers
from agent.model.portfolio.view import View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agent.model.portfolio.facts import Facts
    from agent.model.portfolio.goals import Goal

LEVELS = 3


class Ranker:
    """Makes tactics for goals from what is known around them."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.view = View(facts)
        self._openers = Openers(self.view)
        self._searchers = Searchers(self.view)

    def tactics(self, goal: Goal, level: int, *, conjectured: bool = False) -> list[Tactic]:
        """The tactics of one level, the likelier first, no text twice.

        A lemma of our own (`conjectured`) is met with short inductive programs at once: it is easy, or false.
        """
        if level and introduction(goal):
            return []  # what follows is tried on the goal behind the introduction
        steps = [*(self._closers, self._openers.tactics, self._searchers.tactics)[level](goal)]
        if conjectured and level == 0 and not introduction(goal):
            steps += self._openers.programs(goal)
        seen: dict[str, Tactic] = {}
        for t in steps:
            seen.setdefault(t.probe, t)
        return list(seen.values())

    def _closers(self, goal: Goal) -> Iterator[Tactic]:  # noqa: C901  (a ranked list)
        target = goal.term
        forced = introduction(goal)
        if target.head in ("=", "↔", "≤", "HEq", "∧") or forced:
            yield Tactic("rfl", closing=True)
        same = [h.name for h in goal.hypotheses if h.type == goal.target and h.accessible]
        if same:
            yield Tactic(f"exact {same[-1]}", closing=True)
        if goal.hypotheses:
            yield Tactic("assumption", 0.01, closing=True)
        if any(h.type == "False" or h.term.head in ("¬", "≠", "=") for h in goal.hypotheses):
            yield Tactic("contradiction", 0.02, closing=True)
        if goal.target == "True":
            yield Tactic("trivial", closing=True)
        yield from self._simplifiers(goal, quick=bool(forced))
        if "omega" in self.facts.capabilities and "∃" not in goal.target:
            yield Tactic("omega", 0.08, closing=True)
        if forced:
            yield Tactic(forced, 0.05)
            return
        yield from self._openers.splits(goal)
        if target.head in ("∧", "↔") and target.kind == "op":
            yield Tactic("constructor", 0.3)
        for h in goal.hypotheses:
            if h.accessible and h.term.head in ("∧", "∃") and (pattern := destruct_pattern(h, goal)):
                yield Tactic(f"obtain {pattern} := {h.name}", 0.15)
        if hidden := hidden_names(goal):
            yield Tactic(f"rename_i {hidden}", 0.1)
        if self.view.is_closed(goal):
            yield Tactic("decide", 0.03, closing=True, risky=True)

    def _simplifiers(self, goal: Goal, *, quick: bool) -> Iterator[Tactic]:
        here = self.facts.unfoldable(goal.names)
        everywhere = self.facts.unfoldable(goal.all_names)
        rules = [h.name for h in self.view.propositions(goal) if h.accessible][:8]
        yield Tactic("simp", 0.3)
        if here:
            yield Tactic(simp(here), 0.3)
        if quick:
            return
        if rules:
            yield Tactic(simp([*here, *rules]), 0.35)
            yield Tactic("simp_all", 0.5)
            if everywhere:
                yield Tactic(simp(everywhere, "simp_all"), 0.5)
        closure = self.facts.closure(goal.all_names)
        if set(closure) - set(everywhere):
            yield Tactic(simp([*closure, *rules]), 0.45)
