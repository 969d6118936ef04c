"""Best-first search over goals: an AND/OR tree, expanded in batches.

A node is a goal; an edge is a tactic and the goals that it left.  A node is proved when one of its edges is,
an edge when all its goals are.  The value of a node is the cheapest way known to finish it: what its edges
cost with their goals, or an estimate while it has not been looked at closely.  Each batch follows the
cheapest solution from the root to its open goals, then the next best ones, and expands those at their next
level in one elaboration.
"""

from __future__ import annotations

import math
import random
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from agent.model.portfolio.bench import Trial
from agent.model.portfolio.facts import tokens_in
from agent.model.portfolio.ranking import LEVELS, Ranker
from agent.model.portfolio.script import Script, Tactic

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agent.model.portfolio.bench import Bench, Result
    from agent.model.portfolio.goals import Goal

_DEEPEST = 14
_BATCH = 5
_PENALTY = (0.0, 0.7, 2.2)  # what it costs that a goal had to come to this level
_RISKY_HEARTBEATS = 10000
_HEARTBEATS = 20000


@dataclass(eq=False, slots=True)
class Edge:
    """A tactic and the goals it left."""

    tactic: Tactic
    node: Node
    cost: float
    children: list[Node] = field(default_factory=list)

    @property
    def value(self) -> float:
        """The cost to finish by this tactic."""
        return self.cost + sum(c.value for c in self.children)

    @property
    def proved(self) -> bool:
        """Whether nothing is left to do."""
        return all(c.proof for c in self.children)

    @property
    def step(self) -> Script:
        """The tactic with as many children as it has, for paths."""
        return Script(self.tactic, tuple(Script(Tactic("sorry")) for _ in self.children))


@dataclass(eq=False, slots=True)
class Node:
    """A goal, and what has been tried on it."""

    goal: Goal
    parent: Edge | None = None
    index: int = 0
    depth: int = 0
    inductions: int = 0
    level: int = 0
    edges: list[Edge] = field(default_factory=list)
    proof: Script | None = None
    value: float = 1.0
    pending: bool = False

    def path(self) -> tuple[tuple[Script, int], ...]:
        """The steps from the root, outermost first."""
        steps: list[tuple[Script, int]] = []
        node = self
        while node.parent is not None:
            steps.append((node.parent.step, node.index))
            node = node.parent.node
        return tuple(reversed(steps))

    def ancestors(self) -> Iterator[Node]:
        """The nodes above, nearest first, itself included."""
        node: Node | None = self
        while node is not None:
            yield node
            node = node.parent.node if node.parent else None

    @property
    def own_value(self) -> float:
        """The estimate while there are levels left."""
        if self.level >= LEVELS or self.depth > _DEEPEST:
            return math.inf
        return (
            estimate(self.goal) * (0.6 if self.level == 0 else 1.0)
            + _PENALTY[self.level]
            + 3.0 * self.pending
        )

    def refresh(self) -> None:
        """Recompute proof and value from the edges."""
        for e in self.edges:
            if self.proof is None and e.proved:
                self.proof = Script(e.tactic, tuple(c.proof for c in e.children if c.proof))
        self.value = 0.0 if self.proof else min((self.own_value, *(e.value for e in self.edges)))


def estimate(goal: Goal) -> float:
    """How far from done a goal looks: long targets and many hypotheses are harder."""
    hypotheses = sum(min(tokens_in(h.type), 20) for h in goal.hypotheses)
    return 0.7 + 0.03 * min(tokens_in(goal.target), 80) + 0.004 * hypotheses


class Search:
    """One search from one goal."""

    def __init__(self, bench: Bench, ranker: Ranker, goal: Goal, *, sample: int = 0) -> None:
        self._bench = bench
        self._ranker = ranker
        self.root = Node(goal)
        self.root.refresh()
        self._random = random.Random(sample) if sample else None  # noqa: S311  (no secret is made of it)
        self._solved: dict[str, Script] = {}
        self.batches = 0

    def refuse(self) -> None:
        """The proof did not hold as a whole: drop the first step that it began with, and go on."""
        self._solved.clear()
        self.root.proof = None
        self.root.edges = [e for e in self.root.edges if not e.proved]
        self.root.refresh()

    async def prove(self, until: float) -> Script | None:
        """A script that closes the goal, or None when the time, the checks or the ideas are used up."""
        while self.root.proof is None and time.monotonic() < until and not self._bench.exhausted:
            leaves = self._choose()
            if not leaves:
                return None
            await self._expand(leaves)
        return self.root.proof

    def _choose(self) -> list[Node]:
        chosen: list[Node] = []
        while len(chosen) < _BATCH and math.isfinite(self.root.value):
            found = list(self._frontier(self.root))
            if not found:
                break
            for node in found:
                node.pending = True
                chosen.append(node)
                self._update(node)
        for node in chosen:
            node.pending = False
            self._update(node)
        return chosen[: _BATCH + 4]

    def _frontier(self, node: Node) -> Iterator[Node]:
        """The open goals of the cheapest solution below `node`."""
        while True:
            best = min(node.edges, key=lambda e: e.value, default=None)
            if best is None or node.own_value <= best.value:
                if not node.pending and math.isfinite(node.own_value):
                    yield node
                return
            open_goals = [c for c in best.children if c.proof is None]
            fresh = [c for c in open_goals if c.level == 0 and not c.pending]
            if fresh:
                yield from fresh
                return
            node = max(open_goals, key=lambda c: c.value)

    async def _expand(self, nodes: Sequence[Node]) -> None:
        trials: list[Trial] = []
        owners: list[tuple[Node, Trial]] = []
        for node in nodes:
            for trial in self._trials(node):
                trials.append(trial)
                owners.append((node, trial))
            node.level += 1
        self.batches += 1
        results = await self._bench.run(trials)
        for (node, trial), result in zip(owners, results, strict=True):
            self._grow(node, trial, result)
        for node in nodes:
            self._update(node)

    def _trials(self, node: Node) -> Iterator[Trial]:
        tactics = self._ranker.tactics(node.goal, node.level)
        if self._random:
            tactics = [t.dearer(self._random.uniform(0.0, 0.8)) for t in tactics]
        path = node.path()
        tame = tuple(t for t in tactics if not t.risky)
        for start in range(0, len(tame), 24):
            yield Trial(path, tame[start : start + 24], _HEARTBEATS)
        for t in tactics:
            if t.risky:
                yield Trial(path, (t,), _RISKY_HEARTBEATS)

    def _grow(self, node: Node, trial: Trial, result: Result) -> None:
        above = {n.goal.key for n in node.ancestors()}
        known = {tuple(c.goal.key for c in e.children): e for e in node.edges}
        for place, goals in sorted(result.left.items()):
            tactic = trial.tactics[place]
            keys = tuple(g.key for g in goals)
            if any(g.has_metavariables or g.key in above for g in goals):
                continue
            if tactic.arms and len(tactic.arms) != len(goals):
                continue
            cost = tactic.cost + (0.9 * node.inductions if tactic.induction else 0.0)
            if keys in known and known[keys].cost <= cost:
                continue
            edge = Edge(tactic, node, cost)
            for i, goal in enumerate(goals):
                child = Node(goal, edge, i, node.depth + 1, node.inductions + tactic.induction)
                child.proof = self._solved.get(goal.key)
                child.refresh()
                edge.children.append(child)
            known[keys] = edge
            node.edges.append(edge)
        node.edges.sort(key=lambda e: e.cost)

    def _update(self, node: Node) -> None:
        """Carry a change up to the root."""
        for n in node.ancestors():
            n.refresh()
            if n.proof is not None:
                self._solved.setdefault(n.goal.key, n.proof)
