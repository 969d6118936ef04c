"""The text before the focus without the proofs of its theorems: nothing that follows can see them.

Why it is worth it: the language server keeps everything about every tactic it has run, and goes through all of
it after each change to write the index of references: 30 ms of processor time for each check behind 600 lines.
And proofs that are not run cost nothing when a document is opened.

What is left as it is: whatever is not plainly a theorem with a tactic proof; proofs that might be by `rfl`, for
`dsimp` uses a lemma only then; proofs that programs could compute with (of well-foundedness, and those that a
definition names); files with mutual blocks.  Line numbers do not move.  Should a text without its proofs have
an error before the focus, then the caller must not use it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from agent.lean.text import declarations, mask
from agent.types import THEOREM_KINDS

if TYPE_CHECKING:
    from agent.types import Declaration

_WORD = re.compile(r"[^\W\d][\w'!?]*")
_COMPUTES = re.compile(r"\bAcc\b|\bWellFounded\b|\bwellFounded\b")
_OWN_CLAUSE = re.compile(r"\b(?:where|termination_by|decreasing_by)\b")
_NO_RFL = re.compile(
    r":=\s*by\b.*\b(?:induction|cases|rcases|obtain|constructor|omega|rw|calc|by_cases)\b", re.DOTALL
)
_SILENT = "set_option warn.sorry false in "


@lru_cache(maxsize=64)
def without_proofs(prefix: str) -> str:
    """`prefix` with `sorry` for the proofs of theorems, line by line where it was."""
    if "theorem" not in prefix and "lemma" not in prefix:
        return prefix
    masked = mask(prefix)
    if re.search(r"^[ \t]*mutual\b", masked, re.MULTILINE):
        return prefix
    found = declarations(prefix)
    named = _names_in_programs(found, masked)
    out, at = [], 0
    for d in found:
        if d.body is None or d.span.start < at or not _may_go(d, masked, named):
            continue
        lines = "\n" * d.body.of(prefix).count("\n")
        out += [prefix[at : d.span.start], _SILENT, prefix[d.span.start : d.body.start], ":= sorry", lines]
        at = d.body.end
    return "".join((*out, prefix[at:]))


def _names_in_programs(found: tuple[Declaration, ...], masked: str) -> set[str]:
    """The words in everything that is not a theorem: a program may compute with a proof that it names."""
    programs = (d.span.of(masked) for d in found if d.kind not in THEOREM_KINDS)
    return {word for text in programs for word in _WORD.findall(text)}


def _may_go(d: Declaration, masked: str, named: set[str]) -> bool:
    body = d.body.of(masked) if d.body else ""
    return (
        d.kind == "theorem"
        and not d.anonymous
        and set(d.attributes) <= {"@[simp]"}
        and _NO_RFL.match(body) is not None
        and not _OWN_CLAUSE.search(body)
        and not _COMPUTES.search(d.span.of(masked))
        and d.name.rsplit(".", 1)[-1] not in named
    )
