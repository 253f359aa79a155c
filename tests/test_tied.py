"""Of which place a figure is that the words around it tie to one."""

from __future__ import annotations

import pytest

from extract.figures.candidates import Asked
from extract.figures.quantities import quantities
from extract.figures.tied import tied
from tests.documents import document, syntax

REGION = "В Актюбинской области убрали хлеб. "


def place(text: str, language: str) -> str | None:
    """The place that the last figure of a text is tied to."""
    found = document(text, language=language)
    quantity = list(quantities(found, 0))[-1]
    entity = tied(found, syntax(found), Asked(quantity, "tonne", found.sentence_of(quantity.start)))
    return entity.id if entity is not None else None


@pytest.mark.parametrize(
    ("text", "language", "tied_to"),
    [
        (f"{REGION}Больше всего зерна – 12 тонн – в Мартукском районе.", "ru", "martuk-district"),
        (f"{REGION}В Мартукском районе – 12 тонн.", "ru", "martuk-district"),
        (f"{REGION}Лучше в Мартукском районе, в Хобдинском – 12 тонн.", "ru", "khobda-district"),
        ("Martuk district – 12 tonnes.", "en", "martuk-district"),
        ("They built 9 schools in Khobda district and 12 in Martuk district.", "en", "martuk-district"),
        ("Построили 9 школ в Хобдинском районе, 12 в Мартукском районе.", "ru", "martuk-district"),
        ("They built 9 schools in Khobda district and 12 in Martuk district administrations.", "en", None),
        ("They built 12 in Martuk district.", "en", None),  # that, weights decide
        ("Khobda district accounts for 18% of the grain and Martuk district for 12%.", "en", "martuk-district"),
        ("He left Martuk district for 12 tonnes.", "en", None),  # its own verb
        ("Ақтөбе облысы, Қобда ауданында – 12 тонна.", "kk", "khobda-district"),
        ("Дорога из Тараза в Шымкент – 12 километров.", "ru", None),  # no part of the sentence begins with it
        ("В Таразе -12 тонн.", "ru", None),  # no dash
        (f"{REGION}Мартукский район, имеющий большие поля в области, намолотил 12 тонн.", "ru", "martuk-district"),
        (f"{REGION}Мартукский район, обогнав Хобдинский район, намолотил 12 тонн.", "ru", None),
        (f"{REGION}В Мартукском районе намолотили 12 тонн.", "ru", None),  # that, weights decide
        ("He came to Martuk district. Across the country, they reaped 12 tonnes.", "en", "kazakhstan"),
        ("He came to Martuk district. Nationwide, they reaped 12 tonnes.", "en", "kazakhstan"),
        ("Ол Мартөк ауданына барды. Ел бойынша 12 тонна жиналды.", "kk", "kazakhstan"),
        ("Он посетил Мартукский район. По стране намолотили 12 тонн.", "ru", "kazakhstan"),
    ],
)
def test_the_place_of_a_figure(text: str, language: str, tied_to: str | None) -> None:
    assert place(text, language) == tied_to
