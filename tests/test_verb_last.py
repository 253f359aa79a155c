"""What a number is of where verbs stand last."""

from __future__ import annotations

import pytest

from extract.figures import verb_last
from extract.figures.surroundings import Surroundings
from tests.documents import around


def told(found: Surroundings, wording: verb_last.Wording | None) -> str | None:
    return " ".join(found.document.text(*s) for s in wording).strip() if wording is not None else None


@pytest.mark.parametrize(
    ("finder", "text", "words"),
    [
        (verb_last.amounts, "Алма жинау 40 тоннаға жетті.", "Алма жинау"),
        (verb_last.amounts, "Алма жинау 40 тоннаға артты.", None),
        (verb_last.noun_after, "Биыл 70 тонна алма жиналды.", "алма жиналды"),
        (verb_last.noun_after, "Биыл 70 тоннадан астам алма жиналды.", "алма жиналды"),
        (verb_last.noun_after, "Алма жинау 12 тоннадан 20 тоннаға артты.", None),
        (verb_last.noun_before, "Алма жинау 40 тоннаға артты.", "Алма жинау"),
        (verb_last.noun_before, "Мектепке 40 млн теңге бөлінді.", "Мектепке бөлінді"),
        (verb_last.after_dash, "Биыл 40 тонна – жиналған алма.", "жиналған алма."),
        (verb_last.after_dash, "Биыл 40 тонна жиналды.", None),
    ],
)
def test_a_finder(finder: verb_last.Finder, text: str, words: str | None) -> None:
    found = around(text, "kk")
    assert told(found, finder(found)) == words
