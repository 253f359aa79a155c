"""From a row, an edge or a fact to the sentences that prove it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

import ontology.schema
from ontology.namespaces import article_id
from ontology.schema import in_language
from queries.analysis.frames import Kind, frame, is_date
from queries.ask.rules import rule
from queries.ask.source import Source
from queries.ask.stored import facts_named
from queries.facts.proofs import proofs

FACTS = "facts"  # the column, attribute or key that holds the IRIs of the facts behind something
COLUMNS = {
    "words": Kind.TEXT, "sentence": Kind.TEXT, "article": Kind.TEXT, "title": Kind.TEXT, "date": Kind.DATE,
    "source": Kind.TEXT, "relation": Kind.NAME, "rule": Kind.NAME, "confidence": Kind.NUMBER, FACTS: Kind.FACTS,
}  # fmt: skip


def evidence(source: Source, what: object, language: str = "en") -> pd.DataFrame:
    """The sentences that prove something, one row each.

    Args:
        source: a store or an endpoint.
        what: the IRI of a fact; a row, or an edge of a network, that has its facts with it; or several of these.
        language: of titles.

    Raises:
        TypeError: it has no facts with it.
        ValueError: one of them is no IRI.
    """
    wanted = list(dict.fromkeys(facts_behind(what)))
    told = list(facts_named(source, wanted))
    proven = proofs(source, told, language)
    relations = ontology.schema.load().relations
    rows = [
        {
            "words": proof.evidence.words,
            "sentence": f"{proof.sentence.before}{proof.sentence.words}{proof.sentence.after}",
            "article": article_id(proof.evidence.article),
            "title": proof.title,
            "date": proof.date if is_date(proof.date) else "",
            "source": proof.source,
            "relation": in_language(relations[fact.relation].label, language, fact.relation),
            "rule": rule(proof.evidence.rule, language),
            "confidence": proof.evidence.confidence,
            FACTS: (fact.iri,),
        }
        for fact in told
        for proof in proven[fact.iri]
    ]
    return frame(rows, COLUMNS)


def facts_behind(what: object) -> Iterator[str]:
    """The IRIs of the facts that something has with it, or is.

    Raises:
        TypeError: it has none.
    """
    match what:
        case str():
            yield what
        case pd.DataFrame() if FACTS in what:
            for facts in what[FACTS]:
                yield from facts
        case pd.Series() | Mapping() if FACTS in what:
            yield from _known(what[FACTS])
        case list() | tuple() | set() | frozenset():
            # An edge of a network is its two ends, perhaps a key, and what is known of it.
            attributes = what[-1] if isinstance(what, tuple) and what and isinstance(what[-1], Mapping) else None
            for one in [attributes] if attributes is not None else what:
                yield from facts_behind(one)
        case _:
            raise TypeError(f"{type(what).__name__} has no “{FACTS}”: give a fact's IRI, a row, an edge, or a finding")


def _known(facts: Any) -> Iterator[str]:
    yield from facts.split() if isinstance(facts, str) else facts  # of an edge, a text: see queries.analysis.graphs
