"""What a fresh process and a warm server have in common, on the genuine Lean."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from agent.check.oneshot import OneshotChecker
from agent.check.protocol import CheckRequest
from agent.check.server import ServerChecker
from agent.types import CheckStatus, Position, Severity, Span

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from agent.toolchain.embedded import EmbeddedLean

FILE = Path("Sample/Arith.lean")
BEFORE = "theorem early (n : Nat) : n = n := by sorry\n\n"
AFTER = "\n\ntheorem late : 1 = 2 := by decide\n"
SPIN = "theorem t : True := by\n  repeat (have : True := trivial)"


pytestmark = pytest.mark.asyncio(loop_scope="module")
Both = OneshotChecker | ServerChecker


@pytest_asyncio.fixture(scope="module", loop_scope="module", params=[OneshotChecker, ServerChecker])
async def checker(lean: EmbeddedLean, request: pytest.FixtureRequest) -> AsyncIterator[Both]:
    """One of them; a server stays warm for the whole module, as in use."""
    checker = request.param(lean)
    yield checker
    await checker.aclose()


def focused(declaration: str, before: str = BEFORE, after: str = AFTER, **more: object) -> CheckRequest:
    span = Span(len(before), len(before) + len(declaration))
    return replace(CheckRequest(FILE, before + declaration + after, span), **more)  # type: ignore[arg-type]


RIGHT = {
    "proof": "theorem t (n : Nat) : n + 0 = n := by rfl",
    "warning only": "theorem t (n : Nat) (h : n = 1) : 1 = 1 := by rfl",
    "comment with the word": "theorem t : 1 = 1 := by\n  -- sorry\n  rfl",
    "name like a hole": "theorem sorryNot : 1 = 1 := rfl",
    "a trailing in": "/- open Nat in -/ theorem t : 1 = 1 := rfl -- in",
}
WRONG = {
    "type error": "theorem t (n : Nat) : n + 1 = n := rfl",
    "no progress": "theorem t (n : Nat) : n = n + 0 := by\n  induction n\n  all_goals skip",
    "hole": "theorem t : 1 = 2 := by sorry",
    "hole behind a helper": "theorem h : 1 = 2 := by sorry\ntheorem t : 1 = 2 := h",
    "cut short": "theorem t : 1 = 1 := by",
    "parse error": "theorem t : 1 = 1 := by rfl)",
    "unknown name": "theorem t : 1 = 1 := by exact no_such_lemma",
    "unclosed comment": "theorem t : 1 = 1 := rfl /-",
    "unclosed string": 'def t : String := "abc',
    "open at the end": "theorem t : 1 = 1 := rfl\nopen Nat in",
    "exit": "#exit\ntheorem t : 1 = 2 := rfl",
    "modifier at the end": "theorem t : 1 = 1 := rfl\n@[simp]",
}


@pytest.mark.parametrize("name", RIGHT)
async def test_right_declarations_pass(checker: Both, name: str) -> None:
    result = await checker.check(focused(RIGHT[name]))
    assert result.status is CheckStatus.PASSED, result
    assert not any("leanloop" in d.message for d in result.diagnostics)


@pytest.mark.parametrize("name", WRONG)
async def test_wrong_declarations_fail(checker: Both, name: str) -> None:
    result = await checker.check(focused(WRONG[name]))
    assert result.status is CheckStatus.FAILED, result
    assert result.diagnostics


async def test_positions_stay_those_of_the_whole_text(checker: Both) -> None:
    result = await checker.check(focused("theorem t : 1 = 1 := by\n  let α𝔸 := 1; exact foo"))
    (error,) = (d for d in result.diagnostics if d.severity is Severity.ERROR)
    assert error.start == Position(4, 21)


async def test_the_end_of_the_text_is_called_so(checker: Both) -> None:
    result = await checker.check(focused("theorem t : 1 ="))
    assert "unexpected end of input" in result.diagnostics[0].message


async def test_without_focus_the_whole_file_counts(checker: Both) -> None:
    good, late = BEFORE.replace("by sorry", "rfl"), AFTER.replace("2", "1")
    assert (await checker.check(CheckRequest(FILE, good + late))).status is CheckStatus.PASSED
    assert (await checker.check(CheckRequest(FILE, BEFORE + late))).status is CheckStatus.FAILED
    assert (await checker.check(CheckRequest(FILE, good + AFTER))).status is CheckStatus.FAILED


async def test_errors_before_the_focus_do_not_count(checker: Both) -> None:
    result = await checker.check(focused(RIGHT["proof"], before="theorem a : 1 = 2 := rfl\n\n"))
    assert result.status is CheckStatus.PASSED


@pytest.mark.parametrize("before", ["import No.Such.Module\n\n", "#exit\n\n"])
async def test_what_was_not_reached_is_not_passed(checker: Both, before: str) -> None:
    result = await checker.check(focused(RIGHT["proof"], before=before))
    assert result.status is CheckStatus.INCONCLUSIVE
    assert "did not get to the end of the declaration" in result.reason


async def test_a_focus_inside_mutual_takes_the_whole_block(checker: Both) -> None:
    before = "mutual\ndef ev : Nat → Bool\n  | 0 => true\n  | n+1 => od n\n\n"
    after = "\nend\n\ntheorem late : 1 = 2 := rfl\n"
    good = focused("def od : Nat → Bool\n  | 0 => false\n  | n+1 => ev n", before=before, after=after)
    assert (await checker.check(good)).status is CheckStatus.PASSED
    bad = focused("def od : Nat → Bool\n  | 0 => 5\n  | n+1 => ev n", before=before, after=after)
    assert (await checker.check(bad)).status is CheckStatus.FAILED


async def test_goals_come_from_the_messages(checker: Both) -> None:
    text = "theorem t (p q : Prop) (h : p) : p ∧ q := by\n  constructor\n  · exact h\n  · skip"
    result = await checker.check(focused(text, goals_at_errors=True))
    assert any("⊢ q" in g for s in result.goals for g in s.goals)


async def test_a_deadline_says_nothing_about_the_proof(checker: Both) -> None:
    result = await checker.check(focused(SPIN, deadline=0.7))
    assert result.status is CheckStatus.INCONCLUSIVE
    assert "longer than 0.7 s" in result.reason


@pytest.mark.parametrize("kind", [OneshotChecker, ServerChecker])
async def test_an_output_flood_is_stopped(lean: EmbeddedLean, kind: type[Both]) -> None:
    checker = kind(lean, output=1 << 20)
    flood = f'#print "{"x" * 20_000}"\n' * 60
    result = await checker.check(CheckRequest(FILE, flood))
    assert result.status is CheckStatus.INCONCLUSIVE
    assert "printed more than 1 MB" in result.reason
    await checker.aclose()


@pytest.mark.parametrize("kind", [OneshotChecker, ServerChecker])
async def test_a_memory_bomb_is_stopped(lean: EmbeddedLean, kind: type[Both]) -> None:
    checker = kind(lean, memory=20 << 20)
    result = await checker.check(focused(SPIN, deadline=20))
    assert result.status is CheckStatus.INCONCLUSIVE
    assert "20 MB of memory" in result.reason
    await checker.aclose()


@pytest.mark.parametrize("kind", [OneshotChecker, ServerChecker])
async def test_a_missing_lean_is_a_reason(lean: EmbeddedLean, kind: type[Both]) -> None:
    class Nowhere:
        version = "4.35.0"

        def lean(self, args: object, *, cwd: Path, extra_path: object = ()) -> object:
            return replace(lean.lean((), cwd=cwd), argv=("/nonexistent/lean",))

        def server(self, *, cwd: Path, extra_path: object = ()) -> object:
            return self.lean((), cwd=cwd)

    checker = kind(Nowhere())  # type: ignore[arg-type]
    result = await checker.check(focused(RIGHT["proof"]))
    assert result.status is CheckStatus.INCONCLUSIVE
    assert "/nonexistent/lean" in result.reason
    await checker.aclose()


async def test_many_at_once_keep_their_order(checker: Both) -> None:
    requests = [focused(f"theorem t : {n} = 3 := rfl") for n in range(6)]
    results = await checker.check_many(requests)
    assert [r.status is CheckStatus.PASSED for r in results] == [n == 3 for n in range(6)]


async def test_a_cancelled_check_leaves_the_checker_usable(checker: Both) -> None:
    task = asyncio.create_task(checker.check(focused(SPIN, deadline=60)))
    await asyncio.sleep(0.3)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert (await checker.check(focused(RIGHT["proof"]))).status is CheckStatus.PASSED
