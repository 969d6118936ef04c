"""Where the work is done: here, or on the workers of a Ray cluster (`agent.evaluation.cluster`).

Work is idempotent: what a unit has been answered before is in the journal and not asked again, whoever does it.  The
journal has one writer, the process that the user started.
"""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from agent.errors import InfrastructureError, LeanLoopError
from agent.evaluation import history, protocols
from agent.evaluation.protocols import Trial
from agent.model.spec import connect
from agent.report.live import Quiet
from agent.session import opening
from agent.session.session import Recorder

if TYPE_CHECKING:
    from collections.abc import Callable

    from agent.config import Settings
    from agent.evaluation.datasets import Batch, Dataset
    from agent.evaluation.protocols import Plan, Unit
    from agent.records import RunJournal

_MOST_PROJECTS = 4  # open at once: each has its own Lean servers


@dataclass(frozen=True)
class Job:
    """All that an executor needs.  `done` is told of every unit; `said` collects the Leans that were used."""

    dataset: Dataset
    plan: Plan
    settings: Settings
    options: opening.Options
    journal: RunJournal
    done: Callable[[Unit, Trial], None]
    said: dict[str, None] = field(default_factory=dict)

    def units(self) -> list[Unit]:
        """All work, in the order of the dataset."""
        return [
            unit
            for number, batch in enumerate(self.dataset.batches)
            for unit in protocols.units(self.plan, number, tuple(i.task for i in batch.items))
        ]


class Executor(Protocol):
    """Does all units of a job."""

    async def run(self, job: Job) -> None:
        """Every unit of the job is done, and told to it, when this returns.

        Raises InfrastructureError when none of it could even be begun.
        """
        ...


class Local:
    """In this process, `jobs` units at once."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs

    async def run(self, job: Job) -> None:
        """As `Executor` has it: every unit is run, and told of as it ends."""
        slots, projects = asyncio.Semaphore(self._jobs), asyncio.Semaphore(min(self._jobs, _MOST_PROJECTS))
        failed: list[LeanLoopError] = []
        async with AsyncExitStack() as stack:
            notes: list[str] = []
            models = await stack.enter_async_context(
                connect(job.settings, record=job.options.record, replay=job.options.replay)
            )
            models.notes = notes
            for spec in job.plan.models:
                if spec != "portfolio":
                    models.make(spec)  # a wrong SPEC or a missing key is said before Lean is started
            stack.callback(opening.say, notes)
            shared = replace(job, options=replace(job.options, models=models))

            async def one(number: int, batch: Batch) -> None:
                async with projects:
                    try:
                        await self._batch(shared, number, batch, slots)
                    except InfrastructureError as e:
                        failed.append(e)
                        _give_up(job, number, batch, e)

            async with asyncio.TaskGroup() as group:
                for number, batch in enumerate(job.dataset.batches):
                    group.create_task(one(number, batch))
        if failed and len(failed) == len(job.dataset.batches):
            raise failed[0]

    async def _batch(self, job: Job, number: int, batch: Batch, slots: asyncio.Semaphore) -> None:
        tasks = tuple(i.task for i in batch.items)
        try:
            ready = await history.write_out(batch)
            async with opening.opened(ready.project, tasks, job.options, Quiet()) as session:
                job.said[session.toolchain.description] = None
                recorder = Recorder(job.journal, session.view)

                async def one(unit: Unit) -> None:
                    async with slots:
                        trial = await protocols.trial(session, unit, job.plan, recorder)
                    job.done(unit, trial)

                async with asyncio.TaskGroup() as group:
                    for unit in protocols.units(job.plan, number, tasks):
                        group.create_task(one(unit))
        finally:
            history.clear(batch)


def _give_up(job: Job, number: int, batch: Batch, error: LeanLoopError) -> None:
    for unit in protocols.units(job.plan, number, tuple(i.task for i in batch.items)):
        job.done(unit, Trial((), trouble=error.message))
