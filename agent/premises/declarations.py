"""The declarations of one module that somebody may want to use, from its .olean file or from its source."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from agent.lean import text as lean_text
from agent.lean.masking import ATOM
from agent.lean.olean import Kind, display
from agent.premises import features, kernel, parsing, printing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from agent.lean.olean import Name, Olean
    from agent.premises.features import Shape
    from agent.types import Declaration

MAX_DOC = 400
_WORDS = {Kind.DEFINITION: "def", Kind.QUOT: "axiom"}
_CLASSES: Name = ("Lean", "classExtension")
_DEPRECATED: Name = ("Lean", "Linter", "deprecatedAttr")
# What Lean makes by itself and nobody writes.
_MADE = frozenset(
    "rec recOn casesOn brecOn below ibelow binductionOn noConfusion noConfusionType ctorIdx toCtorIdx ctorElim"
    " ctorElimType sizeOf_spec eq_def congr_simp hinj".split()
)
_MADE_NUMBERED = re.compile(
    r"(?:match|proof|eq|spec|lam|simp|hcongr|unsafe_rec|auto|sparseCasesOn)_\d[\d_]*\Z"
)
_HIDDEN_NAMESPACES = (("Lean", "Parser"), ("Lean", "Macro"), ("Lean", "Syntax"), ("Lean", "Elab"))


Row = tuple[str, str, str, str, str, tuple[str, ...]]
"""Full name, word for the kind, type, doc string, the shapes as JSON, and the tokens that it can be found by."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One declaration: full name, word for its kind, type as text, doc string, the shapes of its statement.

    `type` is what stands behind the name in `#check` (`(n m : Nat) : n + m = m + n`); `conclusion` and `before` are
    shapes (`agent.premises.features`).
    """

    name: str
    kind: str
    type: str
    doc: str
    conclusion: Shape
    before: list[Shape] = field(default_factory=list)

    def row(self) -> Row:
        """As a store keeps it."""
        tokens = features.of_statement(self.conclusion, self.before) | features.of_names(self.name, self.doc)
        shapes = json.dumps([self.conclusion, self.before], ensure_ascii=False)
        return self.name, self.kind, self.type, self.doc, shapes, tuple(tokens)


def is_made(name: Name) -> bool:
    """Whether Lean made this constant, or its name cannot be written elsewhere."""
    for part in name:
        if isinstance(part, int) or part.startswith("_"):
            return True
    last = name[-1] if name else ""
    return not isinstance(last, str) or last in _MADE or _MADE_NUMBERED.match(last) is not None


def signatures(module: Olean) -> dict[str, str]:
    """The signatures (`kernel.signature`) of a compiled module's constants that are not all explicit.

    Raises OleanError for a damaged file.
    """
    found: dict[str, str] = {}
    for name in module.names:
        if not is_made(name):
            letters = kernel.signature(module, name)
            if kernel.HIDDEN in letters or kernel.SELF in letters:
                found[display(name)] = letters
    return found


def of_olean(module: Olean, known: Callable[[str], str]) -> list[Entry]:
    """The declarations of a compiled module.

    `known` gives the signatures of all constants, those of this module too.  Raises OleanError for a damaged file.
    """
    written = [name for name in module.names if not is_made(name)]
    reader, docs = kernel.TermReader(module, known), module.docs
    instances, classes = module.instances, module.entry_names(_CLASSES)
    left_out = module.entry_names(_DEPRECATED)
    entries: list[Entry] = []
    for name in written:
        kind, type_ = module.statement(name)
        if kind is Kind.RECURSOR or name in left_out or name[:2] in _HIDDEN_NAMESPACES:
            continue
        tree = reader.tree(type_)
        word = _WORDS.get(kind, kind.word)
        if name in instances:
            word = "instance"
        elif name in classes:
            word = "class"
        doc = " ".join(docs[name].split())[:MAX_DOC] if name in docs else ""
        entries.append(Entry(display(name), word, printing.signature(tree), doc, *features.opened(tree)))
    return entries


def of_source(source: str, *, before: int | None = None, own: bool = False) -> list[Entry]:
    """The declarations of a Lean text, those that end before the offset `before` if given; `own`: private ones too."""
    entries: list[Entry] = []
    for d in lean_text.declarations(source):
        if before is not None and d.span.end > before:
            break
        if d.anonymous or (not own and "private" in d.modifiers):
            continue
        entries += _of_declaration(source, d)
    return entries


def statement_of(source: str, d: Declaration) -> parsing.Statement:
    """What a declaration of a source states."""
    variables = " ".join(s for s in d.scope if s.startswith("variable"))
    return parsing.signature(d.signature.of(source), variables)


_DOC = re.compile(r"/--(.*?)-/", re.DOTALL)
_CONSTRUCTOR = re.compile(rf"\|\s*({ATOM})([^|]*)")
_FIELD = re.compile(rf"^\s+({ATOM})\s*:(?!=)(.*)$", re.MULTILINE)


def _of_declaration(source: str, d: Declaration) -> Iterator[Entry]:
    found = _DOC.match(source, d.span.start, d.span.end)
    doc = " ".join(found[1].split())[:MAX_DOC] if found else ""
    yield as_entry(d.name, source, d, doc)
    body = lean_text.mask(source)[d.body.start : d.body.end] if d.body is not None else ""
    if d.kind == "inductive":
        for constructor in _CONSTRUCTOR.finditer(body):
            yield _part(f"{d.name}.{constructor[1]}", "constructor", constructor[2], d)
    elif d.kind in ("structure", "class"):
        for part in _FIELD.finditer(body):
            yield _part(f"{d.name}.{part[1]}", "def", ": " + part[2], d)


def as_entry(name: str, source: str, d: Declaration, doc: str = "") -> Entry:
    """A declaration of a source, under its full name."""
    kind = "theorem" if d.kind == "lemma" else d.kind
    statement = statement_of(source, d)
    shown = " ".join(d.signature.of(source).split())
    before = [features.shape(t) for _, t in statement.hypotheses]
    return Entry(name, kind, shown[: printing.MAX_TEXT], doc, features.shape(statement.goal), before)


def _part(name: str, kind: str, text: str, d: Declaration) -> Entry:
    shown = " ".join(text.split()) or f": {d.name}"
    statement = parsing.signature(shown)
    before = [features.shape(t) for _, t in statement.hypotheses]
    return Entry(name, kind, shown[: printing.MAX_TEXT], "", features.shape(statement.goal), before)
