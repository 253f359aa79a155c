"""Offices found by their names, and who held them: the part of the search index that knows roles at dates.

Which words name an office and a date, ``queries.ask.offices`` says; the names of offices stand in the index as others
do, and their holders are the tenures of ``queries.ask.tenures``, the one source of careers.
"""

from __future__ import annotations

import sqlite3

from graph.store import Store
from queries.ask.tenures import Tenure, of_roles

SCHEMA = """
CREATE VIRTUAL TABLE office USING fts5(plain, loose, iri UNINDEXED, label UNINDEXED, tokenize = 'trigram');
CREATE TABLE tenure (role TEXT, person TEXT, at TEXT, start TEXT, end TEXT, ends_by TEXT, first TEXT, last TEXT,
                     acting INTEGER);
CREATE INDEX tenure_role ON tenure (role);
"""
MOST_HOLDERS = 6


def fill(database: sqlite3.Connection, source: Store) -> None:
    """Write the tenures of a store into an index."""
    database.executemany(
        "INSERT INTO tenure VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        ((t.role, t.person, t.at, t.start, t.end, t.ends_by, *t.told, t.acting) for t in of_roles(source)),
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
    held = [tenure for tenure in held if tenure.at_date(date)]
    latest = sorted(held, key=lambda t: (t.since, t.person), reverse=True)
    return latest[:MOST_HOLDERS]
