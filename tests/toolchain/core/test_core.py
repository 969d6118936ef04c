"""The core library, feature by feature: small Lean files that the genuine Lean accepts, and some that it rejects.

`accepted/*.lean` must pass without an error; what `#eval` prints is asserted inside them with `#guard_msgs`.
`rejected/*.lean` must fail, with every fragment that its leading `-- error: ...` lines name.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from agent.toolchain.process import Finished, Limits, run

if TYPE_CHECKING:
    from agent.toolchain.embedded import EmbeddedLean

HERE = Path(__file__).parent
ACCEPTED = sorted((HERE / "accepted").glob("*.lean"))
REJECTED = sorted((HERE / "rejected").glob("*.lean"))
_EXPECT = "-- error: "


async def check(lean: EmbeddedLean, file: Path) -> tuple[Finished, str]:
    """(how Lean ended, all that it printed)."""
    done = await run(lean.lean([str(file)], cwd=file.parent), Limits(seconds=60))
    return done, (done.stdout + done.stderr).decode("utf-8", "replace")


def fragments(file: Path) -> list[str]:
    """What the file says its error messages contain."""
    return [s.removeprefix(_EXPECT) for s in file.read_text("utf-8").splitlines() if s.startswith(_EXPECT)]


@pytest.mark.parametrize("file", ACCEPTED, ids=lambda f: f.stem)
async def test_accepted(lean: EmbeddedLean, file: Path) -> None:
    done, said = await check(lean, file)
    assert done.exit_code == 0, said
    assert "sorry" not in said


@pytest.mark.parametrize("file", REJECTED, ids=lambda f: f.stem)
async def test_rejected(lean: EmbeddedLean, file: Path) -> None:
    expected = fragments(file)
    done, said = await check(lean, file)
    assert done.exit_code == 1, said
    assert expected
    for fragment in expected:
        assert fragment in said


async def test_an_error_in_a_definition_is_one_error(lean: EmbeddedLean, tmp_path: Path) -> None:
    """The compiler must take `sorryAx` without complaint, or every error would be followed by a second one."""
    file = tmp_path / "one.lean"
    file.write_text('def x : Nat := "text"\n', encoding="utf-8")
    _, said = await check(lean, file)
    assert said.count(": error") == 1, said
