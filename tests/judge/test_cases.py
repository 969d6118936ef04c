"""The corpus: cheats that the genuine Lean accepts, and honest solutions, judged as `leanloop verify` judges
them.

`-- known: ...` says which gap of comparator or SafeVerify a case goes back to (numbers in their trackers).

A case is one file below `cases/`: lines `-- decl: NAME` (repeatable; none means every hole), for a cheat `--
code: CODE` (the reason that must be given) and `-- lean: error` if Lean itself refuses it; then the
challenge, a line `-- solution`, and the solution.
"""

from __future__ import annotations

import asyncio
import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from agent.judge.judge import Judge
from agent.judge.verify import judge_files, verify_json

if TYPE_CHECKING:
    from agent.toolchain.embedded import EmbeddedLean

CASES = Path(__file__).parent / "cases"


@dataclasses.dataclass(frozen=True)
class Case:
    """One file of the corpus."""

    name: str
    fields: dict[str, list[str]]
    challenge: str
    solution: str


def read(path: Path) -> Case:
    fields: dict[str, list[str]] = {"decl": [], "code": [], "lean": [], "text": [], "known": []}
    challenge, _, solution = path.read_text("utf-8").partition("\n-- solution\n")
    lines = challenge.splitlines()
    while lines and (found := lines[0].removeprefix("-- ").partition(": "))[0] in fields:
        fields[found[0]].append(found[2])
        lines.pop(0)
    assert solution, path
    return Case(path.stem, fields, "\n".join(lines) + "\n", solution)


def cases(kind: str) -> list[Case]:
    return [read(path) for path in sorted((CASES / kind).glob("*.lean"))]


@pytest.fixture(scope="module")
def judge(lean: EmbeddedLean) -> Judge:
    return Judge(lean, canaries=False)  # they have tests of their own


def verdict_of(judge: Judge, case: Case, folder: Path) -> dict[str, object]:
    challenge, solution = folder / "challenge.lean", folder / "solution.lean"
    challenge.write_text(case.challenge, "utf-8", newline="")
    solution.write_text(case.solution, "utf-8", newline="")
    return verify_json(asyncio.run(judge_files(judge, challenge, solution, case.fields["decl"] or None)))


@pytest.mark.parametrize("case", cases("honest"), ids=lambda c: c.name)
def test_honest_solutions_are_proved(judge: Judge, case: Case, tmp_path: Path) -> None:
    result = verdict_of(judge, case, tmp_path)
    assert result["verdict"] == "proved", result["decls"]


@pytest.mark.parametrize("case", cases("cheats"), ids=lambda c: c.name)
def test_cheats_are_not_proved(judge: Judge, case: Case, tmp_path: Path) -> None:
    result = verdict_of(judge, case, tmp_path)
    assert result["verdict"] in ("rejected", "inconclusive"), result
    codes = {reason["code"] for decl in result["decls"] for reason in decl["reasons"]}  # type: ignore[attr-defined]
    assert codes >= set(case.fields["code"]), result["decls"]
    assert case.fields["code"], f"name the code of {case.name}: {codes}"


@pytest.mark.parametrize("case", cases("cheats"), ids=lambda c: c.name)
def test_cheats_are_not_proved_by_structure_alone(
    judge: Judge, case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The text policy is only the first gate: without it, everything that Lean lets pass is caught in the
    .olean.

    This also shows that Lean does accept the cheats (but for those that say so): a cheat that it refuses
    tests little.
    """
    monkeypatch.setattr("agent.judge.judge.text_reasons", lambda *_, **__: [])
    result = verdict_of(judge, case, tmp_path)
    codes = {reason["code"] for decl in result["decls"] for reason in decl["reasons"]}  # type: ignore[attr-defined]
    assert ("lean.error" in codes) == ("error" in case.fields["lean"]), result["decls"]
    if "only" in case.fields["text"]:
        return  # harmless in itself, or stopped by the replay alone
    assert result["verdict"] in ("rejected", "inconclusive"), result
