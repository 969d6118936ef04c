"""What two texts have in common.  Imports the standard library only: the frontend worker uses it too."""

from __future__ import annotations

from typing import AnyStr


def common_prefix(a: AnyStr, b: AnyStr) -> int:
    """How many code points (or bytes) `a` and `b` have in common at the start."""
    low, high = 0, min(len(a), len(b))
    if a[:high] == b[:high]:
        return high
    while low < high - 1:  # a[:low] agrees, a[:high] does not
        middle = (low + high) // 2
        if a[low:middle] == b[low:middle]:
            low = middle
        else:
            high = middle
    return low
