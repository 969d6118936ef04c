"""Reads a model's answer: hostile text in, candidates or a refusal with its reason out.

The last fenced ```lean block counts.  It may be the whole file, the declaration with helper declarations before it, or
only the proof: `by ...`, `:= ...`, a term, alternatives (`| ...`) or bare tactics.  Whatever it is, the statement that
ends up in the candidate is the original's, byte for byte; only the body and the helpers are the model's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agent.lean import text as lean_text
from agent.types import Candidate, Declaration, Finish, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agent.types import Attempt, Completion, Task

_FENCE = re.compile(r"^[ \t]*(`{3,}|~{3,})[ \t]*([\w.+-]*)[^\n]*$", re.MULTILINE)
_LABELS = ("lean", "lean4", "lean3", "")
_TACTIC = re.compile(
    r"(?:intros?|exact|apply|refine'?|rfl|simp(?:_all|a)?|rw|rewrite|rwa|cases'?|rcases|obtain|rintro|induction|decide"
    r"|omega|constructor|left|right|exists|use|have|let|show|calc|unfold|split|by_cases|contradiction|trivial"
    r"|assumption|ext|funext|subst|injection|exfalso|revert|generalize|specialize|symm|norm_num|ring|linarith|grind"
    r"|aesop|nlinarith|positivity|conv|all_goals|any_goals|repeat|first|try|case|next|fun_induction|fun_cases|change"
    r"|match|nofun|nomatch|ac_rfl|infer_instance|push_cast|norm_cast|field_simp|gcongr|tauto|·|\.)(?![\w'.])"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What an answer can mean: candidates, likeliest first; or none, and `note` says why for the model."""

    candidates: tuple[Candidate, ...]
    note: str = ""


def read(task: Task, completion: Completion, history: Sequence[Attempt] = ()) -> Reading:
    """Turn an answer into candidates for `task`; one that repeats an earlier answer of `history` has none."""
    cut = (
        "Your answer was cut off at the length limit; be shorter. "
        if completion.finish is Finish.LENGTH
        else ""
    )
    block = last_block(completion.text)
    if block is None:
        why = "the server's content filter stopped it. " if completion.finish is Finish.CONTENT_FILTER else ""
        return Reading(
            (), f"{cut}Your answer has no complete fenced ```lean block{': ' + why if why else '.'}"
        )
    block = block.strip("\n")
    if not block.strip():
        return Reading((), f"{cut}Your ```lean block is empty.")
    if "\0" in block:
        return Reading((), "Your ```lean block holds a NUL character.")
    for earlier in history:
        if (last_block(earlier.completion.text) or "").strip("\n") == block:
            return Reading(
                (), f"{cut}This is answer {earlier.round + 1} again, which was refused. Try otherwise."
            )
    declared = lean_text.declarations(block)
    if declared:
        reading = _from_declarations(task, block, declared)
    elif len(task.declarations) > 1:
        reading = Reading(
            (), "The block must hold all of: " + ", ".join(d.name for d in task.declarations) + "."
        )
    else:
        reading = _from_proof(task, block)
    return Reading(reading.candidates, cut + reading.note if reading.note else cut)


def last_block(text: str) -> str | None:
    """The inside of the last complete fenced block labelled lean or nothing; None where there is none."""
    found: str | None = None
    opening: re.Match[str] | None = None
    for fence in _FENCE.finditer(text):
        if opening is None:
            opening = fence
        elif fence[1].startswith(opening[1]) and not fence[2]:
            if opening[2].lower() in _LABELS:
                found = text[opening.end() + 1 : fence.start()]
            opening = None
    return found


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


def _from_declarations(task: Task, block: str, declared: Sequence[Declaration]) -> Reading:
    matched = [_match(d, declared) for d in task.declarations]
    missing = [d.name for d, m in zip(task.declarations, matched, strict=True) if m is None]
    if missing:
        names = ", ".join(f"`{d.name}`" for d in declared[:8])
        return Reading((), f"The block declares {names} but not {', '.join(f'`{n}`' for n in missing)}.")
    text, written, note, before = task.source, list[Span](), "", 0
    for target, answer in zip(task.declarations, matched, strict=True):
        assert answer is not None  # noqa: S101  (missing is empty)
        if answer.body is None:
            return Reading((), f"`{target.name}` has no proof or body in your block.")
        if squeeze(answer.signature.of(block)) != squeeze(target.signature.of(task.source)):
            note = f"The statement of `{target.name}` was changed; it is locked, and the original was used. "
        helpers = _helpers(task, block, declared, before, answer) if answer.span.start >= before else ""
        before = answer.span.end
        here = _find(text, target)
        candidate = lean_text.replace_body(text, here, answer.body.of(block), helpers)
        written = [*_moved(written, text, candidate.text), *candidate.spans]
        text = candidate.text
    return Reading((Candidate(text, tuple(sorted(written))),), note)


def _match(target: Declaration, declared: Sequence[Declaration]) -> Declaration | None:
    """The last declaration in the answer that means `target`: its full name, or the end of it."""
    exact = [d for d in declared if d.name == target.name and not d.anonymous]
    suffix = [d for d in declared if target.name.endswith("." + d.name) and not d.anonymous]
    nameless = [d for d in declared if d.anonymous and d.kind == target.kind] if target.anonymous else []
    found = exact or suffix or nameless
    return found[-1] if found else None


def _helpers(task: Task, block: str, declared: Sequence[Declaration], start: int, target: Declaration) -> str:
    """What stands before the target in the answer and is not in the file already."""
    stands = lean_text.declarations(task.source)
    inside = task.declarations[0].namespace  # an answer need not repeat the `namespace` it goes into
    known = {d.name for d in stands} | {_without(d.name, inside) for d in stands}
    before = [d for d in declared if start <= d.span.start and d.span.end <= target.span.start]
    whole_file = (
        any(d.name in known for d in before)
        or bool(lean_text.header(block).imports)
        or bool(target.namespace)
    )
    if not whole_file:
        return block[start : max(start, target.helpers_at)].strip()
    return "\n\n".join(d.span.of(block) for d in before if d.name not in known)


def _without(name: str, namespace: str) -> str:
    """A full name as it is written inside of `namespace`."""
    return name.removeprefix(f"{namespace}.") if namespace else name


def _from_proof(task: Task, block: str) -> Reading:
    target = task.declarations[0]
    candidates = [lean_text.replace_body(task.source, target, body) for body in _bodies(block)]
    if len(target.holes) == 1 and target.body is not None and not _is_bare_hole(target.body.of(task.source)):
        # a partial proof with one hole: the answer may be meant for the hole alone
        candidates.append(lean_text.fill_holes(task.source, target, (_strip_by(block),)))
    return Reading(tuple(dict.fromkeys(candidates)))


def _bodies(block: str) -> list[str]:
    """The ways to read a block without declarations as a body, likeliest first."""
    stripped = block.strip()
    if stripped.startswith((":=", "|", "where")):
        return [stripped]
    if re.match(r"by(?![\w'.])", stripped):
        return [":= " + stripped]
    tactics = ":= by\n" + indent(block)
    term = ":=\n" + indent(block)
    first = lean_text.mask(block).strip()
    return [tactics, term] if _TACTIC.match(first) else [term, tactics]


def _strip_by(block: str) -> str:
    return block.strip().removeprefix(":=").lstrip()


def _is_bare_hole(body: str) -> bool:
    return re.fullmatch(r":=\s*(?:by\s+)?(?:sorry|admit)", body.strip()) is not None


def indent(block: str, by: int = 2) -> str:
    """The block with its smallest indentation made `by` spaces; the shape inside is kept."""
    lines = block.strip("\n").expandtabs(2).split("\n")
    least = min((len(x) - len(x.lstrip()) for x in lines if x.strip()), default=0)
    return "\n".join(" " * by + x[least:] if x.strip() else "" for x in lines)


def squeeze(signature: str) -> str:
    """A signature without comments and white space, for comparing what was written."""
    masked = lean_text.mask(signature)
    return "".join(c for c, m in zip(signature, masked, strict=True) if not m.isspace())


def _find(text: str, target: Declaration) -> Declaration:
    """`target` as it stands in a text that has been edited before it."""
    return next(d for d in lean_text.declarations(text) if d.name == target.name and d.kind == target.kind)


def _moved(spans: Sequence[Span], old: str, new: str) -> list[Span]:
    """Spans of `old` in `new`, when the edit came after them or shifted them as a whole."""
    common = 0
    limit = min(len(old), len(new))
    while common < limit and old[common] == new[common]:
        common += 1
    shift = len(new) - len(old)
    return [s if s.end <= common else Span(s.start + shift, s.end + shift) for s in spans]
