"""The lexical layer of Lean: what of a text is comment, string or character literal, and what is code.

`mask` blanks everything that is not code and keeps the length and the lines, so that offsets found in the masked text
are offsets in the text.  It never fails: an unterminated comment or string runs to the end of the text, as in Lean.
Lean needs no space between two tokens (`5axiom a : p`, `'c'end`, `xs[0]!instance`): where a word begins right behind
what is no part of it, though it looks like it, the masked text has EDGE before it.
Rules: Lean 4's `whitespace`, `strLitFn`, `rawStrLitFnAux`, `interpolatedStrFn`, `charLitFnAux`, `identFnAux`
(src/Lean/Parser/Basic.lean, StrInterpolation.lean).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from agent.types import Span

# Lean's isIdFirst and isIdRest: Greek without λ, Π, Σ; letter-like and script letters; subscripts.
_LETTERS = (
    "A-Za-z_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u017f\u0391-\u039f\u03a1\u03a2\u03a4-\u03ba\u03bc-\u03fb"
    "\u1f00-\u1ffe\u2100-\u214f\U0001d49c-\U0001d59f"
)
ID_FIRST = f"[{_LETTERS}]"
ID_REST = f"[{_LETTERS}0-9'!?\u2080-\u2089\u2090-\u209c\u1d62-\u1d6a\u2c7c]"
ATOM = rf"(?:«[^«»\n]*»|{ID_FIRST}{ID_REST}*)"
IDENT = rf"{ATOM}(?:\.{ATOM})*"
"""A whole identifier with its dots, in masked text."""
NOT_AFTER_IDENT = rf"(?<!{ID_REST})(?<!\.)"
"""Where an identifier or keyword can begin."""
NOT_BEFORE_IDENT = rf"(?!{ID_REST})"
"""Where a keyword has ended (`sorry'` and `ends` are identifiers)."""

EDGE = "\x02"
"""Stands in masked text for the last character of a number, of `..`, or of `'`, `!`, `?` that are no part of a name."""

_NEXT = re.compile(r'--|/-|"|\'|«')
_NEXT_INSIDE = re.compile(r'--|/-|"|\'|«|[{}]')
_COMMENT_EDGE = re.compile(r"/-|-/")
_STRING_END = re.compile(r'[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
_STRING_END_OR_BRACE = re.compile(r'[^"\\{]*(?:\\.[^"\\{]*)*["{]', re.DOTALL)
_QUOTED = re.compile(r"«[^«»\n]*»|'(?:\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)|[^\\'\n])'")
_RAW_OPENING = re.compile(r"(?:^|[^A-Za-z0-9_\'!?])r(#*)\Z")
# A string directly behind `s!`, `m!`, `f!`, ... or an argument that Lean declares as `interpolatedStr`.
_INTERPOLATED = re.compile(
    rf"(?:(?P<macro>{ID_REST}*!)|(?:^|[^\w.'])(?:throwError|throwErrorAt\s+\S+|log(?:Info|Warning|Error)|dbg_trace"
    rf"|trace\[[^\]\n]*\])\s*)\Z"
)
_PLAIN_MACROS = frozenset({"panic!", "unreachable!", "include_str!", "dbgTrace!", "todo!"})
_NOT_NEWLINE = re.compile(r"[^\r\n]")
_LOOK_BACK = 60  # code points before a quote that decide what kind of string it opens


@dataclass(frozen=True, slots=True)
class Lexed:
    """`masked` has the length of the text; `docs` are the spans of its doc comments (`/-- ... -/`), in order."""

    masked: str
    docs: tuple[Span, ...]


def mask(text: str) -> str:
    """`text` with comments blanked, and the insides of strings, character literals and `«»`.

    Delimiters of literals stay (those of characters become `"`), those of comments go; code in the braces of an
    interpolated string stays.
    """
    return lex(text).masked


def code(text: str) -> str:
    """The same without EDGE, for who reads more than where words begin."""
    masked = mask(text)
    if EDGE not in masked:
        return masked
    return "".join(shown if shown != EDGE else was for shown, was in zip(masked, text, strict=True))


@lru_cache(maxsize=64)
def lex(text: str) -> Lexed:
    """Mask `text` and find its doc comments."""
    return _Lexer(text).run()


class _Lexer:
    def __init__(self, text: str) -> None:
        self._text = text
        self._pieces: list[str] = []
        self._done = 0  # up to where `_pieces` reaches
        self._docs: list[Span] = []
        self._braces: list[int] = []  # open braces inside each interpolated string that we are in

    def run(self) -> Lexed:
        text, at = self._text, 0
        while found := (_NEXT_INSIDE if self._braces else _NEXT).search(text, at):
            at = self._token(found[0], found.start())
        self._pieces.append(text[self._done :])
        return Lexed(_edged("".join(self._pieces)), tuple(self._docs))

    def _token(self, token: str, start: int) -> int:
        """Blank what the token at `start` opens; where to go on."""
        text = self._text
        if token == "--":
            end = text.find("\n", start)
            return self._blank(start, len(text) if end < 0 else end)
        if token == "/-":
            end = _comment_end(text, start)
            if text.startswith("/--", start) and end - start > 4:
                self._docs.append(Span(start, end))
            return self._blank(start, end)
        if token == '"':
            return self._string(start)
        if token in ("«", "'"):
            quoted = _QUOTED.match(text, start)
            if quoted is None or (token == "'" and _is_part_of_token(text, start)):
                return start + 1
            return self._quoted(start, quoted.end())
        return self._brace(token, start)

    def _quoted(self, start: int, end: int) -> int:
        """A name in `«»`, or a character: its quotes could also be part of a name, so others stand for them."""
        if self._text[start] == "«":
            return self._blank(start + 1, end - 1) + 1
        self._pieces += self._text[self._done : start], '"', _blanks(self._text[start + 1 : end - 1]), '"'
        self._done = end
        return end

    def _string(self, quote: int) -> int:
        text = self._text
        before = text[max(0, quote - _LOOK_BACK) : quote]
        if raw := _RAW_OPENING.search(before):
            end = text.find('"' + raw[1], quote + 1)
            return self._blank(quote + 1, len(text) if end < 0 else end) + 1 + len(raw[1])
        opening = _INTERPOLATED.search(before)
        if opening and opening["macro"] not in _PLAIN_MACROS:
            return self._interpolated(quote + 1)
        closing = _STRING_END.match(text, quote + 1)
        return len(text) if closing is None else self._blank(quote + 1, closing.end() - 1) + 1

    def _interpolated(self, start: int) -> int:
        """Blank up to the end of the string, or to the next brace, from where code follows."""
        closing = _STRING_END_OR_BRACE.match(self._text, start)
        if closing is None:
            return self._blank(start, len(self._text))
        if closing[0].endswith("{"):
            self._braces.append(0)
        return self._blank(start, closing.end() - 1) + 1

    def _brace(self, brace: str, start: int) -> int:
        if brace == "{":
            self._braces[-1] += 1
        elif self._braces[-1]:
            self._braces[-1] -= 1
        else:
            self._braces.pop()
            return self._interpolated(start + 1)
        return start + 1

    def _blank(self, start: int, end: int) -> int:
        self._pieces += self._text[self._done : start], _blanks(self._text[start:end])
        self._done = end
        return end


def _blanks(inside: str) -> str:
    return " " * len(inside) if inside.isprintable() else _NOT_NEWLINE.sub(" ", inside)


def _comment_end(text: str, start: int) -> int:
    depth, at = 1, start + 2
    while edge := _COMMENT_EDGE.search(text, at):
        at = edge.end()
        depth += 1 if edge[0] == "/-" else -1
        if depth == 0:
            return at
    return len(text)


_IN_TOKEN = re.compile(rf"{ID_REST}|[^\x00-\x7f]")
_OPENERS = frozenset("⟨⦃⟦⟪←→↦∣∈≠≤≥∘·»")
_NUMBER = r"(?>0[xX][0-9a-fA-F_]*|0[bB][01_]*|0[oO][0-7_]*|[0-9][0-9_]*(?:[eE][0-9]+)?)"
_NUMBER_BEFORE = re.compile(rf"(?:^|[^{ID_REST[1:-1]}]){_NUMBER}\Z")
# A name is passed over as a whole; what else would hide the beginning of the word behind it is the group.
_LOOSE = re.compile(rf"{ID_FIRST}{ID_REST}*|«[^«»\n]*»|({_NUMBER}['!?]*|['!?]+|\.\.)(?={ID_FIRST})")


def _edged(masked: str) -> str:
    """With EDGE where a word begins without a space."""
    at = [m.end(1) for m in _LOOSE.finditer(masked) if m[1]]
    if not at:
        return masked
    letters = list(masked)
    for end in at:
        letters[end - 1] = EDGE
    return "".join(letters)


def _is_part_of_token(text: str, quote: int) -> bool:
    """Whether the quote belongs to what stands before it: a primed name, or a symbol such as `⁻¹'`."""
    if quote == 0:
        return False
    before = text[quote - 1]
    if before.isdigit() and _NUMBER_BEFORE.search(text[max(0, quote - _LOOK_BACK) : quote]):
        return False
    return before == "'" or (before not in _OPENERS and _IN_TOKEN.match(before) is not None)
