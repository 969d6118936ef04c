"""Unchanged text that means something else in the head than at the base."""

from __future__ import annotations

from support.git_repo import LIBRARY, GitRepo

from agent.ci import findings, job, report, showing
from agent.ci.comparison import Scope
from agent.ci.findings import Report
from agent.report.results import Json

BASE = {
    **LIBRARY,
    "P.lean": "import P.A\nimport P.M\n",
    "P/A.lean": "def g (n : Nat) : Nat := n + 1\n",
    "P/M.lean": "import P.A\n\nnamespace A\n\ntheorem t : ∀ n, g n ≠ 0 := by intro n h; simp [g] at h\n\nend A\n",
}
OTHER = "def g (_n : Nat) : Nat := 5\n"


async def compare(repo: GitRepo, files: dict[str, str], *, base: str = "HEAD", build: bool = True) -> Report:
    for name, text in files.items():
        (repo.folder / name).write_text(text, "utf-8")
    return await job.run(Scope(repo.folder, base), job.Asked(build=build, quiet=True))


def affected(found: Report) -> dict[str, Json]:
    return {row["name"]: row for row in report.as_json(found)["affected"]}


def text_of(found: Report) -> str:
    return "\n".join(showing.lines(found))


async def test_a_new_declaration_takes_over_a_name_that_an_unchanged_statement_uses(repo: GitRepo) -> None:
    inner = BASE["P/M.lean"].replace("theorem t", f"{OTHER}\ntheorem t")
    found = await compare(repo, {"P/M.lean": inner})
    row = affected(found)["A.t"]
    assert (row["verdict"], row["drift"], row["uses"]) == ("proved", True, ["A.g", "g"])
    assert row["rested_on"] == ["g: def g (n : Nat) : Nat := n + 1"]
    assert row["rests_on"] == ["A.g: def g (_n : Nat) : Nat := 5"]
    said = text_of(found)
    assert "P/M.lean:7: theorem A.t affected, its statement means something else: proved" in said
    assert "  - g: def g (n : Nat) : Nat := n + 1\n  + A.g: def g (_n : Nat) : Nat := 5" in said
    assert "its text is the same, its statement is not" in showing.markdown(found)
    assert any(line.startswith("::warning file=P/M.lean,line=7") for line in report.workflow_commands(found))
    assert findings.exit_code(found) == 0


async def test_another_import_brings_another_declaration_of_the_same_name(repo: GitRepo) -> None:
    swapped = {f: BASE[f].replace("P.A", "P.B") for f in ("P.lean", "P/M.lean")}
    found = await compare(repo, swapped | {"P/B.lean": OTHER})
    row = affected(found)["A.t"]
    assert (row["verdict"], row["drift"], row["uses"]) == ("proved", True, ["g"])
    assert "P/M.lean: imports changed (- P.A, + P.B)" in text_of(found)
    assert "  - g: def g (n : Nat) : Nat := n + 1\n  + g: def g (_n" in text_of(found)


async def test_another_import_of_a_module_that_was_there_already(repo: GitRepo) -> None:
    repo.commit("another g, which nobody imports", {"P/B.lean": OTHER})
    swapped = {f: BASE[f].replace("P.A", "P.B") for f in ("P.lean", "P/M.lean")}
    found = await compare(repo, swapped)
    assert report.as_json(found)["changed"] == []
    row = affected(found)["A.t"]
    assert (row["verdict"], row["drift"]) == ("proved", True)


async def test_a_module_that_is_gone_is_compared_as_it_was(repo: GitRepo) -> None:
    """Its own compiled text stands beside the head, though no file of the working tree has it."""
    (repo.folder / "P/A.lean").unlink()
    swapped = {f: BASE[f].replace("P.A", "P.B") for f in ("P.lean", "P/M.lean")}
    found = await compare(repo, swapped | {"P/B.lean": OTHER})
    row = affected(found)["A.t"]
    assert (row["verdict"], row["drift"]) == ("proved", True)
    assert row["rested_on"] == ["g: def g (n : Nat) : Nat := n + 1"]


async def test_without_a_build_names_may_mean_what_is_new(repo: GitRepo) -> None:
    inner = BASE["P/M.lean"].replace("theorem t", f"{OTHER}\ntheorem t")
    found = await compare(repo, {"P/M.lean": inner}, build=False)
    assert affected(found)["A.t"]["uses"] == ["A.g"]


async def test_where_the_base_does_not_compile_names_may_mean_what_is_new(repo: GitRepo) -> None:
    repo.commit("broken", {"P/M.lean": BASE["P/M.lean"] + "\ntheorem bad : 1 = 2 := rfl\n"})
    found = await compare(
        repo, {"P/M.lean": BASE["P/M.lean"].replace("theorem t", f"{OTHER}\ntheorem t")}, base="HEAD"
    )
    assert affected(found)["A.t"]["verdict"] == "proved"


async def test_what_is_added_and_used_by_nobody_affects_nobody(repo: GitRepo) -> None:
    more = BASE["P/A.lean"] + "\ndef h (n : Nat) : Nat := match n with | 0 => 1 | k + 1 => k\n"
    found = await compare(repo, {"P/A.lean": more})
    assert affected(found) == {}
    assert findings.exit_code(found) == 0


async def test_what_stands_behind_a_name_counts_and_not_the_name(repo: GitRepo) -> None:
    """A matcher that goes to another definition, a private lemma that moves, a mutual block of types."""
    body = (
        "inductive T where | leaf | node (a : U)\n{}inductive U where | one (t : T)\n"
        "def {}f (n : Nat) : Nat := match n with | 0 => 1 | k + 1 => k\n"
    )
    mutual = "mutual\n" + body.format("", "").replace("\ndef", "\nend\ndef")
    told = "theorem s (t : T) (u : U) (h : U.one t = u) : f 0 = 1 ∧ U.one t = u := ⟨rfl, h⟩\n"
    repo.commit("base", {"P/A.lean": BASE["P/A.lean"] + mutual + told})
    first = "def e (n : Nat) : Nat := match n with | 0 => 1 | k + 1 => k\n"
    found = await compare(repo, {"P/A.lean": BASE["P/A.lean"] + first + mutual + told})
    assert affected(found) == {}


async def test_a_renamed_or_newly_proved_statement_drifts_as_well(repo: GitRepo) -> None:
    inner = BASE["P/M.lean"].replace("theorem t", f"{OTHER}\ntheorem u").replace("simp [g] at h", "cases h")
    inner = inner.replace("theorem u", "theorem t")
    found = await compare(repo, {"P/M.lean": inner})
    rows = {row["name"]: row for row in report.as_json(found)["changed"]}
    assert (rows["A.t"]["change"], rows["A.t"]["drift"]) == ("proof", True)
    renamed = inner.replace("theorem t", "theorem u").replace("cases h", "simp [g] at h")
    found = await compare(repo, {"P/M.lean": renamed})
    rows = {row["name"]: row for row in report.as_json(found)["changed"]}
    assert (rows["A.u"]["change"], rows["A.u"]["drift"]) == ("renamed", True)
    assert "+ A.g: def g (_n : Nat) : Nat := 5" in text_of(found)


async def test_a_new_instance_gives_a_numeral_another_meaning(repo: GitRepo) -> None:
    repo.commit(
        "a numeral", {"P/M.lean": BASE["P/M.lean"] + "\ntheorem z (n : Nat) : n + 0 = n + 0 := rfl\n"}
    )
    cheat = BASE["P/A.lean"] + "\ninstance (priority := high) evil0 : OfNat Nat 0 := ⟨77⟩\n"
    found = await compare(repo, {"P/A.lean": cheat})
    rows = affected(found)
    assert rows["A.t"]["verdict"] == "rejected", "its proof was for the other zero"
    kept = (repo.folder / "P/M.lean").read_text("utf-8").split("theorem t")[0] + "end A\n"
    found = await compare(repo, {"P/M.lean": kept + "\ntheorem z (n : Nat) : n + 0 = n + 0 := rfl\n"})
    row = affected(found)["z"]
    assert (row["verdict"], row["drift"], row["uses"]) == ("proved", True, ["evil0"])
    assert row["rests_on"] == ["evil0: instance (priority := high) evil0 : OfNat Nat 0 := ⟨77⟩"]
