"""A head of state's addresses to the nation, told by what they are: the one of a year, or the last."""

from __future__ import annotations

from functools import cache

from extract.document import Unit
from extract.linking import Linker
from extract.names.candidates import Candidates
from extract.names.nouns import KindNoun
from extract.names.spans import NameSpan
from ontology.reference import Entity, Reference

_NEAR = 5  # tokens around an address, among which its year is told
_LONGEST = 9  # tokens of a name before its noun
_LATEST = 1  # years for which one is spoken of as the last


def address(names: Candidates, linker: Linker, noun: KindNoun) -> list[Unit] | None:
    """The address that is meant where no title stands beside the noun: "послание народу", "the Address of 2012"."""
    if noun.cls != "Address" or noun.plural or _is_titled(names, noun):
        return None
    start, end = _generic(names, noun)
    tokens = names.passage.tokens
    if end - start == 1 and (not tokens[start].capital or start in names.passage.sentence_starts):
        return None
    if (titled := next(iter(names.quoted.starting(end)), None)) is not None:  # "Послание народу «X»"
        return [_titled(names, linker, noun, start, titled)]
    entity = _given(names, _year_near(names, start, end))
    if entity is None and end - start > 1:
        name = names.passage.grammar.base_form(names.document.text(start, end))
        entity = linker.new(noun.cls, names.passage.language.code, name)
    if entity is None:
        return None
    return [Unit(start, end, entity, "name" if entity.known else "form", None, start, end, noun.cls)]


def _titled(names: Candidates, linker: Linker, noun: KindNoun, start: int, title: NameSpan) -> Unit:
    """The address whose title stands after what addresses are called."""
    passage, inner = names.passage, (title.inner_start, title.inner_end)
    listed = linker.choose(passage.gazetteer.exact(passage.keys[slice(*inner)]), noun.cls)
    entity = listed or linker.new(noun.cls, passage.language.code, names.document.text(*inner))
    return Unit(start, title.end, entity, "name" if entity.known else "form", None, *inner, noun.cls)


def _is_titled(names: Candidates, noun: KindNoun) -> bool:
    """Does a name beside the noun say which address it is?"""
    linked = noun.start > names.passage.start and names.passage.says(noun.start - 1, names.passage.words.name_links)
    return linked or any(not name.entities for name in (*noun.before, *noun.after))


def _generic(names: Candidates, noun: KindNoun) -> tuple[int, int]:
    """The tokens of the longest name around a noun that several addresses go by, else the noun's."""
    around = [
        name
        for i in range(max(names.passage.start, noun.start - _LONGEST), noun.start + 1)
        for name in names.listed.starting(i)
        if name.end >= noun.end and all(e.type == "Address" for e in name.entities)
    ]
    longest = max(around, key=lambda name: name.end - name.start, default=None)
    return (longest.start, longest.end) if longest is not None else (noun.start, noun.end)


def _year_near(names: Candidates, start: int, end: int) -> str | None:
    """The year that stands near an address."""
    sentence = names.document.sentence_of(start)
    near = range(max(sentence.start, start - _NEAR), min(sentence.end, end + _NEAR))
    tokens = names.passage.tokens
    return next((tokens[i].text for i in near if tokens[i].number and len(tokens[i].text) == 4), None)


def _given(names: Candidates, year: str | None) -> Entity | None:
    """The address given in a year; where none is told, the last one before the article, if it is recent."""
    addresses = _listed(names.document.reference)
    issued = names.document.article.issued or ""
    if year is not None:
        return next((e for start, e in addresses if start.startswith(year)), None)
    before = [(start, e) for start, e in addresses if start and start <= issued]
    recent = before and int(issued[:4]) - int(before[-1][0][:4]) <= _LATEST
    return before[-1][1] if recent else None


@cache
def _listed(reference: Reference) -> list[tuple[str, Entity]]:
    """The addresses of the reference data with their dates, in order of these."""
    addresses = sorted((e.get("start") or "", e.id) for e in reference.entities.values() if e.type == "Address")
    return [(start, reference.entities[identifier]) for start, identifier in addresses]
