"""A warm Lean without a language server: the client of frontend_worker.py.

Only for the embedded Lean, whose library is at hand and of a version that is known (see frontend.py); and
nothing that the user has is touched: should the worker not get ready, then the language server is used.
"""

from __future__ import annotations

import asyncio
import re
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from agent.check.lsp import ServerStopped, how_it_ended
from agent.errors import ToolFailed
from agent.lean.diagnostics import parse_json_lines
from agent.toolchain.embedded import EmbeddedLean
from agent.toolchain.process import MIB, Stop, start

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agent.lean.setup import ModuleSetup
    from agent.toolchain.process import Child, Limits
    from agent.toolchain.protocol import Toolchain
    from agent.types import Diagnostic

_WORKER = Path(__file__).parent / "frontend_worker.py"
_ROOT = Path(__file__).parents[2]
_OPTION = re.compile(
    r"-D((?:autoImplicit|relaxedAutoImplicit|maxHeartbeats|maxRecDepth|pp\.[\w.]+)=(?:true|false|\d+))"
)
_UNUSABLE = 2  # exit code of a worker that does not know this library


class NativeUnusable(ToolFailed):
    """This Lean cannot be called directly: a language server has to do."""


class NativeDocument:
    """A text that Lean keeps elaborated.  Made by `open_native`; not for two checks at once."""

    def __init__(self, process: Child, limits: Limits) -> None:
        self.text = ""
        self.pid = process.pid
        self._process = process
        self._output, self._memory = limits.output, limits.memory
        self._number = 0
        self._head: tuple[int, int] | None = None  # of an answer whose body was not read yet
        self._why: ToolFailed | None = None

    @property
    def alive(self) -> bool:
        """Whether it can still be asked."""
        return not self._why and self._process.alive

    async def elaborate(self, text: str) -> tuple[Diagnostic, ...]:
        """Every message about `text`.  What stands before the command with the first difference to a text
        that it knows is not elaborated again.

        Raises ToolFailed when the worker dies, or prints more than it may.
        """
        self._number += 1
        self.text = text
        body = text.encode("utf-8", "surrogatepass")
        if not self.alive or self._process.stdin.is_closing():
            raise await self._death()
        self._process.stdin.write(b"%d %d\n%b" % (self._number, len(body), body))
        while True:
            number, answer = await self._answer()
            if number == self._number:  # the others nobody waits for any more
                return tuple(replace(d, file="") for d in parse_json_lines(answer))

    async def _answer(self) -> tuple[int, bytes]:
        out = self._process.stdout
        try:
            if self._head is None:
                number, size = map(int, (await out.readuntil()).split())
                self._head = number, size
            number, size = self._head
            if size > self._output:
                self.kill(f"Lean printed more than {self._output // MIB} MB")
                raise await self._death()
            body = await out.readexactly(size)
        except asyncio.IncompleteReadError:
            raise await self._death() from None
        except (ValueError, asyncio.LimitOverrunError):
            self.kill("the frontend worker answered with something else")
            raise await self._death() from None
        self._head = None
        return number, body

    async def _death(self) -> ToolFailed:
        code = await self._process.wait()
        if self._why is None and self._process.stop is Stop.MEMORY:
            self._why = ServerStopped(f"Lean took more than {self._memory // MIB} MB of memory")
        return self._why or how_it_ended(code, self._process.stderr_tail)

    def kill(self, why: str = "Lean was stopped") -> None:
        """End it with everything that it started."""
        self._why = self._why or ServerStopped(why)
        self._process.close()

    async def aclose(self) -> None:
        """End it and wait until it is gone."""
        self.kill()
        await self._process.kill()

    async def ready(self) -> None:
        """Wait until Lean has been loaded.  Raises ToolFailed."""
        try:
            await self._process.stdout.readuntil(b"ready\n")
        except asyncio.IncompleteReadError:
            died = await self._death()
            if await self._process.wait() == _UNUSABLE:
                raise NativeUnusable(died.message) from None
            raise died from None


def options_of(setup: ModuleSetup) -> tuple[str, ...] | None:
    """The options of a setup as `NAME=VALUE`, or None if it has more than the frontend worker can be told."""
    known = [_OPTION.fullmatch(argument) for argument in setup.arguments]
    return None if setup.answer or None in known else tuple(m[1] for m in known if m)


async def open_native(
    toolchain: Toolchain,
    *,
    cwd: Path,
    import_path: Sequence[Path],
    limits: Limits,
    options: Sequence[str] = (),
) -> NativeDocument:
    """Start a worker, without a text yet.  Raises ToolMissing, ToolFailed, NativeUnusable.

    `limits.memory` bounds the process, `limits.output` the messages about one text; `options` are from
    `options_of`.
    """
    if not isinstance(toolchain, EmbeddedLean):
        raise NativeUnusable("only the embedded Lean can be called without a language server")
    argv = (sys.executable, "-I", "-S", str(_WORKER), str(_ROOT), str(toolchain.library), *options)
    command = toolchain.command(argv, cwd=cwd, extra_path=import_path, readable=(_ROOT / "agent",))
    document = NativeDocument(await start(command, limits, sandbox=True), limits)
    try:
        await document.ready()
    except BaseException:
        await document.aclose()
        raise
    return document
