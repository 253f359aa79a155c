"""Why a number is no quantity: each reason alone, and that it is no reason elsewhere."""

from __future__ import annotations

import pytest

from extract.figures import no_quantities
from extract.figures.no_quantities import Reason, counts_nothing, no_quantity
from extract.figures.numerals import Number, Numerals
from tests.documents import document


def number_in(text: str, digits: str) -> tuple[Numerals, Number]:
    found = document(text)
    numbers = Numerals(found, 0)
    number = numbers.read(next(i for i, t in enumerate(found.tokens) if t.text == digits))
    assert number is not None
    return numbers, number


@pytest.mark.parametrize(
    ("reason", "text", "digits", "holds"),
    [
        (no_quantities.labelled, "Shop № 4 was opened there.", "4", True),
        (no_quantities.labelled, "Repairs began at school No. 5 in the town.", "5", True),
        (no_quantities.labelled, "Открыт цех № 4 завода.", "4", True),
        (no_quantities.labelled, "They built 4 shops there.", "4", False),
        (no_quantities.day_of_month, "He came on March 5 to the region.", "5", True),
        (no_quantities.day_of_month, "He came on Jan. 5 to the region.", "5", True),
        (no_quantities.day_of_month, "He built 5 schools there.", "5", False),
        (no_quantities.numbered, "It is said in article 5 of the law.", "5", True),
        (no_quantities.numbered, "Об этом говорит статья 5 закона.", "5", True),
        (no_quantities.numbered, "He wrote 5 articles about it.", "5", False),
        (no_quantities.after_slash, "In the year 2021/25 it grew.", "25", True),
        (no_quantities.after_slash, "It is 2021 / 25 of them.", "25", False),
        (no_quantities.coded, "The station KOS-1 was opened.", "1", True),
        (no_quantities.coded, "The plan of 2021-25 was adopted.", "25", True),
        (no_quantities.coded, "It rose by about 20-25 tons there.", "25", False),
        (no_quantities.clock_time, "He came at 10:30 there.", "10", True),
        (no_quantities.clock_time, "He came at 10:30", "30", True),
        (no_quantities.clock_time, "It made the following: 30 tons.", "30", False),
        (no_quantities.hyphenated, "The 4-th clinic was opened there.", "4", True),
        (no_quantities.hyphenated, "A 20-year plan was adopted there.", "20", True),
        (no_quantities.hyphenated, "A 20-bed hospital was opened there.", "20", False),
        (no_quantities.hyphenated, "Он занял 4-й раз первое место.", "4", True),
        (no_quantities.hyphenated, "Ол 19-шы орында тұр.", "19", True),
        (no_quantities.lettered, "The 3rd clinic was opened there.", "3", True),
        (no_quantities.lettered, "They built a road of 5km there.", "5", False),
        (no_quantities.lettered, "Построена дорога в 5км там.", "5", False),
        (no_quantities.closing_year, "It opened in 2018, as he said.", "2018", True),
        (no_quantities.closing_year, "2018 жылы ол келді.", "2018", True),
        (no_quantities.closing_year, "They built 2018 schools there.", "2018", False),
        (no_quantities.timed, "It took 5 years to build it.", "5", True),
        (no_quantities.timed, "Его строили 5 лет подряд.", "5", True),
        (no_quantities.timed, "It took 5 workers to build it.", "5", False),
        (no_quantities.plain_year, "In 2018 he came to the region.", "2018", True),
        (no_quantities.plain_year, "It made 2018 thousand tons there.", "2018", False),
        (no_quantities.plain_year, "It made 1500 things there.", "1500", False),
    ],
)
def test_a_reason(reason: Reason, text: str, digits: str, holds: bool) -> None:
    assert reason(*number_in(text, digits)) is holds


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("It cost $12.5bn there.", "12.5"),
        ("Қалада 200-ден астам пәтер берілді.", "200"),
        ("Школы отремонтированы в 15-ти селах.", "15"),
    ],
)
def test_a_scale_word_or_case_ending_written_to_a_number_leaves_it_a_quantity(text: str, digits: str) -> None:
    assert not no_quantity(*number_in(text, digits))


def test_the_reasons_are_asked_in_one_place() -> None:
    assert no_quantity(*number_in("The 3rd clinic was opened there.", "3"))
    assert not no_quantity(*number_in("It took 5 years to build it.", "5"))
    assert counts_nothing(*number_in("It took 5 years to build it.", "5"))
    assert not counts_nothing(*number_in("It took 5 workers to build it.", "5"))
