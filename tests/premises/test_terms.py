"""Terms as people see them: from compiled modules and from text, and that both give the same shapes."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.lean.olean import Olean, display, parse_name
from agent.premises import declarations, features, kernel, matching, parsing, printing
from agent.toolchain.process import Limits, run

if TYPE_CHECKING:
    from agent.premises.declarations import Entry
    from agent.toolchain.embedded import EmbeddedLean

SOURCE = """
universe u v
variable {α : Type u} {β : Type v}
/-- Twice as much. -/
def double (n : Nat) : Nat := n + n
theorem arith (n m : Nat) (h : n ≤ m) : n * (m + 1) - 2 ^ n = n → ¬ m < n ∧ n ≠ m ∨ True := sorry
theorem lists (xs ys : List α) (f : α → β) : (xs ++ ys).map f = xs.map f ++ [] := sorry
theorem quantified (p : Nat → Prop) : (∀ n, p n) ↔ ¬ ∃ n, ¬ p n := sorry
theorem bracketed (a b c : Nat) : a - (b - c) = (a - b) + c := sorry
theorem functions (f : Nat → Nat) : (fun x => f (x + 1)) = f ∘ Nat.succ := sorry
theorem pairs (x : α × β) : (x.1, x.2) = x := sorry
theorem members (a : α) (xs : List α) : a ∈ a :: xs := sorry
theorem cases (c : Prop) [Decidable c] (a b : α) : (if c then a else a) = a := sorry
instance shown : Inhabited Nat := ⟨double 3⟩
structure Point where
  x : Nat
  y : Nat
private theorem hidden : True := trivial
theorem strings (s : String) : s = "a\\n" → s.length = 2 := sorry
theorem big : 2 ^ 20000 ≠ HUGE := sorry
theorem bools (a b : Bool) : (a && !b) = true := sorry
""".replace("HUGE", "9" * 6000)

EXPECTED = {
    "double": "(n : Nat) : Nat",
    "arith": "(n m : Nat) (h : n ≤ m) : n * (m + 1) - 2 ^ n = n → ¬m < n ∧ n ≠ m ∨ True",
    "lists": "{α : Type u} {β : Type v} (xs ys : List α) (f : α → β) : List.map f (xs ++ ys) = List.map f xs ++ []",
    "quantified": "(p : Nat → Prop) : (∀ (n : Nat), p n) ↔ ¬(∃ n, ¬p n)",
    "bracketed": "(a b c : Nat) : a - (b - c) = a - b + c",
    "functions": "(f : Nat → Nat) : (fun x => f (x + 1)) = f ∘ Nat.succ",
    "pairs": "{α : Type u} {β : Type v} (x : α × β) : (x.fst, x.snd) = x",
    "members": "{α : Type u} (a : α) (xs : List α) : a ∈ a :: xs",
    "cases": "{α : Type u} (c : Prop) [Decidable c] (a b : α) : (if c then a else a) = a",
    "shown": ": Inhabited Nat",
    "Point": ": Type",
    "Point.x": "(self : Point) : Nat",
    "strings": '(s : String) : s = "a\\n" → s.length = 2',
    "bools": "(a b : Bool) : (a && !b) = true",
}


def core_signatures(lean: EmbeddedLean) -> dict[str, str]:
    found: dict[str, str] = {}
    for file in sorted(lean.search_path()[0].rglob("*.olean")):
        module = Olean(file)
        for name in module.names:
            found[display(name)] = kernel.signature(module, name)
    return found


@pytest.fixture(scope="module")
def compiled(lean: EmbeddedLean, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Entry]:
    folder = tmp_path_factory.mktemp("terms")
    (folder / "Sample.lean").write_text(SOURCE, "utf-8")
    command = lean.lean(["-o", "Sample.olean", "Sample.lean"], cwd=folder)
    finished = asyncio.run(run(command, Limits(seconds=60)))
    assert finished.exit_code == 0, finished.stdout.decode()
    sample = Olean(folder / "Sample.olean")
    known = core_signatures(lean) | declarations.signatures(sample)
    return {e.name: e for e in declarations.of_olean(sample, lambda n: known.get(n, ""))}


def test_types_read_as_lean_prints_them(compiled: dict[str, Entry]) -> None:
    assert {name: compiled[name].type for name in EXPECTED} == EXPECTED


def test_what_lean_made_and_what_is_private_is_left_out(compiled: dict[str, Entry]) -> None:
    assert not [n for n in compiled if "hidden" in n or ".rec" in n or "_" in n.rsplit(".", 1)[-1]]
    assert compiled["Point.mk"].kind == "constructor"
    assert compiled["shown"].kind == "instance"
    assert compiled["big"].type.endswith("⋯")
    assert compiled["double"].doc == "Twice as much."


@pytest.mark.parametrize("name", [n for n in EXPECTED if n not in ("shown", "pairs", "Point", "Point.x")])
def test_source_and_compiled_file_give_the_same_conclusion(compiled: dict[str, Entry], name: str) -> None:
    written = {e.name: e for e in declarations.of_source(SOURCE)}
    mine, theirs = written[name].conclusion, compiled[name].conclusion
    if name in (
        "arith",
        "strings",
    ):  # the source keeps what Lean calls hypotheses in the conclusion apart too
        assert features.head_of(mine) == features.head_of(theirs)
    assert (
        theirs == mine or matching.matches(theirs, mine) or name == "quantified"
    )  # its binder has no type in text


def test_the_parts_of_a_structure_are_found_in_a_source() -> None:
    written = {
        e.name: e.kind
        for e in declarations.of_source(SOURCE + "inductive T where\n  | a : T\n  | b (n : Nat)\n")
    }
    assert written["Point.x"] == "def"
    assert written["T.a"] == written["T.b"] == "constructor"


def test_goals_as_lean_prints_them() -> None:
    found = parsing.goal(
        "case succ\nα : Type\nn m : Nat\nih : n + m =\n  m + n\n⊢ n + 1 + m = m + (n + 1)\n\ncase b\nx : α\n⊢ x"
    )
    assert printing.text(found.goal) == "n + 1 + m = m + (n + 1)"
    assert [(n, printing.text(t)) for n, t in found.hypotheses] == [
        ("α", "Type"), ("n", "Nat"), ("m", "Nat"), ("ih", "n + m = m + n"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("(xs ++ ys).length = 3", ["=", ["length", ["++", "xs", "ys"]], "3"]),
        ("a > b ∨ ∃ x ∈ s, p x", ["∨", ["<", "b", "a"], ["∃", ["∧", ["∈", "x", "s"], ["p", "x"]]]]),
        ("[1, 2][i]! = xs.head!", ["=", ["getElem", ["::", "1", ["::", "2", "[]"]], "i"], "head!"]),
        ("f <| g x |>.map h", ["f", ["map", ["g", "x"], "h"]]),
        ("if c then 1 else 0", ["ite", "c", "1", "0"]),
        ("a ⊗ b ⊗ c", ["⊗", ["⊗", "a", "b"], "c"]),
    ],
)
def test_notation(text: str, shape: object) -> None:
    def names(found: object) -> object:  # a bound variable has no name in a shape
        return [names(f) for f in found] if isinstance(found, list) else "x" if found == "?" else found

    assert names(features.shape(parsing.term(text))) == shape


@given(
    st.text(alphabet="()[]{}⟨⟩:=,.→∀∃λ∈¬-+|> \nabfunifthenxs·?_\"'«»0123", max_size=60) | st.text(max_size=60)
)
def test_any_text_gives_a_tree(text: str) -> None:
    statement = parsing.goal(text)
    features.of_statement(
        features.shape(statement.goal), [features.shape(t) for _, t in statement.hypotheses]
    )
    printing.shown(statement.goal)
    declarations.of_source("theorem t " + text)


def test_depth_is_bounded() -> None:
    for deep in (
        "(" * 5000,
        "¬" * 5000 + "p",
        "f " * 5000,
        "a + " * 5000,
        "∀ x, " * 3000,
        "fun x => " * 3000,
    ):
        tree = parsing.term(deep)
        features.shape(tree)
        printing.shown(tree)


def test_matching_is_one_sided() -> None:
    lemma = features.shape(parsing.term("xs.length = ys.length", frozenset({"xs", "ys"})))
    goal = features.shape(parsing.term("(a ++ b).length = b.length", frozenset({"a", "b"})))
    assert matching.matches(lemma, goal)
    assert not matching.matches(goal, lemma)
    assert (
        matching.fit(goal, goal, matching.subterms(goal))
        > matching.fit(lemma, goal, matching.subterms(goal))
        > 0
    )


def test_names_in_guillemets() -> None:
    assert display(parse_name("«odd name».x")) == "«odd name».x"
