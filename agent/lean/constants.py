"""What a compiled module holds, as frozen values: constants as the kernel knows them, nodes of terms, names."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

Name = tuple[str | int, ...]
"""A hierarchical name by its parts; a dot inside `«»` stays inside its part.  () is the anonymous name."""


class Kind(IntEnum):
    """The constructors of Lean.ConstantInfo, in order."""

    AXIOM = 0
    DEFINITION = 1
    THEOREM = 2
    OPAQUE = 3
    QUOT = 4
    INDUCTIVE = 5
    CONSTRUCTOR = 6
    RECURSOR = 7

    @property
    def word(self) -> str:
        """The word for it in messages."""
        return self.name.lower()


class Tag(IntEnum):
    """The constructors of Lean.Expr that may stand in a file, in order."""

    BVAR = 0
    SORT = 3
    CONST = 4
    APP = 5
    LAMBDA = 6
    FORALL = 7
    LET = 8
    LITERAL = 9
    MDATA = 10
    PROJECTION = 11


class Safety(IntEnum):
    """The constructors of Lean.DefinitionSafety, in order."""

    UNSAFE = 0
    SAFE = 1
    PARTIAL = 2


@dataclass(frozen=True, slots=True)
class Import:
    """One import: the module, and the modifiers that the module system knows."""

    module: Name
    all: bool
    exported: bool
    meta: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """One computation rule of a recursor; `value` is the address of its right-hand side."""

    constructor: Name
    fields: int
    value: int


@dataclass(frozen=True, slots=True)
class Constant:
    """One declaration as the kernel knows it.  `type` and `value` are addresses of terms in the same module.

    `group` is Lean's `all` (the mutual block; for a constructor its inductive type).  `numbers` are, by kind:
    inductive: parameters, indices, nested; constructor: index, parameters, fields; recursor: parameters,
    indices, motives, minors.  `flags` are inductive: recursive, reflexive; recursor: K; quot: which of the
    four. `hints` is -2 opaque, -1 abbrev, or the height of a regular definition.
    """

    name: Name
    kind: Kind
    level_params: tuple[Name, ...]
    type: int
    value: int | None = None
    safety: Safety = Safety.SAFE
    hints: int = 0
    group: tuple[Name, ...] = ()
    constructors: tuple[Name, ...] = ()
    numbers: tuple[int, ...] = ()
    flags: tuple[int, ...] = ()
    rules: tuple[Rule, ...] = ()

    def terms(self) -> Iterable[int]:
        """Addresses of every term that it consists of."""
        yield self.type
        if self.value is not None:
            yield self.value
        for rule in self.rules:
            yield rule.value


class Term(NamedTuple):
    """One node of a term: its tag, raw fields, binder information (0 default ... 3 instance), and sub-term
    addresses."""

    tag: Tag
    fields: tuple[int, ...]
    info: int
    children: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Uses:
    """What some terms mention: names of constants (structure names of projections too) and kinds of
    literals."""

    constants: frozenset[Name]
    nat_literal: bool
    string_literal: bool


def display(name: Name) -> str:
    """A name as Lean shows it, parts that are no plain identifiers in `«»`, nothing unprintable let
    through."""
    return ".".join(_display_part(part) for part in name) or "[anonymous]"


@lru_cache(maxsize=1 << 16)
def _display_part(part: str | int) -> str:
    if isinstance(part, int):
        return str(part)
    if part and part.isprintable() and _is_identifier(part):
        return part
    return "«" + "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in part) + "»"


def _is_identifier(part: str) -> bool:
    first, rest = part[0], part[1:]
    return (_is_letter(first)) and all(
        _is_letter(c) or c in "'!?" or c.isdigit() or "₀" <= c <= "ₜ" for c in rest
    )


def _is_letter(c: str) -> bool:
    return (c.isascii() and c.isalpha()) or c == "_" or (not c.isascii() and c.isalpha())


def parse_name(text: str) -> Name:
    """The parts of a name as Lean shows it (`Foo.bar`, `«odd name».x`, `_private.M.0.t`).  ValueError if it
    is none."""
    parts: list[str | int] = []
    rest = text.strip().removeprefix("_root_.")
    while True:
        if rest.startswith("«"):
            part, closed, rest = rest[1:].partition("»")
            if not closed:
                raise ValueError(f"no closing » in the name {text!r}")
            parts.append(part)
        else:
            cut = rest.find(".")
            part, rest = (rest, "") if cut < 0 else (rest[:cut], rest[cut:])
            if not part:
                raise ValueError(f"{text!r} is no name")
            parts.append(int(part) if part.isascii() and part.isdigit() else part)
        if not rest:
            return tuple(parts)
        if not rest.startswith("."):
            raise ValueError(f"{text!r} is no name")
        rest = rest[1:]
