"""JUnit and SARIF."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

from support.hostile import a_run

from agent.report import machine


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
