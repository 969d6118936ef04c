"""Progress on stderr while a run works: a live table on a terminal, one plain line per event elsewhere."""

from __future__ import annotations

import sys
import time
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol, TextIO

from agent import outcomes
from agent.report.words import money
from agent.report.words import seconds as duration
from agent.types import CheckStatus, Severity, VerdictKind

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from agent.session.flight import Flight
    from agent.types import Attempt, Outcome, Task

_MARK = {VerdictKind.PROVED: "✔", VerdictKind.REJECTED: "✖", VerdictKind.INCONCLUSIVE: "?"}
_STYLE = {VerdictKind.PROVED: "green", VerdictKind.REJECTED: "red", VerdictKind.INCONCLUSIVE: "yellow"}


class View(Protocol):
    """What is told to somebody who watches."""

    def stage(self, text: str) -> None:
        """A step that takes time has begun, e.g. building imports."""
        ...

    def watch(self, flight: Flight) -> None:
        """What is under way can be read from `flight` at any time."""
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

    def watch(self, flight: Flight) -> None:
        """Look at nothing."""

    def started(self, task: Task) -> None:
        """Show nothing."""

    def attempted(self, task: Task, prover: str, attempt: Attempt) -> None:
        """Show nothing."""

    def done(self, outcome: Outcome) -> None:
        """Show nothing."""

    def close(self) -> None:
        """Show nothing."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a run may take; None is no bound."""

    usd: Decimal | None = None
    tokens: int | None = None
    seconds: float | None = None


class Spent:
    """What a run has come to so far, in words."""

    def __init__(self, total: int, bounds: Bounds) -> None:
        self.total, self.bounds = total, bounds
        self.counts: Counter[VerdictKind] = Counter()
        self.answers = self.tokens = 0
        self.usd: Decimal | None = None
        self._started = time.monotonic()

    def answered(self, attempt: Attempt) -> None:
        """Count an answer."""
        usage = attempt.completion.usage
        self.answers += 1
        self.tokens += usage.tokens
        if usage.cost_usd is not None:
            self.usd = (self.usd or Decimal(0)) + usage.cost_usd

    @property
    def finished(self) -> int:
        """How many tasks are over."""
        return sum(self.counts.values())

    @property
    def seconds(self) -> float:
        """Since it began."""
        return time.monotonic() - self._started

    def share(self) -> float:
        """How much of the tightest bound is used up, from 0 to 1."""
        b = self.bounds
        parts = [0.0]
        if b.usd:
            parts.append(float((self.usd or 0) / b.usd))
        if b.tokens:
            parts.append(self.tokens / b.tokens)
        if b.seconds:
            parts.append(self.seconds / b.seconds)
        return min(1.0, max(parts))

    def spent(self) -> str:
        """`$1.20 of $5.00, 1.2M of 2M tokens, 4 min 10 s of 1 h 0 min`: what is spent, and of how much."""
        b, parts = self.bounds, []
        if self.usd or b.usd is not None:
            parts.append(money(self.usd or Decimal(0)) + (f" of {money(b.usd)}" if b.usd is not None else ""))
        if self.tokens or b.tokens is not None:
            limit = f" of {short(b.tokens)}" if b.tokens is not None else ""
            parts.append(f"{short(self.tokens)}{limit} tokens")
        limit = f" of {duration(b.seconds)}" if b.seconds is not None else ""
        return ", ".join([*parts, f"{duration(self.seconds)}{limit}"])

    def left(self) -> str:
        """A guess at how long the rest takes, from how long the finished tasks took; empty at first."""
        if not self.finished or self.finished >= self.total:
            return ""
        return f"about {duration(self.seconds / self.finished * (self.total - self.finished))} left"

    def verdicts(self) -> str:
        """The tasks that are over by their verdicts."""
        said = [f"{self.counts[k]} {k.value}" for k in VerdictKind if self.counts[k]]
        return ", ".join(said) or "none finished"


class Plain:
    """One line per event, for logs and CI; of many tasks also how far the run is, now and then."""

    def __init__(self, total: int, stream: TextIO | None = None, bounds: Bounds | None = None) -> None:
        self._stream = stream or sys.stderr
        self._spent = Spent(total, bounds or Bounds())

    def stage(self, text: str) -> None:
        """Say what is done now."""
        self._say(text)

    def watch(self, flight: Flight) -> None:
        """Nothing: a line in a log is about what is over."""

    def started(self, task: Task) -> None:
        """Nothing: the end of a task says enough."""

    def attempted(self, task: Task, prover: str, attempt: Attempt) -> None:
        """A refused answer, in one line."""
        self._spent.answered(attempt)
        if attempt.verdict is None or attempt.verdict.kind is not VerdictKind.PROVED:
            self._say(
                f"  {task.name}: {prover}, sample {attempt.sample + 1}, answer {attempt.round + 1}: {why(attempt)}"
            )

    def done(self, outcome: Outcome) -> None:
        """The verdict, in one line."""
        spent = self._spent
        spent.counts[outcome.verdict.kind] += 1
        self._say(f"[{spent.finished}/{spent.total}] {headline(outcome)}")
        if spent.finished % _EVERY == 0 and spent.finished < spent.total:
            self._say(f"so far {spent.verdicts()} of {spent.total}; {spent.spent()}; {spent.left()}")

    def close(self) -> None:
        """Nothing is open."""

    def _say(self, line: str) -> None:
        print(line, file=self._stream, flush=True)


@dataclass
class _Row:
    """A task in flight: since when (monotonic seconds), the fates of its answers, and the last word on it.

    `best` is the smallest number of errors that an answer to it had so far, None before there is one.
    """

    task: Task
    since: float
    fates: str = ""
    note: str = ""
    best: int | None = None


class Live:
    """How far the run is, what it has spent, and the tasks in flight, redrawn in place; finished ones scroll above."""

    def __init__(self, total: int, bounds: Bounds | None = None, console: Console | None = None) -> None:
        from rich.console import Console  # only when there is a terminal to draw on
        from rich.live import Live as RichLive

        self._spent = Spent(total, bounds or Bounds())
        self._running: dict[str, _Row] = {}
        self._flight: Flight | None = None
        self._stage = ""
        self._live = RichLive(
            console=console or Console(stderr=True),
            refresh_per_second=8,
            transient=True,
            get_renderable=self.drawn,
        )
        self._live.start()

    def stage(self, text: str) -> None:
        """Show the step in the last line of the table."""
        self._stage = text

    def watch(self, flight: Flight) -> None:
        """Show how much is under way, behind what was spent."""
        self._flight = flight

    def started(self, task: Task) -> None:
        """Add a row."""
        self._running[task.id] = _Row(task, time.monotonic())
        self._stage = ""

    def attempted(self, task: Task, prover: str, attempt: Attempt) -> None:
        """Change the task's row."""
        self._spent.answered(attempt)
        row = self._running.setdefault(task.id, _Row(task, time.monotonic()))
        row.fates += fate(attempt)
        if attempt.check is not None and attempt.check.status is CheckStatus.FAILED:
            errors = sum(d.severity is Severity.ERROR for d in attempt.check.diagnostics)
            row.best = errors if row.best is None else min(row.best, errors)
        best = "" if row.best is None else f"best {row.best} error{'s' * (row.best != 1)}; "
        row.note = f"{best}{prover}: {why(attempt)}"

    def done(self, outcome: Outcome) -> None:
        """Move the task from the table to the lines above it."""
        self._running.pop(outcome.task.id, None)
        self._spent.counts[outcome.verdict.kind] += 1
        from rich.text import Text

        self._live.console.print(
            Text(headline(outcome), style=_STYLE[outcome.verdict.kind], no_wrap=True, overflow="ellipsis")
        )

    def close(self) -> None:
        """Remove the table."""
        self._live.stop()

    def drawn(self) -> RenderableType:
        """The table as it is now."""
        from rich.console import Group
        from rich.text import Text

        lines: list[RenderableType] = [self._progress(), *self._budget()]
        if self._running:
            lines.append(self._tasks())
        if self._stage:
            lines.append(Text(self._stage, style="dim", no_wrap=True, overflow="ellipsis"))
        return Group(*lines)

    def _progress(self) -> RenderableType:
        from rich.text import Text

        spent = self._spent
        line = Text(no_wrap=True, overflow="ellipsis")
        line.append(_bar(spent.finished / max(1, spent.total)), style="green")
        line.append(f" {spent.finished}/{spent.total} tasks", style="bold")
        for kind in VerdictKind:
            if spent.counts[kind]:
                line.append(f"  {_MARK[kind]} {spent.counts[kind]}", style=_STYLE[kind])
        line.append(f"  {spent.left()}", style="dim")
        return line

    def _budget(self) -> list[RenderableType]:
        from rich.text import Text

        spent, share = self._spent, self._spent.share()
        bounded = spent.bounds != Bounds()
        style = "red" if share > 0.9 else "yellow" if share > 0.7 else "blue"
        line = Text(no_wrap=True, overflow="ellipsis")
        line.append(_bar(share) if bounded else " " * _BAR, style=style)
        line.append(f" {spent.answers} answers, {spent.spent()}")
        if self._flight is not None:
            line.append(f"  {self._flight.asked} asked, {self._flight.checking} in Lean", style="dim")
        return [line]

    def _tasks(self) -> RenderableType:
        from rich.table import Table
        from rich.text import Text

        now, rows = time.monotonic(), list(self._running.values())
        table = Table(box=None, show_header=False, expand=True, pad_edge=False)
        table.add_column(ratio=3, no_wrap=True, overflow="ellipsis")
        table.add_column(width=_FATES, no_wrap=True)
        table.add_column(ratio=4, no_wrap=True, overflow="ellipsis")
        table.add_column(justify="right", no_wrap=True)
        room = max(3, min(_MOST_ROWS, self._live.console.height - 6))
        for row in rows[:room]:
            dots = Text()
            for letter in row.fates[-_FATES:]:
                dots.append("●", style=_FATE[letter])
            table.add_row(
                Text(_tail(row.task.name)), dots, Text(row.note, style="dim"), duration(now - row.since)
            )
        if len(rows) > room:
            table.add_row(Text(f"and {len(rows) - room} more at work", style="dim"), "", "", "")
        return table


_EVERY = 25  # tasks between two lines that say how far a run without a terminal is
_MOST_ROWS = 16
_FATES = 8
_BAR = 24
_FATE = {"p": "green", "w": "cyan", "j": "magenta", "f": "red", "u": "bright_black", "i": "yellow"}


def _bar(share: float) -> str:
    full = round(min(1.0, share) * _BAR)
    return "━" * full + "─" * (_BAR - full)


def _tail(name: str, most: int = 48) -> str:
    """A long name by its end, which tells it from others."""
    return name if len(name) <= most else "…" + name[-most + 1 :]


def short(number: int) -> str:
    """`1.2M` for 1,234,567."""
    if number < 10_000:
        return f"{number:,}"
    return f"{number / 1000:.0f}k" if number < 1_000_000 else f"{number / 1_000_000:.1f}M"


def view(total: int, *, quiet: bool = False, bounds: Bounds | None = None) -> View:
    """The view that suits this stderr."""
    if quiet:
        return Quiet()
    return Live(total, bounds) if sys.stderr.isatty() else Plain(total, bounds=bounds)


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


def fate(a: Attempt) -> str:
    """What became of an answer: `p`roved, `w`aits for another proof that it rests on, `j` refused by the judge,
    `f`ailed in Lean, `u`nusable, `i`nconclusive.
    """
    if a.verdict is not None and outcomes.conditional(a.verdict):
        return "w"
    if a.verdict is not None:
        return {VerdictKind.PROVED: "p", VerdictKind.INCONCLUSIVE: "i"}.get(a.verdict.kind, "j")
    if a.check is None:
        return "u"
    return "i" if a.check.status is CheckStatus.INCONCLUSIVE else "f"
