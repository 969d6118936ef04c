"""Waiting for something that happens elsewhere: for the event itself, however slow the machine is."""

from __future__ import annotations

import asyncio
import contextlib
import time
from typing import TYPE_CHECKING, TypeVar

import psutil

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
SECONDS = 120.0


def wait_until(happened: Callable[[], T]) -> T:
    """What it returns as soon as that is true of it; AssertionError when it never is."""
    end = time.monotonic() + SECONDS
    while not (found := happened()):
        assert time.monotonic() < end, f"not within {SECONDS:g} s"
        time.sleep(0.02)
    return found


async def until(happened: Callable[[], T]) -> T:
    """The same, while the event loop goes on."""
    end = time.monotonic() + SECONDS
    while not (found := happened()):
        assert time.monotonic() < end, f"not within {SECONDS:g} s"
        await asyncio.sleep(0.02)
    return found


def processes() -> set[psutil.Process]:
    """All that run below this one, and what they started."""
    return set(psutil.Process().children(recursive=True))


def command_line(process: psutil.Process) -> list[str]:
    """What it was started with; nothing of a process that has ended meanwhile."""
    with contextlib.suppress(psutil.Error):
        return process.cmdline()
    return []
