"""Datasets in the layouts that are around become tasks, pinned by hash; what is none is named."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from agent.errors import SourceError, TargetError, UsageError
from agent.evaluation import datasets
from agent.evaluation.layouts import with_hole

ENTRIES: list[dict[str, Any]] = [
    {
        "name": "mini",
        "header": "set_option autoImplicit false",
        "formal_statement": "theorem mini : 1 = 1 := by",
    },
    {"id": "proofnet", "src_header": "", "formal_statement": "theorem pn (p : Prop) (h : p) : p :="},
    {"name": "putnam", "lean4_statement": "abbrev sol : Nat := sorry\n\ntheorem putnam : sol = 1 := sorry"},
    {"full_name": "dojo", "theorem_statement": "theorem dojo : True", "commit_date": "2025-01-01"},
    {"name": "proved", "statement": "theorem proved : True := by\n  trivial"},
]

# One entry of each public release, with its field names and its way of ending, and statements of our own.
RELEASES: dict[str, tuple[dict[str, Any], str]] = {
    "miniF2F": (
        {
            "id": "amc_1",
            "split": "valid",
            "formal_statement": "theorem amc_p1 (x : Nat) (h : x = 1) :\n  x + 1 = 2 := sorry",
            "header": "set_option autoImplicit false\n\nopen Nat",
            "informal_stmt": "...",
            "informal_proof": "...",
            "name": "amc_p1",
            "formal_proof": None,
        },
        (
            "set_option autoImplicit false\n\nopen Nat\n\n"
            "theorem amc_p1 (x : Nat) (h : x = 1) :\n  x + 1 = 2 := sorry\n"
        ),
    ),
    "miniF2F with informal_prefix": (
        {
            "name": "amc_p2",
            "split": "test",
            "informal_prefix": "/-- Show that it is 2.-/\n",
            "formal_statement": "theorem amc_p2 : 1 + 1 = 2 := by\n",
            "goal": "⊢ 1 + 1 = 2",
            "header": "open Nat\n\n",
        },
        "open Nat\n\n/-- Show that it is 2.-/\ntheorem amc_p2 : 1 + 1 = 2 := by\n  sorry\n",
    ),
    "ProofNet#": (
        {
            "id": "Rudin|exercise_1",
            "nl_statement": "...",
            "nl_proof": "...",
            "lean4_src_header": "open Nat\n\n",
            "lean4_formalization": "theorem exercise_1 (n : Nat) : n = n :=",
        },
        "open Nat\n\ntheorem exercise_1 (n : Nat) : n = n := by\n  sorry\n",
    ),
    "PutnamBench": (
        {
            "name": "putnam_1",
            "lean4_statement": "abbrev putnam_1_solution : Nat := sorry\n-- 3\n"
            "/-- Find it. -/\ntheorem putnam_1 : putnam_1_solution = 3 :=\nsorry",
            "informal_statement": "...",
            "tags": ["algebra"],
            "coq_statement": "null",
            "isabelle_statement": "null",
        },
        (
            "abbrev putnam_1_solution : Nat := sorry\n-- 3\n"
            "/-- Find it. -/\ntheorem putnam_1 : putnam_1_solution = 3 :=\nsorry\n"
        ),
    ),
    "FATE": (
        {
            "id": 7,
            "informal_statement": "...",
            "formal_statement": "namespace Problem7\n\n/-- ... -/\ntheorem p7 : True := by\n  sorry\n\nend Problem7",
            "source": "FATE-X",
            "tag": ["Ring Theory"],
            "declaration": [],
            "version": "v4.28.0",
        },
        "namespace Problem7\n\n/-- ... -/\ntheorem p7 : True := by\n  sorry\n\nend Problem7\n",
    ),
    "LeanDojo": (
        {
            "url": "https://example.org/x",
            "commit": "0123",
            "file_path": "A.lean",
            "full_name": "A.dojo",
            "theorem_statement": "theorem dojo : True",
            "start": [3, 1],
            "end": [3, 20],
            "traced_tactics": [],
        },
        "theorem dojo : True := by\n  sorry\n",
    ),
}


def write(tmp_path: Path, entries: list[Any], name: str = "set.jsonl") -> str:
    """Write a dataset."""
    file = tmp_path / name
    file.write_text("\n".join(map(json.dumps, entries)) if name.endswith("l") else json.dumps(entries))
    return str(file)


@pytest.mark.parametrize("name", ["set.jsonl", "set.json"])
def test_each_layout_becomes_a_task(tmp_path: Path, name: str) -> None:
    found = datasets.load(write(tmp_path, ENTRIES, name))
    assert [i.task.name for i in found.items] == ["mini", "pn", "putnam", "dojo", "proved"]
    assert all("sorry" in i.task.source for i in found.items)
    assert "trivial" not in found.items[4].task.source, "a proof that is there is taken out"
    assert [d.name for d in found.items[2].task.declarations] == ["sol", "putnam"]
    assert found.items[3].date == "2025-01-01"
    assert found.items[0].task.source.startswith(
        "set_option autoImplicit false\n\ntheorem mini : 1 = 1 := by\n  sorry"
    )


@pytest.mark.parametrize("release", RELEASES)
def test_the_releases_are_read_as_they_are(tmp_path: Path, release: str) -> None:
    entry, source = RELEASES[release]
    [item] = datasets.load(write(tmp_path, [entry])).items
    assert item.task.source == source
    assert item.task.module.isidentifier()


def test_a_published_proof_is_noted(tmp_path: Path) -> None:
    entry = RELEASES["miniF2F"][0]
    found = datasets.load(write(tmp_path, [entry, entry | {"name": "b", "formal_proof": "by\n  simp"}]))
    assert [i.notes for i in found.items] == [(), ("the dataset publishes a proof",)]


def test_a_split_and_a_header_are_chosen(tmp_path: Path) -> None:
    entries = [e for e, _ in RELEASES.values()]
    header = tmp_path / "Header.lean"
    header.write_text("open Nat\n")
    file = write(tmp_path, entries)
    assert [i.task.name for i in datasets.load(file, split="test").items] == ["amc_p2"]
    sources = {i.task.name: i.task.source for i in datasets.load(file, header=header).items}
    assert sources["putnam_1"].startswith("open Nat\n\nabbrev")
    assert sources["amc_p1"].startswith("set_option"), "its own header wins"
    with pytest.raises(UsageError, match="--split"):
        datasets.load(str(header), split="test")


def test_tasks_are_pinned_by_hash(tmp_path: Path) -> None:
    first = datasets.load(write(tmp_path, ENTRIES))
    again = datasets.load(write(tmp_path, ENTRIES))
    other = datasets.load(
        write(tmp_path, [*ENTRIES[:4], ENTRIES[4] | {"statement": "theorem proved : 1 = 1"}])
    )
    assert first.hash == again.hash != other.hash
    assert [i.task.name for i in first.first(2).items] == ["mini", "pn"]


def test_what_is_no_task_is_named(tmp_path: Path) -> None:
    place = {"commit": "0123", "file_path": "A.lean", "full_name": "A.t"}
    more = [{"name": "empty"}, {"name": "none", "lean4_statement": "null"}, place, ENTRIES[0]]
    found = datasets.load(write(tmp_path, [*ENTRIES, *more]))
    assert [(s.name, s.reason.split(",")[0]) for s in found.skipped] == [
        ("empty", "it has no statement"),
        ("none", "it has no statement"),
        ("A.t", "it has no statement"),
        ("mini", "it is the same as an earlier entry"),
    ]
    assert "--repo" in found.skipped[2].reason


def test_bad_files_are_said(tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text("{nonsense\n")
    with pytest.raises(SourceError, match="is no JSONL"):
        datasets.load(str(tmp_path / "bad.jsonl"))
    (tmp_path / "deep.json").write_text("[" * 100_000)
    with pytest.raises(SourceError, match="is no JSON"):
        datasets.load(str(tmp_path / "deep.json"))
    with pytest.raises(TargetError, match="nothing to prove"):
        datasets.load(write(tmp_path, [{"name": "empty"}]))


@pytest.mark.parametrize(
    ("statement", "source"),
    [
        ("theorem t : True", "theorem t : True := by\n  sorry"),
        ("theorem t : True :=  -- so", "theorem t : True :=  -- so\n by\n  sorry"),
        ("theorem t : True := by  -- so", "theorem t : True := by  -- so\n  sorry"),
        ("theorem t : True -- so", "theorem t : True -- so\n := by\n  sorry"),
        ("theorem t : True := by exact trivial", "theorem t : True := by\n  sorry"),
    ],
)
def test_a_statement_ends_in_a_hole(statement: str, source: str) -> None:
    assert with_hole(statement) == source
