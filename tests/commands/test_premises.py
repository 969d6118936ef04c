"""`leanloop premises`, and what models are told of the index, with a scripted server."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from support.scripted_server import ScriptedServer

if TYPE_CHECKING:
    from pathlib import Path

    from commands.conftest import Leanloop

HOLES = """import Demo.Basic

namespace Demo

theorem twice_comm (a b : Nat) : twice a + b = b + twice a := by
  sorry

theorem later (a b : Nat) : twice a + b + 0 = b + twice a := by
  sorry

end Demo
"""


def names(said) -> list[str]:
    return [p["name"] for p in said.json["premises"]]


def test_people_look_by_words_by_pattern_by_goal_and_by_place(leanloop: Leanloop, project: Path) -> None:
    (project / "Demo" / "Holes.lean").write_text(HOLES)
    assert names(leanloop("premises", "twice", "zero", "--json"))[0] == "Demo.twice_zero"
    assert "Nat.add_comm" in names(leanloop("premises", "_ + _ = _ + _", "--json"))
    found = leanloop("premises", "--goal", "n m : Nat\n⊢ n + m = m + n", "--json", "--limit", "3")
    assert "Nat.add_comm" in names(found)
    assert len(found.json["premises"]) == 3
    here = leanloop("premises", "--at", "Demo/Holes.lean:5", "--json")
    assert {"Nat.add_comm", "Demo.twice_zero"} <= set(names(here))
    assert not {"Demo.twice_comm", "Demo.later"} & set(names(here))
    text = leanloop("premises", "twice_zero")
    assert text.code == 0
    assert "theorem Demo.twice_zero : twice 0 = 0\n    Demo.Basic\n" in text.out


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ((), "nothing to look for"),
        (("--at", "Demo/Holes.lean:99"), "no declaration at line 99"),
        (("--at", "Nowhere.lean:1"), "no such file"),
        (("x", "--path", "nowhere"), "no such file or folder"),
    ],
)
def test_what_cannot_be_looked_for_is_said(
    leanloop: Leanloop, project: Path, args: tuple[str, ...], said: str
) -> None:
    found = leanloop("premises", *args)
    assert found.code == 2
    assert said in found.err


def prompts(leanloop: Leanloop, *answers: str, **env: str) -> list[str]:
    """What a model is asked, round by round."""
    with ScriptedServer(list(answers)) as server:
        flags = ["--k", "1", "--rounds", str(len(answers)), "--model", f"{server.url}#m", "--fresh"]
        said = leanloop("prove", "twice_comm", "--json", *flags, LEANLOOP_PROVE_MEND="false", **env)
    assert said.code in (0, 1), said.err
    return [r.body["messages"][-1]["content"] for r in server.requests if "messages" in r.body]


def test_a_model_is_told_of_premises_and_of_names_like_the_one_it_made_up(
    leanloop: Leanloop, project: Path
) -> None:
    (project / "Demo" / "Holes.lean").write_text(HOLES)
    wrong = "```lean\nby\n  exact Nat.add_commutes (twice a) b\n```"
    first, second = prompts(leanloop, wrong, wrong.replace("Nat.add_commutes", "Nat.add_comm"))
    assert "- `theorem Nat.add_comm (n m : Nat) : n + m = m + n`" in first
    assert "later" not in first
    near = next(line for line in second.splitlines() if "Names that exist and look like it" in line)
    assert "`Nat.add_comm`" in near


def test_premises_can_be_switched_off_and_are_no_condition(
    leanloop: Leanloop, project: Path, tmp_path: Path
) -> None:
    (project / "Demo" / "Holes.lean").write_text(HOLES)
    answer = "```lean\nby\n  exact Nat.add_comm (twice a) b\n```"
    (off,) = prompts(leanloop, answer, LEANLOOP_PREMISES_ENABLED="false")
    assert "may help" not in off
    assert "Nat.add_comm" not in off
    (tmp_path / ".leanloop").mkdir(exist_ok=True)
    (tmp_path / ".leanloop" / "premises.sqlite").mkdir(exist_ok=True)  # no place for an index
    (without,) = prompts(leanloop, answer)
    assert "may help" not in without


def test_a_corpus_of_leandojo_is_taken_in(leanloop: Leanloop, project: Path, tmp_path: Path) -> None:
    (project / "Demo" / "Uses.lean").write_text("import Mathlib.Twice\ntheorem t : 1 = 1 := by\n  sorry\n")
    line = {
        "path": "Mathlib/Twice.lean",
        "imports": [],
        "premises": [
            {"full_name": "one_eq_one_iff", "code": "theorem one_eq_one_iff : 1 = 1 ↔ True", "kind": "x"}
        ],
    }
    (tmp_path / "corpus.jsonl").write_text(json.dumps(line))
    taken = leanloop("premises", "import", "corpus.jsonl")
    assert taken.out == "1 declarations of 1 modules are now in the index\n"
    assert "one_eq_one_iff" in names(leanloop("premises", "--at", "Demo/Uses.lean:2", "--json"))
    wrong = leanloop("premises", "import", "lakefile.toml")
    assert wrong.code == 2
    assert "lakefile.toml:1 is no line of a corpus" in wrong.err
    traced = leanloop("premises", "trace", str(project), PATH="/nowhere")
    assert traced.code == 3
    assert len(traced.err.strip().splitlines()) == 2
