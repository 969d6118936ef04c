"""Statement identity (step 4 of TRUST.md): does a name mean in the candidate what it means in the original?

Both files were compiled under the same module name with the same imports, so imported constants are equal by
name; those of the files themselves are compared by content, transitively.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from agent.judge.audit import SORRY, closure, has_hole, is_auxiliary, is_native, public
from agent.judge.policy import Filling
from agent.judge.stated import holds_sorts
from agent.lean.olean import Kind, Name, Safety, Tag, display
from agent.lean.terms import ZERO, Terms, binder_infos, head
from agent.types import Reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from agent.judge.environment import Environment
    from agent.judge.policy import Policy
    from agent.lean.olean import Constant, Olean

_NONCOMPUTABLE: Name = ("Lean", "noncomputableExt")
_PROTECTED: Name = ("Lean", "protectedExt")
_ID: Name = ("id",)
_CHOICE: Name = ("Classical", "choice")
_RECURSION = frozenset({"brecOn", "rec", "fix", "fixF", "binductionOn"})
_BY_NAME_ONLY = frozenset({Kind.AXIOM, Kind.OPAQUE, Kind.QUOT})  # two of the same content are two
_COMPARISON_LIMIT = 2_000_000


class Comparison:
    """Compares constants of an original and a candidate, each pair once; `reasons` collects the differences.

    `fillable` are definitions that the user named; `programs_run` says that a definition which the challenge
    leaves open must stay a program, as it is outside `noncomputable section`.  For a `bystander`, what stands in a hole
    does not matter: the hole is a target of its own, or stays one.  `kept` are definitions with holes whose text is
    the same around them (`agent.judge.kept`).
    """

    def __init__(
        self,
        original: Environment,
        candidate: Environment,
        policy: Policy,
        terms: Terms,
        fillable: frozenset[Name],
        *,
        programs_run: bool = True,
        bystander: bool = False,
        kept: Mapping[str, frozenset[str]] = MappingProxyType({}),
    ) -> None:
        self._original, self._candidate = original, candidate
        self._bystander = bystander
        self._kept = kept
        self._policy, self._terms = policy, terms
        self._fillable = fillable
        self._pairs: set[tuple[Name, Name]] = set()
        self._waiting: list[tuple[Name, Name]] = []
        self._same: set[int] = set()
        self._different: set[tuple[int, int, bool]] = set()
        self._steps = 0
        self._target: Name = ()
        self.reasons: list[Reason] = []
        after, before = candidate.own.entry_names(_NONCOMPUTABLE), original.own.entry_names(_NONCOMPUTABLE)
        self._newly_noncomputable = after - before if programs_run else frozenset()

    def target(self, name: Name) -> list[Reason]:
        """Reasons why `name` does not state in the candidate what it states in the original."""
        self._target = name
        before, after = self._original.own.constant(name), None
        if name in self._candidate.own:
            after = self._candidate.own.constant(name)
        shown = display(public(name))
        if after is None:
            return [Reason("target.missing", f"the solution declares no {before.kind.word} named {shown}")]
        if before.kind is not after.kind or before.safety is not after.safety:
            return [
                Reason(
                    "target.kind",
                    f"{shown} is {_kind(before)} in the challenge, but {_kind(after)} in the solution",
                )
            ]
        if len(before.level_params) != len(after.level_params):
            return [
                Reason("target.universes", f"{shown} has other universe parameters than in the challenge")
            ]
        infos = binder_infos(self._original.own, before.type), binder_infos(self._candidate.own, after.type)
        self._pair(name, name)
        self._work()
        if not self.reasons and infos[0] != infos[1]:
            self.reasons.append(
                Reason("target.binders", f"arguments of {shown} are implicit in other places")
            )
        return self.reasons

    def axiom(self, name: Name) -> list[Reason]:
        """Reasons why an axiom of the candidate's is not the original's; none for an imported one."""
        if name in self._candidate.own and not is_native(name):
            self._pair(name, name)
            self._work()
        return [Reason("axiom.changed", reason.message) for reason in self.reasons]

    def _pair(self, a: Name, b: Name) -> None:
        if (a, b) not in self._pairs:
            self._pairs.add((a, b))
            self._waiting.append((a, b))

    def _work(self) -> None:
        while self._waiting and not self.reasons:
            self._compare(*self._waiting.pop())

    def _compare(self, a: Name, b: Name) -> None:
        original, candidate = self._original.own, self._candidate.own
        if a not in original and b not in candidate:
            if why := self._imported_otherwise(a, b):
                self._differ(a, why)
            return
        if b not in candidate:
            self._differ(a, "the solution does not declare it")
            return
        if a not in original:
            self._differ(b, "the challenge does not declare it in this file")
            return
        if a != b and not self._may_be_renamed(a, b):
            self._differ(a, f"{display(b)} stands where {display(a)} was")
            return
        before, after = original.constant(a), candidate.constant(b)
        if (before.kind, before.safety) != (after.kind, after.safety):
            self._differ(a, f"it is {_kind(before)} in the challenge, but {_kind(after)} in the solution")
        elif len(before.level_params) != len(after.level_params) or before.numbers != after.numbers:
            self._differ(a, "its universes or parameters are others")
        elif before.flags != after.flags or len(before.rules) != len(after.rules):
            self._differ(a, "it is of another shape")
        elif not self._terms_match(self._type(before, a), self._type(after, b, candidate=True)):
            self._differ(a, "its type is another")
        else:
            self._compare_content(a, before, after)

    def _may_be_renamed(self, a: Name, b: Name) -> bool:
        """Whether two constants may have other names and still be one: what Lean made up, if its content says all."""
        return (
            is_auxiliary(a) and is_auxiliary(b) and self._original.own.constant(a).kind not in _BY_NAME_ONLY
        )

    def _imported_otherwise(self, a: Name, b: Name) -> str:
        """How two imported constants differ; empty if they are one, of the same compiled module."""
        if a != b:
            return f"{display(b)} stands where {display(a)} was"
        before, after = self._original.imported.owners(a)[:1], self._candidate.imported.owners(b)[:1]
        same = before == after or [m.sha256 for m in before] == [m.sha256 for m in after]
        return "" if same else "another imported module declares it"

    def _compare_content(self, a: Name, before: Constant, after: Constant) -> None:
        if before.kind in (Kind.DEFINITION, Kind.OPAQUE):
            self._compare_value(a, before, after)
        elif before.kind is Kind.INDUCTIVE:
            if before.group != after.group or before.constructors != after.constructors:
                self._differ(a, "its constructors are others")
            for name in (*before.group, *before.constructors):
                self._pair(name, name)
        elif before.kind in (Kind.CONSTRUCTOR, Kind.RECURSOR):
            if before.group != after.group:
                self._differ(a, "it belongs to another type")
            for name in before.group:
                self._pair(name, name)
            for left, right in zip(before.rules, after.rules, strict=True):
                x = self._terms.term(self._original.own, left.value, before.level_params)
                y = self._terms.term(self._candidate.own, right.value, after.level_params)
                same = (left.constructor, left.fields) == (right.constructor, right.fields)
                if not same or not self._terms_match(x, y):
                    self._differ(a, "its computation rules are others")

    def _compare_value(self, a: Name, before: Constant, after: Constant) -> None:
        x = self._terms.value(self._original.own, before)
        y = self._terms.value(self._candidate.own, after)
        if x is None or y is None:
            self._differ(a, "it has no value")
            return
        if has_hole(self._original, a):
            if not self._bystander:
                self._compare_filled(a, before, x, y)
            elif not self._same_around_holes(a, x, y):
                self._differ(a, "more of its definition was changed than its holes")
        elif not self._terms_match(x, y):
            self._differ(a, "its definition is another")

    def _compare_filled(self, a: Name, before: Constant, x: int, y: int) -> None:
        """A definition with a hole in the challenge: only what stands in the hole may differ, if the policy
        allows."""
        if self._only_proofs_missing(a):
            if not self._terms_match(x, y, holes=True):
                self._differ(a, "only its proof was missing, but more than that was changed")
            return
        filling = self._policy.fill_definitions
        shown = display(public(a))
        if filling is Filling.NONE:
            self.reasons.append(
                Reason("definition.filled", f"{shown} was left open, and the policy forbids to fill it")
            )
        elif filling is Filling.NAMED and a not in self._fillable:
            text = f"{shown} was left open, and is none of the definitions that may be filled"
            self.reasons.append(Reason("definition.filled", text))
        elif filling is Filling.PROGRAMS and a not in self._fillable and self._states_something(before):
            text = (
                f"{shown} is part of what is stated, so it may be filled only where it is asked for by name "
                f'(`--decl {shown}` of verify), or with the policy fill_definitions = "all"'
            )
            self.reasons.append(Reason("definition.filled", text))
        elif not self._same_around_holes(a, x, y):
            self._differ(a, "more of its definition was changed than its holes")
        elif a in self._newly_noncomputable and _CHOICE in closure(self._candidate, (a,)).axioms:
            text = f"{shown} is a program in the challenge; the solution's value is chosen, it cannot be run"
            self.reasons.append(Reason("definition.noncomputable", text))

    def _same_around_holes(self, a: Name, x: int, y: int) -> bool:
        known = set(self._pairs), list(self._waiting), set(self._same), set(self._different)
        if self._terms_match(x, y, holes=True):
            return True
        self._pairs, self._waiting, self._same, self._different = (
            known  # what was met on the way was not compared
        )
        return self._kept_by_text(a)

    def _kept_by_text(self, a: Name) -> bool:
        """Whether a definition that is compiled as a recursion only in the candidate has the same text around its
        holes, and that text the same meaning: nothing new has a name that stands in it, and what it uses is compared.
        """
        words = self._kept.get(display(public(a)))
        if not words:
            return words is not None  # all of it was a hole
        before, after = self._used(self._original.own, a), self._used(self._candidate.own, a)
        recursive = any(n[-1] in _RECURSION for n in after - before)
        named = [self._named(module.own, words) for module in (self._original, self._candidate)]
        if not recursive or not before <= after or named[0] != named[1]:
            return False
        for name in before:
            self._pair(name, name)
        return True

    def _named(self, module: Olean, words: frozenset[str]) -> set[tuple[Name, bool]]:
        """What these words may mean: the constants whose names end so, and which of them are protected."""
        protected = module.entry_names(_PROTECTED)
        return {(n, n in protected) for n in module.names if n and n[-1] in words}

    def _used(self, module: Olean, name: Name) -> set[Name]:
        """Constants in a definition and in auxiliary ones that were made for it, outside of holes."""
        found: set[Name] = set()
        seen: set[int] = set()
        waiting: list[int] = []
        unread = [name]
        while unread:
            constant = module.constant(unread.pop())
            value = None if constant.kind is Kind.THEOREM else self._terms.value(module, constant)
            waiting += [] if value is None else [value]
            while waiting:
                number = waiting.pop()
                if number in seen or self._is_hole(number):
                    continue
                seen.add(number)
                node = self._terms.nodes[number]
                waiting += _children(node)
                if node[0] is Tag.CONST and node[1] not in found:
                    found.add(used := cast("Name", node[1]))
                    unread += [used] if is_auxiliary(used) and used in module else []
        return {n for n in found if not is_auxiliary(n)}

    def _states_something(self, constant: Constant) -> bool:
        return holds_sorts(self._original, self._terms, self._terms.type(self._original.own, constant))

    def _only_proofs_missing(self, a: Name) -> bool:
        """Whether sorryAx stands for proofs only: at universe 0, or in auxiliary theorems."""
        zero, own = self._terms.add((ZERO,)), self._original.own
        seen, waiting = set(), [a]
        while waiting:
            name = waiting.pop()
            if name in seen or name not in own or own.constant(name).kind is Kind.THEOREM:
                continue
            seen.add(name)
            waiting.extend(n for n in own.uses(name).constants if is_auxiliary(n))
            value = self._terms.value(own, own.constant(name))
            for node in self._below(value) if value is not None else ():
                if node[0] is Tag.CONST and node[1] == SORRY and node[2] != (zero,):
                    return False
        return True

    def _below(self, x: int) -> Iterable[tuple[object, ...]]:
        seen, waiting = set(), [x]
        while waiting:
            number = waiting.pop()
            if number not in seen:
                seen.add(number)
                node = self._terms.nodes[number]
                yield node
                waiting.extend(_children(node))

    def _type(self, constant: Constant, _name: Name, *, candidate: bool = False) -> int:
        return self._terms.type((self._candidate if candidate else self._original).own, constant)

    def _terms_match(self, x: int, y: int, *, holes: bool = False) -> bool:
        """Whether two terms are alpha-equal once the constants in them are; those are queued for
        comparison."""
        nodes = self._terms.nodes
        waiting = [(x, y)]
        while waiting:
            x, y = waiting.pop()
            if x == y:
                self._queue_constants(x)
                continue
            if (x, y, holes) in self._different:
                continue
            self._different.add((x, y, holes))
            self._steps += 1
            if self._steps > _COMPARISON_LIMIT:
                return False
            if holes and self._is_hole(x):
                continue
            below = self._descend(nodes[x], nodes[y])
            if below is None:
                return False
            waiting.extend(below)
        return True

    def _is_hole(self, x: int) -> bool:
        """Whether a term of the challenge is `sorry`, or `@id T sorry`, as Lean writes it for `decreasing_by`."""
        nodes = self._terms.nodes
        while nodes[x][0] is Tag.APP and _ID not in self._original.own:
            function, argument = _children(nodes[x])
            if nodes[function][0] is not Tag.APP or nodes[_children(nodes[function])[0]][:2] != (
                Tag.CONST,
                _ID,
            ):
                break
            x = argument
        node = nodes[head(self._terms, x)]
        return node[0] is Tag.CONST and node[1] == SORRY

    def _descend(
        self, left: tuple[object, ...], right: tuple[object, ...]
    ) -> tuple[tuple[int, int], ...] | None:
        """Pairs of sub-terms that must match for two different nodes to match; None if they cannot."""
        if left[0] is not right[0]:
            return None
        if left[0] is Tag.CONST:
            if left[2] != right[2]:
                return None
            self._pair(left[1], right[1])  # type: ignore[arg-type]  # by its tag, a name
            return ()
        if left[0] is Tag.PROJECTION:
            if left[1:3] != right[1:3]:
                return None
            self._pair(left[1], left[1])  # type: ignore[arg-type]  # by its tag, a name
        return tuple(zip(_children(left), _children(right), strict=True)) or None

    def _queue_constants(self, x: int) -> None:
        waiting = [x]
        while waiting:
            number = waiting.pop()
            if number in self._same:
                continue
            self._same.add(number)
            node = self._terms.nodes[number]
            if node[0] is Tag.CONST or node[0] is Tag.PROJECTION:
                self._pair(node[1], node[1])  # type: ignore[arg-type]  # by its tag, a name
            waiting.extend(_children(node))

    def _differ(self, name: Name, what: str) -> None:
        shown = display(public(name))
        if name == self._target:
            self.reasons.append(
                Reason("target.changed", f"{shown} is not what it was in the challenge: {what}")
            )
        else:
            text = f"the statement uses {shown}, which was changed: {what}"
            self.reasons.append(Reason("statement.changed", text))


def _children(node: tuple[object, ...]) -> tuple[int, ...]:
    tag = node[0]
    if tag is Tag.APP or tag is Tag.LAMBDA or tag is Tag.FORALL or tag is Tag.LET:
        return node[1:]  # type: ignore[return-value]  # by their tags, sub-nodes
    return (node[3],) if tag is Tag.PROJECTION else ()  # type: ignore[return-value]


def _kind(constant: Constant) -> str:
    word = {Kind.AXIOM: "an axiom", Kind.OPAQUE: "an opaque constant", Kind.INDUCTIVE: "an inductive type"}
    kind = word.get(constant.kind, f"a {constant.kind.word}")
    return kind if constant.safety is Safety.SAFE else f"{kind} ({constant.safety.name.lower()})"
