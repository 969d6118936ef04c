"""`leanloop init`: leanloop.toml and a CI job for a repository, after a look at it.  Overwrites nothing by itself."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from agent import edits
from agent.commands import starting
from agent.errors import ToolFailed, UsageError

if TYPE_CHECKING:
    from agent.commands.starting import Planned, Repository

PROVIDERS = ("auto", "github", "gitlab", "none")


@dataclass(frozen=True)
class Request:
    """What the user asked for."""

    path: Path = Path()
    ci: str = "auto"
    force: bool = False
    dry_run: bool = False
    as_json: bool = False


def run(request: Request) -> int:
    """Look, write what is not there yet, and say what to do next.  Raises UsageError, ToolFailed."""
    if request.ci not in PROVIDERS:
        raise UsageError(f"--ci {request.ci} is none of {', '.join(PROVIDERS)}")
    found = starting.look(request.path)
    ci = (found.ci or "github") if request.ci == "auto" else request.ci
    done = [(p, _write(found, p, request)) for p in starting.plan(found, ci)]
    following = _next(found, done)
    if request.as_json:
        print(json.dumps(_as_json(found, done, following), ensure_ascii=False, indent=1))
        return 0
    print("\n".join(_seen(found)))
    for planned, action in done:
        print(f"{action:<12}{planned.path.as_posix()}")
        if request.dry_run:
            print("\n".join(f"    {line}".rstrip() for line in planned.text.splitlines()))
    print("next:")
    print("\n".join(f"  {step}" for step in following))
    return 0


def _write(found: Repository, planned: Planned, request: Request) -> str:
    """What was done with a file: written, kept, replaced, or what would be."""
    path = found.top / planned.path
    there = path.exists() or path.is_symlink()
    if there and not request.force:
        return "kept"
    if request.dry_run:
        return "would replace" if there else "would write"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as e:
        raise ToolFailed(f"cannot make {path.parent}: {e.strerror}") from e
    edits.write_new(path, planned.text)
    return "replaced" if there else "wrote"


def _seen(found: Repository) -> list[str]:
    packages = ", ".join(found.dependencies) or ("Mathlib" if found.mathlib else "none that can be read here")
    return [
        f"project     {found.project} ({found.lakefile})",
        f"toolchain   {found.pin or 'no lean-toolchain'}",
        f"packages    {packages}",
        f"CI          {found.ci or 'nothing tells which; GitHub is assumed'}",
    ]


def _next(found: Repository, done: list[tuple[Planned, str]]) -> list[str]:
    """What is left for a person to do."""
    steps = []
    if found.pin and shutil.which("lake") is None:
        steps.append("install elan (lean-lang.org/install), so that the project's own Lean is used")
    if found.mathlib:
        steps.append("lake exe cache get, so that Mathlib is not compiled here")
    kept = [p.path.as_posix() for p, action in done if action == "kept"]
    if kept:
        steps.append(
            f"{', '.join(kept)}: there already, left as it is (--force replaces it, --dry-run shows what by)"
        )
    if any(p.path == starting.GITLAB_INCLUDED for p, _ in done):
        steps.append(f"add to .gitlab-ci.yml: include: [{{local: {starting.GITLAB_INCLUDED.as_posix()}}}]")
    if any(p.path == starting.WORKFLOW for p, _ in done):
        steps.append("pin the action in the workflow to the commit of a release")
    steps.append("leanloop check --no-build, to see what is unproved; leanloop prove, to try to prove it")
    return steps


def _as_json(found: Repository, done: list[tuple[Planned, str]], following: list[str]) -> dict[str, Any]:
    return {
        "saw": {
            "project": str(found.project),
            "lakefile": found.lakefile,
            "toolchain": found.pin or None,
            "packages": list(found.dependencies),
            "mathlib": found.mathlib,
            "ci": found.ci or None,
        },
        "files": [{"path": p.path.as_posix(), "action": action, "text": p.text} for p, action in done],
        "next": following,
    }
