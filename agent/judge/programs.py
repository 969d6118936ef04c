"""Does a program satisfy its specification trivially?  Warnings for a person, beside the verdict and never in it.

A specification may say less than was meant: then a constant function, one that ignores an argument or one that gives
its argument back may be proved right.  Here is what the compiled term shows (pure, from the candidate's .olean);
`agent.judge.trial` tries the program on small inputs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from agent.judge import audit
from agent.lean.olean import Kind, Name, Tag
from agent.lean.terms import SUCC, ZERO, Terms, mentions
from agent.types import Reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from agent.judge.environment import Environment
    from agent.judge.examine import Target


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to look at; `place` is the argument that it is about, if it is about one."""

    code: str
    message: str
    place: int | None = None


def written(original: Environment, targets: Iterable[Target]) -> list[Target]:
    """The definitions among the targets that the challenge leaves open."""
    own = original.own
    return [
        t
        for t in targets
        if own.constant(t.name).kind is Kind.DEFINITION and audit.has_hole(original, t.name)
    ]


def structure(
    original: Environment, candidate: Environment, targets: Sequence[Target]
) -> dict[Name, list[Remark]]:
    """What can be seen of each program in the compiled terms."""
    terms = Terms()
    found: dict[Name, list[Remark]] = {}
    theorems = [t.name for t in targets if candidate.own.constant(t.name).kind is Kind.THEOREM]
    spoken_of = _mentioned(candidate, theorems)
    for target in written(original, targets):
        remarks = list(_unused(candidate, target, terms))
        if dead := _dead_branch(original, candidate, target.name, terms):
            remarks.append(
                Remark("program.dead_branch", f"{target.shown} chooses by a condition that is always {dead}")
            )
        if target.name not in spoken_of:
            said = f"no theorem that was proved with {target.shown} says anything of it"
            remarks.append(Remark("program.unspecified", said))
        found[target.name] = remarks
    return found


def _mentioned(environment: Environment, theorems: Iterable[Name]) -> set[Name]:
    """Constants of the file that these theorems state something of, by way of other definitions too."""
    own = environment.own
    seen: set[Name] = set()
    waiting: list[Name] = []
    for name in theorems:
        waiting.extend(own.uses_of([own.constant(name).type]).constants)
    while waiting:
        name = waiting.pop()
        if name in seen or name not in own:
            continue
        seen.add(name)
        if own.constant(name).kind is not Kind.THEOREM:
            waiting.extend(own.uses(name).constants)
    return seen


def _unused(candidate: Environment, target: Target, terms: Terms) -> Iterator[Remark]:
    """Arguments that the body never mentions."""
    module = candidate.own
    constant = module.constant(target.name)
    value = terms.value(module, constant)
    if value is None:
        return
    names, data = signature(candidate, target.name)
    unused = []
    for place, name in enumerate(names):
        node = terms.nodes[value]
        if node[0] is not Tag.LAMBDA:
            break
        value = cast("int", node[2])
        if place in data and not mentions(terms, value, 0):
            unused.append((place, name))
    if unused and len(unused) == len(data):
        yield Remark("program.constant", f"{target.shown} gives the same result whatever it is given")
        return
    for place, name in unused:
        yield Remark("program.unused", f"{target.shown} never uses {name}", place)


def signature(environment: Environment, name: Name) -> tuple[tuple[str, ...], set[int]]:
    """What each argument is called, and which carry data: no types, no instances, no proofs where that shows."""
    module = environment.own
    address = module.constant(name).type
    names: list[str] = []
    data: set[int] = set()
    types: list[tuple[int, int]] = []
    while True:
        term = module.term(address)
        if term.tag is Tag.MDATA:
            address = term.children[0]
            continue
        if term.tag is not Tag.FORALL:
            break
        binder = module.binder_name(term)
        plain = len(binder) == 1 and isinstance(binder[0], str)
        names.append(f"its argument {binder[0]}" if plain else f"its argument number {len(names) + 1}")
        types.append((term.info, term.children[0]))
        address = term.children[1]
    for place, (info, domain) in enumerate(types):
        tag = module.term(domain).tag
        if info == 0 and tag is not Tag.SORT and not _is_proof(environment, domain):
            data.add(place)
    return tuple(names), data


def _is_proof(environment: Environment, domain: int) -> bool:
    """Whether a type is a proposition as far as its head tells."""
    module = environment.own
    term = module.term(domain)
    while term.tag in (Tag.APP, Tag.MDATA):
        term = module.term(term.children[0])
    if term.tag is not Tag.CONST:
        return False
    name = module.constant_name(term)
    owner = environment.module(name)
    if owner is None:
        return False
    found = owner.term(owner.constant(name).type)
    while found.tag in (Tag.FORALL, Tag.MDATA):
        found = owner.term(found.children[-1])
    return found.tag is Tag.SORT and owner.level(found.fields[0])[0] == 0


def _dead_branch(original: Environment, candidate: Environment, root: Name, terms: Terms) -> str:
    """`false` or `true` where the program, or a helper of its own, branches on that; empty where none does."""
    own = candidate.own
    seen, waiting = set[Name](), [root]
    while waiting:
        name = waiting.pop()
        if name in seen or name not in own or own.constant(name).kind is not Kind.DEFINITION:
            continue
        seen.add(name)
        value = terms.value(own, own.constant(name))
        if value is not None and (dead := _constant_condition(terms, value)):
            return dead
        uses = own.uses(name).constants
        waiting.extend(n for n in uses if n not in original.own or n == root or audit.is_auxiliary(n))
    return ""


def _constant_condition(terms: Terms, root: int) -> str:
    """Looks for `if False`, `if true = false`, `cond false` and the like anywhere in a term."""
    seen, waiting = set[int](), [root]
    while waiting:
        number = waiting.pop()
        if number in seen:
            continue
        seen.add(number)
        node = terms.nodes[number]
        if node[0] is Tag.APP:
            function, condition = cast("tuple[int, int]", node[1:])
            if (below := terms.nodes[function])[0] is Tag.APP:
                branch = terms.nodes[cast("int", below[1])]
                if branch[0] is Tag.CONST and branch[1] in (("ite",), ("dite",), ("cond",)):
                    said = _truth(terms, condition)
                    if said:
                        return said
        below_here = {Tag.APP: 1, Tag.LAMBDA: 1, Tag.FORALL: 1, Tag.LET: 1, Tag.PROJECTION: 3}
        if node[0] in below_here:
            waiting.extend(cast("tuple[int, ...]", node[below_here[cast("Tag", node[0])] :]))
    return ""


def _truth(terms: Terms, condition: int) -> str:
    """`true` or `false` for a condition that says so on its face; empty for any other."""
    false, true = terms.const(("Bool", "false")), terms.const(("Bool", "true"))
    equation = terms.app(terms.const(("Eq",), terms.add((SUCC, terms.add((ZERO,))))), terms.const(("Bool",)))
    known = {
        terms.const(("False",)): "false",
        terms.const(("True",)): "true",
        false: "false",
        true: "true",
        terms.app(equation, false, true): "false",
        terms.app(equation, true, true): "true",
    }
    return known.get(condition, "")


def merge(seen: Sequence[Remark], tried: Sequence[Remark]) -> tuple[Reason, ...]:
    """Warnings of both kinds, each said once: what the term shows need not be shown by examples."""
    if any(r.code == "program.constant" for r in tried):
        seen = [r for r in seen if r.code != "program.unused"]
    known = {(r.code, r.place) for r in seen}
    if ("program.constant", None) in known:
        tried = ()
    chosen = (*seen, *(r for r in tried if (r.code, r.place) not in known))
    return tuple(Reason(r.code, r.message) for r in chosen)
