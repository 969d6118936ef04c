"""Anthropic's Messages API (`POST /v1/messages`), version 2023-06-01.

`reasoning_effort` other than `none` asks for adaptive thinking with that effort, and then the API takes no
temperature; models without it can be given `thinking` in `extra_body`.  Where `extra_body` switches on
`cache_control`, cached tokens are priced as Anthropic documents it: a read 0.1 (unless `price_cached` says
otherwise), a write 1.25 or (one hour) 2.
"""

from __future__ import annotations

import base64
import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from agent.errors import ModelBusy
from agent.model import http, tokens
from agent.model.client import Client, may_stop
from agent.model.service import Draft, count
from agent.types import Finish, Role

if TYPE_CHECKING:
    from agent.types import Message, Prompt, Sampling

VERSION = "2023-06-01"
CACHED = Decimal("0.1")  # of the price of a prompt token, for one that is read from the cache
_FINISH = {
    "end_turn": Finish.STOP,
    "stop_sequence": Finish.STOP,
    "max_tokens": Finish.LENGTH,
    "model_context_window_exceeded": Finish.LENGTH,
    "refusal": Finish.CONTENT_FILTER,
    "tool_use": Finish.TOOL_CALLS,
}
# The status that an error would have had, were it not in the middle of a stream.
_STATUS = {
    "overloaded_error": 529,
    "rate_limit_error": 429,
    "invalid_request_error": 400,
    "authentication_error": 401,
    "billing_error": 402,
    "permission_error": 403,
    "not_found_error": 404,
}


class AnthropicModel(Client):
    """One model behind Anthropic's API."""

    def _body(self, prompt: Prompt, sampling: Sampling) -> dict[str, Any]:
        settings = self.service.settings
        body: dict[str, Any] = {
            "model": self.service.model,
            "max_tokens": self.service.max_tokens(prompt, sampling),
            "messages": [_message(m) for m in prompt.messages if m.role is not Role.SYSTEM],
        }
        if system := "\n\n".join(m.text for m in prompt.messages if m.role is Role.SYSTEM):
            body["system"] = system
        effort = sampling.reasoning_effort or settings.reasoning_effort
        temperature = settings.temperature if sampling.temperature is None else sampling.temperature
        if effort is not None and effort != "none":
            body |= {"thinking": {"type": "adaptive"}, "output_config": {"effort": effort}}
        elif temperature is not None:
            body["temperature"] = min(temperature, 1.0)  # the API's highest
        if sampling.stop:
            body["stop_sequences"] = list(sampling.stop)
        if settings.stream:
            body["stream"] = True
        return body | settings.extra_body

    def _read(self, data: dict[str, Any], prompt: Prompt) -> Draft:
        draft = Draft()
        self._take_usage(draft, data.get("usage"))
        self._check_error(draft, data, prompt)
        content = data.get("content")
        if not isinstance(content, list):
            raise draft.refuse(self.service, prompt, "without content")
        for block in content:
            _take(draft, block)
        draft.finish = _FINISH.get(str(data.get("stop_reason")), Finish.UNKNOWN)
        return draft

    async def _read_stream(self, events: http.Events, tally: http.Tally, prompt: Prompt) -> Draft:
        draft = Draft()
        done = False
        async for event in events:
            self._check_error(draft, event, prompt)
            kind, delta = event.get("type"), event.get("delta")
            if kind == "message_start" and isinstance(event.get("message"), dict):
                usage = event["message"].get("usage")
                self._take_usage(draft, usage)
                draft.completion_tokens = None  # what it says is how it begins
            elif kind == "content_block_delta" and isinstance(delta, dict):
                tally.streamed = (tally.streamed or 0) + tokens.estimate(_take(draft, delta))
                if may_stop(draft):
                    draft.finish = Finish.STOP
                    return draft
            elif kind == "message_delta" and isinstance(delta, dict):
                draft.finish = _FINISH.get(str(delta.get("stop_reason")), Finish.UNKNOWN)
                if isinstance(usage := event.get("usage"), dict):
                    draft.completion_tokens = count(usage.get("output_tokens"))
            done = done or kind == "message_stop"
        if not done:
            raise ModelBusy(f"{self.name} broke off in the middle of its answer", again=True)
        return draft

    @staticmethod
    def _take_usage(draft: Draft, usage: object) -> None:
        if not isinstance(usage, dict):
            return
        fresh, draft.completion_tokens = count(usage.get("input_tokens")), count(usage.get("output_tokens"))
        if fresh is None:
            return
        read = count(usage.get("cache_read_input_tokens")) or 0
        written = count(usage.get("cache_creation_input_tokens")) or 0
        kinds = usage.get("cache_creation")
        hour = count(kinds.get("ephemeral_1h_input_tokens")) or 0 if isinstance(kinds, dict) else 0
        draft.prompt_tokens = fresh + read + written
        draft.cached = read
        draft.surcharge = Decimal("0.25") * (written - hour) + hour

    def _check_error(self, draft: Draft, data: dict[str, Any], prompt: Prompt) -> None:
        if data.get("type") != "error":
            return
        error = data.get("error")
        kind = error.get("type") if isinstance(error, dict) else None
        refused = http.refusal(self.service.endpoint, _STATUS.get(str(kind), 500), {}, json.dumps(data))
        if draft.prompt_tokens is not None:
            refused.usage = draft.usage(self.service, prompt)
        raise refused


def _message(message: Message) -> dict[str, Any]:
    if not message.images:
        return {"role": message.role.value, "content": message.text}
    pictures = [
        {
            "type": "image",
            "source": {
                "type": "base64",
                "media_type": image.media_type,
                "data": base64.b64encode(image.data).decode(),
            },
        }
        for image in message.images
    ]
    return {"role": message.role.value, "content": [*pictures, {"type": "text", "text": message.text}]}


def _take(draft: Draft, block: object) -> str:
    """Take text or thinking from a block or from a piece of one, and return it; other kinds are ignored."""
    if not isinstance(block, dict):
        return ""
    for key, parts in (("text", draft.texts), ("thinking", draft.thoughts)):
        if isinstance(text := block.get(key), str):
            parts.append(text)
            return text
    return ""
