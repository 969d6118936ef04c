"""Tasks and attempts with something in every field, for tests of what keeps and shows them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from agent.types import (
    Attempt,
    Candidate,
    CheckResult,
    CheckStatus,
    Completion,
    Declaration,
    Diagnostic,
    Feedback,
    Finish,
    GoalState,
    Hole,
    HoleKind,
    Image,
    Message,
    Position,
    Prompt,
    Role,
    Severity,
    Span,
    Task,
    Trust,
    Usage,
    Verdict,
    VerdictKind,
)

SOURCE = "theorem t : 1 = 1 := by sorry\n-- «ü» 𝔸 end\n"
P = Position(1, 0)


def make_task(n: int = 0) -> Task:
    hole = Hole(HoleKind.SORRY, Span(24, 29), Position(1, 24), f"t{n}")
    declaration = Declaration(
        name=f"t{n}", kind="theorem", modifiers=("private",), attributes=(), span=Span(0, 29), keyword=Span(0,
        7), name_span=None, signature=Span(9, 17), body=Span(18, 29), position=P, end=Position(1, 29),
        namespace="", scope=("open Nat",), holes=(hole,),
    )  # fmt: skip
    return Task(f"id{n}", Path("src/A.lean"), "A", SOURCE, (declaration,))


PICTURE = Image("image/png", bytes(range(256)))
PROMPT = Prompt(
    (
        Message(Role.SYSTEM, "Prove."),
        Message(Role.USER, "theorem t ⊢ ∀ x, «y»", (PICTURE, PICTURE)),
        Message(Role.ASSISTANT, "by\x00 simp"),
    )
)


def make_answer(
    sample: int = 0, round_: int = 0, text: str = "by rfl", prompt: Prompt | None = PROMPT
) -> Attempt:
    usage = Usage(12, 34, Decimal("0.000000123456789"), estimated=True)
    completion = Completion(text, "m:x", Finish.LENGTH, "because", usage, 1.5, prompt)
    return Attempt(sample, round_, completion)


def checked(attempt: Attempt, verdict: Verdict | None = None) -> Attempt:
    diagnostic = Diagnostic(Severity.ERROR, P, None, "unsolved goals\n⊢ p", "[anonymous]", "A.lean")
    check = CheckResult(CheckStatus.FAILED, (diagnostic,), (GoalState(P, ("⊢ p",)),), "", 0.25)
    text = SOURCE.replace("sorry", attempt.completion.text)
    candidate = Candidate(text, (Span(24, 24 + len(attempt.completion.text)),))
    c = attempt.completion
    return Attempt(attempt.sample, attempt.round, c, candidate, check, verdict, Feedback("unsolved"), 2.0)


PROVED = Verdict("t0", VerdictKind.PROVED, Trust.REPLAYED, (), ("propext",), ("note",), 0.5)
