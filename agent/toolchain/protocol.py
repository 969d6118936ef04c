"""What the rest of leanloop needs of a Lean, whichever way it was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from agent.toolchain.process import Command


class Toolchain(Protocol):
    """A Lean that can be started.  Implementations: `embedded.EmbeddedLean`, `lake.LakeToolchain`."""

    @property
    def version(self) -> str:
        """Lean's version, as in `4.35.0`."""
        ...

    @property
    def description(self) -> str:
        """The sentence that every report shows, e.g. `embedded Lean 4.35.0 with leanloop's core subset of Init`."""
        ...

    def search_path(self) -> tuple[Path, ...]:
        """Folders with the .olean files that a source of this project can import, in LEAN_PATH's order."""
        ...

    def own_path(self) -> tuple[Path, ...]:
        """Those of `search_path()` with modules of the project itself, no library's and no package's."""
        ...

    def lean(self, args: Sequence[str], *, cwd: Path, extra_path: Sequence[Path] = ()) -> Command:
        """One run of `lean ARGS` in `cwd`; `extra_path` comes before `search_path()`."""
        ...

    def server(self, *, cwd: Path, extra_path: Sequence[Path] = ()) -> Command:
        """A `lean --server` speaking LSP on its standard streams."""
        ...
