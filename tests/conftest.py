"""Fixtures that many tests share: the genuine Lean, compiled once a session."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING

import hypothesis
import pytest
from support import llama_server

from agent.toolchain import embedded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from support.llama_server import LlamaServer


# A busy machine is no bug; and the same commit has the same answer each time.  `pytest --hypothesis-profile explore`
# looks for what no run has seen.
_PATIENT = {"deadline": None, "suppress_health_check": (hypothesis.HealthCheck.too_slow,)}
hypothesis.settings.register_profile("explore", **_PATIENT)
hypothesis.settings.register_profile("leanloop", derandomize=True, **_PATIENT)
hypothesis.settings.load_profile("leanloop")


def pytest_xdist_auto_num_workers() -> int:
    """One worker more than there are processors (`-n auto`): a quarter of the suite's time is spent waiting."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(scope="session", autouse=True)
def the_embedded_lean_only() -> None:
    """Also where there is a Lake; the tests of Lake say so themselves."""
    os.environ.setdefault("LEANLOOP_TOOLCHAIN_PREFER", "embedded")


@pytest.fixture(scope="session")
def lean() -> embedded.EmbeddedLean:
    """The embedded Lean with its core library."""
    return asyncio.run(embedded.install())


@pytest.fixture(scope="session")
def smollm() -> Iterator[LlamaServer]:
    """A real llama.cpp server with a real, small model; `make test` installs what it needs."""
    if missing := llama_server.missing():
        pytest.skip(f"not installed: {missing}")
    server = llama_server.LlamaServer()
    server.start()
    try:
        server.wait()
        yield server
    finally:
        server.kill()
