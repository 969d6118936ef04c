"""What the compiled core declares and rests on: `python -m agent.toolchain.core_tools.audit` prints a summary.

Two questions are answered from the .olean files alone: on which axioms does every theorem rest, and has every
`@[extern]` declaration a native symbol (without one, evaluating it ends the process).
"""

from __future__ import annotations

import asyncio
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agent.lean.olean import Kind, Name, Olean
from agent.toolchain.core_tools.symbols import Symbols, mangle, read_symbols
from agent.toolchain.embedded import find_library, install

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_EXTERN: Name = ("Lean", "externAttr")


@dataclass(frozen=True, slots=True)
class Library:
    """All constants of a compiled core: what kind each is and which constants it mentions, and the externs.

    `twice` are the constants that more than one module declares.
    """

    kinds: Mapping[Name, Kind]
    mentions: Mapping[Name, frozenset[Name]]
    externs: frozenset[Name]
    twice: frozenset[Name]

    def axioms_of(self, name: Name) -> frozenset[Name]:
        """The axioms that `name` rests on, through everything that it mentions."""
        seen, waiting, axioms = {name}, [name], set()
        while waiting:
            current = waiting.pop()
            if self.kinds.get(current) is Kind.AXIOM:
                axioms.add(current)
            new = self.mentions.get(current, frozenset()) - seen
            seen |= new
            waiting.extend(new)
        return frozenset(axioms)

    def axioms_of_theorems(self) -> dict[Name, frozenset[Name]]:
        """Axiom -> theorems that rest on it."""
        resting: dict[Name, set[Name]] = {}
        for name, kind in self.kinds.items():
            if kind is Kind.THEOREM:
                for axiom in self.axioms_of(name):
                    resting.setdefault(axiom, set()).add(name)
        return {axiom: frozenset(names) for axiom, names in resting.items()}

    def externs_without_symbol(self, symbols: Symbols) -> frozenset[Name]:
        """Externs whose native function or value the library does not export."""
        found = {name: mangle(tuple(map(str, name))) for name in self.externs}
        return frozenset(n for n, s in found.items() if s not in symbols and f"{s}___boxed" not in symbols)


def read_library(folder: Path) -> Library:
    """The compiled core below `folder`.  Raises OleanError."""
    kinds: dict[Name, Kind] = {}
    mentions: dict[Name, frozenset[Name]] = {}
    externs: set[Name] = set()
    twice: set[Name] = set()
    for path in sorted(folder.rglob("*.olean")):
        module = Olean(path)
        for name in module.names:
            if name in kinds:
                twice.add(name)
            kinds[name] = module.constant(name).kind
            mentions[name] = module.uses(name).constants
        externs |= module.entry_names(_EXTERN)
    return Library(kinds, mentions, frozenset(externs), frozenset(twice))


def main() -> None:
    """Print the summary for the installed core."""
    lean = asyncio.run(install())
    library = read_library(lean.home / "lib")
    theorems = sum(kind is Kind.THEOREM for kind in library.kinds.values())
    sys.stdout.write(f"{len(library.kinds)} constants, {theorems} theorems, {len(library.externs)} externs\n")
    for axiom, names in sorted(library.axioms_of_theorems().items(), key=str):
        sys.stdout.write(f"{len(names)} theorems rest on {'.'.join(map(str, axiom))}\n")
    for name in sorted(library.externs_without_symbol(read_symbols(find_library())), key=str):
        sys.stdout.write(f"no native symbol: {'.'.join(map(str, name))}\n")


if __name__ == "__main__":
    main()
