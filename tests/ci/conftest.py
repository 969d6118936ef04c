"""What the tests of the CI job share."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.git_repo import GitRepo

from agent.judge.judge import Judge


@pytest.fixture(autouse=True)
def no_canaries(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are the judge's own tests; here they would take half of the time."""

    async def fine(_: Judge) -> str:
        return ""

    monkeypatch.setattr(Judge, "_judge_canaries", fine)


@pytest.fixture
def repo(request: pytest.FixtureRequest, tmp_path: Path, lean: object) -> GitRepo:
    """A repository whose first commit has the files in BASE of the test's module."""
    made = GitRepo(tmp_path / "repo")
    made.commit("base", request.module.BASE)
    return made
