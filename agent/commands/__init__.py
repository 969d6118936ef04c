"""One module per command: from a request to printed results and an exit code."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def note_skipped(file: Path, why: str) -> None:
    """Say on stderr that a file nobody named was left out, so that nothing vanishes silently."""
    print(f"leanloop: left out {file}: {why}", file=sys.stderr)
