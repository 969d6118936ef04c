"""`leanloop eval`: what a model proves of a dataset, by one of two protocols, and what it costs."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from agent import config, edits
from agent.errors import UsageError
from agent.evaluation import comparison, datasets, history, layouts, results
from agent.evaluation.executors import Executor, Local
from agent.evaluation.protocols import Kind, Plan
from agent.evaluation.run import evaluate
from agent.files import state_folder
from agent.session import opening
from agent.toolchain.scratch import Scratch

if TYPE_CHECKING:
    from decimal import Decimal

    from agent.evaluation.datasets import Dataset
    from agent.evaluation.tallies import Tally


@dataclass(frozen=True)
class Request:
    """What the user asked for; `ks` is the text of `--k`, numbers with commas between.

    `dataset` is a path; with `commits` or `since` it is a repository and its history is the dataset.  `repo` is the
    clone for entries that name a place in a commit.  The bounds `task_*` are for one task, `budget_*` for the run.
    """

    dataset: str
    models: tuple[str, ...] = ("portfolio",)
    protocol: str = Kind.INDEPENDENT.value
    n: int = 4
    ks: str = "1"
    rounds: int | None = None
    commits: str = ""
    since: str = ""
    limit: int | None = None
    repo: Path | None = None
    split: str = ""
    header: Path | None = None
    pin: str = ""
    mend: bool = False
    task_tokens: int | None = None
    task_usd: Decimal | None = None
    task_seconds: float | None = None
    budget_tokens: int | None = None
    budget_usd: Decimal | None = None
    checker: str | None = None
    executor: str = "local"
    workers: int | None = None
    jobs: int | None = None
    compare: Path | None = None
    output: Path | None = None
    record: Path | None = None
    replay: Path | None = None
    resume: str | None = None
    quiet: bool = False
    as_json: bool = False


async def run(request: Request) -> int:
    """Measure and say it: 0 when every trial was conclusive, 3 when some came to nothing."""
    ks = parse_ks(request.ks, request.n)
    edits.require_places([request.output], [request.record])
    earlier = results.read(request.compare) if request.compare else None
    with Scratch("eval") as folder:
        dataset = (await load(request, Path(folder).resolve())).first(request.limit)
        if request.pin and dataset.hash != request.pin:
            raise UsageError(
                f"the dataset has the hash {dataset.hash}, not {request.pin}", hint="it has changed since"
            )
        settings = config.load(dataset.home, _flags(request))
        plan = _plan(request, settings)
        executor = _executor(request, settings)
        options = opening.Options(record=request.record, replay=request.replay, resume=request.resume)
        progress = _Progress(len(dataset.items), quiet=request.quiet)
        found = await evaluate(dataset, plan, settings, options, executor, progress)
    shown = results.as_json(found, ks)
    if earlier is not None:
        shown["comparison"] = comparison.compare(earlier, shown)
    text = json.dumps(shown, ensure_ascii=False, indent=1)
    edits.write_new(kept_at(dataset.home, found.run), text + "\n")
    if request.output is not None:
        edits.write_new(request.output, text + "\n")
    print(text if request.as_json else "\n".join(results.lines(shown)))
    if earlier is not None and not request.as_json:
        print("\n".join(comparison.lines(shown["comparison"])))
    return 3 if any(t.lost for t in found.tallies) else 0


def kept_at(home: Path, run_id: str) -> Path:
    """Where the results of an evaluation are kept, for reports."""
    folder = state_folder(home) / "evaluations"
    folder.mkdir(exist_ok=True)
    return folder / f"{run_id}.json"


async def load(request: Request, scratch: Path) -> Dataset:
    """The dataset that the request means.  Raises TargetError, SourceError, UsageError."""
    path = Path(request.dataset)
    if request.commits or request.since:
        if request.split or request.header or request.repo:
            raise UsageError("--split, --header and --repo are for JSON datasets")
        query = history.Query(request.commits, request.since, request.limit)
        return datasets.not_empty(await history.load(path, query, scratch), request.dataset)
    if request.repo is not None:
        if not datasets.is_json(path):
            raise UsageError("--repo is for JSON datasets that name places in a repository")
        entries = ((layouts.name_of(e, n), e) for n, e in datasets.entries(path) if layouts.is_located(e))
        found = await history.locate(request.repo, path.stem, entries, scratch)
        return datasets.not_empty(found, request.dataset)
    return datasets.load(request.dataset, split=request.split, header=request.header)


def _executor(request: Request, settings: config.Settings) -> Executor:
    jobs = settings.prove.jobs
    if request.executor == "ray":
        from agent.evaluation.cluster import Cluster

        return Cluster(jobs, request.workers)
    if request.executor != "local":
        raise UsageError(f"unknown executor {request.executor!r}", hint="local or ray")
    if request.workers is not None:
        raise UsageError("--workers is for --executor ray", hint="--jobs says how much is done at once here")
    return Local(jobs)


def _flags(request: Request) -> dict[str, object]:
    return {
        "prove.models": request.models,
        "prove.jobs": request.jobs,
        "prove.budget_usd": request.budget_usd,
        "prove.budget_tokens": request.budget_tokens,
        "prove.task_seconds": request.task_seconds,
        "checker.url": request.checker,
    }


def _plan(request: Request, settings: config.Settings) -> Plan:
    try:
        kind = Kind(request.protocol)
    except ValueError as e:
        raise UsageError(f"unknown protocol {request.protocol!r}", hint="independent or budget") from e
    if kind is Kind.INDEPENDENT:
        if len(request.models) != 1:
            raise UsageError(
                "independent samples are of one model", hint="give one --model, or use --protocol budget"
            )
        bounds = (request.task_tokens, request.task_usd, request.task_seconds)
        if request.mend or any(b is not None for b in bounds):
            raise UsageError("--mend, --task-tokens, --task-usd and --task-seconds are for --protocol budget")
        return Plan(kind, request.models, request.n, request.rounds or 1)
    rounds = request.rounds or settings.prove.rounds
    limits = (request.task_tokens, request.task_usd, settings.prove.task_seconds)
    return Plan(kind, request.models, request.n, rounds, *limits, mend=request.mend)


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

    def __call__(self, tally: Tally) -> None:
        self._done += 1
        if not self._quiet:
            said = f"[{self._done}/{self._total}] {tally.name}: {tally.right} of {tally.conclusive}"
            print(said, file=sys.stderr, flush=True)
