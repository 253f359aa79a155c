"""A fact told as a sentence: from the ontology's patterns, and from toy ones that show each of their marks."""

from __future__ import annotations

from dataclasses import replace

import pytest

import ontology.schema
from ontology.namespaces import ID, ORDA
from ontology.reference import LANGUAGES
from ontology.schema import Relation
from queries.facts.named import Named
from queries.facts.telling import Teller, text

RELATIONS = ontology.schema.load().relations
PERSON, PLACE, OFFICE = (ID + name for name in ("aida-serik", "north-region", "akim-of-north-region"))
NAMES = {
    PERSON: Named("Aida Serik", PERSON, "Person"),
    PLACE: Named("North region", PLACE, "Place"),
    OFFICE: Named("Akim of North region", OFFICE),
    ORDA + "Target": Named("target", ORDA + "Target"),
}
VISIT = {"person": [PERSON], "target": [PLACE], "when": ["2021-05-04"]}


def teller(language: str = "en", about: str = "", seats: dict[str, frozenset[str]] | None = None) -> Teller:
    return Teller(NAMES, language, seats or {}, frozenset([about]))


def toy(pattern: str) -> Relation:
    return replace(RELATIONS["visit"], sentence={"en": pattern})


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Aida Serik visited North region, 4 May 2021"),
        ("ru", "Aida Serik — поездка: North region, 4 мая 2021 г."),
        ("kk", "Aida Serik — сапар: North region, 2021 ж. 4 мамыр"),
    ],
)
def test_a_fact_is_a_sentence_in_each_language(language: str, told: str) -> None:
    assert " ".join(text(teller(language)(RELATIONS["visit"], VISIT)).split()) == told


def test_a_page_does_not_repeat_whom_it_is_about() -> None:
    assert text(teller(about=PERSON)(RELATIONS["visit"], VISIT)) == "Visited North region, 4 May 2021"
    assert text(teller(about=PLACE)(RELATIONS["visit"], VISIT)).startswith("Aida Serik visited North region")


def test_what_has_a_page_keeps_its_address_in_the_sentence() -> None:
    assert [piece.iri for piece in teller()(RELATIONS["visit"], VISIT) if piece.iri] == [PERSON, PLACE]


def test_what_is_in_brackets_is_left_out_where_a_role_has_no_value() -> None:
    known = {"person": [PERSON], "target": [PLACE]}
    assert text(teller()(toy("{person}[ in {target}][, {when}]"), known)) == "Aida Serik in North region"
    assert text(teller()(toy("[{when}, ]seen by {person}"), known)) == "Seen by Aida Serik"


def test_what_joined_a_part_that_is_left_out_is_gone_with_it() -> None:
    assert text(teller(about=PERSON)(toy("[{person}][: {target}]"), VISIT)) == "North region"


def test_several_values_stand_side_by_side_without_whom_the_page_is_about() -> None:
    met = {"person": [PERSON, PLACE]}
    assert text(teller()(toy("Met: {person}"), met)) == "Met: Aida Serik, North region"
    assert text(teller(about=PLACE)(toy("Met: {person}"), met)) == "Met: Aida Serik"


def test_a_place_that_its_office_names_is_not_told_beside_it() -> None:
    held = {"person": [PERSON], "role": [OFFICE], "body": [PLACE], "start": ["2020"]}
    assert "North region, North region" in text(teller()(RELATIONS["position"], held))
    told = teller(seats={OFFICE: frozenset([PLACE])})(RELATIONS["position"], held)
    assert text(told) == "Aida Serik: Akim of North region, since 2020"


def test_a_figure_has_its_number_in_words_and_a_measure_unless_that_is_its_unit() -> None:
    figure = {"value": ["12000000000"], "unit": ["tenge"], "measure": ["local budget"], "status": [ORDA + "Target"]}
    assert text(teller()(RELATIONS["indicator"], figure)) == "12 billion tenge, local budget, target"
    counted = {"value": ["3"], "unit": ["school"], "measure": ["Schools"]}
    assert text(teller()(RELATIONS["indicator"], counted)).startswith("3 schools")
    assert text(teller()(RELATIONS["indicator"], counted)).casefold().count("school") == 1


def test_a_quotation_is_its_words() -> None:
    told = teller(about=PERSON)(RELATIONS["quote"], {"speaker": [PERSON]}, "the road is open,")
    assert text(told) == "“the road is open”"


def test_a_relation_without_a_pattern_is_told_by_its_label_and_values() -> None:
    plain = replace(RELATIONS["visit"], sentence={})
    assert text(teller()(plain, {"person": [PERSON]})) == "Visit: Aida Serik;"


@pytest.mark.parametrize("name", RELATIONS)
def test_every_relation_has_a_sentence_and_headings_in_each_language(name: str) -> None:
    relation = RELATIONS[name]
    assert set(relation.sentence) == set(LANGUAGES)
    entities = [role for role in relation.roles.values() if role.kind in ("entity", "title") and role.required]
    assert entities or name == "indicator"
    for role in entities:
        assert set(role.heading) == set(LANGUAGES), role.name


def test_a_measure_in_another_language_is_told_by_its_concept_and_one_without_as_words_of_its_language() -> None:
    figure = {
        "value": ["3"], "unit": ["tenge"], "measure": ["the output of plants"], "status": [ORDA + "Target"],
        "concept": [ORDA + "IndustrialOutput"],
    }  # fmt: skip
    spoken = {"the output of plants": "en"}
    names = {**NAMES, ORDA + "IndustrialOutput": Named("объём производства", ORDA + "IndustrialOutput")}
    russian, relation = replace(teller("ru"), names=names), RELATIONS["indicator"]
    assert text(russian(relation, figure, languages=spoken)) == "3 тенге, объём производства, target"
    english = teller("en")(relation, figure, languages=spoken)
    assert text(english) == "3 tenge, the output of plants, target"
    without = {role: told for role, told in figure.items() if role != "concept"}
    own = [piece for piece in russian(relation, without, languages=spoken) if piece.language is not None]
    assert [(piece.text, piece.language) for piece in own] == [("the output of plants", "en")]


def test_a_unit_that_no_language_has_words_for_is_marked_as_an_articles() -> None:
    figure = {"value": ["3"], "unit": ["gizmo"], "status": [ORDA + "Target"]}
    told = teller("ru")(RELATIONS["indicator"], figure)
    assert [piece.text for piece in told if piece.language is not None] == ["gizmo"]
