"""What somebody sees while a run works: on a terminal, and in a log."""

from __future__ import annotations

import io
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from rich.console import Console
from support import long_run
from support.attempts import make_answer, make_task

from agent.report import live
from agent.report.live import Bounds
from agent.session.flight import Flight
from agent.types import Attempt, CheckResult, CheckStatus, Diagnostic, Position, Severity, Usage, VerdictKind


def terminal(width: int = 110, height: int = 30) -> Console:
    return Console(file=io.StringIO(), force_terminal=True, width=width, height=height, color_system=None)


def drawn(view: live.Live, width: int = 110) -> list[str]:
    """The table as lines of text."""
    console = terminal(width)
    console.print(view.drawn())
    file = console.file
    assert isinstance(file, io.StringIO)
    return file.getvalue().rstrip().split("\n")


@pytest.fixture
def view() -> live.Live:
    found = live.Live(2000, Bounds(Decimal(5), 2_000_000, 3600.0), terminal())
    found.close()  # nothing is to be drawn by itself
    return found


def test_a_terminal_shows_budget_progress_and_each_task(view: live.Live) -> None:
    for d in long_run.deal(60):
        o = d.outcome
        view.started(o.task)
        for prover, attempt in zip(d.provers, o.attempts, strict=True):
            cost = replace(attempt.completion, usage=Usage(900, 100, Decimal("0.001")))
            view.attempted(o.task, prover, replace(attempt, completion=cost))
        if o.verdict.kind is VerdictKind.PROVED:
            view.done(o)
    lines = drawn(view)
    proved = sum(d.outcome.verdict.kind is VerdictKind.PROVED for d in long_run.deal(60))
    answers = sum(len(d.outcome.attempts) for d in long_run.deal(60))
    assert f"{proved}/2000 tasks" in lines[0]
    assert "left" in lines[0]
    assert f"{answers} answers, ${answers / 1000:.4f} of $5.00" in lines[1]
    assert f"{live.short(answers * 1000)} of 2.0M tokens" in lines[1]
    assert "of 1 h 0 min" in lines[1]
    assert "●" in "".join(lines[2:])
    assert lines[-1].strip().startswith("and ")
    assert len(lines) <= 2 + 16 + 1
    assert all(len(line) <= 110 for line in lines)


def test_what_is_under_way_and_the_best_answer_so_far_are_shown(view: live.Live) -> None:
    flight = Flight(asked=3, checking=2)
    view.watch(flight)
    assert "3 asked, 2 in Lean" in drawn(view, 200)[1]
    flight.asked = 7
    assert "7 asked, 2 in Lean" in drawn(view, 200)[1]
    task = make_task()
    view.started(task)
    error = Diagnostic(Severity.ERROR, Position(1, 0), None, "no")
    for errors in (3, 1, 2):
        check = CheckResult(CheckStatus.FAILED, (error,) * errors)
        view.attempted(task, "m", Attempt(0, 0, make_answer().completion, check=check))
    assert "best 1 error; m: " in "\n".join(drawn(view, 200))


@pytest.mark.parametrize("width", [40, 80, 200])
def test_it_fits_whatever_the_width_and_shows_markup_as_text(view: live.Live, width: int) -> None:
    task = long_run.run(1).outcomes[0].task
    named = replace(task, declarations=(replace(task.declarations[0], name="[red]x[/red]" * 30),))
    view.started(named)
    lines = drawn(view, width)
    assert all(len(line) <= width for line in lines)
    if width == 200:
        assert "[/red]" in "\n".join(lines)


def test_without_bounds_nothing_is_said_of_them() -> None:
    view = live.Live(1, None, terminal())
    view.close()
    assert " of $" not in "\n".join(drawn(view))
    assert "0 answers, 0.0 s" in drawn(view)[1]


def test_a_log_says_how_far_it_is_now_and_then() -> None:
    stream = io.StringIO()
    view = live.Plain(60, stream, Bounds(usd=Decimal(2)))
    for d in long_run.deal(60, root=Path()):
        for prover, attempt in zip(d.provers, d.outcome.attempts, strict=True):
            view.attempted(d.outcome.task, prover, attempt)
        view.done(d.outcome)
    said = [line for line in stream.getvalue().split("\n") if line.startswith("so far ")]
    assert len(said) == 2, "after 25 and after 50"
    assert all(" of $2.00" in line and "left" in line for line in said)
    assert "\x1b" not in stream.getvalue()
    assert "[60/60] " in stream.getvalue()
