"""A made-up run of thousands of tasks that looks like a real one, from a seed: for reports and what they cost.

Nothing in it was checked by a Lean: answers, errors, goals and verdicts are dealt like cards.  As a script it writes
the run into a journal: `python tests/support/long_run.py FOLDER [TASKS]`.
"""

from __future__ import annotations

import random
import sys
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from agent import tasks
from agent.lean import text as lean_text
from agent.records import Journal
from agent.types import (
    Attempt,
    Candidate,
    CheckResult,
    CheckStatus,
    Completion,
    Diagnostic,
    Feedback,
    GoalState,
    Outcome,
    Position,
    Reason,
    Run,
    Severity,
    Span,
    Task,
    Trust,
    Usage,
    Verdict,
    VerdictKind,
)

TOOLCHAIN = "leanprover/lean4:v4.35.0 with Mathlib (made up)"
PER_FILE = 20
MODELS = (("portfolio", 0.0), ("mistral:devstral-small", 0.15e-6), ("openai:prover-large", 2.5e-6))
_AREAS = (
    "Algebra.Group",
    "Algebra.Ring",
    "Order.Lattice",
    "Data.List",
    "Data.Nat",
    "Data.Finset",
    "Logic",
    "Topology",
)
_HEADS = (
    "add",
    "mul",
    "sub",
    "map",
    "length",
    "append",
    "sum",
    "filter",
    "inf",
    "sup",
    "dist",
    "card",
    "zip",
    "rev",
)
_TAILS = (
    "comm",
    "assoc",
    "left_cancel",
    "zero",
    "succ",
    "le_of_lt",
    "eq_self",
    "cons",
    "nil",
    "pos",
    "mono",
    "inj",
)
_STATEMENTS = (
    "(a b c : Nat) (h : a ≤ b) : a + c ≤ b + c",
    "{α : Type u} (xs ys : List α) :\n    (xs ++ ys).length = xs.length + ys.length",
    "{p q r : Prop} (hp : p → q) (hq : q → r) : p → r",
    "(n : Nat) (ih : ∀ m < n, f m = 2 * m) :\n    f (n + 1) = 2 * (n + 1) := by\n  have := ih n (by omega)",
    "{α β : Type*} [DecidableEq β] (f : α → β) (s : Finset α) :\n    (s.image f).card ≤ s.card",
    "(G : Type*) [Group G] (a b : G) (hab : a * b = b * a) (k : ℕ) :\n    (a * b) ^ k = a ^ k * b ^ k",
)
_LINES = (
    "intro x hx",
    "simp only [Nat.add_comm, Nat.mul_comm, ih]",
    "induction n with\n  | zero => rfl\n  | succ n ih => simp [pow_succ, ih, mul_comm, mul_left_comm]",
    "have h₁ : a + c = c + a := Nat.add_comm a c",
    "rcases h with ⟨y, hy, rfl⟩",
    "calc a + b ≤ a + c := Nat.add_le_add_left h a\n    _ = c + a := Nat.add_comm a c",
    "refine ⟨fun h => ?_, fun h => ?_⟩",
    "obtain ⟨k, hk⟩ := Nat.exists_eq_add_of_le h",
    "-- the induction hypothesis closes what is left",
    "rw [Finset.card_image_of_injOn (fun x _ y _ => by simp)]",
    "exact Nat.le_trans (ih _ (by omega)) (by simp)",
    "omega",
    "linarith [sq_nonneg (a - b), mul_pos ha hb]",
)  # fmt: skip
_ERRORS = (
    "unsolved goals\ncase succ\nα : Type u\nn : Nat\nih : f n = 2 * n\n⊢ f (n + 1) = 2 * (n + 1)",
    "unknown identifier 'Nat.add_le_add_iff'",
    "linarith failed to find a contradiction\ncase a\na b : Nat\nh : a ≤ b\na✝ : b < a\n⊢ False",
    (
        "Tactic `rewrite` failed: Did not find an occurrence of the pattern\n  ?n + ?m\n"
        "in the target expression\n  a * c ≤ b * c"
    ),
    (
        "type mismatch\n  ih\nhas type\n  ∀ (m : Nat), m < n → f m = 2 * m : Prop\n"
        "but is expected to have type\n  f n = 2 * n : Prop"
    ),
    (
        "omega could not prove the goal:\na possible counterexample may satisfy the constraints\n"
        "  a ≥ 0\n  b - a ≥ 1\nwhere\n a := ↑x\n b := ↑y"
    ),
    "simp made no progress",
    "unexpected token '|'; expected command",
)
_GOALS = (
    "case succ\nα : Type u\nn : Nat\nih : f n = 2 * n\n⊢ f (n + 1) = 2 * (n + 1)",
    "a b c : Nat\nh : a ≤ b\n⊢ a + c ≤ b + c",
    "case mp\nα : Type u_1\nβ : Type u_2\ninst✝ : DecidableEq β\ns : Finset α\n⊢ #(Finset.image f s) ≤ #s",
    "p q r : Prop\nhp : p → q\nhq : q → r\nh✝ : p\n⊢ r",
)
_REFUSED = (
    Reason("axiom.forbidden", "it rests on the axiom `Lean.ofReduceBool`, which the policy does not allow"),
    Reason("statement.changed", "the statement that the answer proves is another one: `≤` became `<`"),
    Reason("policy.text", "the answer changes text outside of the hole"),
)
_UNSURE = (
    Reason("limit.time", "600 s for the task were not enough"),
    Reason("check.inconclusive", "Lean used more than 4096 MB and was ended"),
    Reason("model.failed", "openai:prover-large answered 503 five times"),
)


@dataclass(frozen=True)
class Dealt:
    """A task, its answers with the prover of each, and what it came to."""

    outcome: Outcome
    provers: tuple[str, ...]


def deal(count: int = 2000, seed: int = 1, root: Path = Path()) -> list[Dealt]:
    """So many tasks with their answers."""
    dice = random.Random(seed)
    dealt: list[Dealt] = []
    while len(dealt) < count:
        dealt += [_play(dice, t) for t in _file(dice, len(dealt) // PER_FILE, root)]
    return dealt[:count]


def run(count: int = 2000, seed: int = 1, root: Path = Path()) -> Run:
    """The same as a run, without a journal."""
    outcomes = tuple(d.outcome for d in deal(count, seed, root))
    return Run("20260312-081500-2000", TOOLCHAIN, outcomes, sum(o.seconds for o in outcomes) / 16)


def record(folder: Path, count: int = 2000, seed: int = 1) -> str:
    """Write the run into the journal of `folder`; gives its id."""
    dealt = deal(count, seed, folder)
    journal = Journal.open(folder)
    facts = {"leanloop": "0.1.0", "prove.models": [name for name, _ in MODELS]}
    book = journal.start_run(TOOLCHAIN, [d.outcome.task for d in dealt], facts)
    for d in dealt:
        for prover, attempt in zip(d.provers, d.outcome.attempts, strict=True):
            book.answered(d.outcome.task, prover, attempt)
            book.finished(d.outcome.task, prover, attempt)
    outcomes = tuple(d.outcome for d in dealt)
    book.close_run(Run(book.run_id, TOOLCHAIN, outcomes, sum(o.seconds for o in outcomes) / 16))
    book.close()
    return book.run_id


def _file(dice: random.Random, number: int, root: Path) -> list[Task]:
    area = _AREAS[number % len(_AREAS)]
    names = [f"{dice.choice(_HEADS)}_{dice.choice(_TAILS)}_{n}" for n in range(PER_FILE)]
    theorems = [
        f"/-- Made-up lemma {n}. -/\ntheorem {name} {statement}"
        + ("\n  sorry" if " := by" in statement else " := by\n  sorry")
        for n, name in enumerate(names)
        for statement in [dice.choice(_STATEMENTS)]
    ]
    source = f"import Mathlib.{area}\n\nnamespace {area}\n\n" + "\n\n".join(theorems) + f"\n\nend {area}\n"
    file = root / "Made" / area.replace(".", "/") / f"Part{number}.lean"
    return tasks.of_file(file, f"Made.{area}.Part{number}", source, lean_text.declarations(source))


def _play(dice: random.Random, task: Task) -> Dealt:
    luck, attempts, provers = dice.random(), list[Attempt](), list[str]()
    if luck < 0.22:
        attempts, provers = [_answer(dice, task, 0, 0, 0, holds=True)], ["portfolio"]
    else:
        attempts.append(_answer(dice, task, 0, 0, 0))
        provers.append("portfolio")
        model = dice.choice((1, 1, 2))
        fate = dice.random() < 0.55
        samples, rounds = dice.choice((1, 2, 4)), dice.choice((1, 2, 3, 4))
        for sample in range(samples):
            for round_ in range(rounds):
                last = sample == samples - 1 and round_ == rounds - 1
                attempts.append(_answer(dice, task, model, sample, round_, holds=fate and last))
                provers.append(MODELS[model][0])
    seconds = sum(a.seconds for a in attempts)
    last_verdict = attempts[-1].verdict
    if last_verdict is not None and last_verdict.kind is VerdictKind.PROVED:
        return Dealt(
            Outcome(task, last_verdict, tuple(attempts), attempts[-1].candidate, seconds), tuple(provers)
        )
    unsure = luck > 0.96
    reason = dice.choice(_UNSURE) if unsure else _last_reason(attempts[-1])
    kind = VerdictKind.INCONCLUSIVE if unsure else VerdictKind.REJECTED
    verdict = Verdict(task.name, kind, reasons=(reason,))
    return Dealt(Outcome(task, verdict, tuple(attempts), None, seconds), tuple(provers))


def _last_reason(a: Attempt) -> Reason:
    if a.verdict is not None:
        return a.verdict.reasons[0]
    if a.check is None:
        return Reason("answer.unusable", "no answer held a proof")
    return Reason("lean.error", a.check.diagnostics[0].message.split("\n", 1)[0])


def _answer(
    dice: random.Random, task: Task, model: int, sample: int, round_: int, *, holds: bool = False
) -> Attempt:
    name, price = MODELS[model]
    body = "\n".join(dice.choice(_LINES) for _ in range(dice.randint(1, 9)))
    proof = "\n".join("  " + line for line in body.split("\n"))
    text = proof if model == 0 else f"Let me try induction on `n`.\n\n```lean\n{body}\n```\n"
    reasoning = "" if model < 2 else "We need to show the bound. " * dice.randint(2, 30)
    tokens = (0, 0) if model == 0 else (dice.randint(400, 3000), dice.randint(60, 1600))
    usage = Usage(*tokens, Decimal(str(round(sum(tokens) * price, 9))))
    seconds = dice.uniform(0.3, 4) if model == 0 else dice.uniform(2, 40)
    completion = Completion(text, name, usage=usage, reasoning=reasoning, seconds=round(seconds, 3))
    hole = task.declarations[-1].holes[0].span
    start = hole.start - 2
    whole = task.source[:start] + proof + task.source[hole.end :]
    candidate = Candidate(whole, (Span(start, start + len(proof)),))
    total = round(seconds + dice.uniform(0.2, 6), 3)
    if holds:
        verdict = Verdict(task.name, VerdictKind.PROVED, Trust.REPLAYED, axioms=("propext",), seconds=0.4)
        return Attempt(
            sample, round_, completion, candidate, CheckResult(CheckStatus.PASSED), verdict, None, total
        )
    luck = dice.random()
    if luck < 0.05 and model:
        said = Feedback("no block")
        return Attempt(sample, round_, completion, None, None, None, said, total)
    if luck < 0.12:
        refused = Verdict(task.name, VerdictKind.REJECTED, reasons=(dice.choice(_REFUSED),))
        passed = CheckResult(CheckStatus.PASSED)
        return Attempt(sample, round_, completion, candidate, passed, refused, Feedback("refused"), total)
    line = whole[: start + dice.randrange(len(proof))].count("\n") + 1
    messages = [
        Diagnostic(Severity.ERROR, Position(line, 2), Position(line, 12), dice.choice(_ERRORS))
        for _ in range(dice.randint(1, 3))
    ]
    goals = (GoalState(Position(line, 2), tuple(dice.sample(_GOALS, dice.randint(1, 2)))),)
    check = CheckResult(CheckStatus.FAILED, tuple(messages), goals, "", 1.0)
    return Attempt(sample, round_, completion, candidate, check, None, Feedback("errors"), total)


if __name__ == "__main__":
    print(record(Path(sys.argv[1]), *map(int, sys.argv[2:3])))
