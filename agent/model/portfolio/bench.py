"""The work bench: many tactics tried on one goal in a single elaboration.

A process or a re-check costs far more than a tactic, so one document holds several copies of the statement,
each with the steps that lead to some goal and then

    first
    | (simp; trace_state; fail)
    | (omega; trace_state; fail)
    | sorry

`trace_state` is never rolled back, and its message stands at its own line: so every alternative that went
through says which goals it left.  What `first` cannot catch (heartbeats, recursion depth) ends the copy at a
line that Lean names; the alternatives behind it are tried again without it.  Copies are called `_c0`,
`_c1`..: internal names, which `exact?` does not propose, and they carry no attributes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from agent.check.protocol import CheckRequest
from agent.lean.brackets import is_open_ended, tactic_goes_on, term_stands_free
from agent.lean.masking import mask
from agent.model.portfolio.goals import Goal, parse_goals
from agent.model.portfolio.script import Script, Tactic, wrap
from agent.types import CheckStatus, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from agent.check.protocol import Checker
    from agent.types import CheckResult, Diagnostic

PRINTING = (
    "set_option pp.fieldNotation false in set_option format.width 4000 in set_option pp.deepTerms true in"
)
_RUNTIME = ("maximum number of heartbeats", "maximum recursion depth", "excessive memory")
_ROUNDS = 6


@dataclass(frozen=True, slots=True)
class Frame:
    """A declaration with one hole: what stands before it in the file, and the declaration around the hole.

    `before` and `after` are the statement (from behind the name) up to the hole, and what follows it; other
    holes in them stay `sorry`.  `tactic` says that the hole stands where a tactic does, else where a term
    does; `alone` that a tactic there begins its block.  `column` is where a script's lines start.  `lead` is
    what parts the script from `before`: a blank if the white space before the hole goes, nothing if it stays.
    `definition` is what a definition begins with, up to its name; nothing for a theorem.
    """

    file: Path
    prefix: str
    before: str
    after: str
    tactic: bool
    column: int
    lead: str = ""
    alone: bool = True
    definition: str = ""

    def head(self, number: int, options: str = "") -> str:
        """How the copy of that number begins, up to what follows its name.

        A definition keeps its name, by which it may call itself, in a namespace of its own.
        """
        options = options and options + "\n"
        if self.definition:
            return f"namespace _c{number}\n{options}{self.definition}"
        return f"{options}theorem _c{number}"

    def copy(self, number: int, script: str, options: str = "") -> str:
        """The declaration with a script in its hole, under a name that others do not have."""
        end = f"\nend _c{number}" if self.definition else ""
        return f"{self.head(number, options)}{self.fill(script)}{end}"

    def fill(self, script: str) -> str:
        """The declaration from behind its name, with a script (already a list of lines joined) in the hole."""
        return f"{self.before}{self.put(script.split(chr(10)))}{self.after}"

    def put(self, lines: Sequence[str]) -> str:
        """What replaces the hole."""
        short = len(lines) == 1 and len(lines[0]) < 80
        body = "\n".join(" " * self.column + line for line in lines)
        if not self.tactic:
            term = f"by {lines[0]}" if short else f"by\n{body}"
            free = term_stands_free(mask(self.before + self.lead), mask(self.after), mask(term))
            return self.lead + (term if free else f"({term})")
        goes_on = tactic_goes_on(mask(self.after))
        if (len(lines) > 1 and not self.alone) or (goes_on and (len(lines) > 1 or is_open_ended(lines[0]))):
            return f"{self.lead}({lines[0]})" if short else f"{self.lead}(\n{body})"
        if not self.lead:
            return body.lstrip(" ")
        return f" {lines[0]}" if short else f"\n{body}"


@dataclass(frozen=True, slots=True)
class Trial:
    """Tactics to try where `path` leads.  `heartbeats` bounds the whole copy (thousands, as Lean counts)."""

    path: tuple[tuple[Script, int], ...]
    tactics: tuple[Tactic, ...]
    heartbeats: int = 20000


@dataclass(slots=True)
class Result:
    """The goals that each tactic of a trial left, by its place; a tactic that failed is not there."""

    left: dict[int, tuple[Goal, ...]] = field(default_factory=dict)


@dataclass(slots=True)
class _Copy:
    """What is left to try of one trial, and where its lines are in the present document."""

    trial: Trial
    result: Result
    waiting: list[int]
    first_line: int = 0
    lines: dict[int, int] = field(default_factory=dict)  # line of the document -> place of the tactic
    last_line: int = 0


class Bench:
    """Runs trials for one frame.  Counts its checks, and stops asking when `limit` is reached."""

    def __init__(self, checker: Checker, frame: Frame, *, limit: int, deadline: float) -> None:
        self._checker = checker
        self._frame = frame
        self._limit = limit
        self._deadline = deadline
        self.checks = 0

    @property
    def exhausted(self) -> bool:
        """Whether the number of checks is used up."""
        return self.checks >= self._limit

    async def ask(self, tail: str) -> CheckResult:
        """Elaborate `tail` behind the prefix; its diagnostics have lines counted from 1 at the tail's start."""
        self.checks += 1
        prefix = self._frame.prefix
        if prefix and not prefix.endswith("\n"):
            prefix += "\n"
        text = prefix + tail
        request = CheckRequest(self._frame.file, text, Span(len(prefix), len(text)), self._deadline)
        return await self._checker.check(request)

    @property
    def offset(self) -> int:
        """Lines of the document before the tail."""
        prefix = self._frame.prefix
        return prefix.count("\n") + (1 if prefix and not prefix.endswith("\n") else 0)

    async def run(self, trials: Sequence[Trial]) -> list[Result]:
        """Try everything; one check when nothing runs into a limit, a few more when something does."""
        copies = [_Copy(t, Result(), list(range(len(t.tactics)))) for t in trials]
        for _ in range(_ROUNDS):
            open_copies = [c for c in copies if c.waiting]
            if not open_copies or self.exhausted:
                break
            await self._round(open_copies)
        return [c.result for c in copies]

    async def _round(self, copies: list[_Copy]) -> None:
        lines: list[str] = []
        for number, copy in enumerate(copies):
            self._write(copy, number, lines)
        result = await self.ask("\n".join(lines) + "\n")
        if (
            result.status is CheckStatus.INCONCLUSIVE
            and len(copies) > 1
            and "Lean did not get" not in result.reason
        ):
            for copy in copies:  # one of them broke the rest: each on its own
                if not self.exhausted:
                    await self._round([copy])
            return
        for copy in copies:
            self._read(copy, result.diagnostics)
            if result.status is CheckStatus.INCONCLUSIVE and len(copies) == 1:
                copy.waiting = []

    def _write(self, copy: _Copy, number: int, lines: list[str]) -> None:
        copy.lines = {}
        copy.first_line = len(lines) + 1
        alternatives = [copy.trial.tactics[i] for i in copy.waiting]
        hole = Tactic("\n".join(["first", *(_alternative(t) for t in alternatives), "| sorry"]))
        script = wrap(copy.trial.path, Script(hole))
        options = f"{PRINTING} set_option maxHeartbeats {copy.trial.heartbeats} in"
        lines += self._frame.copy(number, "\n".join(script.lines()), options).split("\n")
        place = iter(copy.waiting)
        for at in range(copy.first_line - 1, len(lines)):
            if lines[at].endswith("; trace_state; fail)") and "| ((" in lines[at]:
                copy.lines[at + 1] = next(place)
        lines.append("")
        copy.last_line = len(lines)

    def _read(self, copy: _Copy, diagnostics: Sequence[Diagnostic]) -> None:
        mine = [d for d in diagnostics if copy.first_line <= d.start.line - self.offset <= copy.last_line]
        culprits: list[int] = []
        unparsed = False
        for d in mine:
            line = d.start.line - self.offset
            place = copy.lines.get(line)
            if d.severity is Severity.INFORMATION and place is not None:
                copy.result.left[place] = parse_goals(d.message)
            elif d.severity is Severity.ERROR:
                if place is not None:
                    culprits.append(place)
                unparsed |= _is_parse_error(d.message)
        if not culprits or copy.waiting == [culprits[0]]:
            copy.waiting = []
        elif unparsed:
            copy.waiting = [i for i in copy.waiting if i not in culprits]
        else:
            at = copy.waiting.index(culprits[0])
            copy.waiting = copy.waiting[at + 1 :]


def _alternative(tactic: Tactic) -> str:
    done = "; done" if tactic.closing else ""
    return f"| (({tactic.probe}){done}; trace_state; fail)"


def _is_parse_error(message: str) -> bool:
    return (
        message.startswith(("unexpected", "expected", "<input>", "unknown tactic"))
        or "expected" in message[:40]
    )
