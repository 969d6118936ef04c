"""What stands before the first command of a text: its imports (pure)."""

from __future__ import annotations

import re

_HEADER = re.compile(
    r"(?:\s+|--[^\n]*|/-(?![-!]).*?-/|\b(?:module|prelude)\b|"
    r"\b(?:(?:public|private|meta)\s+)*import\s+(?:all\s+)?\S+)*",
    re.DOTALL,
)
_IMPORT = re.compile(r"\b(?:module|prelude|(?:(?:public|private|meta)\s+)*import\s+(?:all\s+)?\S+)")
_COMMENT = re.compile(r"--[^\n]*|/-.*?-/", re.DOTALL)


def header_of(text: str) -> str:
    """The header, with the comments and white space around it."""
    found = _HEADER.match(text)
    return found[0] if found else ""


def imports_of(text: str) -> tuple[str, ...]:
    """The words of the header that are no comments: `import A`, `prelude`, ..."""
    return tuple(_IMPORT.findall(_COMMENT.sub(" ", header_of(text))))
