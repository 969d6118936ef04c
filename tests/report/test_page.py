"""The page as text: self-contained, its data inert, small enough for thousands of tasks."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from support import long_run
from support.hostile import a_run

from agent.report import details, html, markdown
from agent.report.subject import Subject


def data_of(page: str) -> dict[str, Any]:
    """What the page's script reads, unpacked."""
    found = re.search(r'<script id="data" type="application/json">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    data = json.loads(found[1])
    data["details"] = [d for c in data["details"] for d in json.loads(gzip.decompress(base64.b64decode(c)))]
    return data


def test_model_text_is_never_markup() -> None:
    page = html.page(Subject(a_run(), Path()))
    assert "<img" not in page
    assert page.count("</script>") == 2, "the page's own two scripts"
    assert not re.search(r"(?:src|href)=[\"']?(?:https?:)?//|url\(|@import", page), (
        "nothing is loaded from elsewhere"
    )
    data = data_of(page)
    assert [row[3] for row in data["rows"]] == ["proved", "rejected", "inconclusive"]
    assert [len(d["rounds"]) for d in data["details"]] == [1, 1, 0]
    assert "<img" in data["details"][1]["reasons"][0][1], "it is shown, as text"
    said = markdown.report(Subject(a_run(), Path()))
    assert "<img" not in said.split("<details>")[0]


def test_the_policy_names_the_only_script_and_style() -> None:
    page = html.page(Subject(a_run(), Path()))
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    named = re.findall(r"sha256-([\w+/=]+)", policy[1].replace("&#39;", "'").replace("&#43;", "+"))
    pieces = re.findall(r"<style>(.*?)</style>|<script>(.*?)</script>", page, re.DOTALL)
    digests = [base64.b64encode(hashlib.sha256("".join(p).encode()).digest()).decode() for p in pieces]
    assert sorted(named) == sorted(digests)
    assert "unsafe" not in policy[1]
    assert not re.search(r"<[^>]+\s(?:style|on\w+)=", page), "what the policy would forbid"


@given(st.text(alphabet=st.characters(), max_size=40))
def test_data_can_neither_end_its_script_nor_be_lost(text: str) -> None:
    inert = html._inert({"x": text + "</script><!--"})
    assert not re.search(r"[<>&\u2028\u2029]", inert)
    assert json.loads(inert)["x"] == text.encode("utf-8", "replace").decode() + "</script><!--"


def test_a_run_of_2000_tasks_stays_under_five_megabytes() -> None:
    page = html.page(Subject(long_run.run(2000), Path()))
    assert len(page.encode()) < 5_000_000
    data = data_of(page)
    assert len(data["rows"]) == len(data["details"]) == 2000
    assert all(d["hidden"] == 0 for d in data["details"]), "this one need not be cut"


def test_what_would_be_too_long_is_cut_and_said_to_be() -> None:
    run = long_run.run(60)
    subject = Subject(run, Path())
    chunks, caps = details.packed(subject, most=12_000)
    assert sum(map(len, chunks)) < 40_000
    assert caps.text < details.Caps().text
    data = [d for c in chunks for d in json.loads(gzip.decompress(base64.b64decode(c)))]
    for o, d in zip(run.outcomes, data, strict=True):
        assert len(d["rounds"]) + d["hidden"] == len(o.attempts)
        assert len(d["rounds"]) <= caps.rounds + 1


def test_what_lean_says_stands_at_the_line_it_is_about() -> None:
    run = long_run.run(40)
    seen = 0
    for o in run.outcomes:
        source_lines = {a: a.candidate.text.split("\n") for a in o.attempts if a.candidate}
        shown = details.detail(o, details.Caps())
        for a, r in zip(o.attempts, shown["rounds"], strict=True):
            for line, text in r["code"]:
                if line:
                    lines = text.split("\n")
                    assert source_lines[a][line - 1 : line - 1 + len(lines)] == lines
                    seen += 1
    assert seen > 40
