"""The index: what is visible where, how it is kept, and how often it finds the lemma that a proof uses."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from typing import TYPE_CHECKING

import pytest
from bench import premises as bench

from agent.errors import ToolFailed
from agent.lean import text as lean_text
from agent.lean.project import Project
from agent.premises import context, declarations, features
from agent.premises.declarations import Entry
from agent.premises.library import Library, Place
from agent.premises.store import Read, Store

if TYPE_CHECKING:
    from pathlib import Path

    from agent.toolchain.embedded import EmbeddedLean


def project_at(folder: Path) -> Project:
    (folder / "Base.lean").write_text(
        "def half (n : Nat) : Nat := n / 2\n\ntheorem half_double (n : Nat) : half (n + n) = n := sorry\n"
        "private theorem half_secret : half 0 = 0 := rfl\n"
    )
    (folder / "Other.lean").write_text("theorem half_other : half 2 = 1 := rfl\n")
    (folder / "Top.lean").write_text(
        "import Base\n\ntheorem half_zero : half 0 = 0 := rfl\n\n"
        "theorem half_four : half 4 = 2 := sorry\n\ntheorem half_six : half 6 = 3 := sorry\n"
    )
    return Project(folder, is_lake=False)


def names(library: Library, file: Path, declaration: str) -> list[str]:
    source = file.read_text()
    d = next(d for d in lean_text.declarations(source) if d.name == declaration)
    library.update(["Init", "Base"])
    return [f.entry.name for f in library.scope(source, d.span.start).for_declaration(source, d, 20)]


def test_only_what_stands_before_and_what_is_imported_is_visible(tmp_path: Path) -> None:
    library = Library(Place(project_at(tmp_path), ()))
    library.update(["Base", "Other"])
    found = names(library, tmp_path / "Top.lean", "half_four")
    assert {"half_zero", "half_double", "half"} <= set(found)
    assert not {"half_four", "half_six", "half_other", "half_secret"} & set(found)


def test_definitions_are_unfolded_and_the_habits_of_the_proofs_above_count(tmp_path: Path) -> None:
    source = (
        "def glue : List Nat → List Nat → List Nat := fun xs ys => joined xs ys\n"
        "theorem size_joined (xs ys : List Nat) : size (joined xs ys) = size xs + size ys := sorry\n"
        "theorem odd_fact : True := trivial\n"
        "theorem size_one : size [1] = 1 := by\n  exact odd_fact\n"
        "theorem size_glue (xs : List Nat) : size (glue xs xs) = 2 * size xs := by\n  sorry\n"
    )
    d = next(d for d in lean_text.declarations(source) if d.name == "size_glue")
    scope = Library(Place(Project(tmp_path, is_lake=False), ())).scope(source, d.span.start)
    goal = features.shape(declarations.statement_of(source, d).goal)
    assert "p:size>joined" in context.unfolded(source, d, goal)
    assert set(context.habits(source, d, goal, scope.kinds)) == {"odd_fact"}
    found = [f.entry.name for f in scope.for_declaration(source, d, 10)]
    assert {"size_joined", "odd_fact"} <= set(found)


def test_a_module_is_read_again_when_its_file_changed(tmp_path: Path) -> None:
    place = Place(project_at(tmp_path), (), own=tmp_path / "own" / "premises.sqlite")
    first = Library(place)
    assert first.update(["Base", "Other"]) == 2
    first.close()
    (tmp_path / "Base.lean").write_text("theorem half_new (n : Nat) : half n ≤ n := sorry\n")
    second = Library(place)
    assert second.update(["Base", "Other"]) == 1
    found = names(second, tmp_path / "Top.lean", "half_four")
    assert "half_new" in found
    assert "half_double" not in found


def test_compiled_modules_are_read_once_and_shared(tmp_path: Path, lean: EmbeddedLean) -> None:
    place = Place(project_at(tmp_path), lean.search_path(), cache=tmp_path / "cache")
    library = Library(place)
    assert library.update(["Init"]) > 50
    scope = library.scope("")
    found = scope.for_goal("xs ys : List α\n⊢ (xs ++ ys).length = ys.length + xs.length")
    assert "List.length_append" in [f.entry.name for f in found[:3]]
    assert scope.module_of(found[0]).startswith("Init.Data.List")
    library.close()
    again = Library(place)
    assert again.update(["Init"]) == 0
    assert again.scope("").kinds("Nat.add_comm") == "theorem"
    assert again.scope("prelude\n").kinds("Nat.add_comm") is None


@pytest.mark.parametrize("damage", [b"", b"not a database", b"SQLite format 3\0" + b"\1" * 5000])
def test_a_damaged_index_is_built_again(tmp_path: Path, damage: bytes) -> None:
    place = Place(project_at(tmp_path), (), own=tmp_path / "own.sqlite")
    library = Library(place)
    library.update(["Base"])
    library.close()
    (tmp_path / "own.sqlite").write_bytes(damage)
    for suffix in ("-wal", "-shm"):
        (tmp_path / f"own.sqlite{suffix}").unlink(missing_ok=True)
    again = Library(place)
    assert again.update(["Base"]) == 1
    assert "half_double" in names(again, tmp_path / "Top.lean", "half_four")


def test_damage_inside_is_said_and_mended_by_the_next_run(tmp_path: Path) -> None:
    place = Place(project_at(tmp_path), (), own=tmp_path / "own.sqlite")
    library = Library(place)
    library.update(["Base"])
    library.close()
    with sqlite3.connect(tmp_path / "own.sqlite") as db:
        db.execute("UPDATE postings SET ids = x'00'")
    db.close()
    with pytest.raises(ToolFailed, match="damaged"):
        names(Library(place), tmp_path / "Top.lean", "half_four")
    assert "half_double" in names(Library(place), tmp_path / "Top.lean", "half_four")


def test_what_cannot_be_read_is_skipped_with_a_reason(tmp_path: Path) -> None:
    project = project_at(tmp_path)
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "Bad.olean").write_bytes(b"olean\2nonsense")
    library = Library(Place(project, (tmp_path / "lib",)))
    library.update(["Bad", "Base", "Missing", "../Base"])
    assert list(library.skipped) == ["Bad"]
    assert "half_double" in names(library, tmp_path / "Top.lean", "half_four")


def test_nowhere_to_write_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ToolFailed, match="index of premises"):
        Library(Place(project_at(tmp_path), (), own=tmp_path / "file" / "own.sqlite"))


def entry(name: str) -> Entry:
    return Entry(name, "theorem", ": True", "", "True", [])


def test_many_batches_are_merged_and_the_replaced_stay_dead(tmp_path: Path) -> None:
    store = Store(tmp_path / "s.sqlite")
    for n in range(30):
        store.add(
            [
                Read(
                    f"M{n % 5}",
                    str(n),
                    (),
                    [entry(f"thing_{n}").row(), entry(f"other_{n}").row()],
                    {f"f{n}": "ix"},
                )
            ]
        )
    assert len(store.modules) == 5
    numbers = [n for piece in store.postings("n:thing") for n in piece]
    live = store.entries(n for n in numbers if any(m.first <= n < m.last for m in store.modules.values()))
    assert sorted(e.name for e in live.values()) == [f"thing_{n}" for n in range(25, 30)]
    assert store.signature("f29") == "ix"
    assert store.signature("f3") is None
    again = Store(tmp_path / "s.sqlite")
    assert again.modules == store.modules


def test_two_processes_may_add(tmp_path: Path) -> None:
    one, two = Store(tmp_path / "s.sqlite"), Store(tmp_path / "s.sqlite")
    one.add([Read("A", "1", (), [entry("a").row()], {})])
    two.add([Read("B", "1", (), [entry("b").row()], {})])
    assert set(two.modules) == {"A", "B"}
    assert {m.first for m in two.modules.values()} == {0, 1}


def show(what: str, hits: bench.Hits) -> None:
    print(
        f"\n{what}: a lemma of the proof among the first 10 for {hits.hit} of {hits.asked} theorems ({hits.rate:.0%})"
    )


def test_a_lemma_of_the_proof_is_found_in_lean_project(lean: EmbeddedLean) -> None:
    hits = bench.hit_rate(bench.SOLUTIONS, sorted(bench.SOLUTIONS.rglob("*.lean")), lean.search_path())
    show("lean_project", hits)
    assert hits.asked > 50
    assert hits.rate >= 0.6, hits.missed


def test_a_lemma_of_the_proof_is_found_in_the_core_library(lean: EmbeddedLean) -> None:
    files = sorted(bench.CORE.rglob("*.lean"))
    hits = bench.hit_rate(
        bench.CORE, files, lean.search_path(), every=1 if os.environ.get("ALL_OF_CORE") else 10
    )
    show("the core library", hits)
    assert hits.asked > 100
    assert hits.rate >= 0.6, hits.missed


def test_a_locked_index_is_not_thrown_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Store(tmp_path / "s.sqlite").add([Read("A", "1", (), [entry("a").row()], {})])
    monkeypatch.setattr("agent.premises.store.WAIT_SECONDS", 0.05)
    with contextlib.closing(sqlite3.connect(tmp_path / "s.sqlite")) as other:
        other.execute("BEGIN EXCLUSIVE")
        library = Library(Place(project_at(tmp_path), (), own=tmp_path / "s.sqlite"))
        with pytest.raises(ToolFailed, match="locked"):
            library.update(["Base"])
        other.execute("ROLLBACK")
    assert set(Store(tmp_path / "s.sqlite").modules) == {"A"}
