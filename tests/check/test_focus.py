"""What the messages of one elaboration say of the declarations in focus."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from agent.check.focus import conclude, prepare
from agent.check.protocol import CheckRequest
from agent.types import CheckStatus, Diagnostic, Position, Severity, Span

TEXT = "theorem a : p := by\n  x\n\ntheorem b : q := by\n  y\n"
PREPARED = prepare(CheckRequest(Path("A.lean"), TEXT, Span(0, len(TEXT))), 1)
ERRORS = [
    Diagnostic(Severity.ERROR, Position(line, column), None, f"{line}:{column} {i}")
    for i, (line, column) in enumerate([(1, 3), (2, 2), (2, 2), (4, 0), (5, 2)])
]


@given(st.permutations(ERRORS))
def test_messages_come_in_the_order_of_the_text_however_lean_sent_them(sent: list[Diagnostic]) -> None:
    found = conclude(sent, PREPARED, seconds=0.0)
    assert found.status is CheckStatus.FAILED
    assert [d.start for d in found.diagnostics] == sorted(d.start for d in ERRORS)
    here = [d for d in sent if d.start == Position(2, 2)]
    assert [d for d in found.diagnostics if d.start == Position(2, 2)] == here, (
        "of one place, as they were sent"
    )
