"""Snapshots of headers: they change nothing but the time, and whatever is wrong with one, Lean imports as usual."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from agent.check.header import header_of
from agent.check.oneshot import OneshotChecker
from agent.check.protocol import CheckRequest
from agent.check.snapshots import HeaderSnapshots, supported
from agent.lean.project import Project
from agent.toolchain.build import build
from agent.types import CheckStatus

if TYPE_CHECKING:
    from agent.toolchain.embedded import EmbeddedLean

LIBRARY = "def two : Nat := 2\n@[simp] theorem two_is : two = 2 := rfl\n"
GOOD = "import Lib\n\ntheorem t : two = 2 := by simp\n"
BAD = "import Lib\n\ntheorem t : two = 3 := by simp\n"
OTHER = "import Lib -- again\n\ntheorem t : two = 3 := by simp\n"


async def library(lean: EmbeddedLean, folder: Path, text: str = LIBRARY) -> Path:
    (folder / "Lib.lean").write_text(text, encoding="utf-8")
    return (await build(Project(folder, is_lake=False), lean, ["Lib"], folder / "built")).folder


def request(text: str) -> CheckRequest:
    return CheckRequest(Path("A.lean"), text)


async def made(lean: EmbeddedLean, tmp_path: Path, path: Path) -> tuple[HeaderSnapshots, Path]:
    snapshots = HeaderSnapshots(lean, tmp_path, (path,), worth=0.0)
    assert await snapshots.find(header_of(GOOD)) is None, "nobody has seen it yet"
    snapshots.took(header_of(GOOD), 1.0)
    file = await snapshots.find(header_of(GOOD))
    assert file is not None
    return snapshots, file


async def test_answers_with_a_snapshot_are_those_without(lean: EmbeddedLean, tmp_path: Path) -> None:
    path = await library(lean, tmp_path)
    plain = OneshotChecker(lean, import_path=(path,), worth=1e9)
    quick = OneshotChecker(lean, import_path=(path,), worth=0.0)
    for text in (GOOD, BAD, OTHER, OTHER, GOOD, BAD, "#eval 1 + 1\n"):
        expected, found = await plain.check(request(text)), await quick.check(request(text))
        assert (found.status, found.diagnostics) == (expected.status, expected.diagnostics)
    assert len(list(Path(quick._folder.name).rglob("header.snapshot"))) == 2, "one for each header"
    await plain.aclose()
    await quick.aclose()


@pytest.mark.parametrize("damage", ["empty", "cut", "flipped", "missing"])
async def test_a_damaged_snapshot_is_done_without(lean: EmbeddedLean, tmp_path: Path, damage: str) -> None:
    path = await library(lean, tmp_path)
    checker = OneshotChecker(lean, import_path=(path,), worth=0.0)
    await checker.check(request(GOOD))
    await checker.check(request(GOOD))
    (file,) = Path(checker._folder.name).rglob("header.snapshot")
    content = file.read_bytes()
    if damage == "missing":
        file.unlink()
    else:
        version = content.replace(b"4.35.0", b"4.35.9", 1)
        file.write_bytes({"empty": b"", "cut": content[:5000], "flipped": version}[damage])
    assert (await checker.check(request(GOOD))).status is CheckStatus.PASSED
    assert (await checker.check(request(BAD))).status is CheckStatus.FAILED
    await checker.aclose()


async def test_a_snapshot_of_what_was_compiled_again_is_not_used(lean: EmbeddedLean, tmp_path: Path) -> None:
    path = await library(lean, tmp_path)
    snapshots, file = await made(lean, tmp_path, path)
    assert await snapshots.find(header_of(GOOD)) == file
    compiled = next(path.rglob("Lib.olean")).resolve()
    os.utime(compiled, ns=(1, compiled.stat().st_mtime_ns + 1))
    assert await snapshots.find(header_of(GOOD)) is None
    assert await snapshots.find(header_of(GOOD)) not in (None, file)
    await snapshots.aclose()


async def test_a_lean_that_has_none_is_known(lean: EmbeddedLean, tmp_path: Path) -> None:
    class Old:
        version = "4.31.0"

    assert await supported(lean, tmp_path)
    assert not await supported(Old(), tmp_path)  # type: ignore[arg-type]
