"""All around proving: `premises`, `mcp`, `init`, `doctor`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from agent.cli import completion, options
from agent.cli.running import run_to_its_end
from agent.errors import ToolMissing


def premises(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            help="Words of names or doc strings, or a pattern such as 'length (_ ++ _)'; or: import CORPUS.jsonl, "
            "trace URL_OR_PATH (lean-dojo)."
        ),
    ] = None,
    goal: Annotated[
        str | None, typer.Option(help="A goal as Lean prints it, or a statement: what may help with it?")
    ] = None,
    at: Annotated[
        str | None, typer.Option(help="File.lean:LINE: what may help there, of what is visible there.")
    ] = None,
    path: Annotated[Path | None, typer.Option(help="A folder in the project; default: here.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="How many to print.")] = 10,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress on stderr.")] = False,
    as_json: options.Json = False,
) -> None:
    """Look for declarations that may help: in the project, and in all that it imports."""
    from agent.commands import premises as command

    request = command.Request(" ".join(words or ()), goal, at, path, limit, quiet, as_json)
    raise typer.Exit(run_to_its_end(command.run(request)))


def mcp() -> None:
    """Serve check, goals, premises, prove and verify to other agents over MCP (stdio)."""
    try:
        from agent.mcp_server import server
    except ModuleNotFoundError as e:
        raise ToolMissing("the MCP server needs the extra `mcp`", hint="pip install 'leanloop[mcp]'") from e

    server().run("stdio")


def initialize(
    path: Annotated[Path, typer.Argument(help="A folder in the repository.")] = Path(),
    ci: Annotated[
        str,
        typer.Option(
            metavar="WORD",
            autocompletion=completion.words("auto", "github", "gitlab", "none"),
            help="auto, github, gitlab or none.",
        ),
    ] = "auto",
    force: Annotated[bool, typer.Option("--force", help="Replace files that are there.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would be written.")] = False,
    as_json: options.Json = False,
) -> None:
    """Look at a repository, and write leanloop.toml and a CI job for it."""
    from agent.commands import init as command

    raise typer.Exit(command.run(command.Request(path, ci, force, dry_run, as_json)))


def doctor(as_json: options.Json = False) -> None:
    """Say which Lean was found, what the sandbox can do, and what is missing."""
    from agent.commands import doctor as command

    raise typer.Exit(run_to_its_end(command.run(as_json=as_json)))
