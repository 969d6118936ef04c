"""The base, compiled beside the head: what unchanged declarations say now, and said before."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from agent.ci.work import inside
from agent.errors import LeanLoopError
from agent.lean import text as lean_text
from agent.lean.project import read_source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from agent.ci.affected import Key
    from agent.ci.meaning import Drift
    from agent.ci.work import Work
    from agent.session.auditing import Audit


@dataclass(frozen=True, slots=True)
class Meanings:
    """`drifts`: declarations that mean something else than at the base.  `unknown`: those that cannot be compared.

    `note` says why all cannot.
    """

    drifts: Mapping[Key, Drift] = field(default_factory=dict)
    unknown: frozenset[Key] = frozenset()
    note: str = ""


async def meanings(work: Work, audit: Audit) -> Meanings:
    """Compile what the branch may have given another meaning as it was at the base, and compare."""
    from agent.ci.meaning import drifts
    from agent.ci.versions import Sources

    modules = work.modules(work.reaching) | work.dependents(work.reaching)
    if not modules:
        return Meanings()
    after = {
        m: (inside(f, work.top).as_posix(), read_source(f))
        for m in modules - audit.result.failed.keys()
        if (f := work.graph.files.get(m)) is not None
    }
    old = work.at_base()
    before = {m: at for m, at in old.items() if m in modules or m not in work.graph.files}
    before |= {m: at for m, at in after.items() if m not in before and at[0] not in work.found.came}
    origin = {
        (c.after.file, c.after.declaration.name): (c.before.file, c.before.declaration.name)
        for c in work.found.changed
        if c.after is not None and c.before is not None
    }

    def text_of(module: str) -> str:
        file = work.graph.files.get(module)
        return read_source(file) if file is not None else ""

    try:
        built = await audit.building(before, {m: text for m, (_, text) in old.items()}, strict=False)
        versions = Sources(built.result.folder, before, text_of), Sources(audit.result.folder, after, text_of)
        found, unknown = await asyncio.to_thread(drifts, *versions, origin)
    except (LeanLoopError, OSError) as e:
        every = frozenset((p, d.name) for p, text in after.values() for d in lean_text.declarations(text))
        return Meanings(unknown=every, note=f"the base cannot be compiled, so names are compared: {e}")
    return Meanings(found, unknown)
