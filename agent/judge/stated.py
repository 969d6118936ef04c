"""Whether a definition that a challenge leaves open is part of what is stated: whether its values are types or
propositions, or hold some.

`def P : Prop := sorry` is; so is a structure with a field `P : Prop` somewhere in it, a `List Prop`, a `Nat × Type`, a
`Setoid`.  Whoever fills such a hole chooses what the theorems about it say.  The answer errs on the side of yes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from agent.lean.olean import Kind, Name, Tag
from agent.lean.terms import ZERO, telescope

if TYPE_CHECKING:
    from agent.judge.environment import Environment
    from agent.lean.olean import Constant
    from agent.lean.terms import Terms

_MAX_TYPES = 10_000


def holds_sorts(environment: Environment, terms: Terms, type_: int) -> bool:
    """Whether a value of this type (if it is a function, its result) may hold a type or a proposition."""
    return _Search(environment, terms).holds(type_)


class _Search:
    def __init__(self, environment: Environment, terms: Terms) -> None:
        self._environment, self._terms = environment, terms
        self._seen: set[int] = set()
        self._unfolded: set[Name] = set()

    def holds(self, type_: int) -> bool:
        waiting = [type_]
        while waiting:
            number = telescope(self._terms, waiting.pop())[1]
            if number in self._seen:
                continue
            self._seen.add(number)
            if len(self._seen) > _MAX_TYPES:
                return True  # in doubt it does
            node = self._terms.nodes[number]
            if node[0] is Tag.SORT:
                return True
            if node[0] in (Tag.LAMBDA, Tag.LET):
                waiting.append(cast("int", node[-1]))
                continue
            arguments = []
            while node[0] is Tag.APP:
                arguments.append(cast("int", node[2]))
                node = self._terms.nodes[cast("int", node[1])]
            if node[0] is Tag.LAMBDA:  # `(fun x => B) a`
                waiting += [*arguments, cast("int", node[-1])]
            elif node[0] is not Tag.CONST:
                waiting += arguments
            elif not self._makes_propositions(name := cast("Name", node[1])):  # a proof holds nothing
                waiting += [*arguments, *self._inside(name)]
        return False

    def _inside(self, name: Name) -> list[int]:
        """What a constant stands for, if it is defined; the types of the fields of its values, if it is a type."""
        if name in self._unfolded:
            return []
        self._unfolded.add(name)
        module = self._environment.module(name)
        if module is None:  # in doubt it does
            return [self._terms.sort(self._terms.add((ZERO,)))]
        constant = module.constant(name)
        if constant.kind is Kind.DEFINITION:
            value = self._terms.value(module, constant)
            return [] if value is None else [value]
        return [f for c in constant.constructors for f in self._fields(c)]

    def _fields(self, constructor: Name) -> list[int]:
        module = self._environment.module(constructor)
        if module is None:
            return []
        constant = module.constant(constructor)
        number = self._terms.type(module, constant)
        fields = []
        while self._terms.nodes[number][0] is Tag.FORALL:
            _, field, number = cast("tuple[object, int, int]", self._terms.nodes[number])
            fields.append(field)
        return fields[_parameters(constant) :]

    def _makes_propositions(self, name: Name) -> bool:
        """Whether this constant, applied to its arguments, is a proposition."""
        module = self._environment.module(name)
        if module is None:
            return False
        _, conclusion = telescope(self._terms, self._terms.type(module, module.constant(name)))
        return self._terms.nodes[conclusion] == (Tag.SORT, self._terms.add((ZERO,)))


def _parameters(constructor: Constant) -> int:
    return constructor.numbers[1]
