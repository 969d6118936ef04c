"""Several pieces of work at once, whose processes end with them."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Coroutine, Iterable

_T = TypeVar("_T")


async def all_of(work: Iterable[Coroutine[Any, Any, _T]]) -> list[_T]:
    """What comes of each, in order.  Raises what the first one raises; the others have ended then."""
    running = [asyncio.create_task(w) for w in work]
    try:
        return [await r for r in running]
    finally:
        for r in running:
            r.cancel()
        await asyncio.gather(*running, return_exceptions=True)
