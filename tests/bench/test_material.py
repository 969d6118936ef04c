"""What counts as a block of teaching material, in each of the three ways of writing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.material import Material, read_material

if TYPE_CHECKING:
    from pathlib import Path


def material(folder: Path, **files: str) -> Material:
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return read_material(folder)


def test_commands_of_a_lean_file_are_blocks_and_scopes_are_not(tmp_path: Path) -> None:
    text = "namespace A\nvariable (n : Nat)\ndef f := 1\n\n-- error: no such thing\nexample : f = 2 := rfl\nend A\n"
    (program,) = material(tmp_path, a_lean=text).programs
    assert [(b.first, b.last, b.may_fail) for b in program.blocks] == [(3, 3, False), (6, 6, True)]


def test_what_imports_more_than_init_is_left_out(tmp_path: Path) -> None:
    files = {
        "a_lean": "import Mathlib\n",
        "b_lean": "import a\n",
        "c_lean": "import d\n",
        "d_lean": "def x := 1\n",
    }
    found = material(tmp_path, **files)
    assert found.excluded == {"a.lean": "imports Mathlib", "b.lean": "imports a, which imports Mathlib"}
    assert [[m for m, _ in p.imports] for p in found.programs] == [["d"], []]


def test_identical_texts_count_once(tmp_path: Path) -> None:
    assert len(material(tmp_path, a_lean="def x := 1\n", b_lean="def x := 1\n").programs) == 1


def test_markdown_blocks_build_on_those_above_or_stand_alone(tmp_path: Path) -> None:
    page = "```lean\ndef x := 1\n```\ntext\n```lean\n#eval x\n```\n```lean\ndef y := ...\n```\n```python\nz\n```\n"
    found = material(tmp_path, a_md=page)
    first, second = found.programs
    assert (second.text, second.alone) == ("def x := 1\n#eval x\n", True)
    assert (first.blocks[0].first, second.blocks[0].first) == (1, 2)
    assert found.excluded == {"a.md:8": "leaves something out"}


def test_verso_examples_forget_and_outputs_are_expected(tmp_path: Path) -> None:
    page = (
        '#doc (Manual) "T" =>\n```lean\ndef x := 1\n```\n:::example "E"\n```lean (name := e)\n#eval x\n```\n'
        "```leanOutput e\n1\n```\n:::\n```lean +error\nexample : x = 2 := rfl\n```\n"
        "```lean\nopen Lean in\n#eval 1\n```\n"
    )
    found = material(tmp_path, a_lean=page)
    texts = {p.blocks[0].name.partition(" ")[2] or p.text.count("\n"): p for p in found.programs}
    assert texts["e"].text == "def x := 1\n#eval x\n"
    assert texts["e"].blocks[0].outputs == ("1\n",)
    assert [b.fails for p in found.programs for b in p.blocks].count(True) == 1
    assert list(found.excluded.values()) == ["speaks of Lean or Std"]
