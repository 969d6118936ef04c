"""The journal's file: where it is, its tables, its migrations, and what SQLite's errors mean for the user."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from typing import TYPE_CHECKING

from agent.errors import JournalError
from agent.files import STATE_FOLDER, make_state_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE = "journal.sqlite"
_BUSY_SECONDS = 15.0

# One script for each version; `PRAGMA user_version` counts those that have been run.  Never change one, add
# another.
MIGRATIONS = (
    """
    CREATE TABLE runs (
        id TEXT PRIMARY KEY,
        started REAL NOT NULL,          -- seconds since the epoch
        ended REAL,                     -- NULL while it runs, and for ever when it was killed
        seconds REAL,
        toolchain TEXT NOT NULL,
        facts TEXT NOT NULL             -- JSON object: versions, command, settings
    ) STRICT;
    CREATE TABLE tasks (
        run TEXT NOT NULL REFERENCES runs,
        id TEXT NOT NULL,
        place INTEGER NOT NULL,         -- order of the source
        name TEXT NOT NULL,
        file TEXT NOT NULL,
        source TEXT NOT NULL,
        task TEXT NOT NULL,             -- JSON of the rest of Task
        verdict TEXT,                   -- JSON, NULL until the task is done
        candidate TEXT,                 -- JSON: what replaces a part of source
        seconds REAL,
        PRIMARY KEY (run, id)
    ) STRICT;
    CREATE TABLE attempts (
        run TEXT NOT NULL,
        task TEXT NOT NULL,
        prover TEXT NOT NULL,
        sample INTEGER NOT NULL,
        round INTEGER NOT NULL,
        answered REAL NOT NULL,         -- seconds since the epoch
        prompt TEXT,                    -- JSON: messages, pictures by their sha256
        text TEXT NOT NULL,
        reasoning TEXT NOT NULL,
        model TEXT NOT NULL,
        finish TEXT NOT NULL,
        prompt_tokens INTEGER NOT NULL,
        completion_tokens INTEGER NOT NULL,
        cost_usd TEXT,                  -- an exact decimal
        estimated INTEGER NOT NULL,
        answer_seconds REAL NOT NULL,
        finished REAL,                  -- NULL until it was checked
        candidate TEXT,
        result TEXT,                    -- JSON: check and verdict
        feedback TEXT,
        seconds REAL,
        PRIMARY KEY (run, task, prover, sample, round),
        FOREIGN KEY (run, task) REFERENCES tasks
    ) STRICT;
    CREATE TABLE images (
        sha256 TEXT PRIMARY KEY,
        media_type TEXT NOT NULL,
        data BLOB NOT NULL
    ) STRICT;
    """,
    """
    ALTER TABLE runs ADD COLUMN beside TEXT;        -- JSON of Usage: what was consumed for no task
    ALTER TABLE tasks ADD COLUMN beside TEXT;       -- JSON of Usage: what was consumed for no answer that is kept
    ALTER TABLE tasks ADD COLUMN refutation TEXT;   -- JSON, NULL unless the statement is false
    """,
    """
    CREATE TABLE calls (                -- answers that are no attempt at a task
        run TEXT NOT NULL REFERENCES runs,
        number INTEGER NOT NULL,
        purpose TEXT NOT NULL,          -- "describe" or "explain"
        answered REAL NOT NULL,
        prompt TEXT,                    -- these as in attempts
        text TEXT NOT NULL,
        reasoning TEXT NOT NULL,
        model TEXT NOT NULL,
        finish TEXT NOT NULL,
        prompt_tokens INTEGER NOT NULL,
        completion_tokens INTEGER NOT NULL,
        cost_usd TEXT,
        estimated INTEGER NOT NULL,
        answer_seconds REAL NOT NULL,
        PRIMARY KEY (run, number)
    ) STRICT;
    """,
)


def connect(folder: Path) -> sqlite3.Connection:
    """Open the journal of `folder`, made or brought up to date.  Raises JournalError."""
    path = folder / STATE_FOLDER / FILE
    with explained(path):
        make_state_folder(folder)
        connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
        try:
            _prepare(connection, path)
        except BaseException:
            connection.close()
            raise
        return connection


def connect_to_read(folder: Path) -> sqlite3.Connection:
    """As `connect`, but where nothing can be written the journal is read as it lies there.  Raises JournalError.

    SQLite wants to write beside a WAL file even to read it; `immutable` does without, and nobody can write meanwhile.
    """
    path = folder / STATE_FOLDER / FILE
    if os.access(path.parent, os.W_OK) and os.access(path, os.W_OK):
        return connect(folder)
    with explained(path):
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?immutable=1", uri=True, isolation_level=None)
        connection.row_factory = sqlite3.Row
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version != len(MIGRATIONS):
        connection.close()
        raise JournalError(
            f"{path} is of another version, and cannot be written", hint="copy the folder, and read that"
        )
    return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    connection.row_factory = sqlite3.Row
    use_wal(connection)
    # A killed process loses nothing; a power cut may lose the last moments, and never the file.
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    if connection.execute("PRAGMA user_version").fetchone()[0] == len(MIGRATIONS):
        return
    with transaction(connection):  # two processes that open a new journal at once take turns
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version > len(MIGRATIONS):
            raise JournalError(f"{path} was written by a newer leanloop", hint="upgrade leanloop")
        for script in MIGRATIONS[version:]:
            for statement in script.split(";"):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")


def use_wal(connection: sqlite3.Connection) -> None:
    """Switch to WAL, which a new file needs once; SQLite's own patience does not hold for that statement."""
    until = time.monotonic() + _BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as e:
            if e.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.02)
        else:
            return


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing, and the only writer meanwhile."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


_HINTS = (
    ("malformed", "the file is damaged: move it away, and leanloop makes a new one"),
    ("not a database", "this file is something else: move it away, and leanloop makes a new one"),
    ("locked", "another process holds it; wait for that run, or end it"),
    ("busy", "another process holds it; wait for that run, or end it"),
    ("full", "make room on the disk, then go on with --resume"),
    ("no space", "make room on the disk, then go on with --resume"),
    ("readonly", "leanloop must be able to write there: check the owner and the mode of the folder"),
    ("read-only", "leanloop must be able to write there: check the owner and the mode of the folder"),
    ("unable to open", "leanloop must be able to write there: check the owner and the mode of the folder"),
    ("permission", "leanloop must be able to write there: check the owner and the mode of the folder"),
    ("i/o error", "the disk or the network share fails"),
)


@contextlib.contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn errors of SQLite and of the file system into JournalError with what can be done."""
    try:
        yield
    except (sqlite3.Error, OSError) as e:
        what = (e.strerror if isinstance(e, OSError) else None) or str(e)
        hint = next((hint for sign, hint in _HINTS if sign in what.lower()), "")
        raise JournalError(f"the journal {path}: {what}", hint=hint) from e
    except (
        ValueError,
        LookupError,
        TypeError,
        ArithmeticError,
    ) as e:  # not what was written
        raise JournalError(f"the journal {path} holds a damaged record", hint=_HINTS[0][1]) from e
