"""Builds the declarations of a compiled module anew in the kernel's memory, from the bytes that `Olean`
reads.

Runs in the replay worker.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agent.lean.olean import Kind, Tag, bottom_up
from agent.toolchain.objects import ANONYMOUS, ZERO

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from agent.judge.kernel import Kernel
    from agent.lean.olean import Constant, Name, Olean

_SAFE = b"\1"  # of Lean.DefinitionSafety
_NOT_UNSAFE = b"\0"
_QUOT_DECLARATION = 4 << 1 | 1


class Rebuilt:
    """One module's terms as objects of the kernel, made when they are asked for.

    `renamed` maps constants to the names that they get in the kernel (see `agent.judge.computed`).
    """

    def __init__(self, kernel: Kernel, module: Olean, renamed: Mapping[Name, Name]) -> None:
        self.kernel = kernel
        self.module = module
        self._renamed = renamed
        self._levels: dict[int, int] = {ZERO: ZERO}
        self._terms: dict[int, int] = {}

    def name(self, name: Name) -> int:
        """The Name object of a constant."""
        return self.kernel.name(self._renamed.get(name, name))

    def names(self, names: Iterable[Name]) -> int:
        """A List of them."""
        return self.kernel.lean_list(map(self.name, names))

    def level(self, address: int) -> int:
        """The level at `address`."""
        known = self._levels.get(address)
        if known is not None:
            return known
        kernel, read, memo = self.kernel, self.module.level, self._levels

        def build(at: int) -> int:
            tag, below, param = read(at)
            if tag == 4:
                return kernel.param(kernel.name(param))
            make = (None, kernel.succ, kernel.maximum, kernel.imaximum)[tag]
            return make(*(memo[child] for child in below)) if make else ZERO

        return bottom_up(address, memo, lambda at: read(at)[1], build)

    def term(self, address: int) -> int:
        """The term at `address`, metadata left out."""
        known = self._terms.get(address)
        if known is not None:
            return known
        read = self.module.term
        return bottom_up(address, self._terms, lambda at: read(at).children, self._build)

    def _build(self, address: int) -> int:
        kernel, module = self.kernel, self.module
        node = module.term(address)
        tag, fields = node.tag, node.fields
        below = [self._terms[child] for child in node.children]
        if tag is Tag.APP:
            built = kernel.app(*below)
        elif tag is Tag.BVAR:
            built = kernel.bvar(fields[0] >> 1)
        elif tag is Tag.CONST:
            levels = map(self.level, module.constant_levels(node))
            built = kernel.const(self.name(module.constant_name(node)), levels)
        elif tag is Tag.LAMBDA:  # names of bound variables mean nothing to the kernel
            built = kernel.lam(ANONYMOUS, below[0], below[1], node.info)
        elif tag is Tag.FORALL:
            built = kernel.pi(ANONYMOUS, below[0], below[1], node.info)
        elif tag is Tag.SORT:
            built = kernel.sort(self.level(fields[0]))
        elif tag is Tag.LET:
            built = kernel.let(ANONYMOUS, *below)
        elif tag is Tag.LITERAL:
            built = kernel.literal(module.literal(node))
        elif tag is Tag.PROJECTION:
            built = kernel.projection(self.name(module.constant_name(node)), module.index(node), below[0])
        else:  # metadata
            built = below[0]
        return built

    # ------------------------------------------------------------------------------------------ declarations
    def _head(self, constant: Constant) -> int:
        """A ConstantVal."""
        levels = self.kernel.lean_list(map(self.kernel.name, constant.level_params))
        return self.kernel.object(0, (self.name(constant.name), levels, self.term(constant.type)))

    def declaration(self, constant: Constant) -> int:
        """The Declaration for a safe axiom, definition, theorem or opaque constant, or for the quotients."""
        if constant.kind is Kind.QUOT:
            return _QUOT_DECLARATION
        make, head = self.kernel.object, self._head(constant)
        if constant.kind is Kind.AXIOM:
            return make(0, (make(0, (head,), _NOT_UNSAFE),))
        assert constant.value is not None  # noqa: S101  (the reader gives these three a value)
        value, group = self.term(constant.value), self.names(constant.group)
        if constant.kind is Kind.DEFINITION:
            return make(1, (make(0, (head, value, self._hints(constant.hints), group), _SAFE),))
        if constant.kind is Kind.THEOREM:
            return make(2, (make(0, (head, value, group)),))
        return make(3, (make(0, (head, value, group), _NOT_UNSAFE),))

    def _hints(self, hints: int) -> int:
        if hints < 0:
            return 1 if hints == -2 else 3  # opaque, abbrev
        return self.kernel.object(2, (), hints.to_bytes(4, "little"))

    def inductive(self, types: Iterable[Constant]) -> int:
        """The Declaration of a group of inductive types with their constructors."""
        make, built, first = self.kernel.object, [], None
        for type_ in types:
            first = first or type_
            constructors = [
                make(0, (self.name(c), self.term(self.module.constant(c).type))) for c in type_.constructors
            ]
            built.append(
                make(0, (self.name(type_.name), self.term(type_.type), self.kernel.lean_list(constructors)))
            )
        assert first is not None  # noqa: S101  (a group has at least the type that it was found by)
        levels = self.kernel.lean_list(map(self.kernel.name, first.level_params))
        fields = (levels, self.kernel.nat(first.numbers[0]), self.kernel.lean_list(built))
        return make(6, fields, _NOT_UNSAFE)

    def agrees(self, constant: Constant) -> bool:
        """Whether a constant that the kernel made is what the module says it is."""
        kernel = self.kernel
        info = kernel.find(self._renamed.get(constant.name, constant.name))
        if info is None or kernel.tag(info) != constant.kind:
            return False
        value = kernel.field(info, 0)
        head = kernel.field(value, 0)
        return (
            self._same_names(kernel.field(head, 1), constant.level_params)
            and kernel.alpha_equal(kernel.field(head, 2), self.term(constant.type))
            and self._same_data(value, constant)
        )

    def _same_data(self, value: int, constant: Constant) -> bool:
        kernel, kind = self.kernel, constant.kind
        if kind is Kind.QUOT:
            return kernel.byte(value, 1) == constant.flags[0]
        if kind is Kind.INDUCTIVE:
            return (
                self._same_numbers(value, (1, 2, 5), constant.numbers)
                and self._same_names(kernel.field(value, 3), constant.group)
                and self._same_names(kernel.field(value, 4), constant.constructors)
                and tuple(kernel.byte(value, 6, i) for i in (0, 2)) == constant.flags
            )
        if kind is Kind.CONSTRUCTOR:
            return kernel.same_name(
                kernel.field(value, 1), self.name(constant.group[0])
            ) and self._same_numbers(value, (2, 3, 4), constant.numbers)
        return (
            self._same_numbers(value, (2, 3, 4, 5), constant.numbers)
            and self._same_names(kernel.field(value, 1), constant.group)
            and (kernel.byte(value, 7),) == constant.flags
            and self._same_rules(kernel.items(kernel.field(value, 6)), constant)
        )

    def _same_numbers(self, value: int, places: tuple[int, ...], numbers: tuple[int, ...]) -> bool:
        return all(self.kernel.field(value, i) == n << 1 | 1 for i, n in zip(places, numbers, strict=True))

    def _same_names(self, pointer: int, names: tuple[Name, ...]) -> bool:
        found = self.kernel.items(pointer)
        return len(found) == len(names) and all(
            self.kernel.same_name(a, self.name(b)) for a, b in zip(found, names, strict=True)
        )

    def _same_rules(self, found: list[int], constant: Constant) -> bool:
        kernel = self.kernel
        return len(found) == len(constant.rules) and all(
            kernel.same_name(kernel.field(at, 0), self.name(rule.constructor))
            and kernel.field(at, 1) == rule.fields << 1 | 1
            and kernel.alpha_equal(kernel.field(at, 2), self.term(rule.value))
            for at, rule in zip(found, constant.rules, strict=True)
        )
