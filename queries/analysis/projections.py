"""Networks of entities of one kind or two, linked where they have part in the same event or state."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from itertools import combinations, product

import networkx as nx

import ontology.schema
from ontology.namespaces import ORDA
from ontology.schema import Relation, in_language
from queries.analysis.evidence import FACTS
from queries.analysis.finding import Context, LeftOut
from queries.analysis.graphs import Projection
from queries.analysis.surroundings import Around, around, cut, mentioned
from queries.analysis.texts import counted, sentence
from queries.analysis.wanted import Wanted, times
from queries.ask.catalog import QueryError
from queries.ask.source import Source
from queries.ask.stored import ARTICLES, StoredFact, facts
from queries.exchange.networks import nodes_of
from queries.facts.happenings import Happening, happenings, parts, scenes
from queries.facts.lying import COUNTRY, Lying
from queries.facts.network import drawing
from queries.facts.releases import releases

Pair = tuple[str, str]

_LYING = frozenset(["Place", "Facility", "Organization"])  # what may lie in a place; a works is an organization, too


@dataclass(frozen=True, slots=True)
class Shared:
    """Pairs of entities, and what both have part in.

    Attributes:
        pairs: by the two IRIs: of one kind, the lesser first.
        left_out: facts of which it is not clear whether they fall into the period.
        alone: how many happenings that articles tell of link no two.
        happenings: all of them.
    """

    pairs: Mapping[Pair, list[Happening]]
    left_out: tuple[LeftOut, ...]
    alone: int
    happenings: list[Happening]


def projection(
    source: Source, language: str, between: tuple[str, str], asked: Wanted, centre: str | None = None, steps: int = 1
) -> Projection:
    """The network of what entities of two kinds, or of one, share.

    Args:
        source: a store or an endpoint.
        language: to name things in.
        between: two classes of entities. Where one is a class of places, such as ``Region``, what lies in such a place
            stands for the place.
        asked: the relations and the period.
        centre: only what lies around this entity.
        steps: how far around it.

    Raises:
        QueryError: there is no such class.
    """
    kinds = (kind_of(between[0]), kind_of(between[1]))
    lying = Lying(source)
    if centre is None or any(map(_is_level, kinds)):
        near, told = None, facts(source, linking(kinds, asked.relations), read=ARTICLES)
        found = shared(source, told, kinds, asked, lying, language)
    else:
        near = _around(source, centre, steps, kinds, asked, lying)
        found = shared(source, near.facts.values(), kinds, asked, lying, language)
    drawn = Projection()
    for (one, other), both in sorted(found.pairs.items()):
        drawn.add_edge(one, other, **_edge(both, language))
    if centre is not None:
        drawn.add_node(centre)
        drawn = nx.ego_graph(drawn, centre, radius=steps)
    known = nodes_of(source, drawn, mentioned(source, drawn), language)
    for node, data in drawn.nodes(data=True):
        data |= known.get(node, {})
        if kinds[0] != kinds[1]:
            data["bipartite"] = int(not _fits(lying.kinds(node), kinds[0]))
    return drawn.knowing(_context(source, language, drawn, found, kinds, near, centre))


def shared(
    source: Source, told: Iterable[StoredFact], kinds: Pair, asked: Wanted, lying: Lying, language: str = "en"
) -> Shared:
    """The pairs of entities of two kinds, and what both have part in.

    Args:
        source: where the facts were read.
        told: facts.
        kinds: two classes.
        asked: the relations and the period.
        lying: where things lie, which learns of all that the facts name.
        language: to say in what was left out.
    """
    relations = drawing(asked.relations)
    drawn = [fact for fact in told if fact.relation in relations]
    when = times(source, drawn)
    left_out = asked.left_out({fact.iri: when.spans[fact.iri] for fact in drawn}, language)
    if asked.period:
        drawn = [fact for fact in drawn if asked.within(when.spans[fact.iri])]
    lying.learn({iri for fact in drawn for iri in parts(fact)})
    wide = frozenset(iri for fact in drawn for iri in parts(fact) if COUNTRY in lying.kinds(iri))
    found = happenings(drawn, when.spans, when.held, releases(source), wide)
    pairs: dict[Pair, list[Happening]] = defaultdict(list)
    alone = 0
    for happening in found:
        linked = set(_pairs(happening, kinds, lying))
        alone += bool(happening.releases and not linked)
        for pair in linked:
            pairs[pair].append(happening)
    return Shared(pairs, tuple(left_out), alone, found)


def linking(kinds: Pair, relations: Iterable[str] | None = None) -> list[str]:
    """The relations whose facts can have part in what links entities of two kinds.

    Args:
        kinds: two classes of entities.
        relations: among these; None is all.
    """
    known = ontology.schema.load().relations
    return [name for name in drawing(relations) if all(_takes(known[name], kind) for kind in kinds)]


def _around(source: Source, centre: str, steps: int, kinds: tuple[str, str], asked: Wanted, lying: Lying) -> Around:
    """The facts around an entity, and those of the places where they happened."""

    def linked(told: Collection[StoredFact], ring: Set[str]) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for pair in shared(source, told, kinds, asked, lying).pairs:
            for one, other in (pair, pair[::-1]):
                if one in ring:
                    found[one].add(other)
        return found

    def beside(told: Iterable[StoredFact]) -> Set[str]:
        return {place for fact in told if asked.of(fact) for _, _, place in scenes(fact)}

    return around(source, centre, steps, linked, beside)


def _pairs(happening: Happening, kinds: tuple[str, str], lying: Lying) -> Iterator[Pair]:
    """The pairs of entities that a happening links."""
    one, other = (sorted(_standing(happening, kind, lying)) for kind in kinds)
    if kinds[0] == kinds[1]:
        yield from combinations(one, 2)
    else:
        yield from ((a, b) for a, b in product(one, other) if a != b)


def _standing(happening: Happening, kind: str, lying: Lying) -> set[str]:
    """The entities of a kind that have part in a happening, or that what has part in it lies in."""
    if _is_level(kind):
        return {place for iri in happening.parts if (place := lying.nearest(iri, kind))}
    return {iri for iri in happening.parts if _fits(lying.kinds(iri), kind)}


def _edge(both: Iterable[Happening], language: str) -> dict[str, str | int]:
    found = sorted(both, key=lambda h: (h.since, h.facts))
    kinds = sorted({h.relation for h in found})
    return {
        "weight": len(found),
        "relation": " ".join(kinds),
        "label": called(kinds, language),
        "first": min((h.since for h in found if h.since), default=""),
        "last": "" if any(not h.until and h.since for h in found) else max(h.until for h in found),
        FACTS: " ".join(dict.fromkeys(iri for h in found for iri in h.facts)),
    }


def _context(
    source: Source,
    language: str,
    drawn: Projection,
    found: Shared,
    kinds: tuple[str, str],
    near: Around | None,
    centre: str | None,
) -> Context:
    names = [ontology.schema.load().label(ORDA + kind, language) for kind in kinds]
    told = {iri for *_, data in drawn.edges(data=True) for iri in data[FACTS].split()}
    shown = sum(not told.isdisjoint(h.facts) for h in found.happenings)
    title = sentence(
        "projection", language, one=names[0], other=names[1],
        pairs=counted("pairs", drawn.number_of_edges(), language), events=counted("events", shown, language),
        name=drawn.nodes[centre].get("label", "") if centre is not None else "",
    )  # fmt: skip
    left_out = [*found.left_out, *(cut(source, language, near) if near is not None else ())]
    if found.alone and near is None:
        left_out.append(LeftOut(sentence("alone", language, one=names[0], other=names[1]), found.alone))
    caveats = [sentence("shared", language)] if kinds[0] == kinds[1] else []
    return Context(source, language, title, tuple(left_out), tuple(caveats))


def kind_of(name: str) -> str:
    """A class of entities by its name.

    Raises:
        QueryError: there is none.
    """
    schema = ontology.schema.load()
    known = {kind.casefold(): kind for kind in schema.parents if "Entity" in schema.lineage(kind) and kind != "Entity"}
    if name.casefold() not in known:
        raise QueryError(f"there is no class of entities {name}; there are: {', '.join(sorted(known.values()))}")
    return known[name.casefold()]


def _takes(relation: Relation, kind: str) -> bool:
    """Can a fact tell of an entity of a kind, or of what may lie in a place of this kind?"""
    classes = {cls for role in relation.roles.values() for _, classes in role.properties for cls in classes}
    return bool(classes & (_LYING if _is_level(kind) else {ontology.schema.load().base(kind)}))


def _is_level(kind: str) -> bool:
    """Is a class one of places, in which smaller places lie?"""
    return kind != "Place" and ontology.schema.load().base(kind) == "Place"


def _fits(kinds: Iterable[str], kind: str) -> bool:
    schema = ontology.schema.load()
    return any(schema.is_a(known, kind) for known in kinds)


def called(relations: Iterable[str], language: str) -> str:
    """What relations are called, in a row."""
    known = ontology.schema.load().relations
    return ", ".join(in_language(known[name].label, language, name) for name in relations)
