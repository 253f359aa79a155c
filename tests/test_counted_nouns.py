"""What numbers count: the noun phrase after them."""

from __future__ import annotations

import pytest

from extract.figures.counted_nouns import CountedNouns, is_counted
from extract.figures.quantities import quantities
from extract.languages import grammar_of
from tests.documents import document, syntax


@pytest.mark.parametrize(
    ("language", "text", "noun"),
    [
        ("en", "They built 40 new schools there.", "new schools"),
        ("en", "They built 40 of the schools.", "schools"),
        ("en", "They saw 40 renovated schools.", "renovated schools"),
        ("en", "They built 40 and went.", None),
        ("ru", "Построено 64 молочно-товарные фермы.", "молочно-товарные фермы"),
        ("ru", "Построено 40 в области.", None),
        ("kk", "Ауылда 40 жаңа мектеп бар.", "жаңа мектеп"),
    ],
)
def test_the_noun_after_a_number(language: str, text: str, noun: str | None) -> None:
    found = document(text, language=language)
    nouns = CountedNouns(found, syntax(found), found.language_of(0), frozenset())
    counted = nouns.after(quantities(found, 0)[0])
    assert (found.text(*counted) if counted is not None else None) == noun


def test_what_is_a_verb_elsewhere_may_be_counted() -> None:
    assert is_counted(grammar_of("ru"), "сел")
    assert not is_counted(grammar_of("ru"), "школ")
