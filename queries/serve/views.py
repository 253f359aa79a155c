"""What the pages of entities and articles show, read from the store.

No relation is named here: roles and labels come from the ontology.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pyoxigraph as ox

import ontology.schema
from graph.store import Store
from ontology.namespaces import ARTICLE, ORDA, PREFIXES, prefixed
from ontology.schema import ENTITY_CLASSES
from queries.ask import resolve
from queries.ask.source import rows, texts
from queries.facts.labels import asked, called
from queries.facts.proofs import Proof, proofs
from queries.facts.stored import StoredFact, facts_named
from queries.serve.terms import terms

MOST_FACTS, MOST_ARTICLES = 400, 200

_TYPE, _SUBJECT, _PREDICATE, _OBJECT = (PREFIXES["rdf"] + n for n in ("type", "subject", "predicate", "object"))
_NAMES = {PREFIXES["skos"] + "prefLabel", PREFIXES["skos"] + "altLabel"}
_HIDDEN = {_TYPE, _PREDICATE, ORDA + "mentions", PREFIXES["skosxl"] + "altLabel"}
_FACTS = f"""SELECT DISTINCT ?fact WHERE {{ ?fact ?role NODE ; a ?kind .
    VALUES ?kind {{ KINDS }} }} ORDER BY ?fact LIMIT {MOST_FACTS}"""


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a property: a name to show, the IRI it is the name of, and the class that colours it."""

    text: str
    iri: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact: what kind it is, its values by what they are to it, and what proves it."""

    iri: str
    relation: str
    label: str
    values: Sequence[tuple[str, Sequence[Value]]]
    proofs: Sequence[Proof]


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article in a list."""

    iri: str
    title: str
    date: str


@dataclass(frozen=True, slots=True)
class NodeView:
    """What the page of a node shows.

    Attributes:
        names: its names by language, the preferred one first.
        kinds: its classes, the most specific first, each with its label.
        base: the class that colours it.
        properties: what is said of it directly.
        facts: the facts that it has part in, by relation.
        articles: which articles mention it.
    """

    iri: str
    label: str
    names: dict[str, list[str]]
    kinds: Sequence[tuple[str, str]]
    base: str
    properties: Sequence[tuple[str, Sequence[Value]]]
    facts: Sequence[FactView]
    articles: Sequence[ArticleLine]
    place: tuple[float, float] | None = None


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
    """What the page of an article shows: its text in pieces, and the facts read from it in the order of the words."""

    iri: str
    title: str
    about: Sequence[tuple[str, Sequence[Value]]]
    language: str
    paragraphs: Sequence[Sequence[Piece]]
    facts: Sequence[FactView]
    mentions: Sequence[Value] = field(default=())


class Reader:
    """Reads views from a store.

    Args:
        store: the store.
        language: to name things in.
    """

    def __init__(self, store: Store, language: str) -> None:
        self._store, self._language = store, language
        self._schema = ontology.schema.load()
        self._relations = {r.iri: r for r in self._schema.relations.values()}

    def known(self, candidates: Iterable[str]) -> str | None:
        """The first of the IRIs that the graph says anything about."""
        for iri in candidates:
            try:
                node = ox.NamedNode(iri)
            except ValueError:
                continue
            asked = f"SELECT ?p WHERE {{ {{ {node} ?p ?o }} UNION {{ GRAPH ?g {{ {node} ?p ?o }} }} }} LIMIT 1"
            if any(rows(self._store, asked)):
                return iri
        return None

    def node(self, iri: str) -> NodeView:
        """The view of anything but an article."""
        node = ox.NamedNode(iri)
        statements = list(rows(self._store, f"SELECT DISTINCT ?p ?o WHERE {{ {node} ?p ?o }}"))
        facts = [iri] if self._is_fact(statements) else self._facts_of(node)
        articles = texts(
            self._store,
            f"SELECT ?a WHERE {{ ?a orda:mentions {node} . OPTIONAL {{ ?a dcterms:issued ?date }} }} "
            f"ORDER BY DESC(STR(?date)) ?a LIMIT {MOST_ARTICLES}",
        )
        names: dict[str, list[str]] = defaultdict(list)
        for predicate, value in sorted(
            statements, key=lambda s: (s[0].value != PREFIXES["skos"] + "prefLabel", str(s[1]))
        ):
            if predicate.value in _NAMES and isinstance(value, ox.Literal):
                names[value.language or ""].append(value.value)
        shown = [(p.value, o) for p, o in statements if p.value not in _NAMES | _HIDDEN]
        views = self._fact_views(facts)
        kinds = resolve.classes(self._store, [iri]).get(iri, [])
        label = resolve.labels(self._store, [iri], self._language).get(iri)
        if label is None:
            label = views[0].label if views and facts == [iri] else prefixed(iri) or iri
        return NodeView(
            iri,
            label,
            dict(names),
            [
                (ORDA + kind, terms()[ORDA + kind].text(self._language) if ORDA + kind in terms() else kind)
                for kind in kinds
            ],
            self._base(kinds),
            [] if facts == [iri] else self._valued(shown),
            views,
            self.lines_of([a for (a,) in articles]),
            _place(statements),
        )

    def article(self, iri: str) -> ArticleView:
        """The view of an article."""
        node = ox.NamedNode(iri)
        own = list(rows(self._store, f"SELECT ?p ?o WHERE {{ GRAPH {node} {{ {node} ?p ?o }} }}"))
        said: dict[str, Any] = {p.value: o for p, o in own}
        text = getattr(said.get(ORDA + "text"), "value", "")
        told = texts(self._store, f"SELECT DISTINCT ?f WHERE {{ GRAPH {node} {{ ?f prov:wasDerivedFrom ?e }} }}")
        facts = [f for (f,) in told]
        views = self._fact_views(facts, article=iri)
        views = sorted(views, key=lambda v: (v.proofs[0].evidence.start, v.proofs[0].evidence.end, v.iri))
        hidden = {ORDA + "text", PREFIXES["dcterms"] + "title"} | _HIDDEN
        mentioned = [o for p, o in own if p.value == ORDA + "mentions"]
        title = resolve.labels(self._store, [iri], self._language).get(iri) or iri.removeprefix(ARTICLE)
        return ArticleView(
            iri,
            title,
            self._valued([(p.value, o) for p, o in own if p.value not in hidden]),
            getattr(said.get(PREFIXES["dcterms"] + "language"), "value", ""),
            _paragraphs(text, views, self._language),
            views,
            sorted(self._values(mentioned), key=lambda v: (v.kind, v.text)),
        )

    def lines(self, limit: int) -> list[ArticleLine]:
        """The latest articles."""
        latest = texts(
            self._store,
            "SELECT ?a WHERE { ?a a orda:Article . OPTIONAL { ?a dcterms:issued ?date } } "
            f"ORDER BY DESC(STR(?date)) ?a LIMIT {limit}",
        )
        return self.lines_of([a for (a,) in latest])

    def lines_of(self, articles: Sequence[str]) -> list[ArticleLine]:
        """The articles, each once, in their order."""
        iris = list(dict.fromkeys(articles))
        titles = resolve.labels(self._store, iris, self._language)
        dates = {a: date.value for a, date in resolve.values(self._store, iris, "dcterms:issued")}
        return [ArticleLine(a, titles.get(a) or a.removeprefix(ARTICLE), dates.get(a, "")) for a in iris]

    def named(self, iris: Sequence[str]) -> dict[str, Value]:
        """The entities' names and classes, by IRI."""
        return {v.iri: v for v in self._values([ox.NamedNode(i) for i in iris])}

    def _facts_of(self, node: ox.NamedNode) -> list[str]:
        kinds = " ".join(f"<{iri}>" for iri in [*self._relations, ORDA + "Assertion"])
        return [f for (f,) in texts(self._store, _FACTS.replace("NODE", str(node)).replace("KINDS", kinds))]

    def _is_fact(self, statements: Sequence[tuple[Any, ...]]) -> bool:
        return any(p.value == _TYPE and o.value in {*self._relations, ORDA + "Assertion"} for p, o in statements)

    def _fact_views(self, iris: Sequence[str], article: str | None = None) -> list[FactView]:
        facts = list(facts_named(self._store, iris, article))
        proven = proofs(self._store, facts, self._language)
        names = {v.iri: v for v in self._values([v for f in facts for values in f.values.values() for v in values])}
        views = [self._fact_view(fact, proven[fact.iri], names) for fact in facts]
        return sorted(views, key=lambda v: (v.relation, not v.proofs, _newest(v.proofs), v.iri))

    def _fact_view(self, fact: StoredFact, proven: Sequence[Proof], names: Mapping[str, Value]) -> FactView:
        relation = self._schema.relations[fact.relation]
        label = relation.label.get(self._language) or relation.label.get("en") or relation.name
        shown = [(prop, value) for prop, values in fact.values.items() if prop not in _HIDDEN for value in values]
        values = self._stated(shown, names, label) if relation.statement else self._valued(shown, names)
        return FactView(fact.iri, relation.name, label, values, proven)

    def _valued(
        self, statements: Iterable[tuple[str, Any]], names: Mapping[str, Value] | None = None
    ) -> list[tuple[str, list[Value]]]:
        """Statements as labels of properties with their values, in the order of the labels."""
        statements = list(statements)
        if names is None:
            names = {v.iri: v for v in self._values([o for _, o in statements])}
        found: dict[str, list[Value]] = defaultdict(list)
        for predicate, value in statements:
            term = terms().get(predicate)
            label = term.text(self._language) if term else prefixed(predicate) or predicate
            iri = value.value if isinstance(value, ox.NamedNode) else ""
            found[label].append(names.get(iri) or Value(_literal(value), iri))
        return [(label, sorted(set(values), key=lambda v: v.text)) for label, values in sorted(found.items())]

    def _stated(
        self, statements: Sequence[tuple[str, Any]], names: Mapping[str, Value], label: str
    ) -> list[tuple[str, list[Value]]]:
        """A two-place relation as a sentence: what its subject is called and is, and what it is related to."""
        subjects, objects = ([names[o.value] for p, o in statements if p == part] for part in (_SUBJECT, _OBJECT))
        kind = terms().get(ORDA + subjects[0].kind) if subjects else None
        further = [s for s in statements if s[0] not in (_SUBJECT, _OBJECT)]
        return [
            (kind.text(self._language) if kind else "", subjects), (label, objects), *self._valued(further, names)
        ]  # fmt: skip

    def _base(self, kinds: Sequence[str]) -> str:
        """The entity class that colours a node of these classes."""
        return next((b for k in kinds if (b := self._schema.base(k)) in ENTITY_CLASSES), "")

    def _values(self, objects: Iterable[Any]) -> list[Value]:
        """The IRIs among the objects, with their names and classes."""
        iris = sorted({o.value for o in objects if isinstance(o, ox.NamedNode)})
        names = resolve.labels(self._store, iris, self._language)
        kinds = resolve.classes(self._store, [i for i in iris if i in names])
        return [
            Value(
                self._term(i) or names.get(i) or prefixed(i) or i,
                i,
                self._base(kinds.get(i, ())),
            )
            for i in iris
        ]

    def _term(self, iri: str) -> str | None:
        return terms()[iri].text(self._language) if iri in terms() else None


def _newest(proofs: Sequence[Proof]) -> tuple[int, ...]:
    """Sorts facts from the newest article to the oldest."""
    return tuple(-ord(c) for c in max((p.date for p in proofs), default=""))


def _literal(value: Any) -> str:
    if isinstance(value, ox.Literal) and value.datatype.value in (
        PREFIXES["xsd"] + "decimal",
        PREFIXES["xsd"] + "integer",
    ):
        whole, point, rest = value.value.partition(".")
        return f"{int(whole):,}".replace(",", "\u202f") + point + rest if whole.lstrip("-").isdigit() else value.value
    return str(value.value)


def _place(statements: Sequence[tuple[Any, ...]]) -> tuple[float, float] | None:
    said = {p.value: o.value for p, o in statements}
    try:
        return float(said[PREFIXES["geo"] + "lat"]), float(said[PREFIXES["geo"] + "long"])
    except (KeyError, ValueError):
        return None


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
