"""What the parts of a goal are: proofs or values, worth an induction or not; and which premises speak of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agent.model.portfolio.facts import Facts, Inductive, Premise, type_head
from agent.model.portfolio.terms import Term, identifiers, names_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agent.model.portfolio.goals import Goal, Hypothesis

_RELATIONS = frozenset({"=", "↔", "≤", "<", ">", "≥", "≠", "∈", "∉", "∣", "∧", "∨", "≍", "⊆"})
_ARITHMETIC = frozenset({"+", "-", "*", "/", "%", "<", "≤", ">", "≥", "∣", "^"})


class View:
    """Reads goals in the light of the facts around them."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts

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
        names = mentioned(goal)
        for h in goal.hypotheses:
            value = self.is_data(h.name, goal) and not self.is_proposition(h.term, goal)
            is_function = h.term.head in ("→", "∀")
            instance = h.name.startswith("inst")
            if value and not is_function and not instance and h.name != name and h.name in names:
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

    def is_closed(self, goal: Goal) -> bool:
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


def _operator_interest(op: str, index: int) -> float:
    """Which side the library's own operations recurse on."""
    side = {"+": 1, "*": 1, "^": 1, "-": 1, "++": 0}.get(op)
    if side is None:
        return 0.3
    return 1.0 if index == side else 0.4


def mentioned(goal: Goal) -> frozenset[str]:
    """Names in the target and in the hypotheses that are no induction hypotheses."""
    return goal.names.union(*(identifiers(h.type) for h in goal.hypotheses if not h.name.startswith("ih")))


def is_inductive_step(goal: Goal) -> bool:
    """Whether an induction hypothesis, `ih...`, is at hand."""
    return any(h.name.startswith("ih") for h in goal.hypotheses)


def is_arithmetical(goal: Goal) -> bool:
    """Whether it is about numbers: an arithmetical constant, or a variable in Nat, Int or Fin."""
    if goal.all_names & _ARITHMETIC:
        return True
    kinds = {h.type for h in goal.hypotheses}
    return bool(kinds & {"Nat", "Int"}) or any(h.type.startswith("Fin") for h in goal.hypotheses)


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


def witnesses(goal: Goal, view: View) -> list[str]:
    """Small terms over the local values, for `∃`."""
    values = [
        h.name
        for h in goal.hypotheses
        if view.is_data(h.name, goal)
        and not view.is_proposition(h.term, goal)
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
        str(a) for h in view.propositions(goal) for t in h.term.walk() for a in t.args if a.kind == "app"
    }
    out += sorted(s for s in subterms if "✝" not in s)[:4]
    if any(type_head(h.type) == "List" for h in goal.hypotheses):
        out.append("[]")
    return list(dict.fromkeys(out))
