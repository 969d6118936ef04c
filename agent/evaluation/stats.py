"""Estimators and intervals (pure).

pass@k: the unbiased estimator 1 - C(n-c, k) / C(n, k) of Chen et al., "Evaluating Large Language Models Trained on
Code" (2021), section 2.1, for n independent samples of which c are right.  Its mean over tasks gets an interval of
Wilson's form (Wilson 1927; Brown, Cai and DasGupta 2001) with the effective number of tasks m(1-m)/(s^2/T), which for
one sample a task is Wilson's own and which stays inside [0, 1] when everything fails or everything is solved.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist, fmean, variance
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean over tasks with its interval."""

    mean: float
    low: float
    high: float
    tasks: int


def pass_at_k(n: int, c: int, k: int) -> float:
    """The chance that at least one of k samples, drawn from n of which c are right, is right.

    Raises ValueError unless 0 <= c <= n and 1 <= k <= n: from fewer than k samples pass@k cannot be estimated.
    """
    if not (0 <= c <= n and 1 <= k <= n):
        raise ValueError(f"pass@{k} cannot be estimated from {c} of {n}")
    return 1.0 - math.comb(n - c, k) / math.comb(n, k)


def expected_draws(n: int, c: int, k: int) -> float:
    """How many samples are drawn on average, without repetition, until one is right or k are drawn."""
    if not (0 <= c <= n and 1 <= k <= n):
        raise ValueError(f"{k} draws cannot be made from {c} of {n}")
    return sum(math.comb(n - c, i) / math.comb(n, i) for i in range(k))


def mean_interval(values: Sequence[float], confidence: float = 0.95) -> Estimate:
    """The mean of per-task values in [0, 1], with an interval for the mean of the population of tasks."""
    count = len(values)
    if count == 0:
        return Estimate(math.nan, 0.0, 1.0, 0)
    mean = fmean(values)
    z = NormalDist().inv_cdf(0.5 + confidence / 2)
    spread = variance(values) / count if count > 1 else 0.0
    size = mean * (1 - mean) / spread if spread > 0 else float(count)
    size = max(size, float(count))  # values strictly inside [0, 1] vary less than coins do
    centre = (mean + z * z / (2 * size)) / (1 + z * z / size)
    half = z / (1 + z * z / size) * math.sqrt(mean * (1 - mean) / size + z * z / (4 * size * size))
    return Estimate(mean, max(0.0, centre - half), min(1.0, centre + half), count)


@dataclass(frozen=True, slots=True)
class Paired:
    """Two runs on the same tasks: solved by the first only, by the second only, and the two-sided p-value."""

    first_only: int
    second_only: int
    both: int
    neither: int
    p_value: float


def mcnemar(first: Sequence[bool], second: Sequence[bool]) -> Paired:
    """The exact McNemar test (McNemar 1947; binomial form): are the two equally likely to solve a task?"""
    if len(first) != len(second):
        raise ValueError("the two runs must have the same tasks")
    b = sum(x and not y for x, y in zip(first, second, strict=True))
    c = sum(y and not x for x, y in zip(first, second, strict=True))
    total = b + c
    tail = sum(math.comb(total, i) for i in range(min(b, c) + 1)) / 2**total
    both = sum(x and y for x, y in zip(first, second, strict=True))
    return Paired(b, c, both, len(first) - both - total, min(1.0, 2 * tail))


def difference(first: Sequence[float], second: Sequence[float], confidence: float = 0.95) -> Estimate:
    """The mean of second - first over the same tasks, with the normal interval for paired differences.

    With fewer than two tasks the interval is all that is possible.  It says nothing where no task differs: then it has
    no width, and McNemar's p is 1.
    """
    if len(first) != len(second):
        raise ValueError("the two runs must have the same tasks")
    gains = [b - a for a, b in zip(first, second, strict=True)]
    if len(gains) < 2:
        return Estimate(gains[0] if gains else 0.0, -1.0, 1.0, len(gains))
    mean = fmean(gains)
    half = NormalDist().inv_cdf(0.5 + confidence / 2) * math.sqrt(variance(gains) / len(gains))
    return Estimate(mean, max(-1.0, mean - half), min(1.0, mean + half), len(gains))
