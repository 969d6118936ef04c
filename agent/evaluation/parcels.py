"""A project as bytes, to be worked on elsewhere: its configuration and the sources that the tasks import."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from agent.errors import ToolFailed
from agent.lean import text as lean_text
from agent.lean.project import LAKEFILES, Project, find_project

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from agent.types import Task

_CONFIGURATION = (*LAKEFILES, "lean-toolchain", "lake-manifest.json")


@dataclass(frozen=True, slots=True)
class Parcel:
    """`files` are (path, contents) below a folder in which the project is at `root`; paths have slashes.

    `place` is where it lies on the machine that packed it: a project whose packages Lake has fetched is not packed up,
    but used there, on a file system that all machines share.
    """

    files: tuple[tuple[str, bytes], ...]
    root: str
    is_lake: bool
    toolchain: str
    place: str


def pack(project: Project, tasks: Sequence[Task]) -> Parcel:
    """The project with what its tasks need; the tasks carry their own texts.  Raises ToolFailed."""
    projects = (project, *project.dependencies)
    top = Path(os.path.commonpath([p.root for p in projects]))
    wanted = [p.root / name for p in projects for name in _CONFIGURATION]
    wanted += _imported(project, (t.source for t in tasks))
    try:
        files = {f.relative_to(top).as_posix(): f.read_bytes() for f in wanted if f.is_file()}
    except OSError as e:
        raise ToolFailed(f"cannot read {e.filename}: {e.strerror}") from e
    root = project.root.relative_to(top).as_posix()
    return Parcel(tuple(sorted(files.items())), root, project.is_lake, project.toolchain, str(project.root))


def unpack(parcel: Parcel, folder: Path) -> Project:
    """The project, in `folder`, or where it was when Lake's packages are to be seen there."""
    place = Path(parcel.place)
    if parcel.is_lake and (place / ".lake" / "packages").is_dir():
        return find_project(place)
    for name, data in parcel.files:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    root = (folder / parcel.root).resolve()
    root.mkdir(parents=True, exist_ok=True)
    return find_project(root) if parcel.is_lake else Project(root, False, parcel.toolchain)


def moved(task: Task, parcel: Parcel, project: Project) -> Task:
    """The same task, its file in the project as it was unpacked."""
    place = Path(parcel.place)
    inside = task.file.relative_to(place) if task.file.is_relative_to(place) else Path(task.file.name)
    return replace(task, file=project.root / inside)


def _imported(project: Project, sources: Iterable[str]) -> Iterator[Path]:
    """The project's files that the sources import, directly or not."""
    seen: set[str] = set()
    todo = {i for s in sources for i in lean_text.header(s).imports}
    while todo:
        module = todo.pop()
        seen.add(module)
        file = project.file_of(module)
        if file is not None:
            yield file
            text = file.read_bytes().decode("utf-8", "replace")
            todo |= set(lean_text.header(text).imports) - seen
