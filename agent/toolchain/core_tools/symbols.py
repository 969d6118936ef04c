"""The exported symbols of an ELF shared library, and Lean's encoding of names in symbols.

Only 64-bit little-endian ELF is read (Linux x86-64 and arm64), which is where the core is developed; a Mach-O file
is refused.  Sources: the ELF-64 object file format; `lean::name_mangle` as seen in the symbols themselves.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agent.errors import ToolFailed

if TYPE_CHECKING:
    from pathlib import Path

NameParts = tuple[str, ...]

_SHT_DYNSYM = 11
_OBJECT, _FUNC = 1, 2
_ESCAPE = re.compile(r"__|_x([0-9a-f]{2})|_u([0-9a-f]{4})")


@dataclass(frozen=True, slots=True)
class Symbols:
    """Names of defined dynamic symbols: `data` for variables, `functions` for code."""

    data: frozenset[str]
    functions: frozenset[str]

    def __contains__(self, name: str) -> bool:
        return name in self.data or name in self.functions


def read_symbols(library: Path) -> Symbols:
    """The defined dynamic symbols of `library`.  Raises ToolFailed when it is not a 64-bit little-endian ELF file."""
    blob = library.read_bytes()
    if blob[:6] != b"\x7fELF\x02\x01":
        raise ToolFailed(f"{library} is not a 64-bit little-endian ELF file")
    (table_offset,) = struct.unpack_from("<Q", blob, 0x28)
    entry_size, count = struct.unpack_from("<HH", blob, 0x3A)
    sections = [struct.unpack_from("<IIQQQQIIQQ", blob, table_offset + i * entry_size) for i in range(count)]
    data: set[str] = set()
    functions: set[str] = set()
    for _, kind, _, _, offset, size, link, _, _, step in sections:
        if kind != _SHT_DYNSYM:
            continue
        strings = sections[link][4]
        for at in range(offset, offset + size, step):
            name_offset, info, _, section = struct.unpack_from("<IBBH", blob, at)
            if section == 0 or info & 15 not in (_OBJECT, _FUNC):
                continue
            start = strings + name_offset
            name = blob[start : blob.index(b"\0", start)].decode("ascii", "replace")
            (data if info & 15 == _OBJECT else functions).add(name)
    return Symbols(frozenset(data), frozenset(functions))


def mangle(name: NameParts) -> str:
    """The symbol of the constant with these name components: `("Nat", "add")` -> `l_Nat_add`."""
    return "l_" + "_".join("".join(map(_mangle_char, part)) for part in name)


def _mangle_char(char: str) -> str:
    if char.isascii() and char.isalnum():
        return char
    if char == "_":
        return "__"
    return f"_x{ord(char):02x}" if ord(char) < 0x100 else f"_u{ord(char):04x}"


def demangle_part(text: str) -> str:
    """Undo `mangle` for one component."""
    return _ESCAPE.sub(lambda m: "_" if m[0] == "__" else chr(int(m[1] or m[2], 16)), text)
