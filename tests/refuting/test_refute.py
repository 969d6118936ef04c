"""Statements that are false are shown to be, by values where there are some; those that are true never are."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from agent import config, tasks
from agent.check.protocol import Checker
from agent.judge.environment import Environment
from agent.judge.judge import Source
from agent.judge.task import TaskJudge
from agent.lean import text as lean_text
from agent.lean.project import Project
from agent.refuting.refute import refute
from agent.refuting.values import Statement
from agent.session import opening
from agent.toolchain.embedded import EmbeddedLean
from agent.types import Refutation, Task, Trust, Usage, VerdictKind

HEAD = """\
namespace Demo
universe u v
inductive Color where | red | green | blue
inductive Tree (α : Type u) where
  | leaf : Tree α
  | node : Tree α → α → Tree α → Tree α
def Tree.size : Tree α → Nat
  | .leaf => 0
  | .node l _ r => l.size + 1 + r.size
def double (n : Nat) : Nat := n + n
abbrev Point := Nat × Bool
variable {α : Type u} (xs ys : List α)
"""

FALSE = [
    ("(n : Nat) : double n = n + 1", {"n": "0"}),
    ("(n : Nat) : double n ≤ 1", {"n": "1"}),
    ("(n : Nat) : n < 100", {"n": "100"}),
    ("(a b : Nat) : a - b + b = a", {"a": "0", "b": "1"}),
    (": xs ++ ys = ys ++ xs", {"α": "Nat", "xs": "[0]", "ys": "[1]"}),
    ("(n : Nat) (h : 0 < n) (m : Nat) : m < n", {"n": "1", "m": "1"}),
    ("(p q : Prop) (h : p ∨ q) : p ∧ q", {"p": "True", "q": "False"}),
    ("(c : Color) : c = .red", {"c": "Demo.Color.green"}),
    ("(t : Tree Nat) : t.size = 0", {"t": "(Demo.Tree.node Demo.Tree.leaf 0 Demo.Tree.leaf)"}),
    ("(i : Fin 3) : i = 0", {"i": "⟨1, by decide⟩"}),
    ("(n : Nat) (i : Fin n) : i.val = 0", {"n": "2", "i": "⟨1, by decide⟩"}),
    ("(P : Nat → Prop) (h : P 0) : ∀ n, P n", {"P": "(fun x => x = 0)", "n": "1"}),
    ("(a b : Int) : a * b = a", {"a": "1", "b": "0"}),
    ("(o : Option Nat) (h : o ≠ none) : o = some 0", {"o": "(some 1)"}),
    ("(x : Point) : x.2 = true", {"x": "(0, false)"}),
    ("(b : Bool) : b = true", {"b": "false"}),
    ("{β : Sort v} [DecidableEq β] (f : Nat → β) (x : β) : ∃ a, f a = x", None),
    (": ∃ n : Nat, n < n", {}),
    (": 1 = 2", {}),
]
TRUE = [
    "(n : Nat) : double n = 2 * n",
    "(a b c : Nat) (h : a ≤ b) : a + c < b + c + 1",
    "(n : Nat) (h : n < n) : n = 100",
    "(p q : Prop) (hp : p) (hq : q) : q ∧ p",
    ": xs.length = xs.reverse.length",
    "(i : Fin 0) : i.val = 7",
    "(P : Nat → Prop) : (∀ n, P n) → P 3",
]


@dataclass
class Bench:
    judge: TaskJudge
    checker: Checker

    async def refute(self, text: str) -> Refutation | None:
        found, usage = await refute(task(text), self.judge, self.checker)
        assert usage.tokens == 0
        return found


@pytest.fixture
async def bench(lean: EmbeddedLean, tmp_path: Path) -> AsyncIterator[Bench]:
    settings = config.Settings()
    project = Project(tmp_path, is_lake=False)
    checker = opening.make_checker(project, lean, (), settings)
    yield Bench(opening.make_judge(project, lean, (), settings), checker)
    await checker.aclose()


def task(text: str) -> Task:
    """The last declaration of `text`, as a task."""
    found = lean_text.declarations(text)
    return tasks.make(Path("A.lean"), "A", text, [found[-1]])


def statements(*wanted: str) -> str:
    return HEAD + "".join(f"theorem t{i} {s} := by\n  sorry\n" for i, s in enumerate(wanted))


async def test_false_statements_and_the_values_for_which_they_are(bench: Bench) -> None:
    """In one file, the judge's first build of which is shared."""
    text = statements(*(s for s, _ in FALSE)) + "end Demo\n"
    whole = lean_text.declarations(text)
    for i, (statement, values) in enumerate(FALSE):
        one = tasks.make(Path("A.lean"), "A", text, [d for d in whole if d.name == f"Demo.t{i}"])
        found, _ = await refute(one, bench.judge, bench.checker)
        assert found is not None, statement
        assert found.verdict.kind is VerdictKind.PROVED
        assert found.verdict.trust is Trust.REPLAYED
        assert values is None or dict(found.values) == values, statement
        assert f"@_root_.Demo.t{i}" in found.theorem


async def test_true_statements_are_left_alone(bench: Bench) -> None:
    text = statements(*TRUE)
    whole = lean_text.declarations(text)
    for i, statement in enumerate(TRUE):
        one = tasks.make(Path("A.lean"), "A", text, [d for d in whole if d.name == f"Demo.t{i}"])
        assert await refute(one, bench.judge, bench.checker) == (None, Usage()), statement


async def test_the_file_is_compiled_again_only_for_what_can_be_shown(bench: Bench) -> None:
    """With a large file that is what a check by values costs; a warm worker says first whether there is anything."""
    asked: list[str] = []
    environment = bench.judge.environment

    async def counted(source: Source) -> Environment | None:
        asked.append(source.text)
        return await environment(source)

    bench.judge.environment = counted  # type: ignore[method-assign]
    assert await bench.refute("theorem t (n : Nat) : n + 0 = n := by\n  sorry\n") is None
    assert len(asked) == 1, "the file as it stands, which the judge keeps"
    assert await bench.refute("theorem t (n : Nat) : n + 0 = 0 := by\n  sorry\n") is not None
    assert len(asked) == 3


@pytest.mark.parametrize(
    "text",
    [
        # what is open, wrong or assumed elsewhere is no ground to stand on
        "def f (n : Nat) : Nat := sorry\ntheorem t (n : Nat) : f n = n := by\n  sorry\n",
        "@[simp] theorem s (n : Nat) : n = 0 ↔ True := sorry\ntheorem t (n : Nat) : n = n := by\n  sorry\n",
        "axiom wrong : False\ntheorem t (n : Nat) : n = n := by\n  sorry\n",
        # a file that changes what the words mean
        "macro_rules | `(type_of% $_) => `(False)\ntheorem t (n : Nat) : n = n := by\n  sorry\n",
        "namespace Demo\ndef Not (p : Prop) : Prop := p\ntheorem t (n : Nat) : n = n := by\n  sorry\n",
        "theorem t (n : Nat) : n = n := by\n  sorry\n#exit\n",
        "theorem t (n : Nat) : n = 1 := by\n  sorry\n/- not closed\n",
        "theorem t (n : Nat) : n = Nonsense.at_all := by\n  sorry\n",
    ],
)
async def test_nothing_is_claimed_where_there_is_no_ground(bench: Bench, text: str) -> None:
    assert await bench.refute(text) is None


async def test_private_names_line_ends_and_open_namespaces(bench: Bench) -> None:
    text = "namespace A.«b c»\nprivate theorem d (n : Nat) : n = 1 := by\n  sorry\n".replace("\n", "\r\n")
    found = await bench.refute(text)
    assert found is not None
    assert found.text == "A.«b c».d is false: for n = 0 (its negation is proved)"


async def test_a_long_statement_is_refuted(bench: Bench) -> None:
    long = f"(n : Nat) (f : Nat → Nat) : f ({' + '.join(['n'] * 1000)}) = n + 1"
    found = await bench.refute(f"theorem t {long} := by\n  sorry\n")
    assert found is not None
    assert dict(found.values) == {"n": "0", "f": "(fun _ => 0)"}


async def test_statements_with_very_many_variables_are_none_of_its_business(bench: Bench) -> None:
    names = " ".join(f"n{i}" for i in range(1000))
    text = f"theorem t ({names} : Nat) : n0 = n0 := by\n  sorry\n"
    environment = await bench.judge.environment(bench.judge.challenge(task(text)))
    assert environment is not None
    assert list(Statement(environment, ("t",)).instances()) == []


async def test_only_theorems_are_refuted(bench: Bench) -> None:
    text = "def f (n : Nat) : Nat := sorry\ntheorem t : f 0 = 1 := sorry\n"
    both = replace(task(text), declarations=lean_text.declarations(text))
    assert (await refute(both, bench.judge, bench.checker))[0] is None
    assert await bench.refute("def f (n : Nat) : n = 1 := sorry\n") is None
