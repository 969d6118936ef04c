"""What tokens cost.  Prices come from leanloop.toml; leanloop ships none, for they would be wrong soon."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from agent.config import ModelSettings

_MILLION = Decimal(1_000_000)


@dataclass(frozen=True, slots=True)
class Price:
    """US dollars for a million tokens in and out; `cached` for those in that the server had read before."""

    prompt: Decimal
    completion: Decimal
    cached: Decimal | None = None

    def of(self, prompt_tokens: int | Decimal, completion_tokens: int, cached: int = 0) -> Decimal:
        """The exact price of one answer, `cached` of whose prompt tokens the server had in its cache."""
        kept = self.prompt if self.cached is None else self.cached
        fresh = self.prompt * (prompt_tokens - cached) + kept * cached
        return (fresh + self.completion * completion_tokens) / _MILLION

    def most(self, prompt_tokens: int, completion_tokens: int) -> Decimal:
        """The price if all of the prompt were read in the dearer way."""
        dearer = max(self.prompt, self.prompt if self.cached is None else self.cached)
        return (dearer * prompt_tokens + self.completion * completion_tokens) / _MILLION


def price_of(settings: ModelSettings) -> Price | None:
    """The price that the settings of a model give; None where one of the two is missing."""
    if settings.price_in is None or settings.price_out is None:
        return None
    return Price(settings.price_in, settings.price_out, settings.price_cached)
