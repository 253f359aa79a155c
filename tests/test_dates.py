"""Dates that a text tells: written out, told from the article's own, from when and until when."""

from __future__ import annotations

import pytest

from extract import dates
from tests.documents import bare

MAY_10 = "2024-05-10"  # a Friday


def periods(text: str, language: str, issued: str | None = MAY_10) -> list[dates.Period]:
    article = bare(text, language, issued)
    told = dates.Periods(article)
    return [p for sentence in article.sentences for p in told.of(sentence)]


def told(text: str, language: str, issued: str | None = MAY_10) -> list[str | None]:
    """The dates on which something is told to have been."""
    return [p.date for p in periods(text, language, issued) if p.told and p.date is not None]


@pytest.mark.parametrize(
    ("language", "text", "date"),
    [
        ("en", "May 2019 brought him a post.", "2019-05"),
        ("en", "The year 2019 saw him there.", "2019"),
        ("en", "He came on Aug. 31, 2022, by train.", "2022-08-31"),
        ("en", "He came on the 5th of April, 2021.", "2021-04-05"),
        ("en", "In October 2006 he came.", "2006-10"),
        ("en", "It was opened in 2018.", "2018"),
        ("en", "He left at the end of 2024.", "2024"),
        ("ru", "Он приехал 19 апреля 2023 года.", "2023-04-19"),
        ("ru", "В мае 2022 года он приехал.", "2022-05"),
        ("ru", "Завод открыли в 2018 году.", "2018"),
        ("ru", "Визит прошёл 30-31 октября 2014 года.", "2014-10"),
        ("kk", "Ол 2014 жылғы 5 маусымда тағайындалды.", "2014-06-05"),
        ("kk", "Ол 2010 жылдың мамыр айында келді.", "2010-05"),
        ("kk", "Зауыт 2018 жылы ашылды.", "2018"),
    ],
)
def test_a_date_is_as_precise_as_it_is_written(language: str, text: str, date: str) -> None:
    assert told(text, language) == [date]


@pytest.mark.parametrize(
    ("language", "text", "date"),
    [
        ("en", "He came on December 20.", "2023-12-20"),
        ("en", "He came on May 8.", "2024-05-08"),
        ("en", "In May he came.", "2024-05"),
        ("ru", "Он приехал 12 мая.", "2023-05-12"),
        ("kk", "Ол 29 наурызда келді.", "2024-03-29"),
    ],
)
def test_without_a_year_it_is_the_last_that_has_come(language: str, text: str, date: str) -> None:
    assert told(text, language) == [date]
    assert told(text, language, issued=None) == []


@pytest.mark.parametrize(
    ("language", "text", "date"),
    [
        ("en", "He came yesterday.", "2024-05-09"),
        ("en", "He came on Monday.", "2024-05-06"),
        ("en", "Last month he came.", "2024-04"),
        ("en", "Last year he came.", "2023"),
        ("ru", "Сегодня он приехал.", "2024-05-10"),
        ("ru", "В среду он приехал.", "2024-05-08"),
        ("ru", "В прошлом году он приехал.", "2023"),
        ("kk", "Ол кеше келді.", "2024-05-09"),
        ("kk", "Ол сәрсенбі күні келді.", "2024-05-08"),
        ("kk", "Былтыр ол келді.", "2023"),
    ],
)
def test_a_date_is_told_from_the_articles(language: str, text: str, date: str) -> None:
    assert told(text, language) == [date]
    assert told(text, language, issued=None) == []


def test_no_day_is_told_from_a_month() -> None:
    assert told("He came on Monday.", "en", issued="2024-05") == []
    assert told("He came today.", "en", issued="2024-05") == ["2024-05"]


def test_a_weekday_beside_a_date_is_the_same_day() -> None:
    assert told("On Wednesday, Aug. 31, he came.", "en", issued="2022-12-01") == ["2022-08-31"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It follows the law of 2019."),
        ("en", "It must be ready by 2025."),
        ("en", "He may march."),
        ("en", "Laws of 2019 brought peace."),
        ("en", "The 2019 budget brought peace."),
        ("ru", "Согласно Посланию от 17 января 2014 года."),
        ("ru", "Построят к 2025 году."),
        ("ru", "Продолжение: 15 апреля 2024 16:45"),
        ("kk", "2018 жылғы Жолдауда айтылды."),
        ("kk", "Құрылыс 2025 жылға дейін аяқталады."),
    ],
)
def test_dates_of_other_things_are_no_event_s(language: str, text: str) -> None:
    assert told(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "first", "last"),
    [
        ("en", "He works there from 2013.", "2013", None),
        ("en", "He was akim in the period August 2007 - January 2012.", "2007-08", "2012-01"),
        ("en", "He was an ambassador (2019-2023).", "2019", "2023"),
        ("en", "Between 2013 and May 2015 he worked there.", "2013", "2015-05"),
        ("ru", "Между 2013 и 2015 годами он работал.", "2013", "2015"),
        ("ru", "С 2015-го по 2022 год он работал.", "2015", "2022"),
        ("ru", "До 2013 года он работал.", None, "2013"),
        ("ru", "Он служил в июне-августе 2014 года.", "2014-06", "2014-08"),
        ("kk", "2002 жылдан бастап қызметте.", "2002", None),
        ("kk", "2008-2014 жылдары Ақсуда жұмыс істеді.", "2008", "2014"),
        ("kk", "2018 жылдан – әкім.", "2018", None),
        ("kk", "2019 жылғы қаңтардан зауытты басқарады.", "2019-01", None),
        ("kk", "2014 жылдан 2018 жылға дейін істеді.", "2014", "2018"),
        ("kk", "2014 жылдан бастап 2018 жылға дейін істеді.", "2014", "2018"),
    ],
)
def test_a_period_has_a_beginning_and_an_end(language: str, text: str, first: str | None, last: str | None) -> None:
    assert [(p.first, p.last) for p in periods(text, language)] == [(first, last)]


def test_a_day_that_a_month_does_not_have_is_of_the_month() -> None:
    assert told("He came on February 30, 2023.", "en") == ["2023-02"]


def test_the_calendar_begins_somewhere() -> None:
    assert told("He came yesterday.", "en", issued="0001-01-01") == []
    assert told("Last month he came. Last year he came.", "en", issued="0001-01-01") == []


@pytest.mark.parametrize(
    ("language", "text", "date"),
    [
        ("en", "Last week he came.", "2024"),  # April 29 to May 5
        ("en", "This week he came.", "2024-05"),
        ("ru", "На этой неделе он приехал.", "2024-05"),
        ("kk", "Ол осы аптада келді.", "2024-05"),
    ],
)
def test_a_week_counts_from_the_articles_date(language: str, text: str, date: str) -> None:
    assert told(text, language) == [date]


def test_a_week_is_not_known_from_a_month() -> None:
    assert told("This week he came.", "en", "2024-05") == []
