"""A real HTTP server that speaks OpenAI's and Anthropic's chat protocols from a script, faults included.

It runs on a thread with an event loop of its own, so that asynchronous tests, synchronous ones and
subprocesses can all use it:

    with ScriptedServer(answers=["```lean\\nby simp\\n```", Reply(status=429, retry_after="0")]) as server:
        ... server.url ...        # http://127.0.0.1:PORT/v1, put "#name" behind it for a SPEC
        server.requests           # what was asked, in order: Request(path, headers, body)
        server.billed             # what a provider would charge: one Bill for each answer that was written
        server.billed_usage       # their sum: (prompt tokens, completion tokens)

What asks for POST /tokenize gets a 404, and is in no list.  `answers` are taken in order; a callable
`answer(request) -> Reply | str` is asked when they are used up, and without one the last answer is given again.
A server counts a token for each four bytes of text, rounded up.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
import struct
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

HTML = "<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><h1>nginx</h1></body></html>"


@dataclass(frozen=True)
class Request:
    """One request: its path, its headers (lower case) and its JSON body."""

    index: int
    path: str
    headers: dict[str, str]
    body: dict[str, Any]
    at: float

    @property
    def text(self) -> str:
        """All text of all messages, one after the other."""
        parts = []
        for message in self.body.get("messages", []):
            content = message.get("content", "")
            if isinstance(content, list):
                content = "\n".join(c.get("text", "") for c in content if isinstance(c, dict))
            parts.append(content)
        return "\n".join(parts)


@dataclass(frozen=True)
class Bill:
    """What one answer is charged for; `delivered` says whether the client was told all of it."""

    request: int
    prompt_tokens: int
    completion_tokens: int
    delivered: bool


@dataclass(frozen=True)
class Reply:
    """One answer or one fault.

    `shape`: `string`, `chunks` (Mistral), `think` (in the text), `reasoning_content` or `reasoning` (fields).
    `usage`: `full`, `none`, or `total` (reasoning counted in total_tokens only).
    `fault`: `reset` (before any byte), `cut` (in the middle of the body), `hang` (until the client leaves),
    `garbage` (half a JSON object with a 200), `no_choices`, `null_content`, `error_in_200`.
    `body` is sent as it is when given, with `content_type`.  `delay` is seconds before the first byte.
    """

    text: str = ""
    reasoning: str = ""
    finish: str = "stop"
    shape: str = "string"
    usage: str = "full"
    status: int = 200
    fault: str = ""
    body: str | None = None
    content_type: str = "application/json"
    retry_after: str | None = None
    headers: dict[str, str] = field(default_factory=dict)
    tool_calls: bool = False
    delay: float = 0.0
    chunk: int = 12  # characters of one streamed piece
    pause: float = 0.0  # seconds between two of them


def html_page(status: int = 200) -> Reply:
    """What a proxy sends when its server is down."""
    return Reply(status=status, body=HTML, content_type="text/html")


def count(text: str) -> int:
    """This server's tokens: one for four bytes."""
    return -(-len(text.encode()) // 4)


class ScriptedServer:
    """See the module's docstring.  `key`, when given, must come as a bearer token or in x-api-key."""

    def __init__(
        self,
        answers: Sequence[Reply | str] = (),
        answer: Callable[[Request], Reply | str] | None = None,
        *,
        key: str | None = None,
        port: int = 0,
    ) -> None:
        self._answers = list(answers)
        self._answer = answer
        self._key = key
        self._port = port
        self._lock = threading.Lock()
        self.requests: list[Request] = []
        self.billed: list[Bill] = []
        self.in_flight = 0
        self.most_in_flight = 0

    # ------------------------------------------------------------------------------- life
    def __enter__(self) -> Self:
        ready = threading.Event()
        self._loop = asyncio.new_event_loop()

        def serve() -> None:
            self._server = self._loop.run_until_complete(
                asyncio.start_server(self._connection, "127.0.0.1", self._port, limit=1 << 26)
            )
            ready.set()
            self._loop.run_forever()

        self._thread = threading.Thread(target=serve, daemon=True)
        self._thread.start()
        if not ready.wait(10):
            raise RuntimeError("the scripted server does not start")
        self._port = self._server.sockets[0].getsockname()[1]
        return self

    def __exit__(self, *_: object) -> None:
        async def stop() -> None:
            self._server.close()
            tasks = [t for t in asyncio.all_tasks() if t is not asyncio.current_task()]
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

        asyncio.run_coroutine_threadsafe(stop(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    @property
    def url(self) -> str:
        """The base URL, to be followed by `#NAME` in a SPEC."""
        return f"http://127.0.0.1:{self._port}/v1"

    @property
    def billed_usage(self) -> tuple[int, int]:
        """All prompt tokens and all completion tokens that were charged."""
        return (
            sum(b.prompt_tokens for b in self.billed),
            sum(b.completion_tokens for b in self.billed),
        )

    # ------------------------------------------------------------------------------- protocol
    async def _connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while (request := await self._read(reader)) is not None:
                with self._lock:
                    self.in_flight += 1
                    self.most_in_flight = max(self.most_in_flight, self.in_flight)
                try:
                    if not await self._respond(request, reader, writer):
                        break
                finally:
                    with self._lock:
                        self.in_flight -= 1
        except (ConnectionError, asyncio.CancelledError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()
            with contextlib.suppress(ConnectionError, asyncio.CancelledError):
                await writer.wait_closed()

    async def _read(self, reader: asyncio.StreamReader) -> Request | None:
        line = await reader.readline()
        if not line:
            return None
        path = line.split()[1].decode()
        headers: dict[str, str] = {}
        while (line := await reader.readline()).strip():
            name, _, value = line.decode("latin-1").partition(":")
            headers[name.strip().lower()] = value.strip()
        raw = await reader.readexactly(int(headers.get("content-length", "0")))
        with self._lock:
            request = Request(
                len(self.requests), path, headers, json.loads(raw) if raw else {}, time.monotonic()
            )
            if not path.endswith("/tokenize"):
                self.requests.append(request)
        return request

    def _next(self, request: Request) -> Reply:
        sent = request.headers.get("authorization", "").removeprefix("Bearer ") or request.headers.get(
            "x-api-key", ""
        )
        if self._key is not None and sent != self._key:
            body = {"error": {"message": f"Incorrect API key provided: {sent}", "code": "invalid_api_key"}}
            return Reply(status=401, body=json.dumps(body))
        if request.path.endswith("/tokenize"):  # it knows no such address, and no answer is used up
            return Reply(status=404, body="{}")
        with self._lock:
            if len(self._answers) > 1 or (self._answers and self._answer):
                reply = self._answers.pop(0)
            elif self._answers:
                reply = self._answers[0]
            elif self._answer:
                reply = self._answer(request)
            else:
                reply = Reply("by simp")
        return Reply(reply) if isinstance(reply, str) else reply

    async def _respond(
        self, request: Request, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> bool:
        """Answer; whether the connection stays open."""
        reply = self._next(request)
        if reply.delay:
            await asyncio.sleep(reply.delay)
        if reply.fault == "reset":
            self._reset(writer)
            return False
        if reply.fault == "hang":
            await reader.read()  # until the client leaves
            return False
        answered = reply.status == 200 and reply.body is None and reply.fault != "error_in_200"
        delivered = reply.fault not in {"cut", "garbage"} and reply.usage != "none"
        bill = Bill(request.index, count(request.text), count(reply.text) + count(reply.reasoning), delivered)
        if answered and request.body.get("stream") and reply.fault in {"", "cut"}:
            return await self._stream(request, reply, writer, bill)
        if answered:
            self._charge(bill)
        body = (self._body(request, reply) if reply.body is None else reply.body).encode()
        if reply.fault == "garbage":
            body = body[: len(body) // 2]
        self._head(writer, reply, f"content-length: {len(body)}", reply.content_type)
        writer.write(body[: len(body) // 2] if reply.fault == "cut" else body)
        await writer.drain()
        if reply.fault == "cut":
            self._reset(writer)
            return False
        return True

    def _charge(self, bill: Bill) -> None:
        with self._lock:
            self.billed.append(bill)

    @staticmethod
    def _head(writer: asyncio.StreamWriter, reply: Reply, length: str, content_type: str) -> None:
        extra = dict(reply.headers)
        if reply.retry_after is not None:
            extra["retry-after"] = reply.retry_after
        lines = [f"HTTP/1.1 {reply.status} Scripted", f"content-type: {content_type}", length]
        lines += [f"{name}: {value}" for name, value in extra.items()]
        writer.write(("\r\n".join(lines) + "\r\n\r\n").encode("latin-1"))

    @staticmethod
    def _reset(writer: asyncio.StreamWriter) -> None:
        sock = writer.get_extra_info("socket")
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # a RST, not a FIN
        writer.transport.abort()

    # ------------------------------------------------------------------------------- bodies
    def _body(self, request: Request, reply: Reply) -> str:
        if reply.fault == "error_in_200":
            return json.dumps({"error": {"message": "Provider returned error", "code": 502}})
        if request.path.endswith("/messages"):
            return json.dumps(self._anthropic(request, reply))
        return json.dumps(self._openai(request, reply))

    def _usage(self, request: Request, reply: Reply) -> dict[str, int]:
        before, after = count(request.text), count(reply.text) + count(reply.reasoning)
        shown = count(reply.text) if reply.usage == "total" else after
        return {"prompt_tokens": before, "completion_tokens": shown, "total_tokens": before + after}

    def _openai(self, request: Request, reply: Reply) -> dict[str, Any]:
        message: dict[str, Any] = {"role": "assistant", "content": reply.text}
        if reply.shape == "chunks":
            thinking = {"type": "thinking", "thinking": [{"type": "text", "text": reply.reasoning}]}
            message["content"] = [thinking, {"type": "text", "text": reply.text}]
        elif reply.shape == "think":
            message["content"] = f"<think>{reply.reasoning}</think>\n{reply.text}"
        elif reply.shape in {"reasoning_content", "reasoning"}:
            message[reply.shape] = reply.reasoning
        if reply.fault == "null_content":
            message["content"] = None
        if reply.tool_calls:
            call = {"id": "1", "type": "function", "function": {"name": "search", "arguments": "{}"}}
            message["tool_calls"] = [call]
        data: dict[str, Any] = {
            "id": f"cmpl-{request.index}",
            "object": "chat.completion",
            "model": request.body.get("model"),
            "choices": [{"index": 0, "message": message, "finish_reason": reply.finish}],
        }
        if reply.fault == "no_choices":
            data["choices"] = []
        if reply.usage != "none":
            data["usage"] = self._usage(request, reply)
        return data

    def _anthropic(self, request: Request, reply: Reply) -> dict[str, Any]:
        content: list[dict[str, Any]] = []
        if reply.reasoning:
            content.append({"type": "thinking", "thinking": reply.reasoning, "signature": "x"})
        if reply.fault != "null_content":
            content.append({"type": "text", "text": reply.text})
        data: dict[str, Any] = {
            "id": f"msg-{request.index}",
            "type": "message",
            "role": "assistant",
            "content": content,
            "stop_reason": {"stop": "end_turn", "length": "max_tokens"}.get(reply.finish, reply.finish),
        }
        if reply.usage != "none":
            usage = self._usage(request, reply)
            data["usage"] = {
                "input_tokens": usage["prompt_tokens"],
                "output_tokens": usage["completion_tokens"],
            }
        return data

    # ------------------------------------------------------------------------------- streams
    async def _stream(self, request: Request, reply: Reply, writer: asyncio.StreamWriter, bill: Bill) -> bool:
        """Server-sent events; a client that leaves early pays for what was written."""
        self._head(writer, reply, "connection: close", "text/event-stream")
        events = self._events(request, reply)
        if reply.fault == "cut":
            events = events[: len(events) // 2]
        written = ""
        finished = False
        try:
            for piece, event in events:
                written += piece
                name = f"event: {event['type']}\n" if "type" in event else ""
                writer.write(f"{name}data: {json.dumps(event)}\n\n".encode())
                await writer.drain()
                await asyncio.sleep(reply.pause)
            finished = reply.fault != "cut"
        except ConnectionError:
            pass
        finally:
            tokens = bill.completion_tokens if finished else count(written)
            self._charge(Bill(bill.request, bill.prompt_tokens, tokens, bill.delivered and finished))
        if reply.fault == "cut":
            return False  # without a reset, for a stream without length that looks like its end
        if not request.path.endswith("/messages"):
            writer.write(b"data: [DONE]\n\n")
        return False

    def _events(self, request: Request, reply: Reply) -> list[tuple[str, dict[str, Any]]]:
        def pieces(text: str) -> list[str]:
            return [text[i : i + reply.chunk] for i in range(0, len(text), reply.chunk)]

        usage = self._usage(request, reply)
        if request.path.endswith("/messages"):
            started = {"usage": {"input_tokens": usage["prompt_tokens"], "output_tokens": 1}}
            events: list[tuple[str, dict[str, Any]]] = [("", {"type": "message_start", "message": started})]
            for kind, text in (("thinking", reply.reasoning), ("text", reply.text)):
                for piece in pieces(text):
                    delta = {"type": f"{kind}_delta", kind: piece}
                    events.append((piece, {"type": "content_block_delta", "delta": delta}))
            stop = {"stop": "end_turn", "length": "max_tokens"}.get(reply.finish, reply.finish)
            end = {"output_tokens": usage["completion_tokens"]}
            events.append(("", {"type": "message_delta", "delta": {"stop_reason": stop}, "usage": end}))
            return [*events, ("", {"type": "message_stop"})]
        deltas = [(p, {"reasoning_content": p}) for p in pieces(reply.reasoning)]
        deltas += [(p, {"content": p}) for p in pieces(reply.text)]
        events = [(piece, {"choices": [{"index": 0, "delta": delta}]}) for piece, delta in deltas]
        events.append(("", {"choices": [{"index": 0, "delta": {}, "finish_reason": reply.finish}]}))
        if reply.usage != "none":
            events.append(("", {"choices": [], "usage": usage}))
        return events
