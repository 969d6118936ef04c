"""Options that several commands share, for `agent.cli`."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Annotated

import typer

Json = Annotated[bool, typer.Option("--json", help="Print one JSON object on stdout instead of text.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress on stderr.")]
Only = Annotated[
    list[str] | None, typer.Option("--only", help="Keep files that match this glob (repeatable).")
]
Exclude = Annotated[list[str] | None, typer.Option("--exclude", help="Leave out files that match this glob.")]
Models = Annotated[
    list[str] | None,
    typer.Option(
        "--model",
        help="portfolio, mistral:NAME, openai:NAME, anthropic:NAME, openrouter:NAME or "
        "URL#NAME (repeatable: tried in order, cheapest first).",
    ),
]
Samples = Annotated[int | None, typer.Option("--k", min=1, help="Samples per model.")]
Rounds = Annotated[int | None, typer.Option(min=1, help="Answers per sample, with feedback between.")]
Jobs = Annotated[int | None, typer.Option(min=1, help="Tasks at once.")]
BudgetUsd = Annotated[float | None, typer.Option(min=0, help="Never spend more than this.")]
BudgetTokens = Annotated[int | None, typer.Option(min=1, help="Never use more tokens than this.")]
TimeLimit = Annotated[float | None, typer.Option(min=0.001, help="Seconds for the whole run.")]
Checker = Annotated[
    str | None, typer.Option("--checker", help="Screen candidates on this server (Kimina's protocol).")
]
Refute = Annotated[
    bool | None,
    typer.Option(
        "--refute/--no-refute",
        help="Ask the models for the negation of what stays unproved, too; or do not even try small values.",
    ),
]
Images = Annotated[list[Path] | None, typer.Option(help="A picture that goes with the prompt.")]
Write = Annotated[bool, typer.Option("--write", help="Write what was proved into the files.")]
Patch = Annotated[Path | None, typer.Option(help="Write a patch instead of printing a diff.")]
Resume = Annotated[str | None, typer.Option(help="Go on with an interrupted run.")]
Record = Annotated[Path | None, typer.Option(help="Record the models' traffic in this folder.")]
Replay = Annotated[Path | None, typer.Option(help="Answer from such a folder: no network, no key.")]
Receipts = Annotated[
    Path | None, typer.Option(help="Write a receipt for each proved declaration into this folder.")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what it may cost, and ask nothing.")]
Fresh = Annotated[bool, typer.Option("--fresh", help="Offer no accepted proof of an earlier run.")]


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
