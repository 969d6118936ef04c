"""The command line: wiring and exit codes only.  Heavy imports happen inside the commands.

    root          the application, its version, `help`
    proving       prove, write
    judging       check, verify, ci
    measuring     eval, report, runs
    surroundings  premises, mcp, init, doctor
    options       what several commands take; evaluating: what only `eval` takes
    completion    what shells offer behind TAB
    help          examples and exit codes below the help of each command

`main` is the `leanloop` of the shell.
"""

from __future__ import annotations

import contextlib
import io
import itertools
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from agent.cli import judging, measuring, proving, root, surroundings
from agent.cli.help import epilog
from agent.cli.root import app
from agent.errors import LeanLoopError, TargetError, ToolFailed, ToolMissing

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["app", "main"]

_COMMANDS: dict[str, Callable[..., None]] = {
    "prove": proving.prove,
    "write": proving.write_programs,
    "check": judging.check,
    "verify": judging.verify,
    "ci": judging.ci,
    "eval": measuring.evaluate,
    "report": measuring.report,
    "runs": measuring.runs,
    "premises": surroundings.premises,
    "mcp": surroundings.mcp,
    "init": surroundings.initialize,
    "doctor": surroundings.doctor,
    "help": root.show_help,
}
for _name, _command in _COMMANDS.items():
    app.command(_name, epilog=epilog(_name))(_command)

_INTERRUPTED = 130
_COMPLETION = ("--show-completion", "--install-completion")
_SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")


def main() -> None:
    """Run the command; every expected failure is one or two lines on stderr and an exit code."""
    try:
        _speak_utf8()
        _require_a_platform()
        _require_a_folder()
        _name_the_shell()
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


def _name_the_shell() -> None:
    """`--show-completion zsh` is for zsh, whatever shell this is: typer knows that only without its detection."""
    if any(a in _COMPLETION and b in _SHELLS for a, b in itertools.pairwise(sys.argv)):
        os.environ["_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION"] = "1"


def _usage_error(error: Exception) -> int:
    show = getattr(error, "show", None)
    if show is None:
        raise error
    show()
    said = str(getattr(error, "message", ""))
    if "No such command" in said and "Did you mean" not in said:
        print(f"  There are: {', '.join(_COMMANDS)}", file=sys.stderr)
    return 2
