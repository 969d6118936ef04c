"""`make bench`: every figure side by side in one run, printed as tables and written to bench.json."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from bench import (
    equality,
    judging,
    latency,
    library,
    mending,
    oleans,
    orchestrator,
    pages,
    premises,
    throughput,
)
from bench.candidates import built_imports
from rich.console import Console
from rich.table import Table

from agent.check.oneshot import OneshotChecker
from agent.toolchain import embedded

CHECKS = int(os.environ.get("BENCH_CHECKS", "10000"))
CANDIDATES = int(os.environ.get("BENCH_CANDIDATES", "2000"))
SPOILED = int(os.environ.get("BENCH_SPOILED", "100"))
HEADERS = os.environ.get("BENCH_HEADERS", "light,medium,heavy").split(",")


@dataclass(frozen=True)
class Target:
    """What the figure has to be: at most, or at least, `bound`."""

    bound: float
    at_most: bool

    def met(self, value: float) -> bool:
        """Whether it is."""
        return value <= self.bound if self.at_most else value >= self.bound


TARGETS = {
    "recheck_ratio_light": Target(10, at_most=False),
    "recheck_ratio_heavy": Target(60, at_most=False),
    "recheck_over_limit": Target(1.5, at_most=True),
    "throughput_scaling_2_cores": Target(1.8, at_most=False),
    "versus_leanclient_aio": Target(1, at_most=False),
    "orchestrator_ms_per_attempt": Target(3, at_most=True),
    "mb_1000_tasks": Target(400, at_most=True),
    "memory_growth_10000_checks": Target(0.2, at_most=True),
    "judge_over_lean": Target(0.5, at_most=True),
    "olean_constants": Target(20_000, at_most=False),
    "olean_walk_seconds": Target(2, at_most=True),
    "olean_terms_per_minute": Target(1_000_000, at_most=False),
    "warm_differs_from_fresh": Target(0, at_most=True),
    "premises_found_lean_project": Target(0.6, at_most=False),
    "premises_found_core": Target(0.6, at_most=False),
    "premises_declarations": Target(100_000, at_most=False),
    "premises_build_seconds": Target(20, at_most=True),
    "premises_answer_ms": Target(50, at_most=True),
    "page_2000_megabytes": Target(5, at_most=True),
    "page_2000_open_seconds": Target(2, at_most=True),
}


async def main(only: set[str]) -> int:  # noqa: C901  (one branch for each part)
    """Measure everything, or the parts named on the command line."""
    console, figures = Console(), dict[str, float]()
    lean = await embedded.install()
    with tempfile.TemporaryDirectory() as folder:
        light = await built_imports(lean, Path(folder))
        headers = {"light": (light, ""), **await _heavier(lean, light, only, console)}
        if _wanted("latency", only):
            await _latency(lean, headers, figures, console)
        if _wanted("throughput", only):
            await _throughput(lean, headers, figures, console)
        if _wanted("orchestrator", only):
            found = await orchestrator.measure(Path(folder))
            figures["orchestrator_ms_per_attempt"] = found.ms_per_attempt
            figures["orchestrator_wall_ms_per_attempt"] = found.wall_ms_per_attempt
            figures["mb_1000_tasks"] = found.mb_1000_tasks
        if _wanted("judge", only):
            judged = await judging.measure(lean, light)
            figures["judge_seconds"], figures["judge_over_lean"] = judged.judge, judged.judge - judged.plain
        if _wanted("olean", only):
            read = await oleans.measure(lean)
            figures["olean_constants"] = read.constants
            figures["olean_walk_seconds"] = read.seconds_for_20_000
            figures["olean_terms_per_minute"] = read.terms_per_minute
        if _wanted("premises", only):
            figures |= _premises(lean)
        if _wanted("mending", only):
            mended = await mending.measure(lean, light, SPOILED)
            figures["mending_wrong_answers"], figures["mending_seconds"] = mended.wrong, mended.seconds
            figures["mending_something_kept"] = mended.kept / mended.wrong
            figures["mending_closed"] = mended.closed / mended.wrong
        if _wanted("pages", only):
            figures |= await asyncio.to_thread(pages.measure)
        if _wanted("memory", only):
            endured = await throughput.endure(lean, light, CHECKS)
            figures["memory_growth_10000_checks"] = endured.growth
            figures["mb_per_server"] = endured.worker / 1e6
        if _wanted("equality", only):
            compared = await equality.compare(
                lean, CANDIDATES, 1, runaways=CANDIDATES // 100, kills=CANDIDATES // 40
            )
            figures["warm_differs_from_fresh"] = len(compared.differences)
            figures["warm_compared_with_fresh"] = sum(compared.statuses.values())
    return _report(figures, console, whole=not only)


def _wanted(part: str, only: set[str]) -> bool:
    return not only or part in only


def _premises(lean: embedded.EmbeddedLean) -> dict[str, float]:
    path, (core,) = lean.search_path(), lean.search_path()
    project = premises.hit_rate(premises.SOLUTIONS, sorted(premises.SOLUTIONS.rglob("*.lean")), path)
    library_ = premises.hit_rate(premises.CORE, sorted(premises.CORE.rglob("*.lean")), path)
    cost = premises.speed(core)
    return {
        "premises_found_lean_project": project.rate,
        "premises_found_core": library_.rate,
        "premises_declarations": cost.declarations,
        "premises_build_seconds": cost.build,
        "premises_build_processor_seconds": cost.busy,
        "premises_answer_ms": 1000 * cost.median,
        "premises_slowest_answer_ms": 1000 * cost.slowest,
    }


async def _heavier(
    lean: embedded.EmbeddedLean, light: tuple[Path, ...], only: set[str], console: Console
) -> dict[str, tuple[tuple[Path, ...], str]]:
    if HEADERS == ["light"] or (only and not only & {"latency", "throughput"}):
        return {}
    console.print("compiling the heavy library, if that was not done before ...")
    path = (*light, await library.built_library(lean))
    sizes = {"medium": library.MEDIUM, "heavy": library.MODULES}
    return {name: (path, library.header(size)) for name, size in sizes.items() if name in HEADERS}


async def _latency(
    lean: embedded.EmbeddedLean,
    headers: dict[str, tuple[tuple[Path, ...], str]],
    figures: dict[str, float],
    console: Console,
) -> None:
    table = Table(
        "header",
        "fresh",
        "fresh, snapshot",
        "leanclient.aio",
        "our language server",
        "warm",
        "Lean alone",
        title="one candidate, ms (median)",
    )
    for name, (path, header) in headers.items():
        found = await latency.measure(lean, path, header)
        figures[f"recheck_ratio_{name}"] = found.fresh / found.warm
        figures[f"recheck_over_limit_{name}"] = found.over_limit
        row = (found.fresh, found.snapshot, found.leanclient, found.server, found.warm, found.limit)
        table.add_row(name, *(f"{1000 * s:.1f}" for s in row))
        keys = ("fresh", "snapshot", "leanclient", "server", "warm", "limit")
        for key, seconds in zip(keys, row, strict=True):
            figures[f"recheck_ms_{key}_{name}"] = 1000 * seconds
        if name == "light":
            figures["recheck_over_limit"] = found.over_limit
            figures["versus_leanclient_aio"] = found.leanclient / found.warm
    console.print(table)


async def _throughput(
    lean: embedded.EmbeddedLean,
    headers: dict[str, tuple[tuple[Path, ...], str]],
    figures: dict[str, float],
    console: Console,
) -> None:
    table = Table(
        "header", "fresh, all cores", "warm, one core", "warm, all cores", title="candidates per second"
    )
    for name, (path, header) in headers.items():
        found = await throughput.measure(lean, path, header, OneshotChecker)
        table.add_row(name, f"{found.fresh:.1f}", f"{found.one:.1f}", f"{found.all:.1f}")
        figures[f"per_second_fresh_{name}"] = found.fresh
        figures[f"per_second_one_core_{name}"] = found.one
        figures[f"per_second_all_cores_{name}"] = found.all
    scalings = [figures[f"per_second_all_cores_{n}"] / figures[f"per_second_one_core_{n}"] for n in headers]
    figures["throughput_scaling_2_cores"] = sorted(scalings)[len(scalings) // 2]
    console.print(table)


def _report(figures: dict[str, float], console: Console, *, whole: bool) -> int:
    table = Table("figure", "measured", "target", "", title="bench.json")
    missed = 0
    for name, value in figures.items():
        target = TARGETS.get(name)
        wanted = f"{'<=' if target.at_most else '>='} {target.bound:g}" if target else ""
        verdict = ("met" if target.met(value) else "MISSED") if target else ""
        missed += verdict == "MISSED"
        table.add_row(name, f"{value:.4g}", wanted, verdict)
    console.print(table)
    if whole:
        Path("bench.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    console.print(
        f"{missed} of {sum(n in TARGETS for n in figures)} targets missed" if missed else "all targets met"
    )
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main(set(sys.argv[1:]))))
