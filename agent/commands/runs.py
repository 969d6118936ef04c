"""`leanloop runs`: what was run here, and the export of one run."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from agent.commands import journal_home

if TYPE_CHECKING:
    from pathlib import Path

    from agent.records import RunSummary


@dataclass(frozen=True)
class Request:
    """The folder to look in; `export` names a run to print as JSONL."""

    path: Path
    export: str | None = None
    as_json: bool = False


def run(request: Request) -> int:
    """List the runs, the newest last, or print one."""
    from agent.records import Journal

    root = journal_home(request.path)
    if not (root / ".leanloop" / "journal.sqlite").is_file():
        print(json.dumps({"runs": []}) if request.as_json else "no runs here yet: `leanloop prove` makes one")
        return 0
    journal = Journal.open_to_read(root)
    try:
        if request.export is not None:
            for line in journal.export_jsonl(request.export):
                sys.stdout.write(line.rstrip("\n") + "\n")
        elif request.as_json:
            print(json.dumps({"runs": [_facts(r) for r in journal.runs()]}, ensure_ascii=False, indent=1))
        else:
            print("\n".join(map(_line, journal.runs())))
    finally:
        journal.close()
    return 0


def _facts(r: RunSummary) -> dict[str, Any]:
    return {
        "run": r.id,
        "started": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(r.started)),
        "state": r.state,
        "toolchain": r.toolchain,
        "tasks": r.tasks,
        "proved": r.proved,
        "attempts": r.attempts,
        "tokens": r.tokens,
        "cost_usd": None if r.cost_usd is None else float(r.cost_usd),
    }


def _line(r: RunSummary) -> str:
    cost = "" if r.cost_usd is None else f", ${r.cost_usd:.4f}"
    when = time.strftime("%Y-%m-%d %H:%M", time.localtime(r.started))
    return f"{r.id}  {when}  {r.state:<11}  {r.proved}/{r.tasks} proved, {r.attempts} answers, {r.tokens} tokens{cost}"
