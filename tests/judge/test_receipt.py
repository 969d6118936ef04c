"""Receipts and the cache of accepted proofs: both are judged again, never believed."""

from __future__ import annotations

import asyncio
import hashlib
import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from agent.errors import ConfigError
from agent.judge.build import Source
from agent.judge.cache import CachedProof, ProofCache
from agent.judge.judge import Judge
from agent.judge.policy import Policy
from agent.judge.receipt import Origin, judge_receipt, make_receipt, read_receipt, write_receipt
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
    file.write_text(json.dumps(json.loads(file.read_bytes()) | fields), "utf-8")


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
    table = json.loads(receipt.read_bytes())
    changed(receipt, solution=table["solution"] | {"sha256": hashlib.sha256(text.encode()).hexdigest()})
    assert [r.code for r in again(lean, receipt).reasons] == ["axiom.sorry"]


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
