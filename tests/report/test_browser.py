"""The page in headless Chromium: it opens, searches, filters, obeys the keyboard, and runs nothing but its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from support import browser, long_run

from agent.report import html
from agent.report.subject import Subject
from agent.types import Reason, Run, VerdictKind

HOSTILE = (
    '</script><script>alert("x")</script>',
    "<img src=x onerror=alert(1)>",
    "--><svg onload=alert(2)>",
    "`${alert(3)}`\u2028alert(4)",
    "' onmouseover='alert(5)",
    "{{ 7 * 7 }}{% for x in y %}",
    "javascript:alert(6)\u202e reversed",
)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    if missing := browser.missing():
        pytest.skip(f"not installed: {missing}")
    with browser.browser() as started:
        yield started


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("page") / "report.html"
    file.write_text(html.page(Subject(long_run.run(400), Path())), "utf-8")
    return file


def shown(page: Any) -> int:
    """How many tasks the page says that it shows."""
    return int(page.locator("#count").inner_text().split(" ")[0].replace(",", ""))


def counted(page: Any, number: int) -> None:
    """Wait until it shows so many, and has them."""
    browser.until(page, f"document.querySelectorAll('.task').length === {number}")
    assert shown(page) == number


def test_it_opens_asks_for_nothing_and_draws_every_task(chromium: Any, page: Path) -> None:
    with browser.opened(chromium, page) as at:
        counted(at.page, 400)
        assert at.said == []
        assert at.requests == []
        assert at.page.locator("figure svg.chart").count() >= 3
        at.page.locator(".task summary").first.click()
        at.page.wait_for_selector(".task .rounds .code")
        assert at.page.locator(".task .msg").count() > 0
        assert at.said == []


def test_search_and_filters_agree_with_the_run(chromium: Any, page: Path) -> None:
    run = long_run.run(400)
    proved = sum(o.verdict.kind is VerdictKind.PROVED for o in run.outcomes)
    with browser.opened(chromium, page) as at:
        at.page.click("[data-verdict=proved]")
        counted(at.page, proved)
        assert at.page.get_attribute("[data-verdict=proved]", "aria-pressed") == "true"
        at.page.click("[data-verdict=proved]")
        counted(at.page, 400)
        at.page.locator("[data-reason]").first.click()
        name, count = at.page.locator("[data-reason]").first.inner_text().split("\n")[:2]
        counted(at.page, int(count))
        assert at.page.locator("#reason").input_value() == name
        at.page.click("#clear")
        name = run.outcomes[123].task.name
        at.page.fill("#find", name)
        browser.until(at.page, f"document.querySelector('.task').textContent.includes('{name}')")
        assert 1 <= shown(at.page) <= 20
        at.page.fill("#find", "Finset.card_image_of_injOn")  # stands in proofs only
        browser.until(at.page, "document.querySelectorAll('.task').length > 20")
        assert shown(at.page) < 400
        at.page.fill("#find", "nothing has this word")
        at.page.wait_for_selector("#none", state="visible")
        at.page.click("#clear2")
        counted(at.page, 400)
        at.page.select_option("#sort", "9")
        slowest = max(run.outcomes, key=lambda o: o.seconds).task.name
        browser.until(at.page, f"document.querySelector('.task').textContent.includes('{slowest}')")


def test_the_keyboard_is_enough(chromium: Any, page: Path) -> None:
    with browser.opened(chromium, page) as at:
        focused = "document.activeElement.closest('.task')?.id ?? document.activeElement.id"
        at.page.keyboard.press("Tab")
        assert at.page.evaluate("document.activeElement.className") == "skip"
        at.page.keyboard.press("Enter")
        assert at.page.evaluate(focused) == "tasks"
        at.page.keyboard.press("j")
        at.page.keyboard.press("j")
        assert at.page.evaluate(focused) == "task-2"
        at.page.keyboard.press("k")
        at.page.keyboard.press("Enter")
        at.page.wait_for_selector("#task-1[open] .inner")
        top = "document.querySelector('#task-1 .inner h3').getBoundingClientRect().top"
        browser.until(at.page, f"{top} > 0 && {top} < innerHeight - 100")  # what was opened is seen
        at.page.keyboard.press("/")
        assert at.page.evaluate(focused) == "find"
        at.page.keyboard.type("jte?")  # letters are letters there
        assert at.page.input_value("#find") == "jte?"
        at.page.keyboard.press("Escape")
        at.page.keyboard.press("Escape")
        assert at.page.input_value("#find") == ""
        at.page.keyboard.press("t")
        assert at.page.evaluate("document.documentElement.dataset.theme") == "dark"
        at.page.keyboard.press("?")
        assert at.page.evaluate("document.getElementById('keys').open")
        at.page.uncheck("#single")
        at.page.keyboard.press("Escape")
        at.page.keyboard.press("t")
        assert at.page.evaluate("document.documentElement.dataset.theme") == "dark", "single keys are off"


def test_dark_light_and_print_differ(chromium: Any, page: Path) -> None:
    colour = "getComputedStyle(document.body).backgroundColor"
    with browser.opened(chromium, page) as light, browser.opened(chromium, page, dark=True) as dark:
        assert light.page.evaluate(colour) != dark.page.evaluate(colour)
        dark.page.click("#theme")
        assert light.page.evaluate(colour) == dark.page.evaluate(colour)
        dark.page.click("#theme")
        dark.page.emulate_media(media="print")
        assert dark.page.evaluate(colour) == "rgb(255, 255, 255)"
        assert not dark.page.locator(".tools").is_visible()
        assert dark.page.locator(".task").first.is_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_sticks_out(chromium: Any, page: Path, width: int) -> None:
    with browser.opened(chromium, page, width=width) as at:
        at.page.keyboard.press("e")  # opens the first hundred
        browser.until(at.page, "document.querySelectorAll('.task[open] .inner').length === 100")
        assert at.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_no_barrier(chromium: Any, tmp_path: Path, dark: bool) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    first, second = (
        Subject(long_run.run(12, seed), Path()) for seed in (1, 2)
    )  # few: it looks at every element
    (tmp_path / "r.html").write_text(html.page(first, second), "utf-8")
    with browser.opened(chromium, tmp_path / "r.html", dark=dark) as at:
        at.page.keyboard.press("e")
        browser.until(at.page, "document.querySelectorAll('.task[open] .inner').length === 12")
        # The page's policy forbids what axe puts in for itself; it is tested apart.
        found = axe.Axe().run(at.page)
        assert found.response["violations"] == [], found.generate_report()


def test_hostile_text_stays_text(chromium: Any, tmp_path: Path) -> None:
    run = long_run.run(len(HOSTILE))
    outcomes = []
    for o, text in zip(run.outcomes, HOSTILE, strict=True):
        attempts = tuple(
            replace(
                a,
                candidate=None,
                check=a.check
                and replace(a.check, diagnostics=tuple(replace(d, message=text) for d in a.check.diagnostics)),
                completion=replace(a.completion, text=text, model=text, reasoning=text),
            )
            for a in o.attempts
        )  # fmt: skip
        verdict = replace(o.verdict, kind=VerdictKind.REJECTED, reasons=(Reason(text, text),), notes=(text,))
        task = replace(o.task, file=Path(text), declarations=(replace(o.task.declarations[0], name=text),))
        outcomes.append(replace(o, task=task, verdict=verdict, attempts=attempts, candidate=None))
    hostile = Run(run.id, HOSTILE[0], tuple(outcomes), 1.0)
    for other in (None, Subject(hostile, Path())):
        (tmp_path / "r.html").write_text(html.page(Subject(hostile, Path()), other), "utf-8")
        with browser.opened(chromium, tmp_path / "r.html") as at:
            at.page.keyboard.press("e")
            browser.until(
                at.page, f"document.querySelectorAll('.task[open] .inner').length === {len(HOSTILE)}"
            )
            at.page.hover(".task .name >> nth=4")
            assert at.said == []
            assert at.requests == []
            assert at.page.locator("img, iframe, object, [onload], [onerror], [onmouseover]").count() == 0
            assert at.page.locator("script").count() == 2
            assert HOSTILE[1] in at.page.locator(".task").nth(1).text_content()
            assert "U+202E" in at.page.locator(".task").nth(6).text_content()


def test_nothing_else_would_run_even_if_it_got_in(chromium: Any, page: Path) -> None:
    with browser.opened(chromium, page) as at:
        at.page.evaluate(
            "() => { const s = document.createElement('script'); s.textContent = 'window.ran = 1';"
            " document.body.append(s);"
            " document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.ran = 1\">'); }"
        )
        at.page.wait_for_timeout(100)
        assert at.page.evaluate("window.ran") is None
        assert any("Content Security Policy" in s for s in at.said)
