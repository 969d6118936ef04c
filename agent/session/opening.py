"""Opens a `Session`: has its Lean found and its imports built, makes checker, judge, provers and journal."""

from __future__ import annotations

import sys
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from agent import __version__, config
from agent.errors import LeanLoopError
from agent.files import state_folder
from agent.session import preparing, resuming
from agent.session.resuming import Told
from agent.session.session import Session
from agent.types import Sampling

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping, Sequence
    from contextlib import ExitStack
    from pathlib import Path

    from agent.check.protocol import Checker
    from agent.config import Settings
    from agent.judge.task import TaskJudge
    from agent.lean.project import Project
    from agent.mending import Mender
    from agent.model.protocol import Prover
    from agent.model.spec import Models
    from agent.prompting.premises import Premises
    from agent.records import Journal, RunJournal
    from agent.refuting.refute import Refuter
    from agent.report.live import View
    from agent.session.remembered import Remembered
    from agent.toolchain.protocol import Toolchain
    from agent.types import Image, Task, Usage


@dataclass(frozen=True)
class Options:
    """What a run wants beyond the settings of the repository; `settings` replaces those altogether."""

    settings: Settings | None = None
    flags: Mapping[str, object] = field(default_factory=dict)
    images: tuple[Image, ...] = ()
    resume: str | None = None
    told: Told = field(default_factory=Told)  # what the journal keeps for who resumes
    record: Path | None = None
    replay: Path | None = None
    fresh: bool = False  # ask everything anew: no proof of an earlier run is offered
    journal: RunJournal | None = None  # a run of several projects has one journal, and one budget
    models: Models | None = None
    checks: int | None = None  # Lean processes that may be busy at once; all cores by default


@asynccontextmanager
async def opened(
    project: Project, tasks: Sequence[Task], options: Options, view: View
) -> AsyncIterator[Session]:
    """A session for these tasks; everything that it started is gone when this is left, however it is left."""
    settings = options.settings or config.load(project.root, options.flags)
    async with AsyncExitStack() as stack:
        notes: list[str] = []
        stack.callback(say, notes)
        stack.callback(view.close)
        await require_models(settings, options)
        toolchain = await preparing.find_toolchain(view, project, settings)
        imports = await preparing.build_imports(project, toolchain, tasks, view)
        notes += [imports.note] if imports.note else []
        project = await preparing.learn(project, toolchain, [t.file for t in tasks], view)
        checker = make_checker(project, toolchain, imports.path, settings, options.checks)
        stack.push_async_callback(checker.aclose)
        judge = make_judge(project, toolchain, imports.path, settings)
        premises = await make_premises(stack, project, toolchain, tasks, imports.path, settings, view)
        journal = options.journal or make_journal(stack, project, toolchain, tasks, options, notes)
        models = options.models or await make_models(stack, settings, options, notes, journal.spent)
        ladder = make_ladder(stack, settings, options, models, checker, toolchain.description, premises)
        remembered = make_memory(project, judge, toolchain)
        if not options.fresh:
            ladder = (remembered, *ladder)
        mender = make_mender(checker, settings)
        yield Session(
            project=project,
            settings=settings,
            toolchain=toolchain,
            checker=checker,
            judge=judge,
            ladder=ladder,
            journal=journal,
            view=view,
            blocked=imports.blocked,
            remembered=remembered,
            mender=mender,
            premises=premises,
            refuter=make_refuter(judge, checker, settings),
        )


def make_checker(
    project: Project,
    toolchain: Toolchain,
    import_path: Sequence[Path],
    settings: Settings,
    jobs: int | None = None,
) -> Checker:
    """Screens candidates: a Lean of our own, or somebody's server where the settings name one."""
    if settings.checker.url is not None:
        from agent.check.remote import KEY_VARIABLE, RemoteChecker

        key = config.api_key(KEY_VARIABLE)
        return RemoteChecker(settings.checker.url, key, jobs=settings.checker.jobs)
    from agent.check.server import ServerChecker

    memory = settings.limits.memory_mb << 20
    setups = project.setup_for
    return ServerChecker(toolchain, import_path=import_path, memory=memory, jobs=jobs, setups=setups)


async def make_premises(
    stack: AsyncExitStack,
    project: Project,
    toolchain: Toolchain,
    tasks: Sequence[Task],
    import_path: Sequence[Path],
    settings: Settings,
    view: View,
) -> Premises | None:
    """The index of declarations that models are told of; None where no model is asked or no index can be kept."""
    if not settings.premises.enabled or set(settings.prove.models) <= {"portfolio"} or not tasks:
        return None
    from agent.premises.service import TaskPremises, open_library

    sources = [t.source for t in tasks]
    try:
        library = await open_library(project, toolchain, sources, built=import_path, stage=view.stage)
    except LeanLoopError as e:
        view.stage(f"no premises: {e.message}")
        return None
    stack.callback(library.close)
    return TaskPremises(library, settings.premises.limit)


async def require_models(settings: Settings, options: Options) -> None:
    """Raises ConfigError for a model that nobody knows or whose key is not set, before Lean is started for it."""
    asked = [spec for spec in settings.prove.models if spec != "portfolio"]
    if asked and options.models is None:
        from agent.model.spec import connect

        async with connect(settings, replay=options.replay) as models:
            for spec in asked:
                models.make(spec)


async def make_models(
    stack: AsyncExitStack, settings: Settings, options: Options, notes: list[str], spent: Usage
) -> Models | None:
    """The pool, the budget and what else models share; None where none is asked.  `spent` was before."""
    if set(settings.prove.models) <= {"portfolio"}:
        return None
    from agent.model.spec import connect

    shared = connect(settings, record=options.record, replay=options.replay, spent=spent)
    models = await stack.enter_async_context(shared)
    models.notes = notes
    return models


def make_ladder(
    stack: AsyncExitStack,
    settings: Settings,
    options: Options,
    models: Models | None,
    checker: Checker,
    toolchain: str,
    premises: Premises | None = None,
) -> tuple[Prover, ...]:
    """The provers in the order of `--model`; `toolchain` says in words which Lean it is."""
    from agent.prompting.chat import ChatProver

    ladder: list[Prover] = []
    for spec in settings.prove.models:
        if models is None or spec == "portfolio":
            from agent.model.portfolio import PortfolioProver
            from agent.model.replay import Taped

            ladder.append(Taped(PortfolioProver(checker), record=options.record, replay=options.replay))
            continue
        mine = settings.model(spec)
        sampling = Sampling(
            temperature=mine.temperature, max_tokens=mine.max_tokens, reasoning_effort=mine.reasoning_effort
        )
        prover = ChatProver(
            models.make(spec),
            toolchain,
            sampling=sampling,
            window=mine.context_window or 32_000,
            images=options.images,
            counter=models.counter(spec),
            premises=premises,
        )
        stack.push_async_callback(prover.aclose)
        ladder.append(prover)
    return tuple(ladder)


def make_mender(checker: Checker, settings: Settings) -> Mender | None:
    """What closes the gaps of a model's answer; None where no model is asked, or it is switched off."""
    if not settings.prove.mend or set(settings.prove.models) <= {"portfolio"}:
        return None
    from agent.mending import Mender
    from agent.model.portfolio import PortfolioProver

    return Mender(checker, PortfolioProver(checker), seconds=settings.limits.check_seconds)


def make_refuter(judge: TaskJudge, checker: Checker, settings: Settings) -> Refuter | None:
    """What looks whether statements are false, before models are paid and for what stays unproved."""
    if settings.prove.refute == "off":
        return None
    from agent.refuting.refute import Refuter

    return Refuter(judge, checker, asks=settings.prove.refute == "search")


def make_judge(
    project: Project, toolchain: Toolchain, import_path: Sequence[Path], settings: Settings
) -> TaskJudge:
    """The judge for tasks of this project, with the repository's policy."""
    from agent.judge.judge import Judge, JudgeLimits
    from agent.judge.policy import Policy
    from agent.judge.task import TaskJudge

    seconds, memory = settings.limits.judge_seconds, settings.limits.memory_mb << 20
    limits = JudgeLimits(seconds=seconds, replay_seconds=seconds, memory=memory)
    judge = Judge(toolchain, Policy.from_table(settings.policy), limits)
    return TaskJudge(judge, tuple(import_path), project.setup_for)


def make_memory(project: Project, judge: TaskJudge, toolchain: Toolchain) -> Remembered:
    """Accepted proofs of earlier runs in this project."""
    from agent.session.remembered import Remembered

    return Remembered(state_folder(project.root) / "proofs", judge, toolchain, judge.policy)


def make_journal(
    stack: AsyncExitStack,
    project: Project,
    toolchain: Toolchain,
    tasks: Sequence[Task],
    options: Options,
    notes: list[str],
) -> RunJournal:
    """Where the run is recorded, a new one or the one to go on with; keys are taken out of all that is written."""
    state_folder(project.root)
    book = open_book(stack, project.root)
    if options.resume:
        notes += resuming.changed_since(book, options.resume, toolchain, tasks, options.flags)
        run = book.resume_run(options.resume, tasks)
    else:
        flags = {k: v for k, v in options.flags.items() if v is not None}
        facts = {"leanloop": __version__, **flags, **options.told.facts(project.root)}
        run = book.start_run(toolchain.description, tasks, facts)
    stack.callback(lambda: notes.extend(f"{e.message}; {e.hint}" for e in [run.trouble] if e is not None))
    stack.callback(run.close)
    return run


def open_book(stack: ExitStack | AsyncExitStack, folder: Path) -> Journal:
    """The journal of a folder, through which no key gets.  Raises JournalError."""
    from agent.records import Journal as Book

    book = Book.open(folder, _without_keys)
    stack.callback(book.close)
    return book


def say(notes: Sequence[str]) -> None:
    """What the user should know when all is over, and no verdict depends on."""
    for note in dict.fromkeys(notes):
        print(f"note: {note}", file=sys.stderr)


def _without_keys(text: str) -> str:
    return config.without_keys(text)
