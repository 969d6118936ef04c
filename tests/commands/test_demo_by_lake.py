"""All of lean_project, through Lake (a stand-in) and through the embedded Lean: the same verdict for every hole."""

from __future__ import annotations

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


def prove(leanloop: Leanloop, folder: Path) -> dict[str, Any]:
    shutil.copytree(ROOT / "lean_project", folder)
    with ScriptedServer(answer=answer) as server:
        model = f"{server.url}#m"
        said = leanloop(
            "prove",
            str(folder),
            "--model",
            model,
            "--k",
            "1",
            "--rounds",
            "1",
            "--no-refute",
            "--write",
            "--json",
        )
    assert said.code == 1, said.err
    return said.json


def verdicts(said: dict[str, Any]) -> dict[str, tuple[str, list[str]]]:
    """Without the trust: the stand-in brings no leanchecker, which would replay what Lake's Lean has compiled."""
    return {t["decl"]: (t["verdict"], [r["code"] for r in t["reasons"]]) for t in said["tasks"]}


@pytest.mark.timeout(900)
def test_the_whole_demo_has_the_same_verdicts_with_both(by_lake: Leanloop, tmp_path: Path) -> None:
    by_lake.env["LEANLOOP_PROVE_MEND"] = "false"
    own = prove(by_lake, tmp_path / "lake")
    by_lake.env["LEANLOOP_TOOLCHAIN_PREFER"] = "embedded"
    embedded = prove(by_lake, tmp_path / "embedded")
    assert verdicts(own) == verdicts(embedded)
    assert own["totals"]["proved"] == 47
    refused = {t["decl"].rpartition(".")[2] for t in own["tasks"] if t["verdict"] == "rejected"}
    assert refused == set(WRONG)
    written = [
        {f.name: f.read_text("utf-8") for f in (tmp_path / x / "LeanProject").glob("*.lean")}
        for x in ("lake", "embedded")
    ]
    assert written[0] == written[1]
    assert (tmp_path / "lake/.lake/build/lib/lean").is_dir()
    assert not (tmp_path / "embedded/.lake").exists()
