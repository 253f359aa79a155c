"""People, bodies, areas, posts and memberships in Popolo, the open government data specification's JSON.

What the facts of a relation are here, the ontology says. Source: https://www.popoloproject.com/specs/.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ontology.namespaces import LOCATED_IN, iri
from queries.ask.stored import StoredFact
from queries.exchange.content import Content, Thing

Record = dict[str, Any]


def popolo(content: Content) -> bytes:
    """One JSON document with ``persons``, ``organizations``, ``areas``, ``posts``, ``memberships`` and ``events``."""
    document = {
        "persons": [_person(content, thing) for thing in content.of("Person")],
        "organizations": [_organization(content, thing) for thing in content.of("Organization")],
        "areas": [_area(content, thing) for thing in content.of("Place")],
        "posts": [_post(content, thing) for thing in content.of("Office")],
        "memberships": list(_memberships(content)),
        "events": list(_events(content)),
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _named(content: Content, thing: Thing) -> Record:
    others = [
        {"name": name, "lang": language}
        for label in ("skos:prefLabel", "skos:altLabel")
        for language, names in sorted(thing.names(label).items())
        for name in names
        if name != thing.name(content.language)
    ]
    record: Record = {"id": thing.id, "name": thing.name(content.language), "other_names": others}
    if matches := thing.all("skos:exactMatch"):
        record["identifiers"] = [{"scheme": "wikidata", "identifier": m.rsplit("/", 1)[-1]} for m in matches]
    if sources := thing.all("dcterms:source"):
        record["sources"] = [{"url": url} for url in sources]
    return record


def _person(content: Content, thing: Thing) -> Record:
    gender = thing.one("schema:gender").rsplit("/", 1)[-1].lower()
    return _named(content, thing) | ({"gender": gender} if gender else {})


def _organization(content: Content, thing: Thing) -> Record:
    return _named(content, thing) | _given(
        classification=thing.kind,
        founding_date=thing.one("orda:start"),
        dissolution_date=thing.one("orda:end"),
        parent_id=next((content.things[o].id for o in thing.all("orda:partOf") if _is(content, o, "Organization")), ""),
        area_id=next((content.things[o].id for o in thing.all(LOCATED_IN) if _is(content, o, "Place")), ""),
    )


def _area(content: Content, thing: Thing) -> Record:
    parent = next((content.things[o].id for o in thing.all(LOCATED_IN) if _is(content, o, "Place")), "")
    return _named(content, thing) | _given(classification=thing.kind, parent_id=parent)


def _post(content: Content, thing: Thing) -> Record:
    record: Record = {"id": thing.id, "label": thing.name(content.language)}
    for key, name in (("organization_id", "org:organization"), ("area_id", "orda:jurisdiction")):
        if found := [content.things[node].id for node in thing.all(name) if node in content.things]:
            record[key] = found[0]
    return record


def _memberships(content: Content) -> Iterator[Record]:
    for fact in content.facts:
        if content.schema.relations[fact.relation].popolo != "Membership":
            continue
        (person, *_), (post, *_) = (content.asked(fact, question) or [""] for question in ("who", "what"))
        if not person or not post:
            continue
        start, end = fact.period()
        record = _given(
            id=fact.iri.rsplit("/", 1)[-1],
            person_id=content.things[person].id,
            post_id=content.things[post].id,
            role=content.name(post),
            start_date=start,
            end_date=end,
        )
        for body in content.asked(fact, "where"):
            for key, base in (("organization_id", "Organization"), ("area_id", "Place")):
                if _is(content, body, base):
                    record[key] = content.things[body].id
        if sources := _sources(content, fact):
            record["sources"] = sources
        yield record


def _sources(content: Content, fact: StoredFact) -> list[Record]:
    pages = [{"url": url} for url in fact.texts(iri("dcterms:source"))]
    quoted = [{"url": content.things[e.article].one("dcterms:source") or e.article, "note": e.words}
              for e in fact.evidence]  # fmt: skip
    return pages + quoted


def _events(content: Content) -> Iterator[Record]:
    for fact in content.facts:
        if content.schema.relations[fact.relation].popolo != "Event":
            continue
        people = [content.things[n] for n in content.asked(fact, "who", "whom") if n in content.things]
        where = [content.things[n] for n in content.asked(fact, "where") if n in content.things]
        label = content.schema.relations[fact.relation].label
        yield _given(
            id=fact.iri.rsplit("/", 1)[-1],
            name=label.get(content.language) or label["en"],
            classification=fact.relation,
            start_date=next(iter(content.asked(fact, "when")), ""),
            location=", ".join(thing.name(content.language) for thing in where),
            area_id=next((thing.id for thing in where if thing.base == "Place"), ""),
            attendees=[{"id": i} for i in dict.fromkeys(p.id for p in people if p.base == "Person")],
            sources=_sources(content, fact),
        )


def _is(content: Content, node: str, base: str) -> bool:
    return node in content.things and content.things[node].base == base


def _given(**values: Any) -> Record:
    return {key: value for key, value in values.items() if value}
