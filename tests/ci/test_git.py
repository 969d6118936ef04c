"""Clones and repositories that lack something: what happened, and what to do."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from agent.ci import job
from agent.ci.comparison import Comparison, Scope, compare_commits
from agent.ci.findings import exit_code
from agent.ci.git import Repository
from agent.errors import LeanLoopError, TargetError, ToolFailed

Git = Callable[..., str]
THEOREM = "theorem t : 1 = 1 := rfl\n"


def git(folder: Path, *args: str) -> str:
    command = [
        "git",
        "-c",
        "user.name=a",
        "-c",
        "user.email=a@example.org",
        "-c",
        "protocol.file.allow=always",
    ]
    done = subprocess.run([*command, *args], cwd=folder, check=True, capture_output=True)
    return done.stdout.decode().strip()


def commit(folder: Path, **files: str) -> str:
    """Write files (`A` is A.lean) and commit them; the hash."""
    for name, text in files.items():
        (folder / f"{name}.lean").write_text(text)
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "x", "--allow-empty")
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture
def origin(tmp_path: Path) -> Path:
    """Three commits on main, the last two of which change A.lean."""
    folder = tmp_path / "origin"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    (folder / "lakefile.toml").write_text('name = "x"\n[[lean_lib]]\nname = "A"\n')
    commit(folder, A=THEOREM)
    commit(folder, A=THEOREM.replace("1 = 1", "2 = 2"))
    commit(folder, A=THEOREM.replace("1 = 1", "3 = 3"))
    return folder


def clone(origin: Path, *args: str) -> Path:
    folder = origin.parent / "clone"
    git(origin.parent, "clone", "-q", *args, f"file://{origin}", str(folder))
    return folder


async def between(folder: Path, base: str, head: str | None = None) -> Comparison:
    return await compare_commits(Scope(folder, base, head))


def shown(found: Comparison) -> list[tuple[str, str]]:
    return [(c.change.value, c.current.declaration.name) for c in found.changed]


async def failure(folder: Path, base: str, head: str | None = None) -> LeanLoopError:
    with pytest.raises(LeanLoopError) as caught:
        await between(folder, base, head)
    assert "\n" not in caught.value.message
    assert caught.value.hint
    return caught.value


async def test_a_shallow_clone_lacks_the_base(origin: Path) -> None:
    first = git(origin, "rev-parse", "HEAD~2")
    folder = clone(origin, "--depth=1")
    error = await failure(folder, first)
    assert isinstance(error, TargetError)
    assert "in this shallow clone" in error.message
    assert f"git fetch --unshallow origin {first}" in error.hint
    assert "fetch-depth: 0" in error.hint


async def test_a_shallow_clone_that_lacks_only_what_joins_the_two(origin: Path) -> None:
    git(origin, "checkout", "-qb", "side", "HEAD~2")
    commit(origin, B=THEOREM.replace(" t ", " u "))
    git(origin, "checkout", "-q", "main")
    folder = clone(origin, "--depth=1", "--no-single-branch")
    error = await failure(folder, "origin/side")
    assert "have no common commit in this shallow clone" in error.message
    assert "--unshallow" in error.hint


async def test_a_branch_that_was_not_fetched(origin: Path) -> None:
    git(origin, "branch", "dev")
    folder = clone(origin, "--single-branch", "--branch=main")
    error = await failure(folder, "origin/dev")
    assert error.message == "there is no commit 'origin/dev' in this clone"
    assert "git fetch origin dev:refs/remotes/origin/dev" in error.hint
    hint = error.hint.split("git ", 1)[1].split(";")[0].split()
    git(folder, *hint)
    assert shown(await between(folder, "origin/dev")) == []


@pytest.mark.parametrize(
    ("base", "message"),
    [
        ("0" * 40, "is no commit"),
        ("no such", "there is no commit 'no such'"),
        ("--output=/tmp/x", "there is no commit '--output=/tmp/x'"),
    ],
)
async def test_a_base_that_is_none(origin: Path, base: str, message: str) -> None:
    assert message in (await failure(origin, base)).message


async def test_no_repository_no_commit_no_folder(tmp_path: Path) -> None:
    assert "is in no git repository" in (await failure(tmp_path, "HEAD")).message
    git(tmp_path, "init", "-q")
    assert "has no commit yet" in (await failure(tmp_path, "HEAD")).message
    assert "no such folder" in (await failure(tmp_path / "nowhere", "HEAD")).message


async def test_another_users_repository(origin: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can give a folder to somebody else")
    monkeypatch.setenv("HOME", str(origin.parent))
    for path in (origin, origin / ".git"):
        os.chown(path, 12345, 12345)
    error = await failure(origin, "HEAD")
    assert isinstance(error, ToolFailed)
    assert "belongs to another user" in error.message
    assert "safe.directory" in error.hint


async def test_a_clone_without_contents(origin: Path) -> None:
    git(origin, "config", "uploadpack.allowFilter", "true")
    folder = clone(origin, "--filter=blob:none", "--no-checkout")
    error = await failure(folder, "HEAD~1", "HEAD")
    assert "partial clone" in error.hint


async def test_what_came_to_the_base_meanwhile_is_no_change(origin: Path) -> None:
    git(origin, "checkout", "-qb", "side", "HEAD~1")
    commit(origin, B=THEOREM.replace(" t ", " u "))
    assert shown(await between(origin, "main", "side")) == [("added", "u")]


async def test_a_merge_commit_shows_what_it_brings(origin: Path) -> None:
    git(origin, "checkout", "-qb", "side", "HEAD~1")
    commit(origin, B=THEOREM.replace(" t ", " u "))
    git(origin, "checkout", "-q", "main")
    git(origin, "merge", "-q", "--no-ff", "--no-edit", "side")
    assert shown(await between(origin, "HEAD^1", "HEAD")) == [("added", "u")]
    assert shown(await between(origin, "HEAD^2", "HEAD")) == [("statement", "t")]
    # as GitHub checks out a pull request with fetch-depth 2: the merge and its parents, nothing more
    folder = clone(origin, "--depth=2")
    assert shown(await between(folder, "HEAD^1", "HEAD")) == [("added", "u")]


async def test_histories_that_never_met(origin: Path) -> None:
    git(origin, "checkout", "-q", "--orphan", "other")
    commit(origin, A=THEOREM.replace(" t ", " u "))
    assert shown(await between(origin, "main", "other")) == [("added", "u"), ("removed", "t")]


async def test_a_submodule_is_named_and_not_looked_into(origin: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "-q", "-b", "main")
    commit(other, Inside=THEOREM)
    git(origin, "submodule", "add", "-q", str(other), "vendor")
    base = commit(origin)
    commit(other, Inside=THEOREM.replace("1 = 1", "2 = 2"))
    git(origin / "vendor", "pull", "-q")
    found = await between(origin, base)  # not committed yet
    assert shown(found) == []
    assert [n for n in found.notes if n.startswith("the submodule vendor went from ")]
    commit(origin)
    found = await between(origin, base, "HEAD")
    assert shown(found) == []
    assert "what is inside is not compared" in found.notes[0]


async def test_an_empty_submodule_is_said(origin: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "-q", "-b", "main")
    commit(other, Inside=THEOREM)
    git(origin, "submodule", "add", "-q", str(other), "vendor")
    commit(origin, A=THEOREM)
    found = await job.run(Scope(origin, "HEAD~1", "HEAD"), job.Asked(build=False, quiet=True))
    assert any("the submodule vendor is empty here" in n and "without --head" in n for n in found.notes)
    folder = clone(origin)
    found = await job.run(Scope(folder, "HEAD~1"), job.Asked(build=False, quiet=True))
    assert any("git submodule update --init" in n for n in found.notes)


async def test_links_are_not_followed(origin: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.lean").write_text("theorem secret : True := trivial\n")
    (origin / "B.lean").symlink_to(tmp_path / "secret.lean")
    found = await between(origin, "HEAD")
    assert shown(found) == []
    assert found.skipped == (("B.lean", "it is a symbolic link: what it points to is not compared"),)
    head = commit(origin)
    assert (await between(origin, "HEAD~1", head)).skipped == found.skipped
    with pytest.raises(ToolFailed, match="cannot be written"):
        await Repository(origin).export(head, tmp_path)


@pytest.mark.parametrize("place", [".leanloop/build/store/x", ".lake/build/lib/lean", "out/lib/lean"])
async def test_compiled_files_of_the_branch_are_not_believed(origin: Path, place: str) -> None:
    (origin / place).mkdir(parents=True)
    (origin / place / "A.olean").write_text("forged")
    head = commit(origin)
    for error in (await failure(origin, "HEAD~1", head), await failure(origin, "HEAD~1")):
        assert error.message == f"the branch brings compiled files along: {place}/A.olean"


async def test_a_submodule_in_the_place_of_compiled_files_is_not_believed(
    origin: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "-q")
    commit(other, Inside=THEOREM)
    git(origin, "submodule", "add", "-q", str(other), ".lake/build")
    head = commit(origin)
    error = await failure(origin, "HEAD~1", head)
    assert error.message == "the branch brings compiled files along: .lake/build"


async def test_a_name_that_is_no_text(origin: Path) -> None:
    Path(os.fsdecode(os.fsencode(origin) + b"/caf\xe9.lean")).write_text(THEOREM)
    found = await between(origin, "HEAD")
    assert found.skipped == (("caf\ufffd.lean", "its path is not UTF-8: no module can be called so"),)


async def test_hooks_and_filters_of_the_repository_do_not_run(origin: Path, tmp_path: Path) -> None:
    trap = tmp_path / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\ncat\n")
    trap.chmod(0o755)
    for key in ("diff.external", "core.fsmonitor", "core.pager", "diff.x.textconv", "diff.x.command"):
        git(origin, "config", key, str(trap))
    (origin / ".gitattributes").write_text("*.lean diff=x\n")
    commit(origin, A=THEOREM.replace("1 = 1", "4 = 4"))
    (tmp_path / "sprung").unlink(missing_ok=True)  # our own commit may have sprung it
    assert shown(await between(origin, "HEAD~1", "HEAD")) == [("statement", "t")]
    assert shown(await between(origin, "HEAD~1")) == [("statement", "t")]
    assert not (tmp_path / "sprung").exists()


async def test_without_a_build_holes_count_and_users_are_told_by_words(origin: Path) -> None:
    commit(origin, A="def f := 1\n" + THEOREM, B="import A\ntheorem b : f = 1 := rfl\n")
    (origin / "A.lean").write_text("def f := 2\n" + THEOREM.replace("rfl", "by\n  sorry"))
    found = await job.run(Scope(origin, "HEAD"), job.Asked(build=False, quiet=True))
    assert [(a.declaration.name, a.uses) for a in found.affected] == [("b", ("f",))]
    assert not found.exact
    assert exit_code(found) == 1
