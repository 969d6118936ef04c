"""What declarations say, in the compiled base and in the compiled head: the same text may mean something else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from agent.ci.versions import Version
from agent.errors import OleanError
from agent.judge.audit import public
from agent.lean import text as lean_text
from agent.lean.olean import display, parse_name
from agent.lean.terms import Terms
from agent.types import PROOF_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from agent.ci.affected import Key
    from agent.ci.versions import Place, Reached, Sources
    from agent.types import Declaration

_SHOWN = 3  # of what a statement rests on


@dataclass(frozen=True, slots=True)
class Drift:
    """An unchanged declaration that means something else.  `stated`: its statement does, not its body alone.

    `uses` are names of what makes the difference; `before` and `after` show it as it was and as it is.
    """

    stated: bool
    uses: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


def drifts(
    before: Sources, after: Sources, origin: Mapping[Key, Key]
) -> tuple[dict[Key, Drift], frozenset[Key]]:
    """The declarations of both versions that mean something else in the second, and those that cannot be compared.

    `origin`: what renamed and moved declarations were before.  Those whose text differs are among the first.
    """
    terms = Terms()
    old, new = Version(before, terms), Version(after, terms)
    found: dict[Key, Drift] = {}
    unread: set[Key] = set()
    for module, (path, text) in after.texts.items():
        for d in lean_text.declarations(text):
            key = path, d.name
            try:
                drift = _between(old, new, origin.get(key, key), module, d)
            except (OleanError, LookupError, ValueError):
                unread.add(key)
            else:
                found |= {} if drift is None else {key: drift}
    return found, frozenset(unread)


def _between(old: Version, new: Version, was: Key, module: str, d: Declaration) -> Drift | None:
    """How a declaration differs from what it was.  LookupError where one of the two was not compiled."""
    home, left = old.at[was[0]]
    right = new.modules[module]
    stands = [n for n, of in right.written.items() if of.name == d.name]
    if not d.anonymous:
        stands = [parse_name(d.name)]
    found: Drift | None = None
    for name in stands:
        before = left.called.get(name if d.anonymous else parse_name(was[1]))
        if before is None and d.anonymous:
            return Drift(stated=True)  # Lean names an instance by its type
        if before is None:
            raise LookupError
        places = (home, before), (module, right.called[name])
        stated = old.statement(places[0]) != new.statement(places[1])
        if stated or (d.kind not in PROOF_KINDS and old.content(places[0]) != new.content(places[1])):
            found = _drift(old, new, places, stated=stated)
    return found


def _drift(old: Version, new: Version, places: tuple[Place, Place], *, stated: bool) -> Drift:
    """With what the two versions rest on and do not have in common."""
    was, now = old.reached(places[0], stated=stated), new.reached(places[1], stated=stated)
    gone, come = _only(was, now, old, places[0]), _only(now, was, new, places[1])
    if any(":" in text for text in (*gone.values(), *come.values())):  # what the project has says enough
        gone, come = ({n: text for n, text in of.items() if ":" in text} for of in (gone, come))
    return Drift(stated, tuple(sorted({*gone, *come})), _few(gone.values()), _few(come.values()))


def _only(mine: Reached, others: Reached, version: Version, place: Place) -> dict[str, str]:
    """What one version alone rests on, and what is written otherwise there: name -> how it is shown."""
    known = {content for _, content in others.values()}
    return {
        display(public(p[1])): text
        for p, (raw, content) in mine.items()
        if p != place
        and content not in known
        and (p not in others or raw != others[p][0])
        and (text := version.shown(p))
    }


def _few(found: Iterable[str]) -> tuple[str, ...]:
    shown = sorted(found)
    more = (f"and {len(shown) - _SHOWN} more",) if len(shown) > _SHOWN else ()
    return (*shown[:_SHOWN], *more)
