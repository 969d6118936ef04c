"""Imports point one way (DESIGN.md): a module may import only from the rooms that its own is listed with."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

AGENT = Path(__file__).parent.parent / "agent"

# room -> the rooms that it may import from, besides itself
ROOMS: dict[str, set[str]] = {
    "types": set(),
    "errors": {"types"},
    "files": {"errors"},
    "config": {"types", "errors"},
    "lean": {"types", "errors"},
    "toolchain": {"types", "errors", "lean"},
    "check": {"types", "errors", "lean", "toolchain"},
    "judge": {"types", "errors", "files", "lean", "toolchain"},
    "prompting": {"types", "errors", "lean", "model"},
    "model": {"types", "errors", "files", "lean", "config", "check", "prompting"},
    "records": {"types", "errors", "files", "lean"},
    "outcomes": {"types", "errors"},
    "edits": {"types", "errors", "files", "lean"},
    "targets": {"types", "errors", "lean"},
    "screening": {"types", "check", "prompting"},
    "search": {"types", "errors", "lean", "check", "model", "prompting", "outcomes", "screening"},
}
ABOVE = set(ROOMS) | {
    "__init__"
}  # report, session, ci, evaluate, premises, mcp ...: anything below, and each other
TOP = {"cli", "__main__"}


def room(path: Path) -> str:
    """The room that a file of agent/ belongs to."""
    relative = path.relative_to(AGENT)
    return relative.parts[0] if len(relative.parts) > 1 else relative.stem


def imported(path: Path) -> set[str]:
    """The rooms that a file imports from, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [a.name for a in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            module = node.module or ""
            names = [f"{module}.{a.name}" for a in node.names] if module == "agent" else [module]
        found |= {n.split(".")[1] for n in names if n.startswith("agent.")}
    return {f for f in found if (AGENT / f).exists() or (AGENT / f"{f}.py").exists()}


@pytest.mark.parametrize("path", sorted(AGENT.rglob("*.py")), ids=lambda p: p.relative_to(AGENT).as_posix())
def test_imports_point_one_way(path: Path) -> None:
    own = room(path)
    if own in TOP:
        return
    seen = imported(path) - {own}
    assert not seen & TOP, f"{own} imports the command line"
    if own in ROOMS:
        assert seen <= ROOMS[own], f"{own} may not import {sorted(seen - ROOMS[own])}"


def test_a_wrong_direction_is_noticed(tmp_path: Path) -> None:
    file = tmp_path / "x.py"
    file.write_text("def f():\n    from agent.judge import audit\n    import agent.search\n")
    assert imported(file) == {"judge", "search"}
