"""Numbers as they are written: digits, words, scale words, case endings, signs of money."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extract import languages
from extract.figures.number_words import number_words
from extract.figures.numerals import Numerals, decimal, within_name
from tests.documents import document


@pytest.mark.parametrize(
    ("text", "grouped", "value"),
    [
        ("750,000", True, "750000"),
        ("10,151", False, "10.151"),
        ("1,234,567", False, "1234567"),
        ("8,5", True, "8.5"),
        ("1.7", True, "1.7"),
        ("180 000", True, "180000"),
        ("1\u00a0901,6", True, "1901.6"),
        ("1,234,567.89", True, "1234567.89"),
    ],
)
def test_a_decimal(text: str, grouped: bool, value: str) -> None:
    assert decimal(text, grouped=grouped) == Decimal(value)


def test_no_decimal() -> None:
    assert decimal("1,2,3") is None


@pytest.mark.parametrize(
    ("language", "text", "words", "value"),
    [
        ("en", "two schools", "two", "2"),
        ("en", "two and a half million tenge", "two and a half million", "2500000"),
        ("en", "287 million 654 thousand tons", "287 million 654 thousand", "287654000"),
        ("en", "3,5 mln. tenge", "3,5 mln.", "3500000"),
        ("en", "10,151 million", "10,151 million", "10151000000"),
        ("en", "40–50 million tenge", "40", "40000000"),
        ("en", "$1.2 million for it", "$1.2 million", "1200000"),
        ("ru", "10,151 млрд тенге", "10,151 млрд", "10151000000"),
        ("ru", "15-ти тысяч семей", "15-ти тысяч", "15000"),
        ("kk", "17 млн-ға жетті", "17 млн-ға", "17000000"),
        ("kk", "200-ден астам", "200-ден", "200"),
        ("kk", "300 мыңнан 450 мыңға өсті", "300 мыңнан", "300000"),
    ],
)
def test_a_number(language: str, text: str, words: str, value: str) -> None:
    found = document(text, language=language)
    number = Numerals(found, 0).read(0)
    assert number is not None
    assert (found.text(number.start, number.end), number.value) == (words, Decimal(value))


@pytest.mark.parametrize(
    ("language", "text", "spelled", "money", "part"),
    [
        ("en", "two schools", True, None, False),
        ("en", "$5 for it", False, "dollar", False),
        ("kk", "34-і ашылды", False, None, True),
        ("kk", "34-ден астам", False, None, False),
    ],
)
def test_how_a_number_is_written(language: str, text: str, spelled: bool, money: str | None, part: bool) -> None:
    number = Numerals(document(text, language=language), 0).read(0)
    assert number is not None
    assert (number.spelled, number.money, number.part) == (spelled, money, part)


@pytest.mark.parametrize("text", ["schools", "$", "мың"])
def test_no_number(text: str) -> None:
    assert Numerals(document(text, language="kk"), 0).read(0) is None


def test_a_number_within_a_name() -> None:
    found = document("100 Concrete Steps is a plan of 5 reforms.")
    assert within_name(found, 0)
    assert not within_name(found, next(i for i, t in enumerate(found.tokens) if t.text == "5"))


@pytest.mark.parametrize("code", languages.CODES)
def test_every_sign_of_money_is_a_unit(code: str) -> None:
    words = number_words(languages.get(code))
    assert set(words.money.values()) <= languages.get(code).quantities.units.keys()
    assert "$" in words.money


@pytest.mark.parametrize(
    ("text", "value"), [("жүз үй", 100), ("екі жүз үй", 200), ("жүзілік банк", None), ("жүзінде танымал", None)]
)
def test_a_number_word_that_is_another_noun(text: str, value: int | None) -> None:
    number = Numerals(document(text, language="kk"), 0).read(0)
    assert (number and number.value) == value
