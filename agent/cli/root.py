"""The command without a subcommand: its help, its version, and the help of the others."""

from __future__ import annotations

from typing import Annotated

import typer

from agent import __version__
from agent.cli import completion
from agent.cli.help import EXAMPLES

app = typer.Typer(
    name="leanloop",
    help="A proof agent for Lean 4: models propose, the genuine Lean checks, a judge decides.\n\n"
    "Exit codes: 0 everything asked for is proved; 1 something is unproved or rejected; "
    "2 the command or its configuration is wrong; 3 infrastructure failed, so nothing can be said.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"leanloop {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool,
        typer.Option("--version", help="Print the version and exit.", is_eager=True, callback=_print_version),
    ] = False,
) -> None:
    del version  # its callback has seen to it


def show_help(
    command: Annotated[
        str | None,
        typer.Argument(
            metavar="COMMAND",
            autocompletion=completion.words(*EXAMPLES),
            help="Without one, the list of them.",
        ),
    ] = None,
) -> None:
    """Show the help of a command, with examples."""
    app([command, "--help"] if command else ["--help"], standalone_mode=False, prog_name="leanloop")
