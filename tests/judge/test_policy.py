"""Policies as they stand in leanloop.toml, and configurations of comparator."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from agent.errors import ConfigError, SourceError, TargetError
from agent.judge.policy import STANDARD_AXIOMS, Filling, Policy
from agent.judge.verify import read_comparator_config, verify_json
from agent.lean.project import read_source
from agent.types import Reason, Trust, Verdict, VerdictKind

if TYPE_CHECKING:
    from pathlib import Path


def test_the_defaults_are_strict() -> None:
    policy = Policy.from_table({})
    assert policy == Policy()
    assert policy.allowed_axioms == STANDARD_AXIOMS
    assert not any(getattr(policy, name) for name in Policy.__dataclass_fields__ if name.startswith("allow_"))


def test_a_table_is_read() -> None:
    table = {"allowed_axioms": ["propext"], "allow_options": True, "fill_definitions": "none"}
    policy = Policy.from_table(table)
    assert policy.allowed_axioms == {"propext"}
    assert policy.allow_options
    assert policy.fill_definitions is Filling.NONE


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ({"allow_everything": True}, "no key 'allow_everything'"),
        ({"allow_options": "yes"}, "allow_options must be true or false"),
        ({"allowed_axioms": "propext"}, "a list of names"),
        ({"allowed_axioms": [1]}, "a list of names"),
        ({"fill_definitions": "some"}, "none, named, programs, all"),
    ],
)
def test_what_is_wrong_in_a_table_is_said(table: dict[str, object], says: str) -> None:
    with pytest.raises(ConfigError, match=says):
        Policy.from_table(table)


# ---------------------------------------------------------------------------------------------- comparator
def config(folder: Path, **fields: object) -> Path:
    table = {
        "challenge_module": "Challenge.«12.34».«5»",
        "solution_module": "Solution",
        "theorem_names": ["«123».foo"],
        "permitted_axioms": ["propext"],
        "enable_nanoda": False,
    }
    file = folder / "config.json"
    file.write_text(json.dumps(table | fields), "utf-8")
    return file


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "Challenge" / "12.34").mkdir(parents=True)
    (tmp_path / "Challenge" / "12.34" / "5.lean").write_text("theorem «123».foo : 1 = 1 := sorry")
    (tmp_path / "Solution.lean").write_text("theorem «123».foo : 1 = 1 := rfl")
    return tmp_path


def test_a_configuration_of_comparator_is_read_as_it_is(project: Path) -> None:
    found = read_comparator_config(config(project, definition_names=["large"]))
    assert found.challenge == project / "Challenge" / "12.34" / "5.lean"
    assert found.solution == project / "Solution.lean"
    assert found.names == ("«123».foo", "large")
    assert found.policy.allowed_axioms == {"propext"}
    assert found.definitions == {"large"}
    assert found.policy.fill_definitions is Filling.NAMED
    never = read_comparator_config(config(project), policy=Policy(fill_definitions=Filling.NONE))
    assert never.policy.fill_definitions is Filling.NONE


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"solution_module": "Missing"}, "no file for the module Missing"),
        ({"solution_module": "«..».etc"}, "no module name"),
        ({"solution_module": 3}, "solution_module is missing"),
        ({"theorem_names": "foo"}, "list of names"),
        ({"theorem_names": []}, "neither a theorem nor a definition"),
        ({"theorem_name": ["foo"]}, "unknown keys: theorem_name"),
    ],
)
def test_a_wrong_configuration_is_an_error(project: Path, fields: dict[str, object], says: str) -> None:
    with pytest.raises(ConfigError, match=says):
        read_comparator_config(config(project, **fields))


# ---------------------------------------------------------------------------------------------- files, JSON
def test_sources_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "binary.lean").write_bytes(b"\x7fELF\xff\xfe")
    with pytest.raises(SourceError, match="not UTF-8"):
        read_source(tmp_path / "binary.lean")
    with pytest.raises(TargetError, match="cannot read"):
        read_source(tmp_path / "missing.lean")


def test_the_json_says_the_gravest_verdict_first() -> None:
    proved = Verdict("a", VerdictKind.PROVED, Trust.REPLAYED, axioms=("propext",))
    rejected = Verdict("b", VerdictKind.REJECTED, reasons=(Reason("axiom.sorry", "still"),))
    unknown = Verdict("c", VerdictKind.INCONCLUSIVE)
    assert verify_json([proved])["verdict"] == "proved"
    assert verify_json([proved, unknown])["verdict"] == "inconclusive"
    table = verify_json([proved, rejected, unknown])
    assert table["verdict"] == "rejected"
    assert table["decls"][0]["trust"] == "replayed"
    assert table["decls"][1]["reasons"] == [{"code": "axiom.sorry", "message": "still"}]
    assert verify_json([])["verdict"] == "inconclusive"
