"""Reads what compiled files import: each module once, and no more of a large library than is asked for."""

from __future__ import annotations

import threading
from array import array
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agent.errors import OleanError
from agent.judge.environment import Imported
from agent.lean.names import compiled_path
from agent.lean.olean import Kind, Name, Olean, display

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

READ_LIMIT = 256 << 20
REACH_LIMIT = 2 << 30
_CLOSURES = 4
_Signature = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class _Outline:
    """What is kept of a module that is not held in memory; `keys` are hashes of the names of its constants."""

    imports: tuple[Name, ...]
    keys: array[int]
    axioms: frozenset[Name]


@dataclass(frozen=True, slots=True)
class _Closure:
    """Imports that were followed before, with the place where each module was found."""

    found: Mapping[Name, Path]
    imported: Imported


class Library:
    """Reads imported modules, each once as long as its file stays the same.

    As many as have `read_limit` bytes are held in memory from the start; of the rest, as many as have `reach_limit`
    bytes are read when something in them is reached.  Safe for use in several threads.
    """

    def __init__(self, read_limit: int = READ_LIMIT, reach_limit: int = REACH_LIMIT) -> None:
        self._read_limit, self._reach_limit = read_limit, reach_limit
        self._modules: dict[Path, tuple[_Signature | None, Olean]] = {}
        self._outlines: dict[Path, tuple[_Signature | None, _Outline]] = {}
        self._hashes: dict[Path, tuple[_Signature | None, str]] = {}
        self._reached: dict[Path, Olean] = {}
        self._reached_bytes = 0
        self._generation = 0
        self._closures: OrderedDict[tuple[tuple[Name, ...], str], _Closure] = OrderedDict()
        self._lock = threading.RLock()

    def imported(self, names: Iterable[Name], path: Sequence[Path]) -> Imported:
        """The closure of these imports.  Raises OleanError when one is missing or damaged."""
        with self._lock:
            return self._imported(tuple(names), path)

    def _imported(self, roots: tuple[Name, ...], path: Sequence[Path]) -> Imported:
        signature = self.signature(path)
        if self._reached_bytes > self._reach_limit // 2:
            self._forget()
        key = roots, signature
        known = self._closures.pop(key, None)
        if known is None or any(locate(name, path) != file for name, file in known.found.items()):
            known = self._follow(roots, path)
        self._closures[key] = known
        while len(self._closures) > _CLOSURES:
            self._closures.popitem(last=False)
        return known.imported

    def hashes(self, imported: Imported, folders: Sequence[Path]) -> list[tuple[Name, str]]:
        """The modules with their hashes: those that are held, and of the others those in `folders`.

        One that is gone has an empty hash, which is none.
        """
        found = [(name, m.sha256) for name, m in zip(imported.names, imported.modules, strict=True)]
        with self._lock:
            for name, file in imported.outlined.items():
                if any(map(file.is_relative_to, folders)):
                    found.append((name, self._hash(file)))
        return found

    def _hash(self, file: Path) -> str:
        signature, known = _signature(file), self._hashes.get(file)
        if known is None or known[0] != signature:
            try:
                known = self._hashes[file] = (signature, Olean(file).sha256)
            except OleanError:
                return ""
        return known[1]

    def signature(self, path: Sequence[Path]) -> str:
        """Changes when an .olean file in these folders was replaced since it was read."""
        with self._lock:
            return f"{path}{self._fresh()}"

    def _fresh(self) -> int:
        """Forget what was replaced; a number that changes when there was something."""
        for kept in (self._modules, self._outlines):
            stale = [file for file, (signature, _) in kept.items() if _signature(file) != signature]
            for file in stale:
                del kept[file]
            if stale:
                self._generation += 1
                self._forget()
        return self._generation

    def _forget(self) -> None:
        self._reached, self._reached_bytes = {}, 0
        self._closures.clear()

    def _follow(self, roots: tuple[Name, ...], path: Sequence[Path]) -> _Closure:
        found = {name: locate(name, path) for name in roots}
        modules: dict[Path, Olean] = {}
        outlines: dict[Path, _Outline] = {}
        called = {file: name for name, file in found.items()}
        size, waiting = 0, list(called)
        while waiting:
            file = waiting.pop()
            size += file.stat().st_size
            if size > self._read_limit:
                outlines[file] = self._outline(file)
                imports = outlines[file].imports
            else:
                modules[file] = self._module(file)
                imports = tuple(item.module for item in modules[file].imports)
            for name in imports:
                if name not in found:
                    found[name] = locate(name, path)
                    called[found[name]] = name
                    waiting.append(found[name])
        held: dict[Name, tuple[Olean, ...]] = {}
        for module in modules.values():
            alone = (module,)
            for constant in module.names:
                held[constant] = (*held[constant], module) if constant in held else alone
        places: dict[int, tuple[Path, ...]] = {}
        for file, outline in outlines.items():
            here = (file,)
            for key in outline.keys:
                places[key] = (*places[key], file) if key in places else here
        imported = Imported(
            tuple(modules.values()),
            tuple(called[file] for file in modules),
            held,
            {called[file]: file for file in outlines},
            places,
            frozenset().union(*(outline.axioms for outline in outlines.values())),
            self._reach,
        )
        return _Closure(found, imported)

    def _module(self, file: Path) -> Olean:
        known = self._modules.get(file)
        if known is None:
            known = self._modules[file] = (_signature(file), Olean(file))
        return known[1]

    def _outline(self, file: Path) -> _Outline:
        known = self._outlines.get(file)
        if known is None:
            signature, module = _signature(file), Olean(file)
            axioms = frozenset(name for name, kind in module.kinds() if kind is Kind.AXIOM)
            outline = _Outline(
                tuple(item.module for item in module.imports), array("q", map(hash, module.names)), axioms
            )
            known = self._outlines[file] = (signature, outline)
        return known[1]

    def _reach(self, file: Path) -> Olean | None:
        with self._lock:
            known = self._reached.get(file)
            return self._read_reached(file) if known is None else known

    def _read_reached(self, file: Path) -> Olean | None:
        outlined = self._outlines.get(file)
        if outlined is None or outlined[0] != _signature(file):
            raise OleanError(f"{file} was changed while a file that imports it was judged")
        if self._reached_bytes + file.stat().st_size > self._reach_limit:
            return None
        module = self._reached[file] = Olean(file)
        self._reached_bytes += module.size
        return module


def _signature(file: Path) -> _Signature | None:
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def locate(module: Name, path: Sequence[Path]) -> Path:
    """The .olean of a module, as Lean finds it: the first folder that has the name's first part decides."""
    parts = [
        part for part in module if isinstance(part, str) and part not in ("", ".", "..") and "/" not in part
    ]
    if len(parts) != len(module) or any("\0" in part for part in parts):
        raise OleanError(f"{display(module)} is no module name")
    for folder in path:
        file = folder / compiled_path(parts)
        if file.is_file():
            return file
    raise OleanError(
        f"the imported module {display(module)} is not in {', '.join(map(str, path)) or 'any folder'}"
    )
