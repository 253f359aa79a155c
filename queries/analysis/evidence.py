"""From a row, an edge or a fact to the sentences that prove it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from queries.ask.source import Source
from queries.facts.proofs import proofs
from queries.facts.stored import facts_named

FACTS = "facts"  # the column, attribute or key that holds the IRIs of the facts behind something
COLUMNS = ("words", "sentence", "article", "title", "date", "source", "relation", "rule", "confidence", FACTS)


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
    rows = [
        (
            proof.evidence.words, f"{proof.sentence.before}{proof.sentence.words}{proof.sentence.after}",
            proof.evidence.article, proof.title, proof.date, proof.source, fact.relation, proof.evidence.rule,
            proof.evidence.confidence, (fact.iri,),
        )
        for fact in told
        for proof in proven[fact.iri]
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(COLUMNS))


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
    yield from [facts] if isinstance(facts, str) else facts
