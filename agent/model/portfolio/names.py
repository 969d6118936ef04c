"""Names for what a tactic introduces, and the tactics that are mostly names: `intro`, `obtain`, `cases .. with`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agent.model.portfolio.script import Tactic

if TYPE_CHECKING:
    from agent.model.portfolio.facts import Inductive
    from agent.model.portfolio.goals import Goal, Hypothesis
    from agent.model.portfolio.terms import Term


def fresh(goal: Goal, base: str, count: int) -> list[str]:
    """`count` names that no hypothesis has, made from `base`."""
    taken = {h.name for h in goal.hypotheses}
    out: list[str] = []
    candidates = [base, *(base + s for s in ("'", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"))]
    if count > 1 and len(base) == 1 and base.isalpha():
        candidates = [chr(c) for c in range(ord(base), ord("z") + 1)] + candidates
    for c in candidates:
        if c not in taken and len(out) < count:
            out.append(c)
            taken.add(c)
    return out + [f"{base}_{i}" for i in range(count - len(out))]


def subscript(i: int) -> str:
    """A digit as it is written below the line."""
    return "₀₁₂₃₄₅₆₇₈₉"[i]


def hidden_names(goal: Goal) -> str:
    """Arguments for `rename_i` that name every inaccessible hypothesis."""
    hidden = [h for h in goal.hypotheses if not h.accessible and not h.name.startswith("inst")]
    taken = {h.name for h in goal.hypotheses}
    out = []
    for h in hidden:
        base = h.name.rstrip("✝⁰¹²³⁴⁵⁶⁷⁸⁹").replace(".", "_") or "x"
        base = "ih" if "ih" in base else ("h" if base == "a" and h.term.kind == "op" else base)
        name = next(n for n in (base, *(f"{base}{i}" for i in range(1, 99))) if n not in taken)
        taken.add(name)
        out.append(name)
    return " ".join(out)


def introduction(goal: Goal) -> str:
    """`intro` for all leading binders, arrows and negations of the target; empty when there is none."""
    taken = {h.name for h in goal.hypotheses}
    names: list[str] = []

    def name(base: str) -> None:
        base = base if re.fullmatch(r"[^\W\d][\w']*", base) else "h"
        free = next(n for n in (base, *(f"{base}{i}" for i in range(1, 99))) if n not in taken)
        taken.add(free)
        names.append(free)

    term = goal.term
    while True:
        if term.head == "∀" and term.kind == "binder":
            if m := re.fullmatch(r"(\S+) [∈<≤>≥≠] .*", term.text):
                name(m[1])
                name("h" + m[1])
            else:
                for group in re.findall(r"[({\[⦃]([^:]*?) :[^)}\]⦄]*[)}\]⦄]|(\S+)", term.text.partition(" : ")[0]
                                        if term.text[0] not in "({[⦃" else term.text):  # fmt: skip
                    for n in (group[0] or group[1]).split():
                        name(n)
            term = term.args[0]
        elif term.head == "→" and term.kind == "op":
            name("h")
            term = term.args[1]
        elif (term.head == "¬" and term.kind == "prefix") or (term.head == "≠" and term.kind == "op"):
            name("h")
            break
        else:
            break
    return f"intro {' '.join(names)}" if names else ""


def destruct_pattern(h: Hypothesis, goal: Goal) -> str:
    """An anonymous-constructor pattern for a hypothesis of conjunctions and existentials."""
    taken = {x.name for x in goal.hypotheses} - {h.name}

    def pick(base: str) -> str:
        free = next(n for n in (base, *(f"{base}{i}" for i in range(1, 99))) if n not in taken)
        taken.add(free)
        return free

    def pattern(term: Term, name: str) -> list[str]:
        if term.head == "∧" and term.kind == "op":
            left = pattern(term.args[0], name)
            first = left[0] if len(left) == 1 else f"⟨{', '.join(left)}⟩"
            return [first, *pattern(term.args[1], name)]
        if term.head == "∃" and term.kind == "binder":
            words = term.text.partition(" : ")[0].strip("()").split()
            if m := re.fullmatch(r"(\S+) ([∈<≤>≥]) .*", term.text):
                return [pick(m[1]), pick("h" + m[1]), *pattern(term.args[0], name)]
            return [*(pick(w) for w in words), *pattern(term.args[0], name)]
        return [pick(name)]

    parts = pattern(h.term, h.name)
    return f"⟨{', '.join(parts)}⟩" if len(parts) > 1 else ""


def structured(
    verb: str, name: str, kind: Inductive, goal: Goal, cost: float, generalizing: str = ""
) -> Tactic:
    """`cases`/`induction NAME with` and its alternatives with readable names."""
    taken = {h.name for h in goal.hypotheses} - {name}
    arms = []
    for c in kind.constructors:
        used = set(taken)

        def pick(base: str, used: set[str] = used) -> str:
            free = next(n for n in (base, *(f"{base}{i}" for i in range(1, 99))) if n not in used)
            used.add(free)
            return free

        words, hypotheses = [], []
        recursive = sorted(c.recursive)
        for i, f in enumerate(c.fields):
            base = _field_name(f.name, f.type, name, kind, i in c.recursive, len(recursive))
            if i in c.recursive and len(recursive) == 2 and _is_nameless(f.name):
                base = "lr"[recursive.index(i)]
            field = pick(base)
            if f.explicit:
                words.append(field)
            if i in c.recursive and verb == "induction":
                hypotheses.append(
                    "ih" if len(recursive) == 1 else f"ih{field}" if len(field) == 1 else f"ih_{field}"
                )
        arms.append(" ".join([c.short, *words, *(pick(h) for h in hypotheses)]))
    text = f"{verb} {name}{f' generalizing {generalizing}' if generalizing else ''} with"
    return Tactic(text, cost, tuple(arms), induction=verb == "induction" or kind.recursive)


def _is_nameless(given: str) -> bool:
    return given in ("_", "a") or given.startswith("a_") or "✝" in given


def _field_name(given: str, type_: str, variable: str, kind: Inductive, recursive: bool, count: int) -> str:
    short = kind.name.rsplit(".", 1)[-1]
    plural = len(variable) > 1 and variable.endswith("s")
    if recursive and count == 1 and (short in ("Nat", "List") or given in ("_", "a", "tail")):
        return variable
    if short == "List" and not recursive:
        return variable[:-1] if plural else "x"
    if not _is_nameless(given):
        return given
    initial = next((c for c in type_ if c.isalpha()), "a").lower()
    return {"n": "n", "b": "b", "l": "xs"}.get(initial, initial if recursive else "x")
