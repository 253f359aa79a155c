"""The pages as a browser shows them: at three widths, light and dark, in three languages, with nothing going wrong."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest

from tests.explorer_reader import until
from tests.served import Served
from tests.test_serve_pages import _FAINT, sample_server  # noqa: F401 - a fixture

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
def show(browser: Any, sample_server: Served) -> Iterator[Any]:  # noqa: F811
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
    row.locator("summary").first.click()
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


# ---- as a journalist goes through them


def _words(found: Any) -> str:
    """The words that an element shows, white space evened."""
    return " ".join(found.inner_text().split())


def test_a_figure_leads_to_the_words_that_it_was_read_from(show: Any) -> None:
    page = show().go(PAGES["initiative"])
    mark = page.locator(".chart li a").last
    amount = _words(mark)
    mark.click()
    fact = page.locator(".fact:target")
    assert fact.is_visible()  # though it was folded
    assert amount in _words(fact.locator(".told"))
    assert fact.locator("blockquote mark").first.is_visible()


def test_what_is_due_is_proven_on_the_front_page(show: Any) -> None:
    page = show().go("/")
    page.click(".contents a:has-text('Instructions')")
    fact = page.locator("#due .fact").first
    assert "instructed" in _words(fact.locator(".told"))
    said = _words(fact.locator("blockquote mark").first)
    fact.locator("figcaption a").first.click()
    page.wait_for_selector("article.text")
    assert _words(page.locator(":target")) in said


def test_a_programme_opens_from_the_front_page_with_where_it_runs(show: Any) -> None:
    page = show().go("/")
    programme = page.locator("#programmes .fact").first
    name, place = programme.locator(".told a"), programme.locator(".chips a").first
    called, where = _words(name), _words(place)
    name.click()
    page.wait_for_url("**/id/**")
    assert _words(page.locator("h1")) == called
    assert where in _words(page.locator("main"))


def test_what_happened_last_is_told_by_kind(show: Any) -> None:
    page = show().go("/?lang=ru")
    page.click(".contents a:has-text('Поездки')")
    visits = page.locator("#visit .fact")
    assert "поездка" in _words(visits.first)
    hidden = visits.last
    assert not hidden.is_visible()
    page.click("#visit summary:has-text('Все')")
    assert hidden.is_visible()


def test_what_lies_in_a_place_and_what_is_known_of_it_open(show: Any) -> None:
    one = show()
    page = one.go(PAGES["region"])
    part = page.locator("section .chips a").last
    called = _words(part)
    part.click()
    page.wait_for_selector(f"h1:has-text({called!r})")
    page = one.go(PAGES["region"])
    page.click("aside dl.values a:has-text('Konaev')")
    page.wait_for_selector("h1:has-text('Konaev')")


@pytest.mark.parametrize(("language", "gender"), [("en", "male"), ("ru", "мужской"), ("kk", "ер")])
def test_what_is_known_of_a_person_is_in_the_readers_words(show: Any, language: str, gender: str) -> None:
    page = show().go(f"{PAGES['person']}?lang={language}")
    assert _words(page.locator("aside dl.values dd")) == gender


def test_an_article_opens_from_what_it_mentions(show: Any) -> None:
    page = show().go("/id/panfilov-district")
    article = page.locator("aside .plain a").first
    title = _words(article)
    article.click()
    page.wait_for_selector("article.text")
    assert _words(page.locator("h1")) == title
    page.click("aside .chips a:has-text('Panfilov district')")
    page.wait_for_selector("h1:has-text('Panfilov district')")


def test_all_who_held_an_office_unfold(show: Any) -> None:
    page = show().go(PAGES["body"])
    first = page.locator("#holders .fact:has-text('Sergey Tereshchenko')").first
    assert not first.is_visible()
    page.locator("#holders details.all summary").first.click()
    assert first.is_visible()


def test_the_page_of_an_office_says_its_name_once(show: Any) -> None:
    page = show().go("/id/akim-of-almaty-region")
    headings = page.locator("main .text").get_by_role("heading").all_inner_texts()
    assert headings.count("Akim of Almaty region") == 1
    assert "Marat Sultangaziyev, since June 2022" in _words(page.locator("#holders"))


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ["Roman Sklyar 5 February 2024 – 6 February 2024 (acting)",
                "Alexander Pavlov 28 August 2002 – … (ended by January 2012 at the latest"]),
        ("ru", ["Роман Скляр 5 февраля 2024 г. – 6 февраля 2024 г. (временно)", "(не позднее января 2012"]),
        ("kk", ["(уақытша)", "(ең кеші 2012 ж. қаңтар"]),
    ],
)  # fmt: skip
def test_a_search_says_who_held_an_office_and_how_it_ended(show: Any, language: str, told: list[str]) -> None:
    page = show().go(f"/?lang={language}")
    page.fill("main input[type=search]", "prime minister")
    page.keyboard.press("Enter")
    page.wait_for_selector("#offices")
    found = _words(page.locator("#offices"))
    assert [words for words in told if words not in found] == []
    page.locator("#offices li a").first.click()
    page.wait_for_selector("#career")


def test_a_search_keeps_its_words_in_another_language(show: Any) -> None:
    page = show().go("/search?q=Almaty region")
    page.click(".languages a[hreflang=kk]")
    page.wait_for_selector("html[lang=kk]")
    assert page.input_value(".find input[name=q]") == "Almaty region"
    assert "Алматы облысы" in _words(page.locator("#names"))


def test_a_search_for_nothing_says_what_may_be_looked_for(show: Any) -> None:
    page = show().go("/search")
    assert "in any of the three languages" in _words(page.locator("main"))


# ---- on a telephone


def test_the_latest_years_of_a_career_are_seen_first(show: Any) -> None:
    page = show(width=390).go(PAGES["person"])
    window = page.locator(".scroll.line").bounding_box()
    for what in (".line a:has-text('President') .held", ".line .rel-visit .soft-text"):
        seen = page.locator(what).first.bounding_box()
        assert window["x"] <= seen["x"] < seen["x"] + seen["width"] <= window["x"] + window["width"] + 1, what


def test_what_is_called_so_is_found_before_sentences(show: Any) -> None:
    page = show(width=390).go("/search?q=Almaty region")
    names, sentences = (page.locator(what).bounding_box() for what in ("#names", "#sentences"))
    assert names["y"] + names["height"] < sentences["y"]


def test_charts_and_maps_keep_their_words_legible(show: Any) -> None:
    one = show(width=390)
    for view in ("chart", "map"):
        page = one.go(f"/query?ask=visits&view={view}")
        page.wait_for_selector("#view svg text")
        assert page.locator("#view svg text").first.bounding_box()["height"] > 9, view


def test_names_around_an_entity_lie_beside_each_other_in_the_explorer(show: Any) -> None:
    page = show(width=390).go("/explore?about=kassym-jomart-tokayev")
    until(page, "window.orda?.data.texts")
    boxes = page.evaluate("[...orda.picture.boxes.values()]")
    assert len(boxes) >= 9
    for a, b in combinations(boxes, 2):
        assert a["left"] >= b["right"] or b["left"] >= a["right"] or a["top"] >= b["bottom"] or b["top"] >= a["bottom"]
