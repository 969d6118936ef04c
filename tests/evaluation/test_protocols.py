"""What a piece of work counts as, and what the pieces of a task add up to."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from support.attempts import PROVED, checked, make_answer, make_task

from agent.errors import SourceError
from agent.evaluation import comparison, results
from agent.evaluation.datasets import Batch, Dataset, Item
from agent.evaluation.protocols import Kind, Plan, Trial, Unit, units
from agent.evaluation.run import Evaluation
from agent.evaluation.tallies import Brief, Tally, points, tally, why
from agent.lean.project import Project
from agent.types import Attempt, CheckResult, CheckStatus, Diagnostic, Position, Reason, Severity, Verdict
from agent.types import VerdictKind as V

PLAN = Plan(Kind.INDEPENDENT, ("m",), 4)
UNSURE = Verdict("t0", V.INCONCLUSIVE, reasons=(Reason("timeout", "it took too long"),))
AXIOM = Verdict("t0", V.REJECTED, reasons=(Reason("axiom.forbidden", "it uses x"),))
SLOW = CheckResult(CheckStatus.INCONCLUSIVE, reason="Lean ran longer than 1 s")


def ending(verdict: Verdict | None = None, check: CheckResult | None = None) -> Attempt:
    made = checked(make_answer(), verdict)
    return replace(made, check=check) if check else made


@pytest.mark.parametrize(
    ("trial", "proved", "conclusive"),
    [
        (Trial((ending(), ending(PROVED))), True, True),
        (Trial((ending(AXIOM),)), False, True),
        (Trial((ending(UNSURE),)), False, False),
        (Trial((ending(check=SLOW),)), False, False),
        (Trial((ending(check=SLOW), ending(AXIOM))), False, True),
        (Trial((ending(AXIOM),), trouble="the server is down"), False, False),
        (Trial((ending(PROVED),), trouble="another prover is down"), True, True),
        (Trial((ending(PROVED),), limit="limit.tokens"), False, True),
        (Trial((), limit="limit.time"), False, True),
        (Trial((), gave_up=True), False, True),
        (Trial((), trouble="the file does not compile"), False, False),
        (Trial(()), False, False),
    ],
)
def test_only_a_proof_counts_and_accidents_count_neither_way(
    trial: Trial, proved: bool, conclusive: bool
) -> None:
    assert (trial.proved, trial.conclusive) == (proved, conclusive)
    assert (Brief.of(Unit(0, make_task()), trial).reason == "") == proved, "every other end has a reason"


def test_units_are_samples_or_tasks() -> None:
    tasks = (make_task(0), make_task(1))
    assert len(list(units(PLAN, 0, tasks))) == 8
    assert len(list(units(replace(PLAN, kind=Kind.BUDGET), 0, tasks))) == 2


def made(*trials: Trial, n: int = 0) -> Tally:
    task = make_task(n)
    briefs = [Brief.of(Unit(0, task, i), t) for i, t in enumerate(trials)]
    return tally(Item(task), briefs, PLAN)


GOOD, BAD, LOST = Trial((ending(PROVED),)), Trial((ending(AXIOM),)), Trial((), trouble="down")


def test_the_order_in_which_trials_end_does_not_show() -> None:
    briefs = [
        Brief.of(Unit(0, make_task(), i), t) for i, t in enumerate((BAD, LOST, GOOD, Trial((ending(),))))
    ]
    assert tally(Item(make_task()), briefs, PLAN) == tally(Item(make_task()), briefs[::-1], PLAN)


def test_points_leave_out_what_cannot_be_estimated_and_say_the_least() -> None:
    tallies = [made(GOOD, BAD, BAD, BAD, n=0), made(GOOD, LOST, LOST, LOST, n=1)]
    one, two = points(tallies, (1, 2), 4)
    assert one.estimate.mean == pytest.approx((0.25 + 1) / 2)
    assert one.if_failed == pytest.approx(0.25)
    assert two.estimate.mean == pytest.approx(0.5)
    assert two.left_out == ("t1",)
    each = Decimal("0.000000123456789")
    assert one.cost_usd == 2 * each, "one draw from each task, at what a sample of it costs"


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        ("Unknown identifier `foo`", "lean: unknown identifier"),
        ("unsolved goals\n⊢ p", "lean: unsolved goals"),
        ("Tactic `rfl` failed: The left-hand side", "lean: tactic rfl failed"),
        ("tactic 'rfl' failed", "lean: tactic rfl failed"),
        ("`simp` made no progress", "lean: simp made no progress"),
        ("simp_all made no progress", "lean: simp_all made no progress"),
        ("(kernel) declaration has metavariables 't'", "lean: kernel declaration has metavariables"),
        ("⊢", "lean: error"),
    ],
)
def test_failures_of_a_kind_have_one_name(message: str, reason: str) -> None:
    said = Diagnostic(Severity.ERROR, Position(1, 0), None, message)
    assert why(ending(check=CheckResult(CheckStatus.FAILED, (said,)))) == reason


def shown(*tallies: Tally, kind: Kind = Kind.INDEPENDENT) -> results.Json:
    project = Project(Path("/somewhere"), is_lake=False)
    dataset = Dataset("d", project.root, (Batch(project, tuple(t.item for t in tallies)),))
    return results.as_json(Evaluation("r", dataset, replace(PLAN, kind=kind), tallies, "Lean", 1.0), (1, 4))


def test_two_evaluations_are_compared_task_by_task() -> None:
    first = shown(made(GOOD, BAD, BAD, BAD, n=0), made(BAD, BAD, BAD, BAD, n=1), made(LOST, n=2))
    second = shown(made(BAD, BAD, BAD, BAD, n=0), made(GOOD, GOOD, GOOD, BAD, n=1), made(GOOD, n=2))
    found = comparison.compare(first, second)
    assert (found["first_only"], found["second_only"], found["left_out"]) == (["t0"], ["t1"], ["t2"])
    assert found["gain"]["estimate"] == pytest.approx((-0.25 + 0.75) / 2)
    assert found["gain"]["low"] < 0 < found["gain"]["high"]
    assert found["mcnemar_p"] == 1
    assert not found["identical"]
    assert comparison.compare(first, first | {"run": "other", "seconds": 9})["identical"]
    assert any("left out" in line for line in comparison.lines(found))
    assert "exact McNemar test: p = 1.0000" in comparison.lines(found)
    assert "exact McNemar test: p < 0.0001" in comparison.lines(found | {"mcnemar_p": 0.0})
    for other in ({"dataset_hash": "x"}, {"protocol": "budget"}):
        with pytest.raises(SourceError, match="different"):
            comparison.compare(first, second | other)


def test_text_says_what_json_says() -> None:
    text = "\n".join(results.lines(shown(made(GOOD, BAD, BAD, LOST, n=0), made(BAD, BAD, BAD, BAD, n=1))))
    assert "pass@1" in text
    assert "1 came to nothing" in text
    assert "axiom.forbidden" in text
    assert "(1 tasks left out)" in text
    budget = [made(GOOD, n=0), made(BAD, n=1)]
    text = "\n".join(results.lines(shown(*budget, kind=Kind.BUDGET)))
    assert "solved 1 of 2: 50.0%" in text
