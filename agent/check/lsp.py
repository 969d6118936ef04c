"""One document in one language server: what a check needs of LSP, and nothing else.

Two ways to start it.  `lean --server` is a watchdog that starts a worker for each document and reads all
that it says.  A `lean --worker` speaks the same protocol for one document, without the second process (100
MB) and the second reading of every message (0.8 ms a check of 4.8 ms, measured), so it is preferred where
the command is Lean's own.

Answers are matched to versions: `elaborate` returns the diagnostics that were published for the very text
it sent, after Lean said that all of them are out (`textDocument/waitForDiagnostics`), or raises ToolFailed.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import re
import signal
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from agent.check.texts import common_prefix
from agent.errors import ToolFailed
from agent.lean.diagnostics import parse_lsp, utf16_column
from agent.toolchain.process import MIB, Stop, start

if TYPE_CHECKING:
    from collections.abc import Mapping

    from agent.toolchain.process import Child, Command, Limits
    from agent.types import Diagnostic, Position

_LENGTH = re.compile(rb"content-length:\s*(\d+)", re.IGNORECASE)
_PUBLISHED = b'"method":"textDocument/publishDiagnostics"'
_NOT_FOR_US = re.compile(rb'"method":"(?:\$/|workspace/|client/|window/)')  # progress, references: not for us
_STDERR_KEPT = 2000
_CLIENT = {
    "processId": os.getpid(),
    "capabilities": {"lean": {"silentDiagnosticSupport": True}},
    "initializationOptions": {"hasWidgets": False, "editDelay": 0},
}


class ServerStopped(ToolFailed):
    """We ended the server at a limit: it would be the same on another one."""


class Document:
    """A text that Lean keeps elaborated.  Made by `open_document`; not for two checks at once."""

    def __init__(self, process: Child, uri: str, limits: Limits) -> None:
        self.uri = uri
        self.text = ""
        self.pid = process.pid
        self._process = process
        self._output, self._memory = limits.output, limits.memory
        self._version = 0
        self._ids = 0
        self._pending: dict[int, asyncio.Future[Any]] = {}
        self._published = b""
        self._unsent = b""
        self._death: ToolFailed | None = None
        self._listener = asyncio.create_task(self._listen())

    @property
    def alive(self) -> bool:
        """Whether it can still be asked."""
        return not self._death and self._process.alive

    async def elaborate(self, text: str) -> tuple[Diagnostic, ...]:
        """Give Lean `text`, and return every diagnostic of it, once Lean is done with all of it.

        What stands before the first difference to the last text is not elaborated again.
        Raises ToolFailed when the server dies, or answers with something else.
        """
        self._version += 1
        self._published = b""
        if self._version == 1:
            document = {"uri": self.uri, "languageId": "lean4", "version": 1, "text": text}
            self._notify("textDocument/didOpen", {"textDocument": document, "dependencyBuildMode": "never"})
        else:
            change = edit(self.text, text)
            document = {"uri": self.uri, "version": self._version}
            self._notify("textDocument/didChange", {"textDocument": document, "contentChanges": [change]})
        self.text = text
        await self._ask("textDocument/waitForDiagnostics", {"uri": self.uri, "version": self._version})
        return parse_lsp(self._diagnostics(), text)

    async def goals(self, position: Position) -> tuple[str, ...]:
        """The tactic goals at `position` of the last text, as Lean prints them, or the term goal."""
        place = {"line": position.line - 1, "character": utf16_column(self.text, position)}
        params = {"textDocument": {"uri": self.uri}, "position": place}
        answer = await self._ask("$/lean/plainGoal", params)
        if isinstance(answer, dict) and answer.get("goals"):
            return tuple(map(str, answer["goals"]))
        answer = await self._ask("$/lean/plainTermGoal", params)
        return (str(answer["goal"]),) if isinstance(answer, dict) and "goal" in answer else ()

    def kill(self, why: str = "the language server was stopped") -> None:
        """End it with everything that it started; what is still asked fails."""
        self._process.close()
        self._die(ServerStopped(why))

    async def aclose(self) -> None:
        """End it and wait until it is gone."""
        self.kill()
        self._listener.cancel()
        await asyncio.gather(self._listener, return_exceptions=True)
        await self._process.kill()

    # ------------------------------------------------------------------------------------------ the wire
    def _notify(self, method: str, params: Mapping[str, Any]) -> None:
        """Sent with the next request, in one write: each write wakes the server, 1 ms on a busy machine."""
        self._unsent += _frame({"jsonrpc": "2.0", "method": method, "params": params})

    async def _ask(self, method: str, params: Mapping[str, Any]) -> Any:
        if self._death:
            raise self._death
        self._ids += 1
        number, answer = self._ids, asyncio.get_running_loop().create_future()
        self._pending[number] = answer
        try:
            self._send({"jsonrpc": "2.0", "id": number, "method": method, "params": params})
            return await answer
        finally:
            self._pending.pop(number, None)

    def _send(self, message: Mapping[str, Any]) -> None:
        stdin = self._process.stdin
        if stdin.is_closing() or not self.alive:
            raise self._death or ToolFailed("the language server has ended")
        stdin.write(self._unsent + _frame(message))
        self._unsent = b""

    async def initialize(self, root: str, *, direct: bool) -> None:
        """The first words; a worker without its watchdog does not answer them."""
        params = {**_CLIENT, "rootUri": root}
        if direct:
            self._unsent += _frame({"jsonrpc": "2.0", "id": 0, "method": "initialize", "params": params})
        else:
            await self._ask("initialize", params)
            self._notify("initialized", {})

    async def _listen(self) -> None:
        buffer = bytearray()
        while chunk := await self._process.stdout.read(1 << 18):
            buffer += chunk
            while (body := self._take(buffer)) is not None:
                self._hear(body)
        code = await self._process.wait()
        if self._process.stop is Stop.MEMORY:
            self._die(ServerStopped(f"Lean took more than {self._memory // MIB} MB of memory"))
        self._die(how_it_ended(code, self._process.stderr_tail))

    def _take(self, buffer: bytearray) -> bytes | None:
        """The body of the next message in `buffer`, taken out of it; None when it is not all there."""
        head = buffer.find(b"\r\n\r\n")
        if head < 0:
            return None
        length = _LENGTH.search(buffer, 0, head)
        size = int(length[1]) if length else -1
        if not 0 <= size <= max(self._output, MIB):
            flood = f"Lean printed more than {self._output // MIB} MB"
            self.kill(flood if size >= 0 else "the language server sent a message without its length")
            buffer.clear()
            return None
        if len(buffer) < head + 4 + size:
            return None
        body = bytes(buffer[head + 4 : head + 4 + size])
        del buffer[: head + 4 + size]
        return body

    def _hear(self, body: bytes) -> None:
        if _PUBLISHED in body[:100]:
            self._published = body  # each one has all the diagnostics so far: only the last is ever read
            return
        if _NOT_FOR_US.search(body, 0, 100):
            return
        message = json.loads(body)
        answer = self._pending.get(message.get("id"))
        if answer is None or answer.done():
            return
        if "error" in message:
            answer.set_exception(ToolFailed(f"the language server: {message['error'].get('message', '')}"))
        else:
            answer.set_result(message.get("result"))

    def _diagnostics(self) -> list[dict[str, Any]]:
        if not self._published:
            raise ToolFailed("the language server published no diagnostics")
        params = json.loads(self._published)["params"]
        if params.get("version") != self._version:
            raise ToolFailed(f"stale diagnostics: of version {params.get('version')}, not {self._version}")
        return [d for d in params["diagnostics"] if not d.get("isSilent")]

    def _die(self, why: ToolFailed) -> None:
        self._death = self._death or why
        for answer in self._pending.values():
            if not answer.done():
                answer.set_exception(self._death)


def _frame(message: Mapping[str, Any]) -> bytes:
    body = json.dumps(message, separators=(",", ":")).encode()
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)


async def open_document(command: Command, uri: str, *, root: str, limits: Limits) -> Document:
    """Start a server for one document, without a text yet.  Raises ToolMissing, ToolFailed.

    `limits.memory` bounds the whole server, `limits.output` one message, `limits.seconds` its life.
    """
    direct = "--server" in command.argv
    if direct:
        argv = tuple("--worker" if a == "--server" else a for a in command.argv)
        command = replace(command, argv=(*argv, uri))
    process = await start(command, limits, sandbox=True)
    document = Document(process, uri, limits)
    try:
        await document.initialize(root, direct=direct)
    except BaseException:
        await document.aclose()
        raise
    return document


def edit(old: str, new: str) -> dict[str, Any]:
    """The edit that makes `new` of `old`: whole lines, so that no column has to be counted."""
    start = new.rfind("\n", 0, common_prefix(old, new)) + 1
    line = new.count("\n", 0, start)
    last = old.rfind("\n") + 1
    end = {"line": old.count("\n"), "character": len(old[last:].encode("utf-16-le")) // 2}
    return {"range": {"start": {"line": line, "character": 0}, "end": end}, "text": new[start:]}


def how_it_ended(code: int, stderr: bytes) -> ToolFailed:
    """That a Lean died which should have lived, and what it said last."""
    said = stderr[-_STDERR_KEPT:].decode("utf-8", "replace").strip().splitlines()
    how = f"signal {_signal_name(-code)}" if code < 0 else f"exit code {code}"
    return ToolFailed(f"Lean crashed ({how})" + (f": {said[-1][:200]}" if said else ""))


def _signal_name(number: int) -> str:
    with contextlib.suppress(ValueError):
        return signal.Signals(number).name
    return str(number)
