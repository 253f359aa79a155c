"""Identity of what no list has: a name alone does not make one of two, a name and a place do.

Within an article a name means one person. Across articles two persons of one name are the same only on evidence: the
region or body of the office that the articles give them, else the region that the articles are about. Without any, a
person is the article's own. Schools and hospitals known by a number, and bodies told in lower case ("regional
department of finance"), are told apart in the same way. The identifier is made of the folded name, so that it is the
same in every script and spelling, and of the evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from extract.coreference import Context
from extract.document import Document
from extract.languages import patronymic, telling_surname
from extract.model import Fact, Mention, Value
from extract.transliteration import fold, latin, slug
from ontology.reference import Entity
from ontology.schema import Role

_NUMBERED = re.compile(r"\d")


def identify(
    document: Document, context: Context, mentions: Iterable[Mention], facts: Iterable[Fact]
) -> tuple[tuple[Mention, ...], tuple[Fact, ...]]:
    """The mentions and facts of an article, with the identifiers that hold across articles."""
    mentions, facts = list(mentions), list(facts)
    told = dict(_identities(document, context, facts))
    return (
        tuple(replace(m, entity=told[m.entity.id]) if m.entity.id in told else m for m in mentions),
        tuple(replace(f, roles={k: tuple(_told(told, v) for v in vs) for k, vs in f.roles.items()}) for f in facts),
    )


def _told(told: dict[str, Entity], value: Value) -> Value:
    return told.get(value.id, value) if isinstance(value, Entity) else value


def _identities(document: Document, context: Context, facts: list[Fact]) -> Iterator[tuple[str, Entity]]:
    for identifier, entity in document.created.items():
        name = entity.name(next(iter(entity.names)))
        if document.is_a(entity, "Person"):
            evidence = _region_of_office(document, entity) or _spoken_of(context)
            key = name_key(name)
        elif document.is_a(entity, "Facility", "Organization") and (_NUMBERED.search(name) or name.islower()):
            evidence = _place_of(document, facts, identifier) or _spoken_of(context)
            key = slug(name)
        else:
            continue
        scope = f"of-{slug(evidence.rpartition(chr(47))[2])}" if evidence else f"in-{slug(document.article.id)}"
        base = identifier.partition("/")[0]
        yield identifier, replace(entity, id=f"{base}/{key}-{scope}")


def name_key(name: str) -> str:
    """Given name and surname, folded, the given name first and the patronymic left out."""
    words = name.split()
    if len(words) == 3:
        if patronymic().search(words[2]):  # "Садыков Данияр Маратович", "Данияр Садыков Маратұлы"
            words = [words[1], words[0]] if telling_surname().search(words[0]) else words[:2]
        elif patronymic().search(words[1]):
            words = [words[0], words[2]]
    return "-".join(slug(fold(latin(w))) for w in words if slug(w))


def _region_of_office(document: Document, person: Entity) -> str | None:
    """The region, or else the body, of the first office that the article gives a person."""
    reference = document.reference
    for held in document.held:
        if held.unit.entity.id != person.id:
            continue
        office = held.title.office
        seat = held.title.seat.id if held.title.seat is not None else None
        seat = seat or (office.get("jurisdiction") or office.get("body") if office is not None else None)
        if seat is None:
            continue
        governed = reference.place_of_akimat(seat)
        place = governed.id if governed is not None else seat
        around = [place, *reference.within(place)] if place in reference.entities else []
        region = next((i for i in around if reference.entities[i].type == "Region"), None)
        return region or seat
    return None


def _place_of(document: Document, facts: list[Fact], thing: str) -> str | None:
    """Where a relation between two says that a thing is."""
    for fact in facts:
        relation = document.schema.relations[fact.relation]
        what, where = (set(_ids(fact, relation.asking(question))) for question in ("what", "where"))
        if relation.statement and thing in what and where:
            return min(where)
    return None


def _ids(fact: Fact, roles: Iterable[Role]) -> Iterator[str]:
    values = (value for role in roles for value in fact.roles.get(role.name, ()))
    yield from (value.id for value in values if isinstance(value, Entity))


def _spoken_of(context: Context) -> str | None:
    region = context.only_region() or context.topic("Region")
    return region.id if region is not None else None
