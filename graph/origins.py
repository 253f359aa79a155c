"""Where the articles of a store were read: a file beside the store's own, so that it is neither exported nor sent.

It tells an article that was changed from another one of the same name. See docs/decisions/0017-identifiers.md.
"""

from __future__ import annotations

import json
import os
from pathlib import Path


class Origins:
    """The places of articles, by the names of their graphs; written down at once.

    Args:
        folder: the store's; None keeps them in memory. Places are told from beside it, so that both may move together.
    """

    def __init__(self, folder: Path | None) -> None:
        self._file = None if folder is None else folder / "origins.jsonl"
        self._base = None if folder is None else folder.absolute().parent
        self._places: dict[str, str] = {}
        self._graphs: dict[str, str] = {}
        if self._file is not None and self._file.exists():
            for line in self._file.read_text(encoding="utf-8", errors="replace").split("\n"):
                self._take(line)

    def graph_of(self, place: str) -> str | None:
        """The graph of the article that was read at a place; None where there is none."""
        return self._graphs.get(self._told(place))

    def is_of(self, graph: str, place: str) -> bool:
        """Was the article of a graph read at this place, or nobody knows where?"""
        return self._places.get(graph) in (None, self._told(place))

    def record(self, graph: str, place: str) -> None:
        """Note where the article of a graph was read."""
        self._write(graph, self._told(place))

    def forget(self, graph: str) -> None:
        """Let the name of a graph be free."""
        if graph in self._places:
            self._write(graph, None)

    def _told(self, place: str) -> str:
        if self._base is None or not Path(place).is_absolute():
            return place
        try:
            return os.path.relpath(place, self._base)
        except ValueError:  # on another drive
            return place

    def _write(self, graph: str, place: str | None) -> None:
        if self._file is not None and self._places.get(graph) != place:
            with self._file.open("a", encoding="utf-8") as handle:
                handle.write("\n" + json.dumps([graph, place]))  # a line of its own, after what a kill cut short
        self._set(graph, place)

    def _take(self, line: str) -> None:
        try:
            graph, place = json.loads(line)
        except (ValueError, TypeError):
            return
        self._set(graph, place)

    def _set(self, graph: str, place: str | None) -> None:
        self._graphs.pop(self._places.pop(graph, ""), None)
        if place is not None:
            self._places[graph] = place
            self._graphs[place] = graph
