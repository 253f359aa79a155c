"""Where initiatives are carried out and works are built: stated, under an initiative, in a name, and only denied."""

from __future__ import annotations

import pytest

from extract.relations import implemented_in
from tests.documents import ready, told


def carried_out(text: str, language: str = "en") -> list[tuple[str, ...]]:
    return told(implemented_in, ready(text, language), "initiative", "place")


@pytest.mark.parametrize(
    ("language", "text", "rule"),
    [
        ("en", "The Nurly Zher programme is implemented in Pavlodar region.", "carried-out-in"),
        ("en", "As part of the Nurly Zher programme schools were repaired in Pavlodar region.", "under-the-initiative"),
        ("en", "Pavlodar region joined the Nurly Zher programme.", "joined"),
        ("en", "The Nurly Zher programme covers Pavlodar region.", "joined"),
        ("ru", "По программе «Нурлы жер» в Павлодарской области построили дома.", "under-the-initiative"),
    ],
)
def test_where_an_initiative_is_carried_out(language: str, text: str, rule: str) -> None:
    assert [read for read, *_ in carried_out(text, language)] == [rule]


def test_places_in_a_row_that_a_programme_reaches() -> None:
    told = carried_out("Программой «Нурлы жер» охвачены Костанайская и Акмолинская области.", "ru")
    assert sorted(place for _, _, place in told) == ["Акмолинская область", "Костанайская область"]


def test_a_year_is_of_a_programmes_name_but_where_a_word_for_years_follows() -> None:
    for said in ("The Green Steppe 2030 programme covers", "The programme Green Steppe 2030 covers"):
        ((_, name, _),) = carried_out(f"{said} Pavlodar region.")
        assert name == "Green Steppe 2030"
    document = ready("They began the programme Nur 2030 years ago.").document
    assert [document.text(unit.start, unit.end) for unit in document.units] == ["programme Nur"]


@pytest.mark.parametrize(
    "text",
    [
        "The Nurly Zher programme is not implemented in Pavlodar region.",
        "Schools were not repaired in Pavlodar region under the Nurly Zher programme.",
        "The Nurly Zher programme is discussed in Pavlodar region.",
        "As part of the excursion schools were visited in Pavlodar region.",
    ],
)
def test_what_is_carried_out_nowhere(text: str) -> None:
    assert carried_out(text) == []


@pytest.mark.parametrize(
    ("verb", "facts"),
    [
        ("will be built", [("carried-out-in", "Ertis Cable", "Pavlodar region")]),
        ("was built", []),  # works that stand are no longer carried out
        ("will be visited", []),
    ],
)
def test_works_are_carried_out_until_they_stand(verb: str, facts: list[tuple[str, ...]]) -> None:
    assert carried_out(f"The Ertis Cable plant {verb} in Pavlodar region.") == facts


def test_works_to_come_are_in_the_only_region_of_the_article() -> None:
    planned = "The Ertis Cable plant will be built."
    assert carried_out(f"Pavlodar region grows. {planned}") == [
        ("planned-in-the-region", "Ertis Cable", "Pavlodar region")
    ]
    assert carried_out(f"Pavlodar region and Kostanay region grow. {planned}") == []


def test_a_place_in_the_name_of_an_initiative_is_where_it_is_carried_out() -> None:
    plan = "Development Plan of Pavlodar region"
    assert carried_out(f"The {plan} was adopted.") == [("named-by-place", plan, "Pavlodar region")]
    assert carried_out("The Friendship House of Pavlodar was adopted.") == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("In Rudny a school was opened. It was built under the Nurly Zher programme.", ["Rudny"]),
        ("In Rudny a school was opened. It was not built under the Nurly Zher programme.", []),
        ("In Rudny a school was opened. They praised the Nurly Zher programme.", []),
        ("Rudny and Taraz met. Bread is cheap. Milk is cheap. Under the Nurly Zher programme a school was built.", []),
    ],
)
def test_what_is_done_under_an_initiative_is_where_the_text_was(text: str, places: list[str]) -> None:
    assert carried_out(text) == [("under-it-here", "Nurly Zher", place) for place in places]


def test_an_initiative_and_its_place_beside_it() -> None:
    assert carried_out("They praised the Nurly Zher programme in Pavlodar region.") == [
        ("in-its-place", "Nurly Zher", "Pavlodar region")
    ]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("«Дала» жобасы іске асады, бұған Сарыағаш ауданы мен Арыс қаласы кіреді.", ["Арыс", "Сарыағаш ауданы"]),
        ("«Дала» бағдарламасы Сарыағаш ауданын қамтыды.", ["Сарыағаш ауданы"]),
        ("Жұрт қалаға келді, бұған Сарыағаш ауданы қатысты.", []),  # no initiative
    ],
)
def test_places_that_enter_an_initiative(text: str, places: list[str]) -> None:
    found = told(implemented_in, ready(text, "kk"), "place")
    assert sorted(place for rule, place in found if rule == "joined") == places
