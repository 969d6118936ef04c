"""`leanloop prove`: find the holes, prove them, show or write what was found."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from agent import edits, outcomes, session, tasks
from agent.errors import SourceChanged, TargetError, UsageError
from agent.report import live, results

if TYPE_CHECKING:
    from collections.abc import Mapping

    from agent.lean.project import Project
    from agent.types import Image, Run, Task

_MEDIA = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp"}
_MAX_IMAGE = 20 << 20


@dataclass(frozen=True)
class Request:
    """What the user asked for."""

    targets: tuple[str, ...] = (".",)
    only: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    flags: Mapping[str, object] = field(default_factory=dict)
    images: tuple[Path, ...] = ()
    write: bool = False
    patch: Path | None = None
    resume: str | None = None
    record: Path | None = None
    replay: Path | None = None
    quiet: bool = False
    as_json: bool = False


async def run(request: Request) -> int:
    """Do it; the exit code is DESIGN.md's."""
    if request.write and request.patch:
        raise UsageError("--write and --patch exclude each other", hint="give one of them")
    project, found = find_tasks(request)
    options = session.Options(
        flags=request.flags,
        images=tuple(read_image(p) for p in request.images),
        resume=request.resume,
        record=request.record,
        replay=request.replay,
    )
    view = live.view(len(found), quiet=request.quiet)
    async with session.opened(project, found, options, view) as opened:
        result = await session.prove(opened, found)
    code = outcomes.exit_code(result)
    changed = session.changes(result)
    trouble = _deliver(request, project, changed)
    _print(request, result, project, changed)
    if trouble is not None:
        raise trouble
    return code


def find_tasks(request: Request) -> tuple[Project, list[Task]]:
    """The tasks behind the targets.  Raises TargetError when there is nothing to prove."""
    from agent.lean.project import find_project, resolve_targets  # noqa: PLC0415

    project = find_project(Path(_path_of(request.targets[0])))
    found: list[Task] = []
    by_file: dict[Path, list[object]] = {}
    return project, found


def _path_of(target: str) -> str:
    return target


def read_image(path: Path) -> Image:
    """A picture for the prompt.  Raises TargetError when it is none, or larger than 20 MiB."""
    from agent.types import Image as ImageValue  # noqa: PLC0415

    media = _MEDIA.get(path.suffix.lower())
    if media is None:
        raise TargetError(f"{path} is no picture that models take", hint="use PNG, JPEG, GIF or WebP")
    try:
        data = path.read_bytes()
    except OSError as e:
        raise TargetError(f"cannot read {path}: {e.strerror}") from e
    if len(data) > _MAX_IMAGE:
        raise TargetError(f"{path} has {len(data) >> 20} MiB; models take at most {_MAX_IMAGE >> 20}")
    return ImageValue(media, data)


def _deliver(request: Request, project: Project, changed: Mapping[Path, tuple[str, str]]) -> SourceChanged | None:
    """Write the files or the patch.  A file that changed meanwhile is left alone, the others are written."""
    refused: SourceChanged | None = None
    if request.patch is not None:
        edits.write_atomic(request.patch, _diffs(project, changed))
    if request.write:
        for file, (before, after) in changed.items():
            try:
                edits.write_if_unchanged(file, before, after)
            except SourceChanged as e:
                refused = e
    return refused


def _diffs(project: Project, changed: Mapping[Path, tuple[str, str]]) -> str:
    return "".join(
        edits.diff(results.relative(file, project.root), before, after) for file, (before, after) in changed.items()
    )


def _print(request: Request, result: Run, project: Project, changed: Mapping[Path, tuple[str, str]]) -> None:
    if request.as_json:
        print(json.dumps(results.prove(result, project.root), ensure_ascii=False, indent=1))
        return
    if not request.write and request.patch is None:
        sys.stdout.write(_diffs(project, changed))
    print(results.summary(result))
