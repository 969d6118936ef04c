"""The MCP server with the official client, over stdio."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from pathlib import Path

import psutil
import pytest

pytest.importorskip("mcp", reason="the extra `mcp` is not installed")
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client
from support.waiting import command_line, processes, until

from agent import mcp_server

ROOT = Path(__file__).parent.parent
GOOD = "theorem t (p q : Prop) (h : p ∧ q) : q ∧ p := by\n  constructor\n  · exact h.2\n  · exact h.1\n"
# neither proved nor refuted by what needs no model (IMO 1977)
HARD = "theorem t (f : Nat → Nat) (h : ∀ n, f (f n) < f (n + 1)) (n : Nat) : f n = n := by\n  sorry\n"


def parameters(folder: Path) -> StdioServerParameters:
    """How a client starts the server."""
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    return StdioServerParameters(command=sys.executable, args=["-m", "agent", "mcp"], env=env, cwd=folder)


async def test_a_client_finds_premises(tmp_path: Path, lean: object) -> None:
    (tmp_path / "Hole.lean").write_text(
        "def twice (n : Nat) : Nat := n + n\n\ntheorem twice_eq (n : Nat) : twice n = n + n := rfl\n\n"
        "theorem t (n m : Nat) : twice n + m = m + twice n := by\n  sorry\n"
    )
    (tmp_path / "lakefile.toml").write_text('name = "demo"\n')
    async with Client(stdio_client(parameters(tmp_path))) as client:

        async def found(**arguments: object) -> list[str]:
            answer = (await client.call_tool("premises", arguments)).structured_content
            return [p["name"] for p in answer["premises"]]

        assert {"twice_eq", "Nat.add_comm"} <= set(await found(at=str(tmp_path / "Hole.lean:5")))
        assert "List.length_append" in await found(words="length (_ ++ _)", project=str(tmp_path))
        assert "Nat.add_comm" in await found(goal="a b : Nat\n⊢ a + b = b + a", project=str(tmp_path))
        many = await client.call_tool(
            "premises", {"words": "Nat add", "project": str(tmp_path), "limit": 10**6}
        )
        assert len(many.structured_content["premises"]) == mcp_server.MAX_ITEMS
        assert len(json.dumps(many.structured_content)) < mcp_server.MAX_TOTAL + 1000
        nothing = await client.call_tool("premises", {"project": str(tmp_path)})
        assert "nothing to look for" in nothing.structured_content["error"]


async def test_a_client_lists_checks_asks_for_goals_proves_and_verifies(tmp_path: Path, lean: object) -> None:
    (tmp_path / "Good.lean").write_text(GOOD)
    (tmp_path / "Hole.lean").write_text("theorem t (p q : Prop) (h : p ∧ q) : q ∧ p := by\n  sorry\n")
    seen: list[str] = []

    async def progress(_: float, __: float | None, message: str | None) -> None:
        seen.append(message or "")

    async with Client(stdio_client(parameters(tmp_path))) as client:
        assert {t.name for t in (await client.list_tools()).tools} == {
            "check",
            "goals",
            "premises",
            "prove",
            "verify",
        }
        good = await client.call_tool("check", {"file": str(tmp_path / "Good.lean")})
        assert good.structured_content["status"] == "passed"
        bad = await client.call_tool(
            "check", {"file": str(tmp_path / "Good.lean"), "text": GOOD.replace("h.2", "h.1")}
        )
        assert bad.structured_content["status"] == "failed"
        assert bad.structured_content["diagnostics"][0]["line"] == 3
        goals = await client.call_tool("goals", {"file": str(tmp_path / "Good.lean"), "line": 3, "column": 4})
        assert "⊢ q" in goals.structured_content["goals"][0]
        proved = await client.call_tool(
            "prove", {"target": str(tmp_path / "Hole.lean")}, progress_callback=progress
        )
        assert proved.structured_content["tasks"][0]["verdict"] == "proved"
        assert any("proved" in s for s in seen)
        verdict = await client.call_tool(
            "verify", {"challenge": str(tmp_path / "Hole.lean"), "solution": str(tmp_path / "Good.lean")}
        )
        assert verdict.structured_content["verdict"] == "proved"
        missing = await client.call_tool("check", {"file": str(tmp_path / "missing.lean")})
        assert "missing.lean" in missing.structured_content["error"]


async def test_what_a_client_asks_for_is_bounded_before_anything_is_started(
    tmp_path: Path, lean: object
) -> None:
    """A billion samples took all memory once."""
    (tmp_path / "Hole.lean").write_text(HARD)
    async with Client(stdio_client(parameters(tmp_path))) as client:
        for wrong in ({"k": 10**9}, {"k": 0}, {"time_limit": -1}, {"time_limit": 1e12}):
            answer = await client.call_tool("prove", {"target": "Hole.lean", **wrong})
            assert answer.is_error, wrong
        assert (await client.call_tool("goals", {"file": "Hole.lean", "line": 0, "column": 0})).is_error
        beyond = await client.call_tool("goals", {"file": "Hole.lean", "line": 9, "column": 0})
        assert "there is no line 9" in beyond.structured_content["error"], (
            "no goals would mean that all is done"
        )


async def test_a_cancelled_proof_ends_what_it_started(tmp_path: Path, lean: object) -> None:
    (tmp_path / "Hard.lean").write_text(HARD)
    async with Client(stdio_client(parameters(tmp_path))) as client:
        await client.list_tools()
        before = lean_processes()
        call = asyncio.create_task(client.call_tool("prove", {"target": str(tmp_path / "Hard.lean")}))
        await until(lambda: lean_processes() - before)
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call
        await until(lambda: not lean_processes() - before)


async def test_a_client_that_goes_away_leaves_nothing_behind(tmp_path: Path, lean: object) -> None:
    (tmp_path / "Hard.lean").write_text(HARD)
    before = processes()  # of the fixtures that this session keeps
    async with Client(stdio_client(parameters(tmp_path))) as client:
        call = asyncio.create_task(client.call_tool("prove", {"target": str(tmp_path / "Hard.lean")}))
        await until(lambda: lean_processes() - before)
    call.cancel()
    await asyncio.gather(call, return_exceptions=True)
    await until(lambda: not processes() - before)


def test_answers_are_bounded() -> None:
    task = {"decl": "t", "proof": "x" * 20_000, "reasons": [{"code": "c", "message": "y" * 10_000}] * 60}
    answer = mcp_server.bounded(
        {"run": "r", "tasks": [dict(task, decl=f"t{n}") for n in range(80)]}, "tasks", "proof"
    )
    assert len(json.dumps(answer)) < mcp_server.MAX_TOTAL + 1000
    assert answer["more"] == 80 - len(answer["tasks"])
    small = {
        "run": "r",
        "tasks": [{"decl": "t", "proof": "x" * 30_000}, {"decl": "u", "proof": "y" * 40_000}],
    }
    first, second = mcp_server.bounded(small, "tasks", "proof")["tasks"]
    assert first == small["tasks"][0], "a proof is whole, or not there"
    assert second == {"decl": "u", "proof": None, "cut": True}


def lean_processes() -> set[psutil.Process]:
    """Those of them that run Lean."""
    return {
        p for p in processes() if any("launch.py" in part or "supervis" in part for part in command_line(p))
    }
