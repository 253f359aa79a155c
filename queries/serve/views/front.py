"""The front page: what is so, and what is new.

It is read from the latest articles and a bounded number of other facts, and kept until the store changes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import ontology.schema
from graph.store import Store
from ontology.dates import no_later
from ontology.namespaces import ORDA
from ontology.schema import ENTITY_CLASSES, Relation, in_language
from queries.ask import resolve
from queries.ask.source import chunks, nodes, texts
from queries.facts.named import term
from queries.facts.told import FactView, told
from queries.serve.views.governing import Governed, governed
from queries.serve.views.lines import ArticleLine, latest
from queries.serve.views.programmes import Programme, programmes

NEWS = 40  # articles, the latest, that what is new is read from
LISTED, EACH = 12, 6  # articles, and facts of a kind, that are shown
_CANDIDATES = 500  # instructions that may be due
_TOLD = "SELECT ?kind (COUNT(DISTINCT ?fact) AS ?n) WHERE { GRAPH ?g { ?fact prov:wasDerivedFrom ?e } ?fact a ?kind }"
_NAMED = "SELECT ?kind (COUNT(DISTINCT ?entity) AS ?n) WHERE { ?article orda:mentions ?entity . ?entity a ?kind }"


@dataclass(frozen=True, slots=True)
class News:
    """The newest facts of one kind: a relation's name and what it is called."""

    relation: str
    heading: str
    facts: Sequence[FactView]


@dataclass(frozen=True, slots=True)
class Count:
    """How many of a class there are: in what articles tell, and with the reference data."""

    kind: str
    label: str
    told: int
    all: int


@dataclass(frozen=True, slots=True)
class FrontView:
    """What the front page shows.

    Attributes:
        day: of the latest article; empty where none has a date.
        governed: who governs each first-level unit.
        due: what is to be done by when: what lies ahead of the latest article first.
        news: what happened, by kind.
        programmes: initiatives with their money and places.
        articles: the latest.
        entities, facts: how many there are.
    """

    day: str
    governed: Sequence[Governed]
    due: Sequence[FactView]
    news: Sequence[News]
    programmes: Sequence[Programme]
    articles: Sequence[ArticleLine]
    entities: Sequence[Count]
    facts: Sequence[Count]


def front(store: Store, counts: Mapping[str, int], language: str) -> FrontView:
    """The view of the front page.

    Args:
        store: the store.
        counts: how many nodes of each class it holds.
        language: to tell it in.
    """
    articles = latest(store, language, NEWS)
    day = max((article.date for article in articles), default="")
    read = _read(store, [article.iri for article in articles])
    relations = sorted(ontology.schema.load().relations.values(), key=lambda r: (r.order, r.name))
    return FrontView(
        day=day,
        governed=governed(store, day, language),
        due=_due(store, relations, day, language),
        news=[news for relation in relations if (news := _news(store, relation, read, language)).facts],
        programmes=programmes(store, [article.iri for article in articles], language),
        articles=articles[:LISTED],
        entities=_counted(store, _NAMED, ENTITY_CLASSES, counts, language),
        facts=_counted(store, _TOLD, [r.iri.removeprefix(ORDA) for r in relations], counts, language),
    )


def _read(store: Store, articles: Sequence[str]) -> dict[str, dict[str, str]]:
    """The facts that the articles tell, each with the latest date that one tells it on, by the class of fact."""
    dates = {article: date.value for article, date in resolve.values(store, articles, "dcterms:issued")}
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for chunk in chunks(articles):
        query = f"SELECT DISTINCT ?kind ?fact ?article WHERE {{ VALUES ?article {{ {chunk} }} GRAPH ?article {{ ?fact "
        for kind, fact, article in texts(store, query + "prov:wasDerivedFrom ?evidence } ?fact a ?kind }"):
            found[kind][fact] = max(found[kind].get(fact, ""), dates.get(article, ""))
    return found


def _news(store: Store, relation: Relation, read: dict[str, dict[str, str]], language: str) -> News:
    """The newest of what happened; nothing of what has no date of its own, or may be due."""
    called = next((r.heading for r in relation.on_time_line("who") if r.heading), {}) or relation.label
    label = in_language(called, language, relation.name)
    if relation.dated_by is None or list(relation.asking("by_when")):
        return News(relation.name, label, ())
    facts = read.get(relation.iri, {})
    own = {fact: date.value for fact, date in resolve.values(store, facts, f"<{relation.dated_by.properties[0][0]}>")}
    newest = sorted(sorted(facts), key=lambda fact: own.get(fact, facts[fact]), reverse=True)[:EACH]
    return News(relation.name, label, told(store, newest, language))


def _due(store: Store, relations: Iterable[Relation], day: str, language: str) -> list[FactView]:
    """What has a deadline: what lies ahead, the nearest first, and then what lay behind, the latest first."""
    deadlines = [(relation, role) for relation in relations for role in relation.asking("by_when")]
    found: dict[str, str] = {}
    for _, role in deadlines:
        query = (
            f"SELECT ?fact ?date WHERE {{ ?fact {nodes([role.properties[0][0]])} ?date }} "
            f"ORDER BY DESC(STR(?date)) ?fact LIMIT {_CANDIDATES}"
        )
        found |= dict(texts(store, query))  # type: ignore[arg-type]
    ahead = sorted((date, fact) for fact, date in found.items() if no_later(day, date))
    behind = sorted(((date, fact) for fact, date in found.items() if not no_later(day, date)), reverse=True)
    chosen = [fact for _, fact in (*ahead, *behind)][:EACH]
    views = {view.iri: view for view in told(store, chosen, language)}
    return [views[fact] for fact in chosen if fact in views]


def _counted(store: Store, query: str, classes: Iterable[str], counts: Mapping[str, int], language: str) -> list[Count]:
    told_of = {kind: int(many) for kind, many in texts(store, f"{query} GROUP BY ?kind")}
    found = [Count(c, term(ORDA + c, language), told_of.get(ORDA + c, 0), counts.get(c, 0)) for c in classes]
    return sorted((one for one in found if one.told or one.all), key=lambda one: (-one.told, one.kind))
