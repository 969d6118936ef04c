"""The portfolio on the genuine Lean: what it must prove, what it must not, and that it ends in time."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from model.portfolio_theorems import FALSE, MUST
from support.waiting import processes, until

from agent import outcomes, tasks
from agent.check.protocol import CheckRequest
from agent.check.server import ServerChecker
from agent.errors import ModelBusy
from agent.lean import text as lean_text
from agent.model.portfolio import Budget, PortfolioProver
from agent.prompting import answers
from agent.types import CheckStatus

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from agent.toolchain.embedded import EmbeddedLean
    from agent.types import CheckResult, Completion, Task

PATIENT = Budget(seconds=300.0, check_seconds=60.0)
HOPELESS = Budget(seconds=1.0, checks=6)


@pytest.fixture
async def checker(lean: EmbeddedLean) -> AsyncIterator[ServerChecker]:
    made = ServerChecker(lean)
    yield made
    await made.aclose()


def task_of(source: str) -> Task:
    """The task of the last declaration with a hole."""
    source += "\n"
    declaration = [d for d in lean_text.declarations(source) if d.holes][-1]
    return tasks.make(Path("T.lean").resolve(), "T", source, [declaration])


async def holds(checker: ServerChecker, task: Task, found: Completion) -> bool:
    """Whether the answer, read as any model's answer is, passes."""
    (candidate, *_) = answers.read(task, found).candidates
    assert "sorry" not in candidate.text
    request = CheckRequest(task.file, candidate.text, answers.focus(task, candidate))
    return (await checker.check(request)).status is CheckStatus.PASSED


async def prove_all(checker: ServerChecker, names: list[str]) -> None:
    prover = PortfolioProver(checker, PATIENT)
    for name in names:
        task = task_of(MUST[name])
        found = await prover.answer(task, 0, [])
        assert found is not None, f"{name} was not proved"
        assert found.usage.tokens == 0
        assert found.usage.cost_usd == 0
        assert found.model == "portfolio"
        assert await holds(checker, task, found), name


@pytest.mark.parametrize("part", range(4))
async def test_proves_what_beginners_prove(checker: ServerChecker, part: int) -> None:
    await prove_all(checker, sorted(MUST)[part::4])


@pytest.mark.parametrize("part", range(4))
async def test_never_proves_what_is_false(checker: ServerChecker, part: int) -> None:
    assert len(FALSE) >= 30
    prover = PortfolioProver(checker, HOPELESS)
    for name in sorted(FALSE)[part::4]:
        assert await prover.answer(task_of(FALSE[name]), 0, []) is None, name


async def test_every_hole_of_a_declaration_is_filled(checker: ServerChecker) -> None:
    source = "theorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q := by\n  constructor\n  · sorry\n  · sorry"
    found = await PortfolioProver(checker, PATIENT).answer(task_of(source), 0, [])
    assert found is not None
    assert await holds(checker, task_of(source), found)


_AND = "theorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q :="
_SAME = "theorem t (f : Nat → Nat) (h : ∀ n, f (n + 1) = f n) (n : Nat) : f n = f 0 ∧ f n = f 0 :="

_INDUCTION = "by\n    induction n with\n    | zero => rfl\n    | succ n ih => simp [h, ih]"


@pytest.mark.parametrize(
    ("source", "filled"),
    [
        (f"{_AND} And.intro sorry hq", f"{_AND} And.intro (by exact hp) hq"),
        (f"{_AND} And.intro hp sorry", f"{_AND} And.intro hp (by exact hq)"),
        (
            f"{_AND} by\n  have h1 : p := sorry; exact ⟨h1, hq⟩",
            f"{_AND} by\n  have h1 : p := (by exact hp); exact ⟨h1, hq⟩",
        ),
        (f"{_AND} have h : p := sorry; ⟨h, hq⟩", f"{_AND} have h : p := (by exact hp); ⟨h, hq⟩"),
        (f"{_AND} have h : p := hp; ⟨h, sorry⟩", f"{_AND} have h : p := hp; ⟨h, by exact hq⟩"),
        (f"{_AND} ⟨id (sorry), hq⟩", f"{_AND} ⟨id (by exact hp), hq⟩"),
        (
            f"{_SAME}\n  And.intro sorry sorry",
            f"{_SAME}\n  And.intro ({_INDUCTION}) ({_INDUCTION})",
        ),
        (
            "theorem t (p : Prop) (h : p ∨ p) : p := by\n  -- why\n  sorry",
            "theorem t (p : Prop) (h : p ∨ p) : p := by\n  -- why\n  simp_all",
        ),
    ],
)
async def test_a_script_is_bracketed_where_something_stands_beside_it(
    checker: ServerChecker, source: str, filled: str
) -> None:
    task = task_of(source)
    found = await PortfolioProver(checker, PATIENT).answer(task, 0, [])
    assert found is not None
    assert await holds(checker, task, found)
    (candidate, *_) = answers.read(task, found).candidates
    assert candidate.text.strip() == filled


@pytest.mark.parametrize("outside", [True, False])
async def test_whatever_a_theorem_is_called_and_whoever_may_see_it(
    checker: ServerChecker, outside: bool
) -> None:
    """Its name is written in full where its axioms are asked for: `protected` hides the short one."""
    prover = PortfolioProver(checker, PATIENT)
    for modifiers in ("", "protected", "private", "private protected", "@[simp] protected", "nonrec"):
        for name in ("n3", "Foo.n3", "«odd name»", "_root_.Foo.n3"):
            if outside and "protected" in modifiers and "." not in name:
                continue  # which Lean refuses
            source = f"{modifiers} theorem {name} : (1 : Nat) = 1 := by sorry"
            inside = f"namespace Bar.Baz\n/-- Doc. -/\n{source}\nend Bar.Baz"
            task = task_of(source if outside else inside)
            found = await prover.answer(task, 0, [])
            assert found is not None, task.source
            assert await holds(checker, task, found), task.source


async def test_a_lemma_with_a_hole_is_not_used(checker: ServerChecker) -> None:
    source = (
        "@[simp] theorem wrong (n : Nat) : n = n + 1 := by sorry\n"
        "theorem t (n : Nat) : n + 1 = n := by sorry"
    )  # fmt: skip
    assert await PortfolioProver(checker, HOPELESS).answer(task_of(source), 0, []) is None


async def test_a_proved_lemma_is_used_by_the_first_sample(checker: ServerChecker) -> None:
    """A warm checker leaves proofs above out: that is no hole."""
    source = (
        "axiom g : Nat → Nat\n"
        "axiom g_spec : g 3 = 4\n"
        "theorem helper : g 3 + 1 = 5 := by rw [g_spec]\n"
        "theorem t : 5 = g 3 + 1 := by sorry"
    )  # fmt: skip
    found = await PortfolioProver(checker, PATIENT).answer(task_of(source), 0, [])
    assert found is not None
    assert "helper" in found.text


_POSITIVE = "class P (α : Type) where\n  x : {n : Nat // n > 0}\n"


@pytest.mark.parametrize(
    "source",
    [
        "def s' : {n : Nat // n > 0} := ⟨4, by sorry⟩",
        "abbrev k : Fin 3 := ⟨2, sorry⟩",
        f"{_POSITIVE}instance : P Nat := ⟨⟨1, by sorry⟩⟩",
        f"{_POSITIVE}instance (priority := low) : P Nat where\n  x := ⟨1, sorry⟩",
        "namespace A\n/-- Doc. -/\nprotected def f (n : Nat) : Fin (n + 1) := ⟨n, by\n  sorry⟩\nend A",
        "def f (n : Nat) : Nat := if h : n = 0 then 0 else f (n / 2) + 1\ntermination_by n\ndecreasing_by sorry",
        "def f (n : Nat) : Nat :=\n  if h : n = 0 then 0 else\n  have : n / 2 < n := sorry\n  f (n / 2)",
        "partial def f (n : Nat) : Fin 2 := if n > 9 then ⟨1, by sorry⟩ else f (n + 1)",
    ],
)
async def test_proofs_in_definitions(checker: ServerChecker, source: str) -> None:
    task = task_of(source)
    found = await PortfolioProver(checker, PATIENT).answer(task, 0, [])
    assert found is not None
    assert await holds(checker, task, found)
    (candidate, *_) = answers.read(task, found).candidates
    (hole,) = task.declarations[0].holes
    assert candidate.text.startswith(source[: hole.span.start].rstrip())
    assert candidate.text.strip().endswith(source[hole.span.end :])


async def test_a_definition_and_what_is_said_of_it(checker: ServerChecker) -> None:
    source = (
        "def f (n : Nat) : Nat :=\n  if h : n = 0 then 0 else\n  have : n / 2 < n := sorry\n  f (n / 2)\n"
        "theorem f0 : f 0 = 0 := sorry\n"
    )
    task = tasks.make(Path("T.lean").resolve(), "T", source, lean_text.declarations(source))
    found = await PortfolioProver(checker, PATIENT).answer(task, 0, [])
    assert found is not None
    assert await holds(checker, task, found)


@pytest.mark.parametrize(
    "source",
    [
        "def f (n : Nat) : Nat := sorry",
        "def f (n : Nat) : Nat := by sorry",
        "def f : {n : Nat // n = n} := ⟨sorry, by sorry⟩",
        "def P (n : Nat) : Prop := sorry",
        "instance : Inhabited Nat := ⟨sorry⟩",
        "structure S where\n  x : Nat\n  h : x = x := by sorry",
    ],
)
async def test_programs_are_not_its_business(checker: ServerChecker, source: str) -> None:
    task = task_of(source)
    assert await PortfolioProver(checker, PATIENT).answer(task, 0, []) is None
    assert (
        "the portfolio fills proofs only" in outcomes.unproved(task, (), (), 0.0).verdict.reasons[0].message
    )


async def test_a_statement_that_does_not_elaborate_is_given_up(checker: ServerChecker) -> None:
    prover = PortfolioProver(checker, PATIENT)
    assert await prover.answer(task_of("theorem t : nonsense 3 := by sorry"), 0, []) is None
    assert await prover.answer(task_of("def := :=\ntheorem t : 1 = 1 := by sorry"), 0, []) is not None


async def test_when_lean_comes_to_no_answer_nothing_is_said_of_the_hole(checker: ServerChecker) -> None:
    task = task_of(
        "set_option maxHeartbeats 0 in\ndef spin : Nat := by repeat skip\ntheorem t : 1 = 1 := by sorry"
    )
    prover = PortfolioProver(checker, Budget(check_seconds=1.0))
    with pytest.raises(ModelBusy, match="no answer about t"):
        await prover.answer(task, 0, [])
    assert await prover.fill(task, 5) == (None,)


async def test_it_gives_up_after_its_answer_was_refused(checker: ServerChecker) -> None:
    task = task_of(MUST["order"])
    prover = PortfolioProver(checker, PATIENT)
    first = await prover.answer(task, 0, [])
    assert first is not None
    again = await prover.answer(task, 1, [])
    assert again is not None  # another sample may say the same: a cached proof is judged once


async def test_the_deadline_of_a_task_holds(lean: EmbeddedLean) -> None:
    """Two samples share one budget: after its time nothing is begun."""
    task = task_of(FALSE["exchange"])
    asked: list[CheckRequest] = []

    class Counting(ServerChecker):
        async def check(self, request: CheckRequest) -> CheckResult:
            asked.append(request)
            return await super().check(request)

    counting = Counting(lean)
    prover = PortfolioProver(counting, Budget(seconds=1.5, checks=10_000, check_seconds=60.0))
    assert await prover.answer(task, 0, []) is None
    assert asked
    await asyncio.sleep(1.5)  # now the budget is spent, however quick the first sample was
    asked.clear()
    assert await prover.answer(task, 1, []) is None
    assert asked == []
    await counting.aclose()


async def test_cancelling_leaves_no_process(lean: EmbeddedLean) -> None:
    before = processes()
    checker = ServerChecker(lean)
    running = asyncio.create_task(PortfolioProver(checker, PATIENT).answer(task_of(FALSE["power"]), 0, []))
    await asyncio.sleep(1.0)
    assert not running.done()
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    await checker.aclose()
    await until(lambda: not processes() - before)
