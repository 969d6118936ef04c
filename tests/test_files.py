"""What users hand over as a file is read, or refused in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from agent.errors import ConfigError
from agent.files import read_json

if TYPE_CHECKING:
    from pathlib import Path


def test_json_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text('{"α": [1, null]}', encoding="utf-8")
    assert read_json(file) == {"α": [1, None]}


@pytest.mark.parametrize("data", [b"{", b"\xff", b"[" * 200_000], ids=["cut", "bytes", "deep"])
def test_what_is_no_json_is_refused(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_bytes(data)
    with pytest.raises(ConfigError, match="is not JSON"):
        read_json(file)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"cannot read .*missing\.json"):
        read_json(tmp_path / "missing.json")
