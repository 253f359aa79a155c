"""The front page: what is so, and what is new.

It is read from the latest articles and a bounded number of other facts, and kept until the store changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import ontology.schema
from graph.store import Store
from ontology.dates import no_later
from ontology.namespaces import ORDA
from ontology.schema import ENTITY_CLASSES, Relation, in_language
from queries.ask.source import chunks, issued, nodes, texts, values_of
from queries.facts.told import FactView, told
from queries.serve.counts import Counts
from queries.serve.records import Status
from queries.serve.views.governing import Governed, governed
from queries.serve.views.lines import ArticleLine, latest
from queries.serve.views.programmes import Programme, programmes

NEWS = 40  # articles, the latest, that what is new is read from
LISTED, EACH = 12, 6  # articles, and facts of a kind, that are shown
_CANDIDATES = 500  # instructions that may be due


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
        size: how much the graph holds; None until it is counted.
        entities, facts: how many there are, of each class.
    """

    day: str
    governed: Sequence[Governed]
    due: Sequence[FactView]
    news: Sequence[News]
    programmes: Sequence[Programme]
    articles: Sequence[ArticleLine]
    size: Status | None
    entities: Sequence[Count]
    facts: Sequence[Count]


def front(store: Store, counts: Counts | None, language: str) -> FrontView:
    """The view of the front page.

    Args:
        store: the store.
        counts: its numbers; None where they are not known yet.
        language: to tell it in.
    """
    articles = latest(store, language, NEWS)
    day = max((article.date for article in articles), default="")
    relations = sorted(ontology.schema.load().relations.values(), key=lambda r: (r.order, r.name))
    due = _due(store, relations, day)
    happened = [relation for relation in relations if relation.dated_by and not list(relation.asking("by_when"))]
    newest = _newest(store, happened, [article.iri for article in articles])
    views = {view.iri: view for view in told(store, {*due, *chain.from_iterable(newest.values())}, language)}
    return FrontView(
        day=day,
        governed=governed(store, day, language),
        due=[views[fact] for fact in due if fact in views],
        news=[
            News(name, _heading(name, language), [view for view in views.values() if view.iri in facts])
            for name, facts in newest.items()
        ],
        programmes=programmes(store, [article.iri for article in articles], language),
        articles=articles[:LISTED],
        size=counts.status if counts else None,
        entities=_counted(counts, ENTITY_CLASSES, language) if counts else (),
        facts=_counted(counts, [r.iri.removeprefix(ORDA) for r in relations], language) if counts else (),
    )


def _newest(store: Store, relations: Sequence[Relation], articles: Sequence[str]) -> dict[str, list[str]]:
    """The newest facts that the articles tell, by the names of their relations, those that they tell none of left out.

    A fact is as old as what happened, or where it does not say, as the latest article that tells of it.
    """
    named = {relation.iri: relation.name for relation in relations}
    dates = issued(store, articles)
    found: dict[str, dict[str, str]] = {name: {} for name in named.values()}
    for chunk in chunks(articles):
        query = f"""SELECT DISTINCT ?kind ?fact ?article WHERE {{ VALUES ?article {{ {chunk} }}
            VALUES ?kind {{ {nodes(named)} }} GRAPH ?article {{ ?fact a ?kind }} }}"""
        for kind, fact, article in texts(store, query):
            read = found[named[kind]]
            read[fact] = max(read.get(fact, ""), dates.get(article, ""))
    facts = {fact for read in found.values() for fact in read}
    told_by = "|".join(sorted({f"<{r.dated_by.properties[0][0]}>" for r in relations if r.dated_by}))
    own = {fact: date.value for fact, date in values_of(store, facts, told_by)}
    order = {
        name: sorted(sorted(read), key=lambda f: own.get(f, read[f]), reverse=True) for name, read in found.items()
    }
    return {name: facts[:EACH] for name, facts in order.items() if facts}


def _heading(relation: str, language: str) -> str:
    """What the facts of a relation are called: by who has part in them, where the ontology says."""
    known = ontology.schema.load().relations[relation]
    called = next((role.heading for role in known.on_time_line("who") if role.heading), {}) or known.label
    return in_language(called, language, relation)


def _due(store: Store, relations: Iterable[Relation], day: str) -> list[str]:
    """What has a deadline: what lies ahead, the nearest first, and then what lay behind, the latest first."""
    deadlines = [role for relation in relations for role in relation.asking("by_when")]
    found: dict[str, str] = {}
    for role in deadlines:
        query = (
            f"SELECT ?fact ?date WHERE {{ ?fact {nodes([role.properties[0][0]])} ?date }} "
            f"ORDER BY DESC(STR(?date)) ?fact LIMIT {_CANDIDATES}"
        )
        found |= dict(texts(store, query))  # type: ignore[arg-type]
    ahead = sorted((date, fact) for fact, date in found.items() if no_later(day, date))
    behind = sorted(((date, fact) for fact, date in found.items() if not no_later(day, date)), reverse=True)
    return [fact for _, fact in (*ahead, *behind)][:EACH]


def _counted(counts: Counts, classes: Iterable[str], language: str) -> list[Count]:
    held, label = counts.status.classes, ontology.schema.load().label
    found = [Count(c, label(ORDA + c, language), counts.told.get(c, 0), held.get(c, 0)) for c in classes]
    return sorted((one for one in found if one.told or one.all), key=lambda one: (-one.told, one.kind))
