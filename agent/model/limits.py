"""How many calls one model gets at once and in a minute; a 429 halves the first, each success adds a little.

Additive increase and multiplicative decrease, as TCP does it (Chiu and Jain 1989): all samples of a run
together find the rate that a server takes, without being told.
"""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING

from agent.errors import ModelBusy

if TYPE_CHECKING:
    from agent.model.protocol import ChatModel
    from agent.types import Completion, Prompt, Sampling

_DEFAULT_CONCURRENCY = 16
_THROTTLED = {429, 503, 529}


class Limited:
    """A model that gets at most `concurrency` calls at once and `per_minute` in any minute, evenly spread."""

    def __init__(
        self, inner: ChatModel, *, concurrency: int | None = None, per_minute: float | None = None
    ) -> None:
        self._inner = inner
        self._most = float(concurrency or _DEFAULT_CONCURRENCY)
        self._spacing = 60.0 / per_minute if per_minute else 0.0
        self._allowed = self._most
        self._running = 0
        self._queue: deque[asyncio.Future[None]] = deque()
        self._next_start = 0.0
        self._cuts = 0

    @property
    def name(self) -> str:
        """The SPEC that the user gave."""
        return self._inner.name

    @property
    def allowed(self) -> int:
        """How many calls may be under way now."""
        return max(1, int(self._allowed))

    async def complete(self, prompt: Prompt, sampling: Sampling) -> Completion:
        """Wait for a turn, then ask.  Raises what the model raises."""
        await self._enter()
        loop = asyncio.get_running_loop()
        try:
            start = max(self._next_start, loop.time())
            self._next_start = start + self._spacing
            await asyncio.sleep(start - loop.time())
            cuts = self._cuts
            completion = await self._inner.complete(prompt, sampling)
        except ModelBusy as e:
            if e.status in _THROTTLED:
                self._cut(loop.time(), cuts, e.retry_after or 0.0)
            raise
        finally:
            self._leave()
        self._allowed = min(self._most, self._allowed + 1.0 / self._allowed)
        return completion

    def _cut(self, now: float, cuts_before: int, pause: float) -> None:
        """One overload is one cut, however many calls that were under way report it."""
        if cuts_before == self._cuts:
            self._allowed = max(1.0, self._allowed / 2)
            self._cuts += 1
        self._next_start = max(self._next_start, now + pause)

    async def _enter(self) -> None:
        if self._running < self.allowed and not self._queue:
            self._running += 1
            return
        turn = asyncio.get_running_loop().create_future()
        self._queue.append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self._leave()  # the turn had just come
            elif turn in self._queue:
                self._queue.remove(turn)
            raise

    def _leave(self) -> None:
        self._running -= 1
        while self._queue and self._running < self.allowed:
            turn = self._queue.popleft()
            if not turn.done():
                self._running += 1
                turn.set_result(None)

    async def aclose(self) -> None:
        """Close what is inside."""
        await self._inner.aclose()
