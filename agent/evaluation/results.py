"""What an evaluation found, as JSON and as text."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from agent import __version__
from agent.errors import SourceError
from agent.evaluation.stats import mcnemar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal
    from pathlib import Path

    from agent.evaluation.datasets import Dataset
    from agent.evaluation.harness import Point, Tally

Json = dict[str, Any]


def as_json(
    dataset: Dataset, model: str, n: int, tallies: Sequence[Tally], points: Sequence[Point], lean: str
) -> Json:
    """The object that `leanloop eval --json` prints; the same evaluation replayed gives the same but for times."""
    return {
        "leanloop": __version__,
        "toolchain": lean,
        "dataset": dataset.name,
        "dataset_hash": dataset.hash,
        "model": model,
        "protocol": "independent samples of one answer each, no early stop",
        "n": n,
        "pass_at_k": [_point(p) for p in points],
        "tokens": sum(t.tokens for t in tallies),
        "cost_usd": _money(_sum([t.cost_usd for t in tallies])),
        "cost_per_solved_usd": _money(_per_solved(tallies)),
        "failures": dict(Counter(f for t in tallies for f in t.failures).most_common()),
        "tasks": [_tally(t) for t in tallies],
        "skipped": [{"name": s.name, "reason": s.reason} for s in dataset.skipped],
    }


def _point(p: Point) -> Json:
    e = p.estimate
    numbers: Json = {"k": p.k, "estimate": None, "low": None, "high": None, "tasks": e.tasks}
    if e.tasks:
        numbers |= {"estimate": round(e.mean, 6), "low": round(e.low, 6), "high": round(e.high, 6)}
    return numbers | {"confidence": 0.95, "cost_usd": _money(p.cost_usd), "left_out": list(p.left_out)}


def _tally(t: Tally) -> Json:
    return {
        "task": t.task,
        "id": t.id,
        "date": t.date or None,
        "samples": t.conclusive,
        "proved": t.right,
        "inconclusive": list(t.lost),
        "failures": list(t.failures),
        "tokens": t.tokens,
        "cost_usd": _money(t.cost_usd),
        "seconds": round(t.seconds, 3),
    }


def _sum(costs: Sequence[Decimal | None]) -> Decimal | None:
    known = [c for c in costs if c is not None]
    return sum(known[1:], known[0]) if known else None


def _per_solved(tallies: Sequence[Tally]) -> Decimal | None:
    cost, solved = _sum([t.cost_usd for t in tallies]), sum(t.right > 0 for t in tallies)
    return None if cost is None or not solved else cost / solved


def _money(cost: Decimal | None) -> float | None:
    return None if cost is None else float(cost)


def lines(found: Json) -> list[str]:
    """The same as text."""
    out = [
        f"{found['model']} on {found['dataset']} ({found['dataset_hash']}), {len(found['tasks'])} tasks, n={found['n']}"
    ]
    for p in found["pass_at_k"]:
        if p["estimate"] is None:
            out.append(f"pass@{p['k']:<3} no task has {p['k']} conclusive samples")
            continue
        cost = "" if p["cost_usd"] is None else f"  ${p['cost_usd']:.4f}"
        low, high = 100 * p["low"], 100 * p["high"]
        left = f"  ({len(p['left_out'])} tasks left out)" if p["left_out"] else ""
        out.append(f"pass@{p['k']:<3} {100 * p['estimate']:5.1f}%  [{low:.1f}, {high:.1f}]{cost}{left}")
    for reason, count in list(found["failures"].items())[:5]:
        out.append(f"  {count:>5} x {reason}")
    lost = sum(len(t["inconclusive"]) for t in found["tasks"])
    out += [f"{lost} samples were inconclusive and count neither way"] if lost else []
    out += [f"skipped {s['name']}: {s['reason']}" for s in found["skipped"]]
    return [*out, f"checked with {found['toolchain']}"]


def compare(first: Json, second: Json) -> list[str]:
    """Two evaluations of the same dataset, task by task, with a paired test.  Raises SourceError for others."""
    if first.get("dataset_hash") != second.get("dataset_hash"):
        raise SourceError(
            "the two evaluations are of different datasets", hint="compare runs with one dataset_hash"
        )
    one = {t["id"]: t["proved"] > 0 for t in first["tasks"]}
    two = {t["id"]: t["proved"] > 0 for t in second["tasks"]}
    ids = sorted(one.keys() & two.keys())
    paired = mcnemar([one[i] for i in ids], [two[i] for i in ids])
    names = first["model"], second["model"]
    solved = f"solved by both {paired.both}, by neither {paired.neither}"
    alone = f"only by {names[0]} {paired.first_only}, only by {names[1]} {paired.second_only}"
    return [f"{solved}, {alone}", f"exact McNemar test: p = {paired.p_value:.4f}"]


def read(path: Path) -> Json:
    """An evaluation that was written before.  Raises SourceError."""
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError) as e:
        raise SourceError(f"{path} is no evaluation of leanloop: {e}") from e
    if not isinstance(found, dict) or "dataset_hash" not in found or "tasks" not in found:
        raise SourceError(f"{path} is no evaluation of leanloop", hint="`leanloop eval --json` writes one")
    return found
