"""Which documents stay warm."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace

import psutil
import pytest

from agent.check.pool import Key, Pool, memory_is_left
from agent.types import Diagnostic

KEY = Key("file:///A.lean", ())


@dataclass
class Text:
    """As much of a document as the pool looks at."""

    text: str = ""
    pid: int = 0
    alive: bool = True

    async def elaborate(self, text: str) -> tuple[Diagnostic, ...]:
        self.text = text
        return ()

    def kill(self, why: str = "") -> None:
        self.alive = False

    async def aclose(self) -> None:
        self.alive = False


async def opened(_: Key) -> Text:
    return Text()


async def test_what_was_used_longest_ago_goes_when_memory_gets_short() -> None:
    left = True
    pool = Pool(opened, size=8, recycle=100, room=lambda: left)
    taken = [await pool.take(KEY, f"text {i}", 0, fresh=True) for i in range(4)]
    for warm in taken[:3]:
        await pool.give_back(warm)
    assert [w.document.alive for w in taken] == [True, True, True, True]
    left = False
    await pool.give_back(taken[3])
    assert [w.document.alive for w in taken] == [False, True, True, True], (
        "one at a time: memory comes back late"
    )
    again = await pool.take(KEY, "text 3", 0)
    assert again is taken[3], "what is there is used"
    new = await pool.take(Key("file:///B.lean", ()), "other", 0)
    assert [w.document.alive for w in taken] == [False, False, False, True], "room for another first"
    await pool.give_back(new)
    await pool.give_back(again)
    assert sum(w.document.alive for w in (*taken, new)) == 1, "the last one stays: somebody works"
    await pool.aclose()
    assert not any(w.document.alive for w in (*taken, new))


def test_a_quarter_of_the_memory_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    for available, left in ((26, True), (25, True), (24, False)):
        memory = SimpleNamespace(total=100, available=available)
        monkeypatch.setattr(psutil, "virtual_memory", lambda memory=memory: memory)
        assert memory_is_left() is left
