"""The network: nodes and links that the ontology's edges draw, with their proof."""

from __future__ import annotations

from itertools import pairwise

import networkx as nx
import pytest

import ontology.schema
from extract.model import Article, Fact, Mention, Reading, Span
from graph.quads import reading_triples
from graph.store import Store
from ontology.namespaces import ID, article_iri
from ontology.reference import Entity
from queries.facts.network import ego, network, paths
from queries.facts.sentences import sentence
from queries.facts.stored import Evidence, facts
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
    bare = network(sample_store(), include_reference=False)
    assert all(proof for _, _, proof in bare.edges(data="evidence"))
    assert bare.number_of_edges() < graph.number_of_edges()
    strangers = {node for node, count in graph.nodes(data="articles") if not count}
    origins = {end for a, b, name in graph.edges(data="relation") if name == "formedFrom" for end in (a, b)}
    assert strangers <= origins


def test_two_networks_are_equal(graph: nx.MultiDiGraph[str]) -> None:
    again = network(sample_store())
    assert list(graph.nodes(data=True)) == list(again.nodes(data=True))
    assert list(graph.edges(keys=True, data=True)) == list(again.edges(keys=True, data=True))


def test_ego_and_paths(graph: nx.MultiDiGraph[str]) -> None:
    assert TOKAYEV in ego(graph, f"{ID}akmola-region")
    found = paths(graph, f"{ID}amandyk-batalov", TOKAYEV) if f"{ID}amandyk-batalov" in graph else []
    for chain in [*found, *paths(graph, f"{ID}almaty-region", TOKAYEV)]:
        assert all(one == before for (_, _, before), (one, _, _) in pairwise(chain))
        assert chain[-1][2] == TOKAYEV
    with pytest.raises(nx.NodeNotFound):
        ego(graph, f"{ID}nobody")


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


TEXT = "First one. It was said that\n\nIn 2017, 12 tenge came. “So be it.” The end"


@pytest.mark.parametrize(
    ("words", "before", "after"),
    [
        ("12 tenge", "In 2017, ", " came."),
        ("First one.", "", ""),
        ("So be it.", "“", ""),
        ("The end", "", ""),
        ("one. It was", "First ", " said that"),
    ],
)
def test_sentence_around_words(words: str, before: str, after: str) -> None:
    start = TEXT.index(words)
    found = sentence(TEXT, Evidence("a", start, start + len(words), words))
    assert (found.before, found.words, found.after) == (before, words, after)


def test_sentence_of_unknown_text_is_the_words() -> None:
    assert sentence("", Evidence("a", 3, 8, "words")).words == "words"
