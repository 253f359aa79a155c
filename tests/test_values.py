"""Numbers, units, years and deadlines; no year comes from nowhere."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ontology.reference
import ontology.schema
from extract import content, mentions
from extract.document import Document
from extract.model import Article
from extract.pipeline import extract
from extract.values import deadline, quantities, year_near, year_of
from graph.quads import reading_triples
from ontology.dates import partial_date, year_after


def document(text: str, issued: str | None = None) -> Document:
    article = Article("a", text, issued=issued)
    paragraphs = list(content.paragraphs(article))
    found = Document.of(article, paragraphs, ontology.reference.load("kz"), ontology.schema.load())
    mentions.find(found)
    return found


def values(text: str) -> list[tuple[str, Decimal, str | None]]:
    found = document(text)
    return [
        (found.text(q.start, q.end), q.value, q.unit)
        for paragraph in range(len(found.paragraphs))
        for q in quantities(found, paragraph)
    ]


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("It received 750 billion tenge of investments.", "750 billion tenge", 750_000_000_000, "tenge"),
        ("It spent $1.2 million on roads.", "$1.2 million", 1_200_000, "dollar"),
        ("It spent 3,5 mln. tenge on roads.", "3,5 mln. tenge", 3_500_000, "tenge"),
        ("They built 1,500 schools there.", "1,500", 1500, None),
        ("They built two hospitals there.", "two", 2, None),
        ("It made 287 million 654 thousand tons.", "287 million 654 thousand tons", 287_654_000, "tonne"),
        ("It made over 1,234,567.89 tenge.", "1,234,567.89 tenge", "1234567.89", "tenge"),
        ("Enterprises made 1 901,6 billion tenge.", "1 901,6 billion tenge", "1901600000000", "tenge"),
        ("Output grew by 8.5 percent.", "8.5 percent", "8.5", "percent"),
        ("Output grew by 8,5% there.", "8,5%", "8.5", "percent"),
        (
            "Its area is 124.8 thousand square kilometers.",
            "124.8 thousand square kilometers",
            124_800,
            "square kilometre",
        ),
        ("Production there doubled.", "doubled", 2, "times"),
        ("Выделено 180 000 тенге.", "180 000 тенге", 180_000, "tenge"),
        ("Выделено 8,5 млрд тенге.", "8,5 млрд тенге", 8_500_000_000, "tenge"),
        ("Построено 430 тысяч тонн за 5 лет.", "430 тысяч тонн", 430_000, "tonne"),
        ("Жобаға 16,6 млрд теңге салынды.", "16,6 млрд теңге", 16_600_000_000, "tenge"),
        ("Жоба құны 10,151 млрд теңге болды.", "10,151 млрд теңге", 10_151_000_000, "tenge"),
        ("Қалада 200-ден астам пәтер берілді.", "200-ден", 200, None),
        ("Соның 34-і іске қосылды.", "34-і", 34, None),
        ("Өндіріс 17%-ға артты.", "17%-ға", 17, "percent"),
        ("Школы отремонтированы в 15-ти селах.", "15-ти", 15, None),
        ("It cost two and a half million tenge.", "two and a half million tenge", 2_500_000, "tenge"),
    ],
)
def test_a_quantity(text: str, words: str, value: int | str, unit: str | None) -> None:
    assert values(text) == [(words, Decimal(value), unit)]


@pytest.mark.parametrize(
    "text",
    [
        "In 2018 he came to the region.",
        "He came on 11 January 2018 at 10:30 to the region.",
        "From 2016 to 2020 he was the akim of the region.",
        "It took 5 years to build it.",
        "The 3rd clinic was opened there.",
        "Shop № 4 was opened there.",
        "100 Concrete Steps is a plan.",
        "В 2014 году открыт цех № 4 завода.",
        "2023 жылғы қазанда ол келді.",
        "Repairs began at school No. 5 in Aktobe.",
        "The 4-th clinic was opened there.",
        "A 20-year plan was adopted there.",
        "Ол 19-шы орында тұр.",
        "11 айдың қорытындысы шықты.",
    ],
)
def test_years_dates_ordinals_and_names_are_no_quantities(text: str) -> None:
    assert values(text) == []


@given(st.integers(1, 999_999_999), st.sampled_from([",", " ", "\u00a0", "\u202f", ""]))
def test_a_whole_number_however_it_is_grouped(number: int, separator: str) -> None:
    written = f"{number:,}".replace(",", separator)
    assert [(v, u) for _, v, u in values(f"It received {written} tenge.")] == [(Decimal(number), "tenge")]


@pytest.mark.parametrize(
    ("text", "near", "by"),
    [
        ("Output of 2022 grew by a tenth.", "2022", None),
        ("By 2025 the akim must build schools.", "2025", "2025"),
        ("The schools must be built next year.", "2024", "2024"),
        ("The schools were built last year.", "2022", None),
        ("The schools were built.", None, None),
        ("До 2025 года будут построены школы.", "2025", "2025"),
        ("Школы построят в следующем году.", "2024", "2024"),
        ("Школы построены в прошлом году.", "2022", None),
        ("Мектептер 2025 жылға дейін салынады.", "2025", "2025"),
        ("Өндіріс 2021 жылмен салыстырғанда артты.", None, None),
        ("Выпуск выше уровня 2021 года.", None, None),
        ("Сегодня школы построены.", "2023", None),
        ("Выпуск вырос в январе.", "2023", None),
        ("Выпуск вырос в ноябре.", "2022", None),
        ("The schools may be built.", None, None),
    ],
)
def test_years_and_deadlines(text: str, near: str | None, by: str | None) -> None:
    found = document(text, issued="2023-02-14")
    whole = (0, len(found.tokens))
    assert year_near(found, *whole, around=0) == near
    assert deadline(found, *whole) == by


@pytest.mark.parametrize(
    "text",
    ["The schools must be built next year.", "Last year they were built.", "Школы построят в следующем году."],
)
def test_without_the_date_of_the_article_next_year_is_no_year(text: str) -> None:
    found = document(text)
    assert year_near(found, 0, len(found.tokens), around=0) is None
    assert deadline(found, 0, len(found.tokens)) is None


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
        for year in (year_of(found, sentence), deadline(found, sentence.start, sentence.end)):
            assert year is None or partial_date(year) == year
    assert list(reading_triples(extract(Article("a", text, issued=issued), "kz")))


@given(st.dates(), st.integers(-10_000, 10_000))
def test_a_year_counted_from_a_date(day: date, years: int) -> None:
    found = year_after(day.isoformat(), years)
    assert found == (f"{day.year + years:04}" if 1 <= day.year + years <= 9999 else None)
