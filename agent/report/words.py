"""Numbers as people write them (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

_LEAST_P = 0.0001  # that four digits can show


def money(cost: Decimal | float | None) -> str:
    """US dollars as people write them."""
    if cost is None:
        return "unknown"
    if not cost:
        return "$0"
    return f"${cost:,.2f}" if cost >= 1 else f"${cost:.4f}" if cost >= 0.0001 else f"${cost:.1e}"


def seconds(duration: float) -> str:
    """A duration as people write it."""
    if duration < 60:
        return f"{duration:.1f} s"
    if duration < 3600:
        return f"{int(duration // 60)} min {int(duration % 60)} s"
    return f"{int(duration // 3600)} h {int(duration % 3600 // 60)} min"


def percent(share: float) -> str:
    """A share of 1, in percent."""
    return f"{100 * share:.1f}%"


def p_value(p: float) -> str:
    """What stands behind the p of a test: `= 0.1250`, or `< 0.0001`."""
    return f"= {p:.4f}" if p >= _LEAST_P else f"< {_LEAST_P}"
