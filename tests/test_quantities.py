"""Quantities: numbers with their units, and numbers of what is counted; years, dates and labels are none."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.figures.quantities import quantities
from tests.documents import document


def values(text: str) -> list[tuple[str, Decimal, str | None]]:
    found = document(text)
    return [
        (found.text(q.start, q.end), q.value, q.unit)
        for paragraph in range(len(found.paragraphs))
        for q in quantities(found, paragraph)
        if not q.passing
    ]


def passing(text: str) -> list[tuple[str, Decimal, str | None]]:
    found = document(text)
    return [(found.text(q.start, q.end), q.value, q.unit) for q in quantities(found, 0) if q.passing]


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("The repair of the road took three weeks.", "three weeks", 3, "week"),
        ("The repair of the road took 2 hours and 1 minute.", "2 hours and 1 minute", 121, "minute"),
        ("It was -12 °C in the city at night.", "12 °C", -12, "degree Celsius"),
        ("Ночью в области было минус 15-20 градусов.", "15-20 градусов", -20, "degree Celsius"),
        ("Жөндеу жұмыстары үш аптаға созылды.", "үш аптаға", 3, "week"),
        ("The wind reached 90 km/h in the city.", "90 km/h", 90, "kilometre per hour"),
        ("A third of the villages have a school.", "A third of", "0.3333", None),
        ("Почти половина сёл области без воды.", "половина", "0.5", None),
    ],
)
def test_a_quantity_that_is_no_figure_about_an_entity(
    text: str, words: str, value: int | str, unit: str | None
) -> None:
    assert passing(text) == [(words, Decimal(value), unit)]


@pytest.mark.parametrize("text", ["Врач старше 30 лет принимает здесь.", "She is 30 years old and works there."])
def test_an_age_is_no_quantity(text: str) -> None:
    assert passing(text) == []


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
        ("They built forty-one schools there.", "forty-one", 41, None),
        ("They planted two hundred and five trees.", "two hundred and five", 205, None),
        ("A dozen schools were opened there.", "dozen", 12, None),
        ("В селе живут двести пять человек.", "двести пять человек", 205, "person"),
        ("Ауылда жиырма бес адам тұрады.", "жиырма бес адам", 25, "person"),
        ("The film earned $204.6M there.", "$204.6M", 204_600_000, "dollar"),
        ("A 630-bed hospital was opened there.", "630-bed", 630, "bed"),
        ("Открыта 80-местная группа детского сада.", "80-местная", 80, "place"),
        ("It makes 300 tons a year.", "300 tons a year", 300, "tonne per year"),
        ("Урожай составил 26,7 ц/га пшеницы.", "26,7 ц/га", "26.7", "centner per hectare"),
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
