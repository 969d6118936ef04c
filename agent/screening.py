"""What Lean is asked about a candidate, in one place: the part of the file that matters, and what to leave alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agent.check.protocol import CheckRequest
from agent.prompting import answers

if TYPE_CHECKING:
    from agent.types import Candidate, Task


def request(
    task: Task, candidate: Candidate, seconds: float, *, goals: bool = False, priority: float = 0.0
) -> CheckRequest:
    """The check of `candidate` for `task` within `seconds`; `goals`: those at each error are wanted."""
    return CheckRequest(
        file=task.file,
        text=candidate.text,
        focus=answers.focus(task, candidate),
        deadline=seconds,
        goals_at_errors=goals,
        priority=priority,
        spared=answers.spared(task, candidate),
    )
