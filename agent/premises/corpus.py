"""Reads the corpora that LeanDojo exports, without LeanDojo.

A corpus is JSON lines, one for each file: `path` (`Mathlib/Order/Basic.lean`, or below `.lake/packages/NAME/`),
`imports` (paths), and `premises`: `full_name` (may be null), `code` (the declaration up to its proof), `start` and
`end` (line and column, from 1), `kind` (of syntax).  Written by LeanDojo's scripts/generate-benchmark-lean4.ipynb and
by `agent.premises.trace_worker`.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from agent.errors import SourceError, TargetError
from agent.lean import text as lean_text
from agent.lean.names import module_name
from agent.premises import declarations
from agent.premises.declarations import Entry
from agent.premises.printing import MAX_TEXT
from agent.premises.store import Read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from agent.premises.store import Store

_BATCH = 20_000
_HINT = "a corpus of LeanDojo has one object a line: path, imports, premises"
_PACKAGES = (".lake/packages/", "lake-packages/")


@dataclass(frozen=True, slots=True)
class Imported:
    """What came in: modules, declarations; `nameless` premises were left out, for nobody could use them."""

    modules: int
    declarations: int
    nameless: int


def import_corpus(file: Path, store: Store, stage: Callable[[str], None] = lambda _: None) -> Imported:
    """Put a corpus into a store, in place of what it had of the same modules.

    Raises TargetError for a file that cannot be read, SourceError (with the line) for one that is no corpus; what came
    before a wrong line stays.
    """
    modules = count = nameless = pending = 0
    batch: list[Read] = []
    for read, without_name in _modules(file):
        batch.append(read)
        modules, count, nameless = modules + 1, count + len(read.rows), nameless + without_name
        pending += len(read.rows)
        if pending >= _BATCH:
            store.add(batch)
            batch, pending = [], 0
            stage(f"{count} declarations")
    store.add(batch)
    return Imported(modules, count, nameless)


def _modules(file: Path) -> Iterator[tuple[Read, int]]:
    try:
        with file.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    try:
                        yield _module(line)
                    except (ValueError, KeyError, TypeError, AttributeError) as e:
                        what = f"no {e}" if isinstance(e, KeyError) else str(e) or type(e).__name__
                        raise SourceError(
                            f"{file}:{number} is no line of a corpus: {what}", hint=_HINT
                        ) from e
    except OSError as e:
        raise TargetError(f"cannot read {file}: {e.strerror}") from e


def _module(line: bytes) -> tuple[Read, int]:
    found: dict[str, Any] = json.loads(line)
    named = [p for p in found["premises"] if p["full_name"]]
    rows = [_entry(str(p["full_name"]), str(p["code"])).row() for p in named]
    imports = tuple(module_of(str(i)) for i in found["imports"])
    stamp = "corpus " + hashlib.sha256(line).hexdigest()[:16]
    read = Read(module_of(str(found["path"])), stamp, imports, rows, {})
    return read, len(found["premises"]) - len(named)


def module_of(path: str) -> str:
    """The module that a path in a corpus stands for: packages, and the sources of Lean itself, have their own roots."""
    for packages in _PACKAGES:
        if packages in path:
            path = path.rpartition(packages)[2].partition("/")[2]
    for root in ("src/lean/", "src/lake/", "src/"):
        path = path.removeprefix(root)
    return module_name(path.removesuffix(".lean").split("/"))


def _entry(name: str, code: str) -> Entry:
    """The declaration as the code has it; what is no declaration (`alias`, `to_additive`) keeps its text."""
    complete = code if ":=" in code or " where" in code else code + " := sorry"
    for d in lean_text.declarations(complete):
        return declarations.as_entry(name, complete, d)
    return Entry(name, "declaration", " ".join(code.split())[:MAX_TEXT], "", "?", [])
