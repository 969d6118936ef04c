"""The index of premises: how often it finds a lemma that the proof uses, and what 100,000 declarations cost.

`hit_rate` asks, for every theorem whose proof names lemmas, with nothing but the text of its statement, and counts how
often one of these lemmas is among the first ten.  Only what the theorem can see is searched.
"""

from __future__ import annotations

import re
import shutil
import statistics
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from agent.lean import text as lean_text
from agent.lean.masking import IDENT
from agent.lean.project import Project, read_source
from agent.premises.context import names_used
from agent.premises.library import Library, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


ROOT = Path(__file__).parent.parent.parent
CORE = ROOT / "agent" / "toolchain" / "core"
SOLUTIONS = ROOT / "tests" / "solutions"
DECLARATIONS = 100_000
_LEMMAS = frozenset({"theorem", "axiom"})
_IDENT = re.compile(IDENT)


@dataclass(frozen=True)
class Hits:
    """Of `asked` theorems `hit` had one of their lemmas among the first ten, which held `recalled` of all `lemmas`."""

    asked: int
    hit: int
    lemmas: int
    recalled: int
    missed: tuple[str, ...]

    @property
    def rate(self) -> float:
        """The part of the theorems."""
        return self.hit / self.asked


def hit_rate(
    root: Path, files: Sequence[Path], compiled: Sequence[Path], limit: int = 10, every: int = 1
) -> Hits:
    """Ask for every theorem of these files that names lemmas in its proof, or for each of so many only."""
    project = Project(root, is_lake=False)
    library = Library(Place(project, tuple(compiled)))
    library.update(["Init", *(project.module_of(f) for f in files)])
    asked = hit = lemmas = recalled = 0
    missed: list[str] = []
    seen = 0
    for file in files:
        source = read_source(file)
        for d in lean_text.declarations(source):
            if d.kind != "theorem" or d.body is None:
                continue
            seen += 1
            if seen % every:
                continue
            scope = library.scope(source, d.span.start)
            used = {n for n in names_used(source, d, scope.kinds) if scope.kinds(n) in _LEMMAS}
            if not used:
                continue
            found = {f.entry.name for f in scope.for_declaration(source, d, limit)}
            assert d.name not in found, f"{d.name} is shown to itself"
            asked, lemmas, recalled = asked + 1, lemmas + len(used), recalled + len(used & found)
            if used & found:
                hit += 1
            else:
                missed.append(d.name)
    library.close()
    return Hits(asked, hit, lemmas, recalled, tuple(missed))


@dataclass(frozen=True)
class Speed:
    """Seconds to index `declarations` (`busy`: of the processor), and for the median and the slowest of the answers."""

    declarations: int
    build: float
    busy: float
    median: float
    slowest: float


def speed(core: Path, wanted: int = DECLARATIONS) -> Speed:
    """Index copies of the core's compiled modules until there are that many declarations, and ask."""
    queries = list(_signatures(sorted(SOLUTIONS.rglob("*.lean"))))
    with tempfile.TemporaryDirectory() as folder:
        place = Place(Project(Path(folder), is_lake=False), (Path(folder),), cache=Path(folder) / "cache")
        modules = _copies(core, Path(folder), wanted)
        library = Library(place)
        started, at = time.perf_counter(), time.process_time()
        library.update(modules)
        built, busy = time.perf_counter() - started, time.process_time() - at
        source = "".join(f"import {m}\n" for m in modules)
        scope = library.scope(source)
        times = []
        for query in queries:
            started = time.perf_counter()
            scope.for_goal(query)
            times.append(time.perf_counter() - started)
        indexed = sum(len(s.lengths) for s in library.stores)
        library.close()
    return Speed(indexed, built, busy, statistics.median(times), max(times))


def _copies(core: Path, folder: Path, wanted: int) -> list[str]:
    library = Library(Place(Project(folder, is_lake=False), (core,)))
    library.update(["Init"])
    each = sum(len(s.lengths) for s in library.stores)
    library.close()
    modules: list[str] = []
    for n in range(-(-wanted // each)):
        for file in sorted(core.rglob("*.olean")):
            target = folder / f"Copy{n}" / file.relative_to(core)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
            modules.append(".".join(target.relative_to(folder).with_suffix("").parts))
    return modules


def _signatures(files: Iterable[Path]) -> Iterator[str]:
    for file in files:
        source = read_source(file)
        for d in lean_text.declarations(source):
            if d.kind == "theorem":
                yield d.signature.of(source)
