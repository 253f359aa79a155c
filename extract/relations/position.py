"""Who holds which office: the title that stands with a name, or for one."""

from __future__ import annotations

from collections.abc import Iterator

from extract.document import Title
from extract.model import Fact
from extract.relations import Text
from ontology.reference import Entity


def read(text: Text) -> Iterator[Fact]:
    """A position per titled unit; the same one once, its first full wording as evidence."""
    seen: set[tuple[str, str]] = set()
    units = sorted((*text.document.units, *text.document.inner), key=lambda u: (u.why == "title", u.start))
    for unit in units:
        title = unit.title
        if title is None or not text.is_a(unit, "Person"):
            continue
        body = seat(text, title)
        office = title.office or _office_of_words(text, title, unit.entity)
        if office is None and unit.why == "title":
            continue
        key = (unit.entity.id, office.id if office else " ".join(title.keys))
        if key in seen:
            continue
        seen.add(key)
        if office is not None and body is None:
            body = _seat_of(text, office)
        confidence = 0.95 if unit.named else 0.85
        rule = "title-and-name" if unit.named else "title-alone"
        yield text.fact("position", unit.start, rule, confidence, person=unit.entity, role=office or title.wording, body=body)


def seat(text: Text, title: Title) -> Entity | None:
    """What a title is held in: as the text says, or as its office says."""
    return title.seat or (_seat_of(text, title.office) if title.office else None)


def _seat_of(text: Text, office: Entity) -> Entity | None:
    entities = text.document.reference.entities
    return entities.get(office.get("jurisdiction") or "") or entities.get(office.get("body") or "")


def _office_of_words(text: Text, title: Title, person: Entity) -> Entity | None:
    """The office that a bare title means, when the person it refers to holds one of that title."""
    gazetteer = text.document.gazetteer_of(text.document.sentence_of(title.start).paragraph)
    reference = text.document.reference
    found = {}
    for tenure in reference.tenures_of_person.get(person.id, ()):
        office = reference.offices[tenure.office]
        place = reference.entities.get(office.get("jurisdiction") or office.get("body") or "")
        named = gazetteer.office(list(title.keys), place)
        issued = text.document.article.issued
        if named is not None and named.id == office.id and (issued is None or tenure.covers(issued)):
            found[office.id] = office
    return next(iter(found.values())) if len(found) == 1 else None
