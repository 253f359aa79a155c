"""Names of the reference data where they stand in a text, written as the list writes them."""

from __future__ import annotations

from collections.abc import Iterator

from extract.marks import HYPHENS
from extract.names.spans import NameSpan
from extract.passage import Passage
from ontology.reference import Entity


def listed_names(passage: Passage) -> Iterator[NameSpan]:
    """The listed names of a paragraph by where they begin; of those that begin together the shortest first."""
    for i in range(passage.start, passage.end):
        found = passage.gazetteer.acronym(passage.tokens[i].text)
        if found and not _is_of_currency(passage, i):
            yield NameSpan.plain(i, i + 1, found)
        for end, entities in passage.gazetteer.entities.at(passage.keys, i):
            if end <= passage.end and _written_as_name(passage, i, end, entities) and not _compounded(passage, end):
                yield NameSpan.plain(i, end, entities)


def _is_of_currency(passage: Passage, i: int) -> bool:
    """Does an acronym only say whose money something costs: "US$5", "долларов США", "АҚШ доллары"?"""
    if i + 1 < passage.end and passage.tokens[i + 1].text == "$":
        return True
    around = range(max(passage.start, i - 1), min(passage.end, i + 2))
    return any(not passage.language.dollars.isdisjoint(passage.keys[j]) for j in around)


def _written_as_name(passage: Passage, start: int, end: int, entities: list[Entity]) -> bool:
    """Does it begin with a capital or a number, or has the list such a name in lower case?"""
    first = passage.tokens[start]
    if first.capital or first.number:
        return True
    if end - start > 2 and any(e.type == "Title" for e in entities):
        return True  # "became honoured workers of Kazakhstan"
    names = (n for e in entities for n in e.names.get(passage.language.code, ()) if n and n[0].islower())
    return any(end - start > 1 or " " not in n for n in names)


def _compounded(passage: Passage, end: int) -> bool:
    """Does a hyphen bind what ends here to a common word: "Zhetysu-based", though not "Almaty-Taldykorgan"?"""
    if end >= passage.end or passage.tokens[end].text not in HYPHENS or not passage.glued(end):
        return False
    return not passage.gazetteer.entities.at(passage.keys, end + 1)
