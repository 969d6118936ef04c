"""The index of one project opened for use: for the tasks of a run, for the command, for other agents."""

from __future__ import annotations

import asyncio
import sqlite3
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from agent.errors import LeanLoopError, ToolFailed
from agent.files import state_folder
from agent.lean.imports import import_graph
from agent.premises.corpus import import_corpus
from agent.premises.library import Library, Place, imports_of
from agent.premises.store import Store
from agent.toolchain.embedded import default_cache

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from agent.lean.project import Project
    from agent.premises.corpus import Imported
    from agent.premises.retrieval import Found
    from agent.premises.scope import Scope
    from agent.toolchain.protocol import Toolchain
    from agent.types import Task

_STORE = "premises.sqlite"
_CORPUS = "corpus.sqlite"


async def open_library(
    project: Project,
    toolchain: Toolchain,
    texts: Iterable[str],
    *,
    built: Sequence[Path] = (),
    stage: Callable[[str], None] = lambda _: None,
) -> Library:
    """The index of all that these texts import, brought up to date.  `built` are leanloop's own builds.

    Raises ToolFailed when it cannot be kept; the caller closes it.
    """
    cache, own = default_cache().parent / "premises", state_folder(project.root) / _STORE
    corpus = corpus_file(project)
    place = Place(project, tuple(toolchain.search_path()), tuple(built), cache, own, corpus)
    modules = list(dict.fromkeys(m for text in texts for m in imports_of(text)))
    return await asyncio.to_thread(_updated, place, modules, stage)


def corpus_file(project: Project) -> Path:
    """Where a project keeps what was imported from LeanDojo."""
    return state_folder(project.root) / _CORPUS


def import_into(file: Path, target: Path, stage: Callable[[str], None]) -> Imported:
    """Put a corpus of LeanDojo into the store `target`."""
    try:
        store = Store(target)
        try:
            return import_corpus(file, store, stage)
        finally:
            store.close()
    except sqlite3.Error as e:
        raise ToolFailed(
            f"cannot keep the corpus in {target}: {e}", hint="delete that file and try again"
        ) from e


async def open_everything(
    project: Project, toolchain: Toolchain, stage: Callable[[str], None] = lambda _: None
) -> Library:
    """The index of all modules of a project and of all that they import."""
    graph = import_graph(project)
    imports = [*graph.imports, *(m for names in graph.imports.values() for m in names)]
    header = "".join(f"import {m}\n" for m in dict.fromkeys(imports))
    return await open_library(project, toolchain, [header], stage=stage)


def _updated(place: Place, modules: Sequence[str], stage: Callable[[str], None]) -> Library:
    library = Library(place)
    try:
        library.update(modules, stage)
    except BaseException:
        library.close()
        raise
    return library


@dataclass
class TaskPremises:
    """Premises for the tasks of a run.  Implements `agent.prompting.premises.Premises`."""

    library: Library
    limit: int = 12
    _scopes: dict[str, Scope] = field(default_factory=dict)

    def for_task(self, task: Task, *, local: bool) -> Sequence[str]:
        """Declarations that may help, as Lean would state them; those of the file itself only if `local`."""
        try:
            scope = self._scope(task)
            found = scope.for_declaration(task.source, task.declarations[-1], 3 * self.limit)
        except LeanLoopError:
            return ()  # a damaged index is no reason to ask nothing
        return [stated(f) for f in found if local or scope.module_of(f)][: self.limit]

    def nearest(self, task: Task, name: str) -> Sequence[str]:
        """Names visible to a task that look like one that does not exist."""
        try:
            return self._scope(task).nearest(name)
        except LeanLoopError:
            return ()

    def _scope(self, task: Task) -> Scope:
        if task.id not in self._scopes:
            self._scopes[task.id] = self.library.scope(task.source, task.declarations[0].span.start)
        return self._scopes[task.id]


def stated(found: Found) -> str:
    """A declaration as one line."""
    entry = found.entry
    return f"{entry.kind} {entry.name} {entry.type}"
