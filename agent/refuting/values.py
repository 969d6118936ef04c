"""Small values for the variables of a compiled statement, as Lean text (pure).

The statement is read off the .olean, so that implicit arguments, `variable`s and notation are what Lean made of them.
Types that depend on earlier variables (`List α`, `Fin n`) follow the values chosen for those.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from agent.judge.evaluate import Evaluator, Unsettled
from agent.lean.olean import Kind, Tag, display
from agent.lean.terms import PARAM, SUCC, ZERO, Terms, binder_infos

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agent.judge.environment import Environment
    from agent.lean.olean import Constant, Name, Olean

_INSTANCE = 3  # binder information of `[..]`
_PROOF = "(by first | decide | omega | simp | trivial | rfl)"
_DEPTH = 2
_FUEL = 2_000_000
_SIZE = 8  # the sum of the sizes of all values
_MANY = 6  # values of one type


@dataclass(frozen=True, slots=True)
class Value:
    """A value as Lean text, how far it is from the smallest, and its term where that matters for later types."""

    text: str
    size: int
    term: int | None = None


@dataclass(frozen=True, slots=True)
class Instance:
    """What to apply a statement to (`arguments`, for `@h`), and the values in it that a reader wants to know."""

    arguments: tuple[str, ...]
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Binder:
    name: str
    instance: bool


class Statement:
    """The type of one constant, at the smallest universes."""

    def __init__(self, environment: Environment, name: Name) -> None:
        self._environment = environment
        module = environment.module(name)
        assert module is not None  # noqa: S101  (the caller has found it there)
        constant = module.constant(name)
        self._terms = Terms()
        self._evaluator = Evaluator(environment, self._terms, _FUEL)
        generic = self._terms.type(module, constant)
        self.levels = tuple(self._level(generic, place) for place in range(len(constant.level_params)))
        made = tuple(self._made_level(level) for level in self.levels)
        self._type = self._evaluator.at_levels(generic, made)
        self._binders = _binders(module, constant)
        self._types: dict[int, int] = {}  # free variable -> its type

    def is_negated_by(self, other: Olean, name: Name) -> bool:
        """Whether the constant `name` of `other` states exactly that this statement is false."""
        negation = self._terms.app(self._terms.const(("Not",)), self._type)
        return self._terms.type(other, other.constant(name)) == negation

    def instances(self) -> Iterator[Instance]:
        """Instances of the statement, small ones first; one without arguments when it has no variables."""
        last = -1
        try:
            for budget in range(_SIZE + 1):
                for size, instance in self._walk(self._type, 0, budget):
                    if size == budget:
                        last = budget
                        yield instance
                if budget - last > 2:
                    return
        except (Unsettled, RecursionError):  # too large a statement, or too many variables, to go on with
            return

    # ------------------------------------------------------------------------------------------ the telescope
    def _walk(self, type_: int, at: int, budget: int) -> Iterator[tuple[int, Instance]]:
        node = self._terms.nodes[type_]
        if node[0] is not Tag.FORALL:
            yield 0, Instance((), ())
            return
        domain, body = cast("int", node[1]), cast("int", node[2])
        binder = self._binders[at] if at < len(self._binders) else _Binder("", False)
        if binder.instance or self._is_proposition(domain):
            text = "_" if binder.instance else _PROOF
            for size, rest in self._walk(self._under(body, self._free(domain)), at + 1, budget):
                if rest.arguments:  # what comes last is left to the finishing tactics
                    yield size, Instance((text, *rest.arguments), rest.values)
                else:
                    yield size, rest
            return
        choices = self._values(domain, 0)
        if not choices:
            yield 0, Instance((), ())
        for value in choices:
            if value.size > budget:
                continue
            term = self._free(domain) if value.term is None else value.term
            for size, rest in self._walk(self._under(body, term), at + 1, budget - value.size):
                shown = ((binder.name, value.text), *rest.values)
                yield size + value.size, Instance((value.text, *rest.arguments), shown)

    def _under(self, body: int, argument: int) -> int:
        return self._evaluator.substitute(body, argument)

    def _free(self, type_: int) -> int:
        free = self._evaluator.variable()
        self._types[free] = type_
        return free

    def _spine(self, term: int) -> tuple[int, list[int]]:
        arguments: list[int] = []
        while self._terms.nodes[term][0] is Tag.APP:
            arguments.append(cast("int", self._terms.nodes[term][2]))
            term = cast("int", self._terms.nodes[term][1])
        return term, arguments[::-1]

    def _is_proposition(self, type_: int) -> bool:
        node = self._terms.nodes[type_]
        if node[0] is Tag.FORALL:
            return self._is_proposition(self._under(cast("int", node[2]), self._free(cast("int", node[1]))))
        if node[0] is Tag.SORT:
            return False
        head, _ = self._spine(type_)
        if head in self._types:
            result = self._types[head]
        else:
            found = self._constant(head)
            if found is None:
                return False
            result = self._terms.type(*found)
        while self._terms.nodes[result][0] is Tag.FORALL:
            result = cast("int", self._terms.nodes[result][2])
        return result == self._terms.sort(self._terms.add((ZERO,)))

    def _constant(self, head: int) -> tuple[Olean, Constant] | None:
        node = self._terms.nodes[head]
        module = self._environment.module(cast("Name", node[1])) if node[0] is Tag.CONST else None
        return None if module is None else (module, module.constant(cast("Name", node[1])))

    # ------------------------------------------------------------------------------------------ universes
    def _level(self, type_: int, place: int) -> int:
        """The least universe that leaves room for data: 1 for `Sort u`, 0 for `Type u`."""
        sort = self._terms.sort(self._terms.add((PARAM, place)))
        seen, todo = set[int](), [type_]
        while todo:
            term = todo.pop()
            if term == sort:
                return 1
            if term in seen or self._terms.nodes[term][0] not in (Tag.FORALL, Tag.LAMBDA, Tag.APP):
                continue
            seen.add(term)
            todo += cast("tuple[int, ...]", self._terms.nodes[term][1:])
        return 0

    def _made_level(self, level: int) -> int:
        made = self._terms.add((ZERO,))
        for _ in range(level):
            made = self._terms.add((SUCC, made))
        return made

    # ------------------------------------------------------------------------------------------ values
    def _values(self, type_: int, depth: int) -> list[Value]:
        """Values of a type, the smallest first; none where nothing is known of it."""
        node = self._terms.nodes[type_]
        if node[0] is Tag.SORT:
            return self._sorts(type_)
        if node[0] is Tag.FORALL:
            return self._functions(cast("int", node[1]), cast("int", node[2]), depth)
        head, arguments = self._spine(type_)
        made = self._of_name(head, arguments, depth)
        if made is None:
            try:
                reduced = self._evaluator.reduced(type_)
            except Unsettled:
                return []
            if reduced != type_:
                return self._values(reduced, depth)
            made = self._constructed(head, arguments, depth)
        return made

    def _sorts(self, sort: int) -> list[Value]:
        const = self._terms.const
        if sort == self._terms.sort(self._terms.add((ZERO,))):
            return [Value("True", 0, const(("True",))), Value("False", 0, const(("False",)))]
        return [Value("Nat", 0, const(("Nat",))), Value("Bool", 1, const(("Bool",)))]

    def _of_name(self, head: int, arguments: list[int], depth: int) -> list[Value] | None:
        """Values of the types that everybody writes in their own way; None for another one."""
        node = self._terms.nodes[head]
        name = cast("Name", node[1]) if node[0] is Tag.CONST else ()
        if not arguments:
            if name == ("Nat",):
                naturals = enumerate(_NATURALS)
                return [Value(str(n), i, self._terms.add((Tag.LITERAL, n))) for i, n in naturals]
            return [Value(text, i) for i, text in enumerate(_PLAIN[name])] if name in _PLAIN else None
        if name == ("Fin",):
            return self._below(arguments[0])
        return self._containers(name, arguments, depth)

    def _containers(self, name: Name, arguments: list[int], depth: int) -> list[Value] | None:
        if name in _SEQUENCES:
            tuples = self._tuples(arguments[0], depth)
            return [Value(f"{_SEQUENCES[name]}{', '.join(texts)}]", size) for texts, size in tuples]
        if name not in (("Option",), ("Prod",)) or depth >= _DEPTH:
            return None
        inner = [self._values(a, depth + 1)[:3] for a in arguments]
        if name == ("Option",):
            return [Value("none", 0), *(Value(f"(some {v.text})", 1 + v.size) for v in inner[0])]
        pairs = [Value(f"({a.text}, {b.text})", a.size + b.size) for a in inner[0] for b in inner[1]]
        return sorted(pairs, key=lambda v: v.size)

    def _below(self, bound: int) -> list[Value]:
        try:
            count = self._evaluator.numeral(bound)
        except Unsettled:
            count = None
        return [Value(f"⟨{i}, by decide⟩", i) for i in range(min(count or 0, _MANY))]

    def _tuples(self, element: int, depth: int) -> list[tuple[tuple[str, ...], int]]:
        """Short sequences of small elements."""
        found: list[tuple[tuple[str, ...], int]] = [((), 0)]
        if depth >= _DEPTH:
            return found
        elements = self._values(element, depth + 1)[:2]
        found += [((e.text,), 1 + e.size) for e in elements]
        found += [((a.text, b.text), 2 + a.size + b.size) for a in elements for b in elements]
        return sorted(found, key=lambda f: f[1])

    def _functions(self, domain: int, body: int, depth: int) -> list[Value]:
        target = self._under(body, self._free(domain))
        if depth >= _DEPTH or self._is_proposition(target):
            return []
        found = [Value(f"(fun _ => {v.text})", v.size) for v in self._values(target, depth + 1)[:2]]
        if target == domain:
            found.insert(1, Value("(fun x => x)", 1))
            if domain == self._terms.const(("Nat",)):
                found.append(Value("(fun x => x + 1)", 2))
        elif target == self._terms.sort(self._terms.add((ZERO,))):
            found += [
                Value(f"(fun x => x = {v.text})", 1 + v.size) for v in self._values(domain, depth + 1)[:1]
            ]
        return found

    def _constructed(self, head: int, arguments: list[int], depth: int) -> list[Value]:
        """Values of an inductive type without indices, by its constructors."""
        found = self._constant(head)
        if found is None or found[1].kind is not Kind.INDUCTIVE or depth > _DEPTH:
            return []
        _, inductive = found
        parameters, indices = inductive.numbers[:2]
        if indices or len(arguments) != parameters:
            return []
        values: list[Value] = []
        for name in inductive.constructors:
            if name and name[0] == "_private":
                continue
            values += self._by_constructor(
                name, cast("tuple[int, ...]", self._terms.nodes[head][2]), arguments, depth
            )
        return sorted(values, key=lambda v: v.size)[:_MANY]

    def _by_constructor(
        self, name: Name, levels: tuple[int, ...], parameters: list[int], depth: int
    ) -> Iterator[Value]:
        module = self._environment.module(name)
        if module is None:
            return
        constant = module.constant(name)
        type_ = self._evaluator.at_levels(self._terms.type(module, constant), levels)
        for parameter in parameters:
            type_ = self._under(cast("int", self._terms.nodes[type_][2]), parameter)
        plain = not any(binder_infos(module, constant.type)[len(parameters) :])  # all fields are explicit
        shown = display(name) if plain else " ".join((f"@{display(name)}", *("_" for _ in parameters)))
        for fields, size in self._fields(type_, depth):
            text = " ".join((shown, *fields))
            yield Value(f"({text})" if " " in text else text, size)

    def _fields(self, type_: int, depth: int) -> Iterator[tuple[tuple[str, ...], int]]:
        node = self._terms.nodes[type_]
        if node[0] is not Tag.FORALL:
            yield (), 0
            return
        domain, body = cast("int", node[1]), cast("int", node[2])
        if self._is_proposition(domain):
            choices = [Value(_PROOF, 0)]
        else:
            choices = self._values(domain, depth + 1)[:2] if depth < _DEPTH else []
        for value in choices:
            term = self._free(domain) if value.term is None else value.term
            for rest, size in self._fields(self._under(body, term), depth):
                yield (value.text, *rest), size + value.size + 1


_SEQUENCES: dict[Name, str] = {("List",): "[", ("Array",): "#["}
_NATURALS = (0, 1, 2, 3, 4, 10, 100, 1000)
_PLAIN: dict[Name, tuple[str, ...]] = {
    ("Bool",): ("true", "false"),
    ("Int",): ("0", "1", "(-1)", "2", "(-2)"),
    ("Unit",): ("()",),
    ("String",): ('""', '"a"'),
    ("Char",): ("'a'", "'b'"),
}


def _binders(module: Olean, constant: Constant) -> list[_Binder]:
    """Names and kinds of the variables of a statement, in order."""
    infos = binder_infos(module, constant.type)
    found: list[_Binder] = []
    address = constant.type
    while len(found) < len(infos):
        term = module.term(address)
        if term.tag is Tag.MDATA:
            address = term.children[0]
            continue
        found.append(_Binder(display(module.constant_name(term)), infos[len(found)] == _INSTANCE))
        address = term.children[1]
    return found
