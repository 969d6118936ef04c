"""A chat model as a `Prover`: the task as an opening prompt, each round's feedback as the next turn.

The conversation is rebuilt from the attempts each time, so that a resumed run goes on where it was.  When it outgrows
the model's window it is compacted to the best attempt and what was learnt (MODELS.md: 22 compactions for one proof).
When the model repeats itself it begins anew with what was learnt, without the answers that hold it captive.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from agent.model import tokens
from agent.model.tokenizers import Estimate, clip, fits
from agent.prompting import answers, context
from agent.prompting.templates import render
from agent.types import CheckStatus, Image, Message, Prompt, Role, Sampling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agent.model.protocol import ChatModel
    from agent.model.tokenizers import Counter
    from agent.prompting.premises import Premises
    from agent.types import Attempt, Completion, Task

_ANSWER_TOKENS = 4096
_PREMISES_SHARE = 0.15  # of the opening's tokens, at most, for declarations that may help
_LEAST = 160  # tokens of the best attempt, and of what was learnt, however full the window is


class ChatProver:
    """Asks `model`; `window` is its context in tokens, as `counter` counts them.

    `toolchain` is the sentence that names the Lean in use.
    """

    def __init__(
        self,
        model: ChatModel,
        toolchain: str,
        *,
        sampling: Sampling | None = None,
        window: int = 32_000,
        images: tuple[Image, ...] = (),
        premises: Premises | None = None,
        counter: Counter | None = None,
    ) -> None:
        self._model = model
        self._toolchain = toolchain
        self._sampling = sampling or Sampling(max_tokens=_ANSWER_TOKENS)
        self._window = window
        self._images = images
        self._premises = premises
        self._counter = counter or Estimate()

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
        prompt = await self.prompt(task, history)
        return replace(await self._model.complete(prompt, sampling), prompt=prompt)

    async def aclose(self) -> None:
        """Close the model's connections."""
        await self._model.aclose()

    async def prompt(self, task: Task, history: Sequence[Attempt]) -> Prompt:
        """The conversation so far, cut to the window."""
        room = self._window - (self._sampling.max_tokens or _ANSWER_TOKENS)
        system = Message(Role.SYSTEM, render("system"))
        opening = await self._opening(task, max(512, room - tokens.estimate(system.text) - 512))
        begun = _begun(history)
        if begun:
            opening = await self._anew(opening, history[:begun], room)
        turns: list[Message] = []
        for attempt in history[begun:]:
            turns.append(Message(Role.ASSISTANT, attempt.completion.text))
            turns.append(Message(Role.USER, attempt.feedback.text if attempt.feedback else ""))
        first = Message(Role.USER, opening, self._images)
        if not history or await fits(self._counter, room, *(m.text for m in (system, first, *turns))):
            return Prompt((system, first, *turns))
        compacted = await self._compacted(opening, history, room)
        return Prompt((system, Message(Role.USER, compacted, self._images)))

    async def _opening(self, task: Task, max_tokens: int) -> str:
        share = int(_PREMISES_SHARE * max_tokens)
        whole = await context.of_task(
            task, max_tokens, self._counter
        )  # its own lemmas are named where it is cut
        premises = await context.lemmas(self._premises, task, share, self._counter, local=whole.cut)
        shown = await context.of_task(task, max_tokens - share, self._counter) if premises else whole
        return render(
            "opening",
            names=[d.name for d in task.declarations],
            file=task.file.name,
            toolchain=self._toolchain,
            context=shown.text,
            cut=shown.cut,
            programs=[d.name for d in task.programs],
            premises=premises,
            images=bool(self._images),
        )

    async def _compacted(self, opening: str, history: Sequence[Attempt], room: int) -> str:
        """The opening, the best attempt, and what Lean said of it and of the last ones, with the goals left open."""
        best = min(history, key=_badness)
        half = max(_LEAST, (room - await self._counter.count(opening)) // 2)
        answer = await clip(self._counter, best.completion.text, half, end=True)
        learnt = await clip(self._counter, _learnt([best, *history[-2:]]), half)
        return render("compacted", opening=opening, best=answer, learnt=learnt)

    async def _anew(self, opening: str, history: Sequence[Attempt], room: int) -> str:
        """The opening, and what Lean said of answers that are not shown."""
        half = max(_LEAST, (room - await self._counter.count(opening)) // 2)
        learnt = await clip(self._counter, _learnt(history), half)
        return render("compacted", opening=opening, best="", learnt=learnt)


def _begun(history: Sequence[Attempt]) -> int:
    """How many attempts were over when the conversation began anew: all up to the last that repeated another."""
    return max((n for n, a in enumerate(history, 1) if _is_repeated(a)), default=0)


def _is_repeated(attempt: Attempt) -> bool:
    return attempt.refused is not None and attempt.refused.code == answers.REPEATED


def _learnt(history: Sequence[Attempt]) -> str:
    """What was said of these answers, each thing once."""
    return "\n\n".join(dict.fromkeys(a.feedback.text for a in history if a.feedback and not _is_repeated(a)))


def _badness(attempt: Attempt) -> tuple[int, int]:
    """Fewer errors are better; no check at all is worst."""
    if attempt.check is None or attempt.check.status is CheckStatus.INCONCLUSIVE:
        return (1, 0)
    return (0, len(attempt.check.diagnostics))
