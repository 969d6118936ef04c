"""What else stands in a file in which a proof was written: it must be there still, and mean what it meant.

A proof of one theorem may not weaken its neighbours: a `variable (h : False)` behind it, a namespace that it leaves
open, or a helper whose name hides another would give the rest of the file another meaning, though not a letter of it
was touched.  Nor may it leave new holes behind.  (Who judges a whole solution against a challenge, whoever wrote it,
looks at the targets only.)
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from agent.judge.audit import SORRY, has_hole, public
from agent.judge.comparison import Comparison
from agent.lean.olean import display
from agent.types import Reason

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from agent.judge.environment import Environment
    from agent.judge.policy import Policy
    from agent.lean.olean import Name
    from agent.lean.terms import Terms

CHANGED = "bystander.changed"
NEW_HOLE = "bystander.hole"


def bystander_reasons(
    original: Environment,
    candidate: Environment,
    policy: Policy,
    terms: Terms,
    targets: Collection[Name],
    kept: Mapping[str, frozenset[str]] = MappingProxyType({}),
) -> list[Reason]:
    """Reasons in declarations of the file that are none of the targets: the first that was changed, or is new and has
    a hole.  `kept` as for `Comparison`."""
    before, after = original.own, candidate.own
    rest = [n for n in before.positions if n in before and n not in targets]
    for name in rest:
        comparison = Comparison(original, candidate, policy, terms, frozenset(), bystander=True, kept=kept)
        if found := comparison.target(name):
            shown = display(public(name))
            text = f"the proof changes {shown}, which stands in the same file: {found[0].message}"
            return [Reason(CHANGED, text)]
    known = {public(n) for n in before.names}
    rested, rests = _holed(original), _holed(candidate)
    for name in after.positions:
        if name in targets or name not in rests:
            continue
        if public(name) not in known and has_hole(candidate, name):
            return [Reason(NEW_HOLE, f"the solution adds {display(public(name))}, which has a hole")]
        if name in before and name not in rested:
            return [Reason(NEW_HOLE, f"{display(public(name))} rests on a hole now, and did not before")]
    return []


def _holed(environment: Environment) -> frozenset[Name]:
    """Constants of the file that rest on sorryAx by way of the file's own constants."""
    own = environment.own
    users: dict[Name, list[Name]] = {}
    for name in own.names:
        for used in own.uses(name).constants:
            if used == SORRY or used in own:
                users.setdefault(used, []).append(name)
    found: set[Name] = set()
    waiting = [SORRY]
    while waiting:
        for name in users.get(waiting.pop(), ()):
            if name not in found:
                found.add(name)
                waiting.append(name)
    return frozenset(found)
