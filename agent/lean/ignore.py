"""What a repository's `.gitignore` files leave out, read without git.

Git is not asked, because the repository may be a stranger's and its configuration can make git start programs.
Rules: gitignore(5).  The user's global excludes are not known here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of a .gitignore: `pattern` matches a path relative to the folder of the file."""

    pattern: re.Pattern[str]
    folders_only: bool
    negated: bool


@dataclass(frozen=True, slots=True)
class Ignore:
    """The rules of a folder and of those above it: pairs of a path prefix and its rules, outermost first."""

    layers: tuple[tuple[str, tuple[Rule, ...]], ...] = ()

    def entering(self, folder: Path, relative: str) -> Ignore:
        """With the rules of `folder`, whose path from the top is `relative` (empty, or ending in a slash)."""
        rules = _read(folder / ".gitignore")
        if not relative:
            rules = (*_read(folder / ".git" / "info" / "exclude"), *rules)
        return Ignore((*self.layers, (relative, rules))) if rules else self

    def ignores(self, path: str, *, folder: bool) -> bool:
        """Whether `path` (from the top, without a final slash) is left out; the last rule that matches decides."""
        for prefix, rules in reversed(self.layers):
            inner = path[len(prefix) :]
            for rule in reversed(rules):
                if (folder or not rule.folders_only) and rule.pattern.fullmatch(inner):
                    return not rule.negated
        return False


def _read(file: Path) -> tuple[Rule, ...]:
    try:
        lines = file.read_text("utf-8", "replace").splitlines()
    except OSError:
        return ()
    return tuple(r for r in map(parse_rule, lines) if r is not None)


def parse_rule(line: str) -> Rule | None:
    """One line of a .gitignore; None for an empty one or a comment."""
    line = re.sub(r"(?<!\\) +$", "", line)
    if not line or line.startswith("#"):
        return None
    negated = line.startswith("!")
    glob = line.removeprefix("!").removeprefix("\\")
    folders_only = glob.endswith("/")
    glob = glob.rstrip("/")
    anchored = "/" in glob
    pattern = _translate(glob.lstrip("/"))
    try:
        return Rule(re.compile(pattern if anchored else f"(?:.*/)?{pattern}"), folders_only, negated)
    except re.error:
        return None


_PART = re.compile(r"\*\*/|/\*\*\Z|\*\*|\*|\?|\[[!^]?\]?[^\]]*\]|\\.|.", re.DOTALL)


def _translate(glob: str) -> str:
    return "".join(_piece(m[0]) for m in _PART.finditer(glob))


def _piece(part: str) -> str:
    special = {"**/": "(?:.*/)?", "/**": "/.*", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    if part in special:
        return special[part]
    if part.startswith("[") and len(part) > 1:
        inside = part[1:-1].replace("\\", "\\\\")
        return f"[{'^' + inside[1:] if inside[:1] in ('!', '^') else inside}]"
    return re.escape(part[-1] if part.startswith("\\") else part)
