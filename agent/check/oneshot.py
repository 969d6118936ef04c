"""A fresh `lean --json` process for each candidate: slow where the header imports much, and never stale."""

from __future__ import annotations

import asyncio
import itertools
import os
import re
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from agent.check.focus import Prepared, conclude, inconclusive, prepare
from agent.check.header import header_of
from agent.check.snapshots import HeaderSnapshots
from agent.errors import LeanLoopError
from agent.lean.diagnostics import parse_json_lines
from agent.toolchain import setup
from agent.toolchain.process import GIB, MIB, Finished, Limits, Stop, run
from agent.toolchain.scratch import Scratch
from agent.toolchain.setup import no_setups
from agent.types import CheckResult, CheckStatus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agent.check.protocol import CheckRequest
    from agent.toolchain.protocol import Toolchain
    from agent.toolchain.setup import Setups

_PLAIN_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_']*\.lean")
_ENDS = {
    Stop.DEADLINE: "Lean ran longer than {deadline:g} s",
    Stop.MEMORY: "Lean took more than {memory} MB of memory",
    Stop.OUTPUT: "Lean printed more than {output} MB",
    Stop.PROCESSES: "Lean started more than {processes} processes",
}


class OneshotChecker:
    """Implements `agent.check.protocol.Checker`.  `import_path` holds folders of .olean files; `setups` says
    how Lean is started for each file.

    A header whose import takes more than `worth` seconds is loaded from a snapshot from the second check on.
    At most `jobs` processes run at once (all cores by default); waiting for one's turn does not count against
    the deadline.
    """

    def __init__(
        self,
        toolchain: Toolchain,
        *,
        import_path: Sequence[Path] = (),
        memory: int = 4 * GIB,
        output: int = 8 * MIB,
        jobs: int | None = None,
        setups: Setups = no_setups,
        worth: float = 0.3,
    ) -> None:
        self._toolchain = toolchain
        self._import_path = tuple(import_path)
        self._setups = setups
        self._memory, self._output = memory, output
        self._slots = asyncio.Semaphore(jobs or os.cpu_count() or 1)
        self._numbers = itertools.count(1)
        self._folder = Scratch("check")
        self._snapshots = HeaderSnapshots(toolchain, Path(self._folder.name), import_path, worth=worth)

    async def check(self, request: CheckRequest) -> CheckResult:
        """Elaborate `request.text` in a process of its own."""
        number = next(self._numbers)
        prepared = prepare(request, number)
        async with self._slots:
            started = time.monotonic()
            try:
                finished = await self._run(request, prepared, number)
            except (LeanLoopError, OSError) as e:
                return inconclusive(str(e), (), prepared, seconds=time.monotonic() - started)
        return self._read(request, prepared, finished)

    async def check_many(self, requests: Sequence[CheckRequest]) -> list[CheckResult]:
        """Check all of them, in parallel; results in the order of the requests."""
        return list(await asyncio.gather(*map(self.check, requests)))

    async def aclose(self) -> None:
        """Processes end with their checks; what is left is the folder."""
        await self._snapshots.aclose()
        self._folder.cleanup()

    async def _run(self, request: CheckRequest, prepared: Prepared, number: int) -> Finished:
        limits = Limits(request.deadline, self._memory, self._output)
        name = request.file.name if _PLAIN_NAME.fullmatch(request.file.name) else "Candidate.lean"
        with tempfile.TemporaryDirectory(dir=self._folder.name, prefix=f"{number}-") as folder:
            (Path(folder) / name).write_bytes(prepared.text.encode("utf-8", "surrogatepass"))
            wanted = self._setups(request.file)
            given = setup.arguments(wanted, Path(folder), self._import_path)
            header = header_of(prepared.text)
            snapshot = None if given else await self._snapshots.find(header)
            for loaded in (snapshot, None):
                more = (f"--incr-load={loaded}",) if loaded else ()
                command = self._toolchain.lean(
                    ("--json", *more, *given, name), cwd=Path(folder), extra_path=self._import_path
                )
                if loaded:
                    command = replace(command, readable=(*command.readable, loaded.parent))
                finished = await run(setup.readable(command, wanted), limits, sandbox=True)
                if loaded is None:
                    self._snapshots.took(header, finished.seconds)
                if loaded is None or finished.stop or finished.stdout:
                    break
                self._snapshots.refuse(header)  # Lean always has something to say: it did not get that far
            return finished

    def _read(self, request: CheckRequest, prepared: Prepared, finished: Finished) -> CheckResult:
        diagnostics = parse_json_lines(finished.stdout.decode("utf-8", "replace"))
        reason = self._unusual_end(request, finished)
        if reason:
            return inconclusive(reason, diagnostics, prepared, seconds=finished.seconds)
        result = conclude(diagnostics, prepared, seconds=finished.seconds, with_goals=request.goals_at_errors)
        if result.status is CheckStatus.INCONCLUSIVE and not diagnostics and finished.stderr:
            said = finished.stderr.decode("utf-8", "replace").strip().splitlines()[-1][:300]
            return inconclusive(f"Lean failed: {said}", (), prepared, seconds=finished.seconds)
        return result

    def _unusual_end(self, request: CheckRequest, finished: Finished) -> str:
        if finished.stop:
            sizes = {
                "memory": self._memory // MIB,
                "output": self._output // MIB,
                "processes": Limits().processes,
            }
            return _ENDS[finished.stop].format(deadline=request.deadline, **sizes)
        if finished.crashed:
            return f"Lean crashed (signal {-finished.exit_code})"
        if finished.exit_code not in (0, 1):
            return f"Lean ended with exit code {finished.exit_code}"
        return ""
