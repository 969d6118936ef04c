"""`leanloop report`: every file that it writes, of runs and of evaluations, alone and against another."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands.conftest import Leanloop
from support import long_run


def test_every_kind_of_report_of_one_run(leanloop: Leanloop, project: Path) -> None:
    pytest.importorskip("resvg_py", reason="the extra plots is not installed")
    first, second = long_run.record(project, 30, seed=1), long_run.record(project, 30, seed=1)
    flags = [
        f
        for kind in ("html", "svg", "png", "markdown", "junit", "sarif")
        for f in (f"--{kind}", f"out.{kind}")
    ]
    said = leanloop("report", second, *flags, "--against", first)
    assert said.code == 0, said.err
    assert (project / "out.html").read_text().startswith("<!doctype html>")
    assert (project / "out.png").read_bytes().startswith(b"\x89PNG")
    assert f"Against run `{first}`" in (project / "out.markdown").read_text()
    found = leanloop("report", "last", "--against", first, "--json").json
    assert found["run"] == second
    assert found["comparison"]["mcnemar_p"] == 1
    assert sum(found["failures"].values()) == 30 - found["totals"]["proved"]
    assert found["totals"]["cost_per_proved_usd"] > 0
    shown = leanloop("report", "last").out
    assert f"{found['totals']['proved']} of 30 proved" in shown
    assert "why not:" in shown
    assert leanloop("report", "no-such-run").code == 2
    assert leanloop("report", "last", "--html", "no/such/folder/r.html").code == 3


def test_an_evaluation_without_a_project_around_it(leanloop: Leanloop) -> None:
    entries = [{"name": f"t{n}", "formal_statement": f"theorem t{n} : {n} + 1 = {1 + n}"} for n in (1, 2)]
    data = leanloop.cwd / "data"
    data.mkdir()
    (data / "set.jsonl").write_text("".join(json.dumps(e) + "\n" for e in entries))
    assert leanloop("eval", "data/set.jsonl", "--n", "1").code == 0
    assert leanloop("eval", "data/set.jsonl", "--n", "1").code == 0
    runs = leanloop("runs", "data", "--json").json["runs"]
    assert len(runs) == 2
    said = leanloop(
        "report", "last", "--path", "data", "--against", runs[0]["run"], "--html", "r.html", "--svg", "r.svg"
    )
    assert said.code == 0, said.err
    page = (leanloop.cwd / "r.html").read_text()
    assert "pass@1 is 100.0%" in page
    assert "these tasks do not tell the two apart" in page
    assert "pass@1" in leanloop("report", "last", "--path", "data").out
    assert leanloop("report", "last").code == 2, "there is no project and no journal"
