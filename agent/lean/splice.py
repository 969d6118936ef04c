"""Putting a proof into a Lean file: into exactly the right place, and nothing else changes by a byte."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from agent.lean.brackets import block_column, is_open_ended, tactic_goes_on, term_stands_free
from agent.lean.layout import places_of
from agent.lean.masking import NOT_BEFORE_IDENT, mask
from agent.types import Candidate, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agent.lean.layout import Place
    from agent.types import Declaration, Hole

_BODY = re.compile(rf":=|\||where{NOT_BEFORE_IDENT}")
_BY = re.compile(rf"\s*by{NOT_BEFORE_IDENT}(?!\.)")
_TACTIC = re.compile(
    r"\s*(?:·|<;>|(?:simp|simpa|simp_all|dsimp|simp_arith|rw|rwa|erw|intro|intros|rintro|apply|exact|refine|refine'"
    r"|constructor|cases|cases'|rcases|obtain|induction|induction'|omega|decide|native_decide|norm_num|norm_cast"
    r"|push_cast|ring|ring_nf|linarith|nlinarith|positivity|field_simp|aesop|grind|tauto|trivial|assumption|ext"
    r"|funext|congr|unfold|split|exists|use|left|right|exfalso|contradiction|subst|specialize|generalize|change"
    r"|conv|repeat|try|first|all_goals|any_goals|case|next|rename_i|revert|clear|injection|symm|fun_induction"
    r"|fun_cases|ac_rfl|bv_decide|by_cases|by_contra|push_neg|contrapose|delta|nth_rewrite|rewrite|eapply|set"
    rf"|interval_cases|absurd|wlog|choose|infer_instance|exact_mod_cast|sorry|admit|done|skip){NOT_BEFORE_IDENT}(?!\.))"
)
_EITHER = re.compile(
    rf"\s*(?:have|let|show|suffices|match|if|calc|haveI|letI|open|set_option){NOT_BEFORE_IDENT}"
)


def replace_body(text: str, declaration: Declaration, body: str, helpers: str = "") -> Candidate:
    """`text` with the whole body of `declaration` replaced, and declarations put before it.

    `body` is `:= term`, `:= by ..`, `where ..` or alternatives; a bare term or `by ..` gets its `:=`.  `helpers` are
    whole declarations; they go to `declaration.helpers_at`, on lines of their own.  Line ends become those of the file.
    The spans say what was written: the helpers, if any, then the body.
    """
    old = declaration.body or Span(declaration.signature.end, declaration.signature.end)
    masked = mask(body)
    if not _BODY.match(masked.lstrip()):
        body = ":= " + body.lstrip()
    if declaration.body is None:
        body = " " + body
    elif column := _column_of_alternatives(body, old.start - _line_start(text, old.start, blank_only=False)):
        body = "\n" + " " * column + body.lstrip()
        old = Span(len(text[: old.start].rstrip(" \t")), old.end)
    body = _with_line_ends(body, text)
    if _ends_in_comment(body) and not re.match(r"[ \t]*(?:\r?\n|\Z)", text[old.end :]):
        body += _line_end(text)
    at = _line_start(text, declaration.helpers_at if declaration.helpers_at >= 0 else declaration.span.start)
    lead = ""
    if helpers.strip():
        lead = _with_line_ends(helpers.strip("\r\n") + "\n\n", text)
    new = "".join((text[:at], lead, text[at : old.start], body, text[old.end :]))
    start = old.start + len(lead)
    spans = [Span(at, at + len(lead))] if lead else []
    return Candidate(new, (*spans, Span(start, start + len(body))))


def _column_of_alternatives(body: str, place: int) -> int:
    """The column for a body `| .. => ..` on a new line, if its other alternatives stand left of `place`; else 0.

    Lean reads them as one group only from the column of the first one on.
    """
    first, *others = mask(body).lstrip().split("\n")
    columns = [len(x) - len(x.lstrip(" ")) for x in others if x.lstrip(" ").startswith("|")]
    return min(columns) if first.startswith("|") and columns and 0 < min(columns) < place else 0


def fill_holes(text: str, declaration: Declaration, fills: Mapping[Span, str] | Sequence[str]) -> Candidate:
    """`text` with holes of `declaration` replaced by terms or blocks of tactics.

    `fills` maps the spans of holes to what goes there, or lists it for all holes in order.  A fill is a term, `by ..`
    or bare tactics; it is fitted to what the place expects (`by`, `exact` or parentheses are added where needed) and
    its lines are indented to the place.  The spans say what was written.  Raises ValueError for a span that is no hole.
    """
    chosen = _chosen(declaration, fills)
    masked = mask(text)
    places = _places(masked, declaration, [hole for hole, _ in chosen])
    pieces: list[str] = []
    spans: list[Span] = []
    at = length = 0
    for hole, fill in chosen:
        written = _with_line_ends(_fit(masked, places[hole.span.start], hole, fill), text)
        pieces += text[at : hole.span.start], written
        length += hole.span.start - at
        spans.append(Span(length, length + len(written)))
        length += len(written)
        at = hole.span.end
    return Candidate("".join((*pieces, text[at:])), tuple(spans))


def put_scripts(text: str, scripts: Sequence[tuple[Span, str]], around: Sequence[Span]) -> Candidate:
    """`text` with holes replaced by scripts as they are, in the order of the text; its spans are `around`, moved along.

    A script that begins with a blank brings its own line break and margin: it takes the blanks before the hole, too.
    """
    for hole, script in reversed(scripts):
        start = len(text[: hole.start].rstrip()) if script[:1].isspace() else hole.start
        grown = len(script) - (hole.end - start)
        text = text[:start] + script + text[hole.end :]
        around = [
            Span(s.start + grown * (s.start > start), s.end + grown * (s.end >= hole.end)) for s in around
        ]
    return Candidate(text, tuple(around))


def is_tactic_position(text: str, declaration: Declaration, hole: Hole) -> bool:
    """Whether a tactic, not a term, is expected where the hole is."""
    return place_of(text, declaration, hole).tactic


def place_of(text: str, declaration: Declaration, hole: Hole) -> Place:
    """What is expected where the hole is."""
    return _places(mask(text), declaration, [hole])[hole.span.start]


def _places(masked: str, declaration: Declaration, holes: Sequence[Hole]) -> dict[int, Place]:
    starts = [hole.span.start for hole in holes]
    body = declaration.body.start if declaration.body else declaration.signature.start
    start = body if min(starts, default=body) >= body else declaration.signature.start
    return places_of(masked, start, starts)


def _chosen(declaration: Declaration, fills: Mapping[Span, str] | Sequence[str]) -> list[tuple[Hole, str]]:
    if not isinstance(fills, Mapping):
        return list(zip(declaration.holes, fills, strict=True))
    known = {h.span: h for h in declaration.holes}
    unknown = [s for s in fills if s not in known]
    if unknown:
        raise ValueError(f"{declaration.name} has no hole at {unknown[0]}")
    return sorted(((known[s], f) for s, f in fills.items()), key=lambda x: x[0].span)


def looks_like_tactics(fill: str) -> bool:
    """Whether a text without `by` reads as tactics rather than as a term, by the words that begin its lines."""
    masked = mask(fill)
    if _TACTIC.match(masked):
        return True
    return bool(_EITHER.match(masked)) and any(_TACTIC.match(x) for x in re.split(r"[\n;]", masked)[1:])


def _fit(masked: str, place: Place, hole: Hole, fill: str) -> str:
    fill = fill.replace("\r\n", "\n").strip("\n").rstrip()
    has_by = _BY.match(mask(fill))
    tactics = _tactics_of(fill, has_by)
    line_ends = not re.match(r"[ \t]*\S", masked[hole.span.end :].split("\n", 1)[0])
    comment = "" if line_ends or not _ends_in_comment(fill) else "\n" + " " * hole.position.column
    if place.tactic:
        if tactics is None:
            tactics = ["exact " + _indented(_dedented(fill), 6)]
        return _as_tactics(tactics, hole, place, rest=masked[hole.span.end :]) + comment
    before, behind = masked[: hole.span.start], masked[hole.span.end :]
    if tactics is not None:
        term = _by_block(tactics, block_column(before, behind, place.column))
    else:
        term = _indented(_dedented(fill), hole.position.column)
    if term_stands_free(before, behind, mask(term)):
        return term + comment
    if tactics is None:
        term = _indented(_dedented(fill), hole.position.column + 1)
    if _ends_in_comment(fill):
        comment = "\n" + " " * hole.position.column
    return f"({term}{comment})"


def _tactics_of(fill: str, by: re.Match[str] | None) -> list[str] | None:
    """The lines of a fill that is a block of tactics, with no common indentation; None for a term."""
    if by is None:
        return _dedented(fill).split("\n") if looks_like_tactics(fill) else None
    rest = fill[by.end() :]
    first, _, others = rest.partition("\n")
    if not mask(first).strip():
        return _dedented(others).split("\n")
    column = by.end() + len(first) - len(first.lstrip())  # `by tac` with the next tactic under the first
    return _dedented(" " * column + first.lstrip() + ("\n" + others if others else "")).split("\n")


def _dedented(block: str) -> str:
    lines = block.expandtabs(2).split("\n") if "\t" in block else block.split("\n")
    while lines and not lines[0].strip():
        lines.pop(0)
    least = min((len(x) - len(x.lstrip()) for x in lines if x.strip()), default=0)
    return "\n".join(x[least:] if x.strip() else "" for x in lines)


def _indented(block: str, column: int) -> str:
    """The block for a place at `column`: its first line as it is, the others moved there."""
    first, *others = block.split("\n")
    return "\n".join((first, *(" " * column + x if x else "" for x in others)))


def _as_tactics(tactics: list[str], hole: Hole, place: Place, *, rest: str) -> str:
    block = "\n".join(tactics)
    several = len(tactics) > 1 or ";" in mask(block)
    goes_on = tactic_goes_on(rest)
    column = hole.position.column
    if (several and (goes_on or not place.alone)) or (goes_on and is_open_ended(mask(block))):
        return "(" + _indented(block, column + 1) + ")"
    return _indented(block, column)


def _by_block(tactics: list[str], column: int) -> str:
    """`by` with its tactics: on the same line if there is one, else at `column`."""
    if len(tactics) == 1:
        return "by " + tactics[0]
    return "by\n" + " " * column + _indented("\n".join(tactics), column)


def _line_start(text: str, offset: int, *, blank_only: bool = True) -> int:
    """The start of the line of `offset`; with `blank_only`, `offset` itself if something stands before it."""
    start = text.rfind("\n", 0, offset) + 1
    return offset if blank_only and text[start:offset].strip(" \t") else start


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text and "\n" not in text.replace("\r\n", "") else "\n"


def _with_line_ends(piece: str, text: str) -> str:
    """`piece` with the line ends of `text`, if those are all alike."""
    return re.sub(r"\r?\n", "\r\n", piece) if _line_end(text) == "\r\n" else piece


def _ends_in_comment(piece: str) -> bool:
    """Whether the last line ends in a `--` comment, which would swallow what follows on it."""
    last = piece.rsplit("\n", 1)[-1]
    return (
        "--" in last
        and mask(piece).rsplit("\n", 1)[-1].rstrip() != last.rstrip()
        and not last.rstrip().endswith("-/")
    )
