"""Who met whom."""

from __future__ import annotations

from collections.abc import Iterator

from extract.document import Unit
from extract.frames import Frame, Role
from extract.model import Fact
from extract.relations import First, Text, entities
from extract.rules import Rule

MET = Rule("meeting", "met", 'a verb of meeting: "X met with Y"')
RECEIVED = Rule("meeting", "received", 'a verb of receiving: "X received Y"')
DISCUSSED = Rule("meeting", "discussed", 'a verb of discussing: "X discussed the harvest with Y"')
REPORTED_TO = Rule("meeting", "reported-to", 'a verb of reporting or showing: "X reported to Y"')
HELD_MEETING = Rule("meeting", "held-meeting", 'a noun of meeting: "X held talks with Y"')
CHAIRED = Rule("meeting", "chaired", 'who leads it: "a meeting under the chairmanship of X"')
SHARED = Rule("meeting", "shared", 'whose it is: "the meeting of X and Y"')
BETWEEN = Rule("meeting", "between", 'between whom it is: "talks between X and Y"')

_PARTIES = ("Person", "Organization")

Reading = tuple[list[Unit], list[Unit], int, Rule]  # persons, those they met, token, rule


def read(text: Text) -> Iterator[Fact]:
    """Meetings from verbs and from talks and meetings that are held."""
    first = First()
    for one, other, token, rule in _readings(text):
        for a in one:
            for b in other:
                if a.entity != b.entity and text.is_a(a, "Person") and first(frozenset((a.entity, b.entity))):
                    yield text.fact(rule, token, person=a.entity, counterpart=b.entity)


def _readings(text: Text) -> Iterator[Reading]:
    return text.each(_met, _discussed, _reported, _held)


def _met(text: Text) -> Iterator[Reading]:
    """ "X met with Y", "X and Y met", "X received Y"."""
    for frame in text.frames("meeting", "verbs"):
        if not frame.asserted:
            continue
        agents = entities(text, frame.get(Role.AGENT), "Person")
        if frame.lemma in text.words(frame.token, "meeting", "receive"):
            yield agents, entities(text, frame.get(Role.PATIENT), "Person"), frame.token, RECEIVED
            continue
        others = entities(text, frame.get(Role.PATIENT, Role.COMITATIVE), *_PARTIES, inside=True)
        alone = not any(True for _ in frame.get(Role.PATIENT, Role.COMITATIVE))
        yield agents, agents[1:] if alone else others, frame.token, MET


def _discussed(text: Text) -> Iterator[Reading]:
    """ "X discussed the harvest with Y"."""
    for frame in text.frames("meeting", "discuss"):
        if frame.asserted and not frame.passive:
            others = entities(text, frame.get(Role.COMITATIVE), "Person")
            yield entities(text, frame.get(Role.AGENT), "Person"), others, frame.token, DISCUSSED


def _reported(text: Text) -> Iterator[Reading]:
    """ "X reported to Y"."""
    for frame in text.frames("meeting", "report", "present"):
        if frame.asserted and not frame.passive:
            presents = frame.lemma in text.words(frame.token, "meeting", "present")  # what is told, as well as to whom
            roles = (Role.GOAL, Role.RECIPIENT) if presents else (Role.GOAL, Role.RECIPIENT, Role.PATIENT)
            heard = [u for u in frame.units(*roles) if text.is_a(u, "Person")]
            yield entities(text, frame.get(Role.AGENT), "Person"), heard, frame.token, REPORTED_TO


def _held(text: Text) -> Iterator[Reading]:
    """ "X held talks with Y", "a meeting under the chairmanship of X", "the meeting of X and Y"."""
    for frame in text.frames("meeting", "nouns"):
        if not frame.asserted:
            continue
        agents = [u for u in frame.units(Role.AGENT, Role.SUBJECT, Role.GENITIVE) if text.is_a(u, "Person")]
        yield agents, entities(text, frame.get(Role.COMITATIVE), *_PARTIES, inside=True), frame.token, HELD_MEETING
        yield _chairs(text, frame)[:1], agents, frame.token, CHAIRED
        shared = sorted(entities(text, frame.get(Role.GENITIVE), *_PARTIES), key=lambda u: u.start)
        yield shared[:1], shared[1:], frame.token, SHARED
        between = entities(text, frame.get(Role.RECIPROCAL), *_PARTIES)
        yield between[:1], between[1:], frame.token, BETWEEN


def _chairs(text: Text, frame: Frame) -> list[Unit]:
    """Who leads a meeting: the person after "under the chairmanship of"."""
    words = text.words(frame.token, "meeting", "chairing")
    led = next((i for i in range(frame.token, frame.end) if text.document.tokens[i].text.casefold() in words), None)
    if led is None:
        return []
    return [u for u in text.document.units_in(led, min(len(text.document.tokens), led + 40)) if text.is_a(u, "Person")]
