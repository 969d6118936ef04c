"""Starting a process and being sure that it ends, with everything that it started.

Responsibilities, and nothing else: an explicit environment, a session of its own, a deadline, ceilings on the
resident memory, the processes and the output of the whole tree, a sandbox where one is asked for, and the
death of the tree when it is over, whoever ends it: the program, we, the user, or a `kill -9` of leanloop.

The watching is done by a small process in between (supervisor.py), because it has to outlive us.  It costs
about 10 ms for each start, and 4 ms for a Python script run as `python -I -S script`, as the embedded Lean
is.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from dataclasses import dataclass
from typing import Self

from agent.errors import ToolFailed
from agent.toolchain.sandbox import choose
from agent.toolchain.tree import GIB, MIB, Command, Limits, Mode, Stop, Tree, kill_tree, tree_memory

__all__ = [
    "GIB", "MIB", "Child", "Command", "Finished", "Limits", "Mode", "Stop", "kill_tree", "run", "start",
    "tree_memory",
]  # fmt: skip

_STDERR_TAIL = 64 << 10


@dataclass(frozen=True, slots=True)
class Finished:
    """How a process ended.  `exit_code` is negative for a signal, as in `subprocess`; outputs are cut at the
    limit.

    `sandbox` says in words which fences were up (`none` if none was asked for); `peak` is the resident
    memory, in bytes, of its largest process, 0 where it is not known.
    """

    exit_code: int
    stdout: bytes
    stderr: bytes
    stop: Stop | None
    seconds: float
    sandbox: str = "none"
    peak: int = 0

    @property
    def crashed(self) -> bool:
        """Whether it died of a signal that was not ours."""
        return self.stop is None and self.exit_code < 0


async def run(
    command: Command, limits: Limits, *, stdin: bytes = b"", sandbox: bool | Mode = False
) -> Finished:
    """Run to the end, or to a limit.

    Raises ToolMissing when the program cannot be started, ToolFailed when the sandbox cannot be set up.
    """
    started = time.monotonic()
    tree = await Tree.start(command, limits, await choose(sandbox))

    async def feed() -> None:
        with contextlib.suppress(ConnectionError):
            tree.stdin.write(stdin)
            await tree.stdin.drain()
        tree.stdin.close()

    try:
        out, err, _ = await asyncio.gather(
            _drain(tree.stdout, limits.output, tree), _drain(tree.stderr, limits.output, tree), feed()
        )
        code = await tree.end()
    except BaseException:  # most likely we are cancelled: give it the time to go in peace, but no second time
        tree.kill()
        await tree.end()
        raise
    finally:
        tree.abandon()
    tree.raise_if_not_started()
    return Finished(code, out, err, tree.why, time.monotonic() - started, tree.sandbox, tree.peak)


class Child:
    """A process that lives as long as it is talked to, such as a language server.  Made by `start`.

    Its stderr is read all the time, the last 64 KiB of it kept; its memory, processes and deadline are
    watched.
    """

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._tail = bytearray()
        self._closed = False
        self._over = asyncio.create_task(self._see_it_end())

    @property
    def stdin(self) -> asyncio.StreamWriter:
        """Where to write."""
        return self._tree.stdin

    @property
    def stdout(self) -> asyncio.StreamReader:
        """Where to read; its end means that the process is over."""
        return self._tree.stdout

    @property
    def stderr_tail(self) -> bytes:
        """The last that it said on stderr."""
        return bytes(self._tail)

    @property
    def sandbox(self) -> str:
        """Which fences are up, in words."""
        return self._tree.sandbox

    @property
    def stop(self) -> Stop | None:
        """Why we ended it, when we did and it has been waited for."""
        return self._tree.why

    @property
    def pid(self) -> int:
        """The supervisor's process number; the program is below it."""
        return self._tree.process.pid

    @property
    def alive(self) -> bool:
        """Whether it has not ended, as far as we know."""
        return not self._over.done()

    def close(self) -> None:
        """Begin to end it, with all that it started; what it still says is lost.  `wait` returns when nothing
        is left.
        """
        self._closed = True
        self._tree.kill()

    async def wait(self) -> int:
        """Wait until it has ended by itself or by a limit, and nothing of it is left.  Its exit code."""
        return await asyncio.shield(self._over)

    async def kill(self) -> int:
        """End it and all that it started, now; return when nothing of it is left."""
        self.close()
        return await self.wait()

    async def _see_it_end(self) -> int:
        try:
            while chunk := await self._tree.stderr.read(1 << 16):
                self._tail += chunk
                del self._tail[:-_STDERR_TAIL]
            code = await self._tree.end()
        except BaseException:  # the event loop is shut down
            self._tree.abandon()
            raise
        if self._closed:
            self._tree.abandon()
        return code

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.kill()


async def start(command: Command, limits: Limits, *, sandbox: bool | Mode = False) -> Child:
    """Start a child to talk to; use it as an async context, or `kill` it.

    Raises ToolMissing when the program cannot be started, ToolFailed when the sandbox cannot be set up.
    """
    tree = await Tree.start(command, limits, await choose(sandbox))
    try:
        if await tree.has_started():
            return Child(tree)
        await tree.end()
    except BaseException:
        tree.abandon()
        raise
    tree.abandon()
    tree.raise_if_not_started()
    raise ToolFailed(f"{command.argv[0]} ended before it began")


async def _drain(stream: asyncio.StreamReader, limit: int, tree: Tree) -> bytes:
    kept = bytearray()
    while chunk := await stream.read(1 << 16):
        kept += chunk[: limit - len(kept)]
        if len(kept) >= limit:
            tree.stop(Stop.OUTPUT)
    return bytes(kept)
