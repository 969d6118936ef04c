"""What changed between two versions of sources."""

from __future__ import annotations

import pytest

from agent.ci.affected import users
from agent.ci.changes import Change, Changed, compare, normalise

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
        ("x' -- a", "x' -- b", True),
        ("«a b»", "«a  b»", False),
        ("ab", "a b", False),
    ],
)
def test_sameness_ignores_comments_and_space_only(one: str, other: str, same: bool) -> None:
    assert (normalise(one) == normalise(other)) is same


def test_users_of_a_changed_definition_are_found_through_imports() -> None:
    sources = {
        "A.lean": BASE,
        "B.lean": "theorem uses : A.f 3 = 4 := rfl\n\ntheorem not : 1 = 1 := rfl\n",
        "C.lean": "theorem blind : f 3 = 4 := rfl\n",
    }
    visible = {
        "A.lean": frozenset({"A.lean"}),
        "B.lean": frozenset({"A.lean", "B.lean"}),
        "C.lean": frozenset({"C.lean"}),
    }
    names = [(f, d.name) for f, d in users(sources, visible, {"A.lean": ["A.f"]})]
    assert names == [("A.lean", "A.one"), ("A.lean", "A.two"), ("B.lean", "uses")]
