"""A Lean server that somebody runs already, asked over HTTP: feedback only, the judge stays ours.

The protocol is that of kimina-lean-server (project-numina, version 2): `POST /api/check` with `{"snippets": [{"id",
"code"}], "timeout"}`, answered by `{"results": [{"id", "error" | "response": {"messages", "sorries"}}]}`; servers of
version 1 know `POST /verify` with `{"codes": [{"custom_id", "proof"}], "timeout"}` only.  A key goes into
`Authorization: Bearer`.  What is no proper answer is INCONCLUSIVE with its reason, never success, never the proof's
fault.

Each snippet is a request of its own: the server answers a batch when its slowest snippet is done.  It sets the imports
apart, drops what Lean says of them, and elaborates the rest; so a header is tried once before it is relied on.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import math
import secrets
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

import httpx

from agent.check.focus import Prepared, conclude, inconclusive, prepare
from agent.errors import ConfigError, ToolFailed
from agent.lean.diagnostics import parse_repl, parse_repl_sorries
from agent.lean.masking import mask
from agent.types import CheckResult, CheckStatus, Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from agent.check.protocol import CheckRequest

KEY_VARIABLE = "LEANLOOP_CHECKER_KEY"
_IMPORT_SECONDS = 120.0  # for the first snippet below some imports
_SLACK = 30.0  # seconds that a request may wait for its turn on the server, beside its own time
_MOST_BYTES = 16 << 20
_TRIES = 3
_PAUSE = 0.5  # seconds before the second try; doubles
_PASSING = frozenset({429, 502, 503})  # busy, or its proxy is
_PROBE = "\n#check True.intro\n"


class _Junk(ValueError):
    """Not what the protocol allows."""


class Secret(Protocol):
    """A key that is shown only to whom it is sent."""

    def reveal(self) -> str:
        """The key itself."""
        ...

    def scrub(self, text: str) -> str:
        """`text` without the key."""
        ...


@dataclass(frozen=True, slots=True)
class _Way:
    """One of the two endpoints: its path, and how a snippet and its result look there."""

    path: str
    body: str
    identity: str
    code: str


_NEW = _Way("/api/check", "snippets", "id", "code")
_OLD = _Way("/verify", "codes", "custom_id", "proof")


class RemoteChecker:
    """Implements `agent.check.protocol.Checker` on the server at `url`, with `jobs` requests at once.

    Raises ConfigError for an address that is none.
    """

    def __init__(self, url: str, key: Secret | None = None, *, jobs: int = 8) -> None:
        self._base, self.name = _checked(url)
        self._key = key
        self._client = httpx.AsyncClient(
            timeout=httpx.Timeout(None, connect=10.0),
            follow_redirects=False,
            headers={"user-agent": "leanloop"},
        )
        self._slots = asyncio.Semaphore(jobs)
        self._numbers = itertools.count(1)
        self._way = _NEW
        self._headers: dict[str, asyncio.Task[str]] = {}

    async def check(self, request: CheckRequest) -> CheckResult:
        """Elaborate `request.text` on the server."""
        prepared = prepare(request, next(self._numbers))
        started = time.monotonic()
        try:
            code, header = imports_first(prepared.text)
            if trouble := await self._trouble(header, request.deadline):
                return inconclusive(trouble, (), prepared, seconds=time.monotonic() - started)
            async with self._slots:
                started = time.monotonic()
                response = await self._ask(code, request.deadline)
            diagnostics = parse_repl(response)
            return _with_holes(response, diagnostics, prepared, request, time.monotonic() - started)
        except (ToolFailed, ValueError) as e:
            why = (
                e.message if isinstance(e, ToolFailed) else f"{self.name} does not keep to its protocol: {e}"
            )
            return inconclusive(self._scrubbed(why), (), prepared, seconds=time.monotonic() - started)

    async def check_many(self, requests: Sequence[CheckRequest]) -> list[CheckResult]:
        """Check all of them; results in the order of the requests."""
        return list(await asyncio.gather(*map(self.check, requests)))

    async def aclose(self) -> None:
        """Close the connections."""
        for probe in self._headers.values():
            probe.cancel()
        await asyncio.gather(*self._headers.values(), return_exceptions=True)
        await self._client.aclose()

    # ------------------------------------------------------------------------------------ asking
    async def _trouble(self, header: str, deadline: float) -> str:
        """Why nothing can be checked below these imports; empty if all is well.  Asked once, while it works."""
        if not header.strip():
            return ""
        if header not in self._headers:
            self._headers[header] = asyncio.create_task(self._probe(header, deadline))
        probe = self._headers[header]
        try:
            return await asyncio.shield(probe)
        except ToolFailed:
            if self._headers.get(header) is probe:  # the server may be back next time
                del self._headers[header]
            raise

    async def _probe(self, header: str, deadline: float) -> str:
        async with self._slots:
            found = parse_repl(await self._ask(header + _PROBE, max(deadline, _IMPORT_SECONDS)))
        errors = [d.message for d in found if d.severity is Severity.ERROR]
        if not errors and any("True" in d.message for d in found):
            return ""
        why = f": {_line(errors[0])}" if errors else ""
        return f"{self.name} cannot import {' '.join(header.split()[1::2])}{why}"

    async def _ask(self, code: str, deadline: float) -> Mapping[str, Any]:
        """What Lean's REPL says of `code`.  Raises ToolFailed, ValueError for what no such server answers."""
        identity = secrets.token_hex(8)
        wait = 2 * deadline + _SLACK  # the imports have as long as the rest
        try:
            async with asyncio.timeout(wait):
                answer = await self._tried(identity, code, math.ceil(deadline))
        except TimeoutError:
            raise ToolFailed(f"{self.name} did not answer in {wait:g} s") from None
        results = answer.get("results")
        if not isinstance(results, list) or len(results) != 1 or not isinstance(results[0], dict):
            raise _Junk("no results for one snippet")
        [result] = results
        if str(result.get(self._way.identity)) != identity:
            raise _Junk("a result of another snippet")
        if result.get("error"):
            raise ToolFailed(f"{self.name}: {_line(result['error'])}")
        response = result.get("response")
        if not isinstance(response, dict):
            raise _Junk("neither an error nor a response")
        if "message" in response:  # of the REPL itself, not of Lean
            raise ToolFailed(f"{self.name}: {_line(response['message'])}")
        return response

    async def _tried(self, identity: str, code: str, seconds: int) -> Mapping[str, Any]:
        """Ask again after what may pass, a few times."""
        for number in range(_TRIES):
            way = self._way
            try:
                status, data = await self._post(way, identity, code, seconds)
            except httpx.HTTPError as e:
                trouble = f"cannot reach {self.name}: {type(e).__name__}"
            else:
                if status == httpx.codes.OK:
                    return _object(data)
                if status == httpx.codes.NOT_FOUND and way is _NEW:
                    self._way = _OLD
                    return await self._tried(identity, code, seconds)
                trouble = self._refusal(status, data)
                if status not in _PASSING:
                    break
            if number + 1 < _TRIES:
                await asyncio.sleep(_PAUSE * 2**number)
        raise ToolFailed(trouble)

    async def _post(self, way: _Way, identity: str, code: str, seconds: int) -> tuple[int, bytes]:
        body = {way.body: [{way.identity: identity, way.code: code}], "timeout": seconds}
        headers = {"authorization": f"Bearer {self._key.reveal()}"} if self._key else {}
        url = self._base + way.path
        async with self._client.stream("POST", url, json=body, headers=headers) as response:
            data = bytearray()
            async for chunk in response.aiter_bytes():
                data += chunk
                if len(data) > _MOST_BYTES:
                    raise ToolFailed(f"{self.name} answered with more than {_MOST_BYTES >> 20} MiB")
            return response.status_code, bytes(data)

    def _refusal(self, status: int, data: bytes) -> str:
        if status in (401, 403):
            return f"{self.name} wants a key (HTTP {status}): set {KEY_VARIABLE}"
        try:
            detail = json.loads(data).get("detail", "")
        except (ValueError, AttributeError):
            detail = ""
        return f"{self.name} answered HTTP {status}" + (f": {_line(detail)}" if detail else "")

    def _scrubbed(self, text: str) -> str:
        return self._key.scrub(text) if self._key else text


def imports_first(text: str) -> tuple[str, str]:
    """`text` as the server wants it, and its imports: what stands before them becomes blank lines.

    The server takes the lines from the top that are blank or start with `import ` for the header; a comment before them
    would make the imports part of the rest, where Lean allows none.  No line moves.
    """
    masked = mask(text).split("\n")
    lines = text.split("\n")
    last = -1
    for number, line in enumerate(masked):
        if line.startswith("import "):
            last = number
        elif line.strip():
            break
    above = ["" if not shown.strip() else shown.rstrip() for shown in masked[: last + 1]]
    return "\n".join((*above, *lines[last + 1 :])), "\n".join(x for x in above if x)


def _with_holes(
    response: Mapping[str, Any],
    diagnostics: tuple[Diagnostic, ...],
    prepared: Prepared,
    request: CheckRequest,
    seconds: float,
) -> CheckResult:
    """The result; a hole that the server lists counts also where its warning was switched off."""
    found = conclude(diagnostics, prepared, seconds=seconds, with_goals=request.goals_at_errors)
    if found.status is not CheckStatus.PASSED:
        return found
    holes = tuple(d for d in parse_repl_sorries(response) if prepared.start <= d.start < prepared.end)
    if not holes:
        return found
    return CheckResult(CheckStatus.FAILED, (*found.diagnostics, *holes), found.goals, seconds=seconds)


def _object(data: bytes) -> Mapping[str, Any]:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as e:
        raise _Junk("no JSON") from e
    if not isinstance(found, dict):
        raise _Junk("no JSON object")
    return found


def _line(said: object) -> str:
    return " ".join(str(said).split())[:200]


def _checked(url: str) -> tuple[str, str]:
    """The address without its last slash, and how it is called in messages.  Raises ConfigError."""
    try:
        parts = urlsplit(url)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        usable = False
    if not usable or parts.query or parts.fragment:
        raise ConfigError("the address of the checker is no http or https URL", hint="as in http://host:8000")
    if parts.username or parts.password:
        raise ConfigError(
            f"the address of the checker {parts.hostname} holds a user name or a password",
            hint=f"put the key into {KEY_VARIABLE}",
        )
    return url.rstrip("/"), f"the checker at {parts.netloc}"
