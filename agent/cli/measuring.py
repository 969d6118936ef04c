"""Measure models, and look at what was recorded: `eval`, `report`, `runs`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from agent.cli import completion, evaluating, options
from agent.cli.running import run_to_its_end
from agent.cli.spreading import taking


@dataclass(frozen=True)
class Evaluation:
    """What `eval` takes."""

    dataset: evaluating.Dataset
    commits: evaluating.Commits = ""
    since: evaluating.Since = ""
    limit: evaluating.Limit = None
    repo: evaluating.Repo = None
    split: evaluating.Split = ""
    header: evaluating.Header = None
    pin: evaluating.Pin = ""
    protocol: evaluating.Protocol = "independent"
    n: evaluating.SamplesPerTask = 4
    k: evaluating.Ks = "1"
    rounds: evaluating.Rounds = None
    mend: evaluating.Mend = False
    task_tokens: evaluating.TaskTokens = None
    task_usd: evaluating.TaskUsd = None
    task_seconds: evaluating.TaskSeconds = None
    model: evaluating.Models = None
    budget_usd: options.BudgetUsd = None
    budget_tokens: options.BudgetTokens = None
    checker: options.Checker = None
    executor: evaluating.Executor = "local"
    workers: evaluating.Workers = None
    jobs: evaluating.Jobs = None
    compare: evaluating.Compare = None
    output: evaluating.Output = None
    resume: options.Resume = None
    record: options.Record = None
    replay: options.Replay = None
    quiet: options.Quiet = False
    as_json: options.Json = False


@taking(Evaluation)
def evaluate(asked: Evaluation) -> None:
    """Measure a model: unbiased pass@k, or tasks solved within a budget, with intervals and cost."""
    from agent.commands import evaluate as command

    request = command.Request(
        dataset=asked.dataset,
        models=tuple(asked.model or ("portfolio",)),
        protocol=asked.protocol,
        n=asked.n,
        ks=asked.k,
        rounds=asked.rounds,
        commits=asked.commits,
        since=asked.since,
        limit=asked.limit,
        repo=asked.repo,
        split=asked.split,
        header=asked.header,
        pin=asked.pin,
        mend=asked.mend,
        task_tokens=asked.task_tokens,
        task_usd=options.dollars(asked.task_usd),
        task_seconds=asked.task_seconds,
        budget_tokens=asked.budget_tokens,
        budget_usd=options.dollars(asked.budget_usd),
        checker=asked.checker,
        executor=asked.executor,
        workers=asked.workers,
        jobs=asked.jobs,
        compare=asked.compare,
        output=asked.output,
        record=asked.record,
        replay=asked.replay,
        resume=asked.resume,
        quiet=asked.quiet,
        as_json=asked.as_json,
    )
    raise typer.Exit(run_to_its_end(command.run(request)))


def report(
    run: Annotated[
        str,
        typer.Argument(
            metavar="RUN", autocompletion=completion.runs, help="Its id, the start of it, or `last`."
        ),
    ],
    path: Annotated[Path, typer.Option(help="A folder in the project.")] = Path(),
    against: Annotated[
        str | None,
        typer.Option(
            metavar="RUN2", autocompletion=completion.runs, help="Compare with this run of the same tasks."
        ),
    ] = None,
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write one self-contained HTML page here.")
    ] = None,
    svg: Annotated[Path | None, typer.Option(metavar="FILE", help="Write the curves as SVG here.")] = None,
    png: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the curves as PNG here (extra `plots`).")
    ] = None,
    junit: Annotated[Path | None, typer.Option(metavar="FILE", help="Write JUnit XML here.")] = None,
    sarif: Annotated[Path | None, typer.Option(metavar="FILE", help="Write SARIF here.")] = None,
    markdown: Annotated[Path | None, typer.Option(metavar="FILE", help="Write Markdown here.")] = None,
    as_json: options.Json = False,
) -> None:
    """Report a recorded run."""
    from agent.commands import report as command

    request = command.Request(
        run,
        path,
        against=against,
        html=html,
        svg=svg,
        png=png,
        junit=junit,
        sarif=sarif,
        markdown=markdown,
        as_json=as_json,
    )
    raise typer.Exit(command.run(request))


def runs(
    path: Annotated[Path, typer.Argument(help="A folder in the project.")] = Path(),
    export: Annotated[
        str | None,
        typer.Option(
            metavar="RUN",
            autocompletion=completion.runs,
            help="Print this run as JSON lines (an id, its start, or last).",
        ),
    ] = None,
    as_json: options.Json = False,
) -> None:
    """List the runs of a project."""
    from agent.commands import runs as command

    raise typer.Exit(command.run(command.Request(path, export, as_json)))
