"""Who was appointed to what."""

from __future__ import annotations

from collections.abc import Iterator

from extract.document import Unit
from extract.frames import Frame
from extract.model import Fact
from extract.relations import Text, entities
from extract.relations.position import seat, title_in


def read(text: Text) -> Iterator[Fact]:
    """Appointments from verbs of appointing and electing."""
    yield from changes(text, "appointment")


def changes(text: Text, relation: str) -> Iterator[Fact]:
    """Acts that change who holds an office: the person acted on, and the title that the clause names."""
    seen: set[tuple[str, str]] = set()
    for frame in text.frames(relation, "verbs"):
        if not frame.asserted or text.in_headline(frame.token):
            continue
        persons = entities(text, frame.get("patient", "attribute"), "Person")
        if not persons and not frame.passive and relation == "dismissal":
            persons = entities(text, frame.get("agent"), "Person")
        persons = persons or _listed(text, frame)
        title = title_in(text, frame)
        for person in persons:
            held = title or person.title if len(persons) == 1 else person.title or title
            if held is None:
                continue
            key = (person.entity.id, held.office.id if held.office else held.wording)
            if key not in seen:
                seen.add(key)
                by = _decider(text, frame)
                yield text.fact(
                    relation, frame.token, "verb", 0.9, person=person.entity, role=held.office or held.wording,
                    body=seat(text, held), by=by.entity if by else None,
                )  # fmt: skip


def _listed(text: Text, frame: Frame) -> list[Unit]:
    """The persons of a list that the clause announces: "relieved four ministers: Minister A, Minister B"."""
    sentence = text.document.sentence_of(frame.token)
    colon = next((i for i in range(frame.token, sentence.end) if text.document.tokens[i].text == ":"), None)
    if colon is None:
        return []
    return [u for u in text.document.units_in(colon, sentence.end) if text.is_a(u, "Person") and u.title is not None]


def _decider(text: Text, frame: Frame) -> Unit | None:
    if frame.passive:
        agents = entities(text, frame.get("agent", "by"), "Person", "Organization", inside=True)
    else:
        agents = entities(text, frame.get("agent"), "Person", "Organization")
    acted_on = {u.entity.id for u in frame.units("patient")}
    return next((a for a in agents if a.entity.id not in acted_on), None)
