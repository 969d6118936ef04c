"""What the replay worker does with a request: put trusted modules into a kernel as they are, replay the
others.

Runs in the worker (`python -I -S`, see replay_worker.py), so it imports little.
"""

from __future__ import annotations

import hashlib
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict

from agent.errors import OleanError
from agent.judge.kernel import VERSION, Kernel
from agent.judge.replayer import Replay
from agent.lean.names import compiled_path
from agent.lean.olean import Olean, display

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from agent.lean.olean import Name


class LibraryModule(TypedDict):
    """A module that is trusted, with the hash that its file must have, and what it imports."""

    path: str
    sha256: str
    imports: list[str]


class Request(TypedDict):
    """What to replay.  Modules go by their name as displayed; `folders` are searched for those of no library.

    `known` are identities (see `identity`) of modules that were accepted before.  `memory` is in bytes.
    """

    library: str
    memory: int
    files: list[str]
    folders: list[str]
    modules: dict[str, LibraryModule]
    known: list[str]
    trust_computed: bool


class _Worker:
    def __init__(self, request: Request) -> None:
        self._request = request
        self._known = frozenset(request["known"])
        self.kernel = Kernel(request["library"], request["memory"])
        self.kernel.test()
        self.replay = Replay(self.kernel, trust_computed=request["trust_computed"])
        self.identities: dict[str, str] = {}
        self.loaded = 0

    def run(self) -> None:
        """Load or replay the files and all that they import, imports first."""
        opened: dict[str, Olean] = {}
        done: set[str] = set()
        stack = list(reversed(self._request["files"]))
        while stack:
            file = stack[-1]
            if file in done:
                stack.pop()
            elif file in opened:
                done.add(file)
                stack.pop()
                self._module(opened[file], file)
            else:
                olean = opened[file] = self._open(file)
                for imported in reversed(olean.imports):
                    name = display(imported.module)
                    if name in self._request["modules"]:
                        self._library(name)
                        continue
                    place = self._locate(imported.module)
                    if place in opened and place not in done:
                        raise OleanError(f"{place}: imports itself in a circle")
                    stack.append(place)

    def _open(self, file: str) -> Olean:
        olean = Olean(Path(file))
        if olean.version != VERSION:
            raise OleanError(f"{file}: written by Lean {olean.version!r}; this replayer knows {VERSION}")
        return olean

    def _library(self, name: str) -> None:
        """Put a library module, and what it imports, into the kernel unchecked; its bytes are the known
        ones."""
        waiting = [name]
        while waiting:
            module = waiting.pop()
            if module in self.identities:
                continue
            known = self._request["modules"][module]
            if hashlib.sha256(Path(known["path"]).read_bytes()).hexdigest() != known["sha256"]:
                raise OleanError(f"{known['path']}: changed since it was trusted")
            self.identities[module] = known["sha256"]
            self.loaded += self.kernel.load([known["path"]])
            waiting += known["imports"]

    def _module(self, olean: Olean, file: str) -> None:
        below = []
        for imported in olean.imports:
            name = display(imported.module)
            below.append(self.identities.get(name) or self.identities[self._locate(imported.module)])
        identity = self.identities[file] = hashlib.sha256(
            "\n".join([olean.sha256, *below]).encode()
        ).hexdigest()
        if identity in self._known and not self.replay.findings.renamed:
            parts = [file, *(file + s for s in (".server", ".private") if olean.is_module)]
            self.loaded += self.kernel.load(parts)
        else:
            self.replay.module(olean)

    def _locate(self, module: Name) -> str:
        parts = [p for p in module if isinstance(p, str) and p not in ("", ".", "..") and "/" not in p]
        if len(parts) == len(module) and parts:
            for folder in self._request["folders"]:
                file = Path(folder, compiled_path(parts))
                if file.is_file():
                    return str(file)
        raise OleanError(f"the imported module {display(module)} is not found")


def replay(request: Request) -> dict[str, Any]:
    """Answer a request.  Raises OleanError for a damaged or missing file, KernelUnusable for another Lean."""
    times = [time.perf_counter()]
    worker = _Worker(request)
    times.append(time.perf_counter())
    worker.run()
    findings = worker.replay.finish()
    times.append(time.perf_counter())
    accepted = findings.status == "accepted" and not findings.renamed
    notes = [
        f"{display(name)} is declared by the file; the kernel computed with its definition, not by its name"
        for name in findings.renamed
    ]
    return {
        "status": findings.status,
        "failures": findings.failures[:50],
        "checked": findings.checked,
        "loaded": worker.loaded,
        "unchecked": findings.unchecked,
        "axioms": findings.axioms,
        "notes": notes,
        "identities": sorted(_replayed(worker.identities, request["modules"])) if accepted else [],
        "milliseconds": _milliseconds(times),
    }


def _replayed(identities: Mapping[str, str], modules: Mapping[str, LibraryModule]) -> set[str]:
    return {identity for place, identity in identities.items() if place not in modules}


def _milliseconds(times: Sequence[float]) -> dict[str, float]:
    return {"start": round((times[1] - times[0]) * 1e3, 1), "replay": round((times[2] - times[1]) * 1e3, 1)}
