"""Full-text search over names, offices, titles and sentences: an SQLite FTS5 index of trigrams beside the store.

Trigrams find any part of a word, so that one stem finds the inflected forms of Russian and Kazakh. Of names they find
which may be meant; which are, and which first, ``queries.ask.search`` says, as it does for a parameter of a query. Of
a mistyped word they find the words of names that are like it. The index is made from a snapshot and read by all
workers. Names stand in it with their edges marked and in the order in which they are best known, so that each look-up
reads a bounded number of its rows and sorts none.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import islice, product
from pathlib import Path
from typing import Any
from urllib.parse import quote

from graph.store import Store
from ontology.schema import ENTITY_CLASSES
from queries.ask.offices import NAMES, asked
from queries.ask.resolve import all_names, folded
from queries.ask.search import loose, mended, plain, ranked, spelt
from queries.ask.source import texts
from queries.ask.tenures import Tenure
from queries.facts.sentences import spans
from queries.serve import offices

SHORTEST = 3  # characters that a trigram needs
MOST_CANDIDATES = 200  # names that are compared with what is wanted
MOST_WORDS, MOST_MENDED = 300, 8  # words that a mistyped one is compared with, and readings of what was mistyped
_OPEN = 2  # letters of a word that may be its ending, where it has more than twice as many as a trigram
_SCHEMA = f"""
CREATE TABLE entity (iri TEXT PRIMARY KEY, mentions INTEGER NOT NULL, links INTEGER NOT NULL) WITHOUT ROWID;
CREATE VIRTUAL TABLE name USING fts5(plain, loose, iri UNINDEXED, label UNINDEXED, tokenize = 'trigram');
CREATE VIRTUAL TABLE word USING fts5(edged, tokenize = 'trigram');
CREATE VIRTUAL TABLE title USING fts5(folded, article UNINDEXED, text UNINDEXED, tokenize = 'trigram');
{offices.SCHEMA}
CREATE VIRTUAL TABLE sentence USING fts5(folded, article UNINDEXED, start UNINDEXED, text UNINDEXED,
                                         tokenize = 'trigram');
"""
_LINKS = "SELECT ?e (COUNT(?by) AS ?n) { VALUES ?c { CLASSES } ?e a ?c . ?by ?p ?e } GROUP BY ?e"
_MENTIONS = "SELECT ?e (COUNT(?a) AS ?n) { ?a orda:mentions ?e } GROUP BY ?e"
_TITLES = "SELECT ?article ?title { ?article a orda:Article ; dcterms:title ?title }"
_TEXTS = "SELECT ?article ?text { GRAPH ?article { ?article orda:text ?text } }"


@dataclass(frozen=True, slots=True)
class NameHit:
    """An entity that is called so: the name that matches, and how many articles mention it."""

    iri: str
    name: str
    mentions: int


@dataclass(frozen=True, slots=True)
class OfficeHit:
    """An office that is called so: the name that matches, the date that was asked about, and who held it then."""

    iri: str
    name: str
    date: str
    holders: Sequence[Tenure]


@dataclass(frozen=True, slots=True)
class TitleHit:
    """An article whose title has all the words."""

    article: str
    title: str


@dataclass(frozen=True, slots=True)
class SentenceHit:
    """A sentence of an article that has all the words, and where it starts in the article's text."""

    article: str
    start: int
    text: str


def build(store: Path, index: Path) -> None:
    """Write the index of a store; it stands at ``index`` only when it is whole."""
    part = index.with_suffix(".part")
    part.unlink(missing_ok=True)
    with Store(store, read_only=True) as source, closing(sqlite3.connect(part)) as database:
        database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA)
        weights = {iri: weight for iri, *weight in _weights(source)}
        database.executemany("INSERT INTO entity VALUES (?, ?, ?)", ((iri, *weight) for iri, weight in weights.items()))
        names = all_names(source)
        for table, called in (("name", names), ("office", list(texts(source, NAMES)))):
            database.executemany(f"INSERT INTO {table} VALUES (?, ?, ?, ?)", _called(called, weights))
        database.executemany(
            "INSERT INTO word VALUES (?)", _words(loosely for _, loosely in spelt(n for _, n in names))
        )
        database.executemany("INSERT INTO title VALUES (?, ?, ?)", _titles(source))
        database.executemany("INSERT INTO sentence VALUES (?, ?, ?, ?)", _sentences(source))
        offices.fill(database, source)
        database.execute("INSERT INTO name (name) VALUES ('optimize')")
        database.commit()
    part.rename(index)


class Index:
    """A built index, to be asked.

    Args:
        file: where it is.
    """

    def __init__(self, file: Path) -> None:
        self._database = sqlite3.connect(f"file:{quote(str(file))}?mode=ro&immutable=1", uri=True)

    def names(self, words: str, limit: int) -> list[NameHit]:
        """Entities that the words may mean: the closest readings first, and of these the best known.

        Where nothing is called so, what would be if a word were mistyped.
        """
        wanted = " ".join(words.split())
        found = self._named(wanted)
        if not found:
            readings = [hit for reading in self._mended(wanted) for hit in self._named(reading)]
            found = sorted({hit.iri: hit for hit in readings}.values(), key=lambda hit: -hit.mentions)
        return found[:limit]

    def offices(self, words: str, limit: int) -> list[OfficeHit]:
        """Offices that the words name, at the date among them, the closest first; none is found by a part of a word."""
        meant = asked(words)
        for wanted in meant.names:
            candidates = list(self._candidates("office", wanted))
            found = ranked(((iri, name) for iri, name, *_ in candidates), wanted, partly=False)
            closest = sorted(found, key=lambda iri: (found[iri][0], len(found[iri][1]), iri))
            hits = (
                OfficeHit(iri, found[iri][1], meant.date, offices.holders(self._database, iri, meant.date))
                for iri in closest
            )
            if held := list(islice((hit for hit in hits if hit.holders), limit)):
                return held
        return []

    def _named(self, wanted: str) -> list[NameHit]:
        candidates = {(iri, name): known for iri, name, *known in self._candidates("name", wanted)}
        known = {iri: weight for (iri, _), weight in candidates.items()}
        found = ranked(candidates, wanted)
        order = lambda iri: (found[iri][0], *(-n for n in known[iri]), len(found[iri][1]), iri)  # noqa: E731
        return [NameHit(iri, found[iri][1], known[iri][0]) for iri in sorted(found, key=order)]

    def _candidates(self, table: str, wanted: str) -> Iterator[tuple[str, str, int, int]]:
        """Names that hold the words in some spelling, or begin as a form of each does."""
        for spelling, column in ((plain, "plain"), (loose, "loose")):
            whole = spelling(wanted)
            yield from self._matching(table, column, whole.split(), whole)
        if not wanted.isascii():  # a form of Russian or Kazakh, it may be
            yield from self._matching(table, "plain", [plain(word)[:SHORTEST] for word in wanted.split()], "")

    def _matching(
        self, table: str, column: str, words: Sequence[str], whole: str
    ) -> Iterator[tuple[str, str, int, int]]:
        """The names that hold all the words in a column: what is whole, then where a word begins so, the best known."""
        if not (all_of := _all_of(words)):
            return
        found: dict[int, tuple[str, str, int, int]] = {}
        for query in (_quoted(_framed(whole)), _quoted(f" {whole}"), all_of) if whole else (all_of,):
            if len(found) < MOST_CANDIDATES:
                rows = self._database.execute(
                    f"""
                    SELECT {table}.rowid, iri, label, coalesce(mentions, 0), coalesce(links, 0)
                    FROM {table} LEFT JOIN entity USING (iri) WHERE {table} MATCH ?
                    ORDER BY {table}.rowid LIMIT {MOST_CANDIDATES}
                    """,
                    (f"{column} : ({query})",),
                )
                for number, *row in rows:
                    found.setdefault(number, tuple(row))
        yield from islice(found.values(), MOST_CANDIDATES)

    def _mended(self, wanted: str) -> Iterator[str]:
        """What the words may have been before they were mistyped."""
        words = loose(wanted).split()
        choices = [[word] if self._is_word(word) else mended(self._like(word), word) for word in words]
        if choices == [[word] for word in words]:
            return
        yield from (" ".join(choice) for choice in islice(product(*choices), MOST_MENDED))

    def _is_word(self, word: str) -> bool:
        return any(found == word for found in self._like(word, all_of=True))

    def _like(self, word: str, *, all_of: bool = False) -> list[str]:
        """Words of names that share trigrams with a word, those that share most of them first."""
        edged = _edged(word)
        parts = {edged[at : at + SHORTEST] for at in range(len(edged) - SHORTEST + 1)}
        rows = self._database.execute(
            f"SELECT edged FROM word WHERE word MATCH ? ORDER BY rank LIMIT {MOST_WORDS}",
            (_quoted(edged) if all_of else " OR ".join(map(_quoted, sorted(parts))),),
        )
        return [found[1:-1] for (found,) in rows]

    def titles(self, words: str, limit: int) -> list[TitleHit]:
        """Articles whose titles hold all the words, the best first."""
        return [TitleHit(*row) for row in self._holding("title", "article, text", words, limit)]

    def sentences(self, words: str, limit: int) -> list[SentenceHit]:
        """Sentences that hold all the words, the best first."""
        return [SentenceHit(*row) for row in self._holding("sentence", "article, start, text", words, limit)]

    def _holding(self, table: str, columns: str, words: str, limit: int) -> list[tuple[Any, ...]]:
        """The rows whose text holds all the words, then those that hold other forms of them."""
        found: dict[tuple[Any, ...], None] = {}
        own = folded(words).split()
        for wanted in (own, [_opened(word) for word in own]):
            if len(found) < limit and (query := _all_of(wanted)):
                rows = self._database.execute(
                    f"SELECT {columns} FROM {table} WHERE {table} MATCH ? ORDER BY rank LIMIT ?", (query, limit)
                )
                found |= dict.fromkeys(map(tuple, rows))
        return list(found)[:limit]


def marked(text: str, words: str) -> Iterator[tuple[str, bool]]:
    """A text in pieces, each with whether it is one of the words, or a form of one."""
    parts = [_pattern(w) for w in folded(words).split() if len(w) >= SHORTEST]
    if not parts:
        yield text, False
        return
    for number, piece in enumerate(re.split(f"({'|'.join(parts)})", text, flags=re.IGNORECASE)):
        if piece:
            yield piece, number % 2 == 1


def _pattern(word: str) -> str:
    ending = r"\w*" if (opened := _opened(word)) != word else ""
    return re.escape(opened).replace("е", "[её]") + ending


def _opened(word: str) -> str:
    """A word of Russian or Kazakh without what may be its ending."""
    return word if word.isascii() or len(word) <= 2 * SHORTEST else word[:-_OPEN]


def _edged(word: str) -> str:
    """A word with its edges marked, so that trigrams tell where it begins and ends."""
    return f"_{word}_"


def _framed(name: str) -> str:
    """A name with its edges marked, so that it is told from a part of another, and a word's beginning from its rest."""
    return f"_ {name} _"


def _all_of(words: Iterable[str]) -> str:
    """The words as a query of FTS5 that asks for all; each is quoted, so that none is an operator."""
    return " ".join(_quoted(w) for w in words if len(w) >= SHORTEST)


def _quoted(words: str) -> str:
    return '"' + words.replace("\0", " ").replace('"', '""') + '"'


def _called(
    names: Sequence[tuple[str, ...]], weights: Mapping[str, Sequence[int]]
) -> Iterator[tuple[str, str, str, str]]:
    """The rows of names, the best known first."""
    known = sorted(names, key=lambda n: (*(-weight for weight in weights.get(n[0], (0, 0))), len(n[1]), n))
    for (iri, name), (in_plain, in_loose) in zip(known, spelt(name for _, name in known), strict=True):
        yield _framed(in_plain), _framed(in_loose), iri, name


def _words(names: Iterable[str]) -> Iterator[tuple[str]]:
    """The words of names, each once, loosely spelt."""
    yield from ((_edged(word),) for word in sorted({word for name in names for word in name.split()}))


def _weights(source: Store) -> Iterator[tuple[str, int, int]]:
    """How many articles mention each entity, and how many statements lead to it."""
    classes = " ".join(f"orda:{name}" for name in ENTITY_CLASSES)
    mentions = {iri: count for iri, count in texts(source, _MENTIONS)}  # noqa: C416 - rows are longer for the checker
    for iri, count in texts(source, _LINKS.replace("CLASSES", classes)):
        yield iri, int(mentions.get(iri, 0)), int(count)


def _titles(source: Store) -> Iterator[tuple[str, str, str]]:
    for article, title in texts(source, _TITLES):
        yield folded(title), article, title


def _sentences(source: Store) -> Iterator[tuple[str, str, int, str]]:
    for article, text in texts(source, _TEXTS):
        for start, end in spans(text):
            sentence = text[start:end]
            yield folded(sentence), article, start, sentence
