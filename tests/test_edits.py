"""Edits are exact, and files are replaced at once or left alone."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent import edits
from agent.errors import SourceChanged, ToolFailed, UsageError
from agent.types import Candidate, Span

SOURCE = "theorem a : 1 = 1 := by\n  sorry\n\ntheorem b : 2 = 2 := by\n  sorry\n"


def with_body(source: str, old: str, new: str, helper: str = "") -> Candidate:
    """`source` with the first `old` after `helper`'s place replaced, as `replace_body` does it."""
    at = source.index(old)
    start = source.rindex("theorem", 0, at)
    text = source[:start] + helper + source[start:at] + new + source[at + len(old) :]
    spans = [Span(start, start + len(helper))] if helper else []
    body = at + len(helper)
    return Candidate(text, (*spans, Span(body, body + len(new))))


def test_answers_for_two_declarations_are_combined() -> None:
    first = with_body(SOURCE, ":= by\n  sorry", ":= rfl", "theorem h : True := trivial\n\n")
    at_b = SOURCE.index("theorem b")
    tail = with_body(SOURCE[at_b:], ":= by\n  sorry", ":= by decide")
    second = Candidate(
        SOURCE[:at_b] + tail.text, tuple(Span(s.start + at_b, s.end + at_b) for s in tail.spans)
    )
    expected = "theorem h : True := trivial\n\ntheorem a : 1 = 1 := rfl\n\ntheorem b : 2 = 2 := by decide\n"
    assert edits.combine(SOURCE, [first, second]) == expected
    assert edits.combine(SOURCE, [second, first]) == expected


def test_overlapping_edits_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap"):
        edits.apply("abcdef", [edits.Edit(0, 3, "x"), edits.Edit(2, 4, "y")])


def test_a_candidate_that_differs_elsewhere_is_refused() -> None:
    with pytest.raises(ValueError, match="outside its spans"):
        edits.edits_of(SOURCE, Candidate(SOURCE.replace("2 = 2", "2 = 3"), (Span(0, 0),)))


@given(st.text(), st.data())
def test_edits_of_a_candidate_give_the_candidate(source: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(source)), min_size=2, max_size=2)))
    new = data.draw(st.text())
    text = source[: cuts[0]] + new + source[cuts[1] :]
    candidate = Candidate(text, (Span(cuts[0], cuts[0] + len(new)),))
    assert edits.combine(source, [candidate]) == text


def test_the_diff_is_one_that_git_applies(tmp_path: Path) -> None:
    (tmp_path / "A.lean").write_bytes(b"theorem a : True := by\r\n  sorry\r\n-- end")
    old = (tmp_path / "A.lean").read_bytes().decode()
    new = old.replace("sorry", "trivial")
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    patch = edits.diff("A.lean", old, new)
    subprocess.run(["git", "apply", "-"], cwd=tmp_path, input=patch.encode(), check=True)
    assert (tmp_path / "A.lean").read_bytes().decode() == new


def test_a_write_keeps_mode_bytes_and_links(tmp_path: Path) -> None:
    real = tmp_path / "real.lean"
    real.write_bytes("\ufeffold\r\n".encode())
    real.chmod(0o640)
    link = tmp_path / "link.lean"
    link.symlink_to(real)
    edits.write_if_unchanged(link, "\ufeffold\r\n", "\ufeffnew\r\n")
    assert real.read_bytes() == "\ufeffnew\r\n".encode()
    assert real.stat().st_mode & 0o777 == 0o640
    assert link.is_symlink()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["link.lean", "real.lean"]


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "A.lean"
    file.write_text("edited by the user")
    with pytest.raises(SourceChanged, match="changed on disk"):
        edits.write_if_unchanged(file, "as it was", "proved")
    assert file.read_text() == "edited by the user"


def test_a_full_disk_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "A.lean"
    file.write_text("old")
    monkeypatch.setattr(os, "fsync", _no_space)
    with pytest.raises(ToolFailed, match="No space left"):
        edits.write_if_unchanged(file, "old", "new")
    assert file.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["A.lean"], "no temporary file is left"


def _no_space(_: int) -> None:
    raise OSError(28, "No space left on device")


def test_places_are_looked_at_before_a_run(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("", "utf-8")
    edits.require_places([None, tmp_path / "new", file, Path("here")], [None, tmp_path, tmp_path / "a" / "b"])
    assert list(tmp_path.iterdir()) == [file]
    for files, folders, said in (
        ([tmp_path], [], "is a folder"),
        ([tmp_path / "none" / "x"], [], "there is no folder"),
        ([file / "x"], [], "no folder"),
        ([], [file], "is no folder"),
        ([], [file / "deeper"], "is no folder"),
    ):
        with pytest.raises(UsageError, match=said):
            edits.require_places(files, folders)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_places_that_are_not_ours_are_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(UsageError, match="not ours"):
        edits.require_places([tmp_path / "x"])
