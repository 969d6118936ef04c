"""The command line: wiring and exit codes only.  Heavy imports happen inside the commands."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any

import typer

from agent import __version__
from agent import cli_options as options
from agent.cli_help import add_epilogs
from agent.errors import LeanLoopError, TargetError, ToolFailed, ToolMissing

app = typer.Typer(
    name="leanloop",
    help="A proof agent for Lean 4: models propose, the genuine Lean checks, a judge decides.\n\n"
    "Exit codes: 0 everything asked for is proved; 1 something is unproved or rejected; "
    "2 the command or its configuration is wrong; 3 infrastructure failed, so nothing can be said.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

_INTERRUPTED = 130


def main() -> None:
    """Run the command; every expected failure is one or two lines on stderr and an exit code."""
    try:
        _speak_utf8()
        _require_a_platform()
        _require_a_folder()
        code = app(standalone_mode=False, prog_name="leanloop")
        sys.stdout.flush()  # a full disk is said here, not by Python at its end
    except LeanLoopError as e:
        _complain(e)
        code = e.exit_code
    except typer.Exit as e:
        code = e.exit_code
    except (typer.Abort, KeyboardInterrupt):
        code = _INTERRUPTED
    except BrokenPipeError:
        code = 1
        _drop_the_rest()
    except OSError as e:
        _complain(ToolFailed(": ".join(map(str, filter(None, (e.strerror or e, e.filename))))))
        code = ToolFailed.exit_code
        _drop_the_rest()
    except Exception as e:  # noqa: BLE001  (click's usage errors, whose class typer does not export)
        code = _usage_error(e)
    if code == _INTERRUPTED:  # some versions of typer make an exit code of Ctrl-C themselves
        print(
            "leanloop: interrupted; what was answered is kept, `--resume` goes on from there", file=sys.stderr
        )
    sys.exit(code or 0)


def _speak_utf8() -> None:
    """What we print is Lean, patches and JSON: UTF-8 whatever the locale says, and never an error of encoding."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _drop_the_rest() -> None:
    """What stdout does not take is dropped, or Python would try once more at its end, and complain."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _require_a_folder() -> None:
    """Raises TargetError where the current folder was removed: paths mean nothing there."""
    try:
        Path.cwd()
    except FileNotFoundError:
        raise TargetError("the current folder is gone", hint="cd to one that is there") from None


def _require_a_platform() -> None:
    """Raises ToolMissing where nothing would work, unless only help is wanted."""
    if sys.platform == "win32" and not {"-h", "--help", "--version", "help"} & set(sys.argv[1:]):
        raise ToolMissing(
            "leanloop runs on Linux and macOS: its sandbox and its supervision of processes need them",
            hint="on Windows, install it inside WSL (wsl --install), next to the Lean project",
        )


def _complain(error: LeanLoopError) -> None:
    print(f"leanloop: {error.message}", file=sys.stderr)
    if error.hint:
        print(f"  {error.hint}", file=sys.stderr)


def _usage_error(error: Exception) -> int:
    show = getattr(error, "show", None)
    if show is None:
        raise error
    show()
    return 2


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


@app.command()
def prove(
    targets: Annotated[
        list[str] | None,
        typer.Argument(help="A folder, File.lean, File.lean:LINE or a declaration's name; default: here."),
    ] = None,
    model: options.Models = None,
    k: options.Samples = None,
    rounds: options.Rounds = None,
    jobs: options.Jobs = None,
    budget_usd: options.BudgetUsd = None,
    budget_tokens: options.BudgetTokens = None,
    time_limit: options.TimeLimit = None,
    refute: options.Refute = None,
    checker: options.Checker = None,
    describe: Annotated[
        str | None,
        typer.Option(
            help="Find Lean statements for this text and prove the one that you confirm, at the end of FILE.lean."
        ),
    ] = None,
    yes: Annotated[
        bool, typer.Option("--yes", help="Take the statement that most samples agree on (--describe).")
    ] = False,
    only: options.Only = None,
    exclude: options.Exclude = None,
    image: options.Images = None,
    write: options.Write = False,
    patch: options.Patch = None,
    resume: options.Resume = None,
    record: options.Record = None,
    replay: options.Replay = None,
    receipts: options.Receipts = None,
    fresh: options.Fresh = False,
    dry_run: options.DryRun = False,
    quiet: options.Quiet = False,
    as_json: options.Json = False,
) -> None:
    """Prove what is unproved: find the holes, ask, check, feed back, judge."""
    from agent.commands import prove as command  # noqa: PLC0415

    request = command.Request(
        targets=tuple(targets or ()),
        only=tuple(only or ()),
        exclude=tuple(exclude or ()),
        flags={
            **options.prove_flags(model, k, rounds, jobs, budget_usd, budget_tokens, time_limit, checker),
            "prove.refute": None if refute is None else "search" if refute else "off",
        },
        images=tuple(image or ()),
        write=write,
        patch=patch,
        resume=resume,
        record=record,
        replay=replay,
        receipts=receipts,
        fresh=fresh,
        dry_run=dry_run,
        quiet=quiet,
        as_json=as_json,
    )
    if describe is not None:
        from agent.commands import describe as described  # noqa: PLC0415

        raise typer.Exit(_run(described.run(request, describe, yes=yes)))
    raise typer.Exit(_run(command.run(request)))


@app.command("write")
def write_programs(
    targets: Annotated[
        list[str],
        typer.Argument(
            help="Files, folders or names of definitions that are left as holes, with the theorems that specify them."
        ),
    ],
    model: options.Models = None,
    k: options.Samples = None,
    rounds: options.Rounds = None,
    jobs: options.Jobs = None,
    budget_usd: options.BudgetUsd = None,
    budget_tokens: options.BudgetTokens = None,
    time_limit: options.TimeLimit = None,
    only: options.Only = None,
    exclude: options.Exclude = None,
    image: options.Images = None,
    write: options.Write = False,
    patch: options.Patch = None,
    resume: options.Resume = None,
    record: options.Record = None,
    replay: options.Replay = None,
    receipts: options.Receipts = None,
    fresh: options.Fresh = False,
    dry_run: options.DryRun = False,
    quiet: options.Quiet = False,
    as_json: options.Json = False,
) -> None:
    """Write the programs that a specification leaves open, with their proofs; else as `prove`."""
    from agent.commands import prove as command  # noqa: PLC0415

    request = command.Request(
        targets=tuple(targets or ()),
        only=tuple(only or ()),
        exclude=tuple(exclude or ()),
        flags=options.prove_flags(model, k, rounds, jobs, budget_usd, budget_tokens, time_limit),
        images=tuple(image or ()),
        write=write,
        patch=patch,
        resume=resume,
        record=record,
        replay=replay,
        receipts=receipts,
        fresh=fresh,
        dry_run=dry_run,
        quiet=quiet,
        as_json=as_json,
        programs_only=True,
    )
    raise typer.Exit(_run(command.run(request)))


@app.command()
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
    from agent.commands import check as command  # noqa: PLC0415

    request = command.Request(path, tuple(only or ()), tuple(exclude or ()), not no_build, quiet, as_json)
    raise typer.Exit(_run(command.run(request)))


@app.command()
def verify(
    challenge: Annotated[Path | None, typer.Argument(help="The file that states.")] = None,
    solution: Annotated[Path | None, typer.Argument(help="The file that claims to prove.")] = None,
    decl: Annotated[
        list[str] | None, typer.Option("--decl", help="A declaration to judge (repeatable).")
    ] = None,
    config: Annotated[Path | None, typer.Option(help="A configuration in comparator's JSON format.")] = None,
    receipt: Annotated[Path | None, typer.Option(help="Judge again what this receipt claims.")] = None,
    as_json: options.Json = False,
) -> None:
    """Does SOLUTION honestly prove what CHALLENGE states?"""
    from agent.commands import verify as command  # noqa: PLC0415

    request = command.Request(challenge, solution, tuple(decl or ()), config, receipt, as_json)
    raise typer.Exit(_run(command.run(request)))


@app.command()
def ci(
    base: Annotated[str, typer.Option(help="The commit or branch to compare with, e.g. origin/main.")],
    head: Annotated[str | None, typer.Option(help="The commit to judge; default: the working tree.")] = None,
    path: Annotated[Path, typer.Option(help="A folder in the project.")] = Path(),
    prove: Annotated[bool, typer.Option("--prove/--no-prove", help="Try to prove what is not.")] = False,
    no_build: Annotated[bool, typer.Option("--no-build", help="Compare the sources only.")] = False,
    sarif: Annotated[Path | None, typer.Option(help="Write SARIF here.")] = None,
    junit: Annotated[Path | None, typer.Option(help="Write JUnit XML here.")] = None,
    markdown: Annotated[Path | None, typer.Option(help="Write the summary or comment here.")] = None,
    patch: Annotated[Path | None, typer.Option(help="Write the proofs that were found here.")] = None,
    review: Annotated[
        Path | None, typer.Option(help="Write a GitHub review with suggested changes here.")
    ] = None,
    codequality: Annotated[Path | None, typer.Option(help="Write a GitLab Code Quality report here.")] = None,
    receipts: Annotated[
        Path | None, typer.Option(help="Write a receipt for each proved change into this folder.")
    ] = None,
    quiet: options.Quiet = False,
    as_json: options.Json = False,
) -> None:
    """Judge the declarations that a branch changes."""
    from agent.commands import ci as command  # noqa: PLC0415

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
    raise typer.Exit(_run(command.run(request)))


@app.command("eval")
def evaluate(
    dataset: Annotated[
        str,
        typer.Argument(
            help="A folder or file with holes, a .jsonl or .json of statements, or a repository (--commits)."
        ),
    ],
    model: Annotated[
        list[str] | None,
        typer.Option("--model", help="The model to measure (repeatable with --protocol budget)."),
    ] = None,
    protocol: Annotated[
        str, typer.Option(help="independent: samples for pass@k.  budget: the repairing loop.")
    ] = "independent",
    n: Annotated[int, typer.Option("--n", min=1, help="Samples per task.")] = 4,
    k: Annotated[str, typer.Option("--k", help="The ks of pass@k, with commas between.")] = "1",
    rounds: Annotated[
        int | None, typer.Option(min=1, help="Answers per sample, with feedback between.")
    ] = None,
    commits: Annotated[
        str,
        typer.Option(help="REV1..REV2 or REV: the theorems that these commits brought, proofs taken out."),
    ] = "",
    since: Annotated[str, typer.Option(help="Commits from this date on, as in 2026-01-31 (ISO 8601).")] = "",
    limit: Annotated[int | None, typer.Option(min=1, help="At most this many tasks, the first ones.")] = None,
    repo: Annotated[
        Path | None, typer.Option(help="The clone that the entries of a LeanDojo export are places in.")
    ] = None,
    split: Annotated[str, typer.Option(help="Only the entries of this split of a JSON dataset.")] = "",
    header: Annotated[
        Path | None, typer.Option(help="A Lean file to put above the statements that bring no header.")
    ] = None,
    pin: Annotated[str, typer.Option(help="Refuse a dataset whose hash is another.")] = "",
    mend: Annotated[
        bool, typer.Option("--mend", help="The portfolio may close what an answer leaves open (budget).")
    ] = False,
    task_tokens: Annotated[int | None, typer.Option(min=1, help="Tokens for one task (budget).")] = None,
    task_usd: Annotated[float | None, typer.Option(min=0, help="US dollars for one task (budget).")] = None,
    task_seconds: Annotated[
        float | None, typer.Option(min=0.001, help="Seconds for one task (budget).")
    ] = None,
    budget_usd: options.BudgetUsd = None,
    budget_tokens: options.BudgetTokens = None,
    checker: options.Checker = None,
    executor: Annotated[str, typer.Option(help="local, or ray: on the workers of a Ray cluster.")] = "local",
    workers: Annotated[
        int | None, typer.Option(min=1, help="Worker processes of --executor ray; default: one per core.")
    ] = None,
    jobs: Annotated[int | None, typer.Option(min=1, help="Samples or tasks at once.")] = None,
    compare: Annotated[
        Path | None, typer.Option(help="Compare with an evaluation that was written before.")
    ] = None,
    output: Annotated[Path | None, typer.Option(help="Write the evaluation here as JSON.")] = None,
    record: options.Record = None,
    replay: options.Replay = None,
    resume: Annotated[str | None, typer.Option(help="Go on with an interrupted evaluation.")] = None,
    quiet: options.Quiet = False,
    as_json: options.Json = False,
) -> None:
    """Measure a model: unbiased pass@k, or tasks solved within a budget, with intervals and cost."""
    from agent.commands import evaluate as command  # noqa: PLC0415

    request = command.Request(
        dataset=dataset,
        models=tuple(model or ("portfolio",)),
        protocol=protocol,
        n=n,
        ks=k,
        rounds=rounds,
        commits=commits,
        since=since,
        limit=limit,
        repo=repo,
        split=split,
        header=header,
        pin=pin,
        mend=mend,
        task_tokens=task_tokens,
        task_usd=None if task_usd is None else Decimal(str(task_usd)),
        task_seconds=task_seconds,
        budget_tokens=budget_tokens,
        budget_usd=None if budget_usd is None else Decimal(str(budget_usd)),
        checker=checker,
        executor=executor,
        workers=workers,
        jobs=jobs,
        compare=compare,
        output=output,
        record=record,
        replay=replay,
        resume=resume,
        quiet=quiet,
        as_json=as_json,
    )
    raise typer.Exit(_run(command.run(request)))


@app.command()
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


@app.command()
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


@app.command()
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
    from agent.commands import premises as command  # noqa: PLC0415

    request = command.Request(" ".join(words or ()), goal, at, path, limit, quiet, as_json)
    raise typer.Exit(_run(command.run(request)))


@app.command()
def mcp() -> None:
    """Serve check, goals, premises, prove and verify to other agents over MCP (stdio)."""
    try:
        from agent.mcp_server import server  # noqa: PLC0415
    except ModuleNotFoundError as e:
        raise ToolMissing("the MCP server needs the extra `mcp`", hint="pip install 'leanloop[mcp]'") from e

    server().run("stdio")


@app.command("init")
def initialize(
    path: Annotated[Path, typer.Argument(help="A folder in the repository.")] = Path(),
    ci: Annotated[str, typer.Option(help="auto, github, gitlab or none.")] = "auto",
    force: Annotated[bool, typer.Option("--force", help="Replace files that are there.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would be written.")] = False,
    as_json: options.Json = False,
) -> None:
    """Look at a repository, and write leanloop.toml and a CI job for it."""
    from agent.commands import init as command  # noqa: PLC0415

    raise typer.Exit(command.run(command.Request(path, ci, force, dry_run, as_json)))


@app.command()
def doctor(as_json: options.Json = False) -> None:
    """Say which Lean was found, what the sandbox can do, and what is missing."""
    from agent.commands import doctor as command  # noqa: PLC0415

    raise typer.Exit(_run(command.run(as_json=as_json)))


@app.command("help")
def show_help(
    command: Annotated[str | None, typer.Argument(help="A command; without one, the list of them.")] = None,
) -> None:
    """Show the help of a command, with examples."""
    app([command, "--help"] if command else ["--help"], standalone_mode=False, prog_name="leanloop")


add_epilogs(app)


def _run(coroutine: Any) -> int:
    """Run a command to its end; SIGTERM ends it as Ctrl-C does, with everything that it started."""
    import asyncio  # noqa: PLC0415
    import signal  # noqa: PLC0415

    async def body() -> int:
        task = asyncio.current_task()
        assert task is not None  # noqa: S101  (we are inside it)
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
        return int(await coroutine)

    try:
        return asyncio.run(body())
    except asyncio.CancelledError as e:
        raise KeyboardInterrupt from e
    except BaseExceptionGroup as e:  # a task group wraps the one thing that went wrong
        raise _first(e) from e


def _first(group: BaseExceptionGroup[BaseException]) -> BaseException:
    inner = group.exceptions[0]
    return _first(inner) if isinstance(inner, BaseExceptionGroup) else inner
