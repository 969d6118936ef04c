"""From a SPEC to a model: `mistral:NAME`, `openai:NAME`, `anthropic:NAME`, `openrouter:NAME`, `URL#NAME`."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from agent import config
from agent.errors import ConfigError
from agent.model.http import Endpoint
from agent.model.openai import Dialect, OpenAIModel
from agent.model.pricing import price_of
from agent.model.retry import Retrying
from agent.model.service import Service

if TYPE_CHECKING:
    from collections.abc import Mapping

    import httpx

    from agent.config import ModelSettings, Settings
    from agent.model.protocol import ChatModel

_COMPLETIONS = "/chat/completions"
_OWN_KEY = "LEANLOOP_API_KEY"
_DEFAULT_TIMEOUT = 900.0


@dataclass(frozen=True, slots=True)
class Preset:
    """A provider: the address of its API, the variable with its key, its own way with OpenAI's protocol."""

    base_url: str
    key: str
    dialect: Dialect = field(default_factory=Dialect)


PRESETS = {
    "mistral": Preset("https://api.mistral.ai/v1", "MISTRAL_API_KEY", Dialect(seed="random_seed")),
    "openai": Preset("https://api.openai.com/v1", "OPENAI_API_KEY", Dialect("max_completion_tokens")),
    "openrouter": Preset("https://openrouter.ai/api/v1", "OPENROUTER_API_KEY", Dialect(reports_cost=True)),
}


def make_model(
    spec: str,
    settings: Settings,
    client: httpx.AsyncClient,
    environ: Mapping[str, str] | None = None,
) -> ChatModel:
    """The model that `spec` names, with its retries, on the shared pool `client`.

    Raises ConfigError for a SPEC that is none and for a preset whose key is not set.
    """
    mine = settings.model(spec)
    preset_name, _, model = spec.partition(":")
    if "://" in spec.split("#", 1)[0]:
        base_url, _, model = spec.partition("#")
        preset, key_variable = Preset(base_url, _OWN_KEY), _OWN_KEY
    elif preset_name in PRESETS and model:
        preset = PRESETS[preset_name]
        # The key of a preset goes to its own server only, whatever a repository's leanloop.toml says.
        key_variable = _OWN_KEY if mine.base_url else preset.key
    else:
        raise _unknown(spec)
    if not model:
        raise ConfigError(
            f"the SPEC {spec!r} names no model", hint="write URL#NAME, as in http://host:8000/v1#name"
        )
    key = config.api_key(key_variable, environ)
    if key is None and key_variable != _OWN_KEY:
        raise ConfigError(
            f"{spec} needs a key, and {key_variable} is not set", hint=f"export {key_variable}=..."
        )
    endpoint = Endpoint(
        name=spec,
        url=_url(spec, mine.base_url or preset.base_url),
        key=key,
        key_variable=key_variable,
        timeout=mine.timeout or _DEFAULT_TIMEOUT,
    )
    service = Service(endpoint, model, mine, client, price_of(mine))
    return _stack(OpenAIModel(service, preset.dialect), mine)


def _stack(model: OpenAIModel, settings: ModelSettings) -> ChatModel:
    return Retrying(model, seconds=settings.retry_seconds, wait=settings.retry_wait)


def _url(spec: str, base: str) -> str:
    """The completions below a base such as `http://host:8000/v1`; `/v1` is added to a bare host."""
    try:
        parts = urlsplit(base)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        usable = False
    if not usable:
        raise ConfigError(f"the address of {spec!r} is no http or https URL")
    if parts.username or parts.password:
        raise ConfigError(
            f"the address of the model {parts.hostname} holds a user name or a password",
            hint=f"put the key into {_OWN_KEY}",
        )
    path = parts.path.rstrip("/") or "/v1"
    if not path.endswith(_COMPLETIONS):
        path += _COMPLETIONS
    return parts._replace(path=path, fragment="").geturl()


def _unknown(spec: str) -> ConfigError:
    names = [*PRESETS, "anthropic", "portfolio"]
    near = difflib.get_close_matches(spec.split(":", 1)[0], names, n=1)
    allowed = "portfolio, mistral:NAME, openai:NAME, anthropic:NAME, openrouter:NAME or URL#NAME"
    return ConfigError(
        f"unknown model {spec!r}", hint=(f"did you mean {near[0]}? " if near else "") + f"A SPEC is {allowed}"
    )
