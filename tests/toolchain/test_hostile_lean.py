"""Lean files whose code runs while they are checked, in the genuine Lean, in the sandbox.

The core reads and writes files, and `@[extern]` reaches all of the library: what these try works without the sandbox.
"""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

import psutil
import pytest

from agent.toolchain.process import MIB, Finished, Limits, Stop, run

if TYPE_CHECKING:
    from pathlib import Path

    from agent.toolchain.embedded import EmbeddedLean


async def elaborated(
    lean: EmbeddedLean, folder: Path, text: str, limits: Limits | None = None, *, sandbox: bool = True
) -> Finished:
    """Lean on a text in `folder`, which is writable; afterwards none of its processes may be left."""
    (folder / "X.lean").write_text(text, encoding="utf-8")
    command = replace(lean.lean(["X.lean"], cwd=folder), writable=(folder,))
    result = await run(command, limits or Limits(seconds=30), sandbox=sandbox)
    left = [p.info for p in psutil.process_iter(["pid", "cwd"]) if p.info["cwd"] == str(folder)]
    assert left == []
    return result


async def test_secrets_of_the_environment_are_not_there(
    lean: EmbeddedLean, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MISTRAL_API_KEY", "secret")
    text = '#eval (do let k ← IO.getEnv "MISTRAL_API_KEY"; IO.println (toString k) : IO Unit)\n'
    result = await elaborated(lean, tmp_path, text)
    assert result.stdout == b"none\n"


@pytest.mark.parametrize("sandbox", [False, True])
async def test_files_outside_of_its_folder_stay_as_they_are(
    lean: EmbeddedLean, tmp_path: Path, sandbox: bool
) -> None:
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    inside.mkdir()
    text = f'#eval IO.FS.createDir "mine"\n#eval IO.FS.createDir "{outside}"\n'
    result = await elaborated(lean, inside, text, sandbox=sandbox)
    assert (inside / "mine").is_dir()
    assert outside.is_dir() is not sandbox  # without the sandbox the attack works: this test can fail
    assert (result.exit_code == 0) is not sandbox


async def test_files_outside_cannot_be_read(lean: EmbeddedLean, tmp_path: Path) -> None:
    folder = tmp_path / "project"
    folder.mkdir()
    (tmp_path / "secret").write_text("xyzzy")
    (folder / "own").write_text("plugh")
    for file, readable in (("own", True), (str(tmp_path / "secret"), False), ("/etc/passwd", False)):
        text = f'#eval (do let s ← IO.FS.readFile "{file}"; IO.println s : IO Unit)\n'
        result = await elaborated(lean, folder, text)
        assert (result.exit_code == 0) is readable, result
        assert (b"plugh" in result.stdout) is readable
        assert b"xyzzy" not in result.stdout


@pytest.mark.parametrize(
    ("text", "limits", "stop"),
    [
        ("partial def f (n : Nat) : Nat := f (n + 1)\n#eval f 0\n", Limits(seconds=1.5), Stop.DEADLINE),
        (
            "partial def f (l : List Nat) : Nat := f (1 :: 2 :: 3 :: l)\n#eval f []\n",
            Limits(seconds=60, memory=400 * MIB),
            Stop.MEMORY,
        ),
        (
            f'#print "{"x" * 20_000}"\n' * 200,  # what `#eval` prints, Lean keeps until it is over
            Limits(seconds=60, output=MIB),
            Stop.OUTPUT,
        ),
    ],
    ids=["loops", "allocates", "prints"],
)
async def test_code_that_does_not_end_is_stopped(
    lean: EmbeddedLean, tmp_path: Path, text: str, limits: Limits, stop: Stop
) -> None:
    result = await elaborated(lean, tmp_path, text, limits)
    assert result.stop is stop, result
    assert len(result.stdout) + len(result.stderr) <= 2 * limits.output
    assert sorted(os.listdir(tmp_path)) == ["X.lean"]  # noqa: PTH208
    again = await elaborated(lean, tmp_path, "theorem t : True := trivial\n#print axioms t\n")
    assert again.stdout == b"'t' does not depend on any axioms\n"
