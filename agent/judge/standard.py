"""What the names that everybody relies on must mean: the standard axioms, and what the kernel computes by
name.

Ordinary files get all of it from the core library.  A file in prelude mode declares its own `Eq`, `Nat`,
`propext`; then each that a proof rests on must be what it is in Lean, or a proof rests on sand: `axiom
propext : False` under an allowed name, or a wrong `Nat.add`, whose closed instances the kernel computes with
the right one (an axiom-free 1 = 2).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agent.lean.olean import Kind, Name, Safety
from agent.lean.terms import PARAM, SUCC, ZERO, Terms

if TYPE_CHECKING:
    from collections.abc import Callable

    from agent.judge.environment import Environment

# Read off the kernel of 4.35; log2 is unary.
NAT_BINARY = (
    "add",
    "sub",
    "mul",
    "div",
    "mod",
    "gcd",
    "beq",
    "ble",
    "land",
    "lor",
    "xor",
    "shiftLeft",
    "shiftRight",
    "pow",
)
COMPUTED: frozenset[Name] = frozenset(
    {("Nat", operation) for operation in (*NAT_BINARY, "log2")}
    | {("Lean", "reduceBool"), ("Lean", "reduceNat")}
)
PRIMITIVES: frozenset[Name] = frozenset(
    COMPUTED
    | {("Nat",), ("Bool",), ("String",), ("String", "ofList"), ("Char",), ("Char", "ofNat"), ("List",)}
    | {("Quot",), ("Quot", "mk"), ("Quot", "lift"), ("Quot", "ind")}
)


class _Shapes:
    """Expected types, built in the table of terms that the file's own types are interned in."""

    def __init__(self, terms: Terms) -> None:
        self.t = terms
        self.zero = terms.add((ZERO,))
        self.one = terms.add((SUCC, self.zero))
        self.u, self.v = terms.add((PARAM, 0)), terms.add((PARAM, 1))
        self.prop, self.type = terms.sort(self.zero), terms.sort(self.one)

    def b(self, index: int) -> int:
        return self.t.bvar(index)

    def c(self, dotted: str, *levels: int) -> int:
        return self.t.const(tuple(dotted.split(".")), *levels)

    def relation(self) -> int:
        """`α → α → Prop` under one binder `α`."""
        return self.t.pi(self.b(0), self.b(1), self.prop)


def _eq(s: _Shapes) -> dict[str, int]:
    sort = s.t.sort(s.u)
    eq = s.c("Eq", s.u)
    return {
        "Eq": s.t.pi(sort, s.b(0), s.b(1), s.prop),
        "Eq.refl": s.t.pi(sort, s.b(0), s.t.app(eq, s.b(1), s.b(0), s.b(0))),
    }


def _iff(s: _Shapes) -> dict[str, int]:
    forward, back = s.t.pi(s.b(1), s.b(1)), s.t.pi(s.b(1), s.b(3))
    return {
        "Iff": s.t.pi(s.prop, s.prop, s.prop),
        "Iff.intro": s.t.pi(s.prop, s.prop, forward, back, s.t.app(s.c("Iff"), s.b(3), s.b(2))),
    }


def _nonempty(s: _Shapes) -> dict[str, int]:
    sort = s.t.sort(s.u)
    return {
        "Nonempty": s.t.pi(sort, s.prop),
        "Nonempty.intro": s.t.pi(sort, s.b(0), s.t.app(s.c("Nonempty", s.u), s.b(1))),
    }


def _quot(s: _Shapes) -> dict[str, int]:
    sort = s.t.sort(s.u)
    quot, mk = s.c("Quot", s.u), s.c("Quot.mk", s.u)
    # ∀ α r β (f : α → β), (∀ a b, r a b → f a = f b) → Quot r → β
    f_a, f_b = s.t.app(s.b(3), s.b(2)), s.t.app(s.b(3), s.b(1))
    respects = s.t.pi(
        s.b(3), s.b(4), s.t.app(s.b(4), s.b(1), s.b(0)), s.t.app(s.c("Eq", s.v), s.b(4), f_a, f_b)
    )
    lift = s.t.pi(
        sort,
        s.relation(),
        s.t.sort(s.v),
        s.t.pi(s.b(2), s.b(1)),
        respects,
        s.t.app(quot, s.b(4), s.b(3)),
        s.b(3),
    )
    # ∀ α r (β : Quot r → Prop), (∀ a, β (Quot.mk r a)) → ∀ q, β q
    ind = s.t.pi(
        sort,
        s.relation(),
        s.t.pi(s.t.app(quot, s.b(1), s.b(0)), s.prop),
        s.t.pi(s.b(2), s.t.app(s.b(1), s.t.app(mk, s.b(3), s.b(2), s.b(0)))),
        s.t.app(quot, s.b(3), s.b(2)),
        s.t.app(s.b(2), s.b(0)),
    )
    return {
        "Quot": s.t.pi(sort, s.relation(), s.t.sort(s.u)),
        "Quot.mk": s.t.pi(sort, s.relation(), s.b(1), s.t.app(quot, s.b(2), s.b(1))),
        "Quot.lift": lift,
        "Quot.ind": ind,
    }


def _propext(s: _Shapes) -> int:
    iff = s.t.app(s.c("Iff"), s.b(1), s.b(0))
    return s.t.pi(s.prop, s.prop, iff, s.t.app(s.c("Eq", s.one), s.prop, s.b(2), s.b(1)))


def _choice(s: _Shapes) -> int:
    return s.t.pi(s.t.sort(s.u), s.t.app(s.c("Nonempty", s.u), s.b(0)), s.b(1))


def _sound(s: _Shapes) -> int:
    mk = s.c("Quot.mk", s.u)
    quotient = s.t.app(s.c("Quot", s.u), s.b(4), s.b(3))
    left, right = s.t.app(mk, s.b(4), s.b(3), s.b(2)), s.t.app(mk, s.b(4), s.b(3), s.b(1))
    equal = s.t.app(s.c("Eq", s.u), quotient, left, right)
    return s.t.pi(s.t.sort(s.u), s.relation(), s.b(1), s.b(2), s.t.app(s.b(2), s.b(1), s.b(0)), equal)


# axiom -> (number of universe parameters, its type, the families of types that it speaks of)
AXIOMS: dict[Name, tuple[int, Callable[[_Shapes], int], tuple[Name, ...]]] = {
    ("propext",): (0, _propext, (("Eq",), ("Iff",))),
    ("Classical", "choice"): (1, _choice, (("Nonempty",),)),
    ("Quot", "sound"): (1, _sound, (("Eq",), ("Quot",))),
}
# family -> (number of universe parameters, types of all its members)
_FAMILIES: dict[Name, tuple[int, Callable[[_Shapes], dict[str, int]]]] = {
    ("Eq",): (1, _eq),
    ("Iff",): (0, _iff),
    ("Nonempty",): (1, _nonempty),
    ("Quot",): (1, _quot),
}


def wrong_axiom(environment: Environment, name: Name, terms: Terms) -> str:
    """What is wrong with the standard axiom `name` as it is declared here; empty if nothing is."""
    universes, make, families = AXIOMS[name]
    module, constant = environment.module(name), environment.constant(name)
    if module is None or constant is None:
        return "it is not declared"
    if len(constant.level_params) != universes or terms.type(module, constant) != make(_Shapes(terms)):
        return "its type is another"
    for family in families:
        wrong = wrong_family(environment, family, terms)
        if wrong:
            return wrong
    return ""


def wrong_family(environment: Environment, family: Name, terms: Terms) -> str:
    """What is wrong with `Eq`, `Iff`, `Nonempty` or `Quot` as declared here; empty if nothing is."""
    universes, make = _FAMILIES[family]
    shown = ".".join(map(str, family))
    expected = make(_Shapes(terms))
    constructors = tuple(tuple(n.split(".")) for n in list(expected)[1:])
    for dotted, type_ in expected.items():
        name = tuple(dotted.split("."))
        module, constant = environment.module(name), environment.constant(name)
        if module is None or constant is None:
            return f"{dotted} is not declared"
        quot = family == ("Quot",)
        levels = universes + (dotted == "Quot.lift")
        kind = Kind.QUOT if quot else Kind.INDUCTIVE if name == family else Kind.CONSTRUCTOR
        if constant.kind is not kind or constant.safety is not Safety.SAFE:
            return f"{dotted} is not what it is in Lean"
        if len(constant.level_params) != levels or terms.type(module, constant) != type_:
            return f"{dotted} has not the type that it has in Lean"
        if kind is Kind.INDUCTIVE and (constant.constructors != constructors or constant.group != (family,)):
            return f"{shown} has not the constructors that it has in Lean"
    return ""
