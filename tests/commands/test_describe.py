"""`leanloop prove --describe`: statements for a text, confirmed by a person or by --yes before anything is proved."""

from __future__ import annotations

import json
import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest
from commands.conftest import Leanloop
from support.scripted_server import Reply, Request, ScriptedServer

TEXT = "and is symmetric"
SAMPLES = [
    "theorem and_symm (p q : Prop) (h : p ∧ q) : q ∧ p := by sorry",
    "theorem and_symm' {a b : Prop} : a ∧ b → b ∧ a := sorry",
    "-- the same in other words\ntheorem  and_symm (p q : Prop)\n    (h : p ∧ q) : q ∧ p :=\n  sorry",
    "theorem nonsense (p : Prop) : p ∧ undefined_thing := by sorry",
    "axiom cheat : False\n\ntheorem t : False := by sorry",
    "def Both (p q : Prop) : Prop := p ∧ q\n\ntheorem both_symm (p q : Prop) : Both p q → Both q p := by sorry",
]


def answer(request: Request) -> str:
    """Statements, then what they say, then a proof; each of six samples is another one."""
    if "Do not prove it" in request.text:
        return f"Here:\n```lean\n{SAMPLES[request.index % len(SAMPLES)]}\n```"
    if "What does this Lean 4 theorem state" in request.text:
        assert TEXT not in request.text, "it sees the Lean code alone"
        return "If p and q hold,\nthen so do q and p.\x1b[2J"
    return "```lean\nby\n  intro h\n  exact ⟨h.2, h.1⟩\n```"


def command(server: ScriptedServer, *more: str, k: int = len(SAMPLES)) -> tuple[str, ...]:
    return ("prove", "--describe", TEXT, "--model", f"{server.url}#m", "--k", str(k), *more)


def test_without_a_terminal_the_candidates_are_shown_and_nothing_is_proved(
    leanloop: Leanloop, tmp_path: Path
) -> None:
    with ScriptedServer(answer=answer) as server:
        said = leanloop(*command(server, "--json"))
        shown = leanloop(*command(server, "A.lean"))
        asked = [r for r in server.requests if "It answers" in r.text or "Prove `" in r.text]
    assert said.code == 1, said.err
    assert asked == []
    found = said.json
    assert found["confirmed"] is None
    assert [s["samples"] for s in found["statements"]] == [3, 1], "one type, whatever the names and the space"
    assert found["statements"][0]["code"].startswith("theorem and_symm' {a b : Prop} : a ∧ b → b ∧ a :=")
    assert found["statements"][0]["says"].startswith("If p and q hold, then so do q and p.")
    assert "\x1b" not in said.out + shown.out
    reasons = " ".join(r["reason"] for r in found["refused"])
    assert "undefined_thing" in reasons
    assert "definitions" in reasons, "an axiom is no definition"
    assert found["tokens"] > 0
    runs = leanloop("runs", "--json").json["runs"]
    assert [r["tokens"] for r in runs][:1] == [found["tokens"]], "what it cost is in the journal"
    assert {r["state"] for r in runs} == {"finished"}
    lines = map(json.loads, leanloop("runs", "--export", runs[0]["run"]).out.splitlines())
    calls = [line for line in lines if line["type"] == "call"]
    assert [c["purpose"] for c in calls] == ["describe"] * len(SAMPLES) + ["explain"] * 2
    assert TEXT in calls[0]["prompt"][0]["text"]
    assert "```lean" in calls[0]["text"]
    assert sum(c["prompt_tokens"] + c["completion_tokens"] for c in calls) == found["tokens"]
    assert shown.code == 1
    assert "1. (3 of 6 samples)" in shown.out
    assert "It says: If p and q hold" in shown.out
    assert "nobody confirmed" in shown.err
    assert list(tmp_path.glob("*.lean")) == []


def test_yes_takes_the_first_and_writes_only_with_write(leanloop: Leanloop, tmp_path: Path) -> None:
    file = tmp_path / "A.lean"
    before = "def one : Nat := 1\n"
    file.write_text(before)
    with ScriptedServer(answer=answer) as server:
        args = command(server, "A.lean", "--yes", "--rounds", "1")
        said = leanloop(*args, "--patch", "p.patch")
        assert said.code == 0, said.err + said.out
        assert file.read_text() == before
        assert "+theorem and_symm' {a b : Prop} : a ∧ b → b ∧ a := by" in (tmp_path / "p.patch").read_text()
        new = leanloop(*command(server, "New.lean", "--yes", "--write", "--json"))
        assert any("def one : Nat" in r.text for r in server.requests)
    assert new.code == 0, new.err
    [task] = new.json["tasks"]
    assert (task["decl"], task["verdict"]) == ("and_symm'", "proved")
    assert new.json["described"]["confirmed"] == 1
    assert (tmp_path / "New.lean").read_text() == (
        "theorem and_symm' {a b : Prop} : a ∧ b → b ∧ a := by\n  intro h\n  exact ⟨h.2, h.1⟩\n"
    )


@pytest.mark.parametrize(("typed", "code"), [("1\n", 0), ("9\n", 1)])
def test_a_person_confirms_at_the_terminal(leanloop: Leanloop, tmp_path: Path, typed: str, code: int) -> None:
    with ScriptedServer(answer=answer) as server:
        args = command(server, "A.lean", "--write", k=2)
        ours, theirs = pty.openpty()
        process = subprocess.Popen(
            [sys.executable, "-m", "agent", *args],
            cwd=tmp_path,
            env=leanloop.env,
            stdin=theirs,
            stdout=subprocess.PIPE,
            stderr=theirs,
            start_new_session=True,
        )
        os.close(theirs)
        seen, until = b"", time.monotonic() + 300
        while b"Which one is meant?" not in seen and time.monotonic() < until:
            if select.select([ours], [], [], 0.2)[0]:
                seen += os.read(ours, 4096)
        assert not (tmp_path / "A.lean").exists()
        assert not any("Prove `" in r.text for r in server.requests), "nothing is proved before"
        os.write(ours, typed.encode())
        while process.poll() is None and time.monotonic() < until:
            if select.select([ours], [], [], 0.2)[0]:
                try:
                    os.read(ours, 4096)
                except OSError:  # the other side is gone
                    break
        process.communicate(timeout=120)
        os.close(ours)
    assert process.returncode == code, seen
    assert (tmp_path / "A.lean").exists() == (code == 0)


def test_one_budget_for_describing_and_proving(leanloop: Leanloop, tmp_path: Path) -> None:
    settings = "[models.default]\nmax_tokens = 500\n"
    (tmp_path / "leanloop.toml").write_text(settings)
    with ScriptedServer(answer=answer) as server:
        tight = command(server, "--yes", "--budget-tokens", "900", "--json")
        said = leanloop(*tight)
        billed = sum(server.billed_usage)
    assert said.code in {1, 3}, said.out
    assert billed <= 900


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        (("--model", "portfolio"), 2, "needs a model"),
        (("--model", "http://127.0.0.1:9/v1#m", "Demo"), 2, "one Lean file"),
        (("--model", "http://127.0.0.1:9/v1#m", "no/such/A.lean"), 2, "no such folder"),
        (("--model", "http://127.0.0.1:9/v1#m", "--resume", "last"), 2, "--resume"),
        (("--model", "http://127.0.0.1:9/v1#m"), 3, "127.0.0.1:9"),
    ],
)
def test_what_cannot_be_done_is_said(
    leanloop: Leanloop, tmp_path: Path, args: tuple[str, ...], code: int, message: str
) -> None:
    (tmp_path / "leanloop.toml").write_text("[models.default]\nretry_seconds = 0.2\n")
    said = leanloop("prove", "--describe", TEXT, *args)
    assert said.code == code, said.err
    assert message in said.err


def test_a_model_without_a_statement(leanloop: Leanloop) -> None:
    with ScriptedServer(answers=[Reply("I would rather not.")]) as server:
        said = leanloop(*command(server, "--yes"))
    assert said.code == 1
    assert "no sample is a statement" in said.out
