"""Module names and their parts (pure)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from agent.lean.masking import ATOM

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_ATOM = re.compile(ATOM)
_PLAIN = re.compile(rf"{ATOM}\Z")


def is_plain(part: str) -> bool:
    """Whether a part of a name needs no `«»`."""
    return _PLAIN.match(part) is not None


def components(module: str) -> tuple[str, ...]:
    """The parts of a module name, without `«»`."""
    return tuple(a.strip("«»") for a in _ATOM.findall(module))


def module_name(parts: Iterable[str]) -> str:
    """A module name from its parts, with `«»` where Lean needs them."""
    return ".".join(p if is_plain(p) else f"«{p}»" for p in parts)


def compiled_path(parts: Sequence[str]) -> Path:
    """Where the `.olean` of a module with these parts lies, from a folder of LEAN_PATH."""
    return Path(*parts[:-1], f"{parts[-1]}.olean")
