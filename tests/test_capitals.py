"""Runs of words in capitals: where one that could be a name begins and ends."""

from __future__ import annotations

import pytest

from extract.names.capitals import Capitals
from extract.names.spans import NameSpan, Spans
from tests.passages import passage, token, words


@pytest.mark.parametrize(
    ("language", "text", "before", "run"),
    [
        ("en", "He saw Green Hill school.", "school", "Green Hill"),
        ("en", "He saw the green school.", "school", None),
        ("en", "He saw The Hill school.", "school", "Hill"),  # begins after the article
        ("en", "He saw Saint-Denis school.", "school", "Saint-Denis"),
        ("en", "He saw Saint - Denis school.", "school", "Denis"),  # a dash
        ("en", "He saw Vostok-2 school.", "school", None),  # a number before a kind is its own
        ("en", "Minister Hill school grew.", "school", "Hill"),  # a post is no name
        ("kk", "Кеше 100 МВт станциясы ашылды.", "станциясы", None),  # how large it is
        ("kk", "Кеше МВт станциясы ашылды.", "станциясы", "МВт"),
        ("ru", "Вчера 100 МВт станция заработала.", "станция", None),
        ("kk", "Кеше Болат Омаров Жарқын мектебін аралады.", "мектебін", "Жарқын"),  # another name's person before
        ("kk", "Кеше М.Манкеев Жарқын мектебін аралады.", "мектебін", "Жарқын"),
    ],
)
def test_the_run_that_ends_before_a_word(language: str, text: str, before: str, run: str | None) -> None:
    place = passage(text, language)
    found = Capitals(place, Spans([])).ending(token(place, before))
    assert (words(place, found.start, found.end) if found else None) == run


@pytest.mark.parametrize(
    ("text", "first", "run"),
    [
        ("He saw school Green Hill there.", "Green", "Green Hill"),
        ("He saw school Vostok-2 there.", "Vostok", "Vostok-2"),
        ("He saw school Green- there.", "Green", "Green"),
        ("He saw school Green Hill Bolat Omarov there.", "Green", "Green Hill"),  # a person's name is another
        ("He saw school Green Hill.", "school", None),
    ],
)
def test_the_run_that_begins_at_a_word(text: str, first: str, run: str | None) -> None:
    place = passage(text)
    found = Capitals(place, Spans([])).starting(token(place, first))
    assert (words(place, found.start, found.end) if found else None) == run


@pytest.mark.parametrize(
    ("text", "first", "run"),
    [
        ("Вчера в городе Алматы Глава государства выступил.", "Алматы", "Алматы"),
        ("Вчера в школе имени Абая Президент выступил.", "Абая", "Абая"),
        ("Вчера в библиотеке Первого Президента спорили.", "Первого", "Первого Президента"),
    ],
)
def test_a_run_ends_where_a_post_begins(text: str, first: str, run: str) -> None:
    place = passage(text, "ru")
    found = Capitals(place, Spans([])).starting(token(place, first))
    assert found is not None
    assert words(place, found.start, found.end) == run


def test_a_run_ends_where_a_listed_name_begins_that_is_longer() -> None:
    place = passage("He saw Green Hill House of Friendship.")
    hill, friendship = token(place, "Hill"), token(place, "Friendship")
    for listed, end in ((NameSpan.plain(hill, friendship + 1), hill), (NameSpan.plain(hill, hill + 1), hill + 2)):
        found = Capitals(place, Spans([listed])).starting(token(place, "Green"))
        assert found is not None
        assert found.end == end
