"""Facts read back: all of a store, or those among some nodes, with their roles, dates and evidence."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

import ontology.schema
from graph.store import Store
from ontology.namespaces import ID, ORDA, article_iri, iri
from queries.ask.stored import ARTICLES, SURENESS, WORDS, Evidence, evidence, facts, facts_named
from tests.gold_graph import sample_store

ARTICLE = article_iri("sample-en-06-kostanay-car-plant")


def test_every_fact_has_the_roles_without_which_there_is_none() -> None:
    schema = ontology.schema.load()
    seen = set()
    for fact in facts(sample_store()):
        seen.add(fact.relation)
        required = {role.name for role in schema.relations[fact.relation].roles.values() if role.required}
        assert required <= fact.roles.keys()
    assert seen == set(schema.relations)


def test_some_relations_only_and_none_of_no_name() -> None:
    assert {fact.relation for fact in facts(sample_store(), ["visit", "award"])} == {"visit", "award"}
    with pytest.raises(KeyError):
        list(facts(sample_store(), ["visitation"]))


def test_facts_among_nodes_are_the_same_facts_in_the_order_asked() -> None:
    store = sample_store()
    some = [fact for fact in facts(store) if fact.relation in ("located_in", "indicator", "position")][::-3]
    asked = [some[0].iri, f"{ID}astana", *(fact.iri for fact in some[1:])]
    assert list(facts_named(store, asked)) == some


def test_evidence_of_one_article_only() -> None:
    store = sample_store()
    told = [fact for fact in facts(store) if len({e.article for e in fact.evidence}) > 1]
    for fact in told:
        article = fact.evidence[0].article
        (alone,) = facts_named(store, [fact.iri], article)
        assert {e.article for e in alone.evidence} == {article}
    assert told
    assert evidence(store, [told[0].iri]).keys() == {told[0].iri}
    every = [fact.iri for fact in facts(store)]
    assert all(e.article == ARTICLE for places in evidence(store, every, ARTICLE).values() for e in places)


def test_evidence_is_told_apart_by_its_words_not_by_its_rule() -> None:
    assert Evidence("a", 0, 3, "Ann", "one", 0.5) == Evidence("a", 0, 3, "Ann", "other", 0.9)
    assert Evidence("a", 0, 3, "Ann") < Evidence("a", 1, 3, "nn")


def test_what_is_no_iri_is_not_put_into_a_query() -> None:
    with pytest.raises(ValueError, match="IRI"):
        list(facts_named(Store(), ["x> } DROP ALL"]))


def test_a_period_is_of_roles_that_say_when_and_of_terms_of_office() -> None:
    store = sample_store()
    (figure,) = [f for f in facts(store, ["indicator"]) if "percent" in f.texts(ORDA + "unit") and "2027" in f.period()]
    assert figure.period() == ("2027", "")
    tenures = {fact.iri: fact.period() for fact in facts(store, ["position"])}
    assert tenures[f"{ID}tenure/nursultan-nazarbayev-president-1990"] == ("1990-04", "2019-03-20")


def test_what_is_not_asked_of_evidence_is_not_read(built: Store) -> None:
    whole = {fact.iri: fact.evidence for fact in facts(built, ["visit"])}
    words = {fact.iri: fact.evidence for fact in facts(built, ["visit"], read=WORDS)}
    articles = {fact.iri: fact.evidence for fact in facts(built, ["visit"], read=ARTICLES)}
    assert words == whole
    assert any(e.rule and e.spans for places in whole.values() for e in places)
    assert not any(e.rule or e.spans for places in words.values() for e in places)
    assert articles == {
        iri: tuple(sorted({Evidence(e.article, 0, 0, "") for e in places})) for iri, places in whole.items()
    }


def test_of_one_article_read_without_its_words_the_surest_place_counts() -> None:
    fact, graph = ox.NamedNode(f"{ID}fact/visit-1"), ox.NamedNode(ARTICLE)
    quads = [ox.Quad(fact, ox.NamedNode(iri("rdf:type")), ox.NamedNode(iri("orda:Visit")))]
    for number, sure in enumerate(("0.6", "0.9", "0.7")):
        words = ox.NamedNode(f"{ARTICLE}/words/{number}")
        sureness = ox.Literal(sure, datatype=ox.NamedNode(iri("xsd:decimal")))
        quads += [
            ox.Quad(fact, ox.NamedNode(iri("prov:wasDerivedFrom")), words, graph),
            ox.Quad(words, ox.NamedNode(iri("oa:hasSource")), graph, graph),
            ox.Quad(words, ox.NamedNode(iri("orda:confidence")), sureness, graph),
        ]
    (read,) = facts(Store.holding(quads), ["visit"], read=SURENESS)
    assert [place.confidence for place in read.evidence] == [0.9]
