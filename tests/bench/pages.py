"""What the page of a run of 2,000 tasks costs: to write, on disk, and to open in Chromium at two widths."""

from __future__ import annotations

import time
from pathlib import Path
from tempfile import TemporaryDirectory

from support import browser, long_run

from agent.commands import report
from agent.records import Journal
from agent.report import html

TASKS = 2000
WIDTHS = (1280, 390)
OPENINGS = 5  # the median of so many
_LOADED = "performance.getEntriesByType('navigation')[0].loadEventEnd"


def measure() -> dict[str, float]:
    """Megabytes of page, seconds to read the journal and write it, and until a browser has loaded it (median)."""
    with TemporaryDirectory() as folder:
        root, file = Path(folder), Path(folder) / "report.html"
        long_run.record(root, TASKS)
        started = time.perf_counter()
        journal = Journal.open(root)
        found = report.subject(journal, "last", root)
        journal.close()
        page = html.page(found)
        file.write_text(page, "utf-8")
        written = time.perf_counter() - started
        figures = {"page_2000_megabytes": len(page.encode()) / 1e6, "page_2000_write_seconds": written}
        return figures if browser.missing() else figures | {"page_2000_open_seconds": _opened(file)}


def _opened(file: Path) -> float:
    seconds = []
    with browser.browser() as chromium:
        for n in range(OPENINGS):
            with browser.opened(chromium, file, width=WIDTHS[n % len(WIDTHS)]) as at:
                seconds.append(float(at.page.evaluate(_LOADED)) / 1000)
    return sorted(seconds)[len(seconds) // 2]
