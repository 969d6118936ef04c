"""What Lake builds before anything of ours is compiled: all that the texts under test do not touch."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from agent.errors import BuildError
from agent.lean import text as lean_text
from agent.lean.failures import first_error
from agent.lean.names import components
from agent.toolchain.lake import LakeToolchain, error_of
from agent.toolchain.plan import plan

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from agent.lean.project import Project
    from agent.toolchain.lake import LakeBuild
    from agent.toolchain.plan import Source
    from agent.toolchain.protocol import Toolchain
    from agent.types import Diagnostic


@dataclass(frozen=True, slots=True)
class Given:
    """Modules of the project that Lake has built, with a hash of all that went into each (`keys`), and those that it
    could not, with the reason.  `salt` stands for the versions of the packages, `packages` are modules of theirs."""

    keys: Mapping[str, str] = field(default_factory=dict)
    failed: Mapping[str, str] = field(default_factory=dict)
    diagnostics: Mapping[str, tuple[Diagnostic, ...]] = field(default_factory=dict)
    salt: str = ""
    packages: frozenset[str] = frozenset()


NOTHING = Given()


async def prepare(
    project: Project, toolchain: Toolchain, modules: Sequence[str], texts: Mapping[str, str]
) -> Given:
    """Let Lake build what `modules` need, but for what `texts` change.  NOTHING when the toolchain has no Lake.

    Raises ToolMissing, ToolFailed or BuildError when Lake fails for a reason that is no module's.
    """
    if not isinstance(toolchain, LakeToolchain):
        return NOTHING
    sources = plan(project, None, modules, texts).sources
    touched = set(texts)
    keys: dict[str, str] = {}
    for module, source in sources.items():  # imports first
        if touched & set(source.imports):
            touched.add(module)
        parts = (source.text, *(keys.get(i, "") for i in source.imports))
        keys[module] = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    own = [m for m, s in sources.items() if m not in touched and project.file_of(m) is not None and s.file]
    packages = [m for m in modules if project.file_of(m) is None and m not in texts]
    packages += _outer(project, (s for m, s in sources.items() if m in touched), texts)
    imported = {*packages, *_outer(project, sources.values(), texts)}
    if any(m.split(".")[0] == "Mathlib" for m in imported):
        _require_mathlib(project, toolchain)
    built = await toolchain.build([*own, *packages])
    failed = _failures(own, sources, built)
    if built.failure is not None and not failed:
        raise error_of(built.failure, "lake build")
    done = {m: keys[m] for m in own if m not in failed}
    return Given(done, failed, dict(built.log.by_module), _manifest(project), frozenset(packages))


def _require_mathlib(project: Project, toolchain: LakeToolchain) -> None:
    """Nobody wants Mathlib compiled by the way: that takes hours, and its cache minutes."""
    for folder in toolchain.search_path():
        package = (
            folder.relative_to(project.packages_folder)
            if folder.is_relative_to(project.packages_folder)
            else None
        )
        if package is not None and package.parts[:1] == ("mathlib",) and not folder.is_dir():
            raise BuildError(
                f"Mathlib is required in {project.root} and not built",
                hint="run `lake exe cache get` there: `lake build` would compile it for hours",
            )


_COMPILED = (".olean", ".olean.server", ".olean.private", ".ilean", ".ir")


def link_given(given: Given, toolchain: Toolchain, folder: Path) -> None:
    """Show in `folder` what Lake has built, by symbolic links.

    Lean looks for all modules with one first component in the first folder of its path that has any of them.
    """
    for module in given.keys:
        parts = components(module)
        for place in toolchain.search_path():
            stem = place.joinpath(*parts)
            files = [stem.with_name(stem.name + suffix) for suffix in _COMPILED]
            if not files[0].is_file():
                continue
            target = folder.joinpath(*parts[:-1])
            target.mkdir(parents=True, exist_ok=True)
            for file in files:
                if file.exists():
                    (target / file.name).symlink_to(file)
            break


def _outer(project: Project, sources: Iterable[Source], texts: Mapping[str, str]) -> list[str]:
    """What they import of packages; Lean's own library needs no building."""
    names = {i for s in sources for i in lean_text.header(s.text).imports if project.file_of(i) is None}
    names -= texts.keys()
    return sorted(n for n in names if n.split(".")[0] not in ("Init", "Std", "Lean", "Lake"))


def _failures(own: Sequence[str], sources: Mapping[str, Source], built: LakeBuild) -> dict[str, str]:
    """Lake's failed modules and those that import them: what is on disk for these may be of an earlier build."""
    failed: dict[str, str] = {}
    if built.failure is None:
        return failed
    for module in own:  # imports first
        error = first_error(built.log.by_module.get(module, ()))
        if error is not None:
            message = (error.message.splitlines() or [""])[0]
            failed[module] = f"{error.file}:{error.start.line}:{error.start.column}: {message}"
        elif broken := next((i for i in sources[module].imports if i in failed), None):
            failed[module] = f"imports {broken}, which does not build"
        elif module in built.log.failed:
            failed[module] = f"lake build: {built.failure.message}"
    return failed


def _manifest(project: Project) -> str:
    try:
        return hashlib.sha256((project.root / "lake-manifest.json").read_bytes()).hexdigest()
    except OSError:
        return ""
