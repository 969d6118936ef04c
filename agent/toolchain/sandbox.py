"""Which sandbox this machine allows, found out by trying, once.

From the strongest: namespaces of our own with Landlock and seccomp; bubblewrap, which may be allowed where we
are not (Ubuntu's AppArmor, a setuid bwrap); Landlock, seccomp and rlimits as far as the kernel has them (in
most containers); rlimits alone (macOS).  In all of them the environment is only what the command says.  What
is up is said in words in every result, and by `leanloop doctor`.
"""

from __future__ import annotations

import asyncio
import shutil
import sys
from pathlib import Path

from agent.errors import ToolFailed
from agent.toolchain.tree import Command, Limits, Mode, Tree

# A fact about the machine, not a setting: it cannot change while we run, and trying costs 30 ms.
_found: dict[str, tuple[Mode, str]] = {}


async def choose(wanted: bool | Mode) -> Mode:
    """The mode for `sandbox=`: that mode, none for False, the best that works here for True."""
    if isinstance(wanted, Mode):
        return wanted
    return (await probe())[0] if wanted else Mode.NONE


async def probe() -> tuple[Mode, str]:
    """The best mode that works here, and its fences in words."""
    if "best" not in _found:
        for mode in (Mode.NAMESPACES, Mode.BUBBLEWRAP, Mode.PLAIN):
            words = await try_out(mode)
            if words:
                _found["best"] = (mode, words)
                break
        else:
            raise ToolFailed(f"cannot start {sys.executable}, not even without a sandbox")
    return _found["best"]


async def try_out(mode: Mode) -> str:
    """The fences of a mode in words, as far as they work here; empty if they do not."""
    if (mode is Mode.NAMESPACES and sys.platform != "linux") or (
        mode is Mode.BUBBLEWRAP and not shutil.which("bwrap")
    ):
        return ""
    own = (Path(sys.prefix), Path(sys.base_prefix))
    command = Command(
        (sys.executable, "-I", "-S", "-c", "print(1)"), Path("/"), {"LANG": "C.UTF-8"}, readable=own
    )
    tree = await Tree.start(command, Limits(seconds=20.0), mode)
    tree.stdin.close()
    said, _ = await asyncio.gather(tree.stdout.read(), tree.stderr.read())
    code = await tree.end()
    tree.abandon()
    return tree.sandbox if code == 0 and said == b"1\n" else ""
