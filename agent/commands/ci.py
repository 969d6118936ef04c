"""`leanloop ci`: which declarations does a branch change, are they proved, and can the rest be?"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from agent import edits
from agent.ci import findings, job, report, showing
from agent.ci.comparison import Scope

if TYPE_CHECKING:
    from collections.abc import Callable

    from agent.ci.findings import Report


@dataclass(frozen=True)
class Request:
    """What the user asked for."""

    base: str
    head: str | None = None
    path: Path = Path()
    build: bool = True
    prove: bool = False
    sarif: Path | None = None
    junit: Path | None = None
    markdown: Path | None = None
    patch: Path | None = None
    review: Path | None = None
    codequality: Path | None = None
    receipts: Path | None = None
    quiet: bool = False
    as_json: bool = False


async def run(request: Request) -> int:
    """Compare, judge, and write what was asked for; GitHub's summary and annotations where it runs us."""
    wanted: tuple[tuple[Path | None, Callable[[Report], str]], ...] = (
        (request.sarif, lambda r: json.dumps(report.sarif(r), ensure_ascii=False, indent=1)),
        (request.junit, report.junit),
        (request.markdown, showing.markdown),
        (request.patch, lambda r: r.patch),
        (request.review, lambda r: json.dumps(report.review(r), ensure_ascii=False, indent=1)),
        (request.codequality, lambda r: json.dumps(report.codequality(r), ensure_ascii=False, indent=1)),
    )
    edits.require_places((path for path, _ in wanted), [request.receipts])
    scope = Scope(request.path, request.base, request.head)
    found = await job.run(
        scope, job.Asked(request.build, request.prove, request.receipts, quiet=request.quiet)
    )
    for path, make in wanted:
        if path is not None:
            edits.write_new(path, make(found))
    if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(summary).open("a", encoding="utf-8") as out:
            out.write(showing.markdown(found))
    if request.as_json:
        print(json.dumps(report.as_json(found), ensure_ascii=False, indent=1))
    else:
        print("\n".join(showing.lines(found)))
        if os.environ.get("GITHUB_ACTIONS") == "true":
            print("\n".join(report.workflow_commands(found)))
    return findings.exit_code(found)
