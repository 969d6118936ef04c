"""The constants that one compiled file can see: its own, and those of everything that it imports.

Imported modules are read once and shared by all judgements (`Library`); they are found in the same folders,
in the same order, as Lean finds them.  A closure too large to be read is left unread, and whoever asks is
told (`Imported.unread`): its constants are then trusted as the project's manifest pins them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from agent.errors import OleanError
from agent.lean.olean import Constant, Name, Olean, Uses, display

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

DEFAULT_READ_LIMIT = 256 << 20
_Signature = tuple[int, int, int]


@dataclass(frozen=True)
class Imported:
    """Everything that a file imports, directly or not.  `unread` counts modules left out for their size."""

    modules: tuple[Olean, ...]
    names: tuple[Name, ...]
    owner: dict[Name, Olean] = field(repr=False)
    unread: int = 0


class Library:
    """Reads imported modules, each once as long as its file stays the same."""

    def __init__(self, read_limit: int = DEFAULT_READ_LIMIT) -> None:
        self._read_limit = read_limit
        self._modules: dict[Path, tuple[_Signature | None, Olean]] = {}
        self._generation = 0

    def imported(self, names: Iterable[Name], path: Sequence[Path]) -> Imported:
        """The closure of these imports.  Raises OleanError when one is missing, damaged or declared twice."""
        modules: dict[Path, Olean] = {}
        unread, size = 0, 0
        called = {locate(name, path): name for name in names}
        waiting = list(called)
        while waiting:
            file = waiting.pop()
            size += file.stat().st_size
            if size > self._read_limit:
                unread += 1
                continue
            module = modules[file] = self._module(file)
            for item in module.imports:
                found = locate(item.module, path)
                if found not in called:
                    called[found] = item.module
                    waiting.append(found)
        owner: dict[Name, Olean] = {}
        for module in modules.values():
            for name in module.names:
                if owner.setdefault(name, module) is not module:
                    raise OleanError(
                        f"{display(name)} is declared in {owner[name].path} and in {module.path}"
                    )
        return Imported(tuple(modules.values()), tuple(called[file] for file in modules), owner, unread)

    def signature(self, path: Sequence[Path]) -> str:
        """Changes when an .olean file in these folders was replaced since it was read."""
        stale = [file for file, (signature, _) in self._modules.items() if _signature(file) != signature]
        for file in stale:
            del self._modules[file]
            self._generation += 1
        return f"{path}{self._generation}"

    def _module(self, file: Path) -> Olean:
        signature = _signature(file)
        known = self._modules.get(file)
        if known is None or known[0] != signature:
            known = self._modules[file] = (signature, Olean(file))
        return known[1]


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
        file = folder.joinpath(*parts[:-1], f"{parts[-1]}.olean")
        if file.is_file():
            return file
    raise OleanError(
        f"the imported module {display(module)} is not in {', '.join(map(str, path)) or 'any folder'}"
    )


class Environment:
    """One compiled file with what it imports."""

    def __init__(self, own: Olean, imported: Imported) -> None:
        self.own = own
        self.imported = imported
        for name in own.names:
            if name in imported.owner:
                raise OleanError(
                    f"{own.path} declares {display(name)}, which {imported.owner[name].path} declares too"
                )

    def module(self, name: Name) -> Olean | None:
        """Where a constant is declared; None where it is not, or in a module left unread."""
        return self.own if name in self.own else self.imported.owner.get(name)

    def constant(self, name: Name) -> Constant | None:
        """A constant of that name."""
        module = self.module(name)
        return None if module is None else module.constant(name)

    def uses(self, name: Name) -> Uses | None:
        """What that constant mentions."""
        module = self.module(name)
        return None if module is None else module.uses(name)
