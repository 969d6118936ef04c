"""Independent re-checking: a compiled module's declarations, and nothing else of it, go to a fresh kernel.

For the embedded Lean this is our own replayer on libleanshared, in a sandboxed process that can neither write
nor speak to anybody (replay_worker.py).  The core library, whose bytes are known by hash, is put into that
kernel unchecked; it is replayed in full once, before it is first relied on, and the verdict is kept beside
it. Other imported modules are replayed too, and remembered by the hash of their bytes and of all that they
import.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import json
import os
import sys
import time
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import TYPE_CHECKING

from agent.errors import LeanLoopError, OleanError
from agent.files import write_atomic
from agent.judge import leanchecker
from agent.lean.moduledata import ModuleData
from agent.lean.olean import Olean, display
from agent.toolchain.embedded import EmbeddedLean, locked
from agent.toolchain.process import GIB, MIB, Command, Limits, Stop, run
from agent.toolchain.together import all_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from agent.judge.work import LibraryModule, Request
    from agent.toolchain.process import Finished
    from agent.toolchain.protocol import Toolchain

_WORKER = Path(__file__).parent / "replay_worker.py"
_ROOT = Path(__file__).parents[2]
_CORE_SECONDS = 300.0
_REPLAYER = 1  # to be raised when the replayer changes, so that cores are replayed again
_VERDICT = "replayed.json"


@dataclass(frozen=True, slots=True)
class ReplayResult:
    """What a fresh kernel says of a module.

    `status` is `accepted`, `rejected`, `inconclusive`, or `unavailable` where there is no replayer.
    `failures` are (declaration, code, sentence); codes are those of the kernel (`declTypeMismatch`),
    `forged`, `primitive` and `dependsOnFailed`.  `checked` counts the declarations that the kernel checked,
    `axioms` are those that were among them, and `unchecked` are unsafe and partial definitions, which no safe
    one can use.
    """

    status: str
    failures: tuple[tuple[str, str, str], ...] = ()
    checked: int = 0
    axioms: tuple[str, ...] = ()
    unchecked: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    seconds: float = 0.0


@dataclass(slots=True)
class _Memory:
    """What need not be replayed twice in this process: cores, and other modules by their identities."""

    cores: dict[Path, asyncio.Task[ReplayResult]] = field(default_factory=dict)
    libraries: dict[Path, dict[str, LibraryModule]] = field(default_factory=dict)
    accepted: set[str] = field(default_factory=set)


_MEMORY = _Memory()


async def replay(
    toolchain: Toolchain,
    olean: Path,
    *,
    trusted: Sequence[Path] = (),
    path: Sequence[Path] = (),
    module: str = "",
    deadline: float = 60.0,
    memory: int = 4 * GIB,
) -> ReplayResult:
    """Replay one compiled module with the kernel of `toolchain`.

    `trusted` are .olean files to take as they are at this moment, besides the toolchain's own library; `path`
    are folders to find other imported modules in, which are replayed.  `deadline` is in seconds, `memory` in
    bytes of resident memory.  `module` is the name of the module, where it is not that of the file.  Never
    raises for what is wrong with a file: that is `inconclusive`.
    """
    if not isinstance(toolchain, EmbeddedLean):
        return await _leanchecker(toolchain, olean, module or olean.stem, path, Limits(deadline, memory))
    if sys.platform != "linux":
        return ReplayResult("unavailable", notes=("the replayer has been made for Linux only",))
    started = time.monotonic()
    try:
        core = await _core(toolchain)
        if core.status != "accepted":
            return core
        modules = _library(toolchain) | _trusted(trusted, (*path, *toolchain.search_path()))
    except LeanLoopError as e:
        return ReplayResult("inconclusive", notes=(e.message,))
    request: Request = {
        "library": str(toolchain.library),
        "memory": memory,
        "files": _absolute([olean]),
        "folders": _absolute(path),
        "modules": modules,
        "known": sorted(_MEMORY.accepted),
        "trust_computed": False,
    }
    result, identities = await _ask(toolchain, request, deadline, started)
    _MEMORY.accepted.update(identities)
    return result


# -------------------------------------------------------------------------------------------- what is trusted
async def _leanchecker(
    toolchain: Toolchain, olean: Path, module: str, path: Sequence[Path], limits: Limits
) -> ReplayResult:
    started = time.monotonic()
    command = leanchecker.command(toolchain, olean, module, path)
    if command is None:
        return ReplayResult("unavailable", notes=(f"this toolchain has no {leanchecker.PROGRAM}",))
    try:
        status, failures, note = await leanchecker.check(command, limits)
    except LeanLoopError as e:
        return ReplayResult("inconclusive", notes=(e.message,))
    return ReplayResult(status, failures, notes=(note,), seconds=time.monotonic() - started)


def _absolute(paths: Sequence[Path]) -> list[str]:
    return [str(p.absolute()) for p in paths]


def _library(lean: EmbeddedLean) -> dict[str, LibraryModule]:
    """The modules of the core, with the hashes of its manifest."""
    known = _MEMORY.libraries.get(lean.home)
    if known is None:
        folder = lean.home / "lib"
        known = {}
        for file, digest in lean.core_hashes.items():
            if file.startswith("lib/") and file.endswith(".olean"):
                place = lean.home / file
                name = ".".join(place.relative_to(folder).with_suffix("").parts)
                imports = [display(i.module) for i in ModuleData(place).imports]
                known[name] = {"path": str(place), "sha256": digest, "imports": imports}
        _MEMORY.libraries[lean.home] = known
    return known


def _trusted(files: Sequence[Path], folders: Sequence[Path]) -> dict[str, LibraryModule]:
    found: dict[str, LibraryModule] = {}
    for file in files:
        for folder in folders:
            if file.is_relative_to(folder):
                module = Olean(file)
                name = ".".join(file.relative_to(folder).with_suffix("").parts)
                imports = [display(i.module) for i in module.imports]
                found[name] = {"path": str(file), "sha256": module.sha256, "imports": imports}
                break
        else:
            raise OleanError(f"{file} is in none of the folders that modules are imported from")
    return found


async def _core(lean: EmbeddedLean) -> ReplayResult:
    """The verdict on the core itself; the first to ask waits for it, some seconds."""
    task = _MEMORY.cores.get(lean.home)
    if task is None or (task.done() and (task.cancelled() or task.exception() or _is_foreign(task))):
        task = _MEMORY.cores[lean.home] = asyncio.create_task(_replay_core(lean))
    elif not task.done() and _is_foreign(task):
        return await _replay_core(lean)
    result = task.result() if task.done() else await asyncio.shield(task)
    if result.status != "accepted":
        del _MEMORY.cores[lean.home]
    return result


def _is_foreign(task: asyncio.Task[ReplayResult]) -> bool:
    """Whether it belongs to an event loop that is not ours, and may never run again."""
    return not task.done() and task.get_loop() is not asyncio.get_running_loop()


async def _replay_core(lean: EmbeddedLean) -> ReplayResult:
    """The verdict that is kept beside the core, or else that of a replay, by one process at a time."""
    manifest = hashlib.sha256(json.dumps(sorted(lean.core_hashes.items())).encode()).hexdigest()
    verdict, key = lean.home / _VERDICT, f"{manifest} {_REPLAYER}"
    if _was_accepted(verdict, key):
        return ReplayResult("accepted")
    try:
        async with locked(lean.home.with_name(f"{lean.home.name}.lock")):
            if _was_accepted(verdict, key):
                return ReplayResult("accepted")
            return await _replay_all_of_it(lean, verdict, key)
    except OSError:  # a cache that cannot be written
        return await _replay_all_of_it(lean, verdict, key)


def _was_accepted(verdict: Path, key: str) -> bool:
    try:
        return bool(json.loads(verdict.read_bytes())["accepted"] == key)
    except (OSError, ValueError, TypeError, KeyError):
        return False  # never replayed, or nothing that we wrote


async def _replay_all_of_it(lean: EmbeddedLean, verdict: Path, key: str) -> ReplayResult:
    """Each processor gets a part of the modules, and takes those of the parts before as they are: all must be right."""
    trusted: dict[str, LibraryModule] = {}
    requests: list[Request] = []
    started = time.monotonic()
    for part in _in_parts(_library(lean), os.cpu_count() or 1):
        request: Request = {
            "library": str(lean.library),
            "memory": 4 * GIB,
            "files": [m["path"] for m in part.values()],
            "folders": [str(lean.home / "lib")],
            "modules": trusted,
            "known": [],
            "trust_computed": True,
        }
        requests.append(request)
        trusted = trusted | part
    answers = await all_of(_ask(lean, request, _CORE_SECONDS, started) for request in requests)
    results = [result for result, _ in answers]
    checked, seconds = sum(r.checked for r in results), time.monotonic() - started
    if all(r.status == "accepted" for r in results):
        with contextlib.suppress(OSError):  # a cache that cannot be written: replayed again next time
            write_atomic(verdict, json.dumps({"accepted": key, "checked": checked}))
        return ReplayResult("accepted", checked=checked, seconds=seconds)
    notes = ("the core library itself was not accepted", *(n for r in results for n in r.notes))
    failures = tuple(f for r in results for f in r.failures)
    return ReplayResult("inconclusive", failures, checked, notes=notes, seconds=seconds)


def _in_parts(modules: Mapping[str, LibraryModule], count: int) -> list[dict[str, LibraryModule]]:
    """At most so many parts of about the same size, each of which imports itself and those before it only."""
    imports = {name: [i for i in m["imports"] if i in modules] for name, m in modules.items()}
    try:
        ordered = list(TopologicalSorter(imports).static_order())
    except CycleError:
        return [dict(modules)]  # the worker says what is wrong with it
    sizes = {name: Path(modules[name]["path"]).stat().st_size for name in ordered}
    parts: list[dict[str, LibraryModule]] = [{} for _ in range(count)]
    total, before = sum(sizes.values()) or 1, 0
    for name in ordered:
        parts[before * count // total][name] = modules[name]
        before += sizes[name]
    return [part for part in parts if part]


# ------------------------------------------------------------------------------------------------ the worker
async def _ask(
    lean: EmbeddedLean, request: Request, deadline: float, started: float
) -> tuple[ReplayResult, list[str]]:
    """Run the worker on a request.  Its result, and the identities of modules that it accepted."""
    places = {Path(p) for p in (*request["files"], *request["folders"])}
    places |= {
        Path(m["path"]) for m in request["modules"].values() if not m["path"].startswith(str(lean.home))
    }
    parts = {p.with_name(p.name + s) for p in map(Path, request["files"]) for s in (".server", ".private")}
    package = _ROOT / "agent"
    command = Command(
        (sys.executable, "-I", "-S", str(_WORKER), str(_ROOT)),
        Path("/"),
        {"LANG": "C.UTF-8"},
        readable=(
            package,
            lean.library.parent,
            lean.home,
            Path(sys.base_prefix),
            Path(sys.prefix),
            *places,
            *parts,
        ),
    )
    limits = Limits(seconds=deadline, memory=request["memory"], output=64 * MIB, processes=1)
    done = await run(command, limits, stdin=json.dumps(request).encode(), sandbox=True)
    seconds = time.monotonic() - started
    reason = _trouble(done, limits)
    if reason:
        return ReplayResult("inconclusive", notes=(reason,), seconds=seconds), []
    answer = json.loads(done.stdout)
    result = ReplayResult(
        answer["status"],
        tuple((name, code, sentence) for name, code, sentence in answer.get("failures", [])),
        answer.get("checked", 0),
        tuple(answer.get("axioms", [])),
        tuple(answer.get("unchecked", [])),
        tuple(answer["notes"]),
        seconds,
    )
    return result, answer.get("identities", [])


def _trouble(done: Finished, limits: Limits) -> str:
    """Why the worker gave no answer; empty if it did."""
    if done.stop is Stop.DEADLINE:
        return f"the kernel was not done after {limits.seconds:g} s"
    if done.stop is Stop.MEMORY:
        return f"the kernel took more than {limits.memory // MIB} MB of memory"
    if done.exit_code == 0 and done.stop is None and done.stdout.endswith(b"\n"):
        return ""
    said = done.stderr.decode("utf-8", "replace").strip().splitlines()
    return f"the replayer crashed ({done.stop or done.exit_code})" + (f": {said[-1][:200]}" if said else "")
