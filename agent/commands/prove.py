"""`leanloop prove`: find the holes, prove them, show or write what was found."""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from agent import config, edits, outcomes, tasks
from agent.commands import has_journal, journal_home, note_skipped
from agent.errors import SourceChanged, TargetError, UsageError
from agent.files import state_folder
from agent.lean.project import find_project
from agent.report import live, results
from agent.session import joining, opening, receipts, resuming, session

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from agent.lean.project import Project
    from agent.types import Declaration, Image, Run, Task

_MEDIA = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
}
_MAX_IMAGE = 20 << 20


@dataclass(frozen=True)
class Request:
    """What the user asked for; `programs_only` is `leanloop write`: no task without a definition to be written.

    No targets are the folder here, or those of the run that is resumed.
    """

    targets: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    flags: Mapping[str, object] = field(default_factory=dict)
    images: tuple[Path, ...] = ()
    write: bool = False
    patch: Path | None = None
    resume: str | None = None
    record: Path | None = None
    replay: Path | None = None
    receipts: Path | None = None
    fresh: bool = False
    dry_run: bool = False
    programs_only: bool = False
    quiet: bool = False
    as_json: bool = False


async def run(request: Request) -> int:
    """Do it; the exit code is DESIGN.md's."""
    if request.write and request.patch:
        raise UsageError("--write and --patch exclude each other", hint="give one of them")
    request = completed(request)
    edits.require_places([request.patch], [request.receipts])
    project, found = find_tasks(request.targets, request.only, request.exclude)
    if request.programs_only:
        found = _with_programs(found, request.targets)
        if set(config.load(project.root, request.flags).prove.models) <= {"portfolio"}:
            print("leanloop: the portfolio writes no programs: give --model, or set models", file=sys.stderr)
    if request.dry_run:
        return await _estimated(request, project, found)
    options = opening.Options(
        flags=request.flags,
        images=tuple(read_image(p) for p in request.images),
        resume=request.resume,
        told=resuming.Told(request.targets, request.only, request.exclude, request.programs_only),
        record=request.record,
        replay=request.replay,
        fresh=request.fresh,
    )
    prefs = config.load(project.root, request.flags).prove
    bounds = live.Bounds(prefs.budget_usd, prefs.budget_tokens, prefs.time_limit)
    view = live.view(len(found), quiet=request.quiet, bounds=bounds)
    async with opening.opened(project, found, options, view) as opened:
        result = await session.prove(opened, found)
        if request.receipts is not None:
            await receipts.write(opened, result, request.receipts)
    changed = joining.changes(result)
    trouble = _deliver(request, project, result.id, changed)
    _print(request, result, project, changed)
    if trouble is not None:
        raise trouble
    return outcomes.exit_code(result)


def completed(request: Request) -> Request:
    """The request with what it left open as the run was told that it resumes.  Raises TargetError, UsageError."""
    from agent.records import Journal

    here = replace(request, targets=request.targets or (".",))
    if request.resume is None:
        return here
    root = find_project(_start(request.targets[0])).root if request.targets else journal_home(Path())
    if not has_journal(root):
        return here
    with closing(Journal.open_to_read(root)) as journal:
        told, flags = resuming.told(journal, request.resume, root)
    given = {k: v for k, v in request.flags.items() if v is not None}
    request = replace(request, flags=flags | given)
    if request.targets or not told.targets:
        return replace(request, targets=request.targets or (".",))
    return replace(
        request,
        targets=told.targets,
        only=request.only or told.only,
        exclude=request.exclude or told.exclude,
        programs_only=request.programs_only or told.programs_only,
    )


async def _estimated(request: Request, project: Project, found: Sequence[Task]) -> int:
    """What it may cost; no Lean is started, no server is asked, nothing is written."""
    from agent.commands import estimating
    from agent.records import Journal

    settings = config.load(project.root, request.flags)
    with ExitStack() as stack:
        habits = estimating.Habits
        if has_journal(project.root):
            journal = stack.enter_context(closing(Journal.open_to_read(project.root)))
            estimates = await estimating.estimate(found, settings, lambda m: habits(*journal.habits(m)))
        else:
            estimates = await estimating.estimate(found, settings, lambda _: habits())
    if request.as_json:
        print(json.dumps(estimating.as_json(estimates, len(found), settings), ensure_ascii=False, indent=1))
    else:
        print("\n".join(estimating.lines(estimates, len(found), settings)))
    return 0


def find_tasks(
    targets: Sequence[str], only: Sequence[str], exclude: Sequence[str]
) -> tuple[Project, list[Task]]:
    """The project and the tasks behind the targets, none where all is proved.  Raises TargetError for one that is not
    there."""
    from agent.lean.project import read_source
    from agent.targets import is_name, resolve_targets

    project = find_project(_start(targets[0]))
    by_file: dict[Path, dict[int, Declaration]] = defaultdict(dict)
    asked = set()
    for target in targets:
        for file, declaration in resolve_targets(project, [target], only, exclude, skip=note_skipped):
            by_file[file][declaration.span.start] = declaration
            if is_name(project, target):
                asked.add(declaration.name)
    found = [
        task
        for file, wanted in by_file.items()
        for task in tasks.of_file(file, project.module_of(file), read_source(file), wanted.values(), asked)
    ]
    return project, found


def _with_programs(found: Sequence[Task], targets: Sequence[str]) -> list[Task]:
    """The tasks with a definition to be written.  Raises TargetError when there is none."""
    kept = [t for t in found if t.programs]
    if not kept:
        raise TargetError(
            f"no definition is left as a hole in {', '.join(targets)}",
            hint="write it as `def f : T := sorry`, or use `leanloop prove` for theorems alone",
        )
    return kept


def _start(target: str) -> Path:
    """Where to look for the project: the target's file, or here for a declaration's name."""
    path = Path(re.sub(r"\.lean:\d+$", ".lean", target))
    looks_like_a_path = path.exists() or path.suffix == ".lean" or "/" in target
    return path if looks_like_a_path else Path()


def read_image(path: Path) -> Image:
    """A picture for the prompt.  Raises TargetError when it is none, or larger than 20 MiB."""
    from agent.types import Image as ImageValue

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


def _deliver(
    request: Request, project: Project, run_id: str, changed: Mapping[Path, tuple[str, str]]
) -> SourceChanged | None:
    """Write the files or the patch.  A file that changed meanwhile is left alone, its proof kept as a patch."""
    refused: SourceChanged | None = None
    if request.patch is not None:
        edits.write_new(request.patch, _diffs(project, changed))
    if request.write:
        for file, (before, after) in changed.items():
            try:
                edits.write_if_unchanged(file, before, after)
            except SourceChanged as e:
                kept = state_folder(project.root) / f"{run_id}-{file.stem}.patch"
                edits.write_new(kept, _diffs(project, {file: (before, after)}))
                refused = SourceChanged(e.message, hint=f"the proof is kept in {kept}")
    return refused


def _diffs(project: Project, changed: Mapping[Path, tuple[str, str]]) -> str:
    return "".join(
        edits.diff(results.relative(file, project.root), before, after)
        for file, (before, after) in changed.items()
    )


def _print(request: Request, result: Run, project: Project, changed: Mapping[Path, tuple[str, str]]) -> None:
    if request.as_json:
        print(json.dumps(results.prove(result, project.root), ensure_ascii=False, indent=1))
        return
    if request.patch is None:
        sys.stdout.write(_diffs(project, changed))
    if not result.outcomes:
        print(f"nothing to prove: no hole in {', '.join(request.targets)}")
        return
    print(results.summary(result))
