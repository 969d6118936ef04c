"""Replay with `leanchecker`, the checker that Lean toolchains bring along from 4.28 on.

It loads a module's imports and gives the module's declarations to the kernel again; it reads the .olean as the
memory image that it is, so a forged one may crash it, which says nothing about the proof.
"""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from agent.toolchain.process import Limits, run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agent.toolchain.process import Command, Finished
    from agent.toolchain.protocol import Toolchain

PROGRAM = "leanchecker"
_DECLARATION = re.compile(r"declaration '([^'\n]+)'")
_REFUSALS = ("(kernel)", "found a problem in")


def command(toolchain: Toolchain, olean: Path, module: str, path: Sequence[Path]) -> Command | None:
    """How to start it on `module`, whose file is `olean`; None where the toolchain has none.

    It stands beside `lean`, and is started as the toolchain starts `lean` (`lake env lean` included).
    """
    parts = module.split(".")
    root = olean.parents[len(parts) - 1]
    if olean.with_suffix("") != root.joinpath(*parts):
        root, module = olean.parent, olean.stem
    as_lean = toolchain.lean((), cwd=root, extra_path=(root, *path))
    places = [i for i, word in enumerate(as_lean.argv) if Path(word).name == "lean"]
    if not places:
        return None
    lean = as_lean.argv[places[-1]]
    program = str(Path(lean).with_name(PROGRAM)) if os.sep in lean else PROGRAM
    if shutil.which(program, path=as_lean.env.get("PATH", os.defpath)) is None:
        return None
    argv = (*as_lean.argv[: places[-1]], program, module)
    return replace(as_lean, argv=argv, readable=(*as_lean.readable, root, *path))


async def check(started_as: Command, limits: Limits) -> tuple[str, tuple[tuple[str, str, str], ...], str]:
    """Run it: `accepted`, `rejected` or `inconclusive`; failures; and a note on what was done."""
    finished = await run(started_as, limits, sandbox=True)
    return understand(finished)


def understand(finished: Finished) -> tuple[str, tuple[tuple[str, str, str], ...], str]:
    """What its end says.  Only a complaint of the kernel is a rejection."""
    if finished.stop is not None:
        return "inconclusive", (), f"{PROGRAM} was stopped ({finished.stop})"
    if finished.exit_code == 0:
        return "accepted", (), f"replayed with {PROGRAM}"
    said = (finished.stderr + finished.stdout).decode("utf-8", "replace").strip()
    if finished.exit_code > 0 and any(words in said for words in _REFUSALS):
        about = _DECLARATION.search(said)
        failure = (about[1] if about else "a declaration", "kernel", said[:500])
        return "rejected", (failure,), f"replayed with {PROGRAM}"
    return "inconclusive", (), f"{PROGRAM} failed ({finished.exit_code}): {said[-300:]}"
