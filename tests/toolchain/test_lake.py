"""A project's own Lean by Lake: a stand-in that really builds, and a real one where there is one."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from support import standin_lake

from agent.check.oneshot import OneshotChecker
from agent.check.protocol import CheckRequest
from agent.errors import BuildError, InfrastructureError, ToolFailed, ToolMissing
from agent.lean.project import Project, find_project
from agent.toolchain.build import build
from agent.toolchain.dependents import broken_dependents
from agent.toolchain.lake import LakeToolchain, find_lake, open_lake, passed_environment
from agent.toolchain.process import Limits, run
from agent.types import CheckStatus

FILES = {
    "lakefile.toml": 'name = "p"\ndefaultTargets = ["P"]\n[[lean_lib]]\nname = "P"\n\n'
    '[[require]]\nname = "q"\npath = "../q"\n',
    "lean-toolchain": "leanprover/lean4:v4.35.0\n",
    "P.lean": "import P.C\n",
    "P/A.lean": "import Q\ndef a : Nat := q\ntheorem a_pos : 0 < a := by decide\n",
    "P/B.lean": "import P.A\ntheorem b : 0 < a := a_pos\ntheorem hole : a = 1 := sorry\n",
    "P/C.lean": "import P.B\ntheorem c : 0 < a := b\n",
    "../q/lakefile.toml": 'name = "q"\n[[lean_lib]]\nname = "Q"\n',
    "../q/Q.lean": "def q : Nat := 1\n",
}


@pytest.fixture
def lake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The stand-in, as elan installs Lake."""
    program = standin_lake.install(tmp_path / "elan/bin")
    monkeypatch.setenv("ELAN_HOME", str(tmp_path / "elan"))
    return str(program)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    for name, text in FILES.items():
        file = tmp_path / "p" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return find_project(tmp_path / "p")


def sources(project: Project) -> dict[str, bytes]:
    return {
        f.as_posix(): f.read_bytes()
        for f in project.root.rglob("*")
        if f.is_file() and ".lake" not in f.relative_to(project.root).parts
    }


async def test_lake_builds_and_lean_checks(lean, lake, project, tmp_path) -> None:
    before = sources(project)
    assert find_lake() == lake
    toolchain = await open_lake(project, lake)
    assert toolchain.version == lean.version
    assert toolchain.description == "Lean 4.35.0 (leanprover/lean4:v4.35.0), the project's own, by Lake"
    assert toolchain.search_path()[0] == project.root / ".lake/build/lib/lean"
    result = await build(project, toolchain, ["P.B"], tmp_path / "state")
    assert result.failed == {}
    assert [d.kind for d in result.diagnostics["P.B"]] == ["hasSorry"]
    assert not list((tmp_path / "state").rglob("*.olean"))  # Lake has them
    again = await build(project, toolchain, ["P.B"], tmp_path / "state")
    assert [d.kind for d in again.diagnostics["P.B"]] == ["hasSorry"]  # replayed
    checker = OneshotChecker(toolchain, import_path=(result.folder,))
    text = "import P.B\ntheorem x : a = q ∧ 0 < a := ⟨rfl, b⟩\n"
    checked = await checker.check(CheckRequest(Path("X.lean"), text, None, 60.0))
    await checker.aclose()
    assert checked.status is CheckStatus.PASSED, checked
    assert sources(project) == before


async def test_what_lake_has_in_its_artifact_cache_is_found(lake, project, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("LAKE_ARTIFACT_CACHE", "true")
    toolchain = await open_lake(project, lake)
    text = "import P.A\ntheorem x : 0 < a := a_pos\n"
    result = await build(project, toolchain, ["P.B"], tmp_path / "state", texts={"P.B": text})
    assert result.failed == {}


async def test_a_proof_is_tried_against_its_dependents_without_touching_lakes_output(
    lake, project, tmp_path
) -> None:
    toolchain = await open_lake(project, lake)
    good = (project.root / "P/B.lean").read_text() + "theorem more : True := trivial\n"
    assert await broken_dependents(project, toolchain, tmp_path / "state", {"P.B": good}) == {}
    built = {f: f.read_bytes() for f in project.root.rglob(".lake/**/*.olean")}
    bad = "import P.A\ntheorem b' : 0 < a := a_pos\n"
    broken = await broken_dependents(project, toolchain, tmp_path / "state", {"P.B": bad})
    assert set(broken) == {"P.C", "P"}
    assert "P/C.lean:2" in broken["P.C"]
    assert {f: built[f] for f in built} == {f: f.read_bytes() for f in built}


@pytest.mark.parametrize("printing", ["", "old"])
async def test_errors_of_modules_are_theirs(lake, project, tmp_path, monkeypatch, printing: str) -> None:
    monkeypatch.setenv("LAKE_STANDIN", printing)
    toolchain = await open_lake(project, lake)
    await build(project, toolchain, ["P"], tmp_path / "state")
    (project.root / "P/B.lean").write_text("import P.A\ntheorem b : a = 2 := rfl\n")
    result = await build(project, toolchain, ["P", "P.A"], tmp_path / "state")
    assert set(result.failed) == {"P.B", "P.C", "P"}
    assert "P/B.lean:2:" in result.failed["P.B"]
    assert result.failed["P.C"] == "imports P.B, which does not build"
    (project.root / "P/B.lean").write_text("import Nope.X\n")
    result = await build(project, toolchain, ["P.B"], tmp_path / "state")
    assert "bad import 'Nope.X'" in result.failed["P.B"]


@pytest.mark.parametrize(
    ("injected", "error", "message"),
    [
        ("network", ToolFailed, "network"),
        ("manifest", ToolFailed, "manifest"),
        ("disk", ToolFailed, "disk"),
        ("signal", ToolFailed, "SIGSEGV"),
    ],
)
async def test_failures_of_a_build(lake, project, tmp_path, monkeypatch, injected, error, message) -> None:
    toolchain = await open_lake(project, lake)
    monkeypatch.setenv("LAKE_STANDIN", injected)
    with pytest.raises(error, match=message) as caught:
        await build(project, toolchain, ["P"], tmp_path / "state")
    assert caught.value.hint
    assert "\n" not in caught.value.message


async def test_mathlib_is_not_compiled_by_the_way(lake, project, tmp_path) -> None:
    lakefile = project.root / "lakefile.toml"
    lakefile.write_text(
        lakefile.read_text() + '[[require]]\nname = "mathlib"\nscope = "leanprover-community"\n'
    )
    (project.root / "P/M.lean").write_text("import Mathlib.Tactic\n")
    project = find_project(project.root)
    toolchain = await open_lake(project, lake)
    assert any("mathlib" in folder.parts for folder in toolchain.search_path())
    by_path = project.root.parent / "q"
    assert toolchain.own_path() == tuple(p / ".lake/build/lib/lean" for p in (project.root, by_path))
    for modules in (["Mathlib.Tactic"], ["P.M"]):
        with pytest.raises(BuildError, match=r"Mathlib is required in .* and not built") as caught:
            await build(project, toolchain, modules, tmp_path / "state")
        assert "`lake exe cache get`" in caught.value.hint
    assert (await build(project, toolchain, ["P.A"], tmp_path / "state")).failed == {}


async def test_a_module_that_no_package_has(lake, project, tmp_path) -> None:
    toolchain = await open_lake(project, lake)
    with pytest.raises(BuildError, match=r"unknown module prefix 'Mathlib\.Tactic'"):
        await build(project, toolchain, ["Mathlib.Tactic"], tmp_path / "state")


@pytest.mark.parametrize(("injected", "error"), [("toolchain", ToolMissing), ("config", ToolFailed)])
async def test_a_lake_that_cannot_start(
    lake, project, monkeypatch, injected: str, error: type[Exception]
) -> None:
    monkeypatch.setenv("LAKE_STANDIN", injected)
    with pytest.raises(error, match="lake env") as caught:
        await open_lake(project, lake)
    assert isinstance(caught.value, InfrastructureError)


async def test_a_build_without_end(lake, project, tmp_path, monkeypatch) -> None:
    toolchain = await open_lake(project, lake, build_seconds=1.0)
    monkeypatch.setenv("LAKE_STANDIN", "hang")
    with pytest.raises(ToolFailed, match="timeout"):
        await build(project, toolchain, ["P"], tmp_path / "state")


def test_no_key_reaches_lake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-x")
    monkeypatch.setenv("LEANLOOP_API_KEY", "y")
    monkeypatch.setenv("https_proxy", "http://proxy")
    passed = passed_environment()
    assert passed["https_proxy"] == "http://proxy"
    assert "HOME" in passed
    assert not [k for k in passed if "KEY" in k]


def test_lake_where_it_is_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ELAN_HOME", str(tmp_path / "none"))
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_lake() is None
    (tmp_path / "lake").write_text("#!/bin/sh\n")
    (tmp_path / "lake").chmod(0o755)
    assert find_lake() == str(tmp_path / "lake")
    assert find_lake(str(tmp_path / "lake")) == str(tmp_path / "lake")
    with pytest.raises(ToolMissing, match="no lake at"):
        find_lake(str(tmp_path / "nope"))


REAL = next(
    (f for f in (shutil.which("lake"), str(Path.home() / ".elan/bin/lake")) if f and os.access(f, os.X_OK)),
    None,
)


@pytest.mark.lake
@pytest.mark.skipif(REAL is None, reason="no lake on this machine")
async def test_a_real_lake(project: Project, tmp_path: Path) -> None:
    assert REAL is not None
    toolchain = await open_lake(project, REAL)
    assert isinstance(toolchain, LakeToolchain)
    result = await build(project, toolchain, ["P"], tmp_path / "state")
    assert result.failed == {}
    assert [d.kind for d in result.diagnostics["P.B"]] == ["hasSorry"]
    (tmp_path / "X.lean").write_text("import P\nexample : 0 < a := by omega_nat_does_not_exist\n")
    command = toolchain.lean(("--json", "X.lean"), cwd=tmp_path, extra_path=(result.folder,))
    finished = await run(command, Limits(seconds=120, processes=4096))
    assert finished.exit_code == 1
    bad = "import P.A\ntheorem b' : 0 < a := a_pos\n"
    assert set(await broken_dependents(project, toolchain, tmp_path / "state", {"P.B": bad})) == {"P.C", "P"}
    (project.root / "P/A.lean").write_text("import Nope.X\n")
    failed = (await build(project, toolchain, ["P"], tmp_path / "state")).failed
    assert "P.A" in failed
