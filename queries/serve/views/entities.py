"""The page of anything but an article: what it is, what is so of it now, and sections by its part in facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

import ontology.schema
from graph.store import Store
from ontology.namespaces import ORDA, PREFIXES, prefixed
from queries.ask import resolve
from queries.ask.source import nodes, rows
from queries.ask.tenures import of_offices
from queries.facts.labels import legend
from queries.facts.named import Named, base
from queries.facts.participation import facts_of
from queries.facts.told import FactView, questions, told
from queries.serve.views.figures import Chart, charts
from queries.serve.views.lines import ArticleLine, mentioning
from queries.serve.views.offices import OfficeLine, by_office, compared, office_lines
from queries.serve.views.parts import parts
from queries.serve.views.properties import NAMES, Properties, properties
from queries.serve.views.sections import Section, sections
from queries.serve.views.timeline import TimeLine, time_line

FACTS = 5_000  # that are looked at
MOST_FACTS, MOST_ARTICLES = 400, 200  # that are shown
_TYPE = PREFIXES["rdf"] + "type"


@dataclass(frozen=True, slots=True)
class EntityView:
    """What a page shows.

    Attributes:
        names: its names by language, the preferred one first.
        kinds: its classes, the most specific first, each with its label.
        base: the class that colours it.
        now: the offices that it holds, or that are held there, as far as is known.
        career: the offices that a person held, the latest first.
        picture: the career as a time line.
        holders: who held which office there, the latest first.
        sections: the other facts, by its part in them.
        charts: its figures that can be compared, by the anchor of their section.
        properties: what is said of it directly.
        articles: which mention it.
        legend: the questions that marked words of proofs answer, one for each colour, and what they are called; empty
            where nothing has a proof.
    """

    iri: str
    label: str
    names: Mapping[str, Sequence[str]]
    kinds: Sequence[tuple[str, str]]
    base: str
    now: Sequence[OfficeLine]
    career: Sequence[OfficeLine]
    picture: TimeLine | None
    holders: Sequence[tuple[Named, Sequence[OfficeLine]]]
    sections: Sequence[Section]
    charts: Mapping[str, Sequence[Chart]]
    properties: Properties
    articles: Sequence[ArticleLine]
    legend: Sequence[tuple[str, str]]


def entity(store: Store, iri: str, language: str) -> EntityView:
    """The view of a node.

    Raises:
        ValueError: it is no IRI.
    """
    statements = list(rows(store, f"SELECT DISTINCT ?p ?o WHERE {{ {nodes([iri])} ?p ?o }}"))
    is_fact = any(p.value == _TYPE and o.value in _facts() for p, o in statements)
    facts = told(store, [iri] if is_fact else sorted(facts_of(store, iri, FACTS))[:MOST_FACTS], language, about=iri)
    offices = [] if is_fact else [fact for fact in facts if fact.relation in of_offices()]
    lines = compared(store, office_lines(store, offices, language, iri), language)
    own = [line for line in lines if line.tenure.person == iri]
    others = [line for line in lines if line.tenure.person != iri]
    related = {} if is_fact else parts(store, iri, language)
    found = sections((fact for fact in facts if fact not in offices), related, iri, language)
    kinds = resolve.classes(store, [iri]).get(iri, [])
    return EntityView(
        iri=iri,
        label=_label(store, iri, language, facts if is_fact else ()),
        names=_names(statements),
        kinds=[(ORDA + kind, ontology.schema.load().label(ORDA + kind, language)) for kind in kinds],
        base=base(kinds),
        now=sorted((line for line in lines if line.present), key=lambda line: -len(line.proofs)),
        career=own,
        picture=time_line(own, _events(found)) if own else None,
        holders=by_office(others),
        sections=found,
        charts={section.anchor: charts(section.facts, language) for section in found if _is_about(section)},
        properties=[] if is_fact else properties(store, statements, language),
        articles=mentioning(store, iri, language, MOST_ARTICLES),
        legend=legend(questions(facts), language) if any(fact.proofs for fact in facts) else (),
    )


def _facts() -> Sequence[str]:
    """The classes of facts."""
    return [*(relation.iri for relation in ontology.schema.load().relations.values()), ORDA + "Assertion"]


def _events(found: Sequence[Section]) -> list[tuple[str, Sequence[FactView]]]:
    """What happened, by kind: the facts that are points on a time line."""
    relations = ontology.schema.load().relations
    return [
        (section.heading, section.facts)
        for section in found
        if relations[section.relation].dated_by is not None and section.role
    ]


def _is_about(section: Section) -> bool:
    """Are the facts of a section about the node?"""
    roles = ontology.schema.load().relations[section.relation].roles
    return bool(section.role) and roles[section.role].asks == "about"


def _names(statements: Sequence[tuple[Any, ...]]) -> Mapping[str, Sequence[str]]:
    names: dict[str, list[str]] = defaultdict(list)
    for predicate, value in sorted(statements, key=lambda s: (s[0].value != PREFIXES["skos"] + "prefLabel", str(s[1]))):
        if predicate.value in NAMES and isinstance(value, ox.Literal):
            names[value.language or ""].append(value.value)
    return dict(names)


def _label(store: Store, iri: str, language: str, facts: Sequence[FactView]) -> str:
    called = resolve.labels(store, [iri], language).get(iri)
    return called or (facts[0].label if facts else prefixed(iri) or iri)
