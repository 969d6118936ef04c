"""Trees as text: operators where Lean has them, binders grouped, brackets where they are needed.

Good enough to read and to search; not always what Lean would print, and not always what Lean would read back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agent.premises.tree import (
    APPLIED,
    ARROW,
    ATOMS,
    BINDERS,
    CONSTANT,
    FIELD,
    FORALL,
    IMPLICIT,
    INFIX,
    INSTANCE,
    LAMBDA,
    LET,
    LITERAL,
    MEMBERSHIP,
    METHOD,
    OMITTED,
    PREFIX,
    SORT,
    VARIABLE,
)

if TYPE_CHECKING:
    from agent.premises.tree import Tree

MAX_TEXT = 1200
MAX_DEPTH = 60
_TERM, _ARROW, _APPLICATION, _ATOM = 0, 25, 1023, 1024
_BRACKETS = {FORALL: "()", IMPLICIT: "{}", INSTANCE: "[]"}
_BIG = {"Exists": "∃ {}, {}", "Subtype": "{{{} // {}}}", "Sigma": "({}) × {}", "setOf": "{{{} | {}}}"}


def signature(tree: Tree) -> str:
    """A type as `#check` shows it behind a name: `(n m : Nat) : n + m = m + n`, or `: Nat`."""
    groups: list[tuple[str, list[str], str]] = []
    while tree[0] in BINDERS:
        brackets = _BRACKETS.get(tree[0], "⦃⦄")
        type_, body = tree[2]
        shown = text(type_)
        if groups and groups[-1][0] == brackets and groups[-1][2] == shown and tree[1]:
            groups[-1][1].append(tree[1])
        else:
            groups.append((brackets, [tree[1]] if tree[1] else [], shown))
        tree = body
    binders = [f"{b[0]}{' '.join(names)}{' : ' if names else ''}{t}{b[1]}" for b, names, t in groups]
    return _cut(" ".join([*binders, ": " + text(tree)]))


def _cut(shown: str) -> str:
    return shown if len(shown) <= MAX_TEXT else shown[:MAX_TEXT] + " ⋯"


def shown(tree: Tree) -> str:
    """A term of any depth, what lies too deep left out."""
    return text(_pruned(tree, MAX_DEPTH))


def _pruned(tree: Tree, depth: int) -> Tree:
    tag, name, children = tree
    return (tag, name, tuple([_pruned(c, depth - 1) for c in children])) if depth else (OMITTED, "", ())


def text(tree: Tree, strength: int = _TERM) -> str:
    """A term that is not too deep (`kernel` reads none that is, `shown` prunes).

    It stands in brackets when what is around it binds more strongly than it does (`strength` as in Lean: 0 .. 1024).
    """
    shown, own = _show(tree)
    return f"({shown})" if own < strength else shown


def _show(tree: Tree) -> tuple[str, int]:
    tag, name, children = tree
    if tag in (CONSTANT, METHOD):
        return _constant(tag, name, children)
    if tag == VARIABLE:
        return _call(name, children)
    if tag == LITERAL:
        return name, _ATOM
    if tag == SORT:
        return name, _APPLICATION if " " in name else _ATOM
    if tag == ARROW:
        return f"{text(children[0], _ARROW + 1)} → {text(children[1], _ARROW)}", _ARROW
    return _rest(tree)


def _rest(tree: Tree) -> tuple[str, int]:
    tag, name, children = tree
    if tag == OMITTED:
        return "⋯", _ATOM
    if tag == LAMBDA:
        return f"fun {name} => {text(children[1])}", _TERM
    if tag == LET:
        return f"let {name} := {text(children[0])}; {text(children[1])}", _TERM
    if tag == FIELD:
        return _call(f"{text(children[0], _ATOM)}.{name}", children[1:])
    if tag == APPLIED:
        return _call(text(children[0], _ATOM), children[1:])
    brackets = _BRACKETS.get(tag, "⦃⦄")
    binder = f"{name} : {text(children[0])}" if name else text(children[0])
    return f"∀ {brackets[0]}{binder}{brackets[1]}, {text(children[1])}", _TERM


def _call(function: str, arguments: tuple[Tree, ...]) -> tuple[str, int]:
    if not arguments:
        return function, _ATOM
    return " ".join([function, *(text(a, _ATOM) for a in arguments)]), _APPLICATION


def _constant(tag: int, name: str, arguments: tuple[Tree, ...]) -> tuple[str, int]:
    count = len(arguments)
    if count >= 2:
        operator = INFIX.get(name)
        if operator is not None and count == 2:
            shown, own, side = operator
            left = text(arguments[0], own + (side != "l"))
            return f"{left} {shown} {text(arguments[1], own + (side != 'r'))}", own
        if name == MEMBERSHIP and count == 2:
            return f"{text(arguments[1], 51)} ∈ {text(arguments[0], 51)}", 50
        special = _special(name, arguments)
        if special is not None:
            return special
    elif count == 1:
        prefix = PREFIX.get(name)
        if prefix is not None:
            return f"{prefix[0]}{text(arguments[0], prefix[1])}", prefix[1]
        pattern, argument = _BIG.get(name), arguments[0]
        if pattern is not None and argument[0] == LAMBDA:
            binder = argument[1] + (f" : {text(argument[2][0])}" if name in ("Subtype", "Sigma") else "")
            return pattern.format(binder, text(argument[2][1])), _TERM if name == "Exists" else _ATOM
    elif name in ATOMS:
        return ATOMS[name], _ATOM
    if tag == METHOD:
        return _call(f"{text(arguments[0], _ATOM)}.{name.rsplit('.', 1)[-1]}", arguments[1:])
    return _call(name, arguments)


def _special(name: str, arguments: tuple[Tree, ...]) -> tuple[str, int] | None:
    if name in ("ite", "dite") and len(arguments) == 3:
        condition, yes, no = arguments
        named = ""
        if name == "dite" and yes[0] == no[0] == LAMBDA:
            named, yes, no = f"{yes[1]} : ", yes[2][1], no[2][1]
        return f"if {named}{text(condition)} then {text(yes)} else {text(no)}", _TERM
    if name == "Prod.mk" and len(arguments) == 2:
        return f"({text(arguments[0])}, {text(arguments[1])})", _ATOM
    if name in ("GetElem.getElem", "GetElem?.getElem?", "GetElem?.getElem!"):
        mark = name[-1] if name[-1] in "?!" else ""
        return f"{text(arguments[0], _ATOM)}[{text(arguments[1])}]{mark}", _ATOM
    return None
