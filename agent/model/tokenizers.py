"""Counting in the model's own tokens, where its tokenizer is known: a tokenizer.json, or the server's `/tokenize`.

llama.cpp, vLLM and SGLang all answer POST /tokenize, with `{"tokens": [...]}` and the latter two with `{"count": n}`
(llama.cpp tools/server/README.md; vLLM docs, "Tokenizer API"; SGLang docs, "Native APIs").  Providers that are no
server of one's own have no such address; there, and whenever a count fails, the safe estimate takes over.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

from agent.errors import ConfigError, ModelError
from agent.model import tokens
from agent.model.http import Tally, post, read_object
from agent.model.service import count as as_count

if TYPE_CHECKING:
    from pathlib import Path

    import httpx

    from agent.model.http import Endpoint

_SECONDS = 20.0
_MOST_KEPT = 4096  # texts whose count is remembered


class Counter(Protocol):
    """Says how many tokens a text is for one model."""

    async def count(self, text: str) -> int:
        """The number of tokens of `text`; never fewer than the model will count, as far as that is known."""
        ...


class Estimate:
    """Knows no tokenizer: rather too many than too few."""

    async def count(self, text: str) -> int:
        """About how many tokens `text` is."""
        return tokens.estimate(text)


class FileTokenizer:
    """A tokenizer.json as Hugging Face publishes it, read by the library `tokenizers` (extra `tokenizers`)."""

    def __init__(self, path: Path) -> None:
        try:
            from tokenizers import Tokenizer  # an extra
        except ImportError:
            raise ConfigError(
                f"tokenizer = {str(path)!r} needs the library tokenizers",
                hint="pip install 'leanloop[tokenizers]'",
            ) from None
        try:
            self._tokenizer: Any = Tokenizer.from_file(str(path))
        except Exception as e:  # noqa: BLE001  (the library raises nothing narrower)
            raise ConfigError(
                f"cannot read the tokenizer {path}: {e}", hint="it must be a tokenizer.json"
            ) from None

    async def count(self, text: str) -> int:
        """The number of tokens of `text`, marks of beginning and end left out."""
        return len(self._tokenizer.encode(text, add_special_tokens=False).ids)


class ServerTokenizer:
    """Asks the server that runs the model.  The first failure ends it: from then on the estimate is used."""

    def __init__(self, endpoint: Endpoint, model: str, client: httpx.AsyncClient) -> None:
        root = urlsplit(endpoint.url)
        path = root.path.split("/v1", 1)[0] + "/tokenize"
        self._endpoint = replace(endpoint, url=root._replace(path=path).geturl(), timeout=_SECONDS)
        self._model = model
        self._client = client
        self._known: dict[str, int] = {}
        self._answers = True
        self._first = asyncio.Lock()

    async def count(self, text: str) -> int:
        """The number of tokens of `text` as the server says, or the estimate."""
        if text in self._known:
            return self._known[text]
        async with self._first:  # one at a time: a server that has no such address is asked once
            found = await self._ask(text) if self._answers else None
        if found is None:
            self._answers = False
            return tokens.estimate(text)
        if len(self._known) >= _MOST_KEPT:
            self._known.clear()
        self._known[text] = found
        return found

    async def _ask(self, text: str) -> int | None:
        body = {"model": self._model, "content": text, "prompt": text, "add_special_tokens": False}
        try:
            answer = await post(
                self._client, self._endpoint, body, lambda r: read_object(self._endpoint, r), Tally()
            )
        except ModelError:
            return None
        counted = as_count(answer.get("count"))
        if counted is None and isinstance(answer.get("tokens"), list):
            counted = len(answer["tokens"])
        return counted if counted or not text else None


async def fits(counter: Counter, room: int, *texts: str) -> bool:
    """Whether all `texts` are at most `room` tokens; `counter` is asked only where the estimate does not settle it."""
    if sum(map(tokens.estimate, texts)) <= room:
        return True
    return sum([await counter.count(text) for text in texts]) <= room


async def clip(counter: Counter, text: str, room: int, *, end: bool = False) -> str:
    """The start (or the `end`) of `text` that is at most `room` tokens."""
    while text and not await fits(counter, room, text):
        size = min(len(text) - 1, len(text) * max(room, 0) // max(1, await counter.count(text)))
        text = text[len(text) - size :] if end else text[:size]
    return text
