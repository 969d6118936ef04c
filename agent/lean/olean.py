"""Reads compiled Lean modules (`.olean`, format 2) as data, whoever wrote them; no process is started.

The file is hostile: every pointer, size and tag is checked before it is used, and a child must lie below its
parent (the compactor of Lean writes children first), so there is no cycle and no unbounded walk, whatever the
bytes.  All loops are iterative.  Damage of any kind is an `OleanError`; what an undamaged-looking file
*claims* is for `agent.judge` to doubt.

Layout: `olean`, u8 format, u8 flags, version[33], githash[40], u64 base address at 0x50, u64 root pointer at
0x58, objects from 0x60.  A pointer is an address relative to the base, or odd for a boxed scalar.  An object
starts with u32 reference count (0: persistent), u16 size, u8 number of object fields, u8 tag; a string has
tag 249, an array 246, a big natural 250.  Files whose source starts with `module` come in parts: `.olean`,
`.olean.server`, `.olean.private`; proofs are in the last, and pointers lead from later parts into earlier
ones.
"""

from __future__ import annotations

import hashlib
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from agent.lean.compacted import ANONYMOUS
from agent.lean.constants import (
    Constant,
    Import,
    Kind,
    Name,
    Rule,
    Safety,
    Tag,
    Term,
    Uses,
    display,
    parse_name,
)
from agent.lean.moduledata import ModuleData

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable
    from pathlib import Path

__all__ = [
    "Constant",
    "Import",
    "Kind",
    "Name",
    "Olean",
    "Rule",
    "Safety",
    "Tag",
    "Term",
    "Uses",
    "bottom_up",
    "display",
    "parse_name",
]

_K = TypeVar("_K", bound="Hashable")
_T = TypeVar("_T")
_RANGES: Name = ("Lean", "declRangeExt")
_INSTANCES: Name = ("Lean", "Meta", "instanceExtension")
_REDUCIBILITY: Name = ("reducibilityCore",)
_DOCS: Name = ("Lean", "docStringExt")
_MAX_BVAR = 1 << 20

_CONSTANT_SHAPES = {
    Kind.AXIOM: (1, 24),
    Kind.DEFINITION: (4, 48),
    Kind.THEOREM: (3, 32),
    Kind.OPAQUE: (3, 40),
    Kind.QUOT: (1, 24),
    Kind.INDUCTIVE: (6, 64),
    Kind.CONSTRUCTOR: (5, 56),
    Kind.RECURSOR: (7, 72),
}
# which fields are sub-terms, from and up to
_SUBTERMS = {
    Tag.BVAR: (0, 0),
    Tag.SORT: (0, 0),
    Tag.CONST: (0, 0),
    Tag.APP: (0, 2),
    Tag.LAMBDA: (1, 3),
    Tag.FORALL: (1, 3),
    Tag.LET: (1, 4),
    Tag.LITERAL: (0, 0),
    Tag.MDATA: (1, 2),
    Tag.PROJECTION: (2, 3),
}


def bottom_up(
    root: _K, memo: dict[_K, _T], children: Callable[[_K], Iterable[_K]], build: Callable[[_K], _T]
) -> _T:
    """Fill `memo` for `root` and all below it, children first, without recursion.  Returns `memo[root]`."""
    stack = [root]
    while stack:
        top = stack[-1]
        if top in memo:
            stack.pop()
            continue
        missing = [c for c in children(top) if c not in memo]
        if missing:
            stack.extend(missing)
        else:
            memo[top] = build(top)
            stack.pop()
    return memo[root]


class Olean(ModuleData):
    """One compiled module.  Opening it reads the list of names; constants and terms are decoded when asked
    for.

    Raises OleanError, on opening or on any later access, for a file that cannot be read or is damaged.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        objects = self._objects
        self._terms: dict[int, Term] = {}
        self._constants: dict[Name, Constant] = {}
        self._uses: dict[Name, Uses] = {}
        addresses = objects.array(self._listed_constants)
        listed = [self._name(n) for n in objects.array(self._listed_names)]
        if len(listed) != len(addresses):
            raise objects.error("names and constants differ in number")
        self._addresses = dict(zip(listed, addresses, strict=True))
        if len(self._addresses) != len(listed):
            raise objects.error("a constant is listed twice")

    # ------------------------------------------------------------------------------------------ the module
    @property
    def version(self) -> str:
        """The version of Lean that the file says it was written by."""
        return self._objects.regions[0].version

    @property
    def is_module(self) -> bool:
        """Whether the source starts with `module`, so that the file comes in parts."""
        return self._objects.is_module

    @cached_property
    def sha256(self) -> str:
        """Hash of the bytes of all parts, in order."""
        digest = hashlib.sha256()
        for region in self._objects.regions:
            digest.update(region.data)
        return digest.hexdigest()

    @property
    def size(self) -> int:
        """Bytes of all parts."""
        return sum(len(region.data) for region in self._objects.regions)

    @property
    def names(self) -> Iterable[Name]:
        """Names of all constants, in the order of the file."""
        return self._addresses.keys()

    def kinds(self) -> Iterable[tuple[Name, Kind]]:
        """All constants and what each is, without decoding them."""
        for name, address in self._addresses.items():
            yield name, self._kind(address)

    def __contains__(self, name: Name) -> bool:
        return name in self._addresses

    def __len__(self) -> int:
        return len(self._addresses)

    @cached_property
    def extra_names(self) -> tuple[Name, ...]:
        """Names of constants that the compiler made besides those above (they have no terms)."""
        return tuple(self._name(n) for n in self._objects.array(self._extra))

    @cached_property
    def entries(self) -> dict[Name, tuple[int, ...]]:
        """Environment extension -> addresses of its entries."""
        found: dict[Name, tuple[int, ...]] = {}
        for pair in self._objects.array(self._entries):
            (name, items), _ = self._objects.constructor(pair, 0, 2, 24)
            found[self._name(name)] = tuple(self._objects.array(items))
        return found

    def entry_names(self, extension: Name) -> frozenset[Name]:
        """For an extension whose entries are names of declarations, or structures that start with one:
        those."""
        found = set()
        for entry in self.entries.get(extension, ()):
            address = entry
            while not address & 1:
                tag, _, size = self._objects.shape(address)
                if tag in (1, 2) and size == 32:
                    found.add(self._name(address))
                    break
                fields = self._objects.fields(address) if tag in (0, 1) else []
                if len(fields) <= tag:
                    break
                address = fields[tag]  # `scoped` entries (1) have the namespace first
        return frozenset(found)

    @cached_property
    def positions(self) -> dict[Name, tuple[int, int]]:
        """Constants that were written in the source -> line (from 1) and column (from 0) of their name."""
        found: dict[Name, tuple[int, int]] = {}
        objects = self._objects
        for entry in self.entries.get(_RANGES, ()):
            name, ranges = objects.constructor(entry, 0, 2, 24)[0]
            selection = objects.fields(objects.fields(ranges)[1])
            line, column = objects.fields(selection[0])
            found[self._name(name)] = objects.nat(line), objects.nat(column)
        return found

    @cached_property
    def docs(self) -> dict[Name, str]:
        """The doc strings of constants that have one."""
        found: dict[Name, str] = {}
        objects = self._objects
        for entry in self.entries.get(_DOCS, ()):
            name, text = objects.constructor(entry, 0, 2, 24)[0]
            found[self._name(name)] = objects.string(text)
        return found

    @cached_property
    def instances(self) -> dict[Name, tuple[Name, int]]:
        """Constants that are registered as instances -> the namespace where that holds (empty: everywhere), and the
        priority.  `InstanceEntry` has keys, value, priority, name, kind."""
        found: dict[Name, tuple[Name, int]] = {}
        objects = self._objects
        for entry in self.entries.get(_INSTANCES, ()):
            *scope, item = objects.fields(entry)  # `global entry`, or `scoped namespace entry`
            fields = objects.fields(item)
            if len(fields) > 2 and not fields[1] & 1 and objects.tag(fields[1]) == Tag.CONST:
                name = self.constant_name(self.term(fields[1]))
                found[name] = self._name(scope[0]) if scope else (), objects.nat(fields[2])
        return found

    @cached_property
    def reducibility(self) -> dict[Name, int]:
        """Constants whose `ReducibilityStatus` is not the usual one -> its number."""
        found: dict[Name, int] = {}
        objects = self._objects
        for entry in self.entries.get(_REDUCIBILITY, ()):
            name, status = objects.constructor(entry, 0, 2, 24)[0]
            found[self._name(name)] = objects.nat(status)
        return found

    # ------------------------------------------------------------------------------------------ constants
    def constant(self, name: Name) -> Constant:
        """The constant of that name; KeyError if the module declares none."""
        known = self._constants.get(name)
        if known is None:
            known = self._constants[name] = self._constant(self._addresses[name])
            self._agree(known.name, name)
        return known

    def statement(self, name: Name) -> tuple[Kind, int]:
        """Kind and type of the constant of that name, without decoding the rest; KeyError if there is none."""
        known = self._constants.get(name)
        if known is not None:
            return known.kind, known.type
        address = self._addresses[name]
        kind = self._kind(address)
        (named, _, type_), _ = self._objects.constructor(self._parts(address, kind)[0][0], 0, 3, 32)
        self._agree(self._name(named), name)
        return kind, type_

    def uses(self, name: Name) -> Uses:
        """What the constant of that name mentions in its type, value and rules."""
        known = self._uses.get(name)
        if known is None:
            known = self._uses[name] = self.uses_of(self.constant(name).terms())
        return known

    def _kind(self, address: int) -> Kind:
        try:
            return Kind(self._objects.tag(address))
        except ValueError as e:
            raise self._objects.error("unknown kind of constant") from e

    def _agree(self, name: Name, listed: Name) -> None:
        if name != listed:
            raise self._objects.error(f"{display(name)} is listed as {display(listed)}")

    def _parts(self, address: int, kind: Kind) -> tuple[list[int], int]:
        (value,), _ = self._objects.constructor(address, kind, 1, 16)
        return self._objects.constructor(value, 0, *_CONSTANT_SHAPES[kind])

    def _constant(self, address: int) -> Constant:
        objects = self._objects
        kind = self._kind(address)
        fields, scalars = self._parts(address, kind)
        limit = {Kind.QUOT: 3, Kind.DEFINITION: 2}.get(kind, 1)
        width = {Kind.INDUCTIVE: 3, Kind.RECURSOR: 2, Kind.THEOREM: 0}.get(kind, 1)
        flags = tuple(objects.byte(scalars + i, limit) for i in range(width))
        (name, levels, type_), _ = objects.constructor(fields[0], 0, 3, 32)
        head = (self._name(name), kind, self._name_list(levels), type_)
        return _BUILDERS[kind](self, head, fields, flags)

    def _name_list(self, address: int) -> tuple[Name, ...]:
        return tuple(self._name(n) for n in self._objects.list(address))

    def _axiom(self, head: _Head, _fields: list[int], flags: tuple[int, ...]) -> Constant:
        return Constant(*head, safety=_unsafe(flags[0]))

    def _definition(self, head: _Head, fields: list[int], flags: tuple[int, ...]) -> Constant:
        hints = {1: -2, 3: -1}.get(fields[2])
        if hints is None:
            _, scalars = self._objects.constructor(fields[2], 2, 0, 16)
            hints = self._objects.word32(scalars)
        group = self._name_list(fields[3])
        return Constant(*head, value=fields[1], safety=Safety(flags[0]), hints=hints, group=group)

    def _theorem(self, head: _Head, fields: list[int], _flags: tuple[int, ...]) -> Constant:
        return Constant(*head, value=fields[1], group=self._name_list(fields[2]))

    def _opaque(self, head: _Head, fields: list[int], flags: tuple[int, ...]) -> Constant:
        group = self._name_list(fields[2])
        return Constant(*head, value=fields[1], safety=_unsafe(flags[0]), group=group)

    def _quot(self, head: _Head, _fields: list[int], flags: tuple[int, ...]) -> Constant:
        return Constant(*head, flags=flags)

    def _inductive(self, head: _Head, fields: list[int], flags: tuple[int, ...]) -> Constant:
        numbers = tuple(self._objects.nat(fields[i]) for i in (1, 2, 5))
        group, constructors = self._name_list(fields[3]), self._name_list(fields[4])
        return Constant(
            *head,
            safety=_unsafe(flags[1]),
            group=group,
            constructors=constructors,
            numbers=numbers,
            flags=(flags[0], flags[2]),
        )

    def _constructor(self, head: _Head, fields: list[int], flags: tuple[int, ...]) -> Constant:
        numbers = tuple(self._objects.nat(f) for f in fields[2:5])
        return Constant(*head, safety=_unsafe(flags[0]), group=(self._name(fields[1]),), numbers=numbers)

    def _recursor(self, head: _Head, fields: list[int], flags: tuple[int, ...]) -> Constant:
        numbers = tuple(self._objects.nat(f) for f in fields[2:6])
        rules = []
        for rule in self._objects.list(fields[6]):
            (constructor, count, value), _ = self._objects.constructor(rule, 0, 3, 32)
            rules.append(Rule(self._name(constructor), self._objects.nat(count), value))
        group = self._name_list(fields[1])
        return Constant(
            *head,
            safety=_unsafe(flags[1]),
            group=group,
            numbers=numbers,
            flags=(flags[0],),
            rules=tuple(rules),
        )

    # ------------------------------------------------------------------------------------------ levels
    def level(self, address: int) -> tuple[int, tuple[int, ...], Name]:
        """One level node: (constructor of Lean.Level, child addresses, name of a parameter)."""
        if address == ANONYMOUS:
            return 0, (), ()
        tag = self._objects.tag(address)
        if tag not in (1, 2, 3, 4):
            raise self._objects.error("a universe metavariable, or no universe level")
        count = 2 if tag in (2, 3) else 1
        fields, _ = self._objects.constructor(address, tag, count, 16 + 8 * count)
        return (tag, (), self._name(fields[0])) if tag == 4 else (tag, tuple(fields), ())

    # ------------------------------------------------------------------------------------------ terms
    def term(self, address: int) -> Term:
        """The node of a term at `address`."""
        known = self._terms.get(address)
        if known is not None:
            return known
        objects = self._objects
        tag, fields, scalars = objects.term(address)
        info = objects.byte(scalars + 8, 3) if tag is Tag.LAMBDA or tag is Tag.FORALL else 0
        if tag is Tag.BVAR and (not fields[0] & 1 or fields[0] >> 1 >= _MAX_BVAR):
            raise objects.error("bound variable out of range")
        start, end = _SUBTERMS[tag]
        known = self._terms[address] = Term(tag, fields, info, fields[start:end])
        return known

    def binder_name(self, term: Term) -> Name:
        """The name of the variable that a LAMBDA or FORALL node binds."""
        return self._name(term.fields[0])

    def constant_name(self, term: Term) -> Name:
        """The constant of a CONST node, the structure of a PROJECTION node."""
        return self._name(term.fields[0])

    def bound_name(self, term: Term) -> Name:
        """The name that a LAMBDA, FORALL or LET node binds; it may hold a macro scope."""
        return self._name(term.fields[0])

    def constant_levels(self, term: Term) -> list[int]:
        """Addresses of the levels of a CONST node."""
        return self._objects.list(term.fields[1])

    def literal(self, term: Term) -> str | int:
        """The value of a LITERAL node."""
        tag = self._objects.tag(term.fields[0])
        if tag > 1:
            raise self._objects.error("bad literal")
        (value,), _ = self._objects.constructor(term.fields[0], tag, 1, 16)
        return self._objects.string(value) if tag else self._objects.nat(value)

    def index(self, term: Term) -> int:
        """The number in a PROJECTION node."""
        return self._objects.nat(term.fields[1])

    def uses_of(self, roots: Iterable[int]) -> Uses:
        """What these terms mention."""
        constants: set[Name] = set()
        literals: set[bool] = set()
        seen: set[int] = set()
        stack = list(roots)
        # Looked up once, and nodes are not kept: this loop is hot, and a walk may pass through millions of them.
        names, read, subterms = self._names, self._objects.term, _SUBTERMS
        const, projection, literal = Tag.CONST, Tag.PROJECTION, Tag.LITERAL
        while stack:
            address = stack.pop()
            if address in seen:
                continue
            seen.add(address)
            tag, fields, _ = read(address)
            start, end = subterms[tag]
            stack.extend(fields[start:end])
            if tag is const or tag is projection:
                constants.add(names.get(fields[0]) or self._name(fields[0]))
            elif tag is literal:
                literals.add(isinstance(self.literal(Term(tag, fields, 0, ())), str))
        return Uses(frozenset(constants), False in literals, True in literals)


_Head = tuple[Name, Kind, tuple[Name, ...], int]
_BUILDERS: dict[Kind, Callable[[Olean, _Head, list[int], tuple[int, ...]], Constant]] = {
    Kind.AXIOM: Olean._axiom,
    Kind.DEFINITION: Olean._definition,
    Kind.THEOREM: Olean._theorem,
    Kind.OPAQUE: Olean._opaque,
    Kind.QUOT: Olean._quot,
    Kind.INDUCTIVE: Olean._inductive,
    Kind.CONSTRUCTOR: Olean._constructor,
    Kind.RECURSOR: Olean._recursor,
}


def _unsafe(flag: int) -> Safety:
    return Safety.UNSAFE if flag else Safety.SAFE
