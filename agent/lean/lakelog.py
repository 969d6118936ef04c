"""What `lake build` prints, of today's and of older versions, as diagnostics by file and module (pure).

The lines of a job are `✖ [3/5] Building Foo.Baz (1.2s)`, then messages, each of which runs until a line that begins
something new.  A message of Lean has a place (`error: Foo/Baz.lean:10:2: ...`, older `error: ./././Foo/Baz.lean:10:2:`,
or Lean's own `Foo/Baz.lean:10:2: error: ...`); everything else is Lake speaking, kept in `notes`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from agent.lean.diagnostics import kind_of
from agent.types import Diagnostic, Position, Severity

_ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b\][^\x07]*\x07")
_JOB = re.compile(
    r"(?P<mark>[✔⚠✖ℹ])?\ufe0f?\s*\[(?P<number>\d+|\?)/(?P<of>\d+|\?)\]\s+(?:\(Optional\)\s+)?"
    r"(?P<action>\w+)\s+(?P<target>\S+)"
)
_FILE = r"(?P<file>(?:[A-Za-z]:)?[^:\n]*?\.lean)"
_PLACE = rf"{_FILE}:(?P<line>\d+):(?P<column>\d+)(?:-(?P<end_line>\d+):(?P<end_column>\d+))?:\s?"
_LEVEL = r"(?P<level>error|warning|info(?:rmation)?|trace)"
_PLACED = re.compile(
    rf"{_LEVEL}:\s*(?:stdout:|stderr:)?\s*{_PLACE}(?:(?:error|warning|info)(?:\([^)]*\))?:\s)?(?P<message>.*)"
)
_LEAN_FORM = re.compile(rf"{_PLACE}{_LEVEL}(?:\([^)]*\))?:\s?(?P<message>.*)")
_ABOUT_FILE = re.compile(rf"{_LEVEL}:\s*{_FILE}:\s(?P<message>\D.*)")
_LEVELLED = re.compile(rf"{_LEVEL}:\s?(?P<message>.*)")
_SUCCESS = "Build completed successfully"
_FAILURES = "Some required targets logged failures:"
_SEVERITY = {"error": Severity.ERROR, "warning": Severity.WARNING}


@dataclass(frozen=True, slots=True)
class LakeLog:
    """`by_module` has the messages of each job's module; `failed` the targets that Lake lists or marks as failed.

    `notes` are Lake's own messages, each as `error: ...`, `warning: ...` or the bare line.
    """

    diagnostics: tuple[Diagnostic, ...]
    by_module: dict[str, tuple[Diagnostic, ...]]
    failed: tuple[str, ...]
    notes: tuple[str, ...]


def parse_lake_build(output: str | bytes) -> LakeLog:
    """Read everything; a line that fits nothing is a note, so nothing is lost."""
    text = output.decode("utf-8", "replace") if isinstance(output, bytes) else output
    reader = _Reader()
    for line in _ESCAPE.sub("", text).replace("\r\n", "\n").split("\n"):
        reader.take(line.rsplit("\r", 1)[-1])
    return reader.done()


@dataclass(slots=True)
class _Reader:
    module: str = ""
    found: list[tuple[str, Diagnostic]] = field(default_factory=list)
    failed: dict[str, None] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    open: Diagnostic | None = None  # a message that further lines may belong to
    message: list[str] = field(default_factory=list)
    listing: bool = False  # of failed targets

    def take(self, line: str) -> None:
        """One line, without its end."""
        if job := _JOB.match(line):
            self._close()
            self.module = job["target"].split(":", 1)[0]
            if job["mark"] == "✖":
                self.failed[self.module] = None
        elif line.startswith(_FAILURES):
            self._close()
            self.listing, self.module = True, ""
        elif self.listing and line.startswith("- "):
            self.failed[line[2:].strip().split(":", 1)[0]] = None
        elif placed := _PLACED.match(line) or _LEAN_FORM.match(line) or _ABOUT_FILE.match(line):
            self._begin(placed)
        elif _LEVELLED.match(line) or line.startswith(_SUCCESS):
            self._close()
            self.notes.append(line.rstrip())
        elif self.open is not None:
            self.message.append(line)
        elif line.strip():
            self.notes.append(line.rstrip())

    def _begin(self, placed: re.Match[str]) -> None:
        self._close()
        at = placed.groupdict()
        start = Position(int(at.get("line") or 1), int(at.get("column") or 0))
        end = Position(int(at["end_line"]), int(at["end_column"])) if at.get("end_line") else None
        severity = _SEVERITY.get(placed["level"], Severity.INFORMATION)
        file = re.sub(r"^(?:\.[/\\])+", "", placed["file"].strip())
        kind = "" if at.get("line") else "lake"
        self.open = Diagnostic(severity, start, end, "", kind, file)
        self.message = [placed["message"]]

    def _close(self) -> None:
        self.listing = False
        if self.open is None:
            return
        d, text = self.open, "\n".join(self.message).rstrip()
        kind = d.kind or kind_of(d.severity, text)
        self.found.append((self.module, Diagnostic(d.severity, d.start, d.end, text, kind, d.file)))
        self.open, self.message = None, []

    def done(self) -> LakeLog:
        """The whole log."""
        self._close()
        by_module: dict[str, tuple[Diagnostic, ...]] = {}
        for module, diagnostic in self.found:
            by_module[module] = (*by_module.get(module, ()), diagnostic)
        return LakeLog(tuple(d for _, d in self.found), by_module, tuple(self.failed), tuple(self.notes))
