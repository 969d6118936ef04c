"""`leanloop check`: what is unproved in a project, by declaration.  Asks no model."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agent.commands import note_skipped
from agent.report import results
from agent.types import VerdictKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from agent.lean.project import Project
    from agent.session.auditing import Findings
    from agent.types import Declaration, Reason, Verdict

    Found = tuple[tuple[Path, Declaration], ...]

_AT = re.compile(r"(\d+):\d+: ")
_WIDEST = 60  # characters of a column; a longer cell is not cut, and moves what is behind it
_NOT_JUDGED = "file.build"


@dataclass(frozen=True)
class Request:
    """What the user asked for; without `build` the sources are only read."""

    path: Path
    only: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    build: bool = True
    quiet: bool = False
    as_json: bool = False


async def run(request: Request) -> int:
    """Check and say it; 1 when something is unproved."""
    from agent import config
    from agent.lean.project import find_project
    from agent.session import auditing
    from agent.targets import files_of, resolve_targets

    project = find_project(request.path)
    found = resolve_targets(project, [str(request.path)], request.only, request.exclude, skip=note_skipped)
    settings = config.load(project.root)
    if request.build:
        files = files_of(project, request.path, found, request.only, request.exclude)
        said = await auditing.audit_project(project, files, found, settings=settings, quiet=request.quiet)
    else:
        said = auditing.Findings(auditing.claimed(found, settings))
    if request.as_json:
        made = results.check(found, project.root, said.verdicts, files=said.files, toolchain=said.toolchain)
        print(json.dumps(made, ensure_ascii=False, indent=1))
    else:
        print("\n".join(_lines(project, found, said)))
    return _exit_code(found, said)


def _exit_code(found: Found, said: Findings) -> int:
    kinds = {v.kind for v in (*said.verdicts.values(), *said.files.values())}
    if VerdictKind.REJECTED in kinds or any(d.holes for _, d in found):
        return 1
    return 3 if VerdictKind.INCONCLUSIVE in kinds else 0


def _lines(project: Project, found: Found, said: Findings) -> list[str]:
    rows = sorted(_rows(project, found, said))
    holes = sum(len(d.holes) for _, d in found)
    files = len({f for f, _ in found})
    unproved = sum(_is_unproved(d, said.verdicts.get((f, d.name))) for f, d in found)
    counts = (_count(len(found), "declaration"), _count(files, "file"), _count(holes, "hole"))
    lines = _table([(f"{file}:{line}" if line else file, name, why) for file, line, name, why in rows])
    broken = f" and {_count(len(said.files), 'file')} with errors" if said.files else ""
    lines.append(f"{counts[0]} in {counts[1]}, {counts[2]}, {unproved} unproved{broken}")
    if said.toolchain:
        lines.append(f"checked with {said.toolchain}")
    return lines


def _rows(project: Project, found: Found, said: Findings) -> Iterator[tuple[str, int, str, str]]:
    """File, line, name, and what is wrong: one for each finding, and one for all that a file's errors hide."""
    hidden: Counter[str] = Counter()
    for file, d in found:
        place, verdict = results.relative(file, project.root), said.verdicts.get((file, d.name))
        if verdict is not None and {r.code for r in verdict.reasons} == {_NOT_JUDGED} and not d.holes:
            hidden[place] += 1
        elif _is_unproved(d, verdict):
            why = _why(verdict) if verdict is not None else _count(len(d.holes), "hole")
            yield place, d.position.line, d.name, why
    for file, verdict in said.files.items():
        at = _AT.match(verdict.reasons[0].message)
        yield results.relative(file, project.root), int(at[1]) if at else 0, "", _why(verdict)
    for place, number in hidden.items():
        what = f"{_count(number, 'declaration')} not judged: the file does not compile"
        yield place, 0, "", f"{VerdictKind.INCONCLUSIVE.value}: {what}"


def _is_unproved(d: Declaration, verdict: Verdict | None) -> bool:
    return verdict.kind is not VerdictKind.PROVED if verdict is not None else bool(d.holes)


def _why(verdict: Verdict) -> str:
    return f"{verdict.kind.value}: {_said(verdict.reasons)}"


def _said(reasons: Sequence[Reason]) -> str:
    """The first reason on one line; `--json` has them all, and whole."""
    if not reasons:
        return ""
    more = f" and {len(reasons) - 1} more" if len(reasons) > 1 else ""
    return f"{(reasons[0].message.splitlines() or [''])[0]} [{reasons[0].code}]{more}"


def _table(rows: Sequence[tuple[str, str, str]]) -> list[str]:
    widths = [
        max((len(cell) for cell in column if len(cell) <= _WIDEST), default=0)
        for column in zip(*rows, strict=True)
    ]
    return ["  ".join((place.ljust(widths[0]), name.ljust(widths[1]), why)) for place, name, why in rows]


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
