"""A copy of the live store to serve from, so that whoever builds is neither held up nor read half-way.

Its tables are hard links, made in milliseconds, which later writes to the store leave as they are.
"""

from __future__ import annotations

import shutil
from itertools import count
from pathlib import Path

from extract.files import is_store
from graph.copies import CopyFolder
from graph.rocksdb import copy
from graph.store import Store, StoreError

_CONTENT = ("*.sst", "*.log", "MANIFEST-*")


class Copies:
    """A server's own folder beside the live store, with all the copies that it makes.

    Args:
        live: the folder of the live store.

    Raises:
        StoreError: there is no store, or no folder can be made beside it.
    """

    def __init__(self, live: Path) -> None:
        self.live, self._numbers = live, count()
        if not live.is_dir():
            Store(live, read_only=True)  # says what is wrong
        try:
            self._own = CopyFolder(live)
        except OSError as error:
            raise _uncopied(live.parent, error) from None

    @property
    def folder(self) -> Path:
        """Where the copies are."""
        return self._own.path

    def take(self) -> Snapshot:
        """A copy of the live store as it is now.

        Raises:
            StoreError: there is no store, or it cannot be copied.
        """
        return Snapshot(self.live, self.folder / str(next(self._numbers)))

    def close(self) -> None:
        """Delete the folder and let go of it."""
        self._own.close()


class Snapshot:
    """One copy, with what is made from it (the search index, the numbers) beside it.

    Attributes:
        folder: the copy's own folder.
        store: the store within.
        index: where the search index is, once it is built.
        counted: where the numbers are, once they are counted.
    """

    def __init__(self, live: Path, folder: Path) -> None:
        """Copy the store ``live`` into a folder that is made for it.

        Raises:
            StoreError: there is no store, or it cannot be copied.
        """
        self.folder = folder
        self.store, self.index = self.folder / "store", self.folder / "search.sqlite"
        self.counted = self.folder / "counts.json"
        if not is_store(live):
            Store(live, read_only=True).close()  # says what is wrong
        try:
            self.folder.mkdir()
            copy(live, self.store)
            Store(self.store).close()  # brings its log into tables, which would be read whenever it is opened
        except (OSError, StoreError) as error:
            self.remove()
            raise _uncopied(self.folder, error) from None

    def remove(self) -> None:
        """Delete the copy."""
        shutil.rmtree(self.folder, ignore_errors=True)


def state(live: Path) -> tuple[tuple[str, int, int], ...]:
    """What tells whether a store was written to: its files with their sizes and times."""
    found = []
    for pattern in _CONTENT:
        for file in live.glob(pattern):
            try:
                about = file.stat()
            except FileNotFoundError:  # the writer is just tidying up
                continue
            found.append((file.name, about.st_size, about.st_mtime_ns))
    return tuple(sorted(found))


def _uncopied(folder: Path, error: OSError | StoreError) -> StoreError:
    reason = getattr(error, "strerror", None) or error
    return StoreError(f"{folder}: the store cannot be copied there ({reason})")
