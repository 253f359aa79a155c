"""Where an initiative is carried out, or a facility is being built."""

from __future__ import annotations

from collections.abc import Iterator

from extract.document import Unit
from extract.frames import Role
from extract.model import Fact
from extract.relations import Reading, Text, entities, linked
from extract.rules import Rule

CARRIED_OUT_IN = Rule(
    "implemented_in", "carried-out-in", 'a verb of implementing or building: "the programme is implemented in X"'
)
PLANNED_IN_THE_REGION = Rule(
    "implemented_in",
    "planned-in-the-region",
    'works to be built, in an article about one region: "the plant will be built"',
)
IMPLEMENTATION_OF = Rule(
    "implemented_in", "implementation-of", 'a noun of implementing: "the implementation of the programme in X"'
)
UNDER_THE_INITIATIVE = Rule(
    "implemented_in",
    "under-the-initiative",
    'what is done somewhere under it: "schools were built in X under the programme"',
)
NAMED_BY_PLACE = Rule(
    "implemented_in", "named-by-place", 'a place within the name of an initiative: "the Development Plan of X"'
)

_WORKS = ("Initiative", "Facility")


def read(text: Text) -> Iterator[Fact]:
    """From verbs and nouns of implementing and building, and from initiatives that bear a place's name."""
    yield from linked(text, ("initiative", "place"), _readings(text))


def _readings(text: Text) -> Iterator[Reading]:
    return text.each(_carried_out, _carrying_out, _under_initiatives, _named_by_place)


def _carried_out(text: Text) -> Iterator[Reading]:
    """ "The programme is implemented in X", "a plant will be built in X"."""
    for frame in text.frames("implemented_in", "verbs"):
        if frame.negated:
            continue
        works = entities(text, frame.get(Role.PATIENT, Role.AGENT, Role.ACCORDANCE), "Initiative", inside=True)
        if frame.lemma in text.words(frame.token, "implemented_in", "building") and (frame.purpose or frame.plans):
            works += entities(text, frame.get(Role.PATIENT), "Facility")
        places = entities(text, frame.get(Role.LOCATION), "Place")[:6]
        for work in works:
            for place in places:
                yield work, place, frame.token, CARRIED_OUT_IN
            if not places and text.is_a(work, "Facility") and (region := text.context.only_region()) is not None:
                yield work, Unit(work.start, work.end, region, "nominal"), frame.token, PLANNED_IN_THE_REGION


def _carrying_out(text: Text) -> Iterator[Reading]:
    """ "The implementation of the programme in X"."""
    for frame in text.frames("implemented_in", "nouns"):
        for work in entities(text, frame.get(Role.GENITIVE), *_WORKS, inside=True):
            for place in entities(text, frame.get(Role.LOCATION), "Place")[:1]:
                yield work, place, frame.token, IMPLEMENTATION_OF


def _under_initiatives(text: Text) -> Iterator[Reading]:
    """Whatever is done somewhere under, within or as part of an initiative."""
    for frame in text.syntax.frames:
        if frame.negated:
            continue
        parts = text.words(frame.token, "implemented_in", "parts")
        works = entities(text, frame.get(Role.ACCORDANCE, Role.BASIS), "Initiative", inside=True)
        for filler in frame.get(Role.CAPACITY, Role.LOCATION):
            if filler.lemma in parts:
                works += [u for u in filler.inside if text.is_a(u, "Initiative")]
        places = entities(text, frame.get(Role.LOCATION), "Place", inside=True)
        for filler in frame.get(Role.ACCORDANCE, Role.BASIS):  # "по программе X в Y" is parsed as one phrase
            places += [u for u in filler.inside if text.is_a(u, "Place") and u.named]
        places = places or entities(
            text, frame.get(Role.AGENT, Role.PATIENT), "Region", "District", "City", "Settlement"
        )
        for work in works:
            for place in places[:6]:
                yield work, place, frame.token, UNDER_THE_INITIATIVE


def _named_by_place(text: Text) -> Iterator[Reading]:
    for inner in text.document.inner:
        outer = next((u for u in text.document.units if u.start <= inner.start and inner.end <= u.end), None)
        if (
            outer is not None
            and text.is_a(inner, "Region", "City", "District")
            and text.is_a(outer, "Initiative")
            and outer.title is None
        ):
            yield outer, inner, outer.start, NAMED_BY_PLACE
