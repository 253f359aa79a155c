"""Tables of one run: what they hold, and what becomes of them where there is no room."""

from __future__ import annotations

import pytest

from extract.scratch import Scratch


def test_an_order_says_whether_it_changed_anything() -> None:
    notes = Scratch("seen (name INTEGER PRIMARY KEY)")
    assert notes.change("INSERT OR IGNORE INTO seen VALUES (?)", -(2**63))
    assert not notes.change("INSERT OR IGNORE INTO seen VALUES (?)", -(2**63))
    assert notes.one("SELECT count(*) FROM seen") == 1
    assert notes.one("SELECT name FROM seen WHERE name = 1") is None


def test_runs_do_not_see_each_other() -> None:
    one, other = Scratch("seen (name TEXT PRIMARY KEY)"), Scratch("seen (name TEXT PRIMARY KEY)")
    one.fill("INSERT INTO seen VALUES (?)", [("a",), ("b",)])
    assert (one.one("SELECT count(*) FROM seen"), other.one("SELECT count(*) FROM seen")) == (2, 0)


def test_a_full_disk_is_told_as_one() -> None:
    """And nothing is kept after that, as tables may be broken."""
    notes = Scratch("seen (name INTEGER PRIMARY KEY)")
    notes.change("PRAGMA max_page_count = 3")
    full = r"notes of this run cannot be kept on disk \(database or disk is full\)"
    with pytest.raises(OSError, match=full):
        notes.fill("INSERT INTO seen VALUES (?)", ((n,) for n in range(100_000)))
    with pytest.raises(OSError, match="notes of this run cannot be kept on disk"):
        notes.change("INSERT INTO seen VALUES (-1)")
