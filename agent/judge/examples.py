"""`example`s leave nothing in the compiled file, so one that is to be judged gets a name in both texts
first."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from agent.errors import TargetError
from agent.lean.text import declarations
from agent.types import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agent.judge.build import Source
    from agent.types import Declaration, Verdict

_MADE_UP = re.compile(r"_example_(\d+)")
_NAMED = re.compile(r"(?:(?:«[^»]*»|[^\s`.«»]+)\.)*\bleanloop_example_(\d+)")


@dataclass(frozen=True, slots=True)
class Named:
    """What to judge instead: both sources, the names (as asked for -> in the texts), and what a model
    wrote."""

    challenge: Source
    solution: Source
    names: dict[str, str]
    written: tuple[Span, ...] | None


def name_examples(
    challenge: Source,
    solution: Source,
    names: Sequence[str],
    written: tuple[Span, ...] | None,
    keyword: str = "theorem",
) -> Named:
    """Turn each `_example_N` of `names` into a theorem (or what `keyword` says); the rest is left alone.

    It keeps its namespace. In the solution the example is found by how many follow it, because helpers stand
    before it.
    """
    numbers = {name: int(made_up[1]) for name in names if (made_up := _MADE_UP.fullmatch(name))}
    found = {name: name for name in names}
    before, after = _examples(challenge.text), _examples(solution.text)
    for name, number in sorted(numbers.items(), key=lambda each: -each[1]):  # so the others stay in place
        behind = len(before) - number
        if not 1 <= number <= len(before):
            raise TargetError(f"there is no {name}: the challenge has {_count(len(before))}")
        original = before[number - 1]
        short = f"leanloop_example_{number}"
        found[name] = f"{original.namespace}.{short}" if original.namespace else short
        by = f"{keyword} {short}"
        challenge = _replace(challenge, original.keyword, by)
        if behind >= len(after):  # the judge will say that it is not there
            continue
        counterpart = after[len(after) - 1 - behind]
        solution = _replace(solution, counterpart.keyword, by)
        if written is not None:
            written = tuple(_moved(each, counterpart.keyword, len(by)) for each in written)
    return Named(challenge, solution, found, written)


def under_their_own_names(verdict: Verdict) -> Verdict:
    """A verdict that calls `example`s as they were called before they were named."""
    reasons = tuple(replace(r, message=_NAMED.sub(r"_example_\1", r.message)) for r in verdict.reasons)
    named = _NAMED.fullmatch(verdict.declaration)
    return replace(
        verdict, declaration=f"_example_{named[1]}" if named else verdict.declaration, reasons=reasons
    )


def to_judge(text: str) -> list[str]:
    """The `example`s that have holes; if nothing in the text has one, all."""
    every = declarations(text)
    is_open = any(d.holes for d in every)
    return [d.name for d in every if d.kind == "example" and (d.holes or not is_open)]


def _examples(text: str) -> list[Declaration]:
    return [d for d in declarations(text) if d.kind == "example"]


def _count(examples: int) -> str:
    return "1 example" if examples == 1 else f"{examples} examples"


def _replace(source: Source, span: Span, by: str) -> Source:
    text = source.text[: span.start] + by + source.text[span.end :]
    return replace(source, text=text)


def _moved(written: Span, changed: Span, size: int) -> Span:
    shift = size - (changed.end - changed.start)
    start = written.start + shift if written.start >= changed.end else written.start
    end = written.end + shift if written.end >= changed.end else written.end
    return Span(start, end)
