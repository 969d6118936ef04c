"""A whole run for a terminal and as the JSON of `leanloop report`: the numbers first, then what is not proved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from agent import outcomes
from agent.evaluation import comparison
from agent.evaluation import results as evaluations
from agent.report import results, versus
from agent.report.results import MARK, relative
from agent.report.subject import reason
from agent.report.words import money, seconds
from agent.types import VerdictKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agent.report.subject import Subject
    from agent.types import Outcome

Json = dict[str, Any]
_MOST_ROWS = 40
_MOST_REASONS = 10
_MOST_REFUTATIONS = 10


def as_json(subject: Subject, other: Subject | None = None) -> Json:
    """The object of `prove`, with what the report adds (docs/json.md)."""
    found = results.prove(subject.run, subject.root)
    per = subject.usd_per_proved
    found["totals"]["cost_per_proved_usd"] = None if per is None else float(round(per, 9))
    found["failures"] = subject.failures
    found["models"] = [
        {
            "model": s.model,
            "proved": s.proved,
            "answers": s.answers,
            "tokens": s.tokens,
            "cost_usd": None if s.usd is None else float(s.usd),
        }
        for s in subject.shares
    ]
    found["evaluation"] = subject.evaluation
    if other is not None:
        found["comparison"] = versus.compare(other, subject)
    return found


def lines(subject: Subject, other: Subject | None = None) -> list[str]:
    """The same as text."""
    if subject.evaluation is not None:
        out = evaluations.lines(subject.evaluation)
    else:
        out = [
            *_totals(subject),
            *_failures(subject),
            *_models(subject),
            *_tasks(subject.run.outcomes, subject),
        ]
        out.append(f"checked with {subject.run.toolchain}; run {subject.run.id}")
    if other is not None:
        out += ["", f"against run {other.run.id}:", *comparison.lines(versus.compare(other, subject))]
    return out


def _totals(subject: Subject) -> list[str]:
    counts, total = subject.counts, len(subject.run.outcomes)
    rest = "".join(
        f", {counts[k]:,} {k.value}" for k in VerdictKind if k is not VerdictKind.PROVED and counts[k]
    )
    answers = sum(len(o.attempts) for o in subject.run.outcomes)
    spent = f"{answers:,} answers, {subject.tokens:,} tokens"
    if subject.usd:
        spent += f", {money(subject.usd)}"
        if subject.usd_per_proved:
            spent += f", {money(subject.usd_per_proved)} for each proved task"
    return [
        f"{counts[VerdictKind.PROVED]:,} of {total:,} proved{rest} in {seconds(subject.run.seconds)}",
        spent,
    ]  # fmt: skip


def _failures(subject: Subject) -> list[str]:
    said = list(subject.failures.items())
    if not said:
        return []
    out = ["", "why not:", *(f"  {count:>6,}  {name}" for name, count in said[:_MOST_REASONS])]
    more = sum(count for _, count in said[_MOST_REASONS:])
    return [*out, f"  {more:>6,}  for other reasons"] if more else out


def _models(subject: Subject) -> list[str]:
    if len(subject.shares) < 2:
        return []
    width = max(len(s.model) for s in subject.shares)
    out = ["", f"{'model':<{width + 2}} {'proved':>8} {'answers':>8} {'tokens':>12} {'cost':>10}"]
    out += [
        f"{s.model:<{width + 2}} {s.proved:>8,} {s.answers:>8,} {s.tokens:>12,} {money(s.usd):>10}"
        for s in subject.shares
    ]
    return out


def _tasks(found: Sequence[Outcome], subject: Subject) -> list[str]:
    """Every task where they are few; of many only those that are not proved, and not all of those."""
    unproved = [o for o in found if o.verdict.kind is not VerdictKind.PROVED]
    wanted = list(found) if len(found) <= _MOST_ROWS else unproved
    shown = wanted[:_MOST_ROWS]
    if not shown:
        return [""]
    places = [f"{relative(o.task.file, subject.root)}:{o.task.declarations[-1].position.line}" for o in shown]
    width = min(56, max(len(o.task.name) for o in shown))
    across = min(40, max(map(len, places)))
    out = ["", "tasks:" if wanted is not unproved else "not proved:"]
    for o, place in zip(shown, places, strict=True):
        mark = "◌" if outcomes.conditional(o.verdict) else MARK[o.verdict.kind]
        cost = f" {money(o.usage.cost_usd)}" if o.usage.cost_usd else ""
        took = f"{len(o.attempts):>3} x {o.seconds:>7.1f} s{cost}"
        out.append(f"{mark} {o.task.name:<{width}}  {place:<{across}} {took}  {reason(o)}".rstrip())
    out += [f"! {o.task.name}: {w.message} [{w.code}]" for o in found for w in o.verdict.warnings]
    for o in [o for o in shown if o.refutation is not None][:_MOST_REFUTATIONS]:
        assert o.refutation is not None  # noqa: S101  (as the line above says)
        out += ["", f"{o.task.name} is false, by:", *(f"    {x}" for x in o.refutation.theorem.splitlines())]
    more = len(wanted) - len(shown)
    return [*out, f"... and {more:,} more: --html or --json has all", ""] if more else [*out, ""]
