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

_LONGEST = 4  # tokens between the honour and "of"


@cache
def honours(language: Language) -> Trie[str]:
    """What the titles of honour of a language begin with."""
    return language.trie({"honour": language.words.honours})


def honorary(names: Candidates, linker: Linker) -> Iterator[Unit]:
    """The titles of honour of a paragraph that no list has: an honour, whom it makes of somebody, and the place."""
    passage = names.passage
    begins = honours(passage.language)
    if not passage.words.honours or not passage.words.genitive:
        return
    for i in range(passage.start, passage.end):
        if begins.longest(passage.keys, i) is not None and (end := _past_title(names, i)) is not None:
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
            return past_place(names, after) if j > i + 1 and after < passage.end else None
        if not passage.tokens[j].word or passage.says(j, passage.words.articles):
            return None
    return None


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
    of = next(j for j in range(start, end) if passage.says(j, passage.words.genitive))
    several = passage.grammar.plural(passage.tokens[of - 1].text)
    return f"{passage.grammar.base_form(names.document.text(start, of), of_one=several)} {names.document.text(of, end)}"
