"""Where the commands of a Lean file begin and end, found from the masked text.

Lean's grammar is extensible, so no program but Lean can know it whole.  What makes this reading dependable is that
commands begin with reserved words: none of them can be an identifier, and few can stand inside a term.  Those few
(`open .. in`, `set_option .. in`, modifiers, quotations, attributes of local functions) are told apart by their place.
Commands that other people have defined are recognised at the left margin, where they are written by custom.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agent.lean.header import header
from agent.lean.masking import IDENT, NOT_AFTER_IDENT, NOT_BEFORE_IDENT, lex
from agent.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agent.lean.masking import Lexed

_DECLARING = "theorem|lemma|def|abbrev|instance|example|structure|class|inductive|coinductive|axiom|opaque"
DECLARING = frozenset(_DECLARING.split("|"))
_MODIFIER = "private|protected|public|noncomputable|unsafe|partial|nonrec|scoped|local|meta"
# Reserved words that begin a command wherever they stand outside brackets.
_ANYWHERE = "namespace|section|end|variable|universe|mutual|attribute|export|initialize|builtin_initialize"
# Words that begin a command only as the first of their line: inside a line they mean something else.
_FIRST = (
    "macro|macro_rules|syntax|notation|notation3|infixl|infixr|infix|prefix|postfix|elab|elab_rules|run_cmd|run_elab"
    "|run_meta|declare_syntax_cat|register_option|register_builtin_option|add_decl_doc|suppress_compilation|alias"
    "|register_simp_attr|register_label_attr|simproc|dsimproc|builtin_simproc|builtin_dsimproc|simproc_decl"
    "|grind_pattern|unif_hint|include|omit|seal|unseal|import|binder_predicate|declare_config_elab|irreducible_def"
    "|assert_not_exists|assert_exists|library_note|compile_inductive|initialize_simps_projections|proof_wanted"
    "|unsuppress_compilation|gen_injective_theorems|recommended_spelling|show_panel_widgets|deprecated_module"
    "|open|set_option"
)
_HASH = (
    "eval|check|check_failure|print|reduce|synth|exit|guard|guard_msgs|guard_expr|where|help|align|lint|time"
)
_ATTRIBUTES = r"@\[(?:[^\[\]]|\[(?:[^\[\]]|\[[^\[\]]*\])*\])*\]"

_HEAD_PATTERN = (
    rf"(?P<modifiers>(?:{_ATTRIBUTES}\s*|(?:{_MODIFIER}){NOT_BEFORE_IDENT}(?:\[[^\]\n]*\])?\s+){{0,40}})"
    rf"(?P<word>#?{IDENT})(?P<rest>\s+(?:inductive|abbrev|instance|noncomputable\s+instance){NOT_BEFORE_IDENT})?"
)
_HEAD = re.compile(_HEAD_PATTERN)
_NEXT_HEAD = re.compile(rf"\s*{_HEAD_PATTERN}")
_CANDIDATE = re.compile(
    rf"^[ \t\ufeff]*(?P<first>@\[|#?{IDENT})"
    rf"|{NOT_AFTER_IDENT}(?<!`)(?:{_MODIFIER}|{_DECLARING}|{_ANYWHERE}|open|set_option){NOT_BEFORE_IDENT}(?!\.[\w«])"
    rf"|@\[|#(?:{_HASH}){NOT_BEFORE_IDENT}",
    re.MULTILINE,
)
_MODIFIERS = frozenset(_MODIFIER.split("|"))
_WORDS_ANYWHERE = frozenset([*DECLARING, *_ANYWHERE.split("|"), *(f"#{h}" for h in _HASH.split("|"))]) - {
    "lemma"
}
_WORDS_FIRST = frozenset(["lemma", *_FIRST.split("|")])
_LOCAL_FORM = re.compile(rf"(?:open|set_option){NOT_BEFORE_IDENT}[^\n]*{NOT_AFTER_IDENT}in{NOT_BEFORE_IDENT}")
_OPERAND = re.compile(rf"\s*(?:{IDENT}|[:(\[{{⦃|])")
_LOOK_BACK = 4000  # code points in which the last token before a place is looked for
_CHAIN = 20  # prefixes such as `open A in open B in` that are followed to the end
_BRACKET = re.compile(r"[()\[\]{}⟨⟩]")
_ENDS_WITH_IN = re.compile(rf"{NOT_AFTER_IDENT}in\s*\Z")

# What can stand at the left margin inside a declaration: its parts, and terms or tactics that are not indented.
_PARTS = frozenset("by where termination_by decreasing_by deriving with extends".split())
_CONTINUES = frozenset(
    "then else in from at fun do calc match if let have"
    " show exact suffices return for unless try finally catch _ simp rw rfl intro apply refine cases induction"
    " constructor obtain rcases simpa omega decide norm_num ring linarith nlinarith exists use case next all_goals"
    " any_goals unfold split contradiction assumption trivial sorry admit done exfalso left right rintro ext funext"
    " congr calc conv change subst repeat first haveI letI grind aesop positivity push_cast rwa".split()
)
_UNFINISHED_WORD = re.compile(
    rf"{NOT_AFTER_IDENT}(?:by|do|then|else|where|with|fun|from|in|let|have|show|exact|calc|at|return|extends|if|match"
    r"|using|∃|∀)\Z"
)
_FINISHED = re.compile(r"[\w)\]}⟩»\"'!?⌋⌉‖⟧⟫₀-₉⁻⁰-⁹]\Z")


@dataclass(frozen=True, slots=True)
class Command:
    """One command.  `start` is that of its doc comment, attributes or modifiers, `end` that of its last token.

    `word` is its keyword (`theorem`, `namespace`, `#eval`, or somebody's own), at `keyword`.
    """

    start: int
    head: int
    keyword: Span
    word: str
    end: int

    @property
    def declares(self) -> bool:
        """Whether it is a declaration that leanloop knows by name."""
        return self.word in DECLARING


def commands(text: str) -> tuple[Command, ...]:
    """All commands behind the header, in order."""
    lexed = lex(text)
    heads = list(_Scanner(text, lexed).heads())
    found: list[Command] = []
    for i, (head, keyword) in enumerate(heads):
        stop = heads[i + 1][0] if i + 1 < len(heads) else len(text)
        end = _last_token(lexed.masked, keyword.end, stop)
        found.append(Command(_doc_start(lexed, head), head, keyword, keyword.of(lexed.masked), end))
    return tuple(found)


def _last_token(masked: str, start: int, stop: int) -> int:
    end = stop
    while end > start and masked[end - 1].isspace():
        end -= 1
    return end


def _doc_start(lexed: Lexed, head: int) -> int:
    """The start of the doc comment directly before `head`; `head` where there is none."""
    i = bisect_right(lexed.docs, head, key=lambda d: d.end)
    if i and not lexed.masked[lexed.docs[i - 1].end : head].strip():
        return lexed.docs[i - 1].start
    return head


class _Scanner:
    """Walks over the places where a command may begin, knowing the command that is going on there."""

    def __init__(self, text: str, lexed: Lexed) -> None:
        self._text = text
        self._lexed = lexed
        self._masked = lexed.masked
        self._start = 0  # of the command going on
        self._column = 0
        self._word = ""
        self._flush_left = False  # the command going on has tactics or terms at the left margin
        self._counted = self._depth = 0  # brackets open at an offset, so that no text is counted twice

    def heads(self) -> Iterator[tuple[int, Span]]:
        """(start of attributes and modifiers, keyword) of each command."""
        masked, head_end = self._masked, header(self._text).end
        at = head_end if head_end > 1 else 0  # a byte order mark alone counts as margin
        while found := _CANDIDATE.search(masked, at):
            first = found["first"] is not None
            place = found.start("first") if first else found.start()
            at = found.end()
            head = _HEAD.match(masked, place)
            if head is None or not self._begins(head, place, first=first):
                continue
            word = head["word"]
            at = head.end("rest" if head["rest"] and word in ("class", "deriving") else "word")
            self._start, self._word, self._flush_left = place, word, False
            self._counted, self._depth = place, 0
            self._column = self._column_of(place)
            yield place, Span(*head.span("word"))
            if word == "#doc":  # Verso: the rest of the file is prose
                return

    def _column_of(self, place: int) -> int:
        return place - self._masked.rfind("\n", 0, place) - 1

    def _begins(self, head: re.Match[str], place: int, *, first: bool) -> bool:
        """Whether a command begins at `place`; `first` if nothing but space stands before it on its line."""
        word = head["word"]
        margin = first and self._masked[place - self._column_of(place) : place] in ("", "\ufeff")
        if word in _WORDS_ANYWHERE:
            if not first and not self._has_neighbours(word, place, head.end("word")):
                return False
            return margin or self._outside_brackets(place)
        if word in _WORDS_FIRST:
            return margin or self._begins_line_command(head, place, first=first)
        if word == "deriving" and head["rest"]:
            return margin or self._outside_brackets(place)
        return margin and word not in _MODIFIERS and self._is_own_command(head, place)

    def _has_neighbours(self, word: str, place: int, end: int) -> bool:
        """False for the words in `#help command def` and for constructors as in `| namespace | def`."""
        if self._masked[max(0, place - 80) : place].rstrip().endswith("|"):
            return False
        return word not in DECLARING or _OPERAND.match(self._masked, end) is not None

    def _outside_brackets(self, place: int) -> bool:
        for bracket in _BRACKET.findall(self._masked, self._counted, place):
            self._depth += 1 if bracket in "([{⟨" else -1
        self._counted = place
        return self._depth <= 0

    def _begins_line_command(self, head: re.Match[str], place: int, *, first: bool) -> bool:
        """For words that mean something else inside a term, or may be names there."""
        if self._follows_in(place):
            return True
        inside = self._word in DECLARING
        if not first and (inside or head["word"] == "lemma") and not head["modifiers"]:
            return False
        local = inside and self._column_of(place) > self._column and self._is_local_form(place)
        return not local and self._outside_brackets(place)

    def _is_local_form(self, place: int) -> bool:
        """Whether an `open .. in` or `set_option .. in` is a tactic or a term: no command follows it."""
        for _ in range(_CHAIN):
            form = _LOCAL_FORM.match(self._masked, place)
            if form is None:
                return False
            head = _NEXT_HEAD.match(self._masked, form.end())
            if head is None:
                return True
            if head["word"] not in ("open", "set_option"):
                return head["word"] not in _WORDS_ANYWHERE and head["word"] != "lemma"
            place = head.start("word")
        return True

    def _follows_in(self, place: int) -> bool:
        """Whether the command going on is a prefix such as `open Foo in`."""
        before = self._masked[max(self._start, place - _LOOK_BACK) : place]
        return self._word not in DECLARING and _ENDS_WITH_IN.search(before) is not None

    def _is_own_command(self, head: re.Match[str], place: int) -> bool:
        """Whether an unknown word at the left margin is a command that somebody has defined."""
        word = head["word"]
        if head["modifiers"] or _doc_start(self._lexed, place) != place:
            return True
        if word in _PARTS or "." in word or self._masked.startswith(" :", head.end()):
            return False
        if self._word not in DECLARING:
            return True
        behind = max(self._start, place - _LOOK_BACK)
        before = self._masked[behind:place].rstrip()
        finished = _FINISHED.search(before[-1:]) and not _UNFINISHED_WORD.search(before[-30:])
        if word in _CONTINUES or not finished:
            self._flush_left = True
            return False
        blank_line = self._text.count("\n", behind + len(before), place) > 1
        return blank_line or not self._flush_left
