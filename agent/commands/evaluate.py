"""`leanloop eval`: pass@k and cost of a model on a dataset, by independent samples."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agent import edits, opening
from agent.errors import UsageError
from agent.evaluation import datasets, harness, results
from agent.report import live
from agent.search import Limits, Search
from agent.session import Recorder

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Request:
    """What the user asked for; `ks` is the text of `--k`, numbers with commas between."""

    dataset: str
    model: str
    n: int
    ks: str
    jobs: int | None = None
    compare: Path | None = None
    output: Path | None = None
    record: Path | None = None
    replay: Path | None = None
    resume: str | None = None
    quiet: bool = False
    as_json: bool = False


async def run(request: Request) -> int:
    """Measure and say it: 0 when every sample was conclusive, 3 when some came to nothing."""
    ks = parse_ks(request.ks, request.n)
    earlier = results.read(request.compare) if request.compare else None
    dataset = datasets.load(request.dataset)
    tasks = [i.task for i in dataset.items]
    options = opening.Options(
        flags={"prove.models": (request.model,), "prove.jobs": request.jobs},
        resume=request.resume,
        record=request.record,
        replay=request.replay,
        fresh=True,
    )
    async with opening.opened(dataset.project, tasks, options, live.Quiet()) as session:
        recorder = Recorder(session.journal, session.view)
        limits = Limits(samples=request.n, rounds=1, check_seconds=session.settings.limits.check_seconds)
        search = Search(session.ladder, session.checker, session.judge, recorder, limits)
        done = _Progress(len(tasks), quiet=request.quiet)
        jobs = session.settings.prove.jobs
        tallies = await harness.independent(search, session.ladder[0], dataset.items, request.n, jobs, done)
        lean = session.toolchain.description
    found = results.as_json(dataset, request.model, request.n, tallies, harness.points(tallies, ks), lean)
    text = json.dumps(found, ensure_ascii=False, indent=1)
    if request.output is not None:
        edits.write_new(request.output, text + "\n")
    print(text if request.as_json else "\n".join(results.lines(found)))
    if earlier is not None and not request.as_json:
        print("\n".join(results.compare(earlier, found)))
    return 3 if any(t.lost for t in tallies) else 0


def parse_ks(text: str, n: int) -> list[int]:
    """The ks of `--k`.  Raises UsageError for what is no list of whole numbers from 1 to n."""
    try:
        ks = sorted({int(part) for part in text.split(",")})
    except ValueError as e:
        raise UsageError(f"--k {text!r} is no list of numbers", hint="as in --k 1,2,4,8") from e
    if not ks or ks[0] < 1 or ks[-1] > n:
        raise UsageError(
            f"--k {text}: each k must be from 1 to n ({n})", hint="pass@k needs at least k samples"
        )
    return ks


class _Progress:
    """A line on stderr for each task that is done."""

    def __init__(self, total: int, *, quiet: bool) -> None:
        self._total, self._done, self._quiet = total, 0, quiet

    def __call__(self, tally: harness.Tally) -> None:
        self._done += 1
        if not self._quiet:
            said = f"[{self._done}/{self._total}] {tally.task}: {tally.right} of {tally.conclusive}"
            print(said, file=sys.stderr, flush=True)
