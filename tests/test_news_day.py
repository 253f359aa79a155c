"""The day that news is about: which events without a date go on with it."""

from __future__ import annotations

import pytest

from extract.model import Fact
from extract.news_day import carried_on
from extract.relations import award, position, visit
from extract.text import Text
from ontology.reference import Entity
from tests.documents import ready

ISSUED = "2024-05-10"


def dates(text: Text, facts: list[Fact]) -> list[str]:
    """When each fact was, once the day is carried on."""
    return [", ".join(map(str, f.roles.get("when", ()))) for f in carried_on(facts, text.times)]


def visits(day: str, then: str, issued: str | None = ISSUED) -> list[str]:
    text = ready(f"{day} Bolat Omarov visited Rudny. {then}", issued=issued)
    return dates(text, list(visit.read(text)))


@pytest.mark.parametrize(
    ("then", "when"),
    [
        ("Bolat Omarov visited Aksu.", "2024-05-08"),
        ("Serik Askarov visited Aksu.", ""),  # somebody else
        ("Three days earlier Bolat Omarov visited Aksu.", ""),  # another time
        ("On May 9 Bolat Omarov visited Aksu.", "2024-05-09"),
    ],
)
def test_the_day_is_that_of_what_the_same_person_did(then: str, when: str) -> None:
    assert visits("On May 8", then) == ["2024-05-08", when]


@pytest.mark.parametrize(
    ("day", "issued", "carried"),
    [
        ("On April 26", ISSUED, True),
        ("On April 24", ISSUED, False),  # more than two weeks ago
        ("In May 2024", ISSUED, True),
        ("In April 2024", ISSUED, False),
        ("In 2024", ISSUED, False),  # no day
        ("On May 8, 2024", None, False),  # news of no day
    ],
)
def test_only_what_was_lately_carries_on(day: str, issued: str | None, carried: bool) -> None:
    first, then = visits(day, "Bolat Omarov visited Aksu.", issued)
    assert first
    assert then == (first if carried else "")


def test_the_nearest_before_goes_before_what_comes_after() -> None:
    text = ready(
        "Bolat Omarov visited Rudny. On May 8 Bolat Omarov visited Aksu. On May 9 Bolat Omarov visited Semey. "
        "Bolat Omarov visited Ridder.",
        issued=ISSUED,
    )
    assert dates(text, list(visit.read(text))) == ["2024-05-08", "2024-05-08", "2024-05-09", "2024-05-09"]


def test_a_state_takes_no_day() -> None:
    text = ready("On May 8 Bolat Omarov visited Rudny. Minister of Energy Bolat Omarov visited Aksu.", issued=ISSUED)
    facts = carried_on([*visit.read(text), *position.read(text)], text.times)
    assert [
        ("when" in f.roles, isinstance(f.roles["person"][0], Entity)) for f in facts if f.relation == "position"
    ] == [(False, True)]


def lead(beginning: str, then: str) -> str:
    text = ready(f"{beginning} {then}", issued=ISSUED)
    return dates(text, list(visit.read(text)))[-1]


@pytest.mark.parametrize(
    ("beginning", "when"),
    [
        ("On May 8 Bolat Omarov spoke.", "2024-05-08"),
        ("On May 8 Serik Askarov spoke.", ""),  # somebody else
        ("On May 8 Bolat Omarov spoke. On May 9 it rained.", ""),  # two days
        ("On April 2 Bolat Omarov spoke.", ""),  # long ago
        ("One. Two. Three. On May 8 Bolat Omarov spoke.", ""),  # not what the article begins with
    ],
)
def test_the_day_of_the_first_sentences(beginning: str, when: str) -> None:
    assert lead(beginning, "Bolat Omarov visited Aksu.") == when


@pytest.mark.parametrize(
    ("language", "first", "then", "when"),
    [
        ("en", "On May 8 Bolat Omarov visited Rudny.", "Omarov is a holder of the Order of Otan.", ""),
        ("en", "On May 8 Bolat Omarov visited Rudny.", "Omarov was awarded the Order of Otan.", "2024-05-08"),
        ("en", "Winners were named on May 8.", "Bolat Omarov became a holder of the Order of Otan.", "2024-05-08"),
        ("ru", "8 мая Болат Омаров посетил Рудный.", "Омаров – кавалер ордена Отан.", ""),
        ("kk", "8 мамырда Болат Омаров Рудныйға барды.", "Омаров – Отан орденінің иегері.", ""),
    ],
)
def test_an_award_that_somebody_has_is_not_of_the_day(language: str, first: str, then: str, when: str) -> None:
    text = ready(f"{first} {then}", language, issued=ISSUED)
    facts = [*visit.read(text), *award.read(text)]
    told = [date for fact, date in zip(facts, dates(text, facts), strict=True) if fact.relation == "award"]
    assert told == [when]
