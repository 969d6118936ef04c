"""A checker and a judge that take no time, for tests of the loop around them; and a run of that loop as a script.

`HONEST` is the one proof that they accept.  They write down what they are asked, so that a test sees what was done
twice.  As a script (`python instant.py URL FOLDER TASKS ROUNDS`) this goes on with the last run in FOLDER, or begins
one, and prints the outcomes.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agent.check.protocol import CheckRequest
    from agent.types import Candidate, CheckResult, Outcome, Task, Verdict

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parent.parent.parent)]

from agent import config, tasks
from agent.errors import TargetError
from agent.lean import text as lean_text
from agent.model.spec import Models, connect
from agent.prompting.chat import ChatProver
from agent.records import Journal, RunJournal
from agent.search import Limits, Search
from agent.types import (
    CheckResult as Result,
)
from agent.types import (
    CheckStatus,
    Diagnostic,
    Position,
    Reason,
    Sampling,
    Severity,
    Trust,
    VerdictKind,
)
from agent.types import (
    Verdict as AVerdict,
)

HONEST = "exact the_honest_proof"
CHEAT = "exact what_only_looks_right"


def make_tasks(count: int) -> list[Task]:
    """Tasks named t0, t1, ..., each in a file of its own."""
    found = []
    for n in range(count):
        source = f"theorem t{n} : {n} = {n} := by\n  sorry\n"
        found += tasks.of_file(Path(f"T{n}.lean"), f"T{n}", source, lean_text.declarations(source))
    return found


class InstantChecker:
    """Passes the honest proof and the cheat, as a checker does that is not the judge."""

    def __init__(self, log: Path | None = None) -> None:
        self._log = log

    async def check(self, request: CheckRequest) -> CheckResult:
        """Look for the two texts."""
        await asyncio.sleep(0)
        if self._log is not None:
            with self._log.open("a") as log:
                log.write(hashlib.sha256(request.text.encode()).hexdigest() + "\n")
        if HONEST in request.text or CHEAT in request.text:
            return Result(CheckStatus.PASSED)
        error = Diagnostic(Severity.ERROR, Position(2, 2), None, "unsolved goals\n⊢ False")
        return Result(CheckStatus.FAILED, (error,))

    async def aclose(self) -> None:
        """Nothing."""


class InstantJudge:
    """Accepts the honest proof only."""

    async def judge_task(self, task: Task, candidate: Candidate) -> Verdict:
        """Look for the honest proof."""
        await asyncio.sleep(0)
        if HONEST in candidate.text:
            return AVerdict(task.name, VerdictKind.PROVED, Trust.REPLAYED)
        return AVerdict(
            task.name, VerdictKind.REJECTED, reasons=(Reason("axiom.forbidden", "it uses sorryAx"),)
        )


async def prove_all(
    models: Models,
    spec: str,
    run: RunJournal,
    wanted: Sequence[Task],
    limits: Limits,
    jobs: int = 16,
    checks: Path | None = None,
) -> list[Outcome]:
    """Run the loop over all tasks, `jobs` at once."""
    prover = ChatProver(models.make(spec), "Lean", sampling=Sampling(max_tokens=1000))
    search = Search((prover,), InstantChecker(checks), InstantJudge(), run, limits)
    slots = asyncio.Semaphore(jobs)

    async def one(task: Task) -> Outcome:
        async with slots:
            outcome = await search.prove(task)
            run.done(outcome)
            return outcome

    return list(await asyncio.gather(*map(one, wanted)))


async def _main(url: str, folder: Path, count: int, rounds: int) -> None:
    settings = config.Settings(models={"default": config.ModelSettings(retry_wait=0.01)})
    wanted = make_tasks(count)
    journal = Journal.open(folder)
    try:
        run = journal.resume_run("last", wanted)
    except TargetError:
        run = journal.start_run("Lean", wanted)
    print("begun", flush=True)
    async with connect(settings, environ={}) as models:
        limits = Limits(samples=1, rounds=rounds)
        found = await prove_all(models, f"{url}#m", run, wanted, limits, jobs=4, checks=folder / "checks")
    run.close()
    print(json.dumps([[o.task.name, o.verdict.kind, len(o.attempts), o.usage.tokens] for o in found]))


if __name__ == "__main__":
    asyncio.run(_main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])))
