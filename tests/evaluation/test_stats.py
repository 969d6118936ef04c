"""The estimators agree with enumeration, and the intervals cover as they say."""

from __future__ import annotations

import itertools
import random
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.evaluation.stats import expected_draws, mcnemar, mean_interval, pass_at_k

SAMPLES = st.integers(1, 9).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n), st.integers(1, n)))


@given(SAMPLES)
def test_pass_at_k_is_what_enumeration_gives(nck: tuple[int, int, int]) -> None:
    n, c, k = nck
    outcomes = [i < c for i in range(n)]
    draws = list(itertools.combinations(outcomes, k))
    assert pass_at_k(n, c, k) == pytest.approx(fmean(any(d) for d in draws))


@given(SAMPLES)
def test_expected_draws_is_what_enumeration_gives(nck: tuple[int, int, int]) -> None:
    n, c, k = nck
    n, c, k = min(n, 6), min(c, n, 6), min(k, n, 6)
    orders = list(itertools.permutations([i < c for i in range(n)]))
    drawn = [next((i + 1 for i, right in enumerate(o[:k]) if right), k) for o in orders]
    assert expected_draws(n, c, k) == pytest.approx(fmean(drawn))


@pytest.mark.parametrize(("n", "c", "k"), [(3, 1, 4), (3, 4, 1), (3, 1, 0), (0, 0, 1)])
def test_what_cannot_be_estimated_is_refused(n: int, c: int, k: int) -> None:
    with pytest.raises(ValueError, match="cannot be"):
        pass_at_k(n, c, k)


@pytest.mark.parametrize(("n", "k", "rate"), [(1, 1, 0.3), (8, 1, 0.5), (8, 4, 0.2), (16, 8, 0.03)])
def test_intervals_cover_at_their_nominal_rate(n: int, k: int, rate: float) -> None:
    """Tasks drawn from a population of difficulties; the truth is the population's pass@k."""
    rng = random.Random(20261128)
    difficulties = [min(1.0, max(0.0, rng.betavariate(2 * rate, 2 * (1 - rate)))) for _ in range(20_000)]
    truth = fmean(1 - (1 - p) ** k for p in difficulties)
    hits = 0
    trials = 400
    for _ in range(trials):
        chosen = rng.choices(difficulties, k=60)
        values = [pass_at_k(n, sum(rng.random() < p for _ in range(n)), k) for p in chosen]
        found = mean_interval(values, 0.95)
        hits += found.low <= truth <= found.high
    assert 0.92 <= hits / trials <= 0.985


def test_nothing_solved_is_not_certainly_nothing() -> None:
    found = mean_interval([0.0] * 50)
    assert found.mean == 0
    assert 0 < found.high < 0.1
    assert mean_interval([]).tasks == 0


def test_the_paired_test_is_the_exact_binomial_one() -> None:
    found = mcnemar([True] * 9 + [False] + [True] * 5, [False] * 9 + [True] + [True] * 5)
    assert (found.first_only, found.second_only, found.both, found.neither) == (9, 1, 5, 0)
    assert found.p_value == pytest.approx(2 * (1 + 10) / 2**10)
    assert mcnemar([True], [True]).p_value == 1
