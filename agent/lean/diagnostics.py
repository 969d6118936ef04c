"""What Lean says, in the ways it says it, as `Diagnostic` values (pure)."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from agent.types import Diagnostic, Position, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def parse_json_lines(output: str) -> tuple[Diagnostic, ...]:
    """The output of `lean --json`: one object a line; other lines (a program's own prints) are left out."""
    found = []
    for line in output.splitlines():
        if not line.startswith("{"):
            continue
        try:
            message = json.loads(line)
            found.append(_from_json(message))
        except (ValueError, KeyError, TypeError, AttributeError):
            continue
    return tuple(found)


def _from_json(m: Mapping[str, Any]) -> Diagnostic:
    end = m.get("endPos")
    kind = m.get("kind", "")
    return Diagnostic(
        Severity(m["severity"]),
        Position(int(m["pos"]["line"]), int(m["pos"]["column"])),
        Position(int(end["line"]), int(end["column"])) if end else None,
        str(m["data"]),
        "" if kind == "[anonymous]" else str(kind),
        str(m.get("fileName", "")),
    )


_LSP_SEVERITY = {1: Severity.ERROR, 2: Severity.WARNING, 3: Severity.INFORMATION, 4: Severity.INFORMATION}
_HAS_SORRY = re.compile(r"declaration uses ['`]sorry['`]")


def parse_lsp(diagnostics: Sequence[Mapping[str, Any]], text: str) -> tuple[Diagnostic, ...]:
    """Diagnostics of the language server about `text`: lines from 0 and UTF-16 columns become `Position`s.

    LSP has no tags; that of a hole is known by its message.  An empty range stands for no end at all.
    """
    lines = text.split("\n")

    def position(p: Mapping[str, int]) -> Position:
        line = lines[p["line"]] if p["line"] < len(lines) else ""
        column = p["character"]
        return Position(p["line"] + 1, column if line.isascii() else _code_points(line, column))

    found = []
    for d in diagnostics:
        severity = _LSP_SEVERITY.get(d.get("severity", 1), Severity.ERROR)
        span = d.get("fullRange") or d["range"]
        message = str(d["message"])
        hole = severity is Severity.WARNING and _HAS_SORRY.fullmatch(message)
        kind = "hasSorry" if hole else ""
        start, end = position(span["start"]), position(span["end"])
        found.append(Diagnostic(severity, start, end if end != start else None, message, kind))
    return tuple(found)


def _code_points(line: str, utf16: int) -> int:
    """How many code points the first `utf16` UTF-16 units of `line` are."""
    return len(line.encode("utf-16-le", "surrogatepass")[: 2 * utf16].decode("utf-16-le", "replace"))


def utf16_column(text: str, position: Position) -> int:
    """The column of `position` in UTF-16 units, as LSP counts."""
    lines = text.split("\n", position.line)
    line = lines[position.line - 1] if position.line <= len(lines) else ""
    return len(line[: position.column].encode("utf-16-le", "surrogatepass")) // 2
