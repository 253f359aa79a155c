"""From readings and reference data to triples; which property carries a role, ``ontology.schema`` says."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any

import pyoxigraph as ox

import ontology.schema
from extract.languages import DEFAULT
from extract.model import Dropped, Fact, Mention, Reading, Value
from graph.minhash import signature
from graph.spans import written
from graph.store import Triple
from ontology.addresses import is_web_address
from ontology.namespaces import GRAPH, ID, LOCATED_IN, ORDA, PREFIXES, article_iri, entity_iri, iri
from ontology.reference import Entity, Reference, Tenure
from ontology.schema import Relation, Role, Schema
from ontology.tables import columns

REFERENCE_GRAPH = GRAPH + "reference/"
UNLISTED = frozenset(["Settlement"])  # too many to stand in every graph: described where an article mentions them

_DATE_TYPES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}


class EvidenceError(ValueError):
    """A fact's evidence does not lie within its article's text."""


def reading_triples(reading: Reading, failures: list[str] | None = None) -> Iterator[Triple]:
    """Everything that one article asserts, with its evidence.

    Args:
        reading: what was read.
        failures: facts that cannot be stated are left out, and a line for each is added; without it, they raise.

    Raises:
        ValueError: a fact's evidence lies outside the text, or a role takes no such value.
    """
    schema = ontology.schema.load()
    article = _node(article_iri(reading.article.id))
    yield from _article(article, reading)
    for entity in _mentioned(reading.mentions, reading.facts):
        yield article, _node(iri("orda:mentions")), _node(entity_iri(entity.id))
        if not entity.known or entity.type in UNLISTED:  # what the reference graph does not describe
            yield from entity_triples(entity, schema)
    language = reading.article.language or DEFAULT
    for fact in reading.facts:
        try:
            triples = list(fact_triples(fact, article, reading.article.text, language, schema))
        except ValueError as error:
            if failures is None:
                raise
            failures.append(f"{fact.rule} cannot be stated ({error})")
        else:
            yield from triples
    for number, dropped in enumerate(reading.dropped, start=1):
        yield from _dropped_triples(dropped, number, article, reading.article.text)


def reference_triples(reference: Reference) -> Iterator[Triple]:
    """The reference data of a country but for its settlements, which the articles that mention them describe."""
    schema = ontology.schema.load()
    for entity in reference.entities.values():
        if entity.type not in UNLISTED:
            yield from entity_triples(entity, schema)
    for office in reference.offices.values():
        yield from entity_triples(office, schema)
    for tenure in reference.tenures:
        yield from _tenure(tenure, reference.offices[tenure.office])
    for row in reference.former_names:
        place = _node(entity_iri(row.place))
        for language, name in row.names.items():
            label = _node(entity_iri(f"name/{row.place}/{language}-{_slug(name)}-{row.start or 'unknown'}"))
            yield place, _node(iri("skosxl:altLabel")), label
            yield label, _node(iri("rdf:type")), _node(iri("skosxl:Label"))
            yield label, _node(iri("skosxl:literalForm")), ox.Literal(name, language=language)
            yield from _period(label, row.start, row.end)
    for formation in reference.formations:
        new, old = _node(entity_iri(formation.new)), _node(entity_iri(formation.old))
        yield new, _node(iri("orda:formedFrom")), old


def entity_triples(entity: Entity, schema: Schema) -> Iterator[Triple]:
    """An entity's classes, names and properties."""
    node = _node(entity_iri(entity.id))
    for cls in dict.fromkeys([entity.type, schema.base(entity.type)]):
        yield node, _node(iri("rdf:type")), _node(ORDA + cls)
    for language, names in entity.names.items():
        for position, name in enumerate(names):
            predicate = "skos:altLabel" if position else "skos:prefLabel"
            yield node, _node(iri(predicate)), ox.Literal(name, language=language)
    for column, values in entity.properties.items():
        meaning = _column(column, schema.base(entity.type))
        for value in values if meaning else ():
            yield node, _node(iri(meaning["property"])), _property_value(value, meaning)


def fact_triples(fact: Fact, article: ox.NamedNode, text: str, language: str, schema: Schema) -> Iterator[Triple]:
    """A fact, the words it was read from, and the rule that read them."""
    relation = schema.relations[fact.relation]
    span = fact.evidence
    if not 0 <= span.start < span.end <= len(text):
        raise EvidenceError(f"{article.value}: {fact.rule}: the evidence {span} is not within the text")
    words = text[span.start : span.end]
    node = _node(fact_iri(fact, relation, article.value, words))
    yield from _role_triples(node, fact, relation, language, schema)
    evidence = _node(f"{article.value}/evidence/{node.value.rsplit('/', 1)[1]}-{span.start}-{span.end}")
    selector = _node(f"{article.value}/words/{span.start}-{span.end}")  # of all that these words prove
    yield node, _node(iri("prov:wasDerivedFrom")), evidence
    yield evidence, _node(iri("oa:hasSource")), article
    yield evidence, _node(iri("oa:hasSelector")), selector
    yield evidence, _node(iri("orda:rule")), ox.Literal(fact.rule)
    yield evidence, _node(iri("orda:confidence")), _decimal(Decimal(str(round(fact.confidence, 3))))
    if said := written(fact.spans, fact.trigger):
        yield evidence, _node(iri("orda:spans")), ox.Literal(said)
    yield selector, _node(iri("oa:start")), _integer(span.start)
    yield selector, _node(iri("oa:end")), _integer(span.end)
    yield selector, _node(iri("oa:exact")), ox.Literal(words)


def _dropped_triples(dropped: Dropped, number: int, article: ox.NamedNode, text: str) -> Iterator[Triple]:
    """A reading that cannot be so: why, by which rule, what it would have said and of which words."""
    node, span = _node(f"{article.value}/dropped/{number}"), dropped.words
    yield node, _node(iri("rdf:type")), _node(iri("orda:DroppedReading"))
    yield node, _node(iri("orda:reason")), _node(ORDA + dropped.reason)
    yield node, _node(iri("orda:rule")), ox.Literal(dropped.rule)
    yield node, _node(iri("orda:wouldSay")), ox.Literal(dropped.said)
    yield node, _node(iri("oa:start")), _integer(span.start)
    yield node, _node(iri("oa:end")), _integer(span.end)
    yield node, _node(iri("oa:exact")), ox.Literal(text[span.start : span.end])


def fact_iri(fact: Fact, relation: Relation, article: str, words: str) -> str:
    """The IRI of a fact: the same for every reading of it, in whichever article (see ``Relation.identity``)."""
    roles = {name: sorted(_key(v) for v in values) for name, values in sorted(fact.roles.items()) if values}
    match relation.identity:
        case "Event" if not any(role.name in roles for role in relation.asking("when")):
            apart = article
        case "Words":
            apart = words
        case _:
            apart = ""
    key = json.dumps([fact.relation, roles, apart], ensure_ascii=False)
    return f"{ID}fact/{fact.relation}-{hashlib.sha256(key.encode()).hexdigest()[:16]}"


def _role_triples(
    node: ox.NamedNode, fact: Fact, relation: Relation, language: str, schema: Schema
) -> Iterator[Triple]:
    kind = _node(iri("rdf:type"))
    if relation.statement:
        yield node, kind, _node(iri("orda:Assertion"))
        yield node, _node(iri("rdf:predicate")), _node(relation.iri)
        subject, object_ = (next(iter(fact.roles[r])) for r in list(relation.roles)[:2])
        assert isinstance(subject, Entity)
        assert isinstance(object_, Entity)
        yield _node(entity_iri(subject.id)), _node(relation.iri), _node(entity_iri(object_.id))
    else:
        yield node, kind, _node(relation.iri)
    for name, values in fact.roles.items():
        for value in values:
            yield from _value_triples(node, relation.roles[name], value, language, schema)


def _value_triples(node: ox.NamedNode, role: Role, value: Value, language: str, schema: Schema) -> Iterator[Triple]:
    if isinstance(value, Entity):
        for predicate, classes in role.properties:
            if value.type == "Office" or schema.is_a(value.type, *classes):
                yield node, _node(predicate), _node(entity_iri(value.id))
                return
        raise ValueError(f"{role.name} cannot be {value.id}: {value.type} is none of {role.properties}")
    carrier = _node(role.properties[0][0])
    match role.kind, value:
        case "number", Decimal():
            yield node, carrier, _decimal(value)
        case "date", str():
            yield node, carrier, date_literal(value)
        case "text", str():
            yield node, carrier, ox.Literal(value, language=language)
        case "code", str():
            yield node, carrier, ox.Literal(value)
        case "term", str():
            yield node, carrier, _node(ORDA + value)
        case "title", str():
            title = _node(f"{ID}role/{_slug(value)}")
            yield node, carrier, title
            yield title, _node(iri("rdf:type")), _node(iri("org:Role"))
            yield title, _node(iri("skos:prefLabel")), ox.Literal(value, language=language)
        case _:
            raise ValueError(f"{role.name} takes no {value!r}")


def _article(node: ox.NamedNode, reading: Reading) -> Iterator[Triple]:
    article = reading.article
    yield node, _node(iri("rdf:type")), _node(iri("orda:Article"))
    yield node, _node(iri("dcterms:identifier")), ox.Literal(article.id)
    yield node, _node(iri("orda:text")), ox.Literal(article.text)
    if signed := signature(article.text):
        yield node, _node(iri("orda:signature")), ox.Literal(signed)
    for predicate, value in (("dcterms:language", article.language), ("dcterms:publisher", article.publisher),
                             ("dcterms:creator", article.creator)):  # fmt: skip
        if value:
            yield node, _node(iri(predicate)), ox.Literal(value)
    if article.title:
        yield node, _node(iri("dcterms:title")), ox.Literal(article.title, language=article.language or DEFAULT)
    if article.issued:
        yield node, _node(iri("dcterms:issued")), date_literal(article.issued)
    if article.source:
        yield node, _node(iri("dcterms:source")), _address(article.source)


def _mentioned(mentions: Iterable[Mention], facts: Iterable[Fact]) -> list[Entity]:
    found = {m.entity.id: m.entity for m in mentions}
    for fact in facts:
        for values in fact.roles.values():
            found |= {v.id: v for v in values if isinstance(v, Entity) and v.type != "Office"}
    return [found[k] for k in sorted(found)]


def _tenure(tenure: Tenure, office: Entity) -> Iterator[Triple]:
    node = _node(entity_iri(f"tenure/{tenure.id}"))
    yield node, _node(iri("rdf:type")), _node(iri("orda:Tenure"))
    yield node, _node(iri("org:member")), _node(entity_iri(tenure.person))
    yield node, _node(iri("org:role")), _node(entity_iri(tenure.office))
    for column in ("body", "jurisdiction"):
        for value in office.properties.get(column, ()):
            yield node, _node(iri(columns()[column]["property"])), _node(entity_iri(value))
    yield from _period(node, tenure.start, tenure.end if tenure.end_stated else None)
    if tenure.end and not tenure.end_stated:
        yield node, _node(iri("orda:endsBy")), date_literal(tenure.end)
    if tenure.acting:
        yield node, _node(iri("orda:acting")), ox.Literal(True)
    for source in tenure.sources:
        yield node, _node(iri("dcterms:source")), _address(source)


def _period(node: ox.NamedNode, start: str | None, end: str | None) -> Iterator[Triple]:
    for predicate, date in (("orda:start", start), ("orda:end", end)):
        if date:
            yield node, _node(iri(predicate)), date_literal(date)


def _column(name: str, base: str) -> Mapping[str, Any]:
    """What a reference column means. A place or facility lies in what it is part of; a body belongs to it."""
    if name == "part_of":
        return {"property": LOCATED_IN if base in ("Place", "Facility") else "orda:partOf", "type": "entity"}
    return columns().get(name, {})


def _property_value(value: str, meaning: Mapping[str, Any]) -> ox.NamedNode | ox.Literal:
    match meaning["type"]:
        case "entity":
            return _node(entity_iri(value))
        case "wd":
            return _node(PREFIXES["wd"] + value)
        case "term":
            return _node(iri(meaning["terms"][value]))
        case "date":
            return date_literal(value)
        case "decimal":
            return _decimal(Decimal(value))
        case "integer":
            return _integer(int(value))
        case "url":
            return _address(value)
    return ox.Literal(value)


def _address(value: str) -> ox.NamedNode | ox.Literal:
    """A web address as an IRI; what is none stays text."""
    return _node(value) if is_web_address(value) else ox.Literal(value)


def date_literal(date: str) -> ox.Literal:
    """A date as precise as it is: ``xsd:gYear``, ``xsd:gYearMonth`` or ``xsd:date``."""
    return ox.Literal(date, datatype=_node(iri(_DATE_TYPES[len(date)])))


def _decimal(value: Decimal) -> ox.Literal:
    text = format(value, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return ox.Literal(text, datatype=_node(iri("xsd:decimal")))


def _integer(value: int) -> ox.Literal:
    return ox.Literal(str(value), datatype=_node(iri("xsd:integer")))


def _key(value: Value) -> str:
    if isinstance(value, Entity):
        return value.id
    return format(value.normalize(), "f") if isinstance(value, Decimal) else value.casefold()


def _slug(text: str) -> str:
    return re.sub(r"\W+", "-", text.casefold()).strip("-")


@lru_cache(maxsize=10_000)  # terms and entities come again and again, what proves one fact does not
def _node(value: str) -> ox.NamedNode:
    return ox.NamedNode(value)
