"""What a model is told about its last answer: Lean's own errors inside its own text, with the goals there."""

from __future__ import annotations

import bisect
import difflib
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from agent.lean import text as lean_text
from agent.prompting.templates import render
from agent.types import THEOREM_KINDS, CheckStatus, Feedback, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from agent.prompting.premises import Premises
    from agent.types import Candidate, CheckResult, Diagnostic, Reason, Span, Task, Verdict

MAX_ERRORS = 4
MAX_MESSAGE = 1200
MAX_KEPT = 6000
_UNREAD = ("unexpected ", "expected ", "unknown tactic")  # how messages of Lean's parser begin
_UNSOLVED = "unsolved goals"
_FOLLOWS = ("Missing cases", "Alternative ", "elaboration function for")  # from what was not read
_OPTIONS = re.compile(r"\n[^\n]*`set_option [^\n]*")  # advice that the rules forbid
_TOKEN = re.compile(r"[\w.!?']+")
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
    near: str


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

    quoted = _said_once([_quote(candidate, d, check, near) for d in _causes_first(candidate.text, wrong)])
    kept = kept if len(kept) <= MAX_KEPT else ""
    return Feedback(_render(counts, note=note, errors=quoted[:MAX_ERRORS], total=len(quoted), kept=kept))


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
    kept: str = "",
) -> str:
    return render(
        "feedback",
        note=note.strip(),
        reasons=reasons,
        errors=errors,
        total=total,
        kept=kept,
        answered=counts.answered,
        remaining=counts.remaining,
    )


def _causes_first(text: str, errors: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The errors that others follow from first: what Lean could not read, then what failed, then what is left open.

    What it could not read hides the rest of a declaration, so cases that seem to be missing are left out.
    """
    unread = [d for d in errors if d.message.startswith(_UNREAD)]
    if unread:
        errors = [d for d in errors if not d.message.startswith(_FOLLOWS)]
    if len(errors) < 2:  # nothing to order, so the text need not be read again
        return list(errors)
    starts = [d.span.start for d in lean_text.declarations(text)]

    def place(d: Diagnostic) -> tuple[int, bool]:
        declaration = bisect.bisect_right(starts, lean_text.offset_at(text, d.start))
        return (0 if d in unread[:1] else 1 + declaration, d.message.startswith(_UNSOLVED))

    return sorted(errors, key=place)


def _said_once(errors: Sequence[_Quoted]) -> list[_Quoted]:
    """No goals twice: neither as an error of their own behind the error that left them, nor under two errors."""
    kept: list[_Quoted] = []
    seen: set[str] = set()
    for e in errors:
        first, _, rest = e.message.partition("\n")
        if first == _UNSOLVED and rest.strip() in seen:
            continue
        kept.append(replace(e, goals="(as above)") if e.goals in seen else e)
        seen |= {text for text in (e.goals, rest.strip()) if "⊢" in text}
    return kept


def _quote(
    candidate: Candidate, diagnostic: Diagnostic, check: CheckResult, alike: Callable[[str], Sequence[str]]
) -> _Quoted:
    offset = lean_text.offset_at(candidate.text, diagnostic.start)
    where, quoted = _place(candidate, offset, diagnostic)
    message = _OPTIONS.sub("", diagnostic.message.strip())
    if message == "unknown tactic":
        message = _unknown_tactic(candidate.text, offset)
    goals = next((g.goals for g in check.goals if g.position == diagnostic.start), ())
    goals_text = "\n\n".join(goals)
    found = _UNKNOWN.search(message)
    near = ", ".join(f"`{name}`" for name in alike(found[1])) if found else ""
    goals_text = "" if goals_text in message else _clipped(goals_text)
    return _Quoted(where, _clipped(message), quoted, goals_text, near)


def _clipped(text: str) -> str:
    """Text of at most about MAX_MESSAGE characters, the middle left out: what is to be proved stands at the end."""
    half = MAX_MESSAGE // 2
    return text if len(text) <= MAX_MESSAGE else f"{text[:half]}\n[...]\n{text[-half:]}"


def _place(candidate: Candidate, offset: int, diagnostic: Diagnostic) -> tuple[str, str]:
    """Where an error is, in the words of the one who wrote the text, and the line itself."""
    lines = candidate.text.split("\n")
    line = lines[diagnostic.start.line - 1] if diagnostic.start.line <= len(lines) else ""
    for span in candidate.spans:
        if span.start <= offset <= span.end:
            own = candidate.text.count("\n", span.start, offset) + 1
            if own == 1:  # the statement before it is not the model's
                line = candidate.text[span.start : span.end].split("\n", 1)[0]
            where = f"ine {own} of your text, column {_column(candidate.text, span, offset)}"
            piece = _declared(candidate, span) if len(candidate.spans) > 1 else ""
            return f"In {piece}, l{where}" if piece else f"L{where}", f"{own:>4} | {line}"
    return f"Line {diagnostic.start.line} of the file", f"{diagnostic.start.line:>4} | {line}"


def _declared(candidate: Candidate, span: Span) -> str:
    """One of several pieces of an answer, by the names that it declares or whose proof it is."""
    here = [
        d
        for d in lean_text.declarations(candidate.text)
        if d.span.start < span.end and span.start < d.span.end
    ]
    names = ", ".join(f"`{d.name}`" for d in here[:3])
    if len(here) == 1 and here[0].body is not None and span.start >= here[0].signature.end:
        return f"your proof of {names}" if here[0].kind in THEOREM_KINDS else f"your body of {names}"
    return f"your {names}" if names else ""


def _unknown_tactic(text: str, offset: int) -> str:
    """Lean says only where it is; and that a name is Mathlib's is not plain to see."""
    start = offset
    while start > 0 and _TOKEN.fullmatch(text[start - 1]):
        start -= 1
    found = _TOKEN.match(text, start)
    name = f" `{found[0]}`" if found else ""
    return f"unknown tactic{name}: it is misspelt, or comes from a library that this file does not import"


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
