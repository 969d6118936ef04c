"""A run against another of the same tasks: the paired comparison of evaluations, also for runs of `prove`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from agent.errors import UsageError
from agent.evaluation import comparison

if TYPE_CHECKING:
    from agent.report.subject import Subject

Json = dict[str, Any]


def compare(first: Subject, second: Subject) -> Json:
    """`agent.evaluation.comparison.compare` of the two; tasks of `prove` are the same by their file and name.

    Raises UsageError when they share no task or one is an evaluation and the other is none, and SourceError for
    evaluations of other datasets or by other protocols.
    """
    if (first.evaluation is None) != (second.evaluation is None):
        raise UsageError(
            "one of the two runs is an evaluation, the other is none", hint="compare runs of one kind"
        )
    found = comparison.compare(_as_evaluation(first), _as_evaluation(second))
    if not found["tasks"] and not found["left_out"]:
        raise UsageError("the two runs have no task in common", hint="`leanloop runs` lists runs")
    return found


def _as_evaluation(subject: Subject) -> Json:
    if subject.evaluation is not None:
        return subject.evaluation
    tasks = [{"id": r.key, "task": r.name, "samples": r.trials, "proved": r.right} for r in subject.rows]
    return {
        "dataset_hash": None,
        "protocol": "prove",
        "model": subject.models,
        "run": subject.run.id,
        "tasks": tasks,
    }
