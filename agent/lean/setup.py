"""How `lean` is started for one module of a Lake project: what the lakefile asks for, and what of it is used (pure).

Lake gives `lean` the lakefile's `weakLeanArgs` and `moreLeanArgs` on its command line, the `leanOptions` in a JSON file
for `lean --setup` (before Lean 4.22 on the command line too); what stands in the JSON wins (measured with 4.35).
`lake setup-file FILE` prints that JSON: Lean's `ModuleSetup` (src/Lean/Setup.lean), or until 4.21 a `FileSetupInfo`,
`{"paths": {"loadDynlibPaths": [..], ..}, "setupOptions": {..}}` (src/lake/Lake/CLI/Serve.lean).

A lakefile is the project's own text and is trusted with what the project means (`autoImplicit`), never with how it is
checked: options that switch off the kernel or hide a `sorry` are not used, and `ignored` says why.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

# Prefixes of options, with the reason why they are not used.
_REFUSED = (
    ("debug.", "it can switch off the kernel or turn proofs into sorry"),
    ("internal.", "it changes how Lean works inside"),
    ("interpreter.", "it changes which code is run while a file is checked"),
    ("warn.sorry", "it hides what is unproved"),
    ("trace.profiler.output", "it writes a file"),
)
_AS_ERRORS = "warningAsError"
_LIBRARIES = ("--plugin=", "--load-dynlib=")
_BOUNDS = ("-T", "-s", "--timeout=", "--tstack=")


@dataclass(frozen=True, slots=True)
class ModuleSetup:
    """`arguments` of `lean` for the module; `answer` is the JSON for `lean --setup`, where Lake has given one.

    `ignored` are sentences about what the lakefile asks for and does not get.  `warnings_are_errors` is Lake's
    `warningAsError`: a build of the project respects it, a check does not, for a file may have other holes.
    `files` are those that Lean has to read because of this, beyond the search path.
    """

    arguments: tuple[str, ...] = ()
    answer: str = ""
    ignored: tuple[str, ...] = ()
    warnings_are_errors: bool = False
    files: tuple[str, ...] = ()

    @property
    def for_builds(self) -> tuple[str, ...]:
        """The arguments with which Lake itself would compile the module."""
        return (*self.arguments, f"-D{_AS_ERRORS}=true") if self.warnings_are_errors else self.arguments

    def for_siblings(self) -> ModuleSetup:
        """What of this holds for every module of the library: the options, on the command line."""
        if not self.answer:
            return self
        options = _as_arguments(json.loads(self.answer)["options"])
        return replace(self, arguments=(*self.arguments, *options), answer="", files=())

    def without_artifacts(self, modules: Iterable[str]) -> ModuleSetup:
        """The same, but those imported modules are looked for on the search path."""
        if not self.answer:
            return self
        table = json.loads(self.answer)
        named = set(modules)
        table["importArts"] = {m: a for m, a in artifacts(self).items() if m not in named}
        return replace(self, answer=json.dumps(table))


NO_SETUP = ModuleSetup()


def of_arguments(arguments: Iterable[str], root: Path | None = None) -> ModuleSetup:
    """From the arguments that a lakefile in `root` has for `lean`, in Lake's order (a later one wins)."""
    taken: list[str] = []
    ignored: list[str] = []
    as_errors = False
    for argument in _joined(arguments):
        name, _, value = argument.removeprefix("-D").partition("=")
        name = _plain(name)
        if argument.startswith("-D") and name == _AS_ERRORS:
            as_errors = value.strip() == "true"
        elif argument.startswith("-D"):
            why = _refusal(name)
            taken += [] if why else [argument]
            ignored += [_sentence(name, why)] if why else []
        elif argument.startswith(_LIBRARIES):
            option, _, file = argument.partition("=")
            taken.append(f"{option}={root / file if root else file}")
        elif argument.startswith(_BOUNDS):
            taken.append(argument)
        else:
            ignored.append(f"the lakefile's argument {argument} for lean is not used: it is no option")
    files = tuple(a.partition("=")[2] for a in taken if a.startswith(_LIBRARIES))
    return ModuleSetup(tuple(taken), "", tuple(dict.fromkeys(ignored)), as_errors, files)


def of_answer(text: str, known: ModuleSetup = NO_SETUP) -> ModuleSetup:
    """From what `lake setup-file` printed, over what the lakefile said (`known`).

    Raises ValueError or TypeError for what is neither of Lake's two formats.
    """
    table = json.loads(text)
    if not isinstance(table, dict):
        raise TypeError("no JSON object")
    if "importArts" in table:
        return _of_module_setup(table, known)
    if "setupOptions" not in table:
        raise ValueError("neither importArts nor setupOptions")
    libraries = [f"--load-dynlib={p}" for p in table.get("paths", {}).get("loadDynlibPaths", ())]
    found = of_arguments((*known.arguments, *_as_arguments(table["setupOptions"]), *libraries))
    return replace(
        found,
        ignored=tuple(dict.fromkeys((*known.ignored, *found.ignored))),
        warnings_are_errors=known.warnings_are_errors or found.warnings_are_errors,
    )


def _of_module_setup(table: dict[str, Any], known: ModuleSetup) -> ModuleSetup:
    options = table.get("options") or {}
    found = of_arguments(_as_arguments(options))
    table["options"] = {
        name: value
        for name, value in options.items()
        if (plain := _plain(name)) != _AS_ERRORS and not _refusal(plain)
    }
    plugins = [p.get("path", "") if isinstance(p, dict) else str(p) for p in table.get("plugins", ())]
    paths = [str(d) for d in table.get("dynlibs", ())] + plugins
    for places in table["importArts"].values():
        paths += _paths(places)
    return ModuleSetup(
        known.arguments,
        json.dumps(table),
        tuple(dict.fromkeys((*known.ignored, *found.ignored))),
        known.warnings_are_errors or found.warnings_are_errors,
        tuple(dict.fromkeys((*known.files, *paths))),
    )


def artifacts(setup: ModuleSetup) -> Mapping[str, tuple[str, ...]]:
    """The compiled files of each imported module, as Lake's answer has them (nested lists since Lean 4.35)."""
    return json.loads(setup.answer)["importArts"] if setup.answer else {}


def _paths(places: Any) -> list[str]:
    return [places] if isinstance(places, str) else [p for inner in places for p in _paths(inner)]


def _as_arguments(options: Mapping[str, Any]) -> list[str]:
    return [f"-D{name}={option_value(value)}" for name, value in options.items()]


def option_value(value: object) -> str:
    """A value as `lean -D` takes it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _joined(arguments: Iterable[str]) -> list[str]:
    """`-D name=value` in one piece, as `-Dname=value`."""
    found: list[str] = []
    for argument in arguments:
        if found and found[-1] in ("-D", "--plugin", "--load-dynlib"):
            found[-1] += argument if found[-1] == "-D" else f"={argument}"
        else:
            found.append(argument)
    return found


def _plain(name: str) -> str:
    """An option's name without `weak.`, and without the `«»` that mean nothing to Lean."""
    return re.sub(r"[«»\s]", "", name).removeprefix("weak.")


def _refusal(name: str) -> str:
    return next((why for prefix, why in _REFUSED if name.startswith(prefix)), "")


def _sentence(name: str, why: str) -> str:
    return f"the lakefile's option {name} is not used: {why}"
