"""Offsets (code points from 0) and the positions that Lean prints (lines from 1, columns in code points from 0)."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from agent.types import Position

if TYPE_CHECKING:
    from collections.abc import Sequence


def position_at(text: str, offset: int) -> Position:
    """The position of `offset` in `text`."""
    return Position(text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset) - 1)


def offset_at(text: str, position: Position) -> int:
    """The offset of `position`; beyond the end of its line, the line's end; beyond the last line, the text's end."""
    start = 0
    for _ in range(position.line - 1):
        start = text.find("\n", start) + 1
        if start == 0:
            return len(text)
    end = text.find("\n", start)
    return min(start + max(position.column, 0), len(text) if end < 0 else end)


class LineTable:
    """Positions of many offsets of one text."""

    def __init__(self, text: str) -> None:
        starts = [0]
        at = text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = text.find("\n", at + 1)
        self._starts: Sequence[int] = starts

    def position(self, offset: int) -> Position:
        """The same as `position_at`."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1])

    def line_start(self, offset: int) -> int:
        """Where the line of `offset` begins."""
        return self._starts[bisect_right(self._starts, offset) - 1]
