"""What an evaluation found, as JSON and as text (docs/evaluation.md, docs/json.md)."""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal
from statistics import median
from typing import TYPE_CHECKING, Any

from agent import __version__
from agent.errors import SourceError
from agent.evaluation.protocols import Kind
from agent.evaluation.tallies import points, solved

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from agent.evaluation.protocols import Plan, Spent
    from agent.evaluation.run import Evaluation
    from agent.evaluation.tallies import Point, Tally

Json = dict[str, Any]

METHODS = {
    Kind.INDEPENDENT: "independent samples without early stop; pass@k by the unbiased estimator of Chen et al. 2021 "
    "(arXiv 2107.03374, section 2.1); intervals of Wilson's form over tasks",
    Kind.BUDGET: "the repairing loop until it is solved or its budget is used up; the share of tasks solved, with "
    "Wilson's interval",
}
_NO_NUMBERS = frozenset(
    {"run", "leanloop", "toolchain", "dataset", "seconds", "seconds_to_solve", "median_seconds_to_solve"}
)
_MOST_ROWS = 40


def as_json(e: Evaluation, ks: Sequence[int]) -> Json:
    """The object that `leanloop eval --json` prints; the same evaluation replayed gives the same `numbers`."""
    plan, tallies = e.plan, e.tallies
    found: Json = {
        "leanloop": __version__,
        "run": e.run,
        "toolchain": e.lean,
        "dataset": e.dataset.name,
        "dataset_hash": e.dataset.hash,
        "origin": dict(e.dataset.origin),
        "model": ", ".join(plan.models),
        "protocol": plan.kind.value,
        "method": METHODS[plan.kind],
        "n": plan.n,
        "rounds": plan.rounds,
        "mend": plan.mend,
    }
    found |= _independent(tallies, ks, plan) if plan.kind is Kind.INDEPENDENT else _budget(tallies, plan)
    return found | {
        "tokens": sum(t.spent.tokens for t in tallies),
        "cost_usd": money(_sum([t.spent.usd for t in tallies])),
        "cost_per_solved_usd": money(_per_solved(tallies)),
        "seconds": round(e.seconds, 3),
        "failures": _counted(f for t in tallies for f in t.failures),
        "inconclusive": _counted(r for t in tallies for r in t.lost),
        "tasks": [_tally(t) for t in tallies],
        "skipped": [{"name": s.name, "reason": s.reason} for s in e.dataset.skipped],
    }


def numbers(found: Any) -> Any:
    """What must be equal when an evaluation is repeated: all but the seconds, the run's id, and who measured where."""
    if isinstance(found, dict):
        return {k: numbers(v) for k, v in found.items() if k not in _NO_NUMBERS and k != "comparison"}
    return [numbers(v) for v in found] if isinstance(found, list) else found


def _counted(reasons: Any) -> dict[str, int]:
    """The most frequent first, equal ones by name, so that the order of events does not show."""
    return dict(sorted(Counter(reasons).items(), key=lambda x: (-x[1], x[0])))


def _independent(tallies: Sequence[Tally], ks: Sequence[int], plan: Plan) -> Json:
    return {"pass_at_k": [_point(p) for p in points(tallies, ks, plan.n)]}


def _point(p: Point) -> Json:
    shown = _estimate(p.estimate.mean, p.estimate.low, p.estimate.high, p.estimate.tasks)
    if_failed = None if p.if_failed is None else round(p.if_failed, 6)
    extra = {"if_failed": if_failed, "cost_usd": money(p.cost_usd), "left_out": list(p.left_out)}
    return {"k": p.k} | shown | extra


def _estimate(mean: float, low: float, high: float, tasks: int) -> Json:
    known = {"estimate": round(mean, 6), "low": round(low, 6), "high": round(high, 6)}
    none = {"estimate": None, "low": None, "high": None}
    return (known if tasks else none) | {"tasks": tasks, "confidence": 0.95}


def _budget(tallies: Sequence[Tally], plan: Plan) -> Json:
    found = solved(tallies)
    e = found.estimate
    ways = [t.to_solve for t in tallies if t.to_solve is not None]
    bounds = {"tokens": plan.tokens, "usd": money(plan.usd), "seconds": plan.seconds}
    rate = {"solved": found.solved} | _estimate(e.mean, e.low, e.high, e.tasks)
    return {
        "task_budget": bounds,
        "solved_within_budget": rate | {"left_out": list(found.left_out)},
        "median_tokens_to_solve": median(w.tokens for w in ways) if ways else None,
        "median_seconds_to_solve": round(median(w.seconds for w in ways), 3) if ways else None,
        "curve": _curve(ways),
    }


def _curve(ways: Sequence[Spent]) -> list[Json]:
    """How many tasks are solved when each may take so many tokens: a step for each number of tokens that solves one.

    `cost_usd` is the most that one of those took.
    """
    steps: dict[int, Json] = {}
    cost: Decimal | None = None
    for count, way in enumerate(sorted(ways, key=lambda w: (w.tokens, w.usd or 0)), 1):
        cost = way.usd if cost is None else max(cost, way.usd or Decimal(0))
        steps[way.tokens] = {"tokens": way.tokens, "cost_usd": money(cost), "solved": count}
    return list(steps.values())


def _tally(t: Tally) -> Json:
    item = t.item
    row: Json = {
        "task": t.name,
        "id": item.task.id,
        "path": item.path or None,
        "date": item.date or None,
        "commit": item.commit or None,
        "committed": item.committed or None,
        "change": item.change or None,
        "notes": list(item.notes),
        "samples": t.conclusive,
        "proved": t.right,
        "attempts": t.attempts,
        "inconclusive": list(t.lost),
        "failures": list(t.failures),
        "tokens": t.spent.tokens,
        "cost_usd": money(t.spent.usd),
        "seconds": round(t.spent.seconds, 3),
    }
    if t.to_solve is not None:
        row |= {
            "tokens_to_solve": t.to_solve.tokens,
            "cost_to_solve_usd": money(t.to_solve.usd),
            "seconds_to_solve": round(t.to_solve.seconds, 3),
        }
    return row


def _sum(costs: Sequence[Decimal | None]) -> Decimal | None:
    known = [c for c in costs if c is not None]
    return sum(known[1:], known[0]) if known else None


def _per_solved(tallies: Sequence[Tally]) -> Decimal | None:
    cost, count = _sum([t.spent.usd for t in tallies]), sum(t.right > 0 for t in tallies)
    return None if cost is None or not count else cost / count


def money(cost: Decimal | None) -> float | None:
    """US dollars as JSON has numbers, to a billionth."""
    return None if cost is None else float(round(cost, 9))


# ------------------------------------------------------------------------------------- as text
def lines(found: Json) -> list[str]:
    """The same as text."""
    what = f"{found['model']} on {found['dataset']} ({found['dataset_hash']}), {len(found['tasks'])} tasks"
    out = [f"{what}, n={found['n']}, rounds={found['rounds']}, {found['protocol']}"]
    out += [_line(p) for p in found.get("pass_at_k", ())]
    if "solved_within_budget" in found:
        out += _budget_lines(found)
    if found["cost_usd"] is not None:
        per = found["cost_per_solved_usd"]
        out.append(
            f"cost ${found['cost_usd']:.4f}" + (f", ${per:.4f} for a solved task" if per is not None else "")
        )
    out += [f"  {count:>5} x {reason}" for reason, count in list(found["failures"].items())[:8]]
    lost = sum(found["inconclusive"].values())
    out += [f"{lost} came to nothing through no fault of a proof, and count neither way:"] if lost else []
    out += [f"  {count:>5} x {reason}" for reason, count in list(found["inconclusive"].items())[:5]]
    out += _rows(found["tasks"])
    out += [f"skipped {s['name']}: {s['reason']}" for s in found["skipped"][:_MOST_ROWS]]
    return [*out, f"checked with {found['toolchain']}; run {found['run']}"]


def _line(p: Json) -> str:
    if p["estimate"] is None:
        return f"pass@{p['k']:<3} no task has {p['k']} conclusive samples"
    cost = "" if p["cost_usd"] is None else f"  ${p['cost_usd']:.4f}"
    left = f"  ({len(p['left_out'])} tasks left out)" if p["left_out"] else ""
    interval = f"[{100 * p['low']:.1f}, {100 * p['high']:.1f}]"
    return f"pass@{p['k']:<3} {100 * p['estimate']:5.1f}%  {interval}{cost}{left}"


def _budget_lines(found: Json) -> list[str]:
    s = found["solved_within_budget"]
    if s["estimate"] is None:
        return ["no task came to a conclusion"]
    rate = f"{100 * s['estimate']:.1f}%  [{100 * s['low']:.1f}, {100 * s['high']:.1f}]"
    left = f"  ({len(s['left_out'])} tasks left out)" if s["left_out"] else ""
    out = [f"solved {s['solved']} of {s['tasks']}: {rate}{left}"]
    if found["median_tokens_to_solve"] is not None:
        took = f"{found['median_tokens_to_solve']:g} tokens, {found['median_seconds_to_solve']:.1f} s"
        out.append(f"half of the solved ones took no more than {took}")
    return out


def _rows(tasks: Sequence[Json]) -> list[str]:
    """The per-task table, cut where nobody would read it on a terminal."""
    width = min(48, max((len(t["task"]) for t in tasks[:_MOST_ROWS]), default=0))
    rows = []
    for t in tasks[:_MOST_ROWS]:
        failed = next(iter(Counter(t["failures"]).most_common(1)), ("", 0))[0]
        cost = "" if t["cost_usd"] is None else f"${t['cost_usd']:.4f}"
        row = f"  {t['task']:<{width}} {t['proved']:>3}/{t['samples']:<3} {t['tokens']:>8} tokens {cost:>9}"
        rows.append(f"{row}  {t['date'] or '':<10.10} {failed}".rstrip())
    more = len(tasks) - _MOST_ROWS
    return [*rows, f"  ... and {more} more: --output has all"] if more > 0 else rows


def read(path: Path) -> Json:
    """An evaluation that was written before.  Raises SourceError."""
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError) as e:
        raise SourceError(f"{path} is no evaluation of leanloop: {e}") from e
    if not isinstance(found, dict) or not {"dataset_hash", "tasks", "protocol", "model"} <= found.keys():
        raise SourceError(f"{path} is no evaluation of leanloop", hint="`leanloop eval --json` writes one")
    return found
