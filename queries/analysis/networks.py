"""Networks of the graph or around an entity, of all relations or some, in a period, of links or of what is shared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Set

from queries.analysis.evidence import FACTS
from queries.analysis.finding import Context
from queries.analysis.graphs import Network, Projection
from queries.analysis.projections import projection
from queries.analysis.reading import meant
from queries.analysis.surroundings import Around, around, cut, entities, mentioned
from queries.analysis.texts import counted, sentence
from queries.analysis.wanted import Wanted, times, wanted
from queries.ask.catalog import QueryError
from queries.ask.source import Source
from queries.ask.stored import WORDS, StoredFact, facts
from queries.exchange.networks import fill
from queries.facts.happenings import parts
from queries.facts.network import Link, drawing, ends_of, links_of, mentions, statements


def network(
    source: Source,
    language: str = "en",
    *,
    about: object = None,
    steps: int = 1,
    relations: Iterable[str] | str | None = None,
    since: object = None,
    until: object = None,
    between: tuple[str, str] | None = None,
) -> Network | Projection:
    """A network of the graph; see ``orda.KnowledgeGraph.network``."""
    asked = wanted(relations, since, until)
    if steps < 0:
        raise QueryError(f"steps is how far to go, 0 or more, not {steps}")
    centre = None if about is None else meant(source, about, language)
    if between is not None:
        return projection(source, language, between, asked, centre, steps)
    if centre is None:
        return _whole(source, language, asked)
    return _around(source, language, centre, steps, asked)


def _whole(source: Source, language: str, asked: Wanted) -> Network:
    told = facts(source, drawing(asked.relations), read=WORDS)
    known = {node: len(articles) for node, articles in mentions(source).items()}
    stated = statements(source) if asked == Wanted() else ()
    return _drawn(source, language, asked, links_of(told, known.keys(), stated), known)


def _around(source: Source, language: str, centre: str, steps: int, asked: Wanted) -> Network:
    known = {centre: 0} | mentioned(source, [centre])
    stated: set[tuple[str, str, str]] = set()
    relations = drawing(asked.relations)

    def links(told: Iterable[StoredFact], ring: Set[str]) -> list[Link]:
        """The links that facts of the relations draw, and what is stated of some entities."""
        drawn = [fact for fact in told if fact.relation in relations]
        if asked == Wanted():
            stated.update(statements(source, ring))
        ends = {iri for fact in drawn for iri in parts(fact)} | {
            end for one, _, other in stated for end in (one, other)
        }
        known.update(mentioned(source, entities(source, ends - known.keys())))
        return links_of(drawn, known.keys(), stated)

    def linked(told: Collection[StoredFact], ring: Set[str]) -> dict[str, set[str]]:
        """The entities that such facts, those of the period alone, link to some."""
        drawn = links(told, ring)
        if asked.period:
            spans = times(source, {link.fact.iri: link.fact for link in drawn if link.fact}.values()).spans
            drawn = [link for link in drawn if link.fact and asked.within(spans[link.fact.iri])]
        named = entities(source, ends_of(drawn))
        found: dict[str, set[str]] = defaultdict(set)
        for link in drawn:
            for one, other in ((link.source, link.target), (link.target, link.source)):
                if one in ring and other in named:
                    found[one].add(other)
        return found

    near = around(source, centre, steps, linked)
    drawn = links(near.facts.values(), near.entities)
    inside = [link for link in drawn if {link.source, link.target} <= near.entities]
    return _drawn(source, language, asked, inside, known, near, centre)


def _drawn(
    source: Source,
    language: str,
    asked: Wanted,
    links: Collection[Link],
    known: Mapping[str, int],
    near: Around | None = None,
    centre: str = "",
) -> Network:
    """The network of links, those of the period alone where one is asked for."""
    spans = times(source, {link.fact.iri: link.fact for link in links if link.fact}.values()).spans
    told = [link for link in links if link.fact is not None]
    left_out = asked.left_out({link.fact.iri: spans[link.fact.iri] for link in told if link.fact}, language)
    if asked.period:
        links = [link for link in told if link.fact and asked.within(spans[link.fact.iri])]
    nodes = ends_of(links) if near is None else near.entities
    if near is None and asked == Wanted():
        nodes = nodes | known.keys()
    drawn = Network()
    fill(drawn, source, links, {node: known.get(node, 0) for node in nodes}, language)
    for *_, data in drawn.edges(data=True):
        since, until = spans.get(data["fact"], ("", ""))
        data |= {"weight": 1, "first": since, "last": until, FACTS: data["fact"]}
    size = {
        "entities": counted("entities", len(drawn), language),
        "links": counted("links", drawn.number_of_edges(), language),
    }
    name = drawn.nodes[centre]["label"] if centre in drawn else ""
    title = sentence("network", language, **size, name=name)
    if near is not None:
        left_out += cut(source, language, near)
    return drawn.knowing(Context(source, language, title, tuple(left_out)))
