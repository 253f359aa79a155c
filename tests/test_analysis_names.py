"""What a name means, and the card of an entity."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pyoxigraph as ox
import pytest

import orda
from graph.store import Store
from ontology.namespaces import ID, PREFIXES
from queries.ask.catalog import QueryError
from tests.gold_graph import sample_store
from tests.small_graph import AIDA, AKIM, small_store

TOKAYEV = f"{ID}kassym-jomart-tokayev"


@pytest.fixture(scope="module")
def kg() -> orda.KnowledgeGraph:
    return orda.KnowledgeGraph(sample_store())


@pytest.fixture(scope="module")
def small() -> orda.KnowledgeGraph:
    return orda.KnowledgeGraph(small_store())


@pytest.mark.parametrize("name", ["Tokayev", "Токаев", "Тоқаевтың", "kassym-jomart-tokayev"])
def test_a_name_in_any_language_and_form_finds_whom_it_means(kg: orda.KnowledgeGraph, name: str) -> None:
    found = kg.find(name)
    assert found["iri"].iloc[0] == TOKAYEV
    assert found["mentions"].iloc[0] > 1
    assert (found.entity.iri, found.entity.name) == (TOKAYEV, "Kassym-Jomart Tokayev")


def test_candidates_are_told_apart_and_the_one_meant_comes_first(kg: orda.KnowledgeGraph) -> None:
    found = kg.find("Almaty")
    assert found["name"].iloc[0] == "Almaty"
    assert found.title.endswith("meant is Almaty")
    assert found["about"].iloc[:2].tolist() == ["city, Kazakhstan", "region, Kazakhstan"]
    assert len(found) == 20
    assert found.left_out["number"].sum() > 0


def test_where_none_is_meant_candidates_are_shown_and_an_entity_is_refused(kg: orda.KnowledgeGraph) -> None:
    found = kg.find("Abai district")
    assert len(found) > 1
    assert "meant" not in found.title
    with pytest.raises(QueryError, match="may be any of"):
        _ = found.entity
    assert len(kg.find("Ruritania")) == 0
    with pytest.raises(QueryError, match="nothing in the graph is called"):
        _ = kg.find("Ruritania").entity


def test_an_office_with_a_date_is_who_held_it(kg: orda.KnowledgeGraph) -> None:
    assert kg.find("akim of Zhambyl region 2021").entity.name == "Berdibek Saparbayev"


def test_a_person_s_card(small: orda.KnowledgeGraph) -> None:
    card = small.entity("Аида Серик")
    assert (card.iri, card.id, card.name, card.kind) == (AIDA, "aida-serik", "Aida Serik", "official")
    assert card.names == {"en": ["Aida Serik"], "ru": ["Аида Серик"]}
    assert card.present == ["Akim of North region, since 1 February 2020"]
    assert list(card.career) == [*card.present, "Deputy head, since 2011, until 2013"]
    assert card.facts == {"instruction": 3, "tenure": 2, "visit": 2}
    assert (card.mentions, card.articles[0].title, card.articles[0].date) == (3, "A bridge is mended", "2021-05-06")
    assert card.point is None


def test_a_place_s_card_says_who_holds_its_offices_and_where_it_is(kg: orda.KnowledgeGraph) -> None:
    card = kg.entity("Zhetysu region")
    assert card.present == ["Beibit Issabayev: Akim of Zhetysu region, since June 2022"]
    assert list(card.within) == ["Kazakhstan"]
    assert card.point is not None
    assert 42 < card.point[0] < 48
    assert list(card.career) == []


def test_a_card_prints_and_is_told_in_three_languages() -> None:
    for language, heading in (("en", "Career"), ("ru", "Карьера"), ("kk", "Мансабы")):
        card = orda.KnowledgeGraph(small_store(), language).entity(AIDA)
        assert f"{heading}: " in str(card)
        assert heading in card._repr_html_()
    assert str(card).splitlines()[0] == "Aida Serik (лауазымды тұлға)"


def test_a_card_is_taken_where_a_name_is(small: orda.KnowledgeGraph) -> None:
    assert len(small.career(small.entity("Aida Serik"))) == 2
    assert small.visits(visitor=small.find("Aida Serik").entity).title == "2 visits by Aida Serik, 2021"


def _hostile() -> Iterator[ox.Quad]:
    name = ox.Literal("<script>alert(1)</script> \u202e & \x1b[31m", language="en")
    entity = ox.NamedNode(ID + "evil")
    yield ox.Quad(entity, ox.NamedNode(PREFIXES["rdf"] + "type"), ox.NamedNode(PREFIXES["orda"] + "Person"))
    yield ox.Quad(entity, ox.NamedNode(PREFIXES["skos"] + "prefLabel"), name)


def test_hostile_names_stay_text() -> None:
    card = orda.KnowledgeGraph(Store.holding(_hostile())).entity("evil")
    shown = card._repr_html_()
    assert "<script" not in shown
    assert "&lt;script&gt;" in shown
    assert not re.search("[\u202e\x1b]", str(card))


def test_what_has_no_card_is_told(small: orda.KnowledgeGraph) -> None:
    with pytest.raises(QueryError, match="nothing in the graph is called “Nobody”"):
        small.entity("Nobody")
    assert small.entity(AKIM).name == "Akim of North region"  # an office has one, too
