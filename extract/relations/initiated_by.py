"""Who launched, proposed, adopted or announced an initiative."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from extract.document import Unit
from extract.frames import Role
from extract.model import Fact
from extract.relations import Text, entities, linked

_AGENTS = ("Person", "Organization")


def read(text: Text) -> Iterator[Fact]:
    """From verbs of initiating, from authors and initiators, from initiatives that somebody's name owns."""
    yield from linked(text, "initiated_by", ("initiative", "agent"), _readings(text))


def _readings(text: Text) -> Iterator[tuple[Unit, Unit, int, str]]:
    for frame in text.frames("initiated_by", "verbs"):
        if not frame.asserted:
            continue
        agents = entities(text, frame.get(Role.AGENT, Role.INSTRUMENT), *_AGENTS, inside=True)
        for filler in frame.get(Role.BASIS):
            if filler.lemma in text.words(
                frame.token, "initiated_by", "nouns"
            ):  # "on the initiative of X was launched"
                agents = [u for u in filler.inside if text.is_a(u, *_AGENTS)] or agents
        for initiative in entities(text, frame.get(Role.PATIENT), "Initiative"):
            for agent in agents[:1]:
                yield initiative, agent, frame.token, "initiating-verb"
    for frame in text.frames("initiated_by", "nouns"):  # "on the initiative of X … was held"
        agents = entities(text, frame.get(Role.GENITIVE), *_AGENTS, inside=True)
        for initiative in entities(text, frame.get(Role.SUBJECT), "Initiative"):
            for agent in agents[:1] if not frame.negated else ():
                yield initiative, agent, frame.token, "on-initiative"
    for frame in text.frames("initiated_by", "being"):
        authors = text.words(frame.token, "initiated_by", "authors")
        for filler in frame.get(Role.AGENT):
            works = [u for u in filler.inside if text.is_a(u, "Initiative")] if filler.lemma in authors else []
            for agent in entities(text, frame.get(Role.ATTRIBUTE, Role.GOAL), *_AGENTS, inside=True)[:1]:
                for work in works[:1]:
                    yield work, agent, frame.token, "author-of"
    for one, two in pairwise(text.document.units):
        owned = text.document.tokens[two.start - 1].text in ("'s", "’s") and two.start - one.end == 1
        if owned and text.is_a(one, "Person") and text.is_a(two, "Initiative"):
            yield two, one, two.start, "owner"
