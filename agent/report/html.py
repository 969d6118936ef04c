"""A run as one self-contained HTML page: no request leaves it, and model text in it is never markup.

The tasks are embedded as JSON and drawn by a little script when they are opened, so that a run of thousands of tasks
still opens at once.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from agent.prompting import answers
from agent.report.results import relative
from agent.types import VerdictKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agent.types import Attempt, Outcome, Run

_TEMPLATE = Path(__file__).parent / "page.html.j2"
_MAX_TEXT = 4000
_MAX_ERRORS = 6
_MAX_ROUNDS = 24


def page(run: Run, root: Path, plots: Sequence[str] = ()) -> str:
    """The page; `plots` are SVG elements of our own making."""
    import jinja2  # noqa: PLC0415  (only when a page is wanted)

    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    template = environment.from_string(_TEMPLATE.read_text("utf-8"))
    data = json.dumps([_task(o, root) for o in run.outcomes], ensure_ascii=False, separators=(",", ":"))
    return template.render(run=run, cards=_cards(run), plots=list(plots), data=_inert(data)) + "\n"


def _inert(data: str) -> str:
    """JSON that cannot end the script element it stands in, nor open a comment there."""
    return (
        data.replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
    )


def _cards(run: Run) -> list[dict[str, str]]:
    counts = Counter(o.verdict.kind for o in run.outcomes)
    usages = [o.usage for o in run.outcomes]
    costs = [u.cost_usd for u in usages if u.cost_usd is not None]
    cards = [{"label": k.value, "value": str(counts[k]), "style": k.value} for k in VerdictKind]
    cards += [
        {"label": "tasks", "value": str(len(run.outcomes)), "style": ""},
        {"label": "answers", "value": str(sum(len(o.attempts) for o in run.outcomes)), "style": ""},
        {"label": "tokens", "value": f"{sum(u.tokens for u in usages):,}", "style": ""},
        {"label": "cost", "value": f"${sum(costs):.2f}" if costs else "unknown", "style": ""},
        {"label": "wall clock", "value": f"{run.seconds:.1f} s", "style": ""},
    ]
    return cards


def _task(o: Outcome, root: Path) -> dict[str, Any]:
    usage, verdict = o.usage, o.verdict
    cost = "" if not usage.cost_usd else f", ${usage.cost_usd:.4f}"
    return {
        "name": o.task.name,
        "file": relative(o.task.file, root),
        "line": o.task.declarations[-1].position.line,
        "verdict": verdict.kind.value,
        "trust": verdict.trust.value if verdict.trust else "",
        "reasons": [_short(f"{r.message} [{r.code}]") for r in verdict.reasons]
        + [_short(f"warning: {w.message} [{w.code}]") for w in verdict.warnings],
        "notes": list(verdict.notes),
        "statement": "\n\n".join(_statement(o, i) for i in range(len(o.task.declarations))),
        "numbers": f"{len(o.attempts)} answer{'' if len(o.attempts) == 1 else 's'}, {o.seconds:.1f} s{cost}",
        "seconds": round(o.seconds, 3),
        "answers": len(o.attempts),
        "rounds": [_round(a) for a in o.attempts[-_MAX_ROUNDS:]],
    }


def _statement(o: Outcome, number: int) -> str:
    d = o.task.declarations[number]
    return o.task.source[d.keyword.start : d.signature.end].strip()


def _round(a: Attempt) -> dict[str, Any]:
    accepted = a.verdict is not None and a.verdict.kind is VerdictKind.PROVED
    errors: list[str] = []
    if a.verdict is not None and not accepted:
        errors = [f"{r.message} [{r.code}]" for r in a.verdict.reasons]
    elif a.check is not None:
        errors = [f"{d.start.line}:{d.start.column}: {d.message}" for d in a.check.diagnostics[:_MAX_ERRORS]]
        errors += [a.check.reason] if a.check.reason else []
    block = answers.last_block(a.completion.text)
    return {
        "title": f"{a.completion.model}, sample {a.sample + 1}, answer {a.round + 1}, {a.seconds:.1f} s",
        "accepted": accepted,
        "answer": _short((block if block is not None else a.completion.text).strip("\n")),
        "errors": [_short(e) for e in errors] if not accepted else [],
        "goals": [_short(g) for s in (a.check.goals if a.check and not accepted else ()) for g in s.goals][
            :_MAX_ERRORS
        ],
    }


def _short(text: str) -> str:
    return text if len(text) <= _MAX_TEXT else text[:_MAX_TEXT] + " [...]"
