"""Measure models, and look at what was recorded: `eval`, `report`, `runs`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from agent.cli import options
from agent.cli.running import run_to_its_end
from agent.cli.spreading import taking


@dataclass(frozen=True)
class Evaluation:
    """What `eval` takes."""

    dataset: Annotated[
        str,
        typer.Argument(
            help="A folder or file with holes, a .jsonl or .json of statements, or a repository (--commits)."
        ),
    ]
    model: Annotated[
        list[str] | None,
        typer.Option("--model", help="The model to measure (repeatable with --protocol budget)."),
    ] = None
    protocol: Annotated[
        str, typer.Option(help="independent: samples for pass@k.  budget: the repairing loop.")
    ] = "independent"
    n: Annotated[int, typer.Option("--n", min=1, help="Samples per task.")] = 4
    k: Annotated[str, typer.Option("--k", help="The ks of pass@k, with commas between.")] = "1"
    rounds: Annotated[int | None, typer.Option(min=1, help="Answers per sample, with feedback between.")] = (
        None
    )
    commits: Annotated[
        str,
        typer.Option(help="REV1..REV2 or REV: the theorems that these commits brought, proofs taken out."),
    ] = ""
    since: Annotated[str, typer.Option(help="Commits from this date on, as in 2026-01-31 (ISO 8601).")] = ""
    limit: Annotated[int | None, typer.Option(min=1, help="At most this many tasks, the first ones.")] = None
    repo: Annotated[
        Path | None, typer.Option(help="The clone that the entries of a LeanDojo export are places in.")
    ] = None
    split: Annotated[str, typer.Option(help="Only the entries of this split of a JSON dataset.")] = ""
    header: Annotated[
        Path | None, typer.Option(help="A Lean file to put above the statements that bring no header.")
    ] = None
    pin: Annotated[str, typer.Option(help="Refuse a dataset whose hash is another.")] = ""
    mend: Annotated[
        bool, typer.Option("--mend", help="The portfolio may close what an answer leaves open (budget).")
    ] = False
    task_tokens: Annotated[int | None, typer.Option(min=1, help="Tokens for one task (budget).")] = None
    task_usd: Annotated[float | None, typer.Option(min=0, help="US dollars for one task (budget).")] = None
    task_seconds: Annotated[float | None, typer.Option(min=0.001, help="Seconds for one task (budget).")] = (
        None
    )
    budget_usd: options.BudgetUsd = None
    budget_tokens: options.BudgetTokens = None
    checker: options.Checker = None
    executor: Annotated[str, typer.Option(help="local, or ray: on the workers of a Ray cluster.")] = "local"
    workers: Annotated[
        int | None, typer.Option(min=1, help="Worker processes of --executor ray; default: one per core.")
    ] = None
    jobs: Annotated[int | None, typer.Option(min=1, help="Samples or tasks at once.")] = None
    compare: Annotated[
        Path | None, typer.Option(help="Compare with an evaluation that was written before.")
    ] = None
    output: Annotated[Path | None, typer.Option(help="Write the evaluation here as JSON.")] = None
    record: options.Record = None
    replay: options.Replay = None
    resume: Annotated[str | None, typer.Option(help="Go on with an interrupted evaluation.")] = None
    quiet: options.Quiet = False
    as_json: options.Json = False


@taking(Evaluation)
def evaluate(asked: Evaluation) -> None:
    """Measure a model: unbiased pass@k, or tasks solved within a budget, with intervals and cost."""
    from agent.commands import evaluate as command  # noqa: PLC0415

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
    run: Annotated[str, typer.Argument(help="A run: its id, the start of it, or `last`.")],
    path: Annotated[Path, typer.Option(help="A folder in the project.")] = Path(),
    against: Annotated[
        str | None, typer.Option(metavar="RUN2", help="Compare with this run of the same tasks.")
    ] = None,
    html: Annotated[Path | None, typer.Option(help="Write one self-contained HTML page here.")] = None,
    svg: Annotated[Path | None, typer.Option(help="Write the curves as SVG here.")] = None,
    png: Annotated[Path | None, typer.Option(help="Write the curves as PNG here (extra `plots`).")] = None,
    junit: Annotated[Path | None, typer.Option(help="Write JUnit XML here.")] = None,
    sarif: Annotated[Path | None, typer.Option(help="Write SARIF here.")] = None,
    markdown: Annotated[Path | None, typer.Option(help="Write Markdown here.")] = None,
    as_json: options.Json = False,
) -> None:
    """Report a recorded run."""
    from agent.commands import report as command  # noqa: PLC0415

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
        str | None, typer.Option(help="Print this run as JSON lines (an id, its start, or last).")
    ] = None,
    as_json: options.Json = False,
) -> None:
    """List the runs of a project."""
    from agent.commands import runs as command  # noqa: PLC0415

    raise typer.Exit(command.run(command.Request(path, export, as_json)))
