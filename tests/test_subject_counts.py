"""What a number counts by the subject of its clause: "the number of tourists reached 1.2 million"."""

from __future__ import annotations

import pytest

from extract.figures.subject_counts import counted_by_subject
from tests.documents import around
from tests.test_wordings import figures, told


@pytest.mark.parametrize(
    ("language", "text", "value", "unit", "measure"),
    [
        ("en", "The number of tourists reached 1.2 million.", "1.2e+06", "person", "number of tourists"),
        ("en", "The number of new jobs will reach 450 thousand by 2030.", "450000", "job", "number of new jobs"),
        ("en", "The population of Shymkent exceeded 1.2 million.", "1.2e+06", "person", "population"),
        ("ru", "Число туристов в области достигло 1,2 млн.", "1.2e+06", "person", "Число туристов"),
        ("ru", "Количество новых рабочих мест составит 450 тысяч.", "450000", "job", "Количество новых рабочих мест"),
        ("ru", "Население Шымкента превысило 1,2 млн.", "1.2e+06", "person", "Население"),
        ("kk", "Оқушылар саны 1,2 миллионға жетті.", "1.2e+06", "pupil", "Оқушылар саны"),
        ("kk", "Шымкент халқы 1,2 миллионнан асты.", "1.2e+06", "person", "халқы"),
    ],
)
def test_a_subject_says_what_is_counted(language: str, text: str, value: str, unit: str, measure: str) -> None:
    found = figures(text, language)
    assert {number: (told(fact, "unit"), told(fact, "measure")) for number, fact in found.items()} == {
        value: (unit, measure)
    }


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The number of the document reached 450 thousand."),
        ("en", "The number reached 450 thousand."),
        ("en", "The director of tourists reached 450 thousand."),
        ("en", "The number of tourists is two."),
        ("ru", "Число достигло 450 тысяч."),
        ("kk", "Қаланың директоры 450 мыңға жетті."),
    ],
)
def test_another_subject_counts_nothing(language: str, text: str) -> None:
    assert figures(text, language) == {}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The number of tourists grew from 300 thousand to 450 thousand."),
        ("ru", "Число туристов выросло с 300 тысяч до 450 тысяч."),
        ("kk", "Туристер саны 300 мыңнан 450 мыңға дейін өсті."),
    ],
)
def test_both_ends_of_a_change_are_told(language: str, text: str) -> None:
    assert {value: told(fact, "unit") for value, fact in figures(text, language).items()} == {
        "300000": "person", "450000": "person"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text", "noun", "said"),
    [
        ("en", "The number of new jobs in Almaty reached 300.", "new jobs", "number of new jobs"),
        ("ru", "Число новых рабочих мест достигло 300.", "новых рабочих мест", "Число новых рабочих мест"),
        ("kk", "Оқушылар саны 300 болды.", "Оқушылар", "Оқушылар саны"),
        ("en", "The number reached 300.", None, None),
    ],
)  # fmt: skip
def test_the_noun_and_the_whole(language: str, text: str, noun: str | None, said: str | None) -> None:
    seen = around(text, language)
    found = counted_by_subject(seen)
    words = (seen.document.text(*found.noun), seen.document.text(*found.said)) if found is not None else (None, None)
    assert words == (noun, said)


def test_what_goes_on_with_a_number_counts_what_stands_before_it() -> None:
    found = figures("The number of sheep totaled 1.9 million, cows 214,000, camels 231 and poultry 1.1 million.", "en")
    assert {value: (told(fact, "unit"), told(fact, "measure")) for value, fact in found.items()} == {
        "1.9e+06": ("sheep", "number of sheep"),
        "214000": ("cow", "cows"),
        "231": ("camel", "camels"),
        "1.1e+06": ("poultry", "poultry"),
    }


def test_a_number_before_a_conjunction_is_told() -> None:
    found = figures("The number of hotels grew from 300 to 450 and that of guests fell.", "en")
    assert {value: told(fact, "unit") for value, fact in found.items()} == {"300": "hotel", "450": "hotel"}
