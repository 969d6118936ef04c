"""The lakefile's options reach every Lean that is started for a module, and none that could weaken the judge does."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support import standin_lake

from agent.check.lsp import Document
from agent.check.oneshot import OneshotChecker
from agent.check.protocol import CheckRequest
from agent.check.server import ServerChecker
from agent.config import Settings
from agent.lean import text as lean_text
from agent.lean.project import Project, find_project
from agent.lean.setup import of_answer, of_arguments
from agent.session import opening
from agent.toolchain import lake
from agent.toolchain.build import build
from agent.toolchain.process import Command, Limits, start
from agent.types import CheckStatus, Span, VerdictKind

if TYPE_CHECKING:
    from agent.toolchain.protocol import Toolchain

REAL = next(
    (f for f in (shutil.which("lake"), str(Path.home() / ".elan/bin/lake")) if f and os.access(f, os.X_OK)),
    None,
)

LAKEFILE = """\
name = "p"
leanOptions = { autoImplicit = false }
moreLeanArgs = ["-Dpp.unicode.fun=true", "-DmaxRecDepth=900"]
weakLeanArgs = ["-Dweak.nobody.has.it=true"]

[[lean_lib]]
name = "Strict"

[[lean_lib]]
name = "Free"
leanOptions = [{ name = "autoImplicit", value = true }, { name = "weak.relaxedAutoImplicit", value = false }]
"""
# The same as a program whose options cannot be seen without running it.
PROGRAM = """\
import Lake
open Lake DSL

def strict : Array LeanOption := #[⟨`autoImplicit, false⟩]

package p where
  leanOptions := strict

lean_lib Strict

lean_lib Free where
  leanOptions := (#[⟨`autoImplicit, true⟩] : Array LeanOption) ++ #[⟨`weak.relaxedAutoImplicit, false⟩]
"""
AUTO = "theorem auto (h : p ∧ q) : p := h.1\n"
RELAXED = "theorem relaxed (h : hyp) : hyp := h\n"


def make(root: Path, lakefile: str = LAKEFILE, *, as_program: bool = False) -> Project:
    root.mkdir()
    (root / "lakefile.toml").write_text(lakefile)
    if as_program:
        (root / "lakefile.toml").rename(root / standin_lake.SECRET)
        (root / "lakefile.lean").write_text(PROGRAM)
    for library in ("Strict", "Free"):
        (root / library).mkdir()
        (root / f"{library}/A.lean").write_text("theorem base : True := trivial\n")
        (root / f"{library}.lean").write_text(f"import {library}.A\n")
    return find_project(root)


async def by_lake(tmp_path: Path, project: Project) -> tuple[Project, Toolchain]:
    toolchain = await lake.open_lake(project, str(standin_lake.install(tmp_path / "bin")))
    learnt, trouble = await lake.learn(
        project, toolchain, [project.root / "Free.lean", project.root / "Strict.lean"]
    )
    assert not trouble
    return learnt, toolchain


async def agree(project: Project, toolchain: Toolchain, tmp_path: Path) -> None:
    """Both checkers, the judge and our builds take each proof where the lakefile's options allow it."""
    built = await build(project, toolchain, ["Strict.A", "Free.A"], tmp_path / "state")
    oneshot = OneshotChecker(toolchain, import_path=(built.folder,), setups=project.setup_for)
    server = ServerChecker(toolchain, import_path=(built.folder,), setups=project.setup_for)
    judge = opening.make_judge(project, toolchain, (built.folder,), Settings())
    for module, proof, holds in (
        ("Free", AUTO, True),
        ("Strict", AUTO, False),
        ("Free", RELAXED, False),
        ("Strict", "theorem one {p : Prop} (h : p) : p := h\n", True),
    ):
        file, text = project.root / f"{module}.lean", f"import {module}.A\n{proof}"
        request = CheckRequest(file, text, Span(text.index("theorem"), len(text)), 60.0)
        answers = [await checker.check(request) for checker in (oneshot, server)]
        assert [a.status is CheckStatus.PASSED for a in answers] == [holds] * 2, (module, proof, answers)
        said = [[(d.start, d.end, d.severity, d.message) for d in a.diagnostics] for a in answers]
        assert said[0] == said[1]
        [verdict] = await judge.audit(file, module, text, [lean_text.declarations(text)[0].name])
        assert (verdict.kind is VerdictKind.PROVED) == holds, verdict
        after = await build(project, toolchain, [module], tmp_path / "state", texts={module: text})
        assert (module not in after.failed) == holds
    await server.aclose()
    await oneshot.aclose()


@pytest.mark.parametrize("kind", ["embedded", "lake", "old", "no-setup", "lakefile.lean"])
async def test_checkers_judge_and_builds_agree_with_the_lakefile(
    lean, tmp_path, monkeypatch, kind: str
) -> None:
    project = make(tmp_path / "p", as_program=kind == "lakefile.lean")
    toolchain: Toolchain = lean
    if kind in ("old", "no-setup"):
        monkeypatch.setenv("LAKE_STANDIN", kind)
    if kind == "no-setup":
        toolchain = await lake.open_lake(project, str(standin_lake.install(tmp_path / "bin")))
        project, trouble = await lake.learn(project, toolchain, [project.root / "Free.lean"])
        assert "unknown command 'setup-file'" in trouble
    elif kind != "embedded":
        project, toolchain = await by_lake(tmp_path, project)
        assert bool(project.setup_of("Free").answer) == (kind != "old")
    monkeypatch.delenv("LAKE_STANDIN", raising=False)
    await agree(project, toolchain, tmp_path)


@pytest.mark.lake
@pytest.mark.skipif(REAL is None, reason="no lake on this machine")
@pytest.mark.parametrize("as_program", [False, True])
async def test_they_agree_with_a_real_lake(tmp_path: Path, as_program: bool) -> None:
    assert REAL is not None
    project = make(tmp_path / "p", as_program=as_program)
    toolchain = await lake.open_lake(project, REAL)
    project, trouble = await lake.learn(
        project, toolchain, [project.root / f"{m}.lean" for m in ("Free", "Strict")]
    )
    assert not trouble
    assert project.setup_of("Free").answer
    await agree(project, toolchain, tmp_path)


async def test_lake_serve_says_what_the_servers_in_our_folders_say(lean, tmp_path: Path) -> None:
    """The language server that an editor starts, in the project itself, against ours with Lake's answer."""
    project, toolchain = await by_lake(tmp_path, make(tmp_path / "p"))
    assert isinstance(toolchain, lake.LakeToolchain)
    server = ServerChecker(toolchain, setups=project.setup_for)
    limits = Limits(120.0, processes=4096)
    for module, proof in (("Free", AUTO), ("Strict", AUTO), ("Free", RELAXED)):
        file, text = project.root / f"{module}.lean", f"import {module}.A\n{proof}"
        argv = (toolchain.lake, "serve", "--", "-Dserver.reportDelayMs=0")
        process = await start(Command(argv, project.root, lake.passed_environment()), limits)
        document = Document(process, file.as_uri(), limits)
        await document.initialize(project.root.as_uri(), direct=False)
        said = [d.message for d in await document.elaborate(text)]
        await document.aclose()
        ours = await server.check(CheckRequest(file, text, None, 60.0))
        assert [d.message for d in ours.diagnostics] == said
    await server.aclose()


@pytest.mark.parametrize(
    "name",
    [
        "debug.skipKernelTC",
        "«debug».skipKernelTC",
        "weak.debug.skipKernelTC",
        "«weak».«debug».«skipKernelTC»",
    ],
)
def test_an_option_has_one_name_however_it_is_written(name: str) -> None:
    answer = json.dumps({"importArts": {}, "options": {name: True, "autoImplicit": False}})
    for setup in (of_arguments([f"-D{name}=true", "-DautoImplicit=false"]), of_answer(answer)):
        assert "debug" not in setup.answer + "".join(setup.arguments)
        assert "autoImplicit" in setup.answer + "".join(setup.arguments)
        assert len(setup.ignored) == 1


CHEATS = {
    "debug.skipKernelTC": "theorem cheat : 1 = 2 := by decide +kernel\n",
    "debug.byAsSorry": "theorem cheat : 1 = 2 := by rfl\n",
    "warn.sorry": "theorem cheat : 1 = 2 := sorry\n",
}


@pytest.mark.parametrize("kind", ["embedded", "lake", "lakefile.lean"])
async def test_no_option_of_the_lakefile_weakens_a_verdict(lean, tmp_path: Path, kind: str) -> None:
    options = "weak.debug.skipKernelTC = true, debug.byAsSorry = true, warn.sorry = false"
    libraries = '[[lean_lib]]\nname = "Strict"\n[[lean_lib]]\nname = "Free"\n'
    lakefile = f'name = "p"\nleanOptions = {{ {options} }}\n{libraries}'
    project = make(tmp_path / "p", lakefile, as_program=kind == "lakefile.lean")
    toolchain: Toolchain = lean
    if kind != "embedded":
        project, toolchain = await by_lake(tmp_path, project)
    file = project.root / "Free.lean"
    setup = project.setup_of("Free")
    assert [s.split(" is ")[0].rsplit(" ", 1)[1] for s in setup.ignored] == list(CHEATS)
    assert "debug" not in setup.answer + "".join(setup.arguments)
    checkers = [c(toolchain, setups=project.setup_for) for c in (OneshotChecker, ServerChecker)]
    judge = opening.make_judge(project, toolchain, (), Settings())
    for text in CHEATS.values():
        for checker in checkers:
            checked = await checker.check(CheckRequest(file, text, Span(0, len(text)), 60.0))
            assert checked.status is CheckStatus.FAILED
        [verdict] = await judge.audit(file, "Free", text, ["cheat"])
        assert verdict.kind is not VerdictKind.PROVED
    [verdict] = await judge.audit(file, "Free", "theorem honest : 1 = 1 := rfl\n", ["honest"])
    assert verdict.kind is VerdictKind.PROVED
    assert set(setup.ignored) <= set(verdict.notes)
    for checker in checkers:
        await checker.aclose()
