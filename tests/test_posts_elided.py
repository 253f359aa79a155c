"""Titles that a list tells once."""

from __future__ import annotations

import pytest

from extract.relations.posts.elided import elided
from extract.relations.posts.held_in import bodies
from tests.documents import ready


def told(text: str, language: str) -> list[tuple[str, str]]:
    found = ready(text, language=language)
    return [(p.entity.name(language), b.name("en")) for p, title in elided(found) for b in bodies(found, title)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The akim of Pavlodar region Serik Askarov, of Abai region – Bolat Omarov came."),
        ("ru", "Пришли аким Павлодарской области Серик Аскаров, области Абай – Болат Омаров."),
        ("kk", "Жиынға Павлодар облысының әкімі Серік Асқаров, Абай облысының – Болат Омаров келді."),
    ],
)
def test_who_has_the_title_over_another_place(language: str, text: str) -> None:
    assert [body for _, body in told(text, language)] == ["Abai region"]


def test_the_kind_of_the_place_may_be_left_out_too() -> None:
    text = "Пришли аким Павлодарской области Серик Аскаров, Костанайской – Болат Омаров, Жамбылской – Марат Тестов."
    assert told(text, "ru") == [("Болат Омаров", "Kostanay region"), ("Марат Тестов", "Zhambyl region")]


def test_ministers_are_told_by_what_they_minister() -> None:
    text = "Ответили министр финансов Серик Аскаров, юстиции – Болат Омаров."
    assert told(text, "ru") == [("Болат Омаров", "Ministry of Justice")]


@pytest.mark.parametrize(
    "text",
    [
        "Пришли аким Павлодарской области Серик Аскаров, художник – Болат Омаров.",
        "Пришли аким Павлодарской области Серик Аскаров и Болат Омаров.",
        "Пришли директор Серик Аскаров, Костанайской – Болат Омаров.",
    ],
)
def test_a_list_that_tells_something_else_gives_nobody_the_title(text: str) -> None:
    assert told(text, "ru") == []


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Ministers of energy Bolat Omarov, for trade Serik Askarov met.", {"Serik Askarov": "minister for trade"}),
        (
            "The ministers of energy Bolat Omarov and finance Serik Askarov met.",
            {"Serik Askarov": "Minister of Finance"},
        ),
        ("Ministers of energy Bolat Omarov, who came with Serik Askarov, met.", {}),
        ("The minister of energy Bolat Omarov, for trade Serik Askarov met.", {}),  # of one
    ],
)
def test_a_plural_title_is_of_each_of_its_list(text: str, roles: dict[str, str]) -> None:
    found = {p.entity.name("en"): title.office or title.wording for p, title in elided(ready(text))}
    assert {name: role if isinstance(role, str) else role.name("en") for name, role in found.items()} == roles
