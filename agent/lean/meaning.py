"""Do two compilations of one source say the same?  They need not, where what they import differs (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agent.lean.olean import Kind, display
from agent.lean.terms import Terms

if TYPE_CHECKING:
    from agent.lean.olean import Name, Olean


def changed_declaration(before: Olean, after: Olean) -> str:
    """The first declaration of the source that states or computes something else in `after`; empty if none does.

    Imported constants are taken to be equal if they have one name.
    """
    terms = Terms()
    for name in before.positions:
        if name in before and not _same(before, after, name, terms):
            return display(name)
    return ""


def _same(before: Olean, after: Olean, name: Name, terms: Terms) -> bool:
    if name not in after:
        return False
    left, right = before.constant(name), after.constant(name)
    alike = (left.kind, len(left.level_params)) == (right.kind, len(right.level_params))
    if not alike or terms.type(before, left) != terms.type(after, right):
        return False
    return left.kind is not Kind.DEFINITION or terms.value(before, left) == terms.value(after, right)
