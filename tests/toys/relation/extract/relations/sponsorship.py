"""Who sponsored what."""

from __future__ import annotations

from collections.abc import Iterator

from extract.frames import Role
from extract.model import Fact
from extract.participants import entities
from extract.rules import Rule
from extract.text import Text

VERB = Rule("sponsorship", "verb", 'a verb of sponsoring: "X sponsored the plant"')


def read(text: Text) -> Iterator[Fact]:
    """From verbs of sponsoring."""
    for frame in text.frames("sponsorship", "verbs"):
        for person in entities(text, frame.get(Role.AGENT), "Person") if frame.asserted else ():
            for target in entities(text, frame.get(Role.PATIENT), "Facility"):
                yield text.fact(VERB, frame.token, person=person.entity, target=target.entity)
