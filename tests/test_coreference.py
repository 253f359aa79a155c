"""What descriptions and bare titles mean in an article."""

from __future__ import annotations

import pytest

from extract.coreference import Context
from tests.documents import document, token

ALMATY = "Anna Smirnova came to Almaty region. "
ALMATY_RU = "Анна Смирнова приехала в Алматинскую область. "


@pytest.mark.parametrize(
    ("language", "text", "at", "meant"),
    [
        ("en", ALMATY + "People in the region work.", "the", "almaty-region"),
        ("en", ALMATY + "The regional akimat works.", "The", "akimat-of-almaty-region"),
        ("en", ALMATY + "Few think that akimat matters.", "akimat", None),
        ("en", ALMATY + "The government of the country works.", "The", "government-of-kazakhstan"),
        ("en", "The akimat of Karaganda region works.", "The", "akimat-of-karaganda-region"),
        ("ru", ALMATY_RU + "Там акимат работает.", "акимат", "akimat-of-almaty-region"),
        ("ru", ALMATY_RU + "Там предприятия работают.", "предприятия", None),
        ("ru", "Жители Жарминского района ждут. Районный акимат работает.", "Районный", "akimat-of-zharma-district"),
        ("kk", "Жарма ауданы күтуде. Кеше аудан әкімдігі істеді.", "аудан", "akimat-of-zharma-district"),
    ],
)
def test_a_description(language: str, text: str, at: str, meant: str | None) -> None:
    found = document(text, language=language)
    found = found.with_units([u for u in found.units if u.why != "nominal"])
    unit = Context(found).described_at(0, token(found, at))
    assert (unit.entity.id.rpartition("/")[2] if unit is not None else None) == meant


def test_the_administration_of_a_place_that_has_no_entry_bears_its_names() -> None:
    found = document("He came to Kaskelen. The city akimat works.", language="en")
    found = found.with_units([u for u in found.units if u.why != "nominal"])
    unit = Context(found).described_at(0, token(found, "The"))
    assert unit is not None
    assert (unit.entity.name("en"), unit.entity.known) == ("Akimat of Kaskelen", False)
    assert unit.entity.names["ru"] == ("Акимат: Каскелен",)


def test_the_thing_of_a_kind_that_was_named_last() -> None:
    text = "The Saturn plant and the Vega plant were opened. People like the plant now."
    found = document(text, language="en")
    found = found.with_units([u for u in found.units if u.why != "nominal"])
    like = token(found, "like")
    unit = Context(found).described_at(0, like + 1)
    assert unit is not None
    assert "Vega" in unit.entity.name("en")
    assert Context(found).described_at(0, token(found, "and") + 1) is None


def test_a_bare_title_is_the_person_first_given_it() -> None:
    found = document("Minister Anna Smirnova came.\n\nMinister Ivan Petrov came.\n\nThen the minister spoke of it.\n")
    unit = found.unit_at(token(found, "spoke") - 1)
    assert unit is not None
    assert unit.entity.name("en") == "Anna Smirnova"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Anna Smirnova, governor of Kostanay region, came. Then the mayor of the region spoke.", "Anna Smirnova"),
        ("Prime Minister Anna Smirnova came. Then the Head of Government spoke.", "Anna Smirnova"),
        ("President of Uzbekistan Anna Smirnova came. Then the Head of State spoke.", "Anna Smirnova"),
        ("Anna Smirnova came. Then the akim spoke.", "Anna Smirnova"),  # the only person
    ],
)
def test_a_title_in_other_words(text: str, name: str) -> None:
    found = document(text, language="en")
    unit = found.unit_at(token(found, "spoke") - 1)
    assert unit is not None
    assert unit.entity.name("en") == name


def test_a_post_that_one_of_two_persons_may_hold() -> None:
    found = document("Anna Smirnova met Ivan Petrov. Then the akim spoke.", language="en")
    assert found.unit_at(token(found, "spoke") - 1) is None


def test_the_akimat_of_the_district_that_an_article_is_about() -> None:
    text = "Жители Жарминского района и гости Жарминского района из Абайской области приехали. Там акимат работает."
    found = document(text, language="ru")
    unit = found.unit_at(token(found, "акимат"))
    assert unit is not None
    assert "zharma-district" in unit.entity.id


@pytest.mark.parametrize(
    ("text", "issued", "meant"),
    [
        ("Askhat Shakharov summed up the year. The region grows.", "2025-12-30", "aktobe-region"),
        ("Askhat Shakharov summed up the year. The region grows.", "2020-12-30", None),
        ("Askhat Shakharov summed up the year. The region grows.", None, None),
        ("Askhat Shakharov came to Almaty region. The region grows.", "2025-12-30", "almaty-region"),
    ],
)
def test_who_governs_tells_the_region_of_an_article_that_names_none(
    text: str, issued: str | None, meant: str | None
) -> None:
    found = document(text, language="en", issued=issued)
    region = Context(found).meant("Region", len(found.tokens) - 1)
    assert (region.id if region is not None else None) == meant
