"""The constants that one compiled file can see: its own, and those of everything that it imports.

Imported modules are read once and shared by all judgements (`agent.judge.library`).  Of a closure too large to be
held in memory only the names are kept at first, and a module is read when something reaches one of its constants.
There is a limit to that, too: what lies beyond it is said to be unread, and nothing that rests on it is proved.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from agent.errors import OleanError
from agent.lean.olean import Constant, Name, Olean, Uses, display

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path


@dataclass(frozen=True)
class Imported:
    """Everything that a file imports, directly or not.

    `modules` are those in memory from the start, called `names`.  `outlined` are the others, with their files: `places`
    says by the hash of a name which of them may declare it, `axioms` are the names of all their axioms, and `reach`
    reads one of them (None: there are too many).
    """

    modules: tuple[Olean, ...]
    names: tuple[Name, ...]
    held: Mapping[Name, tuple[Olean, ...]] = field(repr=False)
    outlined: Mapping[Name, Path] = field(repr=False, default_factory=dict)
    places: Mapping[int, tuple[Path, ...]] = field(repr=False, default_factory=dict)
    axioms: frozenset[Name] = field(repr=False, default=frozenset())
    reach: Callable[[Path], Olean | None] = field(repr=False, default=lambda _: None)
    _settled: dict[Name, tuple[Olean, ...]] = field(repr=False, default_factory=dict)
    _beyond: set[Name] = field(repr=False, default_factory=set)

    def owners(self, name: Name) -> tuple[Olean, ...]:
        """The modules that declare a constant.

        There may be several: Lean lets modules that do not import each other make the same auxiliary theorem.
        """
        if not self.places:
            return self.held.get(name, ())
        known = self._settled.get(name)
        if known is None:
            known = self._settled[name] = self._search(name)
        return known

    def _search(self, name: Name) -> tuple[Olean, ...]:
        found = list(self.held.get(name, ()))
        for place in self.places.get(hash(name), ()):
            module = self.reach(place)
            if module is None:
                self._beyond.add(name)
            elif name in module:
                found.append(module)
        return tuple(found)

    def is_axiom(self, name: Name) -> bool:
        """Whether a module that is not held in memory declares an axiom of that name."""
        return name in self.axioms

    def unread(self, name: Name) -> bool:
        """Whether a constant may be declared in a module that could not be read for its size."""
        self.owners(name)
        return name in self._beyond


class Environment:
    """One compiled file with what it imports."""

    def __init__(self, own: Olean, imported: Imported) -> None:
        self.own = own
        self.imported = imported
        for name in own.names:
            if owners := imported.owners(name):
                raise OleanError(f"{own.path} declares {display(name)}, which {owners[0].path} declares too")

    def module(self, name: Name) -> Olean | None:
        """Where a constant is declared; None where it is not, or in a module left unread."""
        return next(iter(self.modules(name)), None)

    def modules(self, name: Name) -> tuple[Olean, ...]:
        """All modules that declare a constant, see `Imported.owners`."""
        return (self.own,) if name in self.own else self.imported.owners(name)

    def constant(self, name: Name) -> Constant | None:
        """A constant of that name."""
        module = self.module(name)
        return None if module is None else module.constant(name)

    def uses(self, name: Name) -> Uses | None:
        """What that constant mentions."""
        module = self.module(name)
        return None if module is None else module.uses(name)
