"""What only warm servers can get wrong: staleness, crashes, waiting, sharing."""

from __future__ import annotations

import asyncio
import math
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio
from support.warm import is_language_server, workers

from agent.check.oneshot import OneshotChecker
from agent.check.protocol import CheckRequest
from agent.check.server import ServerChecker
from agent.lean.setup import ModuleSetup
from agent.types import CheckStatus, Position, Span

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from agent.toolchain.embedded import EmbeddedLean

pytestmark = pytest.mark.asyncio(loop_scope="module")
BEFORE = "def double : Nat → Nat\n  | 0 => 0\n  | n+1 => double n + 2\n\n"
SPIN = "theorem t : True := by\n  repeat (have : True := trivial)"
CRASH = "theorem t : " + "(" * 30_000 + "True" + ")" * 30_000 + " := trivial"


@pytest_asyncio.fixture(loop_scope="module", params=["frontend", "language server"])
async def checker(lean: EmbeddedLean, request: pytest.FixtureRequest) -> AsyncIterator[ServerChecker]:
    """One worker, so that every check meets what the last one left behind; slowness moves none to the other kind."""
    native = request.param == "frontend"
    checker = ServerChecker(lean, jobs=1, documents=1, native=native, long=math.inf)
    yield checker
    await checker.aclose()


def focused(declaration: str, before: str = BEFORE, **more: object) -> CheckRequest:
    span = Span(len(before), len(before) + len(declaration))
    text = before + declaration + "\n\ntheorem late : 1 = 2 := rfl\n"
    return CheckRequest(Path("Sample.lean"), text, span, **{"deadline": 120.0, **more})  # type: ignore[arg-type]


GOOD, BAD = "theorem t : double 2 = 4 := rfl", "theorem t : double 2 = 5 := rfl"


async def test_answers_are_those_of_the_text_that_was_asked_about(checker: ServerChecker) -> None:
    for declaration in (GOOD, BAD, GOOD, BAD, BAD, GOOD, GOOD):
        expected = CheckStatus.PASSED if declaration is GOOD else CheckStatus.FAILED
        assert (await checker.check(focused(declaration))).status is expected
    assert len(workers()) == 1


async def test_a_change_above_the_focus_is_seen(checker: ServerChecker) -> None:
    assert (await checker.check(focused(GOOD))).status is CheckStatus.PASSED
    triple = BEFORE.replace("+ 2", "+ 3")
    assert (await checker.check(focused(GOOD, before=triple))).status is CheckStatus.FAILED
    assert (await checker.check(focused(GOOD, before="-- a comment\n" + BEFORE))).status is CheckStatus.PASSED
    assert (await checker.check(focused("theorem t : 1 = 1 := rfl", before=""))).status is CheckStatus.PASSED


async def test_another_header_gets_another_server(checker: ServerChecker) -> None:
    await checker.check(focused(GOOD))
    (before,) = workers()
    result = await checker.check(focused(GOOD, before="import No.Such.Module\n" + BEFORE))
    assert result.status is CheckStatus.INCONCLUSIVE
    assert "did not get to the end" in result.reason
    result = await checker.check(focused(GOOD, before="import Init\n" + BEFORE))
    assert result.status is CheckStatus.PASSED
    assert [p.pid for p in workers()] != [before.pid]


async def test_a_deadline_replaces_the_server(checker: ServerChecker) -> None:
    await checker.check(focused(GOOD))
    (old,) = workers()
    result = await checker.check(focused(SPIN, deadline=0.6))
    assert result.status is CheckStatus.INCONCLUSIVE
    assert result.reason == "Lean ran longer than 0.6 s"
    assert not old.is_running()
    assert (await checker.check(focused(GOOD))).status is CheckStatus.PASSED


async def test_a_server_that_is_killed_while_it_checks_is_replaced_once(checker: ServerChecker) -> None:
    await checker.check(focused(GOOD))
    slow = asyncio.create_task(checker.check(focused(SPIN, deadline=60)))
    killed = set()
    while not slow.done():
        await asyncio.sleep(0.3)
        for process in workers():
            process.kill()
            killed.add(process.pid)
    assert len(killed) >= 2
    result = await slow
    assert result.status is CheckStatus.INCONCLUSIVE
    assert "signal SIGKILL" in result.reason or "ended before it began" in result.reason
    assert (await checker.check(focused(GOOD))).status is CheckStatus.PASSED


async def test_a_server_that_died_between_checks_is_not_noticed(checker: ServerChecker) -> None:
    await checker.check(focused(GOOD))
    workers()[0].kill()
    assert (await checker.check(focused(BAD))).status is CheckStatus.FAILED


async def test_a_cancelled_check_leaves_no_work_behind(checker: ServerChecker) -> None:
    task = asyncio.create_task(checker.check(focused(SPIN, deadline=60)))
    await asyncio.sleep(0.3)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert (await checker.check(focused(GOOD))).status is CheckStatus.PASSED
    await checker.aclose()
    assert not workers()


async def test_equal_requests_in_flight_are_one_check(checker: ServerChecker) -> None:
    request = focused(SPIN, deadline=0.8)
    first, second = asyncio.create_task(checker.check(request)), asyncio.create_task(checker.check(request))
    await asyncio.sleep(0.2)
    first.cancel()
    result = await second
    assert result.reason == "Lean ran longer than 0.8 s"
    results = await checker.check_many([focused(GOOD)] * 5)
    assert all(r is results[0] for r in results)


async def test_goals_where_an_error_is(checker: ServerChecker) -> None:
    text = "theorem t (p q : Prop) (h : p) : p ∧ q := by\n  constructor; exact h\n  exact no_such_thing"
    result = await checker.check(focused(text, goals_at_errors=True))
    assert result.goals[0].goals == ("case right\np q : Prop\nh : p\n⊢ q",)


async def test_goals_at_any_position(checker: ServerChecker) -> None:
    request = focused("theorem t (α𝔸 p : Prop) (h : p) : p ∧ p := by constructor; exact h; exact h")
    line = BEFORE.count("\n") + 1
    column = request.text.splitlines()[line - 1].index("constructor")
    states = await checker.goals(request, [Position(line, column), Position(line, column + 13)])
    assert [len(s.goals) for s in states] == [1, 2]


async def test_code_that_runs_while_checking_gets_a_process_of_its_own(checker: ServerChecker) -> None:
    await checker.check(focused(GOOD))
    (warm,) = workers()
    read = warm.io_counters().read_chars
    result = await checker.check(focused("#eval 1 + 1\n" + GOOD))
    assert result.status is CheckStatus.PASSED
    assert warm.io_counters().read_chars == read
    await checker.check(focused(GOOD))
    assert warm.io_counters().read_chars > read


async def test_a_worn_out_server_is_replaced(lean: EmbeddedLean) -> None:
    checker = ServerChecker(lean, jobs=1, documents=1, recycle=2, long=math.inf)
    seen = set()
    for n in range(4):
        assert (await checker.check(focused(f"{GOOD} -- {n}"))).status is CheckStatus.PASSED
        seen |= {p.pid for p in workers()}
    await checker.aclose()
    assert len(seen) == 2
    assert not workers()


async def test_several_files_stay_warm_beside_each_other(lean: EmbeddedLean) -> None:
    checker = ServerChecker(lean, jobs=1, documents=3, long=math.inf)
    others = [BEFORE, BEFORE.replace("double", "twice"), "-- third\n" + BEFORE]
    for n in range(3):
        for before in others:
            await checker.check(focused(f"theorem t : 1 = 1 := rfl -- {n}", before=before))
    assert len(workers()) == 3
    await checker.aclose()


async def test_what_takes_long_goes_to_a_language_server(lean: EmbeddedLean) -> None:
    checker = ServerChecker(lean, jobs=1, documents=1, long=0.0)
    await checker.check(focused(GOOD))
    assert not is_language_server(workers()[0])
    assert (await checker.check(focused(BAD))).status is CheckStatus.FAILED
    assert is_language_server(workers()[0])
    await checker.aclose()


async def test_a_library_that_is_not_known_is_not_called(lean: EmbeddedLean, tmp_path: Path) -> None:
    (tmp_path / "libleanshared.so").write_bytes(b"no library")
    checker = ServerChecker(replace(lean, library=tmp_path / "libleanshared.so"), jobs=1)
    assert (await checker.check(focused(BAD))).status is CheckStatus.FAILED
    assert [is_language_server(w) for w in workers()] == [True]
    await checker.aclose()


async def test_a_flood_of_messages_ends_the_worker(lean: EmbeddedLean) -> None:
    checker = ServerChecker(lean, jobs=1, output=20_000)
    flood = "theorem t : True := by\n" + "  trace_state\n" * 2000 + "  trivial"
    result = await checker.check(focused(flood))
    assert result.status is CheckStatus.INCONCLUSIVE
    assert "Lean printed more than" in result.reason
    assert (await checker.check(focused(GOOD))).status is CheckStatus.PASSED
    await checker.aclose()


async def test_the_options_of_a_lakefile_hold_and_unusual_ones_go_to_a_language_server(
    lean: EmbeddedLean,
) -> None:
    text = "def t (x : α) : α := x"
    for argument, server in (("-DautoImplicit=false", False), ("-Dweak.autoImplicit=false", True)):
        checker = ServerChecker(lean, jobs=1, setups=lambda _, a=argument: ModuleSetup((a,)))  # type: ignore[misc]
        assert (await checker.check(focused(text))).status is CheckStatus.FAILED
        assert [is_language_server(w) for w in workers()] == [server]
        await checker.aclose()
    checker = ServerChecker(lean, jobs=1, setups=lambda _: ModuleSetup(("-DmaxRecDepth=5",)))
    result = await checker.check(focused("theorem t : 2 ^ 3 = 8 := by simp"))
    assert "maximum recursion depth" in result.diagnostics[0].message
    await checker.aclose()


@pytest.mark.parametrize("levels", [14, 29])
async def test_where_levels_of_recursion_are_counted_all_are_needed(
    checker: ServerChecker, lean: EmbeddedLean, levels: int
) -> None:
    theorem = "theorem t : (n : Nat) → n + 0 = n\n  | 0 => rfl\n  | n + 1 => by rw [Nat.add_zero]"
    request = focused(f"set_option maxRecDepth {levels} in\n{theorem}")
    fresh = OneshotChecker(lean, jobs=1)
    expected = await fresh.check(request)
    await fresh.aclose()
    found = await checker.check(request)
    assert found.status is expected.status
    said = [[(d.start, d.end, d.message) for d in r.diagnostics] for r in (found, expected)]
    assert said[0] == said[1]
