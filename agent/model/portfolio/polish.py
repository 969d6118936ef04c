"""From a script that works to one that people like to read: steps that are not needed go, then unused simp
lemmas."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from agent.types import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agent.model.portfolio.bench import Bench, Frame
    from agent.model.portfolio.script import Script
    from agent.types import Diagnostic

_ROUNDS = 4
_CANDIDATES = 14
_UNUSED = "This simp argument is unused"


async def polish(bench: Bench, frame: Frame, script: Script) -> list[str] | None:
    """The lines of the smallest variant that Lean accepts without our limits; None when not even `script` is.
    The lines of the smallest variant that Lean accepts without our limits; None when not even `script` is."""
    best, unused = script, list[tuple[int, int]]()
    for number in range(_ROUNDS):
        variants = list(itertools.islice(best.simplifications(), _CANDIDATES))
        if number and not variants:
            break
        candidates = [best, *variants]
        verdicts = await accepted(bench, frame, [c.lines() for c in candidates])
        if not verdicts or verdicts[0] is None:
            return None
        passing = [(c, u) for c, u in zip(candidates, verdicts, strict=True) if u is not None]
        smallest, unused = min(passing, key=lambda x: x[0].weight)
        if smallest == best:
            break
        best = smallest
    lines = best.lines()
    slim = without_arguments(lines, unused)
    if slim != lines and (v := await accepted(bench, frame, [slim])) and v[0] is not None:
        return slim
    return lines


async def accepted(
    bench: Bench, frame: Frame, scripts: Sequence[Sequence[str]]
) -> list[list[tuple[int, int]] | None]:
    """For each script None when it has an error, else where (line from 0, column) its unused simp arguments
    stand."""
    document: list[str] = []
    starts: list[int] = []
    for i, lines in enumerate(scripts):
        starts.append(len(document) + 1)
        document += f"theorem _c{i}{frame.fill(chr(10).join(lines))}\n".split("\n")
    result = await bench.ask("\n".join(document) + "\n")
    if not result.diagnostics and result.reason:
        return []
    ends = [*starts[1:], len(document) + 2]
    out: list[list[tuple[int, int]] | None] = []
    for start, end, lines in zip(starts, ends, scripts, strict=True):
        mine = [d for d in result.diagnostics if start <= d.start.line - bench.offset < end]
        wrong = any(d.severity is Severity.ERROR for d in mine) or (not mine and result.reason)
        first = start + frame.before.count("\n") + (1 if _own_lines(frame, lines) else 0)
        out.append(None if wrong else [_place(d, first, bench, frame) for d in mine if _UNUSED in d.message])
    return out


def _own_lines(frame: Frame, lines: Sequence[str]) -> bool:
    return frame.put(lines).startswith(("\n", "by\n"))


def _place(d: Diagnostic, first: int, bench: Bench, frame: Frame) -> tuple[int, int]:
    line = d.start.line - bench.offset - first
    return line, d.start.column - frame.column


def without_arguments(lines: Sequence[str], places: Sequence[tuple[int, int]]) -> list[str]:
    """`lines` without the simp arguments that start at `places`; an empty list of arguments goes too."""
    out = list(lines)
    for line, column in sorted(places, reverse=True):
        if not (0 <= line < len(out)):
            continue
        text = out[line]
        start = column if 0 <= column < len(text) and text[column - 1] in "[ " else -1
        if start < 0:
            continue
        end = next((i for i in range(start, len(text)) if text[i] in ",]"), -1)
        if end < 0:
            continue
        if text[end] == ",":
            out[line] = text[:start] + text[end + 1 :].lstrip()
        else:
            out[line] = text[:start].rstrip().rstrip(",") + text[end:]
    return [re.sub(r" \[\]", "", x) for x in out]
