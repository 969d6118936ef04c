"""Compares the declarations of two versions of a project's sources (pure).

Two pieces of Lean are the same if they differ only in comments and white space outside of strings.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from agent.lean import text as lean_text
from agent.types import PROOF_KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from agent.types import Declaration


class Change(StrEnum):
    """What happened to a declaration; the first that applies, from the top."""

    ADDED = "added"
    REMOVED = "removed"
    STATEMENT = "statement"
    SCOPE = "scope"
    PROOF = "proof"
    BODY = "body"
    RENAMED = "renamed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Version:
    """A declaration in one version of one file."""

    file: str
    source: str
    declaration: Declaration

    @property
    def kind(self) -> str:
        """The keyword; `lemma` is another word for `theorem`."""
        return "theorem" if self.declaration.kind == "lemma" else self.declaration.kind

    @property
    def signature(self) -> str:
        """The text from behind the name to the body."""
        return self.declaration.signature.of(self.source)

    @property
    def body(self) -> str:
        """The text of the proof or body; empty where there is none."""
        return self.declaration.body.of(self.source) if self.declaration.body else ""

    @property
    def scope(self) -> tuple[str, ...]:
        """What gives the text its meaning from outside, normalised: namespace, `variable`s, `open`s, options.

        Names of sections mean nothing, and a namespace counts once, however it was opened.
        """
        d = self.declaration
        return (d.namespace, *filter(None, map(_scope_of, d.scope)))

    @property
    def marks(self) -> tuple[object, ...]:
        """Attributes and modifiers."""
        d = self.declaration
        return tuple(map(normalise, d.attributes)), tuple(sorted(d.modifiers))


_QUIET_OPTION = re.compile(
    r"set_option (?:weak\.)?(?:linter|pp|trace|profiler|diagnostics|warn|maxHeartbeats|maxRecDepth|synthInstance)\b"
)
"""Options that change what is printed, or how long Lean tries, and no meaning."""


def _meaning(scope: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(s for s in scope if not _QUIET_OPTION.match(s))


_BLOCK = re.compile(r"(?P<before>[^«»]*?)\b(?P<word>namespace|section)\b")


def _scope_of(command: str) -> str:
    """A command of the scope as it counts: `namespace` not at all, `section` only with its modifiers."""
    text = normalise(command)
    found = _BLOCK.match(text)
    if found is None or text.startswith(("open", "variable", "universe", "set_option", "include", "omit")):
        return text
    return f"{found['before'].strip()} section" if found["before"].strip() else ""


@dataclass(frozen=True, slots=True)
class Changed:
    """One declaration that differs: `before` is None where it was added, `after` where it was removed."""

    change: Change
    before: Version | None
    after: Version | None

    @property
    def current(self) -> Version:
        """The version to show: the new one, if there is one."""
        found = self.after or self.before
        assert found is not None  # noqa: S101  (one of them always is)
        return found

    @property
    def newly_unproved(self) -> bool:
        """Whether a hole came in where there was none."""
        had = self.before is not None and bool(self.before.declaration.holes)
        return self.after is not None and bool(self.after.declaration.holes) and not had

    @property
    def filled(self) -> bool:
        """Whether there was a hole and is none any more."""
        if self.before is None or self.after is None:
            return False
        return bool(self.before.declaration.holes) and not self.after.declaration.holes

    @property
    def drifted(self) -> bool:
        """Whether what is claimed is not what was claimed before, or may not be: its scope is another."""
        if self.before is None or self.after is None:
            return False
        if self.change is Change.STATEMENT:
            return True
        return self.change is Change.SCOPE and _meaning(self.before.scope) != _meaning(self.after.scope)


def normalise(code: str) -> str:
    """`code` without comments and with single spaces; strings, characters and quoted names stay as they are."""
    masked = lean_text.mask(code)
    if masked == code and not _LITERAL.search(code):
        return " ".join(code.split())
    out: list[str] = []
    closing = ""  # what ends the literal that we are in
    for original, shown in zip(code, masked, strict=True):
        if closing:
            out.append(original)
            closing = "" if shown == closing else closing
        elif shown.isspace():
            out += [" "] if out and out[-1] != " " else []
        else:
            out.append(original)
            closing = {'"': '"', "«": "»"}.get(shown, "")
    return "".join(out).strip()


_LITERAL = re.compile("[\"'«]")


def same(a: str, b: str) -> bool:
    """Whether two pieces of Lean differ in comments and white space only."""
    return a == b or normalise(a) == normalise(b)


def compare(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[Changed, ...]:
    """What changed between two versions of the same files, path -> text; files that are equal may be left out."""
    before, after = _versions(old), _versions(new)
    changed = [
        Changed(change, before[key], after[key])
        for key in before.keys() & after.keys()
        if (change := _difference(before[key], after[key])) is not None
    ]
    gone = [before[k] for k in before if k not in after]
    come = [after[k] for k in after if k not in before]
    changed += _pair(gone, come)
    order = sorted(changed, key=lambda c: (c.current.file, c.current.declaration.span.start, c.after is None))
    return tuple(order)


def _versions(files: Mapping[str, str]) -> dict[tuple[str, str, int], Version]:
    """By file, name, and number among equal names (a broken file may declare one twice)."""
    found: dict[tuple[str, str, int], Version] = {}
    for file, source in files.items():
        seen: dict[str, int] = defaultdict(int)
        for d in lean_text.declarations(source, file):
            version = Version(file, source, d)
            name = _known_by(version)
            found[file, name, seen[name]] = version
            seen[name] += 1
    return found


def _known_by(v: Version) -> str:
    """Nameless ones are known by what they state: their made-up names shift when one is put in."""
    d = v.declaration
    return f"{d.kind} {normalise(v.signature)}" if d.anonymous else d.name


def _difference(old: Version, new: Version) -> Change | None:
    if old.kind != new.kind or not same(old.signature, new.signature):
        return Change.STATEMENT
    if old.scope != new.scope or old.marks != new.marks:
        return Change.SCOPE
    if not same(old.body, new.body):
        return Change.PROOF if new.declaration.kind in PROOF_KINDS else Change.BODY
    return None


def _pair(gone: Sequence[Version], come: Sequence[Version]) -> Iterator[Changed]:
    """Recognise moves (same name, another file) and renames (same statement and body, another name)."""
    by_name = _by(gone, _known_by)
    left = {id(v): v for v in gone}
    unpaired: list[Version] = []
    for new in come:
        found = by_name.get(_known_by(new))
        if not found:
            unpaired.append(new)
            continue
        old = found.pop(0)
        del left[id(old)]
        yield Changed(_difference(old, new) or Change.MOVED, old, new)
    by_content = _by((v for v in left.values() if not v.declaration.anonymous), _content) if unpaired else {}
    for new in unpaired:
        found = by_content.get(_content(new)) if not new.declaration.anonymous and by_content else None
        if found:
            old = found.pop(0)
            del left[id(old)]
            yield Changed(Change.RENAMED, old, new)
        else:
            yield Changed(Change.ADDED, None, new)
    for old in left.values():
        yield Changed(Change.REMOVED, old, None)


def _by(versions: Iterable[Version], key: Callable[[Version], str]) -> dict[str, list[Version]]:
    found: dict[str, list[Version]] = defaultdict(list)
    for v in versions:
        found[key(v)].append(v)
    return found


def _content(v: Version) -> str:
    """Kind, statement and body with the declaration's own name (recursion) made anonymous."""
    own = v.declaration.name.rsplit(".", 1)[-1]
    words = [("_" if w == own else w) for w in normalise(v.body).split(" ")]
    return "\0".join((v.kind, normalise(v.signature), " ".join(words)))


# ------------------------------------------------------------------------------- what is no declaration
_SCOPE_WORDS = frozenset(
    ("end", "mutual", "open", "variable", "universe", "include", "omit", "section", "namespace", "set_option")
)
_REMARKS = frozenset(("import", "proof_wanted", "library_note", "add_decl_doc", "recommended_spelling"))
_ASSERTIONS = frozenset(("assert_not_exists", "assert_exists", "deprecated_module", "show_panel_widgets"))
_NO_EFFECT = _SCOPE_WORDS | _REMARKS | _ASSERTIONS
"""Words of commands that change no declaration, or are part of its scope."""


def commands_changed(old: str, new: str) -> tuple[str, ...]:
    """Commands that can change what declarations behind them mean, in one version only: notation, macros, attributes.

    Their first words, in order and once (`notation`, `attribute`, `deriving`).
    """
    if old == new:
        return ()
    before, after = list(_effective(old)), list(_effective(new))
    left: dict[str, int] = defaultdict(int)
    for _, text in before:
        left[text] += 1
    words: dict[str, None] = {}
    for word, text in after:
        if left[text]:
            left[text] -= 1
        else:
            words[word] = None
    for word, text in before:
        if left[text]:
            words[word] = None
    return tuple(words)


def _effective(source: str) -> Iterator[tuple[str, str]]:
    for c in lean_text.commands(source):
        if c.declares or c.word in _NO_EFFECT or c.word.startswith("#") or not c.word[:1].isalpha():
            continue
        yield c.word, normalise(source[c.head : c.end])
