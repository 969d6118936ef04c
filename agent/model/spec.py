"""From a SPEC to a model: `mistral:NAME`, `openai:NAME`, `anthropic:NAME`, `openrouter:NAME`, `URL#NAME`."""

from __future__ import annotations

import difflib
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from agent import config
from agent.errors import ConfigError
from agent.model.budget import Amount, Budget, Metered
from agent.model.http import Endpoint, make_pool
from agent.model.limits import Limited
from agent.model.openai import Dialect, OpenAIModel
from agent.model.pricing import price_of
from agent.model.replay import Recording, Replaying
from agent.model.retry import Retrying
from agent.model.service import Service
from agent.model.tokenizers import Estimate, FileTokenizer, ServerTokenizer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping

    import httpx

    from agent.config import Settings
    from agent.model.client import Client
    from agent.model.protocol import ChatModel
    from agent.model.tokenizers import Counter
    from agent.types import Usage

OWN_KEY = "LEANLOOP_API_KEY"
_ALLOWED = "mistral:NAME, openai:NAME, anthropic:NAME, openrouter:NAME or URL#NAME"
_DEFAULT_TIMEOUT = 900.0


@dataclass(frozen=True, slots=True)
class Preset:
    """A provider: the address of its API, the variable with its key, the path that is asked."""

    base_url: str
    key: str
    path: str = "/chat/completions"


_OPENAI_DIALECT = {
    "mistral": Dialect(seed="random_seed"),
    "openai": Dialect(max_tokens="max_completion_tokens"),
    "openrouter": Dialect(reports_cost=True),
}
PRESETS = {
    "mistral": Preset("https://api.mistral.ai/v1", "MISTRAL_API_KEY"),
    "openai": Preset("https://api.openai.com/v1", "OPENAI_API_KEY"),
    "anthropic": Preset("https://api.anthropic.com/v1", "ANTHROPIC_API_KEY", "/messages"),
    "openrouter": Preset("https://openrouter.ai/api/v1", "OPENROUTER_API_KEY"),
}


def check(spec: str) -> None:
    """Raises ConfigError for a SPEC that is none."""
    _split(spec)


def make_client(
    spec: str, settings: Settings, client: httpx.AsyncClient, environ: Mapping[str, str] | None = None
) -> Client:
    """The bare client that `spec` names, on the shared pool `client`: no retries, no budget, no limits.

    Raises ConfigError for a SPEC that is none and for a preset whose key is not set.
    """
    mine = settings.model(spec)
    kind, preset, model = _split(spec)
    # The key of a preset goes to its own server only, whatever a repository's leanloop.toml says.
    variable = OWN_KEY if mine.base_url else preset.key
    key = config.api_key(variable, environ)
    if key is None and variable != OWN_KEY:
        raise ConfigError(f"{spec} needs a key, and {variable} is not set", hint=f"export {variable}=...")
    endpoint = Endpoint(
        name=spec,
        url=_url(spec, mine.base_url or preset.base_url, preset.path),
        key=key,
        key_variable=variable,
        timeout=mine.timeout or _DEFAULT_TIMEOUT,
    )
    service = Service(endpoint, model, mine, client, price_of(mine))
    if kind != "anthropic":
        return OpenAIModel(service, _OPENAI_DIALECT.get(kind, Dialect()))
    from agent.model.anthropic import CACHED, VERSION, AnthropicModel  # seldom needed

    headers = {"anthropic-version": VERSION}
    own = replace(endpoint, key_header="x-api-key", key_prefix="", headers=headers)
    price = service.price
    if price is not None and price.cached is None:
        price = replace(price, cached=CACHED * price.prompt)
    return AnthropicModel(replace(service, endpoint=own, price=price))


def make_model(
    spec: str,
    settings: Settings,
    client: httpx.AsyncClient,
    environ: Mapping[str, str] | None = None,
    budget: Budget | None = None,
) -> ChatModel:
    """The model that `spec` names, complete: paid from `budget`, limited in rate, asked again after faults.

    Raises ConfigError, as `make_client` does.
    """
    mine = settings.model(spec)
    paid = Metered(make_client(spec, settings, client, environ), budget or Budget())
    limited = Limited(paid, concurrency=mine.concurrency, per_minute=mine.requests_per_minute)
    return Retrying(limited, seconds=mine.retry_seconds, wait=mine.retry_wait)


def make_counter(
    spec: str,
    settings: Settings,
    client: httpx.AsyncClient,
    environ: Mapping[str, str] | None = None,
    *,
    ask: bool = True,
) -> Counter:
    """What counts tokens for `spec`; without `ask` no server is asked.  Raises ConfigError."""
    mine = settings.model(spec)
    kind, preset, model = _split(spec)
    chosen = mine.tokenizer or ("server" if kind == "url" else "estimate")
    if chosen == "estimate" or (chosen == "server" and not ask):
        return Estimate()
    if chosen != "server":
        return FileTokenizer(Path(chosen))
    url = _url(spec, mine.base_url or preset.base_url, preset.path)
    key = config.api_key(OWN_KEY, environ) if mine.base_url or kind == "url" else None
    return ServerTokenizer(Endpoint(name=spec, url=url, key=key), model, client)


class Models:
    """What `connect` gives: makes models that share a pool and a budget; `notes` are for the user to read."""

    def __init__(
        self, make: Callable[[str], ChatModel], counter: Callable[[str], Counter], budget: Budget
    ) -> None:
        self._make = make
        self._counter = counter
        self.budget = budget
        self.notes: list[str] = []

    def make(self, spec: str) -> ChatModel:
        """The model that `spec` names.  Raises ConfigError."""
        return self._make(spec)

    def counter(self, spec: str) -> Counter:
        """What counts tokens for the model that `spec` names.  Raises ConfigError."""
        return self._counter(spec)


@asynccontextmanager
async def connect(
    settings: Settings,
    *,
    record: Path | None = None,
    replay: Path | None = None,
    environ: Mapping[str, str] | None = None,
    spent: Usage | None = None,
) -> AsyncIterator[Models]:
    """Everything that the models of a run share, closed at the end.

    With `replay` nothing is asked and no key is needed; with `record` all that is asked and answered is kept.  What was
    `spent` before, by a run that is gone on with, counts against the budget.
    """
    budget = Budget(settings.prove.budget_usd, settings.prove.budget_tokens)
    budget.spent = Amount.of(spent) if spent is not None else Amount()
    async with make_pool() as client:

        def make(spec: str) -> ChatModel:
            if replay is not None:
                _split(spec)
                return Replaying(spec, replay)
            model = make_model(spec, settings, client, environ, budget)
            if budget.usd is not None and price_of(settings.model(spec)) is None:
                models.notes.append(
                    f"the price of {spec} is unknown, so the budget in dollars does not bind it: "
                    f'set price_in and price_out of [models."{spec}"] in leanloop.toml, or --budget-tokens'
                )
            if record is not None:
                return Recording(model, record, lambda text: config.without_keys(text, environ))
            return model

        def counter(spec: str) -> Counter:
            recorded = record is not None or replay is not None  # a replay has no server, and must cut alike
            return make_counter(spec, settings, client, environ, ask=not recorded)

        models = Models(make, counter, budget)
        yield models
        if budget.lost.tokens and (budget.usd is not None or budget.tokens is not None):
            models.notes.append(
                f"calls that broke off or were cancelled may have cost up to {budget.lost.tokens} tokens "
                f"(${budget.lost.usd:.4f}) more; they count against the budget"
            )


def _split(spec: str) -> tuple[str, Preset, str]:
    """Kind (a preset's name or `url`), preset, and the name that the server knows.  Raises ConfigError."""
    kind, _, model = spec.partition(":")
    if "://" in spec.split("#", 1)[0]:
        base_url, _, model = spec.partition("#")
        kind, preset = "url", Preset(base_url, OWN_KEY)
    elif kind in PRESETS:
        preset = PRESETS[kind]
    else:
        raise _unknown(spec)
    if not model:
        raise ConfigError(
            f"the SPEC {spec!r} names no model", hint=f"a SPEC is {_ALLOWED}, as in http://host:8000/v1#name"
        )
    return kind, preset, model


def _url(spec: str, base: str, suffix: str) -> str:
    """What to POST to, below a base such as `http://host:8000/v1`; `/v1` is added to a bare host."""
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
            hint=f"put the key into {OWN_KEY}",
        )
    path = parts.path.rstrip("/") or "/v1"
    if not path.endswith(suffix):
        path += suffix
    return parts._replace(path=path, fragment="").geturl()


def _unknown(spec: str) -> ConfigError:
    near = difflib.get_close_matches(spec.split(":", 1)[0], [*PRESETS, "portfolio"], n=1)
    did = f"did you mean {near[0]}? " if near else ""
    return ConfigError(f"unknown model {spec!r}", hint=f"{did}a SPEC is portfolio, {_ALLOWED}")
