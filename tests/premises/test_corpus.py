"""LeanDojo's corpora: the layout of its export, and tracing as far as it can be tried without a network."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from agent.errors import SourceError, TargetError, ToolMissing
from agent.lean.project import Project
from agent.premises import corpus, trace, trace_worker
from agent.premises.library import Library, Place
from agent.premises.store import Store
from agent.toolchain.process import Command, Limits, run

ORDER = {
    "path": ".lake/packages/mathlib/Mathlib/Order/Basic.lean",
    "imports": [
        ".lake/packages/lean4/src/lean/Init/Prelude.lean",
        ".lake/packages/mathlib/Mathlib/Logic.lean",
    ],
    "premises": [
        {
            "full_name": "le_antisymm'",
            "code": "theorem le_antisymm' [PartialOrder α] {a b : α} (h : a ≤ b) (h' : b ≤ a) : a = b",
            "start": [10, 1],
            "end": [12, 20],
            "kind": "commanddeclaration",
        },
        {
            "full_name": None,
            "code": "instance : LE Nat",
            "start": [1, 1],
            "end": [1, 5],
            "kind": "commanddeclaration",
        },
        {
            "full_name": "Monotone.comp_alias",
            "code": "alias Monotone.comp_alias := Monotone.comp",
            "start": [20, 1],
            "end": [20, 40],
            "kind": "Mathlib.Tactic.Alias.alias",
        },
    ],
}
LOGIC = {"path": "Mathlib/Logic.lean", "imports": [], "premises": []}


def written(folder: Path, *lines: object) -> Path:
    file = folder / "corpus.jsonl"
    file.write_text("".join((x if isinstance(x, str) else json.dumps(x)) + "\n" for x in lines), "utf-8")
    return file


@pytest.mark.parametrize(
    ("path", "module"),
    [
        ("Mathlib/Order/Basic.lean", "Mathlib.Order.Basic"),
        (".lake/packages/std/Std/Data.lean", "Std.Data"),
        ("lake-packages/aesop/Aesop.lean", "Aesop"),
        (".lake/packages/lean4/src/lean/Init/Core.lean", "Init.Core"),
        ("src/lean/Init/Core.lean", "Init.Core"),
    ],
)
def test_paths_are_modules(path: str, module: str) -> None:
    assert corpus.module_of(path) == module


def test_what_is_imported_is_visible_where_its_modules_are(tmp_path: Path) -> None:
    store = Store(tmp_path / "corpus.sqlite")
    taken = corpus.import_corpus(written(tmp_path, LOGIC, ORDER), store)
    assert (taken.modules, taken.declarations, taken.nameless) == (2, 2, 1)
    store.close()
    (tmp_path / "A.lean").write_text("import Mathlib.Order.Basic\n")
    library = Library(Place(Project(tmp_path, is_lake=False), (), corpus=tmp_path / "corpus.sqlite"))
    assert library.update(["A"]) == 1
    scope = library.scope("import A\n")
    found = scope.for_goal("x y : Nat\nh : x ≤ y\n⊢ x = y")
    assert [f.entry.name for f in found] == ["le_antisymm'"]
    assert scope.module_of(found[0]) == "Mathlib.Order.Basic"
    assert scope.kinds("Monotone.comp_alias") == "declaration"
    assert not library.scope("").for_goal("x = y")


def test_importing_again_replaces(tmp_path: Path) -> None:
    store = Store(None)
    corpus.import_corpus(written(tmp_path, ORDER), store)
    corpus.import_corpus(written(tmp_path, ORDER | {"premises": ORDER["premises"][:1]}), store)
    (module,) = store.modules.values()
    assert module.last - module.first == 1


@pytest.mark.parametrize(
    "line", ["{", "[]", '{"path": "A.lean"}', '{"path": 1, "imports": 2, "premises": 3}', '{"premises": [1]}']
)
def test_a_wrong_line_is_named(tmp_path: Path, line: str) -> None:
    with pytest.raises(SourceError, match=r"corpus\.jsonl:2 is no line of a corpus"):
        corpus.import_corpus(written(tmp_path, LOGIC, line), Store(None))


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(TargetError, match="cannot read"):
        corpus.import_corpus(tmp_path / "none.jsonl", Store(None))


async def test_tracing_without_lean_dojo_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "lean_dojo", None)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(ToolMissing, match="lean-dojo") as e:
        await trace.trace("https://example.invalid/x", tmp_path / "out.jsonl")
    assert "leanloop[dojo]" in e.value.hint


# lean-dojo 4.20 as far as the worker uses it: LeanGitRepo, get_latest_commit, trace, traced_files_graph.
STAND_IN = """
class LeanGitRepo:
    def __init__(self, url, commit): self.url, self.commit = url, commit
    @classmethod
    def from_path(cls, path): return cls(path, "head")
def get_latest_commit(url): return "latest"
class File:
    def __init__(self, path): self.path = path
    def get_premise_definitions(self):
        return [{"full_name": "t", "code": "theorem t : 1 = 1", "start": [1, 1], "end": [1, 9], "kind": "x"}]
class Graph:
    nodes = {n: {"traced_file": File(n)} for n in ("A.lean", "B.lean")}
    def successors(self, node): return ["A.lean"] if node == "B.lean" else []
class Traced:
    traced_files_graph = Graph()
def trace(repo):
    assert repo.commit in ("head", "latest")
    return Traced()
"""


async def test_the_worker_writes_what_can_be_imported(tmp_path: Path) -> None:
    (tmp_path / "lean_dojo.py").write_text(STAND_IN)
    (tmp_path / "networkx.py").write_text("def topological_sort(graph): return ['B.lean', 'A.lean']\n")
    argv = (sys.executable, trace_worker.__file__, str(tmp_path), "-", str(tmp_path / "out.jsonl"))
    finished = await run(Command(argv, tmp_path, {"PYTHONPATH": str(tmp_path)}), Limits(seconds=60))
    assert finished.exit_code == 0, finished.stderr
    store = Store(None)
    taken = corpus.import_corpus(tmp_path / "out.jsonl", store)
    assert (taken.modules, taken.declarations) == (2, 2)
    assert store.modules["B"].imports == ("A",)
