"""Step 1 of TRUST.md: what a solution's text may hold.  A first gate with clear messages, never the verdict.

Only what the solution adds to the challenge, or changes in it, is looked at: a challenge may use whatever it
likes.  Both texts are cut into pieces at the lines that start a command; pieces that the challenge has too
are let pass.  The gate is lexical, so a user's own syntax may slip past it; the compiled file is what counts.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from agent.lean.masking import NOT_AFTER_IDENT, NOT_BEFORE_IDENT
from agent.lean.text import mask
from agent.types import Reason, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from agent.judge.policy import Policy

_MAX_REASONS = 10
_SENTINEL = "\n#leanloop_end"

_DECLARATIONS = "theorem lemma def abbrev instance example structure class inductive coinductive axiom opaque"
_SCOPES = "namespace section end open variable universe mutual include omit set_option attribute export"
_MODIFIERS = "private protected noncomputable unsafe partial nonrec local scoped public meta"
_MACROS = (
    "macro macro_rules syntax notation notation3 infix infixl infixr prefix postfix elab elab_rules declare_syntax_cat "
    "unif_hint binder_predicate simproc dsimproc simproc_decl dsimproc_decl builtin_simproc builtin_dsimproc "
    "register_simp_attr register_label_attr register_builtin_option register_option register_parser_alias "
    "app_unexpander grind_pattern"
)
_META = "run_cmd run_elab run_meta run_tac by_elab initialize builtin_initialize eval_expr%"
_OTHER = (
    "deriving import prelude module init_quot alias add_decl_doc suppress_compilation gen_injective_theorems%"
)

_WORD = NOT_AFTER_IDENT + r"(?<!`)(?:{})" + NOT_BEFORE_IDENT
_KEYWORDS = f"{_DECLARATIONS} {_SCOPES} {_MODIFIERS} {_MACROS} {_META} {_OTHER}".split()
_START = re.compile(
    rf"^[ \t]*(?=@\[|#\w|(?:{'|'.join(map(re.escape, _KEYWORDS))})(?![\w'!?.]))", re.MULTILINE
)
_HEAD = re.compile(
    rf"(?:(?:{'|'.join(_MODIFIERS.split())})\s+|@\[[^\]]*\]\s*)*({'|'.join(_DECLARATIONS.split())})\b\s*([^\s:({{\[⦃]*)"
)
_SIGNATURE_END = re.compile(r":=|(?<![\w.])where(?![\w'])|\n\s*\|")
_HARMLESS_QUERIES = {"#check", "#print", "#check_failure"}
_IDENTIFIER = re.compile(r"«[^»]*»|[^\W\d][\w'!?]*")


def _words(text: str) -> re.Pattern[str]:
    return re.compile(_WORD.replace("{}", "|".join(re.escape(w) for w in text.split())))


# (what to look for, the policy that allows it, code, what to say)
_RULES: tuple[tuple[re.Pattern[str], str, str, str], ...] = (
    (re.compile(r"@\["), "allow_attributes", "text.attribute", "attributes are not allowed"),
    (_words("attribute"), "allow_attributes", "text.attribute", "attributes are not allowed"),
    (_words("set_option"), "allow_options", "text.option", "options are not allowed"),
    (
        _words("instance class"),
        "allow_new_instances",
        "text.instance",
        "new instances and classes are not allowed",
    ),
    (_words(_MACROS), "allow_macros", "text.macro", "macros, syntax and notation are not allowed"),
    (_words(_META), "allow_macros", "text.meta", "code that runs while Lean elaborates is not allowed"),
    (_words("axiom"), "", "text.axiom", "a solution may not declare axioms"),
    (_words("unsafe partial"), "", "text.unsafe", "unsafe and partial definitions are not allowed"),
    (_words("opaque init_quot export"), "", "text.command", "this command is not allowed in a solution"),
    (_words("native_decide"), "allow_native_decide", "text.native", "native evaluation trusts the compiler"),
    (
        re.compile(
            rf"{_words('import prelude').pattern}|^[ \t\ufeff]*module{NOT_BEFORE_IDENT}", re.MULTILINE
        ),
        "allow_imports",
        "import.changed",
        "the header must be the challenge's",
    ),
)
_QUERY = re.compile(
    r"^[ \t]*(#[A-Za-z_]\w*)|(?<!#)(#(?:eval|exit|reduce|synth|guard|guard_expr|guard_msgs)(?![\w'?]))",
    re.MULTILINE,
)


def text_reasons(
    challenge: str, solution: str, policy: Policy, *, written: tuple[Span, ...] | None = None
) -> list[Reason]:
    """Reasons against the text of a solution; `written` as in `Judge.judge`."""
    if challenge == solution:
        return []
    reasons = [*_hidden(challenge, solution), *_unclosed(solution, written)]
    if written is not None:
        reasons += _outside(challenge, solution, written)
    added = _added(challenge, solution)
    for offset, piece, before in added:
        reasons += _unicode(solution, offset, piece, before)
        reasons += _forbidden(solution, offset, piece, before, policy)
    return reasons[:_MAX_REASONS]


# --------------------------------------------------------------------------------------------- what was added
def _added(challenge: str, solution: str) -> list[tuple[int, str, str]]:
    """Pieces of the solution that the challenge has not: (offset, raw text, what stood there before or
    nothing)."""
    before = _pieces(challenge)
    left = Counter(_plain(masked) for _, _, masked in before)
    by_head: dict[str, str] = {}
    for _, raw, masked in before:
        by_head.setdefault(_head(masked), raw)
    found = []
    for offset, raw, masked in _pieces(solution):
        plain = _plain(masked)
        if left[plain] > 0:
            left[plain] -= 1
            continue
        head = _head(masked)
        found.append((offset, raw, by_head.get(head, "") if head else ""))
    return found


def _pieces(text: str) -> list[tuple[int, str, str]]:
    masked = mask(text)
    starts = [0, *(m.start() for m in _START.finditer(masked)), len(text)]
    return [(a, text[a:b], masked[a:b]) for a, b in pairwise(starts) if masked[a:b].strip()]


def _plain(masked: str) -> str:
    return " ".join(masked.split())


def _head(masked: str) -> str:
    """What tells one declaration from others: kind and name, or the signature of one without a name."""
    text = masked.strip()
    found = _HEAD.match(text)
    if not found:
        return ""
    if found[2]:
        return f"{found[1]} {found[2]}"
    end = _SIGNATURE_END.search(text, found.end())
    return _plain(text[found.start(1) : end.start() if end else len(text)])


# ---------------------------------------------------------------------------------------------- rules
def _forbidden(text: str, offset: int, piece: str, before: str, policy: Policy) -> Iterable[Reason]:
    masked, known = mask(piece), mask(before)
    for pattern, allowed_by, code, why in _RULES:
        if allowed_by and getattr(policy, allowed_by):
            continue
        had = Counter(m[0] for m in pattern.finditer(known))
        for m in pattern.finditer(masked):
            had[m[0]] -= 1
            if had[m[0]] < 0:
                hint = f" (policy {allowed_by})" if allowed_by else ""
                yield Reason(code, f"line {_line(text, offset + m.start())}: {m[0]}: {why}{hint}")
                break
    queries = Counter(m[1] or m[2] for m in _QUERY.finditer(known))
    for m in _QUERY.finditer(masked):
        word = m[1] or m[2]
        queries[word] -= 1
        if word not in _HARMLESS_QUERIES and queries[word] < 0:
            line = _line(text, offset + m.start(1 if m[1] else 2))
            yield Reason("text.command", f"line {line}: {word} is not allowed in a solution")


def _unclosed(solution: str, written: tuple[Span, ...] | None) -> Iterable[Reason]:
    for part in [solution] if written is None else [solution, *(span.of(solution) for span in written)]:
        if not mask(part + _SENTINEL).endswith(_SENTINEL):
            yield Reason("text.unclosed", "a comment, string or «» is not closed")
            return


def _outside(challenge: str, solution: str, written: tuple[Span, ...]) -> Iterable[Reason]:
    """Whether the solution is the challenge once what the model wrote is taken out of both."""
    at, kept = 0, []
    for span in sorted(written):
        kept.append(solution[at : span.start])
        at = max(at, span.end)
    kept.append(solution[at:])
    position = len(kept[0])
    fits = challenge.startswith(kept[0]) and (len(kept) > 1 or challenge == kept[0])
    for part in kept[1:-1]:
        found = challenge.find(part, position) if fits else -1
        fits = found >= 0
        position = found + len(part)
    fits = fits and challenge.endswith(kept[-1]) and len(challenge) - len(kept[-1]) >= position
    if not fits:
        yield Reason("text.outside", "the solution differs from the original outside what was to be written")


# ---------------------------------------------------------------------------------------------- Unicode
def _hidden(challenge: str, solution: str) -> Iterable[Reason]:
    """Invisible characters that the challenge has not, comments and strings included."""
    known = set(challenge)
    for i, c in enumerate(solution):
        if _is_hidden(c) and c not in known and not (i == 0 and c == "\ufeff"):
            line = _line(solution, i)
            yield Reason(
                "text.unicode", f"line {line}: the invisible character U+{ord(c):04X} is not allowed"
            )
            return


def _is_hidden(c: str) -> bool:
    """Controls, directions, zero widths, private use: characters that make a text look like another."""
    if c < "\x7f":
        return c < " " and c not in "\n\r\t"
    return unicodedata.category(c) in ("Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp")


def _unicode(text: str, offset: int, piece: str, before: str) -> Iterable[Reason]:
    masked = mask(piece)
    for m in _IDENTIFIER.finditer(masked):
        word = piece[m.start() : m.end()]
        look_alike = _look_alike(word)
        if look_alike and word not in before:
            line = _line(text, offset + m.start())
            yield Reason(
                "text.unicode",
                f"line {line}: the name {word} mixes Latin letters with U+{ord(look_alike):04X}, which looks like one",
            )
            return


def _look_alike(word: str) -> str:
    """A letter of another script that passes for a Latin one, in a word that has Latin letters; empty if
    there is none."""
    if not any(c.isascii() and c.isalpha() for c in word):
        return ""
    for c in word:
        if not c.isascii() and c.isalpha():
            script = unicodedata.name(c, "").split(" ")[0]
            if (
                script in ("CYRILLIC", "ARMENIAN", "FULLWIDTH", "CHEROKEE", "COPTIC", "LISU")
                or c in "οΟΑΒΕΖΗΙΚΜΝΡΤΥΧ"
            ):
                return c
    return ""


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1
