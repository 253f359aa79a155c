"""The network: nodes and links that the ontology's edges draw, with their proof."""

from __future__ import annotations

import networkx as nx
import pytest

import ontology.schema
from extract.model import Article, Fact, Mention, Reading, Span
from graph.quads import reading_triples
from graph.store import Store
from ontology.namespaces import ID, ORDA, article_iri
from ontology.reference import Entity
from queries.ask.stored import facts
from queries.facts.network import linking, network
from tests.gold_graph import sample_store

TOKAYEV = f"{ID}kassym-jomart-tokayev"


@pytest.fixture(scope="module")
def graph() -> nx.MultiDiGraph[str]:
    return network(sample_store())


def test_nodes_have_names_types_and_colours(graph: nx.MultiDiGraph[str]) -> None:
    node = graph.nodes[TOKAYEV]
    assert (node["label"], node["type"], node["base"]) == ("Kassym-Jomart Tokayev", "Official", "Person")
    assert node["colour"] == ontology.schema.load().colours["Person"]
    assert "Қасым-Жомарт Тоқаев" in node["names"]
    assert node["articles"] > 5


def test_every_node_is_an_entity_and_every_link_has_its_proof(graph: nx.MultiDiGraph[str]) -> None:
    assert all(base in ontology.schema.ENTITY_CLASSES for _, base in graph.nodes(data="base"))
    proofs = [p for _, _, proof in graph.edges(data="evidence") for p in proof]
    assert len(proofs) > 100
    assert all(p["words"] and p["title"] and p["date"] for p in proofs)


def test_every_edge_of_the_ontology_is_drawn(graph: nx.MultiDiGraph[str]) -> None:
    drawn = {relation for _, _, relation in graph.edges(data="relation")}
    has_edges = {r.name for r in ontology.schema.load().relations.values() if r.edges}
    told = {fact.relation for fact in facts(sample_store())}
    assert drawn >= has_edges & told


def test_labels_follow_the_language() -> None:
    russian = network(sample_store(), language="ru", relations=["visit"])
    assert russian.nodes[TOKAYEV]["label"] == "Касым-Жомарт Токаев"
    assert {label for _, _, label in russian.edges(data="label")} == {"посещает"}


def test_reference_stays_near_what_articles_mention(graph: nx.MultiDiGraph[str]) -> None:
    known = [(a, b) for a, b, proof in graph.edges(data="evidence") if not proof]
    assert known
    strangers = {node for node, count in graph.nodes(data="articles") if not count}
    origins = {end for a, b, name in graph.edges(data="relation") if name == "formedFrom" for end in (a, b)}
    assert strangers <= origins


def test_two_networks_are_equal(graph: nx.MultiDiGraph[str]) -> None:
    again = network(sample_store())
    assert list(graph.nodes(data=True)) == list(again.nodes(data=True))
    assert list(graph.edges(keys=True, data=True)) == list(again.edges(keys=True, data=True))


def test_meeting_links_each_pair_once() -> None:
    people = [Entity(x, "Person", {"en": (x.title(),)}, known=False) for x in ("ann", "bob")]
    text = "Ann met Bob."
    fact = Fact("meeting", {"person": (people[0],), "counterpart": (people[1],)}, Span(0, 11), "test")
    mentions = tuple(Mention(Span(0, 3), p, "name") for p in people)
    store = Store()
    store.replace(article_iri("a"), reading_triples(Reading(Article("a", text), mentions, (fact,))))
    graph = network(store)
    assert [(a, b) for a, b in graph.edges()] == [(f"{ID}ann", f"{ID}bob")]


def test_empty_store() -> None:
    assert len(network(Store())) == 0


def test_what_links_entities_directly_are_two_place_relations_and_what_reference_data_state() -> None:
    stated = {r.iri for r in ontology.schema.load().relations.values() if r.statement}
    assert stated < linking()
    assert {iri.removeprefix(ORDA) for iri in linking() - stated} == {"formedFrom", "partOf", "succeeds"}
