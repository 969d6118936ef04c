"""The command against a real model server: 20 tasks, a grammar, and a server that dies in the middle.

SmolLM2-135M proves what `rfl`, `decide` and `simp` prove, if the grammar leaves it nothing else to say; nothing here
depends on which of them it says.
"""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support import llama_server

if TYPE_CHECKING:
    from support.llama_server import LlamaServer

pytestmark = [pytest.mark.model, pytest.mark.slow, pytest.mark.timeout(500)]

TRUE = 14
FALSE = 6
CONFIGURATION = '''
[prove]
k = 1
rounds = 1
jobs = 3
budget_tokens = 200000

[models.default]
max_tokens = 24
context_window = 800
temperature = 0.8
retry_wait = 0.3
price_in = 0.1
price_out = 0.2

[models.default.extra_body]
grammar = """
root ::= "```lean\\nby " tactic "\\n```"
tactic ::= "rfl" | "decide" | "simp"
"""
'''


def test_20_tasks_with_a_server_that_dies_and_comes_back(
    tmp_path: Path, smollm: LlamaServer, lean: object
) -> None:
    (tmp_path / "lakefile.toml").write_text('name = "demo"\n\n[[lean_lib]]\nname = "Demo"\n')
    (tmp_path / "lean-toolchain").write_text("leanprover/lean4:v4.35.0\n")
    (tmp_path / "leanloop.toml").write_text(CONFIGURATION)
    (tmp_path / "Demo").mkdir()
    for part in range(4):  # small files make short prompts
        good = [f"theorem good{n} : {n} + 1 = 1 + {n} := by\n  sorry\n" for n in range(part, TRUE, 4)]
        bad = [f"theorem bad{n} : {n} + 1 = {n} := by\n  sorry\n" for n in range(part, FALSE, 4)]
        (tmp_path / "Demo" / f"Part{part}.lean").write_text("\n".join(good + bad))

    root = Path(__file__).parent.parent
    keys = {"LEANLOOP_API_KEY": llama_server.KEY, "PYTHONPATH": str(root)}
    process = subprocess.Popen(
        [sys.executable, "-m", "agent", "prove", "--no-refute", "--json", "--model", smollm.spec],
        cwd=tmp_path,
        env=os.environ | keys,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    journal = tmp_path / ".leanloop" / "journal.sqlite"
    until = time.monotonic() + 200
    while not _answers(journal) and process.poll() is None and time.monotonic() < until:
        time.sleep(0.2)
    smollm.kill()
    smollm.start()
    out, err = process.communicate(timeout=300)
    assert process.returncode == 1, err.decode()  # false statements stay unproved
    result = json.loads(out)

    tasks = {t["decl"]: t for t in result["tasks"]}
    assert len(tasks) == TRUE + FALSE
    assert {t["verdict"] for t in tasks.values()} <= {"proved", "rejected"}
    assert all(t["verdict"] == "rejected" for name, t in tasks.items() if name.startswith("bad"))
    for task in tasks.values():
        assert task["attempts"] == 1
        assert 50 < task["tokens"] < 2048
        assert 0 < task["cost_usd"] < 0.001
    exported = subprocess.run(
        [sys.executable, "-m", "agent", "runs", "--export", result["run"]],
        cwd=tmp_path, env=os.environ | keys, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    answers = [line["text"] for line in map(json.loads, exported.splitlines()) if line["type"] == "attempt"]
    assert len(answers) == TRUE + FALSE
    assert {a.removeprefix("```lean\nby ").removesuffix("\n```") for a in answers} <= {
        "rfl",
        "decide",
        "simp",
    }
    everything = (
        b"".join(p.read_bytes() for p in (tmp_path / ".leanloop").iterdir() if p.is_file()) + out + err
    )
    assert llama_server.KEY.encode() not in everything


def _answers(journal: Path) -> int:
    """How many answers have been written down."""
    if not journal.exists():
        return 0
    try:
        connection = sqlite3.connect(journal, timeout=5)
        try:
            return int(connection.execute("SELECT count(*) FROM attempts").fetchone()[0])
        finally:
            connection.close()
    except sqlite3.Error:
        return 0
