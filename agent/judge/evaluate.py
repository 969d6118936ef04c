"""A small evaluator for terms: enough of the kernel's conversion to check defining equations.

Beta, let, delta, projections of constructors, and recursors on constructors; free variables are constants
that nobody declares.  It answers yes, or that it does not know (`Unsettled`, also when the fuel is used up);
it never says yes wrongly, because every step is a conversion of Lean's and equality is structural at the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from agent.lean.olean import Kind, Name, Safety, Tag, bottom_up
from agent.lean.terms import FREE, PARAM, SCOPES, Terms

if TYPE_CHECKING:
    from agent.judge.environment import Environment
    from agent.lean.olean import Constant, Olean

_FUEL = 20_000
_DEPTH = 200

_Instance = tuple[int, int, int]  # a term, what is put into it, for which variable
_AtLevels = tuple[int, tuple[int, ...]]


class Unsettled(Exception):
    """Neither yes nor no within the fuel."""


class Evaluator:
    """Evaluates closed terms of one environment, in one table of terms."""

    def __init__(self, environment: Environment, terms: Terms, fuel: int = _FUEL) -> None:
        self._environment, self._terms = environment, terms
        self._fuel = fuel
        self._fresh = 0
        self._instances: dict[_Instance, int] = {}
        self._levels: dict[_AtLevels, int] = {}

    def variable(self) -> int:
        """A free variable."""
        self._fresh += 1
        return self._terms.const(("$free", self._fresh))

    def equal(self, a: int, b: int, depth: int = 0) -> bool:
        """Whether two terms are convertible; False means that no way was found."""
        self._spend()
        if depth > _DEPTH:
            raise Unsettled
        if a == b or self._same_shape(a, b, depth):
            return True
        a, b = self.reduced(a), self.reduced(b)
        return a == b or self._same_shape(a, b, depth) or self._eta(a, b, depth)

    def numeral(self, a: int) -> int | None:
        """The natural number that a closed term computes to, if it does."""
        count = 0
        while True:
            head, arguments = self._spine(self.reduced(a))
            node = self._terms.nodes[head]
            if node[0] is Tag.LITERAL and isinstance(node[1], int):
                return count + node[1]
            if node[0] is not Tag.CONST or node[1] not in (("Nat", "zero"), ("Nat", "succ")):
                return None
            if node[1] == ("Nat", "zero"):
                return count
            count, a = count + 1, arguments[0]

    # ------------------------------------------------------------------------------------------ equality
    def _same_shape(self, a: int, b: int, depth: int) -> bool:
        nodes = self._terms.nodes
        if nodes[a][0] is Tag.LAMBDA and nodes[b][0] is Tag.LAMBDA:
            free = self.variable()
            return self.equal(self._apply(a, free), self._apply(b, free), depth + 1)
        (f, xs), (g, ys) = self._spine(a), self._spine(b)
        if len(xs) != len(ys):
            return False
        if f != g:
            left, right = nodes[f], nodes[g]
            if left[0] is not Tag.PROJECTION or right[0] is not Tag.PROJECTION or left[1:3] != right[1:3]:
                return False
            if not self.equal(cast("int", left[3]), cast("int", right[3]), depth + 1):
                return False
        elif nodes[f][0] not in (Tag.CONST, Tag.PROJECTION, Tag.SORT):
            return False
        return all(self.equal(x, y, depth + 1) for x, y in zip(xs, ys, strict=True))

    def _eta(self, a: int, b: int, depth: int) -> bool:
        nodes = self._terms.nodes
        if nodes[a][0] is not Tag.LAMBDA:
            a, b = b, a
        if nodes[a][0] is not Tag.LAMBDA:
            return False
        free = self.variable()
        return self.equal(self._apply(a, free), self._terms.app(b, free), depth + 1)

    # ------------------------------------------------------------------------------------------ reduction
    def reduced(self, a: int) -> int:
        """Weak head normal form, definitions unfolded."""
        while True:
            self._spend()
            head, arguments = self._spine(a)
            try:
                step = self._step(head, arguments)
            except RecursionError:  # what it is stuck on lies too deep
                raise Unsettled from None
            if step is None:
                return a
            a = step

    def _step(self, head: int, arguments: list[int]) -> int | None:
        node, terms = self._terms.nodes[head], self._terms
        if node[0] is Tag.LAMBDA and arguments:
            return terms.app(self._apply(head, arguments[0]), *arguments[1:])
        if node[0] is Tag.LET:
            return terms.app(self.substitute(cast("int", node[3]), cast("int", node[2])), *arguments)
        if node[0] is Tag.PROJECTION:
            field = self._project(cast("int", node[2]), cast("int", node[3]))
            return None if field is None else terms.app(field, *arguments)
        if node[0] is Tag.CONST:
            return self._unfold(cast("Name", node[1]), cast("tuple[int, ...]", node[2]), arguments)
        return None

    def _project(self, index: int, structure: int) -> int | None:
        head, arguments = self._spine(self.reduced(structure))
        constant = self._constant_at(head)
        if constant is None or constant.kind is not Kind.CONSTRUCTOR:
            return None
        place = constant.numbers[1] + index
        return arguments[place] if place < len(arguments) else None

    def _unfold(self, name: Name, levels: tuple[int, ...], arguments: list[int]) -> int | None:
        module = self._environment.module(name)
        if module is None:
            return None
        constant = module.constant(name)
        if constant.kind is Kind.DEFINITION and constant.safety is Safety.SAFE:
            value = self._terms.value(module, constant)
            assert value is not None  # noqa: S101  (definitions have one)
            return self._terms.app(self.at_levels(value, levels), *arguments)
        if constant.kind is Kind.RECURSOR:
            return self._recurse(module, constant, levels, arguments)
        return None

    def _recurse(
        self, module: Olean, constant: Constant, levels: tuple[int, ...], arguments: list[int]
    ) -> int | None:
        parameters, indices, motives, minors = constant.numbers
        place = parameters + motives + minors + indices
        if place >= len(arguments):
            return None
        head, fields = self._spine(self._constructed(self.reduced(arguments[place])))
        node = self._terms.nodes[head]
        rule = next((r for r in constant.rules if node[0] is Tag.CONST and r.constructor == node[1]), None)
        if rule is None or len(fields) < rule.fields:
            return None
        right = self.at_levels(self._terms.term(module, rule.value, constant.level_params), levels)
        before = arguments[: parameters + motives + minors]
        own = fields[len(fields) - rule.fields :]
        return self._terms.app(right, *before, *own, *arguments[place + 1 :])

    def _constructed(self, a: int) -> int:
        """A literal as a constructor application, as the kernel sees it."""
        node = self._terms.nodes[a]
        if node[0] is not Tag.LITERAL or not isinstance(node[1], int):
            return a
        if node[1] == 0:
            return self._terms.const(("Nat", "zero"))
        return self._terms.app(
            self._terms.const(("Nat", "succ")), self._terms.add((Tag.LITERAL, node[1] - 1))
        )

    def instantiate(self, binder: int, argument: int) -> int:
        """What a `fun` or `∀` binds, with its variable replaced by a closed term."""
        return self._apply(binder, argument)

    # ------------------------------------------------------------------------------------------ terms
    def _spend(self) -> None:
        self._fuel -= 1
        if self._fuel < 0:
            raise Unsettled

    def _spine(self, a: int) -> tuple[int, list[int]]:
        nodes, arguments = self._terms.nodes, []
        while nodes[a][0] is Tag.APP:
            arguments.append(cast("int", nodes[a][2]))
            a = cast("int", nodes[a][1])
        return a, arguments[::-1]

    def _constant_at(self, head: int) -> Constant | None:
        node = self._terms.nodes[head]
        return self._environment.constant(cast("Name", node[1])) if node[0] is Tag.CONST else None

    def _apply(self, function: int, argument: int) -> int:
        return self.substitute(cast("int", self._terms.nodes[function][2]), argument)

    def substitute(self, body: int, argument: int, depth: int = 0) -> int:
        """`body` with variable `depth` replaced by `argument`, which has no loose variables."""
        return bottom_up((body, argument, depth), self._instances, self._parts, self._substituted)

    def _parts(self, key: _Instance) -> tuple[_Instance, ...]:
        """The substitutions that one is made of."""
        body, argument, depth = key
        node = self._terms.nodes[body]
        inner = SCOPES.get(node[0], ())
        below = cast("tuple[int, ...]", node[len(node) - len(inner) :])
        return tuple((x, argument, depth + d) for x, d in zip(below, inner, strict=True))

    def _substituted(self, key: _Instance) -> int:
        self._spend()
        body, argument, depth = key
        terms, node = self._terms, self._terms.nodes[body]
        if node[0] is Tag.BVAR:
            index = cast("int", node[1])
            return argument if index == depth else terms.bvar(index - 1) if index > depth else body
        parts = tuple(self._instances[part] for part in self._parts(key))
        return terms.add((*node[: len(node) - len(parts)], *parts)) if parts else body

    def at_levels(self, a: int, levels: tuple[int, ...]) -> int:
        """`a` with its universe parameters replaced."""
        return bottom_up((a, levels), self._levels, self._below, self._at_levels) if levels else a

    def _below(self, key: _AtLevels) -> tuple[_AtLevels, ...]:
        """The terms and levels in a term or level."""
        node, levels = self._terms.nodes[key[0]], key[1]
        tag, below = node[0], cast("tuple[int, ...]", node[1:])
        if tag is Tag.CONST:
            below = cast("tuple[int, ...]", node[2])
        elif tag is Tag.PROJECTION:
            below = cast("tuple[int, ...]", node[3:])
        elif tag in (Tag.BVAR, Tag.LITERAL, PARAM, FREE):
            below = ()
        return tuple((x, levels) for x in below)

    def _at_levels(self, key: _AtLevels) -> int:
        self._spend()
        a, levels = key
        terms, node = self._terms, self._terms.nodes[a]
        tag = node[0]
        if tag == PARAM:
            place = cast("int", node[1])
            return levels[place] if place < len(levels) else a
        parts = tuple(self._levels[part] for part in self._below(key))
        if tag is Tag.CONST:
            return terms.add((tag, node[1], parts))
        return terms.add((*node[: len(node) - len(parts)], *parts)) if parts else a
