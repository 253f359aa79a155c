"""Regions that their adjectives alone tell."""

from __future__ import annotations

import pytest

from extract.names.elliptic import elliptic
from tests.passages import candidates, told


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Закрыты Северо-Казахстанская, Костанайская и Атырауская.",
            {
                "Северо-Казахстанская": "north-kazakhstan-region",
                "Костанайская": "kostanay-region",
                "Атырауская": "atyrau-region",
            },
        ),
        ("Первой в области стала Жамбылская.", {"Жамбылская": "zhambyl-region"}),  # the noun was said before
        ("Первой стала Жамбылская.", {}),
        ("Закрыты Костанайский и Аксуский.", {}),  # of a district
        ("Закрыты Костанайская и Атырауская школы.", {}),
    ],
)
def test_adjectives_without_their_noun(text: str, found: dict[str, str]) -> None:
    names = candidates(text, "ru")
    assert told(names.passage, list(elliptic(names))) == found


def test_a_language_whose_names_do_not_inflect_has_none() -> None:
    assert list(elliptic(candidates("Closed are Pavlodar and Kostanay."))) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Сев идёт в Мартукском районе, в Хобдинском и в Алгинском.",
         {"Хобдинском": "khobda-district", "Алгинском": "alga-district"}),
        ("Сев идёт в Мартукском районе, Хобдинский тоже сеет.", {}),  # may be a person's name
        ("Сев идёт в Хобдинском.", {}),
    ],
)  # fmt: skip
def test_districts_after_the_noun_of_another(text: str, found: dict[str, str]) -> None:
    names = candidates(text, "ru")
    assert told(names.passage, list(elliptic(names))) == found
