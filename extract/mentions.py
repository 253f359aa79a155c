"""From a document to its units: everything in it that names or refers to an entity."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extract.akimats import of_several
from extract.coreference import Context
from extract.document import Document, Held, Title, Unit
from extract.holders import bind
from extract.holders.standing import standing_for
from extract.layer import GrowingLayer
from extract.linking import Linker
from extract.model import Fact, Mention
from extract.names import NameFinder
from extract.names.overlap import outermost
from extract.passage import Passage
from extract.persons.initialled import initialled
from extract.persons.namesakes import told_apart
from extract.persons.patronymics import recognised
from extract.persons.runs import Runs, name_words
from extract.persons.surnames import Surnames
from extract.persons.unlisted import new_persons
from extract.titles import TitleFinder

_NAMES = 2  # words of a name, which a title of honour may be as long as


def find(document: Document) -> tuple[Document, list[Title]]:
    """The document with its units: names, then titles and their holders, then surnames, then descriptions.

    Returns:
        The document, and the titles that are nobody's: those of an appointment, of a plural, of an unknown holder.
    """
    linker = Linker(document)
    passages = Passage.each(document)
    words = [name_words(passage) for passage in passages]
    document = _named(document, passages, words, linker)
    context = Context(document)
    document, loose = _titled(document, _runs(document, passages, words), linker, context)
    document = told_apart(recognised(document), linker)
    standing = standing_for(document, loose, document.held, context.within(document))
    document = _covered(document, list(standing))
    described = context.within(document)
    document = _covered(document, [u for p in passages for u in _descriptions(document, described, p)])
    document = _covered(document, [u for p in passages for u in of_several(document, described, p)])
    taken = {id(u.title) for u in document.units}
    return replace(document, created=linker.created), [t for t in loose if id(t) not in taken]


def _named(
    document: Document, passages: Sequence[Passage], words: Sequence[frozenset[int]], linker: Linker
) -> Document:
    """Names, listed ones and new ones, of persons too; ``words`` are those of each paragraph that may name these."""
    finders = [NameFinder(passage, linker) for passage in passages]
    for _ in range(2):  # the second time, what the first found speaks for ambiguous names
        found = [u for finder in finders for u in finder.units()]
        for unit in _telling(document, found):
            linker.remember(unit.entity, document.keys[unit.name_start : unit.name_end], unit.kind)
    # no person's name runs into "X region", into "People's Artist of X" or into "Правительства Республики X"
    beside_kinds = outermost(u for u in found if u.kind is not None or _is_long(document, u))[0]
    runs = _runs(document.with_units(beside_kinds), passages, words)
    persons = (unit for passage, own in runs for unit in new_persons(passage, own, linker))
    units, inner = outermost([*found, *persons])
    document = document.with_units(units)
    return replace(document, inner=tuple(u for u in outermost(inner)[0] if _in_its_own_right(document, u)))


def _is_long(document: Document, unit: Unit) -> bool:
    """Is a listed name a title of honour of several words, or a country's or a body's, as no person is called?"""
    longest = _NAMES if document.is_a(unit.entity, "Title") else 1
    return unit.end - unit.start > longest and document.is_a(unit.entity, "Title", "Country", "GovernmentBody")


def _telling(document: Document, found: Sequence[Unit]) -> Iterator[Unit]:
    """The names that speak for ambiguous ones: none of a place whose name is another's with its noun, as "**Абай**
    облысы" is no town."""
    places = [u for u in found if u.kind is not None and document.is_a(u.entity, "Place")]
    named = {i: u for u in places for i in range(u.start, u.end)}
    for unit in found:
        larger = named.get(unit.start)
        if unit.kind is not None or larger is None or unit.end > larger.end or unit.entity == larger.entity:
            yield unit


def _titled(
    document: Document, passages: Sequence[tuple[Passage, Runs]], linker: Linker, context: Context
) -> tuple[Document, list[Title]]:
    """Titles with their holders, and persons by surname; the titles that stand beside no name are given, too."""
    finder = TitleFinder(document, linker, context)
    titles = [t for passage, runs in passages for t in finder.titles(passage, runs)]
    bound = bind(document, passages, titles, linker)
    document = document.with_units(bound.units, bound.inner, bound.held)
    surnames = Surnames(document, document.units)
    passages = [(passage.within(document), runs) for passage, runs in passages]
    for again in (surnames.units, lambda passage, runs: initialled(passage, runs, linker)):
        document = document.with_units([*document.units, *(u for place in passages for u in again(*place))])
        passages = [(passage.within(document), runs) for passage, runs in passages]
    bound = bind(document, passages, bound.alone, linker, by_surname=True)
    document = document.with_units(bound.units, bound.inner, bound.held)
    held = tuple(one for one in document.held if not _is_of_another_ministry(document, one))
    return replace(document, held=held), list(bound.alone)


def _is_of_another_ministry(document: Document, held: Held) -> bool:
    """Is a bare "minister" put in the only ministry that the article names, while its holder is told to be the minister
    of another one?"""
    title = held.title
    if title.seat is not None or title.office is None or title.wording != title.words or len(title.keys) > 1:
        return False
    others = (h.title for h in document.held if h.unit.entity == held.unit.entity and h.title.keys[:1] == title.keys)
    return any(o.office is not None and o.office != title.office and o.wording != title.wording for o in others)


def _runs(
    document: Document, passages: Sequence[Passage], words: Sequence[frozenset[int]]
) -> list[tuple[Passage, Runs]]:
    """The paragraphs with their runs of capitals, between the units that there are."""
    now = [passage.within(document) for passage in passages]
    return [(passage, Runs(passage, own)) for passage, own in zip(now, words, strict=True)]


def _in_its_own_right(document: Document, inner: Unit) -> bool:
    """Does a name within a name still name its place: after "of", between the ends of a route, in a plan's name?"""
    outer = document.unit_at(inner.start)
    owned = outer is not None and document.is_a(outer.entity, "Organization", "Facility")
    if outer is not None and owned and document.is_a(inner.entity, "Organization"):
        return _is_of(document, outer, inner)
    if outer is None or not document.is_a(inner.entity, "Place") or document.is_a(outer.entity, "Place"):
        return False
    known = inner.entity.known and document.is_a(outer.entity, "Facility")
    if inner.kind is not None and (known or document.is_a(outer.entity, "Organization")):
        return True  # "X облысының қаржы басқармасы"
    return document.is_a(outer.entity, "Road", "Pipeline", "Initiative") or _is_located(document, outer, inner.start)


def _is_of(document: Document, outer: Unit, inner: Unit) -> bool:
    """Is a body or thing said to be of another: "Committee of the **Ministry of Energy**", "«X» **ЖШС**-нің зауыты"?"""
    language = document.language_at(inner.start)
    if language.grammar.head_last:
        return inner.end < outer.end and inner.kind is not None
    words = (document.tokens[i].text.casefold() for i in range(max(outer.start, inner.start - 3), inner.start))
    said = not language.words.genitive or any(word in language.words.genitive for word in words)
    return inner.end == outer.end and inner.start > outer.start and said


def _is_located(document: Document, outer: Unit, i: int) -> bool:
    """Does a preposition of place stand before a token of a name, an article between them or none?"""
    words, j = document.language_at(i).words, i - 1
    if j >= outer.start and document.tokens[j].text.casefold() in words.definite_article:
        j -= 1
    return j >= outer.start and document.tokens[j].text.casefold() in words.place_prepositions


def _covered(document: Document, units: list[Unit]) -> Document:
    """The document with units in the place of those that they take in, which become inner ones."""
    layer = GrowingLayer(document.units)
    inner = [within for unit in units for within in layer.cover(unit)]
    return document.with_units(layer, inner)


def _descriptions(document: Document, context: Context, passage: Passage) -> Iterator[Unit]:
    """Descriptions of a paragraph; one may take in places ("the akimat of X district"), nothing else."""
    i = passage.start
    while i < passage.end:
        unit = context.described_at(passage.number, i) if document.tokens[i].word else None
        if unit is None or unit.end > passage.end or document.unit_at(i) is not None:
            i += 1
            continue
        covered = [u for j in range(i, unit.end) if (u := document.unit_at(j)) is not None]
        if all(u.end <= unit.end and document.is_a(u.entity, "Place") for u in covered):
            yield unit
        i = unit.end


def mentions(document: Document, facts: Iterable[Fact]) -> Iterator[Mention]:
    """Every mention of the document, inner ones included, in order; none of the home country where only "the country"
    mentions it and no fact is about it."""
    units = sorted((*document.units, *document.inner), key=lambda u: (u.start, -u.end, u.entity.id))
    home = document.reference.home
    told = any(home in values for fact in facts for values in fact.roles.values())
    told = told or any(unit.entity == home and unit.why != "nominal" for unit in units)
    for unit in dict.fromkeys(units):
        if unit.entity == home and not told:
            continue
        yield Mention(document.span(unit.start, unit.end), unit.entity, unit.why)
