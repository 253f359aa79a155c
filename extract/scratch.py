"""Tables that are kept for one run only, on disk, so that they take no more memory for millions of articles.

They are SQLite's, in a file without a name that is gone with the process: in the folder of ``SQLITE_TMPDIR`` or
``TMPDIR``, else in ``/var/tmp``. What is small never leaves memory.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable


class Scratch:
    """Tables of one run.

    Args:
        tables: what each holds, as SQL says it: ``"seen (name INTEGER PRIMARY KEY)"``. What Python hashes to is an
            ``INTEGER``.
    """

    def __init__(self, *tables: str) -> None:
        self._tables = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self._tables.execute("PRAGMA journal_mode = OFF")  # nothing is ever taken back
        for table in tables:
            self._tables.execute(f"CREATE TABLE {table} WITHOUT ROWID")

    def __del__(self) -> None:
        self._tables.close()

    def change(self, order: str, *values: object) -> bool:
        """Carry out an order.

        Returns:
            Whether it changed anything.

        Raises:
            OSError: there is no room on the disk.
        """
        return self._done(lambda: self._tables.execute(order, values)).rowcount > 0

    def fill(self, order: str, rows: Iterable[tuple[object, ...]]) -> None:
        """Carry out an order for each row.

        Raises:
            OSError: there is no room on the disk.
        """
        self._done(lambda: self._tables.executemany(order, rows))

    def one(self, question: str, *values: object) -> object:
        """The only column of the first row of an answer; None where there is none."""
        row = self._done(lambda: self._tables.execute(question, values)).fetchone()
        return None if row is None else row[0]

    def _done(self, step: Callable[[], sqlite3.Cursor]) -> sqlite3.Cursor:
        try:
            return step()
        except sqlite3.DatabaseError as error:  # once there was no room, nothing of the tables can be trusted
            what = f"notes of this run cannot be kept on disk ({error}); free some space, or set SQLITE_TMPDIR"
            raise OSError(what) from error
