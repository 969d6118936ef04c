"""`leanloop write`: from a specification to a program with its proof, through the command."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from commands.conftest import Leanloop
from support.scripted_server import Request, ScriptedServer
from support.specifications import FOLDER, MODULES, Specification

from agent.lean import text as lean_text

# the first words of what Lean finds in the wrong programs; which error comes first is up to the library
LEANS_REASONS = re.compile(
    r"text, column \d+: (Application type mismatch|Type mismatch|unsolved goals|Tactic `\w+` failed"
    r"|omega could not prove|`simp` made no progress|Invalid alternative name)"
)
SPECIFICATION = """/-- The smallest number above `n` that is even. -/
def next (n : Nat) : Nat :=
  sorry

def isAbove (n : Nat) : Prop := n < next n

theorem above (n : Nat) : isAbove n := by
  sorry

theorem other (p : Prop) (h : p) : p := by
  sorry
"""
TRIVIAL = """```lean
def next (n : Nat) : Nat := if False then 0 else n + 1

theorem above (n : Nat) : isAbove n := by
  simp [isAbove, next]
```"""


def asked_for(request: Request) -> Specification:
    """The specification that a prompt is about."""
    file = re.search(r"^File `(\w+)\.lean`", request.text, re.MULTILINE)
    assert file is not None
    return Specification(file[1])


def told(request: Request) -> str:
    """The feedback in a prompt; empty in the first."""
    last = request.body["messages"][-1]["content"]
    return last if "Lean checked your answer" in last or "The judge refused" in last else ""


def wrong_then_right(request: Request) -> str:
    """A wrong program, until Lean's reason is there."""
    found = asked_for(request)
    return found.answer if told(request) else found.wrong


def test_every_specification_becomes_a_program_with_proof_after_leans_reason(
    leanloop: Leanloop, tmp_path: Path
) -> None:
    shutil.copytree(FOLDER, tmp_path, dirs_exist_ok=True, ignore=shutil.ignore_patterns("solutions"))
    with ScriptedServer(answer=wrong_then_right) as server:
        args = ("--model", f"{server.url}#m", "--k", "1", "--rounds", "2", "--write", "--json")
        said = leanloop("write", "Specifications", *args, LEANLOOP_PROVE_MEND="false")
    assert said.code == 0, said.err
    tasks = said.json["tasks"]
    assert len(MODULES) >= 12
    assert {t["file"] for t in tasks} == {f"Specifications/{m}.lean" for m in MODULES}
    for task in tasks:
        assert (task["verdict"], task["rounds"], task["warnings"]) == ("proved", 2, []), task
        written = (tmp_path / task["file"]).read_text("utf-8")
        assert "sorry" not in written
        assert len(task["decls"]) > 1
    for request in (r for r in server.requests if told(r)):
        assert LEANS_REASONS.search(told(request)), told(request)
        assert "declaration uses" not in told(request), "the holes of other tasks are not this one's errors"
    opening = server.requests[0].text
    assert "for you to write" in opening


@pytest.mark.parametrize("module", MODULES)
def test_the_solutions_keep_what_is_given(module: str) -> None:
    found = Specification(module)
    given, solved = (lean_text.declarations(t) for t in (found.challenge, found.solution))
    by_name = {d.name: d for d in solved}
    assert not any(d.holes for d in solved)
    for d in given:
        there = by_name[d.name]
        part = "signature" if d.holes else "span"
        of_challenge, of_solution = (
            getattr(d, part).of(found.challenge),
            getattr(there, part).of(found.solution),
        )
        assert of_challenge.strip() == of_solution.strip()
    assert found.wrong != found.answer


def test_a_trivial_program_is_proved_with_a_warning(leanloop: Leanloop, tmp_path: Path) -> None:
    file = tmp_path / "Next.lean"
    file.write_text(SPECIFICATION)
    with ScriptedServer(answers=[TRIVIAL]) as server:
        args = ("--model", f"{server.url}#m", "--k", "1", "--rounds", "1")
        said = leanloop("write", "Next.lean", *args, "--json")
        shown = leanloop("write", "Next.lean", *args)
        assert len(server.requests) == 1, "the theorem that is no part of the specification is left alone"
    assert said.code == 0, said.err
    [task] = said.json["tasks"]
    assert task["decls"] == ["next", "above"]
    assert task["verdict"] == "proved"
    assert [w["code"] for w in task["warnings"]] == ["program.dead_branch"]
    assert "! above: next chooses by a condition that is always false [program.dead_branch]" in shown.out
    assert "+def next (n : Nat) : Nat := if False then 0 else n + 1" in shown.out
    assert file.read_text() == SPECIFICATION
    report = leanloop("report", "last", "--path", "Next.lean", "--markdown", "r.md", "--sarif", "r.sarif")
    assert report.code == 0, report.err
    assert "always false" in (tmp_path / "r.md").read_text()
    [finding] = json.loads((tmp_path / "r.sarif").read_text())["runs"][0]["results"]
    assert (finding["ruleId"], finding["level"]) == ("program.dead_branch", "note")
    assert finding["message"]["text"] == "next chooses by a condition that is always false"


def test_naming_the_theorem_brings_its_program(leanloop: Leanloop, tmp_path: Path) -> None:
    (tmp_path / "Next.lean").write_text(SPECIFICATION)
    with ScriptedServer(answers=[TRIVIAL]) as server:
        args = ("--model", f"{server.url}#m", "--k", "1", "--rounds", "1", "--json")
        [task] = leanloop("prove", "Next.lean:7", *args).json["tasks"]
    assert (task["decls"], task["verdict"]) == (["next", "above"], "proved")


def test_the_portfolio_alone_is_told_apart(leanloop: Leanloop, tmp_path: Path) -> None:
    (tmp_path / "Next.lean").write_text(SPECIFICATION)
    said = leanloop("write", "Next.lean", "--time-limit", "30")
    assert said.code == 1, said.err
    assert "the portfolio writes no programs" in said.err


def test_a_file_without_a_program_to_write(leanloop: Leanloop, tmp_path: Path) -> None:
    (tmp_path / "A.lean").write_text("theorem a (p : Prop) (h : p) : p := by\n  sorry\n")
    said = leanloop("write", "A.lean")
    assert said.code == 2
    assert "no definition is left as a hole in A.lean" in said.err
    assert "leanloop prove" in said.err


TYPE_AND_THEOREM = "def P : Prop := sorry\n\ntheorem t : P := sorry\n"
TRIVIALLY = "```lean\ndef P : Prop := True\n\ntheorem t : P := trivial\n```"


@pytest.mark.parametrize(("target", "code"), [("Spec.lean", 1), ("Spec.lean:1", 0)])
def test_a_proposition_is_filled_only_for_who_names_it(
    leanloop: Leanloop, tmp_path: Path, target: str, code: int
) -> None:
    (tmp_path / "Spec.lean").write_text(TYPE_AND_THEOREM)
    with ScriptedServer(answer=lambda _: TRIVIALLY) as server:
        said = leanloop("prove", target, "--model", f"{server.url}#m", "--rounds", "1", "--json")
    assert said.code == code, said.err
    codes = {r["code"] for t in said.json["tasks"] for r in t["reasons"]}
    assert codes == ({"definition.filled"} if code else set())
