"""Step 1 of TRUST.md: what a solution's text may hold.  A first gate with clear messages, never the
verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from agent.judge.policy import Policy
    from agent.types import Reason, Span


def text_reasons(
    _challenge: str,
    _solution: str,
    _policy: Policy,
    *,
    written: tuple[Span, ...] | None = None,  # noqa: ARG001
) -> list[Reason]:
    """Reasons against the text of a solution."""
    return []
