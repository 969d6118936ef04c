"""The OpenAI-compatible client against a real server that answers, and misbehaves, from a script."""

from __future__ import annotations

import asyncio
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
from agent.model.spec import make_model
from agent.types import Finish, Image, Message, Prompt, Role, Sampling

if TYPE_CHECKING:
    from agent.types import Completion

PROMPT = Prompt((Message(Role.SYSTEM, "Prove it."), Message(Role.USER, "theorem t : 1 = 1 := by sorry")))
LEAN = "```lean\nby rfl\n```"
FAST: dict[str, Any] = {"retry_wait": 0.01, "retry_seconds": 20.0}


async def ask(
    server: ScriptedServer,
    *,
    prompt: Prompt = PROMPT,
    sampling: Sampling | None = None,
    environ: dict[str, str] | None = None,
    **settings: Any,
) -> Completion:
    spec = f"{server.url}#leanstral"
    async with http.make_pool() as client:
        every = Settings(models={"default": ModelSettings(**(FAST | settings))})
        model = make_model(spec, every, client, environ or {})
        return await model.complete(prompt, sampling or Sampling())


# ---------------------------------------------------------------------------------------- what is sent
async def test_the_request_holds_what_was_asked_for() -> None:
    sampling = Sampling(temperature=0.5, max_tokens=77, seed=3, reasoning_effort="high", stop=("END",))
    with ScriptedServer([LEAN], key="sk-secret-1") as server:
        await ask(
            server,
            sampling=sampling,
            environ={"LEANLOOP_API_KEY": "sk-secret-1"},
            extra_body={"grammar": 'root ::= "x"'},
        )
    (request,) = server.requests
    assert request.path == "/v1/chat/completions"
    assert request.headers["authorization"] == "Bearer sk-secret-1"
    assert request.body == {
        "model": "leanstral",
        "messages": [
            {"role": "system", "content": "Prove it."},
            {"role": "user", "content": "theorem t : 1 = 1 := by sorry"},
        ],
        "temperature": 0.5,
        "max_tokens": 77,
        "seed": 3,
        "reasoning_effort": "high",
        "stop": ["END"],
        "grammar": 'root ::= "x"',
    }


async def test_what_nobody_said_is_left_to_the_server() -> None:
    with ScriptedServer([LEAN]) as server:
        await ask(server)
    assert set(server.requests[0].body) == {"model", "messages", "max_tokens"}
    assert "authorization" not in server.requests[0].headers


async def test_settings_hold_where_the_loop_says_nothing() -> None:
    with ScriptedServer([LEAN]) as server:
        await ask(server, temperature=1.0, max_tokens=5, reasoning_effort="none")
        await ask(server, temperature=1.0, max_tokens=5, sampling=Sampling(temperature=0.0, max_tokens=9))
    first, second = (r.body for r in server.requests)
    assert (first["temperature"], first["max_tokens"], first["reasoning_effort"]) == (1.0, 5, "none")
    assert (second["temperature"], second["max_tokens"]) == (0.0, 9)


async def test_an_image_goes_as_a_data_url() -> None:
    picture = Image("image/png", b"\x89PNG\r\n")
    prompt = Prompt((Message(Role.USER, "What does it state?", (picture,)),))
    with ScriptedServer([LEAN]) as server:
        await ask(server, prompt=prompt)
    text, image = server.requests[0].body["messages"][0]["content"]
    assert text == {"type": "text", "text": "What does it state?"}
    head, _, data = image["image_url"]["url"].partition(",")
    assert head == "data:image/png;base64"
    assert base64.b64decode(data) == picture.data


async def test_the_answer_is_cut_to_the_room_in_the_window() -> None:
    with ScriptedServer([LEAN]) as server:
        await ask(server, context_window=2000, max_tokens=16000)
        assert server.requests[0].body["max_tokens"] < 2000
        long = Prompt((Message(Role.USER, "x " * 4000),))
        with pytest.raises(PromptTooLong, match="leaves no room"):
            await ask(server, prompt=long, context_window=2000)
    assert len(server.requests) == 1


# ---------------------------------------------------------------------------------------- answers
@pytest.mark.parametrize("shape", ["chunks", "think", "reasoning_content", "reasoning"])
async def test_reasoning_is_kept_apart_in_every_shape(shape: str) -> None:
    with ScriptedServer([Reply(LEAN, reasoning="It is rfl.", shape=shape)]) as server:
        completion = await ask(server)
    assert completion.text == LEAN
    assert completion.reasoning == "It is rfl."
    assert completion.finish is Finish.STOP
    assert not completion.usage.estimated


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize(
    ("finish", "expected"),
    [
        ("stop", Finish.STOP),
        ("length", Finish.LENGTH),
        ("model_length", Finish.LENGTH),
        ("content_filter", Finish.CONTENT_FILTER),
        ("tool_calls", Finish.TOOL_CALLS),
        ("whatever", Finish.UNKNOWN),
    ],
)
async def test_why_it_stopped(finish: str, expected: Finish, stream: bool) -> None:
    with ScriptedServer([Reply("by", finish=finish)]) as server:
        completion = await ask(server, stream=stream)
    assert (completion.finish, completion.text) == (expected, "by")


@pytest.mark.parametrize(
    ("content", "text", "reasoning"),
    [
        ("<think>a</think>\n\nby b", "by b", "a"),
        ("\n<think>\na\n</think>by b", "by b", "a"),
        ("a</think>by b", "by b", "a"),
        ("<think>cut off", "", "cut off"),
        ("[THINK]a[/THINK]by b", "by b", "a"),
        ("by b -- <think> is no tactic", "by b -- <think> is no tactic", ""),
        (None, "", ""),
        ([], "", ""),
        (["by b"], "by b", ""),
        ([{"type": "text", "text": "by"}, {"type": "x"}, 3, {"type": "text", "text": " b"}], "by b", ""),
        ([{"type": "thinking", "thinking": "a"}, {"type": "text", "text": "by b"}], "by b", "a"),
        ([{"type": "thinking", "thinking": [{"type": "text", "text": "a"}, 1]}], "", "a"),
    ],
)
async def test_contents_as_servers_write_them(content: Any, text: str, reasoning: str) -> None:
    message = {"role": "assistant", "content": content}
    body = json.dumps({"choices": [{"message": message, "finish_reason": "stop"}]})
    with ScriptedServer([Reply(body=body)]) as server:
        completion = await ask(server)
    assert (completion.text, completion.reasoning) == (text, reasoning)
    assert completion.usage.estimated


async def test_a_refusal_and_a_tool_call_nobody_asked_for() -> None:
    refusal = {"choices": [{"message": {"content": None, "refusal": "No."}, "finish_reason": None}]}
    tools = Reply(fault="null_content", tool_calls=True, finish="tool_calls")
    with ScriptedServer([Reply(body=json.dumps(refusal)), tools]) as server:
        refused = await ask(server)
        called = await ask(server)
    assert (refused.text, refused.finish) == ("No.", Finish.CONTENT_FILTER)
    assert (called.text, called.finish) == ("", Finish.TOOL_CALLS)


@pytest.mark.parametrize("stream", [False, True])
async def test_usage_is_the_servers_own_and_priced_exactly(stream: bool) -> None:
    with ScriptedServer([LEAN]) as server:
        completion = await ask(server, price_in=Decimal("0.1"), price_out=Decimal(3), stream=stream)
    usage = completion.usage
    assert (usage.prompt_tokens, usage.completion_tokens) == server.billed_usage
    assert not usage.estimated
    expected = (usage.prompt_tokens * Decimal("0.1") + usage.completion_tokens * 3) / 1_000_000
    assert usage.cost_usd == expected


async def test_reasoning_that_is_only_in_the_total_is_counted() -> None:
    with ScriptedServer([Reply(LEAN, reasoning="long " * 50, usage="total")]) as server:
        completion = await ask(server)
    assert (completion.usage.prompt_tokens, completion.usage.completion_tokens) == server.billed_usage


async def test_missing_usage_is_estimated_from_above_and_said() -> None:
    with ScriptedServer([Reply(LEAN, usage="none")]) as server:
        completion = await ask(server, price_in=Decimal(1), price_out=Decimal(1))
    assert completion.usage.estimated
    assert completion.usage.prompt_tokens >= server.billed[0].prompt_tokens
    assert completion.usage.completion_tokens >= server.billed[0].completion_tokens
    assert completion.usage.cost_usd is not None


@pytest.mark.parametrize("bad", [None, "many", -1, True, 1e30, [1]])
async def test_usage_that_is_nonsense_counts_as_missing(bad: object) -> None:
    body = {"choices": [{"message": {"content": "x"}}], "usage": {"prompt_tokens": bad}}
    with ScriptedServer([Reply(body=json.dumps(body))]) as server:
        completion = await ask(server)
    assert completion.usage.estimated
    assert completion.usage.prompt_tokens > 0


async def test_a_count_of_nothing_for_something_is_no_count() -> None:
    usage = {"prompt_tokens": 0, "completion_tokens": 0}
    body = {"choices": [{"message": {"content": "by simp"}}], "usage": usage}
    with ScriptedServer([Reply(body=json.dumps(body))]) as server:
        completion = await ask(server)
    assert completion.usage.estimated
    assert completion.usage.prompt_tokens > 0
    assert completion.usage.completion_tokens > 0


async def test_a_stream_is_one_also_when_a_proxy_calls_it_plain_text() -> None:
    event = {"choices": [{"delta": {"content": "by simp"}, "finish_reason": "stop"}]}
    body = f"data: {json.dumps(event)}\n\ndata: [DONE]\n\n"
    with ScriptedServer([Reply(body=body, content_type="text/plain; charset=utf-8")]) as server:
        completion = await ask(server, stream=True)
    assert completion.text == "by simp"


@pytest.mark.parametrize(
    "told", [{"prompt_tokens_details": {"cached_tokens": 800}}, {"prompt_cache_hit_tokens": 800}]
)
@pytest.mark.parametrize(("price", "cost"), [("0.5", "0.00065"), (None, "0.00105")])
async def test_cached_tokens_have_their_own_price(told: dict[str, Any], price: str | None, cost: str) -> None:
    usage = {"prompt_tokens": 1000, "completion_tokens": 50, **told}
    body = json.dumps({"choices": [{"message": {"content": "by simp"}}], "usage": usage})
    prices = {"price_in": Decimal(1), "price_out": Decimal(1), "price_cached": price and Decimal(price)}
    with ScriptedServer([Reply(body=body)]) as server:
        completion = await ask(server, **prices)
    assert completion.usage.cost_usd == Decimal(cost)
    assert completion.usage.tokens == 1050


async def test_without_a_price_there_is_no_cost() -> None:
    with ScriptedServer([LEAN]) as server:
        completion = await ask(server, price_in=Decimal(1))
    assert completion.usage.cost_usd is None


# ---------------------------------------------------------------------------------------- faults that pass
PASSING = [
    Reply(status=429, retry_after="0", body='{"error":{"message":"slow down"}}'),
    Reply(status=429, retry_after="Wed, 21 Oct 2015 07:28:00 GMT", body="{}"),
    Reply(status=429, retry_after="soon", body="{}"),
    Reply(status=503, body='{"detail":"loading model"}'),
    Reply(status=500, body="Internal Server Error", content_type="text/plain"),
    Reply(status=408, body=""),
    Reply(status=529, body='{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}'),
    html_page(502),
    html_page(200),
    Reply(fault="reset"),
    Reply(LEAN, fault="cut"),
    Reply(LEAN, fault="garbage"),
    Reply(LEAN, fault="no_choices"),
    Reply(fault="error_in_200"),
    Reply(body="[]"),
    Reply(body="null"),
    Reply(body='{"choices":[{"index":0}]}'),
    Reply(body='{"choices":["x"]}'),
    Reply(body="[" * 100_000),
    Reply(body="\udcff".encode("utf-8", "surrogatepass").decode("latin-1")),
]


@pytest.mark.parametrize("stream", [False, True])
async def test_faults_that_pass_are_asked_away(stream: bool) -> None:
    for fault in PASSING:
        with ScriptedServer([fault, LEAN]) as server:
            completion = await ask(server, stream=stream)
        assert (completion.text, len(server.requests)) == (LEAN, 2), fault


async def test_what_a_useless_answer_cost_is_added_to_the_bill() -> None:
    with ScriptedServer([Reply(LEAN, fault="no_choices"), LEAN]) as server:
        completion = await ask(server, price_in=Decimal(1), price_out=Decimal(1))
    assert (completion.usage.prompt_tokens, completion.usage.completion_tokens) == server.billed_usage
    with ScriptedServer([Reply(LEAN, fault="no_choices")]) as server:
        with pytest.raises(ModelAnswerError, match="without a choice") as caught:
            await ask(server)
    assert caught.value.usage is not None
    assert (caught.value.usage.prompt_tokens, caught.value.usage.completion_tokens) == server.billed_usage


async def test_a_fault_that_stays_ends_in_busy() -> None:
    with ScriptedServer([Reply(status=503, body="")]) as server, pytest.raises(ModelBusy, match="HTTP 503"):
        await ask(server, retry_wait=0.001)
    assert len(server.requests) == 12


async def test_a_wait_longer_than_our_patience_is_not_begun() -> None:
    with ScriptedServer([Reply(status=429, retry_after="3600", body="{}")]) as server:
        with pytest.raises(ModelBusy) as caught:
            await ask(server)
    assert len(server.requests) == 1
    assert "3600 s" in caught.value.hint


async def test_retry_after_is_waited_for() -> None:
    with ScriptedServer([Reply(status=429, retry_after="0.3", body="{}"), LEAN]) as server:
        await ask(server)
    first, second = server.requests
    assert second.at - first.at >= 0.3


async def test_a_server_that_never_answers_meets_the_deadline() -> None:
    with ScriptedServer([Reply(fault="hang")]) as server:
        with pytest.raises(ModelBusy, match=r"did not answer within 0\.2 s"):
            await ask(server, timeout=0.2, retry_seconds=0.3)
    with ScriptedServer([Reply("word " * 1000, pause=0.05)]) as server:
        with pytest.raises(ModelBusy, match=r"did not answer within 0\.2 s"):
            await ask(server, timeout=0.2, retry_seconds=0.3, stream=True)


async def test_nobody_at_the_address() -> None:
    with ScriptedServer() as server:
        pass
    with pytest.raises(ModelBusy, match="cannot be reached") as caught:
        await ask(server)
    assert "is a server running at http://127.0.0.1" in caught.value.hint


async def test_a_server_that_comes_back_costs_only_time() -> None:
    with ScriptedServer([LEAN]) as server:
        port = int(server.url.split(":")[2].split("/")[0])
        async with http.make_pool() as client:
            every = Settings(models={"default": ModelSettings(retry_wait=0.05)})
            model = make_model(f"{server.url}#m", every, client, {})
            await model.complete(PROMPT, Sampling())
            server.__exit__()
            waiting = asyncio.create_task(model.complete(PROMPT, Sampling()))
            await asyncio.sleep(0.4)
            assert not waiting.done()
            with ScriptedServer([LEAN], port=port):
                completion = await waiting
        assert completion.text == LEAN
        server.__enter__()


# ---------------------------------------------------------------------------------------- faults that stay
GONE = [
    (Reply(status=401, body='{"error":{"message":"bad key"}}'), "LEANLOOP_API_KEY"),
    (Reply(status=402, body='{"error":{"message":"Insufficient credits"}}'), "out of credit"),
    (Reply(status=403, body='{"message":"Forbidden"}'), "may not use this model"),
    (Reply(status=404, body='{"error":{"message":"model leanstral not found"}}'), "retired"),
    (Reply(status=410, body='{"detail":"retired on 2026-09-30"}'), "another --model"),
    (Reply(status=429, body='{"error":{"code":"insufficient_quota","message":"no money"}}'), "out of quota"),
    (Reply(status=301, headers={"location": "https://elsewhere.example/v1"}, body=""), "elsewhere.example"),
    (Reply(status=405, body=""), "not that of an API"),
    (Reply(status=400, body='{"error":{"message":"Your credit balance is too low"}}'), "out of credit"),
]


@pytest.mark.parametrize(("fault", "hint"), GONE)
async def test_a_model_that_is_not_to_be_asked_again(fault: Reply, hint: str) -> None:
    with ScriptedServer([fault]) as server, pytest.raises(ModelUnavailable) as caught:
        await ask(server)
    assert len(server.requests) == 1
    assert f"HTTP {fault.status}" in caught.value.message
    assert hint in caught.value.hint
    assert "\n" not in caught.value.message


@pytest.mark.parametrize(
    "said",
    [
        "This model's maximum context length is 8192 tokens. However, you requested 9000 tokens.",
        "the request exceeds the available context size, try increasing it",
        "prompt is too long: 214850 tokens > 200000 maximum",
        "context_length_exceeded",
    ],
)
async def test_an_overflow_of_the_window_is_told_apart(said: str) -> None:
    with ScriptedServer([Reply(status=400, body=json.dumps({"error": {"message": said}}))]) as server:
        with pytest.raises(PromptTooLong) as caught:
            await ask(server)
    assert len(server.requests) == 1
    assert "context_window" in caught.value.hint


@pytest.mark.parametrize(
    "body",
    [
        '{"object":"error","message":"Failed to parse grammar","code":400}',
        '{"detail":[{"loc":["body","grammar"],"msg":"Extra inputs are not permitted"}]}',
        '{"error":"grammar: unknown field"}',
        "grammar?",
    ],
)
async def test_a_request_that_is_refused_says_what_the_server_said(body: str) -> None:
    with ScriptedServer([Reply(status=422, body=body)]) as server, pytest.raises(ModelAnswerError) as caught:
        await ask(server)
    assert len(server.requests) == 1
    assert "grammar" in caught.value.message
    assert "leanloop.toml" in caught.value.hint


async def test_no_error_quotes_the_key() -> None:
    key = "sk-very-secret"
    with ScriptedServer([LEAN], key="another") as server, pytest.raises(ModelUnavailable) as caught:
        await ask(server, environ={"LEANLOOP_API_KEY": key})
    assert "Incorrect API key provided: [key]" in caught.value.message
    assert key not in caught.value.message + caught.value.hint + repr(caught.value)
    for reply in (Reply(f"by {key}"), Reply(body=f"<html>{key}", content_type="text/html")):
        with ScriptedServer([reply, "by [key]"]) as server:
            completion = await ask(server, environ={"LEANLOOP_API_KEY": key})
        assert completion.text == "by [key]"


async def test_a_body_without_end_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "MAX_BODY", 1 << 16)
    with ScriptedServer([Reply("x" * (1 << 18))]) as server:
        with pytest.raises(ModelAnswerError, match="streams without end"):
            await ask(server, stream=True)
    assert http.read_text.__defaults__ == (32 << 20,)


# ---------------------------------------------------------------------------------------- streams
async def test_a_stream_gives_the_same_as_a_whole_answer() -> None:
    reply = Reply("Let us see.\n\n" + LEAN, reasoning="It is ∀ rfl.", shape="reasoning_content", chunk=3)
    with ScriptedServer([reply]) as server:
        whole = await ask(server)
        streamed = await ask(server, stream=True)
    assert (streamed.text, streamed.reasoning) == (whole.text, whole.reasoning)
    assert streamed.usage == whole.usage
    assert server.requests[1].body["stream_options"] == {"include_usage": True}


async def test_a_stream_is_left_once_the_answer_is_complete() -> None:
    essay = LEAN + "\nThat was it.\n" + "And so on, without a block.\n" * 4000
    with ScriptedServer([Reply(essay, pause=0.0005)]) as server:
        completion = await ask(server, stream=True)
        await until(lambda: server.billed)
    assert completion.finish is Finish.STOP
    assert completion.text.startswith(LEAN)
    assert completion.usage.estimated
    assert server.billed[0].completion_tokens < count(essay) / 4


async def test_a_second_block_is_waited_for() -> None:
    text = "A sketch:\n```lean\nby sketch\n```\nNow the proof.\n```lean\nby rfl\n```\nDone.\n"
    with ScriptedServer([Reply(text)]) as server:
        completion = await ask(server, stream=True)
    assert completion.text == text


async def test_a_stream_in_pieces_of_any_size_and_with_comments() -> None:
    body = (
        ": keep-alive\r\n\r\nevent: x\r\n"
        'data: {"choices":[{"delta":{"role":"assistant","content":"by "}}]}\r\n\r\n'
        'data:{"choices":[{"delta":{"content":"simp"},"finish_reason":"stop"}]}\n\ndata: {"choices":[]}\n\n'
        "data: [DONE]\n\ndata: not json\n"
    )
    with ScriptedServer([Reply(body=body, content_type="text/event-stream; charset=utf-8")]) as server:
        completion = await ask(server, stream=True)
    assert (completion.text, completion.finish) == ("by simp", Finish.STOP)


STREAM = "text/event-stream"
PIECE = '{"choices":[{"delta":{"content":"by simp"},"finish_reason":"stop"}]}'


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
async def test_the_data_lines_of_an_event_are_one_text(end: str) -> None:
    lines = [
        *("data: " + line for line in json.dumps(json.loads(PIECE), indent=1).split("\n")),
        "id: 7",
        "",
        "data: [DONE]",
        "",
        "",
    ]
    reply = Reply(body=end.join(lines), content_type=STREAM)
    with ScriptedServer([reply]) as server:
        completion = await ask(server, stream=True)
    assert (completion.text, completion.finish) == ("by simp", Finish.STOP)
    assert len(server.requests) == 1


@pytest.mark.parametrize("body", [f"data: {PIECE}\ndata: [DONE]\n", f"data: {PIECE}\n\ndata: [DONE]"])
async def test_events_need_no_blank_line_and_the_last_line_no_end(body: str) -> None:
    with ScriptedServer([Reply(body=body, content_type=STREAM)]) as server:
        completion = await ask(server, stream=True)
    assert completion.text == "by simp"
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    "body", ["data: hello\n\n", 'data: {"choices":\n\n', 'data: {"choices": [\ndata: 1,']
)
async def test_an_event_that_is_no_object_or_breaks_off_is_asked_for_again(body: str) -> None:
    with ScriptedServer([Reply(body=body, content_type=STREAM), LEAN]) as server:
        completion = await ask(server, stream=True)
    assert completion.text == LEAN
    assert len(server.requests) == 2


async def test_an_error_in_the_middle_of_a_stream_is_retried() -> None:
    body = (
        'data: {"choices":[{"delta":{"content":"by"}}]}\n\n'
        'data: {"error":{"message":"overloaded","code":529}}\n\n'
    )
    with ScriptedServer([Reply(body=body, content_type="text/event-stream"), LEAN]) as server:
        completion = await ask(server, stream=True)
    assert completion.text == LEAN


async def test_many_calls_share_one_pool() -> None:
    with ScriptedServer([Reply(LEAN, delay=0.05)]) as server:
        async with http.make_pool() as client:
            model = make_model(f"{server.url}#m", Settings(), client, {})
            answers = await asyncio.gather(*(model.complete(PROMPT, Sampling()) for _ in range(50)))
    assert {a.text for a in answers} == {LEAN}
    assert server.most_in_flight > 10
