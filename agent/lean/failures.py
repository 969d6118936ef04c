"""Why a run of Lean or Lake failed: the proof's fault, the project's, or the machine's (pure).

Only what Lake and elan say themselves is searched for causes, never the text of a Lean message, which a proof under
test can choose.  Messages: Lake/Load/Resolve.lean, Lake/Build/Module.lean, elan's errors.rs, git and curl.
"""

from __future__ import annotations

import re
import signal
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from agent.types import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from agent.lean.lakelog import LakeLog
    from agent.types import Diagnostic


class FailureKind(StrEnum):
    """The kinds that a user or the loop treats differently.  Only PROOF says something about a proof."""

    PROOF = "proof"
    IMPORT = "import"
    TOOLCHAIN = "toolchain"
    MANIFEST = "manifest"
    CONFIGURATION = "configuration"
    NETWORK = "network"
    DISK = "disk"
    SIGNAL = "signal"
    MEMORY = "memory"
    TIMEOUT = "timeout"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Failure:
    """What went wrong (`message`, one line), what to do about it (`hint`), and in which modules, where known."""

    kind: FailureKind
    message: str
    hint: str = ""
    modules: tuple[str, ...] = ()


_CAUSES: tuple[tuple[FailureKind, re.Pattern[str], str], ...] = (
    (
        FailureKind.DISK,
        re.compile(r"no space left on device|disk quota exceeded|error code: 28\b", re.IGNORECASE),
        "free some space, then run it again",
    ),
    (
        FailureKind.TOOLCHAIN,
        re.compile(
            r"toolchain '[^']*' is not installed|no default toolchain configured|toolchain '[^']*' does not have"
            r"|could not (?:download nonexistent|find) lean version|no such toolchain|unknown toolchain"
            r"|override toolchain is not installed|invalid toolchain name|incompatible header",
            re.IGNORECASE,
        ),
        "install the toolchain that lean-toolchain names: `elan toolchain install $(cat lean-toolchain)`",
    ),
    (
        FailureKind.NETWORK,
        re.compile(
            r"could(?: not|n't) resolve (?:host|proxy)|failed to connect|connection (?:timed out|refused|reset)"
            r"|network is unreachable|temporary failure in name resolution|unable to access|could not download"
            r"|ssl (?:certificate|connect)|operation timed out|curl: \(\d+\)|failed to fetch|early eof"
            r"|the remote end hung up",
            re.IGNORECASE,
        ),
        "check the network, or fetch the packages beforehand: `lake exe cache get` and `lake build`",
    ),
    (
        FailureKind.MANIFEST,
        re.compile(
            r"error:.*(?:manifest|lake update)|dependency '[^']*'(?: of '[^']*')? not in manifest"
            r"|missing manifest|revision not found|package directory not found",
            re.IGNORECASE,
        ),
        "run `lake update` for the dependency that is named, and commit lake-manifest.json",
    ),
    (
        FailureKind.IMPORT,
        re.compile(
            r"bad import '|unknown module prefix|unknown package '|no such file or directory|module imports itself"
            r"|build cycle detected|import cycle|object file '[^']*' of module|non utf-?8",
            re.IGNORECASE,
        ),
        "correct the import, or build what it names first: `lake build`",
    ),
    (
        FailureKind.CONFIGURATION,
        re.compile(
            r"lakefile|package configuration|unknown target|unknown (?:lib|executable|facet)", re.IGNORECASE
        ),
        "look at the project's lakefile: `lake build` must work by itself",
    ),
)
_EXITED = re.compile(r"(?:exited with code|exit code:?) (\d+)")
_KILLED = re.compile(r"(?:terminated|killed) by signal (\d+)|signal (\d+) \(", re.IGNORECASE)
_STOPS = {
    "deadline": (FailureKind.TIMEOUT, "it did not end in time", "raise --time-limit or the build's limit"),
    "memory": (
        FailureKind.MEMORY,
        "it needed more memory than allowed",
        "raise the memory limit, or use fewer --jobs",
    ),
    "output": (FailureKind.UNKNOWN, "it printed without end", "run it by hand to see what it prints"),
}


def classify(log: LakeLog, *, exit_code: int, stop: str = "") -> Failure | None:
    """The failure of a run with Lake; None if it succeeded.

    `exit_code` is negative for a signal, as in `subprocess`; `stop` is why we ended it ourselves: `deadline`, `memory`
    or `output`.
    """
    if stop:
        kind, message, hint = _STOPS[stop]
        return Failure(kind, message, hint, log.failed)
    lake = [d for d in log.diagnostics if d.kind == "lake" and d.severity is Severity.ERROR]
    said = [*log.notes, *(f"error: {d.file}: {d.message}" for d in lake)]
    if exit_code == 0 and not any(
        "no default toolchain" in s for s in said
    ):  # elan says that with exit code 0
        return None
    if by_signal := _signal(exit_code, said):
        return Failure(FailureKind.SIGNAL, f"Lean or Lake was ended by {by_signal}", _SIGNAL_HINT, log.failed)
    return _by_message(log, said, exit_code)


def _by_message(log: LakeLog, said: list[str], exit_code: int) -> Failure:
    for kind, pattern, hint in _CAUSES:
        if kind is not FailureKind.CONFIGURATION and (line := _first(pattern, said)):
            return Failure(kind, line, hint, log.failed)
    lean = [d for d in log.diagnostics if d.kind != "lake" and not d.file.endswith("lakefile.lean")]
    if first := first_error(lean):
        return Failure(FailureKind.PROOF, _describe(first), "", log.failed)
    kind, pattern, hint = _CAUSES[-1]
    if line := _first(pattern, said):
        return Failure(kind, line, hint, log.failed)
    last = next((s for s in reversed(said) if s.startswith("error")), f"exit code {exit_code}")
    return Failure(FailureKind.UNKNOWN, last, "run `lake build` by hand to see more", log.failed)


_SIGNAL_HINT = "run it again; if it happens every time, report it to the Lean developers"


def first_error(diagnostics: Iterable[Diagnostic]) -> Diagnostic | None:
    """The first error of all."""
    return next((d for d in diagnostics if d.severity is Severity.ERROR), None)


def _describe(d: Diagnostic) -> str:
    where = f"{d.file}:{d.start.line}:{d.start.column}: " if d.file else ""
    return where + (d.message.splitlines() or [""])[0]


def _first(pattern: re.Pattern[str], said: Iterable[str]) -> str:
    hits = (s for s in said if not s.startswith("warning") and pattern.search(s))
    return next(hits, "").removeprefix("error:").strip()


def _signal(exit_code: int, said: Iterable[str]) -> str:
    """The name of the signal that ended Lean or Lake, from -N, 128 + N, or what Lake says; else empty."""
    numbers = [-exit_code] if exit_code < 0 else [exit_code - 128] if 128 < exit_code < 160 else []
    for line in said:
        if found := _EXITED.search(line):
            if "git" not in line:  # git says 128 for any failure
                numbers.append(int(found[1]) - 128)
        elif found := _KILLED.search(line):
            numbers.append(int(found[1] or found[2]))
    for number in numbers:
        if 0 < number < 32:
            return signal.Signals(number).name
    return ""
