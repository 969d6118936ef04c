"""The lakefile's options reach every Lean that is started for a module, and none that could weaken the judge does."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support import standin_lake

from agent import opening
from agent.check.oneshot import OneshotChecker
from agent.check.protocol import CheckRequest
from agent.check.server import ServerChecker
from agent.config import Settings
from agent.lean import text as lean_text
from agent.lean.project import Project, find_project
from agent.toolchain import lake
from agent.toolchain.build import build
from agent.types import CheckStatus, Span, VerdictKind

if TYPE_CHECKING:
    from agent.toolchain.protocol import Toolchain

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
AUTO = "theorem auto (h : p ∧ q) : p := h.1\n"
RELAXED = "theorem relaxed (h : hyp) : hyp := h\n"


def make(root: Path, lakefile: str = LAKEFILE, *, as_program: bool = False) -> Project:
    root.mkdir()
    (root / "lakefile.toml").write_text(lakefile)
    if as_program:
        (root / "lakefile.toml").rename(root / standin_lake.SECRET)
        (root / "lakefile.lean").write_text(
            "import Lake\nopen Lake DSL\npackage p\nlean_lib Strict\nlean_lib Free\n"
        )
    for library in ("Strict", "Free"):
        (root / library).mkdir()
        (root / f"{library}/A.lean").write_text("theorem base : True := trivial\n")
        (root / f"{library}.lean").write_text(f"import {library}.A\n")
    return find_project(root)


async def by_lake(tmp_path: Path, project: Project) -> tuple[Project, Toolchain]:
    toolchain = await lake.open_lake(project, str(standin_lake.install(tmp_path / "bin")))
    learnt, trouble = await lake.learn(project, toolchain, list(project.files()))
    assert not trouble
    return learnt, toolchain


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
