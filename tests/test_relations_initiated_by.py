"""Whose an initiative is: who launches it, on whose initiative, who is called its author, whose name owns it."""

from __future__ import annotations

import pytest

from extract.relations import initiated_by
from tests.documents import ready, told


def initiated(text: str, language: str = "en") -> list[tuple[str, ...]]:
    return told(initiated_by, ready(text, language), "initiative", "agent")


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Bolat Omarov launched the Nurly Zher programme.", "initiating-verb"),
        ("The author of the Nurly Zher programme is Bolat Omarov.", "author-of"),
        ("Everybody praised Bolat Omarov's Nurly Zher programme.", "owner"),
    ],
)
def test_who_initiates(text: str, rule: str) -> None:
    assert initiated(text) == [(rule, "Nurly Zher", "Bolat Omarov")]


@pytest.mark.parametrize(
    "text",
    [
        "Bolat Omarov will launch the Nurly Zher programme.",
        "Bolat Omarov did not launch the Nurly Zher programme.",
        "Bolat Omarov criticised the Nurly Zher programme.",
        "The critic of the Nurly Zher programme is Bolat Omarov.",
        "Everybody praised Pavlodar's Nurly Zher programme.",  # a place initiates nothing
    ],
)
def test_who_initiates_nothing(text: str) -> None:
    assert initiated(text) == []


def test_whoever_had_the_initiative_goes_before_whoever_acts_on_it() -> None:
    text = "The Nurly Zher programme was launched by the Ministry of Energy"
    assert initiated(f"{text}.") == [("initiating-verb", "Nurly Zher", "Ministry of Energy")]
    assert initiated(f"{text} on the initiative of Bolat Omarov.") == [
        ("initiating-verb", "Nurly Zher", "Bolat Omarov")
    ]
    assert initiated(f"{text} on the land of Bolat Omarov.") == [
        ("initiating-verb", "Nurly Zher", "Ministry of Energy")
    ]


def test_what_is_done_on_an_initiative_in_russian() -> None:
    text = "Программа «Нурлы жер» проводится по {} Болата Омарова."
    assert initiated(text.format("инициативе"), "ru") == [("on-initiative", "Нұрлы жер", "Болат Омаров")]
    assert initiated(text.format("просьбе"), "ru") == []


@pytest.mark.parametrize(
    ("language", "text", "fact"),
    [
        ("ru", "Автор проекта «Живая книга» — Болат Омаров.", ("called-author", "Живая книга", "Болат Омаров")),
        ("kk", "«Тірі кітап» жобасының авторы – Болат Омаров.", ("called-author", "Тірі кітап", "Болат Омаров")),
        (
            "kk",
            "«Кен тау» компаниясы қолға алған «Тірі кітап» жобасы өтті.",
            ("brought-about", "Тірі кітап", "Кен тау"),
        ),
    ],
)
def test_whoever_stands_beside_the_word_for_it(language: str, text: str, fact: tuple[str, ...]) -> None:
    assert initiated(text, language) == [fact]


def test_who_speaks_in_an_address_has_given_it() -> None:
    address = "«Казахстанский путь – 2050»"
    assert [fact[0] for fact in initiated(f"В Послании {address} Болат Омаров отметил рост.", "ru")] == ["addressed"]
    assert initiated(f"О Послании {address} Болат Омаров говорил.", "ru") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Болат Омаров «Тірі кітап» жобасын бастауды ұсынды.", True),
        ("Болат Омаров «Тірі кітап» жобасын тоқтатуды ұсынды.", False),
        ("Болат Омаров «Тірі кітап» жобасын бастауды ұсынбады.", False),
    ],
)
def test_who_proposes_to_launch(text: str, found: bool) -> None:
    assert initiated(text, "kk") == ([("initiating-verb", "Тірі кітап", "Болат Омаров")] if found else [])
