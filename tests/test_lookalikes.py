"""Letters of another alphabet within a word are read as those that they look like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.lookalikes import unmixed
from extract.model import Article
from extract.pipeline import extract


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("\u0043егодня", "Сегодня"),
        ("б\u0069зд\u0069ң", "біздің"),
        ("\u0259кім", "әкім"),
        ("Бер\u0065ке", "Береке"),
        ("K\u0435leshek", "Keleshek"),
        ("\u0063 2020 года", "с 2020 года"),
        ("Работает, \u0063 2020 года", "Работает, с 2020 года"),
    ],
)
def test_word_is_of_the_alphabet_of_most_of_its_letters(typed: str, meant: str) -> None:
    assert unmixed(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "Tengrinews.kzсо",
        "vitamin c",
        "IT-жобалар",
        "ТОО Kaspi",
        "SMS-хабар",
        "A кезеңі",
        "up, a 3 % rise",
        "a 45 km road",
    ],
)
def test_words_of_two_alphabets_side_by_side_stay(text: str) -> None:
    assert unmixed(text) == text


@given(st.text(alphabet="abcеорсйїқəA Б12.-\n", max_size=60))
def test_every_letter_keeps_its_place_and_what_is_read_once_is_not_changed_again(text: str) -> None:
    assert len(unmixed(text)) == len(text)
    assert unmixed(unmixed(text)) == unmixed(text)


def test_facts_are_read_and_proven_by_the_words_as_stored() -> None:
    text = "Аким \u0041лматинской области Марат Султангазиев посетил Талгарский район."
    reading = extract(Article("a", text, issued="2024-05-02"), "kz")
    (visit,) = [fact for fact in reading.facts if fact.relation == "visit"]
    assert reading.article.text == text
    assert "\u0041лматинской" in text[visit.evidence.start : visit.evidence.end]
    (position,) = [fact for fact in reading.facts if fact.relation == "position"]
    assert [body.id for body in position.roles["body"]] == ["almaty-region"]  # type: ignore[union-attr]
