"""The holders of a plural title: each name of a list, all in one body or each in a place of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from extract.document import Title, Unit
from extract.holders.before import before_marks, ending_at
from extract.holders.search import HolderSearch, named_at
from ontology.reference import Entity

_LONGEST_ASIDE = 8  # tokens


@dataclass(frozen=True, slots=True)
class _Named:
    """One name of a list.

    Attributes:
        start: where its own part of the list begins.
        unit: the person.
        seat: the place before the name, where one stands there.
    """

    start: int
    unit: Unit
    seat: Entity | None


def holders_listed(search: HolderSearch) -> list[Unit]:
    """The persons of a list after or before a plural title, each with the title as his own; none where it names one.

    After it each may stand with a place of his own ("governors of A region NAME, B region NAME"), or the places stand
    before the names, in the same order ("akims of A and B regions NAME and NAME").
    """
    seats, start = _seats(search)
    after = list(_names_after(search, start))
    if not after and len(seats) > 1:  # "akims of A and B districts of X, NAME and NAME respectively"
        after = list(_names_after(search, _past_comma(search, start)))
        after = after if len(after) == len(seats) else []
    if len(after) > 1:
        in_order = seats if len(seats) == len(after) else []
        told = [
            _own(search, name, in_order[n] if in_order else name.seat or search.title.seat)
            for n, name in enumerate(after)
        ]
        first = replace(told[0], start=min(told[0].start, search.title.start))
        return [first, *told[1:]]
    before = _names_before(search)
    if len(before) < 2:
        return []
    pairs = zip_longest(before, seats if len(seats) == len(before) else [])
    return [_own(search, name, seat or search.title.seat) for name, seat in pairs]


def _own(search: HolderSearch, name: _Named, seat: Entity | None) -> Unit:
    """A person of a list with the title as his own, in one place."""
    title = _of_one(search, seat)
    start = name.start if name.seat is not None else name.unit.start
    return replace(name.unit, start=start, title=replace(title, start=start, end=name.unit.start))


def _of_one(search: HolderSearch, seat: Entity | None) -> Title:
    """A plural title as one holder has it."""
    title, grammar = search.title, search.passage.grammar
    words = " ".join(grammar.singular(w) if grammar.plural(w) else w for w in title.words.split())
    keys = (*title.keys[:-1], grammar.singular(title.keys[-1]))
    wording = title.wording.replace(title.words, words, 1) if seat == title.seat else words
    office = title.office if seat == title.seat else None
    if office is None and seat is not None:
        found = (search.passage.gazetteer.office(list(of), seat) for of in (title.keys, keys))
        office = next((o for o in found if o is not None), None)
    return replace(title, words=words, keys=keys, wording=wording, seat=seat, office=office)


def _seats(search: HolderSearch) -> tuple[list[Entity], int]:
    """The places and bodies that a title is held in, in order, and where those after it end: "akims of A and B
    regions", "A және B облыстарының әкімдері"."""
    title = search.title
    told = [unit.entity for unit in search.units.within(title.start, title.end) if _is_seat(search, unit)]
    seats = told if len(told) > 1 else [title.seat] if title.seat is not None else []
    if search.passage.grammar.head_last:
        return [*reversed(list(_seats_before(search))), *seats], title.end
    end = title.end
    while seats and (joint := _past_joint(search, end)) > end:
        unit = search.units.at(joint)
        if unit is None or unit.start != joint or not _is_seat(search, unit) or named_at(search, end) is not None:
            break
        seats.append(unit.entity)
        end = unit.end
    return seats, end


def _seats_before(search: HolderSearch) -> Iterator[Entity]:
    """The places that conjunctions and commas join before that of a title, the last first."""
    start = search.title.start
    while search.marked(start - 1, ",") or _is_joint(search, start - 1):
        unit = search.units.at(start - 2)
        if unit is None or unit.end != start - 1 or not _is_seat(search, unit):
            return
        yield unit.entity
        start = unit.start


def _is_seat(search: HolderSearch, unit: Unit) -> bool:
    return search.passage.document.is_a(unit.entity, "Place", "Organization")


def _names_after(search: HolderSearch, start: int) -> Iterator[_Named]:
    """The names of the list that begins at a token, each with the place before it, where one stands there."""
    end = start
    while True:
        begin = _past_joint(search, end) if end > start else end
        if end > start and begin == end:
            return
        place = search.units.at(begin)
        seated = place is not None and place.start == begin and search.passage.document.is_a(place.entity, "Place")
        i = place.end if seated and place is not None else begin
        unit = named_at(search, i)
        if unit is None or unit.title is not None:
            return
        yield _Named(begin, unit, place.entity if seated and place is not None else None)
        end = _past_aside(search, unit.end)


def _names_before(search: HolderSearch) -> list[_Named]:
    """The names of the list that ends before a title in apposition: "NAME and NAME, deputies of …"."""
    found: list[_Named] = []
    j = before_marks(search)
    while j is not None and (unit := ending_at(search, j)) is not None and unit.title is None:
        found.insert(0, _Named(unit.start, unit, None))
        j = unit.start - 1
        if not (search.marked(j, ",") or _is_joint(search, j)):
            break
        if search.marked(j - 1, ","):
            j -= 1
    return found


def _past_comma(search: HolderSearch, i: int) -> int:
    """Past a comma, and what places before it lie in."""
    if search.passage.says(i, search.passage.words.genitive) and (place := search.units.at(i + 1)) is not None:
        i = place.end
    return i + 1 if search.marked(i, ",") else i


def _past_joint(search: HolderSearch, i: int) -> int:
    """Past a comma, a conjunction or both, which join the parts of a list."""
    j = i + 1 if search.marked(i, ",") else i
    while _is_joint(search, j):
        j += 1
    return j


def _is_joint(search: HolderSearch, i: int) -> bool:
    return search.passage.says(i, search.passage.words.coordinators)


def _past_aside(search: HolderSearch, i: int) -> int:
    """Past what stands in brackets after a name: "NAME (Kyrgyzstan), NAME"."""
    if not search.marked(i, "("):
        return i
    near = range(i + 1, min(search.passage.end, i + _LONGEST_ASIDE))
    return next((k + 1 for k in near if search.marked(k, ")")), i)
