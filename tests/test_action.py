"""The GitHub action, the workflows and the reports that they upload."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from agent import tasks
from agent.lean import text as lean_text
from agent.report import html, machine, markdown
from agent.types import (
    Attempt,
    Candidate,
    Completion,
    Outcome,
    Reason,
    Run,
    Span,
    Trust,
    Verdict,
    VerdictKind,
)

ROOT = Path(__file__).parent.parent
HOSTILE = "</script><img src=x onerror=alert(1)>|`]]>\x00\x0b\ud7ff"


def a_run() -> Run:
    """One task of each verdict, with hostile text in every place."""
    source = "theorem a : True := by\n  sorry\n\ntheorem b : True := by\n  sorry\n\ntheorem c : True := by\n  sorry\n"
    found = tasks.of_file(Path("Some Folder/A.lean"), "A", source, lean_text.declarations(source))
    attempt = Attempt(0, 0, Completion(f"```lean\nby {HOSTILE}\n```", f"model {HOSTILE}"))
    candidate = Candidate(source.replace("sorry", "trivial", 1), (Span(26, 33),))
    proved = Verdict("a", VerdictKind.PROVED, Trust.REPLAYED)
    rejected = Verdict("b", VerdictKind.REJECTED, reasons=(Reason("lean.error", HOSTILE),))
    unsure = Verdict("c", VerdictKind.INCONCLUSIVE, reasons=(Reason("limit.time", "too slow"),))
    outcomes = (
        Outcome(found[0], proved, (attempt,), candidate, 1.0),
        Outcome(found[1], rejected, (attempt,), None, 1.0),
        Outcome(found[2], unsure, (), None, 1.0),
    )
    return Run("20260101-000000-abcd", "embedded Lean", outcomes, 3.0)


def test_zizmor_finds_nothing_in_the_action_and_the_workflows() -> None:
    zizmor = shutil.which("zizmor", path=str(Path(sys.executable).parent))
    if zizmor is None:
        pytest.skip("zizmor is not installed")
    paths = ["action.yml", "docs/examples/leanloop.yml", ".github/workflows"]
    done = subprocess.run(
        [zizmor, "--offline", *paths], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_action_gives_no_expression_to_a_shell() -> None:
    script = (ROOT / "action.yml").read_text()
    for run in re.findall(r"run: \|\n((?: {8}.*\n|\n)+)|run: (?!\|)(.*)\n", script):
        assert "${{" not in "".join(run)


def test_junit_is_well_formed_and_counts() -> None:
    top = ET.fromstring(machine.junit(a_run(), Path()))
    assert (top.get("tests"), top.get("failures"), top.get("errors")) == ("3", "1", "1")
    assert [c.get("name") for c in top.iter("testcase")] == ["a", "b", "c"]
    assert top.find(".//failure").text.startswith("</script>")


def test_sarif_has_what_code_scanning_needs() -> None:
    log = json.loads(json.dumps(machine.sarif(a_run(), Path())))
    assert log["version"] == "2.1.0"
    [run] = log["runs"]
    rules = [r["id"] for r in run["tool"]["driver"]["rules"]]
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        [location] = result["locations"]
        place = location["physicalLocation"]
        assert place["artifactLocation"]["uri"] == "Some%20Folder/A.lean"
        assert place["region"]["startLine"] >= 1
        assert place["region"]["startColumn"] >= 1
    assert [r["level"] for r in run["results"]] == ["error", "warning"]


def test_model_text_is_never_markup() -> None:
    page = html.page(a_run(), Path())
    assert "<img" not in page
    assert page.count("</script>") == 2, "the page's own two scripts"
    assert not re.search(r"(?:src|href)=[\"']?(?:https?:)?//", page), "nothing is loaded from elsewhere"
    said = markdown.run(a_run(), Path())
    assert "<img" not in said.split("<details>")[0]
    data = re.search(r'<script id="data" type="application/json">(.*?)</script>', page, re.DOTALL)
    assert data is not None
    assert [t["verdict"] for t in json.loads(data[1])] == ["proved", "rejected", "inconclusive"]
