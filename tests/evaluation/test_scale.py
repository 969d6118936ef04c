"""The page on scale says what its script prints, and the script's simulation obeys the laws that it must."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from bench import scale

PAGE = Path(__file__).parent.parent.parent / "docs" / "scale.md"
SMALL = replace(scale.Inputs(), tasks=200)


def test_the_page_quotes_the_script() -> None:
    page = PAGE.read_text("utf-8")
    for printed in (
        scale.inputs_table(),
        scale.main_table(),
        scale.variants(),
        f"about {scale.memory():.0f} GB",
    ):
        assert printed in page


def test_every_input_has_a_source() -> None:
    assert scale.SOURCES.keys() == scale.Inputs.__dataclass_fields__.keys()


@pytest.mark.parametrize("calls", [50, 2_000])
def test_work_is_conserved(calls: int) -> None:
    """However many machines there are, the cores work the same seconds, and nothing is faster than its bottleneck."""
    one, four = scale.simulate(SMALL, 1, calls), scale.simulate(SMALL, 4, calls)
    assert one.cores_busy * one.hours == pytest.approx(4 * four.cores_busy * four.hours, rel=0.1)
    assert four.hours <= one.hours
    for o in (one, four):
        assert max(o.model_busy, o.cores_busy, o.driver_busy) <= 1
    answers = SMALL.tasks * SMALL.samples
    mean = SMALL.answer_tokens / SMALL.tokens_per_second
    assert one.model_busy * one.hours * 3600 * calls == pytest.approx(answers * mean, rel=0.1)


def test_without_a_tail_one_station_takes_what_arithmetic_says() -> None:
    """All time on the driver: its seconds are the time."""
    slow = replace(SMALL, driver_seconds=10.0, start_seconds=0.0, passes=0.0)
    found = scale.simulate(slow, 1, 10_000)
    assert found.bottleneck == "the driver"
    assert found.hours * 3600 == pytest.approx(SMALL.tasks * SMALL.samples * 10, rel=0.01)
