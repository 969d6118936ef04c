"""`leanloop check`, `verify`, `doctor`, `runs`, `ci` and `eval` as a user meets them."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
from pathlib import Path

import pytest
from commands.conftest import Leanloop

from agent.toolchain import embedded


def git(folder: Path, *args: str) -> None:
    """Run git as a test's own user."""
    who = ("-c", "user.name=t", "-c", "user.email=t@example.org")
    subprocess.run(["git", *who, *args], cwd=folder, check=True, capture_output=True)


def test_check_reads_the_sources_only(leanloop: Leanloop, project: Path) -> None:
    (project / "binary.lean").write_bytes(b"\0")
    said = leanloop("check", "--no-build", "--json", LEANLOOP_CACHE="/nonexistent")
    assert said.code == 1
    rows = {r["name"]: r for r in said.json["declarations"]}
    assert rows["Demo.and_swap"] == {
        "file": "Demo/Holes.lean",
        "name": "Demo.and_swap",
        "kind": "theorem",
        "line": 5,
        "column": 0,
        "end_line": 6,
        "holes": [[6, 2]],
    }
    assert rows["Demo.twice"]["holes"] == []
    assert "binary.lean" in said.err
    assert not (project / ".leanloop").exists(), "nothing is written"


def test_check_builds_and_audits(leanloop: Leanloop, project: Path) -> None:
    (project / "Demo" / "Cheat.lean").write_text(
        "axiom lie : False\n\ntheorem cheat : 1 = 2 := lie.elim\n\ntheorem fine : 1 = 1 := rfl\n"
    )
    said = leanloop("check", "--json")
    assert said.code == 1
    verdicts = {r["name"]: r.get("verdict") for r in said.json["declarations"]}
    assert verdicts["Demo.twice_zero"] == "proved"
    assert verdicts["Demo.and_swap"] == "rejected"
    assert verdicts["cheat"] == "rejected"
    assert verdicts["fine"] == "proved"


BROKEN = {
    "Demo/Axiom.lean": "axiom lie : 1 = 2\n",
    "Demo/Example.lean": "example : 1 = 2 := by decide\n\nexample : 1 = 1 := rfl\n",
    "Demo/Instance.lean": "instance : Inhabited (Fin 3) := nope\n",
    "Demo/Quiet.lean": 'macro "mysorry" : term => `(sorry)\n\nexample : 1 = 2 := mysorry\n',
    "Demo/Command.lean": "theorem fine : True := trivial\n\n#check nonsense\n",
    "Demo/Alone.lean": "#check nonsense\n",
    "Demo/Import.lean": "import Demo.Nowhere\n",
    "Demo/Structure.lean": "structure S where\n  x : Nope\n",
    "Demo/Above.lean": "import Demo.Import\n",
}


@pytest.mark.parametrize("prefer", ["auto", "embedded"])
def test_check_passes_over_nothing_that_is_unproved(by_lake: Leanloop, project: Path, prefer: str) -> None:
    by_lake.env["LEANLOOP_TOOLCHAIN_PREFER"] = prefer
    (project / "Demo/Holes.lean").unlink()
    (project / "Demo.lean").write_text("import Demo.Basic\n")
    for name, text in BROKEN.items():
        (project / name).write_text(text)
    said = by_lake("check", "--json")
    assert said.code == 1, said.err
    rows = {r["name"]: r["verdict"] for r in said.json["declarations"]}
    files = {f["file"]: f["verdict"] for f in said.json["files"]}
    assert rows["lie"] == "rejected"
    examples = [r for r in said.json["declarations"] if r["kind"] == "example"]
    assert [(r["file"], r["verdict"]) for r in examples] == [
        ("Demo/Example.lean", "rejected"),
        ("Demo/Example.lean", "inconclusive"),
        ("Demo/Quiet.lean", "rejected"),
    ]
    assert rows["_instance_1"] == "rejected"
    assert rows["S"] == "rejected"
    assert rows["fine"] == "inconclusive"
    assert rows["Demo.twice_zero"] == "proved"
    assert files == {
        "Demo/Alone.lean": "rejected",
        "Demo/Command.lean": "rejected",
        "Demo/Import.lean": "rejected",
        "Demo/Above.lean": "inconclusive",
    }
    reasons = {f["file"]: f["reasons"][0]["message"] for f in said.json["files"]}
    assert "Demo.Nowhere" in reasons["Demo/Import.lean"]
    assert reasons["Demo/Above.lean"] == "imports Demo.Import, which does not build"
    assert "elan" not in said.err


def test_check_builds_only_what_is_asked(leanloop: Leanloop, project: Path) -> None:
    for name, text in BROKEN.items():
        (project / name).write_text(text)
    assert leanloop("check", "Demo/Basic.lean").code == 0
    said = leanloop("check", ".", "--exclude", "Demo/[A-CE-Z]*", "--json")
    assert said.code == 0, said.out
    (project / "Demo/User.lean").write_text("import Demo.Structure\n\ntheorem user : True := trivial\n")
    said = leanloop("check", "Demo/User.lean", "--json")
    assert said.code == 1  # what keeps it from being judged is said
    verdicts = {f["file"]: f["verdict"] for f in said.json["files"]}
    assert verdicts == {"Demo/Structure.lean": "rejected", "Demo/User.lean": "inconclusive"}


def test_check_says_what_it_could_not_read(leanloop: Leanloop, project: Path) -> None:
    (project / "Demo" / "Holes.lean").write_text("import Demo.Basic\n")
    (project / "Demo" / "Binary.lean").write_bytes(b"\xff\xfe\0\1theorem")
    (project / "Demo" / "Latin.lean").write_bytes("theorem t : 1 = 1 := rfl -- \xe9\n".encode("latin-1"))
    said = leanloop("check", "--json")
    assert said.code == 3, said.err
    assert {r["name"]: r["verdict"] for r in said.json["declarations"]} == {
        "Demo.twice": "proved",
        "Demo.twice_zero": "proved",
    }
    files = {f["file"]: f for f in said.json["files"]}
    assert {name: f["verdict"] for name, f in files.items()} == {
        "Demo/Binary.lean": "inconclusive",
        "Demo/Latin.lean": "inconclusive",
    }
    assert "is binary, not Lean text" in files["Demo/Binary.lean"]["reasons"][0]["message"]
    assert said.err.count("left out") == 2
    text = leanloop("check")
    assert (text.code, len(text.out.splitlines())) == (3, 4)
    assert "2 declarations in 1 file, 0 holes, 0 unproved and 2 files with errors" in text.out
    assert leanloop("check", "Demo/Binary.lean").code == 2
    (project / "Demo" / "User.lean").write_text("import Demo.Binary\ntheorem u : 1 = 1 := rfl\n")
    user = leanloop("check", "Demo/User.lean")
    assert (user.code, "rejected" in user.out) == (3, False), user.out


def test_check_shows_one_line_for_each_finding(leanloop: Leanloop, project: Path) -> None:
    (project / "Demo/Long.lean").write_text(
        "theorem long (n : Nat) : n = n + 1 := by\n  rfl\n\n"
        "theorem a : True := trivial\n\ntheorem b : True := trivial\n"
    )
    (project / "Demo/Command.lean").write_text("\n\n#check nonsense\n")
    lines = leanloop("check").out.splitlines()
    [long] = [line for line in lines if " long " in line]
    assert long.startswith("Demo/Long.lean:1 ")
    assert [line for line in lines if "2 declarations not judged" in line]
    [command] = [line for line in lines if "nonsense" in line]
    assert command.startswith("Demo/Command.lean:3 ")
    assert len(lines) == 6  # and the hole, the counts, the Lean


def test_verify_judges_two_files(leanloop: Leanloop, tmp_path: Path) -> None:
    (tmp_path / "c.lean").write_text("theorem t (n : Nat) : n + 0 = n := by\n  sorry\n")
    (tmp_path / "s.lean").write_text("theorem t (n : Nat) : n + 0 = n := by\n  rfl\n")
    (tmp_path / "x.lean").write_text("theorem t (n : Nat) : n = n := by\n  rfl\n")
    proved = leanloop("verify", "c.lean", "s.lean", "--decl", "t", "--json")
    assert proved.code == 0, proved.err
    [decl] = proved.json["decls"]
    assert (decl["decl"], decl["verdict"]) == ("t", "proved")
    rejected = leanloop("verify", "c.lean", "x.lean", "--json")
    assert rejected.code == 1
    assert rejected.json["decls"][0]["reasons"]
    assert leanloop("verify", "c.lean", "s.lean", "--decl", "nobody").code == 2
    assert leanloop("verify", "c.lean").code == 2


def test_who_waits_for_the_core_is_told_and_nobody_else(lean: embedded.EmbeddedLean, tmp_path: Path) -> None:
    class ToBeCompiled(Exception):
        pass

    def building() -> None:
        raise ToBeCompiled

    assert asyncio.run(embedded.install(building=building)).home == lean.home
    with pytest.raises(ToBeCompiled):
        asyncio.run(embedded.install(tmp_path, building=building))


def test_doctor_says_how_to_run_the_same_lean(leanloop: Leanloop, tmp_path: Path) -> None:
    said = leanloop("doctor", "--json", OPENAI_API_KEY="key-of-the-test")
    assert said.code == 0, said.err
    assert "key-of-the-test" not in said.out + said.err
    assert "compiled on first use" not in said.err, "it has been"
    facts = said.json
    shown = facts["embedded"]
    (tmp_path / "a.lean").write_text("example : 1 + 1 = 2 := rfl\n#eval 2 + 3\n")
    env = {"LEAN_PATH": shown["lean_path"], "PATH": os.environ["PATH"]}
    done = subprocess.run(
        [*shown["command"], "a.lean"], cwd=tmp_path, env=env, capture_output=True, check=False
    )
    assert done.returncode == 0
    assert done.stdout.strip() == b"5"
    assert any(m["spec"] == "openai:NAME" and m["ready"] for m in facts["models"])


def test_ci_judges_what_a_branch_changes(leanloop: Leanloop, project: Path) -> None:
    git(project, "init", "-q")
    git(project, "add", "-A")
    git(project, "commit", "-qm", "base")
    assert leanloop("ci", "--base", "HEAD", "--json").json["changed"] == []
    basic = project / "Demo" / "Basic.lean"
    basic.write_text(basic.read_text().replace("twice 0 = 0", "twice 1 = 2").replace("by\n  rfl", "rfl"))
    (project / "leanloop.toml").write_text('[policy]\nallowed_axioms = ["lie"]\n')
    (project / "Demo" / "New.lean").write_text("axiom lie : False\n\ntheorem cheat : 1 = 2 := lie.elim\n")
    said = leanloop("ci", "--base", "HEAD", "--json", "--sarif", "out.sarif", "--junit", "out.xml")
    assert said.code == 1, said.err
    rows = {r["name"]: r for r in said.json["changed"]}
    assert rows["Demo.twice_zero"]["change"] == "statement"
    assert rows["Demo.twice_zero"]["drift"]
    assert rows["Demo.twice_zero"]["verdict"] == "proved"
    assert rows["cheat"]["change"] == "added"
    assert rows["cheat"]["verdict"] == "rejected", "the policy is the base's"
    assert json.loads((project / "out.sarif").read_text())["version"] == "2.1.0"
    assert leanloop("ci", "--base", "no-such-branch").code == 2


def test_ci_proves_what_a_branch_broke(leanloop: Leanloop, project: Path) -> None:
    git(project, "init", "-q")
    git(project, "add", "-A")
    git(project, "commit", "-qm", "base")
    basic = project / "Demo" / "Basic.lean"
    basic.write_text(basic.read_text().replace("by\n  rfl", "by\n  exact nonsense"))
    said = leanloop("ci", "--base", "HEAD", "--prove", "--patch", "fix.patch", "--json")
    assert said.code == 0, said.err
    assert said.json["changed"][0]["verdict"] == "proved"
    git(project, "apply", "fix.patch")
    assert "nonsense" not in basic.read_text()


def test_eval_and_runs(leanloop: Leanloop, project: Path) -> None:
    said = leanloop("eval", "Demo/Holes.lean", "--n", "2", "--k", "1,2", "--json")
    assert said.code == 0, said.err
    assert [p["estimate"] for p in said.json["pass_at_k"]] == [1.0, 1.0]
    assert leanloop("eval", "Demo/Holes.lean", "--n", "2", "--k", "3").code == 2
    runs = leanloop("runs", "--json").json["runs"]
    assert len(runs) == 1
    assert leanloop("report", "last", "--html", "r.html").code == 0
    assert "Demo.and_swap" in (project / "r.html").read_text()
