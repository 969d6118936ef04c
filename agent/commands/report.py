"""`leanloop report`: a recorded run for people and for other programs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agent import edits
from agent.report import html, machine, markdown, results

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@dataclass(frozen=True)
class Request:
    """A run (an id, its start, or `last`), and the files to write."""

    run: str
    path: Path
    html: Path | None = None
    junit: Path | None = None
    sarif: Path | None = None
    markdown: Path | None = None
    as_json: bool = False


def run(request: Request) -> int:
    """Write what was asked for; without any file the summary goes to stdout."""
    from agent.lean.project import find_project  # noqa: PLC0415
    from agent.records import Journal  # noqa: PLC0415

    root = find_project(request.path).root
    journal = Journal.open(root)
    try:
        found = journal.run(journal.find(request.run))
    finally:
        journal.close()
    wanted: tuple[tuple[Path | None, Callable[[], str]], ...] = (
        (request.html, lambda: html.page(found, root)),
        (request.junit, lambda: machine.junit(found, root)),
        (request.sarif, lambda: json.dumps(machine.sarif(found, root), ensure_ascii=False, indent=1)),
        (request.markdown, lambda: markdown.run(found, root)),
    )
    written = [path for path, make in wanted if path is not None and edits.write_new(path, make())]
    if request.as_json:
        print(json.dumps(results.prove(found, root), ensure_ascii=False, indent=1))
    elif written:
        print("\n".join(f"wrote {path}" for path in written))
    else:
        print(results.summary(found))
    return 0
