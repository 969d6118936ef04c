"""What a reviewer reads: what matters first, and no more than fits."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from agent.ci import showing
from agent.ci.changes import compare
from agent.ci.findings import Report
from agent.types import Reason, Verdict, VerdictKind

PROVED = VerdictKind.PROVED
LEMMAS = "".join(f"theorem t{i} : {i} = {i} := rfl\n" for i in range(6))


def report(old: str, new: str, **verdicts: VerdictKind) -> Report:
    changed = compare({"A.lean": old}, {"A.lean": new})
    reason = (Reason("lean.error", "it broke"),)
    made = {
        ("A.lean", n): Verdict(n, k, reasons=() if k is VerdictKind.PROVED else reason)
        for n, k in verdicts.items()
    }
    return Report(Path(), "b" * 40, "h" * 40, changed, verdicts=made)


def test_one_open_makes_one_line() -> None:
    found = report(LEMMAS, f"open Nat\n{LEMMAS}", t0=VerdictKind.PROVED)
    assert showing.lines(found) == [
        "6 declarations of A.lean: only their scope changed",
        "  + open Nat",
        "6 changed, 0 affected, bbbbbbbbbbbb..hhhhhhhhhhhh",
    ]
    text = showing.markdown(found)
    assert "Of 6 declarations of A.lean only the scope changed:" in text
    assert "| t3" not in text


def test_what_broke_by_it_is_shown_by_itself_and_first() -> None:
    kinds = {f"t{i}": VerdictKind.PROVED for i in range(6)} | {"t5": VerdictKind.REJECTED}
    new = f"open Nat\n{LEMMAS}theorem added : 1 = 1 := rfl\n"
    text = showing.markdown(report(LEMMAS, new, **kinds, added=VerdictKind.PROVED))
    rows = [line for line in text.split("\n") if line.startswith("| ") and "A.lean" in line]
    assert ["t5" in rows[0], "added" in rows[1], len(rows)] == [True, True, 2]
    assert "Of 5 declarations of A.lean" in text


def test_a_comment_that_github_would_refuse_is_cut() -> None:
    long = "".join(f"theorem n{i} : {i} = {i} ∧ {'True ∧ ' * 40} True := sorry\n" for i in range(150))
    found = report("".join(f"theorem n{i} : True := sorry\n" for i in range(150)), long)
    text = showing.markdown(found)
    assert len(text) <= 65_536
    assert text.endswith("(cut: the artifact has all)\n")


def test_text_of_the_branch_is_no_markup() -> None:
    hostile = "theorem «</td><img src=x>|`» : 1 = 1 := sorry\n"
    text = showing.markdown(report("", hostile))
    assert "<img" not in text
    assert "&lt;img src=x&gt;\\|\\`" in text


def test_what_only_the_patch_proves_is_said_so() -> None:
    found = report("", "theorem a : 1 = 1 := by sorry\ntheorem b : 1 = 1 := rfl\n", a=PROVED, b=PROVED)
    shown = showing.lines(dataclasses.replace(found, repaired=frozenset({("A.lean", "a")})))
    assert shown[0] == "A.lean:1: theorem a added: proved with the patch"
    assert shown[1] == "A.lean:2: theorem b added: proved"
