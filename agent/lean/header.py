"""The header of a Lean file: `module`, `prelude` and the imports."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.lean.masking import IDENT, NOT_BEFORE_IDENT, mask
from agent.lean.names import components, module_name

BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Import:
    """One import, its name without needless `«»`; the kinds of imports of the module system are told apart."""

    module: str
    public: bool = False
    meta: bool = False
    all: bool = False


@dataclass(frozen=True, slots=True)
class Header:
    """`entries` in the order of the file; `end` is the offset behind the last import (or `module`, or `prelude`)."""

    entries: tuple[Import, ...]
    end: int
    module: bool = False
    prelude: bool = False

    @property
    def imports(self) -> tuple[str, ...]:
        """The names of the imported modules, each once."""
        return tuple(dict.fromkeys(e.module for e in self.entries))


_ITEM = re.compile(
    rf"\s*(?:(?P<word>module|prelude){NOT_BEFORE_IDENT}(?!\s*:)"
    rf"|(?P<public>public\s+)?(?P<meta>meta\s+)?import\s+(?P<all>all\s+)?(?P<name>{IDENT}))"
)


def header(text: str) -> Header:
    """The header of a Lean file, which may be empty."""
    first = _first_lines(text)
    masked, at = mask(first), len(BOM) if text.startswith(BOM) else 0
    entries: list[Import] = []
    words: set[str] = set()
    while item := _ITEM.match(masked, at):
        at = item.end()
        if item["word"]:
            words.add(item["word"])
        else:
            name = module_name(components(first[item.start("name") : item.end("name")]))
            flags = (item[f] is not None for f in ("public", "meta", "all"))
            entries.append(Import(name, *flags))
    return Header(tuple(entries), at, "module" in words, "prelude" in words)


_MAY_BE_HEADER = re.compile(r"\b(?:import\s+(?:all\s+)?\S*|module|prelude)\b")


def _first_lines(text: str) -> str:
    """The part of the text that can hold the header, so that a long file is not masked for its imports."""
    end = 0
    for found in _MAY_BE_HEADER.finditer(text):
        end = found.end()
    line_end = text.find("\n", end)
    return text if line_end < 0 else text[:line_end]
