"""Reads a model's answer: hostile text in, candidates or a refusal with its reason out.

The last fenced ```lean block counts.  It may be the whole file, the declaration with helper declarations before it, or
only the proof: `by ...`, `:= ...`, a term, alternatives (`| ...`) or bare tactics.  Whatever it is, the statement that
ends up in the candidate is the original's, byte for byte; only the body and the helpers are the model's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from agent.lean import text as lean_text
from agent.prompting import blocks, placing
from agent.types import Finish, Reason, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agent.types import Attempt, Candidate, Completion, Declaration, Task

UNUSABLE = "answer.unusable"
REPEATED = "answer.repeated"


@dataclass(frozen=True, slots=True)
class Reading:
    """What an answer can mean: candidates, likeliest first; or none, and `note` says why for the model.

    `code` is then UNUSABLE, or REPEATED for an answer that was tried before.
    """

    candidates: tuple[Candidate, ...]
    note: str = ""
    code: str = ""

    @property
    def refused(self) -> Reason | None:
        """Why there is no candidate, for reports; None if there is one."""
        return None if self.candidates else Reason(self.code, self.note.strip())


def read(task: Task, completion: Completion, history: Sequence[Attempt] = ()) -> Reading:
    """Turn an answer into candidates for `task`; one that repeats an earlier answer of `history` has none."""
    is_cut = completion.finish is Finish.LENGTH
    cut = "Your answer was cut off at the length limit; be shorter. " if is_cut else ""
    code, note = _code(task, completion)
    if code is None:
        return Reading((), cut + _why_none(completion), UNUSABLE)
    if why := _not_a_proof(task, code):
        return Reading((), cut + why, UNUSABLE)
    for earlier in history:
        if _code(task, earlier.completion)[0] == code:
            again = f"This is answer {earlier.round + 1} again, which was tried and refused: try another way."
            return Reading((), cut + again, REPEATED)
    candidates, of_placing = placing.place(task, code)
    said = cut + note + of_placing
    return Reading(candidates, said, "" if candidates else UNUSABLE)


def last_block(text: str) -> str | None:
    """The inside of the last complete fenced block labelled lean or nothing; None where there is none."""
    found = blocks.lean_blocks(text, unclosed=False)
    return found[-1] if found else None


def _code(task: Task, completion: Completion) -> tuple[str | None, str]:
    """The Lean of an answer that is meant for `task`, and what the model should know of the choice.

    The last block counts that is about the task: an example of its use, a `#check` or an empty one is not.
    Helpers of other blocks that it mentions go with it.
    """
    found = blocks.lean_blocks(completion.text, unclosed=completion.finish is not Finish.LENGTH)
    if not completion.text.strip():  # some servers leave the whole answer in the reasoning
        found = blocks.lean_blocks(completion.reasoning, unclosed=False)
    if not found:
        return None, ""
    declared = [lean_text.declarations(b) for b in found]
    about = [i for i, b in enumerate(found) if _is_about(task, b, declared[i])]
    i = about[-1] if about else len(found) - 1
    others = [pair for k, pair in enumerate(zip(found, declared, strict=True)) if k != i]
    helpers = _mentioned(task, found[i], others)
    several = sum(any(placing.match(t, d) for t in task.declarations) for d in declared)
    note = f"Only the last of your {several} blocks was read. " if several > 1 and not helpers else ""
    return "\n\n".join([*helpers, found[i]]), note


def _is_about(task: Task, block: str, declared: Sequence[Declaration]) -> bool:
    if declared:
        return any(placing.match(t, declared) for t in task.declarations)
    return (
        len(task.declarations) == 1
        and not lean_text.mask(block).strip().startswith(("#", "import "))
        and bool(lean_text.mask(block).strip())
    )


def _mentioned(task: Task, block: str, others: Sequence[tuple[str, Sequence[Declaration]]]) -> list[str]:
    """Declarations of other blocks that this one lacks: targets of the task, and what it mentions, in their order."""
    here = lean_text.declarations(block)
    if not here and len(task.declarations) == 1:
        return []
    stands = {d.name for d in lean_text.declarations(task.source)} | {d.name for d in here}
    lacking = [t for t in task.declarations if placing.match(t, here) is None]
    known: dict[str, str] = {}
    taken: set[str] = set()
    for text, declared in others:
        for d in declared:
            is_lacking = any(placing.match(t, [d]) for t in lacking)
            is_target = any(placing.match(t, [d]) for t in task.declarations)
            if is_lacking or not (d.anonymous or is_target or d.name in stands):
                known.pop(d.name, None)
                known[d.name] = d.span.of(text)
                taken |= {d.name} if is_lacking else set()
    taken |= placing.used([block, *(known[n] for n in taken)], known)
    return [text for name, text in known.items() if name in taken]


def _why_none(completion: Completion) -> str:
    """Why an answer has no block, for the model."""
    if completion.finish is Finish.CONTENT_FILTER:
        return "Your answer has no complete fenced ```lean block: the server's content filter stopped it. "
    if completion.finish is Finish.TOOL_CALLS:
        return "You called a tool, and there are none: answer with text that has a complete fenced ```lean block."
    if not completion.text.strip():
        thought = "; you did not get beyond your reasoning" if completion.reasoning.strip() else ""
        return f"Your answer is empty{thought}. Answer with a complete fenced ```lean block."
    others = [x for x in blocks.labels(completion.text) if x not in blocks.LEAN]
    return "Your answer has no complete fenced ```lean block" + (
        f", only ```{others[-1]}." if others else "."
    )


def _not_a_proof(task: Task, code: str) -> str:
    """Why a block is none, where Lean need not be asked; empty if it may be one."""
    if not code.strip():
        return "Your ```lean block is empty."
    if "\0" in code:
        return "Your ```lean block holds a NUL character."
    if not lean_text.mask(code).strip():
        return "Your ```lean block holds nothing but comments."
    declared = lean_text.declarations(code)
    matched = [m for t in task.declarations if (m := placing.match(t, declared))]
    bodies = [m.body.of(code) for m in matched if m.body] if declared else [code]
    if bodies and len(declared) <= len(bodies) and all(placing.is_bare_hole(b) for b in bodies):
        return "Your proof is nothing but `sorry`: write the proof."
    return ""


def focus(task: Task, candidate: Candidate) -> Span:
    """What of the candidate matters: from the helpers before the target to the target's end."""
    start = min(task.declarations[0].span.start, *(s.start for s in candidate.spans))
    behind = len(task.source) - max(d.span.end for d in task.declarations)
    return Span(start, len(candidate.text) - behind)


def spared(task: Task, candidate: Candidate) -> tuple[Span, ...]:
    """Declarations inside the focus whose holes are of other tasks, as the file has them."""
    inside = focus(task, candidate)
    mine = {d.name for d in task.declarations}
    open_ones = {d.name for d in lean_text.declarations(task.source) if d.holes} - mine
    if not open_ones:
        return ()
    return tuple(
        d.span
        for d in lean_text.declarations(candidate.text)
        if d.name in open_ones and inside.contains(d.span.start) and not _overlaps(d.span, candidate.spans)
    )


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    return any(span.start < o.end and o.start < span.end for o in others)
