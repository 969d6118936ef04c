"""A run as one self-contained HTML page: no request leaves it, and model text in it is never markup.

What is on the page without opening anything is in the HTML; the tasks are data, drawn by the page's one script, which
makes text nodes only.  A content security policy names the hashes of that script and of the style sheet, so that
nothing else would run even if it got in.
"""

from __future__ import annotations

import base64
import hashlib
import json
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from agent import __version__
from agent.report import curves, details, plots, versus
from agent.report.words import money, p_value, percent, seconds
from agent.types import VerdictKind

if TYPE_CHECKING:
    from agent.report.curves import Chart
    from agent.report.subject import Subject

Json = dict[str, Any]
_FOLDER = Path(__file__).parent / "page"
_MOST_REASONS = 12


def page(subject: Subject, against: Subject | None = None) -> str:
    """The page.  Raises UsageError and SourceError when the two runs cannot be compared."""
    import jinja2  # only when a page is wanted
    from markupsafe import Markup

    style, script = ((_FOLDER / name).read_text("utf-8").strip("\n") for name in ("page.css", "page.js"))
    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["integer"] = lambda n: f"{n:,}"
    environment.filters["money"] = money
    environment.filters["percent"] = percent
    environment.filters["p_value"] = p_value
    template = environment.from_string((_FOLDER / "page.html.j2").read_text("utf-8"))
    chunks, caps = details.packed(subject)
    data = {"rows": details.rows(subject), "chunk": details.CHUNK, "details": chunks}
    return (
        template.render(
            policy=_policy(style, script),
            style=Markup(style),  # noqa: S704  (our own file)
            script=Markup(script),  # noqa: S704  (our own file)
            data=Markup(_inert(data)),  # noqa: S704  (holds no markup: see there)
            charts=[_figure(c) for c in curves.charts(subject, against)],
            comparison=versus.compare(against, subject) if against is not None else None,
            version=__version__,
            shortened=f"{caps.text:,} characters and {caps.rounds} answers" if caps != details.Caps() else "",
            **_summary(subject),
        )
        + "\n"
    )


def _policy(style: str, script: str) -> str:
    def digest(text: str) -> str:
        return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")

    return (
        f"default-src 'none'; style-src 'sha256-{digest(style)}'; script-src 'sha256-{digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _inert(data: Json) -> str:
    """JSON that cannot end the script element it stands in, nor open a comment there."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace").decode()
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text


def _summary(subject: Subject) -> Json:
    run, counts = subject.run, subject.counts
    total = len(run.outcomes)
    answers = sum(len(o.attempts) for o in run.outcomes)
    unproved = [o for o in run.outcomes if o.verdict.kind is not VerdictKind.PROVED]
    return {
        "run": run,
        "title": headline(subject),
        "kind": _KINDS[subject.protocol],
        "models": subject.models,
        "evaluation": subject.evaluation,
        "when": when(subject),
        "total": total,
        "bar": [
            {
                "kind": k.value,
                "count": counts[k],
                "share": f"{100 * counts[k] / total:.1f}" if total else "0",
            }
            for k in VerdictKind
        ],
        "numbers": [
            ("tasks", f"{total:,}"),
            ("answers", f"{answers:,}"),
            ("tokens", f"{subject.tokens:,}"),
            ("cost", money(subject.usd)),
            (
                "cost per proved task",
                money(subject.usd_per_proved) if subject.usd_per_proved is not None else "–",
            ),
            ("wall clock", seconds(run.seconds)),
        ],
        "reasons": [
            {"name": name, "count": n, "share": n / max(1, len(unproved))}
            for name, n in list(subject.failures.items())[:_MOST_REASONS]
        ],
        "more_reasons": max(0, len(subject.failures) - _MOST_REASONS),
        "shares": subject.shares,
    }


_KINDS = {
    "prove": "Proof run",
    "independent": "Evaluation, independent samples",
    "budget": "Evaluation within a budget",
}


def headline(subject: Subject) -> str:
    """What came of it, in a few words."""
    e = subject.evaluation or {}
    first = next((p for p in e.get("pass_at_k", ()) if p["estimate"] is not None), None)
    if first is not None:
        return f"pass@{first['k']} is {percent(first['estimate'])}"
    total, proved = len(subject.run.outcomes), subject.counts[VerdictKind.PROVED]
    if e.get("solved_within_budget"):
        return f"{proved:,} of {total:,} tasks solved"
    return f"{proved:,} of {total:,} tasks proved" if total else "Nothing to prove"


def when(subject: Subject) -> str:
    """When the run began, in universal time; empty where that is unknown."""
    if subject.started is None:
        return ""
    return time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime(subject.started))


def _figure(chart: Chart) -> Json:
    from markupsafe import Markup

    rows = [
        (curve.name, plots.said(p.x, chart.unit), percent(p.y), f"{percent(p.low)} to {percent(p.high)}")
        for curve in chart.curves
        for p in _some(curve.points)
    ]  # fmt: skip
    drawn = Markup(plots.svg(chart))  # noqa: S704  (our own drawing, text in it escaped)
    return {"title": chart.title, "svg": drawn, "x": chart.x_label, "y": chart.y_label, "rows": rows}


def _some(points: tuple[curves.Point, ...], most: int = 20) -> list[curves.Point]:
    """Evenly spaced ones, the last always: a table is read, not plotted."""
    every = max(1, -(-len(points) // most))
    return [p for n, p in enumerate(points, 1) if n % every == 0 or n == len(points)]
