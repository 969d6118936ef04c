"""A small HTTP server that speaks the protocol of kimina-lean-server and really checks, with the embedded Lean.

Like the original it takes the imports of a snippet apart, drops what Lean says of them, and answers with messages in
the shape of Lean's REPL.  `faults` are taken in order, one for each request, before it behaves again: a status, bytes
to be sent as they are, `hang` or `reset`.
"""

from __future__ import annotations

import asyncio
import json
import tempfile
import threading
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Self

from agent.lean.diagnostics import parse_json_lines
from agent.toolchain.embedded import EmbeddedLean
from agent.toolchain.process import Limits, Stop, run
from agent.types import Position, Severity

_SEVERITY = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFORMATION: "info"}


@dataclass(frozen=True)
class Fault:
    """What goes wrong with one request."""

    status: int = 200
    body: bytes | None = None
    hang: bool = False
    reset: bool = False


class KiminaServer:
    """See the module's docstring.  `old` servers know `/verify` only; `key` must come as a bearer token."""

    def __init__(self, lean: EmbeddedLean, *faults: Fault, key: str | None = None, old: bool = False) -> None:
        self.lean, self.faults, self.key, self.old = lean, list(faults), key, old
        self.requests: list[tuple[str, dict[str, Any]]] = []
        self.closing = threading.Event()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._http.daemon_threads = True

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._http.server_port}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._http.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.closing.set()
        self._http.shutdown()
        self._http.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_: object) -> None:
                pass

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["content-length"])))
                server.requests.append((self.path, body))
                fault = server.faults.pop(0) if server.faults else Fault()
                if fault.hang:
                    server.closing.wait(30)
                if fault.hang or fault.reset:
                    self.close_connection = True
                    return
                if fault.status != 200 or fault.body is not None:
                    self.answer(fault.status, fault.body or b'{"detail": "No available REPLs"}')
                    return
                self.answer(*server.respond(self.path, self.headers.get("authorization", ""), body))

            def answer(self, status: int, data: bytes) -> None:
                self.send_response(status)
                self.send_header("content-length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

        return Handler

    def respond(self, path: str, auth: str, body: dict[str, Any]) -> tuple[int, bytes]:
        """Status and body."""
        ways = {"/verify": ("codes", "custom_id", "proof")} | (
            {} if self.old else {"/api/check": ("snippets", "id", "code")}
        )
        if path not in ways:
            return 404, b'{"detail":"Not Found"}'
        if self.key is not None and auth.removeprefix("Bearer ").strip() != self.key:
            return 401, json.dumps({"detail": f"Invalid API key {auth}"}).encode()
        snippets, identity, code = ways[path]
        seconds = body.get("timeout", 30)
        results = [
            {identity: s[identity], "time": 0.1} | asyncio.run(self.check(s[code], seconds))
            for s in body[snippets]
        ]
        return 200, json.dumps({"results": results}).encode()

    async def check(self, code: str, seconds: float) -> dict[str, Any]:
        """What the REPL answers."""
        lines = code.split("\n")
        header = 0
        while header < len(lines) and (
            not lines[header].strip() or lines[header].strip().startswith("import ")
        ):
            header += 1
        if any(line.strip().startswith("import ") for line in lines[header:]):
            return {"response": {"message": "invalid 'import' command, it must be used in the beginning"}}
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "Snippet.lean").write_text(code, "utf-8")
            command = self.lean.lean(("--json", "Snippet.lean"), cwd=Path(folder))
            finished = await run(command, Limits(seconds))
        if finished.stop is Stop.DEADLINE:
            return {"error": f"Lean REPL command timed out in {seconds} seconds"}
        messages, sorries = [], []
        for d in parse_json_lines(finished.stdout.decode()):
            if d.start.line <= header:
                continue
            message = {"severity": _SEVERITY[d.severity], "pos": place(d.start), "data": d.message}
            messages.append(message | ({"endPos": place(d.end)} if d.end else {}))
            if d.kind == "hasSorry":
                sorries.append({"pos": place(d.start), "endPos": place(d.end or d.start), "goal": "⊢ _"})
        response: dict[str, Any] = {"env": 0, "messages": messages}
        return {"response": response | ({"sorries": sorries} if sorries else {})}


def place(p: Position) -> dict[str, int]:
    return {"line": p.line, "column": p.column}
