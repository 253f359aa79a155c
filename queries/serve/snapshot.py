"""A copy of the live store to serve from, so that whoever builds is neither held up nor read half-way.

Its tables are hard links, made in milliseconds, which later writes to the store leave as they are.
"""

from __future__ import annotations

import fcntl
import glob
import os
import re
import shutil
from contextlib import suppress
from itertools import count
from pathlib import Path
from tempfile import mkdtemp

from extract.files import is_store
from graph.rocksdb import copy
from graph.store import Store, StoreError

_CONTENT = ("*.sst", "*.log", "MANIFEST-*")
_OURS = re.compile(r"\w+\.copies|\d+-\d+")  # what our folders' names end in, and did before they were locked


class Copies:
    """A server's own folder beside the live store, with all the copies that it makes.

    The folder is locked as long as the server lives, so that others can tell what a killed one has left: a process's
    number says little, since another may have it by now, or have it at the same time in another container.

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
            remove_stale(live)
            self.folder, self._lock = _locked_folder(live)
        except OSError as error:
            raise _uncopied(live.parent, error) from None

    def take(self) -> Snapshot:
        """A copy of the live store as it is now.

        Raises:
            StoreError: there is no store, or it cannot be copied.
        """
        return Snapshot(self.live, self.folder / str(next(self._numbers)))

    def close(self) -> None:
        """Delete the folder and let go of it."""
        shutil.rmtree(self.folder, ignore_errors=True)
        os.close(self._lock)


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


def remove_stale(live: Path) -> None:
    """Delete the folders of servers that did not come to close."""
    for folder in live.parent.glob(f"{glob.escape(_prefix(live))}*"):
        if _OURS.fullmatch(folder.name.removeprefix(_prefix(live))):
            remove_left(folder)


def remove_left(folder: Path, *, wait: bool = False) -> None:
    """Delete a server's folder, unless the server lives.

    Args:
        folder: the folder.
        wait: whether to wait for a server that lives to end.
    """
    with suppress(OSError):  # it is gone, or its owner lives
        lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
            shutil.rmtree(folder, ignore_errors=True)
        finally:
            os.close(lock)


def _locked_folder(live: Path) -> tuple[Path, int]:
    """A new folder and the lock on it; a server that starts at the same time may take it for a stale one until then."""
    while True:
        folder = Path(mkdtemp(prefix=_prefix(live), suffix=".copies", dir=live.parent))
        with suppress(FileNotFoundError):
            lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
            with suppress(BlockingIOError):
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                if folder.is_dir():
                    return folder, lock
            os.close(lock)


def _prefix(live: Path) -> str:
    return f".{live.name}-serve-"


def _uncopied(folder: Path, error: OSError | StoreError) -> StoreError:
    reason = getattr(error, "strerror", None) or error
    return StoreError(f"{folder}: the store cannot be copied there ({reason})")
