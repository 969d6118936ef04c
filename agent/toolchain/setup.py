"""Starting `lean` for one module as Lake would: its options, plugins and compiled imports, in a folder of ours."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

from agent.lean.names import compiled_path, components
from agent.lean.setup import NO_SETUP, artifacts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from agent.lean.setup import ModuleSetup
    from agent.toolchain.process import Command

    Setups = Callable[[Path], ModuleSetup]
    """How Lean is started for each file."""

_FILE = "leanloop-setup.json"


def no_setups(_: Path) -> ModuleSetup:
    """Of files outside Lake projects, and where nobody knows."""
    return NO_SETUP


def arguments(
    setup: ModuleSetup, folder: Path, overlay: Sequence[Path] = (), *, build: bool = False
) -> tuple[str, ...]:
    """What `lean` is given before the file's name; a file that it names is written into `folder`.

    What the folders of `overlay` have compiled comes before what Lake has.  `build` is for a build of the project:
    then Lake's `warningAsError` holds.
    """
    given = setup.for_builds if build else setup.arguments
    if not setup.answer:
        return given
    file = folder / _FILE
    file.write_text(_over(setup, overlay).answer, encoding="utf-8")
    return (*given, f"--setup={file}")


def readable(command: Command, setup: ModuleSetup) -> Command:
    """The command, allowed to read what the setup names."""
    folders = {Path(f).parent for f in setup.files}
    return (
        dataclasses.replace(command, readable=(*command.readable, *sorted(folders))) if folders else command
    )


def for_server(command: Command, setup: ModuleSetup, folder: Path, overlay: Sequence[Path]) -> Command:
    """A language server's command that knows the setup.

    A server asks the program in LAKE for the setup of the document that it opens (Lean.Server.FileWorker.SetupFile:
    `$LAKE setup-file FILE -`, with `--no-build`).  Lake itself would have to run in the project then, unfenced, for
    each document; so LAKE is a script that repeats what Lake has already said.
    """
    program = folder / "lake"  # without an answer there is none, and Lean sees no Lake project
    if setup.answer:
        said = folder / _FILE
        said.write_text(_over(setup, overlay).answer + "\n", encoding="utf-8")
        program.write_text(f"#!/bin/sh\nexec cat '{said}'\n", encoding="utf-8")
        program.chmod(0o755)
    command = dataclasses.replace(
        command,
        argv=(*command.argv, *setup.arguments),
        env={**command.env, "LAKE": str(program)},
        readable=(*command.readable, folder),
    )
    return readable(command, setup)


def _over(setup: ModuleSetup, overlay: Sequence[Path]) -> ModuleSetup:
    """The setup without Lake's files for modules that the overlay has."""
    return setup.without_artifacts(m for m in artifacts(setup) if any(_has(f, m) for f in overlay))


def _has(folder: Path, module: str) -> bool:
    return (folder / compiled_path(components(module))).exists()
