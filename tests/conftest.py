"""Fixtures that many tests share: the genuine Lean, compiled once a session."""

from __future__ import annotations

import asyncio

import pytest

from agent.toolchain import embedded


@pytest.fixture(scope="session")
def lean() -> embedded.EmbeddedLean:
    """The embedded Lean with its core library."""
    return asyncio.run(embedded.install())
