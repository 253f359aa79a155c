"""What a title is held in, told by the words after it that no preposition introduces."""

from __future__ import annotations

import pytest

from extract.complements import quoted_body
from extract.complements.words import ComplementWords
from extract.linking import Linker
from tests.documents import document, ready, token


def words(text: str) -> ComplementWords:
    found = document(text, language="ru")
    return ComplementWords(found, 0, runs={})


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Директор областной больницы приехал.", "приехал"),
        ("Директор научно-технического института приехал.", "приехал"),
        ("Председатель движения против войны приехал.", "приехал"),
        ("Директор Федоровской школы приехал.", "приехал"),
        ("Председатель Фронта за реформы (ФЗР) приехал.", "приехал"),
        ("Директор приехал домой.", "приехал"),
    ],
)
def test_the_words_of_a_complement(text: str, end: str) -> None:
    found = words(text)
    assert found.tokens[found.past(1, len(found.tokens))].text == end


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Глава МИДа приехал.", "МИДа", True),
        ("Глава ООН приехал.", "ООН", True),
        ("Глава Дома приехал.", "Дома", False),
    ],
)
def test_an_acronym(text: str, word: str, expected: bool) -> None:
    found = words(text)
    assert found.is_acronym(token(found.document, word)) is expected


def test_a_foreign_name() -> None:
    found = words("Глава Business NZ приехал.")
    assert found.foreign_name(1, len(found.tokens)) == 3
    assert found.foreign_name(0, len(found.tokens)) is None


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Директор Института этнологии РАН Анна Смирнова приехала.", "Институт этнологии РАН"),
        ("Глава Национального фронта Анна Смирнова приехала.", "Национальный фронт"),
        ("Глава Business NZ Анна Смирнова приехала.", "Business NZ"),
        ("Тренер ФИФА Анна Смирнова приехала.", "ФИФА"),
        ("Директор театра имени Абая Анна Смирнова приехала.", "театр имени Абая"),
        ("Министр по делам семьи Анна Смирнова приехала.", None),
        ("Помощник Президента по делам семьи Анна Смирнова приехала.", None),  # a person, no body
        ("Директор АО НК «Дала Жолы» Анна Смирнова приехала.", "Дала Жолы"),
        ("Директор больницы Анна Смирнова приехала.", None),
    ],
)
def test_the_body_that_a_complement_tells(text: str, body: str | None) -> None:
    (held,) = document(text, language="ru").held
    assert held.unit.entity.name("ru") == "Анна Смирнова"
    assert (held.title.seat.name("ru") if held.title.seat is not None else None) == body


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("A soloist of “Astana Opera” sang.", "Astana Opera"),
        ("A soloist of “opera” sang.", None),
        ("A soloist of “Astana Opera sang.", None),
    ],
)
def test_a_body_known_by_its_name_in_quotation_marks(text: str, body: str | None) -> None:
    found = document(text, language="en")
    read = quoted_body(found, Linker(found), token(found, "“"), len(found.tokens))
    assert (read[0].name("en") if read is not None else None) == body


def test_a_body_may_bear_a_name_between_its_own_words_and_a_persons() -> None:
    text = ready("Пришла актриса областного театра для детей имени Анны Сац Мария Смирнова.", "ru")
    assert [h.unit.entity.name("ru") for h in text.document.held] == ["Мария Смирнова"]
