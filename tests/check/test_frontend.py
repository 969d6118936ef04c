"""Lean's frontend called directly: whatever was elaborated before, the messages are those of a fresh process."""

from __future__ import annotations

import asyncio
import math
import random
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.check.frontend import reusable
from agent.check.native import NativeDocument, open_native
from agent.check.texts import common_prefix
from agent.errors import ToolFailed
from agent.lean.diagnostics import parse_json_lines
from agent.toolchain.process import GIB, MIB, Limits, run

if TYPE_CHECKING:
    from agent.toolchain.embedded import EmbeddedLean
    from agent.types import Diagnostic

_FRESH_NAMES = re.compile(r"(\?\w+\.|_uniq\.|\?u\.|_hyg\.)\d+")


@given(st.binary(max_size=8), st.binary(max_size=8), st.binary(max_size=8))
def test_the_common_prefix_is_the_longest(start: bytes, a: bytes, b: bytes) -> None:
    n = common_prefix(start + a, start + b)
    assert (start + a)[:n] == (start + b)[:n]
    assert n >= len(start)
    assert n == min(len(start + a), len(start + b)) or (start + a)[n] != (start + b)[n]


@given(st.lists(st.integers(0, 60)).map(sorted), st.integers(0, 60))
def test_nothing_behind_the_first_difference_is_kept(ends: list[int], common: int) -> None:
    kept = reusable(ends, b"theorem a : b := c\n" * 4, common)
    assert all(end < common for end in ends[:kept])


@pytest.mark.parametrize(
    ("between", "kept"),
    [
        (b"theorem t : a := ", 3),
        (b"/-- says -/ @[simp] theorem", 1),  # the word may go on
        (b"/-- says -/ @[simp] theorem t : ", 3),
        (b"-- a theorem t : \n", 1),
        (b"/-- a theorem t : ", 1),
        (b"open Nat in", 1),
        (b"#check my_theorem x", 1),
    ],
)
def test_a_command_is_kept_when_its_parser_saw_nothing_new(between: bytes, kept: int) -> None:
    text = b"a\nb\nc\n" + between + b"..."
    common = 6 + len(between)
    assert reusable([2, 4, 6], text, common) == kept


async def document(lean: EmbeddedLean, tmp_path: Path) -> NativeDocument:
    return await open_native(lean, cwd=tmp_path, import_path=(), limits=Limits(math.inf, 4 * GIB, 8 * MIB))


async def fresh(lean: EmbeddedLean, text: str, folder: Path) -> tuple[Diagnostic, ...]:
    (folder / "Candidate.lean").write_text(text, encoding="utf-8", newline="")
    done = await run(lean.lean(("--json", "Candidate.lean"), cwd=folder), Limits())
    return parse_json_lines(done.stdout)


def plain(said: tuple[Diagnostic, ...]) -> list[tuple[object, ...]]:
    return sorted(
        (d.start, d.end or d.start, d.severity, d.kind, _FRESH_NAMES.sub(r"\1N", d.message)) for d in said
    )


TEXTS = [
    "theorem a : 1 = 1 := rfl\ntheorem b : 1 = 2 := by decide\n",
    "structure a where /-- b -/ @[simp] private axiom d : Nat\n#check d",
    "structure a where /-- b -/ @[simp] privateaxiom d : Nat\n#check d",  # now it is one command
    "structure a where\n  /-- doc -/\n  Sort : Type\n",
    "structure a where\n  /-- doc -/\n  Sorts : Type\n#print a",
    "namespace A\ndef x := 1\nend A\ntheorem t : A.x = 1 := rfl\n",
    "namespace A\ndef x := 1\nend B\ntheorem t : A.x = 1 := rfl\n",
    "namespace A\ndef x := 1\nsection\ntheorem t : A.x = 1 := rfl\n",
    "def f : Nat → Nat\n  | 0 => 1\n  | n + 1 => f n\ntheorem t : f 2 = 1 := rfl",
    "def f : Nat → Nat\n  | 0 => 1\n  | n + 1 => f n\n  | _ => 2\ntheorem t : f 2 = 1 := rfl",
    'notation "◇" => (1 : Nat)\ntheorem t : ◇ = 1 := rfl\n',
    'notation "◆" => (1 : Nat)\ntheorem t : ◇ = 1 := rfl\n',
    "open Nat in\ntheorem t : succ 0 = 1 := rfl\n#print t",
    "open Nat\ntheorem t : succ 0 = 1 := rfl\n#print t",
    "theorem t (x : Nat) : True := by\r\n  have : 1 = 1 := rfl\r\n  skip\r\n",
    "theorem t (α𝔸 : Prop) (h : α𝔸) : α𝔸 ∧ α𝔸 := by\n  constructor\n  exact h\n",
    "theorem t : 1 = 1 := by\n  rfl)\n#print t",
    "theorem t : 1 = 1 := rfl /-",
    "example : 1 = 1 := rfl\n#exit\nexample : 1 = 2 := rfl",
    "variable (n : Nat)\ntheorem t : n + 0 = n := by simp\ntheorem u : n + 0 = n := by sorry",
    "set_option maxRecDepth 50 in\ntheorem t : 2 ^ 10 = 1024 := by decide\n",
    "mutual def e : Nat → Bool\n  | 0 => true\n  | n+1 => o n\ndef o : Nat → Bool\n  | 0 => false\n  | n+1 => e n\nend",
    "import Init\ntheorem t : 1 = 2 := rfl",  # another header ends the worker: last
]


async def test_after_any_other_text_the_messages_are_those_of_a_fresh_process(
    lean: EmbeddedLean, tmp_path: Path
) -> None:
    folders = [tmp_path / str(n) for n in range(len(TEXTS) - 1)]
    for folder in folders:
        folder.mkdir()
    expected = [plain(await fresh(lean, t, f)) for t, f in zip(TEXTS[:-1], folders, strict=True)]
    warm = await document(lean, tmp_path)
    order = [n for _ in range(4) for n in range(len(TEXTS) - 1)]
    random.Random(3).shuffle(order)
    for n in (*range(len(TEXTS) - 1), *order):
        assert plain(await warm.elaborate(TEXTS[n])) == expected[n], TEXTS[n]
    with pytest.raises(ToolFailed, match="another header"):
        await warm.elaborate(TEXTS[-1])
    await warm.aclose()


async def test_an_answer_that_nobody_waited_for_is_not_taken_for_the_next(
    lean: EmbeddedLean, tmp_path: Path
) -> None:
    warm = await document(lean, tmp_path)
    task = asyncio.create_task(warm.elaborate("#print axioms Nat.add_comm\n" * 300))
    await asyncio.sleep(0.01)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert [d.message for d in await warm.elaborate('#print "a"')] == ["a"]
    await warm.aclose()
    with pytest.raises(ToolFailed):
        await warm.elaborate('#print "a"')


async def test_a_header_that_cannot_be_imported_says_so_each_time(lean: EmbeddedLean, tmp_path: Path) -> None:
    warm = await document(lean, tmp_path)
    for _ in range(2):
        (said,) = await warm.elaborate("import No.Such.Module\ntheorem t : 1 = 1 := rfl")
        assert "unknown module prefix 'No'" in said.message
    await warm.aclose()
