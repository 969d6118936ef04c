"""Which unchanged declarations are affected by changed ones that they use (pure).

What a change does to its users:
  * a definition or statement that says something else changes everything that unfolds it or states something with it,
    and may break the proofs that use it, but goes no further than those proofs;
  * a declaration that is no longer proved leaves all that rests on it unproved, however far away.
Uses come from the constants of compiled modules (`agent.ci.constants`), which is exact, or from the words of the text,
which is an approximation: the last component of a name, in a file that imports the other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agent.lean import text as lean_text
from agent.types import PROOF_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from agent.types import Declaration

_WORD = re.compile(r"[^\W\d][\w'!?]*|«[^»\n]*»")

Key = tuple[str, str]
"""(file, full name)."""


@dataclass(frozen=True, slots=True)
class Uses:
    """A declaration, and what it mentions in its statement and anywhere."""

    file: str
    declaration: Declaration
    stated: frozenset[Key]
    mentioned: frozenset[Key]

    @property
    def key(self) -> Key:
        """How others call it."""
        return self.file, self.declaration.name

    @property
    def is_proof(self) -> bool:
        """Whether nobody can look inside."""
        return self.declaration.kind in PROOF_KINDS


@dataclass(frozen=True, slots=True)
class Affected:
    """An unchanged declaration with the changed ones (full names) that it uses, directly or not."""

    file: str
    declaration: Declaration
    uses: tuple[str, ...]


def spread(
    graph: Iterable[Uses], meaning: Iterable[Key], unproved: Iterable[Key] = ()
) -> tuple[Affected, ...]:
    """All that the seeds reach in `graph`, the seeds themselves left out, in the order of the graph.

    `meaning`: declarations that say something else now; `unproved`: those that are no longer proved.
    """
    nodes = list(graph)
    users: dict[Key, list[Uses]] = defaultdict(list)
    for node in nodes:
        for used in node.mentioned:
            users[used].append(node)
    seeds = set(meaning) | set(unproved)
    reasons: dict[Key, set[str]] = defaultdict(set)
    for through_proofs, start in ((False, set(meaning)), (True, set(unproved))):
        roots: dict[Key, set[str]] = {key: {key[1]} for key in start}
        todo = list(start)
        while todo:
            used = todo.pop()
            for user in users.get(used, ()):
                if user.key == used:
                    continue
                fresh = roots[used] - reasons[user.key]
                reasons[user.key] |= roots[used]
                onward = through_proofs or not user.is_proof or used in user.stated
                known = roots.setdefault(user.key, set())
                if onward and (fresh or not roots[used] <= known):
                    known |= roots[used]
                    todo.append(user.key)
    return tuple(
        Affected(n.file, n.declaration, tuple(sorted(reasons[n.key])))
        for n in nodes
        if reasons.get(n.key) and n.key not in seeds
    )


def by_words(
    sources: Mapping[str, str], visible: Mapping[str, frozenset[str]], seeds: Iterable[Key]
) -> list[Uses]:
    """Uses by the words of the text, of everything that the seeds may reach.

    `sources` path -> text; `visible` path -> the paths that its imports reach, itself included.
    """
    wanted: dict[str, set[str]] = defaultdict(set)  # file -> names to look for in those that see it
    for file, name in seeds:
        wanted[file].add(name)
    starts = set(wanted)
    reached = {file: text for file, text in sources.items() if starts & visible.get(file, frozenset())}
    for file, text in reached.items():
        wanted[file].update(d.name for d in lean_text.declarations(text) if not d.anonymous)
    found: list[Uses] = []
    for file, text in reached.items():
        known: dict[str, list[Key]] = defaultdict(list)
        for seen in visible[file]:
            for name in wanted.get(seen, ()):
                known[_last(name)].append((seen, name))
        found += (_uses_of(file, text, d, known) for d in lean_text.declarations(text))
    return found


def _uses_of(file: str, text: str, d: Declaration, known: Mapping[str, list[Key]]) -> Uses:
    masked = lean_text.mask(text)
    stated = _keys(d.signature.of(masked), known, d)
    inside = _keys(d.body.of(masked), known, d) if d.body else frozenset()
    if d.kind not in PROOF_KINDS:
        stated |= inside
    return Uses(file, d, stated, stated | inside)


def _keys(code: str, known: Mapping[str, list[Key]], d: Declaration) -> frozenset[Key]:
    own = _last(d.name)
    return frozenset(k for w in set(_WORD.findall(code)) if w != own for k in known.get(w, ()))


def _last(name: str) -> str:
    return name.rsplit(".", 1)[-1]
