"""Russian names in the cases that sentences put them in: listed places and officials, titles, persons."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

import ontology.reference
from extract import gazetteer, languages
from extract.model import Article
from extract.pipeline import extract
from extract.tokens import bare_acronym, sentences, tokenize

RUSSIAN = languages.get("ru")
CONSONANT = r"[бвгджзклмнпрстфхцчшщ]"
MASCULINE = ("а", "у", "ом", "е")
ADJECTIVES = {"ская": ("ской", "скую"), "ский": ("ского", "скому", "ским", "ском")}


def _declined() -> Iterator[tuple[str, str]]:
    """Words of listed places in the nominative, each with an oblique case, by the endings of school grammar."""
    for entity in ontology.reference.load("kz").entities.values():
        if entity.type not in ("City", "District", "Region"):
            continue
        for name in entity.names.get("ru", ()):
            last = name.split()[0].split("-")[-1]
            if last[-4:] in ADJECTIVES:
                yield from ((last, last[:-4] + ending) for ending in ADJECTIVES[last[-4:]])
            elif " " not in name and "-" not in name and re.search(CONSONANT + "$", name):
                yield from ((name, name + ending) for ending in MASCULINE)


def test_listed_places_are_known_in_every_case() -> None:
    """All but one in a hundred, whose cases are forms of other words: "Орала" of a plough."""
    declined = list(_declined())
    assert len(declined) > 1000
    missed = [pair for pair in declined if RUSSIAN.name(pair[0])[0] not in RUSSIAN.keys(pair[1])]
    assert len(missed) <= len(declined) / 100, missed


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Цены в Атырауской области выросли.", "atyrau-region"),
        ("Поезд ушёл из Семея.", "semey"),
        ("Дома в Жанаозене построят.", "zhanaozen"),
        ("Завод в Конаеве открыли.", "konaev"),
    ],
)
def test_places_that_no_dictionary_declines_are_found(text: str, place: str) -> None:
    assert place in [m.entity.id for m in extract(Article("a", text, language="ru"), "kz").mentions]


def test_a_family_is_no_city() -> None:
    found = extract(Article("a", "Семья живёт в новом доме.", language="ru"), "kz").mentions
    assert [m.entity.id for m in found] == []


def test_officials_are_known_by_declined_names() -> None:
    lookup = gazetteer.get("ru", "kz")
    for name in ("Ерлана Карина", "Касым-Жомарта Токаева", "Бердибеком Сапарбаевым"):
        assert lookup.exact([RUSSIAN.keys(t.text) for t in tokenize(name)]), name


def test_a_sentence_ends_after_an_acronym() -> None:
    tokens = tokenize("Он министр финансов РК. Дж. Смит уехал. А. Ким остался.")
    assert len(list(sentences(tokens, RUSSIAN.words.abbreviations))) == 3


def test_a_case_ending_is_taken_off_an_acronym() -> None:
    assert [bare_acronym(w) for w in ("МИДа", "ТОО", "Киев", "КТЖ")] == ["МИД", "ТОО", "Киев", "КТЖ"]


@pytest.mark.parametrize(
    ("title", "cases"),
    [
        ("исполняющая обязанности директора", {"nomn"}),
        ("акимы", {"nomn"}),
        ("послом", {"ablt"}),
        ("главы государства", {"gent"}),
    ],
)
def test_the_case_of_a_title_is_that_of_its_head(title: str, cases: set[str]) -> None:
    assert RUSSIAN.grammar.cases(title) == cases


def test_one_person_whichever_way_a_full_name_is_written() -> None:
    text = "Выступил директор музея Омаров Кайрат Болатович. Кайрат Омаров показал залы."
    people = {m.entity.id for m in extract(Article("a", text, language="ru"), "kz").mentions}
    assert len(people) == 1


def test_speech_may_go_on_over_paragraphs() -> None:
    text = (
        "Музей открыт.\n\n«В этом году мы построим три новые школы.\n\n"
        "Ещё одну откроем весной», – сказал аким Павлодара Ерлан Ким."
    )
    quotes = [f for f in extract(Article("a", text, language="ru"), "kz").facts if f.relation == "quote"]
    assert [f.roles["speaker"][0].name("ru") for f in quotes] == ["Ерлан Ким"]  # type: ignore[union-attr]
