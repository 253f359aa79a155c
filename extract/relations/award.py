"""Who received which award."""

from __future__ import annotations

from collections.abc import Iterator

from extract.document import Unit
from extract.frames import Frame
from extract.model import Fact
from extract.relations import Text, entities

_RECIPIENTS = ("Person", "Organization")


def read(text: Text) -> Iterator[Fact]:
    """Awards from verbs of awarding, whichever side is the subject, and of receiving."""
    seen: set[tuple[str, str]] = set()
    for frame in text.frames("award", "verbs"):
        if frame.negated or text.in_headline(frame.token):
            continue
        awards = entities(text, frame.get("patient", "with", "attribute", "agent"), "Award", inside=True)
        awards = awards or [u for u in text.document.units_in(frame.start, frame.end) if text.is_a(u, "Award")]
        recipients = _recipients(text, frame)
        pairs = [(r, a) for a in awards for r in recipients]
        if len(awards) == len(recipients) and _respectively(text, frame):
            pairs = list(zip(recipients, awards, strict=True))
        for recipient, award in pairs:
            if recipient.entity != award.entity:
                key = (recipient.entity.id, award.entity.id)
                if key not in seen:
                    seen.add(key)
                    yield text.fact("award", frame.token, "awarded", recipient=recipient.entity, award=award.entity)


def _respectively(text: Text, frame: Frame) -> bool:
    sentence = text.document.sentence_of(frame.token)
    words = text.document.language_of(sentence.paragraph).set("respectively")
    return any(t.text.casefold() in words for t in text.document.tokens[sentence.start : sentence.end])


def _recipients(text: Text, frame: Frame) -> list[Unit]:
    if frame.lemma in text.words(frame.token, "award", "gain"):
        return entities(text, frame.get("agent"), *_RECIPIENTS, inside=True)
    roles = (
        ("patient", "recipient", "to", "on", "upon", "attribute")
        if frame.passive
        else ("recipient", "to", "patient", "on")
    )
    found = entities(text, frame.get(*roles), "Person", inside=True) or entities(text, frame.get(*roles), *_RECIPIENTS)
    if not found and not frame.passive:  # "вручил орден хирургу X" is parsed as one phrase
        givers = {u.entity.id for u in frame.units("agent", "by")}
        inside = [u for f in frame.get("patient") for u in f.inside]
        found = [u for u in inside if text.is_a(u, "Person") and u.named and u.entity.id not in givers]
    if not found and frame.passive:  # "with the order were decorated A and B"
        givers = {u.entity.id for u in frame.units("agent", "by")}
        after = text.document.units_in(frame.token, frame.end)
        found = [u for u in after if text.is_a(u, "Person") and u.named and u.entity.id not in givers]
    return found
