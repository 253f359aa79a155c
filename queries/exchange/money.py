"""FollowTheMoney entities, one JSON object a line: for Aleph, OpenSanctions and what else investigators use.

Source: https://followthemoney.tech/.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote, urlsplit

from queries.exchange.content import Content, Thing
from queries.facts.stored import StoredFact

Entity = dict[str, Any]

_SCHEMATA = {
    "Person": "Person", "Place": "Address", "Facility": "Asset", "Initiative": "Project", "Office": "Position",
    "Article": "Article",
}  # fmt: skip
_EVENTS = ("visit", "meeting", "appointment", "dismissal", "award", "instruction")
_LINKS = ("initiated_by", "implemented_in", "located_in")
_NOTES = {"quote": "speaker", "indicator": "of"}
_LANGUAGES = {"en": "eng", "ru": "rus", "kk": "kaz"}


def money(content: Content) -> bytes:
    """Every person, body, place, facility, initiative, office and article, and every fact that joins them."""
    found = [_thing(content, thing) for thing in content.of(*_SCHEMATA, "Organization")]
    found += [entity for fact in content.facts if (entity := _fact(content, fact))]
    return "".join(json.dumps(entity, ensure_ascii=False) + "\n" for entity in found).encode()


def _thing(content: Content, thing: Thing) -> Entity:
    names = thing.all_names()
    properties: dict[str, list[str]] = {"name": [thing.name(content.language)]}
    if thing.base == "Article":
        properties |= {
            "title": thing.all("dcterms:title"), "author": thing.all("dcterms:creator"),
            "publisher": thing.all("dcterms:publisher"), "publishedAt": thing.all("dcterms:issued"),
            "language": [_LANGUAGES[x] for x in thing.all("dcterms:language") if x in _LANGUAGES],
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
    roles = {role: [getattr(v, "value", str(v)) for v in values] for role, values in fact.roles.items()}
    proved: dict[str, list[str]] = {
        "description": [e.words for e in fact.evidence],
        "proof": sorted({_id(e.article) for e in fact.evidence}),
        "sourceUrl": _pages(content.fact_values(fact, "dcterms:source")),
    }
    if fact.relation == "position":
        if not roles.get("person") or not roles.get("role"):
            return None
        return _entity(fact.iri, "Occupancy", proved | {
            "holder": [_id(n) for n in roles["person"]], "post": [_id(n) for n in roles["role"]],
            "startDate": content.fact_values(fact, "orda:start"), "endDate": content.fact_values(fact, "orda:end"),
        })  # fmt: skip
    if not fact.evidence:
        return None
    if fact.relation in _LINKS:
        first, second = list(content.schema.relations[fact.relation].roles)[:2]
        subject, object_ = roles[first], roles[second]
        return _entity(fact.iri, "UnknownLink", proved | {
            "subject": [_id(n) for n in subject], "object": [_id(n) for n in object_],
            "role": [content.schema.relations[fact.relation].label["en"]],
        })  # fmt: skip
    if fact.relation in _NOTES:
        about = [n for n in roles.get(_NOTES[fact.relation], ()) if n in content.things]
        name = " ".join(roles.get("measure", []) + roles.get("value", []) + roles.get("unit", []))
        return _entity(fact.iri, "Note", proved | {
            "entity": [_id(n) for n in about],
            "name": [name or content.schema.relations[fact.relation].label["en"]],
        })  # fmt: skip
    if fact.relation not in _EVENTS:
        return None
    named = [n for values in roles.values() for n in values if n in content.things]
    return _entity(fact.iri, "Event", proved | {
        "name": [content.schema.relations[fact.relation].label["en"]],
        "involved": [_id(n) for n in dict.fromkeys(named) if content.things[n].base in ("Person", "Organization")],
        "location": [content.name(n) for n in dict.fromkeys(named) if content.things[n].base in ("Place", "Facility")],
        "keywords": [content.name(n) for n in dict.fromkeys(named)
                     if content.things[n].base in ("Award", "Initiative", "Office")],
        "date": roles.get("when", []),
    })  # fmt: skip


def _entity(node: str, schema: str, properties: dict[str, list[str]]) -> Entity:
    kept = {name: list(dict.fromkeys(v for v in values if v)) for name, values in properties.items()}
    return {"id": _id(node), "schema": schema, "properties": {name: values for name, values in kept.items() if values}}


def _pages(addresses: list[str]) -> list[str]:
    """Addresses of the web, each with a path."""
    return [a if urlsplit(a).path else f"{a}/" for a in addresses if a.startswith("http")]


def _id(node: str) -> str:
    """An IRI as FollowTheMoney's ids are: letters and digits of ASCII, dots and hyphens."""
    local = node.removeprefix("https://w3id.org/orda/").removeprefix("id/").replace("/", "-")
    return "orda-" + quote(local, safe="").replace("%", ".")
