"""The project at the head of a comparison: what is to be judged, and who is affected."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from agent.ci.affected import Affected, by_words, spread
from agent.ci.changes import Change
from agent.ci.constants import by_constants
from agent.ci.findings import FileFinding
from agent.lean import text as lean_text
from agent.lean.imports import import_graph
from agent.lean.project import LAKEFILES, read_source
from agent.session import auditing
from agent.types import Reason, Verdict, VerdictKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from agent.ci.affected import Key, Uses
    from agent.ci.base import Meanings
    from agent.ci.comparison import Comparison
    from agent.config import Settings
    from agent.lean.imports import ImportGraph
    from agent.lean.project import Project
    from agent.types import Declaration

_MEANS_ELSE = frozenset({Change.STATEMENT, Change.SCOPE, Change.BODY})


def inside(path: Path, top: Path) -> Path:
    """`path` from `top`."""
    return path.resolve().relative_to(top.resolve())


class Work:
    """A comparison, and the project as it is at the head, in a tree at `top`."""

    def __init__(self, found: Comparison, top: Path, project: Project) -> None:
        self.top, self.project = top, project
        self.texts: dict[Path, str] = {}  # of files with repaired proofs
        self._graph: ImportGraph | None = None
        roots = (p.root.resolve() for p in (project, *project.dependencies))
        self._roots = [inside(root, top).as_posix() for root in roots if root.is_relative_to(top)]
        self.found = found = self._without_lakefiles(found)
        self.files = [
            f
            for f in dict.fromkeys(
                [
                    *(c.after.file for c in found.changed if c.after is not None),
                    *found.commands,
                    *found.imports,
                ]
            )
            if self.belongs(f)
        ]
        own = inside(project.root, top)
        above = {p.as_posix() for p in (own, *own.parents)}
        self.everything = tuple(
            p
            for p in found.environment
            if (parent := Path(p).parent.as_posix()) in above or parent in self._roots
        )
        self._changed = {
            (c.after.file, c.after.declaration.name) for c in found.changed if c.after is not None
        }

    def _without_lakefiles(self, found: Comparison) -> Comparison:
        """What differs without lakefiles, but for those that are modules."""

        def counts(file: str) -> bool:
            return Path(file).name not in LAKEFILES or self.belongs(file)

        return replace(
            found,
            changed=tuple(c for c in found.changed if counts(c.current.file)),
            commands={f: words for f, words in found.commands.items() if counts(f)},
            imports={f: modules for f, modules in found.imports.items() if counts(f)},
            skipped=tuple((f, why) for f, why in found.skipped if counts(f)),
            removed=tuple(f for f in found.removed if counts(f)),
        )

    def belongs(self, file: str) -> bool:
        """Whether a source is one of the project's or of its path dependencies'.  A lakefile is none, unless it is a
        module of a library."""
        path = (self.top / file).resolve()
        if any(p.owns(path) for p in (self.project, *self.project.dependencies)):
            return True
        if Path(file).name in LAKEFILES:
            return False
        owner = next(
            (
                p.as_posix()
                for p in Path(file).parents
                if any((self.top / p / f).is_file() for f in LAKEFILES)
            ),
            None,
        )
        return owner in self._roots

    # ------------------------------------------------------------------------------------------ what to say
    def notes(self) -> Iterator[str]:
        """What a reviewer should know of this project."""
        for path in self.everything:
            yield f"{path} differs: every declaration counts as affected"
        outside = sorted({c.current.file for c in self.found.changed if not self.belongs(c.current.file)})
        if outside:
            more = f" and {len(outside) - 3} more" if len(outside) > 3 else ""
            yield f"not in this project, so not judged: {', '.join(outside[:3])}{more}"
        for file, words in self.found.commands.items():
            yield f"{file}: {', '.join(words)} changed: what is written with it may mean something else"
        for file, modules in self.found.imports.items():
            yield f"{file}: imports changed ({', '.join(modules)}): names may mean something else"

    def bad_files(self) -> Iterator[FileFinding]:
        """Sources that are no Lean text, and imports of modules that are gone."""
        for file, why in self.found.skipped:
            yield FileFinding(
                file, Verdict(file, VerdictKind.INCONCLUSIVE, reasons=(Reason("file.unread", why),))
            )
        gone = {self._module(f): f for f in self.found.removed if not (self.top / f).exists()}
        if not gone:
            return
        for module, imported in self.graph.imports.items():
            for name in set(imported) & gone.keys():
                reason = Reason(
                    "import.removed", f"it imports {name}, which this branch removes ({gone[name]})"
                )
                file = inside(self.graph.files[module], self.top).as_posix()
                yield FileFinding(file, Verdict(file, VerdictKind.REJECTED, reasons=(reason,)))

    def _module(self, file: str) -> str:
        path = self.top / file
        return self.project.module_of(path) if path.resolve().is_relative_to(self.project.root) else ""

    # ------------------------------------------------------------------------------------------ who is affected
    @property
    def graph(self) -> ImportGraph:
        """The imports of the project's files; read once."""
        if self._graph is None:
            self._graph = import_graph(self.project)
        return self._graph

    def modules(self, files: Iterable[str]) -> set[str]:
        """The modules of these files, as far as the project itself has them."""
        return {self.project.module_of(self.top / f) for f in files if self._is_own(f)}

    def _is_own(self, file: str) -> bool:
        return (self.top / file).resolve().is_relative_to(self.project.root) and (self.top / file).is_file()

    def read(self, file: Path) -> str:
        """The text of a source, with the proofs that were found for it."""
        return self.texts[file] if file in self.texts else read_source(file)

    def reread(self, found: Sequence[tuple[Path, Declaration]]) -> list[tuple[Path, Declaration]]:
        """The same declarations, as they stand now."""
        wanted = {(file, d.name) for file, d in found}
        files = dict.fromkeys(file for file, _ in found)
        return [(f, d) for f in files for d in lean_text.declarations(self.read(f)) if (f, d.name) in wanted]

    def dependents(self, files: Iterable[str]) -> set[str]:
        """The modules that import one of these files, directly or not; all modules when the environment changed."""
        if self.everything:
            return set(self.graph.imports)
        return set(self.graph.dependents(self.modules(files)))

    @cached_property
    def reaching(self) -> tuple[str, ...]:
        """The files that may give other declarations another meaning: all that changed but proofs and `example`s."""
        found = dict.fromkeys((*self.found.commands, *self.found.imports))
        for c in self.found.changed:
            if c.change is not Change.PROOF and c.current.declaration.kind != "example":
                found |= dict.fromkeys(v.file for v in (c.before, c.after) if v is not None)
        return tuple(f for f in found if self.belongs(f))

    def at_base(self) -> dict[str, tuple[str, str]]:
        """module -> (path, text at the base) of the project's sources that differ."""
        return {m: (f, t) for f, t in self.found.before.items() if self.belongs(f) and (m := self._module(f))}

    def added(self) -> set[Key]:
        """Declarations that are new: where the base cannot be compared, a name may mean one of them now."""
        return {
            (c.after.file, c.after.declaration.name)
            for c in self.found.changed
            if c.after is not None and c.change is Change.ADDED and c.after.declaration.kind != "example"
        }

    def seeds(self) -> set[Key]:
        """Declarations that mean something else now, or are gone."""
        found: set[Key] = set()
        for c in self.found.changed:
            if c.current.declaration.kind == "example":
                continue
            if c.after is not None and c.change in _MEANS_ELSE:
                found.add((c.after.file, c.after.declaration.name))
            elif c.before is not None and c.change in (Change.REMOVED, Change.RENAMED):
                found.add((c.before.file, c.before.declaration.name))
        return found

    def sources(self) -> dict[str, str]:
        """path -> text of the changed files and of those that import them."""
        modules = self.modules(self.files) | self.dependents(self.files)
        files = (self.graph.files[m] for m in modules if m in self.graph.files)
        return {inside(f, self.top).as_posix(): read_source(f) for f in files}

    def by_words(self, seeds: Iterable[Key], only: Iterable[str] | None = None) -> list[Uses]:
        """Uses by the words of the sources (of those in `only`)."""
        sources = self.sources()
        imports = {
            inside(self.graph.files[m], self.top).as_posix(): [
                inside(self.graph.files[i], self.top).as_posix() for i in imported if i in self.graph.files
            ]
            for m, imported in self.graph.imports.items()
        }
        visible = {path: _reach(path, imports) for path in sources}
        found = by_words(sources, visible, seeds)
        return found if only is None else [u for u in found if u.file in set(only)]

    def by_constants(
        self, seeds: Iterable[Key], modules: Iterable[str], folders: Sequence[Path]
    ) -> tuple[list[Uses], bool]:
        """Uses by the constants of compiled modules; by words for the sources that did not compile."""
        sources = self.sources()
        compiled = {
            m: (path, sources[path])
            for m in modules
            if m in self.graph.files and (path := inside(self.graph.files[m], self.top).as_posix()) in sources
        }
        uses, _ = by_constants(compiled, folders)
        rest = set(sources) - {u.file for u in uses}
        if not rest:
            return uses, True
        return uses + self.by_words(seeds, rest), bool(uses)

    def _drifted(self, meanings: Meanings) -> Iterator[Affected]:
        """The declarations that mean something else, file by file."""
        for file in dict.fromkeys(file for file, _ in meanings.drifts):
            for d in lean_text.declarations(read_source(self.top / file)):
                if (drift := meanings.drifts.get((file, d.name))) is not None:
                    yield Affected(file, d, drift.uses)

    def affected(
        self, graph: Sequence[Uses], unproved: Iterable[Key] = (), meanings: Meanings | None = None
    ) -> list[Affected]:
        """All that is affected: through uses, by its meaning (without `meanings`, by what it may use of what is new),
        through commands of its file, through the environment."""
        found = {(a.file, a.declaration.name): a for a in spread(graph, self.seeds(), unproved)}
        if meanings is None or meanings.unknown:
            for a in spread(graph, self.seeds() | self.added(), unproved):
                if meanings is None or (a.file, a.declaration.name) in meanings.unknown:
                    found.setdefault((a.file, a.declaration.name), a)
        for a in self._drifted(meanings) if meanings is not None else ():
            found.setdefault((a.file, a.declaration.name), a)
        for file, words in self.found.commands.items():
            if self._is_own(file):
                for d in lean_text.declarations(read_source(self.top / file)):
                    found.setdefault(
                        (file, d.name), Affected(file, d, tuple(f"{w} in {file}" for w in words))
                    )
        for module in self.dependents(()) if self.everything else ():
            file = inside(self.graph.files[module], self.top).as_posix()
            for d in lean_text.declarations(read_source(self.graph.files[module])):
                found.setdefault((file, d.name), Affected(file, d, self.everything))
        return [a for key, a in found.items() if key not in self._changed]

    # ------------------------------------------------------------------------------------------ verdicts
    def changed(self) -> list[tuple[Path, Declaration]]:
        """The changed declarations of the project that are still there."""
        return [
            (self.top / c.after.file, c.after.declaration)
            for c in self.found.changed
            if c.after is not None and self._is_own(c.after.file)
        ]

    def to_judge(self) -> list[tuple[Path, Declaration]]:
        """Those that the judge can give a verdict on."""
        return [(file, d) for file, d in self.changed() if d.kind in auditing.JUDGED]

    def no_longer_proved(self, verdicts: Mapping[tuple[Path, str], Verdict]) -> set[Key]:
        """Changed declarations without a proof, but for those that had a hole before."""
        found: set[Key] = set()
        for c in self.found.changed:
            if c.after is None or (c.before is not None and c.before.declaration.holes and not c.filled):
                continue
            name = c.after.declaration.name
            verdict = verdicts.get((self.top / c.after.file, name))
            if (
                c.newly_unproved
                or c.after.declaration.kind == "axiom"
                or (verdict is not None and verdict.kind is VerdictKind.REJECTED)
            ):
                found.add((c.after.file, name))
        return found

    def axioms(self, settings: Settings) -> dict[Key, Verdict]:
        """Verdicts on axioms that were added or changed: nothing proves them."""
        here = [(Path(c.after.file), c.after.declaration) for c in self.found.changed if c.after is not None]
        return {(f.as_posix(), name): v for (f, name), v in auditing.claimed(here, settings).items()}

    def broken(self, audit: auditing.Audit, known: Sequence[Affected]) -> list[Affected]:
        """Unchanged declarations with errors, in files that no longer compile."""
        have = self._changed | {(a.file, a.declaration.name) for a in known}
        found: list[Affected] = []
        for module in audit.result.failed:
            if (file := self.graph.files.get(module)) is None:
                continue
            path, text = inside(file, self.top).as_posix(), self.read(file)
            errors = audit.errors(module, text)
            found.extend(
                Affected(path, d, ())
                for d in lean_text.declarations(text)
                if (path, d.name) not in have and any(d.span.contains(at) for at in errors)
            )
        return found

    def broken_files(self, audit: auditing.Audit) -> Iterator[FileFinding]:
        """Files that do not compile although no declaration has an error of its own."""
        for file, verdict in audit.broken_files(self.graph.files, self.read):
            path = inside(file, self.top).as_posix()
            yield FileFinding(path, replace(verdict, declaration=path))


def _reach(path: str, imports: Mapping[str, Sequence[str]]) -> frozenset[str]:
    seen, todo = {path}, [path]
    while todo:
        for found in imports.get(todo.pop(), ()):
            if found not in seen:
                seen.add(found)
                todo.append(found)
    return frozenset(seen)
