"""Commands in a project whose Lake can be run: a stand-in that builds with the genuine Lean."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands.conftest import Leanloop


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


@pytest.mark.parametrize(
    ("injected", "message"),
    [
        ("network", "(network): fatal: unable to access"),
        ("signal", "(signal): Lean or Lake was ended by SIGSEGV"),
    ],
)
def test_each_failure_of_lake_has_its_message(
    by_lake: Leanloop, project: Path, injected: str, message: str
) -> None:
    said = by_lake("prove", ".", LAKE_STANDIN=injected)
    assert said.code == 3
    assert message in said.err
    assert said.out == ""


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
