"""From SPECs to addresses, keys and fields."""

from __future__ import annotations

from typing import Any

import pytest
from support.scripted_server import ScriptedServer

from agent.config import ModelSettings, Settings
from agent.errors import ConfigError
from agent.model import http
from agent.model.anthropic import AnthropicModel
from agent.model.spec import make_client, make_model
from agent.types import Message, Prompt, Role, Sampling

KEYS = {
    "MISTRAL_API_KEY": "key-of-mistral",
    "OPENAI_API_KEY": "key-of-openai",
    "ANTHROPIC_API_KEY": "key-of-anthropic",
    "OPENROUTER_API_KEY": "key-of-openrouter",
    "LEANLOOP_API_KEY": "key-of-my-own",
}
PROMPT = Prompt((Message(Role.USER, "?"),))


def client_of(spec: str, environ: dict[str, str] | None = None, **settings: Any) -> Any:
    every = Settings(models={"default": ModelSettings(**settings)})
    return make_client(spec, every, http.make_pool(), KEYS if environ is None else environ)


@pytest.mark.parametrize(
    ("spec", "url", "key"),
    [
        ("mistral:labs-leanstral", "https://api.mistral.ai/v1/chat/completions", "key-of-mistral"),
        ("openai:gpt", "https://api.openai.com/v1/chat/completions", "key-of-openai"),
        ("anthropic:claude", "https://api.anthropic.com/v1/messages", "key-of-anthropic"),
        ("openrouter:a/b:free", "https://openrouter.ai/api/v1/chat/completions", "key-of-openrouter"),
        ("http://h:8000#m", "http://h:8000/v1/chat/completions", "key-of-my-own"),
        ("http://h:8000/#m", "http://h:8000/v1/chat/completions", "key-of-my-own"),
        ("http://h:8000/v1#org/m", "http://h:8000/v1/chat/completions", "key-of-my-own"),
        ("http://h/v1/#m", "http://h/v1/chat/completions", "key-of-my-own"),
        ("https://h/v1/chat/completions#m", "https://h/v1/chat/completions", "key-of-my-own"),
        ("https://h/x/v1?api-version=1#m", "https://h/x/v1/chat/completions?api-version=1", "key-of-my-own"),
        ("http://[::1]:8000/v1#m", "http://[::1]:8000/v1/chat/completions", "key-of-my-own"),
    ],
)
def test_addresses_and_keys(spec: str, url: str, key: str) -> None:
    client = client_of(spec)
    assert client.name == spec
    assert client.service.endpoint.url == url
    assert client.service.endpoint.key.reveal() == key
    assert key not in repr(client.service)


def test_names_of_models() -> None:
    assert client_of("openrouter:a/b:free").service.model == "a/b:free"
    assert client_of("http://h/v1#org/m#2").service.model == "org/m#2"
    assert isinstance(client_of("anthropic:claude"), AnthropicModel)


def test_the_key_of_a_preset_does_not_go_to_another_server() -> None:
    client = client_of("mistral:m", base_url="https://evil.example/v1")
    assert client.service.endpoint.url == "https://evil.example/v1/chat/completions"
    assert client.service.endpoint.key.reveal() == "key-of-my-own"


@pytest.mark.parametrize(
    ("spec", "message", "hint"),
    [
        ("mistrl:x", "unknown model 'mistrl:x'", "did you mean mistral?"),
        ("gpt-4", "unknown model 'gpt-4'", "URL#NAME"),
        ("", "unknown model ''", "portfolio"),
        ("mistral:", "names no model", "mistral:NAME"),
        ("http://h/v1", "names no model", "http://host:8000/v1#name"),
        ("ftp://h/v1#m", "no http or https URL", ""),
        ("http://#m", "no http or https URL", ""),
        ("http://h:99999/v1#m", "no http or https URL", ""),
        ("http://[::1/v1#m", "no http or https URL", ""),
        ("http://me:pass@h/v1#m", "user name or a password", "LEANLOOP_API_KEY"),
    ],
)
def test_specs_that_are_none(spec: str, message: str, hint: str) -> None:
    with pytest.raises(ConfigError) as caught:
        client_of(spec)
    assert message in caught.value.message
    assert hint in caught.value.hint
    assert "pass@" not in caught.value.message


def test_a_missing_key_is_named() -> None:
    with pytest.raises(ConfigError, match="MISTRAL_API_KEY is not set"):
        client_of("mistral:x", {})
    assert client_of("http://h/v1#m", {}).service.endpoint.key is None


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("mistral", {"max_tokens": 5, "random_seed": 1}),
        ("openai", {"max_completion_tokens": 5, "seed": 1}),
        ("openrouter", {"max_tokens": 5, "seed": 1}),
    ],
)
async def test_presets_use_the_names_of_their_api(kind: str, fields: dict[str, object]) -> None:
    with ScriptedServer() as server:
        settings = Settings(models={"default": ModelSettings(base_url=server.url)})
        async with http.make_pool() as pool:
            model = make_model(f"{kind}:m", settings, pool, KEYS)
            await model.complete(PROMPT, Sampling(max_tokens=5, seed=1))
    body = server.requests[0].body
    assert {k: v for k, v in body.items() if k not in {"model", "messages"}} == fields
