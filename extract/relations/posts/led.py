"""Which post a clause tells by what is led: "heads the committee", "was put in charge of the department"."""

from __future__ import annotations

from dataclasses import replace

from extract.document import Title, Unit
from extract.frames import Frame, Modality, Role
from extract.relations import Text, entities
from extract.relations.posts.named import as_post, headed_by, title_in
from ontology.reference import Entity


def leads_soon(frame: Frame) -> bool:
    """Does a verb of leading tell who takes up a post: "X will head the ministry"?"""
    return frame.modality is Modality.FUTURE and not frame.negated and not frame.purpose


def title_of_led(text: Text, frame: Frame) -> Title | None:
    """The post of whoever leads what a verb of leading says: the office over a place, else the head of a body."""
    objects = (Role.PATIENT, Role.INSTRUMENT, Role.COMITATIVE) if not frame.passive else (Role.PATIENT,)
    led = entities(text, frame.get(*objects), "Organization", "Facility", "Region", "District", "City")
    if not led:
        return None
    place = led[0].entity if text.is_a(led[0], "Place") else None
    offices = [o for o in text.document.reference.offices.values() if place and o.get("jurisdiction") == place.id]
    said = title_in(text, frame, former=True)
    if said is not None and said.seat is None and as_post(text, said):
        return replace(said, seat=led[0].entity)  # "ауданды әкім ретінде басқарған"
    return head_of(text, led[0], offices[0] if len(offices) == 1 else None)


def head_of(text: Text, led: Unit, office: Entity | None = None) -> Title:
    """The post of whoever leads a body, where no noun says what it is called."""
    language = text.document.language_at(led.start)
    words = language.titles.leader
    return Title(
        start=led.start, end=led.end, words=words, keys=tuple(language.phrase(words)), seat=led.entity,
        office=office, post=True, past=False, wording=words,
    )  # fmt: skip


def put_in_post(text: Text, frame: Frame) -> list[Unit]:
    """Whom a verb of putting in a post puts there; of obtaining one, who obtains it."""
    if frame.lemma not in text.words(frame.token, "appointment", "obtaining"):
        return entities(text, frame.get(Role.PATIENT), "Person")
    return entities(text, frame.get(Role.AGENT), "Person") if not frame.passive else []


def title_put_in(text: Text, frame: Frame) -> Title | None:
    """The post that a clause puts somebody in: "as head of X", "to the post of X", "in charge of X"."""
    if frame.lemma in text.words(frame.token, "appointment", "obtaining"):
        return title_at(text, frame)  # "as chairman of Y, X received guests"
    return headed_by(text, frame, Role.CAPACITY, Role.ATTRIBUTE) or title_at(text, frame)


def title_at(text: Text, frame: Frame) -> Title | None:
    """The post where a clause says somebody to be: "in the post of X", "at the head of X", "at the helm of X"."""
    posts, helms = (text.words(frame.token, *group) for group in (("dismissal", "posts"), ("position", "helms")))
    for filler in frame.get(Role.GOAL, Role.LOCATION, Role.BASIS, Role.PATIENT):
        named = filler.lemma in posts or filler.lemma in helms
        within = (t for t in text.loose_titles if named and filler.start <= t.start < filler.end)
        if (told := next(within, None)) is not None:
            return told
        led = [u for u in filler.inside if text.is_a(u, "Organization", "Facility")]
        if filler.lemma in helms and led:
            return head_of(text, led[0])
    return None
