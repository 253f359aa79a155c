"""Full-text search over names and sentences: an SQLite FTS5 index of trigrams beside the store.

Trigrams find any part of a word, so that one stem finds the inflected forms of Russian and Kazakh, and an alias in any
script finds its entity. The index is made from a snapshot and read by all workers.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from graph.store import Store
from ontology.namespaces import ORDA
from ontology.schema import ENTITY_CLASSES
from queries.ask.resolve import folded
from queries.facts.sentences import spans

SHORTEST = 3  # characters that a trigram needs
_SCHEMA = """
CREATE TABLE entity (iri TEXT PRIMARY KEY, mentions INTEGER NOT NULL) WITHOUT ROWID;
CREATE VIRTUAL TABLE name USING fts5(folded, iri UNINDEXED, label UNINDEXED, tokenize = 'trigram');
CREATE VIRTUAL TABLE sentence USING fts5(folded, article UNINDEXED, start UNINDEXED, text UNINDEXED,
                                         tokenize = 'trigram');
"""
_CLASSES = " ".join(f"<{ORDA}{name}>" for name in ENTITY_CLASSES)
_NAMES = f"SELECT DISTINCT ?s ?name {{ VALUES ?c {{ {_CLASSES} }} ?s a ?c ; skos:prefLabel|skos:altLabel ?name }}"
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
        database.executemany("INSERT INTO name VALUES (?, ?, ?)", _names(source))
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
        """Entities a name of which holds the words: whole names first, then beginnings, then the best known."""
        wanted = folded(words)
        if len(wanted) < SHORTEST:
            return []
        rows = self._database.execute(
            """
            SELECT iri, label, coalesce(mentions, 0),
                   min(CASE WHEN folded = :whole THEN 0 WHEN instr(folded, :whole) = 1 THEN 1 ELSE 2 END)
            FROM name LEFT JOIN entity USING (iri) WHERE name MATCH :words
            GROUP BY iri ORDER BY 4, 3 DESC, length(label), iri LIMIT :limit
            """,
            {"whole": wanted, "words": _all_of(wanted) or _quoted(wanted), "limit": limit},
        )
        return [NameHit(*row[:3]) for row in rows]

    def sentences(self, words: str, limit: int) -> list[SentenceHit]:
        """Sentences that hold all the words, the best first."""
        if not (query := _all_of(folded(words))):
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


def _all_of(words: str) -> str:
    """The words as a query of FTS5 that asks for all; each is quoted, so that none is an operator."""
    return " ".join(_quoted(w) for w in words.replace("\0", " ").split() if len(w) >= SHORTEST)


def _quoted(words: str) -> str:
    return '"' + words.replace("\0", " ").replace('"', '""') + '"'


def _names(source: Store) -> Iterator[tuple[str, str, str]]:
    for iri, name in _rows(source, _NAMES):
        yield folded(name.value), iri.value, name.value


def _mentions(source: Store) -> Iterator[tuple[str, int]]:
    for iri, count in _rows(source, _MENTIONS):
        yield iri.value, int(count.value)


def _sentences(source: Store) -> Iterator[tuple[str, str, int, str]]:
    for article, text in _rows(source, _TEXTS):
        for start, end in spans(text.value):
            sentence = text.value[start:end]
            yield folded(sentence), article.value, start, sentence


def _rows(source: Store, sparql: str) -> Any:
    return source.query(sparql)
