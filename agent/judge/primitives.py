"""Whether the constants that the kernel computes by name are what it takes them for, where a file declares
them itself.

The kernel multiplies literals with GMP when it meets `Nat.mul`, whatever `Nat.mul` is defined as, and takes
`5` for `Nat.succ 4`.  In a file in prelude mode these names may mean anything; so each one that a proof rests
on must satisfy the equations that determine it, by computation.  What cannot be settled is doubt, not guilt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agent.judge import standard
from agent.judge.equations import Arithmetic, systems
from agent.judge.evaluate import Evaluator, Unsettled
from agent.lean.olean import Kind, Name, Safety, display
from agent.lean.terms import PARAM, SUCC, ZERO
from agent.types import Reason

if TYPE_CHECKING:
    from collections.abc import Callable

    from agent.judge.audit import Closure
    from agent.judge.environment import Environment
    from agent.lean.terms import Terms

_TRUTH: dict[str, Callable[[int, int], int | bool]] = {
    "add": lambda a, b: a + b,
    "sub": lambda a, b: max(a - b, 0),
    "mul": lambda a, b: a * b,
    "div": lambda a, b: a // b if b else 0,
    "mod": lambda a, b: a % b if b else a,
    "pow": lambda a, b: a**b,
    "beq": lambda a, b: a == b,
    "ble": lambda a, b: a <= b,
    "land": lambda a, b: a & b,
    "lor": lambda a, b: a | b,
    "xor": lambda a, b: a ^ b,
    "shiftLeft": lambda a, b: a << b,
    "shiftRight": lambda a, b: a >> b,
}


def primitive_reasons(environment: Environment, found: Closure, terms: Terms) -> list[Reason]:
    """Reasons in the primitives that a closure rests on.  Imported ones are the library's, which is
    trusted."""
    own = {name for name in standard.PRIMITIVES if name in found.constants and name in environment.own}
    if not own:
        return []
    checker = _Checker(environment, terms)
    reasons = checker.quotients(own)
    nat = ("Nat",) in own
    if nat or found.nat_literals:
        reasons += checker.types(("Nat",), nat_shape)
    if nat:
        for operation in (*standard.NAT_BINARY, "log2"):
            if ("Nat", operation) in own:
                reasons += checker.operation(operation)
    if found.string_literals and ("String",) in own:
        reasons += checker.types(("String",), string_shape)
    return reasons


def nat_shape(t: Terms) -> dict[Name, tuple[Kind | None, int]]:
    """What the kernel takes for granted of Nat: name -> (kind if it matters, type)."""
    nat = t.const(("Nat",))
    return {
        ("Nat",): (Kind.INDUCTIVE, t.sort(t.add((SUCC, t.add((ZERO,)))))),
        ("Nat", "zero"): (Kind.CONSTRUCTOR, nat),
        ("Nat", "succ"): (Kind.CONSTRUCTOR, t.pi(nat, nat)),
    }


def bool_shape(t: Terms) -> dict[Name, tuple[Kind | None, int]]:
    """The same of Bool."""
    boolean = t.const(("Bool",))
    return {
        ("Bool",): (Kind.INDUCTIVE, t.sort(t.add((SUCC, t.add((ZERO,)))))),
        ("Bool", "false"): (Kind.CONSTRUCTOR, boolean),
        ("Bool", "true"): (Kind.CONSTRUCTOR, boolean),
    }


def string_shape(t: Terms) -> dict[Name, tuple[Kind | None, int]]:
    """The same of String, which the kernel makes out of a list of characters."""
    zero, u = t.add((ZERO,)), t.add((PARAM, 0))
    type_ = t.sort(t.add((SUCC, zero)))
    sort = t.sort(t.add((SUCC, u)))
    string, char, nat = t.const(("String",)), t.const(("Char",)), t.const(("Nat",))
    of_list = t.pi(t.app(t.const(("List",), zero), char), string)
    polymorphic = t.const(("List",), u)
    list_of = [t.app(polymorphic, t.bvar(i)) for i in range(3)]
    return {
        ("String",): (None, type_),
        ("Char",): (None, type_),
        ("Char", "ofNat"): (None, t.pi(nat, char)),
        ("List",): (Kind.INDUCTIVE, t.pi(sort, sort)),
        ("List", "nil"): (Kind.CONSTRUCTOR, t.pi(sort, list_of[0])),
        ("List", "cons"): (Kind.CONSTRUCTOR, t.pi(sort, t.bvar(0), list_of[1], list_of[2])),
        ("String", "ofList"): (None, of_list),
    }


class _Checker:
    def __init__(self, environment: Environment, terms: Terms) -> None:
        self._environment, self._terms = environment, terms

    def quotients(self, own: set[Name]) -> list[Reason]:
        """`Quot` and its operations: the kernel's own, or ordinary constants of those names, but not a
        mixture."""
        names = [n for n in own if n[0] == "Quot"]
        if not any(self._environment.own.constant(n).kind is Kind.QUOT for n in names):
            return []
        wrong = standard.wrong_family(self._environment, ("Quot",), self._terms)
        wrong = wrong or standard.wrong_family(self._environment, ("Eq",), self._terms)
        return [Reason("primitive.wrong", wrong)] if wrong else []

    def types(
        self, name: Name, shape: Callable[[Terms], dict[Name, tuple[Kind | None, int]]]
    ) -> list[Reason]:
        """Whether a type that literals have is declared as the kernel takes for granted."""
        for part, (kind, type_) in shape(self._terms).items():
            module = self._environment.module(part)
            constant = module.constant(part) if module else None
            if module is None or constant is None:
                return [_doubt(name, f"{display(part)} is not declared")]
            right = constant.safety is Safety.SAFE and self._terms.type(module, constant) == type_
            if not right or (kind is not None and constant.kind is not kind):
                return [_wrong(name, f"{display(part)} is not what it is in Lean")]
            members = tuple(n for n, (k, _) in shape(self._terms).items() if k and n[:-1] == part)
            if constant.kind is Kind.INDUCTIVE and (
                constant.constructors != members or len(constant.group) != 1
            ):
                return [_wrong(name, f"the constructors of {display(part)} are not those it has in Lean")]
        return []

    def operation(self, operation: str) -> list[Reason]:
        """Whether one operation on Nat computes what the kernel computes for it."""
        name: Name = ("Nat", operation)
        nat, terms = self._terms.const(("Nat",)), self._terms
        result = terms.const(("Bool",)) if operation in ("beq", "ble") else nat
        expected = terms.pi(nat, nat) if operation == "log2" else terms.pi(nat, nat, result)
        own = self._environment.own
        if terms.type(own, own.constant(name)) != expected:
            return [_wrong(name, "its type is another")]
        if result != nat and (reasons := self.types(("Bool",), bool_shape)):
            return reasons
        if self._refuted(operation):
            return [_wrong(name, "it computes something else")]
        if not any(self._all_hold(equations) for equations in systems(terms, operation)):
            return [_doubt(name, "its defining equations could not be checked by computation")]
        return []

    def _refuted(self, operation: str) -> bool:
        """Whether it computes a wrong result for small numbers."""
        if operation not in _TRUTH:
            return False
        arithmetic = Arithmetic(self._terms)
        for a, b in ((0, 0), (1, 0), (0, 1), (1, 1), (3, 2), (2, 3)):
            evaluator = Evaluator(self._environment, self._terms)
            call = arithmetic.call(operation, arithmetic.number(a), arithmetic.number(b))
            truth = _TRUTH[operation](a, b)
            try:
                if isinstance(truth, bool):
                    other = self._terms.const(("Bool", "false" if truth else "true"))
                    if evaluator.reduced(call) == other:
                        return True
                elif (value := evaluator.numeral(call)) is not None and value != truth:
                    return True
            except (Unsettled, RecursionError):
                continue
        return False

    def _all_hold(self, equations: list[tuple[int, int]]) -> bool:
        try:
            return all(Evaluator(self._environment, self._terms).equal(a, b) for a, b in equations)
        except (Unsettled, RecursionError):
            return False


def _wrong(name: Name, why: str) -> Reason:
    return Reason(
        "primitive.wrong", f"{display(name)}, which the kernel computes, is not what it takes it for: {why}"
    )


def _doubt(name: Name, why: str) -> Reason:
    return Reason(
        "primitive.unverified", f"{display(name)}, which the kernel computes, is declared here: {why}"
    )
