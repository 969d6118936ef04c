"""Checks and audits what stands in a project, asking no model: the judge on every file against itself."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from agent.errors import SourceError
from agent.files import state_folder
from agent.lean import text as lean_text
from agent.lean.failures import first_error
from agent.lean.project import read_source
from agent.report import live
from agent.session import opening, preparing
from agent.types import PROGRAM_KINDS, THEOREM_KINDS, Reason, Severity, Verdict, VerdictKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from agent.config import Settings
    from agent.judge.task import TaskJudge
    from agent.lean.project import Project
    from agent.toolchain.build import BuildResult
    from agent.toolchain.protocol import Toolchain
    from agent.types import Declaration, Diagnostic

PROVABLE = THEOREM_KINDS | PROGRAM_KINDS
JUDGED = PROVABLE | {"example"}

Key = tuple[Path, str]
"""(file, full name)."""


@dataclass(frozen=True)
class Findings:
    """Verdicts on declarations, and on files of which more cannot be said; `toolchain` are the words for the Lean in
    use, empty where none was."""

    verdicts: Mapping[Key, Verdict]
    files: Mapping[Path, Verdict] = field(default_factory=dict)
    toolchain: str = ""


async def audit_project(
    project: Project,
    files: Sequence[Path],
    found: Sequence[tuple[Path, Declaration]],
    *,
    settings: Settings,
    quiet: bool = False,
) -> Findings:
    """Builds `files` and judges what of `found` can be judged; `files` without declarations must compile, too."""
    view = live.view(len({file for file, _ in found}), quiet=quiet)
    try:
        asked = {project.module_of(file): file for file in files}
        audit = await prepare(project, asked, settings, view)
        verdicts = await audit.verdicts((file, d) for file, d in found if d.kind in JUDGED)
        verdicts |= audit.with_errors((file, d) for file, d in found if d.kind not in JUDGED)
        verdicts |= claimed(found, settings)
        broken = dict(audit.broken_files(asked)) | dict(audit.causes(asked))
        return Findings(verdicts, broken, audit.toolchain.description)
    finally:
        view.close()


def claimed(found: Iterable[tuple[Path, Declaration]], settings: Settings) -> dict[Key, Verdict]:
    """Verdicts on axioms: nothing proves them, and only the policy may allow them."""
    from agent.judge.policy import Policy

    allowed = Policy.from_table(settings.policy).allowed_axioms
    return {(f, d.name): _of_axiom(d.name) for f, d in found if d.kind == "axiom" and d.name not in allowed}


def _of_axiom(name: str) -> Verdict:
    reason = Reason("axiom.declared", f"{name} is an axiom: it is claimed, not proved")
    return Verdict(name, VerdictKind.REJECTED, reasons=(reason,))


@dataclass(frozen=True)
class Audit:
    """A project of which some modules are built, and the judge over that build."""

    project: Project
    settings: Settings
    toolchain: Toolchain
    result: BuildResult
    judge: TaskJudge
    view: live.View

    async def building(
        self, modules: Iterable[str], texts: Mapping[str, str] | None = None, *, strict: bool = True
    ) -> Audit:
        """The same over a build of `modules`; `texts` (by module) stand in for files.  Imports that no Lean at hand has
        end it only if `strict`."""
        result = await _build(self.project, self.toolchain, modules, self.view, texts, strict=strict)
        return replace(self, result=result, judge=self.judge.importing(result.folder))

    async def verdicts(
        self, found: Iterable[tuple[Path, Declaration]], texts: Mapping[Path, str] | None = None
    ) -> dict[Key, Verdict]:
        """One for each declaration; their modules must have been built.  `texts` stand in for files."""
        verdicts: dict[Key, Verdict] = {}

        async def audit_file(file: Path, declarations: list[Declaration]) -> None:
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
            for file, declarations in _by_file(found).items():
                group.create_task(audit_file(file, declarations))
        return verdicts

    def errors(self, module: str, text: str) -> list[int]:
        """Offsets of the errors in a module with that text."""
        found = self.result.diagnostics.get(module, ())
        return [lean_text.offset_at(text, d.start) for d in found if d.severity is Severity.ERROR]

    def with_errors(self, found: Iterable[tuple[Path, Declaration]]) -> dict[Key, Verdict]:
        """Verdicts on those that have errors of their own: of an `inductive`, say, there is nothing else to judge."""
        verdicts: dict[Key, Verdict] = {}
        for file, declarations in _by_file(found).items():
            module = self.project.module_of(file)
            if module in self.result.failed:
                errors = self.result.diagnostics.get(module, ())
                broken = of_broken(read_source(file), declarations, errors, self.result.failed[module])
                verdicts.update({(file, v.declaration): v for v in broken if v.kind is VerdictKind.REJECTED})
        return verdicts

    def broken_files(
        self, files: Mapping[str, Path], read: Callable[[Path], str] = read_source
    ) -> Iterator[tuple[Path, Verdict]]:
        """Those of `files` (by module) that do not compile although no declaration has an error of its own."""
        for module, failure in self.result.failed.items():
            if (file := files.get(module)) is not None:
                try:
                    text = read(file)
                except SourceError:
                    yield file, _of_no_text(file, failure)
                    continue
                errors, spans = self.errors(module, text), [d.span for d in lean_text.declarations(text)]
                if not any(s.contains(at) for at in errors for s in spans):
                    yield file, self._of_file(file, module)

    def causes(self, asked: Mapping[str, Path]) -> Iterator[tuple[Path, Verdict]]:
        """Files that nobody asked for, whose errors keep those that were `asked` (by module) from being compiled."""
        for module in self.result.failed:
            file = None if module in asked else self.project.file_of(module)
            if file is not None and _first_error(self.result.diagnostics.get(module, ())):
                try:
                    read_source(file)
                    yield file, self._of_file(file, module)
                except SourceError:
                    yield file, _of_no_text(file, self.result.failed[module])

    def _of_file(self, file: Path, module: str) -> Verdict:
        error = _first_error(self.result.diagnostics.get(module, ()))
        kind = VerdictKind.REJECTED if error else VerdictKind.INCONCLUSIVE
        return Verdict(file.name, kind, reasons=(Reason("file.build", error or self.result.failed[module]),))

    async def receipts(self, found: Mapping[Key, Verdict], texts: Mapping[Path, str], folder: Path) -> None:
        """Write receipts of what is proved among `found`, file by file; each file is judged once more for them."""
        from agent.session import receipts

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


def _of_no_text(file: Path, failure: str) -> Verdict:
    """Nothing can be said of what is no Lean text."""
    return Verdict(file.name, VerdictKind.INCONCLUSIVE, reasons=(Reason("file.build", failure),))


def _by_file(found: Iterable[tuple[Path, Declaration]]) -> dict[Path, list[Declaration]]:
    files: dict[Path, list[Declaration]] = defaultdict(list)
    for file, declaration in found:
        files[file].append(declaration)
    return files


async def prepare(project: Project, modules: Iterable[str], settings: Settings, view: live.View) -> Audit:
    """Find the Lean and build `modules` with what they import."""
    from agent.toolchain import plan

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
    *,
    strict: bool = True,
) -> BuildResult:
    from agent.toolchain import build

    wanted = sorted(set(modules))
    view.stage(f"building {len(wanted)} modules")
    folder = state_folder(project.root) / "build"
    return await build.build(project, toolchain, wanted, folder, texts=texts, strict=strict)


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
            why = _first_error(diagnostics) or failure
            reason = Reason("file.build", f"its file does not compile: {why}")
            found.append(Verdict(declaration.name, VerdictKind.INCONCLUSIVE, reasons=(reason,)))
    return found


def _first_error(diagnostics: Iterable[Diagnostic]) -> str:
    """Where and what the first error is, on one line; empty if there is none."""
    first = first_error(diagnostics)
    if first is None:
        return ""
    return f"{first.start.line}:{first.start.column}: {(first.message.splitlines() or [''])[0]}"
