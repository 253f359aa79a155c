"""Readings that cannot be so are dropped for their reason, and those that can stay, however odd."""

from __future__ import annotations

from decimal import Decimal

import pytest

import ontology.schema
from extract.grounding import grounded
from extract.model import Article, Dropped, Fact, Mention, Span
from extract.pipeline import extract
from extract.plausibility import CHECKS, named, plausible
from extract.relations import indicator, position, visit
from extract.text import Text
from ontology.reference import Entity
from tests.documents import ready, token

TEXT = "In 2021 Rudny received investments."


def figure(text: Text, number: int | str, unit: str, measure: str = "investments", at: str = "2021") -> Fact:
    """A figure whose number some words of a text say."""
    place = next(iter(text.document.units)).entity
    word = token(text.document, at)
    value = text.said(Decimal(number), word, word + 1)
    return text.fact(
        indicator.MEASURED, word, value=value, unit=unit, measure=measure, of=place, status="Actual"
    )  # fmt: skip


def reasons(text: Text, *facts: Fact) -> list[str]:
    """Why each of the facts that are dropped is; the others are kept as they are."""
    kept, dropped = plausible(facts, text)
    assert len(kept) + len(dropped) == len(facts)
    return [d.reason for d in dropped]


def test_each_reason_is_named_by_the_ontology_in_all_languages() -> None:
    labels = ontology.schema.load().implausibilities
    assert CHECKS.keys() == labels.keys()
    assert all(told.keys() == {"en", "ru", "kk"} for told in labels.values())


@pytest.mark.parametrize(
    ("number", "dropped"), [("705300000000", True), ("10001", True), ("150", False), ("-3", False)]
)
def test_a_percentage_beyond_reason(number: str, dropped: bool) -> None:
    text = ready("Output rose in Rudny by many percent.")
    found = reasons(text, figure(text, number, "percent", at="many"))
    assert found == (["ImplausiblePercentage"] if dropped else [])
    assert reasons(text, figure(text, number, "tenge", at="many")) == []


@pytest.mark.parametrize(("number", "dropped"), [("20000000000", True), ("2.5", True), ("7000000000", False)])
def test_people_beyond_reason(number: str, dropped: bool) -> None:
    text = ready("In Rudny work many people.")
    assert reasons(text, figure(text, number, "person", at="many")) == (["ImplausiblePeople"] if dropped else [])
    assert reasons(text, figure(text, number, "tonne", at="many")) == []


@pytest.mark.parametrize(
    ("told", "dropped"),
    [
        ("In 2021 Rudny received investments.", True),
        ("The output of Rudny for 8 months of 2021 passed that.", True),
        ("Rudny received 2021 tonnes.", False),
    ],
)
def test_a_year_is_no_count(told: str, dropped: bool) -> None:
    text = ready(told, issued="2022-01-01")
    assert reasons(text, figure(text, 2021, "tonne")) == (["YearAsCount"] if dropped else [])


def test_another_number_than_a_year_stays_beside_a_date() -> None:
    text = ready(TEXT, issued="2022-01-01")
    assert reasons(text, figure(text, 2021000, "tenge")) == []


@pytest.mark.parametrize(
    ("measure", "language", "dropped"),
    [
        ("Since", "en", True), ("64%", "en", False), ("investments", "en", False), ("to be invested", "en", False),
        ("на", "ru", True), ("инвестиций", "ru", False), ("произведено", "ru", False), ("инвестиция", "kk", False),
    ],
)  # fmt: skip
def test_a_measure_has_a_noun_or_a_verb(measure: str, language: str, dropped: bool) -> None:
    texts = {"en": "In Rudny 5 passed.", "ru": "В городе Рудный 5 прошло.", "kk": "Рудный қаласында 5 болды."}
    text = ready(texts[language], language)
    found = reasons(text, figure(text, 5, "tenge", measure, at="5"))
    assert found == (["MeasureOfNothing"] if dropped else [])


def new(name: str, cls: str, *, known: bool = False) -> Entity:
    return Entity(f"{cls.lower()}/a", cls, {"en": (name,)}, known=known)


@pytest.mark.parametrize(
    ("target", "dropped"),
    [
        (new("Day of the Republic", "Organization"), True),
        (new("Constitution Day", "Law"), True),
        (new("Museum of Victory Day Posters", "Facility"), False),
        (new("Day of the Republic", "Organization", known=True), False),
        (new("Day of Trees", "Campaign"), False),
    ],
)
def test_a_body_or_place_is_not_called_by_a_day(target: Entity, dropped: bool) -> None:
    text = ready("Bolat Omarov visited Rudny.")
    fact = text.fact(
        visit.VISIT_VERB, token(text.document, "visited"), person=next(iter(text.document.units)), target=target
    )
    assert reasons(text, fact) == (["NamedByOccasion"] if dropped else [])
    kept = list(named([Mention(Span(0, 5), target, "name")], text.document))
    assert bool(kept) != dropped, "its mentions go with it"


@pytest.mark.parametrize(
    ("start", "end", "dropped"),
    [("2019", "2015", True), ("2019-05", "2019-04-30", True), ("2019-05", "2019", False), ("2015", "2019", False)],
)
def test_nobody_leaves_a_post_before_taking_it_up(start: str, end: str, dropped: bool) -> None:
    text = ready("Bolat Omarov was director.")
    person = next(iter(text.document.units))
    fact = text.fact(position.VERB, 0, person=person, role="director", start=start, end=end)
    assert reasons(text, fact) == (["EndBeforeStart"] if dropped else [])


def test_what_is_dropped_is_told_with_its_rule_its_words_and_what_it_would_have_said() -> None:
    text = ready(TEXT, issued="2022-01-01")
    (fact,) = grounded([figure(text, 2021, "tonne")], text)
    _, (dropped,) = plausible([fact], text)
    said = "value 2021, unit tonne, measure investments, of Rudny, status Actual"
    assert dropped == Dropped("YearAsCount", "indicator/measured", Span(0, len(TEXT)), said)


def test_a_reading_of_an_article_has_what_was_dropped_apart_from_its_facts() -> None:
    reading = extract(Article("a", "Thus in 2021 KZT106 bn was provided for the roads of Rudny.", issued="2022"), "kz")
    assert [d.reason for d in reading.dropped] == ["YearAsCount"]
    assert all(Decimal(2021) not in fact.roles.get("value", ()) for fact in reading.facts)
