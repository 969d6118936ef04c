"""Level 2: what looks far and costs much: `exact?`, the library, case distinctions, functional induction, lemmas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agent.model.portfolio import library
from agent.model.portfolio.facts import read_binders
from agent.model.portfolio.names import fresh, subscript
from agent.model.portfolio.openers import cuts, rewrites, simp
from agent.model.portfolio.script import Tactic
from agent.model.portfolio.view import View, is_arithmetical, is_inductive_step, propositional_atoms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agent.model.portfolio.goals import Goal, Hypothesis


class Searchers:
    """Makes the tactics of level 2."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.facts = view.facts

    def tactics(self, goal: Goal) -> Iterator[Tactic]:  # noqa: C901, PLR0912  (a ranked list)
        known = self.facts.capabilities
        here = self.facts.unfoldable(goal.all_names)
        rules = [h.name for h in self.view.propositions(goal) if h.accessible][:6]
        if "grind" in known:
            yield Tactic("grind", 0.3, closing=True, risky=True)
            if here:
                yield Tactic(f"grind [{', '.join(here)}]", 0.3, closing=True, risky=True)
        for name in ("tauto", "aesop"):
            if name in known:
                yield Tactic(name, 0.3, closing=True, risky=True)
        if "exact?" in known:
            yield Tactic("exact?", 0.2, closing=True, risky=True)
        lemmas = self.view.relevant(goal, self.facts.library, 10)
        if lemmas:
            yield Tactic(simp([*here, *rules, *(p.name for p in lemmas[:8])]), 0.8, risky=True)
        for p in lemmas:
            yield from rewrites(p, goal, 1.2)
        for p in self.view.matching(goal, self.facts.library, 8):
            yield Tactic(f"apply {p.name} <;> assumption", 0.3, closing=True)
            yield Tactic(f"apply {p.name}", 1.2)
        yield from self._classical(goal)
        yield from self._functional(goal)
        if not is_inductive_step(goal):
            yield from cuts(self.facts, goal, 0.5)
        for h in self.view.propositions(goal):
            if h.accessible:
                yield from self._instantiate(h, goal)
        if goal.term.head == "=" and is_arithmetical(goal):
            yield Tactic("apply Nat.le_antisymm", 2.0)
        if goal.term.head not in ("=", "False") and any(h.term.head in ("¬", "≠") for h in goal.hypotheses):
            yield Tactic("exfalso", 1.2)
        if goal.term.head == "=":
            yield Tactic(f"funext {fresh(goal, 'x', 1)[0]}", 0.6)
            if goal.term.args[0].head == goal.term.args[1].head and goal.term.args[0].args:
                yield Tactic("congr", 1.6)
        for name in self.facts.unfoldable(goal.names):
            yield Tactic(f"unfold {name}", 1.6)

    def _classical(self, goal: Goal) -> Iterator[Tactic]:
        known = {p.name for p in self.facts.library}
        names = [n for n in library.CLASSICAL if n in known]
        if goal.all_names & {"∃", "∀"} or "∃" in goal.key or "∀" in goal.key:
            yield Tactic(simp(names), 0.6)
            yield Tactic(simp(names, "simp_all"), 0.7)
        atoms = propositional_atoms(goal)
        if atoms:
            name = fresh(goal, "h", 1)[0]
            splits = " <;> ".join(f"by_cases {name}{subscript(i)} : {a}" for i, a in enumerate(atoms[:4]))
            yield Tactic(f"{splits} <;> simp_all", 0.4, closing=True)
            yield from (Tactic(f"by_cases {name} : {a}", 1.2) for a in atoms[:3])
        if goal.term.head != "False" and "¬" in goal.key:
            name = fresh(goal, "h", 1)[0]
            yield Tactic(f"refine Classical.byContradiction fun {name} => ?_", 1.3)

    def _functional(self, goal: Goal) -> Iterator[Tactic]:
        finish = simp(self.facts.unfoldable(goal.all_names), "simp_all")
        for t in goal.term.walk():
            d = self.facts.definition(t.head) if t.kind == "app" else None
            if d and d.recursive and "✝" not in str(t) and t.kind == "app":
                yield Tactic(f"fun_induction {t} <;> {finish}", 0.5, closing=True, induction=True)
                yield Tactic(f"fun_induction {t}", 1.0 if len(d.recursion) > 1 else 2.0, induction=True)

    def _instantiate(self, h: Hypothesis, goal: Goal) -> Iterator[Tactic]:
        binders = read_binders(h.type)[0]
        if not binders:
            return
        if binders[0].name == "_":
            for other in goal.hypotheses:
                if other.type == binders[0].type and other.accessible:
                    yield Tactic(f"have {fresh(goal, 'h', 1)[0]} := {h.name} {other.name}", 0.9)
            return
        for v in goal.hypotheses:
            if v.type == binders[0].type and v.accessible:
                yield Tactic(f"have {fresh(goal, 'h', 1)[0]} := {h.name} {v.name}", 1.1)
