"""`--checker URL`: somebody else's Lean gives the feedback, the verdict is ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.kimina_server import KiminaServer
from support.scripted_server import Request, ScriptedServer

if TYPE_CHECKING:
    from pathlib import Path

    from commands.conftest import Leanloop

    from agent.toolchain.embedded import EmbeddedLean

KEY = "sk-of-the-checker"
RIGHT = "```lean\nby\n  exact ⟨h.2, h.1⟩\n```"
WRONG = "```lean\nby\n  exact ⟨h.1, h.2⟩\n```"


def test_feedback_from_there_and_the_verdict_from_here(
    leanloop: Leanloop, tmp_path: Path, lean: EmbeddedLean
) -> None:
    (tmp_path / "T.lean").write_text("theorem t {p q : Prop} (h : p ∧ q) : q ∧ p := by\n  sorry\n")

    def answer(request: Request) -> str:
        return RIGHT if "ismatch" in request.text else WRONG

    with ScriptedServer(answer=answer) as model, KiminaServer(lean, key=KEY) as checker:
        args = (
            "prove",
            "T.lean",
            "--model",
            f"{model.url}#m",
            "--k",
            "1",
            "--checker",
            checker.url,
            "--json",
        )
        said = leanloop(
            *args, LEANLOOP_CHECKER_KEY=KEY, LEANLOOP_PROVE_MEND="false", LEANLOOP_PROVE_REFUTE="off"
        )
        assert said.code == 0, said.err
        [task] = said.json["tasks"]
        assert (task["verdict"], task["attempts"]) == ("proved", 2)
        assert len(checker.requests) == 2
        assert not [p for p in tmp_path.rglob("*") if p.is_file() and KEY.encode() in p.read_bytes()]
        refused = leanloop(
            *args, "--rounds", "1", "--fresh", LEANLOOP_PROVE_MEND="false", LEANLOOP_PROVE_REFUTE="off"
        )
    assert refused.code == 3, "nobody's fault"
    [task] = refused.json["tasks"]
    assert task["verdict"] == "inconclusive"
    assert "LEANLOOP_CHECKER_KEY" in task["reasons"][0]["message"]
