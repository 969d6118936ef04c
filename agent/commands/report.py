"""`leanloop report`: a recorded run for people and for other programs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agent import edits
from agent.commands import journal_home
from agent.errors import SourceError, TargetError
from agent.report import machine, markdown, overview
from agent.report.subject import Subject

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from agent.records import Journal


@dataclass(frozen=True)
class Request:
    """A run (an id, its start, or `last`), one to compare it with, and the files to write."""

    run: str
    path: Path
    against: str | None = None
    html: Path | None = None
    svg: Path | None = None
    png: Path | None = None
    junit: Path | None = None
    sarif: Path | None = None
    markdown: Path | None = None
    as_json: bool = False


def run(request: Request) -> int:
    """Write what was asked for; without any file the summary goes to stdout."""
    from agent.records import Journal

    root = journal_home(request.path)
    journal = Journal.open_to_read(root)
    try:
        found = subject(journal, request.run, root)
        other = None if request.against is None else subject(journal, request.against, root)
    finally:
        journal.close()
    wanted: tuple[tuple[Path | None, Callable[[], str | bytes]], ...] = (
        (request.html, lambda: _page(found, other)),
        (request.svg, lambda: _drawing(found, other)),
        (request.png, lambda: _picture(found, other)),
        (request.junit, lambda: machine.junit(found.run, root)),
        (request.sarif, lambda: json.dumps(machine.sarif(found.run, root), ensure_ascii=False, indent=1)),
        (request.markdown, lambda: markdown.report(found, other)),
    )
    written = [path for path, make in wanted if path is not None and edits.write_new(path, make())]
    if request.as_json:
        print(json.dumps(overview.as_json(found, other), ensure_ascii=False, indent=1))
    elif written:
        print("\n".join(f"wrote {path}" for path in written))
    else:
        print("\n".join(overview.lines(found, other)))
    return 0


def subject(journal: Journal, name: str, root: Path) -> Subject:
    """The run that `name` means, with what `leanloop eval` kept of it.

    Raises TargetError for a run that there is not, SourceError when the evaluation's file is damaged.
    """
    from agent.evaluation.results import read

    summary = journal.summary(name)
    if not summary.tasks:
        raise TargetError(f"the run {summary.id} has no tasks", hint="`leanloop runs` lists the runs")
    kept = root / ".leanloop" / "evaluations" / f"{summary.id}.json"
    evaluation = read(kept) if kept.is_file() else None
    if evaluation is not None and not isinstance(evaluation["tasks"], list):
        raise SourceError(f"{kept} is no evaluation of leanloop")
    return Subject(journal.run(summary.id), root, evaluation, summary.facts, summary.started)


def _page(found: Subject, other: Subject | None) -> str:
    from agent.report import html

    return html.page(found, other)


def _drawing(found: Subject, other: Subject | None) -> str:
    from agent.report import curves, plots

    return plots.sheet(curves.charts(found, other), f"{found.models}: run {found.run.id}")


def _picture(found: Subject, other: Subject | None) -> bytes:
    from agent.report import plots

    return plots.png(_drawing(found, other))
