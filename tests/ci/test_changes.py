"""What changed between two versions of sources."""

from __future__ import annotations

import pytest

from agent.ci.affected import by_words, spread
from agent.ci.changes import Change, Changed, commands_changed, compare, normalise

BASE = """namespace A

variable (n : Nat)

def f (x : Nat) : Nat := x + 1

theorem one : f 0 = 1 := by
  rfl

theorem two : f 1 = 2 := rfl

end A
"""


def found(old: str, new: str) -> list[tuple[str, str]]:
    """(change, name) for two versions of one file."""
    return [(c.change.value, c.current.declaration.name) for c in compare({"A.lean": old}, {"A.lean": new})]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", []),
        ("by\n  rfl", "by -- a comment\n    rfl", []),
        ("by\n  rfl", "by\n  decide", [("proof", "A.one")]),
        ("by\n  rfl", "by\n  sorry", [("proof", "A.one")]),
        ("f 0 = 1", "f 0 = 1 + 0", [("statement", "A.one")]),
        ("x + 1", "x + 2", [("body", "A.f")]),
        ("theorem two", "@[simp] theorem two", [("scope", "A.two")]),
        ("theorem two", "lemma two", []),
        ("theorem two", "theorem deux", [("renamed", "A.deux")]),
        ("theorem two : f 1 = 2 := rfl\n", "", [("removed", "A.two")]),
        ("end A", "theorem three : True := trivial\n\nend A", [("added", "A.three")]),
        ("(n : Nat)", "(n : Int)", [("scope", "A.f"), ("scope", "A.one"), ("scope", "A.two")]),
    ],
)
def test_each_kind_of_change(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert found(BASE, BASE.replace(old, new, 1) if old else BASE) == expected


def test_a_move_to_another_file_is_recognised() -> None:
    lemma = "theorem two : f 1 = 2 := rfl\n"
    moved = compare(
        {"A.lean": BASE, "B.lean": "namespace A\n\nvariable (n : Nat)\n\nend A\n"},
        {
            "A.lean": BASE.replace(lemma, ""),
            "B.lean": f"namespace A\n\nvariable (n : Nat)\n\n{lemma}\nend A\n",
        },
    )
    assert [(c.change, c.before.file, c.after.file) for c in moved if c.before and c.after] == [
        (Change.MOVED, "A.lean", "B.lean")
    ]


def test_what_has_no_name_moves_with_its_file() -> None:
    text = "instance : Inhabited Nat := ⟨0⟩\nexample : 1 = 1 := rfl\n"
    moved = compare({"A.lean": text}, {"B.lean": text})
    assert [(c.change, c.current.file) for c in moved] == [(Change.MOVED, "B.lean"), (Change.MOVED, "B.lean")]


def test_a_hole_that_came_in_is_said() -> None:
    [changed] = compare({"A.lean": BASE}, {"A.lean": BASE.replace("by\n  rfl", "by\n  sorry")})
    assert isinstance(changed, Changed)
    assert changed.newly_unproved
    assert not changed.drifted


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("a  +\n b -- c", "a + b", True),
        ("a /- x -/ b", "a b", True),
        ('"a  b"', '"a b"', False),
        ('"-- a"', '"-- b"', False),
        ("'a'", "'b'", False),
        ("f 'a'", 'f "a"', False),
        ("!b", "?b", False),
        ("f 1x", "f 2x", False),
        ("f ' '  'a' -- b", "f ' ' 'a'", True),
        ("x' -- a", "x' -- b", True),
        ("«a b»", "«a  b»", False),
        ("ab", "a b", False),
    ],
)
def test_sameness_ignores_comments_and_space_only(one: str, other: str, same: bool) -> None:
    assert (normalise(one) == normalise(other)) is same


SOURCES = {
    "A.lean": BASE,
    "B.lean": "theorem uses : A.f 3 = 4 := rfl\n\ndef g (x : Nat) : Nat := A.f x\n\n"
    "theorem far : g 1 = 2 := rfl\n\ntheorem rests : g 1 = 2 := by\n  rw [far]\n\ntheorem not : 1 = 1 := rfl\n",
    "C.lean": "theorem blind : f 3 = 4 := rfl\n",
}
VISIBLE = {
    "A.lean": frozenset({"A.lean"}),
    "B.lean": frozenset({"A.lean", "B.lean"}),
    "C.lean": frozenset({"C.lean"}),
}


@pytest.mark.parametrize(
    ("meaning", "unproved", "expected"),
    [
        (["A.f"], [], ["A.one", "A.two", "uses", "g", "far", "rests"]),
        ([], [], []),
    ],
)
def test_users_of_a_changed_definition_are_found_through_imports(
    meaning: list[str], unproved: list[str], expected: list[str]
) -> None:
    seeds = [("A.lean", n) for n in meaning]
    graph = by_words(SOURCES, VISIBLE, seeds)
    assert [a.declaration.name for a in spread(graph, seeds)] == expected


@pytest.mark.parametrize(
    ("meaning", "unproved", "expected"),
    [
        ([], ["far"], ["rests", "end_of_line"]),
        (["far"], [], ["rests"]),  # a proof that says the same is as good as before
        (["g"], [], ["far", "rests", "end_of_line"]),  # `rests` says something else now
    ],
)
def test_how_far_a_change_reaches(meaning: list[str], unproved: list[str], expected: list[str]) -> None:
    sources = {"B.lean": SOURCES["B.lean"] + "\ntheorem end_of_line : 1 = 1 := by\n  have := rests\n  rfl\n"}
    seeds = [("B.lean", n) for n in meaning + unproved]
    graph = by_words(sources, {"B.lean": frozenset(sources)}, seeds)
    found = spread(graph, [("B.lean", n) for n in meaning], [("B.lean", n) for n in unproved])
    assert [a.declaration.name for a in found] == expected


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('notation "x" => 1\n', 'notation "x" => 2\n', ("notation",)),
        ('notation "x" => 1\n', 'notation  "x" => 1 -- one\n', ()),
        ("", "attribute [simp] Nat.add_comm\n", ("attribute",)),
        ('macro "m" : tactic => `(tactic| rfl)\n', "", ("macro",)),
        ("theorem t : 1 = 1 := rfl\n", "set_option pp.all true in\ntheorem t : 1 = 1 := rfl\n", ()),
        ("proof_wanted x : 1 = 1\n", "", ()),
        ("def a := 1\n", "def a := 2\n#eval a\nopen Nat\n", ()),
    ],
)
def test_commands_that_change_the_meaning_of_others(old: str, new: str, words: tuple[str, ...]) -> None:
    assert commands_changed(old, new) == words


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("section S\n", "section T\n", []),
        ("noncomputable section\n", "section\n", ["scope"]),
        ("namespace A.B\n", "namespace A\nnamespace B\n", []),
        ("open Nat\n", "open Nat Int\n", ["scope"]),
    ],
)
def test_what_of_the_scope_counts(old: str, new: str, expected: list[str]) -> None:
    lemma = "theorem t : 1 = 1 := rfl\n"
    assert [c for c, _ in found(old + lemma, new + lemma)] == expected


@pytest.mark.parametrize(
    ("option", "drift"),
    [
        ("linter.all false", False),
        ("maxHeartbeats 1", False),
        ("weak.linter.x true", False),
        ("autoImplicit true", True),
    ],
)
def test_options_that_change_no_meaning_are_no_drift(option: str, drift: bool) -> None:
    lemma = "theorem t : 1 = 1 := rfl\n"
    [changed] = compare({"A.lean": lemma}, {"A.lean": f"set_option {option} in\n{lemma}"})
    assert (changed.change, changed.drifted) == (Change.SCOPE, drift)


def test_an_attribute_is_no_drift() -> None:
    [marked] = compare(
        {"A.lean": "theorem t : 1 = 1 := rfl\n"}, {"A.lean": "@[simp] theorem t : 1 = 1 := rfl\n"}
    )
    assert (marked.change, marked.drifted) == (Change.SCOPE, False)
    [drifted] = compare({"A.lean": "theorem t : 1 = 2 := sorry\n"}, {"A.lean": "theorem t : 1 = 1 := rfl\n"})
    assert (drifted.change, drifted.drifted, drifted.filled) == (Change.STATEMENT, True, True)
