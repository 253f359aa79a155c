"""What was opened, launched, put into operation or laid, where and by whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extract.document import Unit
from extract.frames import Filler, Frame, Role
from extract.model import Fact
from extract.participants import entities, tells_of
from extract.readings import First
from extract.rules import Rule
from extract.text import Text

VERB = Rule("opening", "verb", 'a verb of opening or launching: "X opened the plant"')
ITSELF = Rule("opening", "itself", 'a verb of opening whose subject is what is opened: "the plant opened"')
PUT_INTO = Rule("opening", "put-into", 'what is put into service or motion: "the plant was put into operation"')
STONE = Rule("opening", "stone", 'a foundation that is laid: "X laid the foundation stone of the plant"')
CEREMONY = Rule("opening", "ceremony", 'a ceremony that somebody attends: "X took part in the opening of the plant"')

_WORKS = ("Facility", "Enterprise")
_PLACES = ("Settlement", "City", "District", "Region")
_EVENTS = {"opened": "Opened", "launched": "Launched", "commissioned": "Commissioned"}
_PHRASES = {"service": "Commissioned", "motion": "Launched"}  # what a thing is put into


@dataclass(frozen=True, slots=True)
class _Reading:
    """Things that were opened, as one clause tells it."""

    works: list[Unit]
    event: str
    frame: Frame
    rule: Rule
    by: Unit | None = None


def read(text: Text) -> Iterator[Fact]:
    """From verbs of opening and launching, whoever acts; from what is put into service; from stones and ceremonies."""
    first = First()
    for reading in text.each(_acted, _put, _founded, _celebrated):
        frame = reading.frame
        if not frame.asserted or _unreal(text, frame):
            continue
        place = next(iter(entities(text, frame.get(Role.LOCATION), *_PLACES)), None)
        for work in reading.works:
            if first(work.entity, reading.event):
                yield text.fact(
                    reading.rule, frame.token, facility=work, event=reading.event, place=place, by=reading.by,
                )  # fmt: skip


def _acted(text: Text) -> Iterator[_Reading]:
    """ "X opened the plant", "the plant was opened", "the plant opened"."""
    for group, event in _EVENTS.items():
        for frame in text.frames("opening", group):
            works = _works(text, frame.get(Role.PATIENT))
            if works:
                yield _Reading(works, event, frame, VERB, _by(text, frame))
            elif not any(True for _ in frame.get(Role.PATIENT)):
                yield _Reading(_works(text, frame.get(Role.AGENT)), event, frame, ITSELF)
    for frame in text.frames("opening", "itself"):
        yield _Reading(_works(text, frame.get(Role.PATIENT, Role.AGENT)), "Opened", frame, ITSELF)


def _put(text: Text) -> Iterator[_Reading]:
    """ "The plant was put into operation", "зауыт іске қосылды"."""
    for frame in text.frames("opening", "put"):
        for group, event in _PHRASES.items():
            phrases = text.words(frame.token, "opening", group)
            if any(f.lemma in phrases for f in frame.get(Role.GOAL, Role.LOCATION)):
                works = _works(text, frame.get(Role.PATIENT))
                works = works or [u for u in _after(text, frame) if text.is_a(u, *_WORKS)]
                by = _by(text, frame) if works else None
                yield _Reading(works or _works(text, frame.get(Role.AGENT)), event, frame, PUT_INTO, by)


def _founded(text: Text) -> Iterator[_Reading]:
    """ "X laid the foundation stone of the plant"."""
    for frame in text.frames("opening", "laid"):
        stones = text.words(frame.token, "opening", "stones")
        yield _Reading(_inside(text, frame.get(Role.PATIENT), stones), "Laid", frame, STONE, _by(text, frame))


def _celebrated(text: Text) -> Iterator[_Reading]:
    """ "X took part in the opening of the plant": who takes part does not open."""
    for frame in text.frames("opening", "attending"):
        ceremonies = text.words(frame.token, "opening", "ceremonies")
        works = _inside(text, frame.get(Role.LOCATION, Role.GOAL, Role.PATIENT, Role.AGENT), ceremonies)
        yield _Reading(works, "Opened", frame, CEREMONY)


def _works(text: Text, fillers: Iterator[Filler]) -> list[Unit]:
    """The works that fillers name: themselves, or what they stand beside as in "X, a centre opened in May"."""
    units = (f.unit or _apposed_to(text, f) for f in fillers)
    return [u for u in units if u is not None and text.is_a(u, *_WORKS) and (u.named or _named_before(text, u))]


def _named_before(text: Text, unit: Unit) -> bool:
    """Does the paragraph name before it what a description ("the plant") is taken to mean?"""
    start, _ = text.document.paragraph_ranges[text.document.sentence_of(unit.start).paragraph]
    return any(u.named and u.entity == unit.entity for u in text.document.units_from(start, unit.start))


def _apposed_to(text: Text, filler: Filler) -> Unit | None:
    document = text.document
    beside = filler.start > 1 and document.tokens[filler.start - 1].text == ","
    return document.unit_at(filler.start - 2) if beside else None


def _after(text: Text, frame: Frame) -> list[Unit]:
    """The works right after a passive verb that the parse gives no subject: "введён в строй завод X"."""
    following = text.document.units_in(frame.token, frame.end) if frame.passive else iter(())
    return [u for u in following if u.named][:1]


def _inside(text: Text, fillers: Iterator[Filler], words: frozenset[str]) -> list[Unit]:
    """The works within fillers that one of some words heads: "the opening of the plant"."""
    return [u for f in fillers if tells_of(text, f, words) for u in f.inside if text.is_a(u, *_WORKS)][:1]


def _by(text: Text, frame: Frame) -> Unit | None:
    return next(iter(entities(text, frame.get(Role.AGENT, Role.INSTRUMENT), "Person", "Organization")), None)


def _unreal(text: Text, frame: Frame) -> bool:
    """Is an opening denied, or told by an infinitive, and so planned, wished or asked for?"""
    alone = not frame.passive and not any(True for _ in frame.get(Role.AGENT))
    infinitive = alone and text.document.tokens[frame.token].text.casefold() == frame.lemma
    return infinitive or frame.governor in text.document.language_at(frame.token).words.denials
