"""Offices found by their names, and who held them: the part of the search index that knows roles at dates.

“Akim of Zhambyl region 2021” names an office and a date. The date is taken out of the words; the office is found by
the rest as any name is, and its holders are the tenures of ``queries.facts.tenures``, the one source of careers.
"""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass

from graph.store import Store
from ontology.dates import partial_date
from queries.ask.search import spelt
from queries.ask.source import texts
from queries.facts.stored import facts_named
from queries.facts.tenures import Tenure, tenures

SCHEMA = """
CREATE VIRTUAL TABLE office USING fts5(plain, loose, iri UNINDEXED, label UNINDEXED, tokenize = 'trigram');
CREATE TABLE tenure (role TEXT, person TEXT, at TEXT, start TEXT, end TEXT, ends_by TEXT, first TEXT, last TEXT);
CREATE INDEX tenure_role ON tenure (role);
"""
MOST_HOLDERS = 6

_DATE = re.compile(r"\b(?:1[89]|20)\d\d(?:-\d\d){0,2}\b")
_NAMES = "skos:prefLabel|skos:altLabel"
_OFFICES = f"SELECT DISTINCT ?role ?name {{ {{ SELECT DISTINCT ?role {{ ?t org:role ?role }} }} ?role {_NAMES} ?name }}"
_TENURES = "SELECT DISTINCT ?fact { ?fact org:role ?role }"


@dataclass(frozen=True, slots=True)
class Asked:
    """What words ask of an office.

    Attributes:
        date: the date among them; empty where they name none.
        names: what may be the office's name, the likeliest first.
    """

    date: str
    names: tuple[str, ...]


def asked(words: str) -> Asked:
    """The date among words, and the words without it, nor a word before or after it (“in 2021”, «в 2021 году»)."""
    found = next((m for m in _DATE.finditer(words) if _is_date(m[0])), None)
    if found is None:
        return Asked("", (" ".join(words.split()),))
    before, after = words[: found.start()].split(), words[found.end() :].split()
    rests = ([*before, *after], [*before, *after[1:]], [*before[:-1], *after], [*before[:-1], *after[1:]])
    return Asked(found[0], tuple(dict.fromkeys(" ".join(rest) for rest in rests if rest)))


def fill(database: sqlite3.Connection, source: Store) -> None:
    """Write the offices and tenures of a store into an index."""
    names = sorted(texts(source, _OFFICES))
    rows = zip(names, spelt(name for _, name in names), strict=True)
    database.executemany("INSERT INTO office VALUES (?, ?, ?, ?)", ((*as_spelt, *name) for name, as_spelt in rows))
    facts = facts_named(source, sorted(fact for (fact,) in texts(source, _TENURES)))
    database.executemany(
        "INSERT INTO tenure VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        ((t.role, t.person, t.at, t.start, t.end, t.ends_by, *t.told) for t in tenures(source, facts)),
    )


def holders(database: sqlite3.Connection, role: str, date: str) -> list[Tenure]:
    """Who held an office at a date, or ever: the latest first, each person's time once.

    Args:
        database: an index.
        role: the IRI of the office.
        date: a day, month or year; empty is any.
    """
    rows = database.execute("SELECT person, at, start, end, ends_by, first, last FROM tenure WHERE role = ?", (role,))
    held = [Tenure(person, role, at, start, end, by, (first, last)) for person, at, start, end, by, first, last in rows]
    held = [tenure for tenure in held if not date or tenure.at_date(date)]
    latest = sorted(held, key=lambda t: (t.since, t.person), reverse=True)
    return latest[:MOST_HOLDERS]


def _is_date(text: str) -> bool:
    try:
        return partial_date(text) == text
    except ValueError:
        return False
