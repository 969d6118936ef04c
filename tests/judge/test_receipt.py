"""Receipts and the cache of accepted proofs: both are judged again, never believed."""

from __future__ import annotations

import asyncio
import hashlib
import json
import shutil
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from agent.errors import ConfigError
from agent.judge.build import Source
from agent.judge.cache import CachedProof, ProofCache
from agent.judge.claim import judge_receipt, read_receipt
from agent.judge.judge import Judge, JudgeLimits
from agent.judge.policy import Policy
from agent.judge.receipt import Origin, make_receipt, write_receipt
from agent.lean.project import Project
from agent.toolchain.build import build
from agent.types import Span, Verdict, VerdictKind

if TYPE_CHECKING:
    from pathlib import Path

    from agent.toolchain.embedded import EmbeddedLean

CHALLENGE = "/-- Adding nothing. -/\ntheorem t (n : Nat) : n + 0 = n := sorry\n"
SOLUTION = CHALLENGE.replace("sorry", "rfl")


@pytest.fixture
def receipt(lean: EmbeddedLean, tmp_path: Path) -> Path:
    challenge, solution = tmp_path / "challenge.lean", tmp_path / "solution.lean"
    challenge.write_text(CHALLENGE, "utf-8")
    solution.write_text(SOLUTION, "utf-8")
    before = Source(CHALLENGE, file=str(challenge))
    after = Source(SOLUTION, file=str(solution))
    (verdict,) = asyncio.run(Judge(lean, canaries=False).judge(before, after))
    origin = Origin("openai:some-model", Decimal("0.0125"))
    made = make_receipt(verdict, before, after, lean, origin=origin, folder=tmp_path)
    file = tmp_path / "t.receipt.json"
    write_receipt(made, file)
    return file


def again(lean: EmbeddedLean, file: Path) -> Verdict:
    return asyncio.run(judge_receipt(Judge(lean, canaries=False), read_receipt(file)))


def changed(file: Path, **fields: Any) -> None:
    """The same receipt with other fields; a table is laid over the one that is there."""
    table = json.loads(file.read_bytes())
    for key, value in fields.items():
        table[key] = table[key] | value if isinstance(value, dict) else value
    file.write_text(json.dumps(table), "utf-8")


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def test_a_receipt_says_what_was_proved_of_what_with_what(receipt: Path, tmp_path: Path) -> None:
    table = json.loads(receipt.read_bytes())
    assert table["declaration"] == "t"
    assert table["challenge"]["file"] == "challenge.lean"
    assert table["challenge"]["statement"] == "/-- Adding nothing. -/\ntheorem t (n : Nat) : n + 0 = n"
    assert table["solution"]["proof"].endswith(":= rfl")
    assert len(table["oleans"]["solution"]) == 64
    assert len(table["oleans"]["imports"]["Init"]) == 64
    assert (table["model"], table["cost_usd"]) == ("openai:some-model", "0.0125")
    assert str(tmp_path) not in receipt.read_text("utf-8")


def test_a_receipt_is_judged_again(lean: EmbeddedLean, receipt: Path) -> None:
    assert again(lean, receipt).kind is VerdictKind.PROVED


def test_a_changed_source_or_claim_is_rejected(lean: EmbeddedLean, receipt: Path) -> None:
    changed(receipt, axioms=["propext"])
    assert [r.code for r in again(lean, receipt).reasons] == ["receipt.axioms"]
    solution = receipt.with_name("solution.lean")
    solution.write_text(SOLUTION.replace("rfl", "by sorry"), "utf-8")
    assert [r.code for r in again(lean, receipt).reasons] == ["receipt.source"]


def test_a_receipt_for_a_cheat_does_not_help(lean: EmbeddedLean, receipt: Path) -> None:
    text = SOLUTION.replace("rfl", "by sorry")
    receipt.with_name("solution.lean").write_text(text, "utf-8")
    changed(receipt, solution={"sha256": sha256(text)})
    assert [r.code for r in again(lean, receipt).reasons] == ["receipt.proof"]
    proof = text.strip()
    changed(receipt, solution={"proof": proof, "proof_sha256": sha256(proof)})
    assert [r.code for r in again(lean, receipt).reasons] == ["axiom.sorry"]


RIEMANN = "theorem t : RiemannHypothesis"


@pytest.mark.parametrize(
    ("fields", "code", "said"),
    [
        ({"challenge": {"statement": RIEMANN}}, "receipt.statement", "hash"),
        (
            {"challenge": {"statement": RIEMANN, "statement_sha256": sha256(RIEMANN)}},
            "receipt.statement",
            "challenge.lean",
        ),
        ({"challenge": {"statement": ""}}, "receipt.statement", "hash"),
        ({"solution": {"proof": RIEMANN + " := rfl"}}, "receipt.proof", "hash"),
        (
            {"solution": {"proof": RIEMANN, "proof_sha256": sha256(RIEMANN)}},
            "receipt.proof",
            "solution.lean",
        ),
    ],
)
def test_what_a_receipt_shows_must_stand_in_its_sources(
    lean: EmbeddedLean, receipt: Path, fields: dict[str, Any], code: str, said: str
) -> None:
    changed(receipt, **fields)
    verdict = again(lean, receipt)
    assert (verdict.kind, verdict.trust) == (VerdictKind.REJECTED, None)
    assert [r.code for r in verdict.reasons] == [code]
    assert said in verdict.reasons[0].message


def test_the_statement_of_another_declaration_is_none_of_this_one(lean: EmbeddedLean, tmp_path: Path) -> None:
    text = "theorem t : 1 = 1 := rfl\ntheorem big : ∀ n : Nat, n + 0 = n := fun _ => rfl\n"
    (tmp_path / "text.lean").write_text(text, "utf-8")
    source = Source(text, file=str(tmp_path / "text.lean"))
    (verdict,) = asyncio.run(Judge(lean, canaries=False).judge(source, source, ["t"]))
    file = tmp_path / "t.json"
    write_receipt(make_receipt(verdict, source, source, lean, folder=tmp_path), file)
    assert again(lean, file).kind is VerdictKind.PROVED
    shown = "theorem big : ∀ n : Nat, n + 0 = n"
    changed(file, challenge={"statement": shown, "statement_sha256": sha256(shown)})
    assert [r.code for r in again(lean, file).reasons] == ["receipt.statement"]


def test_what_differs_of_lean_and_of_hashes_is_a_note(lean: EmbeddedLean, receipt: Path) -> None:
    unedited = again(lean, receipt)
    assert unedited.kind is VerdictKind.PROVED
    assert not any("receipt" in note for note in unedited.notes)
    imports = json.loads(receipt.read_bytes())["oleans"]["imports"]
    changed(
        receipt,
        trust="audited",
        toolchain={"version": "4.99.0\nproved: everything"},
        oleans={"challenge": "0" * 64, "imports": imports | {"Init": "1" * 64}},
    )
    verdict = again(lean, receipt)
    assert verdict.kind is VerdictKind.PROVED
    notes = [note for note in verdict.notes if note not in unedited.notes]
    assert len(notes) == 4
    assert not any("\n" in note for note in notes)
    assert "4.99.0" in notes[0]
    assert lean.version in notes[0]
    assert notes[1].endswith(": Init")
    assert "audited" in notes[2]
    assert "compiled challenge" in notes[3]


BASE = """import P.C

structure Pair where
  first : Nat
  second : Nat

def bound : Nat := 3

def small (p : Pair) : Prop := p.first < bound ∧ p.second < far

theorem aside : 1 + 1 = 2 := by
  sorry
"""
OVER = "import P.A\nimport P.B\n\ntheorem t : small ⟨2, 1⟩ := by\n  sorry\n"
PROOF = "unfold small; constructor <;> decide"
MODULES = {"A": BASE, "B": "theorem b : 1 = 1 := rfl\n", "C": "def far : Nat := 9\n"}


def imports_of(lean: EmbeddedLean, root: Path, **texts: str) -> tuple[Path, ...]:
    """A folder with the project's modules compiled."""
    (root / "P").mkdir(parents=True, exist_ok=True)
    for name, text in (MODULES | texts).items():
        (root / "P" / f"{name}.lean").write_text(text, "utf-8")
    built = asyncio.run(build(Project(root, is_lake=False), lean, ["P.A", "P.B"], root / "build"))
    assert not built.failed
    return (built.folder,)


@pytest.fixture
def over(lean: EmbeddedLean, tmp_path: Path) -> Path:
    """A receipt over a module of a project."""
    folders = imports_of(lean, tmp_path / "project")
    folder = tmp_path / "receipts"
    folder.mkdir()
    sources = []
    for name, text in (("c", OVER), ("s", OVER.replace("sorry", PROOF))):
        (folder / f"{name}.txt").write_text(text, "utf-8")
        sources.append(Source(text, import_folders=folders, file=str(folder / f"{name}.txt")))
    judge = Judge(lean, canaries=False)
    (verdict,) = asyncio.run(judge.judge(*sources))
    meaning = asyncio.run(judge.meaning(sources[0], "t"))
    assert meaning
    write_receipt(make_receipt(verdict, *sources, lean, folder=folder, meaning=meaning), folder / "t.json")
    return folder / "t.json"


def again_over(
    lean: EmbeddedLean, receipt: Path, folders: tuple[Path, ...], limits: JudgeLimits | None = None
) -> Verdict:
    judge = Judge(lean, limits=limits, canaries=False)
    return asyncio.run(judge_receipt(judge, read_receipt(receipt), import_folders=folders))


LITTLE_HELD = JudgeLimits(imports=1)


@pytest.mark.parametrize(
    ("module", "old", "new", "limits"),
    [
        ("A", "Nat := 3", "Nat := 4", None),
        ("A", "p.first < bound ∧", "p.first < bound + 1 ∧", None),
        ("A", "first : Nat", "first : Int", None),
        ("C", "Nat := 9", "Nat := 8", None),
        ("C", "Nat := 9", "Nat := 8", LITTLE_HELD),
    ],
)
def test_a_receipt_says_nothing_over_modules_in_which_its_statement_means_something_else(
    lean: EmbeddedLean,
    over: Path,
    tmp_path: Path,
    module: str,
    old: str,
    new: str,
    limits: JudgeLimits | None,
) -> None:
    text = MODULES[module].replace(old, new)
    folders = imports_of(lean, tmp_path / "project", **{module: text})
    verdict = again_over(lean, over, folders, limits)
    assert (verdict.kind, verdict.trust) == (VerdictKind.INCONCLUSIVE, None)
    assert [r.code for r in verdict.reasons] == ["receipt.imports"]
    assert f"P.{module}" in verdict.reasons[0].message
    assert "P.B" not in verdict.reasons[0].message


@pytest.mark.parametrize(
    ("old", "new", "limits"),
    [
        ("  sorry", "  rfl", None),
        ("  sorry", "  rfl", LITTLE_HELD),
        ("1 + 1 = 2", "2 + 2 = 4", None),
        ("def small", "/-- Not much. -/\ndef small", None),
        ("def small", "theorem helps : bound = 1 + 2 := rfl\n\ndef small", None),
    ],
)
def test_a_receipt_holds_over_modules_in_which_its_statement_means_the_same(
    lean: EmbeddedLean, over: Path, tmp_path: Path, old: str, new: str, limits: JudgeLimits | None
) -> None:
    folders = imports_of(lean, tmp_path / "project", A=BASE.replace(old, new))
    verdict = again_over(lean, over, folders, limits)
    assert verdict.kind is VerdictKind.PROVED, verdict
    (note,) = [note for note in verdict.notes if "of the receipt" in note]
    assert "P.A;" in note
    changed(over, meaning_sha256=None)  # as receipts were before
    assert again_over(lean, over, folders, limits).kind is VerdictKind.INCONCLUSIVE


def test_a_meaning_that_cannot_be_read_is_none(lean: EmbeddedLean, tmp_path: Path) -> None:
    source = Source(OVER, import_folders=imports_of(lean, tmp_path / "project"))
    for limits, known in ((JudgeLimits(imports=1, reached_imports=1), False), (LITTLE_HELD, True)):
        judge = Judge(lean, limits=limits, canaries=False)
        assert bool(asyncio.run(judge.meaning(source, "t"))) is known


def test_a_receipt_over_a_module_that_it_does_not_name_needs_the_same_meaning(
    lean: EmbeddedLean, over: Path, tmp_path: Path
) -> None:
    folders = imports_of(lean, tmp_path / "project")
    imports = json.loads(over.read_bytes())["oleans"]["imports"]
    del imports["P.A"]
    table = json.loads(over.read_bytes())
    over.write_text(json.dumps(table | {"oleans": table["oleans"] | {"imports": imports}}), "utf-8")
    assert again_over(lean, over, folders).kind is VerdictKind.PROVED
    changed(over, meaning_sha256="0" * 64)
    verdict = again_over(lean, over, folders)
    assert [r.code for r in verdict.reasons] == ["receipt.imports"]


def test_a_receipt_is_as_good_in_another_folder(lean: EmbeddedLean, over: Path, tmp_path: Path) -> None:
    there = tmp_path / "elsewhere" / "receipts"
    shutil.copytree(over.parent, there)
    folders = imports_of(lean, tmp_path / "elsewhere" / "a project")
    verdict = again_over(lean, there / over.name, folders)
    assert verdict.kind is VerdictKind.PROVED
    assert not any("receipt" in note for note in verdict.notes)


def test_who_verifies_a_receipt_says_what_may_be_filled(lean: EmbeddedLean, tmp_path: Path) -> None:
    challenge = "def P : Nat → Prop := sorry\ntheorem t : P 3 := sorry\n"
    solution = challenge.replace(":= sorry", ":= fun n => n = 3", 1).replace("sorry", "rfl")
    sources = []
    for name, text in (("challenge", challenge), ("solution", solution)):
        (tmp_path / f"{name}.lean").write_text(text, "utf-8")
        sources.append(Source(text, file=str(tmp_path / f"{name}.lean")))
    judge = Judge(lean, canaries=False)
    verdict = asyncio.run(judge.judge(*sources, ["P", "t"]))[1]
    write_receipt(make_receipt(verdict, *sources, lean, folder=tmp_path), tmp_path / "t.json")
    claim = read_receipt(tmp_path / "t.json")
    assert asyncio.run(judge_receipt(judge, claim)).reasons[0].code == "definition.filled"
    assert asyncio.run(judge_receipt(judge, claim, asked=("P",))).kind is VerdictKind.PROVED


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"leanloop_receipt": 2}', '{"leanloop_receipt": 1}'])
def test_what_is_no_receipt_is_an_error(tmp_path: Path, text: str) -> None:
    (tmp_path / "r.json").write_text(text)
    with pytest.raises(ConfigError):
        read_receipt(tmp_path / "r.json")


def test_only_what_is_proved_has_a_receipt(lean: EmbeddedLean) -> None:
    source = Source(CHALLENGE)
    with pytest.raises(ValueError, match="proved"):
        make_receipt(Verdict("t", VerdictKind.REJECTED), source, source, lean)


def test_the_cache_finds_a_proof_by_what_it_proves(lean: EmbeddedLean, tmp_path: Path) -> None:
    cache, challenge, policy = ProofCache(tmp_path), Source(CHALLENGE), Policy()
    key = cache.key(challenge, "t", lean, policy)
    assert cache.get(key) is None
    proof = CachedProof(SOLUTION, (Span(3, 5),))
    cache.put(key, proof)
    assert cache.get(key) == proof
    others = [
        cache.key(Source(CHALLENGE + "\n"), "t", lean, policy),
        cache.key(challenge, "u", lean, policy),
        cache.key(challenge, "t", lean, Policy(allow_options=True)),
        cache.key(Source(CHALLENGE, "Other"), "t", lean, policy),
    ]
    assert len({key, *others}) == 5
    for file in tmp_path.rglob("*.json"):
        file.write_text("{")
    assert cache.get(key) is None
