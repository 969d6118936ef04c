"""Terms of compiled modules as trees: what Lean's pretty-printer would hide is gone.  An approximation, said to be one.

Which arguments of a constant are explicit is in the binders of its type, often of another module; `Signatures` keeps
that by name.  Files may be hostile: depth and size are bounded, and what lies beyond is OMITTED.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agent.lean.olean import Tag, display
from agent.premises.tree import (
    APPLIED,
    ARROW,
    CONSTANT,
    FIELD,
    FORALL,
    IMPLICIT,
    INSTANCE,
    LAMBDA,
    LET,
    LITERAL,
    METHOD,
    NOTHING,
    SORT,
    STRICT,
    VARIABLE,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from agent.lean.olean import Name, Olean, Term
    from agent.premises.tree import Tree

    Signatures = Callable[[str], str]

MAX_DEPTH = 60
MAX_NODES = 1200
MAX_BINDERS = 200
_NUMBER_BITS = 400  # of a literal that is shown in full; Python refuses to print very long ones
EXPLICIT, SELF, HIDDEN = "x", "X", "i"
"""What a signature says of an argument: explicit; explicit and written before the dot; not written."""

_BINDER_TAGS = (FORALL, IMPLICIT, STRICT, INSTANCE)
_WRAPPERS = frozenset({"outParam", "optParam", "autoParam", "semiOutParam", "OfNat.ofNat"})
_NO_METHODS = frozenset({"Eq", "And", "Or", "Not", "Iff", "Exists", "HEq", "Ne"})
_FORALL, _MDATA, _CONST, _APP, _BVAR = Tag.FORALL, Tag.MDATA, Tag.CONST, Tag.APP, Tag.BVAR
_LAMBDA, _LITERAL, _SORT = Tag.LAMBDA, Tag.LITERAL, Tag.SORT


def signature(module: Olean, name: Name) -> str:
    """One letter for each argument of a constant of the module, as its type has them."""
    letters: list[str] = []
    address, owner = module.statement(name)[1], name[:-1]
    may_be_method = bool(owner) and name[-1] not in ("rec", "casesOn", "mk")
    while len(letters) < MAX_BINDERS:
        term = module.term(address)
        if term.tag is _MDATA:
            address = term.children[0]
            continue
        if term.tag is not _FORALL:
            break
        if term.info:
            letters.append(HIDDEN)
        elif may_be_method and _head(module, term.children[0]) == owner and owner[0] not in _NO_METHODS:
            letters.append(SELF)
            may_be_method = False
        else:
            letters.append(EXPLICIT)
            may_be_method = False  # the dot stands for the first explicit argument only
        address = term.children[1]
    return "".join(letters)


def _head(module: Olean, address: int) -> Name:
    term = module.term(address)
    while term.tag is _APP or term.tag is _MDATA:
        term = module.term(term.children[0])
    return module.constant_name(term) if term.tag is _CONST else ()


class TermReader:
    """Reads terms of one module; `signatures` gives the signature of a constant by its displayed name."""

    def __init__(self, module: Olean, signatures: Signatures) -> None:
        self._module = module
        self._signatures = signatures
        self._shown: dict[int, str] = {}
        self._left = 0

    def tree(self, address: int) -> Tree:
        """The closed term at `address`."""
        self._left = MAX_NODES
        opened: list[tuple[int, list[str], Tree]] = []
        scope: list[list[str]] = []
        term = self._module.term(address)
        while term.tag is _FORALL and len(opened) < MAX_BINDERS:
            type_, address = term.children
            shown = self._tree(type_, scope, 1)
            name, hygienic = _plain(self._module.bound_name(term))
            bound = [_fresh(name, scope), ""]
            opened.append((ARROW if hygienic and term.info == 0 else _BINDER_TAGS[term.info], bound, shown))
            if hygienic and term.info == 3:
                bound[0] = ""
            scope.append(bound)
            term = self._module.term(address)
        tree = self._tree(address, scope, 1)
        for tag, (name, used), shown in reversed(opened):
            if tag == ARROW:
                tree = (FORALL, name, (shown, tree)) if used else (ARROW, "", (shown, tree))
            else:
                tree = (tag, name, (shown, tree))
        return tree

    def _name(self, term: Term) -> str:
        at = term.fields[0]
        shown = self._shown.get(at)
        if shown is None:
            shown = self._shown[at] = display(self._module.constant_name(term))
        return shown

    def _tree(self, address: int, scope: list[list[str]], depth: int) -> Tree:
        term = self._module.term(address)
        tag = term.tag
        self._left -= 1
        if depth > MAX_DEPTH or self._left < 0:
            return NOTHING
        if tag is _APP:
            return self._application(term, scope, depth + 1)
        if tag is _BVAR:
            index = term.fields[0] >> 1
            if index >= len(scope):
                return NOTHING
            bound = scope[-1 - index]
            bound[1] = "used"
            return (VARIABLE, bound[0], ())
        if tag is _CONST:
            return (CONSTANT, self._name(term), ())
        if tag is _FORALL or tag is _LAMBDA:
            return self._binder(term, scope, depth + 1)
        return self._other(term, scope, depth + 1)

    def _application(self, term: Term, scope: list[list[str]], depth: int) -> Tree:
        read = self._module.term
        arguments: list[int] = []
        while True:
            if term.tag is _APP:
                function, argument = term.children
                arguments.append(argument)
                term = read(function)
            elif term.tag is _MDATA:
                term = read(term.children[0])
            else:
                break
        arguments.reverse()
        if term.tag is _CONST:
            return self._applied_constant(term, arguments, scope, depth)
        shown = tuple([self._tree(a, scope, depth) for a in arguments])
        if term.tag is _BVAR and term.fields[0] >> 1 < len(scope):
            bound = scope[-1 - (term.fields[0] >> 1)]
            bound[1] = "used"
            return (VARIABLE, bound[0], shown)
        head = self._binder(term, scope, depth) if term.tag is _LAMBDA else self._other(term, scope, depth)
        return (APPLIED, "", (head, *shown))

    def _applied_constant(self, term: Term, arguments: list[int], scope: list[list[str]], depth: int) -> Tree:
        name = self._name(term)
        letters = self._signatures(name)
        known = len(letters)
        if HIDDEN in letters:
            wanted = [a for i, a in enumerate(arguments) if i >= known or letters[i] != HIDDEN]
        else:
            wanted = arguments
        if name in _WRAPPERS and wanted:
            return self._tree(wanted[0], scope, depth)
        tag = METHOD if SELF in letters and wanted else CONSTANT
        return (tag, name, tuple([self._tree(a, scope, depth) for a in wanted]))

    def _binder(self, term: Term, scope: list[list[str]], depth: int) -> Tree:
        type_, body = term.children
        shown_type = self._tree(type_, scope, depth)
        name, hygienic = _plain(self._module.bound_name(term))
        name = _fresh(name, scope)
        bound = [name, ""]
        scope.append(bound)
        shown_body = self._tree(body, scope, depth)
        scope.pop()
        if term.tag is _LAMBDA:
            return (LAMBDA, name if bound[1] else "_", (shown_type, shown_body))
        if term.info == 0 and not bound[1]:
            return (ARROW, "", (shown_type, shown_body))
        if term.info == 3 and hygienic:
            name = ""
        return (_BINDER_TAGS[term.info], name, (shown_type, shown_body))

    def _other(self, term: Term, scope: list[list[str]], depth: int) -> Tree:
        module, tag = self._module, term.tag
        if tag is _LITERAL:
            value = module.literal(term)
            return (LITERAL, quoted(value) if isinstance(value, str) else _number(value), ())
        if tag is _SORT:
            return (SORT, _sort(module, term.fields[0]), ())
        if tag is _MDATA:
            return self._tree(term.children[0], scope, depth)
        if tag is Tag.PROJECTION:
            return (FIELD, str(module.index(term) + 1), (self._tree(term.children[0], scope, depth),))
        if tag is Tag.LET:
            name, _ = _plain(module.bound_name(term))
            value_tree = self._tree(term.children[1], scope, depth)
            scope.append([name, ""])
            body = self._tree(term.children[2], scope, depth)
            scope.pop()
            return (LET, name, (value_tree, body))
        return NOTHING


def _fresh(name: str, scope: list[list[str]]) -> str:
    taken = {bound[0] for bound in scope}
    while name in taken:
        name += "✝"
    return name


def _plain(name: Name) -> tuple[str, bool]:
    """A bound name without its macro scope, and whether it had one (nobody chose it)."""
    if "_@" in name:
        kept = name[: name.index("_@")]
        return display(kept or ("x",)) + "✝", True
    if len(name) == 1 and isinstance(name[0], str):
        return (name[0] if name[0].isprintable() else "x"), False
    return display(name), False


def _number(value: int) -> str:
    return str(value) if value.bit_length() <= _NUMBER_BITS else f"{value >> (value.bit_length() - 32)}⋯"


def quoted(text: str) -> str:
    """A string literal, cut to a readable length."""
    short = text if len(text) <= 60 else text[:60] + "…"
    return '"' + short.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


_LEVEL_DEPTH = 20


def _sort(module: Olean, address: int) -> str:
    tag, children, _ = module.level(address)
    if tag == 0:
        return "Prop"
    if tag == 1:
        inner = _level(module, children[0], 0)
        return "Type" if inner == "0" else f"Type {_in_brackets(inner)}"
    return f"Sort {_in_brackets(_level(module, address, 0))}"


def _in_brackets(level: str) -> str:
    return f"({level})" if " " in level else level


def _level(module: Olean, address: int, depth: int) -> str:
    if depth > _LEVEL_DEPTH:
        return "_"
    tag, children, name = module.level(address)
    if tag == 0:
        return "0"
    if tag == 4:
        return display(name)
    if tag == 1:
        inner = _level(module, children[0], depth + 1)
        if inner.isdigit():
            return str(int(inner) + 1)
        base, plus, number = inner.rpartition(" + ")
        return f"{base} + {int(number) + 1}" if plus and number.isdigit() else f"{inner} + 1"
    word = "max" if tag == 2 else "imax"
    return f"{word} " + " ".join(_in_brackets(_level(module, c, depth + 1)) for c in children)
