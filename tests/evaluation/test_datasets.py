"""Datasets in the layouts that are around become tasks, pinned by hash; what is none is named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from agent.errors import SourceError, TargetError
from agent.evaluation import datasets

ENTRIES = [
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


def write(tmp_path: Path, entries: list[object], name: str = "set.jsonl") -> str:
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


def test_tasks_are_pinned_by_hash(tmp_path: Path) -> None:
    first = datasets.load(write(tmp_path, ENTRIES))
    again = datasets.load(write(tmp_path, ENTRIES))
    other = datasets.load(
        write(tmp_path, [*ENTRIES[:4], ENTRIES[4] | {"statement": "theorem proved : 1 = 1"}])
    )
    assert first.hash == again.hash != other.hash


def test_what_is_no_task_is_named(tmp_path: Path) -> None:
    found = datasets.load(write(tmp_path, [*ENTRIES, {"name": "empty"}]))
    assert [(s.name, s.reason) for s in found.skipped] == [("empty", "it has no statement")]


def test_bad_files_are_said(tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text("{nonsense\n")
    with pytest.raises(SourceError, match="is no JSONL"):
        datasets.load(str(tmp_path / "bad.jsonl"))
    with pytest.raises(TargetError, match="nothing to prove"):
        datasets.load(write(tmp_path, [{"name": "empty"}]))
