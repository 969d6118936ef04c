"""What a model is told about its last answer: Lean's own errors inside its own text, with the goals there."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agent.lean import text as lean_text
from agent.prompting.templates import render
from agent.types import CheckStatus, Feedback, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from agent.prompting.premises import Premises
    from agent.types import Candidate, CheckResult, Diagnostic, Reason, Span, Task, Verdict

MAX_ERRORS = 4
MAX_MESSAGE = 1200
MAX_NAMES = 40
MAX_KEPT = 6000
_UNKNOWN = re.compile(
    r"(?:[Uu]nknown (?:identifier|constant)|[Tt]he environment does not contain) [`'“]([^`'”]+)[`'”]"
)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many answers of a conversation were given, out of how many."""

    answered: int
    rounds: int

    @property
    def remaining(self) -> int:
        """How many are left."""
        return max(0, self.rounds - self.answered)


@dataclass(frozen=True, slots=True)
class _Quoted:
    """One error as the template shows it."""

    where: str
    message: str
    quoted: str
    goals: str
    near: tuple[str, ...]


def of_note(note: str, counts: Counts) -> Feedback:
    """Feedback on an answer that was no candidate at all."""
    return Feedback(_render(counts, note=note))


def of_check(
    task: Task,
    candidate: Candidate,
    check: CheckResult,
    note: str,
    counts: Counts,
    kept: str = "",
    premises: Premises | None = None,
) -> Feedback:
    """Feedback on a candidate that Lean did not accept, or about which nothing can be said.

    `kept` is the part of it that Lean did accept, with `sorry` for the rest; `premises` know the names of imports.
    """
    if check.status is CheckStatus.INCONCLUSIVE:
        note = f"{note}Lean came to no answer ({check.reason}). Try a cheaper proof. "
    wrong = [d for d in check.diagnostics if d.severity is Severity.ERROR or d.kind == "hasSorry"]
    known = names_in_scope(task)

    def near(name: str) -> Sequence[str]:
        outer = premises.nearest(task, name) if premises else ()
        return nearest(name, [*known, *outer])

    errors = [_quote(candidate, d, check, near) for d in wrong[:MAX_ERRORS]]
    unknown = any(e.near for e in errors)
    shown = known[-MAX_NAMES:] if wrong and not unknown else ()
    kept = kept if len(kept) <= MAX_KEPT else ""
    return Feedback(_render(counts, note=note, errors=errors, total=len(wrong), names=shown, kept=kept))


def of_verdict(verdict: Verdict, note: str, counts: Counts) -> Feedback:
    """Feedback on a candidate that Lean took and the judge did not."""
    return Feedback(_render(counts, note=note, reasons=verdict.reasons))


def _render(
    counts: Counts,
    *,
    note: str = "",
    reasons: Sequence[Reason] = (),
    errors: Sequence[_Quoted] = (),
    total: int = 0,
    names: Sequence[str] = (),
    kept: str = "",
) -> str:
    return render(
        "feedback",
        note=note.strip(),
        reasons=reasons,
        errors=errors,
        total=total,
        names=names,
        kept=kept,
        answered=counts.answered,
        remaining=counts.remaining,
    )


def _quote(
    candidate: Candidate, diagnostic: Diagnostic, check: CheckResult, alike: Callable[[str], Sequence[str]]
) -> _Quoted:
    offset = lean_text.offset_at(candidate.text, diagnostic.start)
    where, quoted = _place(candidate, offset, diagnostic)
    message = diagnostic.message.strip()
    if len(message) > MAX_MESSAGE:
        message = message[:MAX_MESSAGE] + " [...]"
    goals = next((g.goals for g in check.goals if g.position == diagnostic.start), ())
    goals_text = "\n\n".join(goals)[:MAX_MESSAGE]
    near: tuple[str, ...] = ()
    if found := _UNKNOWN.search(message):
        near = tuple(alike(found[1]))
    return _Quoted(where, message, quoted, "" if goals_text in message else goals_text, near)


def _place(candidate: Candidate, offset: int, diagnostic: Diagnostic) -> tuple[str, str]:
    """Where an error is, in the words of the one who wrote the text, and the line itself."""
    lines = candidate.text.split("\n")
    line = lines[diagnostic.start.line - 1] if diagnostic.start.line <= len(lines) else ""
    for span in candidate.spans:
        if span.start <= offset <= span.end:
            own = candidate.text.count("\n", span.start, offset) + 1
            return (
                f"Line {own} of your text, column {_column(candidate.text, span, offset)}",
                f"{own:>4} | {line}",
            )
    return f"Line {diagnostic.start.line} of the file", f"{diagnostic.start.line:>4} | {line}"


def _column(text: str, span: Span, offset: int) -> int:
    return offset - max(
        text.rfind("\n", 0, offset) + 1, 0 if "\n" in text[span.start : offset] else span.start
    )


def names_in_scope(task: Task) -> tuple[str, ...]:
    """Names declared in the file above the target, in order."""
    start = task.declarations[0].span.start
    return tuple(
        d.name for d in lean_text.declarations(task.source) if d.span.end <= start and not d.anonymous
    )


def nearest(name: str, known: Sequence[str], count: int = 5) -> tuple[str, ...]:
    """Existing names that look like `name`: by the whole name, then by the last component."""
    whole = difflib.get_close_matches(name, known, n=count, cutoff=0.6)
    lasts: dict[str, str] = {k.rsplit(".", 1)[-1]: k for k in known}
    last = [lasts[m] for m in difflib.get_close_matches(name.rsplit(".", 1)[-1], lasts, n=count, cutoff=0.6)]
    return tuple(dict.fromkeys([*whole, *last]))[:count]
