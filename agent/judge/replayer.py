"""The replay itself: declarations of compiled modules, one after another, to a fresh kernel.

Constructors, recursors and the parts of quotients are never handed over: the kernel makes them, and the
file's must equal them.  Unsafe and partial definitions are listed, not checked; no safe declaration can use
one.

Runs in the replay worker.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from agent.judge import computed
from agent.judge.kernel import RESOURCES
from agent.judge.rebuild import Rebuilt
from agent.lean.olean import Kind, Safety, display

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agent.judge.kernel import Kernel
    from agent.lean.olean import Constant, Name, Olean

UNVERIFIED = "unverified"
_DOUBTS = RESOURCES | {UNVERIFIED, "dependsOnFailed"}  # what rests on a doubt is in doubt, no more
_GENERATED = frozenset({Kind.CONSTRUCTOR, Kind.RECURSOR})
_FORGED = "the file holds something else than what the kernel makes"


@dataclass(slots=True)
class Findings:
    """What a replay found.  `failures` are (declaration, code, sentence)."""

    failures: list[tuple[str, str, str]] = field(default_factory=list)
    checked: int = 0
    unchecked: list[str] = field(default_factory=list)
    axioms: list[str] = field(default_factory=list)
    renamed: dict[Name, Name] = field(default_factory=dict)

    @property
    def status(self) -> str:
        """`accepted`, `rejected` or `inconclusive`."""
        codes = {code for _, code, _ in self.failures}
        if not codes:
            return "accepted"
        # What failed under another name might have been right under its own: nobody knows.
        return (
            "inconclusive" if codes <= _DOUBTS or (self.renamed and "primitive" not in codes) else "rejected"
        )


class Replay:
    """Replays modules in the order of their imports into one kernel."""

    def __init__(self, kernel: Kernel, *, trust_computed: bool = False) -> None:
        self.findings = Findings()
        self._kernel = kernel
        self._shapes = computed.Shapes(kernel)
        self._trust_computed = trust_computed
        self._failed: set[Name] = set()
        self._own: set[Name] = set()
        self._literals: set[type] = set()
        self._has_quotients = False

    def module(self, module: Olean) -> None:
        """Replay one module; what it imports is in the kernel already."""
        rebuilt = Rebuilt(self._kernel, module, self.findings.renamed)
        self._own.update(module.names)
        self._rename(module)
        for name in _in_order(module):
            self._constant(rebuilt, module.constant(name))
        for name in module.names:
            constant = module.constant(name)
            if constant.kind in _GENERATED:
                self._compare(rebuilt, constant)

    def finish(self) -> Findings:
        """Look at what the kernel took for granted, and give the result."""
        own, shapes = self._own, self._shapes
        computing = {n for n in own & computed.COMPUTED.keys() if n not in self.findings.renamed}
        nat = bool(own & computed.NUMERALS or computing or int in self._literals)
        wrong = {
            ("Nat",): nat and (("Nat",) in own or self._missing("Nat")) and not shapes.nat_is_right(),
            ("Bool",): bool(computing) and ("Bool",) in own and not shapes.bool_is_right(),
        }
        for name in (n for n, is_wrong in wrong.items() if is_wrong):
            self._fail(name, "primitive", "it is not what the kernel takes it for")
        if str in self._literals and (own & computed.STRINGS or self._missing("String")):
            known = (
                shapes.has_values("String")
                if self._missing("String", "ofList")
                else shapes.strings_are_right()
            )
            if not known:
                self._fail(
                    ("String",), UNVERIFIED, "nobody knows whether it is what string literals stand for"
                )
        return self.findings

    def _missing(self, *name: str) -> bool:
        return self._kernel.find(name) is None

    def _fail(self, name: Name, code: str, sentence: str) -> None:
        self._failed.add(name)
        self.findings.failures.append((display(name), code, sentence))

    # ------------------------------------------------------------------------------------------ one constant
    def _constant(self, rebuilt: Rebuilt, constant: Constant) -> None:
        if constant.kind in _GENERATED:
            return
        if constant.safety is not Safety.SAFE:
            self._skip(constant)
            return
        uses = rebuilt.module.uses(constant.name)
        self._literals.update([int] * uses.nat_literal + [str] * uses.string_literal)
        if constant.kind is Kind.INDUCTIVE:
            self._inductive(rebuilt, constant)
        elif constant.kind is Kind.QUOT:
            self._quot(rebuilt, constant)
        else:
            if constant.kind is Kind.AXIOM:
                self.findings.axioms.append(display(constant.name))
            added = self._submit(constant, rebuilt.declaration(constant))
            if added and constant.name in self.findings.renamed:
                self._restore(rebuilt, constant)

    def _skip(self, constant: Constant) -> None:
        self.findings.unchecked.append(display(constant.name))
        if self._kernel.find(constant.name) is not None:
            self._fail(constant.name, "alreadyDeclared", "a constant of that name exists already")

    def _submit(self, constant: Constant, declaration: int) -> bool:
        refusal = self._kernel.add(declaration)
        self.findings.checked += 1
        if refusal is None:
            return True
        code, sentence, about = refusal
        if code == "unknownConstant" and about in self._failed:
            code, sentence = "dependsOnFailed", "it rests on a declaration that was refused"
        shown = f"{sentence}: {display(about)}" if about and about != constant.name else sentence
        self._fail(constant.name, code, shown)
        return False

    def _quot(self, rebuilt: Rebuilt, constant: Constant) -> None:
        """`init_quot` makes all four at once; the file has one entry for each."""
        if not self._has_quotients:
            self._has_quotients = True
            if not self._submit(constant, rebuilt.declaration(constant)):
                return
        self._compare(rebuilt, constant)

    def _inductive(self, rebuilt: Rebuilt, constant: Constant) -> None:
        group = self._group(rebuilt.module, constant)
        if group is None:
            self._fail(constant.name, "forged", "its group of inductive types is not coherent")
        elif constant.name == group[0].name and self._submit(constant, rebuilt.inductive(group)):
            for type_ in group:
                self._compare(rebuilt, type_)

    def _group(self, module: Olean, constant: Constant) -> list[Constant] | None:
        """The mutual group of an inductive type, if what the file says about it fits together."""
        if constant.name not in constant.group or len(set(constant.group)) != len(constant.group):
            return None
        group = []
        for name in constant.group:
            if name not in module:
                return None
            type_ = module.constant(name)
            same = (constant.group, constant.level_params, constant.numbers[0], Safety.SAFE)
            if type_.kind is not Kind.INDUCTIVE or same != (
                type_.group,
                type_.level_params,
                type_.numbers[0],
                type_.safety,
            ):
                return None
            for maker in type_.constructors:
                if maker not in module or module.constant(maker).kind is not Kind.CONSTRUCTOR:
                    return None
            group.append(type_)
        return group

    def _compare(self, rebuilt: Rebuilt, constant: Constant) -> None:
        if constant.safety is not Safety.SAFE and self._kernel.find(constant.name) is None:
            self.findings.unchecked.append(display(constant.name))
        elif constant.safety is not Safety.SAFE or not rebuilt.agrees(constant):
            self._fail(constant.name, "forged", _FORGED)

    # --------------------------------------------------------------------------------------- computed by name
    def _rename(self, module: Olean) -> None:
        """Functions that the kernel computes by name come under another name first."""
        for name in () if self._trust_computed else computed.COMPUTED:
            if name in module:
                if self._kernel.find(name) is not None:
                    self._fail(name, "alreadyDeclared", "a constant of that name exists already")
                self.findings.renamed[name] = (*name, "leanloop")

    def _restore(self, rebuilt: Rebuilt, constant: Constant) -> None:
        """Give a function its own name, if it is what the kernel computes; refuse it if it is seen not to
        be."""
        name, operation = constant.name, computed.COMPUTED[constant.name]
        type_ = rebuilt.term(constant.type)
        if constant.kind is not Kind.DEFINITION or not computed.type_is_right(self._shapes, operation, type_):
            return
        function = self._kernel.const(self._kernel.name(self.findings.renamed[name]))
        wrong = computed.wrong_value(self._shapes, operation, function)
        if wrong:
            self._fail(name, "primitive", wrong)
        elif computed.follows_equations(self._shapes, operation, function):
            del self.findings.renamed[name]
            self._submit(constant, rebuilt.declaration(constant))


def _in_order(module: Olean) -> Iterator[Name]:
    """Every constant after those of the module that it uses; constructors and recursors come with their
    type."""
    done: dict[Name, bool] = {}
    for first in module.names:
        stack = [first]
        while stack:
            name = stack[-1]
            if name not in done:
                done[name] = False
                stack += [n for n in _needs(module, name) if n not in done]
            else:
                stack.pop()
                if not done[name]:
                    done[name] = True
                    yield name


def _needs(module: Olean, name: Name) -> set[Name]:
    constant = module.constant(name)
    needed = set(module.uses(name).constants)
    if constant.kind in _GENERATED or constant.kind is Kind.INDUCTIVE:
        needed.update(constant.group)
    if constant.kind is Kind.INDUCTIVE:
        for type_ in filter(module.__contains__, constant.group):
            needed |= module.uses(type_).constants
            for maker in filter(module.__contains__, module.constant(type_).constructors):
                needed |= module.uses(maker).constants
    if constant.kind is Kind.QUOT:
        needed.add(("Eq",))
    return {n for n in needed if n in module and n != name}
