"""From a document to its units: everything in it that names or refers to an entity."""

from __future__ import annotations

from collections.abc import Iterator

from extract.coreference import Context
from extract.document import Document, Title, Unit
from extract.holders import bind, standing_for
from extract.linking import Linker
from extract.model import Mention
from extract.names import NameFinder
from extract.names.overlap import outermost
from extract.passage import Passage
from extract.persons import Surnames, new_persons
from extract.titles import TitleFinder


def find(document: Document) -> list[Title]:
    """Fill in the document's units: names, then titles and their holders, then surnames, then descriptions.

    Returns:
        The titles that are nobody's in the text: those of an appointment, of a plural, of an unknown holder.
    """
    linker = Linker(document)
    numbers = range(len(document.paragraphs))
    finders = [NameFinder(passage, linker) for passage in Passage.each(document)]
    for _ in range(2):  # the second time, what the first found speaks for ambiguous names
        found = [u for finder in finders for u in finder.units()]
        for unit in found:
            linker.remember(unit.entity, document.keys[unit.name_start : unit.name_end], unit.kind)
    document.set_units(outermost([u for u in found if u.kind is not None])[0])  # no person's name runs into "X region"
    found += [u for n in numbers for u in new_persons(document, n, linker)]
    units, inner = outermost(found)
    document.set_units(units)
    widest, _ = outermost(inner)
    document.inner = [u for u in widest if _in_its_own_right(document, u)]
    context = Context(document)
    titles = [t for n in numbers for t in TitleFinder(document, n, linker, context).titles()]
    alone = bind(document, titles, linker)
    surnames = Surnames(document)
    _add(document, [u for n in numbers for u in surnames.units(n)])
    alone = bind(document, alone, linker, by_surname=True)
    _add(document, list(standing_for(document, alone, context)))
    _add(document, [u for n in numbers for u in _descriptions(document, context, n)])
    taken = {id(u.title) for u in document.units}
    return [t for t in alone if id(t) not in taken]


def _in_its_own_right(document: Document, inner: Unit) -> bool:
    """Does a name within a name still name its place: after "of", between the ends of a route, in a plan's name?"""
    outer = document.unit_at(inner.start)
    if outer is None or not document.is_a(inner.entity, "Place") or document.is_a(outer.entity, "Place"):
        return False
    before = document.tokens[inner.start - 1].text.casefold() if inner.start > outer.start else ""
    article = before in ("the",) and document.tokens[inner.start - 2].text.casefold()
    route = document.is_a(outer.entity, "Road", "Pipeline")
    return route or (article or before) in ("of", "in", "в") or document.is_a(outer.entity, "Initiative")


def _add(document: Document, units: list[Unit]) -> None:
    free = [u for u in units if not any(document.unit_at(i) for i in range(u.start, u.end))]
    document.set_units([*document.units, *free])


def _descriptions(document: Document, context: Context, number: int) -> Iterator[Unit]:
    """Descriptions of a paragraph; one that takes in a place ("the akimat of X district") holds it as an inner unit."""
    i, end = document.paragraph_ranges[number]
    while i < end:
        unit = context.described_at(number, i) if document.tokens[i].word else None
        if unit is None or unit.end > end or document.unit_at(i) is not None:
            i += 1
            continue
        covered = list(document.units_in(i, unit.end))
        if all(document.is_a(u.entity, "Place") for u in covered):
            if covered:
                document.inner += document.clear(covered[0].start, covered[-1].end)
            yield unit
        i = unit.end


def mentions(document: Document) -> Iterator[Mention]:
    """Every mention of the document, inner ones included, in order."""
    units = sorted((*document.units, *document.inner), key=lambda u: (u.start, -u.end, u.entity.id))
    for unit in dict.fromkeys(units):
        yield Mention(document.span(unit.start, unit.end), unit.entity, unit.why)
