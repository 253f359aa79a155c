"""The akimats of several places, told by one plural: "акиматам Акмолинской и Костанайской областей"."""

from __future__ import annotations

from collections.abc import Iterator

from extract.coreference import Context
from extract.document import Document, Unit
from extract.passage import Passage

_GOVERNED = ("Region", "District", "City")


def of_several(document: Document, context: Context, passage: Passage) -> Iterator[Unit]:
    """The akimats of the places that are listed beside a plural, in the place of these; two at least."""
    for i in range(passage.start, passage.end):
        body = passage.language.bodies.longest(passage.keys, i)
        if body is None or body[1][0] != "akimat" or not passage.grammar.plural(passage.tokens[body[0] - 1].text):
            continue
        beside, step = (i, -1) if passage.grammar.head_last else (body[0], 1)
        places = list(_listed(document, passage, beside, step))
        for place in places if len(places) > 1 else ():
            akimat = context.akimat_of(place.entity) if document.is_a(place.entity, *_GOVERNED) else None
            if akimat is not None:
                yield Unit(place.start, place.end, akimat, "nominal")


def _listed(document: Document, passage: Passage, i: int, step: int) -> Iterator[Unit]:
    """The places, or akimats, that commas and conjunctions join, from a token on or back."""
    words = passage.words
    at = i if step > 0 else i - 1
    while passage.start <= at < passage.end:
        unit = document.unit_at(at)
        if unit is not None and document.is_a(unit.entity, *_GOVERNED, "Akimat"):
            yield unit
            at = unit.end if step > 0 else unit.start - 1
        elif passage.tokens[at].text == "," or passage.says(at, words.coordinators, words.genitive, words.articles):
            at += step
        else:
            return
