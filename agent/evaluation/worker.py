"""What works in a process of its own, perhaps on another machine: opens projects, does units, tells all at once.

Nothing here knows Ray.  Keys are read from the environment of this process: none is sent.
"""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from agent import __version__
from agent.errors import LeanLoopError
from agent.evaluation import parcels, protocols
from agent.evaluation.protocols import Trial, Unit
from agent.model.spec import connect
from agent.report.live import Quiet
from agent.session import opening
from agent.toolchain.scratch import Scratch

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Sequence

    from agent.config import Settings
    from agent.evaluation.parcels import Parcel
    from agent.evaluation.protocols import Plan
    from agent.model.spec import Models
    from agent.records import RunJournal
    from agent.session.session import Session
    from agent.types import Attempt, Task


@dataclass(frozen=True)
class Terms:
    """What holds for all that a worker does; `checks` is how many Lean processes it may keep busy at once."""

    plan: Plan
    settings: Settings
    record: Path | None = None
    replay: Path | None = None
    checks: int = 1


@dataclass(frozen=True)
class Load:
    """A batch as it is sent: its project and all its tasks."""

    parcel: Parcel
    tasks: tuple[Task, ...]


@dataclass(frozen=True)
class Order:
    """One unit to be done: the task's id, the sample, and what is known of it already, by prover."""

    batch: int
    task: str
    sample: int
    known: tuple[tuple[str, Attempt], ...] = ()


@dataclass(frozen=True)
class Told:
    """An answer that came (`finished` False) or that was checked."""

    prover: str
    attempt: Attempt
    finished: bool


@dataclass(frozen=True)
class Ended:
    """A unit is over: what it came to, or the error because of which its project cannot be worked on."""

    trial: Trial
    lean: str = ""
    error: LeanLoopError | None = None


class _Wire:
    """Implements `agent.search.Journal` by telling whoever listens."""

    def __init__(self, order: Order, events: asyncio.Queue[Told | Ended]) -> None:
        self._known, self._events = order.known, events

    def recall(self, task: Task, prover: str, sample: int) -> Sequence[Attempt]:  # noqa: ARG002  (a worker has one task)
        mine = [a for p, a in self._known if p == prover and a.sample == sample]
        return sorted(mine, key=lambda a: a.round)

    def answered(self, task: Task, prover: str, attempt: Attempt) -> None:  # noqa: ARG002  (a worker has one task)
        self._events.put_nowait(Told(prover, attempt, finished=False))

    def finished(self, task: Task, prover: str, attempt: Attempt) -> None:  # noqa: ARG002  (a worker has one task)
        self._events.put_nowait(Told(prover, attempt, finished=True))


@dataclass
class _Site:
    """A batch that is open here."""

    session: Session
    tasks: dict[str, Task]
    stack: AsyncExitStack
    using: int = 0
    notes: list[str] = field(default_factory=list)


class Worker:
    """Does units, one batch open at a time (and an older one while its last units are under way)."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._sites: dict[int, _Site] = {}
        self._opening = asyncio.Lock()
        self._models: Models | None = None
        self._stack = AsyncExitStack()

    async def ready(self) -> str:
        """The version of leanloop that is installed here."""
        return __version__

    async def work(self, order: Order, load: Awaitable[Load]) -> AsyncIterator[Told | Ended]:
        """Do a unit; everything is told as it happens, `Ended` last.  `load` is waited for only where it is new."""
        events: asyncio.Queue[Told | Ended] = asyncio.Queue()
        doing = asyncio.create_task(self._do(order, load, events))
        try:
            while True:
                event = await events.get()
                yield event
                if isinstance(event, Ended):
                    break
        finally:
            doing.cancel()
            await asyncio.gather(doing, return_exceptions=True)

    async def close(self) -> None:
        """End every process that was started here."""
        for site in self._sites.values():
            await site.stack.aclose()
        self._sites.clear()
        await self._stack.aclose()

    async def _do(self, order: Order, load: Awaitable[Load], events: asyncio.Queue[Told | Ended]) -> None:
        try:
            site = await self._site(order.batch, load)
            try:
                unit = Unit(order.batch, site.tasks[order.task], order.sample)
                trial = await protocols.trial(site.session, unit, self._terms.plan, _Wire(order, events))
                events.put_nowait(Ended(trial, site.session.toolchain.description))
            finally:
                site.using -= 1
        except LeanLoopError as e:
            events.put_nowait(Ended(Trial((), trouble=e.message), error=e))
        except Exception as e:  # noqa: BLE001  (whatever it is, the driver must hear of it)
            error = LeanLoopError(f"a worker failed: {type(e).__name__}: {e}")
            events.put_nowait(Ended(Trial((), trouble=error.message), error=error))

    async def _site(self, number: int, load: Awaitable[Load]) -> _Site:
        async with self._opening:
            if number not in self._sites:
                for old in [n for n, s in self._sites.items() if not s.using]:
                    await self._sites.pop(old).stack.aclose()
                self._sites[number] = await self._open(await load)
            site = self._sites[number]
            site.using += 1
            return site

    async def _open(self, load: Load) -> _Site:
        terms = self._terms
        if self._models is None:
            shared = connect(terms.settings, record=terms.record, replay=terms.replay)
            self._models = await self._stack.enter_async_context(shared)
        stack = AsyncExitStack()
        try:
            folder = Path(stack.enter_context(Scratch("worker")))
            project = parcels.unpack(load.parcel, folder)
            tasks = {t.id: parcels.moved(t, load.parcel, project) for t in load.tasks}
            options = opening.Options(
                settings=terms.settings,
                record=terms.record,
                replay=terms.replay,
                fresh=True,
                models=self._models,
                checks=terms.checks,
                journal=_blank_book(stack, folder),
            )
            opened = opening.opened(project, list(tasks.values()), options, Quiet())
            return _Site(await stack.enter_async_context(opened), tasks, stack)
        except BaseException:
            await stack.aclose()
            raise


def _blank_book(stack: AsyncExitStack, folder: Path) -> RunJournal:
    """A session needs one; what is worth keeping is told to the driver, which writes the only one that counts."""
    run = opening.open_book(stack, folder).start_run("", [])
    stack.callback(run.close)
    return run
