"""What the text shows under a name, and what Lean declares under it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from agent.judge.build import Source
from agent.judge.judge import Judge
from agent.lean.text import declarations
from agent.types import VerdictKind

if TYPE_CHECKING:
    from agent.toolchain.embedded import EmbeddedLean
    from agent.types import Verdict

HIDDEN = """theorem s : True := trivial
{opening}
theorem s : 1 = 2 := sorry
"""
CHAPTER = 'macro "chapter" : command => `(namespace $(Lean.mkIdent `X))\n'
HONEST = """/-- doc -/
@[simp] theorem plain : 1 = 1 := rfl
namespace A
private theorem hidden : 1 = 1 := rfl
protected theorem kept : 1 = 1 :=
  rfl
theorem _root_.top : 1 = 1 := rfl
theorem B.dotted : 1 = 1 := rfl
section
variable (n : Nat)
theorem withVariable : n = n := rfl
end
mutual
theorem one : 1 = 1 := rfl
theorem two : 2 = 2 := rfl
end
instance named : Inhabited Nat := \u27e80\u27e9
abbrev short := 1
end A
def «odd name» : Nat := 1
open Nat in
theorem opened : 1 = 1 := rfl
theorem a_line : 1 = 1 := rfl theorem same_line : 1 = 1 := rfl
"""


def audit(lean: EmbeddedLean, text: str, names: list[str]) -> tuple[Verdict, ...]:
    source = Source(text)
    return asyncio.run(Judge(lean, canaries=False).judge(source, source, names))


@pytest.mark.parametrize(
    ("before", "opening"),
    [(CHAPTER, "chapter"), ("", "def h : Char := 'a'namespace X"), ("", "def h : Nat := 5namespace X")],
)
def test_the_verdict_on_a_namesake_is_not_taken_for_its_own(
    lean: EmbeddedLean, before: str, opening: str
) -> None:
    text = before + HIDDEN.format(opening=opening)
    names = list(dict.fromkeys(d.name for d in declarations(text) if d.kind == "theorem"))
    verdicts = {v.declaration: v for v in audit(lean, text, names)}
    if opening == "chapter":
        assert verdicts["s"].kind is VerdictKind.INCONCLUSIVE
        assert [r.code for r in verdicts["s"].reasons] == ["text.misread"]
    else:
        assert verdicts["s"].kind is VerdictKind.PROVED
        assert verdicts["X.s"].kind is VerdictKind.REJECTED


def test_honest_declarations_stand_where_they_are_read(lean: EmbeddedLean) -> None:
    names = [d.name for d in declarations(HONEST)]
    assert len(names) == 14
    for v in audit(lean, HONEST, names):
        assert v.kind is VerdictKind.PROVED, v
