"""Frozen values to JSON text and back, exactly: decimals, enumerations, tuples and None survive."""

from __future__ import annotations

import functools
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import TypeAdapter

from agent.types import (
    Candidate,
    CheckResult,
    Declaration,
    Image,
    Message,
    Prompt,
    Reason,
    Role,
    Span,
    Task,
    Verdict,
)

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


@functools.cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def dump(kind: Any, value: object) -> str:
    """`value`, which is of type `kind`, as JSON text (ASCII, so that any string can be stored)."""
    return json.dumps(_adapter(kind).dump_python(value, mode="json"))


def load(kind: Callable[..., T], text: str) -> T:
    """What `dump` wrote for this class."""
    value: T = _adapter(kind).validate_python(json.loads(text))
    return value


@dataclass(frozen=True, slots=True)
class Result:
    """What became of an answer, as one column."""

    check: CheckResult | None
    verdict: Verdict | None
    mended: bool = False
    refused: Reason | None = None


@dataclass(frozen=True, slots=True)
class TaskFacts:
    """What a task is apart from its source, as one column."""

    file: str
    module: str
    declarations: tuple[Declaration, ...]

    @classmethod
    def of(cls, task: Task) -> TaskFacts:
        """The facts of `task`."""
        return cls(str(task.file), task.module, task.declarations)

    def task(self, identity: str, source: str) -> Task:
        """The task that they came from."""
        return Task(identity, Path(self.file), self.module, source, self.declarations)


# ---------------------------------------------------------------------------------------- candidates
def dump_candidate(candidate: Candidate | None, source: str) -> str | None:
    """A candidate as the difference to its file: a file may be long, and attempts many."""
    if candidate is None:
        return None
    before = _alike(source, candidate.text)
    after = _alike(source[before:][::-1], candidate.text[before:][::-1])
    return json.dumps(
        {
            "before": before,
            "after": after,
            "text": candidate.text[before : len(candidate.text) - after],
            "spans": [[s.start, s.end] for s in candidate.spans],
        }
    )


def _alike(one: str, other: str) -> int:
    """How many characters both begin with."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def load_candidate(text: str | None, source: str) -> Candidate | None:
    """What `dump_candidate` wrote."""
    if text is None:
        return None
    d = json.loads(text)
    whole = source[: d["before"]] + d["text"] + source[len(source) - d["after"] :]
    return Candidate(whole, tuple(Span(start, end) for start, end in d["spans"]))


# ---------------------------------------------------------------------------------------- prompts
def dump_prompt(prompt: Prompt) -> tuple[str, list[tuple[str, Image]]]:
    """A prompt as JSON text, in which pictures stand as their sha256, and those pictures."""
    images = [(hashlib.sha256(i.data).hexdigest(), i) for m in prompt.messages for i in m.images]
    names = iter(images)
    messages = [
        {"role": m.role.value, "text": m.text, "images": [next(names)[0] for _ in m.images]}
        for m in prompt.messages
    ]
    return json.dumps(messages), images


def load_prompt(text: str, image: Callable[[str], Image]) -> Prompt:
    """What `dump_prompt` wrote; `image` finds a picture by its sha256."""
    return Prompt(
        tuple(
            Message(Role(m["role"]), m["text"], tuple(image(name) for name in m["images"]))
            for m in json.loads(text)
        )
    )
