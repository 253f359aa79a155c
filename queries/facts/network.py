"""The graph as a network: entities, and the links that facts draw between them.

Which roles of a fact a link joins, and what it is called, the ontology says; no relation is named here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from typing import Any

import networkx as nx
import pyoxigraph as ox

import ontology.schema
from ontology.namespaces import LOCATED_IN, ORDA, PREFIXES
from ontology.namespaces import iri as expanded
from ontology.schema import ENTITY_CLASSES, in_language
from queries.ask import resolve
from queries.ask.source import Source, chunks, nodes, rows, texts
from queries.ask.stored import StoredFact, facts
from queries.facts.proofs import Proof, proofs

GREY = "#999999"

# What says what an entity is called, and what it is.
_CALLED = (*(PREFIXES["skos"] + name for name in ("prefLabel", "altLabel")), PREFIXES["rdf"] + "type")

# What the reference data state beside the relations, worth a link.
_BESIDE = ("formedFrom", "partOf", "succeeds")
# What a map shows better than a network.
GEOGRAPHY = frozenset([expanded(LOCATED_IN), ORDA + "formedFrom", ORDA + "partOf"])


def is_geography(relation: str) -> bool:
    """Does a link's relation tell where something lies or belongs?"""
    stated = ontology.schema.load().relations.get(relation)
    return (stated.iri if stated else ORDA + relation) in GEOGRAPHY


@dataclass(frozen=True, slots=True)
class Link:
    """One edge of the network."""

    source: str
    target: str
    key: str
    relation: str
    labels: Mapping[str, str]
    colour: str
    fact: StoredFact | None

    def label(self, language: str) -> str:
        """What the link is called."""
        return in_language(self.labels, language, self.relation)


def network(source: Source, *, relations: Iterable[str] | None = None, language: str = "en") -> nx.MultiDiGraph[str]:
    """The entities that articles mention, and what links them.

    Args:
        source: a store or an endpoint.
        relations: only the links of these relations; None is all of them. Terms of office, origins and locations that
            only the reference data know are links, too; they join entities that articles mention, and bring no others
            but the places that these came from.
        language: the language of names and labels.

    Returns:
        Nodes by IRI with ``label``, ``labels`` (per language), ``names``, ``type``, ``type_label``, ``base``,
        ``colour`` and ``articles`` (how many mention it); edges by the fact's IRI with ``relation``, ``label``,
        ``labels``, ``colour``, ``fact`` and ``evidence``, a list of ``before``, ``words``, ``after`` (the sentence),
        ``start`` and ``end`` (of the words in the text), ``article`` (IRI), ``title``, ``date``, ``source``, ``rule``,
        ``confidence``.
    """
    told = [*facts(source, drawing(relations))]
    return drawn(source, told, proofs(source, told), stated=relations is None, language=language)


def drawn(
    source: Source,
    told: Iterable[StoredFact],
    proven: Mapping[str, Sequence[Proof]],
    *,
    stated: bool = True,
    about: Iterable[str] = (),
    language: str = "en",
) -> nx.MultiDiGraph[str]:
    """The network of facts that were read before.

    Args:
        source: where they were read.
        told: the facts.
        proven: what proves each of them, by its IRI.
        stated: whether what the reference data state beside the relations is drawn.
        about: entities that are in it although no article may mention them.
        language: the language of names and labels.
    """
    mentioned = mentions(source)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    links = links_of(told, {*mentioned, *about}, statements(source) if stated else ())
    for node, attributes in described(source, ends_of(links) | mentioned.keys() | {*about}, language).items():
        graph.add_node(node, **attributes, articles=len(mentioned.get(node, ())))
    for link in links:
        if link.source in graph and link.target in graph:
            shown = [proof.plain() for proof in proven[link.fact.iri]] if link.fact else []
            graph.add_edge(
                link.source, link.target, link.key, relation=link.relation, label=link.label(language),
                labels=link.labels, colour=link.colour, fact=link.fact.iri if link.fact else None, evidence=shown,
            )  # fmt: skip
    return graph


def drawing(relations: Iterable[str] | None = None) -> list[str]:
    """The relations whose facts draw links, in the order of the ontology.

    Args:
        relations: among these; None is all.

    Raises:
        KeyError: the ontology has no relation of a name.
    """
    known = ontology.schema.load().relations
    wanted = known.keys() if relations is None else {known[name].name for name in relations}
    return [name for name, relation in known.items() if relation.edges and name in wanted]


def links_of(
    told: Iterable[StoredFact], mentioned: Set[str], stated: Iterable[tuple[str, str, str]] = ()
) -> list[Link]:
    """The links between entities, in the order of their ends.

    Args:
        told: the facts that draw them; what none proves draws those between entities that are mentioned.
        mentioned: these entities.
        stated: what the reference data state beside the relations, of which what no fact tells is drawn, too.
    """
    links = [*_fact_links(told, mentioned)]
    links += _stated_links(stated, mentioned, {(k.source, k.target, k.relation) for k in links})
    return sorted(links, key=lambda k: (k.source, k.target, k.key))


def statements(source: Source, near: Iterable[str] | None = None) -> set[tuple[str, str, str]]:
    """What links two entities directly: subject, property and object of each statement.

    Args:
        source: a store or an endpoint.
        near: only of these entities; None is of any.
    """
    if near is None:
        asked = f"SELECT ?s ?p ?o WHERE {{ VALUES ?p {{ {nodes(linking())} }} ?s ?p ?o }}"
        return {(s, p, o) for s, p, o in texts(source, asked)}
    found = set()
    for some in chunks(near):
        for prop in sorted(linking()):  # a query for each: several at once are looked up in all of the graph
            for end in "so":
                asked = f"SELECT ?s ?o WHERE {{ VALUES ?{end} {{ {some} }} ?s <{prop}> ?o }}"
                found |= {(s, prop, o) for s, o in texts(source, asked)}
    return found


def ends_of(links: Iterable[Link]) -> set[str]:
    """What links join."""
    return {end for link in links for end in (link.source, link.target)}


def mentions(source: Source) -> dict[str, set[str]]:
    """The articles that mention each entity."""
    found: dict[str, set[str]] = defaultdict(set)
    for article, entity in texts(source, "SELECT ?article ?entity WHERE { ?article orda:mentions ?entity }"):
        found[entity].add(article)
    return found


def _fact_links(told: Iterable[StoredFact], mentioned: Set[str]) -> Iterator[Link]:
    schema = ontology.schema.load()
    for fact in told:
        for edge in schema.relations[fact.relation].edges:
            for one, other in _ends(fact, edge.source, edge.target):
                if fact.evidence or (one in mentioned and other in mentioned):
                    yield Link(one, other, fact.iri, fact.relation, edge.label, edge.colour, fact)


def _ends(fact: StoredFact, source: str, target: str) -> Iterator[tuple[str, str]]:
    """The pairs of values that an edge joins; where its ends share their values, each pair once."""
    sources, targets = ([getattr(v, "value", "") for v in fact.roles.get(role, ())] for role in (source, target))
    shared = len(sources) > 1 and sources == targets
    yield from ((a, b) for a in sources for b in targets if a != b and (not shared or a < b))


def _stated_links(
    stated: Iterable[tuple[str, str, str]], mentioned: Set[str], drawn: Set[tuple[str, str, str]]
) -> Iterator[Link]:
    """What only the reference data state between entities that articles mention."""
    schema = ontology.schema.load()
    names = {relation.iri: relation for relation in schema.relations.values()}
    for one, predicate, other in sorted(stated):
        origin = predicate == ORDA + "formedFrom" and (one in mentioned or other in mentioned)
        if not origin and not (one in mentioned and other in mentioned):
            continue
        relation = names.get(predicate)
        name = relation.name if relation else predicate.removeprefix(ORDA)
        if (one, other, name) not in drawn:
            colour = relation.edges[0].colour if relation and relation.edges else GREY
            yield Link(one, other, f"{predicate}#reference", name, schema.labels(predicate), colour, None)


def described(source: Source, iris: Iterable[str], language: str) -> dict[str, dict[str, Any]]:
    """Name, other names and class of each entity among some nodes, in their order."""
    schema, wanted = ontology.schema.load(), sorted(set(iris))
    said: dict[str, dict[str, list[ox.Literal]]] = defaultdict(lambda: defaultdict(list))
    classes: dict[str, set[str]] = defaultdict(set)
    called = ", ".join(f"<{prop}>" for prop in _CALLED)
    for chunk in chunks(wanted):
        # The properties are a filter: as a list to be joined, they would be looked up for all of the graph.
        query = f"SELECT ?s ?p ?o WHERE {{ VALUES ?s {{ {chunk} }} ?s ?p ?o FILTER(?p IN ({called})) }}"
        for thing, prop, value in rows(source, query):
            if isinstance(value, ox.Literal):
                said[thing.value][prop.value].append(value)
            elif getattr(value, "value", "").startswith(ORDA):
                classes[thing.value].add(value.value.removeprefix(ORDA))
    described = {}
    for node in wanted:
        kinds = resolve.specific_first(classes[node])
        base = next((b for c in kinds if (b := schema.base(c)) in ENTITY_CLASSES), None)
        if base is None:
            continue
        kind, names = kinds[0], said[node]
        preferred: dict[str, str] = {}
        for name in sorted(names[_CALLED[0]], key=str):
            preferred.setdefault(name.language or "en", name.value)
        described[node] = {
            "label": resolve.best(names[_CALLED[0]], language) or node.rsplit("/", 1)[-1],
            "labels": dict(sorted(preferred.items())),
            "names": sorted({name.value for prop in _CALLED[:2] for name in names[prop]}),
            "type": kind,
            "type_label": schema.label(ORDA + kind, language),
            "base": base,
            "colour": schema.colours.get(kind) or schema.colours.get(base, GREY),
        }
    return described


@cache
def linking() -> frozenset[str]:
    """The properties that link two entities directly: those of two-place relations, and of the reference data alone."""
    relations = ontology.schema.load().relations.values()
    return frozenset([*(r.iri for r in relations if r.statement), *(ORDA + name for name in _BESIDE)])
