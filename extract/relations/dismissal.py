"""Who was dismissed or resigned from what."""

from __future__ import annotations

from collections.abc import Iterator

from extract.frames import Role
from extract.model import Fact
from extract.relations import Text, entities
from extract.relations.appointment import Change, listed, told
from extract.relations.position import title_in
from extract.rules import Rule

VERB = Rule("dismissal", "verb", 'a verb of dismissing: "X was relieved of his post"')
QUIT = Rule("dismissal", "quit", 'a verb of resigning or leaving: "X resigned"')
REPLACED = Rule("dismissal", "replaced", 'a verb of replacing: "Y replaced X as akim"')
RESIGNATION = Rule("dismissal", "resignation", 'a noun of leaving: "the resignation of X"')


def read(text: Text) -> Iterator[Fact]:
    """Dismissals from verbs of dismissing, resigning and leaving, and from resignations."""
    yield from told(text, _dismissals(text))


def _dismissals(text: Text) -> Iterator[Change]:
    for frame in text.frames("dismissal", "verbs"):
        persons = entities(text, frame.get(Role.PATIENT), "Person", inside=frame.passive)
        yield persons or listed(text, frame), title_in(text, frame), frame, VERB
    for frame in text.frames("dismissal", "quit"):
        yield entities(text, frame.get(Role.AGENT), "Person"), title_in(text, frame), frame, QUIT
    for frame in text.frames("dismissal", "replaced"):
        yield entities(text, frame.get(Role.PATIENT), "Person"), title_in(text, frame), frame, REPLACED
    for frame in text.frames("dismissal", "nouns"):
        persons = entities(text, frame.get(Role.GENITIVE, Role.AGENT), "Person", inside=True)
        if not persons and frame.governor in text.words(frame.token, "dismissal", "leave"):
            persons = entities(text, frame.get(Role.SUBJECT), "Person")
        yield persons, None, frame, RESIGNATION
