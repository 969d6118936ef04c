"""`leanloop ci --prove` as a job runs it: everything that it writes, in one run."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jsonschema
import junitparser
import pytest
from commands.conftest import Leanloop, Said

ROOT = Path(__file__).parent.parent.parent
SARIF = ROOT / "tests/support/schemas/sarif-2.1.0-rtm.5.json"

BASIC = """\
namespace Demo

def twice (n : Nat) : Nat := n + n

theorem twice_zero : twice 0 = 0 := by
  rfl

theorem kept (p : Prop) (h : p) : p := by
  sorry

end Demo
"""
CHANGED = (
    BASIC.replace("  rfl\n", "  exact nonsense\n")
    .replace(
        "theorem kept (p : Prop) (h : p) : p := by\n  sorry",
        "theorem kept (p : Prop) (h : p) : p ∨ True := by\n  simp",
    )
    .replace("end Demo", "theorem wrong (n : Nat) : twice n = n + 1 := by\n  sorry\n\nend Demo")
)
USE = "import Demo.Basic\n\ntheorem use : Demo.twice 0 = 0 := Demo.twice_zero\n"


def git(folder: Path, *args: str) -> str:
    identity = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    done = subprocess.run(["git", *identity, *args], cwd=folder, check=True, capture_output=True)
    return done.stdout.decode().strip()


@dataclass(frozen=True)
class Job:
    """A finished run: what it said, and the folder with what it wrote."""

    said: Said
    folder: Path

    def read(self, name: str) -> str:
        return (self.folder / name).read_text("utf-8")

    @property
    def rows(self) -> dict[str, dict[str, Any]]:
        return {r["name"]: r for r in self.said.json["changed"]}


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory, lean: object) -> Job:
    """A branch that breaks one proof, fills a hole by another statement and adds a lemma that is false."""
    folder = tmp_path_factory.mktemp("ci")
    (folder / "lakefile.toml").write_text('name = "demo"\n\n[[lean_lib]]\nname = "Demo"\n')
    (folder / "lean-toolchain").write_text("leanprover/lean4:v4.35.0\n")
    (folder / "Demo").mkdir()
    (folder / "Demo/Basic.lean").write_text(BASIC)
    (folder / "Demo/Use.lean").write_text(USE)
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "base")
    (folder / "Demo/Basic.lean").write_text(CHANGED)
    git(folder, "commit", "-qam", "change")
    out = folder / "out"
    out.mkdir()
    names = {"sarif": "sarif", "junit": "xml", "markdown": "md", "patch": "patch", "codequality": "q.json"}
    options = [x for option, end in names.items() for x in (f"--{option}", f"out/leanloop.{end}")]
    options += ["--review", "out/review.json", "--receipts", "out/receipts"]
    said = Leanloop(folder)(
        "ci", "--base", "HEAD~1", "--prove", "--json", *options, GITHUB_STEP_SUMMARY=str(out / "summary.md")
    )
    return Job(said, out)


def test_the_table(finished: Job) -> None:
    assert finished.said.code == 1, finished.said.err
    rows = finished.rows
    assert {n: (r["change"], r["verdict"]) for n, r in rows.items()} == {
        "Demo.twice_zero": ("proof", "proved"),
        "Demo.kept": ("statement", "proved"),
        "Demo.wrong": ("added", "rejected"),
    }
    assert rows["Demo.twice_zero"]["repaired"]
    assert (rows["Demo.kept"]["drift"], rows["Demo.kept"]["filled"]) == (True, True)
    [use] = finished.said.json["affected"]
    assert (use["name"], use["verdict"], use["uses"]) == ("use", "proved", ["Demo.twice_zero"])


def test_what_only_the_patch_proves_is_said(finished: Job) -> None:
    assert finished.rows["Demo.twice_zero"]["repaired"]
    assert not finished.rows["Demo.kept"]["repaired"]


def test_a_false_lemma_is_refuted_by_values(finished: Job) -> None:
    wrong = finished.rows["Demo.wrong"]
    assert wrong["refutation"]["values"] == {"n": "0"}
    assert wrong["refutation"]["trust"] == "replayed"
    assert wrong["reasons"][0]["code"] == "statement.false"
    assert "Demo.wrong is false: for n = 0" in finished.read("leanloop.md")
    [result] = json.loads(finished.read("leanloop.sarif"))["runs"][0]["results"]
    assert result["ruleId"] == "statement.false"
    assert result["properties"]["refutation"]["values"] == {"n": "0"}


def test_the_patch_repairs_what_was_broken(finished: Job, tmp_path: Path) -> None:
    root = finished.folder.parent
    git(root, "apply", "--check", "out/leanloop.patch")
    patch = finished.read("leanloop.patch")
    assert "-  exact nonsense" in patch
    assert patch in finished.read("leanloop.md")


def test_the_suggestion_stands_in_the_diff(finished: Job) -> None:
    review = json.loads(finished.read("review.json"))
    [comment] = review["comments"]
    assert comment["path"] == "Demo/Basic.lean"
    lines = CHANGED.splitlines()
    first, last = comment.get("start_line", comment["line"]), comment["line"]
    suggested = re.search(r"```suggestion\n(.*?)\n```", comment["body"], re.DOTALL)
    assert suggested is not None
    repaired = [*lines[: first - 1], *suggested[1].split("\n"), *lines[last:]]
    assert "  exact nonsense" in lines[first - 1 : last]
    assert "nonsense" not in "\n".join(repaired)
    assert comment["body"].startswith("<!-- leanloop suggestion -->")


def test_the_comment_is_one_that_can_be_found_again(finished: Job) -> None:
    comment = finished.read("leanloop.md")
    assert comment.startswith("<!-- leanloop ci -->\n")
    assert comment == finished.read("summary.md")
    assert "- theorem Demo.kept" not in comment
    assert "- theorem kept (p : Prop) (h : p) : p\n+ theorem kept (p : Prop) (h : p) : p ∨ True" in comment
    script = (ROOT / "action.yml").read_text()
    assert '"<!-- leanloop ci -->"' in script
    assert '"<!-- leanloop suggestion -->"' in script


def test_sarif_is_valid_against_its_schema(finished: Job) -> None:
    validator = jsonschema.Draft4Validator(json.loads(SARIF.read_text()))
    log = json.loads(finished.read("leanloop.sarif"))
    assert [e.message for e in validator.iter_errors(log)] == []
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    assert list(validator.iter_errors(log)), "the schema sees a wrong line"


def test_junit_opens_in_a_common_reader(finished: Job) -> None:
    [suite] = junitparser.JUnitXml.fromfile(str(finished.folder / "leanloop.xml"))
    cases = {case.name: case for case in suite}
    assert set(cases) == {"Demo.twice_zero", "Demo.kept", "Demo.wrong"}
    assert (suite.tests, suite.failures, suite.errors) == (3, 1, 0)
    assert cases["Demo.kept"].is_passed
    assert "is false: for n = 0" in cases["Demo.wrong"].result[0].text


def test_gitlab_gets_its_report(finished: Job) -> None:
    [issue] = json.loads(finished.read("leanloop.q.json"))
    assert issue["check_name"] == "statement.false"
    assert issue["location"] == {"path": "Demo/Basic.lean", "lines": {"begin": 11}}
    assert len(issue["fingerprint"]) == 32


def test_receipts_can_be_judged_again(finished: Job, leanloop: Leanloop) -> None:
    folder = finished.folder / "receipts/Demo.Basic"
    assert sorted(p.name for p in folder.glob("*.json")) == ["Demo.kept.json", "Demo.twice_zero.json"]
    said = leanloop("verify", "--receipt", str(folder / "Demo.twice_zero.json"))
    assert said.code == 0, said.out + said.err
    text = folder / "solution.lean.txt"
    shutil.copytree(folder, leanloop.cwd / "r")
    text = leanloop.cwd / "r/solution.lean.txt"
    text.write_text(text.read_text().replace("n + n", "n + n + 0"))
    assert leanloop("verify", "--receipt", "r/Demo.twice_zero.json").code == 1


@pytest.mark.parametrize(
    ("schema", "files", "transform"),
    [
        ("vendor.github-actions", ["action.yml"], []),
        ("vendor.github-workflows", ["docs/examples/leanloop.yml", ".github/workflows/test.yml"], []),
        ("vendor.gitlab-ci", ["docs/examples/gitlab-ci.yml"], ["--data-transform", "gitlab-ci"]),
    ],
)
def test_the_examples_are_valid_against_their_schemas(
    schema: str, files: list[str], transform: list[str]
) -> None:
    checker = shutil.which("check-jsonschema", path=str(Path(sys.executable).parent))
    if checker is None:
        pytest.skip("check-jsonschema is not installed")
    done = subprocess.run(
        [checker, "--builtin-schema", schema, *transform, *files],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
