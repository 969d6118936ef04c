"""`example`s leave nothing in the compiled file, so one that is to be judged gets a name in both texts
first."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from agent.errors import TargetError
from agent.lean.text import declarations
from agent.types import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agent.judge.build import Source

_MADE_UP = re.compile(r"_example_(\d+)")


@dataclasses.dataclass(frozen=True, slots=True)
class Named:
    """What to judge instead: both sources, the names (as asked for -> in the texts), and what a model
    wrote."""

    challenge: Source
    solution: Source
    names: dict[str, str]
    written: tuple[Span, ...] | None


def name_examples(
    challenge: Source, solution: Source, names: Sequence[str], written: tuple[Span, ...] | None
) -> Named:
    """Turn each `_example_N` of `names` into a theorem; the rest is left alone.

    In the solution the example is found by how many follow it, because helpers stand before it.
    """
    found = {name: name for name in names}
    for name in names:
        made_up = _MADE_UP.fullmatch(name)
        if not made_up:
            continue
        found[name] = f"leanloop_example_{made_up[1]}"
        keyword = f"theorem {found[name]}"
        before, after = _keywords(challenge.text), _keywords(solution.text)
        number = int(made_up[1])
        behind = len(before) - number
        if not 1 <= number <= len(before) or behind >= len(after):
            raise TargetError(f"there is no {name}: the challenge has {len(before)} examples")
        challenge = _replace(challenge, before[number - 1], keyword)
        span = after[len(after) - 1 - behind]
        solution = _replace(solution, span, keyword)
        if written is not None:
            written = tuple(_moved(each, span, len(keyword)) for each in written)
    return Named(challenge, solution, found, written)


def _keywords(text: str) -> list[Span]:
    return [
        d.keyword for d in declarations(text) if d.kind == "example" or d.name.startswith("leanloop_example_")
    ]


def _replace(source: Source, span: Span, by: str) -> Source:
    text = source.text[: span.start] + by + source.text[span.end :]
    return dataclasses.replace(source, text=text)


def _moved(written: Span, changed: Span, size: int) -> Span:
    shift = size - (changed.end - changed.start)
    start = written.start + shift if written.start >= changed.end else written.start
    end = written.end + shift if written.end >= changed.end else written.end
    return Span(start, end)
