"""What Lean says, in the ways it says it, as `Diagnostic` values (pure)."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from agent.types import Diagnostic, Position, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


OUTPUT = "output"
"""The `kind` of what is no message of Lean: prints of a program, or of a crash."""


def parse_json_lines(output: str | bytes) -> tuple[Diagnostic, ...]:
    """The output of `lean --json`: one object a line.

    Other lines (a program's own prints, a panic) are kept as information of kind `OUTPUT`, runs of them together.
    Bytes that are no UTF-8 become replacement characters.
    """
    text = output.decode("utf-8", "replace") if isinstance(output, bytes) else output
    found: list[Diagnostic] = []
    other: list[str] = []
    for line in text.split("\n"):
        message = _from_line(line)
        if message is None:
            other.append(line)
            continue
        found += _output(other)
        other.clear()
        found.append(message)
    return (*found, *_output(other))


def _output(lines: Sequence[str]) -> tuple[Diagnostic, ...]:
    text = "\n".join(lines).strip()
    return (Diagnostic(Severity.INFORMATION, Position(1, 0), None, text, OUTPUT),) if text else ()


def _from_line(line: str) -> Diagnostic | None:
    if not line.startswith("{"):
        return None
    try:
        return _from_json(json.loads(line))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _from_json(m: Mapping[str, Any]) -> Diagnostic:
    end = m.get("endPos")
    severity, message = Severity(m["severity"]), str(m["data"])
    kind = m.get("kind", "")
    return Diagnostic(
        severity,
        Position(int(m["pos"]["line"]), int(m["pos"]["column"])),
        Position(int(end["line"]), int(end["column"])) if end else None,
        message,
        kind_of(severity, message) if kind in ("", "[anonymous]") else str(kind),
        str(m.get("fileName", "")),
    )


def kind_of(severity: Severity, message: str) -> str:
    """Lean's tag for a message that came without one: `hasSorry`, or empty.  Old versions have no tags."""
    return "hasSorry" if severity is Severity.WARNING and _HAS_SORRY.fullmatch(message) else ""


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
        kind = kind_of(severity, message)
        start, end = position(span["start"]), position(span["end"])
        found.append(Diagnostic(severity, start, end if end != start else None, message, kind))
    return tuple(found)


_REPL_SEVERITY = {"error": Severity.ERROR, "warning": Severity.WARNING, "info": Severity.INFORMATION,
                  "trace": Severity.INFORMATION}  # fmt: skip


def parse_repl(response: Mapping[str, Any]) -> tuple[Diagnostic, ...]:
    """The `messages` that leanprover-community/repl answers a command with.  Raises ValueError for what are none."""
    found = []
    for m in _objects(response, "messages"):
        severity = _REPL_SEVERITY.get(str(m.get("severity")))
        if severity is None:
            raise ValueError("a message of no known severity")
        message = str(m.get("data", ""))
        start, end = _repl_position(m.get("pos")), m.get("endPos")
        kind = kind_of(severity, message)
        found.append(Diagnostic(severity, start, None if end is None else _repl_position(end), message, kind))
    return tuple(found)


def parse_repl_sorries(response: Mapping[str, Any]) -> tuple[Diagnostic, ...]:
    """The `sorries` of such an answer, as the warnings that Lean gives for holes.  Raises ValueError."""
    return tuple(
        Diagnostic(
            Severity.WARNING, _repl_position(s.get("pos")), None, "declaration uses `sorry`", "hasSorry"
        )
        for s in _objects(response, "sorries")
    )


def _objects(response: Mapping[str, Any], key: str) -> Sequence[Mapping[str, Any]]:
    found = response.get(key) or []
    if not isinstance(found, list) or not all(isinstance(m, dict) for m in found):
        raise ValueError(f"{key} that are no list of objects")
    return found


def _repl_position(value: Any) -> Position:
    if not isinstance(value, dict) or not all(type(value.get(k)) is int for k in ("line", "column")):
        raise ValueError("a position without line and column")
    return Position(value["line"], value["column"])


def _code_points(line: str, utf16: int) -> int:
    """How many code points the first `utf16` UTF-16 units of `line` are."""
    return len(line.encode("utf-16-le", "surrogatepass")[: 2 * utf16].decode("utf-16-le", "replace"))


def utf16_column(text: str, position: Position) -> int:
    """The column of `position` in UTF-16 units, as LSP counts."""
    lines = text.split("\n", position.line)
    line = lines[position.line - 1] if position.line <= len(lines) else ""
    return len(line[: position.column].encode("utf-16-le", "surrogatepass")) // 2
