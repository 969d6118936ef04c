"""A process tree with its supervisor, seen from leanloop: the bottom of process.py and sandbox.py.

Everything is started through a small process of its own (supervisor.py) that watches it and outlives us by
the moment that it takes to kill the rest.
"""

from __future__ import annotations

import asyncio
import contextlib
import marshal
import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypedDict, cast

import psutil

from agent.errors import ToolFailed, ToolMissing

if TYPE_CHECKING:
    from collections.abc import Mapping

MIB = 1 << 20
GIB = 1 << 30
_ROOT = str(Path(__file__).parents[2])
_ENTRY = (
    "import sys; root, control, status = sys.argv[1:4]; sys.path.insert(0, root); "
    "from agent.toolchain.supervisor import main; main(root, int(control), int(status))"
)
_BUFFER = 1 << 20  # bytes of an output that wait for their reader
_GRACE_SECONDS = 10.0  # after the deadline, for a supervisor that does not answer
# What a Python that is not linked statically may need to start; it goes to the supervisor, not to the
# program.
_LOADER_VARIABLES = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH")


@dataclass(frozen=True, slots=True)
class Command:
    """What to start.  `env` is the whole environment: nothing is inherited.

    `readable` and `writable` are the files and folders that a sandbox has to leave open; `cwd` is always
    readable.  With `alone` it starts no other process, and the sandbox does not let it.
    """

    argv: tuple[str, ...]
    cwd: Path
    env: Mapping[str, str] = field(default_factory=dict)
    readable: tuple[Path, ...] = ()
    writable: tuple[Path, ...] = ()
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for one process tree.

    Seconds of wall-clock time (`math.inf` for none), bytes of resident memory of all its processes, bytes of
    each output, bytes of each file that it writes, and processes at one time.  With `processes=1` a sandboxed
    Python script (the embedded Lean) cannot start another at all.
    """

    seconds: float = 60.0
    memory: int = 4 * GIB
    output: int = 8 * MIB
    file_size: int = GIB
    processes: int = 64


class Stop(StrEnum):
    """Why a process was ended by us."""

    DEADLINE = "deadline"
    MEMORY = "memory"
    OUTPUT = "output"
    PROCESSES = "processes"


class Mode(StrEnum):
    """Which fences the supervisor puts up; PLAIN stands for those that need no namespace (Landlock, seccomp,
    rlimits).
    """

    NONE = "none"
    NAMESPACES = "namespaces"
    BUBBLEWRAP = "bubblewrap"
    PLAIN = "plain"


class Order(TypedDict):
    """What the supervisor is told: what to run, and within which bounds (see `Limits`)."""

    argv: list[str]
    script: bool  # argv[2:] is a Python script with its arguments, to be run in the forked interpreter
    cwd: str
    env: dict[str, str]
    seconds: float
    memory: int
    file_size: int
    processes: int
    alone: bool
    mode: str  # a `Mode`
    bubblewrap: str
    readable: list[str]
    writable: list[str]


class Tree:
    """A supervisor and what is below it.  `sandbox` and `peak` are known when it has said so.

    Not `asyncio.subprocess`: its `wait` hangs as long as an output is not read to its end, and before Python
    3.12 it starts a thread for each process.
    """

    def __init__(self, command: Command, process: subprocess.Popen[bytes], control: int, status: int) -> None:
        self.process = process
        self.stdout, self.stderr = asyncio.StreamReader(_BUFFER), asyncio.StreamReader(_BUFFER)
        self.stdin: asyncio.StreamWriter
        self.sandbox = ""
        self.peak = 0
        self.why: Stop | None = None
        self._command, self._control, self._status = command, control, status
        self._exit_code = -signal.SIGKILL
        self._cannot = ""
        self._heard, self._over = asyncio.Event(), asyncio.Event()
        self._guardian: asyncio.Task[None] | None = None
        self._transports: list[asyncio.BaseTransport] = []

    @classmethod
    async def start(cls, command: Command, limits: Limits, mode: Mode) -> Tree:
        """Start the supervisor and give it its order.  Errors show later, see `raise_if_not_started`."""
        order, control = os.pipe()
        status, answer = os.pipe()
        try:
            process = subprocess.Popen(  # noqa: ASYNC220  (1 ms)
                [sys.executable, "-I", "-S", "-c", _ENTRY, _ROOT, str(order), str(answer), *command.argv],
                cwd="/",
                env={name: os.environ[name] for name in _LOADER_VARIABLES if name in os.environ},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                start_new_session=True,
                pass_fds=(order, answer),
            )
        except BaseException:
            os.close(control)
            os.close(status)
            raise
        finally:
            os.close(order)
            os.close(answer)
        tree = cls(command, process, control, status)
        data = marshal.dumps(cast("Any", _order(command, limits, mode)))
        with contextlib.suppress(BrokenPipeError):
            os.write(control, len(data).to_bytes(8, "little") + data)
        try:
            await tree._connect()
        except BaseException:
            tree.abandon()
            raise
        tree._guardian = asyncio.create_task(tree._guard(limits))
        return tree

    async def _connect(self) -> None:
        loop = asyncio.get_running_loop()
        os.set_blocking(self._status, False)
        loop.add_reader(self._status, self._listen)
        idle = asyncio.StreamReaderProtocol(asyncio.StreamReader())
        transport, _ = await loop.connect_write_pipe(lambda: idle, self.process.stdin)
        self._transports.append(transport)
        self.stdin = asyncio.StreamWriter(transport, idle, None, loop)
        for reader, pipe in ((self.stdout, self.process.stdout), (self.stderr, self.process.stderr)):
            await self._read(reader, pipe)

    async def _read(self, reader: asyncio.StreamReader, pipe: IO[bytes] | None) -> None:
        protocol = asyncio.StreamReaderProtocol(reader)
        transport, _ = await asyncio.get_running_loop().connect_read_pipe(lambda: protocol, pipe)
        self._transports.append(transport)

    async def _guard(self, limits: Limits) -> None:
        """The second watchman: for a supervisor that hangs, and for memory where the supervisor cannot see
        it.
        """
        end = time.monotonic() + limits.seconds + _GRACE_SECONDS
        pause = 3600.0 if sys.platform == "linux" else 0.05
        while (left := end - time.monotonic()) > 0:
            await asyncio.sleep(min(pause, left))
            if sys.platform != "linux" and tree_memory(self.process.pid) > limits.memory:
                self.stop(Stop.MEMORY)
        self.why = self.why or Stop.DEADLINE
        kill_tree(self.process.pid)

    def stop(self, why: Stop) -> None:
        """End the tree for a reason of ours."""
        self.why = self.why or why
        self.kill()

    def kill(self) -> None:
        """Tell the supervisor to end it all, by closing the pipe that it listens to."""
        if self._control >= 0:
            if sys.platform != "linux":  # there the supervisor cannot find who left its process group
                kill_tree(self.process.pid)
            os.close(self._control)
            self._control = -1

    async def has_started(self) -> bool:
        """Wait for the supervisor's first word: did the program start?"""
        await self._heard.wait()
        return bool(self.sandbox) and not self._cannot

    async def end(self) -> int:
        """Wait until nothing of it is left; the program's exit code, negative for a signal."""
        await self._over.wait()
        if self._guardian is not None:
            self._guardian.cancel()
        self.kill()
        self.process.wait()  # the end of its pipe was the last but one thing that it did
        return self._exit_code

    def abandon(self) -> None:
        """Let go of it: close our ends of its streams and, if it has not ended yet, end it and wait here for
        that.

        The way out when nobody may wait any longer, as when the event loop is shut down: it takes
        milliseconds.
        """
        self.kill()
        if self._guardian is not None:
            self._guardian.cancel()
        if not self._over.is_set():
            self._hear_no_more()
            try:
                self.process.wait(_GRACE_SECONDS)
            except subprocess.TimeoutExpired:
                kill_tree(self.process.pid)
                self.process.wait()
        for transport in self._transports:
            transport.close()
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr)[len(self._transports) :]:
            if stream is not None:
                stream.close()

    def _hear_no_more(self) -> None:
        asyncio.get_running_loop().remove_reader(self._status)
        os.close(self._status)
        self._over.set()
        self._heard.set()

    def _listen(self) -> None:
        """Take in what the supervisor says (its lines are described there), and the end of it."""
        said = b""
        with contextlib.suppress(BlockingIOError):
            while chunk := os.read(self._status, 1 << 16):
                said += chunk
            self._hear_no_more()
        self._heard.set()
        for line in said.decode("utf-8", "replace").splitlines():
            word, _, rest = line.partition(" ")
            if word == "sandbox":
                self.sandbox = rest
            elif word == "cannot":
                self._cannot = rest
            elif word == "ended":
                wait, stop, peak = rest.split()
                self._exit_code, self.peak = os.waitstatus_to_exitcode(int(wait)), int(peak)
                self.why = self.why or (Stop(stop) if stop != "-" else None)

    def raise_if_not_started(self) -> None:
        """ToolMissing if the program cannot be started, ToolFailed if the fences cannot be put up."""
        if self._cannot:
            kind = ToolMissing if self.sandbox else ToolFailed
            raise kind(f"cannot start {self._command.argv[0]}: {self._cannot}")


def _order(command: Command, limits: Limits, mode: Mode) -> Order:
    argv = list(command.argv)
    script = argv[:3] == [sys.executable, "-I", "-S"] and len(argv) > 3 and not argv[3].startswith("-")
    return {
        "argv": argv,
        "script": script,
        "cwd": os.fspath(command.cwd.absolute()),
        "env": dict(command.env),
        "seconds": limits.seconds,
        "memory": limits.memory,
        "file_size": limits.file_size,
        "processes": limits.processes,
        "alone": script and (command.alone or limits.processes == 1),
        "mode": mode.value,
        "bubblewrap": shutil.which("bwrap") or "" if mode is Mode.BUBBLEWRAP else "",
        "readable": [os.fspath(path.absolute()) for path in command.readable],
        "writable": [os.fspath(path.absolute()) for path in command.writable],
    }


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
