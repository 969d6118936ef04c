"""What Lean is told about a declaration beside its type and value: is it an instance, how readily is it unfolded?

Two declarations of equal types may play different parts in the rest of a project: an `instance` is found by itself, a
`def` is not; an `abbrev` is unfolded where a `def` is not.  None of this is a matter of the kernel, so the comparison
of terms does not see it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agent.judge.audit import public
from agent.lean.olean import Name, display
from agent.types import Reason

if TYPE_CHECKING:
    from agent.judge.environment import Environment
    from agent.judge.policy import Policy
    from agent.lean.olean import Olean

_PROTECTED: Name = ("Lean", "protectedExt")
_DEFAULTS: Name = ("Lean", "Meta", "defaultInstanceExtension")
_SEMIREDUCIBLE, _IRREDUCIBLE = 1, 2  # of Lean.ReducibilityStatus


def role_reasons(original: Environment, candidate: Environment, name: Name, policy: Policy) -> list[Reason]:
    """Reasons why `name`, which both declare, is used otherwise by Lean in the candidate than in the original."""
    before, after, shown = original.own, candidate.own, display(public(name))
    was, now = before.instances.get(name), after.instances.get(name)
    if was != now:
        return [
            Reason("target.instance", f"{shown} is {_instance(was)} in the challenge, {_instance(now)} here")
        ]
    if _default(before, name) != _default(after, name):
        return [
            Reason("target.instance", f"{shown} is a default instance in only one of challenge and solution")
        ]
    if policy.allow_attributes:
        return []
    changed = []
    if (name in before.entry_names(_PROTECTED)) != (name in after.entry_names(_PROTECTED)):
        changed.append("it is protected in only one of them")
    # A definition that Lean compiles by well-founded recursion becomes irreducible by itself.
    reducibility = [m.reducibility.get(name, _SEMIREDUCIBLE) for m in (before, after)]
    if reducibility[0] != reducibility[1] and reducibility != [_SEMIREDUCIBLE, _IRREDUCIBLE]:
        changed.append("Lean unfolds it more, or less, readily (`abbrev`, `@[reducible]`, `@[irreducible]`)")
    text = f"{shown} is not declared as in the challenge: {'; '.join(changed)}"
    return [Reason("target.attributes", text)] if changed else []


def _default(module: Olean, name: Name) -> bool:
    return name in module.entry_names(_DEFAULTS)


def _instance(found: tuple[Name, int] | None) -> str:
    if found is None:
        return "no instance"
    scope, priority = found
    where = f" that holds in {display(scope)} only" if scope else ""
    return f"an instance{where} (priority {priority})"
