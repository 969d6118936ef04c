"""What a proof does to the modules that import its file: they must still build, and still say what they said."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from agent.lean.imports import import_graph
from agent.lean.meaning import changed_declaration
from agent.lean.names import compiled_path, components
from agent.lean.olean import Olean
from agent.lean.project import read_source
from agent.lean.text import declarations
from agent.toolchain.build import build
from agent.types import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from agent.lean.project import Project
    from agent.toolchain.build import BuildResult
    from agent.toolchain.protocol import Toolchain


async def broken_dependents(
    project: Project, toolchain: Toolchain, folder: Path, texts: Mapping[str, str]
) -> Mapping[str, str]:
    """The modules of the project that no longer build when `texts` (by module) replace what is on disk, and why.

    Or that would say something else, where `texts` declare a new name that hides another.  A module that does not build
    anyway is not counted.  Those of `texts` are among them where the lakefile takes warnings for errors: then a proof
    may not bring new ones.
    """
    users = import_graph(project).dependents(texts)
    strict = [m for m in texts if project.setup_of(m).warnings_are_errors]
    if not users and not strict:
        return {}
    after = await build(project, toolchain, [*strict, *users], folder, texts=texts)
    suspects = [m for m in (*strict, *users) if m in after.failed]
    adds = any(_adds_names(project.file_of(module), text) for module, text in texts.items())
    if not suspects and not adds:
        return {}
    before = await build(project, toolchain, [*strict, *users] if adds else suspects, folder)
    broken = {m: after.failed[m] for m in suspects if m not in before.failed}
    for module in strict:
        if module in before.failed and (new := _new_errors(before, after, module)):
            broken[module] = new
    for module in users if adds else ():
        if module not in after.failed and module not in before.failed:
            sides = [_compiled(module, (r.folder, *toolchain.search_path())) for r in (before, after)]
            if name := await asyncio.to_thread(changed_declaration, *map(Olean, sides)):
                broken[module] = (
                    f"{name} would say something else, as a new declaration hides one of the same name"
                )
    return broken


def _compiled(module: str, folders: Sequence[Path]) -> Path:
    """The .olean of a module, in our own build or in Lake's."""
    path = compiled_path(components(module))
    files = [folder / path for folder in folders]
    return next((file for file in files if file.is_file()), files[0])


def _adds_names(file: Path | None, text: str) -> bool:
    return file is None or bool(_declared(text) - _declared(read_source(file)))


def _declared(text: str) -> set[str]:
    """What a text declares, and how often it derives instances."""
    return {d.name for d in declarations(text)} | {f"deriving {i}" for i in range(text.count("deriving"))}


def _new_errors(before: BuildResult, after: BuildResult, module: str) -> str:
    """The first error of a module, its open holes aside, that it did not have before; empty if there is none."""
    known = {d.message for d in before.diagnostics.get(module, ())}
    for d in after.diagnostics.get(module, ()):
        if d.severity is Severity.ERROR and d.kind != "hasSorry" and d.message not in known:
            return f"{d.start.line}:{d.start.column}: {(d.message.splitlines() or [''])[0]}"
    return ""
