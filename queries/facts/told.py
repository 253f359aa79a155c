"""Facts as people read them: told in a sentence, with what proves them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

import ontology.schema
from graph.spans import TRIGGER
from ontology.namespaces import ID, ORDA
from ontology.schema import in_language
from queries.ask.source import Source, values_of
from queries.ask.stored import StoredFact, facts_named
from queries.facts.labels import asked
from queries.facts.named import Named, named
from queries.facts.proofs import Proof, proofs
from queries.facts.telling import Teller

_SEAT = "orda:jurisdiction|org:organization"


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact: what kind it is, how it is told, and what proves it.

    Attributes:
        iri: its node.
        relation: its relation's name.
        label: what the relation is called.
        sentence: how it is told, in pieces.
        date: when it happened, began or is due, else when it was first told of; empty where nothing says.
        proofs: the words that state it; none where only the reference data do.
        fact: as it is stored.
    """

    iri: str
    relation: str
    label: str
    sentence: Sequence[Named]
    date: str
    proofs: Sequence[Proof]
    fact: StoredFact

    @property
    def pages(self) -> Sequence[str]:
        """The pages that confirm what the reference data state."""
        return self.fact.pages

    @property
    def anchor(self) -> str:
        """What its place on a page is called."""
        return self.iri.rsplit("/", 1)[-1]


def told(
    source: Source, iris: Iterable[str], language: str, *, about: str = "", article: str | None = None
) -> list[FactView]:
    """The facts among some nodes, the newest first.

    Args:
        source: a store or an endpoint.
        iris: the nodes.
        language: to tell them in.
        about: whom or what the page is about.
        article: only what this article proves is evidence; None is what any does.
    """
    facts = list(facts_named(source, iris, article))
    proven = proofs(source, facts, language)
    teller = Teller(_names(source, facts, language), language, seats(source, facts), frozenset([about]))
    return newest([_view(fact, proven[fact.iri], teller) for fact in facts])


def newest(views: Iterable[FactView]) -> list[FactView]:
    """Facts from the newest to the oldest, of one date the most told first, in one order for all languages."""
    return sorted(sorted(views, key=lambda v: (-len(v.proofs), v.iri)), key=lambda v: v.date, reverse=True)


def in_order(proofs: Iterable[Proof]) -> list[Proof]:
    """Proofs from the newest article to the oldest, those of articles without a date last."""
    return sorted(sorted(proofs, key=lambda p: p.evidence), key=lambda p: p.date, reverse=True)


def questions(views: Iterable[FactView]) -> set[str]:
    """The questions that marked words of the facts' proofs answer; ``TRIGGER`` where a proof says the whole fact."""
    said = {(view.relation, role) for view in views for proof in view.proofs for role in proof.evidence.spans}
    return {asked(*one) for one in said} - {""} | {TRIGGER}


def seats(source: Source, facts: Iterable[StoredFact]) -> Mapping[str, frozenset[str]]:
    """The place or body of each office that facts speak of."""
    relations = ontology.schema.load().relations
    offices = {v for f in facts for role in relations[f.relation].on_time_line("role") for v in _texts(f, role.name)}
    found: dict[str, set[str]] = {}
    for office, seat in values_of(source, offices, _SEAT):
        found.setdefault(office, set()).add(seat.value)
    return {office: frozenset(places) for office, places in found.items()}


def values(fact: StoredFact) -> Mapping[str, Sequence[str]]:
    """The IRIs and texts of a fact by role."""
    return {role: _texts(fact, role) for role in fact.roles}


def _view(fact: StoredFact, proven: Sequence[Proof], teller: Teller) -> FactView:
    relation = ontology.schema.load().relations[fact.relation]
    words = proven[0].evidence.words if proven else ""
    spoken = {words: proven[0].spoken} if proven else {}
    told = [value for values in fact.roles.values() for value in values if isinstance(value, ox.Literal)]
    spoken |= {value.value: value.language for value in told if value.language}
    return FactView(
        iri=fact.iri,
        relation=relation.name,
        label=in_language(relation.label, teller.language, relation.name),
        sentence=teller(relation, values(fact), words, spoken),
        date=fact.period()[0] or min((proof.date for proof in proven if proof.date), default=""),
        proofs=in_order(proven),
        fact=fact,
    )


def _names(source: Source, facts: Iterable[StoredFact], language: str) -> Mapping[str, Named]:
    spoken = {value for fact in facts for role in fact.roles for value in _texts(fact, role)}
    return named(source, [iri for iri in spoken if iri.startswith((ID, ORDA))], language)


def _texts(fact: StoredFact, role: str) -> list[str]:
    return [getattr(value, "value", "") for value in fact.roles.get(role, ())]
