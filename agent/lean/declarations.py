"""The declarations of a Lean file, with full names, parts, holes and the scope that they stand in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from agent.lean.commands import Command, commands
from agent.lean.masking import ATOM, IDENT, NOT_AFTER_IDENT, NOT_BEFORE_IDENT, lex
from agent.lean.positions import LineTable
from agent.types import Declaration, Hole, HoleKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_ATOM = re.compile(ATOM)
_NAME = re.compile(rf"\s*(?:\(priority\s*:=[^)]*\)\s*)?(?P<name>{IDENT})")
_CLASS_OF = re.compile(rf"\s+(?:inductive|abbrev){NOT_BEFORE_IDENT}")
_ATTRIBUTE = re.compile(r"@\[(?:[^\[\]]|\[(?:[^\[\]]|\[[^\[\]]*\])*\])*\]")
_SCOPE_WORDS = frozenset(("open", "variable", "universe", "set_option", "include", "omit"))
_IN = re.compile(rf"{NOT_AFTER_IDENT}in\Z")
_HAS_IN = re.compile(rf"{NOT_AFTER_IDENT}in{NOT_BEFORE_IDENT}")
_HOLE = re.compile(rf"{NOT_AFTER_IDENT}(?<!`)(?P<kind>sorry|admit){NOT_BEFORE_IDENT}(?!\.{ATOM})")
_QUOTATION = re.compile(r"`\(|`\[")
_BRACKETS = re.compile(r"[()\[\]]")


@lru_cache(maxsize=64)
def declarations(text: str, file: str = "") -> tuple[Declaration, ...]:
    """All declarations of `text`, in order.  `file` is accepted for callers that label by file; it changes nothing.

    Never fails: what is no Lean gives few declarations or none.
    """
    del file
    return tuple(_Reader(text).read())


def holes(text: str) -> tuple[Hole, ...]:
    """All holes inside declarations, in order."""
    return tuple(h for d in declarations(text) for h in d.holes)


@dataclass(slots=True)
class _Block:
    """A `namespace`, `section` or `mutual` that is open: one per component of a dotted name."""

    kind: str
    name: str
    start: int
    scope: list[str] = field(default_factory=list)


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._masked = lex(text).masked
        self._lines = LineTable(text)
        self._blocks: list[_Block] = [_Block("file", "", 0)]
        self._prefixes: list[Command] = []  # `open Foo in` and the like, waiting for their command
        self._nameless: dict[str, int] = {}
        self._scope: tuple[str, ...] | None = ()  # None when it has to be put together again

    def read(self) -> Iterator[Declaration]:
        """Go through the commands, keeping the stack of blocks."""
        for command in commands(self._text):
            if command.declares:
                yield self._declaration(command)
                self._prefixes.clear()
            elif self._is_prefix(command):
                self._prefixes.append(command)
            else:
                self._keep_scope(command)
                self._scope = None
                self._prefixes.clear()

    def _is_prefix(self, command: Command) -> bool:
        return _IN.search(self._masked, command.keyword.end, command.end) is not None

    def _keep_scope(self, command: Command) -> None:
        word, source = command.word, self._text[command.head : command.end]
        rest = self._masked[command.keyword.end : command.end]
        if word in ("namespace", "section"):
            name = _NAME.match(self._masked, command.keyword.end, command.end)
            spans = _ATOM.finditer(self._masked, *name.span("name")) if name else ()
            for part in [self._text[m.start() : m.end()] for m in spans] or [""]:
                self._blocks.append(_Block(word, part, command.start))
            self._blocks[-1].scope.append(source)
        elif word == "mutual":
            self._blocks.append(_Block(word, "", command.start))
        elif word == "end":
            closing = len(_ATOM.findall(rest.split()[0])) if rest.split() else 1
            for _ in range(min(max(closing, 1), len(self._blocks) - 1)):
                self._blocks.pop()
        elif word in _SCOPE_WORDS and not _HAS_IN.search(rest):
            self._blocks[-1].scope.append(source)

    def _declaration(self, command: Command) -> Declaration:
        text, masked, lines = self._text, self._masked, self._lines
        after = command.keyword.end
        word = command.word
        if word == "class" and (more := _CLASS_OF.match(masked, after, command.end)):
            after = more.end()
            word = more[0].strip()
        name_span = _name_span(masked, command.word, after, command.end)
        namespace = ".".join(b.name for b in self._blocks if b.kind == "namespace")
        name = self._full_name(command.word, namespace, name_span)
        signature_start = name_span.end if name_span else after
        signature_end, body = _split(masked, word, signature_start, command.end)
        modifiers = text[command.head : command.keyword.start]
        return Declaration(
            name=name,
            kind=command.word,
            modifiers=tuple(_ATTRIBUTE.sub(" ", masked[command.head : command.keyword.start]).split()),
            attributes=tuple(m[0] for m in _ATTRIBUTE.finditer(modifiers)),
            span=Span(command.start, command.end),
            keyword=Span(command.keyword.start, after),
            name_span=name_span,
            signature=Span(signature_start, signature_end),
            body=body,
            position=lines.position(command.keyword.start),
            end=lines.position(command.end),
            namespace=namespace,
            scope=self._scope_here(),
            holes=tuple(self._holes(signature_start, command.end, name)),
            anonymous=name_span is None,
            helpers_at=self._helpers_at(command),
        )

    def _scope_here(self) -> tuple[str, ...]:
        if self._scope is None:
            self._scope = tuple(s for b in self._blocks for s in b.scope)
        heads = [self._text[p.head : p.end] for p in self._prefixes if p.word in _SCOPE_WORDS]
        return (*self._scope, *(_IN.sub("", h).rstrip() for h in heads)) if heads else self._scope

    def _full_name(self, word: str, namespace: str, span: Span | None) -> str:
        if span is None:
            self._nameless[word] = self._nameless.get(word, 0) + 1
            return f"_{word}_{self._nameless[word]}"
        name = span.of(self._text)
        if name.startswith("_root_."):
            return name.removeprefix("_root_.")
        return f"{namespace}.{name}" if namespace else name

    def _helpers_at(self, command: Command) -> int:
        """Before the outermost `mutual` and every `open .. in` that the declaration stands in."""
        start = self._prefixes[0].start if self._prefixes else command.start
        return next((b.start for b in self._blocks if b.kind == "mutual"), start)

    def _holes(self, start: int, end: int, name: str) -> Iterator[Hole]:
        quoted: list[Span] | None = None
        for found in _HOLE.finditer(self._masked, start, end):
            if quoted is None:
                quoted = list(_quotations(self._masked, start, end))
            if not any(q.contains(found.start()) for q in quoted):
                span = Span(*found.span("kind"))
                yield Hole(HoleKind(found["kind"]), span, self._lines.position(span.start), name)


def _name_span(masked: str, word: str, start: int, end: int) -> Span | None:
    if word == "example":
        return None
    found = _NAME.match(masked, start, end)
    return Span(*found.span("name")) if found else None


def _quotations(masked: str, start: int, end: int) -> Iterator[Span]:
    """Spans of the syntax quotations `` `(...) `` and `` `[...] ``."""
    at = start
    while opening := _QUOTATION.search(masked, at, end):
        depth, at = 0, end
        for bracket in _BRACKETS.finditer(masked, opening.end() - 1, end):
            depth += 1 if bracket[0] in "([" else -1
            if depth == 0:
                at = bracket.end()
                break
        yield Span(opening.start(), at)


# ------------------------------------------------------------------------------------------------ signature and body
_BINDING = "let|letI|have|haveI|let_fun|let_delayed"
_BINDINGS = frozenset(_BINDING.split("|"))
_TOKEN = re.compile(
    rf"[(\[{{⟨]|[)\]}}⟩]|:=|=>|↦|←|λ|(?<![|<])\|(?![|>])"
    rf"|{NOT_AFTER_IDENT}(?:where|fun|with|deriving|{_BINDING}){NOT_BEFORE_IDENT}"
)
_INDUCTIVES = frozenset(("inductive", "coinductive"))


def _outer_tokens(masked: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """The tokens that matter outside brackets."""
    depth = 0
    for found in _TOKEN.finditer(masked, start, end):
        if found[0] in "([{⟨":
            depth += 1
        elif found[0] in ")]}⟩":
            depth -= 1
        elif depth <= 0:
            yield found[0], found.start()


def _split(masked: str, word: str, start: int, end: int) -> tuple[int, Span | None]:
    """(end of the signature, body) of a declaration whose signature begins at `start`."""
    inductive = word in _INDUCTIVES
    bindings = 0
    plain = start  # up to where no bar begins an alternative
    previous, alternatives = "", False  # of a `match` or `fun` inside the signature
    for token, at in _outer_tokens(masked, start, end):
        if token == "deriving":
            return _last(masked, start, at), None
        if token == "where" or (token == ":=" and not bindings):
            return at, Span(at, end)
        if token in (":=", "←"):
            bindings = max(bindings - 1, 0)
        elif token == "|":
            alternatives = alternatives or previous in ("with", "fun", "λ")
            if inductive:
                return at, Span(at, end)
            if not alternatives and at >= plain:
                plain = _alternative_or_end(masked, at, end)
                if plain == at:
                    return at, Span(at, end)
        elif token in _BINDINGS:
            bindings += 1
        previous = token
    return end, None


def _alternative_or_end(masked: str, bar: int, end: int) -> int:
    """`bar` if it begins `| pattern => ..`, not the absolute value in `|x| = y`; else up to where none does."""
    functions = 0
    for token, at in _outer_tokens(masked, bar + 1, end):
        if token in ("fun", "λ"):
            functions += 1
        elif token in ("=>", "↦"):
            if not functions:
                return bar if token == "=>" else at
            functions -= 1
        elif token in (":=", "where"):
            return at
    return end


def _last(masked: str, start: int, stop: int) -> int:
    while stop > start and masked[stop - 1].isspace():
        stop -= 1
    return stop
