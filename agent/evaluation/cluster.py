"""Spreads an evaluation over a Ray cluster; survives the loss of workers and of nodes.

The driver deals out units, writes the journal, and is the only one who does.  What a worker answers and finds comes
back as it happens, so that a unit whose worker was lost goes on elsewhere from its last answer.  Nothing secret is
sent: workers read keys from their own environment.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections import Counter, deque
from typing import TYPE_CHECKING, Any

from agent import __version__
from agent.errors import ConfigError, ToolFailed, ToolMissing
from agent.evaluation import history, parcels
from agent.evaluation.protocols import Kind, Trial, Unit
from agent.evaluation.worker import Ended, Load, Order, Terms, Told, Worker
from agent.report.live import Quiet
from agent.session.session import Recorder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from agent.config import Settings
    from agent.evaluation.datasets import Batch
    from agent.evaluation.executors import Job
    from agent.types import Attempt

_START_SECONDS = 300.0  # for a node that has to start a process, and import
_STARTS = 3
_MOST_LOSSES = 3  # workers that one unit may take with it


class Cluster:
    """Implements `agent.evaluation.executors.Executor`: `jobs` units at once on `workers` processes, or one a core.

    The cluster is the one that RAY_ADDRESS names (`auto`: one on this machine); else one is started for the run, here.
    """

    def __init__(self, jobs: int, workers: int | None = None) -> None:
        self._jobs, self._workers = jobs, workers

    async def run(self, job: Job) -> None:
        """Raises ToolMissing without Ray, ToolFailed when no worker can be started."""
        ray = _ray()
        await asyncio.to_thread(_connect, ray, self._workers)
        try:
            count = self._workers or max(1, int(ray.cluster_resources().get("CPU", 1)))
            count = min(count, max(1, len(job.units())))
            await _Fleet(ray, job, count, -(-self._jobs // count)).run()
        finally:
            await asyncio.to_thread(ray.shutdown)


def _ray() -> Any:
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")
    try:
        import ray
    except ImportError as e:
        raise ToolMissing("--executor ray needs the extra `ray`", hint="pip install 'leanloop[ray]'") from e
    return ray


def _connect(ray: Any, workers: int | None) -> None:
    quiet = {"log_to_driver": False, "logging_level": "ERROR"}
    address = os.environ.get("RAY_ADDRESS")
    if not address:  # never that of somebody else who happens to run one here
        _start(ray, workers, quiet)
        return
    try:
        ray.init(address=address, **quiet)
    except ConnectionError as e:
        raise ToolFailed(
            f"no Ray cluster answers at {address}", hint="unset RAY_ADDRESS to start one for the run"
        ) from e


def _start(ray: Any, workers: int | None, quiet: Mapping[str, object]) -> None:
    """A cluster on this machine.  Ray gives its node 30 seconds, which are not enough on a busy machine."""
    for left in reversed(range(_STARTS)):
        try:
            ray.init(address="local", num_cpus=workers, include_dashboard=False, **quiet)
        except Exception as e:
            ray.shutdown()
            if not left:
                raise ToolFailed(f"Ray does not start: {e}") from e
        else:
            return


class _Fleet:
    """The workers of one run, and the units that are still to be done."""

    def __init__(self, ray: Any, job: Job, count: int, lanes: int) -> None:
        self._ray, self._job, self._count, self._lanes = ray, job, count, lanes
        self._recorder = Recorder(job.journal, Quiet())
        self._pending: dict[int, deque[Unit]] = {}
        for unit in job.units():
            self._pending.setdefault(unit.batch, deque()).append(unit)
        self._left = Counter(u.batch for u in job.units())
        self._loads: dict[int, asyncio.Task[Any]] = {}
        self._known: dict[Unit, dict[tuple[str, int, int], Attempt]] = {}
        self._losses: Counter[Unit] = Counter()
        self._failed: dict[int, Exception] = {}

    async def run(self) -> None:
        """Until every unit is done."""
        seats = [_Seat(self._ray, self._terms()) for _ in range(self._count)]
        try:
            lanes = [self._lane(seat) for seat in seats for _ in range(self._lanes)]
            await _all(lanes)
            undone = [u for queue in self._pending.values() for u in queue]
            if undone:
                raise ToolFailed(
                    f"{len(undone)} units are left, and no worker is",
                    hint="look at the cluster with `ray status`, then go on with --resume",
                )
        finally:
            for load in self._loads.values():
                load.cancel()
            await asyncio.gather(*self._loads.values(), return_exceptions=True)
            await asyncio.gather(*(s.close() for s in seats), return_exceptions=True)
        if len(self._failed) == len(self._job.dataset.batches):
            raise next(iter(self._failed.values()))

    def _terms(self) -> Terms:
        options = self._job.options
        settings = _share(self._job.settings, self._count)
        record = options.record.resolve() if options.record else None
        replay = options.replay.resolve() if options.replay else None
        return Terms(self._job.plan, settings, record, replay)

    async def _lane(self, seat: _Seat) -> None:
        """One unit after the other on one worker, or on the one that takes its place."""
        batch: int | None = None
        errors = self._ray.exceptions
        while (unit := self._next(batch)) is not None:
            actor = await seat.ready()
            if actor is None:
                self._pending[unit.batch].appendleft(unit)
                return
            batch = unit.batch
            try:
                await self._do(actor, unit)
            except errors.RayTaskError as e:
                raise ToolFailed(f"a worker failed: {e}") from e
            except errors.RayError:
                self._lost(unit)
                seat.replace(actor, afresh=not self._is_budgeted)

    @property
    def _is_budgeted(self) -> bool:
        """Then a lost worker takes its share with it: nobody knows what its last calls cost."""
        prove = self._job.settings.prove
        return prove.budget_usd is not None or prove.budget_tokens is not None

    def _next(self, batch: int | None) -> Unit | None:
        """Rather of the batch that is open there; else of the one with the most left."""
        waiting = [b for b, queue in self._pending.items() if queue]
        if not waiting:
            return None
        chosen = batch if batch in waiting else max(waiting, key=lambda b: len(self._pending[b]))
        return self._pending[chosen].popleft()

    def _lost(self, unit: Unit) -> None:
        """Its worker is gone: it goes back, unless it seems to be what ends workers."""
        self._losses[unit] += 1
        if self._losses[unit] < _MOST_LOSSES:
            self._pending[unit.batch].appendleft(unit)
        else:
            self._end(
                unit, Ended(Trial((), trouble=f"{_MOST_LOSSES} workers were lost while they worked on it"))
            )

    async def _do(self, actor: Any, unit: Unit) -> None:
        known = self._known.setdefault(unit, self._recalled(unit))
        order = Order(
            unit.batch, unit.task.id, unit.sample, tuple((p, a) for (p, _, _), a in sorted(known.items()))
        )
        load = await self._load(unit.batch)
        # in a list, so that it is fetched only where it is opened
        stream = actor.work.options(num_returns="streaming").remote(order, [load])
        async for reference in stream:
            event = await reference
            if isinstance(event, Ended):
                self._end(unit, event)
            else:
                self._told(unit, known, event)

    def _recalled(self, unit: Unit) -> dict[tuple[str, int, int], Attempt]:
        plan = self._job.plan
        samples = [unit.sample] if plan.kind is Kind.INDEPENDENT else range(plan.n)
        return {
            (prover, a.sample, a.round): a
            for prover in plan.models
            for sample in samples
            for a in self._job.journal.recall(unit.task, prover, sample)
        }

    def _told(self, unit: Unit, known: dict[tuple[str, int, int], Attempt], event: Told) -> None:
        attempt = event.attempt
        known[event.prover, attempt.sample, attempt.round] = attempt
        write = self._recorder.finished if event.finished else self._recorder.answered
        write(unit.task, event.prover, attempt)

    def _end(self, unit: Unit, ended: Ended) -> None:
        if isinstance(ended.error, ConfigError):
            raise ended.error
        if ended.error is not None:
            self._failed[unit.batch] = ended.error
        if ended.lean:
            self._job.said[ended.lean] = None
        self._known.pop(unit, None)
        self._job.done(unit, ended.trial)
        self._left[unit.batch] -= 1
        if not self._left[unit.batch]:
            self._loads.pop(unit.batch, None)

    async def _load(self, number: int) -> Any:
        """Where the batch lies in Ray's store; packed up when its first unit is dealt out."""
        if number not in self._loads:
            self._loads[number] = asyncio.create_task(self._packed(self._job.dataset.batches[number]))
        return await asyncio.shield(self._loads[number])

    async def _packed(self, batch: Batch) -> Any:
        tasks = tuple(i.task for i in batch.items)
        try:
            ready = await history.write_out(batch)
            return self._ray.put(Load(await asyncio.to_thread(parcels.pack, ready.project, tasks), tasks))
        finally:
            history.clear(batch)


class _Seat:
    """A place for a worker, and the worker that has it."""

    def __init__(self, ray: Any, terms: Terms) -> None:
        self._ray, self._terms = ray, terms
        self._actor: Any = None
        self._arrival: asyncio.Task[None] | None = None
        self._in_vain = 0
        self._hire()

    def _hire(self) -> None:
        remote = self._ray.remote(num_cpus=1, max_restarts=0, max_task_retries=0)(_Remote)
        self._actor = remote.options(max_concurrency=1000).remote(self._terms)
        self._arrival = asyncio.create_task(self._arrive(self._actor))

    async def ready(self) -> Any:
        """The worker, once it can work; None when nobody takes the place any more."""
        while self._actor is not None:
            assert self._arrival is not None  # noqa: S101  (made when it was hired)
            actor = self._actor
            try:
                await asyncio.shield(self._arrival)
            except (self._ray.exceptions.RayError, TimeoutError):
                self._in_vain += actor is self._actor
                self.replace(actor, afresh=self._in_vain < _MOST_LOSSES)
            else:
                self._in_vain = 0
                return actor
        return None

    async def _arrive(self, actor: Any) -> None:
        async with asyncio.timeout(_START_SECONDS):
            version = await actor.ready.remote()
        if version != __version__:
            raise ConfigError(
                f"a worker has leanloop {version}, not {__version__}", hint="install the same on all nodes"
            )

    def replace(self, lost: Any, *, afresh: bool) -> None:
        """Somebody else for a lost worker, once, or nobody."""
        if self._actor is not lost:
            return
        with contextlib.suppress(Exception):
            self._ray.kill(lost)  # it may only be out of reach: nobody may do a unit twice
        self._actor = None
        if afresh:
            self._hire()

    async def close(self) -> None:
        """Let the worker end its processes, then end it."""
        if self._arrival is not None:
            self._arrival.cancel()
            await asyncio.gather(self._arrival, return_exceptions=True)
        if self._actor is not None:
            with contextlib.suppress(Exception):
                async with asyncio.timeout(10):
                    await self._actor.close.remote()
            self._ray.kill(self._actor)


class _Remote:
    """A `Worker` as Ray wants it: made on the worker's own event loop."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._worker: Worker | None = None

    async def ready(self) -> str:
        """See Worker."""
        if self._worker is None:
            self._worker = Worker(self._terms)
        return await self._worker.ready()

    async def work(self, order: Order, load: list[Any]) -> Any:
        """See Worker."""
        assert self._worker is not None  # noqa: S101  (it was asked whether it is ready)
        async for event in self._worker.work(order, load[0]):
            yield event

    async def close(self) -> None:
        """See Worker."""
        if self._worker is not None:
            await self._worker.close()


def _share(settings: Settings, workers: int) -> Settings:
    """The settings of one worker: its part of the budget."""
    prove = settings.prove
    part: Mapping[str, object] = {
        "budget_usd": None if prove.budget_usd is None else prove.budget_usd / workers,
        "budget_tokens": None if prove.budget_tokens is None else max(1, prove.budget_tokens // workers),
    }
    return settings.model_copy(update={"prove": prove.model_copy(update=part)})


async def _all(lanes: Any) -> None:
    """Wait for all; the first error ends the others."""
    try:
        async with asyncio.TaskGroup() as group:
            for lane in lanes:
                group.create_task(lane)
    except BaseExceptionGroup as e:
        raise e.exceptions[0] from e
