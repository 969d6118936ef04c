"""Whether a lemma's statement fits a goal, by first-order matching of shapes.

A variable of the lemma matches anything, a variable of the goal nothing but itself (all of them look alike here), and
arguments are compared from the right, since how many are implicit may be known differently.  So it acts like
unification and decides nothing: a boost for ranking.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agent.premises.features import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agent.premises.features import Shape

_MAX_SUBTERMS = 200


def matches(pattern: Shape, target: Shape) -> bool:
    """Whether `target` is an instance of `pattern`."""
    if pattern == UNKNOWN:
        return True
    if not isinstance(pattern, list):
        return bool(pattern == target)
    if pattern[0] == UNKNOWN:  # an applied variable, as in `p x`
        return True
    if not isinstance(target, list) or pattern[0] != target[0]:
        return False
    if len(pattern) == len(target) and all(map(matches, pattern[1:], target[1:])):
        return True
    if (
        len(pattern) == len(target) == 3 and pattern[0].isidentifier()
    ):  # `xs.map f` is written the other way round
        return matches(pattern[1], target[2]) and matches(pattern[2], target[1])
    return False


def subterms(found: Shape) -> list[Shape]:
    """A shape and all shapes in it that are applied to something."""
    kept: list[Shape] = []
    stack = [found]
    while stack and len(kept) < _MAX_SUBTERMS:
        top = stack.pop()
        if isinstance(top, list):
            kept.append(top)
            stack.extend(top[1:])
    return kept


def size(found: Shape) -> int:
    """How many symbols a shape has that are no variables."""
    count, stack = 0, [found]
    while stack:
        top = stack.pop()
        if isinstance(top, list):
            stack.extend(top)
        elif top != UNKNOWN:
            count += 1
    return count


def _rewrites(conclusion: Shape) -> Iterator[tuple[Shape, float]]:
    if isinstance(conclusion, list) and conclusion[0] in ("=", "↔") and len(conclusion) == 3:
        yield conclusion[1], 1.0
        yield conclusion[2], 0.6


def fit(conclusion: Shape, goal: Shape, inside: list[Shape]) -> float:
    """How well a lemma fits: 0 not at all; it closes the goal, or rewrites something in it (`inside`: its subterms).

    The more of the pattern is no variable, the more it says.
    """
    best = 0.0
    weight = size(conclusion)
    if weight > 1 and matches(conclusion, goal):
        best = 1.0 + 0.25 * min(weight, 8)
    for pattern, factor in _rewrites(conclusion):
        if not isinstance(pattern, list) or pattern[0] == UNKNOWN:
            continue
        if any(matches(pattern, sub) for sub in inside):
            best = max(best, factor * (0.7 + 0.25 * min(size(pattern), 8)))
    return best
