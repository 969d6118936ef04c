"""What caches do not keep for ever."""

from __future__ import annotations

import contextlib
import shutil
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

DAY = 24 * 3600
"""Seconds."""


def forget_unused(entries: Iterable[Path], seconds: float) -> None:
    """Delete those files and folders whose own time is so long ago.  Never fails: somebody else may do the same."""
    oldest = time.time() - seconds
    for entry in entries:
        with contextlib.suppress(OSError):
            if entry.stat().st_mtime >= oldest:
                continue
            if entry.is_dir():
                shutil.rmtree(entry, ignore_errors=True)
            else:
                entry.unlink()
