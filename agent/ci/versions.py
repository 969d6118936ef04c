"""One compiled version of a project: what its constants are, as numbers that can be compared with those of another.

The meaning of a statement is its term, each constant of the project in it replaced by what that constant is in turn:
a definition by its type and value, a theorem by its type, an inductive type by its name, its type and its constructors.
So neither names nor the places of matchers and instances count, but what they stand for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from agent.ci.constants import Compiled
from agent.errors import OleanError
from agent.judge.audit import public
from agent.judge.library import locate
from agent.lean import text as lean_text
from agent.lean.names import compiled_path, components, module_name
from agent.lean.olean import Kind, Name, Olean, Tag, bottom_up, display, parse_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from agent.lean.olean import Constant
    from agent.lean.terms import Terms

_LONGEST = 200  # characters of a declaration that is shown
_LEAVES = frozenset({Tag.BVAR, Tag.SORT, Tag.LITERAL})

Place = tuple[str, Name]
"""(module, constant)."""
Reached = dict[Place, tuple[tuple[object, ...], int]]
"""Constants with their own terms as they stand, and what they are in all."""


@dataclass(frozen=True, slots=True)
class Sources:
    """One version: where its modules are compiled, and module -> (path of the source, its text) of those that may mean
    something else than in the other version.  `text` has that of any other module."""

    folder: Path
    texts: Mapping[str, tuple[str, str]]
    text: Callable[[str], str]


class Version:
    """The compiled modules of one version, and what their constants are: numbers of the table that both share."""

    def __init__(self, sources: Sources, terms: Terms) -> None:
        self._terms, self._text = terms, sources.text
        self.modules: dict[str, Compiled] = {}
        for module, (path, text) in sources.texts.items():
            try:
                olean = Olean(locate(parse_name(module), [sources.folder]))
                self.modules[module] = Compiled(path, text, olean)
            except (OleanError, ValueError, OSError):
                continue
        self.at = {c.path: (m, c) for m, c in self.modules.items()}
        self._oleans = {m: c.olean for m, c in self.modules.items()}
        self._imports = self._follow(sources.folder)
        self._homes: dict[Name, list[str]] = {}
        for module, olean in self._oleans.items():
            for name in olean.names:
                self._homes.setdefault(name, []).append(module)
        self._reach: dict[str, frozenset[str]] = {}
        self._contents: dict[Place, int] = {}
        self._open: set[Place] = set()
        self._group: frozenset[Place] = frozenset()  # inductive types that are being put together
        self._memos: dict[str, dict[int, int]] = {}

    def _follow(self, folder: Path) -> dict[str, tuple[str, ...]]:
        """The imports of all modules in the folder that those at hand reach; the others are opened, too."""
        imports: dict[str, tuple[str, ...]] = {}
        todo = list(self._oleans)
        while todo:
            module = todo.pop()
            if module in imports:
                continue
            if module not in self._oleans:
                self._oleans[module] = Olean(folder / compiled_path(components(module)))
            inner = [i.module for i in self._oleans[module].imports]
            parts = ([str(part) for part in name] for name in inner)
            imports[module] = tuple(module_name(p) for p in parts if (folder / compiled_path(p)).is_file())
            todo += imports[module]
        return imports

    # ------------------------------------------------------------------------------------------ what constants are
    def statement(self, place: Place) -> int:
        """What the type of a constant says."""
        module, name = place
        olean = self._oleans[module]
        constant = olean.constant(name)
        for used in olean.uses_of([constant.type]).constants:
            self._content_of(used, module)
        levels = len(constant.level_params)
        return self._add("statement", levels, self._meaning(module, self._terms.type(olean, constant)))

    def content(self, place: Place) -> int:
        """What a constant is, and all that it rests on."""
        stack = [place]
        while stack:
            top = stack[-1]
            if top in self._contents:
                stack.pop()
            elif top in self._open:
                self._contents[top] = self._build(top)
                self._open.discard(top)
                stack.pop()
            else:
                self._open.add(top)
                below = self._below(top)
                stack += [p for p in below if p not in self._contents and p not in self._open]
        return self._contents[place]

    def _content_of(self, name: Name, module: str) -> int:
        home = self._home(name, module)
        if home is None:
            return self._add("outer", name)
        place = (home, name)
        if home not in self.modules:  # the same in both versions
            return self._add("unchanged", place)
        if place in self._group or (place in self._open and place not in self._contents):
            return self._add("itself", public(name))  # inductive types, and what is unsafe
        return self.content(place)

    def _home(self, name: Name, module: str) -> str | None:
        """Which module a constant that `module` mentions is from; None for one of no module of the project."""
        homes = self._homes.get(name, ())
        if len(homes) < 2:
            return homes[0] if homes else None
        if module not in self._reach:
            seen, todo = {module}, [module]
            while todo:
                fresh = [i for i in self._imports.get(todo.pop(), ()) if i not in seen]
                seen.update(fresh)
                todo += fresh
            self._reach[module] = frozenset(seen)
        return next((h for h in homes if h in self._reach[module]), None)

    def _below(self, place: Place) -> list[Place]:
        """The constants of modules at hand that must be known first."""
        module, name = place
        if module not in self.modules:
            return []
        olean = self._oleans[module]
        constant = olean.constant(name)
        if constant.kind in (Kind.CONSTRUCTOR, Kind.RECURSOR):
            used = frozenset(constant.group)
        else:
            group = constant.group if constant.kind is Kind.INDUCTIVE else (name,)
            used = olean.uses_of(a for n in group for a in _parts(olean, olean.constant(n))).constants
            used -= frozenset(group)
        homes = ((self._home(n, module), n) for n in used)
        return [(home, n) for home, n in homes if home is not None and home in self.modules]

    def _build(self, place: Place) -> int:
        module, name = place
        if module not in self.modules:
            return self._add("unchanged", place)
        olean = self._oleans[module]
        constant = olean.constant(name)
        if constant.kind in (Kind.CONSTRUCTOR, Kind.RECURSOR):
            owners = tuple(self._content_of(n, module) for n in constant.group)
            return self._add(constant.kind, public(name), *owners)
        if constant.kind is Kind.INDUCTIVE:
            return self._build_inductive(module, constant)
        called = () if constant.kind in (Kind.DEFINITION, Kind.THEOREM) else (public(name),)
        own = [self._meaning(module, number) for number in self._raw(olean, constant)]
        return self._add(constant.kind, constant.safety, len(constant.level_params), called, *own)

    def _build_inductive(self, module: str, constant: Constant) -> int:
        """All types of a mutual block are put together as one, in which they are known by name."""
        olean = self._oleans[module]
        self._group = frozenset((module, n) for n in constant.group)
        memo: dict[int, int] = {}
        own: list[object] = []
        for one in map(olean.constant, constant.group):
            names = (public(one.name), *map(public, one.constructors))
            shape = (names, one.safety, len(one.level_params), one.numbers, one.flags)
            own += (shape, *(self._meaning(module, number, memo) for number in self._raw(olean, one)))
        self._group = frozenset()
        return self._add(constant.kind, public(constant.name), *own)

    def _meaning(self, module: str, number: int, memo: dict[int, int] | None = None) -> int:
        """A term with every constant replaced by what it is."""
        nodes = self._terms.nodes

        def below(at: int) -> Sequence[int]:
            node = nodes[at]
            if node[0] in _LEAVES or node[0] is Tag.CONST:
                return ()
            return node[3:] if node[0] is Tag.PROJECTION else node[1:]  # type: ignore[return-value]  # by its tag, sub-nodes

        def build(at: int) -> int:
            tag, *data = nodes[at]
            if tag is Tag.CONST:
                return self._add("const", self._content_of(data[0], module), data[1])  # type: ignore[arg-type]  # a name
            if tag is Tag.PROJECTION:
                structure = self._content_of(data[0], module)  # type: ignore[arg-type]  # as above
                return self._add("projection", structure, data[1], known[data[2]])  # type: ignore[index]  # a sub-node
            return at if tag in _LEAVES else self._add("term", tag, *(known[c] for c in below(at)))

        known = self._memos.setdefault(module, {}) if memo is None else memo
        return bottom_up(number, known, below, build)

    def _add(self, *node: object) -> int:
        return self._terms.add(("meaning", *node))

    # ------------------------------------------------------------------------------------------ what people see
    def reached(self, place: Place, *, stated: bool) -> Reached:
        """The constants that a statement (or all of a constant) rests on."""
        found: Reached = {}
        todo = [place]
        while todo:
            module, name = top = todo.pop()
            if top in found:
                continue
            if module not in self.modules:
                found[top] = (), self._add("unchanged", top) if module else self._add("outer", name)
                continue
            olean = self._oleans[module]
            constant = olean.constant(name)
            parts = [constant.type] if stated and top == place else _parts(olean, constant)
            found[top] = (constant.kind, *self._raw(olean, constant)), self.content(top)
            todo += ((self._home(used, module) or "", used) for used in olean.uses_of(parts).constants)
        return found

    def _raw(self, olean: Olean, constant: Constant) -> list[int]:
        return [self._terms.term(olean, a, params) for a, params in _terms_of(olean, constant)]

    def shown(self, place: Place) -> str:
        """The declaration that a constant was written as, or its name; empty for what Lean made on the side."""
        module, name = place
        shown = display(public(name))
        if not module:
            return shown
        if (compiled := self.modules.get(module)) is not None:
            text, d = compiled.text, compiled.written.get(public(name))
        else:
            text = self._text(module)
            d = next((d for d in lean_text.declarations(text) if d.name == shown), None)
        if d is None:
            return ""
        words = " ".join(text[d.keyword.start : d.span.end].split())
        return f"{shown}: {words if len(words) <= _LONGEST else words[:_LONGEST] + ' …'}"


def _parts(olean: Olean, constant: Constant) -> list[int]:
    return [address for address, _ in _terms_of(olean, constant)]


def _terms_of(olean: Olean, constant: Constant) -> list[tuple[int, tuple[Name, ...]]]:
    """The terms that make a constant what it is, with the universe parameters to read them by."""
    found = [(constant.type, constant.level_params)]
    if constant.kind in (Kind.DEFINITION, Kind.OPAQUE) and constant.value is not None:
        found.append((constant.value, constant.level_params))
    if constant.kind is Kind.INDUCTIVE:
        made = (olean.constant(c) for c in constant.constructors)
        found += [(c.type, c.level_params) for c in made]
    return found
