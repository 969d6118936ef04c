"""One module per command: from a request to printed results and an exit code."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def journal_home(path: Path) -> Path:
    """The folder whose journal is meant: the nearest one, `path` or above, that has one, else the project's root.

    Evaluations keep theirs beside their dataset, which need not lie in a project.  Raises TargetError.
    """
    from agent.lean.project import find_project  # `leanloop --help` reads no file

    here = path.resolve()
    for folder in (here, *here.parents):
        if has_journal(folder):
            return folder
    return find_project(path).root


def has_journal(folder: Path) -> bool:
    """Whether runs were recorded in this folder."""
    from agent.files import STATE_FOLDER
    from agent.records.schema import FILE

    return (folder / STATE_FOLDER / FILE).is_file()


def note_skipped(file: Path, why: str) -> None:
    """Say on stderr that a file nobody named was left out, so that nothing vanishes silently."""
    print(f"leanloop: left out {file}: {why}", file=sys.stderr)
