"""Reading with several processes gives what reading with none gives, whatever becomes of the processes."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from pathlib import Path

import pytest

from agent.lean.moduledata import ModuleData
from agent.lean.olean import Olean, display
from agent.lean.project import Project
from agent.premises import declarations, reading
from agent.premises.library import Library, Place
from agent.toolchain.embedded import EmbeddedLean

FIRST = 25  # modules of the core


@pytest.fixture(scope="module")
def files(lean: EmbeddedLean) -> dict[str, Path]:
    """Some modules with all that they import, what is imported first."""
    [folder] = lean.search_path()
    found: dict[str, Path] = {}

    def add(module: str) -> None:
        file = folder / (module.replace(".", "/") + ".olean")
        for imported in ModuleData(file).imports:
            if display(imported.module) not in found:
                add(display(imported.module))
        found.setdefault(module, file)

    add("Init")
    return dict(list(found.items())[:FIRST])


def answers(files: dict[str, Path], processes: int) -> tuple[list[reading.Answer], list[str]]:
    found: list[reading.Answer] = []
    missing = reading.read_modules(files, {}, found.append, processes)
    return found, missing


@pytest.mark.parametrize("processes", [1, 3])
def test_as_if_one_had_read_them_all_in_this_order(files: dict[str, Path], processes: int) -> None:
    found, missing = answers(files, processes)
    assert missing == []
    assert [a.module for a in found] == list(files)
    known = defaultdict[str, str](str)
    for answer in found:
        olean = Olean(files[answer.module])
        own = declarations.signatures(olean)
        known |= own
        entries = declarations.of_olean(olean, known.__getitem__)
        assert answer.signatures == own
        assert answer.imports == tuple(display(i.module) for i in olean.imports)
        expected = [e.row() for e in entries]
        assert [row[:5] for row in answer.rows] == [row[:5] for row in expected]
        assert [set(row[5]) for row in answer.rows] == [set(row[5]) for row in expected]


def test_a_damaged_file_is_said_and_stops_nothing(files: dict[str, Path], tmp_path: Path) -> None:
    (tmp_path / "bad.olean").write_bytes(b"olean, or not")
    (tmp_path / "cut.olean").write_bytes(next(iter(files.values())).read_bytes()[:2048])
    more = {
        "Bad": tmp_path / "bad.olean",
        **files,
        "Cut": tmp_path / "cut.olean",
        "Gone": tmp_path / "gone.olean",
    }
    found, missing = answers(more, 2)
    assert missing == []
    assert {a.module for a in found if a.error} == {"Bad", "Cut", "Gone"}
    assert all(a.rows == () for a in found if a.error)


@pytest.mark.parametrize(
    "program",
    [
        "",
        "import sys; sys.exit(1)",
        "print('no message' * 99)",
        "import sys; sys.stdin.buffer.read(); print('x')",
    ],
)
def test_what_a_process_that_fails_has_not_read_is_named(
    files: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    (tmp_path / "worker.py").write_text(program)
    monkeypatch.setattr(reading, "_WORKER", tmp_path / "worker.py")
    monkeypatch.setattr(reading, "_LIMITS", reading.Limits(seconds=5, processes=1))
    assert answers(files, 2) == ([], list(files))


def test_who_takes_may_fail(files: dict[str, Path]) -> None:
    def take(_: reading.Answer) -> None:
        raise sqlite3.DatabaseError("no space left")

    with pytest.raises(sqlite3.DatabaseError, match="no space left"):
        reading.read_modules(files, {}, take, 2)


def test_the_index_is_the_same(lean: EmbeddedLean, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where half of the modules are known already, and where the processes are of no use."""
    found: dict[str, list[tuple[object, ...]]] = {}
    for name, worker in (("alone", None), ("together", reading._WORKER), ("broken", tmp_path / "none.py")):
        monkeypatch.setattr(reading, "_WORKER", worker)
        monkeypatch.setattr(reading, "is_worth_it", lambda _, w=worker: w is not None)
        own = tmp_path / f"{name}.sqlite"
        library = Library(Place(Project(tmp_path, is_lake=False), (), tuple(lean.search_path()), own=own))
        library.update(["Init.Logic"])
        library.update(["Init.Omega"])
        assert library.skipped == {}
        library.close()
        with sqlite3.connect(own) as db:
            found[name] = [
                *db.execute("SELECT * FROM declarations ORDER BY id"),
                *db.execute("SELECT * FROM signatures ORDER BY name"),
                *db.execute("SELECT name, imports, first, last FROM modules ORDER BY first"),
                *db.execute("SELECT * FROM postings ORDER BY token, segment"),
            ]
    assert len(found["alone"]) > 1000
    assert found["together"] == found["alone"]
    assert found["broken"] == found["alone"]


@pytest.mark.parametrize("when", ["before the signatures", "after them"])
def test_the_index_is_the_same_where_one_of_the_processes_failed(
    lean: EmbeddedLean, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    """Only the first to start does all of its work."""
    worker = tmp_path / "worker.py"
    real = reading._WORKER.read_text("utf-8")
    last = "    known: dict[str, str] = _receive()\n"
    assert real.count(last) == 1
    broken = (
        "sys.exit(1)\n" + real if when == "before the signatures" else real.replace(last, "    sys.exit(1)\n")
    )
    (tmp_path / "broken.py").write_text(f"import sys\n{broken}")
    worker.write_text(
        f"import os, runpy\ntry:\n    os.mkdir({str(tmp_path / 'first')!r})\n    program = {str(reading._WORKER)!r}\n"
        f"except FileExistsError:\n    program = {str(tmp_path / 'broken.py')!r}\n"
        "runpy.run_path(program, run_name='__main__')\n"
    )
    found: dict[bool, set[tuple[object, ...]]] = {}
    for together in (False, True):
        monkeypatch.setattr(reading, "_WORKER", worker)
        monkeypatch.setattr(reading, "is_worth_it", lambda _, together=together: together)
        own = tmp_path / f"{together}.sqlite"
        library = Library(Place(Project(tmp_path, is_lake=False), (), tuple(lean.search_path()), own=own))
        library.update(["Init.Omega"])
        library.close()
        with sqlite3.connect(own) as db:
            found[together] = {*db.execute("SELECT name, kind, type, doc, shape FROM declarations")}
    assert (tmp_path / "first").is_dir()
    assert len(found[False]) > 1000
    assert found[True] == found[False]
