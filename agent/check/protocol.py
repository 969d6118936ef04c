"""The seam between the loop and the ways to check a candidate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path

    from agent.types import CheckResult, Span


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """One file text to elaborate.

    `file` is the file that the text stands for (its module name and imports come from there; it is never
    written). `focus` spans the declarations that matter: holes and errors elsewhere do not make the check
    FAILED, and what stands after them need not be elaborated.  None means the whole file.  `spared` are
    declarations between those, whose holes are somebody else's to fill and do not count. `deadline` is in
    seconds of wall-clock time, from when it is this check's turn.  `priority` decides whose turn it is when
    there are more checks than cores: the highest first, then the oldest; 1 of it is worth a wait of ten seconds.
    """

    file: Path
    text: str
    focus: Span | None = None
    deadline: float = 30.0
    goals_at_errors: bool = False
    priority: float = 0.0
    spared: tuple[Span, ...] = ()


class Checker(Protocol):
    """Answers how Lean takes a text.  What a text does to Lean never raises: that is INCONCLUSIVE."""

    async def check(self, request: CheckRequest) -> CheckResult:
        """Elaborate `request.text`."""
        ...

    async def aclose(self) -> None:
        """End every process that was started."""
        ...
