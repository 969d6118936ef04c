"""Tries programs on small inputs, in the sandbox, and joins what that shows with what their terms show."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

from agent.judge.build import module_name
from agent.judge.programs import Remark, merge, signature, structure, written
from agent.judge.samples import Samples
from agent.lean.diagnostics import parse_json_lines
from agent.lean.olean import Name, display
from agent.lean.terms import Terms
from agent.toolchain.process import run
from agent.types import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from agent.judge.build import Source
    from agent.judge.environment import Environment
    from agent.judge.examine import Target
    from agent.judge.samples import Arguments
    from agent.toolchain.process import Limits
    from agent.toolchain.protocol import Toolchain
    from agent.types import Reason

# data arguments -> values for each, so that all combinations together are at most about 80
_VALUES = {1: 20, 2: 6, 3: 4, 4: 3, 5: 2, 6: 2}
_MOST = 24  # data arguments; of more than have all combinations, one at a time is changed
_SHOWN = 60
_FEW = 3


@dataclass(frozen=True, slots=True)
class Trial:
    """Calls of one program: `calls[i]` are the places in each argument's values, `lines[i]` the Lean command.

    `shown` are commands before all others, so that Lean can print the results.  `echoes` are commands that
    print the values of the arguments that have the result's type, by (argument, place).
    """

    target: Target
    names: tuple[str, ...]
    data: tuple[int, ...]
    calls: tuple[tuple[int, ...], ...]
    lines: tuple[str, ...]
    echoes: Mapping[tuple[int, int], str]
    shown: tuple[str, ...] = ()


async def warnings(
    toolchain: Toolchain,
    limits: Limits,
    original: Environment,
    candidate: Environment,
    targets: Sequence[Target],
    solution: Source,
) -> tuple[dict[Name, tuple[Reason, ...]], str]:
    """Warnings for each program among the targets, and a note where they could not all be tried.

    `candidate` must still lie where it was compiled.  A call that Lean refuses counts for nothing.
    """
    seen = await asyncio.to_thread(structure, original, candidate, targets)
    found = await asyncio.to_thread(trials, original, candidate, targets)
    tried: dict[Name, list[Remark]] = {}
    note = ""
    if found:
        module = module_name(solution)
        folder = candidate.own.path.parents[module.count(".")]
        script, first = script_of(module, found)
        printed, note = await _run(toolchain, limits, folder, script, solution)
        tried = compare(found, printed, first)
    return {name: merge(remarks, tried.get(name, ())) for name, remarks in seen.items()}, note


async def _run(
    toolchain: Toolchain, limits: Limits, folder: Path, script: str, solution: Source
) -> tuple[dict[int, str], str]:
    """What Lean prints for each line of the script, and a note when it did not get to the end."""
    file = folder / "LeanloopTrial.lean"
    file.write_text(script, encoding="utf-8")
    command = toolchain.lean(("--json", file.name), cwd=folder, extra_path=(folder, *solution.import_folders))
    finished = await run(replace(command, writable=()), limits, sandbox=True)
    diagnostics = parse_json_lines(finished.stdout.decode("utf-8", "replace"))
    printed = {d.start.line: d.message.strip() for d in diagnostics if d.severity is Severity.INFORMATION}
    cut = f"trying the programs on small inputs was stopped ({finished.stop.value})" if finished.stop else ""
    return printed, cut


def trials(original: Environment, candidate: Environment, targets: Sequence[Target]) -> list[Trial]:
    """Calls for each program whose arguments have values."""
    terms = Terms()
    samples = Samples(candidate, terms)
    found = []
    for target in written(original, targets):
        if target.name[0] == "_private":
            continue
        arguments = samples.arguments(candidate.own.constant(target.name))
        if arguments is not None and 1 <= len(arguments.data) <= _MOST:
            found.append(_trial(candidate, target, arguments, samples))
    return found


def _trial(candidate: Environment, target: Target, arguments: Arguments, samples: Samples) -> Trial:
    names, _ = signature(candidate, target.name)
    data = arguments.data
    count = _VALUES.get(len(data), 3)
    ranges = [range(min(count, len(v))) if i in data else range(1) for i, v in enumerate(arguments.values)]
    calls = tuple(product(*ranges) if len(data) in _VALUES else _one_by_one(ranges))
    function = f"@{display(target.name)}"

    def applied(call: Sequence[int]) -> str:
        return f"{function} {' '.join(v[at] for v, at in zip(arguments.values, call, strict=True))}"

    echoes = {}
    for i in (i for i in data if arguments.types[i] == arguments.result):
        for at in ranges[i]:
            call = tuple(at if i == j else 0 for j in range(len(ranges)))
            # the branch that is not taken gives the value its type
            echoes[i, at] = f"#eval if true then {arguments.values[i][at]} else {applied(call)}"
    shown = tuple(
        f"deriving instance Repr for {display(n)}" for n in samples.inductive_types(arguments.result)
    )
    lines = tuple(f"#eval {applied(call)}" for call in calls)
    return Trial(target, names, data, calls, lines, echoes, shown)


def _one_by_one(ranges: Sequence[range]) -> Iterator[tuple[int, ...]]:
    """All at their first values, or at their last, and each alone at another."""
    for base in dict.fromkeys((tuple(0 for _ in ranges), tuple(r[-1] for r in ranges))):
        yield base
        for place, values in enumerate(ranges):
            yield from ((*base[:place], at, *base[place + 1 :]) for at in values if at != base[place])


def script_of(module: str, found: Sequence[Trial]) -> tuple[str, int]:
    """A Lean file with all calls and echoes, a line each, and the line (from 1) where they start."""
    lines = [f"import {module}", *dict.fromkeys(s for trial in found for s in trial.shown)]
    first = len(lines) + 1
    for trial in found:
        lines += [*trial.lines, *trial.echoes.values()]
    return "\n".join(lines) + "\n", first


def compare(found: Sequence[Trial], printed: Mapping[int, str], first: int) -> dict[Name, list[Remark]]:
    """What the results say of each program.  `printed` is what Lean printed by line; the calls start at `first`."""
    remarks: dict[Name, list[Remark]] = {}
    line = first
    for trial in found:
        results = {c: printed[line + i] for i, c in enumerate(trial.calls) if line + i in printed}
        line += len(trial.lines)
        echoes = {key: printed.get(line + i) for i, key in enumerate(trial.echoes)}
        line += len(trial.echoes)
        remarks[trial.target.name] = list(_trivial(trial, results, echoes))
    return remarks


def _trivial(
    trial: Trial, results: Mapping[tuple[int, ...], str], echoes: Mapping[tuple[int, int], str | None]
) -> Iterator[Remark]:
    shown = trial.target.shown
    if len(results) < _FEW:
        return
    tried = f"for all {len(results)} inputs that were tried"
    if len(set(results.values())) == 1:
        value = " ".join(next(iter(results.values())).split())
        value = value if len(value) <= _SHOWN else value[:_SHOWN] + "..."
        yield Remark("program.constant", f"{shown} gives {value} {tried}")
        return
    for place in trial.data:
        returned = [(echoes.get((place, call[place])), result) for call, result in results.items()]
        if all(value == result for value, result in returned):
            said = f"{shown} gives {trial.names[place]} back unchanged {tried}"
            yield Remark("program.identity", said, place)
        elif _ignored(place, results):
            said = f"{shown} gives the same result whatever {trial.names[place]} is, {tried}"
            yield Remark("program.unused", said, place)


def _ignored(place: int, results: Mapping[tuple[int, ...], str]) -> bool:
    """Whether changing this argument alone never changed the result."""
    groups: dict[tuple[int, ...], set[str]] = defaultdict(set)
    varied: dict[tuple[int, ...], int] = defaultdict(int)
    for call, result in results.items():
        others = (*call[:place], *call[place + 1 :])
        groups[others].add(result)
        varied[others] += 1
    compared = sum(n > 1 for n in varied.values())
    return compared > 0 and all(len(g) == 1 for g in groups.values())
