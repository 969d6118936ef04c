"""A warm server never says anything else than a fresh process (the long version is `make bench`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.equality import compare

from agent.types import CheckStatus

if TYPE_CHECKING:
    from agent.toolchain.embedded import EmbeddedLean


async def test_warm_and_fresh_say_the_same_of_random_candidates(lean: EmbeddedLean) -> None:
    result = await compare(lean, 80, seed=7, runaways=2, kills=4)
    assert [(w.reason, w.diagnostics, f.diagnostics) for _, w, f in result.differences] == []
    assert result.killed >= 2
    assert result.statuses[CheckStatus.PASSED] > 10
    assert result.statuses[CheckStatus.FAILED] > 25
    assert result.statuses[CheckStatus.INCONCLUSIVE] == 2
