"""A run as Markdown: for a step summary, a comment, or a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from agent.report.results import proof_text, relative
from agent.report.words import money, percent, seconds
from agent.types import VerdictKind

if TYPE_CHECKING:
    from pathlib import Path

    from agent.report.subject import Subject
    from agent.types import Outcome

Json = dict[str, Any]
_MARK = {VerdictKind.PROVED: "✅", VerdictKind.REJECTED: "❌", VerdictKind.INCONCLUSIVE: "❔"}
_MOST_REASONS = 12
# GitHub takes 1 MB for the summary of a step, and nobody reads more.
_MOST_ROWS = 500
_MOST_PROOFS = 400_000


def report(subject: Subject, other: Subject | None = None) -> str:
    """A headline, the numbers, why what is not proved is not, a table of tasks, and the proofs folded away."""
    run = subject.run
    said = ", ".join(f"{subject.counts[k]} {k.value}" for k in VerdictKind if subject.counts[k])
    lines = [f"## leanloop: {said or 'nothing to prove'}", "", _spent(subject), ""]
    lines += _evaluation(subject.evaluation)
    if other is not None:
        from agent.evaluation import comparison  # `cell` and `fenced` are wanted without
        from agent.report import versus

        told = comparison.lines(versus.compare(other, subject))
        lines += [f"Against run `{other.run.id}`:", "", *(f"- {cell(line)}" for line in told), ""]
    if subject.failures:
        lines += ["| tasks | not proved because |", "|---:|---|"]
        lines += [f"| {n} | {cell(name)} |" for name, n in list(subject.failures.items())[:_MOST_REASONS]]
        lines.append("")
    if len(subject.shares) > 1:
        lines += ["| model | proved | answers | tokens | cost |", "|---|---:|---:|---:|---:|"]
        lines += [
            f"| {cell(s.model)} | {s.proved} | {s.answers} | {s.tokens:,} | {money(s.usd)} |"
            for s in subject.shares
        ]
        lines.append("")
    shown = run.outcomes[:_MOST_ROWS]
    if shown:
        lines += ["| | declaration | verdict | by | answers | seconds |", "|---|---|---|---|---:|---:|"]
        lines += [_row(o, subject.root) for o in shown]
    if len(shown) < len(run.outcomes):
        lines += [
            "",
            f"... and {len(run.outcomes) - len(shown)} more tasks; `leanloop report --html` has all.",
        ]
    room = _MOST_PROOFS
    for outcome in shown:
        details = _details(outcome)
        room -= sum(map(len, details))
        lines += details if room > 0 else []
    if room <= 0:
        lines += ["", "Proofs beyond this size are left out."]
    return "\n".join(lines) + "\n"


def _spent(subject: Subject) -> str:
    run, answers = subject.run, sum(len(o.attempts) for o in subject.run.outcomes)
    parts = [f"{answers:,} answers", f"{subject.tokens:,} tokens", seconds(run.seconds)]
    if subject.usd:
        parts.insert(2, f"{money(subject.usd)} ({money(subject.usd_per_proved)} for each proved task)")
    return f"{', '.join(parts)}. Checked with {cell(run.toolchain)}. Run `{run.id}`."


def _evaluation(found: Json | None) -> list[str]:
    if found is None:
        return []
    lines = [f"{cell(found['model'])} on {cell(found['dataset'])} (`{cell(found['dataset_hash'])}`).", ""]
    points = [p for p in found.get("pass_at_k", ()) if p["estimate"] is not None]
    if points:
        lines += ["| k | pass@k | 95% interval | mean cost | tasks |", "|---:|---:|---|---:|---:|"]
        lines += [
            f"| {p['k']} | {percent(p['estimate'])} | {percent(p['low'])} to {percent(p['high'])} "
            f"| {money(p['cost_usd'])} | {p['tasks']} |"
            for p in points
        ]
        lines.append("")
    solved = found.get("solved_within_budget")
    if solved and solved["estimate"] is not None:
        interval = f"{percent(solved['low'])} to {percent(solved['high'])}"
        lines += [
            f"Solved {solved['solved']} of {solved['tasks']}: {percent(solved['estimate'])} ({interval}).",
            "",
        ]
    return lines


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
    proof, title = proof_text(o), f"Proof of {cell(o.task.name)}"
    if o.refutation is not None:
        proof, title = o.refutation.theorem, f"Proof that {cell(o.task.name)} is false"
    if proof is None:
        return []
    return ["", f"<details><summary>{title}</summary>", "", *fenced(proof), "", "</details>"]
