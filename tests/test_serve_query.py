"""The query page as a reader uses it: questions by group, fields that complete, addresses to share, charts by unit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from queries.ask import catalog, texts
from queries.ask.units import unit
from tests.served import Served
from tests.test_serve_pages import _Opened, sample_server  # noqa: F401 - a fixture

pytestmark = pytest.mark.browser

GO = Callable[[str], Any]


@pytest.fixture
def go(browser: Any, sample_server: Served) -> Iterator[GO]:  # noqa: F811
    """Opens a page and waits until it is ready; afterwards nothing went wrong, and nobody but the server was asked."""
    view = _Opened(browser, sample_server, "light")

    def open_(path: str) -> Any:
        page = view.go(path)
        page.wait_for_selector("body[data-ready]")
        return page

    yield open_
    view.assert_clean()
    view.page.close()


def _typed(page: Any, name: str, text: str) -> Any:
    """What a field offers after a text was typed into it."""
    page.focus(f"#field-{name}")
    page.keyboard.type(text)
    page.wait_for_selector(f"#field-{name}-list li")
    return page.locator(f"#field-{name}-list li")


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_every_question_stands_in_its_group_and_language(go: GO, language: str) -> None:
    page = go(f"/query?lang={language}")
    shown = page.eval_on_selector_all(
        "#questions section",
        """found => found.map((section) => [section.querySelector('h3').textContent,
        [...section.querySelectorAll('button')].map((button) => button.textContent)])""",
    )
    wanted = [
        [texts.group(group, language), [query.titles[language] for query in queries]]
        for group, queries in catalog.grouped().items()
    ]
    assert shown == wanted


def test_a_question_is_found_by_a_word_of_it(go: GO) -> None:
    page = go("/query")
    page.fill("#filter", "governs")
    assert page.locator("#questions button:visible").all_inner_texts() == ["Who governs a place"]
    assert page.locator("#questions h3:visible").count() == 1


def test_a_required_field_is_required(go: GO) -> None:
    page = go("/query")
    page.click("button[data-name=who-governs]")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.click("#parameters button")
    assert page.locator("#field-place:invalid").count() == 1
    assert page.locator("#field-date:invalid").count() == 0
    assert page.is_hidden("#results")
    assert asked == []


def test_a_field_completes_entities_and_the_address_can_be_shared(go: GO) -> None:
    page = go("/query?lang=en")
    page.click("button[data-name=who-governs]")
    _typed(page, "place", "karaganda reg")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.input_value("#field-place") == "Karaganda region"
    page.fill("#field-date", "2017-02")
    page.keyboard.press("Enter")
    page.wait_for_selector("#view table")
    page.click("[data-view=network]")
    page.wait_for_selector("#view .net")
    address = page.evaluate("location.pathname + location.search")
    assert "ask=who-governs&place=karaganda-region&date=2017-02&view=network" in address
    again = go(address.replace("view=network", "view=table"))
    again.wait_for_selector("#view table")
    assert again.input_value("#field-place") == "Karaganda region"
    assert "Nurmukhambet Abdibekov" in again.inner_text("#view tbody tr >> nth=0")
    other = go(f"/query{again.get_attribute('.languages a[hreflang=kk]', 'href')}")
    other.wait_for_selector("#view table")
    assert other.input_value("#field-place") == "Қарағанды облысы"
    assert other.inner_text("#asked") == "Жерді кім басқарады"


def test_a_field_knows_who_held_an_office_then(go: GO) -> None:
    page = go("/query?lang=ru")
    page.click("button[data-name=posts-of]")
    offered = _typed(page, "person", "аким Алматинской области 2019")
    assert " ".join(offered.first.inner_text().split()) == "Амандык Баталов Аким Алматинской области, 2019"
    page.keyboard.press("Escape")
    assert page.is_hidden("#field-person-list")


def test_namesakes_in_a_field_are_told_apart(go: GO) -> None:
    page = go("/query")
    page.click("button[data-name=who-governs]")
    offered = _typed(page, "place", "Abai district").all_inner_texts()
    assert len({" ".join(text.split()) for text in offered[:3]}) == 3


@pytest.mark.parametrize("language", ["en", "ru"])
def test_charts_never_mix_units_and_know_dates(go: GO, language: str) -> None:
    page = go(f"/query?ask=indicators&about=almaty-region&view=chart&lang={language}")
    page.wait_for_selector("#view figure")
    shown = page.locator("#view figcaption").all_inner_texts()
    assert len(shown) == len(set(shown)) > 2
    assert unit("tenge", language) in shown
    over_time = page.locator("#view figure", has=page.locator("circle")).first
    years = [text for text in over_time.locator("text").all_text_contents() if text.isdigit() and len(text) == 4]
    assert years == sorted(years)
    assert len(years) > 2


def test_rows_with_dates_alone_are_counted_by_year(go: GO) -> None:
    page = go("/query?ask=visits&view=chart")
    page.wait_for_selector("#view figure")
    labels = [text[:4] for text in page.locator("#view text[text-anchor=end]").all_text_contents()]
    assert labels == sorted(labels)
    assert all(label.isdigit() for label in labels)


def test_words_of_articles_stand_under_their_row(go: GO) -> None:
    page = go("/query?ask=instructions&issuer=alikhan-smailov")
    page.wait_for_selector("#view table")
    heads = [head.casefold() for head in page.locator("#view th").all_inner_texts()]
    assert "task" in heads
    assert "words" not in heads
    assert page.locator("#view tr.said").count() == page.locator("#view tbody tr:not(.said)").count() > 1
    assert "w3id.org" not in page.inner_text("#view")


def test_an_answer_without_rows_says_what_was_asked(go: GO) -> None:
    page = go("/query?ask=visits&visitor=kassym-jomart-tokayev&place=taraz&lang=ru")
    page.wait_for_selector("#view p")
    assert page.inner_text("#view") == "Ответа нет. Визиты; кто посетил: Касым-Жомарт Токаев; место: Тараз"


def test_sparql_is_folded_and_what_is_written_is_no_question_of_the_library(go: GO) -> None:
    page = go("/query?ask=visits")
    page.wait_for_selector("#view table")
    assert not page.is_visible("#editor")
    page.click("#sparql > summary")
    assert "orda:Visit" in page.evaluate(
        "document.querySelector('.CodeMirror')?.CodeMirror.getValue() ?? document.getElementById('text').value"
    )
    page.click("#run")
    page.wait_for_selector("#view table")
    assert page.is_hidden("#parameters")
    assert page.evaluate("location.search").startswith("?query=")


def test_the_parts_of_an_answer_are_what_they_say(go: GO) -> None:
    page = go("/query?ask=visits")
    page.wait_for_selector("#view table")
    roles = page.eval_on_selector_all("[role=tablist] > *", "found => found.map((one) => one.getAttribute('role'))")
    assert set(roles) == {"tab"}
    page.focus("[role=tab][aria-selected=true]")
    page.keyboard.press("ArrowRight")
    assert page.get_attribute("#tab-chart", "aria-selected") == "true"
    page.keyboard.press("ArrowLeft")
    page.wait_for_selector("#view table")
    assert page.locator(".scroll[tabindex='0'][aria-label]").count() == 1
    unlabelled = "found => found.filter((one) => !one.labels?.length && !one.getAttribute('aria-label')).length"
    assert page.eval_on_selector_all("main input, main textarea#text", unlabelled) == 0
