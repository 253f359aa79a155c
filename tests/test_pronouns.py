"""Whom a pronoun may mean, by its gender and that of names."""

from __future__ import annotations

import pytest

from extract.pronouns import may_be_meant
from tests.documents import document, token

BOTH = "Anna Smirnova met Ivan Petrov. Later {} came."
BOTH_RU = "Анна Смирнова встретила Ивана Петрова. Позже {} уехал."


def meant(text: str, pronoun: str, language: str) -> list[str]:
    found = document(text.format(pronoun), language=language)
    at = token(found, pronoun)
    return [u.entity.name(language).split()[-1] for u in may_be_meant(found, at, found.persons_before(at))]


@pytest.mark.parametrize(
    ("language", "text", "pronoun", "surnames"),
    [
        ("en", BOTH, "she", ["Smirnova"]),
        ("en", BOTH, "he", ["Petrov"]),
        ("en", BOTH, "they", ["Smirnova", "Petrov"]),
        ("en", "Dana Kaliyeva met Askar Temir. Later {} came.", "he", ["Temir"]),  # whose name does not tell
        ("en", "Askar Temir met Dana Kaliyeva. Later {} came.", "she", ["Kaliyeva"]),
        ("ru", BOTH_RU, "она", ["Смирнова"]),
        ("ru", BOTH_RU, "он", ["Петров"]),
    ],
)
def test_gender_chooses(language: str, text: str, pronoun: str, surnames: list[str]) -> None:
    assert meant(text, pronoun, language) == surnames


def test_a_language_without_genders_leaves_all() -> None:
    assert len(meant("Анна Смирнова Иван Петровпен кездесті. Кейін {} кетті.", "ол", "kk")) == 2
