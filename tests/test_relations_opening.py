"""Openings: what is opened, launched, put into service or laid, where and by whom; and what is only to be opened."""

from __future__ import annotations

import pytest

from extract.relations import opening
from tests.documents import ready, told

PLANT = "Ertis Cable"


def opened(text: str, language: str = "en", *roles: str) -> list[tuple[str, ...]]:
    return told(opening, ready(text, language), *(roles or ("facility", "event")))


@pytest.mark.parametrize(
    ("text", "rule", "event"),
    [
        (f"Bolat Omarov opened the {PLANT} plant.", "verb", "Opened"),
        (f"The {PLANT} plant was launched.", "verb", "Launched"),
        (f"The {PLANT} plant opened.", "itself", "Opened"),
        (f"The {PLANT} plant was put into operation.", "put-into", "Commissioned"),
        (f"The {PLANT} plant was set in motion.", "put-into", "Launched"),
        (f"Bolat Omarov laid the foundation stone of the {PLANT} plant.", "stone", "Laid"),
        (f"Bolat Omarov took part in the opening of the {PLANT} plant.", "ceremony", "Opened"),
        (f"The {PLANT} plant, a factory opened in May, grows.", "verb", "Opened"),  # told of what stands beside
    ],
)
def test_what_is_opened(text: str, rule: str, event: str) -> None:
    assert opened(text) == [(rule, PLANT, event)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", f"The {PLANT} plant did not open."),
        ("en", f"The {PLANT} plant will open."),
        ("en", f"The ministry denied that the {PLANT} plant was opened."),
        ("en", f"The {PLANT} plant was put into words."),
        ("en", f"Bolat Omarov laid the cables of the {PLANT} plant."),
        ("en", f"Bolat Omarov took part in the discussion of the {PLANT} plant."),
        ("ru", "Открыть завод «Тобыл» просят жители."),  # an infinitive: wished
    ],
)
def test_what_is_not_opened(language: str, text: str) -> None:
    assert opened(text, language) == []


def test_a_description_means_what_the_paragraph_named_before() -> None:
    assert opened("Serik Askarov opened the plant.") == []
    named = f"Bolat Omarov visited the {PLANT} plant."
    assert opened(f"{named} Serik Askarov opened the plant.", "en", "facility", "by") == [
        ("verb", PLANT, "Serik Askarov")
    ]
    assert opened(f"{named}\n\nSerik Askarov opened the plant.") == []


@pytest.mark.parametrize(
    ("text", "by"),
    [
        (f"The {PLANT} plant was opened in Rudny by Bolat Omarov.", "Bolat Omarov"),
        (f"The {PLANT} plant opened in Rudny.", ""),
        (f"Bolat Omarov took part in the opening of the {PLANT} plant in Rudny.", ""),  # who takes part does not open
    ],
)
def test_who_opens(text: str, by: str) -> None:
    assert [fact[2] for fact in opened(text, "en", "facility", "by")] == [by]


def test_where_it_is_opened() -> None:
    assert opened(f"The {PLANT} plant was opened in Rudny.", "en", "place") == [("verb", "Rudny")]


def test_the_same_thing_may_be_laid_and_opened_but_is_opened_once() -> None:
    text = f"In May the {PLANT} plant was opened. Bolat Omarov opened the {PLANT} plant."
    stone = f"Serik Askarov laid the foundation stone of the {PLANT} plant."
    assert [event for *_, event in opened(f"{text} {stone}")] == ["Opened", "Laid"]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Рудныйда «Тобыл» зауыты іске қосылды.", ("put-into", "Тобыл зауыты", "Launched")),
        ("Болат Омаров «Тобыл» зауытын ашты.", ("verb", "Тобыл зауыты", "Opened")),
    ],
)
def test_kazakh_puts_things_into_work(text: str, fact: tuple[str, ...]) -> None:
    assert opened(text, "kk") == [fact]
