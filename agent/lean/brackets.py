"""Whether what goes into a hole needs parentheses, from what stands before and behind it; all of it masked text."""

from __future__ import annotations

import re

from agent.lean.layout import is_atom
from agent.lean.masking import NOT_AFTER_IDENT, NOT_BEFORE_IDENT

_TERM_AFTER = re.compile(  # behind these a term needs no parentheses, if nothing goes on behind it
    r"(?::=|=>|↦|,|[(\[⟨{]|<\||(?<!\S)\$|;|(?<![\w.'])(?:exact|from|return|then|else|refine|apply|by_cases|show))"
    r"\s*\Z"
)
_BLOCK_AFTER = re.compile(r"▸\s*\Z")  # and behind these a block `by ..` needs none
_BLOCK = re.compile(rf"{NOT_AFTER_IDENT}by{NOT_BEFORE_IDENT}")
_ENDS = re.compile(rf"[ \t]*(?:\s*\Z|\r?\n|[)\]}}⟩]|:(?![:=])|(?:then|else){NOT_BEFORE_IDENT})")
_NEXT_LINE = re.compile(r"[ \t]*\r?\n\s*(\S+)")
_OPERATORS = frozenset(
    "+ - * / % ^ ∧ ∨ → ↔ = ≠ ≤ < > ≥ ∣ ▸ ++ :: ∘ × ∈ ∉ ∪ ∩ ⊆ && || <| |> |>. $ >>= <$> <*> • ∑ <|> ==".split()
)
_SPEAKS_ON = re.compile(rf"{NOT_AFTER_IDENT}(?:by|do){NOT_BEFORE_IDENT}")  # what `;` goes on with
_LISTS = re.compile(  # what a comma goes on with
    rf"{NOT_AFTER_IDENT}(?:cases|induction|rcases|exists|existsi|use|generalize|match|nomatch|fun_cases"
    rf"|fun_induction){NOT_BEFORE_IDENT}"
)
_ALTERNATIVES = re.compile(rf"\||=>|{NOT_AFTER_IDENT}(?:by|with|do){NOT_BEFORE_IDENT}")
_TACTIC_GOES_ON = re.compile(r"[ \t]*(?:<;>|<\|>|;|\|)")
_ALIGNED = re.compile(rf";|\||{NOT_AFTER_IDENT}(?:else|calc|match|do){NOT_BEFORE_IDENT}")
_SETS_COLUMN = re.compile(rf"(?:(?<!\|)\|(?!\|)|·|\{{|{NOT_AFTER_IDENT}calc{NOT_BEFORE_IDENT})\s*")
_LOOK_BACK = 200  # code points in which the word before a hole is looked for
_INNERMOST = re.compile(r"[(\[{⟨][^()\[\]{}⟨⟩]*[)\]}⟩]")


def term_stands_free(before: str, behind: str, term: str) -> bool:
    """Whether `term` between `before` and `behind` needs no parentheses: it takes nothing in, and nothing takes it."""
    if is_atom(term):
        return True
    before = before[-_LOOK_BACK:]
    if not (_TERM_AFTER.search(before) or (_BLOCK_AFTER.search(before) and _BLOCK.match(term.lstrip()))):
        return False
    rest = behind.lstrip(" \t")
    if rest.startswith(","):
        return not _LISTS.search(_outside(term.rsplit("\n", 1)[-1]))
    if rest.startswith(";"):
        return not _SPEAKS_ON.search(_outside(term))
    following = _NEXT_LINE.match(behind)
    return bool(_ENDS.match(behind)) and not (following and following[1] in _OPERATORS)


def tactic_goes_on(behind: str) -> bool:
    """Whether what stands behind a tactic on its line could be taken as a part of it."""
    return _TACTIC_GOES_ON.match(behind) is not None


def is_open_ended(tactic: str) -> bool:
    """Whether a tactic has a part that what follows on the line would be taken into."""
    return _ALTERNATIVES.search(_outside(tactic)) is not None


def _outside(text: str) -> str:
    """`text` without what stands in brackets."""
    while (shorter := _INNERMOST.sub("", text)) != text:
        text = shorter
    return text


def block_column(before: str, behind: str, column: int) -> int:
    """Where the lines of a block `by ..` go that is put between `before` and `behind`.

    `column` is that of the innermost block around it, -1 for none.  They stand right of that, of the line, and of the
    next line, which Lean would take for more arguments of the last tactic; and right of the hole where what follows on
    its line has to stand right of something on that line.
    """
    line = before[before.rfind("\n") + 1 :]
    if _ALIGNED.search(line + behind.partition("\n")[0]) and behind.partition("\n")[0].strip():
        return len(line) + 3
    margin = len(line) - len(line.lstrip(" \t"))
    found = max(column, margin, *(at.end() for at in _SETS_COLUMN.finditer(line))) + 2
    if (following := _NEXT_LINE.match(behind)) and following[1][0] not in ")]}⟩|,;":
        start = following.start(1)
        deep = start - behind.rfind("\n", 0, start) - 1
        found = deep + 2 if deep >= found else found
    return found
