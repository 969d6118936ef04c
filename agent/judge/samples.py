"""Small values of a type, as Lean text: what a program can be tried on.

Numbers, characters, strings, lists, arrays, functions by a few examples, and every inductive type without indices by
its constructors, down to a small depth.  A type parameter becomes `Nat`, an instance is left to Lean, and so is a proof
(`by decide`): a call for which there is none is an error of Lean's that nobody counts.  A type that is none of these
has no values here, and a function of it is not tried.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, cast

from agent.judge.evaluate import Evaluator, Unsettled
from agent.lean.olean import Kind, Name, Tag, display
from agent.lean.terms import ZERO, binder_infos, mentions, telescope

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agent.judge.environment import Environment
    from agent.lean.olean import Constant
    from agent.lean.terms import Terms

_DEPTH, _WIDTH, _WIDTH_AT_TOP = 3, 8, 20
_IMPLICIT_INSTANCE = 3
_PROOF = ("(by decide)",)
_PLAIN: dict[Name, tuple[str, ...]] = {
    ("Nat",): ("2", "0", "1", "3", "5", "4", "7", "10"),
    ("Int",): ("2", "0", "(-1)", "1", "3", "(-2)", "5"),
    ("Char",): ("'a'", "'('", "')'", "'b'", "'1'", "' '"),
    ("String",): ('"ab"', '""', '"a"', '"(())"', '"12 3"', '"aab"'),
    ("Float",): ("2.0", "0.0", "1.5"),
}
_NUMBER_TESTS = ("(fun x => decide (2 ≤ x))", "(fun x => x % 2 == 0)", "(fun _ => false)", "(fun _ => true)")
_NUMBER_ORDERS = ("(fun x y => decide (x ≤ y))", "(fun x y => x == y)", "(fun _ _ => false)")


class Samples:
    """Values in one environment.  `evaluator` unfolds the names of types."""

    def __init__(self, environment: Environment, terms: Terms) -> None:
        self._environment, self._terms = environment, terms
        self._evaluator = Evaluator(environment, terms)
        self._nat = terms.const(("Nat",))
        self._bool = terms.const(("Bool",))
        self._known: dict[tuple[int, int], tuple[str, ...]] = {}

    def arguments(self, constant: Constant) -> Arguments | None:
        """Values for each argument of a program; None where some argument has none."""
        module = self._environment.own
        infos = binder_infos(module, constant.type)
        type_ = self._terms.type(module, constant)
        found: list[tuple[str, ...]] = []
        types: list[int | None] = []
        try:
            for info in infos:
                domain = cast("int", self._terms.nodes[type_][1])
                filler, values = self._argument(domain, info)
                if not values:
                    return None
                found.append(values)
                types.append(domain if filler is None and values != _PROOF else None)
                type_ = self._evaluator.instantiate(
                    type_, self._evaluator.variable() if filler is None else filler
                )
        except Unsettled:
            return None
        return Arguments(tuple(found), tuple(types), type_)

    def inductive_types(self, type_: int) -> tuple[Name, ...]:
        """The inductive types of the file itself that a value of this type may hold."""
        own = self._environment.own
        found: dict[Name, None] = {}
        waiting = [n for n in self._constants(type_) if n in own]
        while waiting:
            name = waiting.pop()
            constant = own.constant(name)
            if name in found or constant.kind is not Kind.INDUCTIVE:
                continue
            found[name] = None
            for constructor in constant.constructors:
                waiting.extend(n for n in own.uses(constructor).constants if n in own)
        return tuple(reversed(found))

    def _constants(self, number: int) -> list[Name]:
        """The constants that the spine of a type names."""
        found, waiting = [], [number]
        while waiting:
            node = self._terms.nodes[self._evaluator.reduced(waiting.pop())]
            while node[0] is Tag.APP:
                waiting.append(cast("int", node[2]))
                node = self._terms.nodes[cast("int", node[1])]
            if node[0] is Tag.CONST:
                found.append(cast("Name", node[1]))
        return found

    def _argument(self, domain: int, info: int) -> tuple[int | None, tuple[str, ...]]:
        """What stands for an argument in later types (None: nothing that they may mention), and its values."""
        node = self._terms.nodes[domain]
        if info == _IMPLICIT_INSTANCE:
            return None, ("inferInstance",)
        if node[0] is Tag.SORT:
            return (self._nat, ("Nat",)) if node[1] != self._terms.add((ZERO,)) else (None, ())
        return None, self.values(domain)

    def values(self, type_: int, depth: int = _DEPTH) -> tuple[str, ...]:
        """Some values of a closed type, the most telling first."""
        type_ = self._evaluator.reduced(type_)
        if (type_, depth) not in self._known:
            self._known[type_, depth] = self._values(type_, depth)
        return self._known[type_, depth]

    def _values(self, type_: int, depth: int) -> tuple[str, ...]:
        node = self._terms.nodes[type_]
        if node[0] is Tag.FORALL:
            return self._functions(cast("int", node[1]), cast("int", node[2]), depth)
        name, arguments = self._spine(type_)
        if name is None:
            return ()
        if name in _PLAIN:
            return _PLAIN[name]
        if name in (("List",), ("Array",)):
            mark = "#" if name == ("Array",) else ""
            return tuple(f"{mark}[{', '.join(x)}]" for x in _lists(self.values(arguments[0], depth - 1)))
        return self._inductive(name, arguments, depth)

    def _spine(self, type_: int) -> tuple[Name | None, list[int]]:
        nodes, arguments = self._terms.nodes, []
        while nodes[type_][0] is Tag.APP:
            arguments.append(cast("int", nodes[type_][2]))
            type_ = cast("int", nodes[type_][1])
        node = nodes[type_]
        return (cast("Name", node[1]) if node[0] is Tag.CONST else None), arguments[::-1]

    def _functions(self, domain: int, codomain: int, depth: int) -> tuple[str, ...]:
        if depth <= 0 or mentions(self._terms, codomain, 0):
            return ()
        codomain = self._evaluator.instantiate(
            self._terms.add((Tag.FORALL, domain, codomain)), self._nat
        )  # nothing is replaced: it only takes one binder off
        known = self._evaluator.reduced(codomain)
        if self._is_proposition(known):
            return _PROOF
        if self._evaluator.reduced(domain) == self._nat:
            if known == self._bool:
                return _NUMBER_TESTS
            if self._terms.nodes[known] == (Tag.FORALL, self._nat, self._bool):
                return _NUMBER_ORDERS
        same = ("(fun x => x)",) if domain == codomain else ()
        more = ("(fun x => x + 1)",) if domain == codomain == self._nat else ()
        constant = tuple(f"(fun _ => {v})" for v in self.values(codomain, depth - 1)[:3])
        return (*more, *same, *constant)[:_WIDTH]

    def _inductive(self, name: Name, arguments: Sequence[int], depth: int) -> tuple[str, ...]:
        constant = self._environment.constant(name)
        if constant is None or name[0] == "_private":
            return ()
        if self._concludes_in_prop(name, constant):
            return _PROOF
        if (
            constant.kind is not Kind.INDUCTIVE
            or constant.numbers[1]
            or len(arguments) != constant.numbers[0]
        ):
            return ()
        streams = [self._built(c, arguments, depth) for c in constant.constructors]
        return tuple(islice(_in_turn(streams), _WIDTH_AT_TOP if depth == _DEPTH else _WIDTH))

    def _built(self, name: Name, arguments: Sequence[int], depth: int) -> Iterator[str]:
        """Applications of one constructor to small values."""
        module = self._environment.module(name)
        if module is None:
            return
        constant = module.constant(name)
        type_ = self._terms.type(module, constant)
        for argument in arguments:
            type_ = self._evaluator.instantiate(type_, argument)
        fields: list[tuple[str, ...]] = []
        for _ in range(constant.numbers[2]):
            node = self._terms.nodes[type_]
            if depth <= 0 or mentions(self._terms, cast("int", node[2]), 0):
                return
            values = self.values(cast("int", node[1]), depth - 1)
            if not values:
                return
            fields.append(values)
            type_ = self._evaluator.instantiate(type_, self._nat)
        holes = " _" * len(arguments)
        seen = set()
        for turn in range(_WIDTH if fields else 1):
            chosen = [f[(turn * (place + 1) + place) % len(f)] for place, f in enumerate(fields)]
            text = f"(@{display(name)}{holes}{''.join(' ' + c for c in chosen)})"
            if text not in seen:
                seen.add(text)
                yield text

    def _is_proposition(self, type_: int) -> bool:
        name, _ = self._spine(telescope(self._terms, type_)[1])
        constant = self._environment.constant(name) if name else None
        return constant is not None and self._concludes_in_prop(cast("Name", name), constant)

    def _concludes_in_prop(self, name: Name, constant: Constant) -> bool:
        module = self._environment.module(name)
        assert module is not None  # noqa: S101  (its constant was found)
        _, conclusion = telescope(self._terms, self._terms.type(module, constant))
        return self._terms.nodes[conclusion] == (Tag.SORT, self._terms.add((ZERO,)))


class Arguments:
    """Values for the arguments of a function: `values[i]` as Lean text; `types[i]` is None for what is no data (a
    type, an instance, a proof); `result` is the type of the result."""

    def __init__(
        self, values: tuple[tuple[str, ...], ...], types: tuple[int | None, ...], result: int
    ) -> None:
        self.values, self.types, self.result = values, types, result

    @property
    def data(self) -> tuple[int, ...]:
        """The places of the arguments that carry data."""
        return tuple(i for i, t in enumerate(self.types) if t is not None)


def _lists(values: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Short lists: unsorted, with duplicates, empty."""
    if not values:
        yield ()
        return
    a, b, c = (values[i % len(values)] for i in range(3))
    d = values[3 % len(values)]
    yield from dict.fromkeys(((a, b, a), (), (b,), (b, c, c, d), (a, c), (d, c, b, a), (a, a), (c, a, d, d)))


def _in_turn(streams: Sequence[Iterator[str]]) -> Iterator[str]:
    """One of each, again and again, until all are used up."""
    waiting = list(streams)
    while waiting:
        for stream in list(waiting):
            value = next(stream, None)
            if value is None:
                waiting.remove(stream)
            else:
                yield value
