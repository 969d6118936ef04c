"""`leanloop prove` as a user meets it: real files, the real Lean, a scripted model server."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from commands.conftest import Leanloop
from support.scripted_server import Request, ScriptedServer
from support.waiting import wait_until

HOLES = Path("Demo/Holes.lean")
WRONG = "```lean\nby\n  exact ⟨h.1, h.2⟩\n```"
RIGHT = "```lean\nby\n  exact ⟨h.2, h.1⟩\n```"


def right_after_feedback(request: Request) -> str:
    """Wrong, until the prompt quotes Lean's own error for the wrong answer."""
    return RIGHT if "Type mismatch" in request.text or "type mismatch" in request.text else WRONG


def test_the_model_gets_there_once_it_is_told_leans_error(leanloop: Leanloop, project: Path) -> None:
    with ScriptedServer(answer=right_after_feedback) as server:
        said = leanloop("prove", ".", "--model", f"{server.url}#m", "--k", "1", "--json")
    assert said.code == 0, said.err
    [task] = said.json["tasks"]
    assert task["verdict"] == "proved"
    assert task["trust"] in {"replayed", "audited"}
    assert task["rounds"] == 2
    assert task["attempts"] == 2
    assert task["decl"] == "Demo.and_swap"
    assert task["file"] == "Demo/Holes.lean"
    assert "⟨h.2, h.1⟩" in task["proof"]
    assert task["tokens"] == sum(server.billed_usage)
    assert "sorry" in (project / HOLES).read_text(), "without --write nothing changes"


def test_a_dry_run_says_what_it_may_cost_and_asks_nothing(leanloop: Leanloop, project: Path) -> None:
    with ScriptedServer(answer=right_after_feedback) as server:
        spec = f"{server.url}#m"
        prices = f'[models."{spec}"]\nprice_in = 1\nprice_out = 10\nmax_tokens = 1000\n'
        (project / "leanloop.toml").write_text(prices)
        dry = (
            "prove",
            ".",
            "--model",
            "portfolio",
            "--model",
            spec,
            "--k",
            "2",
            "--rounds",
            "3",
            "--dry-run",
        )
        said = leanloop(*dry, "--budget-usd", "0.001")
        before = leanloop(*dry, "--json").json["models"][0]
        assert server.requests == []
        leanloop("prove", ".", "--model", spec, "--k", "1")
        spent = leanloop("runs", "--json").json["runs"][0]["tokens"]
        after = leanloop(*dry, "--json").json["models"][0]
    assert said.code == 0, said.err
    assert "the budget is too small to ask it at all" in said.out
    assert before["most"]["answers"] == 6
    assert before["most"]["cost_usd"] > 0.06
    assert before["likely"]["cost_usd"] < before["most"]["cost_usd"]
    assert before["known_answers"] == 0
    assert after["known_answers"] == after["likely"]["answers"] == 2, "the journal knows better"
    assert after["likely"]["tokens"] < 3 * spent


def test_a_sketch_with_one_wrong_step_is_closed_without_asking_again(
    leanloop: Leanloop, project: Path
) -> None:
    sketch = "```lean\nby\n  constructor\n  · exact h.2\n  · exact nonsense h\n```"
    with ScriptedServer(answers=[sketch]) as server:
        spec = f"{server.url}#m"
        said = leanloop("prove", ".", "--model", spec, "--k", "1", "--json")
        assert len(server.requests) == 1
    assert said.code == 0, said.err
    [task] = said.json["tasks"]
    assert (task["verdict"], task["rounds"], task["mended"]) == ("proved", 1, True)
    assert "constructor\n  · exact h.2" in task["proof"]
    assert "nonsense" not in task["proof"]
    report = leanloop("report", "last", "--json")
    assert report.json["tasks"][0]["mended"] is True


def test_the_portfolio_needs_no_network_and_writes_on_request(leanloop: Leanloop, project: Path) -> None:
    said = leanloop("prove", "--write")
    assert said.code == 0, said.err
    text = (project / HOLES).read_text()
    assert "sorry" not in text
    assert "theorem and_swap {p q : Prop} (h : p ∧ q) : q ∧ p" in text
    assert leanloop("check", "--json").json["totals"]["proved"] == 3


def test_proofs_that_rest_on_each_other_count_once_all_are_there(leanloop: Leanloop, project: Path) -> None:
    (project / "Demo" / "Basic.lean").write_text("theorem low (p : Prop) (h : p ∧ p) : p := by\n  sorry\n")
    (project / HOLES).write_text(
        "import Demo.Basic\n\ntheorem mid (p : Prop) (h : p ∧ p) : p := by\n  sorry\n\n"
        "theorem high (p : Prop) (h : p ∧ p) : p ∧ p := by\n  sorry\n"
    )

    def answer(request: Request) -> str:
        proofs = {"low": "h.1", "mid": "low p h", "high": "⟨mid p h, mid p h⟩"}
        return next(
            f"```lean\n:= {p}\n```" for name, p in proofs.items() if f"Prove `{name}`" in request.text
        )

    with ScriptedServer(answer=answer) as server:
        said = leanloop(
            "prove", "--model", f"{server.url}#m", "--k", "1", "--rounds", "1", "--write", "--json"
        )
        alone = leanloop("prove", "--model", f"{server.url}#m", "--json")
    assert said.code == 0, said.out
    assert [t["verdict"] for t in said.json["tasks"]] == ["proved"] * 3
    assert alone.json["tasks"] == []
    assert leanloop("check", "--json").json["totals"]["proved"] == 3


def test_receipts_are_judged_again_and_proofs_are_remembered(leanloop: Leanloop, project: Path) -> None:
    first = leanloop("prove", "--receipts", "receipts", "--json")
    assert first.code == 0, first.err
    receipt = project / "receipts" / "Demo.Holes" / "Demo.and_swap.json"
    assert leanloop("verify", "--receipt", str(receipt)).code == 0
    solution = receipt.with_name("solution.lean.txt")
    solution.write_text(solution.read_text().replace("and_swap", "and_swop"))
    changed = leanloop("verify", "--receipt", str(receipt), "--json")
    assert changed.code == 1
    assert changed.json["decls"][0]["reasons"][0]["code"] == "receipt.source"
    again = leanloop("prove", "--json")
    assert [(t["model"], t["verdict"]) for t in again.json["tasks"]] == [("cache", "proved")]
    fresh = leanloop("prove", "--fresh", "--json")
    assert fresh.json["tasks"][0]["model"] == "portfolio"


def test_a_forged_journal_proves_nothing(leanloop: Leanloop, project: Path) -> None:
    with ScriptedServer(answers=[WRONG]) as server:
        args = ("prove", "--model", f"{server.url}#m", "--k", "1", "--rounds", "1", "--json")
        assert leanloop(*args).json["tasks"][0]["verdict"] == "rejected"
        journal = sqlite3.connect(project / ".leanloop" / "journal.sqlite")
        forged = '{"declaration": "Demo.and_swap", "kind": "proved", "trust": "replayed"}'
        with journal:
            result = json.loads(journal.execute("SELECT result FROM attempts").fetchone()[0])
            result["verdict"] = json.loads(forged)
            journal.execute("UPDATE attempts SET result = ?", (json.dumps(result),))
        journal.close()
        resumed = leanloop(*args, "--resume", "last")
    assert resumed.code == 1, resumed.err
    assert resumed.json["tasks"][0]["verdict"] == "rejected"


def test_what_changed_since_a_run_that_is_gone_on_with_is_said(leanloop: Leanloop, project: Path) -> None:
    with ScriptedServer(answers=[WRONG]) as server:
        args = ("prove", ".", "--k", "1", "--rounds", "1", "--json", "--model")
        leanloop(*args, f"{server.url}#m")
        assert "note:" not in leanloop(*args, f"{server.url}#m", "--resume", "last").err
        assert len(server.requests) == 1, "nothing is asked twice"
        (project / HOLES).write_text((project / HOLES).read_text().replace("and_swap", "and_swop"))
        said = leanloop(*args, f"{server.url}#other", "--resume", "last").err
    assert "asked anew: Demo.and_swop" in said
    assert f"asked {server.url}#m; now it is {server.url}#other" in said


def test_a_proof_that_rests_on_an_open_lemma_says_so(leanloop: Leanloop, project: Path) -> None:
    (project / HOLES).write_text(
        "theorem low (p : Prop) : p := by\n  sorry\n\ntheorem high (p : Prop) : p ∧ p := by\n  sorry\n"
    )
    with ScriptedServer(answers=["```lean\n:= ⟨low p, low p⟩\n```"]) as server:
        args = ("--model", f"{server.url}#m", "--k", "2", "--rounds", "3", "--no-refute", "--json")
        said = leanloop("prove", "high", *args)
        assert len(server.requests) <= 2, "the proof is as good as it gets: nothing more is asked"
    assert said.code == 1
    [task] = said.json["tasks"]
    assert task["reasons"][0]["code"] == "lemma.unproved"
    assert "low" in task["reasons"][0]["message"]


def test_a_proof_that_breaks_a_dependent_module_is_not_accepted(leanloop: Leanloop, project: Path) -> None:
    (project / "Demo" / "Basic.lean").write_text("theorem low (p : Prop) (h : p) : p := by\n  sorry\n")
    (project / HOLES).write_text("import Demo.Basic\n\ntheorem helper : True := trivial\n")
    answer = "```lean\ntheorem helper : 1 = 1 := rfl\n\ntheorem low (p : Prop) (h : p) : p := h\n```"
    with ScriptedServer(answers=[answer]) as server:
        said = leanloop(
            "prove", "--model", f"{server.url}#m", "--k", "1", "--rounds", "1", "--write", "--json"
        )
    assert said.code == 1
    [task] = said.json["tasks"]
    assert task["reasons"][0]["code"] == "dependent.broken"
    assert "Demo.Holes" in task["reasons"][0]["message"]
    assert "sorry" in (project / "Demo" / "Basic.lean").read_text()


def test_a_diff_is_printed_and_applies(leanloop: Leanloop, project: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=project, check=True)
    said = leanloop("prove", "--patch", "proofs.patch")
    assert said.code == 0, said.err
    subprocess.run(["git", "apply", "proofs.patch"], cwd=project, check=True)
    assert "sorry" not in (project / HOLES).read_text()


def test_a_false_statement_is_never_proved(leanloop: Leanloop, project: Path) -> None:
    (project / HOLES).write_text("theorem wrong (n : Nat) : n + 1 = n := by\n  sorry\n")
    answers = [
        "```lean\nby\n  omega\n```",
        "```lean\naxiom cheat : False\n\ntheorem wrong (n : Nat) : n + 1 = n := cheat.elim\n```",
        "```lean\nby\n  sorry\n```",
    ]
    with ScriptedServer(answers=answers) as server:
        args = ("prove", "--model", f"{server.url}#m", "--k", "1", "--rounds", "3", "--json")
        said = leanloop(*args, "--no-refute")
        assert len(server.requests) == 3
        refuted = leanloop(*args)
        assert len(server.requests) == 3, "what small values show to be false is not paid for"
    assert said.code == refuted.code == 1
    for task in (*said.json["tasks"], *refuted.json["tasks"]):
        assert task["verdict"] == "rejected"
        assert task["proof"] is None
    assert refuted.json["tasks"][0]["reasons"][0]["code"] == "statement.false"
    assert refuted.json["tasks"][0]["refutation"]["values"]


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        (("prove", "missing.lean"), 2, "no such file or folder: missing.lean"),
        (("prove", "Demo/Holes.lean:1"), 2, "line 1"),
        (("prove", "Demo/Holes.lean:999"), 2, "line 999"),
        (("prove", "Demo.nothing"), 2, "Demo.nothing"),
        (("prove", "binary.lean"), 2, "binary"),
        (("prove", "--model", "nonsense"), 2, "nonsense"),
        (("prove", "--model", "mistral:some-model"), 2, "MISTRAL_API_KEY"),
        (("prove", "--write", "--patch", "x"), 2, "exclude each other"),
        (("prove", "--nonsense"), 2, "--nonsense"),
    ],
)
def test_bad_input_is_said_in_a_line(
    leanloop: Leanloop, project: Path, args: tuple[str, ...], code: int, message: str
) -> None:
    (project / "binary.lean").write_bytes(b"\x7fELF\0\1\2")
    before = {p: p.read_bytes() for p in project.rglob("*.lean")}
    said = leanloop(*args)
    assert said.code == code, said.err
    assert message in said.err
    progress = ("leanloop: left out", "preparing ", "building ", "checked with ")
    complaint = [x for x in said.err.strip().splitlines() if not x.startswith(progress)]
    assert len(complaint) <= 4
    assert {p: p.read_bytes() for p in project.rglob("*.lean")} == before


@pytest.mark.parametrize("target", ["Demo/Basic.lean", "Demo.twice_zero", "Demo/Basic.lean:5"])
def test_where_there_is_no_hole_nothing_is_to_be_done(leanloop: Leanloop, project: Path, target: str) -> None:
    said = leanloop("prove", target)
    assert (said.code, said.out) == (0, f"nothing to prove: no hole in {target}\n")


def test_a_project_without_holes(leanloop: Leanloop, project: Path) -> None:
    (project / HOLES).write_text("import Demo.Basic\n")
    said = leanloop("prove")
    assert (said.code, said.out) == (0, "nothing to prove: no hole in .\n")
    assert leanloop("prove", "--json").json["tasks"] == []
    assert leanloop("prove", "Demo/Basic.lean", "--dry-run").code == 0


def test_a_missing_key_is_said_before_lean_is_started(leanloop: Leanloop, project: Path) -> None:
    said = leanloop("prove", "--model", "portfolio", "--model", "mistral:some-model")
    assert said.code == 2
    assert "embedded Lean" not in said.err


def test_a_folder_that_is_no_project(leanloop: Leanloop) -> None:
    said = leanloop("prove", ".")
    assert said.code == 2
    assert "no Lean project" in said.err


def test_a_file_with_a_syntax_error(leanloop: Leanloop, project: Path) -> None:
    (project / HOLES).write_text("theorem x (h : 1 = ) : True := by\n  sorry\n")
    said = leanloop("prove", "Demo/Holes.lean")
    assert said.code in {1, 2, 3}
    assert "Holes.lean:1:" in said.err + said.out


def test_an_unreachable_server_and_one_that_answers_html(leanloop: Leanloop, project: Path) -> None:
    (project / "leanloop.toml").write_text("[models.default]\nretry_seconds = 0.5\n")
    said = leanloop("prove", "--model", "http://127.0.0.1:9/v1#m", "--k", "1")
    assert said.code == 3, said.out + said.err
    assert "127.0.0.1:9" in said.out + said.err
    assert "sorry" in (project / HOLES).read_text()


def test_a_file_that_changes_meanwhile_is_not_written(leanloop: Leanloop, project: Path) -> None:
    def answer(_: Request) -> str:
        text = (project / HOLES).read_text()
        (project / HOLES).write_text(text + "-- edited by the user\n")
        return RIGHT

    with ScriptedServer(answer=answer) as server:
        said = leanloop("prove", "--model", f"{server.url}#m", "--k", "1", "--write")
    assert said.code == 1
    assert "changed on disk" in said.err
    assert "sorry" in (project / HOLES).read_text()
    [kept] = (project / ".leanloop").glob("*.patch")
    assert "h.2, h.1" in kept.read_text()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_ends_at_once_and_leaves_nothing(
    leanloop: Leanloop, project: Path, number: signal.Signals
) -> None:
    (project / HOLES).write_text("theorem hard (p : Prop) : p := by\n  sorry\n")
    answer = "```lean\nby\n  repeat skip\n```"
    with ScriptedServer(answers=[answer]) as server:
        process = leanloop.start("prove", "--no-refute", "--model", f"{server.url}#m", "--k", "2")
        family: list[psutil.Process] = []
        wait_until(lambda: server.requests)
        time.sleep(1.0)  # Lean is computing now
        family = psutil.Process(process.pid).children(recursive=True)
        process.send_signal(number)
        _, err = process.communicate(timeout=120)
    assert process.returncode == 130
    assert b"Traceback" not in err, err
    _, alive = psutil.wait_procs(family, timeout=60)
    assert not alive
    assert "sorry" in (project / HOLES).read_text()


def test_help_is_quick_and_imports_little() -> None:
    code = (
        "import sys; sys.argv = ['leanloop', '--help']\nimport agent.cli\n"
        "print([m for m in ('httpx', 'pydantic', 'jinja2', 'asyncio') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent.parent)},
    )
    assert done.stdout.strip() == "[]"
