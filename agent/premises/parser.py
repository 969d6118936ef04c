"""A tolerant Pratt parser for the usual notation of Lean: what `agent.premises.parsing` reads with."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice

from agent.lean import masking
from agent.lean.masking import ATOM, IDENT
from agent.premises.tree import (
    APPLIED,
    ARROW,
    CONSTANT,
    FIELD,
    FORALL,
    IMPLICIT,
    INFIX,
    INSTANCE,
    LAMBDA,
    LITERAL,
    MEMBERSHIP,
    NOTHING,
    SORT,
    VARIABLE,
    Tree,
)

MAX_TOKENS = 3000
MAX_DEPTH = 80
_TOKEN = re.compile(
    rf"\.?{IDENT}|\d[\w.]*|\"[^\"]*\"|'[^']*'|:=|=>|<\||\|>\.?|\|\||&&&?|\|\|\||<=>|<->|->|<-|>>=|<\$>|<\*>|<\|>"
    r"|\+\+|::|==|!=|>=|<=|>>>?|<<<?|\^\^\^|<\+:|<:\+|\.\.|#\[|[⟨⟩()\[\]{}⦃⦄]|[^\s\w]"
)
_ATOM = re.compile(ATOM)
_OPEN = {"(": ")", "[": "]", "{": "}", "⟨": "⟩", "⦃": "⦄", "#[": "]"}
_BINARY: dict[str, tuple[int, str, str]] = {
    shown: (strength, side, name) for name, (shown, strength, side) in reversed(INFIX.items())
} | {
    "∈": (50, "", MEMBERSHIP),
    "∉": (50, "", MEMBERSHIP),
    ">=": (50, "", "GE.ge"),
    "<=": (50, "", "LE.le"),
    "<->": (20, "", "Iff"),
    "→": (25, "r", ""),
    "->": (25, "r", ""),
    "<|": (10, "r", "<|"),
    "$": (10, "r", "<|"),
    "|>": (10, "l", "|>"),
    "|>.": (10, "l", "|>"),
    "/\\": (35, "r", "And"),
}
_PREFIXES = {
    "¬": ("Not", 40),
    "-": ("Neg.neg", 75),
    "!": ("not", 40),
    "↑": ("Nat.cast", 1023),
    "@": ("", 1023),
}
_QUANTIFIERS = {"∀": FORALL, "Π": FORALL, "∃": LAMBDA, "∃!": LAMBDA, "fun": LAMBDA, "λ": LAMBDA, "Σ": LAMBDA}
_SORTS = frozenset({"Prop", "Type", "Sort"})
_ENDS = frozenset({
    ")", "]", "}", "⟩", "⦄", ",", ":=", "=>", "then", "else", "with", "in", "from", "by", "|", ";", "↦", ":",
    "at", "do", "end", "where", "⊢", "|-", "deriving",
})  # fmt: skip
_EXISTS = {"∃": "Exists", "∃!": "ExistsUnique", "Σ": "Sigma"}
_BRACKET_TAGS = {"(": FORALL, "{": IMPLICIT, "⦃": IMPLICIT, "[": INSTANCE}


@dataclass(slots=True)
class Parser:
    """A Pratt parser over a list of tokens; `scope` holds the names that are variables here."""

    text: str
    scope: set[str]
    tokens: list[str] = field(default_factory=list)
    glued: list[bool] = field(default_factory=list)  # whether a token follows the one before without a space
    at: int = 0
    depth: int = 0

    def __post_init__(self) -> None:
        end = -1
        for found in islice(_TOKEN.finditer(masking.code(self.text)), MAX_TOKENS):
            self.tokens.append(found[0])
            self.glued.append(found.start() == end)
            end = found.end()

    # ----------------------------------------------------------------------------------------- tokens
    def peek(self) -> str:
        """The next token; empty at the end."""
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def skip(self, token: str) -> bool:
        """Go past `token` if it is the next one, and say whether it was."""
        if self.peek() == token and token:
            self.at += 1
            return True
        return False

    # ----------------------------------------------------------------------------------------- binders
    def binders(self) -> list[tuple[str, Tree]]:
        """Groups such as `(a b : α) {n} [Inhabited α]` up to what is none."""
        found: list[tuple[str, Tree]] = []
        while self.peek() in _BRACKET_TAGS:
            found += self._group()
        return found

    def _group(self) -> list[tuple[str, Tree]]:
        opening = self.tokens[self.at]
        self.at += 1
        names: list[str] = []
        start = self.at
        while self.peek() not in ("", ":", _OPEN[opening], *_OPEN, ","):
            names.append(self.peek())
            self.at += 1
        if self.peek() != ":":
            self.at, names = start, ([] if opening == "[" else names)
        else:
            self.at += 1
        type_ = self.expression(0) if self.peek() != _OPEN[opening] else NOTHING
        while self.peek() not in ("", _OPEN[opening]):  # a default value, or what was not understood
            self.at += 1
            self.expression(0)
        self.skip(_OPEN[opening])
        self.scope.update(names)
        return [(n, type_) for n in names] or [("", type_)]

    # ----------------------------------------------------------------------------------------- terms
    def everything(self) -> Tree:
        """All that is left; pieces that do not fit together are applied to one another."""
        tree = self.expression(0)
        pieces = [tree]
        while self.at < len(self.tokens):
            self.at += 1
            if self.peek() and self.peek() not in _ENDS:
                pieces.append(self.expression(0))
        pieces = [p for p in pieces if p != NOTHING]
        return pieces[0] if len(pieces) == 1 else (APPLIED, "", tuple(pieces)) if pieces else NOTHING

    def expression(self, strength: int) -> Tree:
        """A term whose outermost operator binds at least as strongly as `strength`."""
        if self.depth > MAX_DEPTH:
            self.at = len(self.tokens)
            return NOTHING
        self.depth += 1
        left = self._prefix()
        while (token := self.peek()) and token not in _ENDS:
            operator = _BINARY.get(token) or _unknown(token)
            if operator is None or operator[0] < strength:
                break
            self.at += 1
            left = self._joined(token, operator, left)
        self.depth -= 1
        return left

    def _joined(self, token: str, operator: tuple[int, str, str], left: Tree) -> Tree:
        own, side, name = operator
        if token == "|>.":
            method = self._postfix()
            return _apply(method, (left, *self._arguments()))
        right = self.expression(own + (side != "r"))
        if not name:
            return (ARROW, "", (left, right))
        if name == "<|":
            return _apply(left, (right,))
        if name == "|>":
            return _apply(right, (left,))
        if name == MEMBERSHIP:
            inside: Tree = (CONSTANT, name, (right, left))
            return inside if token == "∈" else (CONSTANT, "Not", (inside,))
        return (CONSTANT, name, (left, right))

    def _prefix(self) -> Tree:
        token = self.peek()
        if token in _PREFIXES:
            self.at += 1
            name, strength = _PREFIXES[token]
            inner = self.expression(strength)
            return (CONSTANT, name, (inner,)) if name else inner
        if token in _QUANTIFIERS:
            return self._quantified(token)
        if token in ("if", "let", "have", "show", "match"):
            return self._keyword(token)
        head = self._postfix()
        arguments = self._arguments()
        return _apply(head, arguments) if arguments else head

    def _arguments(self) -> tuple[Tree, ...]:
        arguments: list[Tree] = []
        while self._begins_argument():
            arguments.append(self._postfix())
        if self.peek() in ("fun", "λ"):
            arguments.append(self._quantified(self.peek()))
        return tuple(arguments)

    def _begins_argument(self) -> bool:
        token = self.peek()
        if (
            not token
            or token in _ENDS
            or token in _QUANTIFIERS
            or token in ("if", "let", "have", "show", "match")
        ):
            return False
        return (
            token in _OPEN
            or token[0] in "\"'_?·"
            or token[0].isalnum()
            or (token[0] in ".«" and len(token) > 1)
        )

    def _postfix(self) -> Tree:
        tree = self._atom()
        while True:
            token = self.peek()
            if len(token) > 1 and token[0] == "." and self._touches():
                self.at += 1
                for part in _ATOM.findall(token):
                    tree = (CONSTANT, part, (tree,))
            elif token == "[" and self._touches():
                self.at += 1
                index = self.expression(0)
                self._close("]")
                if self.peek() in ("!", "?") and self._touches():
                    self.at += 1
                tree = (CONSTANT, "GetElem.getElem", (tree, index))
            else:
                return tree

    def _touches(self) -> bool:
        """Whether the token belongs to what stands right before it."""
        return self.glued[self.at] and self.tokens[self.at - 1] not in ("(", "[", "{", "⟨")

    def _atom(self) -> Tree:
        token = self.peek()
        if not token or token in _ENDS:
            return NOTHING
        self.at += 1
        if token in _OPEN:
            return self._bracketed(token)
        if token[0].isdigit() or token[0] in "\"'":
            return (LITERAL, token, ())
        if token in _SORTS:
            level = self.peek()
            if token != "Prop" and level and (level[0].isalnum() or level in "*_") and level not in _ENDS:
                self.at += 1
            return (SORT, token, ())
        if token[0] in ".«" or token[0] == "_" or token[0].isalpha():
            return self._identifier(token)
        return (CONSTANT, token, ())

    def _identifier(self, token: str) -> Tree:
        if token == "_":
            return (VARIABLE, "_", ())
        parts = _ATOM.findall(token)
        if token[0] == "." or not parts or parts[0] not in self.scope:
            return (CONSTANT, token.removeprefix(".").removeprefix("_root_."), ())
        tree: Tree = (VARIABLE, parts[0], ())
        for part in parts[1:]:
            tree = (CONSTANT, part, (tree,))
        return tree

    def _bracketed(self, opening: str) -> Tree:
        closing = _OPEN[opening]
        items: list[Tree] = []
        while self.peek() not in ("", closing):
            before = self.at
            items.append(self.expression(0))
            if self.skip(":"):  # a type ascription, or the binder of a set
                self.expression(0)
            if self.peek() in ("|", "//"):
                self.at += 1
                items.append(self.expression(0))
            if not self.skip(",") and self.at == before:
                self.at += 1
        self._close(closing)
        items = [i for i in items if i != NOTHING]
        if opening in ("[", "#["):
            return _list(items)
        if len(items) == 1 and opening == "(":
            return items[0]
        if opening in "({" and not items:
            return (CONSTANT, "Unit.unit" if opening == "(" else "EmptyCollection.emptyCollection", ())
        return _tuple(items) if opening in "(⟨" else (CONSTANT, "setOf", tuple(items))

    def _close(self, closing: str) -> None:
        while self.peek() not in ("", closing):
            self.at += 1
        self.skip(closing)

    def _quantified(self, word: str) -> Tree:
        self.at += 1
        bound: list[tuple[str, Tree]] = []
        start = set(self.scope)
        while self.peek() not in ("", ",", "=>", "↦"):
            if self.peek() in _BRACKET_TAGS:
                bound += self._group()
            elif self.peek() == ":":
                self.at += 1
                type_ = self.expression(0)
                bound = [(n, type_ if t == NOTHING else t) for n, t in bound]
            elif (operator := _BINARY.get(self.peek())) is not None and bound:  # `∃ x > 3, ..`, `∀ x ∈ s, ..`
                self.at += 1
                sides = ((VARIABLE, bound[-1][0], ()), self.expression(51))
                bound.append(
                    ("", (CONSTANT, operator[2], sides[::-1] if operator[2] == MEMBERSHIP else sides))
                )
            else:
                bound.append((self.peek(), NOTHING))
                self.scope.add(self.peek())
                self.at += 1
        self.at += 1
        tree = self.expression(0)
        self.scope = start
        tag = _QUANTIFIERS[word]
        for name, type_ in reversed(bound):
            if word in _EXISTS:
                inner = (CONSTANT, _EXISTS[word], ((tag, name, (type_, tree)),))
                tree = inner if name else (CONSTANT, "And", (type_, tree))
            else:
                tree = (tag, name, (type_, tree)) if name else (ARROW, "", (type_, tree))
        return tree

    def _keyword(self, word: str) -> Tree:
        self.at += 1
        if word == "if":
            condition = self.expression(0)
            if self.skip(":"):
                condition = self.expression(0)
            self.skip("then")
            yes = self.expression(0)
            self.skip("else")
            return (CONSTANT, "ite", (condition, yes, self.expression(0)))
        parts: list[Tree] = []
        while self.peek() and self.peek() not in (")", "]", "}", "⟩", ","):
            before = self.at
            parts.append(self.expression(0))
            if self.at == before:
                self.at += 1
        return (APPLIED, "", tuple(p for p in parts if p != NOTHING))


def _unknown(token: str) -> tuple[int, str, str] | None:
    """A symbol that is no operator of Lean's own is somebody's notation."""
    if token[0].isalnum() or token[0] in "_\"'«?·.#@⟨([{⦃" or token in _PREFIXES or token in _QUANTIFIERS:
        return None
    return (60, "l", token)


def _apply(function: Tree, arguments: tuple[Tree, ...]) -> Tree:
    tag, text, children = function
    if tag in (VARIABLE, CONSTANT):
        return (tag, text, (*children, *arguments))
    if tag == FIELD:
        return (tag, text, (*children, *arguments))
    return (APPLIED, "", (function, *arguments))


def _list(items: list[Tree]) -> Tree:
    tree: Tree = (CONSTANT, "List.nil", ())
    for item in reversed(items):
        tree = (CONSTANT, "List.cons", (item, tree))
    return tree


def _tuple(items: list[Tree]) -> Tree:
    if not items:
        return NOTHING
    tree = items[-1]
    for item in reversed(items[:-1]):
        tree = (CONSTANT, "Prod.mk", (item, tree))
    return tree
