"""The journal: what goes in comes out, whatever happens to the process or to the disk."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.attempts import PROVED, checked, make_answer, make_task

from agent.errors import JournalError, TargetError
from agent.records import Journal, RunJournal, codec, schema
from agent.types import (
    Attempt,
    Candidate,
    Completion,
    Feedback,
    Finish,
    Message,
    Outcome,
    Prompt,
    Reason,
    Refutation,
    Role,
    Run,
    Span,
    Usage,
    Verdict,
    VerdictKind,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agent.types import Task


@pytest.fixture(autouse=True)
def _all_is_closed() -> Iterator[None]:
    """Journals and locks that a test leaves open are closed after it, as they are when a process dies."""
    yield
    while OPENED:
        OPENED.pop().close()


OPENED: list[Journal | RunJournal] = []


def opened(folder: Path, **how: Any) -> Journal:
    journal = Journal.open(folder, **how)
    OPENED.append(journal)
    return journal


def begun(journal: Journal, *args: Any) -> RunJournal:
    run = journal.start_run(*args)
    OPENED.append(run)
    return run


def reopened(folder: Path, *tasks: Task) -> RunJournal:
    run = opened(folder).resume_run("last", tasks or [make_task()])
    OPENED.append(run)
    return run


def query(folder: Path, statement: str) -> Any:
    connection = sqlite3.connect(folder / ".leanloop" / "journal.sqlite")
    try:
        return connection.execute(statement).fetchone()
    finally:
        connection.close()


# ---------------------------------------------------------------------------------------- in and out
def test_an_attempt_comes_back_exactly(tmp_path: Path) -> None:
    task, attempt = make_task(), checked(make_answer(), PROVED)
    run = begun(opened(tmp_path), "Lean", [task])
    run.answered(task, "m:x", make_answer())
    run.finished(task, "m:x", attempt)
    assert run.trouble is None
    run.close()
    again = reopened(tmp_path)
    assert again.recall(task, "m:x", 0) == [attempt]
    assert again.recall(task, "m:x", 1) == []
    assert again.recall(task, "other", 0) == []
    again.close()


def test_an_answer_that_was_not_checked_comes_back_without_its_check(tmp_path: Path) -> None:
    task = make_task()
    run = begun(opened(tmp_path), "Lean", [task])
    run.answered(task, "m:x", make_answer(2, 0))
    run.finished(task, "m:x", checked(make_answer(2, 0)))
    run.answered(task, "m:x", make_answer(2, 1))
    run.close()
    first, second = reopened(tmp_path).recall(task, "m:x", 2)
    assert first.feedback is not None
    assert second == make_answer(2, 1)


def test_a_whole_run_comes_back(tmp_path: Path) -> None:
    tasks = [make_task(n) for n in range(3)]
    journal = opened(tmp_path)
    run = begun(journal, "embedded Lean 4.35.0", tasks, {"command": ["prove"]})
    proved = checked(make_answer(), PROVED)
    outcomes = [
        Outcome(tasks[0], PROVED, (proved,), proved.candidate, 3.0),
        Outcome(tasks[1], Verdict("t1", VerdictKind.REJECTED, reasons=(Reason("a.b", "no"),)), (), None, 1.0),
        Outcome(tasks[2], Verdict("t2", VerdictKind.INCONCLUSIVE), (), None, 1.0),
    ]
    run.answered(tasks[0], "m:x", make_answer())
    run.finished(tasks[0], "m:x", proved)
    run.close_run(Run(run.run_id, "embedded Lean 4.35.0", tuple(outcomes), 5.0))
    assert journal.run(run.run_id) == Run(run.run_id, "embedded Lean 4.35.0", tuple(outcomes), 5.0)
    assert journal.attempts(run.run_id, "id0") == [proved]
    assert journal.attempts(run.run_id, "unknown") == []
    (summary,) = journal.runs()
    assert (summary.state, summary.tasks, summary.proved, summary.attempts) == ("finished", 3, 1, 1)
    assert (summary.tokens, summary.cost_usd) == (46, Decimal("0.000000123456789"))
    assert summary.facts == {"command": ["prove"]}
    run.close()


def test_a_run_that_is_not_over_is_inconclusive(tmp_path: Path) -> None:
    journal = opened(tmp_path)
    run = begun(journal, "Lean", [make_task()])
    assert journal.runs()[0].state == "running"
    (outcome,) = journal.run("last").outcomes
    assert outcome.verdict.kind is VerdictKind.INCONCLUSIVE
    assert outcome.verdict.reasons[0].code == "run.interrupted"
    run.close()
    assert opened(tmp_path).runs()[0].state == "interrupted"


def test_a_task_that_was_found_later_is_kept_too(tmp_path: Path) -> None:
    run = begun(opened(tmp_path), "Lean", [make_task(0)])
    run.answered(make_task(1), "m:x", make_answer())
    assert run.trouble is None
    run.close()
    assert len(reopened(tmp_path, make_task(1)).recall(make_task(1), "m:x", 0)) == 1


def test_export_is_json_lines_with_prompts_and_answers(tmp_path: Path) -> None:
    journal = opened(tmp_path)
    run = begun(journal, "Lean", [make_task()])
    run.answered(make_task(), "m:x", make_answer())
    run.finished(make_task(), "m:x", checked(make_answer()))
    lines = [json.loads(line) for line in journal.export_jsonl("last")]
    assert [line["type"] for line in lines] == ["run", "task", "attempt"]
    attempt = lines[2]
    assert attempt["task"] == "id0"
    assert attempt["prompt"][1]["text"] == "theorem t ⊢ ∀ x, «y»"
    assert (attempt["text"], attempt["cost_usd"]) == ("by rfl", "1.23456789E-7")
    assert attempt["result"]["check"]["diagnostics"][0]["message"] == "unsolved goals\n⊢ p"
    run.close()


def test_a_picture_is_stored_once(tmp_path: Path) -> None:
    run = begun(opened(tmp_path), "Lean", [make_task()])
    for n in range(5):
        run.answered(make_task(), "m:x", make_answer(n))
    run.close()
    assert query(tmp_path, "SELECT count(*), length(data) FROM images") == (1, 256)


def test_runs_are_found_by_the_start_of_their_id(tmp_path: Path) -> None:
    journal = opened(tmp_path)
    with pytest.raises(TargetError, match="there is no run 'last'"):
        journal.find("last")
    runs = [begun(journal, "Lean", []) for _ in range(2)]
    assert journal.find(runs[0].run_id) == runs[0].run_id
    assert journal.find("last") == runs[1].run_id
    with pytest.raises(TargetError, match="2 runs start with"):
        journal.find("20")
    with pytest.raises(TargetError, match="there is no run 'x'"):
        journal.find("x")
    with pytest.raises(TargetError):
        journal.find("")


texts = st.text(st.characters(exclude_categories=[]), max_size=40)


@given(texts, texts, texts)
def test_any_candidate_is_restored_from_its_difference(head: str, middle: str, tail: str) -> None:
    for source, text in (
        (head + tail, head + middle + tail),
        (head, middle),
        (middle, middle),
        ("aa", "aaa"),
    ):
        candidate = Candidate(text, (Span(len(head), len(head + middle)),))
        dumped = codec.dump_candidate(candidate, source)
        assert codec.load_candidate(dumped, source) == candidate
    assert codec.load_candidate(codec.dump_candidate(None, head), head) is None


@given(
    st.text(max_size=40), st.text(max_size=40), st.decimals(allow_nan=False, allow_infinity=False, places=9)
)
def test_any_text_and_any_price_come_back(tmp_path_factory: Any, text: str, said: str, cost: Decimal) -> None:
    folder = tmp_path_factory.mktemp("journal")
    task = make_task()
    completion = Completion(
        text, "m", Finish.STOP, said, Usage(1, 2, cost), 0.0, Prompt((Message(Role.USER, said),))
    )
    run = begun(opened(folder), "Lean", [task])
    run.answered(task, "m", Attempt(0, 0, completion))
    run.finished(task, "m", Attempt(0, 0, completion, feedback=Feedback(said)))
    run.close()
    (attempt,) = reopened(folder).recall(task, "m", 0)
    assert attempt == Attempt(0, 0, completion, feedback=Feedback(said))


def test_half_a_character_does_not_stop_the_journal(tmp_path: Path) -> None:
    run = begun(opened(tmp_path), "Lean", [make_task()])
    run.answered(make_task(), "m:x", make_answer(text="by \udcff simp"))
    assert run.trouble is None
    run.close()


# ---------------------------------------------------------------------------------------- keys
def test_no_key_is_in_any_file_of_the_journal(tmp_path: Path) -> None:
    key = "sk-ant-12345678"
    task = make_task()
    journal = opened(tmp_path, scrub=lambda text: text.replace(key, "[key]"))
    run = begun(journal, key, [task], {"command": ["prove", key]})
    leak = Prompt((Message(Role.USER, f"my key is {key}"),))
    run.answered(task, "m:x", make_answer(text=f"by {key}", prompt=leak))
    run.finished(task, "m:x", Attempt(0, 0, make_answer(text=f"by {key}").completion, feedback=Feedback(key)))
    verdict = Verdict("t0", VerdictKind.REJECTED, reasons=(Reason("x", key),))
    run.done(Outcome(task, verdict, (), Candidate(f"by {key}", ()), 1.0))
    files = [p for p in (tmp_path / ".leanloop").iterdir() if p.is_file()]
    assert len(files) >= 3  # the journal, what is not yet moved into it, the lock
    assert not [p for p in files if key.encode() in p.read_bytes()]
    assert any(b"[key]" in p.read_bytes() for p in files)
    run.close()


# ---------------------------------------------------------------------------------------- trouble
def test_the_folder_is_not_committed(tmp_path: Path) -> None:
    Journal.open(tmp_path).close()
    assert (tmp_path / ".leanloop" / ".gitignore").read_text() == "*\n"


@pytest.mark.parametrize(
    ("content", "hint"),
    [(b"not a database, but long enough to be taken for one" * 100, "move it away"), (b"", "")],
)
def test_a_damaged_file_says_what_to_do(tmp_path: Path, content: bytes, hint: str) -> None:
    (tmp_path / ".leanloop").mkdir()
    (tmp_path / ".leanloop" / "journal.sqlite").write_bytes(content)
    if not hint:
        Journal.open(tmp_path).close()
        return
    with pytest.raises(JournalError) as caught:
        Journal.open(tmp_path)
    assert hint in caught.value.hint
    assert "journal.sqlite" in caught.value.message


def test_a_file_with_flipped_bytes_never_gives_anything_but_our_error(tmp_path: Path) -> None:
    run = begun(opened(tmp_path), "Lean", [make_task(n) for n in range(20)])
    for n in range(20):
        run.answered(make_task(n), "m:x", make_answer())
        run.finished(make_task(n), "m:x", checked(make_answer(), PROVED))
    run.close()
    path = tmp_path / ".leanloop" / "journal.sqlite"
    good = path.read_bytes()
    dice = random.Random(5)
    for _ in range(60):
        bad = bytearray(good)
        for _ in range(8):
            bad[dice.randrange(len(bad))] ^= 1 << dice.randrange(8)
        path.write_bytes(bad)
        try:
            journal = opened(tmp_path)
            journal.runs()
            journal.run("last")
        except (JournalError, TargetError):
            pass


def test_a_journal_of_the_future_is_left_alone(tmp_path: Path) -> None:
    Journal.open(tmp_path).close()
    query(tmp_path, "PRAGMA user_version = 99")
    with pytest.raises(JournalError, match="newer leanloop"):
        Journal.open(tmp_path)


def test_every_version_is_migrated_to_the_newest(tmp_path: Path) -> None:
    (tmp_path / ".leanloop").mkdir()
    for version in range(len(schema.MIGRATIONS)):
        path = tmp_path / ".leanloop" / "journal.sqlite"
        path.unlink(missing_ok=True)
        for script in schema.MIGRATIONS[:version]:
            for statement in script.split(";"):
                query(tmp_path, statement)
        query(tmp_path, f"PRAGMA user_version = {version}")
        run = begun(opened(tmp_path), "Lean", [make_task()])
        run.answered(make_task(), "m:x", make_answer())
        assert run.trouble is None
        run.close()


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / ".leanloop").write_text("a file")
    with pytest.raises(JournalError, match=r"\.leanloop"):
        Journal.open(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_is_read_only(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    with pytest.raises(JournalError) as caught:
        Journal.open(tmp_path)
    assert "owner" in caught.value.hint


def test_a_locked_journal_is_kept_for_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "_BUSY_SECONDS", 0.05)
    task = make_task()
    run = begun(opened(tmp_path), "Lean", [task])
    other = sqlite3.connect(tmp_path / ".leanloop" / "journal.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    run.answered(task, "m:x", make_answer())
    assert run.trouble is not None
    assert "another process" in run.trouble.hint
    other.close()
    run.finished(task, "m:x", checked(make_answer()))
    assert run.trouble is None
    run.close()
    assert reopened(tmp_path).recall(task, "m:x", 0) == [checked(make_answer())]


def test_a_full_disk_does_not_stop_the_run_and_loses_nothing_once_there_is_room(tmp_path: Path) -> None:
    task = make_task()
    journal = opened(tmp_path)
    run = begun(journal, "Lean", [task])
    pages = journal._connection.execute("PRAGMA page_count").fetchone()[0]
    journal._connection.execute(f"PRAGMA max_page_count = {pages}")
    for n in range(50):
        run.answered(task, "m:x", make_answer(n, text="by simp " * 500))
    assert run.trouble is not None
    assert "make room" in run.trouble.hint
    proved = checked(make_answer(0, text="by simp " * 500), PROVED)
    run.done(Outcome(task, PROVED, (proved,), proved.candidate, 1.0))
    journal._connection.execute("PRAGMA max_page_count = 100000")
    run.close()
    again = reopened(tmp_path)
    assert [len(again.recall(task, "m:x", n)) for n in range(50)] == [1] * 50
    assert again._journal.run("last").outcomes[0].verdict == PROVED
    again.close()


def test_a_run_that_is_going_on_cannot_be_resumed_twice(tmp_path: Path) -> None:
    run = begun(opened(tmp_path), "Lean", [make_task()])
    script = f"""
from pathlib import Path
from agent.records import Journal
from agent.errors import JournalError
try:
    Journal.open(Path({str(tmp_path)!r})).resume_run("last", [])
except JournalError as e:
    print(e.message)
"""
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert said.strip() == f"the run {run.run_id} is still going on"
    run.close()
    reopened(tmp_path).close()


@pytest.mark.parametrize(
    "begin", ["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE", "BEGIN; SELECT * FROM sqlite_master"]
)
def test_who_opens_a_new_journal_waits_for_who_is_making_it(tmp_path: Path, begin: str) -> None:
    (tmp_path / ".leanloop").mkdir()
    path = tmp_path / ".leanloop" / "journal.sqlite"
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("CREATE TABLE t (x)")
    for statement in begin.split(";"):
        other.execute(statement).fetchall()
    timer = threading.Timer(0.4, lambda: other.execute("COMMIT"))
    timer.start()
    try:
        schema.connect(tmp_path).close()
    finally:
        timer.join()
        other.close()


def test_two_processes_share_one_journal(tmp_path: Path) -> None:
    script = WRITER.replace("while True", "for _ in range(1)")
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", script, str(tmp_path), "30"], stdout=subprocess.PIPE, text=True
        )
        for _ in range(3)
    ]
    for process in processes:
        out, _ = process.communicate(timeout=60)
        assert process.returncode == 0
        assert out.count("\n") == 31
    assert [r.attempts for r in opened(tmp_path).runs()] == [30, 30, 30]


# ---------------------------------------------------------------------------------------- kill -9
WRITER = f"""
import sys
sys.path[:0] = {[str(Path(__file__).parent), str(Path(__file__).parent.parent)]!r}
from pathlib import Path
from agent.records import Journal
from support.attempts import *
run = Journal.open(Path(sys.argv[1])).start_run("Lean", [make_task()])
print(run.run_id, flush=True)
n = 0
while True:
    for _ in range(int(sys.argv[2])):
        run.answered(make_task(), "m:x", make_answer(n))
        run.finished(make_task(), "m:x", checked(make_answer(n)))
        assert run.trouble is None, run.trouble
        print(n, flush=True)
        n += 1
"""


@pytest.mark.parametrize("seed", range(5))
def test_what_was_written_outlives_kill_9(tmp_path: Path, seed: int) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(tmp_path), "1000"], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(random.Random(seed).uniform(0.01, 0.3))
    process.send_signal(signal.SIGKILL)
    acknowledged = len(process.stdout.read().splitlines())
    process.stdout.close()
    process.wait()
    run = reopened(tmp_path)
    found = [run.recall(make_task(), "m:x", n) for n in range(acknowledged + 2)]
    assert [len(f) for f in found[:acknowledged]] == [1] * acknowledged
    assert all(f[0] == checked(make_answer(n)) for n, f in enumerate(found[:acknowledged]))
    run.answered(make_task(), "m:x", make_answer(99_999))
    assert run.trouble is None
    run.close()
    assert query(tmp_path, "PRAGMA integrity_check") == ("ok",)


# ---------------------------------------------------------------------------------------- beside the answers
def test_what_was_consumed_beside_the_answers_and_a_refutation_are_kept(tmp_path: Path) -> None:
    task, usage = make_task(1), Usage(100, 20, Decimal("0.0003"))
    journal = opened(tmp_path)
    run = begun(journal, "Lean", [task])
    false = Refutation(task.name, (("n", "0"),), "theorem no : ¬ True := by decide", PROVED)
    verdict = Verdict(task.name, VerdictKind.REJECTED)
    run.done(Outcome(task, verdict, refutation=false, beside=usage))
    run.beside(Usage(7, 0))
    run.done(Outcome(task, verdict, refutation=false, beside=usage))
    kept = journal.run("last")
    assert kept.outcomes[0].refutation == false
    assert kept.outcomes[0].usage == usage
    assert kept.usage.tokens == 127
    assert [(s.tokens, s.cost_usd) for s in journal.runs()] == [(127, usage.cost_usd)]
    run.close()
    again = opened(tmp_path)
    resumed = again.resume_run("last", [task])
    OPENED.append(resumed)
    resumed.done(Outcome(task, verdict, beside=usage))
    assert resumed.spent == Usage(107, 20, Decimal("0.0003"))
    assert again.run("last").outcomes[0].beside == Usage(200, 40, Decimal("0.0006")), "resuming adds"


def test_a_journal_of_an_earlier_version_is_brought_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as m:
        m.setattr(schema, "MIGRATIONS", schema.MIGRATIONS[:1])
        old = Journal.open(tmp_path)
        old.write([("INSERT INTO runs (id, started, toolchain, facts) VALUES ('r', 1, 'Lean', '{}')", ())])
        old.close()
    assert [s.id for s in opened(tmp_path).runs()] == ["r"]
    assert opened(tmp_path).run("r").usage == Usage()


def test_a_journal_that_cannot_be_written_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = begun(opened(tmp_path), "Lean", [make_task(1)])
    run.close()
    monkeypatch.setattr(schema.os, "access", lambda *_: False)  # whoever runs this may write everywhere
    reading = Journal.open_to_read(tmp_path)
    OPENED.append(reading)
    assert [s.id for s in reading.runs()] == [run.run_id]
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        reading.write([("DELETE FROM runs", ())])
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, "SELECT 1"))
    with pytest.raises(JournalError, match="another version"):
        Journal.open_to_read(tmp_path)


def test_what_is_not_known_does_not_cost_nothing() -> None:
    free, unknown = Usage(cost_usd=Decimal(0)), Usage(10, 5, None)
    assert Usage.total([free, free]).cost_usd == 0
    assert Usage.total([free, unknown]).cost_usd is None
    assert Usage.total([Usage(1, 1, Decimal("0.5")), unknown, free]).cost_usd == Decimal("0.5")
    assert Usage.total([Usage(), free]).cost_usd == 0
    assert Usage.total([]).cost_usd is None
