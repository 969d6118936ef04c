"""Lake projects as they lie on disk: root, modules, imports.  Nothing is started here."""

from __future__ import annotations

import fnmatch
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from agent.errors import SourceError, TargetError
from agent.lean import text as lean_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agent.types import Declaration

_LAKEFILES = ("lakefile.toml", "lakefile.lean")
_SKIPPED = {".lake", ".git", ".leanloop", ".venv", "build", "node_modules"}


@dataclass(frozen=True, slots=True)
class Project:
    """A Lake project, or a single file or folder without one (`is_lake` False)."""

    root: Path
    is_lake: bool
    toolchain: str = ""

    def module_of(self, file: Path) -> str:
        """The module name of a file."""
        relative = file.resolve().relative_to(self.root).with_suffix("")
        return ".".join(relative.parts)

    def file_of(self, module: str) -> Path | None:
        """The file of a module of this project; None when it is somebody else's."""
        file = self.root.joinpath(*module.split(".")).with_suffix(".lean")
        return file if file.is_file() else None

    def files(self) -> Iterator[Path]:
        """Every Lean source of the project."""
        for path in sorted(self.root.rglob("*.lean")):
            inner = path.relative_to(self.root).parts
            if not _SKIPPED & set(inner[:-1]) and path.name not in _LAKEFILES and path.is_file():
                yield path


def read_source(path: Path) -> str:
    """The text with its line ends and BOM kept.  Raises SourceError for what is no Lean text."""
    try:
        data = path.read_bytes()
    except OSError as e:
        raise TargetError(f"cannot read {path}: {e.strerror}") from e
    if b"\0" in data:
        raise SourceError(f"{path} is binary, not Lean text", hint="name a .lean file")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as e:
        raise SourceError(f"{path} is not UTF-8 (byte {e.start})", hint="Lean sources are UTF-8") from e


def find_project(path: Path) -> Project:
    """The project that a file or folder belongs to."""
    if not path.exists():
        raise TargetError(f"no such file or folder: {path}")
    start = path.resolve() if path.is_dir() else path.resolve().parent
    for folder in (start, *start.parents):
        if any((folder / f).is_file() for f in _LAKEFILES):
            pin = folder / "lean-toolchain"
            return Project(folder, True, pin.read_text("utf-8").strip() if pin.is_file() else "")
    if path.is_file():
        return Project(start, False)
    raise TargetError(
        f"{path} is no Lean project: no lakefile.toml or lakefile.lean here or above",
        hint="run leanloop inside a Lake project, or name a .lean file",
    )


_LINE_TARGET = re.compile(r"(.+\.lean):(\d+)")


def resolve_targets(
    project: Project, targets: Sequence[str], only: Sequence[str] = (), exclude: Sequence[str] = ()
) -> tuple[tuple[Path, Declaration], ...]:
    """(file, declaration) for everything that the targets name, in order and once."""
    found: dict[tuple[Path, int], Declaration] = {}
    for target in targets:
        for file, d in _resolve(project, target):
            name = file.relative_to(project.root).as_posix()
            if only and not any(fnmatch.fnmatch(name, g) for g in only):
                continue
            if any(fnmatch.fnmatch(name, g) for g in exclude):
                continue
            found[file, d.span.start] = d
    return tuple((f, d) for (f, _), d in found.items())


def _resolve(project: Project, target: str) -> Iterator[tuple[Path, Declaration]]:
    if m := _LINE_TARGET.fullmatch(target):
        file, line = Path(m[1]).resolve(), int(m[2])
        text = read_source(file)
        for d in lean_text.declarations(text):
            if lean_text.position_at(text, d.span.start).line <= line <= d.end.line:
                yield file, d
                return
        raise TargetError(f"no declaration at line {line} of {m[1]}")
    path = Path(target)
    if path.is_file():
        files: Iterator[Path] = iter([path.resolve()])
    elif path.is_dir():
        inside = path.resolve()
        files = (f for f in project.files() if f.is_relative_to(inside))
    elif target.endswith(".lean") or "/" in target:
        raise TargetError(f"no such file or folder: {target}")
    else:
        hits = [(f, d) for f in project.files() for d in _declared(f) if d.name == target]
        if not hits:
            raise TargetError(f"no declaration named {target} in {project.root}")
        yield from hits
        return
    for file in files:
        for d in lean_text.declarations(read_source(file)) if path.is_file() else _declared(file):
            yield file, d


def _declared(file: Path) -> tuple[Declaration, ...]:
    """The declarations of a file that nobody named: none if it is no Lean text."""
    try:
        return lean_text.declarations(read_source(file))
    except SourceError:
        return ()
