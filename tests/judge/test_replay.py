"""Replay in a fresh kernel: what must be accepted, and what the genuine Lean let through that must not be."""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from agent.judge import replay as replaying
from agent.judge.replay import ReplayResult, replay
from agent.toolchain.process import MIB, Command, Limits, run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agent.judge.work import LibraryModule
    from agent.toolchain.embedded import EmbeddedLean
    from agent.toolchain.protocol import Toolchain

SOURCES = Path(__file__).parent / "replay"


def sources(kind: str) -> dict[str, str]:
    """The Lean files of one kind, by their stems."""
    return {p.stem: p.read_text("utf-8") for p in sorted((SOURCES / kind).glob("*.lean"))}


async def compiled(lean: EmbeddedLean, folder: Path, text: str, module: str = "X", *path: Path) -> Path:
    """The .olean that the genuine Lean makes of a text."""
    (folder / f"{module}.lean").write_text(text, encoding="utf-8")
    command = lean.lean(["-o", f"{module}.olean", f"{module}.lean"], cwd=folder, extra_path=path)
    result = await run(replace(command, writable=(folder,)), Limits())
    assert result.exit_code == 0, result.stdout.decode()
    return folder / f"{module}.olean"


async def replayed(lean: EmbeddedLean, folder: Path, text: str, deadline: float = 60.0) -> ReplayResult:
    """What the replay says of a text."""
    return await replay(lean, await compiled(lean, folder, text), deadline=deadline)


@pytest.mark.parametrize("name", sources("accepted"))
async def test_honest_files_are_accepted(lean: EmbeddedLean, tmp_path: Path, name: str) -> None:
    result = await replayed(lean, tmp_path, sources("accepted")[name])
    assert result.status == "accepted", result
    assert result.checked > 0


async def test_what_a_file_adds_is_told(lean: EmbeddedLean, tmp_path: Path) -> None:
    text = "axiom a : Nat\npartial def loop (n : Nat) : Nat := loop n\nunsafe def u : Nat := 1\n"
    result = await replayed(lean, tmp_path, text)
    assert result.status == "accepted"
    assert result.axioms == ("a",)
    assert "u" in result.unchecked


@pytest.mark.parametrize("name", sources("rejected"))
async def test_what_the_kernel_was_not_asked_about_is_rejected(
    lean: EmbeddedLean, tmp_path: Path, name: str
) -> None:
    text = sources("rejected")[name]
    result = await replayed(lean, tmp_path, text)
    assert result.status == "rejected", result
    assert {code for _, code, _ in result.failures} >= set(text.splitlines()[0].split()[2:])


@pytest.mark.parametrize("name", sources("inconclusive"))
async def test_what_cannot_be_known_is_inconclusive(lean: EmbeddedLean, tmp_path: Path, name: str) -> None:
    result = await replayed(lean, tmp_path, sources("inconclusive")[name])
    assert result.status == "inconclusive", result
    assert result.failures


SLOW = """
noncomputable def double (n : Nat) : Nat := Nat.rec 0 (fun _ r => r.succ.succ) n
noncomputable def power (n : Nat) : Nat := Nat.rec 1 (fun _ r => double r) n
noncomputable def bomb : Nat := Nat.rec 0 (fun _ r => r) (power 45)
set_option debug.skipKernelTC true in
theorem slow : bomb = 1 := by decide +kernel
"""


async def test_a_computation_without_end_is_inconclusive(lean: EmbeddedLean, tmp_path: Path) -> None:
    olean = await compiled(lean, tmp_path, SLOW)
    result = await replay(lean, olean, deadline=2.0)
    assert result.status == "inconclusive"
    assert result.notes == ("the kernel was not done after 2 s",)
    result = await replay(lean, olean, memory=150 * MIB)
    assert result.status == "inconclusive"


async def test_what_rests_on_a_recursion_too_deep_is_inconclusive(lean: EmbeddedLean, tmp_path: Path) -> None:
    result = await replay(lean, await compiled(lean, tmp_path, SLOW), memory=3000 * MIB)
    assert result.status == "inconclusive", result
    assert {code for _, code, _ in result.failures} <= {"deepRecursion", "dependsOnFailed"}


async def test_imported_modules_are_replayed_too(lean: EmbeddedLean, tmp_path: Path) -> None:
    cheat = "set_option debug.skipKernelTC true in\ntheorem bad : 1 = 2 := by decide +kernel\n"
    for module, text, status in (
        ("Good", "theorem good : 1 = 1 := rfl\n", "accepted"),
        ("Bad", cheat, "rejected"),
    ):
        folder = tmp_path / module
        folder.mkdir()
        await compiled(lean, folder, text, module)
        olean = await compiled(lean, tmp_path, f"import {module}\ntheorem t : True := trivial\n", "X", folder)
        for _ in range(2):  # the second time the imported module may be remembered, if it was accepted
            result = await replay(lean, olean, path=(folder,))
            assert result.status == status, result
        # it may be taken as it is when the caller says so
        imported = folder / f"{module}.olean"
        result = await replay(lean, olean, path=(folder,), trusted=(imported,))
        assert (result.status, result.checked) == ("accepted", 1)
        imported.unlink()
        result = await replay(lean, olean, path=(folder,))
        assert result.status == "inconclusive"
        assert f"the imported module {module} is not found" in result.notes[0]


async def test_a_library_that_was_changed_is_not_trusted(lean: EmbeddedLean, tmp_path: Path) -> None:
    home = tmp_path / "core"
    shutil.copytree(lean.home, home)
    other = replace(lean, home=home)
    olean = await compiled(lean, tmp_path, "theorem t : True := trivial\n")
    assert (await replay(other, olean)).status == "accepted"
    file = next(iter((home / "lib/Init").rglob("*.olean")))
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    result = await replay(other, olean)
    assert result.status == "inconclusive"
    assert "changed since it was trusted" in result.notes[0]


class Foreign:
    """A toolchain in a folder, with `lean` and whatever else is there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def lean(self, args: Sequence[str], *, cwd: Path, extra_path: Sequence[Path] = ()) -> Command:
        env = {"PATH": "/usr/bin:/bin", "LEAN_PATH": ":".join(map(str, extra_path))}
        return Command((str(self.folder / "lean"), *args), cwd, env, readable=(self.folder,))


LEANCHECKERS = {
    "accepted": 'test -f "${LEAN_PATH%%:*}/Some/Mod.olean" && test "$1" = Some.Mod',
    "rejected": "echo \"while replaying declaration 'bad': (kernel) type mismatch\" >&2; exit 1",
    "inconclusive": "echo 'unknown module prefix' >&2; exit 1",
}


@pytest.mark.parametrize("status", LEANCHECKERS)
async def test_a_leanchecker_beside_lean_is_asked(tmp_path: Path, status: str) -> None:
    """Its ways to end, acted by a script: a toolchain that has one cannot be installed here."""
    tools, work = tmp_path / "bin", tmp_path / "work"
    tools.mkdir()
    (work / "Some").mkdir(parents=True)
    (work / "Some/Mod.olean").write_bytes(b"")
    toolchain: Toolchain = Foreign(tools)  # type: ignore[assignment]
    assert (await replay(toolchain, work / "Some/Mod.olean", module="Some.Mod")).status == "unavailable"
    (tools / "leanchecker").write_text(f"#!/bin/sh\n{LEANCHECKERS[status]}\n")
    (tools / "leanchecker").chmod(0o755)
    result = await replay(toolchain, work / "Some/Mod.olean", module="Some.Mod")
    assert result.status == status, result
    assert "leanchecker" in result.notes[0]
    assert [name for name, _, _ in result.failures] == (["bad"] if status == "rejected" else [])


async def test_the_core_is_replayed_in_full_once(lean: EmbeddedLean, tmp_path: Path) -> None:
    olean = await compiled(lean, tmp_path, "theorem t : True := trivial\n")
    assert (await replay(lean, olean)).status == "accepted"
    verdict = json.loads((lean.home / "replayed.json").read_text())
    assert verdict["checked"] > 4000
    home = tmp_path / "core"
    shutil.copytree(lean.home, home)
    (home / "replayed.json").write_text(json.dumps({**verdict, "checked": 0}))
    assert (await replay(replace(lean, home=home), olean)).status == "accepted"
    assert json.loads((home / "replayed.json").read_text())["checked"] == 0  # it was not done again


@pytest.mark.parametrize("count", [1, 2, 5, 1000])
def test_each_part_of_the_core_rests_on_itself_and_on_those_before(lean: EmbeddedLean, count: int) -> None:
    modules = replaying._library(lean)
    parts, before = replaying._in_parts(modules, count), set[str]()
    assert 1 <= len(parts) <= count
    for part in parts:
        before |= part.keys()
        assert all(before.issuperset(m["imports"]) for m in part.values())
    assert before == modules.keys()
    assert sum(map(len, parts)) == len(modules)


CHEAT = """prelude
import Init.Core
set_option debug.skipKernelTC true in
theorem bad : False := by decide +kernel
theorem use : False := bad
"""


def closure(module: str, modules: dict[str, LibraryModule]) -> set[str]:
    """A module of the core, and all that it imports."""
    found, left = set[str](), [module]
    while left:
        if (name := left.pop()) not in found:
            found.add(name)
            left += modules[name]["imports"]
    return found


async def test_a_core_that_the_kernel_refuses_decides_nothing(lean: EmbeddedLean, tmp_path: Path) -> None:
    home, modules = tmp_path / "core", replaying._library(lean)
    kept = [
        Path(modules[name]["path"]) for name in closure("Init.Core", modules)
    ]  # what the cheat needs is soon read
    cheat = await compiled(lean, tmp_path, CHEAT, "Bad")
    for file in kept:
        place = home / file.relative_to(lean.home)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, place)
    shutil.copy(cheat, home / "lib/Bad.olean")
    files = [f.relative_to(home).as_posix() for f in home.rglob("*.olean")]
    manifest = {f: hashlib.sha256((home / f).read_bytes()).hexdigest() for f in files}
    (home / "manifest.json").write_text(json.dumps(manifest))
    result = await replay(
        replace(lean, home=home), await compiled(lean, tmp_path, "theorem t : True := trivial\n")
    )
    assert result.status == "inconclusive"
    assert result.notes[0] == "the core library itself was not accepted"
    assert {name for name, _, _ in result.failures} >= {"bad", "use"}
