"""Who received which award."""

from __future__ import annotations

from collections.abc import Iterator

from extract.document import Unit
from extract.frames import Frame
from extract.model import Fact
from extract.relations import Text, entities, linked

_RECIPIENTS = ("Person", "Organization")


Reading = tuple[Unit, Unit, int, str]  # recipient, award, token, rule


def read(text: Text) -> Iterator[Fact]:
    """Awards from verbs of awarding, whichever side is the subject, of receiving, and from "holder of the order X"."""
    yield from linked(text, "award", ("recipient", "award"), _readings(text))


def _readings(text: Text) -> Iterator[Reading]:
    for frame in text.frames("award", "verbs"):
        if not frame.negated:
            yield from _awarded(text, frame)
    for frame in text.frames("award", "become"):
        holders = text.words(frame.token, "award", "holders")
        if frame.asserted and any(f.lemma in holders for f in frame.get("patient", "attribute")):
            for recipient in entities(text, frame.get("agent"), *_RECIPIENTS):
                for award in text.document.units_in(frame.start, frame.end):
                    if text.is_a(award, "Award"):
                        yield recipient, award, frame.token, "became-holder"
    yield from _apposed(text)


def _awarded(text: Text, frame: Frame) -> Iterator[Reading]:
    awards = entities(text, frame.get("patient", "with", "attribute", "agent"), "Award", inside=True)
    awards = awards or [u for u in text.document.units_in(frame.start, frame.end) if text.is_a(u, "Award")]
    recipients = _recipients(text, frame)
    pairs = [(r, a) for a in awards for r in recipients]
    if len(awards) == len(recipients) and _respectively(text, frame):
        pairs = list(zip(recipients, awards, strict=True))
    for recipient, award in pairs:
        if recipient.entity != award.entity:
            yield recipient, award, frame.token, "awarded"


def _apposed(text: Text) -> Iterator[Reading]:
    """Whoever is called an award's holder, after it or before it: "«Отан» орденінің иегері NAME"."""
    document = text.document
    for award in document.units:
        if not text.is_a(award, "Award") or award.end + 1 >= len(document.tokens):
            continue
        language = document.language_of(document.sentence_of(award.start).paragraph)
        if language.singular(document.tokens[award.end].text) not in text.words(award.start, "award", "holders"):
            continue
        after = award.end + (2 if document.tokens[award.end + 1].text == "," else 1)
        before = award.start - 2 if document.tokens[award.start - 1].text in (",", "–", "—") else -1
        beside = (document.unit_at(i) for i in (after, before))
        holder = next((u for u in beside if u is not None and text.is_a(u, "Person")), None)
        if holder is not None:
            yield holder, award, award.start, "called-holder"


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
