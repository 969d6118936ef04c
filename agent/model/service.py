"""What the clients of all chat APIs share: a model on a server, and how an answer becomes a Completion."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from agent.errors import ModelAnswerError, PromptTooLong
from agent.model import tokens
from agent.types import Completion, Finish, Usage

if TYPE_CHECKING:
    import httpx

    from agent.config import ModelSettings
    from agent.model.http import Endpoint
    from agent.model.pricing import Price
    from agent.types import Prompt, Sampling

_DEFAULT_MAX_TOKENS = 16384
_LEAST_ROOM = 256  # tokens; with less than that no proof is to be expected
_STREAM_SLACK = 512  # tokens that a server may have written, and not yet sent, when a stream ends early


@dataclass(frozen=True, slots=True)
class Service:
    """One model on one server, which knows it as `model`; `price` is None where it is unknown."""

    endpoint: Endpoint
    model: str
    settings: ModelSettings
    client: httpx.AsyncClient
    price: Price | None = None

    def max_tokens(self, prompt: Prompt, sampling: Sampling) -> int:
        """How long an answer may be, in tokens.  Raises PromptTooLong when the window has no room for one."""
        wanted = longest_answer(self.settings, sampling)
        window = self.settings.context_window
        if window is None:
            return wanted
        room = window - tokens.estimate_prompt(prompt)
        if room < min(wanted, _LEAST_ROOM):
            raise PromptTooLong(
                f"{self.endpoint.name}: a prompt of some {window - room} tokens leaves no room for an answer "
                f"in a window of {window}"
            )
        return min(wanted, room)

    def worst_case(self, prompt: Prompt, sampling: Sampling) -> Usage:
        """The most that one call can consume.  Raises PromptTooLong."""
        return self._bound(prompt, _choices(self.settings) * self._most(prompt, sampling))

    def worst_of_stream(self, prompt: Prompt, sampling: Sampling, streamed: int) -> Usage:
        """The most that a call can have consumed whose stream broke off after `streamed` tokens."""
        most = min(streamed + _STREAM_SLACK, self._most(prompt, sampling))
        return self._bound(prompt, _choices(self.settings) * most)

    def _most(self, prompt: Prompt, sampling: Sampling) -> int:
        """The longest answer that the request asks for: `extra_body` goes into it as it is."""
        return max([self.max_tokens(prompt, sampling), *_asked_for(self.settings, _LENGTHS)])

    def _bound(self, prompt: Prompt, completion: int) -> Usage:
        before = tokens.at_most(prompt)
        usage = Usage(before, completion, None, estimated=True)
        if self.price is None:
            return usage
        # Writing a cache costs up to twice the price.
        times = 2 if "cache_control" in self.settings.extra_body else 1
        return replace(usage, cost_usd=self.price.most(times * before, completion))


_LENGTHS = ("max_tokens", "max_completion_tokens")


def longest_answer(settings: ModelSettings, sampling: Sampling | None = None) -> int:
    """How many tokens an answer may have where the window does not matter."""
    wanted = sampling.max_tokens if sampling is not None else None
    return max([wanted or settings.max_tokens or _DEFAULT_MAX_TOKENS, *_asked_for(settings, _LENGTHS)])


def _choices(settings: ModelSettings) -> int:
    """How many answers a request asks for, all of which are charged; we read the first."""
    return max([1, *_asked_for(settings, ("n", "best_of"))])


def _asked_for(settings: ModelSettings, fields: tuple[str, ...]) -> list[int]:
    return [n for f in fields if (n := count(settings.extra_body.get(f))) is not None]


@dataclass(slots=True)
class Draft:
    """An answer while it is read; token counts stay None until the server gives them.

    `cost` is US dollars where the server says so, `cached` how much of the prompt the server had read before,
    `surcharge` what the prompt costs in tokens beyond its size.
    """

    texts: list[str] = field(default_factory=list)
    thoughts: list[str] = field(default_factory=list)
    finish: Finish = Finish.UNKNOWN
    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    cost: Decimal | None = None
    cached: int = 0
    surcharge: Decimal = Decimal(0)

    def usage(self, service: Service, prompt: Prompt) -> Usage:
        """What was used: as the server says, or as we count it."""
        before, after = self.prompt_tokens or None, self.completion_tokens
        if after == 0 and (self.texts or self.thoughts):
            after = None  # a server that counts nothing for something has not counted
        estimated = before is None or after is None
        if before is None:
            before = tokens.estimate_prompt(prompt)
        if after is None:
            after = tokens.estimate("".join(self.texts)) + tokens.estimate("".join(self.thoughts))
        cost = self.cost
        if cost is None and service.price is not None:
            cost = service.price.of(before + self.surcharge, after, min(self.cached, before))
        return Usage(before, after, cost, estimated)

    def completion(self, service: Service, prompt: Prompt, seconds: float) -> Completion:
        """The finished answer."""
        text, thought = split_thinking("".join(self.texts))
        thoughts = "\n".join(part for part in ("".join(self.thoughts), thought) if part)
        return Completion(
            text=well_formed(text),
            model=service.endpoint.name,
            finish=self.finish,
            reasoning=well_formed(thoughts),
            usage=self.usage(service, prompt),
            seconds=seconds,
            prompt=prompt,
        )

    def refuse(self, service: Service, prompt: Prompt, what: str) -> ModelAnswerError:
        """The error for an answer that has no meaning, with what it cost."""
        known = self.prompt_tokens is not None or self.completion_tokens is not None
        usage = self.usage(service, prompt) if known else None
        return ModelAnswerError(f"{service.endpoint.name} answered {what}", usage=usage, again=True)


def count(value: Any) -> int | None:
    """A token count as servers write it; None for what is none."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 1e12:
        return None
    return int(value)


def dollars(value: Any) -> Decimal | None:
    """A cost as OpenRouter writes it; None for what is none."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        cost = Decimal(str(value))
    except InvalidOperation:
        return None
    return cost if cost.is_finite() and cost >= 0 else None


# ---------------------------------------------------------------------------------------- texts
def well_formed(text: str) -> str:
    """`text` without lone surrogates, which JSON can bring and nothing else can store."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


_OPEN = re.compile(r"\s*(?:<think(?:ing)?>|\[THINK\])", re.IGNORECASE)
_CLOSE = re.compile(r"</think(?:ing)?>|\[/THINK\]", re.IGNORECASE)


def split_thinking(text: str) -> tuple[str, str]:
    """`text` without the reasoning that some servers leave in front of it, and that reasoning.

    `<think>...</think>` counts at the start only; templates often swallow the opening mark, and an answer
    that was cut off has no closing one.
    """
    opened = _OPEN.match(text)
    closed = _CLOSE.search(text)
    start = opened.end() if opened else 0
    if closed:
        return text[closed.end() :].lstrip(), text[start : closed.start()].strip()
    return ("", text[start:].strip()) if opened else (text, "")


_FENCE = re.compile(r"^[ ]{0,3}(```+|~~~+)[ \t]*([^\s`]*)", re.MULTILINE)
_AFTERWORD = 120  # characters after a block in which a model that goes on would have opened the next


def is_complete(text: str) -> bool:
    """Whether an answer that is still being written has its last Lean block behind it.

    The last fenced `lean` block of an answer counts, so the first one that closes does not end it: only when
    prose has followed for a while without another block is the rest not worth paying for.
    """
    if _OPEN.match(text) and not _CLOSE.search(text):
        return False
    text, _ = split_thinking(text)
    fence = ""
    closed_at = -1
    for mark in _FENCE.finditer(text):
        if not fence:
            fence, is_lean, closed_at = mark[1], mark[2].lower() in {"lean", "lean4"}, -1
        elif mark[1].startswith(fence) and not mark[2]:
            fence, closed_at = "", mark.end() if is_lean else -1
    return not fence and closed_at >= 0 and len(text) - closed_at >= _AFTERWORD
