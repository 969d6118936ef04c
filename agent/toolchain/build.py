"""Builds the modules of a project with a plain `lean`, where there is no lake to do it.

Modules are compiled in the order of their imports, in parallel, each once for everything that goes into it (its text,
its options, its imports, the Lean).  What is compiled is kept in `store/` by the hash of that, and never changes; a
build is a folder in `views/` with links to what it needs, made under another name and then renamed.  So a build may be
interrupted anywhere, several processes may build at once, and none changes what another is using.  The user's tree is
only read.
"""

from __future__ import annotations

import asyncio
import dataclasses
import hashlib
import json
import os
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from agent.errors import BuildError, ToolFailed
from agent.lean.diagnostics import parse_json_lines
from agent.lean.names import components
from agent.toolchain import setup
from agent.toolchain.given import NOTHING, link_given, prepare
from agent.toolchain.plan import install_hint, plan
from agent.toolchain.process import Limits, run
from agent.toolchain.scratch import Scratch
from agent.toolchain.unused import DAY, forget_unused
from agent.types import Diagnostic, Position, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from agent.lean.project import Project
    from agent.toolchain.given import Given
    from agent.toolchain.plan import Plan, Source
    from agent.toolchain.process import Finished
    from agent.toolchain.protocol import Toolchain

_LIMITS = Limits(seconds=600)
_KEEP_SECONDS = 14 * DAY  # compiled modules and views that nobody has used for so long are deleted
_STEM = "out"  # the name of compiled files in the store
_FILES = "files.json"  # of an entry of the store: name -> sha256; written last


@dataclass(frozen=True, slots=True)
class BuildResult:
    """`folder` goes into LEAN_PATH; `diagnostics` by module; `failed` modules have no .olean, with the reason.

    `lacking` names an import that no Lean at hand has, for each module that fails for want of it.
    """

    folder: Path
    diagnostics: Mapping[str, tuple[Diagnostic, ...]]
    failed: Mapping[str, str]
    lacking: Mapping[str, str] = field(default_factory=dict)


async def build(
    project: Project,
    toolchain: Toolchain,
    modules: Sequence[str],
    folder: Path,
    *,
    texts: Mapping[str, str] | None = None,
    limits: Limits = _LIMITS,
    jobs: int | None = None,
    strict: bool = True,
) -> BuildResult:
    """Build `modules` and what they import inside the project; `folder` is leanloop's own, kept between builds.

    `texts` (by module) are compiled instead of the files.  `limits` hold for each module.  Raises BuildError when no
    module can be built because the toolchain lacks what is imported (unless not `strict`), and ToolFailed when the
    folder cannot be written.
    """
    given = await prepare(project, toolchain, modules, texts or {})
    outer = toolchain if given is NOTHING else None  # Lake has just built what its packages have
    planned = plan(project, outer, modules, texts or {}, {*given.keys, *given.failed, *given.packages})
    if strict:
        _require_imports(planned, modules)
    try:
        staging = await asyncio.to_thread(_new_view, folder)
        work = _Builder(toolchain, folder / "store", staging, planned, given, limits, jobs)
        if planned.sources:
            await asyncio.to_thread(link_given, given, toolchain, staging)
        await _all_of(work)
        view = _publish(staging, folder / "views" / work.digest())
    except OSError as e:
        raise ToolFailed(f"cannot build in {folder}: {e}", hint="leanloop keeps its builds there") from e
    failed = {m: why for m, why in work.failed.items() if m in planned.sources or m in given.failed}
    return BuildResult(view, work.diagnostics, failed, planned.lacking())


async def _all_of(work: _Builder) -> None:
    try:
        async with asyncio.TaskGroup() as group:
            for module in work.planned.sources:  # imports first
                work.tasks[module] = group.create_task(work.build(module))
    except BaseExceptionGroup as failed:
        shutil.rmtree(work.staging, ignore_errors=True)
        raise failed.exceptions[0] from None
    except asyncio.CancelledError:
        shutil.rmtree(work.staging, ignore_errors=True)
        raise


def _require_imports(planned: Plan, modules: Sequence[str]) -> None:
    """One clear message when nothing at all can be done."""
    lacking = planned.lacking()
    if modules and lacking.keys() >= set(modules):
        names = sorted({i.split(".")[0] for missing in planned.missing.values() for i in missing})
        module = next(m for m in planned.sources if m in planned.missing)
        raise BuildError(
            f"{module} {planned.failed[module]} (needed: {', '.join(names)})",
            hint=install_hint(lacking.values()),
        )


class _Builder:
    """One build: a task for each module, which waits for those that it imports."""

    def __init__(
        self,
        toolchain: Toolchain,
        store: Path,
        staging: Path,
        planned: Plan,
        given: Given,
        limits: Limits,
        jobs: int | None,
    ) -> None:
        self._toolchain, self._store, self.staging = toolchain, store, staging
        self.planned, self._limits = planned, limits
        self._slots = asyncio.Semaphore(jobs or os.cpu_count() or 1)
        self._keys: dict[str, str] = {}
        self._given = given
        self.tasks: dict[str, asyncio.Task[None]] = {}
        self.diagnostics: dict[str, tuple[Diagnostic, ...]] = {
            m: (Diagnostic(Severity.ERROR, Position(1, 0), None, why),)
            for m, why in planned.failed.items()
            if m not in planned.missing  # the project's own mistake
        } | dict(given.diagnostics)
        self.failed: dict[str, str] = {**given.failed, **planned.failed}

    async def build(self, module: str) -> None:
        """Build one module after its imports, or say why not."""
        source = self.planned.sources[module]
        for name in source.imports:
            if (
                name in self.tasks
                and self.tasks[name] is not asyncio.current_task()
                and name not in self.failed
            ):
                await self.tasks[name]
        key = self._key(source)
        if module in self.failed:
            return
        if broken := next((i for i in source.imports if i in self.failed), None):
            self.failed[module] = f"imports {broken}, which does not build"
            return
        entry = self._store / key
        async with self._slots:
            if not await asyncio.to_thread(_intact, entry):
                why = await self._compile(source, entry)
                if why:
                    self.failed[module] = why
                    return
            log = await asyncio.to_thread(self._link, module, entry)
        self._keys[module] = key
        self.diagnostics[module] = parse_json_lines(log)

    def _key(self, source: Source) -> str:
        digest = hashlib.sha256()
        lean = (self._toolchain.description, *map(str, self._toolchain.search_path()))
        imports = (self._keys.get(i) or self._given.keys.get(i, "") for i in source.imports)
        for part in (source.module, *lean, self._given.salt, *source.setup.for_builds, *imports, source.text):
            digest.update(hashlib.sha256(part.encode("utf-8", "surrogatepass")).digest())
        return digest.hexdigest()[:32]

    async def _compile(self, source: Source, entry: Path) -> str:
        """Compile into a new entry of the store; why it failed, or an empty string."""
        with Scratch("build") as scratch:
            parts = components(source.module)
            file = Path(scratch, *parts[:-1], f"{parts[-1]}.lean")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(source.text.encode("utf-8", "surrogatepass"))
            out = Path(scratch, f"{_STEM}.olean")
            compiled = ("-R", scratch, "-o", str(out), "-i", str(out.with_suffix(".ilean")), str(file))
            started = setup.arguments(source.setup, Path(scratch), (self.staging,), build=True)
            command = self._toolchain.lean(
                ("--json", *started, *compiled), cwd=Path(scratch), extra_path=(self.staging,)
            )
            command = setup.readable(command, source.setup)
            command = dataclasses.replace(command, writable=(Path(scratch),))
            finished = await run(command, self._limits, sandbox=True)
            self.diagnostics[source.module] = found = parse_json_lines(finished.stdout)
            if finished.exit_code != 0 or finished.stop or not out.is_file():
                return _why(source.file, found, finished)
            await asyncio.to_thread(_keep, Path(scratch), finished.stdout, entry)
        return ""

    def _link(self, module: str, entry: Path) -> bytes:
        """Put the compiled files of an entry where Lean looks for the module; what Lean said when it was compiled."""
        parts = components(module)
        target = self.staging.joinpath(*parts[:-1])
        target.mkdir(parents=True, exist_ok=True)
        for file in entry.glob(f"{_STEM}.*"):
            _link(file, target / (parts[-1] + file.name.removeprefix(_STEM)))
        os.utime(entry)
        return (entry / "messages.json").read_bytes()

    def digest(self) -> str:
        """The name of the view: a hash of all that it holds."""
        given = self._given.keys if self._keys else {}
        built = sorted({**given, **self._keys}.items())
        return hashlib.sha256(json.dumps(built).encode()).hexdigest()[:32]


def _why(file: str, found: Sequence[Diagnostic], finished: Finished) -> str:
    first = next((d for d in found if d.severity is Severity.ERROR), None)
    if first is not None:
        return f"{file}:{first.start.line}:{first.start.column}: {(first.message.splitlines() or [''])[0]}"
    said = finished.stderr.decode("utf-8", "replace").strip().splitlines()
    end = f"the {finished.stop} limit" if finished.stop else f"exit code {finished.exit_code}"
    return f"{file}: Lean ended with {end}" + (f": {said[-1][:300]}" if said else "")


def _keep(scratch: Path, messages: bytes, entry: Path) -> None:
    """Move compiled files into the store at once; if another process was quicker, its files are as good."""
    entry.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=entry.parent, prefix="new-") as temporary:
        made = Path(temporary, "entry")
        made.mkdir()
        for file in scratch.glob(f"{_STEM}.*"):
            if file.is_file() and not file.is_symlink():
                shutil.move(file, made / file.name)
        (made / "messages.json").write_bytes(messages)
        hashes = {f.name: _sha256(f) for f in made.iterdir()}
        (made / _FILES).write_text(json.dumps(hashes), encoding="utf-8")
        _replace(made, entry)


def _replace(made: Path, place: Path) -> None:
    for _ in range(3):
        try:
            made.rename(place)
        except OSError:
            if _intact(place):
                return
            shutil.rmtree(place, ignore_errors=True)  # damaged
        else:
            return
    made.rename(place)


def _intact(entry: Path) -> bool:
    try:
        hashes = json.loads((entry / _FILES).read_bytes())
        return all(_sha256(entry / name) == digest for name, digest in hashes.items())
    except (OSError, ValueError, AttributeError):
        return False


def _sha256(file: Path) -> str:
    with file.open("rb") as data:
        return hashlib.file_digest(data, "sha256").hexdigest()


def _link(file: Path, place: Path) -> None:
    try:
        os.link(file, place)
    except OSError:  # a file system without hard links
        shutil.copyfile(file, place)


def _new_view(folder: Path) -> Path:
    _prune(folder)
    (folder / "views").mkdir(parents=True, exist_ok=True)
    return Path(tempfile.mkdtemp(dir=folder / "views", prefix="new-"))


def _publish(staging: Path, view: Path) -> Path:
    """Give the finished view its name; if it is there already, that one is the same."""
    try:
        staging.rename(view)
    except OSError:
        if not view.is_dir():
            raise
        shutil.rmtree(staging, ignore_errors=True)
    os.utime(view)
    return view


def _prune(folder: Path) -> None:
    """Delete what nobody has used for long."""
    for kind in ("views", "store"):
        forget_unused((folder / kind).glob("*"), _KEEP_SECONDS)
