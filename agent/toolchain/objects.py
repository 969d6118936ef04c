"""Objects of Lean's runtime, read and made from Python by ctypes: the floor that `agent.judge.kernel` and
`agent.check.frontend` stand on.

An object starts with u32 reference count, u16 size, u8 number of object fields, u8 tag (lean.h of 4.35).  A
count of 0 means "persistent": the runtime leaves such an object alone.  `object` and `keep` make such ones,
which are never freed; `construct`, `retain` and `release` are for those that come and go.  An odd pointer is a
boxed scalar.  Objects are read and written through an array that spans
the address space, which costs a tenth of a microsecond a word.

Runs in processes of their own (`python -I -S`): it imports the standard library only.
"""

from __future__ import annotations

import ctypes
import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from agent.lean.olean import Name

NIL = NONE = ANONYMOUS = ZERO = 1  # box 0
STRING, ARRAY = 249, 246
_ARENA = 1 << 20


class Objects:
    """The runtime of one libleanshared, initialized.  Pointers are ints."""

    def __init__(self, library: str) -> None:
        self._library = ctypes.PyDLL(library, mode=ctypes.RTLD_GLOBAL | os.RTLD_NOW)
        self._words32 = (ctypes.c_int32 * (1 << 45)).from_address(0)
        self._words64 = (ctypes.c_uint64 * (1 << 44)).from_address(0)
        self._arena: list[Any] = []
        self._free = self._arena_end = 0
        self._names: dict[Name, int] = {(): ANONYMOUS}
        self._lists: dict[tuple[int, ...], int] = {}
        p = ctypes.c_void_p
        self._function("lean_initialize", None)()
        self._function("lean_io_mark_end_initialization", None)()
        self._mk_string = self._function("lean_mk_string_from_bytes", p, ctypes.c_char_p, ctypes.c_size_t)
        self._mk_nat = self._function("lean_cstr_to_nat", p, ctypes.c_char_p)
        self._name_string = self._function("lean_name_mk_string", p, p, p)
        self._name_number = self._function("lean_name_mk_numeral", p, p, p)
        self._name_equal = self._function("lean_name_eq", ctypes.c_uint8, p, p)
        self._increase = self._function("lean_inc_ref_huge_n", None, p, ctypes.c_size_t)
        self._decrease_last = self._function("lean_dec_ref_cold", None, p)
        self._allocate = self._function("lean_alloc_small_object_core", p, ctypes.c_size_t)

    def _function(self, name: str, result: Any, *arguments: Any) -> Any:
        function = getattr(self._library, name)
        function.restype, function.argtypes = result, arguments
        return function

    def keep(self, pointer: int) -> int:
        """Mark an object persistent, so that it can be used any number of times."""
        if not pointer & 1:
            self._words32[pointer >> 2] = 0
        return pointer

    def tag(self, pointer: int) -> int:
        """The constructor of an object, boxed ones included."""
        tag: int = pointer >> 1 if pointer & 1 else self._words64[pointer >> 3] >> 56
        return tag

    def field(self, pointer: int, index: int) -> int:
        """An object field of a constructor object."""
        word: int = self._words64[(pointer >> 3) + 1 + index]
        return word

    def byte(self, pointer: int, fields: int, index: int = 0) -> int:
        """A scalar byte of a constructor object that has so many object fields."""
        word: int = self._words64[(pointer >> 3) + 1 + fields]
        return word >> 8 * index & 255

    def object(self, tag: int, fields: Sequence[int], scalars: bytes = b"") -> int:
        """A constructor object, in memory of our own."""
        size = 8 + 8 * len(fields) + (len(scalars) + 7 & ~7)
        words = [tag << 56 | len(fields) << 48 | size << 32, *fields]
        words += [int.from_bytes(scalars[i : i + 8], "little") for i in range(0, len(scalars), 8)]
        return self._place(words)

    def construct(self, *fields: int) -> int:
        """A structure that is freed as every other object of Lean's; it takes its fields over."""
        place: int = self._allocate(8 + 8 * len(fields))
        start = place >> 3
        size = self._words64[start] & 0xFFFF << 32  # written by the allocator
        self._words64[start : start + 1 + len(fields)] = [len(fields) << 48 | size | 1, *fields]
        return place

    def retain(self, pointer: int) -> int:
        """One more reference, for a function that takes its argument over."""
        if not pointer & 1:
            self._increase(pointer, 1)
        return pointer

    def release(self, *pointers: int) -> None:
        """One reference less to each of them."""
        for pointer in pointers:
            if pointer & 1:
                continue
            count = self._words32[pointer >> 2]
            if count > 1:
                self._words32[pointer >> 2] = count - 1
            elif count:  # the last one, or an object that several threads see
                self._decrease_last(pointer)

    def _place(self, words: list[int]) -> int:
        size = 8 * len(words)
        if self._free + size > self._arena_end:
            buffer = ctypes.create_string_buffer(max(_ARENA, size + 16))
            self._arena.append(buffer)
            self._free = ctypes.addressof(buffer) + 15 & ~15
            self._arena_end = ctypes.addressof(buffer) + len(buffer)
        place = self._free
        self._free += size
        start = place >> 3
        self._words64[start : start + len(words)] = words  # type: ignore[assignment]  # ints are taken
        return place

    def lean_list(self, items: Iterable[int]) -> int:
        """A Lean List of these."""
        key = tuple(items)
        known = self._lists.get(key)
        if known is None:
            known = NIL
            for item in reversed(key):
                known = self.object(1, (item, known))
            self._lists[key] = known
        return known

    def items(self, pointer: int) -> list[int]:
        """The elements of a Lean List."""
        found = []
        while not pointer & 1:
            found.append(self.field(pointer, 0))
            pointer = self.field(pointer, 1)
        return found

    def string(self, text: str) -> int:
        """A Lean String."""
        data = text.encode()
        return self.keep(self._mk_string(data, len(data)))

    def nat(self, number: int) -> int:
        """A Lean Nat."""
        return number << 1 | 1 if number < 1 << 63 else self.keep(self._mk_nat(b"%d" % number))

    def name(self, name: Name) -> int:
        """A Lean Name; the same name is always the same pointer."""
        known = self._names.get(name)
        if known is None:
            above, part = self.name(name[:-1]), name[-1]
            if isinstance(part, str):
                known = self._name_string(above, self.string(part))
            else:
                known = self._name_number(above, self.nat(part))
            self._names[name] = self.keep(known)
        return known

    def same_name(self, a: int, b: int) -> bool:
        """Whether two Name objects are equal."""
        return bool(self._name_equal(a, b))

    def version(self) -> str:
        """Lean's own version, `unknown` if it does not say."""
        pointer = ctypes.c_void_p.in_dll(self._library, "l_Lean_versionString").value or ZERO
        return self.text(pointer) if not pointer & 1 and self.tag(pointer) == STRING else "unknown"

    def text(self, pointer: int) -> str:
        """A String object of Lean's: UTF-8 with a NUL at its end, behind 32 bytes of header."""
        return ctypes.string_at(pointer + 32, self.field(pointer, 0) - 1).decode("utf-8", "replace")

    def parts(self, pointer: int) -> Name:
        """The parts of a Name object of the kernel's."""
        found: list[str | int] = []
        while not pointer & 1:
            part = self.field(pointer, 1)
            found.append(self.text(part) if self.tag(pointer) == 1 else part >> 1)
            pointer = self.field(pointer, 0)
        return tuple(reversed(found))
