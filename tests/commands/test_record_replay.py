"""`--record` and `--replay`: the same run again, with no server, no key and no budget."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from support.scripted_server import Reply, ScriptedServer

if TYPE_CHECKING:
    from pathlib import Path

    from commands.conftest import Leanloop

KEY = "sk-of-the-recording"


def shown(result: dict[str, Any]) -> list[dict[str, Any]]:
    """What does not depend on the clock."""
    return [{k: v for k, v in t.items() if k != "seconds"} for t in result["tasks"]]


def test_a_recorded_run_comes_back(leanloop: Leanloop, project: Path, tmp_path: Path) -> None:
    answers = ["no block", Reply("```lean\nby\n  exact ⟨h.2, h.1⟩\n```", reasoning="swap", shape="reasoning")]
    with ScriptedServer(answers, key=KEY) as server:
        spec = f"{server.url}#m"
        flags = ["prove", "--json", "--k", "1", "--model", spec, "--fresh"]
        recorded = leanloop(*flags, "--record", "traffic", LEANLOOP_API_KEY=KEY)
    assert recorded.code == 0, recorded.err
    assert len(server.requests) == 2
    replayed = leanloop(*flags, "--replay", "traffic")
    assert replayed.code == 0, replayed.err
    assert shown(replayed.json) == shown(recorded.json)
    assert replayed.json["tasks"][0]["attempts"] == 2
    assert not [p for p in (tmp_path / "traffic").iterdir() if KEY in p.read_text()]
