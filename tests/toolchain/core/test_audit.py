"""The core rests on Lean's three axioms, and all that it takes from the library is there."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from agent.lean.olean import Kind
from agent.toolchain.core_tools.audit import Library, read_library
from agent.toolchain.core_tools.symbols import read_symbols
from agent.toolchain.embedded import find_library

if TYPE_CHECKING:
    from agent.toolchain.embedded import EmbeddedLean

STANDARD = {("propext",), ("Quot", "sound"), ("Classical", "choice")}


@pytest.fixture(scope="module")
def library(lean: EmbeddedLean) -> Library:
    return read_library(lean.home / "lib")


def test_every_theorem_rests_on_the_standard_axioms(library: Library) -> None:
    assert set(library.axioms_of_theorems()) <= STANDARD


def test_no_constant_is_declared_twice(library: Library) -> None:
    """Lean forgives the same theorem in two modules, the judge does not."""
    assert library.twice == frozenset()


def test_the_audit_sees_theorems_and_axioms(library: Library) -> None:
    assert library.kinds["Nat", "add_comm"] is Kind.THEOREM
    assert ("propext",) in library.axioms_of(("Classical", "em"))


@pytest.mark.skipif(sys.platform != "linux", reason="symbols are read from ELF files")
def test_every_extern_has_a_native_symbol(library: Library) -> None:
    assert len(library.externs) > 900
    assert library.externs_without_symbol(read_symbols(find_library())) == frozenset()
