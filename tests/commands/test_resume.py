"""`leanloop prove --resume` as who was interrupted types it: nothing but the run."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from support.scripted_server import ScriptedServer

from agent import config
from agent.commands.prove import Request, completed
from agent.errors import UsageError
from agent.records import Journal
from agent.session.resuming import Told

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Leanloop

WRONG = "```lean\nby\n  exact nonsense\n```"
HOLES = "theorem one {p : Prop} (h : ¬¬p) : p := by\n  sorry\n\ntheorem two {p : Prop} : p := by\n  sorry\n"


def begin(root: Path, told: Told, **facts: object) -> None:
    """Put a run into the journal that was told this, and end."""
    journal = Journal.open(root)
    journal.start_run("Lean", [], {"leanloop": "0", **facts, **told.facts(root)}).close()


def test_a_run_gets_what_it_was_told(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project / "Demo")
    told = Told(("Holes.lean:6", "Demo.and_swap", "."), only=("*.lean",), programs_only=True)
    flags = {"prove.models": ("a#b",), "prove.k": 2, "prove.budget_usd": Decimal("0.10")}
    begin(project, told, **flags)
    monkeypatch.chdir(project)
    found = completed(Request(resume="last", flags={"prove.k": None, "prove.rounds": 7}))
    assert found.targets == ("Demo/Holes.lean:6", "Demo.and_swap", "Demo")
    assert (found.only, found.exclude, found.programs_only) == (("*.lean",), (), True)
    assert found.flags == flags | {"prove.rounds": 7}
    assert config.load(project, found.flags).prove.budget_usd == Decimal("0.1")
    other = completed(Request(("Demo",), resume="last", flags={"prove.k": 9}))
    assert (other.targets, other.flags["prove.k"]) == (("Demo",), 9)
    assert completed(Request()).targets == (".",)


@pytest.mark.parametrize(("fact", "hint"), [("eval", "leanloop eval"), ("describe", "--describe again")])
def test_what_another_command_has_to_go_on_with(
    project: Path, monkeypatch: pytest.MonkeyPatch, fact: str, hint: str
) -> None:
    monkeypatch.chdir(project)
    begin(project, Told(), **{fact: {}})
    with pytest.raises(UsageError) as found:
        completed(Request(resume="last"))
    assert hint in found.value.hint


def test_one_task_is_resumed_alone_and_its_budget_holds(leanloop: Leanloop, project: Path) -> None:
    leanloop.env |= {"LEANLOOP_PREMISES_ENABLED": "false", "LEANLOOP_PROVE_MEND": "false"}
    (project / "leanloop.toml").write_text(
        "[models.default]\nprice_in = 100\nprice_out = 100\nmax_tokens = 100\n"
    )
    (project / "Demo" / "Holes.lean").write_text(HOLES)
    with ScriptedServer(answers=[WRONG]) as server:
        spec = f"{server.url}#m"
        flags = ("--model", spec, "--k", "1", "--rounds", "1", "--no-refute", "--budget-usd", "1", "--json")
        spent = leanloop("prove", "one", *flags).json["totals"]["cost_usd"]
        assert len(server.requests) == 1
        again = leanloop("prove", "--resume", "last", "--rounds", "2", "--budget-usd", str(spent), "--json")
        assert len(server.requests) == 1, "what was answered is not asked again, and nothing is left for more"
    assert [(t["decl"], t["attempts"]) for t in again.json["tasks"]] == [("one", 1)]
    assert again.json["tasks"][0]["reasons"][0]["code"] == "limit.budget"
    assert "note:" not in again.err
