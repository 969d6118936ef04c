"""leanloop.toml < environment < flags, and what is said when one of them is wrong."""

from __future__ import annotations

import pickle
import re
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from agent import config
from agent.errors import ConfigError
from agent.judge.policy import Policy

if TYPE_CHECKING:
    from agent.config import Settings


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository's top, so that no leanloop.toml above it is found."""
    (tmp_path / ".git").mkdir()
    return tmp_path


def write(folder: Path, text: str) -> None:
    (folder / "leanloop.toml").write_text(text, "utf-8")


def load(folder: Path, flags: dict[str, object] | None = None, **environ: str) -> Settings:
    return config.load(folder, flags, environ)


def test_defaults_without_a_file(folder: Path) -> None:
    settings = load(folder)
    assert settings.prove.models == ("portfolio",)
    assert settings.prove.budget_usd is None


def test_flags_beat_the_environment_and_the_environment_beats_the_file(folder: Path) -> None:
    write(folder, '[prove]\nk = 2\nrounds = 2\njobs = 2\nmodels = ["a:b"]\n')
    settings = load(
        folder, {"prove.k": 4, "prove.jobs": None}, LEANLOOP_PROVE_K="3", LEANLOOP_PROVE_ROUNDS="3"
    )
    assert (settings.prove.k, settings.prove.rounds, settings.prove.jobs) == (4, 3, 2)
    assert settings.prove.models == ("a:b",)


def test_the_file_is_found_from_a_folder_below_but_not_outside_the_repository(tmp_path: Path) -> None:
    write(tmp_path, "[prove]\nk = 7\n")
    inside = tmp_path / "a" / "b"
    inside.mkdir(parents=True)
    assert load(inside).prove.k == 7
    (tmp_path / "a" / "lakefile.toml").touch()
    assert load(inside).prove.k == config.ProveSettings().k


def test_variables_are_read_as_numbers_lists_and_texts(folder: Path) -> None:
    settings = load(
        folder,
        LEANLOOP_PROVE_MODELS="portfolio, http://127.0.0.1:1/v1#m",
        LEANLOOP_PROVE_BUDGET_USD="2.50",
        LEANLOOP_TOOLCHAIN_LAKE="/opt/lake",
        LEANLOOP_TOOLCHAIN_PREFER="lake",
        LEANLOOP_LIMITS_CHECK_SECONDS="5",
        LEANLOOP_PROVE_TIME_LIMIT="",
        LEANLOOP_API_KEY="secret",
    )
    assert settings.prove.models == ("portfolio", "http://127.0.0.1:1/v1#m")
    assert settings.prove.budget_usd == Decimal("2.50")
    assert settings.toolchain.lake == "/opt/lake"
    assert settings.toolchain.prefer == "lake"
    assert settings.limits.check_seconds == 5.0


def test_prices_are_exact_decimals(folder: Path) -> None:
    write(folder, '[models."a:b"]\nprice_in = 0.1\nprice_out = 3\n')
    model = load(folder).model("a:b")
    assert (model.price_in, model.price_out) == (Decimal("0.1"), Decimal(3))


def test_a_model_takes_what_it_does_not_say_from_the_default(folder: Path) -> None:
    write(
        folder,
        "[models.default]\ntemperature = 0.6\nmax_tokens = 5\nextra_body = {a = 1, b = 1}\n"
        '[models."m:x"]\nmax_tokens = 9\nextra_body = {b = 2, stop = ["q"]}\n',
    )
    model = load(folder).model("m:x")
    assert (model.temperature, model.max_tokens) == (0.6, 9)
    assert model.extra_body == {"a": 1, "b": 2, "stop": ("q",)}
    assert load(folder).model("m:other").max_tokens == 5


def test_the_policy_is_passed_through(folder: Path) -> None:
    write(folder, '[policy]\naxioms = ["propext"]\n[policy.allow]\nattributes = true\n')
    assert load(folder).policy == {"axioms": ("propext",), "allow": {"attributes": True}}


WRONG = [
    ("[prove]\nbudgetusd = 3", "unknown key `budgetusd` in [prove]", "did you mean `budget_usd`?"),
    ("[prov]\nk = 3", "unknown key `prov` at the top", "did you mean `prove`?"),
    ("[prove]\nzzz = 3", "unknown key `zzz` in [prove]", "allowed: budget_tokens, budget_usd, jobs, k"),
    ('[models."a:b"]\nprice = 3', 'unknown key `price` in [models."a:b"]', "did you mean `price_in`?"),
    ('[models.x]\napi_key = "sk-1"', "unknown key `api_key` in [models.x]", "environment only"),
    ("prove = 3", "`prove` must be a table, not 3", ""),
    ("[models]\nx = 3", "`x` in [models] must be a table, not 3", ""),
    ('[prove]\nk = "3"', "`k` in [prove] must be a whole number, not '3'", ""),
    ("[prove]\nk = true", "`k` in [prove] must be a whole number, not True", ""),
    ("[prove]\nk = 0", "`k` in [prove] must be greater than or equal to 1, not 0", ""),
    ('[prove]\nmodels = "a"', "`models` in [prove] must be an array, not 'a'", ""),
    ('[prove]\nbudget_usd = "3"', "`budget_usd` in [prove] must be a number, not '3'", ""),
    ("[prove]\nbudget_usd = nan", "`budget_usd` in [prove] must be a", ""),
    ('[toolchain]\nprefer = "x"', "must be 'auto', 'lake' or 'embedded', not 'x'", ""),
    ("x =", "is not TOML", ""),
]


@pytest.mark.parametrize(("text", "message", "hint"), WRONG)
def test_what_is_wrong_in_the_file_is_said(folder: Path, text: str, message: str, hint: str) -> None:
    write(folder, text)
    with pytest.raises(ConfigError) as caught:
        load(folder)
    assert str(folder / "leanloop.toml") in caught.value.message
    assert message in caught.value.message
    assert hint in caught.value.hint
    assert "sk-1" not in caught.value.message + caught.value.hint


def test_the_documented_configuration_is_a_valid_one_and_names_every_key(folder: Path) -> None:
    documentation = (Path(__file__).parent.parent / "docs" / "configuration.md").read_text("utf-8")
    (text,) = re.findall(r"```toml\n(.*?)```", documentation, re.DOTALL)
    write(folder, text)
    settings = load(folder)
    Policy.from_table(settings.policy)
    given = {"prove": settings.prove, "toolchain": settings.toolchain, "limits": settings.limits}
    for section, model in given.items():
        assert set(type(model).model_fields) == model.model_fields_set, section
    said = set().union(*(m.model_fields_set for m in settings.models.values()))
    assert said == set(config.ModelSettings.model_fields)


def test_a_file_that_is_not_text(folder: Path) -> None:
    (folder / "leanloop.toml").write_bytes(b"a = '\xff'")
    with pytest.raises(ConfigError, match="not UTF-8"):
        load(folder)


def test_wrong_variables_and_flags_are_named(folder: Path) -> None:
    with pytest.raises(ConfigError, match=r"LEANLOOP_PROVE_K: `k` in .prove. must be a whole number"):
        load(folder, LEANLOOP_PROVE_K="many")
    with pytest.raises(ConfigError, match="unknown environment variable LEANLOOP_PROVE_BUDGETUSD") as caught:
        load(folder, LEANLOOP_PROVE_BUDGETUSD="1")
    assert "LEANLOOP_PROVE_BUDGET_USD" in caught.value.hint
    with pytest.raises(ConfigError, match=r"--time-limit: .* greater than 0, not -1"):
        load(folder, {"prove.time_limit": -1})


def test_settings_cannot_be_changed(folder: Path) -> None:
    with pytest.raises(ValueError, match="frozen"):
        load(folder).prove.k = 9  # type: ignore[misc]


def test_a_key_is_in_no_text() -> None:
    key = config.api_key("OPENAI_API_KEY", {"OPENAI_API_KEY": " sk-123456789 \n"})
    assert key is not None
    assert key.reveal() == "sk-123456789"
    assert "sk-1" not in f"{key} {key!r} {[key]}"
    assert key.scrub("your key sk-123456789!") == "your key [key]!"
    with pytest.raises(TypeError):
        pickle.dumps(key)
    with pytest.raises(TypeError):
        vars(key)


def test_a_missing_or_broken_key() -> None:
    assert config.api_key("OPENAI_API_KEY", {"OPENAI_API_KEY": " "}) is None
    with pytest.raises(ConfigError, match="OPENAI_API_KEY") as caught:
        config.api_key("OPENAI_API_KEY", {"OPENAI_API_KEY": "sk-1\nsk-2"})
    assert "sk-" not in caught.value.message + caught.value.hint
    assert [k.reveal() for k in config.known_keys({"MISTRAL_API_KEY": "aaaaaaaa"})] == ["aaaaaaaa"]
