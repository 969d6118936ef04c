"""How many theorems of other people's core-only Lean the portfolio proves, and what that takes.

    PYTHONPATH=.:tests python -m bench.proving collect FOLDER ... --sample FILE [--each 6] [--count 200] [--seed 1]
    PYTHONPATH=.:tests python -m bench.proving run FILE ... [--json FILE] [--only NAME,..] [--jobs 1]

`collect` reads folders that are kept elsewhere: nothing of the material is part of this repository.  A theorem is taken
when the embedded Lean accepts the file down to it, without its proof; what does not elaborate there is left out, and so
is what imports more than files of the same folder.  `run` asks the portfolio for each, and counts what the judge calls
proved.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import random
import re
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench.material import read_material

from agent import tasks
from agent.check.protocol import CheckRequest
from agent.check.server import ServerChecker
from agent.errors import ModelBusy
from agent.judge.judge import Judge
from agent.judge.task import TaskJudge
from agent.lean import text as lean_text
from agent.model.portfolio import PortfolioProver
from agent.prompting import answers
from agent.toolchain.embedded import install
from agent.types import Severity, Span, VerdictKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.material import Program

    from agent.types import CheckResult, Task

_IMPORT = re.compile(r"^(?:public )?import .*$", re.MULTILINE)
_ROUNDS = 3
_SAMPLES = 4
_TALL = 1200  # lines: longer files take the checker too long


@dataclass(frozen=True)
class Theorem:
    """A statement whose proof was taken away, at the end of `source`; `proof` is what stood there."""

    name: str
    source: str
    proof: str


@dataclass(frozen=True)
class Tried:
    """What became of one."""

    name: str
    proved: bool
    answered: bool
    seconds: float
    checks: int
    answer: str = ""


# ------------------------------------------------------------------------------------------------------ collecting
async def collect(folders: list[Path], each: int, count: int, seed: int) -> list[Theorem]:
    """At most `each` theorems of a file and `count` in all, the same ones for the same seed."""
    rng = random.Random(seed)
    checker = ServerChecker(await install())
    found: list[Theorem] = []
    seen: set[str] = set()
    try:
        for folder in folders:
            for program in read_material(folder, ("**/*.lean",)).programs:
                text = await _accepted_part(checker, _joined(program))
                own = [
                    t for t in _theorems(f"{folder.name}/{program.name}", text) if _statement(t) not in seen
                ]
                own = rng.sample(own, min(each, len(own)))
                seen.update(map(_statement, own))
                found += own
    finally:
        await checker.aclose()
    return sorted(rng.sample(found, min(count, len(found))), key=lambda t: t.name)


def _joined(program: Program) -> str:
    """The program with what it imports before it, as one file."""
    parts = [path.read_text("utf-8", "replace") for _, path in program.imports]
    return "\n".join(_IMPORT.sub("", part) for part in (*parts, program.text))


async def _accepted_part(checker: ServerChecker, text: str) -> str:
    """The text without the commands in which Lean finds an error; what stands above them where that comes to no end."""
    for last in (False,) * _ROUNDS + (True,):
        if not text.strip() or text.count("\n") > _TALL:
            return ""
        result = await checker.check(CheckRequest(Path("T.lean").resolve(), text, Span(0, len(text)), 60.0))
        bad = [lean_text.offset_at(text, d.start) for d in result.diagnostics if d.severity is Severity.ERROR]
        if result.reason:
            return ""
        if not bad or last:
            return text[: min(bad, default=len(text))]
        spans = [(c.start, c.end) for c in lean_text.commands(text)]
        doomed = [s for s in spans if any(s[0] <= b <= s[1] for b in bad)]
        if not doomed:
            return ""
        for start, end in reversed(doomed):
            text = text[:start] + text[end:]
    return ""


def _theorems(name: str, text: str) -> Iterator[Theorem]:
    for d in lean_text.declarations(text):
        if (
            d.kind in ("theorem", "lemma")
            and d.body is not None
            and not d.holes
            and "private" not in d.modifiers
        ):
            head = text[: d.body.start].rstrip()
            yield Theorem(f"{name}:{d.name}", f"{head} := by\n  sorry\n", d.body.of(text))


def _statement(theorem: Theorem) -> str:
    last = lean_text.declarations(theorem.source)[-1]
    return " ".join(theorem.source[last.signature.start :].split())


# --------------------------------------------------------------------------------------------------------- running
class _Counting(ServerChecker):
    """Counts what is asked of it."""

    asked = 0

    async def check(self, request: CheckRequest) -> CheckResult:
        self.asked += 1
        return await super().check(request)


def _task(theorem: Theorem, number: int) -> Task:
    source = theorem.source
    return tasks.make(
        Path(f"T{number}.lean").resolve(), f"T{number}", source, [lean_text.declarations(source)[-1]]
    )


async def run(theorems: list[Theorem], jobs: int) -> list[Tried]:
    """Each theorem with a prover of its own, judged."""
    lean = await install()
    judge = TaskJudge(Judge(lean))
    waiting = list(enumerate(theorems))[::-1]
    done: list[Tried] = []

    async def work() -> None:
        checker = _Counting(lean)
        prover = PortfolioProver(checker)
        while waiting:
            number, theorem = waiting.pop()
            done.append(tried := await _try(_task(theorem, number), theorem.name, prover, checker, judge))
            mark = "proved" if tried.proved else "WRONG" if tried.answered else "open"
            print(
                f"{len(done):3} {mark:7} {tried.seconds:5.1f} s {tried.checks:4}  {tried.name}",
                flush=True,
            )
        await checker.aclose()

    await asyncio.gather(*(work() for _ in range(jobs)))
    return sorted(done, key=lambda t: t.name)


async def _try(task: Task, name: str, prover: PortfolioProver, checker: _Counting, judge: TaskJudge) -> Tried:
    started, before, text, proved = time.monotonic(), checker.asked, "", False
    for sample in range(_SAMPLES):
        completion = None
        with contextlib.suppress(ModelBusy):  # Lean came to no answer
            completion = await prover.answer(task, sample, [])
        if completion is None:
            continue
        text = completion.text
        for candidate in answers.read(task, completion).candidates[:1]:
            verdict = await judge.judge_task(task, candidate)
            proved = verdict.kind is VerdictKind.PROVED
        if proved:
            break
    seconds, checks = time.monotonic() - started, checker.asked - before
    return Tried(name, proved, bool(text), seconds, checks, text)


async def main() -> None:
    """Collect a sample, or run one."""
    parser = argparse.ArgumentParser(prog="bench.proving")
    parser.add_argument("verb", choices=("collect", "run"))
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--sample", type=Path)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--each", type=int, default=6)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--only", default="")
    args = parser.parse_args()
    if args.verb == "collect":
        found = await collect(args.paths, args.each, args.count, args.seed)
        lines = [json.dumps(asdict(t), ensure_ascii=False) for t in found]
        args.sample.write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(f"{len(found)} theorems")
        return
    sample = [Theorem(**json.loads(line)) for p in args.paths for line in p.read_text("utf-8").splitlines()]
    wanted = [t for t in sample if not args.only or any(w in t.name for w in args.only.split(","))]
    done = await run(wanted, args.jobs)
    proved = sum(t.proved for t in done)
    print(f"proved {proved} of {len(done)}; {sum(t.checks for t in done)} checks")
    if args.json:
        args.json.write_text(
            json.dumps([asdict(t) for t in done], ensure_ascii=False, indent=1) + "\n", "utf-8"
        )


if __name__ == "__main__":
    asyncio.run(main())
