"""What a search finds: names and sentences, as the page and the JSON interface show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from queries.facts.named import Named, named
from queries.serve.desk import Desk
from queries.serve.index import marked
from queries.serve.views.lines import lines


@dataclass(frozen=True, slots=True)
class Name:
    """An entity found by name, to be shown."""

    value: Named
    name: str
    mentions: int
    pieces: Sequence[tuple[str, bool]]


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence found by its words, to be shown."""

    article: str
    start: int
    title: str
    date: str
    pieces: Sequence[tuple[str, bool]]

    @property
    def text(self) -> str:
        """The sentence."""
        return "".join(text for text, _ in self.pieces)


def found(desk: Desk, words: str, language: str, limit: int) -> tuple[list[Name], list[Words]]:
    """Names and sentences that hold the words.

    Args:
        desk: the worker's desk.
        words: in any of the languages.
        language: to name things in.
        limit: how many of each.

    Raises:
        RefusedError: the index is not made yet (503).
    """
    names, sentences = desk.search.names(words, limit), desk.search.sentences(words, limit)
    values = named(desk.store, [hit.iri for hit in names], language)
    articles = {line.iri: line for line in lines(desk.store, [hit.article for hit in sentences], language)}
    return (
        [Name(values[h.iri], h.name, h.mentions, list(marked(h.name, words))) for h in names],
        [
            Words(h.article, h.start, articles[h.article].title, articles[h.article].date, list(marked(h.text, words)))
            for h in sentences
        ],
    )
