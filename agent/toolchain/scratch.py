"""Folders for what is needed for a while.  What killed processes leave of them is removed by the next one.

A folder is locked as long as its process lives: the kernel lets go of a lock however a process ends, also one in
another container with the same `/tmp`, where process numbers say nothing.  (systemd-tmpfiles spares what is locked.)
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
import time
import weakref
from functools import lru_cache
from pathlib import Path

_PREFIX = "leanloop-scratch-"
_SPARED_SECONDS = 600.0  # so young a folder may not be locked yet


class Scratch(tempfile.TemporaryDirectory[str]):
    """A new folder, `name`, that is gone at the end of a `with` or of the process.

    `purpose` is a word for whoever looks.  Raises OSError.
    """

    def __init__(self, purpose: str) -> None:
        _sweep_once(tempfile.gettempdir())
        super().__init__(prefix=f"{_PREFIX}{purpose}-")
        lock = _locked(Path(self.name))
        if lock is not None:
            weakref.finalize(self, os.close, lock)


def sweep(place: Path) -> None:
    """Remove what no living process holds; never fails."""
    oldest = time.time() - _SPARED_SECONDS
    for folder in place.glob(f"{_PREFIX}*"):
        with contextlib.suppress(OSError):
            status = folder.lstat()
            if status.st_mtime > oldest or status.st_uid != os.getuid():
                continue
            lock = _locked(folder)
            if lock is not None:
                shutil.rmtree(folder, ignore_errors=True)
                os.close(lock)


@lru_cache(maxsize=8)
def _sweep_once(place: str) -> None:
    sweep(Path(place))


def _locked(folder: Path) -> int | None:
    """The descriptor that holds the lock; None if somebody else does, or where there are no locks."""
    try:
        import fcntl  # not on Windows

        lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except (ImportError, OSError):
        return None
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(lock)
        return None
    return lock
