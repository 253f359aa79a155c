"""Facts as they stand in a store, read back by the roles that the ontology gives them, with the words that prove them.

No relation is named here: what a fact's properties mean, ``ontology.schema`` says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from functools import cache

import ontology.schema
from extract.model import Span
from graph.spans import parsed
from ontology.namespaces import ORDA, PREFIXES
from ontology.schema import Relation
from queries.ask.source import Source, Term, chunks, nodes, rows, texts

_KIND, _STATES = PREFIXES["rdf"] + "type", PREFIXES["rdf"] + "predicate"
_PAGE = PREFIXES["dcterms"] + "source"
# What is read of evidence beside its article: the less, the faster.
ARTICLES = frozenset[str]()
WORDS = frozenset(["words"])
SURENESS = frozenset(["confidence"])
RULES = SURENESS | {"rule", "spans"}
ALL = WORDS | RULES
_START, _END = ORDA + "start", ORDA + "end"

Said = Mapping[str, set[Term]]  # what is said of a fact, by property


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """The words that a fact was read from, and where they stand in the article's text.

    Attributes:
        article: its IRI.
        start, end: in characters; 0 where the words were not read.
        words: what stands there.
        rule: which read them; empty where the graph does not say.
        confidence: how sure the rule is, 0 to 1.
        spans: where the article's text says what each role holds, by role; the word that tells the fact is
            ``graph.spans.TRIGGER``'s.
    """

    article: str
    start: int
    end: int
    words: str
    rule: str = field(default="", compare=False)
    confidence: float = field(default=1.0, compare=False)
    spans: Mapping[str, tuple[Span, ...]] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class StoredFact:
    """One fact.

    Attributes:
        iri: its node.
        relation: its relation's name in the ontology.
        roles: its values by role; roles that share a property share its values.
        evidence: where it was read; empty for what the reference data state.
        values: all its values by property, those that have no role among them.
    """

    iri: str
    relation: str
    roles: Mapping[str, tuple[Term, ...]]
    evidence: tuple[Evidence, ...] = ()
    values: Mapping[str, tuple[Term, ...]] = field(default_factory=dict, repr=False)

    def texts(self, prop: str) -> list[str]:
        """The IRIs and texts of a property's values."""
        return [getattr(value, "value", "") for value in self.values.get(prop, ())]

    @property
    def pages(self) -> list[str]:
        """The pages that confirm what the reference data state."""
        return self.texts(_PAGE)

    def period(self) -> tuple[str, str]:
        """When it happened or began, and when it ended; empty where it does not say."""
        asked = _relations()[self.relation].asking("when")
        told = [getattr(value, "value", "") for role in asked for value in self.roles.get(role.name, ())]
        return min([*told, *self.texts(_START)], default=""), min(self.texts(_END), default="")


def facts(source: Source, relations: Iterable[str] | None = None, *, read: Set[str] = ALL) -> Iterator[StoredFact]:
    """The facts of a store, relation by relation, in the order of their IRIs.

    Args:
        source: a store or an endpoint.
        relations: the relations' names; None is all of them.
        read: what is read of their evidence; see ``evidence``.

    Raises:
        KeyError: the ontology has no relation of a name.
    """
    for name in _relations() if relations is None else relations:
        relation = _relations()[name]
        said = _said(source, f"{_pattern(relation)} ; ?property ?value")
        proof = _evidence(source, _pattern(relation), None, read)
        yield from (_stored(fact, relation, said[fact], proof.get(fact, ())) for fact in sorted(said))


def facts_named(
    source: Source, iris: Iterable[str], article: str | None = None, *, read: Set[str] = ALL
) -> Iterator[StoredFact]:
    """The facts among some nodes, in their order, which of a graph of any size reads these alone.

    Args:
        source: a store or an endpoint.
        iris: the nodes.
        article: only what this article proves is evidence; None is what any does.
        read: what is read of their evidence; see ``evidence``.

    Raises:
        ValueError: one of them is no IRI.
    """
    known = {relation.iri: relation for relation in _relations().values()}
    wanted = list(iris)
    said: dict[str, Said] = {}
    for chunk in chunks(wanted):
        said |= _said(source, f"VALUES ?fact {{ {chunk} }} ?fact ?property ?value")
    proof = evidence(source, wanted, article, read=read)
    for iri in wanted:
        kinds = [getattr(kind, "value", "") for prop in (_KIND, _STATES) for kind in said.get(iri, {}).get(prop, ())]
        if relation := next((known[kind] for kind in sorted(kinds) if kind in known), None):
            yield _stored(iri, relation, said[iri], proof.get(iri, ()))


def evidence(
    source: Source, iris: Iterable[str], article: str | None = None, *, read: Set[str] = ALL
) -> dict[str, list[Evidence]]:
    """Where each fact was read, by the fact's IRI, in the order of articles and words.

    Args:
        source: a store or an endpoint.
        iris: of these facts.
        article: in this article; None is in any.
        read: what is read beside the article, ``ALL`` or some of it; what is not is empty. Without the
            words an article is one place.

    Raises:
        ValueError: one of them is no IRI.
    """
    found: dict[str, list[Evidence]] = {}
    for chunk in chunks(iris):
        found |= _evidence(source, f"VALUES ?fact {{ {chunk} }}", article, read)
    return found


def _evidence(source: Source, pattern: str, article: str | None, read: Set[str]) -> dict[str, list[Evidence]]:
    """Where each ``?fact`` of a pattern was read."""
    graph = "?graph" if article is None else nodes([article])
    words = (
        "?evidence oa:hasSelector ?selector . ?selector oa:exact ?words ; oa:start ?start ; oa:end ?end ."
        if read & WORDS
        else ""
    )
    rules = " ".join(f"OPTIONAL {{ ?evidence orda:{name} ?{name} }}" for name in sorted(read & RULES))
    sparql = f"""SELECT ?fact ?article ?start ?end ?words ?rule ?confidence ?spans WHERE {{ {pattern} GRAPH {graph} {{
            ?fact prov:wasDerivedFrom ?evidence . ?evidence oa:hasSource ?article . {words} {rules} }} }}"""
    found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for fact, *place in texts(source, sparql):
        found[fact].add(tuple(place))
    # Of places that are the same the surest stands.
    return {fact: sorted({*map(_place, sorted(places, reverse=True))}) for fact, places in found.items()}


def _place(said: tuple[str, ...]) -> Evidence:
    where, start, end, words, rule, sure, spans = said
    return Evidence(where, int(start or 0), int(end or 0), words, rule, float(sure or 1), parsed(spans))


def _relations() -> Mapping[str, Relation]:
    return ontology.schema.load().relations


def _pattern(relation: Relation) -> str:
    node = nodes([relation.iri])
    return f"?fact a orda:Assertion ; rdf:predicate {node}" if relation.statement else f"?fact a {node}"


def _said(source: Source, pattern: str) -> dict[str, Said]:
    """What is said of each ``?fact`` of a pattern."""
    sparql = f"SELECT ?fact ?property ?value WHERE {{ {pattern} }}"
    found: dict[str, dict[str, set[Term]]] = defaultdict(lambda: defaultdict(set))
    for fact, prop, value in rows(source, sparql):
        found[fact.value][prop.value].add(value)
    return dict(found)


def _stored(iri: str, relation: Relation, said: Said, proof: Iterable[Evidence]) -> StoredFact:
    values = {prop: _ordered(terms) for prop, terms in sorted(said.items())}
    roles = {}
    for name, props in _properties(relation.name).items():
        if terms := {term for prop in props for term in said.get(prop, ())}:
            roles[name] = _ordered(terms)
    return StoredFact(iri, relation.name, roles, tuple(proof), values)


def _ordered(terms: set[Term]) -> tuple[Term, ...]:
    return tuple(terms if len(terms) == 1 else sorted(terms, key=str))


@cache
def _properties(relation: str) -> Mapping[str, tuple[str, ...]]:
    """The properties that carry each role, by its name, in the order of the names."""
    roles = sorted(_relations()[relation].roles.items())
    return {name: tuple(prop for prop, _ in role.properties) for name, role in roles}
