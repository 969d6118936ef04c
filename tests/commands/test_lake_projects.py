"""Commands in a project whose Lake can be run: a stand-in that builds with the genuine Lean."""

from __future__ import annotations

import json
import subprocess
import time
from pathlib import Path

import psutil
import pytest
from commands.conftest import Leanloop
from support.scripted_server import Request, ScriptedServer


def sources(root: Path) -> dict[str, bytes]:
    return {
        str(f): f.read_bytes()
        for f in root.rglob("*.lean")
        if ".lake" not in f.parts and ".leanloop" not in f.parts
    }


def test_the_projects_own_lean_is_used_and_its_sources_stay(by_lake: Leanloop, project: Path) -> None:
    before = sources(project)
    said = by_lake("prove", ".", "--json")
    assert said.code == 0, said.err
    assert [t["verdict"] for t in said.json["tasks"]] == ["proved"]
    assert (project / ".lake/build/lib/lean/Demo/Basic.olean").is_file()
    assert not (project / ".lake/build/lib/lean/Demo/Holes.olean").exists()
    assert sources(project) == before


def test_check_builds_with_lake(by_lake: Leanloop, project: Path) -> None:
    said = by_lake("check", ".")
    assert said.code == 1, said.err
    assert "Demo.and_swap" in said.out
    assert "by Lake" in said.out


def tree(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file with its bytes and its time."""
    files = (f for f in folder.rglob("*") if f.is_file() and ".leanloop" not in f.parts)
    return {str(f.relative_to(folder)): (f.read_bytes(), f.stat().st_mtime_ns) for f in files}


@pytest.mark.parametrize("prefer", ["auto", "embedded"])
def test_a_proof_that_breaks_a_dependent_module_is_not_accepted(
    by_lake: Leanloop, project: Path, prefer: str
) -> None:
    by_lake.env["LEANLOOP_TOOLCHAIN_PREFER"] = prefer
    (project / "Demo/Basic.lean").write_text("theorem low (p : Prop) (h : p) : p := by\n  sorry\n")
    (project / "Demo/Holes.lean").write_text("import Demo.Basic\n\ntheorem helper : True := trivial\n")
    if prefer == "auto":
        subprocess.run([Path(by_lake.env["ELAN_HOME"]) / "bin/lake", "build"], cwd=project, check=True)
    before = tree(project)
    answer = "```lean\ntheorem helper : 1 = 1 := rfl\n\ntheorem low (p : Prop) (h : p) : p := h\n```"
    with ScriptedServer(answers=[answer]) as server:
        model = f"{server.url}#m"
        said = by_lake("prove", "--model", model, "--k", "1", "--rounds", "1", "--write", "--json")
    assert said.code == 1
    [task] = said.json["tasks"]
    assert task["verdict"] == "rejected"
    assert task["reasons"][0]["code"] == "dependent.broken"
    assert "Demo.Holes, which imports Demo.Basic, no longer builds" in task["reasons"][0]["message"]
    assert tree(project) == before
    assert (".lake/build/lib/lean/Demo/Holes.olean" in before) == (prefer == "auto")


def test_where_warnings_are_errors_a_proof_may_bring_none(by_lake: Leanloop, project: Path) -> None:
    lakefile = project / "lakefile.toml"
    lakefile.write_text("leanOptions = { warningAsError = true }\n" + lakefile.read_text())
    (project / "Demo/Holes.lean").write_text(
        "theorem low (p : Prop) (h : p) : p := by\n  sorry\n\ntheorem high (p : Prop) (h : p) : p := by\n  sorry\n"
    )

    def answer(request: Request) -> str:
        if "Prove `low`" in request.text:
            return "```lean\nby\n  exact h\n```"
        helper = "theorem helper (q : Prop) (unused : q) : True := trivial"
        return f"```lean\n{helper}\n\ntheorem high (p : Prop) (h : p) : p := h\n```"

    with ScriptedServer(answer=answer) as server:
        model = f"{server.url}#m"
        said = by_lake("prove", "Demo", "--model", model, "--k", "1", "--rounds", "1", "--json")
    assert said.code == 1
    verdicts = {t["decl"]: (t["verdict"], [r["code"] for r in t["reasons"]]) for t in said.json["tasks"]}
    assert verdicts["high"] == ("rejected", ["file.warning"])
    [reason] = said.json["tasks"][1]["reasons"]
    assert "unused" in reason["message"]


@pytest.mark.parametrize(
    ("injected", "message"),
    [
        ("network", "(network): fatal: unable to access"),
        ("manifest", "(manifest): dependency 'dep' not in manifest"),
        ("disk", "(disk): No space left on device"),
        ("hang", "(timeout): it did not end in time"),
        ("signal", "(signal): Lean or Lake was ended by SIGSEGV"),
    ],
)
def test_each_failure_of_lake_has_its_message(
    by_lake: Leanloop, project: Path, injected: str, message: str
) -> None:
    before = sources(project)
    if injected == "hang":
        (project / "leanloop.toml").write_text("[limits]\nbuild_seconds = 1\n")
        injected = "hang-build"
    said = by_lake("prove", ".", LAKE_STANDIN=injected)
    assert said.code == 3
    assert message in said.err
    problem, hint = said.err.splitlines()[-2:]
    assert problem.startswith("leanloop: `lake build` failed")
    assert hint.startswith("  ")
    assert said.out == ""
    assert sources(project) == before


def test_without_its_toolchain_the_embedded_lean_steps_in_and_says_so(
    by_lake: Leanloop, project: Path
) -> None:
    said = by_lake("prove", ".", LAKE_STANDIN="toolchain")
    assert said.code == 0, said.err
    assert "embedded Lean" in said.out
    assert "is not installed" in said.err
    said = by_lake("prove", ".", LAKE_STANDIN="toolchain", LEANLOOP_TOOLCHAIN_PREFER="lake")
    assert said.code == 3
    assert "is not installed" in said.err


@pytest.mark.parametrize("prefer", ["auto", "embedded"])
def test_a_run_that_is_killed_leaves_the_repository_as_it_was(
    by_lake: Leanloop, project: Path, prefer: str
) -> None:
    """`kill -9` while Lean is asked for, while imports are built, while candidates are checked and judged."""
    by_lake.env["LEANLOOP_TOOLCHAIN_PREFER"] = prefer
    if prefer == "auto":
        subprocess.run([Path(by_lake.env["ELAN_HOME"]) / "bin/lake", "build"], cwd=project, check=True)
    before = tree(project)
    for seconds in (0.7, 1.4, 2.5):
        process = by_lake.start("prove", ".", "--write")
        time.sleep(seconds)
        family = psutil.Process(process.pid).children(recursive=True) if process.poll() is None else []
        process.kill()
        process.communicate()
        _, alive = psutil.wait_procs(family, timeout=60)
        assert not alive
        if "sorry" not in (project / "Demo/Holes.lean").read_text():  # it was quicker
            break
        assert tree(project) == before
    said = by_lake("prove", ".", "--write", "--json")
    assert said.code in (0, 1)
    assert "sorry" not in (project / "Demo/Holes.lean").read_text()
    changed = {f for f, state in tree(project).items() if before.get(f) != state}
    assert changed == {"Demo/Holes.lean"}


@pytest.mark.parametrize("prefer", ["auto", "embedded"])
def test_two_runs_on_one_repository_do_not_disturb_each_other(
    by_lake: Leanloop, project: Path, prefer: str
) -> None:
    by_lake.env["LEANLOOP_TOOLCHAIN_PREFER"] = prefer
    before = sources(project)
    running = [by_lake.start("prove", ".", "--json") for _ in range(2)]
    for process in running:
        out, err = process.communicate(timeout=150)
        assert process.returncode == 0, err.decode()
        assert [t["verdict"] for t in json.loads(out)["tasks"]] == ["proved"]
    assert sources(project) == before
    assert len(by_lake("runs", "--json").json["runs"]) == 2


def test_without_a_toolchain_one_message_says_what_to_install(leanloop: Leanloop, project: Path) -> None:
    (project / "Demo/Top.lean").write_text("import Mathlib.Tactic\ntheorem top : True := by\n  sorry\n")
    (project / "Demo/Above.lean").write_text("import Demo.Top\ntheorem above : True := by\n  sorry\n")
    hint = "run `lake exe cache get`, then `lake build` in the project"
    for command in (("prove", "Demo/Above.lean"), ("verify", "Demo/Top.lean", "Demo/Top.lean")):
        said = leanloop(*command)
        assert said.code == 3
        problem, advice = said.err.splitlines()[-2:]
        assert "imports Mathlib.Tactic, which the embedded Lean 4.35.0" in problem
        assert hint in advice
        assert said.out == ""
    said = leanloop("prove", ".", "--json")  # the rest is proved, and a note counts
    assert [t["verdict"] for t in said.json["tasks"]].count("proved") == 1
    [note] = [line for line in said.err.splitlines() if line.startswith("note: 2 of 3 need Mathlib")]
    assert hint in note
