"""Feedback quotes Lean's own errors inside the model's own text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from agent import tasks
from agent.check.oneshot import OneshotChecker
from agent.check.protocol import CheckRequest
from agent.lean import text as lean_text
from agent.model import tokens
from agent.model.tokenizers import Estimate
from agent.prompting import answers, context, feedback
from agent.prompting.chat import ChatProver
from agent.toolchain.embedded import EmbeddedLean
from agent.types import (
    Attempt,
    CheckResult,
    CheckStatus,
    Completion,
    Diagnostic,
    Feedback,
    GoalState,
    Position,
    Reason,
    Role,
    Sampling,
    Severity,
    Verdict,
    VerdictKind,
)

SOURCE = """theorem add_zero_right (n : Nat) : n + 0 = n := rfl

theorem zero_add_left (n : Nat) : 0 + n = n := by
  sorry
"""
COUNTS = feedback.Counts(1, 3)


def the_task(source: str = SOURCE):
    return tasks.of_file(Path("A.lean"), "A", source, lean_text.declarations(source))[0]


async def said_of(lean: EmbeddedLean, proof: str) -> str:
    task = the_task()
    [candidate, *_] = answers.read(task, Completion(f"```lean\n{proof}\n```", "m")).candidates
    checker = OneshotChecker(lean)
    try:
        check = await checker.check(
            CheckRequest(task.file, candidate.text, answers.focus(task, candidate), goals_at_errors=True)
        )
    finally:
        await checker.aclose()
    assert check.status is CheckStatus.FAILED
    return feedback.of_check(task, candidate, check, "", COUNTS).text


async def test_an_error_is_quoted_with_the_line_of_the_answer(lean: EmbeddedLean) -> None:
    said = await said_of(lean, "by\n  induction n with\n  | zero => rfl\n  | succ n ih => exact ih")
    assert "Line 4 of your text" in said
    assert "   4 |   | succ n ih => exact ih" in said
    assert "Type mismatch" in said
    assert "2 more are possible" in said


async def test_the_cause_comes_first_and_what_follows_from_it_is_left_out(lean: EmbeddedLean) -> None:
    said = await said_of(lean, "by\n  cases n with\n  | zero => rfl\n  | succ k =>\n    linarith")
    assert "Line 5 of your text, column 5: unknown tactic `linarith`" in said.split("\n\n", 1)[0]
    assert said.count("⊢ 0 + (k + 1) = k + 1") == 1


def test_goals_that_an_error_left_are_said_once() -> None:
    task = the_task()
    [candidate, *_] = answers.read(task, Completion("```lean\nby\n  rw [zero_ad]\n```", "m")).candidates
    goal, at = "n : Nat\n⊢ 0 + n = n", Position(4, 6)
    wrong = (
        Diagnostic(Severity.ERROR, Position(3, 51), None, f"unsolved goals\n{goal}"),
        Diagnostic(Severity.ERROR, at, None, "Unknown identifier `zero_ad`"),
        Diagnostic(Severity.ERROR, Position(4, 7), None, "it failed"),
    )
    states = tuple(GoalState(p, (goal,)) for p in (at, Position(4, 7)))
    check = CheckResult(CheckStatus.FAILED, wrong, states)
    said = feedback.of_check(task, candidate, check, "", COUNTS).text
    assert "found 2 errors" in said
    assert said.count(goal) == 1
    assert "Goals there: as above." in said
    assert "unsolved goals" not in said


async def test_options_are_not_advised(lean: EmbeddedLean) -> None:
    said = await said_of(lean, "by\n  exact absurd (by decide : (List.range 3000).length = 1) (by decide)")
    assert "recursion" in said
    assert "set_option" not in said


async def test_each_of_several_pieces_is_named(lean: EmbeddedLean) -> None:
    wrong = "theorem aux : 1 = 2 := by\n  exact no\n\ntheorem zero_add_left (n : Nat) : 0 + n = n := by\n  exact aux"
    said = await said_of(lean, wrong)
    assert "In your `aux`, line 2 of your text, column 8" in said
    assert "In your proof of `zero_add_left`, line 2 of your text, column 2" in said


def test_a_long_goal_keeps_what_is_to_be_proved() -> None:
    task = the_task()
    [candidate, *_] = answers.read(task, Completion("```lean\nby nonsense\n```", "m")).candidates
    goal = "\n".join(f"h{i} : {i} + 0 = {i}" for i in range(400)) + "\n⊢ 0 + n = n"
    error = Diagnostic(Severity.ERROR, Position(3, 51), None, "it failed")
    check = CheckResult(CheckStatus.FAILED, (error,), (GoalState(error.start, (goal,)),))
    said = feedback.of_check(task, candidate, check, "", COUNTS).text
    assert "h0 : 0 + 0 = 0" in said
    assert "⊢ 0 + n = n" in said
    assert len(said) < 2 * feedback.MAX_MESSAGE


async def test_the_goals_are_quoted(lean: EmbeddedLean) -> None:
    said = await said_of(lean, "by\n  cases n")
    assert "unsolved goals" in said
    assert "⊢ 0 + 0 = 0" in said


def test_what_holds_of_an_answer_is_shown_if_it_is_short() -> None:
    task = the_task()
    [candidate, *_] = answers.read(task, Completion("```lean\nby nonsense\n```", "m")).candidates
    check = CheckResult(CheckStatus.FAILED)
    said = feedback.of_check(task, candidate, check, "", COUNTS, ":= by\n  constructor\n  · sorry").text
    assert (
        "This much of it Lean accepts; each `sorry` is what is left:\n```\n:= by\n  constructor\n  · sorry\n```"
        in said
    )
    long = feedback.of_check(task, candidate, check, "", COUNTS, "x" * (feedback.MAX_KEPT + 1)).text
    assert "This much" not in long


async def test_an_unknown_name_gets_its_neighbours(lean: EmbeddedLean) -> None:
    said = await said_of(lean, "by\n  exact add_zero_rigth n")
    assert "Names that exist and look like it: `add_zero_right`" in said


def test_the_judges_reasons_are_told() -> None:
    verdict = Verdict(
        "x", VerdictKind.REJECTED, reasons=(Reason("axiom.forbidden", "it rests on the axiom foo"),)
    )
    said = feedback.of_verdict(verdict, "", COUNTS).text
    assert "it rests on the axiom foo [axiom.forbidden]" in said


async def test_a_long_file_is_cut_to_what_matters() -> None:
    filler = "".join(f"theorem filler{i} : {i} + 0 = {i} := by\n  rfl\n\n" for i in range(400))
    source = (
        "def used (n : Nat) : Nat := n\n\n" + filler + "theorem near : True := trivial\n\n"
        "theorem goal (n : Nat) : used n = n := by\n  sorry\n"
    )
    shown = await context.of_task(the_task(source), 600, Estimate())
    assert shown.cut
    assert tokens.estimate(shown.text) <= 600
    assert "def used (n : Nat) : Nat := n" in shown.text
    assert "theorem near : True := ..." in shown.text
    assert shown.text.endswith("theorem goal (n : Nat) : used n = n := by\n  sorry")


class _Words:
    """A tokenizer for which each word is a token."""

    async def count(self, text: str) -> int:
        return len(text.split())


async def test_a_known_tokenizer_lets_more_of_the_file_be_shown() -> None:
    source = "".join(f"theorem a{i} : 123456789 = 123456789 := rfl\n\n" for i in range(50)) + SOURCE
    task = next(t for t in tasks.of_file(Path("A.lean"), "A", source, lean_text.declarations(source)))
    guessed = await context.of_task(task, 600, Estimate())
    counted = await context.of_task(task, 600, _Words())
    assert guessed.cut
    assert not counted.cut
    assert counted.text.startswith("theorem a0")
    short = await context.of_task(task, 100, _Words())
    assert short.cut
    assert len(short.text.split()) <= 100
    assert short.text.count("theorem") > 5


class _Silent:
    name = "silent"

    async def complete(self, prompt, sampling):
        raise AssertionError

    async def aclose(self) -> None:
        """Nothing is open."""


async def test_a_conversation_that_outgrows_the_window_is_compacted() -> None:
    prover = ChatProver(_Silent(), "Lean", sampling=Sampling(max_tokens=200), window=2000)
    history = [
        Attempt(
            0,
            i,
            Completion("```lean\nby " + f"simp{i} " * 300 + "\n```", "m"),
            feedback=Feedback(f"wrong {i}"),
        )
        for i in range(3)
    ]
    long = await prover.prompt(the_task(), history)
    short = await prover.prompt(the_task(), history[:0])
    assert [m.role for m in short.messages] == [Role.SYSTEM, Role.USER]
    assert [m.role for m in long.messages] == [Role.SYSTEM, Role.USER]
    assert "Earlier answers were tried" in long.messages[1].text
    assert "wrong 2" in long.messages[1].text
    assert "zero_add_left" in long.messages[1].text


def failed(number: int, code: str, said: str) -> Attempt:
    """An answer that failed, or that was given before."""
    completion = Completion(f"```lean\n{code}\n```", "m")
    return Attempt(0, number, completion, feedback=Feedback(said))


async def test_a_conversation_in_which_the_model_repeats_itself_begins_anew() -> None:
    task = the_task()
    prover = ChatProver(_Silent(), "Lean", sampling=Sampling(max_tokens=200))
    first = failed(0, "by simp_first", "wrong 0")
    reading = answers.read(task, first.completion, [first])
    assert reading.refused is not None
    assert reading.refused.code == answers.REPEATED
    again = replace(failed(1, "by simp_first", reading.note), refused=reading.refused)
    later = failed(2, "by simp_later", "wrong 2")

    anew = await prover.prompt(task, [first, again])
    assert [m.role for m in anew.messages] == [Role.SYSTEM, Role.USER]
    assert "zero_add_left" in anew.messages[1].text
    assert "wrong 0" in anew.messages[1].text
    assert "Take another way" in anew.messages[1].text
    assert "simp_first" not in anew.messages[1].text
    assert reading.note not in anew.messages[1].text

    after = await prover.prompt(task, [first, again, later])
    assert [m.text for m in after.messages[:2]] == [m.text for m in anew.messages]
    assert [m.role for m in after.messages[2:]] == [Role.ASSISTANT, Role.USER]
    assert after.messages[-1].text == "wrong 2"

    once_more = await prover.prompt(task, [first, again, later, replace(again, round=3)])
    assert [m.role for m in once_more.messages] == [Role.SYSTEM, Role.USER]
    assert "wrong 0" in once_more.messages[1].text
    assert "wrong 2" in once_more.messages[1].text


async def test_what_was_learnt_leaves_room_when_a_conversation_begins_anew() -> None:
    prover = ChatProver(_Silent(), "Lean", sampling=Sampling(max_tokens=200), window=2000)
    task = the_task()
    history = [failed(n, f"by simp{n}", f"wrong {n} " * 900) for n in range(3)]
    repeated = replace(history[0], round=3, refused=Reason(answers.REPEATED, "again"))
    anew = await prover.prompt(task, [*history, repeated])
    assert tokens.estimate("".join(m.text for m in anew.messages)) <= 2000 - 200
    assert "zero_add_left" in anew.messages[1].text


class SomePremises:
    """An index that knows two lemmas."""

    def for_task(self, task, *, local: bool) -> list[str]:
        return ["theorem Nat.first : 1 = 1", "theorem Nat.second : 2 = 2"] + ["theorem own : 3 = 3"] * local

    def nearest(self, task, name: str) -> list[str]:
        return ["Nat.zero_add"] if name.endswith("zero_ad") else []


async def test_an_unknown_name_is_told_the_nearest_ones_of_imports(lean: EmbeddedLean) -> None:
    task = the_task()
    [candidate, *_] = answers.read(task, Completion("```lean\nby exact Nat.zero_ad n\n```", "m")).candidates
    checker = OneshotChecker(lean)
    try:
        check = await checker.check(CheckRequest(task.file, candidate.text, answers.focus(task, candidate)))
    finally:
        await checker.aclose()
    said = feedback.of_check(task, candidate, check, "", COUNTS, premises=SomePremises()).text
    assert "Names that exist and look like it: `Nat.zero_add`" in said


class Silent:
    """A model that is not asked."""

    name = "silent"


async def opening_of(window: int, source: str = SOURCE) -> str:
    prover = ChatProver(
        Silent(), "Lean", window=window, premises=SomePremises(), sampling=Sampling(max_tokens=200)
    )
    return (await prover.prompt(the_task(source), ())).messages[1].text


async def test_premises_are_in_the_prompt_and_those_of_the_file_only_where_it_is_cut() -> None:
    said = await opening_of(8000)
    assert "- `theorem Nat.first : 1 = 1`" in said
    assert "theorem own" not in said
    long = "".join(f"theorem fact_{n} : {n} = {n} := by\n  rfl\n\n" for n in range(400)) + SOURCE
    assert "- `theorem own : 3 = 3`" in await opening_of(3000, long)


async def test_premises_never_take_the_window() -> None:
    said = await opening_of(900)
    assert said.count("- `theorem") < 3
    assert "zero_add_left" in said
