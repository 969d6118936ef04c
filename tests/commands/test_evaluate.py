"""`leanloop eval` as a user meets it: recorded, replayed, interrupted, resumed, compared."""

from __future__ import annotations

import json
import re
import signal
import subprocess
from collections import Counter
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psutil
import pytest
from commands.conftest import Leanloop
from support.git_repo import GitRepo
from support.scripted_server import Reply, Request, ScriptedServer
from support.waiting import command_line

from agent.commands import evaluate as command
from agent.errors import UsageError
from agent.evaluation import datasets
from agent.evaluation.protocols import Kind, Plan
from agent.evaluation.results import numbers
from agent.evaluation.run import facts_of
from agent.records import Journal

GOOD = "```lean\nby exact h\n```"
BAD = "```lean\nby exact nothing_of_that_name\n```"
OTHER = "```lean\nby simp_all [nothing_of_that_name]\n```"
NONE = "I cannot do that."
NAMES = ("always", "never", "second", "mute")
KEY = "sk-of-the-evaluation"


class Answers:
    """Answers by the task's name and by how often it was asked: `second` is right every second time."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()

    def __call__(self, request: Request) -> Reply:
        name = re.findall(r"Prove `(\w+)`", request.text)[-1]
        self.asked[name] += 1
        odd = self.asked[name] % 2
        texts = {"always": GOOD, "never": (BAD, OTHER)[odd], "second": (GOOD, BAD)[odd], "mute": NONE}
        return Reply(texts[name])


def lay_out(folder: Path) -> Path:
    """The dataset and its prices, in a folder."""
    file = folder / "set.jsonl"
    lines = ({"name": n, "statement": f"theorem {n} (p : Prop) (h : p) : p"} for n in NAMES)
    file.write_text("\n".join(map(json.dumps, lines)))
    (folder / "leanloop.toml").write_text("[models.default]\nprice_in = 1.0\nprice_out = 2.0\n")
    return file


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    return lay_out(tmp_path)


def evaluate(leanloop: Leanloop, server: ScriptedServer | str, *args: str, **env: str) -> dict[str, Any]:
    """Run it on the dataset; the result."""
    url = server if isinstance(server, str) else server.url
    said = leanloop("eval", "set.jsonl", "--model", f"{url}#m", "--n", "4", "--json", *args, **env)
    assert said.code == 0, said.err
    return said.json


@dataclass(frozen=True)
class Recorded:
    """An evaluation with a server that is gone: how to replay it, and its results."""

    url: str
    traffic: Path
    found: dict[str, Any]
    asked: Counter[str]

    @property
    def replay(self) -> tuple[str, ...]:
        """The flags."""
        return "--k", "1,2,4", "--replay", str(self.traffic)

    def begin(self, leanloop: Leanloop, *args: str) -> subprocess.Popen[bytes]:
        """Replay it; returns when the first task is done."""
        spec = f"{self.url}#m"
        process = leanloop.start("eval", "set.jsonl", "--model", spec, "--n", "4", *self.replay, *args)
        assert process.stderr is not None
        for line in process.stderr:
            if b"Ray does not start" in line:
                process.wait(60)
                pytest.skip("this machine is too busy for Ray, which gives itself 30 s to start")
            if line.startswith(b"[1/"):
                break
        return process


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory, lean: object) -> Recorded:
    folder = tmp_path_factory.mktemp("recorded")
    lay_out(folder)
    answers = Answers()
    flags = ("--k", "1,2,4", "--record", "traffic")
    with ScriptedServer(answer=answers, key=KEY) as server:
        found = evaluate(Leanloop(folder), server, *flags, LEANLOOP_API_KEY=KEY)
        assert not [p for p in folder.rglob("*") if p.is_file() and KEY.encode() in p.read_bytes()]
        return Recorded(server.url, folder / "traffic", found, answers.asked)


def test_independent_samples(recorded: Recorded) -> None:
    found = recorded.found
    assert found["protocol"] == "independent"
    assert {t["task"]: (t["proved"], t["samples"]) for t in found["tasks"]} == {
        "always": (4, 4),
        "never": (0, 4),
        "second": (2, 4),
        "mute": (0, 4),
    }
    assert recorded.asked == dict.fromkeys(NAMES, 4), "no early stop"
    one, two, four = found["pass_at_k"]
    assert one["estimate"] == pytest.approx(1.5 / 4)
    assert two["estimate"] == pytest.approx((1 + 5 / 6) / 4, abs=1e-6)
    assert four["estimate"] == 0.5
    assert one["cost_usd"] == pytest.approx(found["cost_usd"] / 4)
    assert found["failures"]["answer.unusable"] == 4
    assert found["failures"]["lean: unknown identifier"] == 6


def test_replays_and_resumed_runs_have_identical_numbers(
    leanloop: Leanloop, dataset: Path, recorded: Recorded
) -> None:
    (dataset.parent / "first.json").write_text(json.dumps(recorded.found))
    for number in (signal.SIGKILL, signal.SIGINT):
        for _ in range(5):
            process = recorded.begin(leanloop, "--jobs", "1")
            process.send_signal(number)
            process.communicate(timeout=120)
            if process.returncode != 0:
                break  # else it was too quick to be interrupted
        assert process.returncode != 0
        more = ("--resume", "last", "--compare", "first.json")
        resumed = evaluate(leanloop, recorded.url, *recorded.replay, *more)
        assert numbers(resumed) == numbers(recorded.found)
        assert resumed["comparison"]["identical"]
        assert resumed["comparison"]["both"] == 2


def test_two_ray_workers_one_of_them_killed(leanloop: Leanloop, dataset: Path, recorded: Recorded) -> None:
    if find_spec("ray") is None:
        pytest.skip("the extra `ray` is not installed")
    ray = ("--executor", "ray", "--workers", "2", "--jobs", "2", "--output", "found.json")
    process = recorded.begin(leanloop, *ray)
    try:
        family = psutil.Process(process.pid).children(recursive=True)
        workers = [p for p in family if "".join(command_line(p)).startswith("ray::_Remote")]
        assert len(workers) >= 2, "Ray may have a spare one, begun later"
        min(workers, key=lambda p: p.create_time()).kill()
        process.communicate(timeout=240)
    finally:
        process.kill()
        process.communicate()
    assert process.returncode == 0
    found = json.loads((dataset.parent / "found.json").read_text())
    assert numbers(found) == numbers(recorded.found)
    _, alive = psutil.wait_procs(family, timeout=60)
    assert not alive, "nothing is left of the cluster"
    journal = Journal.open(dataset.parent)
    assert len(journal.run("last").outcomes) == len(NAMES)
    assert sum(len(o.attempts) for o in journal.run("last").outcomes) == 16, "each answer once"
    journal.close()


def test_solved_within_budget(leanloop: Leanloop, dataset: Path) -> None:
    """The repairing loop: what it took is exact, and a bound beyond which an answer does not count."""
    budget = ("--protocol", "budget", "--rounds", "2", "--record", "traffic")
    answers = Answers()
    with ScriptedServer(answer=answers) as server:
        spec = f"{server.url}#m"
        found = evaluate(leanloop, server, *budget)
    assert answers.asked == {"always": 1, "never": 8, "second": 2, "mute": 8}
    rows = {t["task"]: t for t in found["tasks"]}
    assert (found["solved_within_budget"]["solved"], found["solved_within_budget"]["tasks"]) == (2, 4)
    assert rows["second"]["attempts"] == 2
    assert rows["second"]["tokens_to_solve"] > rows["always"]["tokens_to_solve"] > 0
    assert "tokens_to_solve" not in rows["never"]
    assert [c["solved"] for c in found["curve"]] == [1, 2]
    assert found["cost_per_solved_usd"] == pytest.approx(found["cost_usd"] / 2)
    assert "pass_at_k" not in found

    bound = str(rows["second"]["tokens_to_solve"] - 1)
    replay = ("--protocol", "budget", "--rounds", "2", "--replay", "traffic", "--task-tokens", bound)
    less = evaluate(leanloop, spec[:-2], *replay)
    assert less["solved_within_budget"]["solved"] == 1
    assert {t["task"] for t in less["tasks"] if "limit.tokens" in t["failures"]} >= {"second", "never"}


def test_a_repository_is_measured_commit_by_commit(leanloop: Leanloop, tmp_path: Path) -> None:
    repo = GitRepo(tmp_path / "repo")
    lake = {"lakefile.toml": 'name = "demo"\n\n[[lean_lib]]\nname = "Demo"\n'}
    repo.commit(
        "one", lake | {"Demo.lean": "import Demo.Low\n", "Demo/Low.lean": "theorem low : True := trivial\n"}
    )
    repo.commit("two", {"Demo.lean": "import Demo.Low\n\ntheorem high : True := by\n  exact low\n"})
    args = ("eval", "repo", "--commits", "..HEAD", "--n", "1", "--json")
    said = leanloop(*args)
    assert said.code == 0, said.err
    assert [(t["task"], t["proved"], t["date"][:10]) for t in said.json["tasks"]] == [
        ("high", 1, "2026-01-02"),
        ("low", 1, "2026-01-01"),
    ]
    assert repo.git("status", "--short") == ""
    assert leanloop(*args, "--pin", said.json["dataset_hash"], "--limit", "1").code == 2, "another dataset"


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"rounds": 3, "resume": "last"}, "its rounds was 1, not 3"),
    ({"limit": 2, "resume": "last"}, "its dataset_hash was"),
    ({"ks": "5"}, "each k must be from 1 to n"),
    ({"ks": "x"}, "no list of numbers"),
    ({"protocol": "best"}, "unknown protocol"),
    ({"models": ("portfolio", "portfolio")}, "of one model"),
    ({"task_tokens": 5}, "--protocol budget"),
    ({"pin": "0"}, "has the hash"),
    ({"commits": "HEAD"}, "no Lean file"),
    ({"replay": Path("nowhere"), "models": ("openai:m",)}, "no folder nowhere"),
]


@pytest.mark.parametrize(
    ("args", "message"), WRONG, ids=lambda x: next(iter(x)) if isinstance(x, dict) else ""
)
async def test_what_is_wrong_is_said(dataset: Path, lean: object, args: dict[str, Any], message: str) -> None:
    """Before any model is asked."""
    known = datasets.load(str(dataset))
    plan = Plan(Kind.INDEPENDENT, ("portfolio",), 4)
    book = Journal.open(dataset.parent)
    book.start_run("Lean", [], {"eval": facts_of(known, plan)}).close()
    with pytest.raises(UsageError, match=re.escape(message)):
        await command.run(command.Request(str(dataset), **args))


def test_a_dead_server_is_nobodys_failure(leanloop: Leanloop, dataset: Path) -> None:
    (dataset.parent / "leanloop.toml").write_text("[models.default]\nretry_seconds = 0.2\n")
    said = leanloop("eval", "set.jsonl", "--model", "http://127.0.0.1:9/v1#m", "--n", "1", "--json")
    assert said.code == 3
    assert said.json["failures"] == {}
    assert said.json["pass_at_k"][0]["estimate"] is None
    assert said.json["pass_at_k"][0]["if_failed"] == 0
    assert sum(said.json["inconclusive"].values()) == 4
