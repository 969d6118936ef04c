"""A run as Markdown: for a step summary, a comment, or a file."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from agent.report.results import proof_text, relative
from agent.types import VerdictKind

if TYPE_CHECKING:
    from pathlib import Path

    from agent.types import Outcome, Run

_MARK = {VerdictKind.PROVED: "✅", VerdictKind.REJECTED: "❌", VerdictKind.INCONCLUSIVE: "❔"}


def run(result: Run, root: Path) -> str:
    """A headline, a table of tasks, and the proofs folded away."""
    counts = Counter(o.verdict.kind for o in result.outcomes)
    said = ", ".join(f"{counts[k]} {k.value}" for k in VerdictKind if counts[k]) or "nothing to prove"
    lines = [
        f"## leanloop: {said}",
        "",
        f"Checked with {result.toolchain}, in {result.seconds:.1f} s. Run `{result.id}`.",
        "",
    ]
    if result.outcomes:
        lines += ["| | declaration | verdict | by | answers | seconds |", "|---|---|---|---|---:|---:|"]
        lines += [_row(o, root) for o in result.outcomes]
    for outcome in result.outcomes:
        lines += _details(outcome)
    return "\n".join(lines) + "\n"


def cell(text: str) -> str:
    """Text for a table's cell: one line, with nothing that Markdown or HTML would take for its own."""
    one = " ".join(text.split())
    for char, code in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("|", "\\|"), ("`", "\\`")):
        one = one.replace(char, code)
    return one


def fenced(code: str, language: str = "lean") -> list[str]:
    """A block whose fence is longer than any inside."""
    longest = max((len(run) for run in "".join(c if c == "`" else " " for c in code).split()), default=0)
    fence = "`" * max(3, longest + 1)
    return [f"{fence}{language}", code, fence]


def _row(o: Outcome, root: Path) -> str:
    d, verdict = o.task.declarations[-1], o.verdict
    where = f"{cell(d.name)}<br>{cell(relative(o.task.file, root))}:{d.position.line}"
    trust = f" ({verdict.trust.value})" if verdict.trust else ""
    why = "".join(f"<br>{cell(r.message)}" for r in verdict.reasons[:2])
    why += "".join(f"<br>⚠️ {cell(w.message)}" for w in verdict.warnings[:3])
    by = cell(o.attempts[-1].completion.model) if o.candidate is not None and o.attempts else ""
    kind = verdict.kind
    return (
        f"| {_MARK[kind]} | {where} | {kind.value}{trust}{why} | {by} | {len(o.attempts)} | {o.seconds:.1f} |"
    )


def _details(o: Outcome) -> list[str]:
    proof = proof_text(o)
    if proof is None:
        return []
    title = f"Proof of {cell(o.task.name)}"
    return ["", f"<details><summary>{title}</summary>", "", *fenced(proof), "", "</details>"]
