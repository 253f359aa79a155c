"""Identifiers of articles: the name of the file, and where several have that name, where it lies.

A file that shares its name is called by its path below the folder that was given, else by as much more of its path as
tells it apart: whatever order files come in. See docs/decisions/0017-identifiers.md.
"""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from extract.files import File
from extract.model import Article, composed
from extract.scratch import Scratch


def place(file: Path) -> str:
    """Where a file lies, the same however it is given."""
    return os.path.abspath(file)  # noqa: PTH100 - a link is a place of its own


def address(file: File) -> str:
    """Where a file lies, here or in an object store: no other file lies there."""
    return file.where if file.protocol else place(file.path)


def names(file: File) -> list[str]:
    """What a file may be called, the shortest first, the last with the file's ending: it alone has that."""
    path, root = Path(place(file.path)), Path(place(file.root))
    below, above = path.parent.relative_to(root).parts, root.parts[1:]
    folders = [(), below, *((*above[start:], *below) for start in range(len(above) - 1, -1, -1))]
    return [composed("/".join((*parts, last))) for last in (file.stem, path.name) for parts in dict.fromkeys(folders)]


def identifiers(files: Iterable[File]) -> Mapping[str, str]:
    """By its place, what each file is called among these."""
    namesakes: dict[str, list[File]] = defaultdict(list)
    for file in files:
        namesakes[composed(file.stem)].append(file)
    return {where: name for alike in namesakes.values() for where, name in _told_apart(alike)}


def _told_apart(files: list[File]) -> Iterator[tuple[str, str]]:
    possible = {address(file): names(file) for file in files}
    shared = Counter(name for found in possible.values() for name in found)
    for where, found in possible.items():
        yield where, next((name for name in found if shared[name] == 1), found[-1])


class Register:
    """Who is called what in one reading: an identifier for each article, its own.

    Of each article that was read, four hashes are kept and no words, and those on disk, as there may be millions.
    """

    def __init__(self) -> None:
        self._called: Mapping[str, str] = {}
        self._notes = Scratch(
            "owners (name INTEGER PRIMARY KEY, place INTEGER)",  # where who bears a name lies
            "told (words INTEGER PRIMARY KEY)",
            "given (name INTEGER PRIMARY KEY)",
        )

    def expect(self, files: Iterable[File]) -> None:
        """Keep their names for all files that are still to be read as an article each."""
        self._called = identifiers(files)
        owners = ((hash(name), hash(where)) for where, name in self._called.items())
        self._notes.fill("REPLACE INTO owners VALUES (?, ?)", owners)

    def is_copy(self, article: Article) -> bool:
        """Was an article of this name, or from this place, and of these words registered before?"""
        words = hash(article.text)
        told = {hash((called, words)) for called in (article.id, article.origin and article.origin.place) if called}
        new = [self._notes.change("INSERT OR IGNORE INTO told VALUES (?)", one) for one in told]
        return not all(new)

    def identify(self, article: Article) -> str | None:
        """The identifier of an article that is called by its bare name; None where another of the file bears it.

        Args:
            article: with its origin.
        """
        assert article.origin is not None
        where = article.origin.place
        name = self._called.get(where) or next(
            (name for name in article.origin.names if self._bears(where, name)), article.id
        )
        return name if self._notes.change("INSERT OR IGNORE INTO given VALUES (?)", hash(name)) else None

    def _bears(self, place: str, name: str) -> bool:
        """Does what lies here bear a name, which it takes if nobody has it?"""
        self._notes.change("INSERT OR IGNORE INTO owners VALUES (?, ?)", hash(name), hash(place))
        return self._notes.one("SELECT place FROM owners WHERE name = ?", hash(name)) == hash(place)


def ambiguous(wanted: Collection[str], files: Iterable[File]) -> list[str]:
    """Those of the names that several files may go by."""
    counts = Counter(name for file in files for name in names(file) if name in wanted) if wanted else {}
    return sorted(name for name, count in counts.items() if count > 1)
