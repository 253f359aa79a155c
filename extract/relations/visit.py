"""Who went where."""

from __future__ import annotations

from collections.abc import Iterator

from extract.document import Unit
from extract.frames import Frame, Role
from extract.model import Fact
from extract.relations import First, Text, described, entities, tells_of, unlisted
from extract.rules import Rule

VISIT_VERB = Rule("visit", "visit-verb", 'a verb of visiting: "X visited Y"')
VISIT_VERB_IN = Rule(
    "visit", "visit-verb-in", 'the place in which somebody visits something: "X visited a school in Y"'
)
MOTION_VERB = Rule("visit", "motion-verb", 'a verb of going: "X went to Y"')
ACQUAINTED_WITH = Rule("visit", "acquainted-with", 'a verb of getting acquainted: "X got acquainted with the plant"')
SEEING = Rule("visit", "seeing", 'a verb of looking: "X inspected the plant"')
VISIT_NOUN = Rule("visit", "visit-noun", 'a noun of going: "the trip of X to Y"')
PRESENCE = Rule("visit", "presence", 'what somebody does at a place: "X held a meeting at the plant"')

_TARGETS = ("Place", "Facility", "Organization")
_AREAS = ("Settlement", "City", "District", "Region")
_LONGEST_BETWEEN = 3  # tokens between the members of a list

Reading = tuple[list[Unit], list[Unit], int, Rule]  # visitors, targets, token, rule


def read(text: Text) -> Iterator[Fact]:
    """Visits from verbs of visiting, of motion, of getting acquainted, and from trips and visits named by nouns."""
    first = First()
    for persons, targets, token, rule in _readings(text):
        for person in persons:
            for target in targets:
                if target.entity.id != text.document.reference.country and first(person.entity, target.entity):
                    yield text.fact(rule, token, person=person.entity, target=target.entity)


def _readings(text: Text) -> Iterator[Reading]:
    return text.each(_visited, _went, _got_acquainted, _saw, _on_a_trip, _held_there)


def _visited(text: Text) -> Iterator[Reading]:
    """ "X visited Y", "X visited a school in Y", "Y was visited by X"."""
    for frame in text.frames("visit", "verbs"):
        if frame.asserted:
            yield _persons(text, frame), _objects(text, frame), frame.token, VISIT_VERB
            yield _persons(text, frame), _around(text, frame), frame.token, VISIT_VERB_IN
            visitors = [u for u in frame.units(Role.PATIENT) if text.is_a(u, "Person") and u.named]
            if visitors and not frame.passive and not _persons(text, frame):  # the place first: "район посетил аким"
                yield visitors, entities(text, frame.get(Role.AGENT), *_TARGETS), frame.token, VISIT_VERB


def _went(text: Text) -> Iterator[Reading]:
    """ "X went to Y"."""
    for frame in text.frames("visit", "motion"):
        if frame.asserted and not frame.passive and not _idiom(text, frame):
            goal = entities(text, frame.get(Role.GOAL, Role.LOCATION, Role.BASIS), "Place", "Facility", "Enterprise")
            goal = goal or unlisted(text, frame.get(Role.GOAL, Role.LOCATION), "Settlement")
            yield _persons(text, frame), goal, frame.token, MOTION_VERB


def _got_acquainted(text: Text) -> Iterator[Reading]:
    """ "X got acquainted with the plant"."""
    for frame in text.frames("visit", "acquaint"):
        if not frame.negated and frame.modality is None:
            people = [*_persons(text, frame), *(u for u in frame.units(Role.PATIENT) if text.is_a(u, "Person"))]
            goal = entities(text, frame.get(Role.COMITATIVE), "Facility", "Organization", inside=True)
            yield people, goal, frame.token, ACQUAINTED_WITH


def _saw(text: Text) -> Iterator[Reading]:
    """ "X inspected the plant"."""
    for frame in text.frames("visit", "see"):
        if frame.asserted:
            goal = entities(text, frame.get(Role.PATIENT), "Facility", "Organization", inside=True)
            yield _persons(text, frame), [*goal, *_around(text, frame)], frame.token, SEEING


def _on_a_trip(text: Text) -> Iterator[Reading]:
    """ "The trip of X to Y"."""
    for frame in text.frames("visit", "nouns"):
        if frame.asserted:
            whose = frame.units(Role.AGENT, Role.GENITIVE, Role.INSTRUMENT)
            people = [u for u in whose if text.is_a(u, "Person")]
            people += entities(text, frame.get(Role.SUBJECT), "Person", inside=True)
            goal = entities(text, frame.get(Role.GOAL, Role.PATH), *_TARGETS, inside=True) or _around(text, frame)
            yield people[:1], goal, frame.token, VISIT_NOUN


def _held_there(text: Text) -> Iterator[Reading]:
    """ "X held a meeting at the plant", "X took part in the opening of the plant"."""
    for frame in text.frames("visit", "hold"):
        if frame.asserted:
            places = [u for u in frame.units(Role.LOCATION) if text.is_a(u, "Facility")]
            ceremonies = text.words(frame.token, "visit", "ceremonies")
            held = (f for f in frame.get(Role.GOAL, Role.LOCATION, Role.PATIENT) if tells_of(text, f, ceremonies))
            places += entities(text, held, "Facility", inside=True)
            yield _persons(text, frame), places, frame.token, PRESENCE


def _objects(text: Text, frame: Frame) -> list[Unit]:
    """What a verb of visiting has for its object, and what is listed after that."""
    goal = entities(text, frame.get(Role.PATIENT), *_TARGETS) or described(text, frame.get(Role.PATIENT))
    goal = goal or entities(text, frame.get(Role.PATIENT), *_TARGETS, inside=True) or _after(text, frame)
    goal = goal or unlisted(text, frame.get(Role.PATIENT), "Facility")
    return [*goal, *_series(text, goal)]


def _series(text: Text, goal: list[Unit]) -> Iterator[Unit]:
    """What follows the last of some targets in a list: "visited A, the stud farm B and the kindergarten C"."""
    document = text.document
    last = goal[-1] if goal else None
    while last is not None:
        sentence = document.sentence_of(last.start)
        joints, end = {",", *document.language_of(sentence.paragraph).words.coordinators}, sentence.end
        following = next(document.units_in(last.end, end), None)
        between = [t.text.casefold() for t in document.tokens[last.end : following.start if following else last.end]]
        short = 0 < len(between) <= _LONGEST_BETWEEN and between[0] in joints
        listed = short and all(w in joints or w.isalpha() for w in between)
        last = following if listed and text.is_a(following, "Facility", "Enterprise") else None
        if last is not None:
            yield last


def _around(text: Text, frame: Frame) -> list[Unit]:
    """The places in which somebody looks at things: who tours a school in a village is in the village."""
    return [u for u in frame.units(Role.LOCATION) if text.is_a(u, *_AREAS) and u.named]


def _idiom(text: Text, frame: Frame) -> bool:
    """Is it "take part", "take place", "go into details" …?"""
    idle = text.words(frame.token, "visit", "idle")
    return any(f.lemma in idle for f in frame.get(Role.PATIENT))


def _after(text: Text, frame: Frame) -> list[Unit]:
    """The first target after the verb, where the parse gives it no object: "visited with a trip the city"."""
    if frame.passive:
        return []
    units = (u for u in text.document.units_in(frame.token, frame.end) if text.is_a(u, *_TARGETS) and u.named)
    return list(units)[:1]


def _persons(text: Text, frame: Frame) -> list[Unit]:
    """The visitors: the subject, and whom it is together with."""
    document = text.document
    together = document.language_at(frame.token).words.together
    beside = (
        u for f in frame.get(Role.AGENT) for u in f.inside
        if text.is_a(u, "Person") and document.text(u.start - 2, u.start).casefold() in together
    )  # fmt: skip
    return [*(u for u in frame.units(Role.AGENT, Role.COMITATIVE) if text.is_a(u, "Person")), *beside]
