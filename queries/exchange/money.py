"""FollowTheMoney entities, one JSON object a line: for Aleph, OpenSanctions and what else investigators use.

Which schema the facts of a relation have, the ontology says. Source: https://followthemoney.tech/.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote, urlsplit

from extract.languages import CODES, grammar_of
from ontology.namespaces import iri
from ontology.schema import Relation
from queries.ask.stored import StoredFact
from queries.exchange.content import Content, Thing

Entity = dict[str, Any]
Properties = dict[str, list[str]]

_SCHEMATA = {
    "Person": "Person", "Place": "Address", "Facility": "Asset", "Initiative": "Project", "Office": "Position",
    "Article": "Article",
}  # fmt: skip
# What of an event an entity or office is, by its class.
_INVOLVED = {
    "Person": "involved", "Organization": "involved", "Place": "location", "Facility": "location",
    "Award": "keywords", "Initiative": "keywords", "Office": "keywords",
}  # fmt: skip


def money(content: Content) -> bytes:
    """Every person, body, place, facility, initiative, office and article, and every fact that joins them."""
    found = [_thing(content, thing) for thing in content.of(*_SCHEMATA, "Organization")]
    found += [entity for fact in content.facts if (entity := _fact(content, fact))]
    return "".join(json.dumps(entity, ensure_ascii=False) + "\n" for entity in found).encode()


def _thing(content: Content, thing: Thing) -> Entity:
    names = thing.all_names()
    properties: Properties = {"name": [thing.name(content.language)]}
    if thing.base == "Article":
        properties |= {
            "title": thing.all("dcterms:title"), "author": thing.all("dcterms:creator"),
            "publisher": thing.all("dcterms:publisher"), "publishedAt": thing.all("dcterms:issued"),
            "language": [grammar_of(x).alpha3 for x in thing.all("dcterms:language") if x in CODES],
        }  # fmt: skip
    else:
        properties["alias"] = names[1:]
    if thing.base == "Person":
        properties["gender"] = [g.rsplit("/", 1)[-1].lower() for g in thing.all("schema:gender")]
    if thing.base == "Place":
        properties |= {"full": properties["name"], "latitude": thing.all("geo:lat"), "longitude": thing.all("geo:long")}
    if thing.base == "Organization":
        properties |= {"incorporationDate": thing.all("orda:start"), "dissolutionDate": thing.all("orda:end")}
    if thing.base == "Initiative":
        properties |= {"startDate": thing.all("orda:start"), "endDate": thing.all("orda:end")}
    if thing.base == "Office":
        properties["organization"] = [_id(o) for o in thing.all("org:organization") if o in content.things]
        properties["subnationalArea"] = [content.name(o) for o in thing.all("orda:jurisdiction")]
    properties["wikidataId"] = [m.rsplit("/", 1)[-1] for m in thing.all("skos:exactMatch")]
    properties["sourceUrl"] = _pages(thing.all("dcterms:source"))
    return _entity(thing.iri, _schema(content, thing), properties)


def _schema(content: Content, thing: Thing) -> str:
    if thing.base != "Organization":
        return _SCHEMATA[thing.base]
    if content.is_a(thing, "GovernmentBody"):
        return "PublicBody"
    return "Company" if content.is_a(thing, "Enterprise") else "Organization"


def _fact(content: Content, fact: StoredFact) -> Entity | None:
    """A fact in the schema that the ontology gives its relation; None where it gives none, or too little is told."""
    relation = content.schema.relations[fact.relation]
    if (write := _FACTS.get(relation.follow_the_money)) is None:
        return None
    if (told := write(content, fact, relation)) is None:
        return None
    return _entity(fact.iri, relation.follow_the_money, {
        "description": [e.words for e in fact.evidence],
        "proof": sorted({_id(e.article) for e in fact.evidence}),
        "sourceUrl": _pages(fact.texts(iri("dcterms:source"))),
    } | told)  # fmt: skip


def _occupancy(content: Content, fact: StoredFact, relation: Relation) -> Properties | None:
    """A post held; what the reference data state counts as well."""
    holder, post = (content.asked(fact, question) for question in ("who", "what"))
    if not holder or not post:
        return None
    start, end = fact.period()
    return {"holder": [_id(n) for n in holder], "post": [_id(n) for n in post], "startDate": [start], "endDate": [end]}


def _link(content: Content, fact: StoredFact, relation: Relation) -> Properties | None:
    if not fact.evidence:
        return None
    first, second = list(relation.roles)[:2]
    subject, object_ = ([_id(getattr(v, "value", "")) for v in fact.roles[role]] for role in (first, second))
    return {"subject": subject, "object": object_, "role": [relation.label["en"]]}


def _note(content: Content, fact: StoredFact, relation: Relation) -> Properties | None:
    """What is said about an entity, or by it."""
    if not fact.evidence:
        return None
    about = [n for n in content.asked(fact, "who", "about") if n in content.things]
    name = " ".join(content.asked(fact, "what", "amount", "unit"))
    return {"entity": [_id(n) for n in about], "name": [name or relation.label["en"]]}


def _event(content: Content, fact: StoredFact, relation: Relation) -> Properties | None:
    if not fact.evidence:
        return None
    values = [getattr(v, "value", "") for values in fact.roles.values() for v in values]
    properties: Properties = {"name": [relation.label["en"]], "involved": [], "location": [], "keywords": []}
    for thing in (content.things[n] for n in dict.fromkeys(values) if n in content.things):
        prop = _INVOLVED[thing.base]
        properties[prop].append(_id(thing.iri) if prop == "involved" else thing.name(content.language))
    return properties | {"date": content.asked(fact, "when")}


_FACTS: Mapping[str, Callable[[Content, StoredFact, Relation], Properties | None]] = {
    "Event": _event,
    "Note": _note,
    "Occupancy": _occupancy,
    "UnknownLink": _link,
}


def _entity(node: str, schema: str, properties: Properties) -> Entity:
    kept = {name: list(dict.fromkeys(v for v in values if v)) for name, values in properties.items()}
    return {"id": _id(node), "schema": schema, "properties": {name: values for name, values in kept.items() if values}}


def _pages(addresses: list[str]) -> list[str]:
    """Addresses of the web, each with a path."""
    return [a if urlsplit(a).path else f"{a}/" for a in addresses if a.startswith("http")]


def _id(node: str) -> str:
    """An IRI as FollowTheMoney's ids are: letters and digits of ASCII, dots and hyphens."""
    local = node.removeprefix("https://w3id.org/orda/").removeprefix("id/").replace("/", "-")
    return "orda-" + quote(local, safe="").replace("%", ".")
