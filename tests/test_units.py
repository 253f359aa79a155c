"""Units are called as the reader's language calls them."""

from __future__ import annotations

import pytest

from queries.ask.units import known, unit, unit_labels


@pytest.mark.parametrize(
    ("name", "language", "called"),
    [
        ("tenge", "ru", "тенге"), ("tenge", "kk", "теңге"), ("percent", "kk", "пайыз"), ("person", "ru", "человек"),
        ("school", "kk", "мектеп"), ("square metre", "ru", "квадратный метр"), ("tonne per year", "ru", "тонна в год"),
        ("som", "kk", "сом"), ("hectare", "en", "hectare"),
    ],
)  # fmt: skip
def test_a_unit_is_called_as_the_language_calls_it(name: str, language: str, called: str) -> None:
    assert unit(name, language) == called


def test_what_a_language_has_no_word_for_keeps_its_name() -> None:
    assert unit("zeppelin", "ru") == "zeppelin"
    assert unit("tonne per zeppelin", "ru") == "tonne per zeppelin"


def test_all_languages_at_once() -> None:
    assert unit_labels("percent") == {"en": "percent", "ru": "процент", "kk": "пайыз"}
    assert known("en") == {}
    assert known("kk")["hectare"] == "гектар"
