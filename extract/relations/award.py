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
        for award in awards:
            for recipient in _recipients(text, frame):
                key = (recipient.entity.id, award.entity.id)
                if key not in seen:
                    seen.add(key)
                    yield text.fact(
                        "award", frame.token, "awarded", 0.9, recipient=recipient.entity, award=award.entity
                    )


def _recipients(text: Text, frame: Frame) -> list[Unit]:
    if frame.lemma in ("receive", "get"):
        return entities(text, frame.get("agent"), *_RECIPIENTS, inside=True)
    roles = (
        ("patient", "recipient", "to", "on", "upon", "attribute")
        if frame.passive
        else ("recipient", "to", "patient", "on")
    )
    return entities(text, frame.get(*roles), "Person", inside=True) or entities(text, frame.get(*roles), *_RECIPIENTS)
