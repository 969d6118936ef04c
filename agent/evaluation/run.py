"""One evaluation from its dataset to its numbers: the journal, the executor, and what comes of it."""

from __future__ import annotations

import time
from collections import defaultdict
from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from agent import __version__, outcomes
from agent.errors import UsageError
from agent.evaluation.executors import Executor, Job
from agent.evaluation.protocols import Kind
from agent.evaluation.tallies import Brief, Tally, tally
from agent.files import state_folder
from agent.session import opening
from agent.types import Outcome, Reason, Run, Verdict, VerdictKind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from agent.config import Settings
    from agent.evaluation.datasets import Dataset, Item
    from agent.evaluation.protocols import Plan, Trial, Unit
    from agent.records import Journal, RunJournal


@dataclass(frozen=True)
class Evaluation:
    """What was measured, and on what; `lean` names the Leans in use, `run` is its id in the journal."""

    run: str
    dataset: Dataset
    plan: Plan
    tallies: tuple[Tally, ...]
    lean: str
    seconds: float


async def evaluate(
    dataset: Dataset,
    plan: Plan,
    settings: Settings,
    options: opening.Options,
    executor: Executor,
    said: Callable[[Tally], None],
) -> Evaluation:
    """Measure; `said` is told of each task that is done.  What is answered is in the journal of `dataset.home`.

    `options` says whether to resume, record or replay.  Raises UsageError when the run to go on with measured something
    else, and what an executor raises.
    """
    started = time.monotonic()
    with ExitStack() as stack:
        journal, notes = _journal(stack, dataset, plan, options)
        book = _Book(dataset, plan, journal, said)
        shared = replace(options, settings=settings, journal=journal, fresh=True)
        job = Job(dataset, plan, settings, shared, journal, book.done)
        await executor.run(job)
        seconds = time.monotonic() - started
        lean = "; ".join(job.said)
        journal.close_run(Run(journal.run_id, lean, (), seconds))
        notes.extend(f"{e.message}; {e.hint}" for e in [journal.trouble] if e is not None)
        return Evaluation(journal.run_id, dataset, plan, book.tallies(), lean, seconds)


def _journal(
    stack: ExitStack, dataset: Dataset, plan: Plan, options: opening.Options
) -> tuple[RunJournal, list[str]]:
    notes: list[str] = []
    stack.callback(opening.say, notes)
    state_folder(dataset.home)
    book = opening.open_book(stack, dataset.home)
    tasks = [i.task for i in dataset.items]
    facts = {"leanloop": __version__, "eval": facts_of(dataset, plan)}
    if options.resume:
        _same(book, options.resume, facts["eval"])
        run = book.resume_run(options.resume, tasks)
    else:
        run = book.start_run("an evaluation that has not ended", tasks, facts)
    stack.callback(run.close)
    return run, notes


def facts_of(dataset: Dataset, plan: Plan) -> dict[str, object]:
    """What must be the same when an evaluation is gone on with: all but the number of samples."""
    return {
        "dataset": dataset.name,
        "dataset_hash": dataset.hash,
        "protocol": plan.kind.value,
        "models": list(plan.models),
        "rounds": plan.rounds,
        "mend": plan.mend,
        "task_tokens": plan.tokens,
        "task_usd": None if plan.usd is None else str(plan.usd),
        "task_seconds": plan.seconds,
    }


def _same(book: Journal, name: str, facts: Mapping[str, object] | object) -> None:
    summary = book.summary(name)
    run, before = summary.id, summary.facts.get("eval")
    if not isinstance(before, dict) or not isinstance(facts, dict):
        raise UsageError(
            f"the run {run} is no evaluation", hint="leave out --resume, or name another: `leanloop runs`"
        )
    other = [k for k in facts if before.get(k) != facts[k]]
    if other:
        said = f"its {other[0]} was {before.get(other[0])!r}, not {facts[other[0]]!r}"
        raise UsageError(f"the run {run} measured something else: {said}", hint="leave out --resume")


class _Book:
    """Collects what the units come to; a task is said, and put down in the journal, when its last one is done."""

    def __init__(
        self, dataset: Dataset, plan: Plan, journal: RunJournal, said: Callable[[Tally], None]
    ) -> None:
        self._plan, self._journal, self._said = plan, journal, said
        self._items = {i.task.id: i for i in dataset.items}
        self._briefs: dict[str, dict[int, Brief]] = defaultdict(dict)
        self._best: dict[str, Outcome] = {}
        self._tallies: dict[str, Tally] = {}

    def done(self, unit: Unit, trial: Trial) -> None:
        """A unit is over."""
        name = unit.task.id
        self._briefs[name][unit.sample] = Brief.of(unit, trial)
        if name not in self._best or (trial.proved and not _is_proved(self._best[name])):
            self._best[name] = _outcome(unit, trial)
        if len(self._briefs[name]) == (self._plan.n if self._plan.kind is Kind.INDEPENDENT else 1):
            self._settle(self._items[name])

    def _settle(self, item: Item) -> None:
        found = tally(item, list(self._briefs.pop(item.task.id).values()), self._plan)
        self._tallies[item.task.id] = found
        self._journal.done(replace(self._best.pop(item.task.id), seconds=found.spent.seconds))
        self._said(found)

    def tallies(self) -> tuple[Tally, ...]:
        """Of all tasks, in the order of the dataset."""
        return tuple(self._tallies[i] for i in self._items)


def _is_proved(outcome: Outcome) -> bool:
    return outcome.verdict.kind is VerdictKind.PROVED


def _outcome(unit: Unit, trial: Trial) -> Outcome:
    """For the journal: the verdict on a task is that of its best trial."""
    if trial.proved:
        return replace(outcomes.settled(unit.task, trial.attempts[-1:], 0.0), attempts=())
    if trial.limit or trial.gave_up:
        reason = Reason(trial.limit or "search.exhausted", "nothing was proved within its bounds")
        return Outcome(unit.task, Verdict(unit.task.name, VerdictKind.REJECTED, reasons=(reason,)))
    trouble = (Reason("model.failed", trial.trouble),) if trial.trouble else ()
    return replace(outcomes.unproved(unit.task, trial.attempts[-1:], trouble, 0.0), attempts=())
