"""A checker behind HTTP: the same answers as Lean here, and every way of not answering is inconclusive."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.kimina_server import Fault, KiminaServer

from agent import config
from agent.check import remote
from agent.check.oneshot import OneshotChecker
from agent.check.protocol import CheckRequest
from agent.check.remote import RemoteChecker, imports_first
from agent.errors import ConfigError
from agent.types import CheckResult, CheckStatus, Span

if TYPE_CHECKING:
    from agent.toolchain.embedded import EmbeddedLean

FILE = Path("Sample.lean")
KEY = "sk-of-the-checker"
HEADER = "/-\nA licence\n-/\nimport Init\n\n"
TEXTS = {
    "proof": "theorem t (n : Nat) : n + 0 = n := by rfl",
    "error": "theorem t (n : Nat) : n + 1 = n := by\n  rfl",
    "goals": "theorem t (p q : Prop) (h : p) : p ∧ q := by\n  constructor\n  · exact h",
    "hole": "theorem t : 1 = 2 := by sorry",
    "hidden hole": "set_option warn.sorry false in\ntheorem t : 1 = 2 := by sorry",
    "exit": "#exit\ntheorem t : 1 = 2 := rfl",
    "cut short": "theorem t : 1 = 1 := by",
}


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote, "_PAUSE", 0.01)


async def ask(
    server: KiminaServer | str, text: str = TEXTS["proof"], key: str | None = None, deadline: float = 20
) -> CheckResult:
    """One check of a text below a header."""
    url = server if isinstance(server, str) else server.url
    checker = RemoteChecker(url, config.ApiKey(key) if key else None)
    try:
        return await checker.check(request(text, deadline))
    finally:
        await checker.aclose()


def request(text: str, deadline: float = 20) -> CheckRequest:
    span = Span(len(HEADER), len(HEADER) + len(text))
    return CheckRequest(
        FILE, HEADER + text + "\n\ntheorem late : 1 = 2 := rfl\n", span, deadline, goals_at_errors=True
    )


@pytest.mark.parametrize("old", [False, True], ids=["/api/check", "/verify"])
async def test_it_says_what_lean_says_here(lean: EmbeddedLean, old: bool) -> None:
    here = OneshotChecker(lean)
    with KiminaServer(lean, key=KEY, old=old) as server:
        there = RemoteChecker(server.url + "/", config.ApiKey(KEY))
        names = [n for n in TEXTS if n != "hidden hole"]
        found = await there.check_many([request(TEXTS[n]) for n in names])
        expected = await here.check_many([request(TEXTS[n]) for n in names])
        await there.aclose()
    await here.aclose()
    for name, one, two in zip(names, found, expected, strict=True):
        assert (name, one.status, one.goals) == (name, two.status, two.goals)
        assert [(d.start, d.message) for d in one.diagnostics] == [
            (d.start, d.message) for d in two.diagnostics
        ]
    assert {path for path, _ in server.requests[-3:]} == {"/verify" if old else "/api/check"}


async def test_a_hole_whose_warning_is_off_is_one() -> None:
    """The embedded Lean gives no list of holes, a REPL does."""
    listed = {"messages": [], "sorries": [{"pos": {"line": 1, "column": 0}, "goal": "⊢ 1 = 2"}]}
    sentinel = {"severity": "info", "pos": {"line": 3, "column": 0}, "data": '"leanloop 1"'}
    prepared = remote.prepare(CheckRequest(FILE, "theorem t : 1 = 2 := by sorry\n"), 1)
    said = remote.parse_repl({"messages": [sentinel]})
    whole = CheckRequest(FILE, "theorem t : 1 = 2 := by sorry\n")
    assert remote._with_holes({}, said, prepared, whole, 0).status is CheckStatus.PASSED
    assert remote._with_holes(listed, said, prepared, whole, 0).status is CheckStatus.FAILED


WELL = {"id": "x", "time": 1, "response": {"messages": [], "env": 0}}
JUNK: dict[str, bytes] = {
    "no JSON": b"<html>Bad Gateway</html>",
    "deep JSON": b"[" * 100_000,
    "a list": b"[]",
    "no results": b"{}",
    "two results": json.dumps({"results": [WELL, WELL]}).encode(),
    "another id": json.dumps({"results": [WELL]}).encode(),
    "results that are none": b'{"results": [7]}',
}


@pytest.mark.parametrize("name", JUNK)
async def test_junk_is_inconclusive(lean: EmbeddedLean, name: str) -> None:
    with KiminaServer(lean, *[Fault(body=JUNK[name])] * 3) as server:
        found = await ask(server)
    assert found.status is CheckStatus.INCONCLUSIVE
    assert "protocol" in found.reason


RESULTS: dict[str, tuple[dict[str, Any], str]] = {
    "an error": ({"error": "Lean REPL command timed out in 20 seconds"}, "timed out in 20 seconds"),
    "an error of the REPL": ({"response": {"message": "unknown environment"}}, "unknown environment"),
    "nothing": ({}, "protocol"),
    "messages that are none": ({"response": {"messages": 7}}, "protocol"),
    "a message without place": ({"response": {"messages": [{"severity": "info", "data": ""}]}}, "protocol"),
    "a severity nobody knows": ({"response": {"messages": [{"severity": "doom"}]}}, "protocol"),
    "no sentinel": ({"response": {"messages": [], "env": 0}}, "did not get to the end"),
}


@pytest.mark.parametrize("name", RESULTS)
async def test_what_is_no_proper_result_is_inconclusive(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    result, why = RESULTS[name]
    checker = RemoteChecker("http://127.0.0.1:9")

    async def tried(identity: str, code: str, seconds: int) -> dict[str, Any]:
        place = {"line": 3, "column": 0}
        good = {"response": {"messages": [{"severity": "info", "pos": place, "data": "True.intro : True"}]}}
        return {"results": [{"id": identity} | (good if "True.intro" in code else result)]}

    monkeypatch.setattr(checker, "_tried", tried)
    found = await checker.check(request(TEXTS["proof"]))
    await checker.aclose()
    assert found.status is CheckStatus.INCONCLUSIVE
    assert why in found.reason


async def test_what_may_pass_is_tried_again(lean: EmbeddedLean) -> None:
    with KiminaServer(lean, Fault(status=429), Fault(reset=True), Fault(status=503)) as server:
        assert (await ask(server)).status is CheckStatus.INCONCLUSIVE, "not for ever"
        server.faults[:] = [Fault(status=429), Fault(status=503)]
        assert (await ask(server)).status is CheckStatus.PASSED


async def test_refusals_and_silence(lean: EmbeddedLean, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote, "_SLACK", 0.2)
    monkeypatch.setattr(remote, "_IMPORT_SECONDS", 0.1)
    with KiminaServer(lean, Fault(hang=True), Fault(status=500), Fault(status=422), key=KEY) as server:
        slow = await ask(server, deadline=0.1)
        assert "did not answer in 0.4 s" in slow.reason
        assert "HTTP 500" in (await ask(server, key=KEY)).reason
        assert "HTTP 422" in (await ask(server, key=KEY)).reason
        refused = await ask(server, key="sk-a-wrong-one")
        assert remote.KEY_VARIABLE in refused.reason
        assert "sk-a-wrong-one" not in refused.reason
    assert {r.status for r in (slow, refused)} == {CheckStatus.INCONCLUSIVE}
    gone = await ask("http://127.0.0.1:9")
    assert (gone.status, "cannot reach the checker at 127.0.0.1:9" in gone.reason) == (
        CheckStatus.INCONCLUSIVE,
        True,
    )


async def test_imports_that_the_server_lacks_are_nobodys_failure(lean: EmbeddedLean) -> None:
    text = "import Nowhere.At.All\n\ntheorem t : True := trivial\n"
    with KiminaServer(lean) as server:
        checker = RemoteChecker(server.url)
        found = [await checker.check(CheckRequest(FILE, text)) for _ in range(2)]
        await checker.aclose()
    assert [f.status for f in found] == [CheckStatus.INCONCLUSIVE] * 2
    assert "cannot import Nowhere.At.All" in found[0].reason
    assert len(server.requests) == 1, "asked once"


async def test_many_at_once_and_one_that_runs_away(lean: EmbeddedLean) -> None:
    spin = "theorem t : True := by\n  repeat (have : True := trivial)"
    with KiminaServer(lean) as server:
        checker = RemoteChecker(server.url, jobs=3)
        found = await asyncio.gather(
            checker.check(request(spin, 1)), *(checker.check(request(TEXTS["proof"])) for _ in range(4))
        )
        await checker.aclose()
    assert [f.status for f in found] == [CheckStatus.INCONCLUSIVE] + [CheckStatus.PASSED] * 4
    assert "timed out" in found[0].reason


@pytest.mark.parametrize(
    "url", ["host:8000", "ftp://host", "http://", "http://host:x", "http://a:b@host", "http://h/?q"]
)
def test_an_address_that_is_none(url: str) -> None:
    with pytest.raises(ConfigError, match="checker"):
        RemoteChecker(url)


@given(
    st.lists(
        st.sampled_from(["import A\n", "\n", "-- c\n", "/- import B\n-/\n", "theorem t : 1 = 1 := rfl\n"])
    )
)
def test_no_line_moves(lines: list[str]) -> None:
    text = "".join(lines)
    new, header = imports_first(text)
    assert new.count("\n") == text.count("\n")
    rest = new.split("\n")
    while rest and (not rest[0].strip() or rest[0].startswith("import ")):
        rest.pop(0)
    if header:
        theorem = text.find("theorem")
        assert header.count("import A") == text[: theorem if theorem >= 0 else None].count("import A")
    assert "\n".join(rest) in text
