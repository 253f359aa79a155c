"""Adjectives that stand alone after a number share the noun of the number before."""

from __future__ import annotations

import pytest

from extract.figures.measures import measured
from extract.figures.qualified import qualifying
from extract.figures.quantities import quantities
from tests.documents import document, syntax


@pytest.mark.parametrize(
    ("language", "text", "which", "unit", "measure"),
    [
        ("en", "They opened 20 schools, including 8 rural ones.", "rural", "school", "rural schools"),
        ("en", "They opened 20 schools, 8 of them private.", "private", "school", "private schools"),
        ("en", "They opened 20 schools, of which 8 private.", "private", "school", "private schools"),
        ("en", "They opened 20 schools, of which 8 clinics.", None, "clinic", "clinics"),  # a noun of its own
        ("ru", "Открыто 20 школ, из них 8 сельских.", "сельских", "school", "сельских школ"),
        ("ru", "Открыто 20 школ, в том числе более 8 сельских.", "сельских", "school", "сельских школ"),
        ("ru", "Открыто 20 школ, из них 8 сельских больниц.", None, "hospital", "сельских больниц"),
        ("ru", "Ранено 20 человек, 8 рабочих уволено.", None, None, None),  # who is called by an adjective
        ("kk", "Облыста 20 мектеп ашылды, оның ішінде 8-і қалалық.", "қалалық", "school", "қалалық мектеп"),
        ("kk", "Облыста 20 мектеп ашылды, оның ішінде 8-і гимназиялар.", None, "school", "мектеп"),  # several things
    ],
)
def test_whose_noun_a_number_shares(
    language: str, text: str, which: str | None, unit: str | None, measure: str | None
) -> None:
    found = document(text, language=language)
    last = list(quantities(found, 0))[1]
    told = qualifying(found, last)
    assert (found.text(*told) if told is not None else None) == which
    if unit is not None:
        read = list(measured(found, syntax(found), 0))[-1]
        assert (read.unit, read.measure) == (unit, measure)
