"""From a document to its units: everything in it that names or refers to an entity."""

from __future__ import annotations

from collections.abc import Iterator

from extract.coreference import Context, holder
from extract.document import Document, Title, Unit
from extract.linking import Linker
from extract.model import Mention
from extract.names import NameFinder, outermost
from extract.persons import Surnames, new_persons
from extract.titles import TitleFinder


def find(document: Document) -> list[Title]:
    """Fill in the document's units: names, then titles and their holders, then surnames, then descriptions.

    Returns:
        The titles that are nobody's in the text: those of an appointment, of a plural, of an unknown holder.
    """
    linker = Linker(document)
    numbers = range(len(document.paragraphs))
    for _ in range(2):  # the second time, what the first found speaks for ambiguous names
        found = [u for n in numbers for u in NameFinder(document, n, linker).units()]
        for unit in found:
            linker.remember(unit.entity, document.keys[unit.name_start : unit.name_end], unit.kind)
    found += [u for n in numbers for u in new_persons(document, n, linker)]
    units, inner = outermost(found)
    document.set_units(units)
    widest, _ = outermost(inner)
    document.inner = [u for u in widest if _in_its_own_right(document, u)]
    context = Context(document)
    bare = _bind_titles(document, linker, context)
    _add(document, [u for n in numbers for u in Surnames(document).units(n)])
    bare = _bind_again(document, linker, context, bare)
    _add(document, list(_bare_titles(document, context, bare)))
    _add(document, [u for n in numbers for u in _descriptions(document, context, n)])
    return [t for t in bare if all(u.title is not t for u in document.units)]


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


def _bind_titles(document: Document, linker: Linker, context: Context) -> list[Title]:
    """Join titles with the names beside them; return those that stand alone."""
    alone = []
    for number in range(len(document.paragraphs)):
        finder = TitleFinder(document, number, linker, context)
        for title in list(finder.titles()):
            unit = finder.bind(title)
            if unit is None:
                alone.append(title)
            else:
                _join(document, unit)
    return alone


def _bind_again(document: Document, linker: Linker, context: Context, titles: list[Title]) -> list[Title]:
    """Bind titles to names that were only recognised by their surname."""
    alone = []
    for title in titles:
        finder = TitleFinder(document, document.sentence_of(title.start).paragraph, linker, context)
        unit = finder.bind(title)
        if unit is None:
            alone.append(title)
        else:
            _join(document, unit)
    return alone


def _join(document: Document, unit: Unit) -> None:
    covered = [u for u in document.units if u.start < unit.end and unit.start < u.end]
    document.inner += [u for u in covered if u.entity.id != unit.entity.id]
    document.set_units([*(u for u in document.units if u not in covered), unit])
    if unit.title is not None:
        document.titles.setdefault(unit.entity.id, []).append(unit.title)


def _bare_titles(document: Document, context: Context, titles: list[Title]) -> Iterator[Unit]:
    """Titles that stand for a person: "the Head of State", "the minister said"."""
    known = [(u.title, u) for u in document.units if u.title is not None]
    for title in titles:
        if not _refers(document, title) or any(document.unit_at(i) for i in range(title.start, title.start + 1)):
            continue
        entity = holder(document, title, context, known)
        if entity is None:
            continue
        start = title.start
        language = document.language_of(document.sentence_of(start).paragraph)
        if start > 0 and document.tokens[start - 1].text.casefold() in language.set("articles"):
            start -= 1
        unit = Unit(start, title.end, entity, "title", title)
        covered = [u for u in document.units if u.start < unit.end and unit.start < u.end]
        document.inner += covered
        document.set_units([u for u in document.units if u not in covered])
        known.append((title, unit))
        yield unit


def _refers(document: Document, title: Title) -> bool:
    """Does a title that stands alone mean a certain person: is it a post, in the singular, and not "a" or "every"?"""
    sentence = document.sentence_of(title.start)
    language = document.language_of(sentence.paragraph)
    head = document.tokens[title.start]
    last_word = title.words.split()[-1]
    if not title.post or title.past or title.of_something or language.plural(last_word):
        return False
    before = [t.text.casefold() for t in document.tokens[max(sentence.start, title.start - 4) : title.start]]
    if language.set("title_after") & set(before[-3:]):
        return False
    if language.code == "en":
        return before[-1:] in (["the"], ["this"], ["our"]) or head.capital
    return True


def _descriptions(document: Document, context: Context, number: int) -> Iterator[Unit]:
    i, end = document.paragraph_ranges[number]
    while i < end:
        unit = context.described_at(number, i)
        if unit is not None and unit.end <= end and not any(document.unit_at(j) for j in range(i, unit.end)):
            yield unit
            i = unit.end
        else:
            i += 1


def mentions(document: Document) -> Iterator[Mention]:
    """Every mention of the document, inner ones included, in order."""
    units = sorted((*document.units, *document.inner), key=lambda u: (u.start, -u.end, u.entity.id))
    for unit in dict.fromkeys(units):
        yield Mention(document.span(unit.start, unit.end), unit.entity, unit.why)
