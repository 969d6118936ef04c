"""`leanloop verify` as a user meets it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from commands.conftest import Leanloop

CHALLENGE = "theorem t (p q : Prop) (h : p ∧ q) : q ∧ p := by\n  sorry\n\ntheorem u : 1 + 1 = 2 := sorry\n"
HONEST = "theorem t (p q : Prop) (h : p ∧ q) : q ∧ p := ⟨h.2, h.1⟩\n\ntheorem u : 1 + 1 = 2 := rfl\n"
CHEAT = "axiom a (p : Prop) : p\n\ntheorem t (p q : Prop) (h : p ∧ q) : q ∧ p := a _\n\ntheorem u : 1 + 1 = 2 := rfl\n"
OTHER = "theorem t (p q : Prop) (h : p ∧ q) : p ∧ q := h\n\ntheorem u : 1 + 1 = 2 := rfl\n"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    for name, text in {"C": CHALLENGE, "Honest": HONEST, "Cheat": CHEAT, "Other": OTHER}.items():
        (tmp_path / f"{name}.lean").write_text(text)
    (tmp_path / "junk.lean").write_bytes(b"\x00\x01\x02")
    return tmp_path


def test_an_honest_solution_is_proved(leanloop: Leanloop, files: Path) -> None:
    said = leanloop("verify", "C.lean", "Honest.lean", "--json")
    assert said.code == 0, said.err
    assert said.json["verdict"] == "proved"
    assert [(d["decl"], d["verdict"]) for d in said.json["decls"]] == [("t", "proved"), ("u", "proved")]
    shown = leanloop("verify", "C.lean", "Honest.lean", "--decl", "t")
    assert shown.code == 0
    assert "proved" in shown.out
    assert "u" not in [line.split()[-1] for line in shown.out.splitlines() if line]


@pytest.mark.parametrize("solution", ["Cheat.lean", "Other.lean"])
def test_another_theorem_or_an_axiom_is_rejected_with_its_reason(
    leanloop: Leanloop, files: Path, solution: str
) -> None:
    said = leanloop("verify", "C.lean", solution, "--json")
    assert said.code == 1, said.err
    verdicts = {d["decl"]: d for d in said.json["decls"]}
    assert verdicts["t"]["verdict"] == "rejected"
    assert verdicts["t"]["reasons"][0]["message"]


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("C.lean", "missing.lean"), "missing.lean"),
        (("C.lean", "junk.lean"), "binary"),
        (("C.lean", "Honest.lean", "--decl", "nobody"), "nobody"),
        (("C.lean",), "SOLUTION"),
    ],
)
def test_bad_input_is_said_in_a_line(
    leanloop: Leanloop, files: Path, args: tuple[str, ...], message: str
) -> None:
    said = leanloop("verify", *args)
    assert said.code == 2
    assert message in said.err


def test_the_toolchain_is_the_one_that_the_settings_ask_for(leanloop: Leanloop, files: Path) -> None:
    (files / "lakefile.toml").write_text('name = "demo"\n\n[[lean_lib]]\nname = "C"\n')
    said = leanloop("verify", "C.lean", "Honest.lean", LEANLOOP_TOOLCHAIN_PREFER="lake", PATH="/usr/bin:/bin")
    assert said.code == 3
    assert "no lake was found" in said.err


def test_with_comparators_configuration_only_named_definitions_may_be_filled(
    leanloop: Leanloop, tmp_path: Path
) -> None:
    (tmp_path / "C.lean").write_text("def n : Nat := sorry\ntheorem t : n = n + 0 := sorry\n")
    (tmp_path / "S.lean").write_text("def n : Nat := 1\ntheorem t : n = n + 0 := rfl\n")
    table = {"challenge_module": "C", "solution_module": "S", "theorem_names": ["t"]}
    (tmp_path / "config.json").write_text(json.dumps(table))
    said = leanloop("verify", "--config", "config.json", "--json")
    assert said.code == 1, said.err
    assert [r["code"] for d in said.json["decls"] for r in d["reasons"]] == ["definition.filled"]
    (tmp_path / "config.json").write_text(json.dumps(table | {"definition_names": ["n"]}))
    assert leanloop("verify", "--config", "config.json").code == 0
