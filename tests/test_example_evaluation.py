"""The example evaluation's data are what its generator makes, and its checked-in reports are pages of ours."""

from __future__ import annotations

import html
import importlib.util
import re
from pathlib import Path
from types import ModuleType

from agent.evaluation import datasets

FOLDER = Path(__file__).parent.parent / "docs" / "examples" / "evaluation"


def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", FOLDER / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_data_are_what_the_seed_makes() -> None:
    made = generator()
    assert (FOLDER / "small_theorems.jsonl").read_text("utf-8") == made.text()
    found = made.entries()
    assert len({e["formal_statement"] for e in found}) == made.COUNT
    assert sum(not e["true"] for e in found) == made.COUNT // made.EVERY_FALSE
    assert made.entries(seed=9) != found
    assert len(datasets.load(str(FOLDER / "small_theorems.jsonl")).items) == made.COUNT


def quoted() -> list[tuple[str, str, str, str]]:
    """(page, estimate, low, high) in per cent, for each row of the README's table."""
    found = []
    for row in (FOLDER / "README.md").read_text("utf-8").splitlines():
        page = re.search(r"\((\w+\.html)\)", row)
        for numbers in re.finditer(r"([\d.]+)%, (?:95% interval )?([\d.]+)% to ([\d.]+)%", row):
            assert page, f"no page for {row}"
            found.append((page[1], *numbers.groups()))
    return found


def test_the_readmes_quote_what_the_reports_say() -> None:
    numbers = quoted()
    assert {page for page, *_ in numbers} == {p.name for p in FOLDER.glob("*.html")}
    for page, estimate, low, high in numbers:
        text = re.sub(r"<[^>]+>", " ", html.unescape((FOLDER / page).read_text("utf-8")))
        assert re.search(rf"\b{estimate}% +{low}% to {high}%", text), f"{page} does not say {estimate}%"
    whole = (FOLDER.parents[2] / "README.md").read_text("utf-8")
    said = re.findall(r"interval ([\d.]+)% to ([\d.]+)%", whole)
    assert said
    assert set(said) <= {(low, high) for _, _, low, high in numbers}


def test_the_reports_are_small_and_load_nothing() -> None:
    pages = sorted(FOLDER.glob("*.html"))
    assert pages
    for page in pages:
        text = page.read_text("utf-8")
        assert len(text.encode()) < 1_000_000
        assert "default-src 'none'" in text.replace("&#39;", "'")
        assert "/root/" not in text
        assert "/work/" not in text
