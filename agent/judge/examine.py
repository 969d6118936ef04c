"""Steps 4 and 5 together: what can be said of each target from the two compiled files (pure)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from agent.errors import OleanError
from agent.judge import audit
from agent.judge.bystanders import bystander_reasons
from agent.judge.comparison import Comparison
from agent.judge.primitives import primitive_reasons
from agent.judge.roles import role_reasons
from agent.lean.olean import Name, display
from agent.lean.terms import Terms
from agent.types import Reason

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from agent.judge.environment import Environment
    from agent.judge.policy import Policy


@dataclass(frozen=True, slots=True)
class Target:
    """One declaration to judge.  `named`: the user asked for it by name, rather than for all there is."""

    shown: str
    name: Name
    named: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found against one target (nothing, if all is well), and the axioms that it rests on."""

    target: Target
    reasons: tuple[Reason, ...]
    axioms: tuple[str, ...] = ()


def examine(
    original: Environment,
    candidate: Environment,
    policy: Policy,
    targets: Sequence[Target],
    *,
    programs_run: bool = True,
    whole_file: bool = False,
    kept: Mapping[str, frozenset[str]] = MappingProxyType({}),
) -> tuple[Finding, ...]:
    """One finding for each target, in order.  A damaged file is a finding, too (code `olean.damaged`).

    `whole_file`: what else stands in the file must be what it was.  `programs_run` and `kept` as for `Comparison`.
    """
    try:
        general = tuple(audit.module_reasons(original, candidate, policy))
        if general:
            return tuple(Finding(target, general) for target in targets)
        fillable = frozenset(target.name for target in targets if target.named)
        terms = Terms()
        found = tuple(
            _examine_one(
                Comparison(
                    original, candidate, policy, terms, fillable, programs_run=programs_run, kept=kept
                ),
                original,
                candidate,
                policy,
                target,
                terms,
            )
            for target in targets
        )
        if not whole_file or all(f.reasons for f in found):
            return found
        others = bystander_reasons(original, candidate, policy, terms, {t.name for t in targets}, kept)
        return tuple(replace(f, reasons=(*f.reasons, *others)) for f in found)
    except OleanError as e:
        return tuple(Finding(target, (Reason("olean.damaged", e.message),)) for target in targets)


def _examine_one(
    comparison: Comparison,
    original: Environment,
    candidate: Environment,
    policy: Policy,
    target: Target,
    terms: Terms,
) -> Finding:
    reasons = comparison.target(target.name) or role_reasons(original, candidate, target.name, policy)
    if reasons:
        return Finding(target, tuple(reasons))
    rests_on = audit.closure(candidate, (target.name,))
    axioms = tuple(sorted(map(display, rests_on.axioms)))
    for name in sorted(rests_on.axioms, key=display):
        reasons = reasons or comparison.axiom(name)
    reasons = reasons or audit.axiom_reasons(original, candidate, rests_on, policy, terms, target)
    reasons += primitive_reasons(candidate, rests_on, terms)
    return Finding(target, tuple(reasons), axioms)
