"""Goals as Lean prints them, read into values."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from agent.model.portfolio.terms import Term, identifiers, names_of, parse

_HYPOTHESIS = re.compile(r"^((?:\S+ )+?): (.*)$", re.DOTALL)
_METAVARIABLE = re.compile(r"(?<![\w'])\?[\w.]")


@dataclass(frozen=True)
class Hypothesis:
    """One local name with its type as printed; `value` for a `let` variable."""

    name: str
    type: str
    value: str = ""

    @property
    def accessible(self) -> bool:
        """Whether a tactic can name it."""
        return "✝" not in self.name

    @cached_property
    def term(self) -> Term:
        """The parsed type."""
        return parse(self.type)


@dataclass(frozen=True)
class Goal:
    """One goal.  Two goals with the same `key` are proved by the same script."""

    target: str
    hypotheses: tuple[Hypothesis, ...] = ()
    case: str = field(default="", compare=False)

    @cached_property
    def key(self) -> str:
        """The text without its case name."""
        return "\n".join([*(f"{h.name} : {h.type}" for h in self.hypotheses), "⊢ " + self.target])

    @cached_property
    def term(self) -> Term:
        """The parsed target."""
        return parse(self.target)

    @cached_property
    def names(self) -> frozenset[str]:
        """Identifiers and operators of the target."""
        return names_of(self.term) | identifiers(self.target)

    @cached_property
    def all_names(self) -> frozenset[str]:
        """Identifiers and operators of the target and of every hypothesis' type."""
        return self.names.union(*(identifiers(h.type) for h in self.hypotheses))

    @property
    def has_metavariables(self) -> bool:
        """Whether something is still to be found by unification."""
        return bool(_METAVARIABLE.search(self.key))

    def local(self, name: str) -> Hypothesis | None:
        """The hypothesis of that name."""
        return next((h for h in reversed(self.hypotheses) if h.name == name), None)


def parse_goals(text: str) -> tuple[Goal, ...]:
    """What `trace_state` or an "unsolved goals" message lists; nothing for an empty text."""
    text = text.removeprefix("unsolved goals\n").strip("\n")
    if not text or text == "no goals":
        return ()
    return tuple(_parse_goal(block) for block in re.split(r"\n\s*\n", text) if "⊢" in block)


def _parse_goal(block: str) -> Goal:
    case, target = "", ""
    hypotheses: list[Hypothesis] = []
    for line in _logical_lines(block):
        if line.startswith("case ") and not hypotheses and " : " not in line:
            case = line[5:].strip()
        elif line.startswith("⊢ "):
            target = line[2:].strip()
        elif m := _HYPOTHESIS.match(line):
            kind, _, value = m[2].partition(" := ")
            hypotheses += [Hypothesis(name, kind.strip(), value.strip()) for name in m[1].split()]
    return Goal(target, tuple(hypotheses), case)


def _logical_lines(block: str) -> list[str]:
    lines: list[str] = []
    for line in block.split("\n"):
        if lines and line.startswith(" "):
            lines[-1] += " " + line.strip()
        else:
            lines.append(line.rstrip())
    return lines
