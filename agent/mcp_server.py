"""`leanloop mcp`: our checker and judge for other agents, over the Model Context Protocol (official SDK, stdio).

Tools: `check`, `goals`, `premises`, `prove`, `verify`.  Nothing is ever written into the user's files; a cancelled call
ends everything that it started; results are bounded.  The client's model is as hostile as any: what it sends goes
through the same sandbox and the same judge.  Imported by the command alone: it needs the extra `mcp`.
"""

from __future__ import annotations

import json
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from mcp.server.mcpserver import Context, MCPServer
from pydantic import Field

from agent import __version__, config
from agent.errors import LeanLoopError
from agent.report import live, results
from agent.session import opening, preparing, session

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from agent.check.server import ServerChecker
    from agent.types import Attempt, CheckResult, Outcome, Task

MAX_ITEMS = 50
MAX_TEXT = 4000
MAX_SAMPLES, MAX_SECONDS = 64, 86_400.0  # what a client's model may ask of one `prove`
MAX_TOTAL = 60_000  # characters of one answer: more than a model wants to read at once
_INSTRUCTIONS = (
    "Checks and proves Lean 4. `check` elaborates a text or a file and gives diagnostics; `goals` gives the goals at a "
    "position; `premises` finds declarations that may help; `prove` fills the holes of a target and returns a diff "
    "without writing it; `verify` judges whether a solution honestly proves a challenge: only its `proved` counts as "
    "proved."
)


class _Progress(live.Quiet):
    """Turns the events of a run into progress notifications."""

    def __init__(self, total: int, report: Callable[[float, float, str], Awaitable[None]]) -> None:
        self._total, self._report = total, report
        self._done = 0
        self.pending: list[tuple[float, str]] = []

    def attempted(self, task: Task, prover: str, attempt: Attempt) -> None:
        self.pending.append((float(self._done), f"{task.name}: {prover}: {live.why(attempt)}"))

    def done(self, outcome: Outcome) -> None:
        self._done += 1
        self.pending.append((float(self._done), live.headline(outcome)))

    async def flush(self) -> None:
        """Send what has come up since the last time."""
        while self.pending:
            at, text = self.pending.pop(0)
            await self._report(at, float(self._total), text[:200])


def server() -> MCPServer:
    """The server with its tools."""
    made: MCPServer = MCPServer("leanloop", version=__version__, instructions=_INSTRUCTIONS)

    @made.tool()
    async def check(file: str, text: str | None = None) -> dict[str, Any]:
        """Elaborate a Lean file, or `text` as if it stood in `file`: diagnostics with lines from 1, columns from 0."""
        return await _guard(_check(Path(file), text))

    @made.tool()
    async def goals(
        file: str,
        line: Annotated[int, Field(ge=1)],
        column: Annotated[int, Field(ge=0)],
        text: str | None = None,
    ) -> dict[str, Any]:
        """The goals at a position (line from 1, column in code points from 0) of a file, or of `text` in its place."""
        return await _guard(_goals(Path(file), text, line, column))

    @made.tool()
    async def premises(
        words: str = "",
        goal: str | None = None,
        at: str | None = None,
        project: str | None = None,
        limit: int = 10,
    ) -> dict[str, Any]:
        """Declarations that may help: by words or a pattern such as `length (_ ++ _)`, for a `goal` as Lean prints it,
        or `at` a declaration (File.lean:LINE), of what is visible there.  `project` is a folder; types are approximate.
        """
        return await _guard(_premises(words, goal, at, project, limit))

    @made.tool()
    async def prove(
        target: str,
        ctx: Context,
        k: Annotated[int, Field(ge=1, le=MAX_SAMPLES)] = 1,
        time_limit: Annotated[float, Field(gt=0, le=MAX_SECONDS)] = 300.0,
    ) -> dict[str, Any]:
        """Prove the holes of a target (folder, File.lean, File.lean:LINE, name) and return proofs; writes nothing."""
        return await _guard(_prove(target, k, time_limit, ctx.report_progress))

    @made.tool()
    async def verify(challenge: str, solution: str, declarations: list[str] | None = None) -> dict[str, Any]:
        """Does the file `solution` honestly prove what the file `challenge` states?  One verdict a declaration."""
        return await _guard(_verify(Path(challenge), Path(solution), tuple(declarations or ())))

    return made


async def _guard(work: Awaitable[dict[str, Any]]) -> dict[str, Any]:
    """Expected failures are answers that say what to do, not protocol errors."""
    try:
        return await work
    except LeanLoopError as e:
        return {"error": e.message, "hint": e.hint}


async def _check(file: Path, text: str | None) -> dict[str, Any]:
    async with _checker(file, text) as (checker, source):
        from agent.check.protocol import CheckRequest

        return _shown(
            await checker.check(CheckRequest(file.resolve(), source, goals_at_errors=True, deadline=60.0))
        )


async def _goals(file: Path, text: str | None, line: int, column: int) -> dict[str, Any]:
    async with _checker(file, text) as (checker, source):
        from agent.check.protocol import CheckRequest
        from agent.types import Position

        lines = source.count("\n") + 1
        if line > lines:
            return {"error": f"there is no line {line}: the text has {lines}", "hint": "lines count from 1"}
        states = await checker.goals(
            CheckRequest(file.resolve(), source, deadline=60.0), (Position(line, column),)
        )
        if not states:  # which is not the same as no goals
            return {"error": "Lean came to no answer within 60 s", "hint": "`check` says what takes so long"}
        return {"goals": [g[:MAX_TEXT] for s in states for g in s.goals][:MAX_ITEMS]}


async def _premises(
    words: str, goal: str | None, at: str | None, project: str | None, limit: int
) -> dict[str, Any]:
    from agent.commands.premises import Request, find

    path = Path(project) if project else None
    request = Request(words, goal, at, path, max(1, min(limit, MAX_ITEMS)))
    return bounded(await find(request, lambda _: None), "premises", "doc")


async def _prove(
    target: str, k: int, time_limit: float, report: Callable[..., Awaitable[None]]
) -> dict[str, Any]:
    import asyncio

    from agent.commands.prove import find_tasks

    project, found = find_tasks([target], (), ())
    view = _Progress(len(found), report)
    flags: dict[str, object] = {"prove.k": k, "prove.time_limit": time_limit}

    async def ticker() -> None:
        while True:
            await asyncio.sleep(0.2)
            await view.flush()

    async with opening.opened(project, found, opening.Options(flags=flags), view) as opened:
        ticking = asyncio.create_task(ticker())
        try:
            run = await session.prove(opened, found)
        finally:
            ticking.cancel()
    await view.flush()
    return bounded(results.prove(run, project.root), "tasks", "proof")


async def _verify(challenge: Path, solution: Path, names: tuple[str, ...]) -> dict[str, Any]:
    from agent.commands.verify import Request, judge
    from agent.judge.verify import verify_json

    return bounded(verify_json(await judge(Request(challenge, solution, names))), "decls", "notes")


def bounded(answer: dict[str, Any], items: str, long: str) -> dict[str, Any]:
    """An answer of at most about `MAX_TOTAL` characters.

    Texts are cut, then the `long` field of later items is left out (they are marked `cut`), then whole items; `more`
    says how many.
    """
    room, kept = MAX_TOTAL, []
    for item in answer[items][:MAX_ITEMS]:
        short = {key: value if key == long else _cut(value) for key, value in item.items()}
        if len(json.dumps(short)) > room:
            short = {key: None if key == long else value for key, value in short.items()} | {"cut": True}
        size = len(json.dumps(short))
        if size > room:
            break
        room -= size
        kept.append(short)
    return answer | {items: kept, "more": len(answer[items]) - len(kept)}


def _cut(value: Any) -> Any:
    """A JSON value with long texts and long lists cut."""
    if isinstance(value, str):
        return value if len(value) <= MAX_TEXT else value[:MAX_TEXT] + " [...]"
    if isinstance(value, list):
        return [_cut(v) for v in value[:MAX_ITEMS]]
    if isinstance(value, dict):
        return {key: _cut(v) for key, v in value.items()}
    return value


@asynccontextmanager
async def _checker(file: Path, text: str | None) -> AsyncIterator[tuple[ServerChecker, str]]:
    from agent import tasks
    from agent.check.server import ServerChecker
    from agent.lean.project import Project, find_project, read_source

    source = read_source(file) if text is None else text
    project = find_project(file) if file.exists() else Project(file.resolve().parent, False)
    toolchain = await preparing.find_toolchain(live.Quiet(), project, config.load(project.root))
    task = tasks.make(file.resolve(), project.module_of(file), source, ())
    imports = await preparing.build_imports(project, toolchain, (task,), live.Quiet())
    checker = ServerChecker(toolchain, import_path=imports.path, setups=project.setup_for)
    try:
        yield checker, source
    finally:
        await checker.aclose()


def _shown(result: CheckResult) -> dict[str, Any]:
    goals = {s.position: s.goals for s in result.goals}
    return {
        "status": result.status.value,
        "reason": result.reason,
        "diagnostics": [
            {
                "severity": d.severity.value,
                "line": d.start.line,
                "column": d.start.column,
                "message": d.message[:MAX_TEXT],
                "goals": [g[:MAX_TEXT] for g in goals.get(d.start, ())][:MAX_ITEMS],
            }
            for d in result.diagnostics[:MAX_ITEMS]
        ],
        "more": max(0, len(result.diagnostics) - MAX_ITEMS),
    }
