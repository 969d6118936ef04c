"""Compiles one source in a folder of its own, and says how that went; what Lean prints is feedback, never
evidence."""

from __future__ import annotations

import dataclasses
import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agent.errors import OleanError
from agent.lean.diagnostics import parse_json_lines
from agent.lean.olean import Olean
from agent.lean.setup import NO_SETUP, ModuleSetup
from agent.toolchain import setup
from agent.toolchain.process import MIB, Finished, Limits, Stop, run
from agent.types import Diagnostic, Reason, Severity

if TYPE_CHECKING:
    from pathlib import Path

    from agent.toolchain.protocol import Toolchain

DEFAULT_MODULE = "LeanloopJudged"
_MODULE = re.compile(r"[A-Za-z_][A-Za-z0-9_']*(\.[A-Za-z_][A-Za-z0-9_']*)*")
_OLEAN_LIMIT = 128 * MIB
_ENDS = {
    Stop.DEADLINE: ("timeout", "Lean ran longer than {:g} s"),
    Stop.MEMORY: ("memory", "Lean took more than {:g} MB of memory"),
    Stop.OUTPUT: ("output", "Lean printed more than {:g} MB"),
    Stop.PROCESSES: ("processes", "Lean started more than {:g} processes"),
}


@dataclass(frozen=True, slots=True)
class Source:
    """One Lean file to judge: its text, the module it stands for, and folders with .olean files that it may
    import.

    Original and candidate are compiled under the same module name, so that their private names agree, and with
    the same `setup`.  `file` is what messages call it.
    """

    text: str
    module: str = DEFAULT_MODULE
    import_folders: tuple[Path, ...] = ()
    file: str = ""
    setup: ModuleSetup = NO_SETUP

    @property
    def key(self) -> str:
        """Hash of everything that decides what is compiled, but for the imported files."""
        parts = (
            self.module,
            self.text,
            *map(str, self.import_folders),
            *self.setup.arguments,
            self.setup.answer,
        )
        digest = hashlib.sha256()
        for part in parts:
            digest.update(hashlib.sha256(part.encode("utf-8", "surrogatepass")).digest())
        return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Built:
    """A compiled source: the module, or the reason why there is none.

    `blame` says whether the source is at fault (Lean reported an error) or nobody knows (deadline, crash).
    """

    module: Olean | None = None
    reason: Reason | None = None
    blame: bool = False
    diagnostics: tuple[Diagnostic, ...] = ()
    seconds: float = 0.0
    sandbox: str = ""


async def build(toolchain: Toolchain, source: Source, folder: Path, limits: Limits, module: str) -> Built:
    """Compile `source` in `folder`, which must be empty, as `module`."""
    stem = folder.joinpath(*module.split("."))
    stem.parent.mkdir(parents=True, exist_ok=True)
    file, olean = stem.with_name(stem.name + ".lean"), stem.with_name(stem.name + ".olean")
    file.write_bytes(source.text.encode("utf-8", "surrogatepass"))
    given = setup.arguments(source.setup, folder, source.import_folders)
    args = ("--json", *given, "-o", str(olean.relative_to(folder)), str(file.relative_to(folder)))
    command = toolchain.lean(args, cwd=folder, extra_path=source.import_folders)
    command = setup.readable(command, source.setup)
    finished = await run(dataclasses.replace(command, writable=(folder,)), limits, sandbox=True)
    diagnostics = parse_json_lines(finished.stdout.decode("utf-8", "replace"))
    failure = _failure(finished, diagnostics, limits)
    if failure is None and not olean.is_file():
        failure = Reason("lean.no_olean", "Lean ended well but wrote no .olean file"), False
    if failure is not None:
        return Built(None, *failure, diagnostics, finished.seconds)
    if olean.is_symlink() or olean.stat().st_size > _OLEAN_LIMIT:
        reason = Reason(
            "olean.damaged", f"the .olean file is larger than {_OLEAN_LIMIT // MIB} MB, or a link"
        )
        return Built(None, reason, False, diagnostics, finished.seconds)
    try:
        return Built(Olean(olean), None, False, diagnostics, finished.seconds, finished.sandbox)
    except OleanError as e:
        return Built(None, Reason("olean.damaged", e.message), False, diagnostics, finished.seconds)


def module_name(source: Source) -> str:
    """The module to compile as: the source's own, if it is a plain one that can be a path."""
    return source.module if _MODULE.fullmatch(source.module) else DEFAULT_MODULE


def _failure(
    finished: Finished, diagnostics: tuple[Diagnostic, ...], limits: Limits
) -> tuple[Reason, bool] | None:
    if finished.stop:
        bounds = {
            Stop.DEADLINE: limits.seconds,
            Stop.MEMORY: limits.memory / MIB,
            Stop.OUTPUT: limits.output / MIB,
        }
        code, text = _ENDS[finished.stop]
        return Reason(f"lean.{code}", text.format(bounds[finished.stop])), False
    if finished.crashed:
        return Reason("lean.crashed", f"Lean crashed (signal {-finished.exit_code})"), False
    errors = [d for d in diagnostics if d.severity is Severity.ERROR]
    if finished.exit_code == 0:
        return None
    if errors:
        first = errors[0]
        more = f" (and {len(errors) - 1} more errors)" if len(errors) > 1 else ""
        where = f"{first.start.line}:{first.start.column}"
        return Reason("lean.error", f"{where}: {first.message.strip()[:1000]}{more}"), True
    said = (finished.stderr or finished.stdout).decode("utf-8", "replace").strip()[-300:]
    return Reason("lean.failed", f"Lean ended with exit code {finished.exit_code}: {said}"), False
