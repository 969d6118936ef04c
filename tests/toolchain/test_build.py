"""Projects built by the genuine embedded Lean, without lake."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path

import pytest

from agent.errors import BuildError
from agent.lean.project import Project, find_project
from agent.toolchain.build import build
from agent.toolchain.dependents import broken_dependents
from agent.toolchain.plan import missing_imports
from agent.toolchain.process import Limits, run

FILES = {
    "lakefile.toml": 'name = "p"\nleanOptions = { autoImplicit = false }\n[[lean_lib]]\nname = "P"\nsrcDir = "src"\n',
    "src/P.lean": "import P.C\nimport P.D\n",
    "src/P/A.lean": "def a : Nat := 1\ntheorem a_pos : 0 < a := by decide\n",
    "src/P/B.lean": "import P.A\n/-- uses -/ theorem b : 0 < a := a_pos\ntheorem hole : a = 1 := sorry\n",
    "src/P/C.lean": "import P.B\ntheorem c : 0 < a := b\n",
    "src/P/D.lean": "import P.A\ntheorem d : 0 < a := a_pos\n",
}


HIDING = {
    "lakefile.toml": 'name = "p"\n[[lean_lib]]\nname = "P"\n',
    "P/A.lean": "theorem t : 1 = 1 := sorry\n",
    "P/Size.lean": "def size (n : Nat) : Nat := n\n",
    "P/B.lean": "import P.A\nimport P.Size\ntheorem Box.u : size 3 = 3 ∨ True := Or.inr trivial\n",
}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    for name, text in FILES.items():
        (tmp_path / "p" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "p" / name).write_text(text)
    return find_project(tmp_path / "p")


def compiled(folder: Path) -> dict[str, bytes]:
    return {f.relative_to(folder).as_posix(): f.read_bytes() for f in folder.rglob("*.olean")}


async def test_modules_are_built_with_their_imports_and_used(lean, project, tmp_path) -> None:
    before = sorted(f for f in project.root.rglob("*"))
    result = await build(project, lean, ["P"], tmp_path / "state")
    assert result.failed == {}
    assert set(compiled(result.folder)) == {"P.olean", "P/A.olean", "P/B.olean", "P/C.olean", "P/D.olean"}
    assert [d.kind for d in result.diagnostics["P.B"]] == ["hasSorry"]
    assert sorted(f for f in project.root.rglob("*")) == before
    (tmp_path / "Use.lean").write_text("import P\nexample : 0 < a := c\n")
    finished = await run(
        lean.lean(("Use.lean",), cwd=tmp_path, extra_path=(result.folder,)), Limits(seconds=60)
    )
    assert finished.exit_code == 0, finished.stdout


async def test_only_what_changed_is_compiled_again(lean, project, tmp_path) -> None:
    first = await build(project, lean, ["P"], tmp_path / "state")
    entries = {e.name for e in (tmp_path / "state/store").iterdir()}
    again = await build(project, lean, ["P"], tmp_path / "state")
    assert again.folder == first.folder
    assert again.diagnostics == first.diagnostics
    (project.root / "src/P/B.lean").write_text(FILES["src/P/B.lean"] + "-- more\n")
    second = await build(project, lean, ["P"], tmp_path / "state")
    fresh = {e.name for e in (tmp_path / "state/store").iterdir()} - entries
    assert len(fresh) == 3  # B, C and P, not A and D
    assert second.folder != first.folder
    assert len(compiled(first.folder)) == len(compiled(second.folder)) == 5


async def test_options_of_the_lakefile_hold(lean, project, tmp_path) -> None:
    (project.root / "src/P/A.lean").write_text("theorem a (h : x) : x := h\n")
    result = await build(project, lean, ["P.A"], tmp_path / "state")
    assert "P/A.lean:1:15" in result.failed["P.A"]


async def test_a_failure_stays_with_those_who_import_it(lean, project, tmp_path) -> None:
    (project.root / "src/P/B.lean").write_text("import P.A\ntheorem b : a = 2 := rfl\n")
    result = await build(project, lean, ["P"], tmp_path / "state")
    assert list(result.failed) == ["P.B", "P.C", "P"]
    assert "P/B.lean:2:" in result.failed["P.B"]
    assert result.failed["P.C"] == "imports P.B, which does not build"
    assert set(compiled(result.folder)) == {"P/A.olean", "P/D.olean"}


async def test_what_the_lean_lacks_is_one_message(lean, project, tmp_path) -> None:
    (project.root / "src/P/A.lean").write_text("import Mathlib.Tactic\n")
    with pytest.raises(BuildError, match=r"P.A imports Mathlib.Tactic, which the embedded Lean") as caught:
        await build(project, lean, ["P"], tmp_path / "state")
    assert "elan" in caught.value.hint
    (project.root / "src/P/D.lean").write_text("")
    result = await build(project, lean, ["P", "P.D"], tmp_path / "state")
    assert "Mathlib.Tactic" in result.failed["P.A"]
    assert "P.D" not in result.failed
    assert missing_imports(project, lean, "import P.A\nimport Std.Data\nimport Init\n") == ("Std.Data",)


async def test_broken_sources_are_reasons_not_crashes(lean, project, tmp_path) -> None:
    (project.root / "src/P/A.lean").write_text("import P.C\n")
    (project.root / "src/P/D.lean").write_bytes(b"\0")
    result = await build(project, lean, ["P", "P.D", "P.Nope"], tmp_path / "state")
    assert "import cycle: P.C -> P.B -> P.A -> P.C" in result.failed["P.A"]
    assert "binary" in result.failed["P.D"]
    assert "no file" in result.failed["P.Nope"]


async def test_a_deadline_is_said(lean, project, tmp_path) -> None:
    (project.root / "src/P/A.lean").write_text(
        "#eval do while true do pure ()\n" * 1 + "#reduce 9 ^ 9 ^ 9 ^ 9\n"
    )
    (project.root / "src/P/A.lean").write_text(
        "macro_rules | `(tactic| rfl) => `(tactic| repeat skip)\ntheorem a : 1 = 2 := by rfl\n"
    )
    result = await build(project, lean, ["P.A"], tmp_path / "state", limits=Limits(seconds=2))
    assert "deadline" in result.failed["P.A"]


async def test_damage_in_the_store_is_repaired(lean, project, tmp_path) -> None:
    first = await build(project, lean, ["P.A"], tmp_path / "state")
    good = compiled(first.folder)
    [entry] = (tmp_path / "state/store").iterdir()
    (entry / "out.olean").unlink()
    (entry / "out.olean").write_bytes(b"damaged")
    shutil.rmtree(tmp_path / "state/views")
    again = await build(project, lean, ["P.A"], tmp_path / "state")
    assert compiled(again.folder) == good


async def test_builds_at_once_agree(lean, project, tmp_path) -> None:
    results = await asyncio.gather(*(build(project, lean, ["P"], tmp_path / "state") for _ in range(3)))
    assert len({r.folder for r in results}) == 1
    assert len(compiled(results[0].folder)) == 5
    assert not list((tmp_path / "state").glob("*/new-*"))


async def test_a_proof_may_not_break_what_comes_after_it(lean, project, tmp_path) -> None:
    good = FILES["src/P/A.lean"] + "theorem more : True := trivial\n"
    assert await broken_dependents(project, lean, tmp_path / "state", {"P.A": good}) == {}
    bad = "def a : Nat := 1\ntheorem a_pos' : 0 < a := by decide\n"
    broken = await broken_dependents(project, lean, tmp_path / "state", {"P.A": bad})
    assert set(broken) == {"P.B", "P.C", "P.D", "P"}
    assert "P/B.lean:2" in broken["P.B"]
    (project.root / "src/P/D.lean").write_text("import P.A\nsyntax error\n")
    broken = await broken_dependents(project, lean, tmp_path / "state", {"P.A": good})
    assert broken == {}


async def test_a_module_that_would_say_something_else_is_broken(lean, tmp_path: Path) -> None:
    for name, text in HIDING.items():
        (tmp_path / "p" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "p" / name).write_text(text)
    project = find_project(tmp_path / "p")
    proof = "theorem t : 1 = 1 := rfl\n"

    async def broken(helper: str) -> dict[str, str]:
        return dict(await broken_dependents(project, lean, tmp_path / "state", {"P.A": helper + proof}))

    assert await broken("") == {}
    assert await broken("def Box.width (n : Nat) : Nat := 7\n") == {}
    assert set(await broken("def Box.size (n : Nat) : Nat := 7\n")) == {"P.B"}
