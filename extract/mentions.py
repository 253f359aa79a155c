"""From a document to its units: everything in it that names or refers to an entity."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.coreference import Context
from extract.document import Document, Title, Unit
from extract.holders import Bound, bind
from extract.holders.standing import standing_for
from extract.layer import Layer
from extract.linking import Linker
from extract.model import Mention
from extract.names import NameFinder
from extract.names.overlap import outermost
from extract.passage import Passage
from extract.persons.runs import Runs, name_words
from extract.persons.surnames import Surnames
from extract.persons.unlisted import new_persons
from extract.titles import TitleFinder


def find(document: Document) -> list[Title]:
    """Fill in the document's units: names, then titles and their holders, then surnames, then descriptions.

    Returns:
        The titles that are nobody's in the text: those of an appointment, of a plural, of an unknown holder.
    """
    linker = Linker(document)
    passages = Passage.each(document)
    words = [name_words(passage) for passage in passages]
    _find_names(document, list(zip(passages, words, strict=True)), linker)
    context = Context(document)
    loose = _find_titles(document, [(p, Runs(p, w)) for p, w in zip(passages, words, strict=True)], linker, context)
    _cover(document, list(standing_for(document, loose, document.held, context)))
    _cover(document, [u for p in passages for u in _descriptions(document, context, p)])
    document.created = linker.created
    taken = {id(u.title) for u in document.units}
    return [t for t in loose if id(t) not in taken]


def _find_names(document: Document, passages: Sequence[tuple[Passage, frozenset[int]]], linker: Linker) -> None:
    """Names, listed ones and new ones, of persons too; ``passages`` come with the words that may name these."""
    finders = [NameFinder(passage, linker) for passage, _ in passages]
    for _ in range(2):  # the second time, what the first found speaks for ambiguous names
        found = [u for finder in finders for u in finder.units()]
        for unit in found:
            linker.remember(unit.entity, document.keys[unit.name_start : unit.name_end], unit.kind)
    document.set_units(outermost(u for u in found if u.kind is not None)[0])  # no person's name runs into "X region"
    units, inner = outermost([*found, *(u for p, words in passages for u in new_persons(p, Runs(p, words), linker))])
    document.set_units(units)
    document.inner = [u for u in outermost(inner)[0] if _in_its_own_right(document, u)]


def _find_titles(
    document: Document, passages: Sequence[tuple[Passage, Runs]], linker: Linker, context: Context
) -> list[Title]:
    """Titles with their holders, and persons by surname; the titles that stand beside no name are given back."""
    finder = TitleFinder(document, linker, context)
    loose = _bind(document, bind(document, passages, [t for p, r in passages for t in finder.titles(p, r)], linker))
    surnames = Surnames(document, document.units)
    again = [u for p, r in passages for u in surnames.units(p, r)]
    document.set_units([*document.units, *again])
    return _bind(document, bind(document, passages, loose, linker, by_surname=True))


def _in_its_own_right(document: Document, inner: Unit) -> bool:
    """Does a name within a name still name its place: after "of", between the ends of a route, in a plan's name?"""
    outer = document.unit_at(inner.start)
    if outer is None or not document.is_a(inner.entity, "Place") or document.is_a(outer.entity, "Place"):
        return False
    return document.is_a(outer.entity, "Road", "Pipeline", "Initiative") or _is_located(document, outer, inner.start)


def _is_located(document: Document, outer: Unit, i: int) -> bool:
    """Does a preposition of place stand before a token of a name, an article between them or none?"""
    words, j = document.language_at(i).words, i - 1
    if j >= outer.start and document.tokens[j].text.casefold() in words.definite_article:
        j -= 1
    return j >= outer.start and document.tokens[j].text.casefold() in words.place_prepositions


def _bind(document: Document, bound: Bound) -> list[Title]:
    """Let a document have the units of titles and their holders; the titles that are nobody's are given back."""
    document.set_units(bound.units)
    document.inner += bound.inner
    document.held += bound.held
    return list(bound.alone)


def _cover(document: Document, units: list[Unit]) -> None:
    """Put units in the place of those that they take in, which become inner ones."""
    layer = Layer(document.units)
    for unit in units:
        document.inner += layer.cover(unit)
    document.set_units(layer)


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


def mentions(document: Document) -> Iterator[Mention]:
    """Every mention of the document, inner ones included, in order."""
    units = sorted((*document.units, *document.inner), key=lambda u: (u.start, -u.end, u.entity.id))
    for unit in dict.fromkeys(units):
        yield Mention(document.span(unit.start, unit.end), unit.entity, unit.why)
