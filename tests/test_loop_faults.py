"""The whole loop against a server with every fault mixed in, and against kill -9 at any moment."""

from __future__ import annotations

import json
import random
import re
import signal
import subprocess
import sys
import time
from decimal import Decimal
from typing import TYPE_CHECKING

import psutil
import pytest
from support import instant
from support.instant import CHEAT, HONEST
from support.scripted_server import Reply, Request, ScriptedServer, html_page

from agent import config
from agent.model.budget import Amount
from agent.model.spec import connect
from agent.records import Journal
from agent.search import Limits
from agent.types import VerdictKind

if TYPE_CHECKING:
    from pathlib import Path

TASKS = 500
_TARGET = re.compile(r"Prove `t(\d+)`")

UNPAID = [
    Reply(status=429, retry_after="0", body="{}"),
    Reply(status=429, retry_after="Wed, 21 Oct 2015 07:28:00 GMT", body="{}"),
    Reply(status=500, body="oops", content_type="text/plain"),
    Reply(status=503, body='{"detail":"loading"}'),
    html_page(502),
]
SHAPES = ["string", "chunks", "think", "reasoning_content", "reasoning"]


def number_of(request: Request) -> int:
    found = _TARGET.search(request.text)
    assert found is not None
    return int(found[1])


def truth(n: int) -> VerdictKind:
    """Two tasks of three can be proved."""
    return VerdictKind.REJECTED if n % 3 == 0 else VerdictKind.PROVED


def answer_to(n: int, round_: int) -> str:
    """What the model says: the proof comes in the round n % 2, if it ever comes."""
    if truth(n) is VerdictKind.PROVED and round_ == n % 2:
        return f"It is this:\n```lean\nby\n  {HONEST}\n```\n"
    wrong = [CHEAT, "sorry", "simp", "nonsense ⟨"]
    return ["no block at all", f"```lean\nby\n  {wrong[n % 4]}_{round_}\n```"][n % 5 != 0]


def round_of(request: Request) -> int:
    return sum(m["role"] == "assistant" for m in request.body["messages"])


@pytest.mark.slow
async def test_500_tasks_and_every_fault(tmp_path: Path) -> None:
    dice = random.Random(17)

    def answer(request: Request) -> Reply:
        n = number_of(request)
        text = answer_to(n, round_of(request))
        roll = dice.random()
        if roll < 0.12:
            return dice.choice(UNPAID)
        if roll < 0.22:
            return Reply(text, fault=dice.choice(["reset", "cut", "garbage", "no_choices", "error_in_200"]))
        return Reply(text, reasoning="hm ∀ " * dice.randrange(9), shape=dice.choice(SHAPES), finish="stop")

    settings = config.Settings(
        models={
            "default": config.ModelSettings(
                retry_wait=0.002, price_in=Decimal("0.3"), price_out=Decimal("0.9"), concurrency=16
            )
        }
    )
    journal = Journal.open(tmp_path)
    tasks = instant.make_tasks(TASKS)
    run = journal.start_run("Lean", tasks)
    memory = []
    with ScriptedServer(answer=answer) as server:
        async with connect(settings, environ={}) as models:
            for start in range(0, TASKS, 100):
                some = tasks[start : start + 100]
                limits = Limits(samples=1, rounds=2)
                outcomes = await instant.prove_all(models, f"{server.url}#m", run, some, limits)
                # None is lost, and each verdict is right.
                assert [o.task.id for o in outcomes] == [t.id for t in some]
                for n, outcome in enumerate(outcomes, start):
                    assert outcome.verdict.kind is truth(n), outcome.verdict
                memory.append(psutil.Process().memory_info().rss)
        budget = models.budget
    assert run.trouble is None
    (summary,) = journal.runs()
    run.close()
    # None is counted twice: the journal, the budget and the server agree to the token and to the last decimal.
    told = [b for b in server.billed if b.delivered]
    billed = sum(b.prompt_tokens for b in told), sum(b.completion_tokens for b in told)
    assert summary.tokens == budget.spent.tokens == sum(billed)
    assert (
        summary.cost_usd
        == budget.spent.usd
        == (billed[0] * Decimal("0.3") + billed[1] * Decimal("0.9")) / 1_000_000
    )
    # What the server charged for answers that were lost on their way is covered, and not taken for spent.
    untold = sum(b.prompt_tokens + b.completion_tokens for b in server.billed if not b.delivered)
    assert 0 < untold <= budget.lost.tokens
    assert budget.reserved.tokens == 0
    assert memory[-1] - memory[0] < 60 << 20


async def test_a_task_that_was_proved_is_not_asked_about_when_the_run_is_resumed(tmp_path: Path) -> None:
    settings = config.Settings(models={"default": config.ModelSettings(retry_wait=0.01)})
    tasks = instant.make_tasks(4)[1:]
    limits = Limits(samples=4, rounds=3)
    with ScriptedServer(answer=lambda r: Reply(answer_to(number_of(r), round_of(r)))) as server:
        async with connect(settings, environ={}) as models:
            run = Journal.open(tmp_path).start_run("Lean", tasks)
            await instant.prove_all(models, f"{server.url}#m", run, tasks[:2], limits)
            run.close()
            asked = len(server.requests)
        async with connect(settings, environ={}) as models:
            run = Journal.open(tmp_path).resume_run("last", tasks)
            outcomes = await instant.prove_all(models, f"{server.url}#m", run, tasks[:2], limits)
            run.close()
            assert len(server.requests) == asked
            assert {o.verdict.kind for o in outcomes} == {VerdictKind.PROVED}
            assert all(o.candidate is not None and HONEST in o.candidate.text for o in outcomes)
            assert models.budget.lost == models.budget.spent == Amount()  # nothing was even begun


# ---------------------------------------------------------------------------------------- kill -9
KILLS = 20
FEW = 40


def script(url: str, folder: Path) -> subprocess.Popen[str]:
    arguments = [url, str(folder), str(FEW), "4"]
    return subprocess.Popen([sys.executable, instant.__file__, *arguments], stdout=subprocess.PIPE, text=True)


def slow_answer(request: Request) -> Reply:
    n = number_of(request)
    return Reply(answer_to(n, round_of(request)), delay=0.05)


def journaled(folder: Path) -> tuple[set[str], set[str]]:
    """What has been answered (by the text of the prompt), and the ids of tasks that are done."""
    if not (folder / ".leanloop" / "journal.sqlite").exists():
        return set(), set()
    journal = Journal.open(folder)
    try:
        lines = [json.loads(line) for line in journal.export_jsonl("last")] if journal.runs() else []
    finally:
        journal.close()
    answered = {"\n".join(m["text"] for m in line["prompt"]) for line in lines if line["type"] == "attempt"}
    checked = {line["task"] + str(line["round"]) for line in lines if line.get("finished") is not None}
    return answered, checked


@pytest.mark.slow
def test_kill_9_at_random_moments_changes_nothing(tmp_path: Path) -> None:
    undisturbed, disturbed = tmp_path / "a", tmp_path / "b"
    undisturbed.mkdir()
    disturbed.mkdir()
    with ScriptedServer(answer=slow_answer) as server:
        out, _ = script(server.url, undisturbed).communicate(timeout=120)
        expected = json.loads(out.splitlines()[-1])
        calls = len(server.requests)
    assert {kind for _, kind, _, _ in expected} == {"proved", "rejected"}

    dice = random.Random(3)
    with ScriptedServer(answer=slow_answer) as server:
        kills = 0
        while True:
            before, _ = journaled(disturbed)
            asked = len(server.requests)
            process = script(server.url, disturbed)
            assert process.stdout is not None
            process.stdout.readline()  # it has begun
            if kills < KILLS:
                time.sleep(dice.uniform(0, 0.15))
                process.send_signal(signal.SIGKILL)
                kills += 1
            out = process.stdout.read()
            process.stdout.close()
            process.wait()
            # Nothing that was answered is asked again.
            again = [r for r in server.requests[asked:] if r.text in before]
            assert not again
            if out:
                break
        assert json.loads(out.splitlines()[-1]) == expected
        assert kills == KILLS
        # Only what was on its way when the process died was paid for without use: at most four calls each time.
        assert calls <= len(server.requests) <= calls + 4 * kills
    # Nothing that was checked is checked again, but for what was being written down when the process died.
    checks = (disturbed / "checks").read_text().splitlines()
    assert len(checks) - len(set(checks)) <= 4 * kills
    assert journaled(disturbed)[1] == journaled(undisturbed)[1]
