"""Headless Chromium for tests of pages: the system's, driven by Playwright; nothing is downloaded."""

from __future__ import annotations

import importlib.util
import shutil
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def executable() -> str | None:
    """The browser of this machine."""
    return next((found for name in _NAMES if (found := shutil.which(name))), None)


def missing() -> str:
    """What is not installed, empty when all is there."""
    if executable() is None:
        return "chromium (apt-get install chromium)"
    return "" if importlib.util.find_spec("playwright") else "playwright"


@contextmanager
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    from playwright.sync_api import sync_playwright  # may not be installed

    with sync_playwright() as playwright:
        # Tests run as root in a container, where Chromium's own sandbox cannot be set up.
        started = playwright.chromium.launch(
            executable_path=executable(), args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        try:
            yield started
        finally:
            started.close()


@dataclass
class Opened:
    """A page, what it said on its console, and what it asked for besides itself."""

    page: Page
    said: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


@contextmanager
def opened(browser: Browser, file: Path, *, width: int = 1280, dark: bool = False) -> Iterator[Opened]:
    """`file` in a window of its own, with everything but the page itself refused."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light"
    )
    try:
        found = Opened(context.new_page())
        found.page.on("console", lambda m: found.said.append(m.text))
        found.page.on("pageerror", lambda e: found.said.append(str(e)))
        found.page.on("dialog", lambda d: (found.said.append(f"dialog: {d.message}"), d.dismiss()))
        found.page.on("request", lambda r: found.requests.append(r.url))
        found.page.goto(file.as_uri())
        found.page.wait_for_selector("#count:not(:empty)")
        found.requests.remove(file.as_uri())
        yield found
    finally:
        context.close()


def until(page: Page, expression: str, seconds: float = 60.0) -> None:
    """Wait until a JavaScript expression holds.  (Playwright's own waiting evaluates text, which the page forbids.)"""
    end = time.monotonic() + seconds
    while not page.evaluate(expression):
        assert time.monotonic() < end, f"never: {expression}"
        page.wait_for_timeout(20)
