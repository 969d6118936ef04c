"""A small parser for terms as Lean prints them: enough to see heads, arguments, binders and subterms.

It is a reading aid for ranking, never an authority: what it does not understand becomes one opaque leaf, and
every tactic that is made from a term is checked by Lean.  Goals are printed with `pp.fieldNotation false` and
a wide line, so that applications stand as `f x y`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(
    r'\s+|"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])\'|@?(?:«[^»]*»|[^\W\d][\w\'!?✝₀-₉¹²³⁴-⁹⁰]*)(?:\.(?:«[^»]*»|[\w\'!?✝₀-₉]+))*'
    r"|\?\w+(?:\.\w+)*|\d+(?:\.\d+)?|:=|::|<\|>|\|\||&&|<\|?>?|>>=|==|!=|\+\+|<=|>=|=>|\.\d+|\.[^\W\d][\w'.]*|."
)
# operator -> (binding power, right associative); the powers are those of Lean's core notation
_BINARY = {
    "↔": (20, False), "→": (25, True), "∨": (30, True), "∧": (35, True), "||": (30, True), "&&": (35, True),
    "=": (50, False), "≠": (50, False), "<": (50, False), "≤": (50, False), ">": (50, False), "≥": (50, False),
    "∈": (50, False), "∉": (50, False), "==": (50, False), "!=": (50, False), "≍": (50, False), "∣": (50, False),
    "⊆": (50, False), "~": (50, False), "++": (65, False), "::": (67, True), "+": (65, False), "-": (65, False),
    "*": (70, False), "/": (70, False), "%": (70, False), "^": (75, True), "∘": (90, True), "×": (35, True),
    "∪": (65, False), "∩": (70, False), "<|>": (20, True), ">>=": (55, False),
}  # fmt: skip
_APP = 1000
_STOP = frozenset(
    {")", "]", "}", "⟩", ",", ":=", ":", "=>", "then", "else", "with", "|", "do", "in", "from", "↦"}
)
_OPAQUE = frozenset({"match", "let", "have", "do", "show", "by", "suffices", "calc", "{", "nomatch"})


@dataclass(frozen=True, slots=True)
class Term:
    """`head` is a name, a literal, an operator, `∀`/`∃`/`fun`/`if`/`[]`/`⟨⟩`/`()`/`@` (application), or raw
    text.

    For a binder `text` keeps the binders as printed, and the only argument is the body.
    """

    head: str
    args: tuple[Term, ...] = ()
    kind: str = "atom"
    text: str = ""

    def walk(self) -> Iterator[Term]:
        """This term and every subterm, outside in."""
        yield self
        for a in self.args:
            yield from a.walk()

    @property
    def is_atom(self) -> bool:
        """A name or a literal."""
        return self.kind == "atom"

    def __str__(self) -> str:
        return render(self)

    @property
    def size(self) -> int:
        """The number of nodes."""
        return 1 + sum(a.size for a in self.args)


def render(term: Term, power: int = 0) -> str:
    """The term as Lean text, with parentheses where they could matter."""
    if term.kind == "atom":
        return term.head
    if term.kind == "op" and (items := _list_items(term)):
        return f"[{', '.join(map(render, items))}]"
    if term.kind == "op":
        mine, right = _BINARY[term.head]
        left, other = (mine + 1, mine) if right else (mine, mine + 1)
        out = f"{render(term.args[0], left)} {term.head} {render(term.args[1], other)}"
    elif term.kind == "app":
        mine = _APP
        out = " ".join(
            (term.head or render(term.args[0], _APP + 1), *(render(a, _APP + 1) for a in _arguments(term)))
        )
    elif term.kind == "prefix":
        mine = 75 if term.head == "-" else 40
        out = term.head + render(term.args[0], mine)
    elif term.kind == "list":
        return term.head[0] + ", ".join(render(a) for a in term.args) + term.head[1]
    elif term.kind == "binder":
        mine = 0
        out = f"{term.head} {term.text}{' =>' if term.head == 'fun' else ','} {render(term.args[0])}"
    elif term.kind == "if":
        mine = 0
        named = f"{term.text} : " if term.text else ""
        out = f"if {named}{render(term.args[0])} then {render(term.args[1])} else {render(term.args[2])}"
    else:
        mine, out = 0, term.text
    return f"({out})" if mine < power else out


def _list_items(term: Term) -> list[Term]:
    """The elements of a list that is written out, `x :: y :: []`; nothing for any other term."""
    items = []
    while term.kind == "op" and term.head == "::":
        items.append(term.args[0])
        term = term.args[1]
    return items if term.head == "[]" else []


def _arguments(term: Term) -> tuple[Term, ...]:
    return term.args if term.head else term.args[1:]


def arguments(term: Term, head: str) -> tuple[Term, ...]:
    """The arguments when `term` is an application or operation of `head`, else nothing."""
    return term.args if term.head == head and term.kind in ("app", "op", "prefix") else ()


def replace(term: Term, old: Term, new: Term) -> Term:
    """`term` with every occurrence of `old` turned into `new`."""
    if term == old:
        return new
    if not term.args:
        return term
    return Term(term.head, tuple(replace(a, old, new) for a in term.args), term.kind, term.text)


def names_of(term: Term) -> frozenset[str]:
    """Every identifier in it: heads of applications, atoms, and those inside opaque text and binders."""
    found: set[str] = set()
    for t in term.walk():
        if t.kind in ("atom", "app") and t.head:
            found.add(t.head.lstrip("@"))
        elif t.kind == "op":
            found.add(t.head)
        if t.text:
            found |= identifiers(t.text)
    return frozenset(found)


@lru_cache(maxsize=20000)
def identifiers(text: str) -> frozenset[str]:
    """The identifiers and operators in a piece of Lean text."""
    return frozenset(t.lstrip("@") for t in tokens(text) if t[0].isalpha() or t[0] in "_«@" or t in _BINARY)


def tokens(text: str) -> list[str]:
    """The tokens of a term, blanks left out."""
    return [t for t in _TOKEN.findall(text) if not t.isspace()]


@lru_cache(maxsize=20000)
def parse(text: str) -> Term:
    """The term that `text` prints; an opaque leaf where it cannot be understood."""
    try:
        reader = _Reader(tokens(text))
        term = reader.expression(0)
    except (_Puzzled, RecursionError):
        return Term(text, kind="raw", text=text)
    return term if reader.at_end else Term(text, kind="raw", text=text)


class _Puzzled(Exception):
    pass


class _Reader:
    def __init__(self, found: list[str]) -> None:
        self.tokens = found
        self.index = 0

    @property
    def at_end(self) -> bool:
        return self.index >= len(self.tokens)

    @property
    def peek(self) -> str:
        return "" if self.at_end else self.tokens[self.index]

    def take(self, wanted: str = "") -> str:
        word = self.peek
        if not word or (wanted and word != wanted):
            raise _Puzzled
        self.index += 1
        return word

    def expression(self, power: int) -> Term:
        left = self.application()
        while (op := self.peek) in _BINARY:
            mine, right = _BINARY[op]
            if mine < power:
                break
            self.take()
            left = Term(op, (left, self.expression(mine if right else mine + 1)), "op")
        return left

    def application(self) -> Term:  # noqa: C901, PLR0911  (one branch for each kind of term)
        word = self.peek
        if word in ("¬", "-", "!", "↑"):
            self.take()
            return Term(word, (self.expression(75 if word != "¬" else 40),), "prefix")
        if word in ("∀", "∃", "fun", "λ", "Σ", "∃!"):
            return self.binder()
        if word == "if":
            return self.conditional()
        if word in _OPAQUE:
            return self.opaque()
        parts = [self.atom()]
        while self.starts_atom():
            parts.append(self.atom())
        if self.peek in ("fun", "λ") and parts[0].is_atom:
            parts.append(self.binder())
        if len(parts) == 1:
            return parts[0]
        head, *rest = parts
        if head.head == "Exists" and rest[-1].kind == "binder":
            return Term("∃", rest[-1].args, "binder", rest[-1].text)
        if head.head in ("ite", "dite") and len(rest) == 3:
            return Term("if", tuple(rest), "if")
        if head.head == "List.cons" and len(rest) == 2:
            return Term("::", tuple(rest), "op")
        if head.is_atom:
            return Term(head.head, tuple(rest), "app")
        return Term("", tuple(parts), "app")

    def starts_atom(self) -> bool:
        t = self.peek
        return bool(t) and t not in _BINARY and t not in _STOP and t not in _OPAQUE and t not in (
            "∀", "∃", "fun", "λ", "if", "¬", "!"
        )  # fmt: skip

    def atom(self) -> Term:
        word = self.take()
        if word == "(":
            return self.parenthesis()
        if word in ("[", "⟨"):
            close = "]" if word == "[" else "⟩"
            items = self.items(close)
            return Term(word + close, tuple(items), "list") if items else Term(word + close)
        if word in ("#", "|", "‹", "⟪", "`"):
            raise _Puzzled
        return Term("[]" if word == "List.nil" else word)

    def items(self, close: str) -> list[Term]:
        found: list[Term] = []
        while self.peek != close:
            found.append(self.expression(0))
            if self.peek == ",":
                self.take()
        self.take(close)
        return found

    def parenthesis(self) -> Term:
        if self.peek == "":
            raise _Puzzled
        start = self.index
        try:
            inner = self.expression(0)
            if self.peek == ")":
                self.take()
                return inner
            if self.peek == ",":
                self.take()
                return Term("()", (inner, *self.items(")")), "list")
        except _Puzzled:
            pass
        self.index = start
        return self.skip_to(")", "(")

    def skip_to(self, close: str, prefix: str) -> Term:
        depth, start = 0, self.index
        while not self.at_end:
            word = self.take()
            if word in "([{⟨":
                depth += 1
            elif word in ")]}⟩":
                if depth == 0 and word == close:
                    text = prefix + " ".join(self.tokens[start : self.index])
                    return Term(text, text=text)
                depth -= 1
        raise _Puzzled

    def binder(self) -> Term:
        head = self.take()
        start = self.index
        depth = 0
        while not (depth == 0 and self.peek in (",", "=>", "↦")):
            word = self.take()
            depth += (word in "([{⟨⦃") - (word in ")]}⟩⦄")
        text = _join(self.tokens[start : self.index])
        self.take()
        return Term("fun" if head == "λ" else head, (self.expression(0),), "binder", text)

    def conditional(self) -> Term:
        self.take("if")
        named = ""
        if self.index + 1 < len(self.tokens) and self.tokens[self.index + 1] == ":":
            named = self.take()
            self.take(":")
        parts = [self.expression(0)]
        for word in ("then", "else"):
            self.take(word)
            parts.append(self.expression(0))
        return Term("if", tuple(parts), "if", named)

    def opaque(self) -> Term:
        start, depth = self.index, 0
        while not self.at_end:
            word = self.peek
            if depth == 0 and word in (")", "]", "}", "⟩"):
                break
            depth += (word in "([{⟨") - (word in ")]}⟩")
            self.take()
        text = " ".join(self.tokens[start : self.index])
        return Term(self.tokens[start], kind="raw", text=text)


def _join(parts: list[str]) -> str:
    text = " ".join(parts)
    return re.sub(r"([(\[{⦃]) | ([)\]}⦄,])", lambda m: m[1] or m[2], text)
