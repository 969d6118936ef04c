"""`leanloop prove --describe TEXT`: statements for an informal text; a person confirms one, and it is proved."""

from __future__ import annotations

import asyncio
import json
import sys
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from agent import __version__, config, edits, outcomes, tasks
from agent.commands import describing
from agent.commands.prove import read_image
from agent.errors import SourceChanged, TargetError, UsageError
from agent.files import state_folder
from agent.model.spec import connect
from agent.report import live, results
from agent.session import joining, opening, preparing, receipts, session
from agent.types import Run, Usage

if TYPE_CHECKING:
    from agent.commands.describing import Described, Statement
    from agent.commands.prove import Request
    from agent.lean.project import Project
    from agent.records import RunJournal

DEFAULT_FILE = "Described.lean"


@dataclass(frozen=True)
class Place:
    """The file at whose end the statement goes, as it is now (empty if it is not there yet)."""

    project: Project
    file: Path
    source: str

    @classmethod
    def of(cls, targets: tuple[str, ...]) -> Place:
        """Where the user wants it.  Raises TargetError for what is no single Lean file."""
        from agent.lean.project import Project, find_project, read_source

        if len(targets) > 1 or (targets != (".",) and not targets[0].endswith(".lean")):
            raise TargetError("--describe takes one Lean file, there or new", hint=f"default: {DEFAULT_FILE}")
        path = Path(DEFAULT_FILE if targets == (".",) else targets[0]).resolve()
        if path.exists():
            return cls(find_project(path), path, read_source(path))
        if not path.parent.is_dir():
            raise TargetError(f"no such folder: {path.parent}")
        try:
            project = find_project(path.parent)
        except TargetError:
            project = Project(path.parent, False)
        return cls(project, path, "")


async def run(request: Request, text: str, *, yes: bool) -> int:
    """Show the candidates, and prove the confirmed one: 0 proved, 1 not proved or none confirmed."""
    if request.write and request.patch:
        raise UsageError("--write and --patch exclude each other", hint="give one of them")
    if request.resume:
        raise UsageError("--describe starts a run of its own", hint="leave --resume out")
    if request.dry_run:
        raise UsageError("--describe has no --dry-run", hint="--budget-usd bounds what it costs")
    if not text.strip():
        raise UsageError(
            "--describe needs a text", hint='as in --describe "reversing a list twice changes nothing"'
        )
    place = Place.of(request.targets or (".",))
    settings = config.load(place.project.root, request.flags)
    describing.require_a_model(settings)
    async with (
        connect(settings, record=request.record, replay=request.replay) as models,
        AsyncExitStack() as stack,
    ):
        try:
            journal = _journal(stack, request, place, text)
            found = await _describe(request, place, settings, (models, journal), text)
            if not request.as_json:
                print("\n".join(_lines(found)), flush=True)
            chosen = await _confirm(found, yes=yes)
            if chosen is None:
                journal.close_run(Run(journal.run_id, "nothing was confirmed", ()))
                if request.as_json:
                    _print_json(_as_json(text, found, None))
                return 1
            return await _prove(request, place, settings, (models, journal), (text, found, chosen))
        finally:
            opening.say(models.notes)


def _journal(stack: AsyncExitStack, request: Request, place: Place, text: str) -> RunJournal:
    """A run of its own, whether or not a statement is confirmed: what the samples cost is in `leanloop runs`."""
    state_folder(place.project.root)
    facts = {
        "leanloop": __version__,
        **{k: v for k, v in request.flags.items() if v is not None},
        "describe": text,
    }
    journal = opening.open_book(stack, place.project.root).start_run("looking for a statement", [], facts)
    stack.callback(journal.close)
    return journal


async def _describe(
    request: Request, place: Place, settings: config.Settings, shared: tuple[Any, RunJournal], text: str
) -> Described:
    models, journal = shared
    view = live.Quiet() if request.quiet else live.Plain(1)
    toolchain = await preparing.find_toolchain(view, place.project, settings)
    project = await preparing.learn(place.project, toolchain, [place.file], view)
    as_it_is = tasks.make(place.file, project.module_of(place.file), place.source, ())
    imports = await preparing.build_imports(project, toolchain, (as_it_is,), view)
    judge = opening.make_judge(project, toolchain, imports.path, settings)
    view.stage(f"asking for {settings.prove.k} statements")
    images = tuple(read_image(p) for p in request.images)
    describer = describing.Describer(
        project, settings, toolchain, judge, models, place.file, place.source, images, journal.called
    )
    return await describer.describe(text)


async def _confirm(found: Described, *, yes: bool) -> Statement | None:
    """The statement that `--yes` or a person at the terminal takes; None if nobody does."""
    if not found.statements:
        return None
    if yes:
        return found.statements[0]
    if not sys.stdin.isatty():
        print(
            "leanloop: nothing was proved, for nobody confirmed a statement: run it on a terminal, or with --yes",
            file=sys.stderr,
        )
        return None
    count = len(found.statements)
    which = "1" if count == 1 else f"1-{count}"
    print(f"Which one is meant? [{which}, or nothing to stop] ", end="", file=sys.stderr, flush=True)
    answer = (await _line()).strip()
    if answer.isdecimal() and 1 <= int(answer) <= count:
        return found.statements[int(answer) - 1]
    print("leanloop: nothing was confirmed, and nothing was proved", file=sys.stderr)
    return None


async def _line() -> str:
    """A line from the terminal, waited for so that Ctrl-C still ends everything."""
    loop = asyncio.get_running_loop()
    ready = loop.create_future()
    loop.add_reader(sys.stdin.fileno(), lambda: None if ready.done() else ready.set_result(None))
    try:
        await ready
    finally:
        loop.remove_reader(sys.stdin.fileno())
    return sys.stdin.readline()


async def _prove(
    request: Request,
    place: Place,
    settings: config.Settings,
    shared: tuple[Any, RunJournal],
    confirmed: tuple[str, Described, Statement],
) -> int:
    text, found, chosen = confirmed
    models, journal = shared
    options = opening.Options(flags=request.flags, fresh=request.fresh, models=models, journal=journal)
    view = live.view(
        1, quiet=request.quiet, bounds=live.Bounds(settings.prove.budget_usd, settings.prove.budget_tokens)
    )
    async with opening.opened(place.project, [chosen.task], options, view) as opened:
        result = replace(await session.prove(opened, [chosen.task]), beside=Usage.total(found.usage))
        if request.receipts is not None:
            await receipts.write(opened, result, request.receipts)
    after = joining.changes(result).get(place.file, ("", None))[1]
    refused = _deliver(request, place, result, after)
    if request.as_json:
        shown = results.prove(result, place.project.root)
        _print_json(shown | {"described": _as_json(text, found, chosen)})
    else:
        if after is not None and request.patch is None:
            sys.stdout.write(_diff(place, after))
        print(results.summary(result))
    if refused is not None:
        raise refused
    return outcomes.exit_code(result)


def _deliver(request: Request, place: Place, result: Run, after: str | None) -> SourceChanged | None:
    """Write the file or the patch; a file that changed meanwhile is left alone, the proof kept as a patch."""
    if after is None:
        return None
    if request.patch is not None:
        edits.write_new(request.patch, _diff(place, after))
    if not request.write:
        return None
    try:
        if place.source or place.file.exists():
            edits.write_if_unchanged(place.file, place.source, after)
        else:
            edits.write_new(place.file, after)
    except SourceChanged as e:
        kept = state_folder(place.project.root) / f"{result.id}-{place.file.stem}.patch"
        edits.write_new(kept, _diff(place, after))
        return SourceChanged(e.message, hint=f"the proof is kept in {kept}")
    return None


def _diff(place: Place, after: str) -> str:
    name = results.relative(place.file, place.project.root)
    shown = edits.diff(name, place.source, after)
    return shown if place.source else shown.replace(f"--- a/{name}", "--- /dev/null", 1)


def _lines(found: Described) -> list[str]:
    total = sum(s.samples for s in found.statements) + len(found.refused)
    lines: list[str] = []
    for number, s in enumerate(found.statements, 1):
        lines += [f"{number}. ({s.samples} of {total} samples)", ""]
        lines += [f"    {x}" if x else "" for x in s.code.split("\n")]
        lines += ["", f"    It says: {s.says}", ""]
    for r in found.refused:
        lines.append(f"left out: {r.reason.splitlines()[0] if r.reason else 'no reason'}")
    if not found.statements:
        lines.append("no sample is a statement that Lean elaborates; say it in other words, or raise --k")
    return lines


def _as_json(text: str, found: Described, chosen: Statement | None) -> dict[str, Any]:
    usage = Usage.total(found.usage)
    return {
        "text": text,
        "statements": [{"code": s.code, "says": s.says, "samples": s.samples} for s in found.statements],
        "refused": [{"code": r.code, "reason": r.reason} for r in found.refused],
        "confirmed": None if chosen is None else found.statements.index(chosen) + 1,
        "tokens": usage.tokens,
        "cost_usd": None if usage.cost_usd is None else float(usage.cost_usd),
    }


def _print_json(value: dict[str, Any]) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1))
