"""What Lean says, in the ways it says it, as `Diagnostic` values (pure)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from agent.types import Diagnostic, Position, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping


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
