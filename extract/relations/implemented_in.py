"""Where an initiative is carried out, or a facility is being built."""

from __future__ import annotations

from collections.abc import Iterator

from extract.document import Unit
from extract.frames import Role
from extract.model import Fact
from extract.relations import Text, entities, linked

_WORKS = ("Initiative", "Facility")


def read(text: Text) -> Iterator[Fact]:
    """From verbs and nouns of implementing and building, and from initiatives that bear a place's name."""
    yield from linked(text, "implemented_in", ("initiative", "place"), _readings(text))


def _readings(text: Text) -> Iterator[tuple[Unit, Unit, int, str]]:
    return text.each(_carried_out, _carrying_out, _under_initiatives, _named_by_place)


def _carried_out(text: Text) -> Iterator[tuple[Unit, Unit, int, str]]:
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
                yield work, place, frame.token, "carried-out-in"
            if not places and text.is_a(work, "Facility") and (region := text.context.only_region()) is not None:
                yield work, Unit(work.start, work.end, region, "nominal"), frame.token, "planned-in-the-region"


def _carrying_out(text: Text) -> Iterator[tuple[Unit, Unit, int, str]]:
    """ "The implementation of the programme in X"."""
    for frame in text.frames("implemented_in", "nouns"):
        for work in entities(text, frame.get(Role.GENITIVE), *_WORKS, inside=True):
            for place in entities(text, frame.get(Role.LOCATION), "Place")[:1]:
                yield work, place, frame.token, "implementation-of"


def _under_initiatives(text: Text) -> Iterator[tuple[Unit, Unit, int, str]]:
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
                yield work, place, frame.token, "under-the-initiative"


def _named_by_place(text: Text) -> Iterator[tuple[Unit, Unit, int, str]]:
    for inner in text.document.inner:
        outer = next((u for u in text.document.units if u.start <= inner.start and inner.end <= u.end), None)
        if (
            outer is not None
            and text.is_a(inner, "Region", "City", "District")
            and text.is_a(outer, "Initiative")
            and outer.title is None
        ):
            yield outer, inner, outer.start, "named-by-place"
