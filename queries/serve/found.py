"""What a search finds: names, offices with their holders, titles and sentences, as the page and the JSON show them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from queries.ask.resolve import told_apart
from queries.ask.tenures import Tenure
from queries.facts.named import Named, named
from queries.serve.desk import Desk
from queries.serve.index import NameHit, OfficeHit, marked
from queries.serve.views.lines import lines

MOST_OFFICES, MOST_TITLES = 5, 10

Pieces = Sequence[tuple[str, bool]]


@dataclass(frozen=True, slots=True)
class Name:
    """An entity found by name, to be shown.

    Attributes:
        value: what it is called in the reader's language.
        name: the name that the words fit.
        mentions: how many articles mention it.
        about: what tells it from others of its name.
        pieces: that name, with what of it the words are.
        other: whether what it is called does not show why it was found.
    """

    value: Named
    name: str
    mentions: int
    about: str
    pieces: Pieces
    other: bool


@dataclass(frozen=True, slots=True)
class Holder:
    """Who held an office when."""

    value: Named
    tenure: Tenure


@dataclass(frozen=True, slots=True)
class Office:
    """An office found by name, with its holders, those at ``date`` where the words name one."""

    value: Named
    name: str
    date: str
    holders: Sequence[Holder]


@dataclass(frozen=True, slots=True)
class Title:
    """An article found by its title, to be shown."""

    article: str
    title: str
    date: str
    pieces: Pieces


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence found by its words, to be shown."""

    article: str
    start: int
    title: str
    date: str
    pieces: Pieces

    @property
    def text(self) -> str:
        """The sentence."""
        return "".join(text for text, _ in self.pieces)


@dataclass(frozen=True, slots=True)
class Found:
    """All that a search finds, the best first."""

    names: Sequence[Name] = ()
    offices: Sequence[Office] = ()
    titles: Sequence[Title] = ()
    sentences: Sequence[Words] = ()

    def __bool__(self) -> bool:
        return any((self.names, self.offices, self.titles, self.sentences))


def found(desk: Desk, words: str, language: str, limit: int) -> Found:
    """What holds the words, or is meant by them.

    Args:
        desk: the worker's desk.
        words: in any of the languages.
        language: to name things in.
        limit: how many names and how many sentences.

    Raises:
        RefusedError: the index is not made yet (503).
    """
    index = desk.search
    names, offices = index.names(words, limit), index.offices(words, MOST_OFFICES)
    titles, sentences = index.titles(words, min(limit, MOST_TITLES)), index.sentences(words, limit)
    values = named(desk.store, [*(hit.iri for hit in names), *_involved(offices)], language)
    apart = told_apart(desk.store, [hit.iri for hit in names], language)
    found_in = [*(hit.article for hit in titles), *(hit.article for hit in sentences)]
    articles = {line.iri: line for line in lines(desk.store, found_in, language)}
    return Found(
        [_name(hit, values[hit.iri], apart[hit.iri][1], words) for hit in names],
        [_office(hit, values) for hit in offices],
        [Title(h.article, h.title, articles[h.article].date, list(marked(h.title, words))) for h in titles],
        [
            Words(h.article, h.start, articles[h.article].title, articles[h.article].date, list(marked(h.text, words)))
            for h in sentences
        ],
    )


def _name(hit: NameHit, value: Named, about: str, words: str) -> Name:
    shows = any(is_marked for _, is_marked in marked(value.text, words))
    return Name(
        value, hit.name, hit.mentions, about, list(marked(hit.name, words)), hit.name != value.text and not shows
    )


def _involved(offices: Iterable[OfficeHit]) -> list[str]:
    return [iri for hit in offices for iri in (hit.iri, *(tenure.person for tenure in hit.holders))]


def _office(hit: OfficeHit, values: Mapping[str, Named]) -> Office:
    return Office(values[hit.iri], hit.name, hit.date, [Holder(values[t.person], t) for t in hit.holders])
