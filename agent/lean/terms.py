"""Terms of compiled modules, interned: two terms are alpha-equal if and only if their numbers are equal.

Binder names, binder information and metadata are left out, as the kernel does; universe parameters are
numbered by their place in the declaration.  One table may hold terms of several modules, so that declarations
of an original and of a candidate can be compared by number.  `binder_infos` gives what was left out of a
telescope.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agent.lean.olean import Tag, bottom_up

if TYPE_CHECKING:
    from agent.lean.olean import Constant, Name, Olean

# Levels share the table with terms; their tags are those of Lean.Level shifted out of the way of Tag.
ZERO, SUCC, MAX, IMAX, PARAM, FREE = range(32, 38)

Node = tuple[object, ...]
"""(Tag or level tag, then numbers of sub-nodes and plain data):
(BVAR, index), (SORT, level), (CONST, name, levels), (APP, f, a), (LAMBDA, type, body), (FORALL, type, body),
(LET, type, value, body), (LITERAL, int | str), (PROJECTION, structure, index, term),
(ZERO,), (SUCC, l), (MAX, l, l), (IMAX, l, l), (PARAM, place), (FREE, name)."""


class Terms:
    """A table of interned nodes."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self._index: dict[Node, int] = {}
        self._memo: dict[tuple[int, tuple[Name, ...]], tuple[dict[int, int], dict[int, int]]] = {}
        self._modules: list[Olean] = []  # kept alive, because `_memo` goes by their identity

    def add(self, node: Node) -> int:
        """The number of a node, whose sub-nodes are numbers already."""
        number = self._index.get(node)
        if number is None:
            number = self._index[node] = len(self.nodes)
            self.nodes.append(node)
        return number

    def type(self, module: Olean, constant: Constant) -> int:
        """The type of a constant of `module`."""
        return self.term(module, constant.type, constant.level_params)

    def value(self, module: Olean, constant: Constant) -> int | None:
        """The value of a constant of `module`, if it has one."""
        return None if constant.value is None else self.term(module, constant.value, constant.level_params)

    def term(self, module: Olean, address: int, level_params: tuple[Name, ...]) -> int:
        """The term at `address`, its universe parameters numbered as in `level_params`."""
        key = (id(module), level_params)
        if key not in self._memo:
            self._modules.append(module)
            self._memo[key] = ({}, {})
        terms, levels = self._memo[key]
        known = terms.get(address)
        if known is not None:
            return known
        read = module.term

        def build(at: int) -> int:
            return self._build(module, at, terms, levels, level_params)

        return bottom_up(address, terms, lambda at: read(at).children, build)

    def _build(
        self,
        module: Olean,
        address: int,
        terms: dict[int, int],
        levels: dict[int, int],
        level_params: tuple[Name, ...],
    ) -> int:
        term = module.term(address)
        tag = term.tag
        below = [terms[c] for c in term.children]
        if tag is Tag.MDATA:
            return below[0]
        data: tuple[object, ...] = ()
        if tag is Tag.BVAR:
            data = (term.fields[0] >> 1,)
        elif tag is Tag.SORT:
            data = (self._level(module, term.fields[0], levels, level_params),)
        elif tag is Tag.CONST:
            at = (self._level(module, x, levels, level_params) for x in module.constant_levels(term))
            data = (module.constant_name(term), tuple(at))
        elif tag is Tag.LITERAL:
            data = (module.literal(term),)
        elif tag is Tag.PROJECTION:
            data = (module.constant_name(term), module.index(term))
        return self.add((tag, *data, *below))

    def _level(
        self, module: Olean, address: int, levels: dict[int, int], level_params: tuple[Name, ...]
    ) -> int:
        known = levels.get(address)
        if known is not None:
            return known
        read = module.level

        def build(at: int) -> int:
            tag, children, name = read(at)
            if tag != 4:
                return self.add((ZERO + tag, *(levels[c] for c in children)))
            return self.add((PARAM, level_params.index(name)) if name in level_params else (FREE, name))

        return bottom_up(address, levels, lambda at: read(at)[1], build)

    # ------------------------------------------------------------------------------------------ made by hand
    def sort(self, level: int) -> int:
        """`Sort level`."""
        return self.add((Tag.SORT, level))

    def const(self, name: Name, *levels: int) -> int:
        """A constant at these levels."""
        return self.add((Tag.CONST, name, levels))

    def app(self, function: int, *arguments: int) -> int:
        """`function` applied to each argument in turn."""
        for argument in arguments:
            function = self.add((Tag.APP, function, argument))
        return function

    def pi(self, *types: int) -> int:
        """`types[0] → ... → types[-1]`, each in the scope of those before it."""
        result = types[-1]
        for domain in reversed(types[:-1]):
            result = self.add((Tag.FORALL, domain, result))
        return result

    def bvar(self, index: int) -> int:
        """A bound variable."""
        return self.add((Tag.BVAR, index))


def binder_infos(module: Olean, address: int) -> tuple[int, ...]:
    """Binder information (0 explicit, 1 implicit, 2 strict implicit, 3 instance) along a telescope of `∀`."""
    infos = []
    while True:
        term = module.term(address)
        if term.tag is Tag.MDATA:
            address = term.children[0]
        elif term.tag is Tag.FORALL:
            infos.append(term.info)
            address = term.children[1]
        else:
            return tuple(infos)


def telescope(terms: Terms, number: int) -> tuple[int, int]:
    """How many `∀` a type starts with, and what is below them."""
    count = 0
    while terms.nodes[number][0] is Tag.FORALL:
        count, number = count + 1, terms.nodes[number][2]  # type: ignore[assignment]  # by its tag, a sub-node
    return count, number


def head(terms: Terms, number: int) -> int:
    """The function at the head of an application."""
    while terms.nodes[number][0] is Tag.APP:
        number = terms.nodes[number][1]  # type: ignore[assignment]  # by its tag, a sub-node
    return number


def mentions(terms: Terms, number: int, index: int) -> bool:
    """Whether a term has the loose variable `index`."""
    waiting, seen = [(number, index)], set[tuple[int, int]]()
    while waiting:
        at = waiting.pop()
        if at in seen:
            continue
        seen.add(at)
        number, index = at
        tag, *below = terms.nodes[number]
        if tag is Tag.BVAR and below[0] == index:
            return True
        inner = SCOPES.get(tag, ())
        parts = below[-len(inner) :] if inner else ()
        waiting.extend((p, index + deeper) for p, deeper in zip(parts, inner, strict=True))  # type: ignore[misc]  # as above
    return False


# how many variables each sub-term of a node is below; sub-terms stand last in it
SCOPES: dict[object, tuple[int, ...]] = {
    Tag.APP: (0, 0),
    Tag.LAMBDA: (0, 1),
    Tag.FORALL: (0, 1),
    Tag.LET: (0, 0, 1),
    Tag.PROJECTION: (0,),
}
