"""What a model's answer can mean, and that its statement never counts."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent import tasks
from agent.lean import text as lean_text
from agent.prompting import answers
from agent.types import Attempt, Completion, Finish, Task

SOURCE = """namespace Foo

def twice (n : Nat) : Nat := n + n

theorem helper (n : Nat) : twice n = n + n := rfl

theorem target (n : Nat) : twice n = 2 * n := by
  sorry

theorem after : True := trivial

end Foo
"""


def task(source: str = SOURCE, *names: str) -> Task:
    """The task of the named declarations, or of the one with a hole."""
    declared = lean_text.declarations(source)
    wanted = [d for d in declared if (d.name in names if names else d.holes)]
    return tasks.make(Path("Foo.lean"), "Foo", source, wanted)


def texts(answer: str, source: str = SOURCE) -> list[str]:
    """The candidate files that an answer leads to."""
    return [c.text for c in answers.read(task(source), Completion(answer, "m")).candidates]


def block(code: str) -> str:
    return f"Sure!\n\n```lean\n{code}\n```\nThat is it."


def expected(body: str, helpers: str = "") -> str:
    whole = SOURCE.replace(":= by\n  sorry", body)
    return whole.replace("theorem target", helpers + "theorem target") if helpers else whole


@pytest.mark.parametrize(
    ("code", "body"),
    [
        ("by\n  omega", ":= by\n  omega"),
        (":= by omega", ":= by omega"),
        ("omega", ":= by\n  omega"),
        ("rw [twice]\nomega", ":= by\n  rw [twice]\n  omega"),
        ("  intro x\n  exact x", ":= by\n  intro x\n  exact x"),
        ("fun n => foo n", ":=\n  fun n => foo n"),
        ("Nat.two_mul n |>.symm", ":=\n  Nat.two_mul n |>.symm"),
        ("| 0 => rfl\n| n + 1 => rfl", "| 0 => rfl\n| n + 1 => rfl"),
    ],
)
def test_only_the_proof(code: str, body: str) -> None:
    assert texts(block(code))[0] == expected(body)


def test_the_whole_declaration_with_a_helper() -> None:
    code = "lemma aux : 1 = 1 := rfl\n\ntheorem target (n : Nat) : twice n = 2 * n := by\n  exact aux2 n"
    code = code.replace("lemma", "theorem")
    [found] = texts(block(code))
    assert found == expected(":= by\n  exact aux2 n", "theorem aux : 1 = 1 := rfl\n\n")


def test_the_whole_file() -> None:
    changed = SOURCE.replace("  sorry", "  simp [twice]\n  omega").replace("twice n = n + n", "True")
    [found] = texts(block(changed))
    assert found == expected(":= by\n  simp [twice]\n  omega"), (
        "what stands outside the target is the original's"
    )


def test_a_changed_statement_is_said_and_not_used() -> None:
    reading = answers.read(task(), Completion(block("theorem target (n : Nat) : True := by\n  trivial"), "m"))
    assert "twice n = 2 * n := by\n  trivial" in reading.candidates[0].text
    assert "locked" in reading.note


def test_spans_are_what_the_model_wrote() -> None:
    code = "theorem aux : 1 = 1 := rfl\n\ntheorem target (n : Nat) : twice n = 2 * n := by\n  omega"
    [candidate] = answers.read(task(), Completion(block(code), "m")).candidates
    written = [s.of(candidate.text).strip() for s in candidate.spans]
    assert written == ["theorem aux : 1 = 1 := rfl", ":= by\n  omega"]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("I cannot do it.", "no complete fenced"),
        ("```lean\n\n```", "empty"),
        ("```python\nprint(1)\n```", "no complete fenced"),
        (block("theorem other : True := trivial"), "not `Foo.target`"),
        (block("by\n  ex\0act"), "NUL"),
    ],
)
def test_no_candidate_and_why(answer: str, said: str) -> None:
    reading = answers.read(task(), Completion(answer, "m"))
    assert not reading.candidates
    assert said in reading.note


def test_the_last_block_counts_and_other_languages_do_not() -> None:
    answer = block("by simp") + "\nor better\n" + block("by omega") + "\n```text\nby nothing\n```\n"
    assert texts(answer)[0] == expected(":= by omega")


def test_a_cut_off_answer_is_said() -> None:
    reading = answers.read(task(), Completion("```lean\nby om", "m", finish=Finish.LENGTH))
    assert "cut off" in reading.note


def test_a_repeated_answer_is_refused() -> None:
    first = Completion(block("by omega"), "m")
    history = [Attempt(0, 0, first)]
    reading = answers.read(task(), Completion("Again:\n" + block("by omega"), "m"), history)
    assert not reading.candidates
    assert "again" in reading.note


def test_a_hole_inside_a_proof_can_be_filled_alone() -> None:
    source = SOURCE.replace("  sorry", "  have h : n = n := by\n    sorry\n  omega")
    found = texts(block("exact rfl"), source)
    assert any("have h : n = n := by\n    exact rfl\n  omega" in t for t in found)


def test_program_and_proof_together() -> None:
    source = "def f (n : Nat) : Nat := sorry\n\ntheorem f_spec (n : Nat) : f n = n := by\n  sorry\n"
    both = task(source)
    [joint] = tasks.of_file(Path("F.lean"), "F", source, lean_text.declarations(source))
    assert [d.name for d in joint.declarations] == ["f", "f_spec"] == [d.name for d in both.declarations]
    code = "def f (n : Nat) : Nat := n\n\ntheorem f_spec (n : Nat) : f n = n := by\n  rfl"
    [candidate] = answers.read(joint, Completion(block(code), "m")).candidates
    assert candidate.text.strip() == code
    assert [s.of(candidate.text) for s in candidate.spans] == [":= n", ":= by\n  rfl"]


def test_what_the_file_has_is_no_helper_though_the_answer_leaves_out_the_namespace() -> None:
    source = "namespace A\n\ndef one : Nat := 1\n\ndef f (n : Nat) : Nat := sorry\n\nend A\n"
    target = lean_text.declarations(source)[1]
    task = tasks.make(Path("F.lean"), "F", source, [target])
    code = "def one : Nat := 1\n\ndef two : Nat := 2\n\ndef f (n : Nat) : Nat := n + two"
    [candidate] = answers.read(task, Completion(block(code), "m")).candidates
    assert candidate.text.count("def one") == 1
    assert "def two : Nat := 2\n\ndef f (n : Nat) : Nat := n + two" in candidate.text


@given(st.text())
def test_no_answer_breaks_the_reader(answer: str) -> None:
    for candidate in answers.read(task(), Completion(block(answer), "m")).candidates:
        assert candidate.text.startswith(
            "namespace Foo\n\ndef twice (n : Nat) : Nat := n + n\n\ntheorem helper"
        )
        assert candidate.text.endswith("\n\ntheorem after : True := trivial\n\nend Foo\n")
        assert "(n : Nat) : twice n = 2 * n" in candidate.text
