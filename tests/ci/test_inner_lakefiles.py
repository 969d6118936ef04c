"""A lakefile among the sources hides nothing; a real project further down stays one of its own."""

from __future__ import annotations

import pytest
from commands.conftest import Leanloop
from support.git_repo import LIBRARY, GitRepo

from agent.ci import findings, job, report, showing
from agent.ci.comparison import Scope

BASE = {
    **LIBRARY,
    "P.lean": "import P.A\n",
    "P/A.lean": "def g (n : Nat) : Nat := n + 1\n\ntheorem s : g 0 = 1 := rfl\n",
}
CHEAT = "axiom cheat : 1 = 2\n\ntheorem bad : 1 = 2 := cheat\n"


@pytest.mark.parametrize("head", [None, "HEAD"])
async def test_a_module_that_is_called_lakefile_is_judged(repo: GitRepo, head: str | None) -> None:
    repo.commit("cheat", {"P/lakefile.lean": CHEAT, "P.lean": "import P.A\nimport P.lakefile\n"})
    found = await job.run(Scope(repo.folder, "HEAD~1", head), job.Asked(quiet=True))
    rows = [(r["file"], r["name"], r["verdict"]) for r in report.as_json(found)["changed"]]
    assert rows == [("P/lakefile.lean", "cheat", "rejected"), ("P/lakefile.lean", "bad", "rejected")]
    assert findings.exit_code(found) == 1


async def test_a_lakefile_beside_the_modules_hides_no_change_of_theirs(repo: GitRepo) -> None:
    repo.commit("cheat", {"P/lakefile.toml": 'name = "Q"\n', "P/A.lean": BASE["P/A.lean"] + CHEAT})
    found = await job.run(Scope(repo.folder, "HEAD~1"), job.Asked(quiet=True))
    rows = [(r["name"], r["verdict"]) for r in report.as_json(found)["changed"]]
    assert rows == [("cheat", "rejected"), ("bad", "rejected")]


async def test_the_lakefiles_of_projects_are_no_sources(repo: GitRepo) -> None:
    """Neither our own nor that of a project further down."""
    program = "import Lake\nopen Lake DSL\n\npackage q\n\nlean_lib Q\n\ndef two := 2\n"
    repo.commit("another project", {"vendor/q/lakefile.lean": program, "vendor/q/Q.lean": CHEAT})
    found = await job.run(Scope(repo.folder, "HEAD~1"), job.Asked(quiet=True))
    said = showing.lines(found)
    assert {r["file"] for r in report.as_json(found)["changed"]} == {"vendor/q/Q.lean"}
    assert "note: not in this project, so not judged: vendor/q/Q.lean" in said
    (repo.folder / "lakefile.toml").unlink()
    repo.commit("a program", {"lakefile.lean": program.replace("Q", "P").replace("q", "p")})
    found = await job.run(Scope(repo.folder, "HEAD~1"), job.Asked(build=False, quiet=True))
    assert report.as_json(found)["changed"] == []
    assert any(line.startswith("note: lakefile.lean differs") for line in showing.lines(found))


def test_check_sees_what_lies_below_such_a_lakefile(repo: GitRepo) -> None:
    (repo.folder / "P/lakefile.lean").write_text(CHEAT, "utf-8")
    (repo.folder / "P.lean").write_text("import P.A\nimport P.lakefile\n", "utf-8")
    for target in (".", "P", "P/lakefile.lean"):
        said = Leanloop(repo.folder)("check", target, "--json", "--quiet")
        names = {r["name"]: r["verdict"] for r in said.json["declarations"]}
        assert names["bad"] == "rejected", target
        assert ("s" in names) == (target != "P/lakefile.lean")
