"""Counting in a model's own tokens: from a file, from a real server, and what happens where neither is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pytest_httpserver import HTTPServer
from support import llama_server
from tokenizers import Tokenizer, models, pre_tokenizers

from agent.config import ModelSettings, Settings
from agent.errors import ConfigError
from agent.model import tokens
from agent.model.spec import connect
from agent.model.tokenizers import Counter, Estimate, FileTokenizer, ServerTokenizer, clip, fits
from agent.types import Message, Prompt, Role, Sampling

if TYPE_CHECKING:
    from pathlib import Path

    from support.llama_server import LlamaServer

LEAN = "theorem t (xs : List α) : xs ++ [] = xs := by\n  induction xs with\n  | nil => rfl\n"


@pytest.fixture
def a_tokenizer(tmp_path: Path) -> Path:
    """A tokenizer.json that splits at blanks, and knows each word."""
    tokenizer = Tokenizer(models.WordLevel({"[UNK]": 0}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    path = tmp_path / "tokenizer.json"
    tokenizer.save(str(path))
    return path


async def counter_for(spec: str, **more: object) -> Counter:
    async with connect(Settings(models={"default": ModelSettings(**more)}), environ={}) as connected:
        return connected.counter(spec)


async def test_a_file_counts_as_the_model_does(a_tokenizer: Path) -> None:
    counter = await counter_for("mistral:m", tokenizer=str(a_tokenizer))
    assert await counter.count("one two  three") == 3
    assert await counter.count("") == 0
    long = "induction " * 1000
    assert tokens.estimate(long) > 1000
    assert await fits(counter, 1000, long)
    assert not await fits(counter, 999, long)


async def test_a_file_that_is_none_is_said(tmp_path: Path) -> None:
    (tmp_path / "junk.json").write_text("{}")
    with pytest.raises(ConfigError, match=r"junk\.json"):
        FileTokenizer(tmp_path / "junk.json")
    with pytest.raises(ConfigError, match=r"missing\.json"):
        FileTokenizer(tmp_path / "missing.json")


async def test_presets_use_the_estimate_and_urls_ask_their_server() -> None:
    assert isinstance(await counter_for("mistral:m"), Estimate)
    assert isinstance(await counter_for("http://localhost:1/v1#m"), ServerTokenizer)
    assert isinstance(await counter_for("http://localhost:1/v1#m", tokenizer="estimate"), Estimate)


@pytest.mark.parametrize(
    "answer", [{"tokens": [1, 2, 3]}, {"count": 3, "max_model_len": 9, "tokens": [1, 2, 3]}]
)
async def test_both_dialects_of_servers(httpserver: HTTPServer, answer: dict[str, object]) -> None:
    httpserver.expect_oneshot_request("/tokenize", "POST").respond_with_json(answer)
    async with connect(Settings(), environ={}) as connected:
        counter = connected.counter(httpserver.url_for("/v1") + "#m")
        assert await counter.count("a b c") == 3
        assert await counter.count("a b c") == 3, "it is remembered"
    [(request, _)] = httpserver.log
    assert request.get_json()["content"] == request.get_json()["prompt"] == "a b c"


@pytest.mark.parametrize(
    "answer", [("<html>", 200), ("{}", 200), ('{"tokens": 3}', 200), ("no", 404), ('{"count": -1}', 200)]
)
async def test_a_server_that_cannot_count_is_asked_once(
    httpserver: HTTPServer, answer: tuple[str, int]
) -> None:
    httpserver.expect_request("/tokenize").respond_with_data(answer[0], answer[1])
    async with connect(Settings(), environ={}) as connected:
        counter = connected.counter(httpserver.url_for("/v1") + "#m")
        assert await counter.count(LEAN) == tokens.estimate(LEAN)
        assert await counter.count(LEAN + "x") == tokens.estimate(LEAN + "x")
    assert len(httpserver.log) == 1


async def test_a_recorded_run_asks_no_server_so_that_its_replay_cuts_alike(tmp_path: Path) -> None:
    async with connect(Settings(), record=tmp_path, environ={}) as connected:
        assert isinstance(connected.counter("http://localhost:1/v1#m"), Estimate)


@pytest.mark.parametrize("end", [False, True])
async def test_a_text_is_clipped_to_its_room(a_tokenizer: Path, end: bool) -> None:
    text = " ".join(f"w{i}" for i in range(200))
    for counter in (FileTokenizer(a_tokenizer), Estimate()):
        kept = await clip(counter, text, 50, end=end)
        assert await counter.count(kept) <= 50
        assert await counter.count(kept) >= 40
        assert text.endswith(kept) if end else text.startswith(kept)
    assert await clip(Estimate(), text, 0) == ""
    assert await clip(Estimate(), "short", 50) == "short"


@pytest.mark.model
@pytest.mark.timeout(400)
async def test_a_real_server_counts_what_it_charges(smollm: LlamaServer) -> None:
    settings = Settings(models={"default": ModelSettings(max_tokens=1)})
    async with connect(settings, environ={"LEANLOOP_API_KEY": llama_server.KEY}) as connected:
        model, counter = connected.make(smollm.spec), connected.counter(smollm.spec)
        charged, counted = [], []
        for text in ("Prove 1 = 1.", LEAN * 3):
            completion = await model.complete(Prompt((Message(Role.USER, text),)), Sampling())
            charged.append(completion.usage.prompt_tokens)
            counted.append(await counter.count(text))
    assert charged[1] - charged[0] == counted[1] - counted[0]
    assert counted[1] < tokens.estimate(LEAN * 3)
