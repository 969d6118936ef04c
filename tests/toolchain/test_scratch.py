"""Folders of killed processes are removed by the next one, those of living ones are not."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from agent.toolchain import scratch

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
DESCRIPTORS = Path("/proc/self/fd")
HOLDING = """
import sys
from agent.toolchain.scratch import Scratch
held = Scratch("judge")
print(held.name, flush=True)
sys.stdin.read()
"""


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], Path]]:
    """A process that holds a folder with something in it, long since made."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDING],
        cwd=ROOT,
        env=os.environ | {"TMPDIR": str(tmp_path)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        folder = Path(process.stdout.readline().strip())
        (folder / "original").mkdir()
        (folder / "original" / "M.lean").write_text("", "utf-8")
        os.utime(folder, (0, 0))
        yield process, folder
        process.kill()


def test_a_folder_of_a_killed_process_is_removed(holder: tuple[subprocess.Popen[str], Path]) -> None:
    process, folder = holder
    scratch.sweep(folder.parent)
    assert (folder / "original" / "M.lean").is_file()
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert folder.is_dir()
    scratch.sweep(folder.parent)
    assert not folder.exists()


def test_a_process_that_ends_leaves_nothing(holder: tuple[subprocess.Popen[str], Path]) -> None:
    process, folder = holder
    process.communicate("")
    assert process.returncode == 0
    assert not folder.exists()


def test_the_first_folder_of_a_process_is_when_others_are_looked_at(
    holder: tuple[subprocess.Popen[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    process, folder = holder
    process.kill()
    process.wait()
    monkeypatch.setattr("tempfile.tempdir", str(folder.parent))
    with scratch.Scratch("check") as name:
        assert Path(name).is_dir()
        assert not folder.exists()
    assert not Path(name).exists()


def test_what_is_young_or_has_another_name_is_spared(tmp_path: Path) -> None:
    young, named, other = (tmp_path / n for n in ("leanloop-scratch-a-1", "leanloop-notes", "x"))
    young.mkdir()
    named.mkdir()
    other.mkdir()
    os.utime(named, (0, 0))
    link = tmp_path / "leanloop-scratch-b-2"
    link.symlink_to(other, target_is_directory=True)
    os.utime(link, (0, 0), follow_symlinks=False)
    scratch.sweep(tmp_path)
    assert young.is_dir()
    assert named.is_dir()
    assert link.is_symlink()
    assert other.is_dir()


@pytest.mark.skipif(not DESCRIPTORS.is_dir(), reason="no /proc here")
def test_no_descriptor_is_kept() -> None:
    before = set(DESCRIPTORS.iterdir())
    for _ in range(3):
        with scratch.Scratch("check"):
            pass
    assert set(DESCRIPTORS.iterdir()) == before
