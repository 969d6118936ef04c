"""Lemmas that nobody stated: what a stuck induction needs, guessed from the shape of its goal.

Four guesses, each as a statement that `have` can take; whether it holds is for the search to find out.
  * an accumulator that a definition changes stands at its start value: speak of every value of it;
  * a hypothesis `l = r`, used backwards on one side, leaves a subterm on both sides: speak of every such
  term; * a recursive function is applied to `x ++ y` (or another binary function): how it distributes over
  it; * a function is applied to a constructor where it does not recurse: what it does with it.
(Boyer and Moore's cross-fertilization and generalization; the templates are those of inductive theorem
provers.)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agent.model.portfolio.facts import type_head
from agent.model.portfolio.terms import Term, names_of, render, replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agent.model.portfolio.facts import Definition, Facts
    from agent.model.portfolio.goals import Goal

_UNITS = {"[]": ("++",), "0": ("+",), "1": ("*",)}
_COMBINATIONS = ("++", "+", "*")
_MOST = 14


def conjectures(goal: Goal, facts: Facts) -> list[str]:
    """Statements for `have aux : _`, the likelier first."""
    if goal.term.kind != "op" or goal.term.head not in ("=", "≤", "<", "↔"):
        return []
    maker = _Maker(goal, facts)
    found: dict[str, None] = {}
    for statement in maker.all():
        if statement and "✝" not in statement and statement != goal.target:
            found.setdefault(statement)
    return list(found)[:_MOST]


class _Maker:
    def __init__(self, goal: Goal, facts: Facts) -> None:
        self.goal = goal
        self.facts = facts
        self.taken = {h.name for h in goal.hypotheses} | goal.all_names
        self.values = {
            h.name: h.type
            for h in goal.hypotheses
            if h.accessible and facts.inductive(type_head(h.type)) and not h.type.startswith(("Type", "Sort"))
        }

    def all(self) -> Iterator[str]:
        yield from self.accumulators()
        yield from self.generalizations()
        yield from self.distributions()
        yield from self.constructors()

    # ------------------------------------------------------------------------------------ accumulators
    def accumulators(self) -> Iterator[str]:
        """`f xs c = r`, where calls change the argument `c`: `∀ acc, f xs acc = r ++ acc` and the like."""
        left, right = self.goal.term.args
        for side, other in ((left, right), (right, left)):
            for t, d in self.applications(side):
                for i in sorted(d.changing):
                    if i >= len(t.args) or names_of(t.args[i]) & set(self.values):
                        continue
                    if not all(t.args[j].is_atom for j in d.recursion if j < len(t.args)):
                        continue
                    acc = Term(self.fresh("acc"))
                    args = (*t.args[:i], acc, *t.args[i + 1 :])
                    new = replace(side, t, Term(t.head, args, "app"))
                    for combined in self.combined(other, acc, str(t.args[i]), t.head):
                        yield self.closed(new, combined, [acc.head])

    def combined(self, value: Term, acc: Term, unit: str, but: str) -> Iterator[Term]:
        for op in _UNITS.get(unit, _COMBINATIONS):
            yield Term(op, (value, acc), "op")
            yield Term(op, (acc, value), "op")
        for name in self.binary_functions():
            if name == but:
                continue
            yield Term(name, (value, acc), "app")
            yield Term(name, (acc, value), "app")

    def binary_functions(self) -> list[str]:
        """Functions of the file with two arguments, among those that the goal leads to."""
        found = {t.head for t in self.goal.term.walk() if t.kind == "app" and len(t.args) == 2}
        names = self.facts.closure(self.goal.names)
        return [
            n
            for n in names
            if n in found or ((d := self.facts.definition(n)) and d.recursive and d.arity == 2)
        ][:2]

    # ------------------------------------------------------------------------------------ generalizations
    def generalizations(self) -> Iterator[str]:
        """Replace a compound subterm that stands on both sides, after a hypothesis was used backwards."""
        left, right = self.goal.term.args
        pairs = [(left, right)]
        for h in self.goal.hypotheses:
            if h.term.head == "=" and h.term.kind == "op" and h.accessible:
                small, large = h.term.args[1], h.term.args[0]
                pairs.append((left, replace(right, small, large)))
                pairs.append((replace(left, small, large), right))
                pairs.append((left, replace(right, large, small)))
                pairs.append((replace(left, large, small), right))
        for a, b in dict.fromkeys(pairs):
            common = {s for s in a.walk() if self.compound(s)} & set(b.walk())
            for s in sorted(common, key=lambda s: (-s.size, str(s))):
                if s not in (a, b):
                    y = Term(self.fresh("y"))
                    yield self.closed(replace(a, s, y), replace(b, s, y), [y.head])

    def compound(self, term: Term) -> bool:
        return term.kind in ("app", "op") and bool(names_of(term) & set(self.values))

    # ------------------------------------------------------------------------------------ distribution
    def distributions(self) -> Iterator[str]:
        """`f (x ++ y)` as a combination of `f x` and `f y`."""
        for t, d in self.applications(self.goal.term):
            for i in sorted(d.recursion):
                inner = t.args[i] if i < len(t.args) else None
                if (
                    inner is None
                    or len(inner.args) != 2
                    or not (inner.kind == "op" or self.facts.definition(inner.head))
                ):
                    continue
                if inner.kind == "op" and inner.head not in ("++", "+", "*"):
                    continue
                if any(a.head.isdigit() for a in inner.args):
                    continue  # a successor: the definition itself says what happens
                yield from self.distribution(t, d, i, inner)

    def distribution(self, t: Term, d: Definition, i: int, inner: Term) -> Iterator[str]:
        x, y = Term(self.fresh("x")), Term(self.fresh("y"))
        binders = self.typed_binders(x.head, y.head, inner)
        whole = Term(inner.head, (x, y), inner.kind)

        def at(value: Term, **others: Term) -> Term:
            args = [value if j == i else others.get(str(j), a) for j, a in enumerate(t.args)]
            return Term(t.head, tuple(args), "app")

        changing = sorted(j for j in d.changing if j < len(t.args))
        if changing:
            j = changing[0]
            s = Term(self.fresh("s"))
            for b in binders:
                yield self.closed(
                    at(whole, **{str(j): s}), at(y, **{str(j): at(x, **{str(j): s})}), [s.head], b
                )
            return
        for op in dict.fromkeys((inner.head, *_COMBINATIONS)):
            kind = "op" if op in _COMBINATIONS else "app"
            for first, second in ((y, x), (x, y)):
                for binder in binders:
                    yield self.closed(at(whole), Term(op, (at(first), at(second)), kind), [], binder)

    def typed_binders(self, x: str, y: str, inner: Term) -> list[str]:
        if inner.head != "++":
            return [f"{x} {y}"]
        elements = [h.name for h in self.goal.hypotheses if h.type.startswith("Type")]
        return [*(f"({x} {y} : List {e})" for e in elements[:2]), *([] if elements else [f"{x} {y}"])]

    # ------------------------------------------------------------------------------------ constructors
    def constructors(self) -> Iterator[str]:
        """`f x (c y) = c (f x y)` where `f` does not recurse on that argument; `f x c = x` for a constant
        `c`."""
        for t, d in self.applications(self.goal.term):
            for i, a in enumerate(t.args):
                if i in d.recursion or len(t.args) != 2:
                    continue
                other = t.args[1 - i]
                if a.is_atom and self.facts.is_constructor(a.head) and other.is_atom:
                    yield self.closed(t, other, [])
                    yield self.closed(t, a, [])
                elif a.kind == "app" and len(a.args) == 1 and self.facts.is_constructor(a.head):
                    x, y = Term(self.fresh("x")), Term(self.fresh("y"))
                    args = (x, Term(a.head, (y,), "app")) if i == 1 else (Term(a.head, (y,), "app"), x)
                    inner = (x, y) if i == 1 else (y, x)
                    lifted = Term(a.head, (Term(t.head, inner, "app"),), "app")
                    yield self.closed(Term(t.head, args, "app"), lifted, [x.head, y.head])

    # ------------------------------------------------------------------------------------ helpers
    def applications(self, term: Term) -> Iterator[tuple[Term, Definition]]:
        for t in term.walk():
            d = self.facts.definition(t.head) if t.kind == "app" else None
            if d and d.recursive:
                yield t, d

    def closed(self, left: Term, right: Term, new: Sequence[str], binders: str = "") -> str:
        """The statement about every value of what occurs in it; empty when both sides are the same."""
        if left == right:
            return ""
        names = names_of(left) | names_of(right)
        free = [f"({v} : {t})" for v, t in self.values.items() if v in names]
        all_binders = " ".join([*free, *new, *([binders] if binders else [])])
        relation = self.goal.term.head if left.kind != "raw" else "="
        op = relation if not binders and new and relation != "=" else "="
        return f"∀ {all_binders}, {render(left, 51)} {op} {render(right, 51)}" if all_binders else ""

    def fresh(self, base: str) -> str:
        return next(n for n in (base, *(f"{base}{i}" for i in range(1, 99))) if n not in self.taken)
