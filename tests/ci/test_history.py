"""Every commit of a history made by a script (support/history.py): its table, its verdicts, its exit code."""

from __future__ import annotations

import asyncio
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from support import history, standin_lake
from support.history import COMMITS, Commit

from agent.ci import findings, job, report, showing
from agent.ci.comparison import Scope
from agent.ci.findings import Report

NUMBERED = list(enumerate(COMMITS))
IDS = [c.name.replace(" ", "-") for c in COMMITS]


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory, lean: object) -> tuple[Path, list[str]]:
    """The history, and the hashes of its commits."""
    folder = tmp_path_factory.mktemp("history")
    hashes = history.build(folder)
    assert len(hashes) == len(COMMITS) + 1
    return folder, hashes


def rows(found: Report) -> list[tuple[str, str, str | None]]:
    """(change, name, verdict) of each changed declaration."""
    listed = report.as_json(found)["changed"]
    return [(row["change"], row["name"], row["verdict"]) for row in listed]


def affected(found: Report) -> list[tuple[str, str | None]]:
    return [(row["name"], row["verdict"]) for row in report.as_json(found)["affected"]]


def compare(found: Report, commit: Commit) -> None:
    """Against what was written beside the commit."""
    assert rows(found) == list(commit.changed)
    assert affected(found) == list(commit.affected)
    said = "\n".join(showing.lines(found))
    for words in commit.says:
        assert words in said
    assert findings.exit_code(found) == commit.code
    codes = {r.code for v in found.open_verdicts() for r in v.reasons}
    assert not commit.why or commit.why in codes


@pytest.mark.parametrize(("number", "commit"), NUMBERED, ids=IDS)
async def test_each_commit_with_the_embedded_lean(
    repository: tuple[Path, list[str]], number: int, commit: Commit
) -> None:
    folder, hashes = repository
    scope = Scope(folder, hashes[number], hashes[number + 1])
    found = await job.run(scope, job.Asked(quiet=True))
    compare(found, commit)


@pytest.fixture(scope="module")
def with_lake(
    repository: tuple[Path, list[str]], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Path, list[str]]]:
    """A clone with the stand-in Lake at hand, so that commits are checked out and judged in the working tree."""
    folder, hashes = repository
    home = tmp_path_factory.mktemp("elan")
    standin_lake.install(home / "bin")
    clone = tmp_path_factory.mktemp("clone") / "tree"
    subprocess.run(["git", "clone", "-q", folder, clone], check=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ELAN_HOME", str(home))
        patch.setenv("LEANLOOP_TOOLCHAIN_PREFER", "lake")
        yield clone, hashes


BY_LAKE = [n for n, c in NUMBERED if c.lake or os.environ.get("LEANLOOP_TEST_ALL")]


@pytest.mark.parametrize("number", BY_LAKE, ids=[IDS[n] for n in BY_LAKE])
def test_commits_with_lake(with_lake: tuple[Path, list[str]], number: int) -> None:
    folder, hashes = with_lake
    subprocess.run(["git", "checkout", "-q", hashes[number + 1]], cwd=folder, check=True)
    found = asyncio.run(job.run(Scope(folder, hashes[number]), job.Asked(quiet=True)))
    if found.toolchain:
        assert "by Lake" in found.toolchain
    compare(found, COMMITS[number])
