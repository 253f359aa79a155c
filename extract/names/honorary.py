"""Titles of honour told by their words alone: "Honoured Artist of Kazakhstan", "honorary citizen of X"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from extract.document import Unit
from extract.languages import Language
from extract.linking import Linker
from extract.names.candidates import Candidates
from extract.names.nouns import past_connector
from extract.trie import Trie

_LONGEST_FIELD = 2  # words between whom an honour makes of somebody and the place
_LONGEST = 4  # tokens between the honour and "of"


@cache
def honours(language: Language) -> Trie[str]:
    """What the titles of honour of a language begin with."""
    return language.trie({"honour": language.words.honours})


def honorary(names: Candidates, linker: Linker) -> Iterator[Unit]:
    """The titles of honour of a paragraph that no list has: an honour, whom it makes of somebody, and the place."""
    passage = names.passage
    begins = honours(passage.language)
    if not passage.words.honours or not (passage.words.genitive or passage.grammar.cased_complements):
        return
    for i in range(passage.start, passage.end):
        honour = begins.longest(passage.keys, i)
        if honour is not None and (end := _past_title(names, i) or _past_cased(names, i, honour[0])) is not None:
            entity = linker.choose(passage.gazetteer.exact(passage.keys[i:end]), "Title")
            if entity is None:
                entity = linker.new("Title", passage.language.code, of_one(names, i, end))
            yield Unit(i, end, entity, "name" if entity.known else "form", None, i, end, "Title")


def _past_title(names: Candidates, i: int) -> int | None:
    """Past the words of a title that an honour begins: "honoured **culture worker of Kazakhstan**"."""
    passage = names.passage
    for j in range(i + 1, min(passage.end, i + 2 + _LONGEST)):
        if passage.says(j, passage.words.genitive):
            after = j + 2 if passage.says(j + 1, passage.words.definite_article) else j + 1
            told = j > i + 1 and after < passage.end and not _begins_body(names, after)
            return past_place(names, after) if told else None
        if not passage.tokens[j].word or passage.says(j, passage.words.articles):
            return None
    return None


def _past_cased(names: Candidates, i: int, end: int) -> int | None:
    """Past the words of a title whose place stands in the genitive: "почётный гражданин **города X**", "заслуженный
    деятель **культуры X**".

    Args:
        names: of the paragraph.
        i: the token that the honour begins with.
        end: the token after the honour's own words.
    """
    passage = names.passage
    if not passage.grammar.cased_complements:
        return None
    if end == i + 1:  # "заслуженный", which says of nobody what he is
        head = passage.title_at(end) if end < passage.end else None
        if head is None or "heads" in head[1]:
            return None  # "почётный консул", which is a post
        end = head[0]
    for j in range(end, min(passage.end, end + 1 + _LONGEST_FIELD)):
        if (past := past_place(names, j)) is not None:
            return past
        if passage.tokens[j].capital or not passage.grammar.complements(passage.tokens[j].text):
            return None
    return None


def _begins_body(names: Candidates, i: int) -> bool:
    """Does a body's name begin at a token, as its noun after other capitals says: "the X Medical **University**"?"""
    j = i
    while names.passage.has_capital(j) and not (j > i and _is_body(names, j)):
        j += 1
    return names.passage.has_capital(j)


def _is_body(names: Candidates, i: int) -> bool:
    return i in names.kinds and names.schema.is_a(names.kinds[i].cls, "Organization")


def past_place(names: Candidates, i: int) -> int | None:
    """Past the place that begins at a token, with its kind or the acronym that goes on with it: "the city of X", "the
    Kazakh SSR"."""
    before = names.kinds.get(i)
    of_kind = before is not None and names.schema.is_a(before.cls, "Place")
    place = names.place_at(past_connector(names, before.end, before.cls) if before is not None and of_kind else i)
    if place is None:
        return None
    kind = names.kinds.get(place.end)
    if kind is not None:
        return kind.end
    acronym = names.passage.has_capital(place.end) and names.passage.tokens[place.end].text.isupper()
    return place.end + 1 if acronym else place.end


def of_one(names: Candidates, start: int, end: int) -> str:
    """An award as one person has it: "honoured workers of …" → "honoured worker of …"."""
    passage = names.passage
    of = next((j for j in range(start, end) if passage.says(j, passage.words.genitive)), None)
    if of is None:
        several = passage.grammar.plural(passage.tokens[start].text)
        return passage.grammar.base_form(names.document.text(start, end), of_one=several)
    several = passage.grammar.plural(passage.tokens[of - 1].text)
    return f"{passage.grammar.base_form(names.document.text(start, of), of_one=several)} {names.document.text(of, end)}"
