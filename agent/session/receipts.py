"""Receipts of a run: what was proved for each declaration, by what and over what, to be judged again by anyone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from agent.errors import ToolFailed
from agent.judge.receipt import Origin, make_receipt, write_receipt
from agent.session import joining
from agent.types import VerdictKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from agent.judge.build import Source
    from agent.judge.task import TaskJudge
    from agent.session.session import Session
    from agent.toolchain.protocol import Toolchain
    from agent.types import Outcome, Run


async def write(session: Session, run: Run, folder: Path) -> list[Path]:
    """Write a receipt for every proved declaration into `folder`, with the two texts that it is about beside it.

    Each file's proofs are judged once more, together.  Raises ToolFailed when the folder cannot be written.
    """
    written: list[Path] = []
    for found in joining.accepted(run.outcomes).values():
        try:
            written += await _of_file(session, run, found, folder / found[0].task.module)
        except OSError as e:
            raise ToolFailed(f"cannot write receipts into {folder}: {e.strerror}") from e
    return written


async def _of_file(session: Session, run: Run, found: list[Outcome], folder: Path) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    before, after = folder / "challenge.lean.txt", folder / "solution.lean.txt"  # no sources of the project
    task, candidate = found[0].task, joining.combined(found)
    before.write_bytes(task.source.encode("utf-8"))
    after.write_bytes(candidate.text.encode("utf-8"))
    judge = await joining.judge_over(session.project, session.toolchain, session.judge, run.outcomes, task)
    owners = {d.name: o for o in found for d in o.task.declarations}
    challenge, solution = judge.sources(task, candidate, before, after)

    def origin(declaration: str) -> Origin:
        owner = owners[declaration]
        model = owner.attempts[-1].completion.model if owner.attempts else None
        return Origin(model, owner.usage.cost_usd)

    return await _of_sources(judge, session.toolchain, (challenge, solution), list(owners), folder, origin)


async def of_audit(
    judge: TaskJudge, toolchain: Toolchain, source: Source, names: Sequence[str], folder: Path
) -> list[Path]:
    """Write a receipt for each of `names` that is proved as it stands in `source`, whose text is put beside them.

    Raises ToolFailed when the folder cannot be written.
    """
    folder = folder / source.module
    text = folder / "solution.lean.txt"
    stands = replace(source, file=str(text))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        text.write_bytes(source.text.encode("utf-8"))
        return await _of_sources(judge, toolchain, (stands, stands), names, folder)
    except OSError as e:
        raise ToolFailed(f"cannot write receipts into {folder}: {e.strerror}") from e


async def _of_sources(
    judge: TaskJudge,
    toolchain: Toolchain,
    sources: tuple[Source, Source],
    names: Sequence[str],
    folder: Path,
    origin: Callable[[str], Origin] = lambda _: Origin(),
) -> list[Path]:
    """A receipt for each of `names` that the second of the sources proves of the first."""
    verdicts = await judge.judge_sources(*sources, names)
    proved = [v for v in verdicts if v.kind is VerdictKind.PROVED]
    meanings = await judge.meanings(sources[0], [v.declaration for v in proved])
    written: list[Path] = []
    for verdict in proved:
        name = verdict.declaration
        receipt = make_receipt(
            verdict,
            *sources,
            toolchain,
            policy=judge.policy,
            origin=origin(name),
            folder=folder,
            meaning=meanings[name],
        )
        written.append(folder / f"{_file_name(name)}.json")
        write_receipt(receipt, written[-1])
    return written


def _file_name(declaration: str) -> str:
    """A name that is one on every file system."""
    return "".join(c if c.isalnum() or c in "._-" else f"%{ord(c):x}" for c in declaration)[:120]
