"""Blocks of tactics, and proofs cut where they fail."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.lean.blocks import Failure, blocks, cut
from agent.lean.masking import mask
from agent.types import Span

PROOF = """theorem t : p := by
  induction xs with
  | nil => simp [a, b]
  | cons x xs ih =>
    have h : q := by
      rw [foo]
      exact bar
    cases h with
    | inl h => exact ih
    | inr h =>
      constructor
      · exact fun y => h
      · simp
        omega

theorem u : r := t
"""


def at(mark: str) -> int:
    return PROOF.index(mark)


def cut_at(*marks: str, goals: int = 0) -> str | None:
    region = Span(at(":= by"), at("\n\ntheorem u"))
    return cut(PROOF, region, [Failure(at(m), goals) for m in marks])


def test_blocks_know_their_opener_their_extent_and_their_tactics() -> None:
    found = blocks(mask(PROOF), at(":= by"), at("\n\ntheorem u"))
    shown = [(b.opener, b.span.of(PROOF).split("\n")[0], len(b.tactics)) for b in found]
    assert (at("=> simp [a"), "simp [a, b]", 1) in shown
    assert (at("by\n      rw"), "rw [foo]", 2) in shown
    assert (at("=>\n    have"), "have h : q := by", 2) in shown
    assert (at("· simp"), "simp", 2) in shown
    assert (at("by\n  ind"), "induction xs with", 1) in shown
    assert next(b for b in found if b.opener == at("· simp")).span.of(PROOF) == "simp\n        omega"


@pytest.mark.parametrize(
    ("mark", "before", "after"),
    [
        ("simp [a, b]", "simp [a, b]", "sorry"),
        ("b]", "simp [a, b]", "sorry"),
        ("foo]", "rw [foo]\n      exact bar", "sorry"),
        ("bar", "exact bar", "sorry"),
        ("omega", "omega", "sorry"),
        ("h\n      · simp", "exact fun y => h", "sorry"),
        ("constructor", "constructor\n      · exact fun y => h\n      · simp\n        omega", "sorry"),
    ],
)
def test_what_failed_goes_with_the_rest_of_its_block(mark: str, before: str, after: str) -> None:
    assert cut_at(mark) == PROOF.replace(before, after, 1)


def test_a_block_that_left_goals_gets_a_hole_for_each() -> None:
    assert cut_at("=> simp [a", goals=1) == PROOF.replace("simp [a, b]", "simp [a, b]\n           sorry")
    two = cut_at("=> simp [a", goals=2)
    assert two is not None
    assert two.count("\n           · sorry") == 2


def test_the_outer_cut_wins_and_several_stand_side_by_side() -> None:
    assert cut_at("foo]", "bar") == cut_at("foo]")
    both = cut_at("simp [a", "omega")
    assert both == PROOF.replace("simp [a, b]", "sorry").replace("omega", "sorry")


def test_a_cut_that_did_not_help_is_made_wider() -> None:
    once = cut_at("omega")
    assert once is not None
    region = Span(once.index(":= by"), once.index("\n\ntheorem u"))
    again = cut(once, region, [Failure(once.index("sorry"))])
    assert again == PROOF.replace("· simp\n        omega", "sorry")


def test_nothing_is_cut_outside_blocks() -> None:
    assert cut("theorem u : r := t x", Span(14, 20), [Failure(19)]) is None


def test_a_block_that_begins_with_an_alternative_has_no_tactic() -> None:
    text = "theorem t : p := by\n  | nil => simp\n"
    assert cut(text, Span(14, len(text) - 1), [Failure(text.index("by"), goals=1)]) is not None


@given(st.text(alphabet="by·=>|(){}⟨⟩;: \nsimp,xh", max_size=120), st.integers(0, 120), st.integers(0, 3))
def test_any_text_is_cut_within_its_region_or_not_at_all(body: str, offset: int, goals: int) -> None:
    text = f"theorem t : p := by\n  {body}\n\ntheorem u : q := by simp\n"
    start, end = text.index(":= by"), text.index("\n\ntheorem u : q")
    new = cut(text, Span(start, end), [Failure(min(start + offset, end), goals)])
    if new is not None:
        assert new.startswith(text[:start])
        assert new.endswith(text[end:])
        assert "sorry" in new
