"""Real model traffic kept in a folder, and played back with no network, no key and no cost.

One JSON file for each request, named by a hash of what was asked (the model's SPEC, the conversation, the
sampling) and the number of the sample: `{"request": ..., "answers": [...]}`.  The answers to the same request
of the same sample come back in the order in which they were given; failures of the model are kept and come
back too.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import json
from collections import Counter
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from agent.errors import (
    ConfigError,
    ModelAnswerError,
    ModelBusy,
    ModelError,
    ModelUnavailable,
    PromptTooLong,
    ToolFailed,
)
from agent.types import Completion, Finish, Usage

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from agent.model.protocol import ChatModel, Prover
    from agent.types import Attempt, Prompt, Sampling, Task

_FAILURES = {kind.__name__: kind for kind in (ModelAnswerError, ModelBusy, ModelUnavailable, PromptTooLong)}


class Recording:
    """A model whose answers are kept in `folder`; `scrub` takes keys out of all that is written."""

    def __init__(self, inner: ChatModel, folder: Path, scrub: Callable[[str], str] = str) -> None:
        self._inner = inner
        self._folder = folder
        self._scrub = scrub
        self._answers: dict[str, list[dict[str, Any]]] = {}

    @property
    def name(self) -> str:
        """The SPEC that the user gave."""
        return self._inner.name

    async def complete(self, prompt: Prompt, sampling: Sampling) -> Completion:
        """Ask, and keep what came.  Raises what the model raises, ToolFailed when the folder cannot be written."""
        request = _request(self.name, prompt, sampling)
        try:
            completion = await self._inner.complete(prompt, sampling)
        except ModelError as e:
            self._keep(request, {"error": type(e).__name__, "message": e.message, "hint": e.hint})
            raise
        self._keep(request, _answer(completion))
        return completion

    def _keep(self, request: dict[str, Any], answer: dict[str, Any]) -> None:
        name = _file_name(request)
        answers = self._answers.setdefault(name, [])
        answers.append(answer)
        _keep(self._folder, name, {"request": request, "answers": answers}, self._scrub)

    async def aclose(self) -> None:
        """Close what is inside."""
        await self._inner.aclose()


class Replaying:
    """The model `name` as it answered when `folder` was recorded."""

    def __init__(self, name: str, folder: Path) -> None:
        self._name = name
        self._folder = _recording(folder)
        self._asked: Counter[str] = Counter()

    @property
    def name(self) -> str:
        """The SPEC that the user gave."""
        return self._name

    async def complete(self, prompt: Prompt, sampling: Sampling) -> Completion:
        """The recorded answer.  Raises ModelUnavailable when there is none, or what was raised then."""
        name = _file_name(_request(self._name, prompt, sampling))
        turn = self._asked[name]
        self._asked[name] += 1
        await asyncio.sleep(0)  # others get a turn here, as they do with a server
        answers = _answers(self._folder / name)
        if turn >= len(answers):
            raise ModelUnavailable(
                f"{self._name}: {self._folder} has no {'more answers' if turn else 'answer'} to this prompt",
                hint="prompts, settings or sources have changed since; record them again with --record",
            )
        return _completion(self._name, prompt, answers[turn])

    async def aclose(self) -> None:
        """Nothing is open."""


class Taped:
    """A prover that asks no model, such as the portfolio, which searches by the clock: recorded, or played back.

    What `replay` lacks is searched for as ever: it needs no network and no key.  Raises ConfigError if there is none.
    """

    def __init__(self, inner: Prover, *, record: Path | None = None, replay: Path | None = None) -> None:
        self._inner = inner
        self._record = record
        self._replay = None if replay is None else _recording(replay)

    @property
    def name(self) -> str:
        """The SPEC that the user gave."""
        return self._inner.name

    @property
    def one_by_one(self) -> bool:
        """As the prover inside."""
        return self._inner.one_by_one

    async def answer(self, task: Task, sample: int, history: Sequence[Attempt]) -> Completion | None:
        """What the prover answers, or answered.  Raises ToolFailed when the folder cannot be written."""
        request = {"prover": self.name, "task": task.id, "sample": sample, "round": len(history)}
        name = _file_name(request)
        if self._replay is not None and (kept := _answers(self._replay / name)):
            return None if kept[0] is None else _completion(self.name, None, kept[0])
        found = await self._inner.answer(task, sample, history)
        if self._record is not None:
            _keep(self._record, name, {"request": request, "answers": [found and _answer(found)]})
        return found

    async def aclose(self) -> None:
        """Close what is inside."""
        await self._inner.aclose()


def _recording(folder: Path) -> Path:
    """The folder, if it is one.  Raises ConfigError."""
    if not folder.is_dir():
        raise ConfigError(f"there is no folder {folder} to replay from", hint="make one with --record DIR")
    return folder


def _keep(folder: Path, name: str, content: dict[str, Any], scrub: Callable[[str], str] = str) -> None:
    text = scrub(json.dumps(content, indent=1))
    new = folder / f".{name}.new"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        new.write_text(text + "\n", "utf-8")
        new.replace(folder / name)
    except OSError as e:
        raise ToolFailed(f"cannot record to {folder}: {e.strerror}") from e


def _answers(file: Path) -> list[Any]:
    """What a file of the recording holds; nothing where there is none.  Raises ModelUnavailable for a damaged one."""
    try:
        answers = json.loads(file.read_text("utf-8"))["answers"]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, LookupError, TypeError) as e:
        raise ModelUnavailable(f"the recording {file} is damaged") from e
    return answers if isinstance(answers, list) else []


def _request(model: str, prompt: Prompt, sampling: Sampling) -> dict[str, Any]:
    messages = [
        {
            "role": m.role.value,
            "text": m.text,
            "images": [hashlib.sha256(i.data).hexdigest() for i in m.images],
        }
        for m in prompt.messages
    ]
    how = {
        "temperature": sampling.temperature,
        "max_tokens": sampling.max_tokens,
        "seed": sampling.seed,
        "reasoning_effort": sampling.reasoning_effort,
        "stop": list(sampling.stop),
    }
    return {"model": model, "messages": messages, "sampling": how, "sample": sampling.sample}


def _file_name(request: dict[str, Any]) -> str:
    content = json.dumps({k: v for k, v in request.items() if k != "sample"}, sort_keys=True)
    return f"{hashlib.sha256(content.encode()).hexdigest()[:32]}-{request['sample']}.json"


def _answer(completion: Completion) -> dict[str, Any]:
    usage = completion.usage
    return {
        "text": completion.text,
        "reasoning": completion.reasoning,
        "finish": completion.finish.value,
        "seconds": completion.seconds,
        "prompt_tokens": usage.prompt_tokens,
        "completion_tokens": usage.completion_tokens,
        "cost_usd": None if usage.cost_usd is None else str(usage.cost_usd),
        "estimated": usage.estimated,
    }


def _completion(model: str, prompt: Prompt | None, answer: dict[str, Any]) -> Completion:
    """What `_answer` wrote.  Raises the recorded failure."""
    with contextlib.suppress(KeyError, TypeError, ValueError, InvalidOperation):
        if "error" in answer:
            raise _FAILURES[answer["error"]](str(answer["message"]), hint=str(answer["hint"]))
        cost = None if answer["cost_usd"] is None else Decimal(answer["cost_usd"])
        tokens = int(answer["prompt_tokens"]), int(answer["completion_tokens"])
        return Completion(
            text=str(answer["text"]),
            model=model,
            finish=Finish(answer["finish"]),
            reasoning=str(answer["reasoning"]),
            usage=Usage(*tokens, cost, bool(answer["estimated"])),
            seconds=float(answer["seconds"]),
            prompt=prompt,
        )
    raise ModelUnavailable(f"a recorded answer of {model} is damaged")
