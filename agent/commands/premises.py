"""`leanloop premises`: which declarations may help, for people; and the import of lean-dojo's corpora."""

from __future__ import annotations

import asyncio
import dataclasses
import json
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from agent.errors import TargetError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from agent.lean.project import Project
    from agent.premises.library import Library
    from agent.premises.retrieval import Found
    from agent.premises.scope import Scope


@dataclass(frozen=True)
class Request:
    """What the user asked for: `words`, a `goal`, or the declaration `at` FILE.lean:LINE, whose scope also counts."""

    words: str = ""
    goal: str | None = None
    at: str | None = None
    path: Path | None = None
    limit: int = 10
    quiet: bool = False
    as_json: bool = False


async def run(request: Request) -> int:
    """Look and print, or take in a corpus; 0 also when nothing was found."""
    first, _, rest = request.words.partition(" ")
    if first in ("import", "trace") and rest.strip():
        return await _take_in(first, rest.strip(), request)
    answer = await find(request, _say if not request.quiet else lambda _: None)
    if request.as_json:
        print(json.dumps(answer, ensure_ascii=False, indent=1))
    else:
        print("\n".join(_lines(answer)))
    return 0


async def find(request: Request, stage: Any) -> dict[str, Any]:
    """The object that `--json` prints."""
    from pathlib import Path

    from agent import config
    from agent.lean.project import find_project
    from agent.premises import service
    from agent.report import live
    from agent.session import preparing

    if not request.words.strip() and not (request.goal or "").strip() and not request.at:
        raise UsageError(
            "nothing to look for",
            hint="give words, --goal 'h : p ⊢ q' (or a statement), or --at File.lean:LINE",
        )
    file = Path((request.at or "").rpartition(":")[0] or request.at or "")
    project = find_project(request.path or (file if file.is_file() else Path()))
    settings = config.load(project.root)
    toolchain = await preparing.find_toolchain(live.Quiet(), project, settings)
    if request.at:
        source, declaration = _declaration(project, request.at)
        library = await service.open_library(project, toolchain, [source], stage=stage)
    else:
        source, declaration = "", None
        library = await service.open_everything(project, toolchain, stage)
    try:
        scope = library.scope(source, declaration.span.start) if declaration else library.everything()
        started = time.perf_counter()
        if request.goal:
            found = await asyncio.to_thread(scope.for_goal, request.goal, request.limit)
        elif request.words.strip():
            found = await asyncio.to_thread(scope.for_words, request.words, request.limit)
        else:
            assert declaration is not None  # noqa: S101  (one of the three was given)
            found = await asyncio.to_thread(scope.for_declaration, source, declaration, request.limit)
        return _answer(library, scope, found, toolchain.description, time.perf_counter() - started)
    finally:
        library.close()


async def _take_in(how: str, what: str, request: Request) -> int:
    """`import CORPUS.jsonl`, or `trace URL_OR_PATH`: which makes one first."""
    from pathlib import Path

    from agent.lean.project import find_project
    from agent.premises import service, trace
    from agent.toolchain.scratch import Scratch

    stage = _say if not request.quiet else lambda _: None
    target = service.corpus_file(find_project(request.path or Path()))
    with Scratch("premises") as folder:
        file = Path(what)
        if how == "trace":
            file = Path(folder) / "corpus.jsonl"
            await trace.trace(what, file, stage)
        taken = await asyncio.to_thread(service.import_into, file, target, stage)
    if request.as_json:
        print(json.dumps(dataclasses.asdict(taken)))
    else:
        left_out = f"; {taken.nameless} without a name were left out" if taken.nameless else ""
        print(f"{taken.declarations} declarations of {taken.modules} modules are now in the index{left_out}")
    return 0


def _declaration(project: Project, at: str) -> tuple[str, Any]:
    from agent.lean.project import read_source
    from agent.targets import resolve_targets

    found = resolve_targets(project, [at])
    if len(found) != 1:
        raise TargetError(
            f"{at} names {len(found)} declarations", hint="--at takes File.lean:LINE or one name"
        )
    file, declaration = found[0]
    return read_source(file), declaration


def _answer(
    library: Library, scope: Scope, found: list[Found], toolchain: str, seconds: float
) -> dict[str, Any]:
    return {
        "toolchain": toolchain,
        "visible": sum(map(sum, scope.visible)),
        "seconds": round(seconds, 4),
        "premises": [
            {
                "name": f.entry.name,
                "kind": f.entry.kind,
                "type": f.entry.type,
                "doc": f.entry.doc,
                "module": scope.module_of(f),
                "score": round(f.score, 3),
            }
            for f in found
        ],
        "skipped": [{"module": m, "reason": why} for m, why in sorted(library.skipped.items())],
    }


def _lines(answer: dict[str, Any]) -> list[str]:
    lines = []
    for p in answer["premises"]:
        lines.append(f"{p['kind']} {p['name']} {p['type']}")
        where = p["module"] or "this file"
        lines.append(f"    {where}" + (f": {p['doc']}" if p["doc"] else ""))
    lines += [f"left out {s['module']}: {s['reason']}" for s in answer["skipped"]]
    if not answer["premises"]:
        lines.append("nothing found")
    lines.append(
        f"{len(answer['premises'])} of {answer['visible']} visible declarations, in {1000 * answer['seconds']:.0f} ms;"
        f" types are approximate; {answer['toolchain']}"
    )
    return lines


def _say(text: str) -> None:
    print(text, file=sys.stderr)
