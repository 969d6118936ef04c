"""What a project allows a solution to do.  The defaults are strict; `[policy]` in leanloop.toml loosens
them."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from agent.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Mapping

STANDARD_AXIOMS = frozenset({"propext", "Classical.choice", "Quot.sound"})


class Filling(StrEnum):
    """Which definitions that the challenge leaves open (`def f := sorry`) a solution may fill.

    `programs`: those that compute something.  One that is a type or a proposition is part of what is stated
    (a trivial one would make the rest hold trivially), so it may be filled only where it was asked for by
    name.  `named`: only those that were asked for by name.
    """

    NONE = "none"
    NAMED = "named"
    PROGRAMS = "programs"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Policy:
    """What a solution may do beyond proving; names as Lean shows them.

    `allowed_axioms` replaces the default list; the three standard ones must have their standard types.
    """

    allowed_axioms: frozenset[str] = STANDARD_AXIOMS
    allow_native_decide: bool = False
    allow_new_instances: bool = False
    allow_options: bool = False
    allow_attributes: bool = False
    allow_imports: bool = False
    allow_macros: bool = False
    fill_definitions: Filling = Filling.PROGRAMS

    @classmethod
    def from_table(cls, table: Mapping[str, object]) -> Policy:
        """From the `[policy]` table of leanloop.toml.  Raises ConfigError for an unknown key or a wrong
        value."""
        values: dict[str, object] = {}
        known = {f.name for f in dataclasses.fields(cls)}
        for key, value in table.items():
            if key not in known:
                raise ConfigError(
                    f"[policy] has no key {key!r}", hint=f"known keys: {', '.join(sorted(known))}"
                )
            values[key] = _value(key, value)
        return cls(**values)  # type: ignore[arg-type]  # each was checked by _value


def _value(key: str, value: object) -> object:
    if key == "allowed_axioms":
        if not isinstance(value, list | tuple) or not all(isinstance(v, str) for v in value):
            raise ConfigError("[policy] allowed_axioms must be a list of names")
        return frozenset(value)
    if key == "fill_definitions":
        try:
            return Filling(str(value))
        except ValueError as e:
            raise ConfigError(f"[policy] fill_definitions must be one of {', '.join(Filling)}") from e
    if not isinstance(value, bool):
        raise ConfigError(f"[policy] {key} must be true or false")
    return value
