"""What becomes of the shapes that models give their answers: a candidate that the genuine Lean takes, or why not."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support.answer_shapes import GOOD, SOURCE, WRONG, Shape, fenced

from agent import tasks
from agent.check.oneshot import OneshotChecker
from agent.check.protocol import CheckRequest
from agent.lean import text as lean_text
from agent.model.service import split_thinking
from agent.prompting import answers, blocks
from agent.types import Attempt, Completion, Severity, Span

if TYPE_CHECKING:
    from agent.toolchain.embedded import EmbeddedLean
    from agent.types import CheckResult

TASK = tasks.make(Path("Foo.lean"), "Foo", SOURCE, [d for d in lean_text.declarations(SOURCE) if d.holes])


def reading(shape: Shape) -> answers.Reading:
    text, reasoning = split_thinking(shape.text)
    return answers.read(TASK, Completion(text, "m", finish=shape.finish, reasoning=reasoning))


async def elaborated(lean: EmbeddedLean, text: str) -> CheckResult:
    checker = OneshotChecker(lean)
    try:
        return await checker.check(CheckRequest(Path("Foo.lean"), text, Span(0, len(text)), deadline=120))
    finally:
        await checker.aclose()


def test_lean_takes_a_candidate_of_every_good_answer(lean: EmbeddedLean) -> None:
    """All in one file, each in a namespace of its own, so that Lean starts once."""
    text, starts = "", list[tuple[int, str]]()
    for n, shape in enumerate(GOOD):
        for candidate in reading(shape).candidates:
            starts.append((text.count("\n") + 1, shape.name))
            text += f"namespace N{n}_{len(starts)}\n{candidate.text}\nend N{n}_{len(starts)}\n"
    found = asyncio.run(elaborated(lean, text))
    refused = {
        max(i for i, (line, _) in enumerate(starts) if line <= d.start.line)
        for d in found.diagnostics
        if d.severity is Severity.ERROR or d.kind == "hasSorry"
    }
    taken = {name for i, (_, name) in enumerate(starts) if i not in refused}
    assert refused, "some second readings are wrong, so Lean did look"
    assert [s.name for s in GOOD if s.name not in taken] == []


@pytest.mark.parametrize("shape", WRONG, ids=lambda s: s.name)
def test_a_wrong_answer_is_told_why(shape: Shape) -> None:
    found = reading(shape)
    assert shape.says in found.note
    if not found.candidates:
        assert found.refused is not None and found.refused.code == answers.UNUSABLE  # noqa: PT018


def test_an_answer_in_another_wrapping_is_a_repetition() -> None:
    history = [Attempt(0, 0, Completion(fenced("by simp"), "m"))]
    found = answers.read(TASK, Completion("Perhaps:\n~~~lean4\nby simp\n~~~", "m"), history)
    assert found.code == answers.REPEATED
    assert "answer 1 again" in found.note


@pytest.mark.parametrize(
    "piece",
    [
        "`",
        "```a",
        "~~~a",
        "<code>",
        "=====\n",
        "```lean\n",
        "```lean x ",
        "> ```\n",
        "<|a|>",
        "\\n",
        '{"a":',
        "1\n",
    ],
)
def test_hostile_text_is_read_to_its_end_and_the_last_blocks_count(piece: str) -> None:
    """A reader that takes quadratic time would need hours."""
    assert len(blocks.lean_blocks(piece * (400_000 // len(piece)) + "x`")) <= 32
