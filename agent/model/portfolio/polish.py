"""From a script that works to one that people like to read: steps that are not needed go, then unused simp
lemmas."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Edit:
    """What Lean suggests for one place of a script: `line` counts from 0, `text` replaces the tactic or is
    empty."""

    line: int
    column: int
    text: str = ""


async def polish(bench: Bench, frame: Frame, script: Script) -> list[str] | None:
    """The lines of the smallest variant that Lean accepts without our limits; None when not even `script` is."""
    best, edits = script, list[Edit]()
    for number in range(_ROUNDS):
        variants = list(itertools.islice(best.simplifications(), _CANDIDATES))
        if number and not variants:
            break
        candidates = [best, *variants]
        verdicts = await accepted(bench, frame, [c.lines() for c in candidates])
        if not verdicts or verdicts[0] is None:
            return None
        passing = [(c, e) for c, e in zip(candidates, verdicts, strict=True) if e is not None]
        smallest, edits = min(passing, key=lambda x: x[0].weight)
        if smallest == best:
            break
        best = smallest
    lines = best.lines()
    slim = apply_edits(lines, edits)
    if slim != lines and (v := await accepted(bench, frame, [slim])) and v[0] is not None:
        return slim
    return lines


async def accepted(bench: Bench, frame: Frame, scripts: Sequence[Sequence[str]]) -> list[list[Edit] | None]:
    """For each script None when it has an error, else what Lean suggests to change in it."""
    document: list[str] = []
    starts: list[int] = []
    for i, lines in enumerate(scripts):
        starts.append(len(document) + 1)
        document += f"{frame.copy(i, chr(10).join(lines))}\n".split("\n")
    result = await bench.ask("\n".join(document) + "\n")
    if not result.diagnostics and result.reason:
        return []
    ends = [*starts[1:], len(document) + 2]
    out: list[list[Edit] | None] = []
    for start, end, lines in zip(starts, ends, scripts, strict=True):
        mine = [d for d in result.diagnostics if start <= d.start.line - bench.offset < end]
        wrong = any(d.severity is Severity.ERROR for d in mine) or (not mine and result.reason)
        put = frame.put(lines)
        lead = f"{frame.head(0)}{frame.before}{put[: put.index(lines[0])]}"
        first = start + lead.count("\n")
        margin = len(lead.rsplit("\n", 1)[-1])
        out.append(
            None
            if wrong
            else [e for d in mine if (e := _edit(d, d.start.line - bench.offset - first, margin))]
        )
    return out


def _edit(d: Diagnostic, line: int, margin: int) -> Edit | None:
    if _UNUSED in d.message:
        return Edit(line, d.start.column - margin)
    if d.message.startswith("Try this:"):
        suggestion = d.message.removeprefix("Try this:").strip().removeprefix("[apply]").strip()
        return Edit(line, d.start.column - margin, " ".join(suggestion.split()))
    return None


def apply_edits(lines: Sequence[str], edits: Sequence[Edit]) -> list[str]:
    """`lines` with `exact?` replaced by what it found, and without the simp arguments that were not used."""
    out = list(lines)
    for e in sorted(edits, key=lambda e: (e.line, e.column), reverse=True):
        if 0 <= e.line < len(out) and 0 <= e.column < len(out[e.line]):
            text = out[e.line]
            if not e.text:
                out[e.line] = _without_argument(text, e.column)
            elif text[e.column :].startswith("exact?"):
                out[e.line] = text[: e.column] + e.text + text[e.column + len("exact?") :]
    return [re.sub(r" \[\]", "", x) for x in out]


def _without_argument(text: str, start: int) -> str:
    if text[start - 1] not in "[ ":
        return text
    end = next((i for i in range(start, len(text)) if text[i] in ",]"), -1)
    if end < 0:
        return text
    if text[end] == ",":
        return text[:start] + text[end + 1 :].lstrip()
    return text[:start].rstrip().rstrip(",") + text[end:]
