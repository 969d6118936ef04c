"""What people name on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from agent.errors import SourceError, TargetError
from agent.lean.project import find_project
from agent.targets import resolve_targets, scan

if TYPE_CHECKING:
    from pathlib import Path

    from agent.lean.project import Project

BASIC = """\
namespace Foo

/-- Doc. -/
@[simp]
theorem one : 1 = 1 := by
  sorry

theorem two : 2 = 2 := rfl

end Foo
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    (tmp_path / "Foo/Sub").mkdir(parents=True)
    (tmp_path / "lakefile.toml").write_text('name = "foo"\n[[lean_lib]]\nname = "Foo"\n')
    (tmp_path / "Foo/Basic.lean").write_text(BASIC)
    (tmp_path / "Foo/Sub/More.lean").write_text(
        "theorem Bar.two : 3 = 3 := rfl\ntheorem three : 3 = 3 := rfl\n"
    )
    monkeypatch.chdir(tmp_path)
    return find_project(tmp_path)


def names(
    project: Project, *targets: str, only: tuple[str, ...] = (), exclude: tuple[str, ...] = ()
) -> list[str]:
    return [d.name for _, d in resolve_targets(project, targets, only, exclude)]


ALL = ["Foo.one", "Foo.two", "Bar.two", "three"]


@pytest.mark.parametrize(
    ("targets", "expected"),
    [
        ((".",), ALL),
        (("Foo",), ALL),
        (("Foo/Sub",), ["Bar.two", "three"]),
        (("Foo/Basic.lean",), ["Foo.one", "Foo.two"]),
        (("Foo/Basic.lean:3",), ["Foo.one"]),
        (("Foo/Basic.lean:6",), ["Foo.one"]),
        (("Foo/Basic.lean:8:2",), ["Foo.two"]),
        (("Foo.one",), ["Foo.one"]),
        (("one",), ["Foo.one"]),
        (("three", "Foo.one", "three"), ["three", "Foo.one"]),
        (("*.two",), ["Foo.two", "Bar.two"]),
        (("Foo/*.lean",), ALL),
        (("Foo/Sub/*.lean",), ["Bar.two", "three"]),
    ],
)
def test_targets(project: Project, targets: tuple[str, ...], expected: list[str]) -> None:
    assert names(project, *targets) == expected


def test_paths_are_read_from_the_root_too(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project.root / "Foo/Sub")
    assert names(project, "More.lean") == names(project, "Foo/Sub/More.lean") == ["Bar.two", "three"]
    assert names(project, ".") == ["Bar.two", "three"]


def test_only_and_exclude(project: Project) -> None:
    assert names(project, ".", only=("Foo/Sub/*",)) == ["Bar.two", "three"]
    assert names(project, ".", only=("Foo/Sub",)) == ["Bar.two", "three"]
    assert names(project, ".", only=("*.two",)) == ["Foo.two", "Bar.two"]
    assert names(project, ".", exclude=("Foo/Sub/*", "Foo.two")) == ["Foo.one"]


@pytest.mark.parametrize(
    ("target", "message", "hint"),
    [
        ("Foo.onee", "no declaration named Foo.onee", "Foo.one"),
        ("two", "may mean Bar.two, Foo.two", "in full"),
        ("Foo/Nope.lean", "no such file", ""),
        ("Foo/Nope.lean:3", "no such file", ""),
        ("Foo/Basic.lean:1", "no declaration at line 1", "Foo.one"),
        ("Nope/*.lean", "no file of", ""),
        ("lakefile.toml", "no Lean file", "a declaration"),
        ("..", "not in the project", ""),
        ("/nope/x", "no such file", ""),
    ],
)
def test_what_is_not_there_is_a_message(project: Project, target: str, message: str, hint: str) -> None:
    with pytest.raises(TargetError, match=message) as caught:
        resolve_targets(project, [target])
    assert hint in caught.value.hint


def test_a_binary_file_is_told_and_the_others_are_read(project: Project) -> None:
    (project.root / "Foo/Bad.lean").write_bytes(b"\0\1")
    told: list[str] = []
    assert len(resolve_targets(project, ["."], skip=lambda _, why: told.append(why))) == len(ALL)
    assert "binary" in told[0]
    with pytest.raises(SourceError, match="binary"):
        resolve_targets(project, ["Foo/Bad.lean"], skip=lambda _, why: told.append(why))
    found = scan(project)
    assert [d.name for _, d in found.found] == ALL
    assert [f.name for f, _ in found.skipped] == ["Bad.lean"]
