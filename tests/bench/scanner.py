"""The lexer and the scanner of declarations on sources that nobody here wrote, against two readings of Lean's own.

What it takes to read whole repositories, with two processes: every file is masked and scanned, and the declarations'
bodies are replaced by themselves, which must give the same text byte for byte.

1. Against compiled files: the names and places that Lean wrote into the .olean files of the core and of lean_project.
2. Against Lean's parser: the language server's `documentSymbol`, which needs a file to be parsed, not to be right, so
   that it works on files whose imports are not there.  Their commands are then compared where both see one.

By itself: `PYTHONPATH=.:tests python -m bench.scanner FOLDER... [--sample N]`.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import math
import random
import re
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from agent.check.lsp import open_document
from agent.errors import LeanLoopError
from agent.lean import text as lean_text
from agent.lean.header import header
from agent.lean.olean import Olean, display, parse_name
from agent.lean.project import find_project
from agent.toolchain import embedded
from agent.toolchain.build import build
from agent.toolchain.process import Limits
from agent.types import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from agent.types import Declaration, Diagnostic

PROJECT = Path(__file__).parents[2] / "lean_project"
SEED = 4
_SECONDS = 20.0  # for Lean on one file of the sample
_OTHERS = re.compile(  # commands that make constants, and are no declarations
    r"(?:local |scoped |@\[[^\]]*\]\s*)*(?:macro|elab|syntax|notation|infix|prefix|postfix|macro_rules|deriving"
    r"|declare_|initialize|register_|simproc|dsimproc|builtin_|run_cmd|#doc|alias|attribute|unif_hint|binder_predicate|add_decl_doc)"
)


@dataclass
class Read:
    """What one process found in some files."""

    files: int = 0
    characters: int = 0
    declarations: int = 0
    holes: int = 0
    trouble: list[str] = field(default_factory=list)


def read(paths: Sequence[str]) -> Read:
    """Mask, scan and splice; whatever goes wrong is `trouble`."""
    found = Read()
    for path in paths:
        try:
            source = Path(path).read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            continue
        try:
            _read_one(source, found)
        except Exception as e:  # noqa: BLE001  (a crash is what is looked for)
            found.trouble.append(f"{path}: {type(e).__name__}: {e}")
        found.files += 1
        found.characters += len(source)
    return found


def _read_one(source: str, found: Read) -> None:
    masked = lean_text.mask(source)
    assert len(masked) == len(source), "the mask has another length"
    header(source)
    at = 0
    for d in lean_text.declarations(source):
        assert d.span.start >= at, f"{d.name} overlaps the one before"
        at = d.span.end
        found.declarations += 1
        found.holes += len(d.holes)
        if d.body is not None:
            spliced = lean_text.replace_body(source, d, d.body.of(source))
            assert spliced.text == source, f"splicing {d.name} changes the text"


def read_all(files: Sequence[Path], jobs: int = 2) -> tuple[Read, float]:
    """All of it with so many processes, and the seconds that it took."""
    started = time.monotonic()
    parts = [[str(f) for f in files[i :: 16 * jobs]] for i in range(16 * jobs)]
    total = Read()
    with ProcessPoolExecutor(jobs) as pool:
        for part in pool.map(read, parts):
            total.files += part.files
            total.characters += part.characters
            total.declarations += part.declarations
            total.holes += part.holes
            total.trouble += part.trouble
    return total, time.monotonic() - started


# ------------------------------------------------------------------------------------------ against .olean files
@dataclass
class Agreement:
    """How many places were compared, and where the two readings differ."""

    files: int = 0
    compared: int = 0
    differences: list[str] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)


async def against_compiled(lean: embedded.EmbeddedLean, folder: Path) -> Agreement:
    """Every constant that Lean has a place for must stand in a declaration of ours, with name and place as ours."""
    found = Agreement()
    core = lean.search_path()[0]
    pairs = [(f, f.with_suffix(".olean")) for f in sorted(core.rglob("*.lean"))]
    project = find_project(PROJECT)
    built = await build(project, lean, ["LeanProject"], folder)
    pairs += [
        (f, built.folder / f.relative_to(PROJECT).with_suffix(".olean"))
        for f in sorted(PROJECT.rglob("*.lean"))
    ]
    for source, compiled in pairs:
        _compare_compiled(source, Olean(compiled), found)
        found.files += 1
    return found


def _compare_compiled(file: Path, compiled: Olean, found: Agreement) -> None:
    source = file.read_text("utf-8")
    declared = lean_text.declarations(source)
    named = {display(parse_name(d.name)): d for d in declared if not d.anonymous}
    for name, place in compiled.positions.items():
        shown, mine = display(name), named.get(display(name))
        found.compared += 1
        if mine is not None and mine.name_span is not None:
            at = lean_text.position_at(source, mine.name_span.start)
            if (at.line, at.column) != place:
                found.differences.append(f"{file.name}: {shown} at {place}, ours at {at}")
        elif not any(d.position.line <= place[0] <= d.end.line for d in declared):
            line = source.split("\n")[place[0] - 1].strip()
            if _OTHERS.match(line) or _OTHERS.match(_command_above(source, place[0])):
                found.left_out["made by other commands"] += 1
            else:
                found.differences.append(
                    f"{file.name}:{place[0]}: {shown} is in no declaration of ours: {line}"
                )
    theirs = {display(n) for n in compiled.names}
    private = {re.sub(r"^_private\..*\.0\.", "", n) for n in theirs}
    for name, d in named.items():
        if name not in theirs | private and d.kind != "example":
            found.differences.append(f"{file.name}: {d.kind} {name} is ours alone")


def _command_above(source: str, line: int) -> str:
    """The first line of the command that `line` stands in."""
    for number in range(line, 0, -1):
        text = source.split("\n")[number - 1]
        if text[:1].strip():
            return text
    return ""


# ------------------------------------------------------------------------------------------ against the parser
async def against_parser(lean: embedded.EmbeddedLean, files: Sequence[Path]) -> Agreement:
    """Every declaration that the server lists must be ours, at the same place, and the other way round.

    After a complaint about the syntax Lean goes on at the next command; a declaration of ours with a complaint inside
    (a notation of an import, mostly) need not be on its list.
    """
    found = Agreement()
    with tempfile.TemporaryDirectory() as folder:
        for file in files:
            try:
                source = _for_lean(file.read_bytes().decode("utf-8"))
                async with asyncio.timeout(_SECONDS):
                    symbols, errors = await _symbols(lean, source, Path(folder))
            except (LeanLoopError, TimeoutError, UnicodeDecodeError) as e:
                found.left_out[type(e).__name__] += 1
                continue
            if "\n#doc " in source:  # the rest is Verso's prose, not Lean
                found.left_out["Verso document"] += 1
                continue
            found.files += 1
            _compare_symbols(file, source, symbols, errors, found)
    return found


_LEMMA = re.compile(
    r"^((?:(?:private|protected|public|nonrec|noncomputable|@\[[^\]\n]*\])\s+)*)lemma\b", re.MULTILINE
)


def _for_lean(source: str) -> str:
    """The imports as blanks, and Mathlib's `lemma` as `theorem`, so that Lean alone can parse most of it."""
    end = header(source).end
    text = re.sub(r"[^\n]", " ", source[:end]) + source[end:]
    for found in reversed(list(_LEMMA.finditer(lean_text.mask(text)))):
        text = text[: found.end(1)] + "theorem" + text[found.end() :]
    return text


async def _symbols(
    lean: embedded.EmbeddedLean, source: str, folder: Path
) -> tuple[list[dict[str, Any]], list[Diagnostic]]:
    uri = (folder / "Sample.lean").as_uri()
    command = lean.server(cwd=folder)
    document = await open_document(command, uri, root=folder.as_uri(), limits=Limits(math.inf))
    try:
        diagnostics = await document.elaborate(source)
        answer = await document._ask("textDocument/documentSymbol", {"textDocument": {"uri": uri}})
    finally:
        await document.aclose()
    return answer, [d for d in diagnostics if d.severity is Severity.ERROR]


_SYNTAX = re.compile(r"unexpected|expected|invalid 'end'|unterminated|Invalid `end`", re.IGNORECASE)


def _compare_symbols(
    file: Path,
    source: str,
    symbols: Iterable[dict[str, Any]],
    errors: Sequence[Diagnostic],
    found: Agreement,
) -> None:
    broken = [d.start.line for d in errors if _SYNTAX.match(d.message)]
    theirs = set(_places(symbols))
    mutual, declared = _mutual_lines(source), lean_text.declarations(source)
    ours = _ours(source, declared, broken, mutual, theirs, found)
    found.compared += len(theirs | ours.keys())
    lines = source.split("\n")
    for place in sorted(theirs - ours.keys()):
        line = lines[place[0]]
        inside = any(d.position.line - 1 <= place[0] <= d.end.line - 1 for d in declared)
        others = (line.strip(), _command_above(source, place[0] + 1))
        if inside or place[0] + 1 in mutual or any(map(_OTHERS.match, others)):
            continue
        if line[:1].isspace() and any(b <= place[0] for b in broken):  # Lean goes on at `.abbrev`, say
            found.left_out["where Lean goes on after an error"] += 1
            continue
        found.differences.append(f"{file}:{place[0] + 1}: Lean alone: {line.strip()[:90]}")
    for place in sorted(ours.keys() - theirs):
        found.differences.append(f"{file}:{place[0] + 1}: ours alone: {ours[place]}")


def _ours(
    source: str,
    declared: Sequence[Declaration],
    broken: Sequence[int],
    mutual: set[int],
    theirs: set[tuple[int, int]],
    found: Agreement,
) -> dict[tuple[int, int], str]:
    """Our declarations by the place of their names, but for those that Lean's list need not have."""
    ours: dict[tuple[int, int], str] = {}
    for d in declared:
        at = d.name_span.start if d.name_span else d.keyword.start
        position = lean_text.position_at(source, at)
        line = source.rfind("\n", 0, at) + 1
        column = len(source[line:at].encode("utf-16-le")) // 2
        if position.line in mutual:
            continue
        if (position.line - 1, column) not in theirs:
            if any(d.position.line <= b <= d.end.line for b in broken):
                found.left_out["with a syntax error for Lean"] += 1
                continue
            if 0 <= d.helpers_at < d.span.start:  # behind `open X in` with an X that is not there
                found.left_out["behind `in`, not listed by Lean"] += 1
                continue
        if d.anonymous:  # the server lists them by what follows, or not at all
            listed = any(d.position.line - 1 <= p[0] <= d.end.line - 1 for p in theirs)
            found.left_out["anonymous, not listed by Lean"] += not listed
        else:
            ours[(position.line - 1, column)] = f"{d.kind} {d.name}"
    return ours


def _places(symbols: Iterable[dict[str, Any]]) -> Iterator[tuple[int, int]]:
    """Where the names of declarations stand; sections and namespaces (SymbolKind 3) only hold them."""
    for symbol in symbols:
        if symbol["kind"] != 3:
            start = symbol["selectionRange"]["start"]
            yield start["line"], start["character"]
        else:
            yield from _places(symbol.get("children", ()))


def _mutual_lines(source: str) -> set[int]:
    """Lines inside `mutual`, of which the server lists nothing."""
    inside, found = False, set()
    for number, line in enumerate(lean_text.mask(source).split("\n"), 1):
        inside = (inside or line.startswith("mutual")) and not line.startswith("end")
        if inside:
            found.add(number)
    return found


async def main(folders: Sequence[Path], sample: int) -> int:
    """Print the figures as JSON; the exit code says whether all agreed."""
    files = sorted(f for folder in folders for f in folder.rglob("*.lean") if f.is_file())
    total, seconds = read_all(files)
    lean = await embedded.install()
    with tempfile.TemporaryDirectory() as folder:
        compiled = await against_compiled(lean, Path(folder))
    chosen = random.Random(SEED).sample(files, min(sample, len(files)))
    parsed = await against_parser(lean, chosen)
    figures = {
        "files": total.files,
        "characters": total.characters,
        "declarations": total.declarations,
        "holes": total.holes,
        "seconds": round(seconds, 1),
        "seconds_for_5000_files": round(seconds * 5000 / max(total.files, 1), 1),
        "trouble": total.trouble[:20],
        "compiled": {
            "files": compiled.files,
            "compared": compiled.compared,
            "differ": len(compiled.differences),
        },
        "parser": {"files": parsed.files, "compared": parsed.compared, "differ": len(parsed.differences)},
        "left_out": dict(compiled.left_out + parsed.left_out),
    }
    print(json.dumps(figures, indent=1))
    print("\n".join((*compiled.differences, *parsed.differences)[:200]), file=sys.stderr)
    return int(bool(total.trouble or compiled.differences or parsed.differences))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description="measure the lexer and the scanner on folders of Lean sources"
    )
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--sample", type=int, default=100)
    given = parser.parse_args()
    raise SystemExit(asyncio.run(main(given.folders, given.sample)))
