"""Puts the Lean of an answer into the file: its proof under the original's statement, its helpers before it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agent.lean import text as lean_text
from agent.types import PROOF_KINDS, Candidate, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from agent.types import Declaration, Task

    Placed = tuple[tuple[Candidate, ...], str]

_WORD = re.compile(r"[^\W\d][\w'!?.]*")
_TACTIC = re.compile(
    r"(?:intros?|exact|apply|refine'?|rfl|simp(?:_all|a)?|rw|rewrite|rwa|cases'?|rcases|obtain|rintro|induction|decide"
    r"|omega|constructor|left|right|exists|use|have|let|show|calc|unfold|split|by_cases|contradiction|trivial"
    r"|assumption|ext|funext|subst|injection|exfalso|revert|generalize|specialize|symm|norm_num|ring|linarith|grind"
    r"|aesop|nlinarith|positivity|conv|all_goals|any_goals|repeat|first|try|case|next|fun_induction|fun_cases|change"
    r"|match|nofun|nomatch|ac_rfl|infer_instance|push_cast|norm_cast|field_simp|gcongr|tauto|·|\.)(?![\w'.])"
)


def place(task: Task, block: str) -> Placed:
    """The candidates that a block can mean, likeliest first, and what the model should know of them."""
    if declared := lean_text.declarations(block):
        return _from_declarations(task, block, declared)
    if len(task.declarations) > 1:
        return (), "The block must hold all of: " + ", ".join(d.name for d in task.declarations) + "."
    return _from_proof(task, block), ""


def used(texts: Sequence[str], known: Mapping[str, str]) -> set[str]:
    """Which of the declarations `known` (name to text) these texts mention, directly or through each other."""
    by_last: dict[str, list[str]] = {}
    for name in known:
        by_last.setdefault(_last(name), []).append(name)
    taken, todo = set[str](), list(texts)
    while todo:
        for word in {_last(w) for w in _WORD.findall(lean_text.mask(todo.pop()))}:
            for name in by_last.pop(word, ()):
                taken.add(name)
                todo.append(known[name])
    return taken


def _last(name: str) -> str:
    return name.rsplit(".", 1)[-1]


def _from_declarations(task: Task, block: str, declared: Sequence[Declaration]) -> Placed:
    matched = [match(d, declared) or _renamed(task, d, block, declared) for d in task.declarations]
    missing = [d.name for d, m in zip(task.declarations, matched, strict=True) if m is None]
    if missing:
        names = ", ".join(f"`{d.name}`" for d in declared[:8])
        return (), f"The block declares {names} but not {', '.join(f'`{n}`' for n in missing)}."
    text, written, note, before = task.source, list[Span](), "", 0
    for target, answer in zip(task.declarations, matched, strict=True):
        assert answer is not None  # noqa: S101  (missing is empty)
        if answer.body is None:
            return (), f"`{target.name}` has no proof or body in your block."
        if squeeze(answer.signature.of(block)) != squeeze(target.signature.of(task.source)):
            note = f"The statement of `{target.name}` was changed; it is locked, and the original was used. "
        helpers = _helpers(task, block, declared, before, answer) if answer.span.start >= before else ""
        if not before:
            helpers = "\n\n".join(h for h in (helpers, _behind(task, block, declared)) if h)
        before = answer.span.end
        here = _find(text, target)
        candidate = lean_text.replace_body(text, here, answer.body.of(block), helpers)
        written = [*_moved(written, text, candidate.text), *candidate.spans]
        text = candidate.text
    restated = _restated(task, block, matched[0]) if note and len(matched) == 1 and matched[0] else ()
    return (Candidate(text, tuple(sorted(written))), *restated), note


def _restated(task: Task, block: str, answer: Declaration) -> tuple[Candidate, ...]:
    """The answer's own statement as a lemma, and the target from it: right where it says the same in other words."""
    target = task.declarations[0]
    name = f"{target.name.rsplit('.', 1)[-1]}_restated"
    body = answer.body.of(block) if answer.body is not None else ""
    own = answer.name.rsplit(".", 1)[-1]
    if target.kind not in PROOF_KINDS or target.anonymous or own in _WORD.findall(lean_text.mask(body)):
        return ()
    lemma = f"theorem {name} {answer.signature.of(block).strip()} {body.strip()}"
    ways = (f"apply {name} <;> assumption", f"apply Eq.symm; apply {name} <;> assumption")
    proof = ":= by\n  first\n" + "\n".join(f"  | (intros; {way})" for way in ways)
    return (lean_text.replace_body(task.source, target, proof, lemma),)


def match(target: Declaration, declared: Sequence[Declaration]) -> Declaration | None:
    """The last declaration in the answer that means `target`: its full name, or the end of it."""
    exact = [d for d in declared if d.name == target.name and not d.anonymous]
    suffix = [d for d in declared if target.name.endswith("." + d.name) and not d.anonymous]
    nameless = [d for d in declared if d.anonymous and d.kind == target.kind] if target.anonymous else []
    found = exact or suffix or nameless
    return found[-1] if found else None


def _renamed(
    task: Task, target: Declaration, block: str, declared: Sequence[Declaration]
) -> Declaration | None:
    """A declaration with the target's statement under a name that the file does not have, or with none."""
    stands = {d.name for d in lean_text.declarations(task.source)}
    statement = squeeze(target.signature.of(task.source))
    alike = [
        d
        for d in declared
        if d.body is not None
        and squeeze(d.signature.of(block)) == statement
        and (d.anonymous or d.name not in stands)
        and (d.kind == target.kind or {d.kind, target.kind} <= PROOF_KINDS)
    ]
    return alike[-1] if alike else None


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


def _behind(task: Task, block: str, declared: Sequence[Declaration]) -> str:
    """Helpers that the answer has behind the targets that mention them; Lean wants them before."""
    stands = {d.name for d in lean_text.declarations(task.source)}
    matched = [m for t in task.declarations if (m := match(t, declared))]
    end = max((m.span.end for m in matched), default=len(block))
    behind = {
        d.name: d.span.of(block)
        for d in declared
        if d.span.start >= end and d.name not in stands and not d.anonymous
    }
    mentioned = used([m.span.of(block) for m in matched], behind)
    return "\n\n".join(text for name, text in behind.items() if name in mentioned)


def _without(name: str, namespace: str) -> str:
    """A full name as it is written inside of `namespace`."""
    return name.removeprefix(f"{namespace}.") if namespace else name


def _from_proof(task: Task, block: str) -> tuple[Candidate, ...]:
    target = task.declarations[0]
    candidates = [lean_text.replace_body(task.source, target, body) for body in _bodies(block)]
    if len(target.holes) == 1 and target.body is not None and not is_bare_hole(target.body.of(task.source)):
        # a partial proof with one hole: the answer may be meant for the hole alone
        candidates.append(lean_text.fill_holes(task.source, target, (_strip_by(block),)))
    return tuple(dict.fromkeys(candidates))


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


def is_bare_hole(body: str) -> bool:
    """Whether a proof is nothing but a hole."""
    return re.fullmatch(r"(?::=\s*)?(?:by\s+)?(?:sorry|admit)", body.strip()) is not None


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
