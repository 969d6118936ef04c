"""Ranks declarations for a goal or a query: BM25 over tokens, then how well the statement fits the goal.

Declarations either have a token or not, so BM25 (Robertson and Zaragoza, 2009, with term frequency 1) comes down to the
sum of the tokens' weights times a factor for the length.  Rare tokens choose the candidates; frequent ones (`=` is in
half of all lemmas) only tell candidates apart.
"""

from __future__ import annotations

import heapq
import math
import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from agent.premises import features, matching, parsing

if TYPE_CHECKING:
    from array import array
    from collections.abc import Mapping, Sequence

    from agent.premises.declarations import Entry
    from agent.premises.features import Shape
    from agent.premises.parsing import Statement
    from agent.premises.store import Store

K1, B = 1.2, 0.6
_FIT, _HABIT = 3.0, 3.0
_CANDIDATES, _EXAMINED = 600, 200
_FREQUENT, _FEW = 0.03, 300
_ALWAYS_RARE = 6
_KINDS = {"theorem": 1.0, "axiom": 0.9, "def": 0.6, "abbrev": 0.6, "constructor": 0.5, "instance": 0.35}
_OTHER_KIND = 0.4
_OPERATOR = re.compile(r"[^\w\s.'!?«»]|(?:^|\s)_(?:\s|$)")
# Factors for what stands in the same file, in the same namespace, is meant for a tactic, is about other types.
_LOCAL, _SAME, _INTERNAL, _FOREIGN = 1.2, 1.2, 0.5, 0.7
_FOR_TACTICS = ("Lean.", "Nat.Internal.", "Int.Internal.", "Nat.Linear.", "Int.Linear.", "Nat.Simproc.")


@dataclass(frozen=True)
class Query:
    """Tokens with weights; with a `goal` (a shape) its fit counts too, `inside` being what can be rewritten in it.

    `theorems`: prefer what proves something.  A `pattern` is looked for inside the statements.  `namespace` is where
    the proof will stand, `symbols` are those of the goal and its hypotheses.
    """

    weights: Mapping[str, float]
    goal: Shape | None = None
    theorems: bool = True
    inside: list[Shape] = field(default_factory=list)
    namespace: str = ""
    symbols: frozenset[str] = frozenset()
    pattern: Shape | None = None
    habits: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """One declaration found, with the store's number of the module it is from and its score."""

    entry: Entry
    store: int
    number: int
    score: float


def _nearness(entry: Entry, query: Query, *, local: bool) -> float:
    """More for what stands in the same file or namespace, less for what is about other types, or for tactics only."""
    factor = 1.0
    if local:
        factor *= _LOCAL
    if query.namespace and entry.name.startswith(query.namespace + "."):
        factor *= _SAME
    elif entry.name.startswith(_FOR_TACTICS):
        factor *= _INTERNAL
    if query.symbols:
        types = {h if isinstance(h, str) else h[0] for h in entry.before}
        foreign = {
            t for t in types if t[:1].isupper() and t not in query.symbols and t not in ("Sort", "Prop")
        }
        if foreign:
            factor *= _FOREIGN
    return factor


def of_statement(
    statement: Statement, extra: Mapping[str, float] | None = None, namespace: str = ""
) -> Query:
    """What to look for to prove a statement; `extra` tokens count by their weights."""
    goal = features.shape(statement.goal)
    before = [features.shape(t) for _, t in statement.hypotheses]
    weights: defaultdict[str, float] = defaultdict(float)

    def more(token: str, weight: float) -> None:
        weights[token] = max(weights[token], weight)

    for shown in set(features.symbols(goal)):
        more("s:" + shown, 1.0)
        more("t:" + shown, 0.3)
        for word in features.words_for([shown]):
            more("n:" + word, 0.7)
    for pair in features.pairs(goal):
        more("p:" + pair, 0.8)
    for shown in features.sides(goal):
        more("e:" + shown, 0.7)
    more("h:" + features.head_of(goal), 0.8)
    for hypothesis in before:
        for shown in features.symbols(hypothesis):
            more("t:" + shown, 0.5)
            more("s:" + shown, 0.3)
        for pair in features.pairs(hypothesis):
            more("p:" + pair, 0.3)
    for token, weight in (extra or {}).items():
        more(token, weight)
    every = frozenset(s for found in (goal, *before) for s in features.symbols(found))
    return Query(
        weights,
        goal,
        namespace=namespace,
        symbols=every,
        inside=[*matching.subterms(goal), *(s for b in before for s in matching.subterms(b))],
    )


def of_words(text: str) -> Query:
    """What to look for with a free query: words of names and doc strings, and a pattern where there is an operator."""
    weights: dict[str, float] = {}
    for word in features.words(text):
        weights["n:" + word] = 1.5
        weights["d:" + word] = 0.6
    found = features.shape(parsing.term(text))
    for shown in set(features.symbols(found)):
        weights["s:" + shown] = 1.0
        for word in features.words_for([shown]):
            weights.setdefault("n:" + word, 0.7)
    for pair in features.pairs(found):
        weights["p:" + pair] = 1.0
    pattern = found if isinstance(found, list) and _OPERATOR.search(text) else None
    return Query(weights, theorems=False, pattern=pattern)


def search(stores: Sequence[Store], visible: Sequence[bytearray], query: Query, limit: int) -> list[Found]:
    """The best `limit` declarations, the best first; `visible[i][n]` says whether number n of store i may be seen."""
    total = sum(map(sum, visible)) or 1
    found = [(i, token, store.postings(token)) for i, store in enumerate(stores) for token in query.weights]
    frequency: defaultdict[str, int] = defaultdict(int)
    for _, token, pieces in found:
        frequency[token] += sum(map(len, pieces))
    value = {t: query.weights[t] * math.log(1 + (total + 1) / (n + 0.5)) for t, n in frequency.items() if n}
    by_frequency = sorted(value, key=lambda t: frequency[t])
    rare = {
        t
        for i, t in enumerate(by_frequency)
        if i < _ALWAYS_RARE or frequency[t] <= max(_FEW, _FREQUENT * total)
    }
    average = max(1.0, sum(sum(s.lengths) for s in stores) / max(1, sum(len(s.lengths) for s in stores)))
    candidates: list[tuple[float, int, int]] = []
    for i, store in enumerate(stores):
        mine = [(value[t], pieces) for j, t, pieces in found if j == i and t in rare]
        often = [(value[t], pieces) for j, t, pieces in found if j == i and t in value and t not in rare]
        candidates += _candidates(i, store.lengths, visible[i], mine, often, average)
    best = heapq.nlargest(_EXAMINED, candidates)
    best += _usual(
        stores, visible, query, {(i, n): s for s, i, n in candidates}, {(i, n) for _, i, n in best}
    )
    return _ranked(stores, best, query, limit)


def _usual(
    stores: Sequence[Store],
    visible: Sequence[bytearray],
    query: Query,
    scores: Mapping[tuple[int, int], float],
    chosen: set[tuple[int, int]],
) -> list[tuple[float, int, int]]:
    """The lemmas of habit that are not among the candidates already chosen."""
    found = []
    for name in sorted(query.habits):
        for i, store in enumerate(stores):
            for number, _ in store.named(name):
                if number < len(visible[i]) and visible[i][number] and (i, number) not in chosen:
                    found.append((scores.get((i, number), 0.0), i, number))
    return found


def _candidates(
    store: int,
    lengths: array[int],
    visible: bytearray,
    rare: list[tuple[float, list[array[int]]]],
    often: list[tuple[float, list[array[int]]]],
    average: float,
) -> list[tuple[float, int, int]]:
    scores: defaultdict[int, float] = defaultdict(float)
    known = len(visible)
    for value, pieces in rare:
        for piece in pieces:
            for number in piece[: bisect_left(piece, known)]:  # somebody may have added to the file meanwhile
                scores[number] += value
    factor = [(K1 + 1) / (1 + K1 * (1 - B + B * n / average)) for n in range(256)]
    chosen = heapq.nlargest(
        _CANDIDATES, ((v * factor[lengths[n]], n) for n, v in scores.items() if visible[n])
    )
    result = []
    for score, number in chosen:
        more = sum(value for value, pieces in often if any(_has(piece, number) for piece in pieces))
        result.append((score + more * factor[lengths[number]], store, number))
    return result


def _has(numbers: array[int], number: int) -> bool:
    at = bisect_left(numbers, number)
    return at < len(numbers) and numbers[at] == number


def _ranked(
    stores: Sequence[Store], best: list[tuple[float, int, int]], query: Query, limit: int
) -> list[Found]:
    entries = {i: store.entries(n for _, j, n in best if j == i) for i, store in enumerate(stores)}
    found = []
    for score, i, number in best:
        entry = entries[i].get(number)
        if entry is None:
            continue
        value = score
        if query.goal is not None:
            value += _FIT * matching.fit(entry.conclusion, query.goal, query.inside)
        if query.pattern is not None and any(
            matching.matches(query.pattern, sub) for sub in matching.subterms(entry.conclusion)
        ):
            value += _FIT * 2
        if query.theorems:
            value *= _KINDS.get(entry.kind, _OTHER_KIND)
        value += _HABIT * min(1.0, query.habits.get(entry.name, 0.0))
        value *= _nearness(entry, query, local=i == len(stores) - 1)
        found.append(Found(entry, i, number, value))
    found.sort(key=lambda f: (-f.score, f.entry.name))
    return found[:limit]
