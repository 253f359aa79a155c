"""What a title is held in, told before it: "Almaty akim", "Kazakhstan's President", "павлодарский аким"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from extract.titles.view import TitleView
from extract.titles.words import TitleWords
from ontology.reference import Entity


@dataclass(frozen=True, slots=True)
class SeatBefore:
    """What a title is held in, if it is known, and where that begins."""

    entity: Entity | None
    start: int


def seat_before(view: TitleView, words: TitleWords) -> SeatBefore | None:
    """The place or body before a title's own words."""
    found = (finder(view, words) for finder in _FINDERS)
    return next((seat for seat in found if seat is not None), None)


def _unit(view: TitleView, words: TitleWords) -> SeatBefore | None:
    """ "**Almaty** akim", "**Kazakhstan's** President", "**Алматы облысының** әкімі"."""
    i, passage = words.start, view.passage
    if passage.grammar.cased_complements or (unit := view.seat_before(i)) is None:
        return None  # where complements stand in the genitive, it would stand after
    apart = unit.end < i or not passage.tokens[i].capital or passage.grammar.head_last
    office = passage.gazetteer.office(view.phrase(i, words.end), unit.entity)
    if apart or office is not None or view.is_a(unit.entity, "Organization", "Facility"):
        return SeatBefore(unit.entity, unit.start)
    return None


def _adjective(view: TitleView, words: TitleWords) -> SeatBefore | None:
    """ "**павлодарский** аким"."""
    place = view.place_of_adjective(words.start - 1)
    return SeatBefore(place, words.start - 1) if place is not None else None


def _description(view: TitleView, words: TitleWords) -> SeatBefore | None:
    """ "**облыс** әкімі", "**өңір** басшысы"."""
    if not view.follows_description(words.start):
        return None
    described = view.context.described_at(view.passage.number, words.start - 1)
    known = described is not None and described.entity.known
    return SeatBefore(described.entity if described is not None and known else None, words.start - 1)


def _firm(view: TitleView, words: TitleWords) -> SeatBefore | None:
    """ "**Zhaiyk Sut** CEO": a firm that no list has, before a title that firms give."""
    if not view.passage.says(words.start, view.passage.titles.of_firms):
        return None
    start = view.runs.ending(words.start)
    if start is None or words.start - start < 2 or view.unit_at(start) is not None:
        return None
    name = view.passage.document.text(start, words.start)
    return SeatBefore(view.linker.new("Enterprise", view.passage.language.code, name), start)


_FINDERS: tuple[Callable[[TitleView, TitleWords], SeatBefore | None], ...] = (_unit, _adjective, _description, _firm)
