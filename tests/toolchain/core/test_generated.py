"""The generated module of the core is what its generator writes."""

from __future__ import annotations

import sys

import pytest

from agent.toolchain.core_tools import notation
from agent.toolchain.core_tools.symbols import demangle_part, mangle
from agent.toolchain.embedded import find_library


@pytest.mark.skipif(sys.platform != "linux", reason="the generator reads ELF files and /proc")
def test_notation_is_current() -> None:
    text = notation.generate(find_library())
    assert text == notation.TARGET.read_text("utf-8"), (
        "run: python -m agent.toolchain.core_tools.notation --write"
    )


@pytest.mark.parametrize(
    ("name", "symbol"),
    [
        (("Nat", "add"), "l_Nat_add"),
        (("term[_]",), "l_term_x5b___x5d"),
        (("_aux_x", "∨"), "l___aux__x__u2228"),
    ],
)
def test_mangle(name: tuple[str, ...], symbol: str) -> None:
    assert mangle(name) == symbol
    assert demangle_part(mangle(name[-1:])[2:]) == name[-1]
