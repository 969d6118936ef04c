"""What a large evaluation takes on some machines, from a documented model: `python -m bench.scale` prints the tables.

Not a measurement of a cluster: nobody had one.  A discrete-event simulation of the samples of an evaluation on their
way through the model's server, a core for the check, and, where the check passed, a core for the judge, with the
driver's work for each answer in between.  docs/scale.md quotes the tables, and a test compares them.
"""

from __future__ import annotations

import heapq
import math
import random
from collections import deque
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Inputs:
    """The numbers that go in: seconds, bytes, US dollars.  `SOURCES` says where each is from."""

    tasks: int = 10_000
    samples: int = 8
    prompt_tokens: int = 3_000
    answer_tokens: int = 6_000
    max_tokens: int = 16_384
    price_in: float = 0.50  # for a million tokens
    price_out: float = 1.50
    tokens_per_second: float = 80.0  # of one answer
    passes: float = 0.30  # answers that the check lets through to the judge
    check_seconds: float = 4.0  # of one core, imports already loaded
    import_seconds: float = 5.4  # `import Mathlib` in a fresh process, files in the page cache
    judge_seconds: float = 0.5  # a judgement beyond one fresh run of Lean on the candidate
    replay_seconds: float = 5.4  # the fresh kernel's own import
    original_seconds: float = 5.4  # the challenge, built once for each task that has a candidate
    driver_seconds: float = 0.0023  # of the one driver, for each answer
    cores: int = 16
    machine_price: float = 1.00  # for an hour
    start_seconds: float = 300.0  # a machine: image, Mathlib's compiled files, first import on each core
    shared_memory: float = 5.0  # GB of Mathlib's files, mapped by all processes of a machine
    own_memory: float = 1.0  # GB of each Lean process
    documents: int = 4  # that stay warm for each core


SOURCES = {
    "tasks": "the question",
    "samples": "the question: pass@8, independent samples",
    "prompt_tokens": "assumed",
    "answer_tokens": "assumed; a reasoning model may take ten times as many",
    "max_tokens": "leanloop's default",
    "price_in": "assumed",
    "price_out": "assumed",
    "tokens_per_second": "assumed",
    "passes": "assumed",
    "check_seconds": "assumed: a proof of Mathlib's kind, elaborated below loaded imports",
    "import_seconds": "published: 5.42 s and 6.57 GB at its peak (zcash/ironwood, pull request 144)",
    "judge_seconds": "measured with the embedded Lean: 0.48 s on a busy machine (`make bench PARTS=judge`)",
    "replay_seconds": "assumed: as long as an import",
    "original_seconds": "assumed: as long as an import, its proofs are holes",
    "driver_seconds": "measured: journal 0.8 ms, unpickling 0.1 ms, Ray 1.4 ms of processor time",
    "cores": "the question",
    "machine_price": "assumed",
    "start_seconds": "assumed",
    "shared_memory": "published: the same source, less what a process holds alone",
    "own_memory": "assumed; 0.5 to 1.5 GB are reported",
    "documents": "leanloop's default",
}

MACHINES = (1, 10, 100)
CALLS = (200, 5_000)


@dataclass(frozen=True)
class Outcome:
    """What one simulated evaluation took."""

    machines: int
    calls: int
    hours: float
    model_busy: float  # shares of the time, from 0 to 1
    cores_busy: float
    driver_busy: float
    model_usd: float
    machines_usd: float

    @property
    def bottleneck(self) -> str:
        """What was busy most of the time."""
        shares = {"the model": self.model_busy, "the cores": self.cores_busy, "the driver": self.driver_busy}
        return max(shares, key=lambda s: shares[s])


class _Station:
    """Servers that take jobs in the order of their coming; `busy` is the sum of their working seconds."""

    def __init__(self, servers: int) -> None:
        self.free, self.servers, self.busy = servers, servers, 0.0
        self.queue: deque[tuple[float, int, int]] = deque()  # seconds wanted, next stage, job


_MODEL, _CORES, _DRIVER = range(3)


class _Run:
    """One simulation: events in the order of time."""

    def __init__(self, inputs: Inputs, machines: int, calls: int, seed: int) -> None:
        self._inputs = inputs
        self._random = random.Random(seed)
        self.stations = (_Station(calls), _Station(machines * inputs.cores), _Station(1))
        self.now = inputs.start_seconds
        self._events: list[tuple[float, int, int, int]] = []  # when, station that gets free, next stage, job
        self._built: set[int] = set()

    def run(self) -> None:
        """Until nothing is left to do."""
        for job in range(self._inputs.tasks * self._inputs.samples):
            self._step(0, job)
        while self._events:
            self.now, station, then, job = heapq.heappop(self._events)
            place = self.stations[station]
            place.free += 1
            if place.queue:
                self._enter(station, *place.queue.popleft())
            self._step(then, job)

    def _spread(self, mean: float) -> float:
        """Long tails, with this mean."""
        return self._random.lognormvariate(math.log(mean) - 0.32, 0.8)

    def _enter(self, station: int, seconds: float, then: int, job: int) -> None:
        place = self.stations[station]
        if not place.free:
            place.queue.append((seconds, then, job))
            return
        place.free -= 1
        place.busy += seconds
        heapq.heappush(self._events, (self.now + seconds, station, then, job))

    def _step(self, stage: int, job: int) -> None:
        """The answer, the driver's note of it, the check, the judge."""
        inputs = self._inputs
        if stage == 0:
            tokens = min(self._spread(inputs.answer_tokens), inputs.max_tokens)
            self._enter(_MODEL, tokens / inputs.tokens_per_second, 1, job)
        elif stage == 1:
            self._enter(_DRIVER, inputs.driver_seconds, 2, job)
        elif stage == 2:
            self._enter(_CORES, self._spread(inputs.check_seconds), 3, job)
        elif stage == 3 and self._random.random() < inputs.passes:
            seconds = inputs.import_seconds + self._spread(inputs.check_seconds)
            seconds += inputs.judge_seconds + inputs.replay_seconds
            task = job // inputs.samples
            seconds += 0.0 if task in self._built else inputs.original_seconds
            self._built.add(task)
            self._enter(_CORES, seconds, 4, job)


def simulate(inputs: Inputs, machines: int, calls: int, seed: int = 1) -> Outcome:
    """Run all samples through the stations; at most `calls` answers are being written at once."""
    run = _Run(inputs, machines, calls, seed)
    run.run()
    shares = [s.busy / s.servers / run.now for s in run.stations]
    tokens = inputs.prompt_tokens * inputs.price_in + inputs.answer_tokens * inputs.price_out
    hours = run.now / 3600
    model_usd = inputs.tasks * inputs.samples * tokens / 1e6
    return Outcome(
        machines,
        calls,
        hours,
        shares[_MODEL],
        shares[_CORES],
        shares[_DRIVER],
        model_usd,
        machines * hours * inputs.machine_price,
    )


def table(outcomes: list[Outcome]) -> str:
    """As Markdown."""
    rows = [
        "| machines | calls at once | hours | model busy | cores busy | driver busy | model | machines | bottleneck |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    rows += [
        f"| {o.machines} | {o.calls:,} | {o.hours:.2f} | {o.model_busy:.0%} | {o.cores_busy:.0%} "
        f"| {o.driver_busy:.0%} | ${o.model_usd:,.0f} | ${o.machines_usd:,.2f} | {o.bottleneck} |"
        for o in outcomes
    ]
    return "\n".join(rows)


def memory(inputs: Inputs | None = None) -> float:
    """GB of one machine: what all its processes share, warm documents, and one fresh process a core."""
    given = inputs or Inputs()
    return given.shared_memory + given.cores * (given.documents + 1) * given.own_memory


def main_table(inputs: Inputs | None = None) -> str:
    """1, 10 and 100 machines, with few and with many calls at once."""
    given = inputs or Inputs()
    return table([simulate(given, m, c) for c in CALLS for m in MACHINES])


def variants() -> str:
    """What matters more than another machine, all with 10 of them and 5,000 calls at once."""
    base = Inputs()
    changed = {
        "as above": base,
        "imports cost nothing (snapshots)": _importing(base, 0.7),
        "files on a network drive": _importing(base, 60.0),
        "checks without warm imports": replace(base, check_seconds=base.check_seconds + base.import_seconds),
        "answers ten times as long": replace(base, answer_tokens=60_000, max_tokens=163_840),
    }
    rows = ["| what changes | hours | cores busy | all together |", "|---|---|---|---|"]
    for name, inputs in changed.items():
        o = simulate(inputs, 10, 5_000)
        rows.append(f"| {name} | {o.hours:.2f} | {o.cores_busy:.0%} | ${o.model_usd + o.machines_usd:,.0f} |")
    return "\n".join(rows)


def _importing(base: Inputs, seconds: float) -> Inputs:
    return replace(base, import_seconds=seconds, replay_seconds=seconds, original_seconds=seconds)


def inputs_table() -> str:
    """Each number with its source."""
    rows = ["| input | value | source |", "|---|---|---|"]
    return "\n".join(rows + [f"| `{k}` | {getattr(Inputs(), k):,} | {v} |" for k, v in SOURCES.items()])


if __name__ == "__main__":
    print(f"{inputs_table()}\n\n{main_table()}\n\n{variants()}")
