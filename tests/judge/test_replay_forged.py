"""Compiled files that no Lean has written: words changed behind its back, and plain damage."""

from __future__ import annotations

import asyncio
import random
import struct
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from agent.judge.replay import ReplayResult, replay
from agent.lean.olean import Kind, Olean
from agent.toolchain.process import Limits, run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from agent.toolchain.embedded import EmbeddedLean

SOURCE = """
inductive Lst (α : Type u) where
  | nil : Lst α
  | cons (head : α) (tail : Lst α) : Lst α
inductive Vec (α : Type u) : Nat → Type u where
  | nil : Vec α 0
  | cons (head : α) (tail : Vec α n) : Vec α (n + 1)
inductive Or' (p q : Prop) : Prop where
  | inl (h : p) : Or' p q
theorem zero_add' (n : Nat) : 0 + n = n := Nat.zero_add n
theorem add_zero' (n : Nat) : n + 0 = n := Nat.add_zero n
theorem le_refl' (n : Nat) : n ≤ n := Nat.le_refl n
def two := 2
unsafe def loop : Nat := loop
theorem two_eq : two = 2 := rfl
"""


class Forger:
    """Edits an .olean in place, by the addresses of its objects."""

    def __init__(self, olean: Path) -> None:
        self.module = Olean(olean)
        self.data = bytearray(olean.read_bytes())
        self._base = struct.unpack_from("<Q", self.data, 0x50)[0]

    def field(self, address: int, index: int) -> int:
        return struct.unpack_from("<Q", self.data, address - self._base + 8 + 8 * index)[0]  # type: ignore[no-any-return]

    def set(self, address: int, index: int, word: int) -> None:
        struct.pack_into("<Q", self.data, address - self._base + 8 + 8 * index, word)

    def value(self, dotted: str) -> int:
        """The object with what belongs to one kind of constant (TheoremVal, RecursorVal, ...)."""
        return self.field(self.module._addresses[tuple(dotted.split("."))], 0)

    def head(self, dotted: str) -> int:
        """Its ConstantVal: name, levels, type."""
        return self.field(self.value(dotted), 0)

    def rule(self, dotted: str, index: int) -> int:
        """A computation rule of a recursor: constructor, fields, right-hand side."""
        rules = self.field(self.value(dotted), 6)
        for _ in range(index):
            rules = self.field(rules, 1)
        return self.field(rules, 0)

    def share(self, target: tuple[int, int], source: tuple[int, int]) -> None:
        """Let one field point to what another points to; the order of objects must allow it."""
        self.set(*target, self.field(*source))


@pytest.fixture(scope="module")
def original(lean: EmbeddedLean, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The compiled source above."""
    folder = tmp_path_factory.mktemp("forged")
    (folder / "X.lean").write_text(SOURCE, encoding="utf-8")
    command = lean.lean(["-o", "X.olean", "X.lean"], cwd=folder)
    result = asyncio.run(run(replace(command, writable=(folder,)), Limits()))
    assert result.exit_code == 0, result.stdout
    return folder / "X.olean"


async def judged(lean: EmbeddedLean, folder: Path, data: bytes) -> ReplayResult:
    (folder / "Y.olean").write_bytes(data)
    return await replay(lean, folder / "Y.olean", deadline=30)


FORGERIES: dict[str, Callable[[Forger], None]] = {
    "value_of_another_theorem": lambda f: f.share((f.value("add_zero'"), 1), (f.value("zero_add'"), 1)),
    "type_of_another_theorem": lambda f: f.share((f.head("le_refl'"), 2), (f.head("zero_add'"), 2)),
    "rule_of_another_constructor": lambda f: f.share((f.rule("Lst.rec", 1), 2), (f.rule("Lst.rec", 0), 2)),
    "rule_with_more_fields": lambda f: f.set(f.rule("Lst.rec", 1), 1, 3 << 1 | 1),
    "recursor_with_more_minors": lambda f: f.set(f.value("Vec.rec"), 5, 7 << 1 | 1),
    "recursor_with_k": lambda f: f.set(f.value("Vec.rec"), 7, 1),
    "recursor_flagged_unsafe": lambda f: f.set(f.value("Vec.rec"), 7, 1 << 8),
    "recursor_without_rules": lambda f: f.set(f.value("Vec.rec"), 6, 1),
    "recursor_of_another_type": lambda f: f.share((f.head("Or'.rec"), 2), (f.head("Or'"), 2)),
    "constructor_with_more_fields": lambda f: f.set(f.value("Vec.cons"), 4, 9 << 1 | 1),
    "constructor_of_another_index": lambda f: f.set(f.value("Vec.cons"), 2, 0 << 1 | 1),
    "inductive_not_recursive": lambda f: f.set(f.value("Lst"), 6, 0),
    "inductive_with_more_indices": lambda f: f.set(f.value("Lst"), 2, 1 << 1 | 1),
    "inductive_with_fewer_parameters": lambda f: f.set(f.value("Lst"), 1, 0 << 1 | 1),
    "inductive_without_constructors": lambda f: f.set(f.value("Lst"), 4, 1),
    "inductive_flagged_unsafe": lambda f: f.set(f.value("Lst"), 6, 1 | 1 << 8),
    "definition_flagged_unsafe": lambda f: f.set(f.value("two"), 4, 0),
    "unsafe_definition_flagged_safe": lambda f: f.set(f.value("loop"), 4, 1),
}


@pytest.mark.parametrize("name", FORGERIES)
async def test_forgeries_are_not_accepted(
    lean: EmbeddedLean, tmp_path: Path, original: Path, name: str
) -> None:
    forger = Forger(original)
    FORGERIES[name](forger)
    assert bytes(forger.data) != original.read_bytes()
    result = await judged(lean, tmp_path, forger.data)
    assert result.status in ("rejected", "inconclusive"), result
    if result.status == "inconclusive":  # only for what the reader refuses before the kernel sees it
        assert "damaged" in result.notes[0], result


async def test_cached_data_of_terms_is_not_believed(
    lean: EmbeddedLean, tmp_path: Path, original: Path
) -> None:
    """Hashes, "has no metavariable", ranges of loose variables: a kernel that took them from the file could be
    led astray, so they are made anew, and garbage in them changes nothing."""
    forger, fields = Forger(original), {0: 1, 3: 1, 4: 2, 5: 2, 6: 3, 7: 3, 8: 4, 9: 1, 10: 2, 11: 3}
    waiting = [address for name in forger.module.names for address in forger.module.constant(name).terms()]
    seen: set[int] = set()
    while waiting:
        address = waiting.pop()
        if address not in seen:
            seen.add(address)
            term = forger.module.term(address)
            waiting += term.children
            forger.set(address, fields[term.tag], 0xDEADBEEFDEADBEEF)
    assert len(seen) > 100
    result = await judged(lean, tmp_path, forger.data)
    kinds = {forger.module.constant(name).kind for name in forger.module.names}
    assert {Kind.THEOREM, Kind.RECURSOR} <= kinds
    assert result.status == "accepted", result


@pytest.mark.parametrize("seed", range(3))
async def test_damaged_files_end_cleanly(
    lean: EmbeddedLean, tmp_path: Path, original: Path, seed: int
) -> None:
    chance, data = random.Random(seed), original.read_bytes()
    cut = data[: chance.randrange(len(data)) & ~7]
    flipped, changed = bytearray(data), bytearray(data)
    for _ in range(1 + 3 * seed):
        flipped[chance.randrange(0x60, len(data))] ^= 1 << chance.randrange(8)
    for _ in range(2):
        other = struct.unpack_from("<Q", data, chance.randrange(12, len(data) // 8) * 8)[0]
        word = chance.choice([0, 1, (1 << 64) - 1, 1 << 63, other])
        struct.pack_into("<Q", changed, chance.randrange(12, len(data) // 8) * 8, word)
    for damaged in (cut, flipped, changed):
        result = await judged(lean, tmp_path, bytes(damaged))
        assert result.status in ("accepted", "rejected", "inconclusive")
        said = " ".join(result.notes)
        assert "crashed" not in said
        assert "not done" not in said
    assert (await judged(lean, tmp_path, data)).status == "accepted"


async def test_a_file_that_is_none(lean: EmbeddedLean, tmp_path: Path) -> None:
    result = await judged(lean, tmp_path, b"")
    assert result.status == "inconclusive"
    assert "not an .olean" in result.notes[0]
    result = await replay(lean, tmp_path / "nothing.olean")
    assert result.status == "inconclusive"
    assert "cannot read" in result.notes[0]
