"""Lake projects as they lie on disk: root, libraries, modules, imports.  Nothing is started here."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from agent.errors import SourceError, TargetError
from agent.lean.ignore import Ignore
from agent.lean.lakefile import Library, Package, guess_package, read_lakefile
from agent.lean.names import components, module_name
from agent.lean.setup import NO_SETUP, ModuleSetup

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

LAKEFILES = ("lakefile.toml", "lakefile.lean")
_NEVER = frozenset(("lake-packages", "node_modules", "__pycache__"))
_LARGEST_SOURCE = 16 << 20  # bytes; nobody writes such a file by hand


@dataclass(frozen=True, slots=True)
class Project:
    """A Lake project, or a single file or folder without one (`is_lake` False).

    `package` is what lakefile.toml says, or what can be seen of a lakefile.lean; None where that is nothing, and then
    conventions hold: a module's file is its name from the root.  `dependencies` are the packages that it requires by
    path, in turn with theirs.  `answers` are what Lake said of modules when it was asked (`toolchain.lake.learn`).
    """

    root: Path
    is_lake: bool
    toolchain: str = ""
    package: Package | None = None
    dependencies: tuple[Project, ...] = ()
    answers: Mapping[str, ModuleSetup] = field(default_factory=dict, compare=False)

    def module_of(self, file: Path) -> str:
        """The module name of a file.  Raises TargetError for one outside the project."""
        path = file.resolve()
        for library in self.package.libraries if self.package else ():
            folder = self.root / library.folder
            if path.is_relative_to(folder):
                parts = path.relative_to(folder).with_suffix("").parts
                if library.holds(parts):
                    return module_name(parts)
        if not path.is_relative_to(self.root):
            raise TargetError(f"{file} is not in the project {self.root}")
        return module_name(path.relative_to(self.root).with_suffix("").parts)

    def owns(self, path: Path) -> bool:
        """Whether a file is a module of one of the libraries, or all Lean files in a folder are, wherever it lies."""
        return self._held(path, lambda library, parts: library.holds(parts))

    def _may_own_below(self, folder: Path) -> bool:
        """Whether some file in a folder may be a module of one of the libraries."""
        return self._held(folder, lambda library, parts: library.holds_below(parts[:-1]))

    def _held(self, path: Path, asked: Callable[[Library, tuple[str, ...]], bool]) -> bool:
        """Whether a library answers for the module in a file; for a folder, for some module in it."""
        where = path.with_suffix("") if path.suffix == ".lean" and not path.is_dir() else path / "_"
        if not path.is_relative_to(self.root):
            return False
        if (
            self.package is None or not self.package.libraries
        ):  # by convention: Foo.lean has its modules in Foo/
            parts = where.relative_to(self.root).parts
            return len(parts) > 1 and (self.root / f"{parts[0]}.lean").is_file()
        for library in self.package.libraries:
            folder = self.root / library.folder
            if where.is_relative_to(folder) and asked(library, where.relative_to(folder).parts):
                return True
        return False

    def file_of(self, module: str) -> Path | None:
        """The file of a module of this project or of one that it requires by path; None when it is somebody else's."""
        return next(self._files_of(module), None)

    def _files_of(self, module: str) -> Iterator[Path]:
        parts = components(module)
        if not parts:
            return
        for library in self.package.libraries if self.package else ():
            file = self.root.joinpath(library.folder, *parts).with_name(f"{parts[-1]}.lean")
            if library.holds(parts) and file.is_file():
                yield file
        file = self.root.joinpath(*parts).with_name(f"{parts[-1]}.lean")
        if file.is_file() and file.relative_to(self.root).as_posix() not in LAKEFILES:
            yield file
        for dependency in self.dependencies:
            yield from dependency._files_of(module)

    def claims(self, module: str) -> bool:
        """Whether a module of that name would be the project's, or that of one that it requires by path."""
        parts = components(module)
        if self.package is not None and self.package.libraries:
            own = any(x.holds(parts) for x in self.package.libraries)
        else:
            top = self.root / parts[0] if parts else self.root
            own = bool(parts) and (top.is_dir() or top.with_name(f"{parts[0]}.lean").is_file())
        return own or any(d.claims(module) for d in self.dependencies)

    def owner_of(self, file: Path) -> Project:
        """This project, or the one among its dependencies that `file` lies in."""
        path = file.resolve()
        inside = [p for p in (self, *self.dependencies) if path.is_relative_to(p.root)]
        return max(inside, key=lambda p: len(p.root.parts), default=self)

    def setup_of(self, module: str) -> ModuleSetup:
        """How Lean is started for a module: by Lake's own answer (`answers`), else by the lakefile.toml."""
        if (answer := self.answers.get(module)) is not None:
            return answer
        parts = components(module)
        if not self.certain and (sibling := self._setup_of_a_sibling(parts)) is not None:
            return sibling
        for library in self.package.libraries if self.package else ():
            if library.holds(parts):
                return library.setup
        for dependency in self.dependencies:
            if dependency.file_of(module) is not None:
                return dependency.setup_of(module)
        return NO_SETUP

    @property
    def certain(self) -> bool:
        """Whether we know what the lakefile means without Lake."""
        return self.package is not None and self.package.certain

    def _setup_of_a_sibling(self, parts: tuple[str, ...]) -> ModuleSetup | None:
        """With a lakefile.lean: options hold for whole libraries, and a library has the first component in common."""
        for module, answer in self.answers.items():
            if parts and components(module)[:1] == parts[:1]:
                return answer.for_siblings()
        return None

    def setup_for(self, file: Path) -> ModuleSetup:
        """The same by file; of a file outside the project there is nothing to say."""
        try:
            return self.setup_of(self.module_of(file))
        except TargetError:
            return NO_SETUP

    @property
    def packages_folder(self) -> Path:
        """Where Lake keeps what the project depends on."""
        return self.root / (self.package.packages_folder if self.package else ".lake/packages")

    def files(self, under: Path | None = None) -> Iterator[Path]:
        """Every Lean source of the project, or those in the folder `under`, in order.

        Left out are hidden folders, build output, what .gitignore leaves out, and Lake projects further down; but no
        module of one of the libraries, be there a lakefile above it, or be it called so itself.  What links lead to is
        taken once.
        """
        top = self.root if under is None else under.resolve()
        ignore, relative = Ignore().entering(self.root, ""), ""
        for part in top.relative_to(self.root).parts if top.is_relative_to(self.root) else ():
            relative += part + "/"
            ignore = ignore.entering(self.root / relative, relative)
        links: list[Path] = []
        plain: list[Path] = []
        for file in self._walk(top, relative, ignore):
            if file.is_symlink():
                links.append(file)
            else:
                plain.append(file)
                yield file
        found = {file.resolve() for file in plain} if links else set()  # seldom wanted, and slow
        for link in links:
            if (file := link.resolve()) not in found:
                found.add(file)
                yield link

    def _walk(self, folder: Path, relative: str, ignore: Ignore, *, foreign: bool = False) -> Iterator[Path]:
        """`foreign`: a project further down, of which only modules of our own libraries count."""
        try:
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda e: e.name)
        except OSError:
            return
        for entry in entries:
            name, path = entry.name, relative + entry.name
            if entry.is_dir(follow_symlinks=False):
                inner = folder / name
                if name.startswith(".") or ignore.ignores(path, folder=True):
                    continue
                other = foreign or name in _NEVER or is_project(inner) or _is_build_output(inner)
                if not other or self._may_own_below(inner):
                    below = ignore.entering(inner, path + "/")
                    yield from self._walk(inner, path + "/", below, foreign=other)
            elif (
                _is_source(name)
                and entry.is_file()
                and not ignore.ignores(path, folder=False)
                and (not (foreign or name in LAKEFILES) or self.owns(folder / name))
            ):
                yield folder / name


def is_project(folder: Path) -> bool:
    """Whether a Lake project begins in that folder."""
    return any((folder / f).is_file() for f in LAKEFILES)


def _is_source(name: str) -> bool:
    return name.endswith(".lean") and not name.startswith("._")  # macOS's shadows


def _is_build_output(folder: Path) -> bool:
    """The `build` folder of old versions of Lake."""
    return folder.name == "build" and any((folder / f).is_dir() for f in ("lib", "ir"))


def read_source(path: Path) -> str:
    """The text with its line ends and BOM kept.

    Raises SourceError for what is no Lean text, TargetError for what is not there.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST_SOURCE + 1)
    except OSError as e:
        raise TargetError(f"cannot read {path}: {e.strerror}") from e
    if len(data) > _LARGEST_SOURCE:
        raise SourceError(f"{path} is larger than {_LARGEST_SOURCE >> 20} MB", hint="name a Lean source file")
    if b"\0" in data:
        raise SourceError(f"{path} is binary, not Lean text", hint="name a .lean file")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as e:
        raise SourceError(f"{path} is not UTF-8 (byte {e.start})", hint="Lean sources are UTF-8") from e


def find_project(path: Path) -> Project:
    """The project that a file or folder belongs to; for a Lean file outside of any, its folder as one.

    Raises TargetError when there is none.
    """
    if not path.exists():
        raise TargetError(f"no such file or folder: {path}")
    start = path.resolve() if path.is_dir() else path.resolve().parent
    found = [folder for folder in (start, *start.parents) if is_project(folder)]
    for outer in found[1:]:
        if (project := _if_it_owns(outer, path.resolve())) is not None:
            return project
    if found:
        return open_project(found[0])
    if path.is_file():
        if path.suffix != ".lean":
            raise TargetError(
                f"{path} is no Lean file", hint="name a .lean file, or a folder of a Lake project"
            )
        return Project(start, False, _pin(start))
    raise TargetError(
        f"{path} is no Lean project: no lakefile.toml or lakefile.lean here or above", hint=_where_else(start)
    )


def _if_it_owns(root: Path, path: Path) -> Project | None:
    """The project in the folder `root`, if one of its libraries has what lies at `path`, lakefiles between or not."""
    try:
        project = open_project(root)
    except TargetError:  # broken, and perhaps nothing to do with what is further down
        return None
    return project if project.owns(path) else None


def open_project(root: Path, above: tuple[Path, ...] = ()) -> Project:
    """The Lake project in the folder `root`, with those that it requires by path."""
    lakefile, program = (root / name for name in LAKEFILES)
    package = read_lakefile(lakefile) if lakefile.is_file() else guess_package(program)
    if package is None:
        return Project(root, True, _pin(root))
    dependencies: list[Project] = []
    for requirement in package.requirements:
        if requirement.path is None:
            continue
        folder = (root / requirement.path).resolve()
        if is_project(folder) and folder not in (root, *above):
            found = open_project(folder, (root, *above))
            dependencies += (p for p in (found, *found.dependencies) if p not in dependencies)
    return Project(root, True, _pin(root), package, tuple(dependencies))


def _pin(root: Path) -> str:
    """The nearest `lean-toolchain`, as elan looks for it; empty if there is none."""
    for folder in (root, *root.parents):
        try:
            return (folder / "lean-toolchain").read_text("utf-8", "replace").strip()
        except OSError:
            continue
    return ""


_LOOK_DOWN = 3


def _where_else(folder: Path) -> str:
    """A hint that names the Lake projects further down, as in a repository that has several."""
    found: list[str] = []
    level = [folder]
    for _ in range(_LOOK_DOWN):
        level = [d for f in level for d in _folders(f)]
        found += (p.relative_to(folder).as_posix() for p in level if is_project(p))
    if not found:
        return "run leanloop inside a Lake project, or name a .lean file"
    return f"there are Lake projects in {', '.join(sorted(found)[:5])}: name one of them"


def _folders(folder: Path) -> list[Path]:
    try:
        return [
            d for d in folder.iterdir() if d.is_dir() and not d.name.startswith(".") and not d.is_symlink()
        ]
    except OSError:
        return []
