"""The pure parts of the LSP client."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from agent.check.lsp import edit
from agent.check.texts import common_prefix
from agent.lean.diagnostics import parse_lsp, utf16_column
from agent.types import Position, Severity

TEXT = st.text("ab\n𝔸α")


@given(st.text("ab\n"), st.text("ab\n"), st.text("ab\n"))
def test_the_common_prefix_is_the_longest(start: str, a: str, b: str) -> None:
    n = common_prefix(start + a, start + b)
    assert (start + a)[:n] == (start + b)[:n]
    assert n >= len(start)
    assert n == min(len(start + a), len(start + b)) or (start + a)[n] != (start + b)[n]


@given(TEXT, TEXT, TEXT, TEXT)
def test_an_edit_turns_the_old_text_into_the_new(start: str, old: str, new: str, end: str) -> None:
    old, new = start + old + end, start + new + end
    change = edit(old, new)
    units = old.encode("utf-16-le")

    def offset(place: dict[str, int]) -> int:
        """Bytes in UTF-16 before a place, as an LSP server counts them."""
        lines = old.split("\n")
        before = "".join(line + "\n" for line in lines[: place["line"]])
        return len(before.encode("utf-16-le")) + 2 * place["character"]

    span = change["range"]
    edited = (
        units[: offset(span["start"])] + change["text"].encode("utf-16-le") + units[offset(span["end"]) :]
    )
    assert edited.decode("utf-16-le") == new


def test_utf16_columns_become_code_points_and_back() -> None:
    text = "theorem t :\n  𝔸𝔸 foo"
    raw = {
        "range": {"start": {"line": 1, "character": 7}, "end": {"line": 1, "character": 10}},
        "message": "m",
    }
    (found,) = parse_lsp([raw], text)
    assert (found.severity, found.start, found.end) == (Severity.ERROR, Position(2, 5), Position(2, 8))
    assert utf16_column(text, found.start) == 7


def test_a_hole_is_known_by_its_message() -> None:
    place = {"line": 0, "character": 0}
    raw = {"range": {"start": place, "end": place}, "severity": 2, "message": "declaration uses `sorry`"}
    assert parse_lsp([raw], "")[0].kind == "hasSorry"
