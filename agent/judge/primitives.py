"""Whether the constants that the kernel computes by name are what it takes them for, where a file declares
them itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agent.judge import standard
from agent.lean.olean import display
from agent.types import Reason

if TYPE_CHECKING:
    from agent.judge.audit import Closure
    from agent.judge.environment import Environment
    from agent.lean.terms import Terms


def primitive_reasons(environment: Environment, found: Closure, _terms: Terms) -> list[Reason]:
    """Reasons in the primitives that a closure rests on.  Imported ones are the library's, which is
    trusted."""
    own = sorted((n for n in found.constants & standard.PRIMITIVES if n in environment.own), key=display)
    return [Reason("primitive.unverified", f"{display(n)} is declared by the file itself") for n in own]
