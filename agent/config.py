"""Settings: leanloop.toml < environment < flags.  Nothing else reads the environment or TOML for settings.

In the environment a setting `key` of a section is `LEANLOOP_SECTION_KEY` (`LEANLOOP_PROVE_BUDGET_USD=2.50`);
tables (`[models]`, `[policy]`) can be given in leanloop.toml only.  API keys are the other way round: they
come from the environment only, through `api_key`, and are wrapped in `ApiKey`, which no print shows.
"""

from __future__ import annotations

import difflib
import os
import tomllib
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal, NoReturn, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from agent.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FILE_NAME = "leanloop.toml"
_PREFIX = "LEANLOOP_"
# Read where leanloop starts or where a key is asked for, and no settings.
_OTHER_VARIABLES = frozenset(
    {"LEANLOOP_API_KEY", "LEANLOOP_CHECKER_KEY", "LEANLOOP_CACHE", "LEANLOOP_LIBLEANSHARED"}
)
KEY_VARIABLES = (
    "LEANLOOP_API_KEY",
    "MISTRAL_API_KEY",
    "OPENAI_API_KEY",
    "ANTHROPIC_API_KEY",
    "OPENROUTER_API_KEY",
    "LEANLOOP_CHECKER_KEY",
)
_HIDDEN = "[key]"


# -------------------------------------------------------------------------------- what can be set
def _as_decimal(value: object) -> object:
    """TOML numbers become exact decimals by way of their shortest text: 0.15 is 0.15."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Decimal(str(value))
    return value


Dollars = Annotated[Decimal, BeforeValidator(_as_decimal), Field(ge=0, allow_inf_nan=False)]
Seconds = Annotated[float, Field(gt=0, allow_inf_nan=False)]
Count = Annotated[int, Field(ge=1)]
Tries = Annotated[int, Field(ge=1, le=10_000)]  # each is a conversation held in memory


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class ProveSettings(_Section):
    """Defaults of `leanloop prove`: k samples of up to `rounds` answers, `jobs` tasks at once.

    Budgets and `time_limit` hold for the whole run, `task_seconds` for one task; both are seconds.  With `mend` the
    portfolio tries what a model's answer leaves open (`agent.mending`).
    """

    models: tuple[str, ...] = ("portfolio",)
    k: Tries = 4
    rounds: Tries = 4
    jobs: Count = 2
    budget_usd: Dollars | None = None
    budget_tokens: Count | None = None
    time_limit: Seconds | None = None
    refute: Literal["off", "values", "search"] = "values"
    task_seconds: Seconds = 600.0
    mend: bool = True


class ModelSettings(_Section):
    """How one model is called: `[models."SPEC"]`, or `[models.default]` for what all of them share.

    Prices are US dollars for a million tokens, `price_cached` for tokens of the prompt that the server says it
    had in its cache (`price_in` where it is not set); `context_window` and `max_tokens` are tokens; `timeout` is
    seconds for one request, `retry_seconds` how long faults that may pass are retried, `retry_wait` about the
    first pause; `extra_body` goes into each request as is (`grammar`, `top_p`, `chat_template_kwargs`).
    `stream` reads the answer as it is written and stops the server once it is complete.  `base_url` replaces
    the server of a preset; the key of the preset is not sent there, but LEANLOOP_API_KEY is.  `tokenizer` is `server`
    (ask the server, the default for a SPEC that is a URL), `estimate`, or the path of a tokenizer.json.
    """

    base_url: str | None = None
    price_in: Dollars | None = None
    price_out: Dollars | None = None
    price_cached: Dollars | None = None
    context_window: Count | None = None
    max_tokens: Count | None = None
    temperature: Annotated[float, Field(ge=0, le=5)] | None = None
    reasoning_effort: str | None = None
    extra_body: dict[str, Any] = {}
    tokenizer: str | None = None
    stream: bool | None = None
    requests_per_minute: Annotated[float, Field(gt=0)] | None = None
    concurrency: Count | None = None
    timeout: Seconds | None = None
    retry_seconds: Seconds | None = None
    retry_wait: Seconds | None = None

    def over(self, base: ModelSettings) -> ModelSettings:
        """These settings, and those of `base` where nothing was said; `extra_body` is merged key by key."""
        merged = base.model_dump(exclude_unset=True) | self.model_dump(exclude_unset=True)
        merged["extra_body"] = base.extra_body | self.extra_body
        return ModelSettings(**merged)


class ToolchainSettings(_Section):
    """Which Lean is used: `lake` is a path, for one that is neither elan's nor on PATH."""

    prefer: Literal["auto", "lake", "embedded"] = "auto"
    lake: str | None = None


class LimitSettings(_Section):
    """Bounds of a Lean process: seconds for a check, the judge, a build; MiB of memory."""

    check_seconds: Seconds = 60.0
    judge_seconds: Seconds = 300.0
    build_seconds: Seconds = 3600.0
    memory_mb: Annotated[int, Field(ge=256)] = 4096


class PremisesSettings(_Section):
    """Whether models are told of declarations that may help, of how many, and of names like one that is unknown."""

    enabled: bool = True
    limit: Count = 12


class CheckerSettings(_Section):
    """Who screens candidates: the address of a Lean server with Kimina's protocol; None is a Lean of our own.

    `jobs` is how many requests it gets at once.
    """

    url: str | None = None
    jobs: Count = 8


_SECTIONS: dict[str, type[_Section]] = {
    "prove": ProveSettings,
    "toolchain": ToolchainSettings,
    "limits": LimitSettings,
    "premises": PremisesSettings,
    "checker": CheckerSettings,
}


class Settings(_Section):
    """All that can be set.  `policy` is as the file has it, for `agent.judge.policy`; arrays are tuples."""

    prove: ProveSettings = ProveSettings()
    models: dict[str, ModelSettings] = {}
    policy: dict[str, Any] = {}
    toolchain: ToolchainSettings = ToolchainSettings()
    limits: LimitSettings = LimitSettings()
    premises: PremisesSettings = PremisesSettings()
    checker: CheckerSettings = CheckerSettings()

    def model(self, spec: str) -> ModelSettings:
        """What holds for the model `spec`: its own table over `[models.default]`."""
        default = self.models.get("default", ModelSettings())
        return self.models.get(spec, ModelSettings()).over(default)


# -------------------------------------------------------------------------------- reading them
def load(
    folder: Path, flags: Mapping[str, object] | None = None, environ: Mapping[str, str] | None = None
) -> Settings:
    """The settings that hold in `folder`.

    `flags` maps dotted names to values (`{"prove.k": 8}`); a value of None means that the flag was not given.
    Raises ConfigError, which names the file, the variable or the flag, the key, and what is allowed.
    """
    file = find_file(folder)
    tree: dict[str, Any] = _frozen(_read(file)) if file is not None else {}
    origin: dict[tuple[str, ...], str] = {}
    for section, key, value, name in _from_environ(os.environ if environ is None else environ):
        _put(tree, section, key, value)
        origin[section, key] = f"environment variable {name}"
    for dotted, value in (flags or {}).items():
        if value is not None:
            section, _, key = dotted.partition(".")
            _put(tree, section, key, _frozen(value))
            origin[section, key] = f"--{key.replace('_', '-')}"
    try:
        return Settings.model_validate(tree)
    except ValidationError as e:
        _refuse(e, str(file), origin)


def find_file(folder: Path) -> Path | None:
    """The nearest leanloop.toml at or above `folder`, up to the top of the repository or Lake project."""
    folder = folder.resolve()
    for place in (folder, *folder.parents):
        if (place / FILE_NAME).is_file():
            return place / FILE_NAME
        if any((place / top).exists() for top in (".git", "lakefile.toml", "lakefile.lean")):
            return None
    return None


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_bytes().decode())
    except OSError as e:
        raise ConfigError(f"cannot read {file}: {e.strerror}") from e
    except UnicodeDecodeError as e:
        raise ConfigError(f"{file} is not UTF-8 text (byte {e.start})") from e
    except tomllib.TOMLDecodeError as e:
        raise ConfigError(f"{file} is not TOML: {e}") from e


def _frozen(value: Any) -> Any:
    """Arrays as tuples, so that a strict validator takes them and nothing can be changed behind its back."""
    if isinstance(value, dict):
        return {k: _frozen(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return tuple(_frozen(v) for v in value)
    return value


def _put(tree: dict[str, Any], section: str, key: str, value: object) -> None:
    table = tree.setdefault(section, {})
    if isinstance(table, dict):  # otherwise the validator says that the file is wrong there
        table[key] = value


def _from_environ(environ: Mapping[str, str]) -> list[tuple[str, str, object, str]]:
    """(section, key, value, variable) for each LEANLOOP_* variable that is not empty."""
    known = {
        f"{_PREFIX}{section.upper()}_{key.upper()}": (section, key, field.annotation)
        for section, model in _SECTIONS.items()
        for key, field in model.model_fields.items()
    }
    found: list[tuple[str, str, object, str]] = []
    for name, raw in sorted(environ.items()):
        if not name.startswith(_PREFIX) or name in _OTHER_VARIABLES or not raw.strip():
            continue
        if name not in known:
            raise ConfigError(f"unknown environment variable {name}", hint=_near(name, known))
        section, key, kind = known[name]
        found.append((section, key, _parse(raw.strip(), kind), name))
    return found


def _parse(raw: str, kind: Any) -> object:
    """A variable's text as the value that TOML would give: a number where one is wanted, a list at commas."""
    if get_origin(kind) is tuple:
        return tuple(part.strip() for part in raw.split(",") if part.strip())
    if kind is str or str in get_args(kind) or get_origin(kind) is Literal:
        return raw
    try:
        return tomllib.loads(f"value = {raw}")["value"]
    except tomllib.TOMLDecodeError:
        return raw  # the validator refuses it, and says what it wants


# -------------------------------------------------------------------------------- saying what is wrong
_KEY_HINT = "API keys come from the environment only: " + ", ".join(KEY_VARIABLES)
_WANTED = {  # where the validator speaks of Python
    "model_type": "a table",
    "dict_type": "a table",
    "tuple_type": "an array",
    "decimal_type": "a number",
    "is_instance_of": "a number",
    "int_type": "a whole number",
    "float_type": "a number",
    "string_type": "a string",
    "bool_type": "true or false",
}


def _refuse(error: ValidationError, file: str, origin: Mapping[tuple[str, ...], str]) -> NoReturn:
    """Raise ConfigError for the first thing that the validator found."""
    first = error.errors(include_url=False)[0]
    loc = tuple(str(part) for part in first["loc"])
    where = origin.get(loc[:2], file)
    parent, key = loc[:-1], loc[-1]
    if first["type"] == "extra_forbidden":
        place = f"in {_table(parent)}" if parent else "at the top"
        hint = _KEY_HINT if "key" in key.lower() else _near(key, _allowed(parent))
        raise ConfigError(f"{where}: unknown key `{key}` {place}", hint=hint)
    got = first["input"]
    shown = f", not {got!r}" if isinstance(got, str | int | float | bool) else ""
    wanted = _WANTED.get(first["type"], first["msg"].removeprefix("Input should be "))
    place = f"`{key}` in {_table(parent)}" if parent else f"`{key}`"
    raise ConfigError(f"{where}: {place} must be {wanted}{shown}")


def _table(parent: tuple[str, ...]) -> str:
    return "[" + ".".join(p if p.isidentifier() else f'"{p}"' for p in parent) + "]"


def _allowed(parent: tuple[str, ...]) -> list[str]:
    """The keys that a table may have."""
    if not parent:
        return list(Settings.model_fields)
    return list(_SECTIONS.get(parent[0], ModelSettings).model_fields)


def _near(word: str, allowed: Mapping[str, object] | list[str]) -> str:
    """The nearest of what is allowed, or all of it."""
    match = difflib.get_close_matches(word, list(allowed), n=1)
    return f"did you mean `{match[0]}`?" if match else "allowed: " + ", ".join(sorted(allowed))


# -------------------------------------------------------------------------------- keys
class ApiKey:
    """A secret that no print, log, traceback or pickle shows; only `reveal` gives it, to whoever sends it."""

    __slots__ = ("_secret",)

    def __init__(self, secret: str) -> None:
        self._secret = secret

    def reveal(self) -> str:
        """The key itself."""
        return self._secret

    def scrub(self, text: str) -> str:
        """`text` with the key blotted out, for what a server sent back.

        Keys of less than six characters are left: they guard nothing, and may be ordinary words.
        """
        return text.replace(self._secret, _HIDDEN) if len(self._secret) >= 6 else text

    def __repr__(self) -> str:
        return "ApiKey(…)"

    __str__ = __repr__

    def __reduce__(self) -> NoReturn:
        raise TypeError("an ApiKey is not to be stored")


def api_key(variable: str, environ: Mapping[str, str] | None = None) -> ApiKey | None:
    """The key in an environment variable, None if there is none; ConfigError for one that cannot be sent."""
    secret = (os.environ if environ is None else environ).get(variable, "").strip()
    if not secret:
        return None
    if not secret.isascii() or not secret.isprintable() or " " in secret:
        raise ConfigError(
            f"{variable} holds characters that no API key has", hint="copy the key again, on one line"
        )
    return ApiKey(secret)


def known_keys(environ: Mapping[str, str] | None = None) -> tuple[ApiKey, ...]:
    """All keys that leanloop may use, for those who must see that none gets through."""
    return tuple(key for variable in KEY_VARIABLES if (key := api_key(variable, environ)) is not None)


def without_keys(text: str, environ: Mapping[str, str] | None = None) -> str:
    """`text` with every key that leanloop may use blotted out."""
    for key in known_keys(environ):
        text = key.scrub(text)
    return text
