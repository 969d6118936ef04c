"""Anthropic's protocol against the scripted server."""

from __future__ import annotations

import base64
import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from support.scripted_server import Reply, ScriptedServer, count, html_page
from support.waiting import until

from agent.config import ModelSettings, Settings
from agent.errors import ModelAnswerError, ModelBusy, ModelUnavailable, PromptTooLong
from agent.model import http
from agent.model.spec import make_client, make_model
from agent.types import Finish, Image, Message, Prompt, Role, Sampling

if TYPE_CHECKING:
    from agent.types import Completion

PROMPT = Prompt((Message(Role.SYSTEM, "Prove it."), Message(Role.USER, "theorem t : 1 = 1 := by sorry")))
LEAN = "```lean\nby rfl\n```"
KEY = "sk-ant-123456"


async def ask(
    server: ScriptedServer, prompt: Prompt = PROMPT, sampling: Sampling | None = None, **more: Any
) -> Completion:
    mine: dict[str, Any] = {"base_url": server.url, "retry_wait": 0.01, "retry_seconds": 20.0}
    settings = Settings(models={"default": ModelSettings(**(mine | more))})
    async with http.make_pool() as pool:
        model = make_model("anthropic:claude", settings, pool, {"LEANLOOP_API_KEY": KEY})
        return await model.complete(prompt, sampling or Sampling())


async def test_the_request_is_in_anthropics_words() -> None:
    picture = Image("image/jpeg", b"\xff\xd8")
    prompt = Prompt((*PROMPT.messages, Message(Role.ASSISTANT, "by x"), Message(Role.USER, "no", (picture,))))
    with ScriptedServer([LEAN], key=KEY) as server:
        await ask(server, prompt, Sampling(temperature=1.5, max_tokens=9, seed=1, stop=("END",)))
    (request,) = server.requests
    assert request.path == "/v1/messages"
    assert request.headers["x-api-key"] == KEY
    assert request.headers["anthropic-version"] == "2023-06-01"
    assert "authorization" not in request.headers
    *turns, last = request.body.pop("messages")
    assert [t["role"] for t in turns] == ["user", "assistant"]
    image, text = last["content"]
    assert image["source"]["media_type"] == "image/jpeg"
    assert base64.b64decode(image["source"]["data"]) == picture.data
    assert text == {"type": "text", "text": "no"}
    assert request.body == {
        "model": "claude",
        "max_tokens": 9,
        "system": "Prove it.",
        "temperature": 1.0,
        "stop_sequences": ["END"],
    }


async def test_effort_asks_for_adaptive_thinking_and_drops_the_temperature() -> None:
    with ScriptedServer([LEAN]) as server:
        await ask(server, sampling=Sampling(temperature=0.3, reasoning_effort="high"))
        await ask(server, sampling=Sampling(temperature=0.3, reasoning_effort="none"))
    first, second = (r.body for r in server.requests)
    assert (first["thinking"], first["output_config"]) == ({"type": "adaptive"}, {"effort": "high"})
    assert "temperature" not in first
    assert second["temperature"] == 0.3
    assert "thinking" not in second


@pytest.mark.parametrize("stream", [False, True])
async def test_blocks_of_text_and_thinking(stream: bool) -> None:
    with ScriptedServer([Reply(LEAN, reasoning="It is rfl.")]) as server:
        completion = await ask(server, stream=stream, price_in=Decimal(3), price_out=Decimal(15))
    assert (completion.text, completion.reasoning, completion.finish) == (LEAN, "It is rfl.", Finish.STOP)
    usage = completion.usage
    assert (usage.prompt_tokens, usage.completion_tokens) == server.billed_usage
    assert usage.cost_usd == (Decimal(3) * usage.prompt_tokens + 15 * usage.completion_tokens) / 1_000_000
    assert not usage.estimated


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        ("end_turn", Finish.STOP),
        ("max_tokens", Finish.LENGTH),
        ("model_context_window_exceeded", Finish.LENGTH),
        ("refusal", Finish.CONTENT_FILTER),
        ("tool_use", Finish.TOOL_CALLS),
        ("pause_turn", Finish.UNKNOWN),
    ],
)
async def test_why_it_stopped(reason: str, expected: Finish, stream: bool) -> None:
    with ScriptedServer([Reply("by", finish=reason)]) as server:
        assert (await ask(server, stream=stream)).finish is expected


async def test_cached_tokens_are_counted_and_priced() -> None:
    usage = {
        "input_tokens": 100,
        "cache_read_input_tokens": 1000,
        "cache_creation_input_tokens": 400,
        "cache_creation": {"ephemeral_5m_input_tokens": 300, "ephemeral_1h_input_tokens": 100},
        "output_tokens": 10,
    }
    body = {"content": [{"type": "text", "text": "x"}], "stop_reason": "end_turn", "usage": usage}
    with ScriptedServer([Reply(body=json.dumps(body))]) as server:
        completion = await ask(server, price_in=Decimal(10), price_out=Decimal(10))
    assert (completion.usage.prompt_tokens, completion.usage.completion_tokens) == (1500, 10)
    expected = 100 + Decimal("0.1") * 1000 + Decimal("1.25") * 300 + 2 * 100 + 10
    assert completion.usage.cost_usd == expected * 10 / 1_000_000


async def test_a_cache_is_reserved_at_its_highest_price() -> None:
    async with http.make_pool() as pool:
        costs = []
        for body in ({}, {"cache_control": {"type": "ephemeral"}}):
            mine = ModelSettings(price_in=Decimal(10), price_out=Decimal(0), extra_body=body)
            settings = Settings(models={"anthropic:c": mine})
            client = make_client("anthropic:c", settings, pool, {"ANTHROPIC_API_KEY": KEY})
            costs.append(client.worst_case(PROMPT, Sampling()).cost_usd)
    assert costs[0] is not None
    assert costs[1] == 2 * costs[0]


async def test_a_dearer_cache_is_reserved_too() -> None:
    async with http.make_pool() as pool:
        mine = ModelSettings(price_in=Decimal(1), price_out=Decimal(0), price_cached=Decimal(4))
        plain = mine.model_copy(update={"price_cached": None})
        costs = [
            make_client("http://h#m", Settings(models={"default": m}), pool, {}).worst_case(
                PROMPT, Sampling()
            )
            for m in (plain, mine)
        ]
    assert costs[0].cost_usd is not None
    assert costs[1].cost_usd == 4 * costs[0].cost_usd


async def test_missing_usage_is_estimated() -> None:
    with ScriptedServer([Reply(LEAN, usage="none")]) as server:
        completion = await ask(server)
    assert completion.usage.estimated
    assert completion.usage.tokens >= sum(server.billed_usage)


async def test_empty_content_is_an_empty_answer() -> None:
    with ScriptedServer([Reply(fault="null_content", finish="refusal")]) as server:
        completion = await ask(server)
    assert (completion.text, completion.finish) == ("", Finish.CONTENT_FILTER)


OVERLOADED = '{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}'
MID_STREAM = (
    f'data: {{"type":"message_start","message":{{"usage":{{"input_tokens":5}}}}}}\n\ndata: {OVERLOADED}\n\n'
)


@pytest.mark.parametrize("stream", [False, True])
async def test_faults_that_pass_are_asked_away(stream: bool) -> None:
    for fault in (
        Reply(status=529, body=OVERLOADED),
        Reply(status=429, retry_after="0", body="{}"),
        Reply(body=OVERLOADED),
        Reply(body=MID_STREAM, content_type="text/event-stream"),
        Reply(body='{"type":"message"}'),
        html_page(),
        Reply(fault="reset"),
        Reply(LEAN, fault="cut"),
        Reply(LEAN, fault="garbage"),
    ):
        with ScriptedServer([fault, LEAN]) as server:
            completion = await ask(server, stream=stream)
        assert (completion.text, len(server.requests)) == (LEAN, 2), fault


@pytest.mark.parametrize(
    ("status", "kind", "said", "error"),
    [
        (401, "authentication_error", "invalid x-api-key", ModelUnavailable),
        (404, "not_found_error", "model: claude-1", ModelUnavailable),
        (400, "invalid_request_error", "prompt is too long: 2 tokens > 1 maximum", PromptTooLong),
        (400, "invalid_request_error", "messages: roles must alternate", ModelAnswerError),
    ],
)
@pytest.mark.parametrize("in_stream", [False, True])
async def test_faults_that_stay(
    status: int, kind: str, said: str, error: type[Exception], in_stream: bool
) -> None:
    body = json.dumps({"type": "error", "error": {"type": kind, "message": said}})
    reply = Reply(status=status, body=body)
    if in_stream:
        reply = Reply(body=f"event: error\ndata: {body}\n\n", content_type="text/event-stream")
    with ScriptedServer([reply]) as server:
        with pytest.raises(error) as caught:
            await ask(server, stream=in_stream)
    assert said in str(caught.value)
    assert len(server.requests) == 1


async def test_a_stream_is_left_once_the_answer_is_complete() -> None:
    essay = LEAN + "\nThat was it.\n" + "And so on, without a block.\n" * 2000
    with ScriptedServer([Reply(essay, pause=0.0005)]) as server:
        completion = await ask(server, stream=True)
        await until(lambda: server.billed)
    assert completion.usage.estimated
    assert completion.usage.prompt_tokens == server.billed[0].prompt_tokens
    assert server.billed[0].completion_tokens < count(essay) / 4


async def test_it_stays_busy() -> None:
    with ScriptedServer([Reply(status=529, body=OVERLOADED)]) as server:
        with pytest.raises(ModelBusy, match="Overloaded"):
            await ask(server, retry_wait=0.001)
