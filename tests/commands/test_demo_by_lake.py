"""All of lean_project, through Lake (a stand-in) and through the embedded Lean: the same verdict for every hole."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from commands.conftest import ROOT, Leanloop
from support.scripted_server import Request, ScriptedServer

from agent.lean import text as lean_text

SOLUTIONS = Path(__file__).parent.parent / "solutions" / "LeanProject"
# An answer that Lean refuses, and one that Lean would take and the judge does not.
WRONG = {
    "contrapose": "by\n  exact no_such_lemma",
    "or_of_left": "axiom cheat : False\nby\n  exact cheat.elim",
}


def known_answers() -> dict[str, str]:
    """What the model says of each declaration, by its name: its text as solved, or the wrong answer."""
    found: dict[str, str] = {}
    for file in SOLUTIONS.glob("*.lean"):
        source = file.read_text("utf-8")
        for d in lean_text.declarations(source):
            found[d.name] = WRONG.get(d.name.rpartition(".")[2], d.span.of(source))
    return found


def answer(request: Request) -> str:
    """The declarations that the prompt asks for, in its order."""
    asked = re.search(r"^(?:Prove|Complete) (`.*`)", request.text, re.MULTILINE)
    assert asked, request.text
    known = known_answers()
    return "```lean\n" + "\n\n".join(known[n] for n in re.findall(r"`([^`]+)`", asked[1])) + "\n```"


def prove(leanloop: Leanloop, folder: Path, target: str = "") -> dict[str, Any]:
    shutil.copytree(ROOT / "lean_project", folder)
    with ScriptedServer(answer=answer) as server:
        args = ("--model", f"{server.url}#m", "--k", "1", "--rounds", "1", "--no-refute", "--write", "--json")
        said = leanloop("prove", str(folder / target), *args, LEANLOOP_PROVE_MEND="false")
    assert said.code == 1, said.err
    return said.json


def verdicts(said: dict[str, Any]) -> dict[str, tuple[str, list[str]]]:
    """Without the trust: the stand-in brings no leanchecker, which would replay what Lake's Lean has compiled."""
    return {t["decl"]: (t["verdict"], [r["code"] for r in t["reasons"]]) for t in said["tasks"]}


@pytest.mark.timeout(900)
def test_the_whole_demo_has_the_same_verdicts_with_both(by_lake: Leanloop, tmp_path: Path) -> None:
    """The embedded Lean takes the file with the wrong answers only; that it takes all solutions is tested elsewhere."""
    part = "" if os.environ.get("LEANLOOP_TEST_ALL") else "LeanProject/Logic.lean"
    own = prove(by_lake, tmp_path / "lake")
    by_lake.env["LEANLOOP_TOOLCHAIN_PREFER"] = "embedded"
    embedded = prove(by_lake, tmp_path / "embedded", part)
    assert verdicts(embedded).items() <= verdicts(own).items()
    assert own["totals"]["proved"] == 47
    for said in (own, embedded):
        refused = {t["decl"].rpartition(".")[2] for t in said["tasks"] if t["verdict"] == "rejected"}
        assert refused == set(WRONG)
    for task in embedded["tasks"]:
        files = [tmp_path / folder / task["file"] for folder in ("lake", "embedded")]
        assert files[0].read_text("utf-8") == files[1].read_text("utf-8")
    assert (tmp_path / "lake/.lake/build/lib/lean").is_dir()
    assert not (tmp_path / "embedded/.lake").exists()
