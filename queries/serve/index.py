"""Full-text search over names and sentences: an SQLite FTS5 index of trigrams beside the store.

Trigrams find any part of a word, so that one stem finds the inflected forms of Russian and Kazakh. Of names they find
which may be meant; which are, and which first, ``queries.ask.search`` says, as it does for a parameter of a query. The
index is made from a snapshot and read by all workers.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from graph.store import Store
from queries.ask.resolve import all_names, folded
from queries.ask.search import loose, plain, ranked, spelt
from queries.ask.source import texts
from queries.facts.sentences import spans

SHORTEST = 3  # characters that a trigram needs
MOST_CANDIDATES = 200  # names that are compared with what is wanted
_SCHEMA = """
CREATE TABLE entity (iri TEXT PRIMARY KEY, mentions INTEGER NOT NULL) WITHOUT ROWID;
CREATE VIRTUAL TABLE name USING fts5(plain, loose, iri UNINDEXED, label UNINDEXED, tokenize = 'trigram');
CREATE VIRTUAL TABLE sentence USING fts5(folded, article UNINDEXED, start UNINDEXED, text UNINDEXED,
                                         tokenize = 'trigram');
"""
_MENTIONS = "SELECT ?e (COUNT(?a) AS ?n) { ?a orda:mentions ?e } GROUP BY ?e"
_TEXTS = "SELECT ?article ?text { GRAPH ?article { ?article orda:text ?text } }"


@dataclass(frozen=True, slots=True)
class NameHit:
    """An entity that is called so: the name that matches, and how many articles mention it."""

    iri: str
    name: str
    mentions: int


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
        database.executemany("INSERT INTO name VALUES (?, ?, ?, ?)", _names(source))
        database.executemany("INSERT INTO entity VALUES (?, ?)", _mentions(source))
        database.executemany("INSERT INTO sentence VALUES (?, ?, ?, ?)", _sentences(source))
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
        """Entities that the words may mean: the closest readings first, and of these the best known."""
        wanted = " ".join(words.split())
        candidates = {(iri, name): mentions for iri, name, mentions in self._candidates(wanted)}
        known = {iri: mentions for (iri, _), mentions in candidates.items()}
        found = ranked(candidates, wanted)
        order = lambda iri: (found[iri][0], -known[iri], len(found[iri][1]), iri)  # noqa: E731
        return [NameHit(iri, found[iri][1], known[iri]) for iri in sorted(found, key=order)[:limit]]

    def _candidates(self, wanted: str) -> Iterator[tuple[str, str, int]]:
        """Names that hold the words in some spelling, or begin as a form of each does."""
        for spelling, column in ((plain, "plain"), (loose, "loose")):
            whole = spelling(wanted)
            yield from self._matching(column, whole.split(), whole)
        if not wanted.isascii():  # a form of Russian or Kazakh, it may be
            yield from self._matching("plain", [plain(word)[:SHORTEST] for word in wanted.split()], "")

    def _matching(self, column: str, words: Sequence[str], whole: str) -> Iterator[tuple[str, str, int]]:
        """The names that hold all the words in a column: first what is whole or begins so, then the best known."""
        if query := _all_of(words):
            yield from self._database.execute(
                f"""
                SELECT iri, label, coalesce(mentions, 0) FROM name LEFT JOIN entity USING (iri)
                WHERE name MATCH :query ORDER BY {column} <> :whole, instr({column}, :whole) <> 1, 3 DESC, length(label)
                LIMIT {MOST_CANDIDATES}
                """,
                {"query": f"{column} : ({query})", "whole": whole},
            )

    def sentences(self, words: str, limit: int) -> list[SentenceHit]:
        """Sentences that hold all the words, the best first."""
        if not (query := _all_of(folded(words).split())):
            return []
        rows = self._database.execute(
            "SELECT article, start, text FROM sentence WHERE sentence MATCH ? ORDER BY rank LIMIT ?", (query, limit)
        )
        return [SentenceHit(*row) for row in rows]


def marked(text: str, words: str) -> Iterator[tuple[str, bool]]:
    """A text in pieces, each with whether it is one of the words."""
    parts = [re.escape(w).replace("е", "[её]") for w in folded(words).split() if len(w) >= SHORTEST]
    if not parts:
        yield text, False
        return
    for number, piece in enumerate(re.split(f"({'|'.join(parts)})", text, flags=re.IGNORECASE)):
        if piece:
            yield piece, number % 2 == 1


def _all_of(words: Iterable[str]) -> str:
    """The words as a query of FTS5 that asks for all; each is quoted, so that none is an operator."""
    return " ".join(_quoted(w) for w in words if len(w) >= SHORTEST)


def _quoted(words: str) -> str:
    return '"' + words.replace("\0", " ").replace('"', '""') + '"'


def _names(source: Store) -> Iterator[tuple[str, str, str, str]]:
    names = all_names(source)
    for (iri, name), (in_plain, in_loose) in zip(names, spelt(name for _, name in names), strict=True):
        yield in_plain, in_loose, iri, name


def _mentions(source: Store) -> Iterator[tuple[str, int]]:
    for iri, count in texts(source, _MENTIONS):
        yield iri, int(count)


def _sentences(source: Store) -> Iterator[tuple[str, str, int, str]]:
    for article, text in texts(source, _TEXTS):
        for start, end in spans(text):
            sentence = text[start:end]
            yield folded(sentence), article, start, sentence
