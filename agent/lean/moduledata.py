"""The root object of a compiled module, `Lean.ModuleData`: what it imports, and where its other lists are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agent.lean.compacted import ANONYMOUS, Objects
from agent.lean.constants import Import

if TYPE_CHECKING:
    from pathlib import Path

    from agent.lean.constants import Name

_MAX_NAME_PARTS = 1 << 10


class ModuleData:
    """Opening it reads the imports and nothing else; `agent.lean.olean.Olean` has the rest.

    Raises OleanError for a file that cannot be read or is damaged.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._objects = objects = Objects(path)
        self._names: dict[int, Name] = {ANONYMOUS: ()}
        self._labels: dict[int, str] = {}
        root = objects.regions[-1].root
        fields, scalars = objects.constructor(root, 0, 5, 56)
        if (objects.byte(scalars, 1) == 1) != objects.is_module:
            raise objects.error("the parts do not agree")
        imports, self._listed_names, self._listed_constants, self._extra, self._entries = fields
        self.imports = tuple(self._import(i) for i in objects.array(imports))

    def _import(self, address: int) -> Import:
        (module,), scalars = self._objects.constructor(address, 0, 1, 24)
        flags = [self._objects.byte(scalars + i, 1) == 1 for i in range(3)]
        return Import(self._name(module), *flags)

    def _name(self, address: int) -> Name:
        known = self._names.get(address)
        if known is not None:
            return known
        chain: list[tuple[int, str | int]] = []
        objects, labels = self._objects, self._labels
        while (known := self._names.get(address)) is None:
            is_text, prefix, part = objects.name_part(address)
            label: str | int | None = labels.get(part) if is_text else objects.nat(part)
            if label is None:
                label = labels[part] = objects.string(part)
            chain.append((address, label))
            address = prefix
        if len(known) + len(chain) > _MAX_NAME_PARTS:
            raise objects.error("a name of too many parts")
        for at, label in reversed(chain):
            known = self._names[at] = (*known, label)
        return known
