"""The sentence around a piece of evidence, to show the exact words where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from queries.ask.source import Source, chunks, texts
from queries.ask.stored import Evidence

LONGEST = 240  # characters of context on either side

_AROUND = 4 * LONGEST  # characters of the text in which a sentence's ends are looked for
_END = re.compile(r"(?<=[.!?…])[\"'»”)]*+\s++|(?<![^\S\n])[^\S\n]*+\n\s*+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Exact words of an article with what stands before and after them in their sentence."""

    before: str
    words: str
    after: str


def sentences(source: Source, places: Iterable[Evidence]) -> dict[Evidence, Sentence]:
    """The sentence of each piece of evidence; of a store without the articles' texts, the words alone."""
    wanted = set(places)
    whole = texts_of(source, (place.article for place in wanted))
    return {place: sentence(whole.get(place.article, ""), place) for place in wanted}


def texts_of(source: Source, articles: Iterable[str]) -> dict[str, str]:
    """The text of each article that has one, by its IRI."""
    pattern = "GRAPH ?article { ?article orda:text ?text }"
    found: dict[str, str] = {}
    for chunk in chunks(articles):
        for article, text in texts(source, f"SELECT ?article ?text {{ VALUES ?article {{ {chunk} }} {pattern} }}"):
            found[article] = text
    return found


def sentence(text: str, place: Evidence) -> Sentence:
    """The sentence of ``text`` that holds the evidence; all of them where it runs over several."""
    if text[place.start : place.end] != place.words:
        return Sentence("", place.words, "")
    before, after = text[max(0, place.start - _AROUND) : place.start], text[place.end : place.end + _AROUND]
    begin = max((m.end() for m in _END.finditer(before)), default=0)
    end = m.start() if (m := _END.search(place.words[-1:] + after)) else len(after) + 1
    before, after = before[begin:], after[: max(end - 1, 0)]
    return Sentence(_tail(before), place.words, _head(after))


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of a text starts and ends."""
    start = 0
    for end in _END.finditer(text):
        if text[start : end.start()].strip():
            yield start, end.start()
        start = end.end()
    if text[start:].strip():
        yield start, len(text)


def _tail(text: str) -> str:
    return text if len(text) <= LONGEST else "… " + text[-LONGEST:].partition(" ")[2]


def _head(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST].rpartition(" ")[0] + " …"
