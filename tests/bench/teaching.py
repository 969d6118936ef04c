"""How much of teaching material in core Lean behaves under the embedded Lean as printed.

    PYTHONPATH=.:tests python -m bench.teaching FOLDER[::GLOB,GLOB] ... [--failures] [--json FILE]

Each FOLDER is a clone (or a part of one) that is kept elsewhere: nothing of the material is part of this repository.
`bench/material.py` says what a block is, which are left out and why.  A block behaves as printed when Lean reports no
error in its lines, or reports one where the material says that it fails; `#guard_msgs` and expected outputs that stand
in the material are compared.  Without `--failures` only counts are printed, so that material which the core is not to
be fitted to can be measured without being read.
"""

from __future__ import annotations

import argparse
import asyncio
import collections
import json
import re
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from bench.material import Program, read_material, without_machinery
from rich.console import Console
from rich.table import Table

from agent.lean.diagnostics import parse_json_lines
from agent.lean.header import header
from agent.toolchain.embedded import install
from agent.toolchain.process import Limits, run
from agent.types import Severity

if TYPE_CHECKING:
    from bench.material import Block, Material

    from agent.toolchain.embedded import EmbeddedLean
    from agent.toolchain.process import Finished
    from agent.types import Diagnostic

_LIMITS = Limits(seconds=600)  # generous: that a busy machine is slow says nothing about a block
_JOBS = 2
_REASONS = (
    ("parse", r"unexpected token|unexpected identifier|unexpected end of input|expected (?:command|token)"),
    (
        "unknown name",
        r"[Uu]nknown (?:constant|identifier|namespace|attribute|option|module)|unknown tactic|unknown id",
    ),
    ("unknown field", r"[Ii]nvalid (?:field|`\.\.\.|projection|\{\.\.\.\})"),
    ("no instance", r"failed to synthesize|[Cc]ould not synthesize|type class instance expected"),
    (
        "simp or automation",
        r"simp|omega|grind|decide|`rfl`|aesop|linarith|No applicable extensionality|exact\?",
    ),
    ("message differs", r"Docstring on `#guard_msgs`|expected output"),
    ("unsolved goals", r"unsolved goals"),
    ("rewrite", r"rewrite|motive is not type correct|did not find instance|Did not find an occurrence"),
    ("type mismatch", r"[Tt]ype mismatch|[Aa]pplication type mismatch"),
    ("termination", r"terminat|well-founded|structural recursion"),
)


@dataclass(frozen=True)
class Outcome:
    """One block: why it does not behave as printed, or nothing."""

    name: str
    reason: str = ""
    crashed: bool = False


async def main(argv: list[str] | None = None) -> None:
    """Measure each folder and print one table."""
    parser = argparse.ArgumentParser(prog="bench.teaching")
    parser.add_argument("folders", nargs="+", metavar="FOLDER[::GLOB,GLOB]")
    parser.add_argument(
        "--failures", action="store_true", help="print each block that does not behave, and why"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all outcomes")
    args = parser.parse_args(argv)
    lean = await install()
    console = Console(width=160, highlight=False)
    table = Table("material", "its Lean", "files or blocks left out", "blocks", "as printed", "%", "crashes")
    written: dict[str, list[dict[str, object]]] = {}
    total = good = crashes = 0
    for spec in args.folders:
        folder, _, globs = spec.partition("::")
        material = read_material(Path(folder), tuple(globs.split(",")) if globs else ("**/*.lean", "**/*.md"))
        outcomes = await measure(lean, material)
        fine, crashed = sum(not o.reason for o in outcomes), sum(o.crashed for o in outcomes)
        total, good, crashes = total + len(outcomes), good + fine, crashes + crashed
        share = f"{100 * fine / max(1, len(outcomes)):.1f}"
        excluded, blocks = str(len(material.excluded)), str(len(outcomes))
        table.add_row(material.name, material.lean, excluded, blocks, str(fine), share, str(crashed))
        written[spec] = [{"name": o.name, "reason": o.reason, "crashed": o.crashed} for o in outcomes]
        _report(console, material, outcomes, failures=args.failures)
    share = f"{100 * good / max(1, total):.1f}"
    table.add_row("all", "", "", str(total), str(good), share, str(crashes), style="bold")
    console.print(table)
    if args.json:
        args.json.write_text(json.dumps(written, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _report(console: Console, material: Material, outcomes: list[Outcome], *, failures: bool) -> None:
    kinds = collections.Counter(_kind(o.reason) for o in outcomes if o.reason)
    left = collections.Counter(re.sub(r"(imports \w+).*", r"\1", why) for why in material.excluded.values())
    console.print(
        f"{material.name}: {', '.join(f'{n} {k}' for k, n in kinds.most_common()) or 'no failure'}",
        markup=False,
    )
    console.print(
        f"  left out: {', '.join(f'{n} {k}' for k, n in left.most_common(8)) or 'nothing'}", markup=False
    )
    for o in outcomes:
        if failures and o.reason:
            console.print(f"  {o.name}: {o.reason[:300]}", markup=False)


def _kind(reason: str) -> str:
    return next((kind for kind, pattern in _REASONS if re.search(pattern, reason)), "other")


async def measure(lean: EmbeddedLean, material: Material) -> list[Outcome]:
    """Run all programs of the material; the outcomes in its order."""
    with tempfile.TemporaryDirectory() as folder:
        runner = _Runner(lean, Path(folder))
        found = await asyncio.gather(*(runner.judge(n, p) for n, p in enumerate(material.programs)))
    return [o for outcomes in found for o in outcomes]


class _Runner:
    def __init__(self, lean: EmbeddedLean, folder: Path) -> None:
        self._lean, self._folder = lean, folder
        self._slots = asyncio.Semaphore(_JOBS)
        self._compiled: dict[tuple[str, Path], asyncio.Task[bool]] = {}

    async def judge(self, number: int, program: Program) -> list[Outcome]:
        """The outcomes of the program's blocks."""
        where = self._folder / str(number)
        where.mkdir()
        before, path = await self._imported(program)
        outcomes = await self._run(where, program, before, path)
        if not program.alone:
            return outcomes
        pairs = zip(program.blocks, outcomes, strict=True)
        return [
            await self._alone(where, program, b, o) if o.reason and not o.crashed else o for b, o in pairs
        ]

    async def _alone(self, where: Path, program: Program, block: Block, below: Outcome) -> Outcome:
        """What the block does without the rest of its page, unless that is no better; a crash is kept."""
        text = "".join(program.text.splitlines(keepends=True)[block.first - 1 : block.last])
        moved = replace(block, first=1, last=text.count("\n"))
        (outcome,) = await self._run(where, Program(program.name, text, (moved,)), "", ())
        return outcome if outcome.crashed or not outcome.reason else below

    async def _imported(self, program: Program) -> tuple[str, tuple[Path, ...]]:
        """Text to stand before the program, and where its imports are compiled.

        A module of the material with an error cannot be imported; its text is then put before the program, so
        that each of the two answers for its own errors.
        """
        built = [await self._compile(m, f, program.imports[:i]) for i, (m, f) in enumerate(program.imports)]
        if all(built):
            return "", tuple(self._home(m, f) for m, f in program.imports)
        return "".join(_body(f.read_text("utf-8", "replace")) + "\n" for _, f in program.imports), ()

    def _home(self, module: str, file: Path) -> Path:
        return self._folder / f"{module}-{abs(hash(file))}"

    async def _compile(self, module: str, file: Path, below: tuple[tuple[str, Path], ...]) -> bool:
        if (module, file) not in self._compiled:
            self._compiled[module, file] = asyncio.create_task(self._compile_once(module, file, below))
        return await self._compiled[module, file]

    async def _compile_once(self, module: str, file: Path, below: tuple[tuple[str, Path], ...]) -> bool:
        if not all([await self._compile(m, f, below[:i]) for i, (m, f) in enumerate(below)]):
            return False
        stem = self._home(module, file).joinpath(*module.replace("«", "").replace("»", "").split("."))
        stem.parent.mkdir(parents=True)
        source = stem.with_name(stem.name + ".lean")
        source.write_text(without_machinery(file.read_text("utf-8", "replace")), encoding="utf-8")
        olean = stem.with_name(stem.name + ".olean")
        args = ["-o", str(olean), str(source)]
        path = tuple(self._home(m, f) for m, f in below)
        async with self._slots:
            command = self._lean.lean(args, cwd=self._home(module, file), extra_path=path)
            done = await run(command, _LIMITS)
        return done.exit_code == 0 and olean.exists()

    async def _run(self, where: Path, program: Program, before: str, path: tuple[Path, ...]) -> list[Outcome]:
        text = _body(program.text) if before else program.text
        source = where / "Block.lean"
        source.write_text(before + text, encoding="utf-8")
        async with self._slots:
            command = self._lean.lean(["--json", str(source)], cwd=where, extra_path=path)
            done = await run(command, _LIMITS)
        messages = parse_json_lines(done.stdout)
        return [_outcome(b, before.count("\n"), messages, done) for b in program.blocks]


def _body(text: str) -> str:
    """The text with its header blanked, line by line the same."""
    end = header(text).end
    return "\n" * text.count("\n", 0, end) + text[end:]


def _outcome(block: Block, shift: int, messages: tuple[Diagnostic, ...], done: Finished) -> Outcome:
    if done.crashed:
        return Outcome(block.name, f"crash: signal {-done.exit_code}", crashed=True)
    if done.stop is not None:
        return Outcome(block.name, f"stopped: {done.stop.value}")
    own = [m for m in messages if block.first <= m.start.line - shift <= block.last]
    errors = [m for m in own if m.severity is Severity.ERROR]
    if block.fails and not errors:
        return Outcome(block.name, "no error where one is expected")
    if errors and not block.fails and not block.may_fail:
        return Outcome(block.name, errors[0].message)
    for output in block.outputs:
        if not any(_plain(output) == _plain(m.message) for m in own):
            said = "; ".join(m.message for m in own)
            return Outcome(
                block.name, f"expected output {_plain(output)[:120]!r}, but: {_plain(said)[:160]!r}"
            )
    return Outcome(block.name)


def _plain(text: str) -> str:
    return " ".join(text.split())


if __name__ == "__main__":
    asyncio.run(main())
