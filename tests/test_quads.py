"""From readings to triples: who is who, where it was read, and nothing that breaks out of its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

import ontology.reference
import ontology.schema
from extract.model import Article, Dropped, Fact, Mention, Reading, Span, Value
from graph.quads import EvidenceError, date_literal, entity_triples, fact_iri, reading_triples, reference_triples
from graph.store import Store, Triple
from ontology.namespaces import article_iri, entity_iri, iri
from ontology.reference import Entity
from tests.conftest import assert_consistent, contents

TEXT = "President Kassym-Jomart Tokayev visited Almaty region. “We build roads,” he said."
HOSTILE = [
    '"',
    "\\",
    "{}",
    "\\u0000",
    "} DELETE WHERE { ?s ?p ?o }",
    "a\nb",
    "'''",
    "<x> .",
    "%22",
    "Ә",
    "\u202e",
    "😀",
    " ",
]


def entity(identifier: str) -> Entity:
    return ontology.reference.load("kz").entities[identifier]


TOKAYEV, REGION = entity("kassym-jomart-tokayev"), entity("almaty-region")
WHOLE = Span(0, 54)


def node(name: str) -> ox.NamedNode:
    return ox.NamedNode(iri(name))


def visit(span: Span = WHOLE, **roles: Value) -> Fact:
    all_roles: Mapping[str, Value] = {"person": TOKAYEV, "target": REGION, **roles}
    return Fact("visit", {k: (v,) for k, v in all_roles.items()}, span, "visit/verb", 0.9)


def reading(*facts: Fact, text: str = TEXT, identifier: str = "a", **fields: str) -> Reading:
    return Reading(Article(identifier, text, **fields), (), facts)


def values(triples: set[Triple], predicate: str) -> set[str]:
    return {o.value for _, p, o in triples if p == node(predicate)}


# ---- facts


def test_a_fact_and_its_evidence() -> None:
    triples = set(reading_triples(reading(visit())))
    (fact,) = (s for s, p, o in triples if p == node("rdf:type") and o == node("orda:Visit"))
    assert values(triples, "orda:visitor") == {entity_iri("kassym-jomart-tokayev")}
    assert values(triples, "orda:destination") == {entity_iri("almaty-region")}
    assert values(triples, "oa:exact") == {TEXT[:54]}
    assert (values(triples, "oa:start"), values(triples, "oa:end")) == ({"0"}, {"54"})
    assert values(triples, "oa:hasSource") == {article_iri("a")}
    assert (values(triples, "orda:rule"), values(triples, "orda:confidence")) == ({"visit/verb"}, {"0.9"})
    assert any(s == fact and p == node("prov:wasDerivedFrom") for s, p, _ in triples)
    assert values(triples, "orda:mentions") == {entity_iri("kassym-jomart-tokayev"), entity_iri("almaty-region")}


def test_words_that_prove_several_facts_stand_once() -> None:
    """Of another year it is another fact; its evidence is its own, and the words are the same."""
    triples = set(reading_triples(reading(visit(when="2023"), visit(when="2024"))))
    assert len(values(triples, "prov:wasDerivedFrom")) == 2
    assert values(triples, "oa:hasSelector") == {f"{article_iri('a')}/words/0-54"}
    for predicate in ("oa:start", "oa:end", "oa:exact"):
        assert len([p for _, p, _ in triples if p == node(predicate)]) == 1
    proofs = {s for s, p, _ in triples if p in (node("oa:hasSource"), node("oa:exact"))}
    assert not [s for s, p, _ in triples if p == node("rdf:type") and s in proofs]  # what they are, the ontology says


def test_the_words_of_roles_stand_with_the_evidence() -> None:
    spoken = replace(visit(), spans={"person": (Span(10, 31),), "target": (Span(40, 53),)}, trigger=Span(32, 39))
    triples = set(reading_triples(reading(spoken)))
    assert values(triples, "orda:spans") == {"person=10,31 target=40,53 trigger=32,39"}
    assert {p for _, p, _ in set(reading_triples(reading(visit())))} == {p for _, p, _ in triples} - {
        node("orda:spans")
    }


def test_what_was_dropped_stands_in_its_articles_graph_alone() -> None:
    dropped = Dropped("YearAsCount", "indicator/measured", Span(0, 9), "value 2021, unit tonne")
    triples = set(reading_triples(replace(reading(visit()), dropped=(dropped,))))
    assert values(triples, "orda:reason") == {iri("orda:YearAsCount")}
    assert values(triples, "orda:wouldSay") == {"value 2021, unit tonne"}
    assert TEXT[:9] in values(triples, "oa:exact")
    store = Store()
    store.replace(article_iri("a"), triples)
    assert list(store.query("SELECT ?d WHERE { GRAPH ?g { ?d a orda:DroppedReading } }"))  # type: ignore[arg-type]
    assert not list(store.query("SELECT ?d WHERE { ?d orda:reason|orda:wouldSay|orda:spans|a ?x . "
                                "FILTER(?x = orda:DroppedReading || !isIRI(?x)) }"))  # type: ignore[arg-type]  # fmt: skip


def test_a_two_place_relation_is_stated_directly_too() -> None:
    programme = entity("rukhani-zhangyru")
    fact = Fact("implemented_in", {"initiative": (programme,), "place": (REGION,)}, Span(0, 9), "r")
    triples = set(reading_triples(reading(fact)))
    assert (
        ox.NamedNode(entity_iri(programme.id)), node("orda:implementedIn"), ox.NamedNode(entity_iri(REGION.id))
    ) in triples  # fmt: skip
    assert node("orda:Assertion").value in values(triples, "rdf:type")


@given(st.integers(-5, len(TEXT) + 5), st.integers(-5, len(TEXT) + 5))
def test_evidence_lies_within_the_text(start: int, end: int) -> None:
    written = reading(visit(Span(start, end)))
    if 0 <= start < end <= len(TEXT):
        assert values(set(reading_triples(written)), "oa:exact") == {TEXT[start:end]}
    else:
        with pytest.raises(EvidenceError, match=r"article/a: visit/verb: the evidence .* is not within the text"):
            list(reading_triples(written))


def identity(fact: Fact, article: str = "a", words: str = "w") -> str:
    return fact_iri(fact, ontology.schema.load().relations[fact.relation], article, words)


def test_when_two_readings_are_one_fact() -> None:
    assert identity(visit()) == identity(replace(visit(), rule="other", confidence=0.1, evidence=Span(1, 2)))
    assert identity(visit()) != identity(visit(), article="b"), "an undated visit is of its article"
    assert identity(visit(when="2023")) == identity(visit(when="2023"), article="b")
    assert identity(visit(when="2023")) != identity(visit(when="2022"))
    initiated = Fact("initiated_by", {"initiative": (entity("nurly-zhol"),), "agent": (TOKAYEV,)}, Span(0, 1), "r")
    assert identity(initiated) == identity(initiated, "b", "x"), "a state is a state in every article"
    quotation = Fact("quote", {"speaker": (TOKAYEV,)}, Span(0, 1), "r")
    assert identity(quotation) == identity(quotation, article="b")
    assert identity(quotation) != identity(quotation, words="x")


def test_one_fact_in_two_articles_is_one_node_with_two_evidences() -> None:
    store = Store()
    for name in ("a", "b"):
        store.replace(article_iri(name), reading_triples(reading(visit(when="2023"), identifier=name)))
    (fact,) = {s for s, p, o in contents(store)[""] if o == node("orda:Visit")}
    proofs = {q.object for q in store.quads() if q.subject == fact and q.predicate == node("prov:wasDerivedFrom")}
    assert len(proofs) == 2


@pytest.mark.parametrize(
    ("value", "literal"), [("0.5", "0.5"), ("1500.0", "1500"), ("1E+9", "1000000000"), ("8.50", "8.5"), ("100", "100")]
)
def test_numbers_have_one_spelling(value: str, literal: str) -> None:
    roles: dict[str, tuple[Value, ...]] = {
        "value": (Decimal(value),), "unit": ("tenge",), "measure": ("output",), "status": ("Actual",)
    }  # fmt: skip
    triples = set(reading_triples(reading(Fact("indicator", roles, Span(0, 9), "r"))))
    assert values(triples, "orda:value") == {literal}


@pytest.mark.parametrize(
    ("date", "datatype"), [("2018", "xsd:gYear"), ("2018-01", "xsd:gYearMonth"), ("2018-01-11", "xsd:date")]
)
def test_dates_are_as_precise_as_they_are(date: str, datatype: str) -> None:
    assert date_literal(date) == ox.Literal(date, datatype=node(datatype))
    (issued,) = (o for _, p, o in reading_triples(reading(issued=date)) if p == node("dcterms:issued"))
    assert issued == date_literal(date)


def test_without_a_date_there_is_none() -> None:
    assert values(set(reading_triples(reading(visit()))), "dcterms:issued") == set()


@pytest.mark.parametrize(
    "roles", [{"target": "2018"}, {"target": Decimal(1)}, {"target": Entity("order", "Order", {})}]
)
def test_a_value_that_does_not_fit_its_role_is_refused(roles: dict[str, Value]) -> None:
    with pytest.raises(ValueError, match="target"):
        list(reading_triples(reading(visit(**roles))))


# ---- articles and entities


def test_the_whole_article_is_kept() -> None:
    fields = {
        "title": "Visit",
        "issued": "2023-02-14",
        "language": "en",
        "publisher": "Steppe Wire",
        "creator": "Aliya",
    }
    triples = set(reading_triples(reading(source="https://example.org/a?b=c", **fields)))
    for predicate, value in (
        ("orda:text", TEXT),
        ("dcterms:title", "Visit"),
        ("dcterms:language", "en"),
        ("dcterms:publisher", "Steppe Wire"),
        ("dcterms:creator", "Aliya"),
        ("dcterms:identifier", "a"),
        ("dcterms:source", "https://example.org/a?b=c"),
    ):
        assert values(triples, predicate) == {value}


@pytest.mark.parametrize(
    "source",
    [
        'https://e.org/"> <x',
        "javascript:alert(1)",
        "newspaper, page 3",
        "https://e.org/{a}",
        "http://[e.org",
        "https://e.org/%zz",
        "http://e.org:port/",
    ],
)
def test_an_address_that_is_none_stays_text(source: str) -> None:
    (found,) = (o for _, p, o in reading_triples(reading(source=source)) if p == node("dcterms:source"))
    assert found == ox.Literal(source)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_text_breaks_out_of_its_place(hostile: str) -> None:
    name = f"x{hostile}y"
    stranger = Entity(f"person/{name}", "Person", {"en": (name, hostile)}, known=False)
    fields = dict.fromkeys(("title", "publisher", "creator", "source"), name)
    store, other = Store(), set(reading_triples(reading(visit())))
    store.replace(article_iri("b"), other)
    graph = article_iri(name)
    assert ox.NamedNode(graph).value == graph
    for text in (f"{hostile} came.", f"{hostile} left.", f"{hostile} came."):
        fact = Fact("visit", {"person": (stranger,), "target": (REGION,)}, Span(0, len(text)), "r")
        store.replace(graph, reading_triples(reading(fact, text=text, identifier=name, **fields)))
        triples = contents(store)[graph]
        assert values(triples, "orda:text") == values(triples, "oa:exact") == {text}
        assert values(triples, "dcterms:identifier") == {name}
        assert values(triples, "dcterms:title") == values(triples, "dcterms:publisher") == {name}
        assert values(triples, "skos:prefLabel") == {name}
        assert values(triples, "skos:altLabel") == {hostile}
        assert contents(store)[article_iri("b")] == other
        assert_consistent(store)


@given(st.text(min_size=1, max_size=20), st.text(min_size=1, max_size=20))
def test_names_of_articles_and_entities_stay_apart(one: str, other: str) -> None:
    for make in (article_iri, entity_iri):
        assert ox.NamedNode(make(one)).value == make(one)
        assert (make(one) == make(other)) == (one == other)


def test_a_known_entity_is_described_by_the_reference_graph_alone() -> None:
    settlement = next(e for e in ontology.reference.load("kz").entities.values() if e.type == "Settlement")
    stranger = Entity("person/aru", "Person", {"en": ("Aru",)}, known=False)
    mentions = tuple(Mention(Span(0, 1), e, "name") for e in (REGION, settlement, stranger))
    triples = set(reading_triples(Reading(Article("a", TEXT), mentions)))
    described = {s.value for s, p, _ in triples if p == node("skos:prefLabel")}
    assert described == {entity_iri(settlement.id), entity_iri("person/aru")}


def test_an_entity_has_its_class_base_class_and_names() -> None:
    triples = set(entity_triples(REGION, ontology.schema.load()))
    assert values(triples, "rdf:type") == {iri("orda:Region"), iri("orda:Place")}
    assert {"Almaty region", "Алматинская область", "Алматы облысы"} <= values(triples, "skos:prefLabel")
    assert values(triples, "orda:kato") == {"190000000"}
    assert values(triples, "orda:locatedIn") == {entity_iri("kazakhstan")}
    assert values(triples, "orda:centre") == {entity_iri("konaev")}


def test_the_reference_graph() -> None:
    triples = set(reference_triples(ontology.reference.load("kz")))
    assert (
        ox.NamedNode(entity_iri("zhetysu-region")), node("orda:formedFrom"), ox.NamedNode(entity_iri("almaty-region"))
    ) in triples  # fmt: skip
    assert "Nur-Sultan" in values(triples, "skosxl:literalForm")
    assert triples == set(reference_triples(ontology.reference.load("kz")))
    kinds = {o for _, p, o in triples if p == node("rdf:type")}
    assert node("orda:Tenure") in kinds
    assert node("orda:Settlement") not in kinds
