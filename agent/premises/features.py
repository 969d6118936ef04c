"""What a statement is about, as tokens to search by, and its shape to compare by.

A shape is a tree without names of variables and without kinds of binders: a string for what stands alone (`?` for a
variable), else a list of the head and the arguments.  Heads are symbols (`tree.symbol`): operators, or the last part of
a constant's name, so that `xs.length`, `List.length xs` and the kernel's term give the same.

Tokens are a letter for where, a colon, and what: `s:` symbols of the conclusion, `t:` those of binders and hypotheses,
`p:` a symbol and one right below it, `h:` the head of the conclusion, `e:` the heads of its two sides, `n:` words of
the name, `d:` words of the doc string.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from agent.premises.tree import (
    APPLIED,
    ARROW,
    BINDERS,
    CONSTANT,
    FIELD,
    LAMBDA,
    LET,
    LITERAL,
    MEMBERSHIP,
    METHOD,
    SORT,
    SWAPPED,
    VARIABLE,
    name_word,
    symbol,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from agent.premises.tree import Tree

Shape = Any
"""A string, or a list of a string and shapes."""

UNKNOWN = "?"
RELATIONS = frozenset({"=", "≠", "<", "≤", "↔", "∣", "⊆", "==", "≍", "∈", "~", "<+", "<+:", "<:+", "≈"})
_SILENT = frozenset({UNKNOWN, "λ", "→", "Sort", "let"})
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|[^\W\d_a-zA-Z]+[a-z]*")
_DOC_WORD = re.compile(r"[^\W\d_]{3,}")
_MAX_DOC_WORDS = 24
_MAX_DEPTH = 120


def shape(tree: Tree, depth: int = 0) -> Shape:
    """The shape of a tree, down to a depth that recursion can follow."""
    tag, text, children = tree
    if depth > _MAX_DEPTH:
        return UNKNOWN
    depth += 1
    if tag in (CONSTANT, METHOD):
        if text in SWAPPED or text == MEMBERSHIP:
            children = children[::-1]
        if text == "Exists" and children and children[0][0] == LAMBDA:
            return ["∃", shape(children[0][2][1], depth)]
        head = symbol(text)
        return [head, *[shape(c, depth) for c in children]] if children else head
    if tag == VARIABLE:
        return [UNKNOWN, *[shape(c, depth) for c in children]] if children else UNKNOWN
    if tag == LITERAL:
        return text if text[0].isdigit() else '"'
    if tag == LAMBDA:
        return ["λ", shape(children[1], depth)]
    if tag == ARROW or tag in BINDERS:
        return ["→", shape(children[0], depth), shape(children[1], depth)]
    if tag == SORT:
        return "Prop" if text == "Prop" else "Sort"
    return _rare(tag, text, [shape(c, depth) for c in children])


def _rare(tag: int, text: str, children: list[Shape]) -> Shape:
    if tag == FIELD:
        return ["." + text, *children]
    if tag == LET:
        return ["let", *children]
    if tag == APPLIED and children:
        first = children[0]
        return [*(first if isinstance(first, list) else [first]), *children[1:]]
    return UNKNOWN


def opened(tree: Tree) -> tuple[Shape, list[Shape]]:
    """The conclusion of a type, and the types of the binders before it."""
    before: list[Shape] = []
    while tree[0] == ARROW or tree[0] in BINDERS:
        before.append(shape(tree[2][0]))
        tree = tree[2][1]
    return shape(tree), before


def head_of(found: Shape) -> str:
    """The symbol at the top of a shape."""
    head: str = found[0] if isinstance(found, list) else found
    return head


def symbols(found: Shape) -> Iterator[str]:
    """All symbols of a shape that say something, with repetitions."""
    stack = [found]
    while stack:
        top = stack.pop()
        if isinstance(top, list):
            if top[0] not in _SILENT:
                yield top[0]
            stack.extend(top[1:])
        elif top not in _SILENT:
            yield top


def pairs(found: Shape) -> Iterator[str]:
    """`f>g` for each symbol g that stands right below a symbol f."""
    stack = [found]
    while stack:
        top = stack.pop()
        if not isinstance(top, list):
            continue
        head = top[0]
        for child in top[1:]:
            below = child[0] if isinstance(child, list) else child
            if head not in _SILENT and below not in _SILENT:
                yield f"{head}>{below}"
            if isinstance(child, list):
                stack.append(child)


def sides(conclusion: Shape) -> list[str]:
    """The heads of both sides of a relation."""
    if isinstance(conclusion, list) and conclusion[0] in RELATIONS:
        return [head for side in conclusion[1:] if (head := head_of(side)) not in _SILENT]
    return []


def words(name: str) -> list[str]:
    """The words of a name, in small letters: `Nat.addComm_of_lt'` has nat, add, comm, of, lt."""
    return [w.lower() for w in _WORD.findall(name)]


def words_for(symbols_: Iterable[str]) -> list[str]:
    """The words that lemmas about these symbols tend to have in their names."""
    found: list[str] = []
    for shown in symbols_:
        word = name_word(shown)
        found += [word] if word is not None else words(shown)
    return found


def of_statement(conclusion: Shape, before: Iterable[Shape]) -> set[str]:
    """The tokens of a statement."""
    tokens = {"s:" + s for s in symbols(conclusion)}
    tokens.update("p:" + p for p in pairs(conclusion))
    tokens.update("e:" + s for s in sides(conclusion))
    tokens.add("h:" + head_of(conclusion))
    for hypothesis in before:
        tokens.update("t:" + s for s in symbols(hypothesis))
    return tokens


def of_names(name: str, doc: str) -> set[str]:
    """The tokens of a name and a doc string."""
    tokens = {"n:" + w for w in words(name)}
    if doc:
        tokens.update("d:" + w.lower() for w in _DOC_WORD.findall(doc)[:_MAX_DOC_WORDS])
    return tokens
