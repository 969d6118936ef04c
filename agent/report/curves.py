"""The curves of a report as numbers: pass@k, cost, and tasks solved by what each was allowed (pure).

Intervals are those of `agent.evaluation.stats`: 95%, of Wilson's form, over tasks.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING

from agent.evaluation.stats import expected_draws, mean_interval, pass_at_k

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from agent.report.subject import Row, Subject

_MOST_STEPS = 160


@dataclass(frozen=True, slots=True)
class Point:
    """A share `y` in [0, 1] at `x`, with its interval."""

    x: float
    y: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Curve:
    """One line of a chart.  `stepped`: it stays where it is until the next point."""

    name: str
    points: tuple[Point, ...]
    stepped: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """Curves over one axis; `unit` is `` (a count), `$`, `tokens` or `s`."""

    title: str
    x_label: str
    y_label: str
    unit: str
    curves: tuple[Curve, ...]


def charts(subject: Subject, against: Subject | None = None) -> list[Chart]:
    """The charts that suit a run: those that would show nothing are left out."""
    sides = [subject] if against is None else [against, subject]
    found = _independent(sides) if subject.protocol == "independent" else []
    return found or _solved(sides)


def _independent(sides: Sequence[Subject]) -> list[Chart]:
    passed = tuple(Curve(s.label, _pass_points(s), stepped=False) for s in sides)
    found = [Chart("pass@k", "k, samples drawn", "share of tasks", "", passed)]
    dollars = tuple(Curve(s.label, _dollar_points(s), stepped=False) for s in sides)
    if all(c.points for c in dollars):
        found.append(Chart("Cost curve", "mean cost of a task", "pass@k", "$", dollars))
    tokens = tuple(Curve(s.label, _token_points(s), stepped=False) for s in sides)
    if any(p.x for c in tokens for p in c.points):
        found.append(Chart("Token curve", "mean tokens of a task", "pass@k", "tokens", tokens))
    return [c for c in found if len({p.x for curve in c.curves for p in curve.points}) > 1]


def _ks(rows: Sequence[Row]) -> list[int]:
    most = max((r.trials for r in rows), default=0)
    return [k for k in range(1, most + 1) if k <= 16 or k & (k - 1) == 0 or k == most]


def _pass_points(subject: Subject) -> tuple[Point, ...]:
    rows, points = subject.rows, []
    for k in _ks(rows):
        e = mean_interval([pass_at_k(r.trials, r.right, k) for r in rows if r.trials >= k])
        if e.tasks:
            points.append(Point(k, e.mean, e.low, e.high))
    return tuple(points)


def _dollar_points(subject: Subject) -> tuple[Point, ...]:
    known = (subject.evaluation or {}).get("pass_at_k", ())
    return tuple(
        Point(p["cost_usd"], p["estimate"], p["low"], p["high"])
        for p in known
        if p["estimate"] is not None and p["cost_usd"]
    )


def _token_points(subject: Subject) -> tuple[Point, ...]:
    points = []
    for p in _pass_points(subject):
        usable = [r for r in subject.rows if r.trials >= p.x]
        draws = [
            r.tokens / (r.trials + r.lost) * expected_draws(r.trials, r.right, round(p.x)) for r in usable
        ]
        points.append(Point(fmean(draws), p.y, p.low, p.high))
    return tuple(points)


def _solved(sides: Sequence[Subject]) -> list[Chart]:
    kinds: tuple[tuple[str, str, str, Callable[[Row], float | None]], ...] = (
        ("Solved by answers allowed", "answers for a task", "", lambda r: r.answers),
        ("Solved by cost allowed", "US dollars for a task", "$", lambda r: r.usd),
        ("Solved by tokens allowed", "tokens for a task", "tokens", lambda r: r.tokens),
        ("Solved by time allowed", "seconds for a task", "s", lambda r: r.seconds),
    )
    found = []
    for title, label, unit, value in kinds:
        curves = tuple(Curve(s.label, _steps(s.rows, value), stepped=True) for s in sides)
        if len({p.x for c in curves for p in c.points}) > 1:
            found.append(Chart(title, label, "share of tasks", unit, curves))
    return found


def _steps(rows: Sequence[Row], value: Callable[[Row], float | None]) -> tuple[Point, ...]:
    """The share of conclusive tasks that are solved when each may take x."""
    usable = [r for r in rows if r.trials]
    taken = sorted(v for r in usable if r.right for v in [value(r)] if v is not None)
    counts = {x: count for count, x in enumerate(taken, 1)}
    every = max(1, len(counts) // _MOST_STEPS)
    points = []
    for place, (x, count) in enumerate(counts.items(), 1):
        if place == 1 or place == len(counts) or place % every == 0:
            e = mean_interval([1.0] * count + [0.0] * (len(usable) - count))
            points.append(Point(x, e.mean, e.low, e.high))
    return tuple(points)
