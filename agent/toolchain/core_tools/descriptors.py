"""Reads the parser descriptions that are compiled into libleanshared, as values in memory.

A `Lean.ParserDescr` that stands behind a piece of Lean's syntax is a global of the library, made when its modules are
initialised.  `read_descriptors` starts a fresh Python that initialises them and looks at the objects through
/proc/self/mem, where a wrong guess is an error and no crash.  Object layout (Lean 4.35): a header of 8 bytes (reference
count i32, size u16, number of fields u8, tag u8), then one word a field; a word with its lowest bit set is a scalar.
"""

from __future__ import annotations

import ctypes
import json
import os
import struct
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from agent.errors import ToolFailed
from agent.toolchain.core_tools.symbols import NameParts, mangle, read_symbols

if TYPE_CHECKING:
    from collections.abc import Iterator

# Constructors of Lean.ParserDescr that carry a syntax node kind: tag -> (number of fields, which of them is the kind)
NODE, TRAILING_NODE, NODE_WITH_ANTIQUOT = 3, 4, 9
_KIND_FIELD = {NODE: (3, 0), TRAILING_NODE: (4, 0), NODE_WITH_ANTIQUOT: (3, 1)}
_STRING = 249
_SECONDS = 120


@dataclass(frozen=True, slots=True)
class Descriptor:
    """A parser that is a constant of Lean: its name, which is also its syntax node kind, and its constructor's tag."""

    name: NameParts
    tag: int

    @property
    def trailing(self) -> bool:
        """Whether it continues a term that stands to its left."""
        return self.tag == TRAILING_NODE


def read_descriptors(library: Path) -> list[Descriptor]:
    """Every parser whose syntax node kind is its own name, sorted.  Raises ToolFailed."""
    done = subprocess.run(
        [sys.executable, "-m", __name__, str(library)],
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        check=False,
    )
    if done.returncode != 0:
        raise ToolFailed(
            f"reading the parsers of {library} failed ({done.returncode}):\n{done.stderr[-2000:]}"
        )
    return [Descriptor(tuple(name), tag) for name, tag in json.loads(done.stdout)]


class _Memory:
    """Words and objects of this process, read so that a bad address raises OSError."""

    def __init__(self) -> None:
        self._file = os.open("/proc/self/mem", os.O_RDONLY)

    def read(self, address: int, size: int) -> bytes:
        return os.pread(self._file, size, address)

    def header(self, address: int) -> tuple[int, int]:
        """(number of fields, tag)."""
        _, _, fields, tag = struct.unpack("<iHBB", self.read(address, 8))
        return fields, tag

    def field(self, address: int, index: int) -> int:
        (word,) = struct.unpack("<Q", self.read(address + 8 + 8 * index, 8))
        return int(word)

    def string(self, address: int) -> str:
        if self.header(address)[1] != _STRING:
            raise ValueError(address)
        return self.read(address + 32, self.field(address, 0) - 1).decode()

    def name(self, address: int) -> NameParts:
        if address & 1:
            return ()
        _, tag = self.header(address)
        if tag not in (1, 2):
            raise ValueError(address)
        word = self.field(address, 1)
        return (*self.name(self.field(address, 0)), self.string(word) if tag == 1 else str(word >> 1))


def _initialise(library: Path) -> ctypes.CDLL:
    lean = ctypes.CDLL(str(library), mode=ctypes.RTLD_GLOBAL | os.RTLD_NOW)
    lean.lean_initialize.restype = None
    lean.lean_initialize()
    for module in ("Init", "Std", "Lean"):
        function = getattr(lean, f"initialize_{module}")
        function.restype = ctypes.c_void_p
        function(ctypes.c_uint8(1), ctypes.c_void_p(1))
    return lean


def _scan(library: Path) -> Iterator[tuple[NameParts, int]]:
    lean, memory = _initialise(library), _Memory()
    for symbol in sorted(read_symbols(library).data):
        if not symbol.startswith("l_") or "_closed" in symbol:
            continue
        address = ctypes.c_void_p.in_dll(lean, symbol).value or 1
        if address >> 47 or address & 7:
            continue
        try:
            fields, tag = memory.header(address)
            wanted, index = _KIND_FIELD.get(tag, (0, 0))
            if not wanted or fields != wanted:
                continue
            name = memory.name(memory.field(address, index))
        except (OSError, ValueError, struct.error, RecursionError):
            continue  # some other kind of object
        if name and mangle(name) == symbol:
            yield name, tag


if __name__ == "__main__":
    json.dump(sorted(_scan(Path(sys.argv[1]))), sys.stdout)
    sys.stdout.flush()
    os._exit(0)  # libleanshared's own exit handlers are not for us
