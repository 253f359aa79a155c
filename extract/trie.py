"""Phrases found in tokens whose words may have several readings: the one look-up behind names, kinds, titles, units.

A phrase is stored as the sequence of its words' keys; a language says which keys a word in text can have (its folded
spelling, its lemmas, its stems), so that inflected and transliterated words meet the phrase without listing forms.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(slots=True)
class _Node(Generic[T]):
    after: dict[str, _Node[T]] = field(default_factory=dict)
    values: list[T] = field(default_factory=list)


class Trie(Generic[T]):
    """A set of phrases, each with values.

    ``skip`` are keys that may stand between a phrase's words without being said by it (hyphens).
    """

    def __init__(self, skip: Sequence[str] = ()) -> None:
        self._root: _Node[T] = _Node()
        self._begins = self._root.after.keys()
        self._skip = frozenset(skip)

    def add(self, phrase: Sequence[str], value: T) -> None:
        """Store a phrase; an empty one is ignored."""
        node = self._root
        for key in phrase:
            if key not in self._skip:
                node = node.after.setdefault(key, _Node())
        if node is not self._root and value not in node.values:
            node.values.append(value)

    def at(self, keys: Sequence[Sequence[str]], start: int) -> list[tuple[int, list[T]]]:
        """The phrases that begin at ``start``, shortest first, as (end, values).

        ``keys[i]`` are the readings of token ``i``.
        """
        if start >= len(keys) or self._begins.isdisjoint(keys[start]):
            return []  # as at most words
        return sorted(self._ends(keys, start).items(), key=itemgetter(0))

    def longest(self, keys: Sequence[Sequence[str]], start: int) -> tuple[int, list[T]] | None:
        """The longest phrase that begins at ``start``."""
        if start >= len(keys) or self._begins.isdisjoint(keys[start]):
            return None
        found = self._ends(keys, start)
        return max(found.items(), key=itemgetter(0)) if found else None

    def _ends(self, keys: Sequence[Sequence[str]], start: int) -> dict[int, list[T]]:
        """Where phrases end that begin at ``start``, each with their values."""
        found: dict[int, list[T]] = {}
        front = [(start, self._root)]
        while front:
            position, node = front.pop()
            if position >= len(keys):
                continue
            if position > start and not self._skip.isdisjoint(keys[position]):
                front.append((position + 1, node))
            for key in keys[position]:
                if (child := node.after.get(key)) is not None:
                    if child.values:
                        _join(found, position + 1, child.values)
                    if child.after:
                        front.append((position + 1, child))
        return found


def _join(found: dict[int, list[T]], end: int, values: list[T]) -> None:
    """Add the values of a phrase to those of another that ends at the same token, each once."""
    known = found.get(end)
    found[end] = values if known is None else [*known, *(v for v in values if v not in known)]
