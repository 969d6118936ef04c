"""What Lean said of a candidate, kept for the samples that give the same one: repeats cost neither a check nor a mend.

Models repeat themselves from sample to sample.  Only what Lean settled is kept; a timeout or a crash is tried anew.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections import OrderedDict
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Generic, TypeVar
from weakref import WeakValueDictionary

from agent.types import CheckStatus

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from agent.check.protocol import Checker, CheckRequest
    from agent.search import Mender
    from agent.types import Candidate, CheckResult, Mended, Task

T = TypeVar("T")
_MOST = 2048  # so many are kept, those that were used last


class _Known(Generic[T]):
    """Results by key.  Who asks for one that is being worked out waits for it."""

    def __init__(self) -> None:
        self.results: OrderedDict[bytes, T] = OrderedDict()
        self._locks: WeakValueDictionary[bytes, asyncio.Lock] = WeakValueDictionary()

    @asynccontextmanager
    async def turn(self, key: bytes) -> AsyncIterator[None]:
        """Alone with this key."""
        lock = self._locks.setdefault(key, asyncio.Lock())  # lives while somebody holds it or waits for it
        async with lock:
            yield

    def put(self, key: bytes, result: T) -> None:
        self.results[key] = result
        self.results.move_to_end(key)
        if len(self.results) > _MOST:
            self.results.popitem(last=False)


class OnceChecker:
    """Implements `agent.check.protocol.Checker`: what was settled once is not checked again."""

    def __init__(self, inner: Checker) -> None:
        self._inner = inner
        self._known: _Known[CheckResult] = _Known()

    async def check(self, request: CheckRequest) -> CheckResult:
        """What Lean says, or said."""
        key = _digest(
            request.file,
            request.focus,
            request.spared,
            request.deadline,
            request.goals_at_errors,
            request.text,
        )
        async with self._known.turn(key):
            result = self._known.results.get(key)
            if result is None:
                result = await self._inner.check(request)
            if result.status is not CheckStatus.INCONCLUSIVE:
                self._known.put(key, result)
            return result

    async def aclose(self) -> None:
        """Close what is inside."""
        await self._inner.aclose()


class OnceMender:
    """Implements `agent.search.Mender`: what came to nothing once is not mended again."""

    def __init__(self, inner: Mender) -> None:
        self._inner = inner
        self._known: _Known[tuple[Mended | None]] = _Known()

    async def mend(self, task: Task, candidate: Candidate, check: CheckResult) -> Mended | None:
        """What can be made, or was made, of the candidate."""
        key = _digest(task.id, candidate.spans, candidate.text)
        async with self._known.turn(key):
            known = self._known.results.get(key)
            if known is None:
                known = (await self._inner.mend(task, candidate, check),)
            if check.status is not CheckStatus.INCONCLUSIVE:
                self._known.put(key, known)
            return known[0]


def _digest(*parts: object) -> bytes:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(f"{part}\0".encode("utf-8", "surrogatepass"))
    return digest.digest()
