"""Which tactics are worth a try on a goal, and in what order.

Three levels: what closes a goal or is forced; what takes it apart; what searches.  A goal gets the next level
only when the search comes back to it.  Costs are in the same unit as `search.estimate`: about one step of a
short proof.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agent.model.portfolio import library
from agent.model.portfolio.conjecture import conjectures
from agent.model.portfolio.facts import Facts, Inductive, Premise, read_binders, type_head
from agent.model.portfolio.script import Tactic
from agent.model.portfolio.terms import Term, names_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agent.model.portfolio.goals import Goal, Hypothesis

LEVELS = 3
_RELATIONS = frozenset({"=", "↔", "≤", "<", ">", "≥", "≠", "∈", "∉", "∣", "∧", "∨", "≍", "⊆"})
_ARITHMETIC = frozenset({"+", "-", "*", "/", "%", "<", "≤", ">", "≥", "∣", "^"})
_LOGIC_TYPES = frozenset({"And", "Or", "Exists", "Iff", "Eq", "False", "True", "Not"})


class Ranker:
    """Makes tactics for goals from what is known around them."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts

    def tactics(self, goal: Goal, level: int, *, conjectured: bool = False) -> list[Tactic]:
        """The tactics of one level, the likelier first, no text twice.

        A lemma of our own (`conjectured`) is met with short inductive programs at once: it is easy, or false.
        """
        if level and introduction(goal):
            return []  # what follows is tried on the goal behind the introduction
        steps = [*(self._closers, self._openers, self._searchers)[level](goal)]
        if conjectured and level == 0:
            steps += self._programs(goal)
        seen: dict[str, Tactic] = {}
        for t in steps:
            seen.setdefault(t.probe, t)
        return list(seen.values())

    # -------------------------------------------------------------------------------------------- level 0
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
        if target.head in ("∧", "↔") and target.kind == "op":
            yield Tactic("constructor", 0.3)
        for h in goal.hypotheses:
            if h.accessible and h.term.head in ("∧", "∃") and (pattern := destruct_pattern(h, goal)):
                yield Tactic(f"obtain {pattern} := {h.name}", 0.15)
        if hidden := hidden_names(goal):
            yield Tactic(f"rename_i {hidden}", 0.1)
        if self._is_closed(goal):
            yield Tactic("decide", 0.03, closing=True, risky=True)

    def _simplifiers(self, goal: Goal, *, quick: bool) -> Iterator[Tactic]:
        here = self.facts.unfoldable(goal.names)
        everywhere = self.facts.unfoldable(goal.all_names)
        rules = [h.name for h in self.propositions(goal) if h.accessible][:8]
        yield Tactic("simp", 0.3)
        if here:
            yield Tactic(_simp(here), 0.3)
        if quick:
            return
        if rules:
            yield Tactic(_simp([*here, *rules]), 0.35)
            yield Tactic("simp_all", 0.5)
            if everywhere:
                yield Tactic(_simp(everywhere, "simp_all"), 0.5)
        closure = self.facts.closure(goal.all_names)
        if set(closure) - set(everywhere):
            yield Tactic(_simp([*closure, *rules]), 0.45)

    # -------------------------------------------------------------------------------------------- level 1
    def _openers(self, goal: Goal) -> Iterator[Tactic]:
        yield from self._with_lemmas(goal)
        yield from self._arithmetic(goal)
        yield from self._hypotheses(goal)
        yield from self._target(goal)
        if _is_inductive_step(goal):
            yield from self._cuts(goal, 0.3)
        yield from self._cases(goal)
        yield from self._inductions(goal)

    def _with_lemmas(self, goal: Goal) -> Iterator[Tactic]:
        lemmas = self.relevant(goal, self.facts.premises, 10)
        here = self.facts.unfoldable(goal.all_names)
        rules = [h.name for h in self.propositions(goal) if h.accessible][:6]
        rewriting = [p.name for p in lemmas if p.side(0) is not None or p.conclusion.head not in ("=", "↔")]
        if rewriting:
            yield Tactic(_simp([*rewriting[:6], *rules]), 0.4)
            if here:
                yield Tactic(_simp([*here, *rewriting[:6], *rules]), 0.45)
            yield Tactic(_simp([*here, *rewriting[:4]], "simp_all"), 0.6)
        for p in lemmas[:6]:
            yield from _rewrites(p, goal, 0.8)
        for p in self.matching(goal, self.facts.premises, 6):
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
        rules = [h.name for h in self.propositions(goal) if h.accessible and "ih" in h.name]
        known = {p.name for p in self.facts.library}
        sums = [n for n in library.ADDITION if n in known]
        products = [n for n in library.MULTIPLICATION if n in known]
        if "ac_rfl" in self.facts.capabilities:
            yield Tactic("ac_rfl", 0.1, closing=True)
        if "simp +arith" in self.facts.capabilities:
            yield Tactic(_simp([*here, *rules], "simp +arith"), 0.4)
        if sums:
            yield Tactic(_simp([*here, *rules, *sums]), 0.6)
        if products and names & {"*", "^"}:
            more = [n for n in library.POWER if n in known] if "^" in names else []
            yield Tactic(_simp([*here, *rules, *more, *products, *sums]), 0.7)
            yield Tactic(_simp([*here, *rules, *more, *products[:2], *sums]), 0.7)
            if "omega" in self.facts.capabilities:
                yield Tactic(_simp([*here, *more, *products[:2]]) + " at *\nomega", 0.3, closing=True)
                yield Tactic(
                    _simp([*here, *more, *products], "simp only") + " at *\nomega", 0.35, closing=True
                )
                yield Tactic(_simp([*here, *rules, *more, *products[:2]]) + "\nomega", 0.3, closing=True)
                yield Tactic(_simp([*here, *rules, *more, *products]) + "\nomega", 0.35, closing=True)
        for name in ("ring", "linarith", "positivity", "norm_num"):
            if name in self.facts.capabilities:
                yield Tactic(name, 0.2, closing=True)

    def _hypotheses(self, goal: Goal) -> Iterator[Tactic]:
        for h in self.propositions(goal):
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
            if any(s.is_atom and self.is_data(s.head, goal) for s in (left, right)):
                yield Tactic(f"subst {h.name}", 0.3)
            elif not left.is_atom and not right.is_atom and left.head == right.head:
                yield Tactic(f"cases {h.name}", 0.6)
                yield Tactic(f"injection {h.name}", 0.8)
            yield Tactic(f"simp at {h.name}", 0.7)
        kind = self.facts.inductive(type_head(h.type))
        if kind and kind.proposition and kind.name.rsplit(".", 1)[-1] not in _LOGIC_TYPES:
            yield Tactic(f"cases {h.name}", 0.7)
            yield structured("induction", h.name, kind, goal, 1.0)
        if here := self.facts.unfoldable(names_of(term)):
            yield Tactic(_simp(here) + f" at {h.name}", 0.8)
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
        yield from _rewrites(as_premise, goal, 0.7)

    def _target(self, goal: Goal) -> Iterator[Tactic]:  # noqa: C901  (a ranked list)
        term = goal.term
        here = self.facts.unfoldable(goal.names)
        if re.search(r"\b(if|match|ite|dite)\b", goal.target):
            everywhere = self.facts.unfoldable(goal.all_names)
            yield Tactic(f"split <;> {_simp(everywhere, 'simp_all')}", 0.3, closing=True)
            if "omega" in self.facts.capabilities:
                yield Tactic("split <;> omega", 0.2, closing=True)
            yield Tactic("split", 0.6)
            yield from self._conditions(goal)
        if term.head == "∨" and term.kind == "op":
            yield from (Tactic(side, 0.7) for side in ("left", "right"))
        elif term.head == "∃":
            yield from self._witnesses(goal)
        elif term.head == "=" and term.kind == "op":
            if "fun" in term.args[0].head + term.args[1].head:
                yield Tactic(f"funext {fresh(goal, 'x', 1)[0]}", 0.3)
            elif term.args[0].head == term.args[1].head and term.args[0].args:
                yield Tactic("congr", 1.1)
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

    def _conditions(self, goal: Goal) -> Iterator[Tactic]:
        simp = _simp(self.facts.unfoldable(goal.all_names), "simp_all")
        for t in [u for u in goal.term.walk() if u.kind == "if"][:2]:
            condition = str(t.args[0])
            if "✝" not in condition:
                name = fresh(goal, "h", 1)[0]
                yield Tactic(f"by_cases {name} : {condition} <;> {simp}", 0.3, closing=True)
                yield Tactic(f"by_cases {name} : {condition}", 0.8)

    def _witnesses(self, goal: Goal) -> Iterator[Tactic]:
        rules = [h.name for h in self.propositions(goal) if h.accessible]
        yield Tactic("exact ⟨_, rfl⟩", 0.02, closing=True)
        for n in rules:
            yield Tactic(f"exact ⟨_, {n}⟩", 0.02, closing=True)
            yield Tactic(f"exact ⟨_, _, {n}⟩", 0.02, closing=True)
        for a in rules[:5]:
            yield from (Tactic(f"exact ⟨_, {a}, {b}⟩", 0.03, closing=True) for b in rules[:5] if a != b)
        simp = _simp(self.facts.unfoldable(goal.all_names), "simp_all")
        for i, w in enumerate(witnesses(goal, self)):
            if "omega" in self.facts.capabilities and _is_arithmetical(goal):
                yield Tactic(f"refine ⟨{w}, ?_⟩\nomega", 0.2, closing=True)
            yield Tactic(f"refine ⟨{w}, ?_⟩\n{simp}", 0.25, closing=True)
            if i < 8:
                yield Tactic(f"refine ⟨{w}, ?_⟩", 0.6 + 0.1 * i)

    def _cases(self, goal: Goal) -> Iterator[Tactic]:
        everywhere = self.facts.unfoldable(goal.all_names)
        simp = _simp(everywhere, "simp_all")
        for rank, (h, kind) in enumerate(self.variables(goal)):
            small = not kind.recursive
            if kind.name == "Prod" or (len(kind.constructors) == 1 and small):
                names = fresh(goal, "a", len(kind.constructors[0].fields)) if kind.constructors else []
                yield Tactic(f"obtain ⟨{', '.join(names)}⟩ := {h.name}", 0.4)
                continue
            yield Tactic(f"cases {h.name} <;> rfl", 0.1 if small else 0.2, closing=True)
            yield Tactic(f"cases {h.name} <;> {simp}", 0.2 if small else 0.3, closing=True)
            if not kind.indexed:
                yield structured("cases", h.name, kind, goal, (0.5 if small else 1.2) + 0.2 * rank)

    def _inductions(self, goal: Goal) -> Iterator[Tactic]:
        for rank, (h, kind) in enumerate(self.variables(goal)):
            if not kind.recursive or kind.indexed:
                continue
            cost = 0.8 + 0.5 * rank
            others = self.generalizable(goal, h.name)
            step = structured("induction", h.name, kind, goal, cost)
            if others:
                wider = structured("induction", h.name, kind, goal, cost, " ".join(others))
                first = self.changes_arguments(goal, others)
                yield from (wider, step.dearer(0.4)) if first else (step, wider.dearer(0.4))
            else:
                yield step

    def _programs(self, goal: Goal) -> Iterator[Tactic]:
        simp = _simp(self.facts.closure(goal.names), "simp_all")
        omega = " <;> omega" if "omega" in self.facts.capabilities else ""
        for h, kind in self.variables(goal)[:2]:
            if not kind.recursive or kind.indexed:
                continue
            others = " ".join(self.generalizable(goal, h.name))
            for wider in dict.fromkeys(("", f" generalizing {others}" if others else "")):
                yield Tactic(f"induction {h.name}{wider} <;> {simp}", 0.5, closing=True)
                if omega:
                    yield Tactic(f"induction {h.name}{wider} <;> {simp}{omega}", 0.55, closing=True)
        yield from self._inductions(goal)

    # -------------------------------------------------------------------------------------------- level 2
    def _searchers(self, goal: Goal) -> Iterator[Tactic]:  # noqa: C901, PLR0912  (a ranked list)
        known = self.facts.capabilities
        here = self.facts.unfoldable(goal.all_names)
        rules = [h.name for h in self.propositions(goal) if h.accessible][:6]
        if "grind" in known:
            yield Tactic("grind", 0.3, closing=True, risky=True)
            if here:
                yield Tactic(f"grind [{', '.join(here)}]", 0.3, closing=True, risky=True)
        for name in ("tauto", "aesop"):
            if name in known:
                yield Tactic(name, 0.3, closing=True, risky=True)
        if "exact?" in known:
            yield Tactic("exact?", 0.2, closing=True, risky=True)
        lemmas = self.relevant(goal, self.facts.library, 10)
        if lemmas:
            yield Tactic(_simp([*here, *rules, *(p.name for p in lemmas[:8])]), 0.8, risky=True)
        for p in lemmas:
            yield from _rewrites(p, goal, 1.2)
        for p in self.matching(goal, self.facts.library, 8):
            yield Tactic(f"apply {p.name} <;> assumption", 0.3, closing=True)
            yield Tactic(f"apply {p.name}", 1.2)
        yield from self._classical(goal)
        yield from self._functional(goal)
        if not _is_inductive_step(goal):
            yield from self._cuts(goal, 0.5)
        for h in self.propositions(goal):
            if h.accessible:
                yield from self._instantiate(h, goal)
        if goal.term.head == "=" and _is_arithmetical(goal):
            yield Tactic("apply Nat.le_antisymm", 2.0)
        if goal.term.head not in ("=", "False") and any(h.term.head in ("¬", "≠") for h in goal.hypotheses):
            yield Tactic("exfalso", 1.2)
        if goal.term.head == "=":
            yield Tactic(f"funext {fresh(goal, 'x', 1)[0]}", 0.6)
        for name in self.facts.unfoldable(goal.names):
            yield Tactic(f"unfold {name}", 1.6)

    def _cuts(self, goal: Goal, cost: float) -> Iterator[Tactic]:
        name = fresh(goal, "aux", 1)[0]
        for i, statement in enumerate(conjectures(goal, self.facts)):
            yield Tactic(f"have {name} : {statement}", cost + 0.05 * i, cut=True)

    def _classical(self, goal: Goal) -> Iterator[Tactic]:
        known = {p.name for p in self.facts.library}
        names = [n for n in library.CLASSICAL if n in known]
        if goal.all_names & {"∃", "∀"} or "∃" in goal.key or "∀" in goal.key:
            yield Tactic(_simp(names), 0.6)
            yield Tactic(_simp(names, "simp_all"), 0.7)
        atoms = propositional_atoms(goal)
        if atoms:
            name = fresh(goal, "h", 1)[0]
            splits = " <;> ".join(f"by_cases {name}{_subscript(i)} : {a}" for i, a in enumerate(atoms[:4]))
            yield Tactic(f"{splits} <;> simp_all", 0.4, closing=True)
            yield from (Tactic(f"by_cases {name} : {a}", 1.2) for a in atoms[:3])
        if goal.term.head != "False" and "¬" in goal.key:
            name = fresh(goal, "h", 1)[0]
            yield Tactic(f"refine Classical.byContradiction fun {name} => ?_", 1.3)

    def _functional(self, goal: Goal) -> Iterator[Tactic]:
        simp = _simp(self.facts.unfoldable(goal.all_names), "simp_all")
        for t in goal.term.walk():
            d = self.facts.definition(t.head) if t.kind == "app" else None
            if d and d.recursive and "✝" not in str(t) and t.kind == "app":
                yield Tactic(f"fun_induction {t} <;> {simp}", 0.5, closing=True, induction=True)
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

    # -------------------------------------------------------------------------------------------- what is what
    def propositions(self, goal: Goal) -> list[Hypothesis]:
        """The hypotheses that are proofs, as far as their types show it."""
        return [h for h in goal.hypotheses if self.is_proposition(h.term, goal)]

    def is_proposition(self, term: Term, goal: Goal) -> bool:
        """Whether a type looks like a proposition."""
        if term.kind == "op" and term.head == "→":
            return self.is_proposition(term.args[1], goal)
        if (term.kind == "op" and term.head in _RELATIONS) or term.head in (
            "¬",
            "∃",
            "∀",
            "True",
            "False",
            "∃!",
        ):
            return term.head != "∀" or self.is_proposition(term.args[0], goal)
        if local := goal.local(term.head):
            return local.type.endswith("Prop")
        if kind := self.facts.inductive(term.head):
            return kind.proposition
        definition = self.facts.definition(term.head)
        return bool(definition and definition.proposition)

    def is_data(self, name: str, goal: Goal) -> bool:
        """Whether a local name stands for a value rather than a proof, a type or an instance."""
        h = goal.local(name)
        return bool(h and h.accessible and not h.type.startswith(("Type", "Sort")) and h.type != "Prop")

    def variables(self, goal: Goal) -> list[tuple[Hypothesis, Inductive]]:
        """Local values of inductive types that matter to the goal, the best to take apart first."""
        found = []
        for h in goal.hypotheses:
            kind = self.facts.inductive(type_head(h.type))
            if (
                kind
                and not kind.proposition
                and h.accessible
                and kind.constructors
                and h.name in goal.all_names
            ):
                found.append((self._interest(h, goal), h, kind))
        found.sort(key=lambda x: -x[0])
        return [(h, kind) for _, h, kind in found]

    def _interest(self, h: Hypothesis, goal: Goal) -> float:
        score = 0.0
        for t in goal.term.walk():
            for i, a in enumerate(t.args):
                if not (a.is_atom and a.head == h.name):
                    continue
                score += 0.1
                d = self.facts.definition(t.head)
                if d and d.recursive:
                    score += 2.0 if i in d.recursion else 0.2
                elif t.kind == "op":
                    score += _operator_interest(t.head, i)
                elif t.kind == "app" and t.head.startswith(("List.", "Nat.")) and i == len(t.args) - 1:
                    score += 1.5
        if any(h.name in names_of(p.term) for p in self.propositions(goal)):
            score += 0.1
        return score

    def generalizable(self, goal: Goal, name: str) -> list[str]:
        """The other values that occur in the target or beside `name`, which an induction may have to range
        over."""
        out = []
        for h in goal.hypotheses:
            value = self.is_data(h.name, goal) and not self.is_proposition(h.term, goal)
            is_function = h.term.head in ("→", "∀")
            instance = h.name.startswith("inst")
            if value and not is_function and not instance and h.name != name and h.name in goal.all_names:
                out.append(h.name)
        return out

    def changes_arguments(self, goal: Goal, names: Sequence[str]) -> bool:
        """Whether a definition in the target changes, from call to call, an argument where one of `names`
        stands."""
        for t in goal.term.walk():
            d = self.facts.definition(t.head) if t.kind == "app" else None
            if d and any(i < len(t.args) and (set(names) & names_of(t.args[i])) for i in d.changing):
                return True
        return False

    def _is_closed(self, goal: Goal) -> bool:
        return not goal.hypotheses or all(
            h.type in ("Type", "Prop") or h.type.startswith(("Type", "Sort")) for h in goal.hypotheses
        )

    # -------------------------------------------------------------------------------------------- premises
    def relevant(self, goal: Goal, premises: Sequence[Premise], count: int) -> list[Premise]:
        """The premises that speak of what the goal speaks of."""
        scored = []
        names = goal.names
        integers = "Int" in goal.key
        for i, p in enumerate(premises):
            constants = p.constants
            if p.name.startswith("Int.") and not integers:
                continue
            sides = [s for s in (p.side(0), p.side(1)) if s is not None]
            if not constants or p.name in self.facts.tainted:
                continue
            if sides and not any(s <= names | {"0", "1"} for s in sides):
                continue
            if not sides and not p.all_constants & names:
                continue
            shared = len(constants & names)
            score = shared / (1 + 0.3 * len(constants - names)) + 0.01 * i / (1 + len(premises))
            scored.append((score, p))
        scored.sort(key=lambda x: -x[0])
        return [p for _, p in scored[:count]]

    def matching(self, goal: Goal, premises: Sequence[Premise], count: int) -> list[Premise]:
        """The premises whose conclusion has the shape of the target."""
        term = goal.term
        scored = []
        for p in premises:
            c = p.conclusion
            if p.name in self.facts.tainted or c.head != term.head or c.kind != term.kind or not p.constants:
                continue
            missing = p.constants - goal.names
            if term.head in ("=", "↔", "≤", "<") and len(missing) > 0:
                continue
            scored.append((len(p.constants & goal.names) - len(missing), p))
        scored.sort(key=lambda x: -x[0])
        return [p for _, p in scored[:count]]


# ------------------------------------------------------------------------------------------------ building blocks
def _simp(lemmas: Sequence[str], tactic: str = "simp") -> str:
    unique = list(dict.fromkeys(lemmas))
    return f"{tactic} [{', '.join(unique)}]" if unique else tactic


def _operator_interest(op: str, index: int) -> float:
    """Which side the library's own operations recurse on."""
    side = {"+": 1, "*": 1, "^": 1, "-": 1, "++": 0}.get(op)
    if side is None:
        return 0.3
    return 1.0 if index == side else 0.4


def _is_inductive_step(goal: Goal) -> bool:
    return any(h.name.startswith("ih") for h in goal.hypotheses)


def _is_arithmetical(goal: Goal) -> bool:
    if goal.all_names & _ARITHMETIC:
        return True
    kinds = {h.type for h in goal.hypotheses}
    return bool(kinds & {"Nat", "Int"}) or any(h.type.startswith("Fin") for h in goal.hypotheses)


def _rewrites(p: Premise, goal: Goal, cost: float) -> Iterator[Tactic]:
    for index, arrow in ((0, ""), (1, "← ")):
        side = p.side(index)
        if side and side <= goal.names and (side or p.local):
            yield Tactic(f"rw [{arrow}{p.name}]", cost + 0.3 * index)


def fresh(goal: Goal, base: str, count: int) -> list[str]:
    """`count` names that no hypothesis has, made from `base`."""
    taken = {h.name for h in goal.hypotheses}
    out: list[str] = []
    candidates = [base, *(base + s for s in ("'", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"))]
    if count > 1 and len(base) == 1 and base.isalpha():
        candidates = [chr(c) for c in range(ord(base), ord("z") + 1)] + candidates
    for c in candidates:
        if c not in taken and len(out) < count:
            out.append(c)
            taken.add(c)
    return out + [f"{base}_{i}" for i in range(count - len(out))]


def _subscript(i: int) -> str:
    return "₀₁₂₃₄₅₆₇₈₉"[i]


def hidden_names(goal: Goal) -> str:
    """Arguments for `rename_i` that name every inaccessible hypothesis."""
    hidden = [h for h in goal.hypotheses if not h.accessible and not h.name.startswith("inst")]
    taken = {h.name for h in goal.hypotheses}
    out = []
    for h in hidden:
        base = h.name.rstrip("✝⁰¹²³⁴⁵⁶⁷⁸⁹").replace(".", "_") or "x"
        base = "ih" if "ih" in base else ("h" if base == "a" and h.term.kind == "op" else base)
        name = next(n for n in (base, *(f"{base}{i}" for i in range(1, 99))) if n not in taken)
        taken.add(name)
        out.append(name)
    return " ".join(out)


def introduction(goal: Goal) -> str:
    """`intro` for all leading binders, arrows and negations of the target; empty when there is none."""
    taken = {h.name for h in goal.hypotheses}
    names: list[str] = []

    def name(base: str) -> None:
        base = base if re.fullmatch(r"[^\W\d][\w']*", base) else "h"
        free = next(n for n in (base, *(f"{base}{i}" for i in range(1, 99))) if n not in taken)
        taken.add(free)
        names.append(free)

    term = goal.term
    while True:
        if term.head == "∀" and term.kind == "binder":
            if m := re.fullmatch(r"(\S+) [∈<≤>≥≠] .*", term.text):
                name(m[1])
                name("h" + m[1])
            else:
                for group in re.findall(r"[({\[⦃]([^:]*?) :[^)}\]⦄]*[)}\]⦄]|(\S+)", term.text.partition(" : ")[0]
                                        if term.text[0] not in "({[⦃" else term.text):  # fmt: skip
                    for n in (group[0] or group[1]).split():
                        name(n)
            term = term.args[0]
        elif term.head == "→" and term.kind == "op":
            name("h")
            term = term.args[1]
        elif (term.head == "¬" and term.kind == "prefix") or (term.head == "≠" and term.kind == "op"):
            name("h")
            break
        else:
            break
    return f"intro {' '.join(names)}" if names else ""


def destruct_pattern(h: Hypothesis, goal: Goal) -> str:
    """An anonymous-constructor pattern for a hypothesis of conjunctions and existentials."""
    taken = {x.name for x in goal.hypotheses} - {h.name}

    def pick(base: str) -> str:
        free = next(n for n in (base, *(f"{base}{i}" for i in range(1, 99))) if n not in taken)
        taken.add(free)
        return free

    def pattern(term: Term, name: str) -> list[str]:
        if term.head == "∧" and term.kind == "op":
            left = pattern(term.args[0], name)
            first = left[0] if len(left) == 1 else f"⟨{', '.join(left)}⟩"
            return [first, *pattern(term.args[1], name)]
        if term.head == "∃" and term.kind == "binder":
            words = term.text.partition(" : ")[0].strip("()").split()
            if m := re.fullmatch(r"(\S+) ([∈<≤>≥]) .*", term.text):
                return [pick(m[1]), pick("h" + m[1]), *pattern(term.args[0], name)]
            return [*(pick(w) for w in words), *pattern(term.args[0], name)]
        return [pick(name)]

    parts = pattern(h.term, h.name)
    return f"⟨{', '.join(parts)}⟩" if len(parts) > 1 else ""


def structured(
    verb: str, name: str, kind: Inductive, goal: Goal, cost: float, generalizing: str = ""
) -> Tactic:
    """`cases`/`induction NAME with` and its alternatives with readable names."""
    taken = {h.name for h in goal.hypotheses} - {name}
    arms = []
    for c in kind.constructors:
        used = set(taken)

        def pick(base: str, used: set[str] = used) -> str:
            free = next(n for n in (base, *(f"{base}{i}" for i in range(1, 99))) if n not in used)
            used.add(free)
            return free

        words, hypotheses = [], []
        recursive = sorted(c.recursive)
        for i, f in enumerate(c.fields):
            base = _field_name(f.name, f.type, name, kind, i in c.recursive, len(recursive))
            if i in c.recursive and len(recursive) == 2 and _is_nameless(f.name):
                base = "lr"[recursive.index(i)]
            field = pick(base)
            if f.explicit:
                words.append(field)
            if i in c.recursive and verb == "induction":
                hypotheses.append(
                    "ih" if len(recursive) == 1 else f"ih{field}" if len(field) == 1 else f"ih_{field}"
                )
        arms.append(" ".join([c.short, *words, *(pick(h) for h in hypotheses)]))
    text = f"{verb} {name}{f' generalizing {generalizing}' if generalizing else ''} with"
    return Tactic(text, cost, tuple(arms), induction=verb == "induction" or kind.recursive)


def _is_nameless(given: str) -> bool:
    return given in ("_", "a") or given.startswith("a_") or "✝" in given


def _field_name(given: str, type_: str, variable: str, kind: Inductive, recursive: bool, count: int) -> str:
    short = kind.name.rsplit(".", 1)[-1]
    plural = len(variable) > 1 and variable.endswith("s")
    if recursive and count == 1 and (short in ("Nat", "List") or given in ("_", "a", "tail")):
        return variable
    if short == "List" and not recursive:
        return variable[:-1] if plural else "x"
    if not _is_nameless(given):
        return given
    initial = next((c for c in type_ if c.isalpha()), "a").lower()
    return {"n": "n", "b": "b", "l": "xs"}.get(initial, initial if recursive else "x")


def propositional_atoms(goal: Goal) -> list[str]:
    """Propositions without inner structure that the goal is built of."""
    found: dict[str, None] = {}

    def visit(term: Term) -> None:
        if term.head in ("∧", "∨", "→", "↔") and term.kind == "op":
            for a in term.args:
                visit(a)
        elif term.head == "¬":
            visit(term.args[0])
        elif term.kind in ("atom", "app", "op") and term.head not in ("True", "False"):
            found.setdefault(str(term))

    logical = ("∧", "∨", "→", "↔", "¬")
    for h in goal.hypotheses:
        if h.term.head in logical:
            visit(h.term)
    if goal.term.head in logical:
        visit(goal.term)
    locals_ = {h.name for h in goal.hypotheses}
    return [a for a in found if "✝" not in a and (a.split()[0] in locals_ or " " in a)]


def witnesses(goal: Goal, ranker: Ranker) -> list[str]:
    """Small terms over the local values, for `∃`."""
    values = [
        h.name
        for h in goal.hypotheses
        if ranker.is_data(h.name, goal)
        and not ranker.is_proposition(h.term, goal)
        and h.term.head != "→"
        and not h.name.startswith("inst")
    ]
    numbers = [v for v in values if (h := goal.local(v)) and h.type in ("Nat", "Int")]
    out = [*values, "0", "1"]
    out += [f"{v} + 1" for v in numbers[:4]]
    out += [f"{a} + {b}" for i, a in enumerate(numbers[:4]) for b in numbers[i:4]]
    out += [f"{a} * {b}" for i, a in enumerate(numbers[:3]) for b in numbers[:3]]
    out += [f"2 * {v}" for v in numbers[:3]]
    out += [f"{a} + {b} + 1" for i, a in enumerate(numbers[:3]) for b in numbers[i:3]]
    subterms = {
        str(a) for h in ranker.propositions(goal) for t in h.term.walk() for a in t.args if a.kind == "app"
    }
    out += sorted(s for s in subterms if "✝" not in s)[:4]
    if any(type_head(h.type) == "List" for h in goal.hypotheses):
        out.append("[]")
    return list(dict.fromkeys(out))
