"""Snapshots of headers: what Lean knows behind the imports, saved once and mapped into each fresh process.

`lean --incr-header-save=FILE` and `--incr-load=FILE` (experimental, from Lean 4.32; lean4 13965).  Lean looks
whether a snapshot is of its own version and of this very header, and imports as usual if it is not; it does not
look whether the imported files are still the same, so that is seen to here: FILE.deps names them, and a snapshot
is used only while each has the size and the time that it had.

A snapshot is made of the header alone, by a process that sees nothing of a candidate, in a folder that no
candidate can write to.  It serves checks, never the judge.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import re
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from agent.errors import LeanLoopError
from agent.toolchain.process import GIB, Limits, run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agent.toolchain.protocol import Toolchain

_FLAG = b"--incr-header-save"
_FIRST = (4, 32)
_SECONDS = 120.0  # to import once


async def supported(toolchain: Toolchain, cwd: Path) -> bool:
    """Whether this Lean can save and load headers: by its version, and by what its help says."""
    if tuple(map(int, re.findall(r"\d+", toolchain.version)[:2])) < _FIRST:
        return False
    try:
        said = await run(toolchain.lean(("--help",), cwd=cwd), Limits(seconds=20.0))
    except (LeanLoopError, OSError):
        return False
    return _FLAG in said.stdout + said.stderr


@dataclass(frozen=True, slots=True)
class _Snapshot:
    file: Path
    stamps: tuple[tuple[str, int, int], ...]


class HeaderSnapshots:
    """Snapshots in `folder`, for headers whose import takes more than `worth` seconds."""

    def __init__(
        self, toolchain: Toolchain, folder: Path, import_path: Sequence[Path], *, worth: float = 0.3
    ) -> None:
        self._toolchain, self._folder, self._import_path = toolchain, folder, tuple(import_path)
        self._worth = worth
        self._slow: set[str] = set()
        self._made: dict[str, asyncio.Task[_Snapshot | None]] = {}
        self._supported: asyncio.Task[bool] | None = None

    def took(self, header: str, seconds: float) -> None:
        """A check with this header, without a snapshot, took so long."""
        if seconds > self._worth and "import" in header:
            self._slow.add(header)

    async def find(self, header: str) -> Path | None:
        """A snapshot of this header that is still right.  Made now, if that is worth it."""
        if header not in self._slow:
            return None
        task = self._made.get(header)
        if task is None:
            task = self._made[header] = asyncio.create_task(self._make(header))
        snapshot = await asyncio.shield(task)
        if snapshot is None:
            return None
        if snapshot.stamps != _stamps([name for name, _, _ in snapshot.stamps]):
            self._made.pop(header, None)  # something was compiled again: the next check makes a new one
            return None
        return snapshot.file

    def refuse(self, header: str) -> None:
        """Lean could not make anything of the snapshot: do without."""
        self._slow.discard(header)

    async def aclose(self) -> None:
        """End what is being made."""
        running = [*self._made.values(), *([self._supported] if self._supported else [])]
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)

    async def _make(self, header: str) -> _Snapshot | None:
        if self._supported is None:
            self._supported = asyncio.create_task(supported(self._toolchain, self._folder))
        if not await asyncio.shield(self._supported):
            return None
        started = time.time_ns()
        name = hashlib.sha256(f"{self._toolchain.version}\0{header}\0{started}".encode()).hexdigest()[:16]
        folder = self._folder / name
        folder.mkdir()
        (folder / "Header.lean").write_text(header, encoding="utf-8", newline="")
        file = folder / "header.snapshot"
        command = self._toolchain.lean(
            (f"{_FLAG.decode()}={file}", "Header.lean"), cwd=folder, extra_path=self._import_path
        )
        try:
            done = await run(
                replace(command, writable=(*command.writable, folder)),
                Limits(seconds=_SECONDS, file_size=4 * GIB),
                sandbox=True,
            )
            named = _strings(json.loads((folder / f"{file.name}.deps").read_bytes()))
            stamps = _stamps(named)
        except (LeanLoopError, OSError, ValueError):
            return None
        fresh = all(
            changed < started for _, _, changed in stamps
        )  # else one may have been read before it changed
        return _Snapshot(file, stamps) if done.exit_code == 0 and file.exists() and fresh else None


def _strings(value: Any) -> list[str]:
    """Every string in a JSON value, keys left out."""
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for part in inner for text in _strings(part)]


def _stamps(names: Sequence[str]) -> tuple[tuple[str, int, int], ...]:
    """Name, size and time of change in ns of each file; one that is gone has neither."""
    found = []
    for name in names:
        try:
            status = Path(name).stat()
            found.append((name, status.st_size, status.st_mtime_ns))
        except OSError:
            found.append((name, -1, -1))
    return tuple(found)
