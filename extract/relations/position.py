"""Who holds which office: the title that stands with a name, or for one."""

from __future__ import annotations

from collections.abc import Iterator

from extract.document import Title
from extract.frames import Frame
from extract.model import Fact
from extract.relations import Text
from ontology.reference import Entity


def read(text: Text) -> Iterator[Fact]:
    """A position per titled unit, and per verb of holding, taking up or leaving a post; each once."""
    seen: set[tuple[str, str]] = set()
    yield from _by_title(text, seen)
    yield from _by_verb(text, seen)


def _by_title(text: Text, seen: set[tuple[str, str]]) -> Iterator[Fact]:
    units = sorted((*text.document.units, *text.document.inner), key=lambda u: (u.why == "title", u.start))
    for unit in units:
        title = unit.title
        if title is None or not text.is_a(unit, "Person"):
            continue
        body = seat(text, title)
        office = title.office or (None if title.of_something else _office_of_words(text, title, unit.entity))
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
        yield text.fact(
            "position", unit.start, rule, confidence, person=unit.entity, role=office or title.wording, body=body
        )


def _by_verb(text: Text, seen: set[tuple[str, str]]) -> Iterator[Fact]:
    """ "X became Minister", "was appointed akim", "heads the committee"."""
    for relation, group in (
        ("appointment", "verbs"),
        ("appointment", "take"),
        ("dismissal", "verbs"),
        ("position", "verbs"),
    ):
        for frame in text.frames(relation, group):
            if not frame.asserted or text.in_headline(frame.token):
                continue
            holders = [u for u in frame.units("patient" if frame.passive else "agent") if text.is_a(u, "Person")]
            title = title_in(text, frame)
            for person in holders[:1]:
                if title is not None:
                    key = (person.entity.id, title.office.id if title.office else " ".join(title.keys))
                    if key not in seen:
                        seen.add(key)
                        role = title.office or title.wording
                        yield text.fact(
                            "position",
                            frame.token,
                            "verb",
                            0.8,
                            person=person.entity,
                            role=role,
                            body=seat(text, title),
                        )


def title_in(text: Text, frame: Frame) -> Title | None:
    """The title without a holder that a clause names, the first after its verb."""
    sentence = text.document.sentence_of(frame.token)
    after = (t for t in text.loose_titles if frame.token < t.start < min(frame.end, sentence.end))
    return next(after, None)


def seat(text: Text, title: Title) -> Entity | None:
    """What a title is held in: as its office says, or as the text says."""
    return (_seat_of(text, title.office) if title.office else None) or title.seat


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
