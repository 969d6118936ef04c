"""Options that several commands share, for `agent.cli`."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Annotated

import typer

from agent.cli import completion

# Headings in `--help`, in the order in which they are read; what has none stands below "Options".
MODELS = "Models and budgets"
FILES = "Which files"
WORDS = "From words to a statement"
OUTPUT = "What comes out"
RUNS = "Runs and recordings"

Json = Annotated[bool, typer.Option("--json", help="Print one JSON object on stdout instead of text.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress on stderr.")]
Only = Annotated[
    list[str] | None,
    typer.Option(
        "--only", metavar="GLOB", rich_help_panel=FILES, help="Keep files that match this (repeatable)."
    ),
]
Exclude = Annotated[
    list[str] | None,
    typer.Option(
        "--exclude",
        metavar="GLOB",
        rich_help_panel=FILES,
        help="Leave out files that match this (repeatable).",
    ),
]
Models = Annotated[
    list[str] | None,
    typer.Option(
        "--model",
        metavar="SPEC",
        rich_help_panel=MODELS,
        autocompletion=completion.models,
        help="portfolio (the default: free, no network), mistral:NAME, openai:NAME, anthropic:NAME, "
        "openrouter:NAME or URL#NAME; repeatable: tried in order, cheapest first.",
    ),
]
Samples = Annotated[
    int | None,
    typer.Option(
        "--k", min=1, metavar="N", rich_help_panel=MODELS, help="Samples per model and task (default 4)."
    ),
]
Rounds = Annotated[
    int | None,
    typer.Option(
        min=1,
        metavar="N",
        rich_help_panel=MODELS,
        help="Answers per sample, with Lean's feedback between (default 4).",
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(min=1, metavar="N", rich_help_panel=MODELS, help="Tasks at once (default 2)."),
]
BudgetUsd = Annotated[
    float | None,
    typer.Option(min=0, metavar="USD", rich_help_panel=MODELS, help="Never spend more than this."),
]
BudgetTokens = Annotated[
    int | None,
    typer.Option(min=1, metavar="N", rich_help_panel=MODELS, help="Never use more tokens than this."),
]
TimeLimit = Annotated[
    float | None,
    typer.Option(min=0.001, metavar="SECONDS", rich_help_panel=MODELS, help="For the whole run."),
]
Checker = Annotated[
    str | None,
    typer.Option(
        "--checker",
        metavar="URL",
        rich_help_panel=MODELS,
        help="Screen candidates on this server (Kimina's protocol).",
    ),
]
Refute = Annotated[
    bool | None,
    typer.Option(
        "--refute/--no-refute",
        rich_help_panel=MODELS,
        help="Ask the models for the negation of what stays unproved, too; or do not even try small values.",
    ),
]
Images = Annotated[
    list[Path] | None,
    typer.Option(metavar="FILE", rich_help_panel=MODELS, help="A picture that goes with the prompt."),
]
Describe = Annotated[
    str | None,
    typer.Option(
        metavar="TEXT",
        rich_help_panel=WORDS,
        help="Find Lean statements for this text and prove the one that you confirm, at the end of FILE.lean.",
    ),
]
Yes = Annotated[
    bool,
    typer.Option(
        "--yes", rich_help_panel=WORDS, help="Take the statement that most samples agree on, unasked."
    ),
]
Write = Annotated[
    bool, typer.Option("--write", rich_help_panel=OUTPUT, help="Write what was proved into the files.")
]
Patch = Annotated[
    Path | None,
    typer.Option(metavar="FILE", rich_help_panel=OUTPUT, help="Write a patch instead of printing a diff."),
]
Receipts = Annotated[
    Path | None,
    typer.Option(
        metavar="FOLDER",
        rich_help_panel=OUTPUT,
        help="Write a receipt for each proved declaration into this folder.",
    ),
]
DryRun = Annotated[
    bool,
    typer.Option("--dry-run", rich_help_panel=RUNS, help="Say what it may cost, and ask nothing."),
]
Resume = Annotated[
    str | None,
    typer.Option(
        metavar="RUN",
        rich_help_panel=RUNS,
        autocompletion=completion.runs,
        help="Go on with an interrupted run: its id, the start of it, or last.",
    ),
]
Record = Annotated[
    Path | None,
    typer.Option(metavar="FOLDER", rich_help_panel=RUNS, help="Record the models' traffic in this folder."),
]
Replay = Annotated[
    Path | None,
    typer.Option(
        metavar="FOLDER", rich_help_panel=RUNS, help="Answer from such a folder: no network, no key."
    ),
]
Fresh = Annotated[
    bool,
    typer.Option("--fresh", rich_help_panel=RUNS, help="Offer no accepted proof of an earlier run."),
]


@dataclass(frozen=True)
class Proving:
    """What `prove` and `write` have in common."""

    model: Models = None
    k: Samples = None
    rounds: Rounds = None
    jobs: Jobs = None
    budget_usd: BudgetUsd = None
    budget_tokens: BudgetTokens = None
    time_limit: TimeLimit = None
    only: Only = None
    exclude: Exclude = None
    image: Images = None
    write: Write = False
    patch: Patch = None
    resume: Resume = None
    record: Record = None
    replay: Replay = None
    receipts: Receipts = None
    fresh: Fresh = False
    dry_run: DryRun = False
    quiet: Quiet = False
    as_json: Json = False

    def settings(self) -> dict[str, object]:
        """The settings that these options stand for, by dotted name; None where an option was not given."""
        return {
            "prove.models": self.model or None,
            "prove.k": self.k,
            "prove.rounds": self.rounds,
            "prove.jobs": self.jobs,
            "prove.budget_usd": dollars(self.budget_usd),
            "prove.budget_tokens": self.budget_tokens,
            "prove.time_limit": self.time_limit,
        }


def dollars(amount: float | None) -> Decimal | None:
    """An amount of money as it was typed, exactly."""
    return None if amount is None else Decimal(str(amount))
