"""The stretch of a sentence around a number."""

from __future__ import annotations

import pytest

from extract.document import Document
from extract.figures.clauses import clause_around, clause_of, parts, stretch
from extract.figures.quantities import Quantity, quantities
from tests.documents import document, syntax, token


def first(found: Document) -> Quantity:
    return quantities(found, 0)[0]


@pytest.mark.parametrize(
    ("text", "mark", "expected"),
    [
        ("Glass, 40 tons.", ",", True),
        ("Glass – 40 tons.", "–", True),
        ("Glass - 40 tons.", "-", True),
        ("A semi-new plant.", "-", False),
    ],
)
def test_what_parts_stretches(text: str, mark: str, expected: bool) -> None:
    found = document(text, language="en")
    assert parts(found, token(found, mark)) is expected


@pytest.mark.parametrize(
    ("language", "text", "around", "clause"),
    [
        (
            "en",
            "The plant, he said, made 40 tons of glass, and it grew.",
            "made 40 tons of glass",
            "made 40 tons of glass",
        ),
        ("en", "He said: output there (40 tons) grew.", "output there (40 tons", "output there (40 tons) grew."),
        ("kk", "Биыл бұл зауыт жалпы шыны 40 тонна шығарды, ол өсті.", "зауыт жалпы шыны 40 тонна шығарды", None),
    ],
)
def test_the_stretch_and_the_clause_around(language: str, text: str, around: str, clause: str | None) -> None:
    found = document(text, language=language)
    quantity, sentence = first(found), found.sentences[0]
    assert found.text(*stretch(found, quantity, sentence)) == around
    if clause is not None:
        assert found.text(*clause_around(found, quantity, sentence)) == clause


def test_a_verb_that_a_conjunction_joins_is_of_a_clause_of_its_own() -> None:
    found = document("Завод выпустит 50 тонн труб и создаст цехи.", language="ru")
    frame = clause_of(found, syntax(found), first(found).start, found.sentences[0])
    assert frame is not None
    assert found.tokens[frame.token].text == "выпустит"


def test_the_clause_whose_verb_no_comma_parts_from_it() -> None:
    found = document("The plant was opened, and it made 40 tons of glass.", language="en")
    frame = clause_of(found, syntax(found), first(found).start, found.sentences[0])
    assert frame is not None
    assert found.tokens[frame.token].text == "made"
