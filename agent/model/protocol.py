"""The seams between the loop and what answers it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agent.types import Attempt, Completion, Prompt, Sampling, Task


class ChatModel(Protocol):
    """A model behind a chat API."""

    @property
    def name(self) -> str:
        """The SPEC that the user gave, without any key."""
        ...

    async def complete(self, prompt: Prompt, sampling: Sampling) -> Completion:
        """Ask once; faults that may pass are retried inside.

        Raises ModelUnavailable, ModelBusy, ModelAnswerError or BudgetExhausted.
        """
        ...

    async def aclose(self) -> None:
        """Close connections."""
        ...


class Prover(Protocol):
    """What the loop asks for an answer: a chat model with its prompts, or the portfolio."""

    @property
    def name(self) -> str:
        """The SPEC that it was made from."""
        ...

    @property
    def one_by_one(self) -> bool:
        """Whether a sample makes sense only once the one before has failed (a search that costs nothing but time)."""
        ...

    async def answer(self, task: Task, sample: int, history: Sequence[Attempt]) -> Completion | None:
        """The next answer for `task`, given what became of the earlier ones of this sample; None when it gives up."""
        ...

    async def aclose(self) -> None:
        """Release what it holds."""
        ...
