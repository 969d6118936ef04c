"""What a `lakefile.toml` says about where modules are, and how Lean is started for them (pure).

Format: Lake's `lakefile.toml` (reference manual, "Build Tools and Distribution"): package `name`, `srcDir`,
`packagesDir`, `leanOptions`, `moreLeanArgs`, `weakLeanArgs`, `[[lean_lib]]`, `[[lean_exe]]`, `[[require]]`.
A `lakefile.lean` is a program: only Lake can say what it means, and until it is asked, `lakeprogram` sees some of it.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from agent.errors import TargetError
from agent.lean.lakeprogram import read_program
from agent.lean.names import components, is_plain
from agent.lean.setup import NO_SETUP, ModuleSetup, of_arguments, option_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Library:
    """A `lean_lib` or `lean_exe`: the modules below `roots`, and those that `globs` name, in `folder`.

    `folder` is relative to the package; roots and globs are split into components; a glob ends with `*` (the module
    and those below it), `+` (only those below it), or is one module.
    """

    name: str
    folder: PurePosixPath
    roots: tuple[tuple[str, ...], ...]
    globs: tuple[tuple[str, ...], ...]
    setup: ModuleSetup = NO_SETUP
    executable: bool = False

    def holds(self, module: tuple[str, ...]) -> bool:
        """Whether a module of that name belongs here.  An executable owns its root alone."""
        if any(module == r if self.executable else module[: len(r)] == r for r in self.roots):
            return True
        return any(_matches(glob, module) for glob in self.globs)

    def holds_below(self, folder: tuple[str, ...]) -> bool:
        """Whether some module in such a folder, or further down, may belong here."""
        if self.holds((*folder, "_")):
            return True
        wanted = (*self.roots, *(g[:-1] if g and g[-1] in ("*", "+") else g for g in self.globs))
        return any(len(w) > len(folder) and w[: len(folder)] == folder for w in wanted)


def _matches(glob: tuple[str, ...], module: tuple[str, ...]) -> bool:
    if glob and glob[-1] in ("*", "+"):
        prefix = glob[:-1]
        return module[: len(prefix)] == prefix and (glob[-1] == "*" or len(module) > len(prefix))
    return module == glob


@dataclass(frozen=True, slots=True)
class Requirement:
    """A dependency.  `path` is set for one in the same repository."""

    name: str
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Package:
    """One package as its lakefile.toml describes it; `certain` is False for what was read of a lakefile.lean."""

    name: str
    libraries: tuple[Library, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    packages_folder: str = ".lake/packages"
    default_targets: tuple[str, ...] = field(default=())
    certain: bool = True


def read_lakefile(path: Path) -> Package:
    """Raises TargetError for a file that is not TOML, or whose values have other types than Lake's."""
    try:
        data = tomllib.loads(path.read_text("utf-8"))
        return _package(data, path.parent)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as e:
        raise TargetError(f"{path} is not valid TOML: {e}", hint="`lake build` would refuse it too") from e
    except (TypeError, AttributeError, ValueError) as e:
        raise TargetError(f"{path} has a value of the wrong type: {e}", hint="see Lake's manual") from e
    except OSError as e:
        raise TargetError(f"cannot read {path}: {e.strerror}") from e


def guess_package(path: Path) -> Package | None:
    """What can be seen of a `lakefile.lean`; None when that is nothing."""
    try:
        table = read_program(path.read_text("utf-8"))
        package = _package(table, path.parent)
    except (OSError, UnicodeDecodeError, TypeError, AttributeError, ValueError, KeyError):
        return None
    return replace(package, certain=False) if package.libraries or package.requirements else None


def _package(data: Mapping[str, Any], root: Path) -> Package:
    folder = PurePosixPath(data.get("srcDir", "."))
    libraries = [
        _library(x, folder, of_arguments(_arguments(data, x), root)) for x in data.get("lean_lib", ())
    ]
    libraries += [
        _executable(x, folder, of_arguments(_arguments(data, x), root)) for x in data.get("lean_exe", ())
    ]
    requirements = tuple(
        Requirement(str(r["name"]), r.get("path")) for r in data.get("require", ()) if "name" in r
    )
    return Package(
        str(data.get("name", "")),
        tuple(libraries),
        requirements,
        str(data.get("packagesDir", ".lake/packages")),
        tuple(data.get("defaultTargets", ())),
    )


def _library(data: Mapping[str, Any], folder: PurePosixPath, setup: ModuleSetup) -> Library:
    name = str(data["name"])
    roots = tuple(components(str(r)) for r in data.get("roots", [name]))
    globs = data.get("globs", ())
    globs = [globs] if isinstance(globs, str) else globs
    split = tuple(_glob(str(g)) for g in globs)
    return Library(name, folder / data.get("srcDir", "."), roots, split, setup)


def _executable(data: Mapping[str, Any], folder: PurePosixPath, setup: ModuleSetup) -> Library:
    name = str(data["name"])
    root = str(data.get("root", name))
    parts = components(root) if is_plain(root) or "." in root else (root,)
    where = folder / data.get("srcDir", ".")
    return Library(name, where, (parts,), (), setup, executable=True)


def _glob(glob: str) -> tuple[str, ...]:
    last = glob[-1:] if glob.endswith((".*", ".+")) else ""
    return (*components(glob[:-2]), last) if last else components(glob)


def _arguments(*tables: Mapping[str, Any]) -> tuple[str, ...]:
    """What `lean` is given for the modules of a library, in Lake's order: weak ones, more ones, then the options.

    `tables` are those of the package and of the library.  Options in tables of tables are joined with dots.
    """
    found = [str(a) for key in ("weakLeanArgs", "moreLeanArgs") for t in tables for a in t.get(key, ())]
    for table in tables:
        given = table.get("leanOptions", {})
        if isinstance(given, list):  # the form [{name = "..", value = ..}]
            given = {o["name"]: o["value"] for o in given}
        found += (f"-D{name}={option_value(value)}" for name, value in _flat(given))
    return tuple(found)


def _flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield prefix + name, value
