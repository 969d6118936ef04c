"""What has to be compiled, and in which order, before some modules of a project can be imported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from agent.errors import SourceError, TargetError
from agent.lean import text as lean_text
from agent.lean.names import compiled_path, components
from agent.lean.project import read_source
from agent.lean.setup import NO_SETUP, ModuleSetup

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from agent.lean.project import Project
    from agent.toolchain.protocol import Toolchain


@dataclass(frozen=True, slots=True)
class Source:
    """A module as it is to be compiled; `imports` are those of the project."""

    module: str
    text: str
    file: str
    imports: tuple[str, ...]
    setup: ModuleSetup = NO_SETUP


@dataclass(frozen=True, slots=True)
class Plan:
    """`sources` by module, imports first.  `failed` cannot be compiled, with the reason; `missing` are the imports
    that neither the project nor the toolchain has, by module, but for those that the project itself should have."""

    sources: Mapping[str, Source]
    failed: Mapping[str, str]
    missing: Mapping[str, tuple[str, ...]]

    def lacking(self) -> Mapping[str, str]:
        """What is missing for each module that cannot be built for want of it, be it further down: one import."""
        found = {m: names[0] for m, names in self.missing.items()}
        for module, source in self.sources.items():  # imports first
            if module not in found and (name := next((i for i in source.imports if i in found), None)):
                found[module] = found[name]
        return found


def install_hint(lacking: Iterable[str]) -> str:
    """What to do where no Lean at hand has these modules."""
    cache = "`lake exe cache get`, then " if "Mathlib" in {n.split(".")[0] for n in lacking} else ""
    return (
        f"install elan (https://lean-lang.org/install) and run {cache}`lake build` in the project: leanloop then uses "
        "the project's own Lean"
    )


def lacking_note(lacking: Mapping[str, str], of: int, toolchain: Toolchain) -> str:
    """How many of so many targets cannot be tried for want of an import, and what to install; empty for none."""
    if not lacking:
        return ""
    names = ", ".join(sorted({n.split(".")[0] for n in lacking.values()}))
    what = f"{len(lacking)} of {of} need {names}, which the {toolchain.description} does not have"
    return f"{what}: {install_hint(lacking.values())}"


def missing_imports(project: Project, toolchain: Toolchain, text: str) -> tuple[str, ...]:
    """The modules that `text` imports and that neither the project nor the toolchain has."""
    outer = [i for i in lean_text.header(text).imports if project.file_of(i) is None]
    return tuple(i for i in outer if not _has(toolchain, i))


def not_written(project: Project, missing: Iterable[str]) -> str:
    """The first of these modules that the project itself should have, and what is wrong with it; empty if none is."""
    own = next((m for m in missing if project.claims(m)), None)
    return f"{own}, a module of the project without a file: {'/'.join(components(own))}.lean" if own else ""


def _has(toolchain: Toolchain, module: str) -> bool:
    path = compiled_path(components(module))
    return any((folder / path).is_file() for folder in toolchain.search_path())


def plan(
    project: Project,
    toolchain: Toolchain | None,
    modules: Sequence[str],
    texts: Mapping[str, str],
    given: Collection[str] = (),
) -> Plan:
    """`modules` and everything of the project that they import; `texts` stand in for files, those that are gone too.

    `given` modules are somebody else's work and are left out.  Without a toolchain every outer import is believed.
    """
    return _Planner(project, toolchain, texts, given).run(modules)


class _Planner:
    def __init__(
        self, project: Project, toolchain: Toolchain | None, texts: Mapping[str, str], given: Collection[str]
    ) -> None:
        self._project, self._toolchain, self._texts = project, toolchain, texts
        self._given = frozenset(given)
        self._sources: dict[str, Source] = {}
        self._failed: dict[str, str] = {}
        self._missing: dict[str, tuple[str, ...]] = {}

    def run(self, modules: Sequence[str]) -> Plan:
        """Depth first without recursion: chains of imports are long in big libraries."""
        for first in dict.fromkeys(modules):
            if first not in self._sources and first not in self._given:
                self._visit(first)
        return Plan(self._sources, self._failed, self._missing)

    def _visit(self, first: str) -> None:
        pending: dict[str, tuple[Source, Iterator[str]]] = {}
        self._open(first, pending)
        while pending:
            module, (source, rest) = next(reversed(pending.items()))
            name = next((n for n in rest if n not in self._sources and n not in self._given), None)
            if name is None:
                self._sources[module] = source
                del pending[module]
            elif name in pending:
                names = list(pending)
                cycle = [*names[names.index(name) :], name]
                self._failed.update(dict.fromkeys(cycle, f"import cycle: {' -> '.join(cycle)}"))
            else:
                self._open(name, pending)

    def _open(self, module: str, pending: dict[str, tuple[Source, Iterator[str]]]) -> None:
        source = self._read(module)
        pending[module] = source, iter(source.imports)

    def _read(self, module: str) -> Source:
        file = self._project.file_of(module)
        text = self._texts.get(module)
        if text is None:
            if file is None:
                self._failed[module] = f"no file for the module {module} in {self._project.root}"
                return Source(module, "", "", ())
            try:
                text = read_source(file)
            except (SourceError, TargetError) as e:
                self._failed[module] = e.message
                return Source(module, "", str(file), ())
        if self._toolchain and (missing := self._lacking(self._toolchain, text)):
            own = not_written(self._project, missing)
            if not own:
                self._missing[module] = missing
            foreign = f"{missing[0]}, which the {self._toolchain.description} does not have"
            self._failed[module] = f"imports {own or foreign}"
        imports = lean_text.header(text).imports
        inner = tuple(i for i in imports if i in self._texts or self._project.file_of(i) is not None)
        return Source(module, text, str(file or module), inner, self._project.setup_of(module))

    def _lacking(self, toolchain: Toolchain, text: str) -> tuple[str, ...]:
        missing = missing_imports(self._project, toolchain, text)
        return tuple(m for m in missing if m not in self._texts)
