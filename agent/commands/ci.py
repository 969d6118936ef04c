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
    files = (
        request.sarif,
        request.junit,
        request.markdown,
        request.patch,
        request.review,
        request.codequality,
    )
    edits.require_places(files, [request.receipts])
    scope = Scope(request.path, request.base, request.head)
    found = await job.run(
        scope, job.Asked(request.build, request.prove, request.receipts, quiet=request.quiet)
    )
    wanted: tuple[tuple[Path | None, Callable[[], str]], ...] = (
        (request.sarif, lambda: json.dumps(report.sarif(found), ensure_ascii=False, indent=1)),
        (request.junit, lambda: report.junit(found)),
        (request.markdown, lambda: showing.markdown(found)),
        (request.patch, lambda: found.patch),
        (request.review, lambda: json.dumps(report.review(found), ensure_ascii=False, indent=1)),
        (request.codequality, lambda: json.dumps(report.codequality(found), ensure_ascii=False, indent=1)),
    )
    for path, make in wanted:
        if path is not None:
            edits.write_new(path, make())
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
