"""Prove what is unproved: `prove`, `write`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from agent.cli import options
from agent.cli.running import run_to_its_end
from agent.cli.spreading import taking

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from agent.commands.prove import Request


@taking(options.Proving)
def prove(
    asked: options.Proving,
    targets: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[TARGET]...",
            help="A folder, File.lean, File.lean:LINE or a declaration's name; default: here.",
        ),
    ] = None,
    refute: options.Refute = None,
    checker: options.Checker = None,
    describe: options.Describe = None,
    yes: options.Yes = False,
) -> None:
    """Prove what is unproved: find the holes, ask, check, feed back, judge."""
    more = {
        "checker.url": checker,
        "prove.refute": None if refute is None else "search" if refute else "off",
    }
    request = _request(targets or (), asked, more)
    if describe is not None:
        from agent.commands import describe as described

        raise typer.Exit(run_to_its_end(described.run(request, describe, yes=yes)))
    from agent.commands import prove as command

    raise typer.Exit(run_to_its_end(command.run(request)))


@taking(options.Proving)
def write_programs(
    asked: options.Proving,
    targets: Annotated[
        list[str],
        typer.Argument(
            help="Files, folders or names of definitions that are left as holes, with the theorems that specify them."
        ),
    ],
) -> None:
    """Write the programs that a specification leaves open, with their proofs; else as `prove`."""
    from agent.commands import prove as command

    request = _request(targets, asked, {}, programs_only=True)
    raise typer.Exit(run_to_its_end(command.run(request)))


def _request(
    targets: Sequence[str], asked: options.Proving, more: Mapping[str, object], *, programs_only: bool = False
) -> Request:
    """What both commands ask for; `more` are settings that only one of them has an option for."""
    from agent.commands.prove import Request

    return Request(
        targets=tuple(targets),
        only=tuple(asked.only or ()),
        exclude=tuple(asked.exclude or ()),
        flags={**asked.settings(), **more},
        images=tuple(asked.image or ()),
        write=asked.write,
        patch=asked.patch,
        resume=asked.resume,
        record=asked.record,
        replay=asked.replay,
        receipts=asked.receipts,
        fresh=asked.fresh,
        dry_run=asked.dry_run,
        programs_only=programs_only,
        quiet=asked.quiet,
        as_json=asked.as_json,
    )
