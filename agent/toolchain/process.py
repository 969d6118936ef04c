"""Starting a process and being sure that it ends, with everything that it started.

Responsibilities, and nothing else: an explicit environment, a session of its own, a deadline, a ceiling on the resident
memory of the whole tree, bounded output, and the death of the tree when it is over, whoever ends it: we, the user, or
the kernel (PR_SET_PDEATHSIG on Linux, so that a `kill -9` of leanloop leaves no orphan).
"""

from __future__ import annotations

import asyncio
import contextlib
import ctypes
import os
import signal
import sys
import time
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

import psutil

from agent.errors import ToolMissing

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MIB = 1 << 20
GIB = 1 << 30
_POLL_SECONDS = 0.02
_PR_SET_PDEATHSIG = 1


@dataclass(frozen=True, slots=True)
class Command:
    """What to start.  `env` is the whole environment: nothing is inherited.

    `readable` and `writable` are the folders that a sandbox has to leave open; `cwd` is always readable.
    """

    argv: tuple[str, ...]
    cwd: Path
    env: Mapping[str, str] = field(default_factory=dict)
    readable: tuple[Path, ...] = ()
    writable: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for one process tree: seconds of wall-clock time, bytes of resident memory, bytes of each output."""

    seconds: float = 60.0
    memory: int = 4 * GIB
    output: int = 8 * MIB


class Stop(StrEnum):
    """Why a process was ended by us."""

    DEADLINE = "deadline"
    MEMORY = "memory"
    OUTPUT = "output"


@dataclass(frozen=True, slots=True)
class Finished:
    """How a process ended.  `exit_code` is negative for a signal, as in `subprocess`; outputs are cut at the limit."""

    exit_code: int
    stdout: bytes
    stderr: bytes
    stop: Stop | None
    seconds: float

    @property
    def crashed(self) -> bool:
        """Whether it died of a signal that was not ours."""
        return self.stop is None and self.exit_code < 0


async def run(command: Command, limits: Limits, *, stdin: bytes = b"") -> Finished:
    """Run to the end, or to a limit.  Raises ToolMissing when the program cannot be started."""
    started = time.monotonic()
    process = await _spawn(command)
    stop: list[Stop] = []

    def end(why: Stop) -> None:
        if not stop:
            stop.append(why)
        kill_tree(process.pid)

    async def feed() -> None:
        assert process.stdin is not None  # noqa: S101  (PIPE was asked for)
        with contextlib.suppress(ConnectionError, BrokenPipeError):
            process.stdin.write(stdin)
            await process.stdin.drain()
        process.stdin.close()

    watcher = asyncio.create_task(_watch(process.pid, limits, started, end))
    try:
        out, err, _ = await asyncio.gather(
            _drain(process.stdout, limits.output, end), _drain(process.stderr, limits.output, end), feed()
        )
        code = await process.wait()
    finally:
        watcher.cancel()
        kill_tree(process.pid)
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.shield(process.wait())
    return Finished(code, out, err, stop[0] if stop else None, time.monotonic() - started)


async def _spawn(command: Command) -> asyncio.subprocess.Process:
    try:
        return await asyncio.create_subprocess_exec(
            *command.argv,
            cwd=command.cwd,
            env=dict(command.env),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            start_new_session=True,
            preexec_fn=_die_with_parent if sys.platform == "linux" else None,
        )
    except OSError as e:
        raise ToolMissing(f"cannot start {command.argv[0]}: {e.strerror}") from e


def _die_with_parent() -> None:
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


async def _drain(stream: asyncio.StreamReader | None, limit: int, end: object) -> bytes:
    assert stream is not None  # noqa: S101  (PIPE was asked for)
    kept = bytearray()
    while chunk := await stream.read(1 << 16):
        kept += chunk[: limit - len(kept)]
        if len(kept) >= limit:
            end(Stop.OUTPUT)  # type: ignore[operator]
    return bytes(kept)


async def _watch(pid: int, limits: Limits, started: float, end: object) -> None:
    while True:
        await asyncio.sleep(_POLL_SECONDS)
        if time.monotonic() - started > limits.seconds:
            end(Stop.DEADLINE)  # type: ignore[operator]
        elif tree_memory(pid) > limits.memory:
            end(Stop.MEMORY)  # type: ignore[operator]


def tree_memory(pid: int) -> int:
    """Resident bytes of a process and all its descendants; 0 when it is gone."""
    total = 0
    with contextlib.suppress(psutil.Error):
        top = psutil.Process(pid)
        for process in (top, *top.children(recursive=True)):
            with contextlib.suppress(psutil.Error):
                total += process.memory_info().rss
    return total


def kill_tree(pid: int) -> None:
    """Kill a process, its descendants and its process group, however they moved about."""
    family: list[psutil.Process] = []
    with contextlib.suppress(psutil.Error):
        top = psutil.Process(pid)
        family = [*top.children(recursive=True), top]
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)
    for process in family:
        with contextlib.suppress(psutil.Error):
            process.kill()
