"""Say what is unproved, judge solutions and branches: `check`, `verify`, `ci`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from agent.cli import options
from agent.cli.running import run_to_its_end


def check(
    path: Annotated[Path, typer.Argument(help="A folder or a file.")] = Path(),
    no_build: Annotated[
        bool, typer.Option("--no-build", help="Read the sources only: no Lean is started.")
    ] = False,
    only: options.Only = None,
    exclude: options.Exclude = None,
    quiet: options.Quiet = False,
    as_json: options.Json = False,
) -> None:
    """Say what is unproved: holes, axioms and errors, by declaration.  Asks no model."""
    from agent.commands import check as command

    request = command.Request(path, tuple(only or ()), tuple(exclude or ()), not no_build, quiet, as_json)
    raise typer.Exit(run_to_its_end(command.run(request)))


def verify(
    challenge: Annotated[Path | None, typer.Argument(help="The file that states.")] = None,
    solution: Annotated[Path | None, typer.Argument(help="The file that claims to prove.")] = None,
    decl: Annotated[
        list[str] | None,
        typer.Option(
            "--decl",
            help="A declaration to judge; with --receipt, a definition that may be filled (repeatable).",
        ),
    ] = None,
    config: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A configuration in comparator's JSON format.")
    ] = None,
    receipt: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Judge again what this receipt claims.")
    ] = None,
    as_json: options.Json = False,
) -> None:
    """Does SOLUTION honestly prove what CHALLENGE states?"""
    from agent.commands import verify as command

    request = command.Request(challenge, solution, tuple(decl or ()), config, receipt, as_json)
    raise typer.Exit(run_to_its_end(command.run(request)))


def ci(
    base: Annotated[str, typer.Option(help="The commit or branch to compare with, e.g. origin/main.")],
    head: Annotated[str | None, typer.Option(help="The commit to judge; default: the working tree.")] = None,
    path: Annotated[Path, typer.Option(help="A folder in the project.")] = Path(),
    prove: Annotated[bool, typer.Option("--prove/--no-prove", help="Try to prove what is not.")] = False,
    no_build: Annotated[bool, typer.Option("--no-build", help="Compare the sources only.")] = False,
    sarif: Annotated[Path | None, typer.Option(metavar="FILE", help="Write SARIF here.")] = None,
    junit: Annotated[Path | None, typer.Option(metavar="FILE", help="Write JUnit XML here.")] = None,
    markdown: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the summary or comment here.")
    ] = None,
    patch: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the proofs that were found here.")
    ] = None,
    review: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write a GitHub review with suggested changes here.")
    ] = None,
    codequality: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write a GitLab Code Quality report here.")
    ] = None,
    receipts: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Write a receipt for each proved change into this folder."),
    ] = None,
    quiet: options.Quiet = False,
    as_json: options.Json = False,
) -> None:
    """Judge the declarations that a branch changes."""
    from agent.commands import ci as command

    request = command.Request(
        base=base,
        head=head,
        path=path,
        build=not no_build,
        prove=prove,
        sarif=sarif,
        junit=junit,
        markdown=markdown,
        patch=patch,
        review=review,
        codequality=codequality,
        receipts=receipts,
        quiet=quiet,
        as_json=as_json,
    )
    raise typer.Exit(run_to_its_end(command.run(request)))
