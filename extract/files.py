"""Which files a path means, and what is left alone: pipes, devices, links that lead away, what is hidden."""

from __future__ import annotations

import glob
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

ENDINGS = {
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".jsonl": "json lines",
    ".jsonl.gz": "json lines",
    ".parquet": "parquet",
    ".warc": "warc",
    ".warc.gz": "warc",
}
MANY = frozenset(["json lines", "parquet", "warc"])  # forms of files that hold many articles

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://|www\.")
_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


@dataclass(frozen=True, slots=True)
class Problem:
    """Why something was not read, and what would mend it.

    Attributes:
        left_out: whether it was left out on purpose, as what is hidden is: then nothing is to be mended.
    """

    where: str
    what: str
    left_out: bool = False

    def __str__(self) -> str:
        return f"{self.where}: {self.what}".replace("\n", "\\n")


@dataclass(frozen=True, slots=True)
class File:
    """A file that may hold articles.

    Attributes:
        path: as it was given, or found below what was given.
        root: the folder that was given, or the one that a file given by itself lies in.
        protocol: of the object store that it lies in, as ``s3``, whose bucket is then the first folder; empty here.
    """

    path: Path
    root: Path
    protocol: str = ""

    @property
    def form(self) -> str | None:
        """What its ending says that it is: a value of ``ENDINGS``."""
        return ENDINGS.get(ending(self.path.name))

    @property
    def stem(self) -> str:
        """Its name without the ending."""
        known = ending(self.path.name)
        return self.path.name[: -len(known)] if known else self.path.stem

    @property
    def where(self) -> str:
        """What problems call it: its path as given, or its address."""
        return f"{self.protocol}:/{self.path}" if self.protocol else str(self.path)


def ending(name: str) -> str:
    """The longest of ``ENDINGS`` that a name has after its stem; empty where it has none."""
    has = (known for known in ENDINGS if name.lower().endswith(known) and len(name) > len(known))
    return max(has, key=len, default="")


def find(path: str) -> Iterator[File | Problem]:
    """The files that a path means, in a stable order, and what is wrong with others.

    Args:
        path: a file, a folder (every file below with a known ending), or a glob pattern. What is hidden is found only
            when it is itself given; links are followed to files within the folder.
    """
    here = Path(path)
    try:
        if here.is_dir():
            found = sorted(_below(here), key=_place)
        elif os.path.lexists(here):
            found = [_one(here)]
        else:
            found = sorted(_matching(here), key=_place)
    except (OSError, ValueError) as error:  # ValueError: a character that no path has
        yield Problem(path, f"cannot be read ({getattr(error, 'strerror', None) or error}); check the path")
        return
    if not any(isinstance(item, File) or not item.left_out for item in found):
        yield Problem(path, _why_nothing(path))
    yield from found


def _why_nothing(path: str) -> str:
    if _ADDRESS.match(path):
        return "this is an address, and nothing is fetched; save the page as .html and give that file"
    return "there is no such file, or the folder holds none that ends in " + ", ".join(ENDINGS)


def _place(item: File | Problem) -> Path:
    return item.path if isinstance(item, File) else Path(item.where)


def _one(file: Path) -> File | Problem:
    """A file that was itself given: whatever leads there."""
    return _irregular(file) or File(file, file.parent)


def _matching(pattern: Path) -> Iterator[File | Problem]:
    """The files that a pattern fits, but for what is hidden, where the pattern does not say so, and below links."""
    named = tuple(takewhile(lambda part: not glob.has_magic(part), pattern.parts))
    root, rest = Path(*named), pattern.parts[len(named) :]
    if not rest:
        return
    hidden = any(part.startswith(".") for part in rest)
    for file in root.glob("/".join((*rest, "*") if rest[-1] == "**" else rest)):
        folders = [root / folder for folder in file.relative_to(root).parents if folder.parts]
        seen = hidden or not any(part.startswith(".") for part in file.relative_to(root).parts)
        if seen and not file.is_dir() and not any(folder.is_symlink() for folder in folders):
            yield _irregular(file) or _leading_away(file, root) or File(file, root)


def _below(root: Path) -> Iterator[File | Problem]:
    unread: list[OSError] = []
    for place, folders, files in os.walk(root, onerror=unread.append):
        folder = Path(place)
        for name in list(folders):
            if name.startswith("."):
                why = "hidden; to read it, give it by its name"
            elif (folder / name).is_symlink():  # which nothing follows
                why = "a link to a folder, not followed; give the folder"
            elif is_store(folder / name):
                why = "a store, which holds graphs and no articles to read"
            else:
                continue
            folders.remove(name)
            yield Problem(str(folder / name), why, left_out=True)
        yield from (_found(folder / name, root) for name in files if ending(name))
    for error in unread:
        yield Problem(str(error.filename), f"cannot be read ({error.strerror}); check its permissions")


def is_store(folder: Path) -> bool:
    """Does the folder hold a RocksDB database, as a store is, which its file ``CURRENT`` tells?"""
    current = folder / "CURRENT"
    if not current.is_file():
        return False
    with current.open("rb") as handle:
        return handle.read(9) == b"MANIFEST-"


def _found(file: Path, root: Path) -> File | Problem:
    """A file below the folder ``root``."""
    if file.name.startswith("."):
        return Problem(str(file), "hidden; to read it, give it by its name", left_out=True)
    return _irregular(file) or _leading_away(file, root) or File(file, root)


def _leading_away(file: Path, root: Path) -> Problem | None:
    if file.is_symlink() and not file.resolve().is_relative_to(root.resolve()):
        return Problem(str(file), "a link to what lies outside the folder; give the file that it leads to")
    return None


def _irregular(file: Path) -> Problem | None:
    """Why something is not to be opened: reading a pipe or a device may never end."""
    try:
        mode = file.stat().st_mode
    except OSError as error:
        return Problem(str(file), f"cannot be read ({error.strerror}); check where it leads and its permissions")
    if stat.S_ISREG(mode):
        return None
    kind = next((name for test, name in _KINDS if test(mode)), "no file")
    return Problem(str(file), f"this is {kind}, not a file; save the article in a file")
