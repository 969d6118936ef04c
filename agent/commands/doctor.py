"""`leanloop doctor`: what was found on this machine, so that anyone can run the very same Lean by hand."""

from __future__ import annotations

import json
import os
import platform
import shutil
import sys
from pathlib import Path
from typing import Any

from agent import config
from agent.errors import LeanLoopError

_ELAN_HINT = (
    "no lake on PATH: install elan (the Lean toolchain manager, see lean-lang.org/install) to use a project's own "
    "toolchain; until then the embedded Lean is used"
)


async def run(*, as_json: bool = False) -> int:
    """Look around and say it; 3 when there is no Lean at all."""
    facts, notes = await examine()
    if as_json:
        print(json.dumps(facts, ensure_ascii=False, indent=1))
    else:
        print("\n".join(_lines(facts, notes)))
    return 0 if facts["lake"] or facts["embedded"] else 3


async def examine() -> tuple[dict[str, Any], list[str]]:
    """The facts of DESIGN.md's `doctor --json`, and what to do about what is missing."""
    notes: list[str] = []
    facts: dict[str, Any] = {
        "python": platform.python_version(),
        "platform": f"{platform.system()} {platform.machine()}",
        "lake": await _lake(notes),
        "embedded": await _embedded(notes),
        "sandbox": await _sandbox(),
        "models": _models(),
    }
    return facts, notes


async def _lake(notes: list[str]) -> dict[str, str] | None:
    from agent.toolchain.lake import find_lake, lake_version

    try:
        lake = find_lake(config.load(Path.cwd()).toolchain.lake)
    except LeanLoopError as e:  # a wrong setting is one of the things to find here
        notes.append(f"{e.message}. {e.hint}".strip())
        return None
    if lake is None:
        notes.append(_ELAN_HINT)
        return None
    return {"command": lake, "elan": shutil.which("elan") or "", "version": await lake_version(lake)}


async def _embedded(notes: list[str]) -> dict[str, Any] | None:
    from agent.toolchain import embedded

    try:
        lean = await embedded.install(building=lambda: print(embedded.PREPARING, file=sys.stderr, flush=True))
    except LeanLoopError as e:
        notes.append(f"{e.message}. {e.hint}".strip())
        return None
    path = os.pathsep.join(map(str, lean.search_path()))
    return {"version": lean.version, "command": list(lean.argv), "lean_path": path}


async def _sandbox() -> str:
    from agent.toolchain import sandbox

    return (await sandbox.probe())[1]


def _models() -> list[dict[str, Any]]:
    """The presets, and whether their key is set; never the key."""
    from agent.model.spec import PRESETS

    known = [{"spec": "portfolio", "ready": True, "key": None}]
    known += [
        {"spec": f"{name}:NAME", "ready": config.api_key(preset.key) is not None, "key": preset.key}
        for name, preset in PRESETS.items()
    ]
    return known


def _lines(facts: dict[str, Any], notes: list[str]) -> list[str]:
    lines = [f"python    {facts['python']} on {facts['platform']}"]
    lake, embedded = facts["lake"], facts["embedded"]
    lines.append(f"lake      {lake['command'] if lake else 'not found'}")
    if embedded:
        lines.append(f"embedded  Lean {embedded['version']} with leanloop's core subset of Init")
        lines.append(f"          LEAN_PATH={embedded['lean_path']} {' '.join(embedded['command'])}")
    else:
        lines.append("embedded  not installed")
    lines.append(f"sandbox   {facts['sandbox']}")
    lines += [
        f"model     {m['spec']:<16} {'ready' if m['ready'] else 'needs ' + str(m['key'])}"
        for m in facts["models"]
    ]
    return [*lines, *notes]
