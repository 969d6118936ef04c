"""The journal of runs: what was asked, answered and found, so that nothing is paid for or checked twice.

An answer is written as soon as it is there, what became of it later; each write is one transaction, so a
`kill -9` at any moment leaves the file as it was after the last one.  Writing never stops a run: when the
disk fails, what could not be written is kept and tried again with the next write, and `RunJournal.trouble`
says so.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import sys
import time
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Self

from agent.errors import JournalError, TargetError
from agent.files import STATE_FOLDER
from agent.records import codec
from agent.records.schema import FILE, connect, connect_to_read, explained, transaction
from agent.types import (
    Attempt,
    Completion,
    Feedback,
    Finish,
    Image,
    Outcome,
    Reason,
    Refutation,
    Run,
    Task,
    Usage,
    Verdict,
    VerdictKind,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import IO

    Write = tuple[str, tuple[Any, ...]]  # a statement and its parameters


@dataclass(frozen=True, slots=True)
class RunSummary:
    """One line of `leanloop runs`; `started` is seconds since the epoch, `facts` what the run was told."""

    id: str
    started: float
    state: str  # "finished", "running" or "interrupted"
    toolchain: str
    facts: Mapping[str, object]
    tasks: int
    proved: int
    attempts: int
    tokens: int
    cost_usd: Decimal | None


class Journal:
    """The journal of one repository.  Every method may raise JournalError."""

    def __init__(self, folder: Path, connection: sqlite3.Connection, scrub: Callable[[str], str]) -> None:
        self._folder = folder
        self._connection = connection
        self._scrub = scrub

    @classmethod
    def open(cls, folder: Path, scrub: Callable[[str], str] = str) -> Self:
        """Open or make `folder/.leanloop/journal.sqlite`; `scrub` takes keys out of all that is written."""
        return cls(folder, connect(folder), scrub)

    @classmethod
    def open_to_read(cls, folder: Path) -> Self:
        """Open the journal of `folder` for looking at it; it may lie where nothing can be written."""
        return cls(folder, connect_to_read(folder), str)

    @property
    def path(self) -> Path:
        """The journal's file."""
        return self._folder / STATE_FOLDER / FILE

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    # ------------------------------------------------------------------------------------ runs
    def start_run(
        self, toolchain: str, tasks: Sequence[Task], facts: Mapping[str, object] | None = None
    ) -> RunJournal:
        """Begin a run; `facts` (versions, settings, the command) must be JSON values without keys."""
        run_id = f"{time.strftime('%Y%m%d-%H%M%S', time.gmtime())}-{secrets.token_hex(2)}"
        lock = self._lock(run_id)
        row = (run_id, time.time(), toolchain, json.dumps(facts or {}, default=str))
        with explained(self.path):
            self.write([("INSERT INTO runs (id, started, toolchain, facts) VALUES (?, ?, ?, ?)", row)])
            self.write(_insert_tasks(run_id, tasks))
        return RunJournal(self, run_id, lock, {task.id: [] for task in tasks})

    def resume_run(self, name: str, tasks: Sequence[Task]) -> RunJournal:
        """Go on with the run `name` (an id, the start of one, or `last`).

        Raises TargetError when there is no such run, JournalError when it is still going on.
        """
        run_id = self.find(name)
        lock = self._lock(run_id)
        with explained(self.path):
            self.write(_insert_tasks(run_id, tasks))
            self.write([("UPDATE runs SET ended = NULL WHERE id = ?", (run_id,))])
            known = {task.id: self._attempts(run_id, task.id, task.source) for task in tasks}
            rows = self._connection.execute("SELECT id, beside FROM tasks WHERE run = ?", (run_id,))
            beside = {row["id"]: _usage(row["beside"]) for row in rows}
            spent = self._spent(run_id)
        return RunJournal(self, run_id, lock, known, beside, spent)

    def _spent(self, run_id: str) -> Usage:
        """What a run has consumed so far."""
        columns = "SELECT prompt_tokens, completion_tokens, cost_usd FROM attempts WHERE run = ?"
        answers = [
            Usage(before, after, None if cost is None else Decimal(cost))
            for before, after, cost in self._connection.execute(columns, (run_id,))
        ]
        others = "SELECT beside FROM tasks WHERE run = ? UNION ALL SELECT beside FROM runs WHERE id = ?"
        return Usage.total(
            [*answers, *(_usage(text) for (text,) in self._connection.execute(others, (run_id, run_id)))]
        )

    def find(self, name: str) -> str:
        """The id of the run that `name` means.  Raises TargetError."""
        with explained(self.path):
            ids = [row["id"] for row in self._connection.execute("SELECT id FROM runs ORDER BY started, id")]
        if name == "last" and ids:
            return str(ids[-1])
        found = [i for i in ids if i == name] or [i for i in ids if name and i.startswith(name)]
        if len(found) != 1:
            what = f"{len(found)} runs start with {name!r}" if found else f"there is no run {name!r}"
            raise TargetError(what, hint="`leanloop runs` lists them")
        return str(found[0])

    def runs(self) -> list[RunSummary]:
        """All runs, the oldest first."""
        with explained(self.path):
            rows = self._connection.execute(f"{_SUMMARY} ORDER BY started, id")
            return [self._summary(row) for row in rows]

    def summary(self, name: str) -> RunSummary:
        """One run.  Raises TargetError."""
        run_id = self.find(name)
        with explained(self.path):
            return self._summary(self._connection.execute(f"{_SUMMARY} WHERE id = ?", (run_id,)).fetchone())

    def _summary(self, row: sqlite3.Row) -> RunSummary:
        spent = self._spent(row["id"])
        unended = "running" if self._held(row["id"]) else "interrupted"
        return RunSummary(
            id=row["id"],
            started=row["started"],
            state=unended if row["ended"] is None else "finished",
            toolchain=row["toolchain"],
            facts=json.loads(row["facts"]),
            tasks=row["tasks"],
            proved=row["proved"],
            attempts=row["attempts"],
            tokens=spent.tokens,
            cost_usd=spent.cost_usd,
        )

    def habits(self, prover: str) -> tuple[int, int, int]:
        """What all runs know of a prover: answers, tasks that it was asked about, completion tokens."""
        statement = (
            "SELECT count(*), count(DISTINCT run || ' ' || task), ifnull(sum(completion_tokens), 0) "
            "FROM attempts WHERE prover = ?"
        )
        with explained(self.path):
            answers, tasks, tokens = self._connection.execute(statement, (prover,)).fetchone()
        return answers, tasks, tokens

    def run(self, name: str) -> Run:
        """A run with all its outcomes, in the order of the source; a task that is not done is INCONCLUSIVE.

        Raises TargetError.
        """
        run_id = self.find(name)
        with explained(self.path):
            row = self._connection.execute("SELECT * FROM runs WHERE id = ?", (run_id,)).fetchone()
            tasks = self._connection.execute("SELECT * FROM tasks WHERE run = ? ORDER BY place", (run_id,))
            outcomes = tuple(self._outcome(run_id, task) for task in tasks.fetchall())
        return Run(run_id, row["toolchain"], outcomes, row["seconds"] or 0.0, _usage(row["beside"]))

    def _outcome(self, run_id: str, row: sqlite3.Row) -> Outcome:
        task = codec.load(codec.TaskFacts, row["task"]).task(row["id"], row["source"])
        unknown = Verdict(row["name"], VerdictKind.INCONCLUSIVE, reasons=(_UNDONE,))
        return Outcome(
            task=task,
            verdict=codec.load(Verdict, row["verdict"]) if row["verdict"] else unknown,
            attempts=tuple(attempt for _, attempt in self._attempts(run_id, row["id"], row["source"])),
            candidate=codec.load_candidate(row["candidate"], row["source"]),
            seconds=row["seconds"] or 0.0,
            refutation=codec.load(Refutation, row["refutation"]) if row["refutation"] else None,
            beside=_usage(row["beside"]),
        )

    def attempts(self, run_id: str, task_id: str) -> list[Attempt]:
        """What was answered for one task, in the order of the answers; the last may lack its check."""
        with explained(self.path):
            row = self._connection.execute(
                "SELECT source FROM tasks WHERE run = ? AND id = ?", (run_id, task_id)
            ).fetchone()
            return [a for _, a in self._attempts(run_id, task_id, row["source"])] if row else []

    def _attempts(self, run_id: str, task_id: str, source: str) -> list[tuple[str, Attempt]]:
        """(prover, attempt) of one task, in the order of the answers."""
        rows = self._connection.execute(_ATTEMPTS, (run_id, task_id))
        return [(row["prover"], self._attempt(row, source)) for row in rows.fetchall()]

    def _attempt(self, row: sqlite3.Row, source: str) -> Attempt:
        result = codec.load(codec.Result, row["result"]) if row["result"] else codec.Result(None, None)
        cost = None if row["cost_usd"] is None else Decimal(row["cost_usd"])
        return Attempt(
            sample=row["sample"],
            round=row["round"],
            completion=Completion(
                text=row["text"],
                model=row["model"],
                finish=Finish(row["finish"]),
                reasoning=row["reasoning"],
                usage=Usage(row["prompt_tokens"], row["completion_tokens"], cost, bool(row["estimated"])),
                seconds=row["answer_seconds"],
                prompt=codec.load_prompt(row["prompt"], self._image) if row["prompt"] else None,
            ),
            candidate=codec.load_candidate(row["candidate"], source),
            check=result.check,
            verdict=result.verdict,
            feedback=None if row["feedback"] is None else Feedback(row["feedback"]),
            seconds=row["seconds"] or 0.0,
            mended=result.mended,
            refused=result.refused,
        )

    def _image(self, name: str) -> Image:
        row = self._connection.execute("SELECT * FROM images WHERE sha256 = ?", (name,)).fetchone()
        return Image(row["media_type"], row["data"])

    def export_jsonl(self, name: str) -> Iterator[str]:
        """A run as JSON lines: one for the run, then each task, each attempt, each other call.  Raises TargetError."""
        run_id = self.find(name)
        with explained(self.path):
            for kind, statement in _EXPORT.items():
                for row in self._connection.execute(statement, (run_id,)):
                    yield json.dumps({"type": kind, **_plain(row)}, ensure_ascii=False)

    # ------------------------------------------------------------------------------------ writing
    def write(self, writes: Sequence[Write]) -> None:
        """All of them or none.  Raises sqlite3.Error."""
        with transaction(self._connection):
            for statement, parameters in writes:
                self._connection.execute(statement, tuple(map(self._clean, parameters)))

    def _clean(self, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        return self._scrub(value).encode("utf-8", "replace").decode()

    # ------------------------------------------------------------------------------------ one owner for a run
    def _lock(self, run_id: str) -> IO[str]:
        """A lock that dies with the process.  Raises JournalError while another holds it."""
        with explained(self.path):
            handle = (self.path.parent / f"{run_id}.lock").open("a")
        if not _try_lock(handle):
            handle.close()
            raise JournalError(f"the run {run_id} is still going on", hint="wait for it, or end it")
        return handle

    def _held(self, run_id: str) -> bool:
        path = self.path.parent / f"{run_id}.lock"
        if not path.exists() or not os.access(path, os.W_OK):
            return False
        with path.open("a") as handle:
            return not _try_lock(handle)


def _try_lock(handle: IO[str]) -> bool:
    if sys.platform == "win32":
        return True  # no locks there: two processes on one run are not noticed
    import fcntl  # not on Windows

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


class RunJournal:
    """One run while it goes on.  Implements `agent.search.Journal`; no method raises, see `trouble`."""

    def __init__(
        self,
        journal: Journal,
        run_id: str,
        lock: IO[str],
        known: Mapping[str, list[tuple[str, Attempt]]],
        beside: Mapping[str, Usage] | None = None,
        spent: Usage | None = None,
    ) -> None:
        self.run_id = run_id
        self.spent = spent or Usage()  # before a resumption
        self.trouble: JournalError | None = None
        self._journal = journal
        self._lock = lock
        self._known = dict(known)
        self._beside = dict(beside or {})  # of the time before a resumption
        self._calls: tuple[Usage, ...] = ()
        self._unwritten: list[Write] = []

    def recall(self, task: Task, prover: str, sample: int) -> Sequence[Attempt]:
        """What `prover` answered for `task` before, one attempt a round; the last may lack its check."""
        of_sample = [a for p, a in self._known.get(task.id, ()) if p == prover and a.sample == sample]
        return sorted(of_sample, key=lambda a: a.round)

    def answered(self, task: Task, prover: str, attempt: Attempt) -> None:
        """Keep an answer: it has been paid for."""
        key = (self.run_id, task.id, prover, attempt.sample, attempt.round)
        self._know(task)
        images, values = _answer(attempt.completion)
        self._write([*images, (_ANSWERED, key + values)])

    def called(self, purpose: str, completion: Completion) -> None:
        """Keep an answer that is no attempt at a task, and what it cost."""
        self._calls += (completion.usage,)
        images, values = _answer(completion)
        self._write([*images, (_CALLED, (self.run_id, len(self._calls), purpose, *values))])
        self.beside(Usage.total(self._calls))

    def finished(self, task: Task, prover: str, attempt: Attempt) -> None:
        """Keep what became of an answer."""
        result = codec.dump(
            codec.Result, codec.Result(attempt.check, attempt.verdict, attempt.mended, attempt.refused)
        )
        candidate = codec.dump_candidate(attempt.candidate, task.source)
        feedback = attempt.feedback.text if attempt.feedback else None
        values = (time.time(), candidate, result, feedback, attempt.seconds)
        key = (self.run_id, task.id, prover, attempt.sample, attempt.round)
        self._write([(_FINISHED, values + key)])

    def done(self, outcome: Outcome) -> None:
        """Keep what became of a task."""
        verdict = codec.dump(Verdict, outcome.verdict)
        candidate = codec.dump_candidate(outcome.candidate, outcome.task.source)
        self._know(outcome.task)
        usage = Usage.total([self._beside.get(outcome.task.id, Usage()), outcome.beside])
        beside = codec.dump(Usage, usage) if usage.tokens or usage.cost_usd else None
        found = outcome.refutation
        refutation = None if found is None else codec.dump(Refutation, found)
        row = (verdict, candidate, outcome.seconds, beside, refutation, self.run_id, outcome.task.id)
        self._write([(_DONE, row)])

    def beside(self, usage: Usage) -> None:
        """Keep what was consumed for no task."""
        self._write([("UPDATE runs SET beside = ? WHERE id = ?", (codec.dump(Usage, usage), self.run_id))])

    def _know(self, task: Task) -> None:
        if task.id not in self._known:  # one that was found after the run began
            self._write(_insert_tasks(self.run_id, [task], first=len(self._known)))
            self._known[task.id] = []

    def close_run(self, run: Run) -> None:
        """The run is over; its outcomes may have changed since they were done."""
        for outcome in run.outcomes:
            self.done(outcome)
        row = (time.time(), run.seconds, run.toolchain, self.run_id)
        self._write([("UPDATE runs SET ended = ?, seconds = ?, toolchain = ? WHERE id = ?", row)])

    def close(self) -> None:
        """Close the journal, after one last try to write what could not be written."""
        if self._unwritten:
            self._write([])
        with contextlib.suppress(OSError):
            self._lock.close()
        self._journal.close()

    def _write(self, writes: Sequence[Write]) -> None:
        self._unwritten += writes
        try:
            with explained(self._journal.path):
                self._journal.write(self._unwritten)
        except JournalError as e:
            self.trouble = e
        else:
            self._unwritten.clear()
            self.trouble = None


# ---------------------------------------------------------------------------------------- statements
_UNDONE = Reason("run.interrupted", "the run ended before this task did; `--resume` goes on with it")
_SUMMARY = """
    SELECT runs.*,
        (SELECT count(*) FROM tasks WHERE run = runs.id) AS tasks,
        (SELECT count(*) FROM tasks WHERE run = runs.id AND verdict ->> 'kind' = 'proved') AS proved,
        (SELECT count(*) FROM attempts WHERE run = runs.id) AS attempts
    FROM runs
"""
_ATTEMPTS = "SELECT * FROM attempts WHERE run = ? AND task = ? ORDER BY answered, sample, round"
_EXPORT = {
    "run": "SELECT * FROM runs WHERE id = ?",
    "task": "SELECT * FROM tasks WHERE run = ? ORDER BY place",
    "attempt": "SELECT * FROM attempts WHERE run = ? ORDER BY answered, task, sample, round",
    "call": "SELECT * FROM calls WHERE run = ? ORDER BY number",
}
_ANSWERED = """
    INSERT OR REPLACE INTO attempts
        (run, task, prover, sample, round, answered, prompt, text, reasoning, model, finish,
         prompt_tokens, completion_tokens, cost_usd, estimated, answer_seconds)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_CALLED = """
    INSERT INTO calls
        (run, number, purpose, answered, prompt, text, reasoning, model, finish,
         prompt_tokens, completion_tokens, cost_usd, estimated, answer_seconds)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_FINISHED = """
    UPDATE attempts SET finished = ?, candidate = ?, result = ?, feedback = ?, seconds = ?
    WHERE run = ? AND task = ? AND prover = ? AND sample = ? AND round = ?
"""


_DONE = """
    UPDATE tasks SET verdict = ?, candidate = ?, seconds = ?, beside = ?, refutation = ? WHERE run = ? AND id = ?
"""
_TASK = """
    INSERT OR IGNORE INTO tasks (run, id, place, name, file, source, task) VALUES (?, ?, ?, ?, ?, ?, ?)
"""


def _answer(c: Completion) -> tuple[list[Write], tuple[Any, ...]]:
    """The pictures of its prompt, and the columns from `answered` to `answer_seconds`."""
    prompt, images = codec.dump_prompt(c.prompt) if c.prompt is not None else (None, [])
    cost = None if c.usage.cost_usd is None else str(c.usage.cost_usd)
    answer = (time.time(), prompt, c.text, c.reasoning, c.model, c.finish.value)
    usage = (c.usage.prompt_tokens, c.usage.completion_tokens, cost, c.usage.estimated, c.seconds)
    pictures = [
        ("INSERT OR IGNORE INTO images VALUES (?, ?, ?)", (n, i.media_type, i.data)) for n, i in images
    ]
    return pictures, answer + usage


def _insert_tasks(run_id: str, tasks: Sequence[Task], first: int = 0) -> list[Write]:
    writes: list[Write] = []
    for place, task in enumerate(tasks, first):
        facts = codec.dump(codec.TaskFacts, codec.TaskFacts.of(task))
        row = (run_id, task.id, place, task.name, str(task.file), task.source, facts)
        writes.append((_TASK, row))
    return writes


_JSON_COLUMNS = frozenset(
    {"facts", "task", "verdict", "candidate", "prompt", "result", "beside", "refutation"}
)


def _usage(text: str | None) -> Usage:
    return codec.load(Usage, text) if text else Usage()


def _plain(row: sqlite3.Row) -> dict[str, Any]:
    """A row as a JSON object with its JSON columns opened up; `task` of an attempt is the id of its task."""
    values = dict(zip(row.keys(), row, strict=True))
    opened = _JSON_COLUMNS - {"task"} if "prover" in values else _JSON_COLUMNS
    return {k: json.loads(v) if k in opened and v is not None else v for k, v in values.items()}
