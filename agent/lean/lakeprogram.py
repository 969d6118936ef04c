"""What can be read of a `lakefile.lean` without running it: libraries, folders and options that stand there (pure).

A lakefile.lean is a program, and only Lake can say what it means; but nearly all are lists of declarations in one form
(Lake's DSL: reference manual, "Build Tools and Distribution"):

    package demo where
      leanOptions := #[⟨`autoImplicit, false⟩]
    @[default_target] lean_lib Demo where
      srcDir := "src"
      globs := #[.submodules `Demo]
    require aid from "../aid"

Whatever has another form is left out: then conventions hold, until there is a Lake to ask.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from agent.lean.masking import IDENT, mask
from agent.lean.names import components, module_name

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOKEN = re.compile(
    rf'(?P<name>``?{IDENT}|{IDENT})|(?P<string>r?"[^"]*")|(?P<number>\d+)|(?P<sign>:=|#\[|[^\s\w])'
)
_COMMANDS = {"package": "", "lean_lib": "lean_lib", "lean_exe": "lean_exe", "require": "require"}
_KEYS = frozenset(
    "srcDir roots globs root leanOptions moreLeanArgs weakLeanArgs packagesDir".split()  # what leanloop asks for
)
_OPENING, _CLOSING = frozenset(("#[", "[", "(", "{", "⟨")), frozenset("])}⟩")
_GLOBS = {"one": "", "submodules": ".+", "andSubmodules": ".*"}


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    column: int


class _Unclear(Exception):
    """A value that is not written plainly."""


def read_program(text: str) -> dict[str, Any]:
    """The table that a `lakefile.toml` with the same meaning would have, as far as it can be seen."""
    table: dict[str, Any] = {"lean_lib": [], "lean_exe": [], "require": []}
    for command in _commands(_tokens(text)):
        word, rest = command[0].text, command[1:]
        if not rest or rest[0].kind not in ("name", "string"):
            continue
        found = {"name": _name(rest[0])}
        if word == "require":
            if len(rest) > 2 and rest[1].text == "/":  # "scope" / name
                found = {"name": _name(rest[2])}
            table["require"].append(found | _path(rest[1:]))
            continue
        found |= _fields(rest[1:])
        if word == "package":
            table |= found
        else:
            table[_COMMANDS[word]].append(found)
    return table


def _tokens(text: str) -> list[_Token]:
    masked = mask(text)
    found = []
    for m in _TOKEN.finditer(masked):
        column = m.start() - masked.rfind("\n", 0, m.start()) - 1
        found.append(_Token(str(m.lastgroup), text[m.start() : m.end()], column))
    return found


def _commands(tokens: Sequence[_Token]) -> list[list[_Token]]:
    """Each of our commands with its tokens: up to the next token in the first column, a closing bracket aside."""
    found: list[list[_Token]] = []
    mine, attribute = False, 0
    for token in tokens:
        if token.column == 0 and token.text not in _CLOSING:
            mine, attribute = False, 0
        if token.text == "@" and token.column == 0:
            attribute = 1
        elif attribute and token.text == "]":  # `@[default_target] lean_lib ...` on one line
            attribute = 2
        elif token.text in _COMMANDS and (token.column == 0 or attribute == 2):
            found.append([token])
            mine, attribute = True, 0
        elif mine:
            found[-1].append(token)
    return found


def _name(token: _Token) -> str:
    if token.kind == "string":
        return token.text.strip('"')
    return module_name(components(token.text.lstrip("`")))


def _path(tokens: Sequence[_Token]) -> dict[str, str]:
    """`from "folder"` or `from "folder" / "inner"`; a package from anywhere else has no path."""
    behind = [t.text for t in tokens]
    parts = tokens[behind.index("from") + 1 :] if "from" in behind else ()
    found = [_text(t) for t in parts[::2] if t.kind == "string"]
    plain = len(parts) % 2 and len(found) == len(parts[::2]) and all(t.text == "/" for t in parts[1::2])
    return {"path": "/".join(found)} if plain else {}


def _text(token: _Token) -> str:
    return token.text.removeprefix("r").strip('"')


def _fields(tokens: Sequence[_Token]) -> dict[str, Any]:
    """The keys that leanloop asks for, with their values, behind `where` or in braces."""
    if not tokens or tokens[0].text not in ("where", "{"):
        return {}
    starts = [
        at
        for at, depth in enumerate(_depths(tokens, int(tokens[0].text == "{")))
        if depth == 0 and at + 1 < len(tokens) and tokens[at].kind == "name" and tokens[at + 1].text == ":="
    ]
    found: dict[str, Any] = {}
    for at, end in zip(starts, [*starts, len(tokens)][1:], strict=True):
        key, value = tokens[at].text, [t for t in tokens[at + 2 : end] if t.text != "}" or end < len(tokens)]
        if key in _KEYS:
            try:
                found[key] = _Value(value).read(key)
            except (_Unclear, IndexError):
                continue
    return found


def _depths(tokens: Sequence[_Token], outer: int) -> list[int]:
    """How many brackets are open before each token, the `outer` ones aside."""
    depth, found = -outer, []
    for token in tokens:
        found.append(depth)
        depth += (token.text in _OPENING) - (token.text in _CLOSING)
    return found


@dataclass
class _Value:
    """Reads a value from its tokens."""

    tokens: Sequence[_Token]
    at: int = field(default=0)

    def read(self, key: str) -> Any:
        value = self._list(key) if self._peek() == "#[" else self._item(key)
        while self._peek() in (",", "}"):
            self.at += 1
        if self.at != len(self.tokens):
            raise _Unclear
        return value

    def _peek(self) -> str:
        return self.tokens[self.at].text if self.at < len(self.tokens) else ""

    def _next(self) -> _Token:
        self.at += 1
        return self.tokens[self.at - 1]

    def _list(self, key: str) -> list[Any]:
        self._next()
        found: list[Any] = []
        while self._peek() != "]":
            found.append(self._item(key))
            if self._peek() == ",":
                self._next()
        self._next()
        return found

    def _item(self, key: str) -> Any:
        token = self._next()
        if key == "leanOptions":
            return self._option(token)
        if key == "globs" and (token.text == "." or token.text.startswith("Glob.")):
            how = self._next() if token.text == "." else token
            suffix = _GLOBS.get(how.text.removeprefix("Glob."))
            if suffix is None:
                raise _Unclear
            return _name(self._quoted(self._next())) + suffix
        if token.kind == "string":
            return _text(token)
        return _name(self._quoted(token))

    def _quoted(self, token: _Token) -> _Token:
        if not token.text.startswith("`"):
            raise _Unclear
        return token

    def _option(self, opening: _Token) -> dict[str, Any]:
        """``⟨`name, value⟩`` or ``{ name := `name, value := value }``."""
        if opening.text not in ("⟨", "{"):
            raise _Unclear
        named = opening.text == "{"
        if named:
            self._expect("name", ":=")
        name = _name(self._quoted(self._next()))
        self._expect(",")
        if named:
            self._expect("value", ":=")
        value = self._value(self._next())
        self._expect("}" if named else "⟩")
        return {"name": name, "value": value}

    def _value(self, token: _Token) -> bool | int | str:
        if token.text == ".":  # .ofNat 72
            token = self._next()
            if token.text in ("ofNat", "ofBool", "ofString"):
                token = self._next()
        if token.kind == "number":
            return int(token.text)
        if token.kind == "string":
            return _text(token)
        if token.text in ("true", "false"):
            return token.text == "true"
        raise _Unclear

    def _expect(self, *words: str) -> None:
        for word in words:
            if self._next().text != word:
                raise _Unclear
