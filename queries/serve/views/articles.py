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
from queries.facts.labels import asked, called, legend
from queries.facts.named import Named, named
from queries.facts.told import FactView, questions, told
from queries.serve.views.lines import opening
from queries.serve.views.properties import Properties, properties

_DCTERMS = PREFIXES["dcterms"]
_ON_TOP = ("creator", "issued", "publisher", "source")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an article's text, and the numbers of the facts that it is evidence of.

    Attributes:
        roles: of facts whose role it says, the number, the question that the role answers, and what it is called.
        asks, role: the question and the name of the first of these that is said most closely; empty where it says none.
        leads: whether the evidence of a fact begins with it.
    """

    start: int
    text: str
    facts: Sequence[int]
    roles: Sequence[tuple[int, str, str]] = ()
    asks: str = ""
    role: str = ""
    leads: bool = False


@dataclass(frozen=True, slots=True)
class ArticleView:
    """What the page of an article shows.

    Attributes:
        title: its own, else its first words.
        heads: author, date, publisher and address, by the names of the properties, those that are known.
        paragraphs: its text in pieces.
        facts: what was read from it, in the order of the words.
        legend: the questions that marked words answer, one for each colour, and what they are called.
        mentions: whom and what it names.
        about: what else is known of it.
    """

    iri: str
    title: str
    heads: Mapping[str, str]
    language: str
    paragraphs: Sequence[Sequence[Piece]]
    facts: Sequence[FactView]
    legend: Sequence[tuple[str, str]]
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
        legend=legend(questions(views), language),
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
            found.append([_piece(text, a, b, spans, said) for a, b in pairwise(edges)])
        start = end
    return found


def _piece(
    text: str,
    start: int,
    end: int,
    spans: Sequence[tuple[int, int, int]],
    said: Sequence[tuple[int, int, tuple[int, str, str]]],
) -> Piece:
    """A stretch of the text; of roles within one another the inner one gives it its colour."""
    over = [(e - s, role) for s, e, role in said if s <= start and end <= e]
    _, asks, role = min(over)[1] if over else (0, "", "")
    facts = tuple(sorted({n for s, e, n in spans if s <= start and end <= e}))
    leads = any(s == start for s, _, _ in spans)
    return Piece(start, text[start:end], facts, tuple(sorted({role for _, role in over})), asks, role, leads)
