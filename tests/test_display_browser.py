"""Saved findings in a browser: the picture answers to the pointer, light or dark, and nothing is asked of anybody."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("altair", reason="altair is not installed (pip install orda[notebook])")

from queries.analysis.charts.look import LOOKS
from queries.analysis.finding import Finding
from tests.findings import VISIT, finding, visits
from tests.hostile import HOSTILE
from tests.test_charts import SAMPLES

pytestmark = pytest.mark.browser


@contextmanager
def opened(browser: Any, file: Path, scheme: str = "light") -> Iterator[tuple[Any, list[str], list[str]]]:
    """A page with what it asked for and what it complained of."""
    context = browser.new_context(color_scheme=scheme, viewport={"width": 1200, "height": 900})
    tab = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.goto(file.as_uri())
    yield tab, [url for url in asked if not url.startswith("data:")], said
    context.close()


@pytest.mark.parametrize(
    ("name", "scheme"), [*((name, "light") for name in SAMPLES), ("career", "dark"), ("map", "dark")]
)
def test_a_saved_page_draws_itself_and_is_silent(browser: Any, tmp_path: Path, name: str, scheme: str) -> None:
    file = SAMPLES[name].save(tmp_path / "found.html")
    with opened(browser, file, scheme) as (tab, asked, said):
        tab.wait_for_selector("#picture svg", timeout=60_000)
        assert asked == [file.as_uri()]
        assert said == []
        ground, ink = LOOKS[scheme].ground, LOOKS[scheme].ink
        assert "Found" in tab.locator(f"#picture svg .role-title-text text[fill='{ink}']").all_text_contents()
        shown = tab.evaluate("getComputedStyle(document.body).backgroundColor")
        assert shown == f"rgb({', '.join(str(part) for part in bytes.fromhex(ground[1:]))})"


def test_the_pointer_shows_the_words_and_the_article(browser: Any, tmp_path: Path) -> None:
    with opened(browser, visits().save(tmp_path / "found.html")) as (tab, _, _):
        tab.locator("#picture svg path[aria-roledescription='point']").first.hover(timeout=60_000)
        shown = tab.locator("#vg-tooltip-element.visible")
        shown.wait_for()
        assert "visited North region" in shown.inner_text()
        assert "4 May 2022" in shown.inner_text()


@pytest.mark.parametrize("evil", HOSTILE)
def test_hostile_words_run_nowhere(browser: Any, tmp_path: Path, evil: str) -> None:
    found: Finding = finding(VISIT, [(evil, evil, "2022-05-04", evil, evil)], "events", title=evil, caveats=(evil,))
    file = found.save(tmp_path / "found.html")
    with opened(browser, file) as (tab, asked, said):
        point = tab.locator("#picture svg path[aria-roledescription='point']").first
        point.hover(timeout=60_000)
        tab.locator("#vg-tooltip-element.visible").wait_for()
        assert tab.evaluate("window.ran") is None
        assert tab.locator("#vg-tooltip-element script, #vg-tooltip-element img, #vg-tooltip-element svg").count() == 0
        assert asked == [file.as_uri()]
        assert said == []


def test_a_click_makes_the_others_faint(browser: Any, tmp_path: Path) -> None:
    rows = [(f"P{n}", f"Place {n}", f"2022-0{n + 1}-04", "words", "One") for n in range(3)]
    with opened(browser, finding(VISIT, rows, "events").save(tmp_path / "found.html")) as (tab, _, _):
        points = tab.locator("#picture svg path[aria-roledescription='point']")
        points.first.click(timeout=60_000)
        faint = "#picture path[aria-roledescription='point'][opacity='0.25']"
        tab.wait_for_function(f'document.querySelectorAll("{faint}").length === 2')
