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
    from collections.abc import Sequence
    from pathlib import Path

    from agent.judge.environment import Environment
    from agent.lean.olean import Constant, Name, Olean
    from agent.lean.terms import Node


def meaning(environment: Environment, name: Name, folders: Sequence[Path]) -> str:
    """The hash for the constant `name` of a file; modules in `folders` are read, others are libraries.

    Empty where something below it could not be read, or nobody declares it.
    """
    return _Walk(environment, folders).hash(name)


class _Walk:
    def __init__(self, environment: Environment, folders: Sequence[Path]) -> None:
        self._environment, self._folders = environment, folders
        self._terms = Terms()
        self._digests: list[str] = []
        self._mentioned: list[Name] = []

    def hash(self, root: Name) -> str:
        said: dict[Name, str] = {}
        waiting = [root]
        while waiting:
            name = waiting.pop()
            if name in said:
                continue
            modules = self._environment.modules(name)
            if not modules or self._unread(name):
                return ""
            own = [m for m in modules if self._is_own(m)]
            said[name] = ascii([self._content(m, m.constant(name)) for m in own])
            for constant in (m.constant(name) for m in own):
                waiting += (*constant.constructors, *constant.group)
            waiting += self._mentioned
            self._mentioned.clear()
        return _sha256(ascii((root, sorted((ascii(name), text) for name, text in said.items()))))

    def _unread(self, name: Name) -> bool:
        return name not in self._environment.own and self._environment.imported.unread(name)

    def _is_own(self, module: Olean) -> bool:
        return module is self._environment.own or any(map(module.path.is_relative_to, self._folders))

    def _content(self, module: Olean, constant: Constant) -> object:
        """All of a constant that has a meaning, as data that is written in one way only."""
        terms = [self._terms.type(module, constant)]
        if constant.kind is not Kind.THEOREM and constant.value is not None:
            terms.append(self._terms.term(module, constant.value, constant.level_params))
        rules = [
            (rule.constructor, rule.fields, self._terms.term(module, rule.value, constant.level_params))
            for rule in constant.rules
        ]
        self._digest_new()
        return (
            (int(constant.kind), int(constant.safety), len(constant.level_params)),
            (constant.numbers, constant.flags, constant.group, constant.constructors),
            [self._digests[term] for term in terms],
            [(constructor, fields, self._digests[term]) for constructor, fields, term in rules],
        )

    def _digest_new(self) -> None:
        """Hash the nodes that are new in the table, where each stands behind those below it."""
        for node in self._terms.nodes[len(self._digests) :]:
            if node[0] in (Tag.CONST, Tag.PROJECTION):
                self._mentioned.append(cast("Name", node[1]))
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


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("ascii")).hexdigest()
