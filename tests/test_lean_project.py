"""The sample project: a plain Lake project, and each of its holes has a known proof that the judge accepts."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from agent.judge.judge import Judge
from agent.judge.task import Source
from agent.lean import text as lean_text
from agent.lean.project import find_project
from agent.toolchain import build
from agent.toolchain.embedded import EmbeddedLean
from agent.types import Declaration, VerdictKind

ROOT = Path(__file__).parent.parent / "lean_project"
SOLUTIONS = Path(__file__).parent / "solutions"
MODULES = ["Logic", "Arith", "Lists", "Trees", "Compiler", "Sorting"]


def declarations(folder: Path, module: str) -> dict[str, tuple[str, Declaration]]:
    """Name -> (source, declaration) of one module."""
    source = (folder / "LeanProject" / f"{module}.lean").read_text("utf-8")
    return {d.name: (source, d) for d in lean_text.declarations(source)}


def test_it_is_a_lake_project_for_a_full_toolchain() -> None:
    lakefile = tomllib.loads((ROOT / "lakefile.toml").read_text("utf-8"))
    assert lakefile["lean_lib"] == [{"name": "LeanProject"}]
    assert (ROOT / "lean-toolchain").read_text("utf-8") == "leanprover/lean4:v4.35.0\n"
    every = [d for m in MODULES for _, d in declarations(ROOT, m).values() if d.kind == "theorem"]
    assert sum(bool(d.holes) for d in every) >= 40
    assert sum(not d.holes for d in every) >= 60


@pytest.mark.parametrize("module", MODULES)
def test_the_solutions_differ_in_the_proofs_only(module: str) -> None:
    open_ones, solved = declarations(ROOT, module), declarations(SOLUTIONS, module)
    assert list(open_ones) == list(solved)
    for name, (source, d) in open_ones.items():
        text, s = solved[name]
        assert not s.holes
        if d.holes:
            assert s.signature.of(text).strip() == d.signature.of(source).strip()
        else:
            assert s.span.of(text) == d.span.of(source)


async def test_every_known_proof_is_accepted(lean: EmbeddedLean, tmp_path: Path) -> None:
    texts = {f"LeanProject.{m}": (SOLUTIONS / f"LeanProject/{m}.lean").read_text("utf-8") for m in MODULES}
    built = await build.build(find_project(ROOT), lean, ["LeanProject"], tmp_path, texts=texts)
    assert not built.failed
    judge = Judge(lean)
    for module in MODULES:
        path = f"LeanProject/{module}.lean"
        names = [n for n, (_, d) in declarations(ROOT, module).items() if d.holes]
        texts = [(folder / path).read_text("utf-8") for folder in (ROOT, SOLUTIONS)]
        challenge, solution = (Source(t, f"LeanProject.{module}", (built.folder,)) for t in texts)
        for verdict in await judge.judge(challenge, solution, names):
            assert verdict.kind is VerdictKind.PROVED, verdict
