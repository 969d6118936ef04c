"""Chooses what of a file a model is shown when the whole is too long for its window.

What matters comes first: the header, the commands in force at the target (`variable`, `open`, `namespace`), every
declaration that the target's statement uses, directly or through others, and then the lemmas that stand nearest above
it, as statements without proofs.  Nothing below the target is ever needed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agent.lean import text as lean_text
from agent.model.tokenizers import fits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agent.model.tokenizers import Counter
    from agent.prompting.premises import Premises
    from agent.types import Declaration, Task

_BETWEEN = 2  # tokens of the blank line between two pieces
_WORD = re.compile(r"[^\W\d][\w'!?.]*")
_CODE = ("def", "abbrev", "structure", "class", "inductive", "instance")


@dataclass(frozen=True, slots=True)
class Context:
    """The text for a prompt, and whether something was left out."""

    text: str
    cut: bool


async def of_task(task: Task, max_tokens: int, counter: Counter) -> Context:
    """The file up to the end of the target, or the part of it that fits into `max_tokens` as `counter` counts."""
    end = task.declarations[-1].span.end
    whole = task.source[:end]
    if await fits(counter, max_tokens, whole):
        return Context(whole, cut=False)
    first = task.declarations[0].span.start
    above = [d for d in lean_text.declarations(task.source) if d.span.end <= first]
    head = task.source[: lean_text.header(task.source).end].strip()
    scope = "\n".join(task.declarations[0].scope)
    target = task.source[first:end]
    budget = max_tokens - await counter.count(f"{head}\n\n{scope}\n\n{target}")
    kept = await _chosen(task.source, above, target, budget, counter)
    middle = [text for _, text in sorted(kept)]
    return Context("\n\n".join(p for p in (head, scope, *middle, target) if p), cut=True)


async def lemmas(
    premises: Premises | None, task: Task, max_tokens: int, counter: Counter, *, local: bool
) -> list[str]:
    """The declarations that may help, the best first, as many as fit into `max_tokens`."""
    kept: list[str] = []
    for shown in premises.for_task(task, local=local) if premises else ():
        if not await fits(counter, max_tokens, "\n".join([*kept, shown])):
            break
        kept.append(shown)
    return kept


async def _chosen(
    source: str, above: Sequence[Declaration], target: str, budget: int, counter: Counter
) -> list[tuple[int, str]]:
    """(offset, text) of what is kept: the declarations used, then the nearest."""
    used = _used(source, above, target)
    order = [d for d in reversed(above) if d in used] + [d for d in reversed(above) if d not in used]
    kept: list[tuple[int, str]] = []
    for d in order:
        text = d.span.of(source) if d.kind in _CODE else _statement(source, d)
        if not await fits(counter, budget - _BETWEEN, text):
            continue
        budget -= await counter.count(text) + _BETWEEN
        kept.append((d.span.start, text))
    return kept


def _used(source: str, above: Sequence[Declaration], target: str) -> set[Declaration]:
    by_last: dict[str, list[Declaration]] = {}
    for d in above:
        by_last.setdefault(d.name.rsplit(".", 1)[-1], []).append(d)
    found: set[Declaration] = set()
    todo = [target]
    while todo:
        for word in _WORD.findall(lean_text.mask(todo.pop())):
            for d in by_last.get(word.rsplit(".", 1)[-1], ()):
                if d not in found:
                    found.add(d)
                    todo.append(d.span.of(source) if d.kind in _CODE else _statement(source, d))
    return found


def _statement(source: str, d: Declaration) -> str:
    end = d.body.start if d.body is not None else d.span.end
    return source[d.span.start : end].rstrip() + (" := ..." if d.body is not None else "")
