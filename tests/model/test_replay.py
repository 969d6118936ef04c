"""Recorded traffic comes back as it was, with no server."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support.attempts import make_answer, make_task
from support.scripted_server import Reply, ScriptedServer

from agent.config import ModelSettings, Settings
from agent.errors import ConfigError, ModelAnswerError, ModelUnavailable, PromptTooLong, ToolFailed
from agent.model.replay import Recording, Replaying, Taped
from agent.model.spec import connect
from agent.types import Attempt, Completion, Image, Message, Prompt, Role, Sampling, Task, Usage

if TYPE_CHECKING:
    from collections.abc import Sequence

SETTINGS = Settings(
    models={"default": ModelSettings(retry_wait=0.01, price_in=Decimal("0.1"), price_out=Decimal(1))}
)
KEY = "sk-secret-123"


def prompt(text: str, *images: Image) -> Prompt:
    return Prompt((Message(Role.USER, text, images),))


async def ask(spec: str, questions: list[tuple[str, int]], **how: Path) -> list[Completion]:
    async with connect(SETTINGS, environ={"LEANLOOP_API_KEY": KEY}, **how) as models:
        model = models.make(spec)
        return [await model.complete(prompt(text), Sampling(sample=n)) for text, n in questions]


async def test_what_was_recorded_is_replayed(tmp_path: Path) -> None:
    answers = [
        Reply(f"by simp -- {n} ∀", reasoning="hm", shape="reasoning", finish="length") for n in range(5)
    ]
    questions = [("a", 0), ("a", 1), ("a", 0), ("b", 0)]
    with ScriptedServer([Reply(status=503, body=""), *answers]) as server:
        recorded = await ask(f"{server.url}#m", questions, record=tmp_path / "r")
    replayed = await ask(f"{server.url}#m", questions, replay=tmp_path / "r")
    assert replayed == recorded
    assert len({c.text for c in replayed}) == 4
    # Samples are told apart, whatever order they come in.
    mixed = await ask(f"{server.url}#m", [("b", 0), ("a", 1), ("a", 0)], replay=tmp_path / "r")
    assert [c.text for c in mixed] == [recorded[3].text, recorded[1].text, recorded[0].text]


async def test_a_miss_says_what_to_do(tmp_path: Path) -> None:
    with ScriptedServer(["by simp"]) as server:
        await ask(f"{server.url}#m", [("a", 0)], record=tmp_path)
    with pytest.raises(ModelUnavailable, match="no answer to this prompt") as caught:
        await ask(f"{server.url}#m", [("b", 0)], replay=tmp_path)
    assert "--record" in caught.value.hint
    with pytest.raises(ModelUnavailable, match="no more answers"):
        await ask(f"{server.url}#m", [("a", 0), ("a", 0)], replay=tmp_path)
    with pytest.raises(ModelUnavailable, match="no answer"):
        await ask("http://another/v1#m", [("a", 0)], replay=tmp_path)


async def test_what_is_asked_makes_the_name(tmp_path: Path) -> None:
    with ScriptedServer(["by simp"]) as server:
        async with connect(SETTINGS, record=tmp_path, environ={}) as models:
            model = models.make(f"{server.url}#m")
            for sampling in (Sampling(), Sampling(temperature=1.0), Sampling(max_tokens=5), Sampling(seed=3)):
                await model.complete(prompt("a"), sampling)
            await model.complete(prompt("a", Image("image/png", b"1")), Sampling())
            await model.complete(prompt("a", Image("image/png", b"2")), Sampling())
    assert len(list(tmp_path.iterdir())) == 6


async def test_failures_are_replayed_too(tmp_path: Path) -> None:
    gone = Reply(status=410, body='{"detail":"retired"}')
    long = Reply(status=400, body='{"error":"maximum context length is 5"}')
    bad = Reply(status=422, body='{"error":"bad grammar"}')
    with ScriptedServer([gone, long, bad]) as server:
        for sample, kind in enumerate([ModelUnavailable, PromptTooLong, ModelAnswerError]):
            with pytest.raises(kind) as first:
                await ask(f"{server.url}#m", [("a", sample)], record=tmp_path)
            with pytest.raises(kind) as again:
                await ask(f"{server.url}#m", [("a", sample)], replay=tmp_path)
            assert (again.value.message, again.value.hint) == (first.value.message, first.value.hint)


async def test_no_key_is_in_a_recording(tmp_path: Path) -> None:
    with ScriptedServer([f"by {KEY}"]) as server:
        await ask(f"{server.url}#m", [(f"my key is {KEY}", 0)], record=tmp_path)
    assert server.requests[0].headers["authorization"] == f"Bearer {KEY}"
    (file,) = tmp_path.iterdir()
    assert KEY not in file.read_text()
    assert "by [key]" in file.read_text()


async def test_a_preset_is_replayed_without_its_key(tmp_path: Path) -> None:
    async with connect(SETTINGS, replay=tmp_path, environ={}) as models:
        with pytest.raises(ModelUnavailable, match="no answer"):
            await models.make("mistral:x").complete(prompt("a"), Sampling())
        with pytest.raises(ConfigError, match="unknown model"):
            models.make("mistrl:x")


async def test_folders_that_are_not_there_or_not_writable(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no folder"):
        Replaying("m", tmp_path / "none")
    (tmp_path / "file").write_text("")
    with ScriptedServer(["by simp"]) as server:
        with pytest.raises(ToolFailed, match="cannot record"):
            await ask(f"{server.url}#m", [("a", 0)], record=tmp_path / "file")


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        "{}",
        '{"answers": 3}',
        '{"answers": [3]}',
        '{"answers": [{"text": 1}]}',
        '{"answers": [{"error": "x"}]}',
    ],
)
async def test_a_damaged_recording(tmp_path: Path, content: str) -> None:
    with ScriptedServer(["by simp"]) as server:
        await ask(f"{server.url}#m", [("a", 0)], record=tmp_path)
    (file,) = tmp_path.iterdir()
    assert json.loads(file.read_text())["request"]["messages"][0]["text"] == "a"
    file.write_text(content)
    with pytest.raises(ModelUnavailable, match=r"damaged|no answer"):
        await Replaying(f"{server.url}#m", tmp_path).complete(prompt("a"), Sampling())


async def test_the_wrappers_carry_the_name(tmp_path: Path) -> None:
    replaying = Replaying("m:x", tmp_path)
    assert Recording(replaying, tmp_path).name == "m:x"
    await Recording(replaying, tmp_path).aclose()


class ByTheClock:
    """A prover that answers each question once, and never says the same twice."""

    name = "portfolio"
    one_by_one = True

    def __init__(self) -> None:
        self.asked = 0

    async def answer(self, task: Task, sample: int, history: Sequence[Attempt]) -> Completion | None:
        self.asked += 1
        usage = Usage(cost_usd=Decimal(0))
        return (
            None if sample else Completion(f"{task.name} {self.asked}", self.name, usage=usage, seconds=0.5)
        )

    async def aclose(self) -> None:
        pass


async def test_a_prover_that_asks_no_model_is_recorded_too(tmp_path: Path) -> None:
    """A search by the clock gives the same on a slower machine; what was not recorded is searched for."""
    questions = [
        (make_task(n), sample, history)
        for n in (0, 1)
        for sample in (0, 1)
        for history in ([], [make_answer()])
    ]
    inner = ByTheClock()
    first = Taped(inner, record=tmp_path)
    recorded = [await first.answer(*q) for q in questions]
    assert (first.name, first.one_by_one, inner.asked) == ("portfolio", True, 8)
    again = Taped(inner, replay=tmp_path)
    assert [await again.answer(*q) for q in reversed(questions)] == recorded[::-1]
    assert inner.asked == 8
    assert await again.answer(make_task(2), 0, []) is not None
    assert inner.asked == 9
    next(tmp_path.iterdir()).write_text('{"answers": [3]}')
    with pytest.raises(ModelUnavailable, match="damaged"):
        [await again.answer(*q) for q in questions]
    await again.aclose()
    with pytest.raises(ConfigError, match="no folder"):
        Taped(inner, replay=tmp_path / "nowhere")
