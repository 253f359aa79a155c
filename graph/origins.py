"""Where the articles of a store were read: a file beside the store's own, so that it is neither exported nor sent.

It tells an article that was changed from another one of the same name. See docs/decisions/0017-identifiers.md.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import cast

from extract.scratch import Scratch

_NOTE = "REPLACE INTO places VALUES (?, ?)"


class Origins:
    """The places of articles, by the names of their graphs; written down at once.

    Args:
        folder: the store's; None keeps them in memory. Places are told from beside it, so that both may move together.
    """

    def __init__(self, folder: Path | None) -> None:
        self._file = None if folder is None else folder / "origins.jsonl"
        self._base = None if folder is None else folder.absolute().parent
        self._notes = Scratch("places (graph TEXT PRIMARY KEY, place INTEGER UNIQUE)")  # each place by its hash
        if self._file is not None and self._file.exists():
            with self._file.open(encoding="utf-8", errors="replace", newline="\n") as lines:
                self._notes.fill(_NOTE, filter(None, map(_noted, lines)))

    def graph_of(self, place: str) -> str | None:
        """The graph of the article that was read at a place; None where there is none."""
        graph = self._notes.one("SELECT graph FROM places WHERE place = ?", hash(self._told(place)))
        return cast("str | None", graph)

    def is_of(self, graph: str, place: str) -> bool:
        """Was the article of a graph read at this place, or nobody knows where?"""
        return self._place(graph) in (None, hash(self._told(place)))

    def record(self, graph: str, place: str) -> None:
        """Note where the article of a graph was read."""
        self._write(graph, self._told(place))

    def forget(self, graph: str) -> None:
        """Let the name of a graph be free."""
        if self._place(graph) is not None:
            self._write(graph, None)

    def _place(self, graph: str) -> object:
        return self._notes.one("SELECT place FROM places WHERE graph = ?", graph)

    def _told(self, place: str) -> str:
        if self._base is None or not Path(place).is_absolute():
            return place
        try:
            return os.path.relpath(place, self._base)
        except ValueError:  # on another drive
            return place

    def _write(self, graph: str, place: str | None) -> None:
        note = _note(graph, place)
        if self._place(graph) == note[1]:
            return
        if self._file is not None:
            with self._file.open("a", encoding="utf-8") as handle:
                handle.write("\n" + json.dumps([graph, place]))  # a line of its own, after what a kill cut short
        self._notes.change(_NOTE, *note)


def _note(graph: str, place: str | None) -> tuple[str, int | None]:
    """What is kept of where an article was read; of one that was removed, its graph alone."""
    return graph, None if place is None else hash(place)


def _noted(line: str) -> tuple[str, int | None] | None:
    """What a line says; None for one that was cut short."""
    try:
        graph, place = json.loads(line)
    except (ValueError, TypeError):
        return None
    return _note(graph, place) if isinstance(graph, str) and isinstance(place, str | None) else None
