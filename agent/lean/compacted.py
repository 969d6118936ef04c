"""The objects of a compacted region, which is what a `.olean` file is: addresses to fields, bounds-checked.

The bytes are hostile (see `agent.lean.olean`): every pointer, size and tag is checked before it is used, and a child
must lie below its parent.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from agent.errors import OleanError
from agent.lean.constants import Tag

if TYPE_CHECKING:
    from pathlib import Path

_HEADER = 0x60
ANONYMOUS = 1  # Lean's box(0)
_MAX_NAT_BITS = 1 << 22
_LAST_CONSTRUCTOR, _ARRAY, _STRING, _BIG = 244, 246, 249, 250

# constructor -> (number of object fields, size in bytes); terms carry eight bytes of cached data, which are
# ignored
_TERM_SHAPES = {
    Tag.BVAR: (1, 24),
    Tag.SORT: (1, 24),
    Tag.CONST: (2, 32),
    Tag.APP: (2, 32),
    Tag.LAMBDA: (3, 48),
    Tag.FORALL: (3, 48),
    Tag.LET: (4, 56),
    Tag.LITERAL: (1, 24),
    Tag.MDATA: (2, 32),
    Tag.PROJECTION: (3, 40),
}
# first word of a term object -> what it is, so that one look tells whether the shape is right
_TERM_HEADS = {
    tag << 56 | count << 48 | size << 32: (tag, count, size >> 3)
    for tag, (count, size) in _TERM_SHAPES.items()
}
# `Name.str` and `Name.num`: two fields, and eight bytes of a hash
_NAME_HEADS = (1 << 56 | 2 << 48 | 32 << 32, 2 << 56 | 2 << 48 | 32 << 32)


class Region:
    """One part of a module: bytes with the address they are to be read at."""

    __slots__ = ("base", "data", "end", "root", "version", "words")

    def __init__(self, data: bytes, path: Path, floor: int) -> None:
        if len(data) < _HEADER + 8 or len(data) % 8 or data[:5] != b"olean":
            raise OleanError(f"{path}: not an .olean, or cut short")
        if data[5] != 2:
            raise OleanError(f"{path}: .olean format {data[5]} is not known (this reads format 2)")
        self.version = data[7:40].rstrip(b"\0").decode("ascii", "replace")
        self.base, self.root = struct.unpack_from("<QQ", data, 0x50)
        self.end = self.base + len(data)
        if self.base % 8 or self.base < floor or self.end >= 1 << 64:
            raise OleanError(f"{path}: the base address {self.base:#x} makes no sense")
        self.data = data
        self.words = memoryview(data).cast("Q")


class Objects:
    """Checked access to the objects of one module, all its parts as one address space."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.regions: list[Region] = []
        self._current = self._open(path)
        _, scalars = self.constructor(self._current.root, 0, 5, 56)
        self.is_module = self.byte(scalars + 0, 1) == 1
        if self.is_module:
            for suffix in (".server", ".private"):
                self._open(path.with_name(path.name + suffix))

    def _open(self, path: Path) -> Region:
        try:
            data = path.read_bytes()  # a copy of our own: nobody can change it while it is read
        except OSError as e:
            raise OleanError(f"cannot read {path}: {e.strerror}") from e
        region = Region(data, path, self.regions[-1].end if self.regions else 8)
        if self.regions and region.version != self.regions[0].version:
            raise OleanError(f"{path}: written by another Lean than its other parts")
        self.regions.append(region)
        return region

    def error(self, what: str) -> OleanError:
        """An error that names the file."""
        return OleanError(f"{self.path}: damaged ({what})")

    def _find(self, address: int) -> int:
        """Word index of the object at `address`, in `_current`."""
        region = self._current
        if not region.base + _HEADER <= address < region.end:
            for region in self.regions:
                if region.base + _HEADER <= address < region.end:
                    self._current = region
                    break
            else:
                raise self.error(f"pointer {address:#x} leads out of the file")
        if address & 7:
            raise self.error(f"pointer {address:#x} is not aligned")
        index: int = (address - region.base) >> 3
        return index

    def tag(self, address: int) -> int:
        """The tag of an object."""
        return self.shape(address)[0]

    def constructor(self, address: int, tag: int, count: int, size: int) -> tuple[list[int], int]:
        """The fields of a constructor object of known shape, and the offset of its scalars in the current
        part."""
        i = self._find(address)
        words = self._current.words
        if words[i] != tag << 56 | count << 48 | size << 32:
            raise self.error(f"object at {address:#x} is not of the shape expected")
        if i + (size >> 3) > len(words):
            raise self.error("object runs out of the file")
        fields = words[i + 1 : i + 1 + count].tolist()
        for child in fields:
            if child >= address and not child & 1:
                raise self.error(f"child at {child:#x} is not below its parent")
        return fields, (i + 1 + count) * 8

    def term(self, address: int) -> tuple[Tag, tuple[int, ...], int]:
        """Tag and fields of a term object, and the offset of its scalars in the current part."""
        i = self._find(address)
        words = self._current.words
        known = _TERM_HEADS.get(words[i])
        if known is None:
            what = f"tag {words[i] >> 56}"
            raise self.error(f"a free variable, a metavariable, or no term ({what})")
        tag, count, size = known
        if i + size > len(words):
            raise self.error("object runs out of the file")
        fields = tuple(words[i + 1 : i + 1 + count])
        for child in fields:
            if child >= address and not child & 1:
                raise self.error(f"child at {child:#x} is not below its parent")
        return tag, fields, (i + 1 + count) * 8

    def name_part(self, address: int) -> tuple[bool, int, int]:
        """Of a name that is not anonymous: whether its last part is text, its prefix, and that part."""
        i = self._find(address)
        words = self._current.words
        head = words[i]
        if head not in _NAME_HEADS or i + 4 > len(words):
            raise self.error("bad name")
        prefix, part = words[i + 1], words[i + 2]
        for child in (prefix, part):
            if child >= address and not child & 1:
                raise self.error(f"child at {child:#x} is not below its parent")
        return head == _NAME_HEADS[0], prefix, part

    def shape(self, address: int) -> tuple[int, int, int]:
        """Tag, number of object fields and size in bytes of an object."""
        index = self._find(address)
        word: int = self._current.words[index]
        return word >> 56, word >> 48 & 255, word >> 32 & 0xFFFF

    def fields(self, address: int) -> list[int]:
        """The fields of a constructor object of any shape."""
        tag, count, size = self.shape(address)
        if tag > _LAST_CONSTRUCTOR or not count or size < 8 + 8 * count:
            raise self.error("no constructor object with fields")
        return self.constructor(address, tag, count, size)[0]

    def byte(self, offset: int, limit: int) -> int:
        """One scalar of the object that was read last."""
        value = self._current.data[offset]
        if value > limit:
            raise self.error("flag out of range")
        return value

    def word32(self, offset: int) -> int:
        """One u32 scalar of the object that was read last."""
        value: int = struct.unpack_from("<I", self._current.data, offset)[0]
        return value

    def array(self, address: int) -> list[int]:
        """The elements of an array."""
        i = self._find(address)
        words = self._current.words
        if words[i] >> 56 != _ARRAY or i + 3 > len(words) or words[i + 1] > len(words) - i - 3:
            raise self.error("bad array")
        items = words[i + 3 : i + 3 + words[i + 1]].tolist()
        for child in items:
            if child >= address and not child & 1:
                raise self.error(f"child at {child:#x} is not below its parent")
        return items

    def string(self, address: int) -> str:
        """The text of a string object."""
        i = self._find(address)
        words, data = self._current.words, self._current.data
        if words[i] >> 56 != _STRING or i + 4 > len(words):
            raise self.error("bad string")
        size, start = words[i + 1], (i + 4) * 8
        if size < 1 or size > len(data) - start or data[start + size - 1]:
            raise self.error("bad length of a string")
        try:
            text = data[start : start + size - 1].decode("utf-8")
        except UnicodeDecodeError as e:
            raise self.error("a string is not UTF-8") from e
        if len(text) != words[i + 3]:
            raise self.error("bad length of a string")
        return text

    def nat(self, address: int) -> int:
        """A natural number, boxed or big."""
        if address & 1:
            return address >> 1
        i = self._find(address)
        words, data, base = self._current.words, self._current.data, self._current.base
        if words[i] >> 56 != _BIG or i + 3 > len(words):
            raise self.error("bad natural number")
        limbs: int = struct.unpack_from("<i", data, i * 8 + 12)[0]
        start = words[i + 2] - base
        if limbs < 1 or limbs * 64 > _MAX_NAT_BITS or start < _HEADER or start + 8 * limbs > len(data):
            raise self.error("bad big natural number")
        value = int.from_bytes(data[start : start + 8 * limbs], "little")
        if value < 1 << 63:
            raise self.error("a small natural number stored as a big one")
        return value

    def list(self, address: int) -> list[int]:
        """The elements of a Lean List."""
        items = []
        while not address & 1:
            (head, address), _ = self.constructor(address, 1, 2, 24)
            items.append(head)
        if address != ANONYMOUS:
            raise self.error("bad list")
        return items
