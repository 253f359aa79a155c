"""Offices found by their names, and who held them: the part of the search index that knows roles at dates.

Which words name an office and a date, ``queries.ask.offices`` says; its holders are the tenures of
``queries.facts.tenures``, the one source of careers.
"""

from __future__ import annotations

import sqlite3

from graph.store import Store
from queries.ask import offices
from queries.ask.search import spelt
from queries.ask.source import texts
from queries.facts.stored import facts_named
from queries.facts.tenures import Tenure, tenures

SCHEMA = """
CREATE VIRTUAL TABLE office USING fts5(plain, loose, iri UNINDEXED, label UNINDEXED, tokenize = 'trigram');
CREATE TABLE tenure (role TEXT, person TEXT, at TEXT, start TEXT, end TEXT, ends_by TEXT, first TEXT, last TEXT,
                     acting INTEGER);
CREATE INDEX tenure_role ON tenure (role);
"""
MOST_HOLDERS = 6

_TENURES = "SELECT DISTINCT ?fact { ?fact org:role ?role }"


def fill(database: sqlite3.Connection, source: Store) -> None:
    """Write the offices and tenures of a store into an index."""
    names = sorted(texts(source, offices.NAMES))
    rows = zip(names, spelt(name for _, name in names), strict=True)
    database.executemany("INSERT INTO office VALUES (?, ?, ?, ?)", ((*as_spelt, *name) for name, as_spelt in rows))
    facts = facts_named(source, sorted(fact for (fact,) in texts(source, _TENURES)))
    database.executemany(
        "INSERT INTO tenure VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        ((t.role, t.person, t.at, t.start, t.end, t.ends_by, *t.told, t.acting) for t in tenures(source, facts)),
    )


def holders(database: sqlite3.Connection, role: str, date: str) -> list[Tenure]:
    """Who held an office at a date, or ever: the latest first, each person's time once.

    Args:
        database: an index.
        role: the IRI of the office.
        date: a day, month or year; empty is any.
    """
    rows = database.execute(
        "SELECT person, at, start, end, ends_by, first, last, acting FROM tenure WHERE role = ?", (role,)
    )
    held = [
        Tenure(person, role, at, start, end, by, (first, last), bool(acting))
        for person, at, start, end, by, first, last, acting in rows
    ]
    held = [tenure for tenure in held if not date or tenure.at_date(date)]
    latest = sorted(held, key=lambda t: (t.since, t.person), reverse=True)
    return latest[:MOST_HOLDERS]
