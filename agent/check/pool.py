"""Warm documents, and who may use which when.

Two bounds apart: `jobs` checks run at once (a turn each, dealt by priority and by age), and `documents`
stay warm between checks, so that tasks of several files do not take each other's place.  A check gets the
idle document whose text has most in common with its own; a document serves one check at a time.
"""

from __future__ import annotations

import asyncio
import contextlib
import heapq
import itertools
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

import psutil

from agent.check.texts import common_prefix
from agent.lean.setup import NO_SETUP, ModuleSetup

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from agent.types import Diagnostic

_AGING = 10.0  # seconds
_CHEAP_START = 1.0  # seconds: below that, a second document of the same header is started rather than re-used


class Turns:
    """A semaphore that deals by priority (higher first), then by age; nobody starves.

    Whoever waits gains 1 of priority in `_AGING` seconds.  All gain alike, so the order among those who wait never
    changes, and one number that is known on arrival says it: when somebody of priority 0 would have had to come.
    """

    def __init__(self, jobs: int) -> None:
        self._free = jobs
        self._waiting: list[tuple[float, int, asyncio.Future[None]]] = []
        self._ages = itertools.count()

    @contextlib.asynccontextmanager
    async def turn(self, priority: float) -> AsyncIterator[None]:
        """Wait for one's turn, and hold it."""
        if self._free > 0:
            self._free -= 1
        else:
            await self._wait(priority)
        try:
            yield
        finally:
            self._pass_on()

    async def _wait(self, priority: float) -> None:
        loop = asyncio.get_running_loop()
        ready = loop.create_future()
        heapq.heappush(self._waiting, (loop.time() - priority * _AGING, next(self._ages), ready))
        try:
            await ready
        except asyncio.CancelledError:
            if ready.done() and not ready.cancelled():  # the turn came just before we were cancelled
                self._pass_on()
            raise

    def _pass_on(self) -> None:
        while self._waiting:
            ready = heapq.heappop(self._waiting)[2]
            if not ready.done():
                ready.set_result(None)
                return
        self._free += 1


class WarmDocument(Protocol):
    """A text that a Lean process keeps elaborated: `lsp.Document`, `native.NativeDocument`."""

    text: str
    pid: int

    @property
    def alive(self) -> bool:
        """Whether it can still be asked."""
        ...

    async def elaborate(self, text: str) -> tuple[Diagnostic, ...]:
        """Every message about `text`.  Raises ToolFailed."""
        ...

    def kill(self, why: str = ...) -> None:
        """Begin to end it."""
        ...

    async def aclose(self) -> None:
        """End it and wait until it is gone."""
        ...


@dataclass(frozen=True, slots=True)
class Key:
    """What must be equal for a text to be put into a document: its address, what it imports, how Lean is started,
    and whether it has to be a language server (which knows goals, and keeps the tactics before an edit).
    """

    uri: str
    imports: tuple[str, ...]
    setup: ModuleSetup = NO_SETUP
    server: bool = True


@dataclass(eq=False, slots=True)
class Warm:
    """A document in the pool."""

    document: WarmDocument
    key: Key
    started: float = field(default_factory=time.monotonic)
    start_seconds: float = 0.0
    checks: int = 0
    used: float = 0.0


def memory_is_left() -> bool:
    """Whether a quarter of the machine's memory is available: with less, nothing is kept warm just in case."""
    memory = psutil.virtual_memory()
    return memory.available * 4 >= memory.total


class Pool:
    """Documents by header.  `open_new` starts one; at most `size` are kept, and fewer once `room` says no.

    A server that has imported Mathlib holds gigabytes, so what was used longest ago goes when memory gets short.
    """

    def __init__(
        self,
        open_new: Callable[[Key], Awaitable[WarmDocument]],
        *,
        size: int,
        recycle: int,
        room: Callable[[], bool] = memory_is_left,
    ) -> None:
        self._open = open_new
        self._room = room
        self._size, self._recycle = size, recycle
        self._idle: list[Warm] = []
        self._count = 0
        self.started = 0

    async def take(self, key: Key, text: str, needed: int, *, fresh: bool = False) -> Warm:
        """A document for `text`, whose first `needed` code points stay the same from check to check."""
        dead = [w for w in self._idle if not w.document.alive]
        self._idle = [w for w in self._idle if w.document.alive]
        for warm in dead:
            await self.drop(warm)
        if not fresh and (best := self._best(key, text, needed)):
            self._idle.remove(best)
            return best
        while self._idle and (self._count >= self._size or not self._room()):
            await self._drop_oldest()
        self._count += 1
        try:
            document = await self._open(key)
        except BaseException:
            self._count -= 1
            raise
        self.started += 1
        return Warm(document, key)

    def _best(self, key: Key, text: str, needed: int) -> Warm | None:
        ranked = [(common_prefix(w.document.text, text), w.used, w) for w in self._idle if w.key == key]
        if not ranked:
            return None
        common, _, warm = max(ranked, key=lambda r: r[:2])
        roomy = self._count < self._size
        return None if common < needed and roomy and warm.start_seconds < _CHEAP_START else warm

    async def give_back(self, warm: Warm) -> None:
        """Keep it for the next check, unless it is dead or worn out."""
        warm.checks += 1
        warm.used = time.monotonic()
        if not warm.document.alive or warm.checks >= self._recycle:
            await self.drop(warm)
        else:
            self._idle.append(warm)
            if len(self._idle) > 1 and not self._room():
                await self._drop_oldest()

    async def _drop_oldest(self) -> None:
        oldest = min(self._idle, key=lambda w: w.used)
        self._idle.remove(oldest)
        await self.drop(oldest)

    async def drop(self, warm: Warm) -> None:
        """End it."""
        self._count -= 1
        await warm.document.aclose()

    async def aclose(self) -> None:
        """End all that are idle; the others end with their checks."""
        while self._idle:
            await self.drop(self._idle.pop())


def cpu_seconds(pid: int) -> float:
    """Processor time that a process and its descendants have used so far."""
    total = 0.0
    with contextlib.suppress(psutil.Error):
        top = psutil.Process(pid)
        for process in (top, *top.children(recursive=True)):
            with contextlib.suppress(psutil.Error):
                used = process.cpu_times()
                total += used.user + used.system
    return total
