"""Who sponsored what."""

from __future__ import annotations

from collections.abc import Iterator

from extract.model import Fact
from extract.relations import Text, entities


def read(text: Text) -> Iterator[Fact]:
    """From verbs of sponsoring."""
    for frame in text.frames("sponsorship", "verbs"):
        for person in entities(text, frame.get("agent"), "Person") if frame.asserted else ():
            for target in entities(text, frame.get("patient"), "Facility"):
                yield text.fact("sponsorship", frame.token, "verb", person=person.entity, target=target.entity)
