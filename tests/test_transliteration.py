"""Spellings of one name meet in one key; identifiers are plain ASCII."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ontology.reference
from extract.transliteration import fold, latin, slug


@pytest.mark.parametrize(
    "spellings",
    [
        ("Zhetysu", "Jetisu", "Zhetisu", "Jetysu"),
        ("Kassym", "Kasym", "Qasym"),
        ("Jomart", "Zhomart"),
        ("Tokayev", "Toqayev", "TOKAYEV"),
        ("Nazarbayev", "Nazarbaiev"),
        ("Karaganda", "Qaraganda", "Karaghanda"),
        ("Shymkent", "Shimkent"),
        ("Семей", "семей"),
        ("Жетісу", "Жетису"),
        ("Қасым", "Касым"),
        ("Тоқаев", "Токаев"),
        ("Алёна", "Алена"),
        ("O’zbek", "Ozbek", "O'zbek"),
        ("Café", "Cafe"),
        ("Aqsu", "Aksu"),
        ("Qazaqstan", "Kazakstan"),
    ],
)
def test_spellings_of_one_name_meet(spellings: tuple[str, ...]) -> None:
    assert len({fold(s) for s in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Abai", "Abay district"), ("Astana", "Aktau"), ("Aktau", "Aktobe"), ("Атырау", "Актау"), ("Almaty", "Алматы")],
)
def test_other_names_do_not(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def words() -> list[str]:
    """Every word of the reference data's names, settlements aside."""
    reference = ontology.reference.load("kz")
    names = (n for e in reference.entities.values() if e.type != "Settlement" for ns in e.names.values() for n in ns)
    return sorted({word for name in names for word in re.findall(r"\w+", name)})


def test_folding_a_key_leaves_it_as_it_is() -> None:
    assert [w for w in words() if fold(fold(w)) != fold(w)] == []


@given(st.text("abcdehijkoqstuyz", max_size=6))
def test_folding_is_idempotent(word: str) -> None:
    assert fold(fold(word)) == fold(word)


@given(st.text(max_size=12))
def test_folding_any_text_comes_to_an_end(word: str) -> None:
    assert fold(fold(word)) == fold(word)


@given(st.text("абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі", max_size=12))
def test_folding_cyrillic_is_idempotent(word: str) -> None:
    assert fold(fold(word)) == fold(word)
    assert fold(word.upper()) == fold(word)


@given(st.text(min_size=1, max_size=12))
def test_a_word_always_has_a_key(word: str) -> None:
    assert fold(word)


def test_composed_and_decomposed_letters_meet() -> None:
    assert fold(unicodedata.normalize("NFD", "район")) == fold("район")


@pytest.mark.parametrize(
    ("text", "spelling"),
    [
        ("Жетісу облысы", "Zhetisu oblysy"),
        ("Щучинск", "Shchuchinsk"),
        ("Almaty", "Almaty"),
        ("ь", ""),
        ("Җәлил", "Zhalil"),
        ("Ӯзбек", "Uzbek"),
    ],
)
def test_latin(text: str, spelling: str) -> None:
    assert latin(text) == spelling


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("Order “Barys”", "order-barys"),
        ("Нұрлы жол", "nurly-zhol"),
        ("  --A/B..c ", "a-b-c"),
        ("Café №5", "cafe-no5"),
        ("中文", ""),
    ],
)
def test_slug(text: str, identifier: str) -> None:
    assert slug(text) == identifier


@given(st.text(max_size=30))
def test_a_slug_is_a_plain_identifier(text: str) -> None:
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", slug(text))
    assert slug(slug(text)) == slug(text)
