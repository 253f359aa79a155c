"""Folders beside a store for copies of it, which go with whoever made them.

Each is locked as long as its owner lives, so that others can tell what a killed one has left: a process's number says
little, since another may have it by now, or have it at the same time in another container.
"""

from __future__ import annotations

import glob
import os
import re
import shutil
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp

_OURS = re.compile(r"\w+\.copies")  # what our folders' names end in


class CopyFolder:
    """A folder of one's own beside a store.

    Args:
        live: the folder of the store.

    Attributes:
        path: where it is.

    Raises:
        OSError: no folder can be made or locked there.
    """

    def __init__(self, live: Path) -> None:
        remove_stale(live)
        self.path, self._lock = _locked_folder(live.resolve())

    def close(self) -> None:
        """Delete it with all that is in it, and let go of it."""
        shutil.rmtree(self.path, ignore_errors=True)
        os.close(self._lock)


def remove_stale(live: Path) -> None:
    """Delete the folders beside a store whose owners did not come to close them."""
    prefix = _prefix(live.resolve())
    for folder in live.resolve().parent.glob(f"{glob.escape(prefix)}*"):
        if _OURS.fullmatch(folder.name.removeprefix(prefix)):
            remove_left(folder)


def remove_left(folder: Path, *, wait: bool = False) -> None:
    """Delete such a folder, unless its owner lives.

    Args:
        folder: the folder.
        wait: whether to wait for an owner that lives to end.
    """
    with suppress(OSError):  # it is gone, or its owner lives
        lock = _opened(folder)
        try:
            _take(lock, wait=wait)
            shutil.rmtree(folder, ignore_errors=True)
        finally:
            os.close(lock)


def _locked_folder(live: Path) -> tuple[Path, int]:
    """A new folder and the lock on it; another who begins at the same time may take it for a stale one until then."""
    while True:
        folder = Path(mkdtemp(prefix=_prefix(live), suffix=".copies", dir=live.parent))
        with suppress(FileNotFoundError):
            lock = _opened(folder)
            with suppress(BlockingIOError):
                _take(lock)
                if folder.is_dir():
                    return folder, lock
            os.close(lock)


def _opened(folder: Path) -> int:
    """A folder, open to be locked.

    Raises:
        OSError: it is gone; or there are no such locks here.
    """
    if sys.platform == "win32":
        raise OSError("folders cannot be locked here")
    return os.open(folder, os.O_RDONLY | os.O_DIRECTORY)


def _take(lock: int, *, wait: bool = False) -> None:
    """Lock a folder that is open.

    Raises:
        OSError: another has it.
    """
    import fcntl  # only where folders can be locked

    fcntl.flock(lock, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))


def _prefix(live: Path) -> str:
    return f".{live.name}-"
