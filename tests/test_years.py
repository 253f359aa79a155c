"""Years, written out or told from the article's date; no year comes from nowhere."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import languages
from extract.deadlines import deadline
from extract.model import Article
from extract.pipeline import extract
from extract.years import YearsTold, is_year, month_at, relative_year
from graph.quads import reading_triples
from ontology.dates import partial_date, year_after
from tests.documents import document


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Output of 2022 grew by a tenth.", "2022"),
        ("By 2025 the akim must build schools.", "2025"),
        ("The schools must be built next year.", "2024"),
        ("The schools were built last year.", "2022"),
        ("The schools were built.", None),
        ("The schools may be built.", None),
        ("До 2025 года будут построены школы.", "2025"),
        ("Школы построят в следующем году.", "2024"),
        ("Школы построены в прошлом году.", "2022"),
        ("Сегодня школы построены.", "2023"),
        ("Выпуск вырос в январе.", "2023"),
        ("Выпуск вырос в ноябре.", "2022"),
        ("Мектептер 2025 жылға дейін салынады.", "2025"),
    ],
)
def test_the_year_that_a_text_speaks_of(text: str, year: str | None) -> None:
    found = document(text, issued="2023-02-14")
    assert YearsTold(found).near(0, len(found.tokens), around=0) == year


@pytest.mark.parametrize(
    "text",
    [
        "Output was greater than in 2021.",
        "Выпуск выше уровня 2021 года.",
        "Өндіріс 2021 жылмен салыстырғанда артты.",
        "Бұл былтырғыдан көп.",
        "Output was greater than last year.",
        "Output was 5 tonnes, up 3% from last year.",
        "Output was 5 tonnes, a 3% increase on the previous year.",
        "Output was 5 tonnes, a 3% increase from 2021.",
    ],
)
def test_a_year_that_is_only_compared_with_is_not_spoken_of(text: str) -> None:
    found = document(text, issued="2023-02-14")
    assert YearsTold(found).near(0, len(found.tokens), around=0) is None


def test_of_several_years_the_nearest() -> None:
    found = document("In 2019 it made 5 tons; in 2020 it made 6 tons.")
    six = next(i for i, t in enumerate(found.tokens) if t.text == "6")
    assert YearsTold(found).near(0, len(found.tokens), around=six) == "2020"
    assert YearsTold(found).of(found.sentences[0]) == "2019"


def test_the_year_spoken_of_before_is_the_last_that_has_come() -> None:
    found = document(
        "In 2019 it made 5 tons. By 2030 it is to make 9. Compared to 2018 it grew. It sold 4.", "2023-02-14"
    )
    years = YearsTold(found)
    assert [years.before(s) for s in found.sentences] == [None, "2019", "2019", "2019"]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("It rose in 2022 there.", "2022", True),
        ("It rose by 2022% there.", "2022", False),
        ("They built 1500 schools there.", "1500", False),
        ("The Kazakhstan-2050 strategy was adopted.", "2050", False),
    ],
)
def test_which_number_is_a_year(text: str, word: str, expected: bool) -> None:
    found = document(text)
    i = next(i for i, t in enumerate(found.tokens) if t.text == word)
    assert is_year(found, i, len(found.tokens)) is expected


@pytest.mark.parametrize(
    "text",
    ["The schools must be built next year.", "Last year they were built.", "Школы построят в следующем году."],
)
def test_without_the_date_of_the_article_next_year_is_no_year(text: str) -> None:
    found = document(text)
    assert relative_year(found, 0, len(found.tokens)) is None
    assert YearsTold(found).near(0, len(found.tokens), around=0) is None


@pytest.mark.parametrize(
    ("language", "text", "month"),
    [("en", "March", 3), ("en", "Sept", 9), ("ru", "ноября", 11), ("kk", "қазанда", 10), ("en", "year", None)],
)
def test_the_number_of_a_month(language: str, text: str, month: int | None) -> None:
    found = document(f"{text} 5.", language=language)
    assert month_at(found, languages.get(language), 0) == month


@pytest.mark.parametrize("code", languages.CODES)
def test_every_month_has_a_name_in_every_language(code: str) -> None:
    assert set(languages.get(code).words.months.values()) == set(range(1, 13))


OF_OTHER_YEARS = [
    "The akim must build 20 schools by the end of the next year.",
    "Last year 20 schools were built in Pavlodar region. The akim must open them by March.",
    "Былтыр Павлодар облысында 20 мектеп ашылды. Келесі жылы 20 мектеп ашылады.",
    "Әкім 20 мектепті наурызға дейін ашуы тиіс. Желтоқсанда 20 мектеп ашылды.",
    "В прошлом году в Павлодарской области построено 20 школ. В следующем году построят 20 школ.",
    "В декабре построено 20 школ. Поручаю акиму открыть школы до марта.",
]


@pytest.mark.parametrize("text", OF_OTHER_YEARS)
@pytest.mark.parametrize("issued", ["0001", "0001-01-01", "0002-06", "9999", "9999-12-31"])
def test_a_year_has_four_digits_or_is_none(text: str, issued: str) -> None:
    found = document(text, issued)
    for sentence in found.sentences:
        for year in (YearsTold(found).of(sentence), deadline(found, sentence.start, sentence.end)):
            assert year is None or partial_date(year) == year
    assert list(reading_triples(extract(Article("a", text, issued=issued), "kz")))


@given(st.dates(), st.integers(-10_000, 10_000))
def test_a_year_counted_from_a_date(day: date, years: int) -> None:
    found = year_after(day.isoformat(), years)
    assert found == (f"{day.year + years:04}" if 1 <= day.year + years <= 9999 else None)
