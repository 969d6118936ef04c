"""What the kernel takes for granted about constants by their name, checked where a file declares them itself.

The kernel of 4.35 computes `Nat.add` and thirteen other functions on literals by name, and knows `Nat`,
`Bool`, `String`, `Char` and `List` behind literals (read off type_checker.cpp and inductive.cpp).  A file
that declares one of them otherwise proves 1 = 2 with no axiom.  So a declaration gets such a name only when

  * its defining equations hold by definition, with the recursion on either argument: then it agrees with the
    kernel's arithmetic on every numeral, by induction; or
  * it comes from a library that is trusted.

Otherwise it gets another name, under which the kernel computes nothing: what is accepted then rests on its
real definition, whatever that is.  A function that gives a wrong value on a small argument is refused
outright.

Runs in the replay worker.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from agent.toolchain.objects import ANONYMOUS, ZERO

if TYPE_CHECKING:
    from collections.abc import Callable

    from agent.judge.kernel import Kernel
    from agent.lean.olean import Name

_RESULTS: dict[str, Callable[[int, int], int]] = {
    "add": lambda a, b: a + b,
    "sub": lambda a, b: max(a - b, 0),
    "mul": lambda a, b: a * b,
    "pow": lambda a, b: a**b,
    "beq": lambda a, b: a == b,
    "ble": lambda a, b: a <= b,
    "div": lambda a, b: a // b if b else 0,
    "mod": lambda a, b: a % b if b else a,
    "gcd": math.gcd,
    "land": lambda a, b: a & b,
    "lor": lambda a, b: a | b,
    "xor": lambda a, b: a ^ b,
    "shiftLeft": lambda a, b: a << b,
    "shiftRight": lambda a, b: a >> b,
    "log2": lambda a, _: max(a.bit_length() - 1, 0),
}
_NEEDS = {"mul": "add", "pow": "mul", "shiftLeft": "mul"}
_UNARY, _TESTS = frozenset({"log2"}), frozenset({"beq", "ble"})
_SAMPLES = ((0, 0), (0, 1), (1, 0), (1, 1), (2, 1), (1, 2), (3, 2), (2, 3))
_LARGEST_SAMPLE = 10
COMPUTED: dict[Name, str] = {("Nat", operation): operation for operation in _RESULTS}
NUMERALS: frozenset[Name] = frozenset({("Nat", "zero"), ("Nat", "succ")})
STRINGS: frozenset[Name] = frozenset(
    {
        ("String",),
        ("String", "ofList"),
        ("Char",),
        ("Char", "ofNat"),
        ("List",),
        ("List", "nil"),
        ("List", "cons"),
    }
)


class Shapes:
    """Terms over Nat, Bool and String, made in one kernel."""

    def __init__(self, kernel: Kernel) -> None:
        self.kernel = kernel
        self.one = kernel.succ(ZERO)
        self.type = kernel.sort(self.one)
        self.nat, self.zero = self.const("Nat"), self.const("Nat.zero")
        self.x, self.y = kernel.bvar(1), kernel.bvar(0)

    def const(self, dotted: str, *levels: int) -> int:
        """A constant by its dotted name."""
        return self.kernel.const(self.kernel.name(tuple(dotted.split("."))), levels)

    def arrow(self, *types: int) -> int:
        """`types[0] → ... → types[-1]`, all closed."""
        result = types[-1]
        for domain in reversed(types[:-1]):
            result = self.kernel.pi(ANONYMOUS, domain, result)
        return result

    def fun(self, *types_and_body: int) -> int:
        """`fun (_ : types[0]) ... => body`."""
        result = types_and_body[-1]
        for domain in reversed(types_and_body[:-1]):
            result = self.kernel.lam(ANONYMOUS, domain, result)
        return result

    def succ(self, term: int) -> int:
        """`Nat.succ term`."""
        return self.kernel.app(self.const("Nat.succ"), term)

    def numeral(self, number: int) -> int:
        """A number by constructors, no literal."""
        term = self.zero
        for _ in range(number):
            term = self.succ(term)
        return term

    def boolean(self, *, value: bool) -> int:
        """`Bool.true` or `Bool.false`."""
        return self.const("Bool.true" if value else "Bool.false")

    def predecessor(self, term: int) -> int:
        """Of a number, by its recursor."""
        motive, step = self.fun(self.nat, self.nat), self.fun(self.nat, self.nat, self.x)
        return self.kernel.app(self.const("Nat.rec", self.one), motive, self.zero, step, term)

    def has_type(self, dotted: str, expected: int) -> bool:
        """Whether the environment has that constant with that very type."""
        found = self.kernel.type_of(tuple(dotted.split(".")))
        return found is not None and self.kernel.alpha_equal(found, expected)

    def nat_is_right(self) -> bool:
        """Whether `Nat` is the type of natural numbers."""
        return (
            self.has_type("Nat", self.type)
            and self.has_type("Nat.zero", self.nat)
            and self.has_type("Nat.succ", self.arrow(self.nat, self.nat))
            and self._constructors("Nat") == [("Nat", "zero"), ("Nat", "succ")]
        )

    def bool_is_right(self) -> bool:
        """Whether `Bool` is the type of truth values."""
        bool_ = self.const("Bool")
        return (
            self.has_type("Bool", self.type)
            and self.has_type("Bool.true", bool_)
            and self.has_type("Bool.false", bool_)
            and self._constructors("Bool") == [("Bool", "false"), ("Bool", "true")]
        )

    def _constructors(self, dotted: str) -> list[Name] | None:
        info = self.kernel.find(tuple(dotted.split(".")))
        if info is None or self.kernel.tag(info) != 5:
            return None
        return [
            self.kernel.parts(n) for n in self.kernel.items(self.kernel.field(self.kernel.field(info, 0), 4))
        ]

    def strings_are_right(self) -> bool:
        """Whether a string literal, and the list of characters that the kernel unfolds it to, are well
        typed."""
        string, char = self.const("String"), self.const("Char")
        level = self._list_level()
        if level is None:
            return False
        list_ = self.const("List", level)

        def of(index: int) -> int:
            return self.kernel.app(list_, self.kernel.bvar(index))

        sort = self.kernel.sort(self.kernel.succ(level))
        pi, element = self.kernel.pi, self.kernel.bvar(0)
        cons = pi(ANONYMOUS, sort, pi(ANONYMOUS, element, pi(ANONYMOUS, of(1), of(2))))
        characters = self.kernel.app(self.const("List", ZERO), char)
        return (
            self.has_type("String", self.type)
            and self.has_type("Char", self.type)
            and self.has_type("Char.ofNat", self.arrow(self.nat, char))
            and self.has_type("String.ofList", self.arrow(characters, string))
            and self.has_type("List.nil", pi(ANONYMOUS, sort, of(0)))
            and self.has_type("List.cons", cons)
        )

    def has_values(self, dotted: str) -> bool:
        """Whether a type, declared otherwise than Lean's, is one that a literal of it cannot make inconsistent."""
        constant = self.const(dotted)
        makers = [self.kernel.type_of(name) for name in self._constructors(dotted) or ()]
        plain = (constant, self.arrow(self.nat, constant))
        return self.has_type(dotted, self.type) and any(
            maker is not None and self.kernel.alpha_equal(maker, shape) for maker in makers for shape in plain
        )

    def _list_level(self) -> int | None:
        info = self.kernel.find(("List", "nil"))
        if info is None:
            return None
        names = self.kernel.items(self.kernel.field(self.kernel.field(self.kernel.field(info, 0), 0), 1))
        return self.kernel.param(names[0]) if len(names) == 1 else None


def type_is_right(shapes: Shapes, operation: str, type_: int) -> bool:
    """Whether a function has the type of the kernel's."""
    result = shapes.const("Bool") if operation in _TESTS else shapes.nat
    arguments = (shapes.nat,) if operation in _UNARY else (shapes.nat, shapes.nat)
    return shapes.kernel.alpha_equal(type_, shapes.arrow(*arguments, result))


def follows_equations(shapes: Shapes, operation: str, function: int) -> bool:
    """Whether the equations of `operation` hold for `function` by definition.

    `function` must stand for a constant of another name, or the kernel would compute instead of unfolding.
    """
    needs = _NEEDS.get(operation)
    if needs and not shapes.has_type(f"Nat.{needs}", shapes.arrow(shapes.nat, shapes.nat, shapes.nat)):
        return False

    def holds(left: int, right: int) -> bool:
        nat, fun = shapes.nat, shapes.fun
        return shapes.kernel.is_def_eq(fun(nat, nat, left), fun(nat, nat, right))

    return any(
        all(holds(left, right) for left, right in equations)
        for equations in _equations(shapes, operation, lambda a, b: shapes.kernel.app(function, a, b))
    )


def _equations(s: Shapes, operation: str, op: Callable[[int, int], int]) -> list[list[tuple[int, int]]]:
    """The ways to define an operation, each as a list of equations between terms over `x` and `y`."""
    x, y, zero, succ = s.x, s.y, s.zero, s.succ
    true, false = s.boolean(value=True), s.boolean(value=False)

    def add(a: int, b: int) -> int:
        return s.kernel.app(s.const("Nat.add"), a, b)

    def mul(a: int, b: int) -> int:
        return s.kernel.app(s.const("Nat.mul"), a, b)

    both = [(op(succ(x), zero), false), (op(succ(x), succ(y)), op(x, y))]
    return {
        "add": [
            [(op(x, zero), x), (op(x, succ(y)), succ(op(x, y)))],
            [(op(zero, y), y), (op(succ(x), y), succ(op(x, y)))],
        ],
        "sub": [[(op(x, zero), x), (op(x, succ(y)), s.predecessor(op(x, y)))]],
        "mul": [
            [(op(x, zero), zero), (op(x, succ(y)), add(op(x, y), x))],
            [(op(zero, y), zero), (op(succ(x), y), add(op(x, y), y))],
        ],
        "pow": [[(op(x, zero), succ(zero)), (op(x, succ(y)), mul(op(x, y), x))]],
        "beq": [[(op(zero, zero), true), (op(zero, succ(y)), false), *both]],
        "ble": [[(op(zero, zero), true), (op(zero, succ(y)), true), *both]],
        "shiftLeft": [[(op(x, zero), x), (op(x, succ(y)), op(mul(s.numeral(2), x), y))]],
    }.get(operation, [])


def wrong_value(shapes: Shapes, operation: str, function: int) -> str:
    """A small argument on which `function` computes another value than `operation`; empty if none was
    found."""
    kernel = shapes.kernel
    for a, b in _SAMPLES:
        arguments = (a,) if operation in _UNARY else (a, b)
        applied = kernel.app(function, *map(shapes.numeral, arguments))
        right = _RESULTS[operation](a, b)
        if operation in _TESTS:
            wrong = kernel.is_def_eq(applied, shapes.boolean(value=not right))
        elif kernel.is_def_eq(applied, shapes.numeral(right)):
            continue
        else:
            others = (n for n in range(_LARGEST_SAMPLE) if n != right)
            wrong = any(kernel.is_def_eq(applied, shapes.numeral(n)) for n in others)
        if wrong:
            return f"Nat.{operation} {' '.join(map(str, arguments))} is not {right}"
    return ""
