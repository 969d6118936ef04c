"""Lean terms, statements and goals from text into trees, without Lean: for searching, never for judging.

A tolerant parser of the usual notation: what it does not know becomes an operator or an application, so that there is
always a tree.  Names in scope are variables, all others constants, as they are written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.premises.parser import Parser
from agent.premises.tree import ARROW, FORALL, IMPLICIT, INSTANCE, Tree


@dataclass(frozen=True, slots=True)
class Statement:
    """What is to be proved, and from what: `hypotheses` are the types of the binders or hypotheses, by name."""

    goal: Tree
    hypotheses: tuple[tuple[str, Tree], ...] = ()


def term(text: str, variables: frozenset[str] = frozenset()) -> Tree:
    """A term; NOTHING for empty text."""
    return Parser(text, set(variables)).everything()


def signature(text: str, context: str = "") -> Statement:
    """The binders and the type of a declaration, as they stand behind its name; `context` are `variable` commands."""
    scope = Parser(context.replace("variable", " "), set())
    hypotheses = scope.binders()
    parser = Parser(text, {name for name, _ in hypotheses})
    hypotheses += parser.binders()
    parser.skip(":")
    return _opened(parser.everything(), hypotheses)


def goal(text: str) -> Statement:
    """A goal as Lean prints it (`h : p` lines, then `⊢ q`), or a bare statement."""
    before, turnstile, after = text.replace("|-", "⊢").partition("⊢")
    if not turnstile:
        return signature(text if _looks_bound(text) else ": " + text)
    first, _, _ = after.partition("⊢")  # the first of several goals
    lines: list[str] = []
    for line in before.splitlines():
        if line[:1].isspace() and lines:
            lines[-1] += " " + line.strip()
        elif ":" in line and not line.startswith("case "):
            lines.append(line)
    names = {n for line in lines for n in line.partition(":")[0].split()}
    hypotheses = [
        (name, term(line.partition(":")[2].partition(":=")[0], frozenset(names)))
        for line in lines
        for name in line.partition(":")[0].split()
    ]
    return _opened(Parser(_until_case(first), names).everything(), hypotheses)


def _until_case(text: str) -> str:
    kept: list[str] = []
    for line in text.splitlines():
        if line.startswith("case ") or (kept and re.match(r"[^\s:]+ : ", line)):
            break
        kept.append(line)
    return "\n".join(kept)


def _looks_bound(text: str) -> bool:
    return bool(re.match(r"\s*[({\[⦃][^:)\]}]*:", text)) and "):" in re.sub(r"\s", "", text).replace(
        "}:", "):"
    )


def _opened(tree: Tree, hypotheses: list[tuple[str, Tree]]) -> Statement:
    """The `∀` and `→` at the front of a goal count as hypotheses."""
    found = list(hypotheses)
    while tree[0] in (FORALL, ARROW, IMPLICIT, INSTANCE):
        found.append((tree[1], tree[2][0]))
        tree = tree[2][1]
    return Statement(tree, tuple(found))
