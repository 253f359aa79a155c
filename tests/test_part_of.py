"""What a part of what was told is said to be, after "of which"."""

from __future__ import annotations

import pytest

from extract.figures.measures import measured
from extract.figures.part_of import part_of
from extract.figures.quantities import quantities
from extract.figures.surroundings import Surroundings
from tests.documents import document, syntax


@pytest.mark.parametrize(
    ("language", "text", "part"),
    [
        ("en", "The budget was 340 billion tenge, of which 120 billion were transfers.", "transfers"),
        ("en", "The budget was 340 billion tenge, of which about 120 billion tenge were transfers.", "transfers"),
        ("ru", "Объём инвестиций составил 340 млрд тенге, из них 120 млрд – частные вложения.", "частные вложения"),
        ("en", "They plan 340 schools, of which 120 were built.", None),  # a verb
        ("en", "The budget was 340 billion tenge, and 120 billion were transfers.", None),
    ],
)
def test_what_the_last_number_is_said_to_be(language: str, text: str, part: str | None) -> None:
    found = document(text, language=language)
    read = syntax(found)
    first, second = quantities(found, 0)
    told = part_of(Surroundings.of(found, read, second, first))
    assert (found.text(*told) if told is not None else None) == part


def test_the_whole_keeps_its_own_measure() -> None:
    text = "Бюджет области составил 340 млрд тенге, из них более 120 млрд тенге – трансферты из республики."
    found = document(text, language="ru")
    assert [m.measure for m in measured(found, syntax(found), 0)] == ["Бюджет области", "трансферты"]
