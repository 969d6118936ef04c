"""What a client of any chat API does around its own request and answer."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any

from agent.model import http
from agent.model.service import is_complete

if TYPE_CHECKING:
    import httpx

    from agent.model.service import Draft, Service
    from agent.types import Completion, Prompt, Sampling, Usage


class Client(ABC):
    """One model behind a chat API; one request for each call, nothing is retried here.

    `ask` keeps a tally, so that whoever pays knows what may have been charged when a call breaks off.
    """

    def __init__(self, service: Service) -> None:
        self.service = service

    @property
    def name(self) -> str:
        """The SPEC that the user gave."""
        return self.service.endpoint.name

    async def complete(self, prompt: Prompt, sampling: Sampling) -> Completion:
        """Ask once.  Raises the errors of `ModelError`."""
        return await self.ask(prompt, sampling, http.Tally())

    async def ask(self, prompt: Prompt, sampling: Sampling, tally: http.Tally) -> Completion:
        """Ask once, and keep `tally` up to date.  Raises the errors of `ModelError`."""
        started = time.monotonic()
        body = self._body(prompt, sampling)
        endpoint = self.service.endpoint

        async def read(response: httpx.Response) -> Draft:
            kind = response.headers.get("content-type", "")
            if kind.startswith("text/event-stream") or (body.get("stream") and kind.startswith("text/plain")):
                tally.streamed = 0
                return await self._read_stream(http.read_events(endpoint, response), tally, prompt)
            return self._read(await http.read_object(endpoint, response), prompt)

        draft = await http.post(self.service.client, endpoint, body, read, tally)
        return draft.completion(self.service, prompt, time.monotonic() - started)

    def worst_case(self, prompt: Prompt, sampling: Sampling, tally: http.Tally | None = None) -> Usage:
        """The most that a call can consume, or can have consumed when it broke off as `tally` says."""
        if tally is None or tally.streamed is None:
            return self.service.worst_case(prompt, sampling)
        return self.service.worst_of_stream(prompt, sampling, tally.streamed)

    async def aclose(self) -> None:  # noqa: B027  (a default, not a gap)
        """Nothing: the pool belongs to whoever made it."""

    @abstractmethod
    def _body(self, prompt: Prompt, sampling: Sampling) -> dict[str, Any]:
        """The request.  Raises PromptTooLong."""

    @abstractmethod
    def _read(self, data: dict[str, Any], prompt: Prompt) -> Draft:
        """An answer that came as a whole.  Raises ModelError."""

    @abstractmethod
    async def _read_stream(self, events: http.Events, tally: http.Tally, prompt: Prompt) -> Draft:
        """An answer that comes in pieces.  Raises ModelError."""


def may_stop(draft: Draft) -> bool:
    """Whether a stream can be left; looked at when a line ends, for it reads the whole text again."""
    return "\n" in draft.texts[-1] and is_complete("".join(draft.texts)) if draft.texts else False
