"""Going on with a run: what it was told when it began, and what is not as it was.

The journal keeps the targets and the flags of a run among its facts.  Who resumes it and names none gets those; paths
are kept from the project's root, and begin with `./`, as no name of a declaration does.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from agent import __version__
from agent.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from agent.records import Journal
    from agent.toolchain.protocol import Toolchain
    from agent.types import Task

_LINE = re.compile(r"(?P<file>.+\.lean)(?P<line>(?::\d+){1,2})")


@dataclass(frozen=True, slots=True)
class Told:
    """What a run was told on the command line; no targets where that is not known."""

    targets: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    programs_only: bool = False

    def facts(self, root: Path) -> dict[str, object]:
        """For the journal of the project `root`."""
        return {
            "targets": [_kept(t, root) for t in self.targets],
            "only": list(self.only),
            "exclude": list(self.exclude),
            "programs_only": self.programs_only,
        }


def told(book: Journal, name: str, root: Path) -> tuple[Told, dict[str, object]]:
    """What the run `name` was told, and its flags.

    Raises TargetError where there is no such run, UsageError where another command has to go on with it.
    """
    run = book.summary(name)
    run_id, facts = run.id, run.facts
    if "eval" in facts:
        raise UsageError(
            f"the run {run_id} is an evaluation",
            hint=f"`leanloop eval DATASET --resume {run_id}` goes on with it",
        )
    if "describe" in facts:
        raise UsageError(
            f"the run {run_id} looked for a statement (--describe), and cannot be gone on with",
            hint="--describe again; or prove what it wrote by its name",
        )
    said = Told(
        tuple(_found(t, root) for t in _texts(facts.get("targets"))),
        _texts(facts.get("only")),
        _texts(facts.get("exclude")),
        facts.get("programs_only") is True,
    )
    return said, _flags(facts)


def _kept(target: str, root: Path) -> str:
    """A target as the journal has it: paths from the root, names as they are."""
    line = _LINE.fullmatch(target)
    path = Path(line["file"] if line else target)
    if not path.exists():
        return target
    return "./" + Path(os.path.relpath(path.resolve(), root)).as_posix() + (line["line"] if line else "")


def _found(target: str, root: Path) -> str:
    """What `_kept` kept, as a target for where we stand."""
    return os.path.relpath(root / target) if target.startswith("./") else target


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()


def _flags(facts: Mapping[str, object]) -> dict[str, object]:
    """The flags among a run's facts, as `config.load` takes them."""
    flags = {k: tuple(v) if isinstance(v, list) else v for k, v in facts.items() if "." in k}
    if (usd := flags.get("prove.budget_usd")) is not None:
        flags["prove.budget_usd"] = Decimal(str(usd))
    return flags


def changed_since(
    book: Journal, name: str, toolchain: Toolchain, tasks: Sequence[Task], flags: Mapping[str, object]
) -> list[str]:
    """What is not as it was when the run began that is to be gone on with.  Raises TargetError, JournalError."""
    before = book.run(name)
    facts = book.summary(before.id).facts
    known = {o.task.id: o.task.name for o in before.outcomes}
    found: list[str] = []
    if anew := [t.name for t in tasks if t.id not in known]:
        shown = ", ".join(anew[:5]) + (f" and {len(anew) - 5} more" if len(anew) > 5 else "")
        found.append(f"not as when {before.id} began, or not part of it, so asked anew: {shown}")
    if (then := facts.get("leanloop")) != __version__:
        found.append(f"{before.id} was begun by leanloop {then}, and this is {__version__}")
    if (was := facts.get("prove.models")) != (now := _plain(flags.get("prove.models"))):
        said = [
            ", ".join(map(str, m)) if isinstance(m, list) else "those of leanloop.toml" for m in (was, now)
        ]
        found.append(
            f"{before.id} asked {said[0]}; now it is {said[1]}: what the others answered stays in the journal"
        )
    if before.toolchain not in {toolchain.description, ""}:
        found.append(f"{before.id} checked with {before.toolchain}; now it is {toolchain.description}")
    return found


def _plain(value: object) -> object:
    """A value of a flag as the journal has it."""
    return list(value) if isinstance(value, tuple) else value
