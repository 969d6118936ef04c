"""What is known around a goal: definitions and lemmas of the file, constructors of its types, premises of the
library.

The text of the file says which names there are; what they mean is asked of Lean (`#print`, `#check`), so that
a premise is ranked by its elaborated type and shown by the name that Lean itself would print at that place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from agent.model.portfolio.terms import Term, identifiers, names_of, parse, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from agent.types import Declaration

_BRACKETS = {"(": ")", "{": "}", "[": "]", "⦃": "⦄"}
_LOGICAL = frozenset({"=", "↔", "∧", "∨", "→", "¬", "≠", "∀", "∃", "<", "≤", ">", "≥"})


# ------------------------------------------------------------------------------------------------ types
@dataclass(frozen=True, slots=True)
class Binder:
    """One argument of a constructor, a lemma or a definition."""

    name: str
    type: str
    explicit: bool


@dataclass(frozen=True, slots=True)
class Constructor:
    """A constructor without the parameters of its type; `recursive` are the fields that hold a smaller value."""

    name: str
    fields: tuple[Binder, ...]
    recursive: frozenset[int]

    @property
    def short(self) -> str:
        """The last part of its name, as alternatives of `cases` and `induction` want it."""
        return self.name.rsplit(".", 1)[-1]


@dataclass(frozen=True, slots=True)
class Inductive:
    """An inductive type or a structure as `#print` shows it."""

    name: str
    constructors: tuple[Constructor, ...]
    indexed: bool
    proposition: bool

    @property
    def recursive(self) -> bool:
        """Whether some constructor holds a smaller value."""
        return any(c.recursive for c in self.constructors)


def read_binders(text: str) -> tuple[list[Binder], str]:
    """The leading binders of a printed type, in any of `∀ (x : A), ..`, `(x : A) → ..` and `A → ..`, and the
    rest."""
    found: list[Binder] = []
    text = text.strip()
    while True:
        text = text.removeprefix("∀ ").lstrip()
        if text[:1] in _BRACKETS:
            end = _closing(text, 0)
            inside, rest = text[1:end], text[end + 1 :].lstrip()
            names, colon, kind = inside.partition(" : ")
            if rest[:1] in ("→", ",") or rest[:1] in _BRACKETS:
                if not colon:
                    names, kind = "_", inside
                found += [Binder(n, kind, text[0] == "(") for n in names.split()]
                text = rest.lstrip("→,").lstrip() if rest[:1] in ("→", ",") else rest
                continue
            if colon or text[0] != "(":
                return found, text
        arrow = _top_level_arrow(text)
        if arrow < 0:
            return found, text
        found.append(Binder("_", text[:arrow].strip(), True))
        text = text[arrow + 1 :].lstrip()


def _closing(text: str, start: int) -> int:
    depth = 0
    for i in range(start, len(text)):
        depth += (text[i] in "([{⦃⟨") - (text[i] in ")]}⦄⟩")
        if depth == 0:
            return i
    return len(text) - 1


def _top_level_arrow(text: str) -> int:
    if text.startswith(("∃", "fun", "if", "match", "¬")) or re.search(r"↔", text):
        return -1
    depth = 0
    for i, c in enumerate(text):
        depth += (c in "([{⦃⟨") - (c in ")]}⦄⟩")
        if c == "→" and depth == 0:
            return i
        if c == "∃" and depth == 0:
            return -1
    return -1


def read_inductive(name: str, printed: str) -> Inductive | None:
    """What `#print NAME` says (with `pp.piBinderNames`), or None when it is no inductive type."""
    if not re.match(
        r"(?:@\[[^\]]*\]\s*)?(?:private |protected )?(?:inductive|structure|class)\b", printed.lstrip()
    ):
        return None
    head = printed.split("\n", 1)[0]
    parameters = int(m[1]) if (m := re.search(r"number of parameters: (\d+)", printed)) else 0
    _, *tail = re.split(r"\nconstructors?:\n", printed)
    lines = tail[0].split("\n") if tail else []
    matches = [re.match(r"\s*(\S+)(?:\.\{[^}]*\})? : (.*)", line) for line in lines]
    constructors = [_read_constructor(name, m[1], m[2], parameters) for m in matches if m]
    binders, result = read_binders(head.partition(" : ")[2]) if " : " in head else ([], head)
    return Inductive(name, tuple(constructors), len(binders) > parameters, result.strip().endswith("Prop"))


def _read_constructor(owner: str, name: str, printed: str, parameters: int) -> Constructor:
    binders, _ = read_binders(printed)
    fields = binders[parameters:]
    short = owner.rsplit(".", 1)[-1]
    rec = {i for i, b in enumerate(fields) if _head_of(b.type).rsplit(".", 1)[-1] == short}
    return Constructor(name, tuple(fields), frozenset(rec))


def _head_of(kind: str) -> str:
    _, result = read_binders(kind)
    term = parse(result)
    return {"×": "Prod", "∧": "And", "∨": "Or", "∃": "Exists", "↔": "Iff", "=": "Eq"}.get(
        term.head, term.head
    )


def type_head(kind: str) -> str:
    """The head constant of a type: `Tree` of `Tree Nat`, `Prod` of `α × β`; empty for an arrow."""
    term = parse(kind)
    if term.head in ("→", "∀"):
        return ""
    return _head_of(kind)


# ------------------------------------------------------------------------------------------------ definitions
@dataclass(frozen=True)
class Definition:
    """A definition of the file: what it mentions, where it recurses and which arguments change on the way."""

    name: str
    mentions: frozenset[str]
    recursive: bool
    recursion: frozenset[int] = frozenset()
    changing: frozenset[int] = frozenset()
    proposition: bool = False
    instance: bool = False
    arity: int = 0


def read_definition(declaration: Declaration, source: str) -> Definition:
    """What the source text of a definition shows, without Lean."""
    signature = declaration.signature.of(source)
    body = declaration.body.of(source) if declaration.body else ""
    short = declaration.name.rsplit(".", 1)[-1]
    mentions = identifiers(body)
    calls = re.search(rf"(?<![\w'])(?:[\w'.]*\.)?{re.escape(short)}(?![\w'])", body) is not None
    parameters, result = _signature(signature)
    positions, changing = (
        _recursion(short, parameters, body) if calls else (frozenset[int](), frozenset[int]())
    )
    return Definition(
        declaration.name,
        mentions,
        calls,
        positions,
        changing,
        result.strip().endswith("Prop"),
        declaration.kind == "instance",
        len(parameters) + result.count("→"),
    )


def _signature(text: str) -> tuple[list[str], str]:
    """The explicit parameters before the colon, and the result type."""
    names: list[str] = []
    i = 0
    while i < len(text):
        if text[i] in _BRACKETS:
            end = _closing(text, i)
            if text[i] == "(":
                names += text[i + 1 : end].partition(":")[0].split()
            i = end
        elif text[i] == ":":
            return names, text[i + 1 :]
        i += 1
    return names, ""


def _recursion(short: str, parameters: Sequence[str], body: str) -> tuple[frozenset[int], frozenset[int]]:
    """Positions (among the explicit arguments) that patterns take apart, and those that calls change."""
    positions: set[int] = set()
    changing: set[int] = set()
    matched = list(parameters)
    offset = len(parameters)
    if m := re.search(r"\bmatch\s+(.*?)\s+with\b", body, re.DOTALL):
        scrutinees = [s.strip() for s in m[1].split(",")]
        columns = [matched.index(s) if s in matched else -1 for s in scrutinees]
    else:
        columns = []
    for alternative in re.split(r"(?:^|\n|\s)\|\s", body)[1:]:
        left, arrow, right = alternative.partition("=>")
        if not arrow:
            continue
        patterns = _split_commas(left)
        slots = columns or [offset + i for i in range(len(patterns))]
        at = {s: p for s, p in zip(slots, patterns, strict=False) if s >= 0}
        positions |= {s for s, p in at.items() if not re.fullmatch(r"[^\W\d][\w']*", p)}
        for args in _calls(short, right):
            for i, a in enumerate(args):
                kept = at.get(i, matched[i] if i < len(matched) else "")
                if kept and str(a) != kept and i not in positions:
                    changing.add(i)
    return frozenset(positions), frozenset(changing - positions)


def _split_commas(text: str) -> list[str]:
    parts, depth, start = [], 0, 0
    for i, c in enumerate(text):
        depth += (c in "([{⟨") - (c in ")]}⟩")
        if c == "," and depth == 0:
            parts.append(text[start:i].strip())
            start = i + 1
    return [*parts, text[start:].strip()]


def _calls(short: str, text: str) -> list[tuple[Term, ...]]:
    found = []
    for m in re.finditer(rf"(?<![\w'.])(?:[\w']+\.)*{re.escape(short)}(?![\w'])", text):
        piece = _balanced_prefix(text[m.start() :].replace("\n", " "))
        term = parse(piece)
        for t in term.walk():
            if t.kind == "app" and t.head.rsplit(".", 1)[-1] == short:
                found.append(t.args)
                break
    return found


def _balanced_prefix(text: str) -> str:
    depth = 0
    for i, c in enumerate(text):
        depth += (c in "([{⟨") - (c in ")]}⟩")
        if depth < 0 or (depth == 0 and c in ",;"):
            return text[:i]
    return text


# ------------------------------------------------------------------------------------------------ premises
@dataclass(frozen=True)
class Premise:
    """A lemma, by the name that Lean prints, with its conclusion taken apart."""

    name: str
    type: str
    local: bool = False
    simp: bool = False

    @cached_property
    def binders(self) -> tuple[Binder, ...]:
        """Its arguments."""
        return tuple(read_binders(self.type)[0])

    @cached_property
    def conclusion(self) -> Term:
        """What it says once its arguments are given."""
        return parse(read_binders(self.type)[1])

    @cached_property
    def bound(self) -> frozenset[str]:
        """Names of its own variables."""
        return frozenset(b.name for b in self.binders)

    @cached_property
    def constants(self) -> frozenset[str]:
        """What its conclusion mentions besides its variables and logic."""
        return names_of(self.conclusion) - self.bound - _LOGICAL

    @cached_property
    def all_constants(self) -> frozenset[str]:
        """What its conclusion and its hypotheses mention."""
        return identifiers(self.type) - self.bound - _LOGICAL

    def side(self, index: int) -> frozenset[str] | None:
        """Constants of one side of an equation or equivalence; None when it is neither, or the side is a
        variable."""
        c = self.conclusion
        if c.head not in ("=", "↔") or c.kind != "op":
            return None
        side = c.args[index]
        if side.is_atom and side.head in self.bound:
            return None
        return names_of(side) - self.bound


@dataclass
class Facts:
    """Everything known for one hole; `definitions` and `premises` are in the order of the file."""

    definitions: dict[str, Definition] = field(default_factory=dict)
    premises: list[Premise] = field(default_factory=list)
    library: list[Premise] = field(default_factory=list)
    inductives: dict[str, Inductive] = field(default_factory=dict)
    capabilities: frozenset[str] = frozenset()
    tainted: frozenset[str] = frozenset()

    def definition(self, printed: str) -> Definition | None:
        """The definition that a printed name stands for, seen through open namespaces."""
        return self.definitions.get(self._by_short.get(printed, ""))

    def inductive(self, printed: str) -> Inductive | None:
        """The inductive type of that printed name."""
        if printed in self.inductives:
            return self.inductives[printed]
        ends = [i for n, i in self.inductives.items() if n.endswith("." + printed)]
        return ends[0] if len(ends) == 1 else None

    def is_constructor(self, printed: str) -> bool:
        """Whether a printed name is a constructor of a known type."""
        return printed in self._constructors or printed.rsplit(".", 1)[-1] in self._constructors

    @cached_property
    def _constructors(self) -> frozenset[str]:
        return frozenset(
            c.short for i in self.inductives.values() if not i.proposition for c in i.constructors
        ) | {"[]"}

    @cached_property
    def _by_short(self) -> dict[str, str]:
        table: dict[str, str] = {}
        for name in self.definitions:
            parts = name.split(".")
            for i in range(len(parts)):
                table[".".join(parts[i:])] = name
        table.update({n: n for n in self.definitions})
        return table

    def unfoldable(self, names: Iterable[str]) -> list[str]:
        """The printed names among `names` that are definitions of the file, sorted."""
        return sorted(n for n in names if (d := self.definition(n)) and not d.instance)

    def closure(self, names: Iterable[str]) -> list[str]:
        """`unfoldable`, with the definitions that those mention in turn."""
        todo, seen = self.unfoldable(names), []
        while todo:
            name = todo.pop(0)
            if name in seen:
                continue
            seen.append(name)
            d = self.definition(name)
            todo += self.unfoldable(d.mentions) if d else []
        return seen


def tokens_in(text: str) -> int:
    """The length of a term in tokens."""
    return len(tokens(text))
