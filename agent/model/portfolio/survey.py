"""What is found out before the search: the goal at the hole, and the facts around it.

One elaboration asks for everything: the goal, `#check` of the lemmas above, `#print` of the types, and, the
first time that a header is seen, which of the library's premises and of the optional tactics this Lean has.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from agent.errors import ModelBusy
from agent.lean import text as lean_text
from agent.lean.brackets import block_column
from agent.lean.splice import place_of
from agent.model.portfolio import library
from agent.model.portfolio.bench import PRINTING, Bench, Frame
from agent.model.portfolio.facts import Facts, Premise, read_definition, read_inductive
from agent.model.portfolio.goals import Goal, parse_goals
from agent.types import PROGRAM_KINDS, THEOREM_KINDS, CheckStatus, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from agent.check.protocol import Checker
    from agent.types import Declaration, Diagnostic, Hole, Task

_TYPES = ("inductive", "structure", "class")
_DEFINITIONS = ("def", "abbrev", "instance")
_BASIC_TYPES = ("Nat", "List", "Bool", "Option", "Prod", "Sum", "And", "Or", "Exists", "Iff", "Eq", "False", "Int",
                "Unit", "Char", "Except", "Subtype", "Sigma", "Fin")  # fmt: skip
_IS_PROOF = "show (_ : Prop)\n"  # fails where data are wanted
_PRIORITY = re.compile(r"\s*\(priority\s*:=[^)]*\)")
_MOST_PREMISES = 90
_MOST_FILES = 24
_PRINT_TYPES = (
    "set_option pp.fieldNotation false in set_option pp.piBinderNames true in set_option format.width 4000 in"
)


@dataclass
class Cache:
    """What holds for every task with the same header: the library's premises, basic types, optional tactics."""

    by_header: dict[str, tuple[list[Premise], frozenset[str]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Surveyed:
    """The frame of the hole as Lean took it, its goal and the facts."""

    frame: Frame
    goal: Goal
    facts: Facts


class _Questions:
    """Commands to put behind a prefix, each with the line it stands on."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.at: dict[int, tuple[str, str]] = {}

    def ask(self, kind: str, name: str, command: str) -> None:
        """Add one command; its answer will carry `kind` and `name`."""
        for line in command.split("\n"):
            self.lines.append(line)
            self.at[len(self.lines)] = (kind, name)
        self.lines.append("")


async def survey(
    checker: Checker,
    task: Task,
    declaration: Declaration,
    hole: Hole,
    cache: Cache,
    *,
    deadline: float,
    open_lemmas: bool,
) -> Surveyed | None:
    """Look around a hole; None when Lean shows no single goal there.  Raises ModelBusy when Lean comes to no answer.

    `open_lemmas`: lemmas above that have holes themselves are offered too; what rests on them waits for them.
    """
    frames = list(frames_of(task, declaration, hole))
    declared = [*_imported(task), *((d, task.source) for d in _above(task, declaration))]
    header = _header(task.source)
    questions = _Questions()
    for i, frame in enumerate(frames):
        script = f"{_IS_PROOF if frame.definition else ''}trace_state\nsorry"
        questions.ask("goal", str(i), frame.copy(i, script, PRINTING))
    for d, _ in [x for x in declared if x[0].kind in THEOREM_KINDS and (open_lemmas or not x[0].holes)][
        -_MOST_PREMISES:
    ]:
        questions.ask("lemma", d.name, f"{PRINTING} #check @{_reference(d.name)}")
    for name in (*_BASIC_TYPES, *(d.name for d, _ in declared if d.kind in _TYPES)):
        questions.ask("type", name, f"{_PRINT_TYPES} #print {_reference(name)}")
    if header not in cache.by_header:
        for name in library.PREMISES:
            questions.ask("library", name, f"{PRINTING} #check @{name}")
        for name, statement in library.CAPABILITIES.items():
            questions.ask("capability", name, f"set_option maxHeartbeats 40000 in example {statement}")
    bench = Bench(checker, frames[0], limit=1, deadline=deadline)
    result = await bench.ask("\n".join(questions.lines) + "\n")
    answers = _Answers(questions, result.diagnostics, bench.offset)
    for i, frame in enumerate(frames):
        goals = parse_goals(answers.information("goal", str(i)))
        if len(goals) == 1 and not goals[0].has_metavariables:
            facts = _facts(declared, answers, cache, header)
            return Surveyed(frame, goals[0], facts)
    if result.status is CheckStatus.INCONCLUSIVE:
        raise ModelBusy(f"portfolio: Lean came to no answer about {declaration.name}: {result.reason}")
    return None


class _Answers:
    def __init__(self, questions: _Questions, diagnostics: Sequence[Diagnostic], offset: int) -> None:
        self.said: dict[tuple[str, str], str] = {}
        self.wrong: set[tuple[str, str]] = set()
        for d in diagnostics:
            key = questions.at.get(d.start.line - offset)
            if key and d.severity is Severity.INFORMATION:
                self.said.setdefault(key, d.message)
            elif key and (d.severity is Severity.ERROR or d.kind == "hasSorry"):
                self.wrong.add(key)
        self.asked = set(questions.at.values())

    def information(self, kind: str, name: str) -> str:
        return self.said.get((kind, name), "")

    def of_kind(self, kind: str) -> Iterator[tuple[str, str]]:
        return ((name, text) for (k, name), text in self.said.items() if k == kind)


def _facts(
    declared: Sequence[tuple[Declaration, str]], answers: _Answers, cache: Cache, header: str
) -> Facts:
    facts = Facts()
    for d, source in declared:
        if d.kind in _DEFINITIONS and not d.anonymous:
            facts.definitions[d.name] = read_definition(d, source)
    for name, text in answers.of_kind("type"):
        if kind := read_inductive(name, text):
            facts.inductives[name] = kind
    simp = {d.name for d, _ in declared if any(a.startswith("simp") for a in d.attributes)}
    for name, text in answers.of_kind("lemma"):
        facts.premises.append(_premise(text, local=True, simp=name in simp))
    if header not in cache.by_header:
        premises = [_premise(text) for _, text in answers.of_kind("library")]
        wanted = {n for k, n in answers.asked if k == "capability"}
        cache.by_header[header] = (
            premises,
            frozenset(n for n in wanted if ("capability", n) not in answers.wrong),
        )
    facts.library, facts.capabilities = cache.by_header[header]
    return facts


def _premise(said: str, *, local: bool = False, simp: bool = False) -> Premise:
    name, _, kind = said.partition(" : ")
    return Premise(re.sub(r"\.\{.*\}$", "", name.strip().lstrip("@")), " ".join(kind.split()), local, simp)


def _reference(name: str) -> str:
    return name


def _header(source: str) -> str:
    return "\n".join(
        m[0].strip() for m in re.finditer(r"^(?:public )?import .*$|^prelude$", source, re.MULTILINE)
    )


def _above(task: Task, declaration: Declaration) -> list[Declaration]:
    own = {d.name for d in task.declarations if d.kind not in PROGRAM_KINDS}  # lemmas that have holes
    return [
        d
        for d in lean_text.declarations(task.source)
        if d.span.end <= declaration.span.start and d.name not in own and not d.anonymous
    ]


def _imported(task: Task) -> Iterator[tuple[Declaration, str]]:
    """The public declarations of the modules of the same project that the file imports, nearest last."""
    root = task.file
    for _ in task.module.split("."):
        root = root.parent
    seen: list[Path] = []
    todo = [root / f"{m.replace('.', '/')}.lean" for m in _imports(task.source)]
    while todo and len(seen) < _MOST_FILES:
        path = todo.pop(0)
        if path in seen or not path.is_file():
            continue
        seen.append(path)
        try:
            source = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            continue
        todo += [root / f"{m.replace('.', '/')}.lean" for m in _imports(source)]
        for d in lean_text.declarations(source):
            if not d.anonymous and "private" not in d.modifiers:
                yield d, source


def _imports(source: str) -> Iterable[str]:
    return re.findall(r"^(?:public )?import\s+(?:all )?([\w.«»]+)", source, re.MULTILINE)


def frames_of(task: Task, declaration: Declaration, hole: Hole) -> Iterator[Frame]:
    """The ways to see the hole, likeliest first: where a tactic stands, where a term stands, or both when the text
    leaves it open."""
    source, masked = task.source, lean_text.mask(task.source)
    place = place_of(source, declaration, hole)
    start = declaration.name_span.end if declaration.name_span else declaration.keyword.end
    if declaration.kind == "instance" and (priority := _PRIORITY.match(source, start)):
        start = priority.end()
    prefix = source[: declaration.span.start]
    before = source[start : hole.span.start]
    after = source[hole.span.end : declaration.span.end]
    margin = source[source.rfind("\n", 0, hole.span.start) + 1 : hole.span.start]
    base = len(margin) - len(margin.lstrip())
    word = (masked[start : hole.span.start].split() or [""])[-1]
    bare = before.rstrip()
    commented = len(bare) > len(
        masked[start : hole.span.start].rstrip()
    )  # what goes there would be swallowed

    frame = Frame(
        task.file, prefix, before, after, tactic=place.tactic, column=hole.position.column, alone=place.alone,
        definition=_definition(declaration, source),
    )  # fmt: skip

    def where_a_tactic_stands() -> Frame:
        if commented:
            return replace(frame, tactic=True)
        column = max(base if not margin.strip() else base + 2, 2)
        return replace(frame, before=bare, tactic=True, column=column, lead=" ")

    def where_a_term_stands() -> Frame:
        if word == ":=" and not margin.strip() and not commented:
            return replace(frame, before=bare, tactic=False, column=max(base, 2), lead=" ")
        column = block_column(masked[: hole.span.start], masked[hole.span.end :], place.column)
        return replace(frame, tactic=False, column=column)

    if place.tactic:
        yield where_a_tactic_stands()
    if word not in ("by", "·"):
        yield where_a_term_stands()
        if not place.tactic and word != ":=":
            yield where_a_tactic_stands()


def _definition(declaration: Declaration, source: str) -> str:
    """What a copy of a definition begins with, up to its name; nothing for a theorem."""
    if declaration.kind not in PROGRAM_KINDS:
        return ""
    name = declaration.name_span.of(source).removeprefix("_root_.") if declaration.name_span else "_i"
    modifiers = [m for m in declaration.modifiers if m in ("partial", "unsafe")] or ["noncomputable"]
    return f"{' '.join(modifiers)} def {name}"
