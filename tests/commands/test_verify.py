"""`leanloop verify` as a user meets it."""

from __future__ import annotations

import json
import shutil
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


def proved_with_receipt(leanloop: Leanloop, project: Path) -> Path:
    """Where the receipt of a theorem over a module of the project lies."""
    (project / "Demo" / "Holes.lean").write_text(
        "import Demo.Basic\n\ntheorem even : Demo.twice 2 = Demo.twice 2 ∧ True := by\n  sorry\n"
    )
    said = leanloop("prove", "--receipts", "receipts")
    assert said.code == 0, said.err
    return project / "receipts" / "Demo.Holes" / "even.json"


def test_a_receipt_holds_in_a_clone_but_not_over_another_definition(
    leanloop: Leanloop, project: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    receipt = proved_with_receipt(leanloop, project)
    clone = tmp_path_factory.mktemp("another folder") / "clone"
    shutil.copytree(project, clone, ignore=shutil.ignore_patterns(".leanloop"))
    for file in (receipt, clone / receipt.relative_to(project)):
        said = leanloop("verify", "--receipt", str(file))
        assert said.code == 0, said.out + said.err
        assert "receipt" not in said.out
    basic = project / "Demo" / "Basic.lean"
    basic.write_text(basic.read_text().replace("n + n", "n * 2"))
    said = leanloop("verify", "--receipt", str(receipt))
    assert said.code == 3, said.out + said.err
    assert "inconclusive: even" in said.out
    assert "Demo.Basic" in said.out
    assert "[receipt.imports]" in said.out
    assert leanloop("verify", "--receipt", str(clone / receipt.relative_to(project))).code == 0


def test_with_lake_a_receipt_holds_over_the_same_modules_only(by_lake: Leanloop, project: Path) -> None:
    receipt = proved_with_receipt(by_lake, project)
    said = by_lake("verify", "--receipt", str(receipt))
    assert said.code == 0, said.out + said.err
    assert "receipt" not in said.out
    basic = project / "Demo" / "Basic.lean"
    basic.write_text(basic.read_text().replace("n + n", "n * 2"))
    said = by_lake("verify", "--receipt", str(receipt), "--json")
    assert said.code == 3, said.out + said.err
    assert [r["code"] for r in said.json["decls"][0]["reasons"]] == ["receipt.imports"]


def test_a_receipt_that_shows_another_statement_is_rejected(leanloop: Leanloop, project: Path) -> None:
    receipt = proved_with_receipt(leanloop, project)
    table = json.loads(receipt.read_bytes())
    table["challenge"]["statement"] = "theorem even : RiemannHypothesis"
    table["toolchain"]["version"] = "9.9.9"
    receipt.write_text(json.dumps(table))
    said = leanloop("verify", "--receipt", str(receipt))
    assert said.code == 1, said.out + said.err
    assert "rejected: even" in said.out
    assert "[receipt.statement]" in said.out
    del table["oleans"]
    receipt.write_text(json.dumps(table))
    said = leanloop("verify", "--receipt", str(receipt))
    assert said.code == 2
    assert "damaged receipt" in said.err


@pytest.mark.parametrize("lake", [False, True])
def test_a_receipt_over_proofs_of_its_run_holds_before_and_after_these_are_written(
    request: pytest.FixtureRequest, project: Path, lake: bool
) -> None:
    run = request.getfixturevalue("by_lake" if lake else "leanloop")
    basic = project / "Demo" / "Basic.lean"
    basic.write_text(basic.read_text().replace("  rfl\n", "  sorry\n"))
    receipt = proved_with_receipt(run, project)
    said = run("verify", "--receipt", str(receipt))
    assert said.code == 0, said.out + said.err
    assert "Demo.Basic; what is stated is the same" in said.out
    assert run("prove", "--write").code == 0
    said = run("verify", "--receipt", str(receipt))
    assert said.code == 0, said.out + said.err
    assert ("receipt" in said.out) is lake, "Lake compiles to other bytes than leanloop does"
    basic.write_text(basic.read_text().replace("n + n", "n * 2"))
    assert run("verify", "--receipt", str(receipt)).code == 3
