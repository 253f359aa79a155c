"""The page of an article: its text with the words that facts were read from, and the facts beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pyoxigraph as ox

from graph.store import Store
from ontology.namespaces import ORDA, PREFIXES
from queries.ask import resolve
from queries.ask.source import rows, texts
from queries.facts.labels import asked, called
from queries.facts.named import Named, named
from queries.facts.told import FactView, told
from queries.serve.views.lines import opening
from queries.serve.views.properties import Properties, properties

_DCTERMS = PREFIXES["dcterms"]
_ON_TOP = ("creator", "issued", "publisher", "source")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an article's text, and the numbers of the facts that it is evidence of.

    Attributes:
        roles: of facts whose role it says, the number, the question that the role answers, and what it is called.
    """

    start: int
    text: str
    facts: Sequence[int]
    roles: Sequence[tuple[int, str, str]] = ()


@dataclass(frozen=True, slots=True)
class ArticleView:
    """What the page of an article shows.

    Attributes:
        title: its own, else its first words.
        heads: author, date, publisher and address, by the names of the properties, those that are known.
        paragraphs: its text in pieces.
        facts: what was read from it, in the order of the words.
        mentions: whom and what it names.
        about: what else is known of it.
    """

    iri: str
    title: str
    heads: Mapping[str, str]
    language: str
    paragraphs: Sequence[Sequence[Piece]]
    facts: Sequence[FactView]
    mentions: Sequence[Named]
    about: Properties


def article(store: Store, iri: str, language: str) -> ArticleView:
    """The view of an article.

    Raises:
        ValueError: it is no IRI.
    """
    node = ox.NamedNode(iri)
    own = list(rows(store, f"SELECT ?p ?o WHERE {{ GRAPH {node} {{ {node} ?p ?o }} }}"))
    said = {p.value: str(o.value) for p, o in own}
    read = texts(store, f"SELECT DISTINCT ?f WHERE {{ GRAPH {node} {{ ?f prov:wasDerivedFrom ?e }} }}")
    views = told(store, [f for (f,) in read], language, article=iri)
    views = sorted(views, key=lambda v: (v.proofs[0].evidence.start, v.proofs[0].evidence.end, v.iri))
    mentioned = named(store, [o.value for p, o in own if p.value == ORDA + "mentions"], language).values()
    on_top = {_DCTERMS + name for name in (*_ON_TOP, "title")}
    return ArticleView(
        iri=iri,
        title=resolve.labels(store, [iri], language).get(iri) or opening(store, iri),
        heads={name: said[_DCTERMS + name] for name in _ON_TOP if _DCTERMS + name in said},
        language=said.get(_DCTERMS + "language", ""),
        paragraphs=_paragraphs(said.get(ORDA + "text", ""), views, language),
        facts=views,
        mentions=sorted(mentioned, key=lambda v: (v.kind, v.iri)),
        about=properties(store, [(p, o) for p, o in own if p.value not in on_top], language),
    )


def _paragraphs(text: str, facts: Sequence[FactView], language: str) -> list[list[Piece]]:
    """The text's lines, each cut wherever evidence, or what says a role, begins or ends."""
    spans = [(p.evidence.start, p.evidence.end, n) for n, fact in enumerate(facts) for p in fact.proofs]
    said = [
        (mark.start, mark.end, (n, asked(fact.relation, mark.role), called(fact.relation, mark.role).get(language, "")))
        for n, fact in enumerate(facts)
        for p in fact.proofs
        for mark in p.marks
    ]
    ends = [(start, end) for start, end, _ in (*spans, *said)]
    cuts = {at for edges in ends for at in edges if 0 <= at <= len(text)}
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        end, inner = start + len(line), line.rstrip()
        if inner:
            edges = sorted({start, start + len(inner), *(c for c in cuts if start < c < start + len(inner))})
            found.append(
                [
                    Piece(
                        a,
                        text[a:b],
                        tuple(sorted({n for s, e, n in spans if s <= a and b <= e})),
                        tuple(sorted({role for s, e, role in said if s <= a and b <= e})),
                    )
                    for a, b in pairwise(edges)
                ]
            )
        start = end
    return found
