"""Finds the Lean in what a model wrote: fenced blocks, as models write them.

A block is what stands between two fences labelled lean or nothing.  Fences that are glued to prose, that stand in a
quotation, that are never closed because the model stopped, or that wrap another one are understood; so are a diff, a
JSON object, `<code>` and listings, which are the blocks of other notations.  Text without any of these has no block.
"""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MOST = 32  # blocks of one answer that are looked at, the last ones
LEAN = ("lean", "lean4", "lean3", "")
# What models write is hostile: possessive quantifiers, and no search for an end that is not there, keep this linear.
_FENCE = re.compile(
    r"^(?P<before>.*?)(?<![`~])(?P<fence>`{3,}+|~{3,}+)[ \t]*+(?P<label>[\w.+-]*+)(?P<rest>[^`~]*+)$"
)
_ONE_LINE = re.compile(r"```[ \t]*lean4?[ \t]+(\S[^`\n]*)```")
_MARGIN = re.compile(r"[ \t]*(?:(?:[-*+]|\d+[.)])[ \t]+)?")  # a fence may be an item of a list
_BOXES = (  # how a box opens, with the text that closes it
    (re.compile(r"<(code|pre|lean4?|answer|proof|solution)\b[^>\n]*>", re.IGNORECASE), "</{}>"),
    (re.compile(r"\\begin\{(lstlisting|minted|verbatim)\}(?:[\[{][^\n]*)?"), r"\end{{{}}}"),
    (re.compile(r"^={5,}()[ \t]*\n", re.MULTILINE), "\n>>>>>"),
)
_SPECIAL = re.compile(
    r"(?:<\|[\w ]{1,40}\|>|</s>)\s*\Z"
)  # marks of a chat template that a server let through
_NUMBERED = re.compile(r"[ \t]*(\d+)(?:[:|.)]|(?=[ \t])|$)[ \t]?(.*)")
_INVISIBLE = dict.fromkeys(map(ord, "\ufeff\u200b\u2060"), None) | {0xA0: " ", 0x202F: " "}


@dataclass(frozen=True, slots=True)
class Block:
    """The inside of two fences; `closed` unless the text ended first."""

    label: str
    code: str
    closed: bool = True


def lean_blocks(text: str, *, unclosed: bool = True) -> list[str]:
    """The Lean blocks of an answer in order, made plain; without `unclosed` only those with their closing fence."""
    text = _SPECIAL.sub("", text.replace("\r\n", "\n").translate(_INVISIBLE))
    found = (
        _labelled(text, unclosed=unclosed)
        or _labelled(_unquoted(text), unclosed=unclosed)
        or list(_of_json(text))
        or _labelled(_unescaped(text), unclosed=unclosed)
        or list(_of_other_kinds(text))
    )
    return found[-_MOST:]


def labels(text: str) -> tuple[str, ...]:
    """The labels of all fenced blocks, for saying what was found instead of Lean."""
    return tuple(b.label for b in _fenced(text) if b.label)


def _labelled(text: str, *, unclosed: bool) -> list[str]:
    blocks = [b for b in _fenced(text) if b.label in LEAN and (b.closed or (unclosed and b.code.strip()))]
    return [plain(b.code) for b in blocks]


def _fenced(text: str) -> Iterator[Block]:
    """All fenced blocks.  A labelled fence inside of a block begins another one: the outer one was a wrapper."""
    fence, label, lines = "", "", list[str]()
    for line in text.split("\n"):
        if not fence:
            if one := _ONE_LINE.search(line):
                yield Block("lean", one[1])
            elif (found := _FENCE.match(line)) and _opens(found):
                fence, label, lines = found["fence"], found["label"].lower(), []
            continue
        found = _FENCE.match(line)
        if found is None or not found["fence"].startswith(fence):
            lines.append(line)
        elif not found["label"] and not found["rest"].strip():
            yield Block(label, "\n".join([*lines, found["before"]] if found["before"].strip() else lines))
            fence = ""
        elif found["label"] and not found["before"].strip():
            fence, label, lines = found["fence"], found["label"].lower(), []
        else:
            lines.append(line)
    if fence:
        yield Block(label, "\n".join(lines), closed=False)


def _opens(found: re.Match[str]) -> bool:
    """A fence opens at the margin; behind prose only if it says that it is Lean."""
    return bool(_MARGIN.fullmatch(found["before"])) or (
        found["label"].lower() in {"lean", "lean4"}
        and found["fence"][0] == "`"
        and not found["before"].lstrip().startswith(">")  # a quotation, which is read as a whole
    )


def _unquoted(text: str) -> str:
    """A Markdown quotation without its marks; nothing where there is none."""
    lines = text.split("\n")
    quoted = [line for line in lines if line.lstrip().startswith(">")]
    return "\n".join(re.sub(r"^\s*> ?", "", line) for line in quoted) if len(quoted) > 1 else ""


def _unescaped(text: str) -> str:
    r"""An answer on one line with `\n` for its line breaks, as a doubly encoded one is."""
    if "\n" in text.strip() or "\\n" not in text:
        return ""
    return text.replace("\\n", "\n").replace('\\"', '"').replace("\\t", "  ")


def _of_other_kinds(text: str) -> Iterator[str]:
    """Blocks of other notations, where they hold what can only be Lean."""
    for block in _fenced(text):
        if block.closed and block.label == "json":
            yield from _of_json(block.code)
        elif block.closed and looks_like_lean(plain(block.code)):
            yield plain(block.code)
    for opening, closing in _BOXES:
        for inside in _boxed(text, opening, closing):
            code = plain(html.unescape(re.sub(r"</?code[^>\n]*>", "", inside)))
            if looks_like_lean(code):
                yield code


def _boxed(text: str, opening: re.Pattern[str], closing: str) -> Iterator[str]:
    at = 0
    while found := opening.search(text, at):
        end = text.find(closing.format(found[1]), found.end())
        if end < 0:
            return
        yield text[found.end() : end]
        at = end


def _of_json(text: str) -> Iterator[str]:
    """Blocks and proofs among the strings of a JSON object."""
    if not text.lstrip().startswith(("{", "[")):
        return
    try:
        todo = [json.loads(text)]
    except (ValueError, RecursionError):
        return
    while todo:
        value = todo.pop()
        if isinstance(value, dict):
            todo += reversed(value.values())
        elif isinstance(value, list):
            todo += reversed(value)
        elif isinstance(value, str):
            found = _labelled(value, unclosed=False)
            yield from found or ([plain(value)] if looks_like_lean(value) else [])


_LOOKS = re.compile(
    r"\A\s*(?::=|by\b(?!\s+the\b))|^[ \t]*(?:@\[[^\n]*\]\s*)?(?:private\s+|protected\s+)?"
    r"(?:theorem|lemma|example|def|instance)\b[^\n]*(?:\n[ \t][^\n]*){0,20}?(?::=|where\b|\|)",
    re.MULTILINE,
)


def looks_like_lean(code: str) -> bool:
    """Whether text without the label is Lean: a declaration with a body, or a proof that begins with `by`."""
    return _LOOKS.search(code) is not None


# ------------------------------------------------------------------------------------------------ the inside
def plain(code: str) -> str:
    """Code as Lean can read it: spaces for tabs, no marks of a diff, of a listing or of a chat template."""
    code = code.translate(_INVISIBLE).expandtabs(2)
    return _without_numbers(_without_diff(code)).strip("\n")


def _without_diff(code: str) -> str:
    """The new side of a unified diff; other code as it is."""
    lines = [line for line in code.split("\n") if line.strip()]
    added = [line for line in lines if line.startswith("+") and not line.startswith("+++")]
    if not added or not all(line[0] in "+- @" for line in lines):
        return code
    gone = ("-", "+++", "@@")
    return "\n".join(line[1:] for line in code.split("\n") if not line.startswith(gone))


def _without_numbers(code: str) -> str:
    """Code without the line numbers of a listing, if all its lines have them."""
    found: Sequence[re.Match[str] | None] = [_NUMBERED.fullmatch(x) for x in code.strip("\n").split("\n")]
    numbered = [m for m in found if m is not None]
    steps = [int(b[1][:9]) - int(a[1][:9]) for a, b in pairwise(numbered)]
    if len(numbered) < max(2, len(found)) or set(steps) != {1}:
        return code
    return "\n".join(m[2] for m in numbered)
