"""What reading .olean files costs: terms decoded a minute, and an axiom walk over at least 20,000 constants."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench import library

from agent.judge import audit
from agent.judge.environment import Environment
from agent.judge.library import Library
from agent.lean.olean import Olean
from agent.lean.terms import Terms

if TYPE_CHECKING:
    from agent.toolchain.embedded import EmbeddedLean

MODULES = 9  # of the heavy library: 9,000 declarations over the whole core


@dataclass(frozen=True)
class Reading:
    """`constants` walked in `walk_seconds` from files not read before; `terms_per_minute` of types and values."""

    constants: int
    walk_seconds: float
    terms_per_minute: float

    @property
    def seconds_for_20_000(self) -> float:
        """What the walk takes for 20,000 constants, however large the core has become."""
        return self.walk_seconds * 20_000 / self.constants


async def measure(lean: EmbeddedLean) -> Reading:
    """Walk from every constant of the last module and of all that it can import, then decode every term."""
    folder = await library.built_library(lean, modules=MODULES)
    path = (folder, *lean.search_path())
    imports = [("Heavy", f"M{n}") for n in range(MODULES - 1)] + [("Init",)]
    started = time.perf_counter()
    own = Olean(folder / "Heavy" / f"M{MODULES - 1}.olean")
    environment = Environment(own, Library().imported(imports, path))
    roots = [n for module in (own, *environment.imported.modules) for n in module.names]
    found = audit.closure(environment, roots)
    walked = time.perf_counter() - started
    started = time.perf_counter()
    terms = Terms()
    for module in (own, *environment.imported.modules):
        for name in module.names:
            constant = module.constant(name)
            terms.type(module, constant)
            terms.value(module, constant)
    decoded = time.perf_counter() - started
    return Reading(len(found.constants), walked, 60 * len(terms.nodes) / decoded)
