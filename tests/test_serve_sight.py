"""The pages as a browser shows them: at three widths, light and dark, in three languages, with nothing going wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests import large_graph
from tests.served import Served, served
from tests.test_serve_pages import _FAINT

pytestmark = pytest.mark.browser

PAGES = {
    "front": "/",
    "person": "/id/kassym-jomart-tokayev",
    "region": "/id/almaty-region",
    "initiative": "/id/nurly-zhol",
    "body": "/id/government-of-kazakhstan",
    "article": "/article/sample-kk-01-kyzylorda-working-trip",
}
WIDTHS = (1440, 1024, 390)
LANGUAGES = ("en", "ru", "kk")
_SMALL = """() => [...document.querySelectorAll(".line a .target, .chips a, .contents a")]
  .map((target) => target.getBoundingClientRect())
  .filter((box) => box.width && (box.width < 23.9 || box.height < 23.9)).length"""
_LOST = """() => [...document.querySelectorAll('main a[href^="#"]')].map((link) => link.getAttribute("href").slice(1))
  .filter((id) => !document.getElementById(decodeURIComponent(id)))"""
_TWICE = """() => { const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
  return ids.filter((id, at) => ids.indexOf(id) !== at); }"""


@pytest.fixture(scope="module")
def sample_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("sight") / "store"
    large_graph.write(folder, 1)
    with served(folder, "--workers", "2") as running:
        yield running


class _Shown:
    """A page, with what went wrong on it and what it asked for."""

    def __init__(self, browser: Any, server: Served, width: int = 1440, scheme: str = "light") -> None:
        self.server = server
        self.page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
        self.wrong: list[str] = []
        self.asked: list[str] = []
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("console", lambda m: self.wrong.append(m.text) if m.type in ("error", "warning") else None)
        self.page.on("request", lambda request: self.asked.append(request.url))

    def go(self, path: str) -> Any:
        self.page.goto(self.server.url + path)
        return self.page


@pytest.fixture
def show(browser: Any, sample_server: Served) -> Iterator[Any]:
    """Opens pages; afterwards nothing may have gone wrong, and nobody but the server may have been asked."""
    shown: list[_Shown] = []

    def open_(**options: Any) -> _Shown:
        shown.append(_Shown(browser, sample_server, **options))
        return shown[-1]

    yield open_
    for one in shown:
        one.page.close()
        assert one.wrong == []
        assert [url for url in one.asked if not url.startswith((sample_server.url, "data:"))] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_pages_fit_and_are_read_at_any_width(show: Any, width: int, scheme: str) -> None:
    one = show(width=width, scheme=scheme)
    told = [*zip(LANGUAGES * 2, PAGES.items(), strict=True), *((language, ("front", "/")) for language in LANGUAGES)]
    for language, (name, path) in told:
        page = one.go(f"{path}?lang={language}")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        assert page.evaluate(_FAINT) == [], name
        assert page.evaluate(_LOST) == [], name
        assert page.evaluate(_TWICE) == [], name


@pytest.mark.parametrize("width", WIDTHS)
def test_what_is_clicked_is_large_enough_for_a_finger(show: Any, width: int) -> None:
    one = show(width=width)
    for name in ("person", "front", "region"):
        page = one.go(PAGES[name])
        assert page.locator(".line a, .chips a").count() > 10, name
        assert page.evaluate(_SMALL) == 0, name


def test_a_bar_of_a_career_opens_its_words(show: Any) -> None:
    page = show().go(PAGES["person"])
    page.click(".line a:has-text('President') .target")
    shown = page.locator(".fact:target")
    assert "since 20 March 2019" in shown.inner_text()
    shown.locator(".proof figcaption a").first.click()
    page.wait_for_selector("article.text")
    assert page.locator(":target > mark").count() == 1


def test_a_point_of_a_career_opens_its_words_even_where_they_are_folded(show: Any) -> None:
    page = show().go(PAGES["person"])
    anchors = page.eval_on_selector_all(".line g a", "links => links.map((a) => a.getAttribute('href'))")
    folded = [a for a in anchors if page.locator(f"details:not([open]) [id='{a[1:]}']").count()]
    for anchor in folded or anchors[-1:]:
        page.click(f".line a[href='{anchor}']")
        assert page.locator(f"[id='{anchor[1:]}']").is_visible()


def test_the_contents_lead_to_every_section(show: Any) -> None:
    page = show().go(PAGES["region"])
    links = page.eval_on_selector_all(".contents a", "links => links.map((a) => a.getAttribute('href').slice(1))")
    assert links == page.eval_on_selector_all("main section[id]", "found => found.map((s) => s.id)")


def test_a_fact_shows_one_proof_and_folds_the_rest(show: Any) -> None:
    page = show().go(PAGES["person"])
    office = page.locator(".fact:has-text('President')").filter(has=page.locator("details.more")).first
    assert office.locator("figure.proof:visible").count() == 1
    office.locator("summary").first.click()
    assert office.locator("figure.proof:visible").count() > 1


def test_the_front_page_answers_who_governs_with_a_proof(show: Any) -> None:
    page = show().go("/")
    row = page.locator(".governed tr:has-text('Almaty region')")
    assert "Marat Sultangaziyev" in row.inner_text()
    row.locator("summary").click()
    assert "Marat Sultangaziyev" in row.locator("mark").first.inner_text()


def test_links_within_sentences_are_known_without_colour(show: Any) -> None:
    page = show().go(PAGES["person"])
    lines = page.eval_on_selector_all(
        ".told a, .now a", "links => links.map((a) => getComputedStyle(a).textDecorationLine)"
    )
    assert set(lines) == {"underline"}


@pytest.mark.parametrize(("language", "words"), [("en", "since 20 March 2019"), ("ru", "с 20 марта 2019"), ("kk", "2019 ж. 20 наурыз")])  # fmt: skip  # noqa: E501
def test_dates_are_written_as_in_the_language(show: Any, language: str, words: str) -> None:
    page = show().go(f"{PAGES['person']}?lang={language}")
    assert words in " ".join(page.locator(".now").inner_text().split())
