"""JSON entries of the datasets that are around, as tasks (pure).

Field names as in the releases that were looked at: miniF2F (yangky11/miniF2F-lean4 `minif2f_lean4.jsonl`, and the
copies with `informal_prefix`), ProofNet (rahul3613/ProofNet-lean4, and ProofNet# with `lean4_src_header` and
`lean4_formalization`), PutnamBench (what its `extract_to_json.py` writes, where "null" means that there is none), FATE
(whole files in `formal_statement`, numbers for names), LeanDojo exports with a `theorem_statement`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from agent import tasks
from agent.evaluation.datasets import Item, Skipped
from agent.lean import text as lean_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from agent.lean.project import Project

NAME = ("name", "full_name", "problem_name", "theorem_name", "id", "problem_id", "uuid")
HEADER = ("header", "lean4_src_header", "src_header", "preamble")
PREFIX = ("informal_prefix",)
STATEMENT = (
    "formal_statement",
    "lean4_statement",
    "lean4_formalization",
    "theorem_statement",
    "formal_theorem",
    "statement",
    "lean_code",
)
PROOF = ("formal_proof", "lean4_proof")
DATE = ("date", "commit_date", "created_at")
_NOTHING = frozenset({"", "null", "None", "None."})
_PLAIN = re.compile(r"[^A-Za-z0-9_]")
_MAX_STATEMENT = 1 << 20


def name_of(entry: Mapping[str, Any], number: int) -> str:
    """What an entry is called; a number alone says which set it is from, or is the place in the file."""
    name = _field(entry, NAME) or str(number)
    return f"{_field(entry, ('source',)) or 'task'}_{name}" if name.isdigit() else name


def split_of(entry: Mapping[str, Any]) -> str:
    """The split that an entry says it belongs to."""
    return _field(entry, ("split",))


def item(project: Project, name: str, entry: Mapping[str, Any], header: str = "") -> Item | Skipped:
    """One entry as a task in a file of its own; `header` stands in where it brings none of its own."""
    statement = _field(entry, STATEMENT)
    if not statement:
        return Skipped(name, _why_none(entry))
    if len(statement) > _MAX_STATEMENT:
        return Skipped(name, "its statement is longer than a million characters")
    above = _field(entry, HEADER).strip() or ("" if lean_text.header(statement).imports else header.strip())
    below = "\n".join(p for p in (_field(entry, PREFIX).strip(), with_hole(statement)) if p)
    source = (f"{above}\n\n" if above else "") + below + "\n"
    wanted = [d for d in lean_text.declarations(source) if d.holes]
    if not wanted:
        return Skipped(name, "no hole was found in its statement")
    # the last one is the theorem; holes above it are its context and are proved with it
    plain = _PLAIN.sub("_", name)
    plain = plain if plain[0].isalpha() else f"task_{plain}"
    task = tasks.make(project.root / f"{plain}.lean", plain, source, wanted)
    notes = ("the dataset publishes a proof",) if _field(entry, PROOF) else ()
    return Item(task, _field(entry, DATE), _field(entry, ("commit",)), path=f"{plain}.lean", notes=notes)


def _why_none(entry: Mapping[str, Any]) -> str:
    if is_located(entry):
        return "it has no statement, only a place in a repository: give a clone of that with --repo"
    return "it has no statement"


def is_located(entry: Mapping[str, Any]) -> bool:
    """Whether this is an entry of LeanDojo Benchmark, which names a theorem by its place in a commit."""
    return all(isinstance(entry.get(k), str) for k in ("commit", "file_path", "full_name"))


def _field(entry: Mapping[str, Any], names: tuple[str, ...]) -> str:
    """The first of these fields that says anything."""
    found = (str(entry[n]) for n in names if isinstance(entry.get(n), str | int))
    return next((f for f in found if f.strip() not in _NOTHING), "")


def with_hole(statement: str) -> str:
    """A statement that ends in a hole, however the dataset cut it off: `:= by`, `:=`, `:= sorry`, or nothing."""
    code = statement.rstrip()
    declared = lean_text.declarations(code)
    if declared and declared[-1].holes:
        return code
    masked = lean_text.mask(code)
    comment = "\n" if masked.rsplit("\n", 1)[-1].rstrip() != code.rsplit("\n", 1)[-1] else ""
    for ending, hole in ((":= by", "\n  sorry"), (":=", f"{comment} by\n  sorry")):
        if masked.rstrip().endswith(ending):
            return code + hole
    if declared and declared[-1].body is not None:  # a proof is there: it is taken out
        return lean_text.replace_body(code, declared[-1], ":= by\n  sorry").text
    return f"{code}{comment} := by\n  sorry"
