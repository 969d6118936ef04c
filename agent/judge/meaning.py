"""One hash for all that a statement says: its own terms, and those of every definition of the project below it.

Two compilations of a module are seldom the same bytes once a proof, a comment or an option has changed; what a
statement says over it is the same as long as this hash is.  Constants of libraries stand in it by their names, and of
theorems only what they state: which proof they have is no part of a meaning.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, cast

from agent.lean.constants import Kind, Tag
from agent.lean.terms import PARAM, ZERO, Terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from agent.judge.environment import Environment
    from agent.lean.olean import Constant, Name, Olean, Rule
    from agent.lean.terms import Node


class Meanings:
    """The hashes for constants of one file; modules in `folders` are read, others are libraries."""

    def __init__(self, environment: Environment, folders: Sequence[Path]) -> None:
        self._environment, self._folders = environment, folders
        self._terms = Terms()
        self._digests: list[str] = []
        self._said: dict[Name, tuple[str, frozenset[Name]] | None] = {}

    def of(self, root: Name) -> str:
        """The hash; empty where something below `root` could not be read, or nobody declares it."""
        found: dict[Name, str] = {}
        waiting = [root]
        while waiting:
            name = waiting.pop()
            if name in found:
                continue
            if name not in self._said:
                self._said[name] = self._say(name)
            said = self._said[name]
            if said is None:
                return ""
            found[name], below = said
            waiting += below
        return _sha256(ascii((root, sorted((ascii(name), text) for name, text in found.items()))))

    def _say(self, name: Name) -> tuple[str, frozenset[Name]] | None:
        """What one constant is, and which it mentions; None where that is not known."""
        modules = self._environment.modules(name)
        if not modules or self._unread(name):
            return None
        own = [(m, m.constant(name)) for m in modules if self._is_own(m)]
        said = ascii([self._content(module, constant) for module, constant in own])
        below: set[Name] = set()
        for module, constant in own:
            used = module.uses_of(address for address, _ in _terms_of(constant)).constants
            below |= {*constant.constructors, *constant.group, *used}
        return said, frozenset(below)

    def _unread(self, name: Name) -> bool:
        return name not in self._environment.own and self._environment.imported.unread(name)

    def _is_own(self, module: Olean) -> bool:
        return module is self._environment.own or any(map(module.path.is_relative_to, self._folders))

    def _content(self, module: Olean, constant: Constant) -> object:
        """All of a constant that has a meaning, as data that is written in one way only."""
        terms = [
            (self._terms.term(module, address, constant.level_params), rule)
            for address, rule in _terms_of(constant)
        ]
        self._digest_new()
        return (
            (int(constant.kind), int(constant.safety), len(constant.level_params)),
            (constant.numbers, constant.flags, constant.group, constant.constructors),
            [self._digests[term] for term, rule in terms if rule is None],
            [
                (rule.constructor, rule.fields, self._digests[term])
                for term, rule in terms
                if rule is not None
            ],
        )

    def _digest_new(self) -> None:
        """Hash the nodes that are new in the table, where each stands behind those below it."""
        for node in self._terms.nodes[len(self._digests) :]:
            self._digests.append(_sha256(ascii(self._written(node))))

    def _written(self, node: Node) -> tuple[object, ...]:
        """A node with the digests of those below it in place of their numbers."""
        tag = int(cast("int", node[0]))
        plain: tuple[object, ...] = node[1:]
        below: tuple[object, ...] = ()
        if tag in (Tag.SORT, Tag.APP, Tag.LAMBDA, Tag.FORALL, Tag.LET) or ZERO <= tag < PARAM:
            plain, below = (), plain
        elif tag == Tag.CONST:
            plain, below = plain[:1], cast("tuple[object, ...]", plain[1])
        elif tag == Tag.PROJECTION:
            plain, below = plain[:2], plain[2:]
        elif tag == Tag.LITERAL and isinstance(number := plain[0], int):
            plain = ("Nat", hex(number))  # of any length
        return (tag, plain, tuple(self._digests[cast("int", each)] for each in below))


def _terms_of(constant: Constant) -> Iterator[tuple[int, Rule | None]]:
    """The addresses of the terms that have a meaning: a proof has none.  Those of rules come with them."""
    yield constant.type, None
    if constant.kind is not Kind.THEOREM and constant.value is not None:
        yield constant.value, None
    for rule in constant.rules:
        yield rule.value, rule


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("ascii")).hexdigest()
