"""A chat model as a `Prover`: the task as an opening prompt, each round's feedback as the next turn.

The conversation is rebuilt from the attempts each time, so that a resumed run goes on where it was.  When it outgrows
the model's window it is compacted to the best attempt and what was learnt (MODELS.md: 22 compactions for one proof).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from agent.prompting import context
from agent.prompting.templates import render
from agent.types import CheckStatus, Image, Message, Prompt, Role, Sampling

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from agent.model.protocol import ChatModel
    from agent.types import Attempt, Completion, Task

    Premises = Callable[[Task], Sequence[str]]

_ANSWER_TOKENS = 4096


class ChatProver:
    """Asks `model`; `window` is its context in tokens, `toolchain` the sentence that names the Lean in use."""

    def __init__(
        self,
        model: ChatModel,
        toolchain: str,
        *,
        sampling: Sampling | None = None,
        window: int = 32_000,
        images: tuple[Image, ...] = (),
        premises: Premises | None = None,
    ) -> None:
        self._model = model
        self._toolchain = toolchain
        self._sampling = sampling or Sampling(max_tokens=_ANSWER_TOKENS)
        self._window = window
        self._images = images
        self._premises = premises

    @property
    def name(self) -> str:
        """The model's SPEC."""
        return self._model.name

    @property
    def one_by_one(self) -> bool:
        """Samples of a model run at once."""
        return False

    async def answer(self, task: Task, sample: int, history: Sequence[Attempt]) -> Completion | None:
        """Ask for the next answer."""
        sampling = replace(self._sampling, sample=sample)
        if sampling.seed is not None:
            sampling = replace(sampling, seed=sampling.seed + sample)
        prompt = self.prompt(task, history)
        return replace(await self._model.complete(prompt, sampling), prompt=prompt)

    async def aclose(self) -> None:
        """Close the model's connections."""
        await self._model.aclose()

    def prompt(self, task: Task, history: Sequence[Attempt]) -> Prompt:
        """The conversation so far, cut to the window."""
        room = self._window - (self._sampling.max_tokens or _ANSWER_TOKENS)
        system = Message(Role.SYSTEM, render("system"))
        opening = self._opening(task, max(512, room - context.tokens(system.text) - 512))
        turns: list[Message] = []
        for attempt in history:
            turns.append(Message(Role.ASSISTANT, attempt.completion.text))
            turns.append(Message(Role.USER, attempt.feedback.text if attempt.feedback else ""))
        first = Message(Role.USER, opening, self._images)
        if sum(context.tokens(m.text) for m in (system, first, *turns)) <= room or not history:
            return Prompt((system, first, *turns))
        return Prompt((system, Message(Role.USER, self._compacted(opening, history, room), self._images)))

    def _opening(self, task: Task, max_tokens: int) -> str:
        shown = context.of_task(task, max_tokens)
        return render(
            "opening",
            names=[d.name for d in task.declarations],
            file=task.file.name,
            toolchain=self._toolchain,
            context=shown.text,
            cut=shown.cut,
            targets=[d.span.of(task.source) for d in task.declarations],
            premises=list(self._premises(task)) if self._premises else [],
            images=bool(self._images),
        )

    @staticmethod
    def _compacted(opening: str, history: Sequence[Attempt], room: int) -> str:
        best = min(history, key=_badness)
        spare = int((room - context.tokens(opening)) * context.CHARS_PER_TOKEN)
        answer = best.completion.text[-max(400, spare // 2) :]
        said = [a.feedback.text for a in (*history[-2:], best) if a.feedback]
        learnt = "\n\n".join(dict.fromkeys(said))[: max(400, spare // 2)]
        return render("compacted", opening=opening, best=answer, learnt=learnt)


def _badness(attempt: Attempt) -> tuple[int, int]:
    """Fewer errors are better; no check at all is worst."""
    if attempt.check is None or attempt.check.status is CheckStatus.INCONCLUSIVE:
        return (1, 0)
    return (0, len(attempt.check.diagnostics))
