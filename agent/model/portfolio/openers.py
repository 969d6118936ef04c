"""Level 1: what takes a goal apart, uses its hypotheses and the lemmas above it, or starts an induction."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agent.model.portfolio import library
from agent.model.portfolio.conjecture import conjectures
from agent.model.portfolio.facts import Premise, type_head
from agent.model.portfolio.names import fresh, structured
from agent.model.portfolio.script import Tactic
from agent.model.portfolio.terms import names_of
from agent.model.portfolio.view import View, is_arithmetical, is_inductive_step, witnesses

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agent.model.portfolio.facts import Facts
    from agent.model.portfolio.goals import Goal, Hypothesis

_TRIVIAL = frozenset({"=", "0", "1", "True", "False"})
_LOGIC_TYPES = frozenset({"And", "Or", "Exists", "Iff", "Eq", "False", "True", "Not"})


class Openers:
    """Makes the tactics of level 1, and the small programs that a conjectured lemma is met with."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.facts = view.facts

    def tactics(self, goal: Goal) -> Iterator[Tactic]:
        """All of level 1 for one goal."""
        yield from self._with_lemmas(goal)
        yield from self._arithmetic(goal)
        yield from self._hypotheses(goal)
        yield from self._target(goal)
        if is_inductive_step(goal):
            yield from cuts(self.facts, goal, 0.3)
        yield from self._cases(goal)
        yield from self.inductions(goal)

    def _with_lemmas(self, goal: Goal) -> Iterator[Tactic]:
        lemmas = self.view.relevant(goal, self.facts.premises, 10)
        here = self.facts.unfoldable(goal.all_names)
        rules = [h.name for h in self.view.propositions(goal) if h.accessible][:6]
        rewriting = [p.name for p in lemmas if p.side(0) is not None or p.conclusion.head not in ("=", "↔")]
        if rewriting:
            yield Tactic(simp([*rewriting[:6], *rules]), 0.4)
            if here:
                yield Tactic(simp([*here, *rewriting[:6], *rules]), 0.45)
            yield Tactic(simp([*here, *rewriting[:4]], "simp_all"), 0.6)
        for p in lemmas[:6]:
            yield from rewrites(p, goal, 0.8)
        for p in self.view.matching(goal, self.facts.premises, 6):
            yield Tactic(
                f"exact {p.name} {' '.join('_' for b in p.binders if b.explicit)}".rstrip(), 0.1, closing=True
            )
            yield Tactic(f"apply {p.name}", 0.8)
            yield Tactic(f"apply {p.name} <;> assumption", 0.15, closing=True)

    def _arithmetic(self, goal: Goal) -> Iterator[Tactic]:
        names = goal.all_names
        if not names & {"+", "*", "^"}:
            return
        here = self.facts.unfoldable(goal.names)
        rules = [h.name for h in self.view.propositions(goal) if h.accessible and "ih" in h.name]
        known = {p.name for p in self.facts.library}
        sums = [n for n in library.ADDITION if n in known]
        products = [n for n in library.MULTIPLICATION if n in known]
        if "ac_rfl" in self.facts.capabilities:
            yield Tactic("ac_rfl", 0.1, closing=True)
        if "simp +arith" in self.facts.capabilities:
            yield Tactic(simp([*here, *rules], "simp +arith"), 0.4)
        if sums:
            yield Tactic(simp([*here, *rules, *sums]), 0.6)
        if products and names & {"*", "^"}:
            more = [n for n in library.POWER if n in known] if "^" in names else []
            yield Tactic(simp([*here, *rules, *more, *products, *sums]), 0.7)
            yield Tactic(simp([*here, *rules, *more, *products[:2], *sums]), 0.7)
            if "omega" in self.facts.capabilities:
                yield Tactic(simp([*here, *more, *products[:2]]) + " at *\nomega", 0.3, closing=True)
                yield Tactic(
                    simp([*here, *more, *products], "simp only") + " at *\nomega", 0.35, closing=True
                )
                yield Tactic(simp([*here, *rules, *more, *products[:2]]) + "\nomega", 0.3, closing=True)
                yield Tactic(simp([*here, *rules, *more, *products]) + "\nomega", 0.35, closing=True)
        for name in ("ring", "linarith", "positivity", "norm_num"):
            if name in self.facts.capabilities:
                yield Tactic(name, 0.2, closing=True)

    def _hypotheses(self, goal: Goal) -> Iterator[Tactic]:
        for h in self.view.propositions(goal):
            if not h.accessible:
                continue
            yield from self._take_apart(h, goal)
            yield from self._use(h, goal)

    def _take_apart(self, h: Hypothesis, goal: Goal) -> Iterator[Tactic]:
        term = h.term
        if term.head == "∨" and term.kind == "op":
            a, b = fresh(goal, h.name, 1)[0], h.name
            yield Tactic(f"cases {h.name} with", 0.5, (f"inl {b}", f"inr {b}"))
            yield Tactic(f"rcases {h.name} with {a} | {a} <;> simp_all", 0.3, closing=True)
        elif term.head == "↔" and term.kind == "op":
            yield Tactic(f"obtain ⟨{h.name}₁, {h.name}₂⟩ := {h.name}", 0.9)
        elif term.head == "=" and term.kind == "op":
            left, right = term.args
            if any(s.is_atom and self.view.is_data(s.head, goal) for s in (left, right)):
                yield Tactic(f"subst {h.name}", 0.3)
            elif not left.is_atom and not right.is_atom and left.head == right.head:
                yield Tactic(f"cases {h.name}", 0.6)
                yield Tactic(f"injection {h.name}", 0.8)
            yield Tactic(f"simp at {h.name}", 0.7)
        kind = self.facts.inductive(type_head(h.type))
        if kind and kind.proposition and kind.name.rsplit(".", 1)[-1] not in _LOGIC_TYPES:
            yield Tactic(f"cases {h.name}", 0.7)
            yield structured("induction", h.name, kind, goal, 0.7)
        if here := self.facts.unfoldable(names_of(term)):
            yield Tactic(simp(here) + f" at {h.name}", 0.8)
        if re.search(r"\b(if|match|ite|dite)\b", h.type):
            yield Tactic(f"split at {h.name}", 0.8)

    def _use(self, h: Hypothesis, goal: Goal) -> Iterator[Tactic]:
        as_premise = Premise(h.name, h.type, local=True)
        head = as_premise.conclusion.head
        negative = h.term.head == "¬" or h.type.endswith("False")
        if (head == goal.term.head and as_premise.binders) or (negative and goal.target == "False"):
            yield Tactic(f"apply {h.name} <;> assumption", 0.05, closing=True)
            yield Tactic(f"apply {h.name}", 0.6)
        if negative and goal.target != "False":
            yield Tactic(f"apply absurd _ {h.name}\nassumption", 0.1, closing=True)
        yield from rewrites(as_premise, goal, 0.7)

    def _target(self, goal: Goal) -> Iterator[Tactic]:
        term = goal.term
        here = self.facts.unfoldable(goal.names)
        if term.head == "∨" and term.kind == "op":
            yield from (Tactic(side, 0.7) for side in ("left", "right"))
        elif term.head == "∃":
            yield from self._witnesses(goal)
        elif term.head == "=" and term.kind == "op" and "fun" in term.args[0].head + term.args[1].head:
            yield Tactic(f"funext {fresh(goal, 'x', 1)[0]}", 0.3)
        kind = self.facts.inductive(term.head)
        if kind and kind.proposition and kind.name not in _LOGIC_TYPES:
            for c in kind.constructors:
                yield Tactic(f"apply {c.name} <;> assumption", 0.1, closing=True)
                yield Tactic(f"apply {c.name}", 0.6)
        for name in here:
            d = self.facts.definition(name)
            if d and not d.recursive:
                yield Tactic(f"unfold {name}", 0.8)
            yield Tactic(f"simp only [{name}]", 1.0)

    def splits(self, goal: Goal) -> Iterator[Tactic]:
        """Case distinctions that the target itself asks for."""
        if not re.search(r"\b(if|match|ite|dite)\b", goal.target):
            return
        finish = simp(self.facts.unfoldable(goal.all_names), "simp_all")
        yield Tactic(f"split <;> {finish}", 0.3, closing=True)
        if "omega" in self.facts.capabilities:
            yield Tactic("split <;> omega", 0.2, closing=True)
        yield Tactic("split", 0.5)
        yield from self._conditions(goal)

    def _conditions(self, goal: Goal) -> Iterator[Tactic]:
        finish = simp(self.facts.unfoldable(goal.all_names), "simp_all")
        for t in [u for u in goal.term.walk() if u.kind == "if"][:2]:
            condition = str(t.args[0])
            if "✝" not in condition:
                name = fresh(goal, "h", 1)[0]
                yield Tactic(f"by_cases {name} : {condition} <;> {finish}", 0.3, closing=True)
                yield Tactic(f"by_cases {name} : {condition}", 0.8)

    def _witnesses(self, goal: Goal) -> Iterator[Tactic]:
        rules = [h.name for h in self.view.propositions(goal) if h.accessible]
        yield Tactic("exact ⟨_, rfl⟩", 0.02, closing=True)
        for n in rules:
            yield Tactic(f"exact ⟨_, {n}⟩", 0.02, closing=True)
            yield Tactic(f"exact ⟨_, _, {n}⟩", 0.02, closing=True)
        for a in rules[:5]:
            yield from (Tactic(f"exact ⟨_, {a}, {b}⟩", 0.03, closing=True) for b in rules[:5] if a != b)
        finish = simp(self.facts.unfoldable(goal.all_names), "simp_all")
        for i, w in enumerate(witnesses(goal, self.view)):
            if i < 8:
                yield Tactic(f"exact ⟨{w}, rfl⟩", 0.02, closing=True)
            if "omega" in self.facts.capabilities and is_arithmetical(goal):
                yield Tactic(f"refine ⟨{w}, ?_⟩\nomega", 0.2, closing=True)
            yield Tactic(f"refine ⟨{w}, ?_⟩\n{finish}", 0.25, closing=True)
            if i < 8:
                yield Tactic(f"refine ⟨{w}, ?_⟩", 1.1 + 0.1 * i)

    def _cases(self, goal: Goal) -> Iterator[Tactic]:
        everywhere = self.facts.unfoldable(goal.all_names)
        finish = simp(everywhere, "simp_all")
        for rank, (h, kind) in enumerate(self.view.variables(goal)):
            small = not kind.recursive
            if kind.name == "Prod" or (len(kind.constructors) == 1 and small):
                names = fresh(goal, "a", len(kind.constructors[0].fields)) if kind.constructors else []
                yield Tactic(f"obtain ⟨{', '.join(names)}⟩ := {h.name}", 0.4)
                continue
            yield Tactic(f"cases {h.name} <;> rfl", 0.1 if small else 0.2, closing=True)
            yield Tactic(f"cases {h.name} <;> {finish}", 0.2 if small else 0.3, closing=True)
            if not kind.indexed:
                yield structured("cases", h.name, kind, goal, (0.5 if small else 1.2) + 0.2 * rank)

    def inductions(self, goal: Goal) -> Iterator[Tactic]:
        for rank, (h, kind) in enumerate(self.view.variables(goal)):
            if not kind.recursive or kind.indexed:
                continue
            cost = 0.8 + 0.5 * rank
            others = self.view.generalizable(goal, h.name)
            step = structured("induction", h.name, kind, goal, cost)
            if others:
                wider = structured("induction", h.name, kind, goal, cost, " ".join(others))
                first = self.view.changes_arguments(goal, others)
                yield from (wider, step.dearer(0.4)) if first else (step, wider.dearer(0.4))
            else:
                yield step

    def programs(self, goal: Goal) -> Iterator[Tactic]:
        finish = simp(self.facts.closure(goal.names), "simp_all")
        omega = " <;> omega" if "omega" in self.facts.capabilities else ""
        for h, kind in self.view.variables(goal)[:2]:
            if not kind.recursive or kind.indexed:
                continue
            others = " ".join(self.view.generalizable(goal, h.name))
            for wider in dict.fromkeys(("", f" generalizing {others}" if others else "")):
                yield Tactic(f"induction {h.name}{wider} <;> {finish}", 0.5, closing=True)
                if omega:
                    yield Tactic(f"induction {h.name}{wider} <;> {finish}{omega}", 0.55, closing=True)
        for t in self.inductions(goal):
            yield t.dearer(-0.5)


def simp(lemmas: Sequence[str], tactic: str = "simp") -> str:
    """`tactic [lemmas]` without repetitions; without brackets when there is no lemma."""
    unique = list(dict.fromkeys(lemmas))
    return f"{tactic} [{', '.join(unique)}]" if unique else tactic


def rewrites(p: Premise, goal: Goal, cost: float) -> Iterator[Tactic]:
    """`rw` with a premise, in each direction in which its side occurs in the target."""
    for index, arrow in ((0, ""), (1, "← ")):
        side = p.side(index)
        if not side or not side <= goal.names or side <= _TRIVIAL:
            continue
        if p.local or index == 0 or p.conclusion.args[1].size >= p.conclusion.args[0].size:
            yield Tactic(f"rw [{arrow}{p.name}]", cost + 0.3 * index)


def cuts(facts: Facts, goal: Goal, cost: float) -> Iterator[Tactic]:
    """`have aux : ..` for the lemmas that the goal suggests."""
    name = fresh(goal, "aux", 1)[0]
    for i, statement in enumerate(conjectures(goal, facts)):
        yield Tactic(f"have {name} : {statement}", cost + 0.05 * i, cut=True)
