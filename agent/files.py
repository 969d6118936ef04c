"""Files as leanloop reads and writes them: whole or not at all, and its own folder in a repository."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any

from agent.errors import ConfigError, ToolFailed

STATE_FOLDER = ".leanloop"


def write_atomic(path: Path, text: str | bytes) -> None:
    """Write beside, flush to disk, rename over: nobody ever sees half a file.

    An existing file keeps its mode, a symbolic link stays one.  Raises OSError; then nothing has changed.
    """
    target = path.resolve()
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(text.encode("utf-8") if isinstance(text, str) else text)
            out.flush()
            os.fsync(out.fileno())
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o644
        Path(temporary).chmod(mode)
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def read_json(file: Path) -> Any:
    """The JSON value that a user's file holds.  Raises ConfigError for a file that cannot be read, or holds none."""
    try:
        return json.loads(file.read_bytes())
    except OSError as e:
        raise ConfigError(f"cannot read {file}: {e.strerror}") from e
    except (ValueError, RecursionError) as e:
        raise ConfigError(f"{file} is not JSON: {e}") from e


def make_state_folder(root: Path) -> Path:
    """`.leanloop/` in a repository, made if need be: journal, builds, proofs.  Invisible to git.  Raises OSError."""
    folder = root / STATE_FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    ignore = folder / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", encoding="utf-8")
    return folder


def state_folder(root: Path) -> Path:
    """As `make_state_folder`.  Raises ToolFailed, with what is kept there."""
    try:
        return make_state_folder(root)
    except OSError as e:
        raise ToolFailed(
            f"cannot make {root / STATE_FOLDER}: {e.strerror}",
            hint="leanloop keeps its journal and its builds there",
        ) from e
