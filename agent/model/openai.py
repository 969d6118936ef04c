"""Chat completions as OpenAI, Mistral, OpenRouter, vLLM, SGLang, llama.cpp and NIM serve them.

One request is one answer: `n` is never sent, for servers bound it and count its tokens differently; the loop
asks again instead, and identical prompts share the server's prefix cache anyway.
"""

from __future__ import annotations

import base64
import json
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from agent.errors import ModelBusy
from agent.model import http, tokens
from agent.model.service import Draft, Service, count, dollars, is_complete
from agent.types import Completion, Finish

if TYPE_CHECKING:
    import httpx

    from agent.types import Message, Prompt, Sampling, Usage


@dataclass(frozen=True, slots=True)
class Dialect:
    """Where servers differ: the names of two fields, and whether `usage.cost` is the price in US dollars."""

    max_tokens: str = "max_tokens"
    seed: str = "seed"
    reports_cost: bool = False


_FINISH = {
    "stop": Finish.STOP,
    "eos": Finish.STOP,
    "end_turn": Finish.STOP,
    "length": Finish.LENGTH,
    "model_length": Finish.LENGTH,
    "max_tokens": Finish.LENGTH,
    "content_filter": Finish.CONTENT_FILTER,
    "tool_calls": Finish.TOOL_CALLS,
    "function_call": Finish.TOOL_CALLS,
}


class OpenAIModel:
    """One model behind `POST .../chat/completions`; one request for each call, nothing is retried here."""

    def __init__(self, service: Service, dialect: Dialect = Dialect()) -> None:
        self.service = service
        self._dialect = dialect

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

        async def read(response: httpx.Response) -> Draft:
            if response.headers.get("content-type", "").startswith("text/event-stream"):
                return await self._read_stream(response, tally, prompt)
            return self._read(await http.read_object(self.service.endpoint, response), prompt)

        draft = await http.post(self.service.client, self.service.endpoint, body, read, tally)
        return draft.completion(self.service, prompt, time.monotonic() - started)

    def worst_case(self, prompt: Prompt, sampling: Sampling, tally: http.Tally | None = None) -> Usage:
        """The most that a call can consume, or can have consumed when it broke off as `tally` says."""
        if tally is None or tally.streamed is None:
            return self.service.worst_case(prompt, sampling)
        return self.service.worst_of_stream(prompt, sampling, tally.streamed)

    async def aclose(self) -> None:
        """Nothing: the pool belongs to whoever made it."""

    # ------------------------------------------------------------------------------------ request
    def _body(self, prompt: Prompt, sampling: Sampling) -> dict[str, Any]:
        settings = self.service.settings
        temperature = settings.temperature if sampling.temperature is None else sampling.temperature
        body: dict[str, Any] = {
            "model": self.service.model,
            "messages": [_message(m) for m in prompt.messages],
            self._dialect.max_tokens: self.service.max_tokens(prompt, sampling),
        }
        optional = {
            "temperature": temperature,
            self._dialect.seed: sampling.seed,
            "reasoning_effort": sampling.reasoning_effort or settings.reasoning_effort,
            "stop": list(sampling.stop) or None,
        }
        body |= {key: value for key, value in optional.items() if value is not None}
        if settings.stream:
            body |= {"stream": True, "stream_options": {"include_usage": True}}
        return body | settings.extra_body

    # ------------------------------------------------------------------------------------ answer
    def _read(self, data: dict[str, Any], prompt: Prompt) -> Draft:
        draft = Draft()
        self._take_usage(draft, data)
        self._check_error(draft, data, prompt)
        choices = data.get("choices")
        if not isinstance(choices, list) or not choices or not isinstance(choices[0], dict):
            raise draft.refuse(self.service, prompt, "without a choice")
        message = choices[0].get("message")
        if not isinstance(message, dict):
            raise draft.refuse(self.service, prompt, "with a choice that has no message")
        draft.finish = _FINISH.get(str(choices[0].get("finish_reason")), Finish.UNKNOWN)
        _take(draft, message)
        return draft

    async def _read_stream(self, response: httpx.Response, tally: http.Tally, prompt: Prompt) -> Draft:
        draft = Draft()
        tally.streamed = 0
        done = False
        async for event in http.read_events(self.service.endpoint, response):
            done = done or event.get("done") is True
            self._take_usage(draft, event)
            self._check_error(draft, event, prompt)
            choices = event.get("choices")
            if not isinstance(choices, list) or not choices or not isinstance(choices[0], dict):
                continue  # the last event has the usage and no choice
            delta = choices[0].get("delta")
            if isinstance(delta, dict):
                before = len(draft.texts), len(draft.thoughts)
                _take(draft, delta)
                new = "".join(draft.texts[before[0] :] + draft.thoughts[before[1] :])
                tally.streamed += tokens.estimate(new)
            if (reason := choices[0].get("finish_reason")) is not None:
                draft.finish = _FINISH.get(str(reason), Finish.UNKNOWN)
            elif "\n" in "".join(draft.texts[-1:]) and is_complete("".join(draft.texts)):
                draft.finish = Finish.STOP
                return draft
        if not done and draft.finish is Finish.UNKNOWN:
            raise ModelBusy(f"{self.name} broke off in the middle of its answer", again=True)
        return draft

    def _take_usage(self, draft: Draft, data: dict[str, Any]) -> None:
        usage = data.get("usage")
        if not isinstance(usage, dict):
            return
        before, after = count(usage.get("prompt_tokens")), count(usage.get("completion_tokens"))
        total = count(usage.get("total_tokens"))
        if before is not None and after is not None and total is not None:
            after = max(after, total - before)  # some leave the reasoning out of completion_tokens
        draft.prompt_tokens, draft.completion_tokens = before, after
        if self._dialect.reports_cost:
            draft.cost = dollars(usage.get("cost"))

    def _check_error(self, draft: Draft, data: dict[str, Any], prompt: Prompt) -> None:
        """OpenRouter and others put an error into a 200, with the status it should have had."""
        error = data.get("error")
        if not error:
            return
        code = error.get("code") if isinstance(error, dict) else None
        status = code if isinstance(code, int) and 400 <= code < 600 else 500
        refused = http.refusal(self.service.endpoint, status, {}, json.dumps(data))
        if draft.prompt_tokens is not None:
            refused.usage = draft.usage(self.service, prompt)
        raise refused


def _message(message: Message) -> dict[str, Any]:
    if not message.images:
        return {"role": message.role.value, "content": message.text}
    parts: list[dict[str, Any]] = [{"type": "text", "text": message.text}]
    for image in message.images:
        url = f"data:{image.media_type};base64,{base64.b64encode(image.data).decode()}"
        parts.append({"type": "image_url", "image_url": {"url": url}})
    return {"role": message.role.value, "content": parts}


def _take(draft: Draft, message: dict[str, Any]) -> None:
    """Take text and reasoning from a message or from a piece of one; everything else in it is ignored."""
    for key in ("reasoning_content", "reasoning"):
        if isinstance(thought := message.get(key), str) and thought:
            draft.thoughts.append(thought)
            break
    content = message.get("content")
    if isinstance(content, str):
        draft.texts.append(content)
    elif isinstance(content, list):
        for chunk in content:
            _take_chunk(draft, chunk)
    elif isinstance(refused := message.get("refusal"), str) and refused:
        draft.texts.append(refused)
        draft.finish = Finish.CONTENT_FILTER


def _take_chunk(draft: Draft, chunk: Any) -> None:
    """Mistral's chunks: `{"type": "text", "text"}` and `{"type": "thinking", "thinking": [text chunks]}`."""
    if isinstance(chunk, str):
        draft.texts.append(chunk)
    elif isinstance(chunk, dict) and chunk.get("type") == "thinking":
        inner = chunk.get("thinking")
        for part in inner if isinstance(inner, list) else [inner]:
            text = part.get("text") if isinstance(part, dict) else part
            if isinstance(text, str):
                draft.thoughts.append(text)
    elif isinstance(chunk, dict) and isinstance(chunk.get("text"), str):
        draft.texts.append(chunk["text"])
