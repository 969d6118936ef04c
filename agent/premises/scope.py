"""What may be seen at one place of a project, and asking for it: by declaration, goal, words, or a wrong name."""

from __future__ import annotations

import difflib
import sqlite3
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from agent.errors import ToolFailed
from agent.premises import context, declarations, features, parsing, retrieval
from agent.premises.store import is_damage

if TYPE_CHECKING:
    from agent.premises.declarations import Entry
    from agent.premises.retrieval import Found, Query
    from agent.premises.store import Store
    from agent.types import Declaration

OFF = "set [premises] enabled = false in leanloop.toml to do without"
_LIKE = 0.6
_LONGEST, _MOST_WORDS = 200, 10
_LOOKED_AT = 150  # declarations with the same words in their names, among which the most alike are chosen


@dataclass(frozen=True, slots=True)
class Scope:
    """What may be seen at one place: numbers by store, the last store being that of the file itself."""

    stores: tuple[Store, ...]
    visible: tuple[bytearray, ...]
    local: tuple[Entry, ...] = ()

    def for_declaration(self, source: str, d: Declaration, limit: int = 10) -> list[Found]:
        """What may help to prove a declaration of `source`."""
        statement = declarations.statement_of(source, d)
        goal = features.shape(statement.goal)
        query = retrieval.of_statement(statement, context.unfolded(source, d, goal), d.namespace)
        return self.search(replace(query, habits=context.habits(source, d, goal, self.kinds)), limit)

    def for_goal(self, goal: str, limit: int = 10) -> list[Found]:
        """What may help with a goal, as Lean prints it or as a statement."""
        return self.search(retrieval.of_statement(parsing.goal(goal)), limit)

    def for_words(self, words: str, limit: int = 10) -> list[Found]:
        """What a free query finds."""
        return self.search(retrieval.of_words(words), limit)

    def nearest(self, name: str, limit: int = 5) -> list[str]:
        """Visible names that look like `name`, which does not exist; the most alike first.

        Words of the name that nobody uses are taken for misspelt ones.
        """
        name = name[:_LONGEST]  # a model may have written anything
        weights: dict[str, float] = {}
        vocabulary: list[str] = []
        for word in features.words(name)[:_MOST_WORDS]:
            if any(store.postings("n:" + word) for store in self.stores):
                weights["n:" + word] = 1.0
                continue
            vocabulary = vocabulary or sorted({w for store in self.stores for w in store.tokens("n")})
            for near in difflib.get_close_matches(word, vocabulary, n=3, cutoff=_LIKE):
                weights["n:" + near] = 0.8
        found = self.search(retrieval.Query(weights, theorems=False), _LOOKED_AT) if weights else []
        alike = {f.entry.name: _likeness(name, f.entry.name) for f in found}
        best = sorted((n for n, value in alike.items() if value >= _LIKE), key=lambda n: (-alike[n], n))
        return best[:limit]

    def search(self, query: Query, limit: int = 10) -> list[Found]:
        """The best declarations for a query.  Raises ToolFailed when a file of the index is damaged."""
        try:
            return retrieval.search(self.stores, self.visible, query, limit)
        except (sqlite3.DatabaseError, ValueError) as e:
            if not is_damage(e):
                raise ToolFailed(f"the index of premises cannot be read: {e}", hint=OFF) from e
            for store in self.stores:
                store.discard()
            raise ToolFailed(
                f"the index of premises is damaged ({e}); it was thrown away",
                hint="try again: it is built anew",
            ) from e

    def kinds(self, name: str) -> str | None:
        """The kind of the visible declaration of that full name, None if there is none."""
        for store, visible in zip(self.stores, self.visible, strict=True):
            for number, kind in store.named(name):
                if visible[number]:
                    return kind
        return None

    def module_of(self, found: Found) -> str:
        """The module that a declaration was found in; empty for the file at hand."""
        modules = self.stores[found.store].modules.values()
        return next((m.name for m in modules if m.first <= found.number < m.last), "")


def _likeness(one: str, other: str) -> float:
    """How much two names look alike, 0 .. 1: as a whole, or in their last parts."""
    whole = difflib.SequenceMatcher(None, one, other).ratio()
    last = difflib.SequenceMatcher(None, one.rsplit(".", 1)[-1], other.rsplit(".", 1)[-1]).ratio()
    return max(whole, 0.95 * last)
