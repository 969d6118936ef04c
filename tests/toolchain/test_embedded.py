"""Installing the embedded Lean's core: by several at once, over damage, after a kill, and what is thrown away.

The core here has two modules, so that it is compiled in a moment; that of the product has a suite of its own (core/).
"""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from support.waiting import wait_until

from agent.errors import ToolFailed
from agent.toolchain import embedded
from agent.toolchain.process import Limits, run

ROOT = Path(__file__).parents[2]
INSTALL = (
    "import asyncio, pathlib, sys; from agent.toolchain.embedded import install; "
    "print(asyncio.run(install(*map(pathlib.Path, sys.argv[1:3]))).home)"
)
DAY = 24 * 3600


@pytest.fixture
def core(tmp_path: Path) -> Path:
    folder = tmp_path / "core"
    (folder / "Init").mkdir(parents=True)
    (folder / "Init.lean").write_text("prelude\nimport Init.Small\n")
    (folder / "Init" / "Small.lean").write_text(
        "prelude\ninductive Truth : Prop where\n  | intro : Truth\ntheorem truth : Truth := Truth.intro\n"
    )
    return folder


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def install(cache: Path, core: Path) -> embedded.EmbeddedLean:
    return asyncio.run(embedded.install(cache, core))


def installing(cache: Path, core: Path) -> subprocess.Popen[str]:
    """In another process, in a group of its own."""
    command = [sys.executable, "-c", INSTALL, str(cache), str(core)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, start_new_session=True)


def leftovers(cache: Path) -> list[str]:
    return [p.name for p in cache.glob("building-*")]


def test_ordinary_files_import_it_by_themselves(cache: Path, core: Path, tmp_path: Path) -> None:
    lean = install(cache, core)
    (tmp_path / "a.lean").write_text("theorem t : Truth := truth\n")
    done = asyncio.run(run(lean.lean(["a.lean"], cwd=tmp_path), Limits(seconds=60)))
    assert done.exit_code == 0, done.stdout
    assert leftovers(cache) == []


def test_several_processes_at_once_build_it_once(cache: Path, core: Path) -> None:
    said = {p.communicate(timeout=120)[0] for p in [installing(cache, core) for _ in range(4)]}
    [home] = {line.strip() for line in said}
    assert Path(home).parent == cache
    assert leftovers(cache) == []
    assert len(list(cache.glob("*/manifest.json"))) == 1


@pytest.mark.parametrize("file", ["lib/Init/Small.olean", "launch.py", "manifest.json"])
@pytest.mark.parametrize("damage", [b"junk", None])
def test_damage_is_noticed_and_built_over(cache: Path, core: Path, file: str, damage: bytes | None) -> None:
    home = install(cache, core).home
    kept = (home / file).read_bytes()
    (home / file).unlink()
    if damage is not None:
        (home / file).write_bytes(damage)
    assert install(cache, core).home == home
    assert (home / file).read_bytes() == kept


def test_a_build_that_is_killed_counts_for_nothing(cache: Path, core: Path) -> None:
    process = installing(cache, core)
    wait_until(lambda: leftovers(cache) or process.poll() is not None)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    assert (install(cache, core).home / "lib/Init.olean").is_file()


def test_what_nobody_needs_any_more_goes_when_another_is_built(cache: Path, core: Path) -> None:
    used, unused = install(cache, core).home, cache / "4.35.0-0123456789abcdef"
    killed, running = cache / "building-killed", cache / "building-running"
    for folder in (unused, killed, running):
        folder.mkdir()
        (folder / "manifest.json").write_text("{}")
    now = time.time()
    for path, days in ((unused, 61), (killed, 2), (used, 61)):
        os.utime(path, (now - days * DAY,) * 2)
    install(cache, core)  # used once more today
    assert unused.exists(), "nothing is built, so nothing is looked for"
    (core / "Init" / "Small.lean").write_text("prelude\naxiom another : Prop\n")
    other = install(cache, core).home
    assert other != used
    assert {p.name for p in cache.iterdir() if p.is_dir()} == {used.name, other.name, running.name}


def test_a_core_that_does_not_compile_is_said_by_its_module(cache: Path, core: Path) -> None:
    (core / "Init" / "Small.lean").write_text("prelude\ntheorem wrong : Nonsense := nothing\n")
    with pytest.raises(ToolFailed, match=r"the core module Init\.Small does not compile"):
        install(cache, core)
    assert leftovers(cache) == []
