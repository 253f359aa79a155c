"""The files of a store as its engine, RocksDB, keeps them, and what may be done beside the process that writes them.

Each index of a store is written to files of its own, one after the other: between two of them the tables alone are a
store by halves, and only with the log a whole one. A list of the tables (``MANIFEST-…``, which ``CURRENT`` names) only
grows; a table or a log is deleted after the list has grown by what takes its place. So what is read between two looks
at a list that is the same is whole.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from extract.files import is_store

T = TypeVar("T")

_NAMES = re.compile(  # what a kill may leave before a folder is a store; a new disk has its lost+found
    r"LOCK|LOG(\.old\.\d+)?|IDENTITY|CURRENT|(MANIFEST|OPTIONS)-\d+|\d+\.(log|sst|blob)|.+\.dbtmp|lost\+found"
)
_TABLES, _LOGS = "*.sst", "*.log"

_LONG, _JUST_NOW = 32_000_000, 60  # bytes of a log, which take about a second to go through; seconds
_OPEN = 128  # files that the engine may have open to write
_OTHERS = 48  # what Oxigraph leaves of the limit to others

_DROPPED = ("While open a file", "while stat a file", "No such file or directory")  # as RocksDB words it
_PAUSES = (0.01, 0.02, 0.05, 0.05, 0.1, 0.1, 0.2, 0.2, 0.5, 0.5, 1.0)  # seconds


class ChangedError(OSError):
    """A writer put files in the place of others while they were read."""


def other_file(folder: Path) -> str | None:
    """The first of a folder's files that no store has; None where there is none, or a store is among them."""
    if not folder.is_dir() or is_store(folder):
        return None
    return min((file.name for file in folder.iterdir() if not _NAMES.fullmatch(file.name)), default=None)


@contextmanager
def few_files() -> Iterator[None]:
    """Let a store that is opened here keep few of its files open: the index of each is in memory as long as it is.

    Oxigraph takes how many they may be from the limit of open files at the moment in which it opens a store.
    """
    try:
        import resource
    except ImportError:  # where there is no such limit
        yield
        return
    limit, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    open_already = max((int(file.name) for file in Path("/dev/fd").iterdir()), default=0)
    few = _OPEN + _OTHERS + open_already
    resource.setrlimit(resource.RLIMIT_NOFILE, (few if limit == resource.RLIM_INFINITY else min(limit, few), most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (limit, most))


def settled(read: Callable[[], T]) -> T:
    """What is read of a store that another may be writing: read again where files went that were just being opened.

    Args:
        read: opens the store and reads; it may be called several times.
    """
    for pause in _PAUSES:
        try:
            return read()
        except (OSError, RuntimeError) as error:
            if not _is_changed(error):
                raise
            time.sleep(pause)
    return read()


def undisturbed(folder: Path, read: Callable[[], T]) -> T:
    """What is read of a store's files while none of them takes the place of others; read again where one does.

    Args:
        folder: the store's.
        read: opens the files; it may be called several times.
    """
    return settled(lambda: once(folder, read))


def once(folder: Path, read: Callable[[], T]) -> T:
    """What is read of a store's files while none of them takes the place of others.

    Args:
        folder: the store's.
        read: opens the files.

    Raises:
        ChangedError: one did.
    """
    before = _listed(folder)
    try:
        found = read()
    except (OSError, RuntimeError) as error:
        if _is_changed(error):
            raise ChangedError(str(error)) from None
        raise
    if _listed(folder) != before:
        raise ChangedError(f"{folder} is being written to without a pause")
    return found


def _is_changed(error: Exception) -> bool:
    return isinstance(error, ChangedError) or any(words in str(error) for words in _DROPPED)


def copy(live: Path, target: Path, *, linked: bool = False) -> None:
    """Copy a store as it would be if its writer were killed now: tables by hard links, where the file system has them.

    Args:
        live: the folder of the store, which another process may be writing to.
        target: the folder of the copy, whose log is yet to be brought into tables, as by opening it to be written.
        linked: whether to refuse where tables would have to be copied, which takes long.

    Raises:
        OSError: there is no store, or the copy cannot be made.
    """

    def made() -> None:
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir()
        current, size = _listed(live)
        (target / "CURRENT").write_text(current, encoding="ascii")
        manifest = current.strip()
        with (live / manifest).open("rb") as listed:
            (target / manifest).write_bytes(listed.read(size))
        for table in live.glob(_TABLES):
            _link(table, target / table.name, linked=linked)
        for log in live.glob(_LOGS):  # the last, as they hold what the list does not
            shutil.copyfile(log, target / log.name)

    if not is_store(live):
        raise FileNotFoundError(errno.ENOENT, "there is no store", str(live))
    undisturbed(live, made)


def is_growing(folder: Path) -> bool:
    """Was a log of the store written to just now that is long, so that opening the store takes a writer's time, too?"""
    for log in folder.glob(_LOGS):
        with suppress(FileNotFoundError):  # the writer is just tidying up
            about = log.stat()
            if about.st_size > _LONG and time.time() - about.st_mtime < _JUST_NOW:
                return True
    return False


def _listed(folder: Path) -> tuple[str, int]:
    """What ``CURRENT`` says, and how long the list is that it names; nothing where there is no store."""
    if not is_store(folder):
        return "", 0
    current = (folder / "CURRENT").read_text(encoding="ascii")
    return current, (folder / current.strip()).stat().st_size


def _link(file: Path, target: Path, *, linked: bool) -> None:
    try:
        os.link(file, target)
    except FileNotFoundError:  # the writer is just tidying up
        pass
    except OSError:  # the file system has none, or not for this user
        if linked:
            raise
        with suppress(FileNotFoundError):
            shutil.copyfile(file, target)
