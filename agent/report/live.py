"""Progress on stderr while a run works: a live table on a terminal, one plain line per event elsewhere."""

from __future__ import annotations

import sys
import time
from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol, TextIO

from agent import outcomes
from agent.types import VerdictKind

if TYPE_CHECKING:
    from rich.console import RenderableType

    from agent.types import Attempt, Outcome, Task

_MARK = {VerdictKind.PROVED: "✔", VerdictKind.REJECTED: "✖", VerdictKind.INCONCLUSIVE: "?"}
_STYLE = {VerdictKind.PROVED: "green", VerdictKind.REJECTED: "red", VerdictKind.INCONCLUSIVE: "yellow"}


class View(Protocol):
    """What is told to somebody who watches."""

    def stage(self, text: str) -> None:
        """A step that takes time has begun, e.g. building imports."""
        ...

    def started(self, task: Task) -> None:
        """A task has begun."""
        ...

    def attempted(self, task: Task, prover: str, attempt: Attempt) -> None:
        """An answer was checked."""
        ...

    def done(self, outcome: Outcome) -> None:
        """A task is over."""
        ...

    def close(self) -> None:
        """Nothing more comes."""
        ...


class Quiet:
    """Shows nothing."""

    def stage(self, text: str) -> None:
        """Show nothing."""

    def started(self, task: Task) -> None:
        """Show nothing."""

    def attempted(self, task: Task, prover: str, attempt: Attempt) -> None:
        """Show nothing."""

    def done(self, outcome: Outcome) -> None:
        """Show nothing."""

    def close(self) -> None:
        """Show nothing."""


class Plain:
    """One line per event: for logs and CI."""

    def __init__(self, total: int, stream: TextIO | None = None) -> None:
        self._total = total
        self._stream = stream or sys.stderr
        self._finished = 0

    def stage(self, text: str) -> None:
        """Say what is done now."""
        self._say(text)

    def started(self, task: Task) -> None:
        """Nothing: the end of a task says enough."""

    def attempted(self, task: Task, prover: str, attempt: Attempt) -> None:
        """A refused answer, in one line."""
        if attempt.verdict is None or attempt.verdict.kind is not VerdictKind.PROVED:
            self._say(
                f"  {task.name}: {prover}, sample {attempt.sample + 1}, answer {attempt.round + 1}: {why(attempt)}"
            )

    def done(self, outcome: Outcome) -> None:
        """The verdict, in one line."""
        self._finished += 1
        self._say(f"[{self._finished}/{self._total}] {headline(outcome)}")

    def close(self) -> None:
        """Nothing is open."""

    def _say(self, line: str) -> None:
        print(line, file=self._stream, flush=True)


class Live:
    """A table of the tasks in flight that is redrawn in place, with the finished ones scrolling above it."""

    def __init__(self, total: int, budget_usd: Decimal | None = None) -> None:
        from rich.console import Console  # noqa: PLC0415  (only when there is a terminal to draw on)
        from rich.live import Live as RichLive  # noqa: PLC0415

        self._total = total
        self._budget = budget_usd
        self._started = time.monotonic()
        self._running: dict[str, tuple[Task, float, str]] = {}
        self._counts: Counter[VerdictKind] = Counter()
        self._attempts = 0
        self._cost = Decimal(0)
        self._stage = ""
        self._live = RichLive(
            console=Console(stderr=True), refresh_per_second=8, transient=True, get_renderable=self._table
        )
        self._live.start()

    def stage(self, text: str) -> None:
        """Show the step in the last line of the table."""
        self._stage = text

    def started(self, task: Task) -> None:
        """Add a row."""
        self._running[task.id] = (task, time.monotonic(), "")

    def attempted(self, task: Task, prover: str, attempt: Attempt) -> None:
        """Change the task's row."""
        self._attempts += 1
        self._cost += attempt.completion.usage.cost_usd or 0
        _, since, _ = self._running.get(task.id, (task, time.monotonic(), ""))
        self._running[task.id] = (task, since, f"{prover} answer {attempt.round + 1}: {why(attempt)}")

    def done(self, outcome: Outcome) -> None:
        """Move the task from the table to the lines above it."""
        self._running.pop(outcome.task.id, None)
        self._counts[outcome.verdict.kind] += 1
        from rich.text import Text  # noqa: PLC0415

        self._live.console.print(Text(headline(outcome), style=_STYLE[outcome.verdict.kind]))

    def close(self) -> None:
        """Remove the table."""
        self._live.stop()

    def _table(self) -> RenderableType:
        from rich.table import Table  # noqa: PLC0415

        now = time.monotonic()
        table = Table(box=None, show_header=False, expand=True, pad_edge=False)
        table.add_column(ratio=2, no_wrap=True)
        table.add_column(ratio=3, no_wrap=True)
        table.add_column(justify="right", no_wrap=True)
        for task, since, note in list(self._running.values())[:12]:
            table.add_row(task.name, note, f"{now - since:.0f} s")
        finished = sum(self._counts.values())
        left = (
            f", about {(now - self._started) / finished * (self._total - finished):.0f} s left"
            if finished
            else ""
        )
        money = f"${self._cost:.2f}" + (f" of ${self._budget:.2f}" if self._budget is not None else "")
        summary = f"{finished}/{self._total} tasks, {self._counts[VerdictKind.PROVED]} proved"
        table.add_row(
            f"[bold]{summary}", f"{self._attempts} answers, {money}{left}", f"{now - self._started:.0f} s"
        )
        if self._stage and not finished and not self._running:
            table.add_row(self._stage)
        return table


def view(total: int, *, quiet: bool = False, budget_usd: Decimal | None = None) -> View:
    """The view that suits this stderr."""
    if quiet:
        return Quiet()
    return Live(total, budget_usd) if sys.stderr.isatty() else Plain(total)


def headline(outcome: Outcome) -> str:
    """One line on one task: mark, verdict, name, what stands behind it."""
    verdict = outcome.verdict
    if verdict.kind is VerdictKind.PROVED:
        by = outcome.attempts[-1].completion.model if outcome.attempts else "cache"
        trust = verdict.trust.value if verdict.trust else ""
        detail = f"{by}, {trust}, {outcome.seconds:.1f} s"
    else:
        detail = "; ".join(f"{r.message} [{r.code}]" for r in verdict.reasons[:2])
    if outcomes.conditional(verdict):
        return f"◌ {'waits':<12} {outcome.task.name} ({detail})"
    return f"{_MARK[verdict.kind]} {verdict.kind.value:<12} {outcome.task.name} ({detail})"


def why(attempt: Attempt) -> str:
    """Why an answer was not accepted, in a few words."""
    if attempt.verdict is not None:
        return "; ".join(r.message for r in attempt.verdict.reasons) or attempt.verdict.kind.value
    if attempt.check is None:
        return "no usable answer"
    if attempt.check.reason:
        return attempt.check.reason
    return next((d.message.split("\n", 1)[0] for d in attempt.check.diagnostics), "refused")
