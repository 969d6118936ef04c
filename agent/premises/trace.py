"""Traced repositories: lean-dojo where it, a toolchain and a network exist, and one clear message where not."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from agent.errors import TargetError, ToolFailed, ToolMissing
from agent.premises import trace_worker
from agent.toolchain import lake
from agent.toolchain.process import GIB, MIB, Command, Limits, run

if TYPE_CHECKING:
    from collections.abc import Callable

_LIMITS = Limits(seconds=24 * 3600, memory=256 * GIB, output=4 * MIB, file_size=256 * GIB, processes=1 << 14)
_INSTALL = "pip install 'leanloop[dojo]' (Python 3.11 or 3.12; about 75 packages, 330 MB)"
_MAY_NEED = "tracing needs lake (elan), git and the network; a corpus traced elsewhere: `leanloop premises import FILE`"


async def trace(repo: str, out: Path, stage: Callable[[str], None] = lambda _: None) -> None:
    """Write the corpus of a repository (a URL, or the path of a clone) to `out`.

    Raises ToolMissing when lean-dojo, lake or git is not there, TargetError for a path that is no clone, ToolFailed
    with the last thing that was said when tracing fails.
    """
    if importlib.util.find_spec("lean_dojo") is None:
        raise ToolMissing("tracing needs lean-dojo, which is not installed", hint=_INSTALL)
    if lake.find_lake() is None:
        raise ToolMissing("tracing needs lake, and none was found", hint=lake.ELAN_HINT)
    if shutil.which("git") is None:
        raise ToolMissing("tracing needs git, and none was found", hint="install git")
    environment = lake.passed_environment()
    if "://" not in repo and not repo.startswith("git@"):
        if not (Path(repo) / ".git").exists():
            raise TargetError(
                f"{repo} is no clone of a git repository", hint="name a URL, or the folder of a clone"
            )
        repo = str(Path(repo).resolve())
        environment["DISABLE_REMOTE_CACHE"] = "1"  # or lean-dojo takes a path for a repository of GitHub
    stage(f"tracing {repo} with lean-dojo: this builds it, which may take hours")
    argv = (sys.executable, trace_worker.__file__, repo, "-", str(out))
    finished = await run(Command(argv, out.parent, environment), _LIMITS)
    if finished.exit_code != 0 or finished.stop or not out.exists():
        said = finished.stderr.decode("utf-8", "replace").strip().splitlines() or [
            f"exit code {finished.exit_code}"
        ]
        raise ToolFailed(
            f"lean-dojo could not trace {repo}: {finished.stop or said[-1][:300]}", hint=_MAY_NEED
        )
