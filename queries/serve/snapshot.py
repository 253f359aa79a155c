"""A copy of the live store to serve from, so that whoever builds is neither held up nor read half-way.

The copy is a backup of Oxigraph's: hard links, made in milliseconds, which later writes to the store leave as they are.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from graph.store import Store, StoreError

_CONTENT = ("*.sst", "*.log", "MANIFEST-*")


class Snapshot:
    """One copy, with what is made from it (the search index) beside it.

    Attributes:
        folder: the copy's own folder.
        store: the store within.
        index: where the search index is, once it is built.
    """

    def __init__(self, live: Path, number: int = 0) -> None:
        """Copy the store ``live``.

        Raises:
            StoreError: there is no store, or it cannot be copied.
        """
        self.folder = live.parent / f"{_prefix(live)}{os.getpid()}-{number}"
        self.store, self.index = self.folder / "store", self.folder / "search.sqlite"
        _recover(live)
        with Store(live, read_only=True) as source:
            try:
                shutil.rmtree(self.folder, ignore_errors=True)
                self.folder.mkdir()
                source.backup(self.store)
            except OSError as error:
                raise StoreError(
                    f"{self.folder}: the store cannot be copied there ({error.strerror or error})"
                ) from None

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
    """Delete the copies that servers left which did not come to close."""
    for folder in live.parent.glob(f"{_prefix(live)}*"):
        process = folder.name.removeprefix(_prefix(live)).partition("-")[0]
        if process.isdigit() and not _alive(int(process)):
            shutil.rmtree(folder, ignore_errors=True)


def _prefix(live: Path) -> str:
    return f".{live.name}-serve-"


def _recover(live: Path) -> None:
    """Bring into the store's files what a writer that was killed left in its log, which a backup does not hold."""
    if any(log.stat().st_size for log in live.glob("*.log")):
        with suppress(StoreError):  # a writer is at work: what it has flushed is served
            Store(live).close()


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
