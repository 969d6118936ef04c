"""Asking again after faults that pass: jittered, bounded in number and in time, heeding Retry-After."""

from __future__ import annotations

import logging
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import stamina

from agent.errors import ModelError
from agent.types import Usage

if TYPE_CHECKING:
    from agent.model.protocol import ChatModel
    from agent.types import Completion, Prompt, Sampling

_ATTEMPTS = 12
_NEVER_SEEN_ATTEMPTS = 3  # a server that has not answered once is rather a wrong address than a restart
_DEFAULT_SECONDS = 300.0
_DEFAULT_WAIT = 0.5


class Retrying:
    """A model that is asked up to 12 times as long as the fault may pass, within `seconds`.

    `wait` is about the first pause, in seconds; it doubles each time.  A restart of the server costs nothing
    but time, if it has answered before.  What failed attempts cost is in the usage of the completion, or of
    the error.
    """

    def __init__(self, inner: ChatModel, *, seconds: float | None = None, wait: float | None = None) -> None:
        self._inner = inner
        self._seconds = seconds or _DEFAULT_SECONDS
        self._wait = wait or _DEFAULT_WAIT
        self._seen = False
        # stamina reports each retry through logging, which prints where nobody has set it up.
        logging.getLogger("stamina").addHandler(logging.NullHandler())

    @property
    def name(self) -> str:
        """The SPEC that the user gave."""
        return self._inner.name

    async def complete(self, prompt: Prompt, sampling: Sampling) -> Completion:
        """Ask until there is an answer.  Raises ModelError when the fault stays, BudgetExhausted."""
        lost: list[Usage] = []
        attempts = 0
        until = time.monotonic() + self._seconds

        def again(error: Exception) -> bool | float:
            if not isinstance(error, ModelError) or not error.again:
                return False
            if error.status is None and not self._seen and attempts >= _NEVER_SEEN_ATTEMPTS:
                return False
            if error.retry_after is None:
                return True
            if time.monotonic() + error.retry_after > until:
                return False
            return error.retry_after + self._wait * attempts  # waiters who come back together collide again

        try:
            async for attempt in stamina.retry_context(
                on=again,
                attempts=_ATTEMPTS,
                timeout=self._seconds,
                wait_initial=self._wait,
                wait_max=20 * self._wait,
                wait_jitter=2 * self._wait,
            ):
                with attempt:
                    attempts += 1
                    try:
                        completion = await self._inner.complete(prompt, sampling)
                    except ModelError as e:
                        self._seen = self._seen or e.status is not None
                        if e.usage is not None:
                            lost.append(e.usage)
                        raise
        except ModelError as e:
            e.usage = Usage.total(lost) if lost else None
            raise
        self._seen = True
        return replace(completion, usage=Usage.total([completion.usage, *lost])) if lost else completion

    async def aclose(self) -> None:
        """Close what is inside."""
        await self._inner.aclose()
