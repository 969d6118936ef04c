"""A project's own Lean, by its Lake: found, asked for its environment once, and used to build what is imported.

Lake is run in the user's project as the user would (`lake env`, `lake build`), so its packages and build output are
where they always are.  Candidates never go through Lake: `lean` is started directly, in folders of ours, with the
search path that `lake env` gave; nothing is copied from `.lake`.
"""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from agent.errors import BuildError, LeanLoopError, ToolFailed, ToolMissing
from agent.lean.failures import Failure, FailureKind, classify
from agent.lean.lakelog import LakeLog, parse_lake_build
from agent.lean.setup import ModuleSetup, of_answer
from agent.toolchain.process import GIB, MIB, Command, Limits, run

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from agent.lean.project import Project

ELAN_HINT = "install elan, the Lean toolchain manager: https://lean-lang.org/install"
# Of the environment Lake sees only this: no keys, and nothing of ours.
_PASSED = re.compile(
    r"HOME|PATH|USER|TMPDIR|LANG|LC_.*|TERM|SSL_CERT_(?:FILE|DIR)|(?:https?|no|all)_proxy|ELAN_.*|LAKE_.*|XDG_.*"
    r"|SYSTEMROOT|USERPROFILE|GIT_SSL_.*|MATHLIB_CACHE_.*",
    re.IGNORECASE,
)
# With Lake's artifact cache switched on, compiled files stay in the cache, where `lean` by itself does not find them.
# Lake of Lean 4.31 and later copies them into the build folder when asked to; older ones do not know the variable.
_RESTORE = {"LAKE_RESTORE_ARTIFACTS": "true"}
_LIBRARY_PATHS = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
_VERSION = re.compile(r"Lean \(version ([^,\s)]+)")
_ASK = Limits(
    seconds=900, memory=64 * GIB, output=8 * MIB, file_size=64 * GIB, processes=4096
)  # elan may download
_ERRORS: dict[FailureKind, type[LeanLoopError]] = {
    FailureKind.TOOLCHAIN: ToolMissing,
    FailureKind.IMPORT: BuildError,
}


@dataclass(frozen=True)
class LakeBuild:
    """What a `lake build` did: Lake's log, and the failure of the build as a whole, if there was one."""

    log: LakeLog
    failure: Failure | None


@dataclass(frozen=True)
class LakeToolchain:
    """The Lean of one Lake project.  Implements `agent.toolchain.protocol.Toolchain`; made by `open_lake`."""

    root: Path
    lake: str
    version: str
    pin: str
    executable: str
    path: tuple[Path, ...]
    environment: Mapping[str, str] = field(repr=False)
    folders: tuple[Path, ...] = ()
    build_limits: Limits = _ASK
    own: tuple[Path, ...] = ()

    @property
    def description(self) -> str:
        """The sentence that every report shows."""
        return (
            f"Lean {self.version}" + (f" ({self.pin})" if self.pin else "") + ", the project's own, by Lake"
        )

    def search_path(self) -> tuple[Path, ...]:
        """Build output of the project and its packages, then the library of Lean."""
        return self.path

    def own_path(self) -> tuple[Path, ...]:
        """Build output of the project, and of packages that it requires by path."""
        return self.own

    def lean(self, args: Sequence[str], *, cwd: Path, extra_path: Sequence[Path] = ()) -> Command:
        """One run of `lean ARGS`, without Lake in between."""
        return self._command((self.executable, *args), cwd, extra_path)

    def server(self, *, cwd: Path, extra_path: Sequence[Path] = ()) -> Command:
        """A language server without its default delays."""
        return self._command((self.executable, "--server", "-Dserver.reportDelayMs=0"), cwd, extra_path)

    def _command(self, argv: tuple[str, ...], cwd: Path, extra_path: Sequence[Path]) -> Command:
        path = os.pathsep.join(map(str, (*extra_path, *self.path)))
        env = {**self.environment, "LEAN_PATH": path, "LEAN_BACKTRACE": "0"}
        return Command(argv, cwd, env, readable=(*self.folders, *self.path, *extra_path))

    async def build(self, modules: Sequence[str]) -> LakeBuild:
        """`lake build` of modules of the project or of its packages.

        Raises ToolMissing or ToolFailed for a failure that is neither a proof's nor an import's: a toolchain that is
        not installed, a manifest that is out of date, network, disk, a signal, a limit.
        """
        targets = [f"+{m}" for m in dict.fromkeys(modules)]
        if not targets:
            return LakeBuild(LakeLog((), {}, (), ()), None)
        command = Command((self.lake, "build", *targets), self.root, passed_environment())
        log, failure = await _run(command, self.build_limits)
        if failure is not None and failure.kind not in (FailureKind.PROOF, FailureKind.IMPORT):
            raise error_of(failure, "lake build")
        return LakeBuild(log, failure)

    async def setup_file(self, file: Path, known: ModuleSetup) -> tuple[ModuleSetup, str]:
        """What `lake setup-file` says of how Lean is started for `file`; `known` and a sentence when it cannot say.

        Lake builds what the file imports, as it does for an editor that opens it.
        """
        command = Command((self.lake, "setup-file", str(file)), self.root, passed_environment())
        finished = await run(command, self.build_limits)
        printed = finished.stdout.decode("utf-8", "replace").strip().rpartition("\n")[2]
        if finished.exit_code == 0 and not finished.stop:
            try:
                return of_answer(printed, known), ""
            except (ValueError, TypeError, AttributeError) as e:
                return (
                    known,
                    f"`lake setup-file {file.name}` answers in a form that leanloop does not know: {e}",
                )
        said = finished.stderr.decode("utf-8", "replace").strip().splitlines() or [printed]
        why = f"the {finished.stop} limit" if finished.stop else said[-1][:200]
        return known, f"`lake setup-file {file.name}` failed: {why}"


async def learn(project: Project, toolchain: LakeToolchain, files: Sequence[Path]) -> tuple[Project, str]:
    """The project with Lake's answers for `files`, and a sentence when it gave none.

    Without files it is asked once for each library of a lakefile.lean, whose options nobody else knows.
    """
    wanted = [f for f in dict.fromkeys(files) if f.is_file()]
    if not files and not project.certain:
        wanted = list({project.module_of(f).split(".")[0]: f for f in project.files()}.values())
    answers = dict(project.answers)
    trouble = ""
    for file in wanted:
        module = project.module_of(file)
        answer, why = await toolchain.setup_file(file, project.setup_of(module))
        if why:
            trouble = f"{why}; the options are those of lakefile.toml"
            if not project.certain:
                trouble = f"{why}; the options are those that can be seen in lakefile.lean"
        else:
            answers[module] = answer
    return replace(project, answers=answers), trouble


def passed_environment() -> dict[str, str]:
    """What Lake and elan may see of our environment; what they compile is to be where `lean` looks for it."""
    return _RESTORE | {k: v for k, v in os.environ.items() if _PASSED.fullmatch(k)}


def find_lake(configured: str | None = None) -> str | None:
    """Lake as configured, elan's, or the one on PATH; None if there is none.

    Raises ToolMissing when the configured one is not there.
    """
    if configured is not None:
        if found := shutil.which(configured):
            return found
        raise ToolMissing(f"no lake at {configured}", hint="correct [toolchain] lake in leanloop.toml")
    elan = Path(os.environ.get("ELAN_HOME") or Path.home() / ".elan") / "bin"
    return shutil.which("lake", path=str(elan)) or shutil.which("lake")


async def lake_version(lake: str) -> str:
    """What `lake --version` says, on one line; what went wrong, if it says nothing."""
    try:
        finished = await run(
            Command((lake, "--version"), Path.home(), passed_environment()), Limits(seconds=60)
        )
    except LeanLoopError as e:
        return e.message
    said = (finished.stdout + finished.stderr).decode("utf-8", "replace").strip().splitlines()
    return said[0][:200] if said else f"exit code {finished.exit_code}"


async def open_lake(project: Project, lake: str, *, build_seconds: float = _ASK.seconds) -> LakeToolchain:
    """Ask Lake for the environment of a project.

    Raises ToolMissing when its toolchain is not installed, ToolFailed when Lake cannot say (`lake env` fails).
    """
    environment = passed_environment()
    command = Command((lake, "env"), project.root, environment)
    finished = await run(command, _ASK)
    output = finished.stdout.decode("utf-8", "replace")
    said = finished.stderr.decode("utf-8", "replace")
    given = dict(x.split("=", 1) for x in output.split("\n") if re.match(r"[A-Za-z_]+=", x))
    if finished.exit_code != 0 or finished.stop or "LEAN_PATH" not in given:
        failure = classify(
            parse_lake_build(said or output), exit_code=finished.exit_code or 1, stop=finished.stop or ""
        )
        raise error_of(failure or Failure(FailureKind.UNKNOWN, "it printed no LEAN_PATH"), "lake env")
    sysroot = Path(given.get("LEAN_SYSROOT", ""))
    executable = given.get("LEAN") or str(sysroot / "bin" / "lean")
    environment |= {k: given[k] for k in ("PATH", "LEAN_SYSROOT", *_LIBRARY_PATHS) if k in given}
    path = tuple((project.root / p).resolve() for p in given["LEAN_PATH"].split(os.pathsep) if p)
    libraries = [Path(p) for k in _LIBRARY_PATHS for p in given.get(k, "").split(os.pathsep) if p]
    folders = (sysroot, Path(executable).resolve().parent.parent, *libraries)
    version = await _version(executable, project.root, environment)
    library = sysroot / "lib" / "lean"
    complete = (*path, library) if library.is_dir() and library not in path else path
    return LakeToolchain(
        project.root,
        lake,
        version,
        project.toolchain,
        executable,
        complete,
        environment,
        folders,
        replace(_ASK, seconds=build_seconds),
        _own(project, complete),
    )


def _own(project: Project, path: Sequence[Path]) -> tuple[Path, ...]:
    """Those folders that are neither Lean's library nor a package's that Lake has downloaded."""
    packages = [project.packages_folder.resolve()]
    if packages[0].is_dir():  # one of them may be a link to where several projects have it
        packages += [folder.resolve() for folder in packages[0].iterdir()]
    return tuple(
        folder
        for folder in path
        if not (folder / "Init.olean").is_file() and not any(map(folder.is_relative_to, packages))
    )


async def _version(executable: str, folder: Path, environment: Mapping[str, str]) -> str:
    finished = await run(Command((executable, "--version"), folder, environment), Limits(seconds=60))
    said = (finished.stdout + finished.stderr).decode("utf-8", "replace")
    if found := _VERSION.search(said):
        return found[1]
    raise ToolFailed(
        f"{executable} --version says: {(said.strip().splitlines() or ['nothing'])[0][:200]}", hint=ELAN_HINT
    )


async def _run(command: Command, limits: Limits) -> tuple[LakeLog, Failure | None]:
    finished = await run(command, limits)
    log = parse_lake_build(finished.stdout + b"\n" + finished.stderr)
    return log, classify(log, exit_code=finished.exit_code, stop=finished.stop or "")


def error_of(failure: Failure, what: str) -> LeanLoopError:
    """The error to raise for a failure of Lake."""
    made = _ERRORS.get(failure.kind, ToolFailed)
    return made(f"`{what}` failed ({failure.kind.value}): {failure.message}", hint=failure.hint)
