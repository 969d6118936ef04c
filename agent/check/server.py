"""Checks on warm Lean processes: only what follows the edit is elaborated again.

Of two kinds: Lean's frontend called directly (native.py), where that can be done, else a language server.  The
server is asked too where goals are wanted that no message quotes, and for a declaration that takes long, for
it keeps the tactics before the edit.

A check never says more than Lean did: diagnostics are those of the very version that was sent, and
complete; whatever ends a server (a crash, a deadline, memory) is INCONCLUSIVE, a crash only after a second
try on a new server.  Texts whose focus runs code while it is elaborated (`#eval`, `run_cmd`, elaborators)
could leave something behind in a process that lives on, so they go to a process of their own.
"""

from __future__ import annotations

import asyncio
import itertools
import math
import os
import re
import tempfile
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from agent.check.focus import Prepared, conclude, inconclusive, prepare
from agent.check.header import imports_of
from agent.check.lsp import Document, ServerStopped, open_document
from agent.check.native import NativeUnusable, open_native, options_of
from agent.check.oneshot import OneshotChecker
from agent.check.pool import Key, Pool, Turns, Warm, WarmDocument, cpu_seconds
from agent.check.prefix import without_proofs
from agent.errors import LeanLoopError, ToolFailed
from agent.toolchain import setup
from agent.toolchain.embedded import EmbeddedLean
from agent.toolchain.process import GIB, MIB, Limits
from agent.toolchain.scratch import Scratch
from agent.toolchain.setup import no_setups
from agent.types import CheckResult, CheckStatus, GoalState, Position, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agent.check.protocol import CheckRequest
    from agent.toolchain.protocol import Toolchain
    from agent.toolchain.setup import Setups
    from agent.types import Diagnostic

_RUNS_CODE = re.compile(
    r"#eval|\brun_(?:cmd|elab|meta|tac)\b|\b(?:builtin_)?initialize\b|\belab\b|\belab_rules\b|\bby_elab\b|"
    r"\bsimproc\b|\bdsimproc\b|\bunsafe\b|\bIO\b|\bimplemented_by\b|\bextern\b|\bnative_decide\b|"
    r"\bCommandElabM\b|\bTacticM\b|\bMetaM\b|\bCoreM\b|@\[\s*(?:command_elab|tactic|term_elab|init)\b"
)
_SIGNATURES_ALONE = (4, 12)  # from here on a proof has no say in which variables a theorem takes
_GOALS_ASKED = 3  # positions of errors at which goals are fetched for one check
_SEPARATOR = re.compile(r"(?:;|<;>|=>|·|\||\bby\b)\s*")
_REST_SECONDS = 1.0  # how long a server may take to come to rest when its check was cancelled
_DEPTH = "maxRecDepth"  # levels of recursion are counted in a process of their own: a warm one needs fewer
_NOT_BY_RFL = "Not a definitional equality"
_Work = Callable[[WarmDocument], Coroutine[None, None, CheckResult]]


class ServerChecker:
    """Implements `agent.check.protocol.Checker` on a pool of warm servers.

    `jobs` checks run at once (all cores by default), `documents` stay warm (four for each job by default).
    `memory` bounds the resident bytes of one server, `output` one published message.  A server is replaced
    after `recycle` checks.  `native` allows the frontend to be called directly, until
    a declaration takes more than `long` seconds.  `setups` says how Lean is started
    for each file; files that agree in that (and in their imports) share documents, so a server works in a folder of
    ours and never in the project's.
    """

    def __init__(
        self,
        toolchain: Toolchain,
        *,
        import_path: Sequence[Path] = (),
        jobs: int | None = None,
        documents: int | None = None,
        memory: int = 4 * GIB,
        output: int = 8 * MIB,
        recycle: int = 5000,
        setups: Setups = no_setups,
        native: bool = True,
        long: float = 0.5,
    ) -> None:
        jobs = jobs or os.cpu_count() or 1
        self._toolchain = toolchain
        self._import_path = tuple(import_path)
        self._limits = Limits(math.inf, memory, output)
        self._setups = setups
        self._folder = Scratch("server")
        self._root = Path(self._folder.name)
        self._turns = Turns(jobs)
        self._pool = Pool(self._open, size=max(documents or 4 * jobs, jobs), recycle=recycle)
        self._fresh = OneshotChecker(
            toolchain, import_path=import_path, memory=memory, output=output, jobs=jobs, setups=setups
        )
        self._numbers = itertools.count(1)
        self._may_leave_out = _numbers(toolchain.version) >= _SIGNATURES_ALONE
        self._native = native and isinstance(toolchain, EmbeddedLean)
        self._long_seconds = long
        self._long: set[str] = set()  # texts before a declaration that took long
        self._unfit: set[str] = set()  # texts before a focus that are not the same without their proofs
        self._in_flight: dict[CheckRequest, _Shared] = {}
        self._clean_ups: set[asyncio.Task[None]] = set()

    async def check(self, request: CheckRequest) -> CheckResult:
        """Elaborate `request.text`; equal requests in flight are answered together."""
        shared = self._in_flight.get(request)
        if shared is None:
            shared = self._in_flight[request] = _Shared(asyncio.create_task(self._check(request)))
        shared.waiting += 1
        try:
            return await asyncio.shield(shared.task)
        finally:
            shared.waiting -= 1
            if not shared.waiting:
                self._in_flight.pop(request)
                shared.task.cancel()

    async def check_many(self, requests: Sequence[CheckRequest]) -> list[CheckResult]:
        """Check all of them on all workers; results in the order of the requests."""
        return list(await asyncio.gather(*map(self.check, requests)))

    async def goals(self, request: CheckRequest, positions: Sequence[Position]) -> tuple[GoalState, ...]:
        """The goals before the tactic at each of `positions`; fewer when the text could not be elaborated."""
        found: list[GoalState] = []

        async def ask(document: WarmDocument) -> CheckResult:
            started = time.monotonic()
            await self._elaborate(document, request)
            assert isinstance(document, Document)  # noqa: S101  (the key asks for a server)
            for position in positions:
                found.append(GoalState(position, await document.goals(position)))  # noqa: PERF401  (awaits)
            return CheckResult(CheckStatus.PASSED, seconds=time.monotonic() - started)

        async with self._turns.turn(request.priority):
            await self._on_a_server(self._key(request), request, ask)
        return tuple(found)

    async def aclose(self) -> None:
        """End every server."""
        running = [shared.task for shared in self._in_flight.values()]
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        await asyncio.gather(*self._clean_ups, return_exceptions=True)
        await self._pool.aclose()
        await self._fresh.aclose()
        self._folder.cleanup()

    # ------------------------------------------------------------------------------------------ one check
    async def _check(self, request: CheckRequest) -> CheckResult:
        focus = request.focus.of(request.text) if request.focus else request.text
        if _RUNS_CODE.search(focus) or _DEPTH in focus:
            return await self._fresh.check(request)
        light = self._without_proofs(request)

        async def elaborate(document: WarmDocument) -> CheckResult:
            started = time.monotonic()
            prepared, said = await self._elaborate(document, light)
            if light is not request and any(_is_error_before(d, prepared) for d in said):
                # something there does need a proof, or is no theorem at all
                self._unfit.add(_before(request))
                prepared, said = await self._elaborate(document, request)
            result = conclude(said, prepared, seconds=0.0, with_goals=request.goals_at_errors)
            if _lacks_goals(result, request) and isinstance(document, Document):
                result = await _with_goals(result, document)
            return replace(result, seconds=time.monotonic() - started)

        async with self._turns.turn(request.priority):
            native = self._may_be_native(light)
            result = await self._on_a_server(self._key(light, server=not native), light, elaborate)
            native = native and self._native  # it may have turned out that it cannot be done
            if native and result.seconds > self._long_seconds:
                self._long.add(_before(light))
            if native and (_lacks_goals(result, request) or _is_placed_by_threads(result)):
                asked = await self._on_a_server(self._key(light), light, elaborate)
                result = asked if asked.status is result.status else result
            return result

    def _may_be_native(self, request: CheckRequest) -> bool:
        known = options_of(self._setups(request.file)) is not None
        return self._native and known and _before(request) not in self._long

    async def _elaborate(
        self, document: WarmDocument, request: CheckRequest
    ) -> tuple[Prepared, tuple[Diagnostic, ...]]:
        prepared = prepare(request, next(self._numbers))
        return prepared, await document.elaborate(prepared.text)

    def _without_proofs(self, request: CheckRequest) -> CheckRequest:
        """The request with the proofs before its focus left out, where that may be done."""
        before = _before(request)
        light = before if before in self._unfit else without_proofs(before)
        if (
            not self._may_leave_out
            or request.focus is None
            or light.rpartition("\n")[2] != before.rpartition("\n")[2]
        ):
            return request  # nothing on the focus' own line may move
        if light == before:
            return request
        by = len(light) - len(before)
        moved = Span(request.focus.start + by, request.focus.end + by)
        spared = tuple(Span(s.start + by, s.end + by) for s in request.spared)
        return replace(request, text=light + request.text[len(before) :], focus=moved, spared=spared)

    async def _on_a_server(self, key: Key, request: CheckRequest, work: _Work) -> CheckResult:
        """Do `work` on a document, and once more on a new one if a server that was not new died of it."""
        started = time.monotonic()
        needed = request.focus.start if request.focus else 0
        reason = ""
        for fresh in (False, True):
            try:
                warm = await self._pool.take(key, request.text, needed, fresh=fresh)
            except (LeanLoopError, OSError) as e:
                return inconclusive(str(e), (), None, seconds=time.monotonic() - started)
            outcome = await self._bounded(work, warm, request, started)
            if isinstance(outcome, CheckResult):
                return outcome
            reason = outcome.message
            if isinstance(outcome, ServerStopped):
                break
        return inconclusive(reason, (), None, seconds=time.monotonic() - started)

    async def _bounded(
        self, work: _Work, warm: Warm, request: CheckRequest, started: float
    ) -> CheckResult | ToolFailed:
        """Run `work` within the limits.  Whatever goes wrong is the end of the server, and returned."""
        task = asyncio.create_task(work(warm.document))
        failure: ToolFailed = ServerStopped(f"Lean ran longer than {request.deadline:g} s")
        left = started + request.deadline - time.monotonic()
        try:
            done, _ = await asyncio.wait({task}, timeout=max(left, 0.0))
            if done:
                result = task.result()
                if not warm.checks:
                    warm.start_seconds = time.monotonic() - warm.started
                await self._pool.give_back(warm)
                return result
        except ToolFailed as e:
            failure = e
        except asyncio.CancelledError:
            clean_up = asyncio.create_task(self._settle(warm, task, request))
            self._clean_ups.add(clean_up)
            clean_up.add_done_callback(self._clean_ups.discard)
            raise
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await self._pool.drop(warm)
        return failure

    async def _settle(self, warm: Warm, task: asyncio.Task[CheckResult], request: CheckRequest) -> None:
        """Nobody waits for this check any more: take the candidate out, and keep the server if it comes to
        rest.
        """
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        kept = request.text[: request.focus.start if request.focus else 0]
        try:
            async with asyncio.timeout(_REST_SECONDS):
                await warm.document.elaborate(kept)
                used = cpu_seconds(warm.document.pid)
                await asyncio.sleep(_REST_SECONDS / 10)
            resting = cpu_seconds(warm.document.pid) - used < _REST_SECONDS / 40
        except (TimeoutError, ToolFailed):
            resting = False
        await (self._pool.give_back(warm) if resting else self._pool.drop(warm))

    def _key(self, request: CheckRequest, *, server: bool = True) -> Key:
        uri = (self._root / "Candidate.lean").absolute().as_uri()
        return Key(uri, imports_of(request.text), self._setups(request.file), server)

    async def _open(self, key: Key) -> WarmDocument:
        if not key.server and self._native:
            try:
                return await open_native(
                    self._toolchain,
                    cwd=self._root,
                    import_path=self._import_path,
                    limits=self._limits,
                    options=options_of(key.setup) or (),
                )
            except NativeUnusable:
                self._native = False  # a language server does as well
        command = self._toolchain.server(cwd=self._root, extra_path=self._import_path)
        folder = Path(tempfile.mkdtemp(dir=self._root, prefix="setup-"))
        command = setup.for_server(command, key.setup, folder, self._import_path)
        return await open_document(command, key.uri, root=self._root.as_uri(), limits=self._limits)


@dataclass(slots=True)
class _Shared:
    """One check that several may wait for; it is cancelled when the last of them is."""

    task: asyncio.Task[CheckResult]
    waiting: int = 0


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", version)))


def _before(request: CheckRequest) -> str:
    return request.text[: request.focus.start] if request.focus else ""


def _is_error_before(d: Diagnostic, prepared: Prepared) -> bool:
    return d.severity is Severity.ERROR and d.start < prepared.start


def _lacks_goals(result: CheckResult, request: CheckRequest) -> bool:
    """Whether goals are wanted at an error whose message quotes none."""
    if not request.goals_at_errors or result.status is not CheckStatus.FAILED:
        return False
    errors = {d.start for d in result.diagnostics if d.severity is Severity.ERROR}
    return bool(errors - {g.position for g in result.goals})


def _is_placed_by_threads(result: CheckResult) -> bool:
    """Whether there is an error that Lean places elsewhere when it elaborates on several threads, as it does
    everywhere but in the frontend worker.  The one that is known is a theorem by `rfl` that does not hold.
    """
    return any(d.message.startswith(_NOT_BY_RFL) for d in result.diagnostics)


async def _with_goals(result: CheckResult, document: Document) -> CheckResult:
    """Add the goals at errors whose messages quote none."""
    known = {g.position for g in result.goals}
    errors = sorted({d.start for d in result.diagnostics if d.severity is Severity.ERROR} - known)
    lines = document.text.split("\n") if errors else []
    found = []
    for error in errors[:_GOALS_ASKED]:
        for place in (
            error,
            *_tactic_starts(lines[error.line - 1] if error.line <= len(lines) else "", error),
        ):
            if goals := await document.goals(place):
                found.append(GoalState(error, goals))
                break
    return replace(result, goals=(*result.goals, *found))


def _tactic_starts(line: str, error: Position) -> list[Position]:
    """Where the tactic with the error may start: inside a term that failed Lean knows no goal."""
    before = line[: error.column]
    behind_separator = [m.end() for m in _SEPARATOR.finditer(before)][-1:]
    return [Position(error.line, c) for c in (*behind_separator, len(line) - len(line.lstrip()))]
