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
    """US dollars for a million tokens in and out."""

    prompt: Decimal
    completion: Decimal

    def of(self, prompt_tokens: int | Decimal, completion_tokens: int) -> Decimal:
        """The exact price of one answer."""
        return (self.prompt * prompt_tokens + self.completion * completion_tokens) / _MILLION


def price_of(settings: ModelSettings) -> Price | None:
    """The price that the settings of a model give; None where one of the two is missing."""
    if settings.price_in is None or settings.price_out is None:
        return None
    return Price(settings.price_in, settings.price_out)
