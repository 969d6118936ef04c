"""What prompts and feedback need of an index of declarations; `agent.premises.service` implements it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agent.types import Task


class Premises(Protocol):
    """Finds declarations that a task may use.  Both answers may be empty; neither fails."""

    def for_task(self, task: Task, *, local: bool) -> Sequence[str]:
        """Declarations that may help, as Lean would state them; those of the file itself only if `local`."""
        ...

    def nearest(self, task: Task, name: str) -> Sequence[str]:
        """Names that the task can see and that look like one that does not exist."""
        ...
