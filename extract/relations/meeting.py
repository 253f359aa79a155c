"""Who met whom."""

from __future__ import annotations

from collections.abc import Iterator

from extract.document import Unit
from extract.frames import Filler, Frame, Role
from extract.model import Fact
from extract.pairs.candidates import Pair, Pairing
from extract.relations import Text, according_to, entities, occasions, tells_of, with_likely
from extract.rules import Rule

MET = Rule("meeting", "met", 'a verb of meeting: "X met with Y"')
RECEIVED = Rule("meeting", "received", 'a verb of receiving: "X received Y"')
DISCUSSED = Rule("meeting", "discussed", 'a verb of discussing: "X discussed the harvest with Y"')
REPORTED_TO = Rule("meeting", "reported-to", 'a verb of reporting or showing: "X reported to Y"')
HELD_MEETING = Rule("meeting", "held-meeting", 'a noun of meeting: "X held talks with Y"')
CHAIRED = Rule("meeting", "chaired", 'who leads it: "a meeting under the chairmanship of X"')
SHARED = Rule("meeting", "shared", 'whose it is: "the meeting of X and Y"')
ATTENDED = Rule(
    "meeting", "attended", 'who takes part in a sitting that somebody holds: "a meeting with the participation of Y"'
)
BETWEEN = Rule("meeting", "between", 'between whom it is: "talks between X and Y"')
LIKELY = Rule(
    "meeting", "likely", "somebody and another, for which more speaks than against, by trained weights", weighed=True
)
PAIRING = Pairing("meeting", "person", "counterpart")

_PARTIES = ("Person", "Organization")

Reading = tuple[list[Unit], list[Unit], int, Rule]  # persons, those they met, token, rule


def read(text: Text) -> Iterator[Fact]:
    """Meetings from verbs and from talks and meetings that are held."""
    return with_likely(text, PAIRING, LIKELY, occasions(_meetings(text), "when"), lambda pair: _of_a_person(text, pair))


def _of_a_person(text: Text, pair: Pair) -> bool:
    return text.is_a(pair.one, "Person") or text.is_a(pair.other, "Person")


def _meetings(text: Text) -> Iterator[Fact]:
    for one, other, token, rule in _readings(text):
        for a in one:
            for b in other:
                if a.entity != b.entity and text.is_a(a, "Person"):
                    yield text.fact(rule, token, person=a.entity, counterpart=b.entity)


def _readings(text: Text) -> Iterator[Reading]:
    return text.each(_met, _welcomed, _talked, _discussed, _reported, _held, _attended, _at_a_reception)


def _met(text: Text) -> Iterator[Reading]:
    """ "X met with Y", "X and Y met", "X received Y"."""
    for frame in text.frames("meeting", "verbs"):
        if not frame.asserted:
            continue
        agents = entities(text, frame.get(Role.AGENT), "Person")
        if frame.lemma in text.words(frame.token, "meeting", "receive"):
            received = entities(text, frame.get(Role.PATIENT), "Person") or _heads_of(text, frame)
            yield agents, received, frame.token, RECEIVED
            continue
        others = _parties(text, frame, Role.PATIENT, Role.COMITATIVE)
        alone = not any(True for _ in frame.get(Role.PATIENT, Role.COMITATIVE))
        if alone:
            others = agents[1:]
        elif not any(True for _ in frame.get(Role.AGENT)):  # "With Y has met X"
            agents, others = others[:1], others[1:]
        yield agents, others, frame.token, MET


def _welcomed(text: Text) -> Iterator[Reading]:
    """ "X Y-ті қарсы алды": a verb of taking that one word makes a verb of meeting."""
    document = text.document
    for frame in text.frames("meeting", "welcome"):
        beside = document.tokens[frame.token - 1].text.casefold() if frame.token else ""
        if frame.asserted and not frame.passive and beside in text.words(frame.token, "meeting", "welcoming"):
            sentence = document.sentence_of(frame.token)
            hosts = entities(text, frame.get(Role.AGENT), "Person")
            hosts = hosts or [u for u in document.units_in(sentence.start, frame.token) if u.end == frame.token - 1]
            yield hosts, entities(text, frame.get(Role.PATIENT), "Person"), frame.token, RECEIVED


def _heads_of(text: Text, frame: Frame) -> list[Unit]:
    """The person named with delegates who are received: "принял делегацию во главе с NAME"."""
    delegates = text.words(frame.token, "meeting", "delegates")
    told = (f for f in frame.get(Role.PATIENT) if f.unit is None and tells_of(text, f, delegates))
    return [u for f in told for u in f.inside if text.is_a(u, "Person") and u.named and not _told_apart(text, f, u)][:1]


def _talked(text: Text) -> Iterator[Reading]:
    """ "X talked to Y"."""
    for frame in text.frames("meeting", "talk"):
        if frame.asserted and not frame.passive:
            others = entities(text, frame.get(Role.GOAL, Role.RECIPIENT, Role.COMITATIVE), "Person")
            yield entities(text, frame.get(Role.AGENT), "Person"), others, frame.token, MET


def _discussed(text: Text) -> Iterator[Reading]:
    """ "X discussed the harvest with Y", "X and Y discussed the harvest"."""
    for frame in text.frames("meeting", "discuss"):
        if frame.asserted and not frame.passive:
            agents = entities(text, frame.get(Role.AGENT), "Person")
            others = entities(text, frame.get(Role.COMITATIVE), "Person")
            yield agents, others or agents[1:], frame.token, DISCUSSED


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
        if not frame.asserted or frame.governor in text.words(frame.token, "visit", "called_off"):
            continue
        agents = [u for u in frame.units(Role.AGENT, Role.SUBJECT, Role.GENITIVE) if text.is_a(u, "Person")]
        others = _parties(text, frame, Role.COMITATIVE)
        yield agents or _whose(text, frame, others), others, frame.token, HELD_MEETING
        yield _chairs(text, frame)[:1], agents, frame.token, CHAIRED
        shared = sorted(entities(text, frame.get(Role.GENITIVE), *_PARTIES), key=lambda u: u.start)
        yield shared[:1], shared[1:], frame.token, SHARED
        governor = text.syntax.governor.get(frame.token)
        between = entities(text, frame.get(Role.RECIPROCAL), *_PARTIES)
        if not between and governor is not None:  # "X пен Y арасында кездесу өтті"
            between = entities(text, governor.get(Role.RECIPROCAL), *_PARTIES)
        yield between[:1], between[1:], frame.token, BETWEEN


def _whose(text: Text, frame: Frame, others: list[Unit]) -> list[Unit]:
    """Whose a meeting is to which the parse gives nobody: who stands between it and the other side, else whoever tells
    of it ("according to him, in the talks with Y …")."""
    if not others:
        return []
    between = text.document.units_in(frame.token, others[0].start)
    near = [u for u in between if text.is_a(u, "Person")]
    teller = None if near else according_to(text, text.document.sentence_of(frame.token))
    return near[:1] if near else [teller] if teller is not None else []


def _attended(text: Text) -> Iterator[Reading]:
    """ "X held a meeting with the participation of Y and Z"."""
    document = text.document
    for frame in text.frames("meeting", "hold"):
        sittings = text.words(frame.token, "meeting", "sittings")
        if not frame.asserted or not any(tells_of(text, f, sittings) for f in frame.get(Role.PATIENT)):
            continue
        agents = entities(text, frame.get(Role.AGENT), "Person")
        language = document.language_at(frame.token)
        words = language.keys_of(text.words(frame.token, "meeting", "participation"))
        said = next((i for i in range(frame.start, frame.end) if not words.isdisjoint(document.keys[i])), None)
        if agents and said is not None:
            start, end = (agents[0].end, said) if language.grammar.head_last else (said, frame.end)
            yield agents[:1], [u for u in document.units_in(start, end) if text.is_a(u, "Person")], said, ATTENDED


def _at_a_reception(text: Text) -> Iterator[Reading]:
    """ "X was at a reception of Y": "X Y-тің қабылдауында болды"."""
    for frame in text.frames("meeting", "receive"):
        governor = text.syntax.governor.get(frame.token)
        if governor is not None and governor.asserted and frame.governor == governor.lemma:
            hosts = [u for u in frame.units(Role.GENITIVE) if text.is_a(u, "Person")]
            yield hosts[:1], entities(text, governor.get(Role.AGENT), "Person"), frame.token, RECEIVED


def _parties(text: Text, frame: Frame, *roles: Role) -> list[Unit]:
    """Whom somebody meets: who fills a role, a person within it, or the body whose delegates do."""
    delegates = text.words(frame.token, "meeting", "delegates")
    found: list[Unit] = []
    for filler in frame.get(*roles):
        if text.is_a(filler.unit, *_PARTIES) and filler.unit is not None:
            found.append(filler.unit)
        elif filler.unit is None:
            wanted = _PARTIES if tells_of(text, filler, delegates) else ("Person",)
            found += [u for u in filler.inside if text.is_a(u, *wanted) and not _told_apart(text, filler, u)][:1]
    return found


def _told_apart(text: Text, filler: Filler, unit: Unit) -> bool:
    """Does a comma part a name from the head of the phrase that it stands in, as a clause or an aside does?"""
    first, last = sorted((filler.head, unit.start))
    return any(t.text == "," for t in text.document.tokens[first:last])


def _chairs(text: Text, frame: Frame) -> list[Unit]:
    """Who leads a meeting: the person after "under the chairmanship of"."""
    words = text.words(frame.token, "meeting", "chairing")
    led = next((i for i in range(frame.token, frame.end) if text.document.tokens[i].text.casefold() in words), None)
    if led is None:
        return []
    return [u for u in text.document.units_in(led, min(len(text.document.tokens), led + 40)) if text.is_a(u, "Person")]
