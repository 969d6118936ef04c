"""Who uses whom, from the constants of compiled modules: what simp, instances, notation and macros brought in counts.

Constants that Lean makes on the side (constructors, recursors, matchers, equations, `_proof_1`) belong to the
declaration that they were made for.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from agent.ci.affected import Uses
from agent.errors import OleanError
from agent.judge.audit import public
from agent.judge.library import locate
from agent.lean import text as lean_text
from agent.lean.olean import Olean, parse_name
from agent.types import PROOF_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from agent.ci.affected import Key
    from agent.lean.olean import Name
    from agent.types import Declaration

_T = TypeVar("_T")
_MATCHER = re.compile(r"match_\d+(_\d+)*\Z")


def by_constants(
    modules: Mapping[str, tuple[str, str]], folders: Sequence[Path]
) -> tuple[list[Uses], frozenset[str]]:
    """Uses among the declarations of `modules`: module -> (path of the source, its text).

    The .olean files are looked for in `folders`.  The second value are the paths of those that cannot be read, which
    have no uses here.
    """
    read: dict[str, Compiled] = {}
    unread: set[str] = set()
    for module, (path, text) in modules.items():
        try:
            read[path] = Compiled(path, text, Olean(locate(parse_name(module), folders)))
        except (OleanError, ValueError, OSError):
            unread.add(path)
    resolve = _Resolver(read.values())
    found: list[Uses] = []
    for m in read.values():
        try:
            found += m.uses(resolve)
        except OleanError:
            unread.add(m.path)
    return found, frozenset(unread)


class Compiled:
    """A compiled module with the declarations of its source."""

    def __init__(self, path: str, text: str, olean: Olean) -> None:
        self.path, self.text, self.olean = path, text, olean
        self.declarations = lean_text.declarations(text)
        self.written = {parse_name(d.name): d for d in self.declarations if not d.anonymous}
        self.written |= self._placed()

    @cached_property
    def called(self) -> dict[Name, Name]:
        """The constants that the source declares, by the names that it gives them."""
        return {public(n): n for n in self.olean.names if public(n) in self.written}

    def _placed(self) -> dict[Name, Declaration]:
        """Constants by the place of their name in the source: the only way to know nameless instances."""
        starts = [(d.position.line, d.position.column) for d in self.declarations]
        found: dict[Name, Declaration] = {}
        for name, at in self.olean.positions.items():
            i = bisect_right(starts, at) - 1
            if i >= 0 and at <= (self.declarations[i].end.line, self.declarations[i].end.column):
                found[public(name)] = self.declarations[i]
        return found

    def uses(self, resolve: _Resolver) -> list[Uses]:
        """What each declaration uses of those that have `owners`."""
        stated: dict[str, set[Key]] = defaultdict(set)
        mentioned: dict[str, set[Key]] = defaultdict(set)
        for name in self.olean.names:
            owner = _owner(public(name), self.written)
            if owner is None:
                continue
            constant, everywhere = self.olean.constant(name), self.olean.uses(name).constants
            mentioned[owner.name] |= resolve.keys(everywhere)
            if owner.kind not in PROOF_KINDS:
                stated[owner.name] |= resolve.keys(everywhere)
            elif public(name) in self.written:
                stated[owner.name] |= resolve.keys(self.olean.uses_of([constant.type]).constants)
        return [
            Uses(self.path, d, frozenset(stated[d.name]), frozenset(mentioned[d.name]))
            for d in self.declarations
            if d.name in mentioned
        ]


class _Resolver:
    """From constants to the declarations that they belong to, in all modules at hand."""

    def __init__(self, modules: Iterable[Compiled]) -> None:
        self._written = {n: (m.path, d.name) for m in modules for n, d in m.written.items()}
        self._known: dict[Name, Key | None] = {}

    def keys(self, names: Iterable[Name]) -> set[Key]:
        """Matchers are left out: they are shared with whoever needed the same one first."""
        found: set[Key] = set()
        for name in names:
            if name not in self._known:
                shared = bool(name) and _MATCHER.match(str(name[-1])) is not None
                self._known[name] = None if shared else _owner(public(name), self._written)
            if key := self._known[name]:
                found.add(key)
        return found


def _owner(name: Name, written: Mapping[Name, _T]) -> _T | None:
    """What `name`, or the longest part of it from the left, is written for."""
    return next(
        (found for n in range(len(name), 0, -1) if (found := written.get(name[:n])) is not None), None
    )
