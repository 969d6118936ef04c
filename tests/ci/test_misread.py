"""Declarations that Lean has under another name than the text shows: they are inconclusive, and no other is."""

from __future__ import annotations

import pytest
from commands.conftest import Leanloop
from support.git_repo import LIBRARY, GitRepo

from agent.ci import findings, job, report
from agent.ci.comparison import Scope

BASE = {
    **LIBRARY,
    "P.lean": "import P.A\nimport P.M\n",
    "P/A.lean": "def g (n : Nat) : Nat := n + 1\n",
    "P/M.lean": "import P.A\n",
}
MISREAD = """import P.A
macro "chapter" : command => `(namespace $(Lean.mkIdent `X))
theorem fine : g 0 = 1 := rfl
example : g 1 = 2 := rfl
theorem hole : g 2 = 4 := sorry
chapter
theorem hidden : g 0 = 1 := rfl
example : g 3 = 4 := rfl
"""
WANTED = {"fine": "proved", "_example_1": "proved", "hole": "rejected", "hidden": "inconclusive"}


@pytest.fixture
def repo(repo: GitRepo) -> GitRepo:
    (repo.folder / "P/M.lean").write_text(MISREAD, "utf-8")
    return repo


async def test_ci_says_so_of_this_one_alone(repo: GitRepo) -> None:
    found = await job.run(Scope(repo.folder, "HEAD"), job.Asked(quiet=True))
    rows = {r["name"]: r for r in report.as_json(found)["changed"]}
    assert {n: r["verdict"] for n, r in rows.items() if n in WANTED} == WANTED
    [reason] = rows["hidden"]["reasons"]
    assert (reason["code"], reason["message"][:24]) == ("text.misread", "Lean declares no hidden ")
    assert findings.exit_code(found) == 1


async def test_a_hole_in_it_is_not_attempted(repo: GitRepo) -> None:
    text = MISREAD.replace("sorry", "by\n  sorry").replace(
        "hidden : g 0 = 1 := rfl", "hidden : g 0 = 1 := sorry"
    )
    (repo.folder / "P/M.lean").write_text(text, "utf-8")
    found = await job.run(Scope(repo.folder, "HEAD"), job.Asked(prove=True, quiet=True))
    assert {name for _, name in found.repaired} <= {"hole"}
    rows = {r["name"]: r["verdict"] for r in report.as_json(found)["changed"]}
    assert (rows["fine"], rows["hidden"]) == ("proved", "rejected")


async def test_where_all_else_is_proved_nothing_is_wrong_and_not_all_is_said(repo: GitRepo) -> None:
    (repo.folder / "P/M.lean").write_text(MISREAD.replace("theorem hole : g 2 = 4 := sorry\n", ""), "utf-8")
    found = await job.run(Scope(repo.folder, "HEAD"), job.Asked(quiet=True))
    assert findings.exit_code(found) == 3


def test_check_says_so_of_this_one_alone(repo: GitRepo) -> None:
    said = Leanloop(repo.folder)("check", "--json", "--quiet")
    assert said.code == 1, said.err
    verdicts = {r["name"]: r["verdict"] for r in said.json["declarations"]}
    assert {n: v for n, v in verdicts.items() if n in WANTED} == WANTED
