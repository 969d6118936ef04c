"""Which module imports which, from the headers of a project's files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from agent.errors import SourceError
from agent.lean.header import header
from agent.lean.project import read_source

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from agent.lean.project import Project


@dataclass(frozen=True, slots=True)
class ImportGraph:
    """`imports` maps each module of the project to all that it imports, `files` to its file.

    `skipped` are the files that are no Lean text, with the reason.
    """

    imports: Mapping[str, tuple[str, ...]]
    files: Mapping[str, Path]
    skipped: tuple[tuple[Path, str], ...] = ()

    def dependents(self, modules: Iterable[str]) -> tuple[str, ...]:
        """The modules of the project that import one of `modules`, directly or not; imports come first."""
        users: dict[str, list[str]] = {}
        for module, imported in self.imports.items():
            for name in imported:
                users.setdefault(name, []).append(module)
        start = list(modules)
        seen, todo = set(start), start
        while todo:
            fresh = [u for u in users.get(todo.pop(), ()) if u not in seen]
            seen.update(fresh)
            todo.extend(fresh)
        return tuple(m for m in self.in_order() if m in seen - set(modules))

    def in_order(self) -> tuple[str, ...]:
        """The project's modules, imports before those that import them; modules on a cycle come in any order."""
        done: dict[str, None] = {}
        for first in sorted(self.imports):
            stack = [(first, iter(self.imports[first]))]
            open_ = {first}
            while stack:
                module, rest = stack[-1]
                name = next((n for n in rest if n in self.imports and n not in done and n not in open_), None)
                if name is None:
                    done[module] = None
                    stack.pop()
                else:
                    open_.add(name)
                    stack.append((name, iter(self.imports[name])))
        return tuple(done)


def import_graph(project: Project) -> ImportGraph:
    """Read the headers of all files of the project."""
    imports: dict[str, tuple[str, ...]] = {}
    files: dict[str, Path] = {}
    skipped: list[tuple[Path, str]] = []
    for file in project.files():
        try:
            found = header(read_source(file)).imports
        except SourceError as e:
            skipped.append((file, e.message))
            continue
        module = project.module_of(file)
        imports[module], files[module] = found, file
    return ImportGraph(imports, files, tuple(skipped))
