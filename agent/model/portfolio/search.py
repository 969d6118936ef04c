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
_NEAR = 0.25  # how much dearer than the best solution what is expanded along with it may be
_PENALTY = (0.0, 0.6, 1.5)  # what it costs that a goal had to come to this level
_RISKY_HEARTBEATS = 10000
_HEARTBEATS = 20000
_HOPELESS = 40.0
_MOST_CUTS = 2
_MOST_UPDATES = 5000


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
    """A goal, and what has been tried on it.

    The same goal met again is the same node with one more parent; `parents[0]` is how it was first reached.
    `inductions` and `cuts` count those on that way; `conjectured` says that the goal is a lemma of ours.
    """

    goal: Goal
    parents: list[Edge] = field(default_factory=list)
    index: int = 0
    depth: int = 0
    inductions: int = 0
    cuts: int = 0
    conjectured: bool = False
    level: int = 0
    edges: list[Edge] = field(default_factory=list)
    proof: Script | None = None
    value: float = 1.0
    pending: bool = False

    def path(self) -> tuple[tuple[Script, int], ...]:
        """The steps from the root, outermost first."""
        steps: list[tuple[Script, int]] = []
        node = self
        while node.parents:
            steps.append((node.parents[0].step, node.index))
            node = node.parents[0].node
        return tuple(reversed(steps))

    def ancestors(self) -> Iterator[Node]:
        """The nodes on the way from the root, nearest first, itself included."""
        node: Node | None = self
        while node is not None:
            yield node
            node = node.parents[0].node if node.parents else None

    @property
    def own_value(self) -> float:
        """The estimate while there are levels left."""
        if self.level >= LEVELS or self.depth > _DEEPEST:
            return math.inf
        doubt = 1.0 if self.conjectured and self.level else 0.0
        return (
            doubt
            + estimate(self.goal) * (0.6 if self.level == 0 else 1.0)
            + _PENALTY[self.level]
            + 3.0 * self.pending
        )

    def refresh(self) -> bool:
        """Recompute proof and value from the edges; whether they changed."""
        before = self.value, self.proof
        if self.proof is None:
            done = next((e for e in self.edges if e.proved), None)
            if done:
                self.proof = Script(done.tactic, tuple(c.proof for c in done.children if c.proof))
        value = 0.0 if self.proof else min((self.own_value, *(e.value for e in self.edges)))
        self.value = value if value < _HOPELESS else math.inf
        return (self.value, self.proof) != before


def estimate(goal: Goal) -> float:
    """How far from done a goal looks: long targets and many hypotheses are harder."""
    hypotheses = sum(min(tokens_in(h.type), 20) for h in goal.hypotheses)
    no_hope = 1.2 if goal.target == "False" else 0.0  # as a rule something true was lost on the way
    return no_hope + 0.7 + 0.03 * min(tokens_in(goal.target), 80) + 0.004 * hypotheses


class Search:
    """One search from one goal."""

    def __init__(self, bench: Bench, ranker: Ranker, goal: Goal, *, sample: int = 0) -> None:
        self._bench = bench
        self._ranker = ranker
        self.root = Node(goal)
        self.root.refresh()
        self._random = random.Random(sample) if sample else None  # noqa: S311  (no secret is made of it)
        self._nodes = {goal.key: self.root}
        self.batches = 0

    def refuse(self) -> None:
        """The proof did not hold as a whole: drop the first step that it began with, and go on."""
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
        near = self.root.value + _NEAR
        while (
            len(chosen) < _BATCH
            and math.isfinite(self.root.value)
            and not (chosen and self.root.value > near)
        ):
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
        seen: set[int] = set()
        while id(node) not in seen:
            seen.add(id(node))
            best = min(node.edges, key=lambda e: e.value, default=None)
            if best is None or node.own_value <= best.value:
                if not node.pending and math.isfinite(node.own_value):
                    yield node
                return
            open_goals = [c for c in best.children if c.proof is None]
            if best.tactic.cut and best.children[0] in open_goals:
                open_goals = best.children[:1]  # what a lemma is good for matters once it is proved
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
        tactics = self._ranker.tactics(node.goal, node.level, conjectured=node.conjectured)
        if node.cuts >= _MOST_CUTS:
            tactics = [t for t in tactics if not t.cut]
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
        for place, left in sorted(result.left.items()):
            tactic = trial.tactics[place]
            goals = (
                left[::-1] if tactic.cut else left
            )  # Lean puts the goal of `?_` last, the text wants it first
            keys = tuple(g.key for g in goals)
            if any(g.has_metavariables or g.key in above for g in goals):
                continue
            if (tactic.arms and len(tactic.arms) != len(goals)) or (tactic.cut and len(goals) != 2):
                continue
            cost = (
                tactic.cost
                + (1.1 * node.inductions if tactic.induction else 0.0)
                + 1.0 * node.cuts * tactic.cut
            )
            if keys in known and known[keys].cost <= cost:
                continue
            known[keys] = edge = Edge(tactic, node, cost)
            edge.children = [self._child(edge, i, goal) for i, goal in enumerate(goals)]
            node.edges.append(edge)
        node.edges.sort(key=lambda e: e.cost)

    def _child(self, edge: Edge, index: int, goal: Goal) -> Node:
        child = self._nodes.get(goal.key)
        if child is None:
            parent, tactic = edge.node, edge.tactic
            child = Node(
                goal,
                [],
                index,
                parent.depth + 1,
                parent.inductions + tactic.induction,
                parent.cuts + tactic.cut,
            )
            child.conjectured = (tactic.cut and index == 0) or (
                parent.conjectured and tactic.text.startswith("intro ")
            )
            if tactic.cut and index == 0:
                child.inductions = 0
            self._nodes[goal.key] = child
        child.parents.append(edge)
        child.refresh()
        return child

    def _update(self, node: Node) -> None:
        """Carry a change up to the root."""
        todo, rounds = [node], 0
        first = True
        while todo and rounds < _MOST_UPDATES:
            n = todo.pop(0)
            rounds += 1
            if n.refresh() or first:
                todo += [e.node for e in n.parents]
            first = False
