"""A network with everything that the explorer shows of it: articles, places on the map, dates, details, lone facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import networkx as nx

import ontology.schema
from ontology.namespaces import ID, ORDA
from ontology.reference import LANGUAGES
from ontology.schema import Role
from queries.ask import resolve
from queries.ask.source import Source, Term, texts, values_of
from queries.ask.stored import StoredFact, facts
from queries.ask.tenures import Tenure, tenures
from queries.ask.units import unit_labels
from queries.facts.lasting import Span, spans
from queries.facts.network import drawn, mentions
from queries.facts.proofs import Proof, proofs
from queries.facts.regions import regions

_UNIT = ORDA + "unit"

Detail = tuple[str, str | Mapping[str, str]]  # a property's IRI, and its value: words, or words per language


def view(
    source: Source, *, relations: Iterable[str] | None = None, about: Iterable[str] = (), language: str = "en"
) -> nx.MultiDiGraph[str]:
    """The network of a store, with what the explorer shows beside it.

    Args:
        source: a store or an endpoint.
        relations: only the facts of these relations; None is all of them.
        about: entities that are shown although no article may mention them.
        language: the language of names and labels at the start.

    Returns:
        As ``queries.facts.network.network``; nodes have ``mentioned_in`` (article IRIs), ``point`` (latitude,
        longitude) and ``region`` (an IRI) where known, edges ``start``, ``end``, ``span`` and ``details``.
        ``graph["articles"]`` describes the articles by IRI; ``graph["notes"]`` are the facts that draw no link, each at
        its entity; ``graph["tenures"]`` tell who of the entities held which office, or at which of them.
    """
    wanted = None if relations is None else list(relations)
    told = {fact.iri: fact for fact in facts(source, wanted)}
    proven = proofs(source, told.values())
    graph = drawn(source, told.values(), proven, stated=wanted is None, about=about, language=language)
    describe = _Details(source, told.values())
    held = tenures(source, told.values())
    lasting = spans(told.values(), held, proven)
    for _, _, attributes in graph.edges(data=True):
        fact = told.get(attributes["fact"] or "")
        attributes |= _dates(fact, lasting) if fact else {}
        attributes["details"] = describe(fact) if fact else []
    graph.graph["notes"] = list(_notes(graph, told, proven, describe, lasting))
    graph.graph["tenures"] = list(_offices(graph, held, describe))
    graph.graph["articles"] = _articles(source)
    _place(source, graph)
    return graph


def _dates(fact: StoredFact, lasting: Mapping[str, Span]) -> dict[str, Any]:
    """When a fact began and ended, as far as it says, and the span in which it is shown."""
    told: dict[str, Any] = {key: date for key, date in zip(("start", "end"), fact.period(), strict=True) if date}
    return told | {"span": lasting[fact.iri]}


def _offices(graph: nx.MultiDiGraph[str], held: Iterable[Tenure], describe: _Details) -> Iterator[dict[str, Any]]:
    """The tenures that an entity of the graph has part in, with what office and place are called."""
    for tenure in held:
        if tenure.person in graph or tenure.at in graph:
            yield {
                "tenure": tenure,
                "person": describe.name(tenure.person),
                "role": describe.name(tenure.role),
                "at": describe.name(tenure.at) if tenure.at else "",
            }


class _Details:
    """What a fact says beside the entities that its link joins."""

    def __init__(self, source: Source, told: Iterable[StoredFact]) -> None:
        self.roles = {name: relation.roles for name, relation in ontology.schema.load().relations.items()}
        named = {
            _value(value)
            for fact in told
            for values in fact.roles.values()
            for value in values
            if _value(value).startswith((ID, ORDA))
        }
        self.labels = {language: resolve.labels(source, named, language) for language in LANGUAGES}

    def __call__(self, fact: StoredFact) -> list[Detail]:
        drawn = {end for e in ontology.schema.load().relations[fact.relation].edges[:1] for end in (e.source, e.target)}
        return [
            (carrier, self._text(carrier, value))
            for role, values in fact.roles.items()
            if role not in drawn
            for carrier in [_carrier(self.roles[fact.relation][role])]
            for value in values
        ]

    def _text(self, carrier: str, value: Term) -> str | Mapping[str, str]:
        text = _value(value)
        if carrier == _UNIT:
            return unit_labels(text)
        return self.name(text) if text.startswith((ID, ORDA)) else text

    def name(self, iri: str) -> str | Mapping[str, str]:
        """What something is called, in each language where that differs."""
        names = {language: labels[iri] for language, labels in self.labels.items() if iri in labels}
        return names if len(set(names.values())) > 1 else next(iter(names.values()), iri.removeprefix(ID))


def _carrier(role: Role) -> str:
    return role.properties[0][0]


def _notes(
    graph: nx.MultiDiGraph[str],
    told: Mapping[str, StoredFact],
    proven: Mapping[str, Sequence[Proof]],
    describe: _Details,
    lasting: Mapping[str, Span],
) -> Iterator[dict[str, Any]]:
    """Facts of an entity that no link of its shows: quotations, figures, posts without a body."""
    edges: Iterable[tuple[str, str, Any]] = graph.edges(data="fact")
    linked = {(end, fact) for one, other, fact in edges for end in (one, other)}
    for iri, fact in sorted(told.items(), key=lambda item: item[0]):
        ends = {_value(v) for values in fact.roles.values() for v in values} & set(graph)
        for end in sorted(end for end in ends if (end, iri) not in linked and fact.evidence):
            shown = [proof.plain() for proof in proven[iri]]
            told_of: dict[str, Any] = {"node": end, "fact": iri, "relation": fact.relation, "evidence": shown}
            yield told_of | {"details": describe(fact)} | _dates(fact, lasting)


def _articles(source: Source) -> dict[str, dict[str, str]]:
    """What is known of each article, by its IRI."""
    articles = [row[0] for row in texts(source, "SELECT ?a WHERE { ?a a orda:Article }")]
    found: dict[str, dict[str, str]] = {iri: {} for iri in sorted(articles)}
    titles = resolve.labels(source, found)
    for iri, article in found.items():
        article["title"] = titles.get(iri) or iri.rsplit("/", 1)[-1]
    columns = {"issued": "date", "source": "source", "language": "language", "publisher": "publisher"}
    for term, key in columns.items():
        for iri, value in values_of(source, found, f"dcterms:{term}"):
            found[iri][key] = value.value
    for named, text in texts(source, "SELECT ?a ?text WHERE { GRAPH ?a { ?a orda:text ?text } }"):
        found.setdefault(named, {})["text"] = text
    return found


def _place(source: Source, graph: nx.MultiDiGraph[str]) -> None:
    """Give nodes the articles that mention them, their point on the map and their region."""
    mentioned = mentions(source)
    rows = texts(source, "SELECT ?s ?lat ?long WHERE { ?s geo:lat ?lat ; geo:long ?long }")
    points = {node: (float(lat), float(long)) for node, lat, long in rows}
    lying = regions(source, (node for node, known in graph.nodes(data=True) if known["base"] != "Person"))
    for node, attributes in graph.nodes(data=True):
        attributes["mentioned_in"] = sorted(mentioned.get(node, ()))
        attributes["point"] = points.get(node)
        attributes["region"] = lying.get(node)


def _value(term: Term) -> str:
    return getattr(term, "value", "")
