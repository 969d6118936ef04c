"""Equations that determine what the kernel computes by name: addition by `x + 0 = x`, `x + y.succ = (x + y).succ`.

Each operation on Nat has systems of equations, of which one must hold: definitions by recursion on the left argument
are as good as those on the right.  The variables are constants that nobody declares.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from agent.lean.terms import Terms

System = list[tuple[int, int]]  # pairs of terms that are equal


class Arithmetic:
    """Terms over Nat, by their numbers in `terms`."""

    def __init__(self, terms: Terms) -> None:
        self.terms = terms
        self.zero, self._succ = terms.const(("Nat", "zero")), terms.const(("Nat", "succ"))

    def succ(self, a: int) -> int:
        """The number after `a`."""
        return self.terms.app(self._succ, a)

    def number(self, n: int) -> int:
        """`n` as the constructors make it."""
        term = self.zero
        for _ in range(n):
            term = self.succ(term)
        return term

    def call(self, operation: str, *arguments: int) -> int:
        """An operation `Nat.…` of these arguments."""
        return self.terms.app(self.terms.const(("Nat", operation)), *arguments)


class _Recursion(Arithmetic):
    """The terms that equations of one operation are made of: for any `x` and `y`, where recursion starts and steps."""

    def __init__(self, terms: Terms, operation: str) -> None:
        super().__init__(terms)
        self._operation = operation
        self.x, self.y = terms.const(("$x",)), terms.const(("$y",))
        self.next_x, self.next_y = self.succ(self.x), self.succ(self.y)
        self.before = self.op(self.x, self.y)
        self.right, self.left = self.op(self.x, self.next_y), self.op(self.next_x, self.y)
        self.diagonal = (self.op(self.next_x, self.next_y), self.before)
        self.yes, self.no = terms.const(("Bool", "true")), terms.const(("Bool", "false"))

    def op(self, a: int, b: int) -> int:
        """The operation itself."""
        return self.call(self._operation, a, b)


def systems(terms: Terms, operation: str) -> list[System]:
    """Systems each of which determines the operation (by induction, given the others); none where none is known."""
    made = _SYSTEMS.get(operation)
    return made(_Recursion(terms, operation)) if made else []


def _add(r: _Recursion) -> list[System]:
    return [
        [(r.op(r.x, r.zero), r.x), (r.right, r.succ(r.before))],
        [(r.op(r.zero, r.y), r.y), (r.left, r.succ(r.before))],
    ]


def _sub(r: _Recursion) -> list[System]:
    start = (r.op(r.x, r.zero), r.x)
    pred = [(r.call("pred", r.zero), r.zero), (r.call("pred", r.next_y), r.y)]
    return [
        [start, (r.op(r.zero, r.next_y), r.zero), r.diagonal],
        [start, (r.right, r.call("pred", r.before)), *pred],
    ]


def _mul(r: _Recursion) -> list[System]:
    on_the_right, on_the_left = (r.op(r.x, r.zero), r.zero), (r.op(r.zero, r.y), r.zero)
    return [
        [on_the_right, (r.right, r.call("add", r.before, r.x))],
        [on_the_right, (r.right, r.call("add", r.x, r.before))],
        [on_the_left, (r.left, r.call("add", r.before, r.y))],
        [on_the_left, (r.left, r.call("add", r.y, r.before))],
    ]


def _pow(r: _Recursion) -> list[System]:
    start = (r.op(r.x, r.zero), r.number(1))
    return [
        [start, (r.right, r.call("mul", r.before, r.x))],
        [start, (r.right, r.call("mul", r.x, r.before))],
    ]


def _beq(r: _Recursion) -> list[System]:
    unequal = [(r.op(r.zero, r.next_y), r.no), (r.op(r.next_x, r.zero), r.no)]
    return [[(r.op(r.zero, r.zero), r.yes), *unequal, r.diagonal]]


def _ble(r: _Recursion) -> list[System]:
    greater = (r.op(r.next_x, r.zero), r.no)
    return [
        [(r.op(r.zero, r.y), r.yes), greater, r.diagonal],
        [(r.op(r.zero, r.zero), r.yes), (r.op(r.zero, r.next_y), r.yes), greater, r.diagonal],
    ]


def _shift_left(r: _Recursion) -> list[System]:
    start, two = (r.op(r.x, r.zero), r.x), r.number(2)
    return [
        [start, (r.right, r.op(r.call("mul", two, r.x), r.y))],
        [start, (r.right, r.call("mul", two, r.before))],
    ]


def _shift_right(r: _Recursion) -> list[System]:
    return [[(r.op(r.x, r.zero), r.x), (r.right, r.call("div", r.before, r.number(2)))]]


_SYSTEMS: dict[str, Callable[[_Recursion], list[System]]] = {
    "add": _add,
    "sub": _sub,
    "mul": _mul,
    "pow": _pow,
    "beq": _beq,
    "ble": _ble,
    "shiftLeft": _shift_left,
    "shiftRight": _shift_right,
}
