"""What differs between two commits of a Lean repository: declarations, and all else that gives them their meaning."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from agent.ci.changes import Changed, commands_changed, compare
from agent.ci.git import Repository
from agent.errors import TargetError
from agent.lean.header import header
from agent.lean.project import LAKEFILES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from agent.ci.git import FileChange, SubmoduleChange

ENVIRONMENT = frozenset({*LAKEFILES, "lean-toolchain", "lake-manifest.json"})
_OUTPUT = frozenset({".leanloop", ".lake"})
_COMPILED = re.compile(r"\.(olean|ilean|ir)(\.(server|private|hash|trace))*$|\.trace$", re.IGNORECASE)
_SETTINGS = "leanloop.toml"  # agent.config.FILE_NAME, which takes long to import
_SOURCE_LIMIT = 16 << 20


@dataclass(frozen=True, slots=True)
class Scope:
    """What is compared: two commits (`head` None is the working tree) of the project in `folder`."""

    folder: Path
    base: str
    head: str | None = None


@dataclass(frozen=True)
class Comparison:
    """What differs; paths are from the top of the repository.  Lakefiles that are programs are among the sources: only
    the project can tell which are modules of its own.

    `commands`: file -> first words of commands that changed and are no declarations (`notation`, `attribute`).
    `environment`: files that say which Lean, which options and which packages.  `skipped`: files that are no Lean text
    now, with the reason.  `removed`: sources that are gone.  `notes`: what a reviewer should know besides.
    `imports`: file -> what it imports no longer (`- P.A`) or only now (`+ P.B`).  `before`: path -> text, at the base,
    of the sources that differ; `came`: paths of sources that the base does not have.
    """

    repository: Repository
    base: str
    head: str | None
    changed: tuple[Changed, ...] = ()
    commands: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    environment: tuple[str, ...] = ()
    skipped: tuple[tuple[str, str], ...] = ()
    removed: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    imports: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    before: Mapping[str, str] = field(default_factory=dict)
    came: frozenset[str] = frozenset()

    @property
    def empty(self) -> bool:
        """Whether nothing differs that could matter to a proof."""
        differs = (self.changed, self.commands, self.imports, self.environment, self.skipped, self.removed)
        return not any(differs)


async def compare_commits(scope: Scope) -> Comparison:
    """Compare the merge base of `scope.base` with the head.

    Raises TargetError for a commit that is not there (with what to fetch) and for a branch that brings builds along,
    ToolFailed when git cannot read.
    """
    repository = await Repository.find(scope.folder)
    head = None if scope.head is None else await repository.commit(scope.head)
    base = await repository.merge_base(
        await repository.commit(scope.base), head or await repository.commit("HEAD")
    )
    difference = await repository.changed(base, head)
    new = [f.new for f in difference.files] + [s.path for s in difference.submodules if s.new]
    if brought := [path for path in new if path and _is_compiled(path)]:
        raise TargetError(
            f"the branch brings compiled files along: {shown(brought[0])}",
            hint="they would be taken for builds of its sources: git rm -r --cached them",
        )
    sources = [f for f in difference.files if f.path.endswith(".lean")]
    read = await _read(repository, sources, by_git=head is not None)
    return Comparison(
        repository,
        base,
        head,
        compare(read.old, read.new),
        {
            path: words
            for path, text in read.new.items()
            if (words := commands_changed(read.old.get(read.origin.get(path, path), ""), text))
        },
        tuple(sorted({p for f in difference.files for p in (f.old, f.new) if p and _name(p) in ENVIRONMENT})),
        tuple(sorted(read.skipped)),
        tuple(sorted(set(read.old) - set(read.new) - set(read.origin.values()) | read.renamed)),
        tuple(_notes(difference.files, difference.submodules, read)),
        {
            path: found
            for path, text in read.new.items()
            if (old := read.old.get(read.origin.get(path, path))) is not None
            and (found := _imports_changed(old, text))
        },
        read.old,
        frozenset({*read.new, *(path for path, _ in read.skipped)} - read.old.keys()),
    )


def _imports_changed(old: str, new: str) -> tuple[str, ...]:
    before, after = header(old), header(new)
    gone = (f"- {e.module}" for e in before.entries if e not in after.entries)
    come = (f"+ {e.module}" for e in after.entries if e not in before.entries)
    same = (before.entries, before.module, before.prelude) == (after.entries, after.module, after.prelude)
    return (*gone, *come) or (() if same else ("in another order or way",))


async def texts(repository: Repository, base: str, head: str) -> tuple[dict[str, str], dict[str, str]]:
    """The Lean sources that differ between two trees, path -> text, as they were and as they are."""
    difference = await repository.changed(base, head)
    read = await _read(repository, [f for f in difference.files if _is_source(f)], by_git=True)
    return read.old, read.new


@dataclass
class _Read:
    """The texts of both sides by path; `origin` new path -> old path of renamed files."""

    old: dict[str, str] = field(default_factory=dict)
    new: dict[str, str] = field(default_factory=dict)
    origin: dict[str, str] = field(default_factory=dict)
    skipped: list[tuple[str, str]] = field(default_factory=list)
    unreadable_before: list[str] = field(default_factory=list)

    @property
    def renamed(self) -> set[str]:
        """Old paths of renamed files."""
        return {old for new, old in self.origin.items() if new != old}


async def _read(repository: Repository, files: Sequence[FileChange], *, by_git: bool) -> _Read:
    contents = await repository.contents([i for f in files for i in (f.old_id, f.new_id) if i])
    read = _Read()
    for f in files:
        if f.old is not None and not f.link:
            text, _ = _text(contents[f.old_id])
            if text is None:
                read.unreadable_before.append(shown(f.path))
            else:
                read.old[shown(f.old)] = text
        if f.new is None:
            continue
        name = shown(f.new)
        if f.old is not None:
            read.origin[name] = shown(f.old)
        text, why = _after(repository.top, f, contents, by_git=by_git)
        if text is None:
            read.skipped.append((name, why))
        else:
            read.new[name] = text
    return read


def _after(
    top: Path, f: FileChange, contents: Mapping[str, bytes], *, by_git: bool
) -> tuple[str | None, str]:
    """The new text of a file, or why there is none."""
    assert f.new is not None  # noqa: S101  (the caller has looked)
    if f.link:
        return None, "it is a symbolic link: what it points to is not compared"
    if shown(f.new) != f.new:
        return None, "its path is not UTF-8: no module can be called so"
    try:
        return _text(contents[f.new_id] if by_git else (top / f.new).read_bytes())
    except OSError as e:
        return None, f"it cannot be read: {e.strerror}"


def _text(data: bytes) -> tuple[str | None, str]:
    """The text of a source, or why it is none."""
    if len(data) > _SOURCE_LIMIT:
        return None, f"it has more than {_SOURCE_LIMIT >> 20} MB"
    if b"\0" in data:
        return None, "it is binary, not Lean text"
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError as e:
        return None, f"it is not UTF-8 (byte {e.start})"


def _is_source(f: FileChange) -> bool:
    return f.path.endswith(".lean") and _name(f.path) not in LAKEFILES


def _is_compiled(path: str) -> bool:
    """Whether a path is one of Lake's or ours, or a compiled module, which a lakefile could have Lake find anywhere."""
    parts = PurePosixPath(path).parts
    return bool(_OUTPUT & {part.lower() for part in parts}) or bool(_COMPILED.search(path))


def _name(path: str) -> str:
    return PurePosixPath(path).name


def shown(path: str) -> str:
    """A path of git's as text that can be printed: bytes that are no UTF-8 are replaced."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _notes(files: Sequence[FileChange], submodules: Sequence[SubmoduleChange], read: _Read) -> list[str]:
    notes = [
        f"{path} was no UTF-8 text at the base: all of it counts as new" for path in read.unreadable_before
    ]
    for s in submodules:
        old, new = (i[:12] if i else "nothing" for i in (s.old, s.new))
        notes.append(
            f"the submodule {shown(s.path)} went from {old} to {new}: what is inside is not compared"
        )
    if any(_name(f.path) == _SETTINGS for f in files):
        notes.append(f"{_SETTINGS} differs: that of the base is used")
    return notes
