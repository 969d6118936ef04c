"""What is sent to workers and what comes back, without a cluster; the cluster itself is in tests/commands."""

from __future__ import annotations

import asyncio
import pickle
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from support.attempts import make_task

from agent import config, tasks
from agent.errors import ConfigError, ToolMissing
from agent.evaluation import cluster, parcels
from agent.evaluation.datasets import Batch, Dataset, Item
from agent.evaluation.executors import Job
from agent.evaluation.protocols import Kind, Plan, Trial, Unit
from agent.evaluation.worker import Ended, Load, Order, Terms, Told, Worker
from agent.lean import text as lean_text
from agent.lean.project import Project, find_project
from agent.session import opening
from agent.types import Task

KEY = "sk-never-to-be-sent"
PLAN = Plan(Kind.INDEPENDENT, ("portfolio",), 1)


MAIN = 'name = "main"\n\n[[require]]\nname = "low"\npath = "../low"\n\n[[lean_lib]]\nname = "Main"\n'


def lay_out(top: Path) -> Project:
    """A project of three modules, one of which nobody needs, and one in a package beside it."""
    for name, text in {
        "main/lakefile.toml": MAIN,
        "main/lean-toolchain": "leanprover/lean4:v4.35.0\n",
        "main/Main.lean": "import Main.Used\n\ntheorem high : True := by\n  sorry\n",
        "main/Main/Used.lean": "import Low\n\ntheorem used : True := low\n",
        "main/Main/Unused.lean": "theorem unused : True := trivial\n",
        "low/lakefile.toml": 'name = "low"\n\n[[lean_lib]]\nname = "Low"\n',
        "low/Low.lean": "theorem low : True := trivial\n",
    }.items():
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).write_text(text)
    return find_project(top / "main")


def task_of(project: Project) -> Task:
    file = project.root / "Main.lean"
    source = file.read_text()
    return tasks.make(file, "Main", source, [d for d in lean_text.declarations(source) if d.holes])


def test_a_parcel_holds_what_the_tasks_import(tmp_path: Path) -> None:
    project = lay_out(tmp_path / "here")
    task = task_of(project)
    parcel = pickle.loads(pickle.dumps(parcels.pack(project, [task])))  # noqa: S301  (our own)
    assert [name for name, _ in parcel.files if name.endswith(".lean")] == [
        "low/Low.lean",
        "main/Main/Used.lean",
    ]
    there = parcels.unpack(parcel, tmp_path / "there")
    assert there.root == tmp_path / "there" / "main"
    assert there.module_of(there.root / "Main.lean") == "Main"
    assert there.file_of("Low") == tmp_path / "there" / "low" / "Low.lean"
    assert parcels.moved(task, parcel, there).file == there.root / "Main.lean"
    (project.root / ".lake" / "packages").mkdir(parents=True)
    assert parcels.unpack(parcel, tmp_path / "third").root == project.root, (
        "Lake's packages are not sent around"
    )


async def done(worker: Worker, order: Order, load: Load) -> list[Told | Ended]:
    async def fetch() -> Load:
        return load

    fetching = asyncio.ensure_future(fetch())
    events = [e async for e in worker.work(order, fetching)]
    await fetching
    return events


async def test_a_worker_tells_each_answer_and_the_end(tmp_path: Path, lean: object) -> None:
    project = lay_out(tmp_path / "here")
    task = task_of(project)
    worker = Worker(Terms(PLAN, config.Settings()))
    load = Load(parcels.pack(project, [task]), (task,))
    try:
        events = await done(worker, Order(0, task.id, 0), load)
        assert [type(e).__name__ for e in events] == ["Told", "Told", "Ended"]
        assert [e.finished for e in events if isinstance(e, Told)] == [False, True]
        ended = events[-1]
        assert isinstance(ended, Ended)
        assert ended.trial.proved
        assert "Lean" in ended.lean
        known = tuple((e.prover, e.attempt) for e in events if isinstance(e, Told) and e.finished)
        again = await done(worker, Order(0, task.id, 0, known), load)
        assert [e.finished for e in again if isinstance(e, Told)] == [True], (
            "not asked again, but judged again"
        )
    finally:
        await worker.close()
    assert not (project.root / ".leanloop").exists(), "the driver's tree is the driver's"


async def test_a_worker_says_why_it_cannot_work(tmp_path: Path, lean: object) -> None:
    project = lay_out(tmp_path)
    task = task_of(project)
    plan = Plan(Kind.INDEPENDENT, ("openai:m",), 1)
    settings = config.Settings(prove=config.ProveSettings(models=("openai:m",)))
    worker = Worker(Terms(plan, settings))
    try:
        [ended] = await done(worker, Order(0, task.id, 0), Load(parcels.pack(project, [task]), (task,)))
    finally:
        await worker.close()
    assert isinstance(ended, Ended)
    assert isinstance(pickle.loads(pickle.dumps(ended)).error, ConfigError)  # noqa: S301  (our own)
    assert "OPENAI_API_KEY" in ended.trial.trouble


def test_no_key_is_sent(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for variable in config.KEY_VARIABLES:
        monkeypatch.setenv(variable, KEY)
    terms = Terms(PLAN, config.load(tmp_path))
    assert KEY.encode() not in pickle.dumps(terms)


def test_each_worker_has_its_part_of_the_budget() -> None:
    prove = config.ProveSettings(budget_usd=Decimal(3), budget_tokens=100)
    part = cluster._share(config.Settings(prove=prove), 2).prove
    assert (part.budget_usd, part.budget_tokens) == (Decimal("1.5"), 50)
    assert cluster._share(config.Settings(), 2) == config.Settings()


def test_without_ray_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(ToolMissing, match="extra `ray`"):
        cluster._ray()


def test_a_unit_that_ends_its_workers_is_given_up(tmp_path: Path) -> None:
    project = Project(tmp_path, is_lake=False)
    task = make_task()
    told: list[tuple[Unit, Trial]] = []
    dataset = Dataset("d", tmp_path, (Batch(project, (Item(task),)),))
    journal: Any = None
    job = Job(dataset, PLAN, config.Settings(), opening.Options(), journal, lambda u, t: told.append((u, t)))
    fleet = cluster._Fleet(None, job, 1, 1)
    for _ in range(3):
        unit = fleet._next(None)
        assert unit is not None
        assert not told
        fleet._lost(unit)
    assert fleet._next(None) is None
    [(_, trial)] = told
    assert not trial.conclusive
    assert "3 workers were lost" in trial.trouble
