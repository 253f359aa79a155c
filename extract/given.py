"""What Python hands over for articles, told apart: paths, records, frames, and iterators of these, one inside another.

Frames and their rows are known by what they can do: no library is imported for them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

from extract.files import Problem
from extract.metadata import KEYS

Given = str | os.PathLike[str] | Mapping[str, Any] | Iterable[Any]

_LONGEST_PATH = 1000  # characters; what is longer, and not there, is no path
_BYTES = (bytes, bytearray, memoryview)


@dataclass(frozen=True, slots=True)
class Record:
    """A record, and which one of those given it is, from 1."""

    number: int
    said: Mapping[str, Any]

    @property
    def where(self) -> str:
        """What problems call it."""
        return f"record {self.number}"


def told_apart(given: Iterable[Given]) -> Iterator[str | Record | Problem]:
    """The paths and records among what is given, one by one, and what is neither.

    Args:
        given: paths, mappings, pandas frames and their rows, and iterables of all these.
    """
    numbers = count(1)
    for item in given:
        yield from _each(item, numbers)


def many(given: Iterable[object], in_path: Callable[[str], int | None]) -> int | None:
    """How many articles are given; None where only reading them, or going through an iterator, would tell.

    Args:
        given: as ``told_apart`` takes it; no iterator is gone through.
        in_path: how many there are at a path.
    """
    total = 0
    for item in given:
        count = _many(item, in_path)
        if count is None:
            return None
        total += count
    return total


def _many(item: object, in_path: Callable[[str], int | None]) -> int | None:
    if isinstance(item, str | os.PathLike):
        return in_path(os.fsdecode(item))
    if _is_frame(item):
        return len(item)  # type: ignore[arg-type]
    if _row(item) is None and isinstance(item, Iterable) and not isinstance(item, _BYTES):
        return many(item, in_path) if isinstance(item, Collection) else None
    return 1


def _each(item: object, numbers: Iterator[int]) -> Iterator[str | Record | Problem]:
    if isinstance(item, str | os.PathLike):
        path = os.fsdecode(item)
        yield Problem(_next(numbers), 'a text and no path; give {"text": …}') if _is_text(path) else path
    elif (row := _row(item)) is not None:
        yield Record(next(numbers), row)
    elif _is_frame(item):
        yield from _rows(item, numbers)
    elif isinstance(item, Iterable) and not isinstance(item, _BYTES):
        for part in item:
            yield from _each(part, numbers)
    else:
        kind = type(item).__name__
        yield Problem(_next(numbers), f'of type {kind}, and no article; give a path, or {{"id": …, "text": …}}')


def _next(numbers: Iterator[int]) -> str:
    return Record(next(numbers), {}).where


def _is_text(path: str) -> bool:
    """Is it most likely an article's text that was given for a path?"""
    return ("\n" in path or len(path) > _LONGEST_PATH) and not os.path.lexists(path)


def _row(item: Any) -> Mapping[str, Any] | None:
    """A mapping, or a row of a frame as one, however the frame was gone through; None of anything else."""
    if isinstance(item, Mapping):
        return item
    if isinstance(item, tuple):
        if hasattr(item, "_asdict"):  # of itertuples
            return dict(item._asdict())
        if len(item) == 2 and _is_series(item[1]):  # of iterrows, with its label
            return dict(item[1].items())
    elif _is_series(item) and not KEYS.isdisjoint(item.index):  # a row; in a column, labels are no keys
        return dict(item.items())
    return None


def _is_series(item: object) -> bool:
    return hasattr(item, "to_frame") and hasattr(item, "index") and hasattr(item, "items")


def _is_frame(item: object) -> bool:
    return hasattr(item, "itertuples") and hasattr(item, "columns")


def _rows(frame: Any, numbers: Iterator[int]) -> Iterator[Record | Problem]:
    """The rows of a frame; one problem for all where no column holds texts."""
    columns = list(frame.columns)
    if "text" not in columns:
        there = ", ".join(map(str, columns)) or "none"
        yield Problem("DataFrame", f'has no column "text", but {there}; rename the one that holds the texts')
        return
    for row in frame.itertuples(index=False, name=None):
        yield Record(next(numbers), dict(zip(columns, row, strict=True)))
