"""Declarations on disk: one SQLite file with what can be found, what it is, and the modules it is from.

Declarations are numbered; those of one module have consecutive numbers.  For each token a segment (a batch of modules
that were added together) keeps the ascending numbers of the declarations that have it, as an array of u32.  A module
that was replaced leaves dead numbers behind, which belong to no module; segments are merged when there are many.
Every change is one transaction.  A file that is damaged, or of another version, is thrown away: all of it can be read
again from where it came.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from array import array
from collections import defaultdict
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from agent.premises.declarations import Entry
from agent.records.schema import use_wal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from agent.premises.declarations import Row

VERSION = 1
WAIT_SECONDS = 60.0  # for another process that writes
_MAX_SEGMENTS = 8
# no such table or column; a malformed file; no database
_DAMAGE = (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_MISSING: list[array[int]] = []
_SCHEMA = f"""
CREATE TABLE modules(name TEXT PRIMARY KEY, stamp TEXT, imports TEXT, first INTEGER, last INTEGER) WITHOUT ROWID;
CREATE TABLE declarations(id INTEGER PRIMARY KEY, name TEXT, kind TEXT, type TEXT, doc TEXT, shape TEXT);
CREATE INDEX by_name ON declarations(name);
CREATE TABLE signatures(name TEXT PRIMARY KEY, letters TEXT, module TEXT) WITHOUT ROWID;
CREATE TABLE segments(id INTEGER PRIMARY KEY, first INTEGER, lengths BLOB);
CREATE TABLE postings(token TEXT, segment INTEGER, ids BLOB, PRIMARY KEY(token, segment)) WITHOUT ROWID;
PRAGMA user_version = {VERSION};
"""


@dataclass(frozen=True, slots=True)
class Module:
    """One module in a store: `stamp` tells whether its file is the one that was read; numbers `first` up to `last`."""

    name: str
    stamp: str
    imports: tuple[str, ...]
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Read:
    """One module as it was read, to be put into a store."""

    name: str
    stamp: str
    imports: tuple[str, ...]
    rows: Sequence[Row]
    signatures: Mapping[str, str]


class Store:
    """Opens the file, or makes it anew.  Raises sqlite3.Error only where nothing can be written at all."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self.modules: dict[str, Module] = {}
        self.lengths: array[int] = array("B")
        try:
            self._db = self._open()
            self._load()
        except (sqlite3.DatabaseError, ValueError) as e:
            if not is_damage(e):
                raise
            self._throw_away()
            self._db = self._open()
            self._load()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    # ------------------------------------------------------------------------------------------ the file
    def _open(self) -> sqlite3.Connection:
        db = sqlite3.connect(
            self._path or ":memory:", timeout=WAIT_SECONDS, check_same_thread=False, isolation_level=None
        )
        try:
            use_wal(db)
            db.execute("PRAGMA synchronous = NORMAL")
            _prepare(db)
        except BaseException:
            db.close()
            raise
        return db

    def _throw_away(self) -> None:
        if self._path is not None:
            for suffix in ("", "-wal", "-shm"):
                self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)

    def rebuild(self) -> None:
        """Forget everything: what was read turned out to be damaged."""
        self._db.close()
        self._throw_away()
        self._db = self._open()
        self._load()

    def discard(self) -> None:
        """Let the next one who opens the file begin anew; this one goes on with what it has."""
        self._throw_away()

    def _load(self) -> None:
        rows = self._db.execute("SELECT name, stamp, imports, first, last FROM modules")
        self.modules = {r[0]: Module(r[0], r[1], tuple(json.loads(r[2])), r[3], r[4]) for r in rows}
        self.lengths = array("B")
        for first, lengths in self._db.execute("SELECT first, lengths FROM segments ORDER BY first"):
            if len(self.lengths) != first:
                raise sqlite3.DatabaseError("segments do not follow one another")
            self.lengths.frombytes(lengths)
        if any(m.last > len(self.lengths) for m in self.modules.values()):
            raise sqlite3.DatabaseError("a module has numbers that no segment has")

    # ------------------------------------------------------------------------------------------ writing
    def add(self, modules: Iterable[Read]) -> None:
        """Put modules in, in place of those of the same names, all at once or not at all."""
        with self._transaction():
            self._load()  # somebody else may have written since
            first = at = len(self.lengths)
            postings: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
            lengths = array("B")
            for module in modules:
                self._remove(module.name)
                for *_, tokens in module.rows:
                    lengths.append(min(len(tokens), 255))
                    for token in tokens:
                        postings[token].append(at)
                    at += 1
                self._insert(module, at - len(module.rows))
            segment = self._db.execute(
                "INSERT INTO segments(first, lengths) VALUES (?, ?)", (first, lengths.tobytes())
            ).lastrowid
            self._db.executemany(
                "INSERT INTO postings VALUES (?, ?, ?)",
                ((token, segment, ids.tobytes()) for token, ids in sorted(postings.items())),
            )
        self._load()
        if self._db.execute("SELECT count(*) FROM segments").fetchone()[0] > _MAX_SEGMENTS:
            self._merge()

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def _remove(self, name: str) -> None:
        row = self._db.execute("SELECT first, last FROM modules WHERE name = ?", (name,)).fetchone()
        if row is not None:
            self._db.execute("DELETE FROM declarations WHERE id >= ? AND id < ?", row)
            self._db.execute("DELETE FROM signatures WHERE module = ?", (name,))

    def _insert(self, module: Read, first: int) -> None:
        self._db.execute(
            "INSERT OR REPLACE INTO modules VALUES (?, ?, ?, ?, ?)",
            (module.name, module.stamp, json.dumps(module.imports), first, first + len(module.rows)),
        )
        self._db.executemany(
            "INSERT INTO declarations VALUES (?, ?, ?, ?, ?, ?)",
            ((first + i, *row[:5]) for i, row in enumerate(module.rows)),
        )
        self._db.executemany(
            "INSERT OR REPLACE INTO signatures VALUES (?, ?, ?)",
            ((name, letters, module.name) for name, letters in module.signatures.items()),
        )

    def _merge(self) -> None:
        """Make one segment of all."""
        with self._transaction():
            self._load()
            self._db.execute("CREATE TABLE merged AS SELECT * FROM postings WHERE 0")
            rows = self._db.execute("SELECT token, ids FROM postings ORDER BY token, segment")
            self._db.executemany("INSERT INTO merged VALUES (?, 1, ?)", _joined(rows))
            self._db.execute("DELETE FROM postings")
            self._db.execute("INSERT INTO postings SELECT * FROM merged")
            self._db.execute("DROP TABLE merged")
            self._db.execute("DELETE FROM segments")
            self._db.execute("INSERT INTO segments VALUES (1, 0, ?)", (self.lengths.tobytes(),))
        self._load()

    # ------------------------------------------------------------------------------------------ reading
    def signature(self, name: str) -> str | None:
        """The signature of a constant, if it is not all explicit."""
        row = self._db.execute("SELECT letters FROM signatures WHERE name = ?", (name,)).fetchone()
        return None if row is None else str(row[0])

    def signatures(self) -> dict[str, str]:
        """All of them."""
        return dict(self._db.execute("SELECT name, letters FROM signatures"))

    def postings(self, token: str) -> list[array[int]]:
        """The numbers of the declarations with that token, ascending, in pieces."""
        rows = self._db.execute(
            "SELECT ids FROM postings WHERE token = ? ORDER BY segment", (token,)
        ).fetchall()
        pieces = []
        for (blob,) in rows:
            piece = array("I")
            piece.frombytes(blob)
            pieces.append(piece)
        return pieces or _MISSING

    def tokens(self, letter: str) -> list[str]:
        """All tokens of one kind (`n` for the words of names), without the letter."""
        rows = self._db.execute(
            "SELECT DISTINCT token FROM postings WHERE token >= ? AND token < ?", (letter + ":", letter + ";")
        )
        return [r[0][2:] for r in rows]

    def entries(self, numbers: Iterable[int]) -> dict[int, Entry]:
        """The declarations of these numbers; what is gone is left out."""
        wanted = ",".join(map(str, numbers))
        rows = self._db.execute(
            f"SELECT id, name, kind, type, doc, shape FROM declarations WHERE id IN ({wanted})"  # noqa: S608  (numbers)
        )
        return {r[0]: Entry(r[1], r[2], r[3], r[4], *json.loads(r[5])) for r in rows}

    def named(self, name: str) -> list[tuple[int, str]]:
        """Number and kind of the declarations of that name."""
        rows = self._db.execute("SELECT id, kind FROM declarations WHERE name = ?", (name,))
        return [(r[0], r[1]) for r in rows]


def is_damage(error: Exception) -> bool:
    """Whether an error comes from what the file holds, not from a lock, a full disk or a missing permission."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF in _DAMAGE


def _prepare(db: sqlite3.Connection) -> None:
    """Make the tables of a new file; DatabaseError for a file of another version."""
    if db.execute("PRAGMA user_version").fetchone()[0] == VERSION:
        return
    db.execute("BEGIN IMMEDIATE")  # two processes may have opened the same new file
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if version != VERSION:
        if version or db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise sqlite3.DatabaseError("of another version")
        for statement in _SCHEMA.split(";"):
            db.execute(statement)
    db.execute("COMMIT")


def _joined(rows: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    token, pieces = None, list[bytes]()
    for key, ids in chain(rows, [("", b"")]):
        if key != token:
            if token is not None and pieces:
                yield token, b"".join(pieces)
            token, pieces = key, []
        pieces.append(ids)
