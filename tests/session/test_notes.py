"""What a run says at its end besides its verdicts: a journal that could not be written costs no proof."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from agent.commands import prove
from agent.records import schema
from agent.refuting import refute
from agent.report import live
from agent.session import opening, session
from agent.types import VerdictKind

if TYPE_CHECKING:
    from pathlib import Path


async def test_a_proof_is_found_although_the_journal_is_locked(
    tmp_path: Path, lean: object, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "lakefile.toml").write_text('name = "demo"\n\n[[lean_lib]]\nname = "Demo"\n')
    (tmp_path / "lean-toolchain").write_text("leanprover/lean4:v4.35.0\n")
    (tmp_path / "Demo.lean").write_text("theorem easy : 1 = 1 := by\n  sorry\n")
    monkeypatch.setattr(schema, "_BUSY_SECONDS", 0.05)
    project, tasks = prove.find_tasks([str(tmp_path)], [], [])
    view = live.view(len(tasks), quiet=True)
    other = None
    async with opening.opened(project, tasks, opening.Options(), view) as opened:
        other = sqlite3.connect(tmp_path / ".leanloop" / "journal.sqlite", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        run = await session.prove(opened, tasks)
    other.close()
    assert [o.verdict.kind for o in run.outcomes] == [VerdictKind.PROVED]
    said = capsys.readouterr().err
    assert "note: the journal" in said
    assert "another process holds it" in said


async def test_a_refuter_that_fails_costs_no_run(
    tmp_path: Path, lean: object, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    async def broken(*_: object, **__: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(refute, "refute", broken)
    (tmp_path / "A.lean").write_text(
        "theorem wrong : 1 = 2 := by\n  sorry\ntheorem easy : 1 = 1 := by\n  sorry\n"
    )
    project, tasks = prove.find_tasks([str(tmp_path / "A.lean")], [], [])
    async with opening.opened(project, tasks, opening.Options(), live.view(2, quiet=False)) as opened:
        run = await session.prove(opened, tasks)
    assert [o.verdict.kind for o in run.outcomes] == [VerdictKind.REJECTED, VerdictKind.PROVED]
    assert (
        "wrong: whether it is false was not found out (RecursionError: too deep)" in capsys.readouterr().err
    )
