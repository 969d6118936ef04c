"""What is visible in one project, indexed: its own modules and all that they import, from packages and Lean's library.

Each folder of compiled modules has a store of its own below the user's cache, so that projects share what they share;
what leanloop built of the project, and sources that nobody has compiled, go into the project's own store.  A module is
read again when its file has another size or time.  Visible at a place are the modules in the import closure of the
file's header, and what stands above the place in the file itself: never the declaration at hand, or what comes later.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from agent.errors import LeanLoopError, ToolFailed
from agent.lean import text as lean_text
from agent.lean.moduledata import ModuleData
from agent.lean.names import compiled_path, components
from agent.lean.olean import Olean, display
from agent.lean.project import read_source
from agent.premises import declarations, reading
from agent.premises.scope import OFF, Scope
from agent.premises.store import Read, Store, is_damage
from agent.toolchain.unused import DAY, forget_unused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from agent.lean.project import Project

_BATCH = 30_000
_FORGET_SECONDS = 60 * DAY  # a store that no project has opened for so long is deleted
OWN = 0


@dataclass(frozen=True, slots=True)
class Place:
    """Where the index looks: `compiled` folders in the order of LEAN_PATH, `built` by leanloop itself before them.

    `cache` is the folder for stores that projects share, `own` the file of the project's store; None keeps it in
    memory.  `corpus` is the file of what was imported from LeanDojo: modules that are nowhere else.
    """

    project: Project
    compiled: tuple[Path, ...]
    built: tuple[Path, ...] = ()
    cache: Path | None = None
    own: Path | None = None
    corpus: Path | None = None


@dataclass(frozen=True, slots=True)
class _Source:
    """Where a module comes from: a store, the file, its stamp, and whether it is compiled."""

    store: int
    file: Path
    stamp: str
    compiled: bool


class _Writer:
    """Puts what was read into the stores, much at a time."""

    def __init__(self, stores: Sequence[Store]) -> None:
        self._stores = stores
        self._batches: defaultdict[int, list[Read]] = defaultdict(list)

    def put(self, store: int, read: Read) -> None:
        batch = self._batches[store]
        batch.append(read)
        if sum(len(r.rows) for r in batch) > _BATCH:
            self._stores[store].add(batch)
            batch.clear()

    def flush(self) -> None:
        for store, batch in self._batches.items():
            if batch:
                self._stores[store].add(batch)
                batch.clear()


class Library:
    """The index of one place.  `skipped` modules could not be read, with the reason.

    Raises ToolFailed when the stores cannot be opened or written; nothing else fails.
    """

    def __init__(self, place: Place) -> None:
        self._place = place
        self._folders: tuple[Path, ...] = place.compiled
        self.stores: list[Store] = []
        self.skipped: dict[str, str] = {}
        self._known: dict[str, _Source | None] = {}
        try:
            self.stores.append(_opened(place.own))
            for folder in self._folders:
                self.stores.append(_opened(_store_file(place.cache, folder)))
            if place.corpus is not None and place.corpus.is_file():
                self.stores.append(_opened(place.corpus))
        except (OSError, sqlite3.Error) as e:
            self.close()
            raise ToolFailed(f"cannot keep an index of premises: {e}", hint=OFF) from e

    def close(self) -> None:
        """Close the files."""
        for store in self.stores:
            store.close()

    # ------------------------------------------------------------------------------------------ building
    def update(self, imports: Iterable[str], stage: Callable[[str], None] = lambda _: None) -> int:
        """Read what these modules are and import, as far as it changed; the number of modules read."""
        try:
            return self._update(list(imports), stage)
        except (sqlite3.DatabaseError, ValueError) as first:
            if not is_damage(first):
                raise ToolFailed(f"the index of premises cannot be written: {first}", hint=OFF) from first
            try:
                for store in self.stores:
                    store.rebuild()
                return self._update(list(imports), stage)
            except (OSError, sqlite3.Error) as e:
                raise ToolFailed(f"the index of premises cannot be written: {e}", hint=OFF) from first

    def _update(self, imports: list[str], stage: Callable[[str], None]) -> int:
        stale = {m: s for m in self._in_order(imports) if (s := self._known[m]) and self._is_stale(m, s)}
        if stale:
            stage(f"indexing the declarations of {len(stale)} modules")
        writer = _Writer(self.stores)
        files = {m: s.file for m, s in stale.items() if s.compiled}
        left = list(files)
        if reading.is_worth_it(list(files.values())):

            def take(answer: reading.Answer) -> None:
                source = stale[answer.module]
                if answer.error:
                    self.skipped[answer.module] = answer.error
                writer.put(
                    source.store,
                    Read(answer.module, source.stamp, answer.imports, answer.rows, answer.signatures),
                )

            signatures = {n: s for store in reversed(self.stores) for n, s in store.signatures().items()}
            left = reading.read_modules(files, signatures, take)
            if left:  # they may rest on what is not in the stores yet
                writer.flush()
        unwritten: dict[str, str] = {}
        for module in (*left, *(m for m, s in stale.items() if not s.compiled)):
            writer.put(stale[module].store, self._read(module, stale[module], unwritten))
        writer.flush()
        return len(stale)

    def _is_stale(self, module: str, source: _Source) -> bool:
        known = self.stores[source.store].modules.get(module)
        return known is None or known.stamp != source.stamp

    def _read(self, module: str, source: _Source, unwritten: dict[str, str]) -> Read:
        def known(name: str) -> str:
            letters = unwritten.get(name)
            if letters is None:
                found = (s.signature(name) for s in self.stores)
                letters = unwritten[name] = next((x for x in found if x is not None), "")
            return letters

        try:
            if source.compiled:
                olean = Olean(source.file)
                imports = tuple(display(i.module) for i in olean.imports)
                own = declarations.signatures(olean)
                unwritten.update(own)
                rows = [e.row() for e in declarations.of_olean(olean, known)]
                return Read(module, source.stamp, imports, rows, own)
            text = read_source(source.file)
            rows = [e.row() for e in declarations.of_source(text)]
            return Read(module, source.stamp, imports_of(text), rows, {})
        except LeanLoopError as e:
            self.skipped[module] = e.message
            return Read(module, source.stamp, (), (), {})

    def _in_order(self, imports: Iterable[str]) -> Iterator[str]:
        """The closure of some imports, what is imported first; without recursion, for chains are long."""
        done: set[str] = set()
        for first in imports:
            stack = [(first, iter(self._imports(first)))] if first not in done else []
            opened = {first}
            while stack:
                module, rest = stack[-1]
                following = next((m for m in rest if m not in done and m not in opened), None)
                if following is None:
                    stack.pop()
                    if module not in done and self._find(module) is not None:
                        yield module
                    done.add(module)
                else:
                    opened.add(following)
                    stack.append((following, iter(self._imports(following))))

    def _imports(self, module: str) -> tuple[str, ...]:
        source = self._find(module)
        if source is None:
            return ()
        known = self.stores[source.store].modules.get(module)
        if known is not None and known.stamp == source.stamp:
            return known.imports
        try:
            if source.compiled:
                return tuple(display(i.module) for i in ModuleData(source.file).imports)
            return imports_of(read_source(source.file))
        except LeanLoopError as e:
            self.skipped[module] = e.message
            return ()

    def _find(self, module: str) -> _Source | None:
        if module not in self._known:
            self._known[module] = self._look(module)
        return self._known[module]

    def _look(self, module: str) -> _Source | None:
        parts = components(module)
        if not parts or any("/" in p or p in (".", "..") or "\0" in p for p in parts):
            return None
        text = self._place.project.file_of(module)
        written = text.stat().st_mtime_ns if text is not None else 0
        folders = [(f, OWN) for f in self._place.built] + [(f, i + 1) for i, f in enumerate(self._folders)]
        for folder, store in folders:
            file = folder / compiled_path(parts)
            try:
                status = file.stat()
            except OSError:
                continue
            if status.st_mtime_ns >= written or store == OWN:
                return _Source(store, file, f"{status.st_size} {status.st_mtime_ns}", compiled=True)
        if text is None:
            return self._in_corpus(module)
        return _Source(OWN, text, f"source {text.stat().st_size} {written}", compiled=False)

    def _in_corpus(self, module: str) -> _Source | None:
        last = len(self.stores) - 1
        known = self.stores[last].modules.get(module) if last > len(self._folders) else None
        return None if known is None else _Source(last, Path(), known.stamp, compiled=False)

    # ------------------------------------------------------------------------------------------ asking
    def scope(self, source: str, offset: int | None = None) -> Scope:
        """What is visible in the text `source` before `offset` (the end, if None).  The imports must be indexed."""
        local = declarations.of_source(source, before=offset, own=True)
        own = Store(None)
        own.add([Read("", "", (), [e.row() for e in local], {})])
        marked = [bytearray(len(s.lengths)) for s in self.stores]
        for module in self._in_order(imports_of(source)):
            found = self._known[module]
            if found is None:
                continue
            known = self.stores[found.store].modules.get(module)
            if known is not None:
                marked[found.store][known.first : known.last] = b"\1" * (known.last - known.first)
        return Scope((*self.stores, own), (*marked, bytearray(b"\1" * len(local))), tuple(local))

    def everything(self) -> Scope:
        """All that is indexed and still there."""
        marked = [bytearray(len(s.lengths)) for s in self.stores]
        for store, flags in zip(self.stores, marked, strict=True):
            for module in store.modules.values():
                flags[module.first : module.last] = b"\1" * (module.last - module.first)
        return Scope((*self.stores, Store(None)), (*marked, bytearray()))


def imports_of(source: str) -> tuple[str, ...]:
    """What a text imports, Lean's own Init too where Lean adds it."""
    header = lean_text.header(source)
    return header.imports if header.prelude else (*header.imports, "Init")


def _store_file(cache: Path | None, folder: Path) -> Path | None:
    if cache is None:
        return None
    return cache / f"{hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:24]}.sqlite"


def _opened(file: Path | None) -> Store:
    if file is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.exists():
            forget_unused(file.parent.glob("*.sqlite"), _FORGET_SECONDS)
        else:
            file.touch()
    return Store(file)
