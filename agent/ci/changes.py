"""Compares the declarations of two versions of a project's sources (pure).

Two pieces of Lean are the same if they differ only in comments and white space outside of strings.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from agent.lean import text as lean_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from agent.types import Declaration

_PROOFS = frozenset({"theorem", "lemma", "example"})


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
    def statement(self) -> str:
        """Kind and signature, normalised."""
        d = self.declaration
        kind = "theorem" if d.kind == "lemma" else d.kind
        return f"{kind} {normalise(d.signature.of(self.source))}"

    @property
    def body(self) -> str:
        """The proof or body, normalised; empty where there is none."""
        return normalise(self.declaration.body.of(self.source)) if self.declaration.body else ""

    @property
    def surroundings(self) -> tuple[object, ...]:
        """What changes the meaning of the text from outside: scope, attributes, modifiers."""
        d = self.declaration
        return (
            tuple(map(normalise, d.scope)),
            tuple(map(normalise, d.attributes)),
            tuple(sorted(d.modifiers)),
        )


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
    def drifted(self) -> bool:
        """Whether what is claimed is not what was claimed before."""
        return (
            self.before is not None
            and self.after is not None
            and self.change in {Change.STATEMENT, Change.SCOPE}
        )


def normalise(code: str) -> str:
    """`code` without comments and with single spaces; strings, characters and quoted names stay as they are."""
    masked = lean_text.mask(code)
    out: list[str] = []
    closing = ""  # what ends the literal that we are in
    for i, (original, shown) in enumerate(zip(code, masked, strict=True)):
        if closing:
            out.append(original)
            closing = "" if shown == closing else closing
        elif shown.isspace():
            out += [" "] if out and out[-1] != " " else []
        else:
            out.append(shown)
            closing = _closing(code, masked, i)
    return "".join(out).strip()


def _closing(code: str, masked: str, i: int) -> str:
    """The character that ends the literal which begins at `i`; empty where none begins."""
    if masked[i] in {'"', "«"}:
        return '"' if masked[i] == '"' else "»"
    blanked = masked[i + 1 : i + 2].isspace() and not code[i + 1].isspace()
    return "'" if masked[i] == "'" and blanked and code[i + 1 : i + 3] not in {"--", "/-"} else ""


def compare(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[Changed, ...]:
    """What changed between two versions of the same files, path -> text; files that are equal may be left out."""
    before, after = _versions(old), _versions(new)
    changed = [
        Changed(change, before[key], after[key])
        for key in before.keys() & after.keys()
        if (change := _difference(before[key], after[key])) is not None
    ]
    gone = [before[k] for k in before.keys() - after.keys()]
    come = [after[k] for k in after.keys() - before.keys()]
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
            # nameless ones are known by what they state: their made-up names shift when one is put in
            name = f"{d.kind} {version.statement}" if d.anonymous else d.name
            found[file, name, seen[name]] = version
            seen[name] += 1
    return found


def _difference(old: Version, new: Version) -> Change | None:
    if old.statement != new.statement:
        return Change.STATEMENT
    if old.surroundings != new.surroundings:
        return Change.SCOPE
    if old.body != new.body:
        return Change.PROOF if new.declaration.kind in _PROOFS else Change.BODY
    return None


def _pair(gone: Sequence[Version], come: Sequence[Version]) -> Iterable[Changed]:
    """Recognise moves (same name, another file) and renames (same statement and body, another name)."""
    left = list(gone)
    found: list[Changed] = []
    unpaired: list[Version] = []
    for new in come:
        old = next(
            (v for v in left if v.declaration.name == new.declaration.name and _same_sort(v, new)), None
        )
        if old is None:
            unpaired.append(new)
            continue
        left.remove(old)
        found.append(Changed(_difference(old, new) or Change.MOVED, old, new))
    for new in unpaired:
        old = next((v for v in left if _same_sort(v, new) and _content(v) == _content(new)), None)
        if old is not None:
            left.remove(old)
            found.append(Changed(Change.RENAMED, old, new))
        else:
            found.append(Changed(Change.ADDED, None, new))
    return [*found, *(Changed(Change.REMOVED, v, None) for v in left)]


def _same_sort(old: Version, new: Version) -> bool:
    return not old.declaration.anonymous and not new.declaration.anonymous


def _content(v: Version) -> tuple[str, str]:
    """Statement and body with the declaration's own name (recursion) made anonymous."""
    own = v.declaration.name.rsplit(".", 1)[-1]
    words = [("_" if w == own else w) for w in v.body.split(" ")]
    return v.statement, " ".join(words)
