"""Checks and audits what stands in a project, asking no model: the judge on every file against itself."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from agent import config
from agent.files import state_folder
from agent.lean import text as lean_text
from agent.report import live
from agent.session import opening, preparing
from agent.types import Reason, Severity, Verdict, VerdictKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from agent.config import Settings
    from agent.judge.task import TaskJudge
    from agent.lean.project import Project
    from agent.toolchain.build import BuildResult
    from agent.toolchain.protocol import Toolchain
    from agent.types import Declaration, Diagnostic

PROVABLE = frozenset({"theorem", "lemma", "def", "abbrev", "instance", "opaque"})


async def audit_project(
    project: Project,
    found: Sequence[tuple[Path, Declaration]],
    *,
    settings: Settings | None = None,
    quiet: bool = False,
) -> tuple[dict[tuple[Path, str], Verdict], str]:
    """A verdict for every named theorem and definition in `found`, and the words for the Lean in use."""
    wanted = [(file, d) for file, d in found if not d.anonymous and d.kind in PROVABLE]
    view = live.view(len({file for file, _ in found}), quiet=quiet)
    try:
        modules = [project.module_of(file) for file, _ in found]
        audit = await prepare(project, modules, settings or config.load(project.root), view)
        return await audit.verdicts(wanted), audit.toolchain.description
    finally:
        view.close()


@dataclass(frozen=True)
class Audit:
    """A project of which some modules are built, and the judge over that build."""

    project: Project
    settings: Settings
    toolchain: Toolchain
    result: BuildResult
    judge: TaskJudge
    view: live.View

    async def building(self, modules: Iterable[str], texts: Mapping[str, str] | None = None) -> Audit:
        """The same over a build of `modules`; `texts` (by module) stand in for files."""
        result = await _build(self.project, self.toolchain, modules, self.view, texts)
        return replace(self, result=result, judge=self.judge.importing(result.folder))

    async def verdicts(
        self, found: Iterable[tuple[Path, Declaration]], texts: Mapping[Path, str] | None = None
    ) -> dict[tuple[Path, str], Verdict]:
        """One for each declaration; their modules must have been built.  `texts` stand in for files."""
        by_file: dict[Path, list[Declaration]] = defaultdict(list)
        for file, declaration in found:
            by_file[file].append(declaration)
        verdicts: dict[tuple[Path, str], Verdict] = {}

        async def audit_file(file: Path, declarations: list[Declaration]) -> None:
            from agent.lean.project import read_source  # noqa: PLC0415

            module = self.project.module_of(file)
            source = texts[file] if texts and file in texts else await asyncio.to_thread(read_source, file)
            if module in self.result.failed:
                errors = self.result.diagnostics.get(module, ())
                judged = of_broken(source, declarations, errors, self.result.failed[module])
            else:
                judged = list(await self.judge.audit(file, module, source, [d.name for d in declarations]))
            verdicts.update({(file, v.declaration): v for v in judged})
            self.view.stage(f"audited {module}")

        async with asyncio.TaskGroup() as group:
            for file, declarations in by_file.items():
                group.create_task(audit_file(file, declarations))
        return verdicts

    async def receipts(
        self, found: Mapping[tuple[Path, str], Verdict], texts: Mapping[Path, str], folder: Path
    ) -> None:
        """Write receipts of what is proved among `found`, file by file; each file is judged once more for them."""
        from agent.lean.project import read_source  # noqa: PLC0415
        from agent.session import receipts  # noqa: PLC0415

        by_file: dict[Path, list[str]] = defaultdict(list)
        for (file, name), verdict in found.items():
            if verdict.kind is VerdictKind.PROVED:
                by_file[file].append(name)
        for file, names in by_file.items():
            module = self.project.module_of(file)
            if module not in self.result.failed:
                text = texts[file] if file in texts else read_source(file)
                source = self.judge.stands(file, module, text)
                await receipts.of_audit(self.judge, self.toolchain, source, names, folder)


async def prepare(project: Project, modules: Iterable[str], settings: Settings, view: live.View) -> Audit:
    """Find the Lean and build `modules` with what they import."""
    from agent.toolchain import plan  # noqa: PLC0415

    toolchain = await preparing.find_toolchain(view, project, settings)
    wanted = set(modules)
    result = await _build(project, toolchain, wanted, view)
    lacking = {m: why for m, why in result.lacking.items() if m in wanted}
    if note := plan.lacking_note(lacking, len(wanted), toolchain):
        view.stage(note)
    project = await preparing.learn(project, toolchain, [], view)
    judge = opening.make_judge(project, toolchain, (result.folder,), settings)
    return Audit(project, settings, toolchain, result, judge, view)


async def _build(
    project: Project,
    toolchain: Toolchain,
    modules: Iterable[str],
    view: live.View,
    texts: Mapping[str, str] | None = None,
) -> BuildResult:
    from agent.toolchain import build  # noqa: PLC0415

    wanted = sorted(set(modules))
    view.stage(f"building {len(wanted)} modules")
    return await build.build(project, toolchain, wanted, state_folder(project.root) / "build", texts=texts)


def of_broken(
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
