"""Builds the modules of a project with a plain `lean`, where there is no lake to do it.

Modules are compiled in the order of their imports, in parallel, into a folder of leanloop's own; a module whose text
and whose imports' texts are as before is not compiled again.  The user's tree is only read.
"""

from __future__ import annotations

import asyncio
import hashlib
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from agent.errors import BuildError
from agent.lean import text as lean_text
from agent.lean.diagnostics import parse_json_lines
from agent.lean.project import read_source
from agent.toolchain.process import Limits, run
from agent.types import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from agent.lean.project import Project
    from agent.toolchain.protocol import Toolchain
    from agent.types import Diagnostic


@dataclass(frozen=True, slots=True)
class BuildResult:
    """`folder` goes into LEAN_PATH; `diagnostics` by module; `failed` modules have no .olean, with the reason."""

    folder: Path
    diagnostics: Mapping[str, tuple[Diagnostic, ...]]
    failed: Mapping[str, str]


async def build(project: Project, toolchain: Toolchain, modules: Sequence[str], folder: Path) -> BuildResult:
    """Build `modules` and what they import inside the project.

    Raises BuildError for an import that is neither the project's nor the toolchain's, and for a cycle.
    """
    sources = _closure(project, toolchain, modules)
    work = _Builder(toolchain, folder, sources)
    async with asyncio.TaskGroup() as group:
        for module in sources:  # imports first
            work.tasks[module] = group.create_task(work.build(module))
    return BuildResult(folder, work.diagnostics, work.failed)


@dataclass(frozen=True, slots=True)
class _Source:
    file: Path
    text: str
    imports: tuple[str, ...]  # those of the project


def _closure(project: Project, toolchain: Toolchain, modules: Sequence[str]) -> dict[str, _Source]:
    """The modules and everything of the project that they import, imports first."""
    ordered: dict[str, _Source] = {}

    def visit(module: str, above: tuple[str, ...]) -> None:
        if module in above:
            raise BuildError(f"import cycle: {' -> '.join((*above[above.index(module) :], module))}")
        if module in ordered:
            return
        file = project.file_of(module)
        if file is None:
            raise BuildError(f"no file for the module {module} in {project.root}")
        text = read_source(file)
        inner = tuple(i for i in lean_text.header(text).imports if project.file_of(i) is not None)
        _check_outer(toolchain, module, [i for i in lean_text.header(text).imports if i not in inner])
        for name in inner:
            visit(name, (*above, module))
        ordered[module] = _Source(file, text, inner)

    for module in modules:
        visit(module, ())
    return ordered


def _check_outer(toolchain: Toolchain, module: str, imports: Sequence[str]) -> None:
    for name in imports:
        part = Path(*name.split(".")).with_suffix(".olean")
        if not any((p / part).is_file() for p in toolchain.search_path()):
            raise BuildError(
                f"{module} imports {name}, which the {toolchain.description} does not have",
                hint="install elan and run `lake build` in the project; leanloop then uses the project's own Lean",
            )


class _Builder:
    def __init__(self, toolchain: Toolchain, folder: Path, sources: Mapping[str, _Source]) -> None:
        self._toolchain, self._folder, self._sources = toolchain, folder, sources
        self._slots = asyncio.Semaphore(os.cpu_count() or 1)
        self.tasks: dict[str, asyncio.Task[str]] = {}
        self.diagnostics: dict[str, tuple[Diagnostic, ...]] = {}
        self.failed: dict[str, str] = {}

    async def build(self, module: str) -> str:
        """Build one module after its imports; the hash of everything that went into it."""
        source = self._sources[module]
        digest = hashlib.sha256(source.text.encode() + self._toolchain.description.encode())
        for path in self._toolchain.search_path():
            digest.update(str(path).encode())
        for name in source.imports:
            digest.update((await self.tasks[name]).encode())
        key = digest.hexdigest()
        broken = [i for i in source.imports if i in self.failed]
        if broken:
            self.failed[module] = f"imports {broken[0]}, which does not build"
        else:
            await self._compile(module, source.file, source.text, key)
        return key

    async def _compile(self, module: str, file: Path, text: str, key: str) -> None:
        part = Path(*module.split("."))
        olean, stamp, log = (self._folder / part.with_suffix(s) for s in (".olean", ".hash", ".json"))
        if olean.is_file() and stamp.is_file() and stamp.read_text("utf-8") == key:
            self.diagnostics[module] = parse_json_lines(log.read_text("utf-8"))
            return
        async with self._slots:
            with tempfile.TemporaryDirectory(prefix="leanloop-build-") as scratch:
                source = Path(scratch) / part.with_suffix(".lean")
                source.parent.mkdir(parents=True, exist_ok=True)
                source.write_bytes(text.encode("utf-8"))
                out = source.with_suffix(".olean")
                args = (
                    "--json",
                    "-R",
                    scratch,
                    "-o",
                    str(out),
                    "-i",
                    str(source.with_suffix(".ilean")),
                    str(source),
                )
                command = self._toolchain.lean(args, cwd=Path(scratch), extra_path=(self._folder,))
                finished = await run(command, Limits(seconds=600))
                self.diagnostics[module] = found = parse_json_lines(
                    finished.stdout.decode("utf-8", "replace")
                )
                if finished.exit_code != 0 or not out.is_file():
                    self.failed[module] = _why(file, found, finished.stop or f"exit {finished.exit_code}")
                    return
                olean.parent.mkdir(parents=True, exist_ok=True)
                shutil.move(out, olean)
                log.write_bytes(finished.stdout)
                stamp.write_text(key, encoding="utf-8")


def _why(file: Path, found: Sequence[Diagnostic], otherwise: str) -> str:
    first = next((d for d in found if d.severity is Severity.ERROR), None)
    if first is None:
        return f"{file}: Lean ended with {otherwise}"
    return f"{file}:{first.start.line}:{first.start.column}: {first.message.splitlines()[0]}"
