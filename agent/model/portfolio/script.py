"""Tactics, and proof scripts as trees: how they are written for a probe, for a path, and for people."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Tactic:
    """One tactic on one line.

    `arms` are the patterns of a structured `cases`/`induction ... with`; one goal remains for each.
    `closing`: worth nothing unless it leaves no goal.  `risky`: may run into a limit that `first` cannot
    catch, so it is tried apart. `induction` marks the steps whose nesting is to be kept low.
    """

    text: str
    cost: float = 0.0
    arms: tuple[str, ...] = ()
    closing: bool = False
    risky: bool = False
    induction: bool = False
    cut: bool = False

    @property
    def probe(self) -> str:
        """It on one line, leaving the goals of its arms open."""
        if self.cut:
            return f"{self.text} := ?_"
        return " ".join((self.text.replace("\n", "; "), *(f"| {arm} => ?_" for arm in self.arms)))

    def dearer(self, by: float) -> Tactic:
        """The same at a higher cost."""
        return replace(self, cost=self.cost + by)


@dataclass(frozen=True, slots=True)
class Script:
    """A tactic and the scripts of the goals that it leaves; `sorry` is a script too."""

    tactic: Tactic
    children: tuple[Script, ...] = ()

    def lines(self) -> list[str]:
        """Clean Lean: arms or bullets where several goals are left, one after the other where a single one
        is."""
        if self.tactic.cut:
            proof, rest = (c.lines() for c in self.children)
            if len(proof) == 1:
                return [f"{self.tactic.text} := by {proof[0]}", *rest]
            return [f"{self.tactic.text} := by", *(f"  {line}" for line in proof), *rest]
        if self.tactic.arms:
            out = [self.tactic.text]
            for arm, child in zip(self.tactic.arms, self.children, strict=True):
                out += _arm(arm, child)
            return out
        if len(self.children) == 1:
            return [*self.tactic.text.split("\n"), *self.children[0].lines()]
        out = self.tactic.text.split("\n")
        for child in self.children:
            first, *rest = child.lines()
            out += [f"· {first}", *(f"  {line}" for line in rest)]
        return out

    def walk(self) -> Iterator[Script]:
        """This node and all below it, in the order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()

    def simplifications(self) -> Iterator[Script]:
        """Scripts with one step less: a step that leaves a single goal is left out, or a whole tree becomes
        its leaf."""
        if len(self.children) == 1 and not self.tactic.arms:
            yield self.children[0]
        if self.tactic.cut:
            yield self.children[1]
        for i, child in enumerate(self.children):
            for smaller in child.simplifications():
                yield replace(self, children=(*self.children[:i], smaller, *self.children[i + 1 :]))

    @property
    def weight(self) -> tuple[int, int]:
        """Lines, then characters: what `simplifications` make smaller."""
        lines = self.lines()
        return len(lines), sum(map(len, lines))


SORRY = Script(Tactic("sorry"))


def _arm(arm: str, child: Script) -> list[str]:
    lines = child.lines()
    if len(lines) == 1 and len(arm) + len(lines[0]) < 90:
        return [f"| {arm} => {lines[0]}"]
    return [f"| {arm} =>", *(f"  {line}" for line in lines)]


def wrap(path: Sequence[tuple[Script, int]], inner: Script) -> Script:
    """`inner` in place of child `index` of each step of `path`, outermost first; siblings become `sorry`."""
    for step, index in reversed(path):
        children = tuple(inner if i == index else SORRY for i in range(len(step.children)))
        inner = Script(step.tactic, children)
    return inner


def indent(lines: Sequence[str], by: int) -> str:
    """Lines joined, all but the first indented by `by` spaces."""
    return ("\n" + " " * by).join(lines)
