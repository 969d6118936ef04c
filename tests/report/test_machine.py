"""JUnit and SARIF."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

from support import long_run
from support.hostile import a_run

from agent.report import machine


def test_junit_is_well_formed_and_counts() -> None:
    top = ET.fromstring(machine.junit(a_run(), Path()))
    assert (top.get("tests"), top.get("failures"), top.get("errors")) == ("3", "1", "1")
    assert [c.get("name") for c in top.iter("testcase")] == ["a", "b", "c"]
    assert top.find(".//failure").text.startswith("</script>")
    assert top.find(".//testcase[@name='a']/system-out").text == "trivial"


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


def test_junit_says_what_lean_said_last() -> None:
    run = long_run.run(60)
    cases = ET.fromstring(machine.junit(run, Path())).iter("testcase")
    for o, node in zip(run.outcomes, cases, strict=True):
        failed = [a for a in o.attempts if a.check is not None and a.check.diagnostics]
        if o.candidate is None and failed:
            why = node.find("failure") if node.find("failure") is not None else node.find("error")
            assert failed[-1].check.diagnostics[0].message in why.text


def test_every_family_of_codes_has_a_description() -> None:
    """Each code that stands in the sources as a reason."""
    root = Path(machine.__file__).parent.parent
    said = "".join(p.read_text("utf-8") for p in root.rglob("*.py"))
    families = {code.split(".")[0] for code in re.findall(r'Reason\(\s*"([a-z]+\.[a-z_]+)"', said)}
    families -= {"challenge", "receipt", "primitive"}  # of `verify`, which writes no SARIF
    assert len(families) > 10
    assert families <= set(machine._FAMILIES)
