"""Checks and audits what stands in a project, asking no model: the judge on every file against itself."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from typing import TYPE_CHECKING

from agent import config, opening
from agent.lean import text as lean_text
from agent.report import live
from agent.types import Reason, Severity, Verdict, VerdictKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from agent.config import Settings
    from agent.lean.project import Project
    from agent.types import Declaration, Diagnostic

_PROVABLE = frozenset({"theorem", "lemma", "def", "abbrev", "instance", "opaque"})


async def audit_project(
    project: Project,
    found: Sequence[tuple[Path, Declaration]],
    *,
    settings: Settings | None = None,
    quiet: bool = False,
) -> tuple[dict[tuple[Path, str], Verdict], str]:
    """A verdict for every named theorem, definition and axiom in `found`, and the words for the Lean in use."""
    by_file: dict[Path, list[Declaration]] = defaultdict(list)
    for file, declaration in found:
        by_file[file].append(declaration)
    view = live.view(len(by_file), quiet=quiet)
    try:
        return await _audit(project, by_file, settings or config.load(project.root), view)
    finally:
        view.close()


async def _audit(
    project: Project, by_file: dict[Path, list[Declaration]], settings: Settings, view: live.View
) -> tuple[dict[tuple[Path, str], Verdict], str]:
    from agent.lean.project import read_source  # noqa: PLC0415
    from agent.toolchain import build  # noqa: PLC0415

    toolchain = await opening.find_toolchain(view, project, settings)
    folder = opening.state_folder(project) / "build"
    view.stage(f"building {len(by_file)} modules")
    modules = {file: project.module_of(file) for file in by_file}
    result = await build.build(project, toolchain, sorted(modules.values()), folder)
    judge = opening.make_judge(toolchain, (result.folder,), settings)
    verdicts: dict[tuple[Path, str], Verdict] = {}

    async def audit_file(file: Path, declarations: list[Declaration]) -> None:
        module = modules[file]
        wanted = [d for d in declarations if not d.anonymous and d.kind in _PROVABLE]
        source = await asyncio.to_thread(read_source, file)
        if module in result.failed:
            found = _of_broken(source, wanted, result.diagnostics.get(module, ()), result.failed[module])
        else:
            found = list(await judge.audit(file, module, source, [d.name for d in wanted]))
        verdicts.update({(file, v.declaration): v for v in found})
        view.stage(f"audited {module}")

    async with asyncio.TaskGroup() as group:
        for file, declarations in by_file.items():
            group.create_task(audit_file(file, declarations))
    return verdicts, toolchain.description


def _of_broken(
    source: str, wanted: Sequence[Declaration], diagnostics: Sequence[Diagnostic], failure: str
) -> list[Verdict]:
    """Verdicts for a file that does not compile: its errors are those of the declarations in which they stand."""
    errors = [(lean_text.offset_at(source, d.start), d) for d in diagnostics if d.severity is Severity.ERROR]
    found: list[Verdict] = []
    for declaration in wanted:
        own = [d for at, d in errors if declaration.span.contains(at)]
        if own:
            reasons = tuple(
                Reason("lean.error", f"{d.start.line}:{d.start.column}: {d.message.strip()}") for d in own
            )
            found.append(Verdict(declaration.name, VerdictKind.REJECTED, reasons=reasons))
        else:
            reason = Reason("file.build", f"its file does not compile: {failure}")
            found.append(Verdict(declaration.name, VerdictKind.INCONCLUSIVE, reasons=(reason,)))
    return found
