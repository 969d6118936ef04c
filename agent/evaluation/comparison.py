"""Two evaluations of the same tasks, compared task by task."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from agent.errors import SourceError
from agent.evaluation.results import numbers
from agent.evaluation.stats import difference, mcnemar
from agent.report.words import p_value

if TYPE_CHECKING:
    from collections.abc import Mapping

Json = dict[str, Any]
_ALIKE = {"dataset_hash": "datasets", "protocol": "protocols"}


def compare(first: Mapping[str, Any], second: Mapping[str, Any]) -> Json:
    """What the two solve, together and alone, with paired tests; `identical` says that all numbers are equal.

    Only tasks that came to a conclusion in both count; the others are named in `left_out`.  Raises SourceError for
    evaluations of other tasks or by another protocol.
    """
    for key, plural in _ALIKE.items():
        if first.get(key) != second.get(key):
            raise SourceError(
                f"the two evaluations are of different {plural}",
                hint=f"compare runs with one {key} ({first.get(key)} and {second.get(key)})",
            )
    one = {t["id"]: t for t in first["tasks"]}
    two = {t["id"]: t for t in second["tasks"]}
    ids = [i for i in two if i in one and one[i]["samples"] and two[i]["samples"]]
    paired = mcnemar([one[i]["proved"] > 0 for i in ids], [two[i]["proved"] > 0 for i in ids])
    gain = difference([_rate(one[i]) for i in ids], [_rate(two[i]) for i in ids])
    return {
        "first": {"model": first["model"], "run": first.get("run"), "rounds": first.get("rounds")},
        "second": {"model": second["model"], "run": second.get("run"), "rounds": second.get("rounds")},
        "tasks": len(ids),
        "both": paired.both,
        "neither": paired.neither,
        "first_only": [one[i]["task"] for i in ids if one[i]["proved"] and not two[i]["proved"]],
        "second_only": [two[i]["task"] for i in ids if two[i]["proved"] and not one[i]["proved"]],
        "mcnemar_p": round(paired.p_value, 6),
        "gain": {"estimate": round(gain.mean, 6), "low": round(gain.low, 6), "high": round(gain.high, 6)},
        "left_out": [t["task"] for i, t in two.items() if i not in ids],
        "identical": numbers(dict(first)) == numbers(dict(second)),
    }


def _rate(task: Mapping[str, Any]) -> float:
    return float(task["proved"]) / float(task["samples"])


def lines(found: Json) -> list[str]:
    """The same as text."""
    names = [_named(found["first"]), _named(found["second"])]
    alone = f"only by {names[0]} {len(found['first_only'])}, only by {names[1]} {len(found['second_only'])}"
    g = found["gain"]
    span = f"[{100 * g['low']:+.1f}, {100 * g['high']:+.1f}]"
    out = [
        f"of {found['tasks']} tasks solved by both {found['both']}, by neither {found['neither']}, {alone}",
        f"exact McNemar test: p {p_value(found['mcnemar_p'])}",
        f"one sample of {names[1]} solves {100 * g['estimate']:+.1f} points more  {span}",
    ]
    out += [f"{len(found['left_out'])} tasks without a conclusion in one of them are left out"] * bool(
        found["left_out"]
    )
    return [*out, "the numbers are identical"] if found["identical"] else out


def _named(run: Mapping[str, Any]) -> str:
    return f"{run['model']} (rounds={run['rounds']})" if run.get("rounds") else str(run["model"])
