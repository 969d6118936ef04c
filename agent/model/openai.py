"""Chat completions as OpenAI, Mistral, OpenRouter, vLLM, SGLang, llama.cpp and NIM serve them.

One request is one answer: `n` is never sent, for servers bound it and count its tokens differently; the loop
asks again instead, and identical prompts share the server's prefix cache anyway.
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from agent.errors import ModelBusy
from agent.model import http, tokens
from agent.model.client import Client, may_stop
from agent.model.service import Draft, count, dollars
from agent.types import Finish

if TYPE_CHECKING:
    from agent.model.service import Service
    from agent.types import Message, Prompt, Sampling


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


class OpenAIModel(Client):
    """One model behind `POST .../chat/completions`."""

    def __init__(self, service: Service, dialect: Dialect = Dialect()) -> None:
        super().__init__(service)
        self._dialect = dialect

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

    async def _read_stream(self, events: http.Events, tally: http.Tally, prompt: Prompt) -> Draft:
        draft = Draft()
        done = False
        async for event in events:
            done = done or event.get("done") is True
            self._take_usage(draft, event)
            self._check_error(draft, event, prompt)
            choices = event.get("choices")
            if not isinstance(choices, list) or not choices or not isinstance(choices[0], dict):
                continue  # the last event has the usage and no choice
            delta, reason = choices[0].get("delta"), choices[0].get("finish_reason")
            if isinstance(delta, dict):
                tally.streamed = (tally.streamed or 0) + tokens.estimate(_take(draft, delta))
            if reason is not None:
                draft.finish = _FINISH.get(str(reason), Finish.UNKNOWN)
            elif may_stop(draft):
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
        details = usage.get("prompt_tokens_details")
        cached = details.get("cached_tokens") if isinstance(details, dict) else None
        # DeepSeek's name for it is the second.
        draft.cached = count(cached) or count(usage.get("prompt_cache_hit_tokens")) or 0
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


def _take(draft: Draft, message: dict[str, Any]) -> str:
    """Take text and reasoning from a message or from a piece of one, and return both; the rest is ignored."""
    before = len(draft.texts), len(draft.thoughts)
    for key in ("reasoning_content", "reasoning"):
        if isinstance(thought := message.get(key), str) and thought:
            draft.thoughts.append(thought)
            break
    content = message.get("content")
    for chunk in content if isinstance(content, list) else [content]:
        _take_chunk(draft, chunk)
    if content is None and isinstance(refused := message.get("refusal"), str) and refused:
        draft.texts.append(refused)
        draft.finish = Finish.CONTENT_FILTER
    return "".join(draft.texts[before[0] :] + draft.thoughts[before[1] :])


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
