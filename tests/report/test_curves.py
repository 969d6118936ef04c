"""The curves' numbers against counting by hand, and the drawings of them."""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from support import long_run

from agent.errors import SourceError, ToolMissing, UsageError
from agent.evaluation.stats import mean_interval, pass_at_k
from agent.report import curves, details, plots, versus
from agent.report.subject import Subject
from agent.types import Feedback, Reason, Run, Verdict, VerdictKind


def evaluation(rights: list[int], n: int = 4, usd: float | None = 0.5, **more: Any) -> dict[str, Any]:
    """What `leanloop eval` keeps, as far as reports read it."""
    tasks = [
        {"id": f"i{i}", "task": f"t{i}", "samples": n, "proved": c, "attempts": n, "inconclusive": [], "failures": [],
         "tokens": 100 * n, "cost_usd": usd, "seconds": 2.0}
        for i, c in enumerate(rights)
    ]  # fmt: skip
    points = []
    for k in sorted({1, min(2, n), n}):
        e = mean_interval([pass_at_k(n, c, k) for c in rights])
        points.append({"k": k, "estimate": e.mean, "low": e.low, "high": e.high, "tasks": e.tasks,
                       "cost_usd": usd and usd * k / n, "if_failed": e.mean, "left_out": []})  # fmt: skip
    return {
        "protocol": "independent", "dataset_hash": "h", "dataset": "d", "model": "m", "n": n, "rounds": 1,
        "method": "m", "run": "r", "tasks": tasks, "pass_at_k": points,
    } | more  # fmt: skip


def subject(rights: list[int], **more: Any) -> Subject:
    return Subject(Run("r", "Lean", (), 1.0), Path(), evaluation(rights, **more))


def test_solved_by_answers_counts_what_a_hand_would() -> None:
    run = long_run.run(200)
    found = curves.charts(Subject(run, Path()))
    answers = next(c for c in found if c.title == "Solved by answers allowed")
    conclusive = [o for o in run.outcomes if o.verdict.kind is not VerdictKind.INCONCLUSIVE]
    for p in answers.curves[0].points:
        solved = sum(o.verdict.kind is VerdictKind.PROVED and len(o.attempts) <= p.x for o in conclusive)
        assert p.y == pytest.approx(solved / len(conclusive))
        assert p.low < p.y < p.high
    assert {c.unit for c in found} == {"", "$", "tokens", "s"}


def test_pass_at_k_is_the_estimator_for_every_k() -> None:
    found = curves.charts(subject([0, 1, 4, 2]))
    assert [c.title for c in found] == ["pass@k", "Cost curve", "Token curve"]
    assert [p.x for p in found[0].curves[0].points] == [1, 2, 3, 4]
    assert found[0].curves[0].points[0].y == pytest.approx(7 / 16)
    assert [p.x for p in found[1].curves[0].points] == [0.125, 0.25, 0.5]
    # one draw of 100 tokens for each at k = 1
    assert found[2].curves[0].points[0].x == pytest.approx(100)


def test_one_sample_has_no_curve_over_k() -> None:
    one = subject([1, 0, 1], n=1)
    assert one.evaluation is not None
    for number, task in enumerate(one.evaluation["tasks"]):
        task["seconds"] = 1.0 + number
    assert [c.title for c in curves.charts(one)] == ["Solved by time allowed"]


def test_without_a_price_or_a_proof_there_is_no_such_curve() -> None:
    assert [c.title for c in curves.charts(subject([0, 1], usd=None))] == ["pass@k", "Token curve"]
    run = long_run.run(20)
    unproved = tuple(o for o in run.outcomes if o.verdict.kind is not VerdictKind.PROVED)
    nothing = Subject(Run("r", "Lean", unproved), Path())
    assert curves.charts(nothing) == []
    with pytest.raises(UsageError):
        plots.sheet([])


@pytest.mark.parametrize("rights", [[0], [4], [1, 2, 0, 4]])
def test_drawings_are_well_formed_and_stay_inside(rights: list[int]) -> None:
    charts = curves.charts(subject(rights, model='<b>"&\x00'), subject(rights, model="other"))
    top = ET.fromstring(plots.sheet(charts, "a <heading>"))
    assert top.tag.endswith("svg")
    for chart in charts:
        drawn = ET.fromstring(plots.svg(chart))
        assert '<b>"&' in drawn.attrib["aria-label"]
        for line in drawn.iter("polyline"):
            for pair in line.attrib["points"].split():
                x, y = map(float, pair.split(","))
                assert 0 <= x <= plots.WIDTH
                assert 0 <= y <= plots.HEIGHT


def test_a_single_point_shows_its_interval_and_names_hide_nothing() -> None:
    one = [
        curves.Curve(name, (curves.Point(x, 0.5, 0.3, 0.7),), stepped=False)
        for name, x in (("a", 1), ("b", 9))
    ]
    drawn = ET.fromstring(plots.svg(curves.Chart("Token curve", "tokens", "pass@k", "tokens", tuple(one))))
    assert len(list(drawn.iter("path"))) == 2
    assert not list(drawn.iter("polyline"))
    names = [float(t.attrib["y"]) for t in drawn.iter("text") if t.text in {"a", "b"}]
    assert min(names) > plots.HEIGHT - 8, "below the name of the axis"
    assert max(names) < float(drawn.attrib["viewBox"].split()[3])


def test_values_are_written_as_people_do() -> None:
    said = [
        plots.said(v, u)
        for v, u in ((0, "$"), (0.00123, "$"), (2.5, "$"), (1000, "tokens"), (1.5, "s"), (2e6, ""))
    ]
    assert said == ["$0", "$0.00123", "$2.5", "1k", "1.5 s", "2M"]


def test_png_needs_the_extra_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    drawing = plots.sheet(curves.charts(subject([0, 1, 4, 2])), "heading")
    pytest.importorskip("resvg_py")
    assert plots.png(drawing).startswith(b"\x89PNG\r\n\x1a\n")
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(ToolMissing) as caught:
        plots.png(drawing)
    assert "leanloop[plots]" in caught.value.hint


def test_two_runs_are_compared_by_file_and_name_or_by_id() -> None:
    first, second = (Subject(long_run.run(100), Path()) for _ in range(2))
    same = versus.compare(first, second)
    assert same["first_only"] == same["second_only"] == []
    assert same["mcnemar_p"] == 1
    outcomes = second.run.outcomes
    worse = Subject(
        Run("r2", "Lean", tuple(o for o in outcomes if o.verdict.kind is not VerdictKind.PROVED)), Path()
    )
    assert versus.compare(first, worse)["both"] == 0
    found = versus.compare(subject([4, 4, 4, 0]), subject([0, 4, 4, 4]))
    assert (found["first_only"], found["second_only"]) == (["t0"], ["t3"])
    with pytest.raises(UsageError):
        versus.compare(first, subject([1]))
    with pytest.raises(UsageError):
        versus.compare(first, Subject(Run("r3", "Lean", ()), Path("/elsewhere")))
    with pytest.raises(SourceError):
        versus.compare(subject([1]), subject([1], dataset_hash="other"))


def test_a_proof_that_waited_for_another_is_its_models() -> None:
    waits = Verdict("t", VerdictKind.REJECTED, reasons=(Reason("lemma.unproved", "it rests on u"),))
    found = long_run.deal(40)
    o = next(d.outcome for d in found if d.outcome.verdict.kind is VerdictKind.PROVED)
    last = replace(o.attempts[-1], verdict=waits)
    joined = replace(o, attempts=(*o.attempts[:-1], last))
    subject = Subject(Run("r", "Lean", (joined,)), Path())
    assert sum(s.proved for s in subject.shares) == 1
    shown = details.detail(joined, details.Caps())["rounds"][-1]
    assert (shown["fate"], shown["same"]) == ("w", True)


def test_an_answer_that_was_not_checked_says_why() -> None:
    o = long_run.run(1).outcomes[0]
    again = replace(o.attempts[0], candidate=None, check=None, verdict=None)
    told = replace(again, feedback=Feedback("This is answer 1 again.\n\nAnswer again."))
    shown = details.detail(replace(o, attempts=(again, told)), details.Caps())["rounds"]
    assert shown[1]["said"] == ["This is answer 1 again."]
    assert all(r["fate"] == "u" for r in shown)
