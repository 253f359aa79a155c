"""Titles that a list tells once: "the akim of X region NAME, of Y – NAME", «министр финансов NAME, юстиции – NAME»,
"ministers of finance NAME, of energy NAME"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.document import Document, Title, Unit
from extract.marks import HYPHENS
from extract.relations.posts.held_in import over
from extract.text import Text
from ontology.reference import Entity

_LONGEST = 10  # tokens of what a title is held in
_SEPARATORS = frozenset((",", ";"))

Keys = Sequence[Sequence[str]]


def elided(text: Text) -> Iterator[tuple[Unit, Title]]:
    """Those whose part of a list leaves out the title that the first has, and tells what theirs is held in."""
    for held in text.document.held:
        title, end = held.title, max(held.unit.end, held.title.end)
        if (title.post and title.seat is not None) or title.office is not None:
            yield from _after(text, title, end)


def _after(text: Text, title: Title, end: int) -> Iterator[tuple[Unit, Title]]:
    document = text.document
    limit = document.sentence_of(title.start).end
    while (start := _past_separators(document, end, limit)) > end:
        within = document.units_in(start, min(limit, start + _LONGEST))
        person = next((u for u in within if text.is_a(u, "Person")), None)
        if person is None or not person.named:
            return
        dashed = document.tokens[person.start - 1].text in HYPHENS
        if not dashed and not _tells_several(document, title):
            return
        own = _held_in(text, title, start, person.start - dashed)
        if own is None:
            return
        yield person, own
        end = person.end


def _tells_several(document: Document, title: Title) -> bool:
    """Does a plural say that a title is of each of a list, where no case tells more: "**ministers** of X NAME"?"""
    grammar = document.language_at(title.start).grammar
    return not (grammar.head_last or grammar.names_inflect) and document.is_of_several(title)


def _past_separators(document: Document, start: int, limit: int) -> int:
    coordinators = document.language_at(start - 1).words.coordinators
    tokens, i = document.tokens, start
    while i < limit and (tokens[i].text in _SEPARATORS or tokens[i].text.casefold() in coordinators):
        i += 1
    return i


def _held_in(text: Text, title: Title, start: int, end: int) -> Title | None:
    """A title as it is held in the place, or in the ministry, that some words tell."""
    document, gazetteer = text.document, text.document.gazetteer_at(title.start)
    language = document.language_at(start)
    genitive, links = language.words.genitive, language.titles.of | language.words.genitive
    linked = document.tokens[start].text.casefold() in links
    start += linked
    words = document.keys[start:end]
    if not words:
        return None
    if title.office is not None and title.office.get("jurisdiction") is None:
        head = document.keys[max(title.start, title.head)]
        for wording in ([head, *words], [head, *((word,) for word in genitive), *words], [*words, head]):
            match = gazetteer.offices.longest(wording, 0)
            if match is not None and match[0] == len(wording) and len(match[1]) == 1:
                return _of_office(title, match[1][0], start, end)
        return _of_words(text, title, start, end) if linked and _tells_several(document, title) else None
    places = [*gazetteer.exact(words), *gazetteer.exact([*words, *_kind(document, title)])]
    seat = title.seat
    same = [place for place in places if seat is not None and place.type == seat.type]
    return over(text, title, Unit(start, end, same[0], "name")) if same else None


def _of_office(title: Title, office: Entity, start: int, end: int) -> Title:
    return replace(title, start=start, end=end, head=start, seat=None, office=office)


def _of_words(text: Text, title: Title, start: int, end: int) -> Title | None:
    """A title of several as one of them has it, in words that no list has: "ministers of X NAME, **for Y** NAME"."""
    document = text.document
    common = all(t.word and not t.capital for t in document.tokens[start:end])
    if not common or any(not f.noun for f in text.syntax.within(start, end)):
        return None
    head = document.language_at(start).grammar.singular(title.words.split()[-1])
    said = f"{head} {document.text(start - 1, end)}"
    return replace(title, start=start, end=end, head=start, seat=None, office=None, words=head, wording=said)


def _kind(document: Document, title: Title) -> Keys:
    """The last word of the place that a title is held in, which says what it is: "области"."""
    inside = (u for u in document.inner if title.start <= u.start < u.end <= title.end and u.entity == title.seat)
    unit = next(inside, None)
    return document.keys[unit.end - 1 : unit.end] if unit is not None else ()
