"""The history of a Git repository as a dataset: what commits brought, without its proofs, in its context."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.git_repo import GitRepo

from agent.errors import TargetError, UsageError
from agent.evaluation import datasets, history, layouts
from agent.evaluation.datasets import Dataset
from agent.evaluation.history import Query

LAKE = {
    "lakefile.toml": 'name = "demo"\n\n[[lean_lib]]\nname = "Demo"\n',
    "lean-toolchain": "leanprover/lean4:v4.35.0\n",
}
FIRST = "theorem low (p : Prop) (h : p) : p := h\n\ntheorem hole (p : Prop) (h : p) : p := by\n  sorry\n"


@pytest.fixture
def repo(tmp_path: Path) -> GitRepo:
    """Four steps: a file, a new theorem that uses it, a merged branch, and a step that brings no new theorem."""
    repo = GitRepo(tmp_path / "repo")
    repo.commit("one", LAKE | {"Demo.lean": FIRST})
    repo.commit("two", {"Demo.lean": FIRST + "\ntheorem high (p : Prop) (h : p) : p := low p h\n"})
    repo.git("checkout", "-q", "-b", "topic")
    repo.commit("a", {"Demo/Extra.lean": "theorem extra : True := by\n  trivial\n"})
    repo.commit(
        "b", {"Demo.lean": (repo.folder / "Demo.lean").read_text().replace(":= h\n", ":= by exact h\n")}
    )
    repo.git("checkout", "-q", "main")
    repo.merge("topic")
    repo.commit("comment", {"Demo.lean": (repo.folder / "Demo.lean").read_text() + "\n-- the end\n"})
    return repo


async def load(repo: GitRepo, tmp_path: Path, query: Query) -> Dataset:
    return await history.load(repo.folder, query, tmp_path / "scratch")


async def test_each_step_brings_its_theorems_without_their_proofs(repo: GitRepo, tmp_path: Path) -> None:
    before = {p: p.read_bytes() for p in repo.folder.rglob("*") if p.is_file() and ".git" not in p.parts}
    found = await load(repo, tmp_path, Query())
    assert [(i.task.name, i.change) for i in found.items] == [
        ("low", "proof"),  # the merge, as one step
        ("extra", "added"),
        ("high", "added"),
        ("low", "added"),
    ]
    assert [(s.name, s.reason.rsplit(" (", 1)[0]) for s in found.skipped] == [
        ("hole", "it is unproved in that commit")
    ]
    high = found.items[2]
    assert high.task.source == FIRST + "\ntheorem high (p : Prop) (h : p) : p := by\n  sorry\n"
    assert [d.name for d in high.task.declarations] == ["high"], "the other hole of the file stays"
    assert high.task.module == "Demo"
    assert found.items[1].task.module == "Demo.Extra"
    assert before == {p: p.read_bytes() for p in before}


async def test_dates_say_since_when_a_proof_may_be_known(repo: GitRepo, tmp_path: Path) -> None:
    found = await load(repo, tmp_path, Query())
    proof, extra, high, low = found.items
    assert extra.date.startswith("2026-01-03"), "the branch was public before it was merged"
    assert extra.committed.startswith("2026-01-05")
    assert high.date.startswith("2026-01-02")
    assert proof.notes == ("the same statement had another proof before",)
    assert low.notes == ()
    assert low.commit == repo.git("rev-list", "--max-parents=0", "HEAD")


async def test_ranges_dates_and_limits(repo: GitRepo, tmp_path: Path) -> None:
    async def names(query: Query) -> list[str]:
        return [i.task.name for i in (await load(repo, tmp_path, query)).items]

    assert await names(Query("HEAD~3..HEAD~2")) == ["high"]
    assert await names(Query("HEAD~2")) == ["high"]
    assert await names(Query("HEAD~3")) == ["low"]
    assert await names(Query(since="2026-01-04")) == ["low", "extra"]
    assert await names(Query(limit=3)) == ["low", "extra", "high"]
    assert await names(Query("HEAD")) == []
    for bad in (Query("no-such-branch"), Query("HEAD..no-such")):
        with pytest.raises(TargetError, match="no commit"):
            await load(repo, tmp_path, bad)
    for wrong in (Query(since="yesterday"), Query("a...b")):
        with pytest.raises(UsageError):
            await load(repo, tmp_path, wrong)


async def test_the_hash_pins_the_tasks_and_no_folder(repo: GitRepo, tmp_path: Path) -> None:
    one = await load(repo, tmp_path, Query())
    clone = tmp_path / "clone"
    repo.git("clone", "-q", str(repo.folder), str(clone))
    two = await history.load(clone, Query(), tmp_path / "elsewhere")
    assert one.hash == two.hash
    assert [i.task.id for i in one.items] == [i.task.id for i in two.items]
    assert str(tmp_path) not in json.dumps(dict(one.origin))


async def test_a_tree_is_written_out_as_it_was(repo: GitRepo, tmp_path: Path) -> None:
    found = await load(repo, tmp_path, Query("HEAD~3..HEAD~2"))
    batch = await history.write_out(found.batches[0])
    assert batch.project.root.is_relative_to((tmp_path / "scratch").resolve())
    assert (batch.project.root / "Demo.lean").read_text().endswith(":= low p h\n")
    assert not (batch.project.root / "Demo" / "Extra.lean").exists()
    history.clear(batch)
    assert not batch.project.root.exists()


async def test_a_commit_from_before_there_was_a_lakefile(tmp_path: Path) -> None:
    repo = GitRepo(tmp_path / "repo")
    repo.commit("one", {"proofs/A.lean": "theorem a : True := trivial\n"})
    repo.commit(
        "two", {f"proofs/{n}": t for n, t in LAKE.items()} | {"B.lean": "theorem b : True := trivial\n"}
    )
    found = await history.load(repo.folder / "proofs", Query(), tmp_path / "scratch")
    assert [(i.task.name, i.task.module) for i in found.items] == [("a", "A")]
    batch = await history.write_out(found.batches[0])
    assert not batch.project.is_lake
    assert (batch.project.root / "A.lean").is_file()


async def test_a_project_in_a_folder_of_the_repository(tmp_path: Path) -> None:
    repo = GitRepo(tmp_path / "repo")
    files = {f"proofs/{n}": t for n, t in (LAKE | {"Demo.lean": FIRST}).items()}
    repo.commit("one", files | {"Elsewhere.lean": "theorem other : True := trivial\n"})
    found = await history.load(repo.folder / "proofs", Query(), tmp_path / "scratch")
    assert [(i.task.name, i.path, i.task.module) for i in found.items] == [
        ("low", "proofs/Demo.lean", "Demo"),
    ]
    batch = await history.write_out(found.batches[0])
    assert (batch.project.root / "Demo.lean").is_file()


async def test_entries_of_leandojo_are_found_in_a_clone(repo: GitRepo, tmp_path: Path) -> None:
    commit = repo.git("rev-parse", "HEAD~2")
    places = [
        ("Demo.lean", "high"),
        ("Demo.lean", "nothing"),
        (".lake/packages/x/A.lean", "a"),
        ("No.lean", "b"),
    ]
    entries = [{"url": "u", "commit": commit, "file_path": f, "full_name": n, "start": [1, 1], "end": [1, 2],
                "traced_tactics": []} for f, n in places]  # fmt: skip
    file = tmp_path / "test.json"
    file.write_text(json.dumps(entries))
    named = [(layouts.name_of(e, n), e) for n, e in datasets.entries(file)]
    found = await history.locate(repo.folder, "test", named, tmp_path / "scratch")
    assert [(i.task.name, i.commit) for i in found.items] == [("high", commit)]
    assert "low p h" not in found.items[0].task.source
    assert {s.name for s in found.skipped} == {"nothing", "a", "b"}


async def test_outside_a_repository(tmp_path: Path) -> None:
    (tmp_path / "lakefile.toml").write_text(LAKE["lakefile.toml"])
    with pytest.raises(TargetError, match="no git repository"):
        await history.load(tmp_path, Query(), tmp_path / "scratch")
