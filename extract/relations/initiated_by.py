"""Who launched, proposed, adopted or announced an initiative."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from extract.frames import Role
from extract.model import Fact
from extract.relations import Reading, Text, entities, linked
from extract.rules import Rule

INITIATING_VERB = Rule(
    "initiated_by", "initiating-verb", 'a verb of launching, proposing or adopting: "X launched the programme"'
)
ON_INITIATIVE = Rule(
    "initiated_by", "on-initiative", 'a noun of initiating: "the programme was adopted on the initiative of X"'
)
AUTHOR_OF = Rule("initiated_by", "author-of", 'who is called its author: "the author of the project is X"')
OWNER = Rule("initiated_by", "owner", 'a name that owns an initiative: "X’s programme Y"')

_AGENTS = ("Person", "Organization")


def read(text: Text) -> Iterator[Fact]:
    """From verbs of initiating, from authors and initiators, from initiatives that somebody's name owns."""
    yield from linked(text, ("initiative", "agent"), _readings(text))


def _readings(text: Text) -> Iterator[Reading]:
    return text.each(_initiated, _on_initiative, _authored, _owned)


def _initiated(text: Text) -> Iterator[Reading]:
    """ "X launched the programme"."""
    for frame in text.frames("initiated_by", "verbs"):
        if not frame.asserted:
            continue
        agents = entities(text, frame.get(Role.AGENT, Role.INSTRUMENT), *_AGENTS, inside=True)
        nouns = text.words(frame.token, "initiated_by", "nouns")
        for filler in frame.get(Role.BASIS):
            if filler.lemma in nouns:  # "on the initiative of X was launched"
                agents = [u for u in filler.inside if text.is_a(u, *_AGENTS)] or agents
        for initiative in entities(text, frame.get(Role.PATIENT), "Initiative"):
            for agent in agents[:1]:
                yield initiative, agent, frame.token, INITIATING_VERB


def _on_initiative(text: Text) -> Iterator[Reading]:
    """ "On the initiative of X the programme … was held"."""
    for frame in text.frames("initiated_by", "nouns"):
        agents = entities(text, frame.get(Role.GENITIVE), *_AGENTS, inside=True)
        for initiative in entities(text, frame.get(Role.SUBJECT), "Initiative"):
            for agent in agents[:1] if not frame.negated else ():
                yield initiative, agent, frame.token, ON_INITIATIVE


def _authored(text: Text) -> Iterator[Reading]:
    """ "The author of the programme is X"."""
    for frame in text.frames("initiated_by", "being"):
        authors = text.words(frame.token, "initiated_by", "authors")
        for filler in frame.get(Role.AGENT):
            works = [u for u in filler.inside if text.is_a(u, "Initiative")] if filler.lemma in authors else []
            for agent in entities(text, frame.get(Role.ATTRIBUTE, Role.GOAL), *_AGENTS, inside=True)[:1]:
                for work in works[:1]:
                    yield work, agent, frame.token, AUTHOR_OF


def _owned(text: Text) -> Iterator[Reading]:
    """ "X's programme"."""
    for one, two in pairwise(text.document.units):
        possessive = text.document.language_at(two.start).words.possessive
        owned = text.document.tokens[two.start - 1].text in possessive and two.start - one.end == 1
        if owned and text.is_a(one, "Person") and text.is_a(two, "Initiative"):
            yield two, one, two.start, OWNER
