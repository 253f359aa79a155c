"""Names of the reference data where they stand in a text, written as the list writes them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from extract.languages import Language
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
            if end <= passage.end and _written_as_name(passage, i, end, entities) and _stands(passage, i, end):
                yield NameSpan.plain(i, end, entities)


def _stands(passage: Passage, start: int, end: int) -> bool:
    """Does a listed name stand for itself: in no compound or date, and as no other word made of it?"""
    marks = (_is_of_date(passage, start, end), _is_weekday(passage, start, end), _is_derived(passage, start, end))
    return not (_compounded(passage, end) or any(marks))


def _is_weekday(passage: Passage, start: int, end: int) -> bool:
    """Is it a day of the week, whose name villages bear beside their noun: "**Дүйсенбіде** кездесу өтті"?"""
    day = end - start == 1 and passage.says(start, passage.words.weekdays)
    return day and passage.language.kinds.longest(passage.keys, end) is None


def _is_of_date(passage: Passage, start: int, end: int) -> bool:
    """Is it the month of a date: "8 Қазан 2015"?"""
    if end - start > 1 or not passage.says(start, passage.words.months):
        return False
    return any(passage.start <= i < passage.end and passage.tokens[i].number for i in (start - 1, end))


def _is_derived(passage: Passage, start: int, end: int) -> bool:
    """Is a single word another that suffixes make of a name: "Шараға", of "шара" and not of "Шар"?"""
    if end - start > 1 or not passage.grammar.head_last:
        return False
    keys = [passage.grammar.noun_keys(passage.tokens[start].text)]
    return not passage.gazetteer.entities.at(keys, 0)


def _is_of_currency(passage: Passage, i: int) -> bool:
    """Does an acronym only say whose money something costs: "US$5", "долларов США", "АҚШ доллары"?"""
    if i + 1 < passage.end and passage.tokens[i + 1].text == "$":
        return True
    around = range(max(passage.start, i - 1), min(passage.end, i + 2))
    dollars = passage.language.keys_of(passage.language.quantities.units.get("dollar", ()))
    return any(not dollars.isdisjoint(passage.keys[j]) for j in around)


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
    """Does a hyphen bind what ends here to a common word: "Zhetysu-born", though not "Almaty-Taldykorgan", and
    not one that says that something is there: "Zhetysu-based"?"""
    if end >= passage.end or passage.tokens[end].text not in HYPHENS or not passage.glued(end):
        return False
    return past_based(passage, end) == end and not passage.gazetteer.entities.at(passage.keys, end + 1)


def past_based(passage: Passage, i: int) -> int:
    """Past words that tie what is based in a place to its name, if they begin at a token: "Karaganda**-based** X"."""
    for words in _ties(passage.language).get(passage.tokens[i].text.casefold(), ()):
        if [t.text.casefold() for t in passage.tokens[i : i + len(words)]] == words:
            return i + len(words)
    return i


@cache
def _ties(language: Language) -> dict[str, list[list[str]]]:
    """The wordings that tell what is based in a place, by their first word."""
    ties = defaultdict[str, list[list[str]]](list)
    for wording in language.listed("located_in", "based"):
        words = wording.split()
        ties[words[0]].append(words)
    return dict(ties)
