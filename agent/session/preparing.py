"""The Lean of a session: which one is used, what Lake says of it, and what the files import, built."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from agent import config
from agent.errors import BuildError, InfrastructureError, ToolMissing
from agent.files import state_folder
from agent.types import Reason

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from agent.config import Settings
    from agent.lean.project import Project
    from agent.report.live import View
    from agent.toolchain.protocol import Toolchain
    from agent.types import Task


async def find_toolchain(
    view: View, project: Project | None = None, settings: Settings | None = None
) -> Toolchain:
    """The project's own Lean where Lake can be run, else the embedded one, whose core is compiled on first use."""
    from agent.toolchain import embedded, lake

    chosen = settings or config.Settings()
    prefer = chosen.toolchain.prefer
    found = lake.find_lake(chosen.toolchain.lake) if prefer != "embedded" else None
    if prefer == "lake" and found is None:
        raise ToolMissing('no lake was found, and [toolchain] prefer = "lake"', hint=lake.ELAN_HINT)
    if project is not None and project.is_lake and found is not None:
        view.stage("asking lake for the project's own Lean")
        try:
            return await lake.open_lake(project, found, build_seconds=chosen.limits.build_seconds)
        except InfrastructureError as e:
            if prefer == "lake":
                raise
            view.stage(f"{e.message}; the embedded Lean is used instead ({e.hint})")
    return await embedded.install(building=lambda: view.stage(embedded.PREPARING))


async def learn(project: Project, toolchain: Toolchain, files: Sequence[Path], view: View) -> Project:
    """The project with what Lake says of how Lean is started for these files; as it is without Lake."""
    from agent.toolchain import lake

    if not isinstance(toolchain, lake.LakeToolchain):
        return project
    view.stage("asking lake how Lean is started for each file")
    learnt, trouble = await lake.learn(project, toolchain, files)
    if trouble:
        view.stage(trouble)
    return learnt


@dataclass(frozen=True)
class Imports:
    """Folders for LEAN_PATH, and the tasks (by id) that cannot be tried because an import does not build.

    `note` says what to install, where that is why.
    """

    path: tuple[Path, ...]
    blocked: Mapping[str, Reason]
    note: str = ""


async def build_imports(project: Project, toolchain: Toolchain, tasks: Sequence[Task], view: View) -> Imports:
    """Build what the tasks' files import inside the project, into leanloop's own folder.

    Raises BuildError when no task can be tried because the Lean at hand lacks what its file imports.
    """
    from agent.lean import text as lean_text
    from agent.toolchain import build, plan
    from agent.toolchain.lake import LakeToolchain

    by_lake = isinstance(toolchain, LakeToolchain)  # which builds packages too
    blocked: dict[str, Reason] = {}
    lacking: dict[str, str] = {}
    for task in tasks:
        if not by_lake and (missing := plan.missing_imports(project, toolchain, task.source)):
            if own := plan.not_written(project, missing):
                blocked[task.id] = Reason("build.import", f"it imports {own}")
                continue
            why = f"{task.file.name} imports {missing[0]}, which the {toolchain.description} does not have"
            blocked[task.id], lacking[task.id] = Reason("toolchain.import", why), missing[0]
    wanted = {
        t.id: [i for i in lean_text.header(t.source).imports if by_lake or project.file_of(i) is not None]
        for t in tasks
    }
    modules = sorted({m for imports in wanted.values() for m in imports})
    if modules:
        view.stage(f"building {len(modules)} imported modules")
    result = await build.build(
        project, toolchain, modules, state_folder(project.root) / "build", strict=False
    )
    for task in tasks:
        broken = [m for m in wanted[task.id] if m in result.failed]
        if broken and broken[0] in result.lacking:
            lacking[task.id] = result.lacking[broken[0]]
        if broken and task.id not in blocked:
            why = f"it imports {broken[0]}, which does not build: {result.failed[broken[0]]}"
            blocked[task.id] = Reason("build.import", why)
    if tasks and len(lacking) == len(tasks):
        said = blocked[tasks[0].id].message
        said = f"{tasks[0].file.name}: {said}" if said.startswith("it ") else said
        raise BuildError(said, hint=plan.install_hint(lacking.values()))
    return Imports((result.folder,), blocked, plan.lacking_note(lacking, len(tasks), toolchain))
