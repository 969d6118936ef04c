"""Which declarations use one that changed, by their text and the imports of their files (pure).

Without a build this is an over-approximation by names: a use is the last component of the changed name as a word, in a
file that imports the changed file.  With .olean files at hand the constants decide.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agent.lean import text as lean_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from agent.types import Declaration

_WORD = re.compile(r"[^\W\d][\w'!?]*|«[^»\n]*»")


def users(
    sources: Mapping[str, str], visible: Mapping[str, frozenset[str]], changed: Mapping[str, Iterable[str]]
) -> list[tuple[str, Declaration]]:
    """(file, declaration) for every declaration that mentions a changed name of a file that it can see.

    `sources` path -> text; `visible` path -> the paths that its imports reach, itself included; `changed` path ->
    full names of the declarations that changed there.
    """
    found: list[tuple[str, Declaration]] = []
    for file, source in sources.items():
        wanted = {n.rsplit(".", 1)[-1] for seen in visible.get(file, ()) for n in changed.get(seen, ())}
        if not wanted:
            continue
        own = set(changed.get(file, ()))
        for d in lean_text.declarations(source, file):
            if d.name in own:
                continue
            if wanted & set(_WORD.findall(lean_text.mask(d.span.of(source)))) - {d.name.rsplit(".", 1)[-1]}:
                found.append((file, d))
    return found
