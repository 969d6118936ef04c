"""The options that only `leanloop eval` takes, for `agent.cli.measuring`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from agent.cli import completion, options

_DATASET = "The dataset"
_PROTOCOL = "The protocol"

Dataset = Annotated[
    str,
    typer.Argument(
        metavar="DATASET",
        help="A folder or file with holes, a .jsonl or .json of statements, or a repository (--commits).",
    ),
]
Commits = Annotated[
    str,
    typer.Option(
        metavar="REV1..REV2",
        rich_help_panel=_DATASET,
        help="Or one REV: the theorems that these commits brought, proofs taken out.",
    ),
]
Since = Annotated[
    str,
    typer.Option(
        metavar="DATE",
        rich_help_panel=_DATASET,
        help="Commits from this date on, as in 2026-01-31 (ISO 8601).",
    ),
]
Limit = Annotated[
    int | None,
    typer.Option(
        min=1, metavar="N", rich_help_panel=_DATASET, help="At most this many tasks, the first ones."
    ),
]
Repo = Annotated[
    Path | None,
    typer.Option(
        metavar="CLONE",
        rich_help_panel=_DATASET,
        help="The clone that the entries of a LeanDojo export are places in.",
    ),
]
Split = Annotated[
    str,
    typer.Option(
        metavar="NAME", rich_help_panel=_DATASET, help="Only the entries of this split of a JSON dataset."
    ),
]
Header = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        rich_help_panel=_DATASET,
        help="A Lean file to put above the statements that bring no header.",
    ),
]
Pin = Annotated[
    str,
    typer.Option(metavar="HASH", rich_help_panel=_DATASET, help="Refuse a dataset whose hash is another."),
]
Models = Annotated[
    list[str] | None,
    typer.Option(
        "--model",
        metavar="SPEC",
        rich_help_panel=options.MODELS,
        autocompletion=completion.models,
        help="The model to measure, as in `leanloop prove` (repeatable with --protocol budget).",
    ),
]
Protocol = Annotated[
    str,
    typer.Option(
        metavar="WORD",
        rich_help_panel=_PROTOCOL,
        autocompletion=completion.words("independent", "budget"),
        help="independent: samples for pass@k.  budget: the repairing loop.",
    ),
]
SamplesPerTask = Annotated[
    int, typer.Option("--n", min=1, metavar="N", rich_help_panel=_PROTOCOL, help="Samples per task.")
]
Ks = Annotated[
    str,
    typer.Option(
        "--k", metavar="K,K", rich_help_panel=_PROTOCOL, help="The ks of pass@k, with commas between."
    ),
]
Mend = Annotated[
    bool,
    typer.Option(
        "--mend",
        rich_help_panel=_PROTOCOL,
        help="The portfolio may close what an answer leaves open (budget).",
    ),
]
Rounds = Annotated[
    int | None,
    typer.Option(
        min=1, metavar="N", rich_help_panel=_PROTOCOL, help="Answers per sample, with feedback between."
    ),
]
TaskTokens = Annotated[
    int | None,
    typer.Option(min=1, metavar="N", rich_help_panel=_PROTOCOL, help="Tokens for one task (budget)."),
]
TaskUsd = Annotated[
    float | None,
    typer.Option(min=0, metavar="USD", rich_help_panel=_PROTOCOL, help="For one task (budget)."),
]
TaskSeconds = Annotated[
    float | None,
    typer.Option(min=0.001, metavar="SECONDS", rich_help_panel=_PROTOCOL, help="For one task (budget)."),
]
Executor = Annotated[
    str,
    typer.Option(
        metavar="WORD",
        rich_help_panel=options.MODELS,
        autocompletion=completion.words("local", "ray"),
        help="local, or ray: on the workers of a Ray cluster.",
    ),
]
Workers = Annotated[
    int | None,
    typer.Option(
        min=1,
        metavar="N",
        rich_help_panel=options.MODELS,
        help="Worker processes of --executor ray; default: one per core.",
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(min=1, metavar="N", rich_help_panel=options.MODELS, help="Samples or tasks at once."),
]
Compare = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        rich_help_panel=options.OUTPUT,
        help="Compare with an evaluation that was written before.",
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(metavar="FILE", rich_help_panel=options.OUTPUT, help="Write the evaluation here as JSON."),
]
