"""What the user names on the command line, as declarations of files."""

from __future__ import annotations

import difflib
import fnmatch
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from agent.errors import SourceError, TargetError
from agent.lean import text as lean_text
from agent.lean.project import read_source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from agent.lean.project import Project
    from agent.types import Declaration

    Skip = Callable[[Path, str], None]

_LINE = re.compile(r"(?P<file>.+\.lean):(?P<line>\d+)(?::\d+)?")
_GLOB = re.compile(r"[*?\[]")


@dataclass(frozen=True, slots=True)
class Scan:
    """The declarations of all files of a project, and the files that are no Lean text, with the reason."""

    found: tuple[tuple[Path, Declaration], ...]
    skipped: tuple[tuple[Path, str], ...]


def scan(project: Project, under: Path | None = None) -> Scan:
    """Read every source of the project, or of a folder in it.  Starts nothing and builds nothing."""
    skipped: list[tuple[Path, str]] = []
    found = _of_files(project.files(under), lambda file, why: skipped.append((file, why)))
    return Scan(tuple(found), tuple(skipped))


def resolve_targets(
    project: Project,
    targets: Sequence[str],
    only: Sequence[str] = (),
    exclude: Sequence[str] = (),
    *,
    skip: Skip | None = None,
) -> tuple[tuple[Path, Declaration], ...]:
    """(file, declaration) for everything that the targets name, in order and once.

    A target is a folder, a file, `FILE.lean:LINE`, the full name of a declaration or a suffix of it that is unique, or
    a glob of files or names.  `only` and `exclude` are globs of paths from the project's root, or of names.  Files in
    folders that are no Lean text are told to `skip`, or else raise SourceError.  Raises TargetError for a target that
    names nothing.
    """
    found: dict[tuple[Path, int], Declaration] = {}
    for target in targets:
        for file, d in _resolve(project, target, skip):
            path = _relative(project, file)
            if (not only or _selected(path, d.name, only)) and not _selected(path, d.name, exclude):
                found[file, d.span.start] = d
    return tuple((f, d) for (f, _), d in found.items())


def files_of(
    project: Project,
    path: Path,
    found: Iterable[tuple[Path, Declaration]],
    only: Sequence[str] = (),
    exclude: Sequence[str] = (),
) -> tuple[Path, ...]:
    """The files that a folder or file and the globs mean, in order; `found` are the declarations meant in them.

    A file of which no declaration is meant counts where its path is not left out: it may have none, and be broken.
    """
    with_some = {file for file, _ in found}
    files = [path.resolve()] if path.is_file() else project.files(path)

    def is_meant(file: Path) -> bool:
        place = _relative(project, file)
        return (not only or _selected(place, "", only)) and not _selected(place, "", exclude)

    return tuple(file for file in files if file in with_some or is_meant(file))


def is_name(project: Project, target: str) -> bool:
    """Whether a target means single declarations, by their name or line, rather than whatever stands somewhere."""
    return bool(_LINE.fullmatch(target)) or not (_GLOB.search(target) or _existing(project, target))


def _selected(path: str, name: str, globs: Sequence[str]) -> bool:
    return any(
        fnmatch.fnmatchcase(path, g) or fnmatch.fnmatchcase(name, g) or path.startswith(g.rstrip("/") + "/")
        for g in globs
    )


def _relative(project: Project, file: Path) -> str:
    return file.relative_to(project.root).as_posix() if file.is_relative_to(project.root) else file.as_posix()


def _of_files(files: Iterator[Path], skip: Skip | None) -> Iterator[tuple[Path, Declaration]]:
    for file in files:
        try:
            source = read_source(file)
        except SourceError as e:
            if skip is None:
                raise
            skip(file, e.message)
            continue
        for d in lean_text.declarations(source):
            yield file, d


def _resolve(project: Project, target: str, skip: Skip | None) -> Iterator[tuple[Path, Declaration]]:
    if (m := _LINE.fullmatch(target)) and (file := _existing(project, m["file"])):
        yield _at_line(file, int(m["line"]))
    elif path := _existing(project, target):
        if path.is_dir():
            _require_inside(project, path)
            yield from _of_files(project.files(path), skip)
        elif path.suffix == ".lean":
            yield from _of_files(iter([path]), None)
        else:
            raise TargetError(
                f"{target} is no Lean file", hint="name a .lean file, a folder or a declaration"
            )
    elif m or target.endswith(".lean") or "/" in target:
        yield from _glob_of_files(project, target, skip)
    else:
        yield from _named(project, target, skip)


def _existing(project: Project, target: str) -> Path | None:
    """A path as the user's shell means it, or from the project's root."""
    for path in (Path(target), project.root / target):
        if path.exists():
            return path.resolve()
    return None


def _require_inside(project: Project, folder: Path) -> None:
    if not folder.is_relative_to(project.root):
        raise TargetError(
            f"{folder} is not in the project {project.root}", hint="run leanloop there, or name its files"
        )


def _at_line(file: Path, line: int) -> tuple[Path, Declaration]:
    text = read_source(file)
    found = lean_text.declarations(text)
    for d in found:
        if lean_text.position_at(text, d.span.start).line <= line <= d.end.line:
            return file, d
    near = min(found, key=lambda d: abs(d.position.line - line), default=None)
    hint = f"the nearest is {near.name} at line {near.position.line}" if near else "the file declares nothing"
    raise TargetError(f"no declaration at line {line} of {file}", hint=hint)


def _glob_of_files(project: Project, target: str, skip: Skip | None) -> Iterator[tuple[Path, Declaration]]:
    if not _GLOB.search(target):
        raise TargetError(f"no such file or folder: {target}")
    pattern = target if target.endswith(".lean") else target.rstrip("/") + "/**.lean"
    here = Path.cwd()
    files = [
        f
        for f in project.files()
        if fnmatch.fnmatchcase(_relative(project, f), pattern)
        or (f.is_relative_to(here) and fnmatch.fnmatchcase(f.relative_to(here).as_posix(), pattern))
    ]
    if not files:
        raise TargetError(f"no file of {project.root} matches {target}")
    yield from _of_files(iter(files), skip)


def _named(project: Project, target: str, skip: Skip | None) -> Iterator[tuple[Path, Declaration]]:
    everything = list(_of_files(project.files(), skip))
    if _GLOB.search(target):
        hits = [(f, d) for f, d in everything if fnmatch.fnmatchcase(d.name, target)]
    else:
        hits = [(f, d) for f, d in everything if d.name == target]
        if not hits:
            hits = [(f, d) for f, d in everything if d.name.endswith("." + target)]
            if len({d.name for _, d in hits}) > 1:
                names = ", ".join(sorted({d.name for _, d in hits})[:5])
                raise TargetError(f"{target} may mean {names}", hint="name one of them in full")
    if not hits:
        near = difflib.get_close_matches(target, {d.name for _, d in everything}, n=3)
        hint = (
            f"did you mean {' or '.join(near)}?"
            if near
            else "`leanloop check --no-build` lists what there is"
        )
        raise TargetError(f"no declaration named {target} in {project.root}", hint=hint)
    yield from hits
