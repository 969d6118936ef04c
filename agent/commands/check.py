"""`leanloop check`: what is unproved in a project, by declaration.  Asks no model."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agent.commands import note_skipped
from agent.report import results
from agent.types import VerdictKind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from agent.lean.project import Project
    from agent.types import Declaration, Verdict


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
    from agent.lean.project import find_project  # noqa: PLC0415
    from agent.targets import resolve_targets  # noqa: PLC0415

    project = find_project(request.path)
    found = resolve_targets(project, [str(request.path)], request.only, request.exclude, skip=note_skipped)
    verdicts, toolchain = None, None
    if request.build:
        from agent.session.auditing import audit_project  # noqa: PLC0415

        verdicts, toolchain = await audit_project(project, found, quiet=request.quiet)
    if request.as_json:
        print(
            json.dumps(
                results.check(found, project.root, verdicts, toolchain=toolchain),
                ensure_ascii=False,
                indent=1,
            )
        )
    else:
        print("\n".join(_lines(project, found, verdicts, toolchain)))
    return _exit_code(found, verdicts)


def _exit_code(
    found: tuple[tuple[Path, Declaration], ...], verdicts: Mapping[tuple[Path, str], Verdict] | None
) -> int:
    if any(d.holes for _, d in found):
        return 1
    kinds = {v.kind for v in (verdicts or {}).values()}
    if VerdictKind.REJECTED in kinds:
        return 1
    return 3 if VerdictKind.INCONCLUSIVE in kinds else 0


def _lines(
    project: Project,
    found: tuple[tuple[Path, Declaration], ...],
    verdicts: Mapping[tuple[Path, str], Verdict] | None,
    toolchain: str | None,
) -> list[str]:
    lines: list[str] = []
    for file, d in found:
        verdict = (verdicts or {}).get((file, d.name))
        why = _why(d, verdict)
        if why:
            lines.append(f"{results.relative(file, project.root)}:{d.position.line}: {d.name}: {why}")
    holes = sum(len(d.holes) for _, d in found)
    files = len({f for f, _ in found})
    counts = (_count(len(found), "declaration"), _count(files, "file"), _count(holes, "hole"))
    lines.append(f"{counts[0]} in {counts[1]}, {counts[2]}, {len(lines)} unproved")
    if toolchain:
        lines.append(f"checked with {toolchain}")
    return lines


def _why(d: Declaration, verdict: Verdict | None) -> str:
    if verdict is not None and verdict.kind is not VerdictKind.PROVED:
        return f"{verdict.kind.value}: " + "; ".join(f"{r.message} [{r.code}]" for r in verdict.reasons[:2])
    return _count(len(d.holes), "hole") if d.holes and verdict is None else ""


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
