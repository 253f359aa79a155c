"""Stretches of tokens that could be names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ontology.reference import Entity


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A candidate name: the tokens it takes up (quotation marks included) and those that spell it."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    entities: tuple[Entity, ...] = ()

    @property
    def quoted(self) -> bool:
        """Does it stand in quotation marks?"""
        return self.start < self.inner_start

    @classmethod
    def plain(cls, start: int, end: int, entities: Iterable[Entity] = ()) -> NameSpan:
        """One that stands without quotation marks."""
        return cls(start, end, start, end, tuple(entities))


class Spans:
    """Candidate names by where they begin and by where they end; of those of one place, in the order given."""

    def __init__(self, names: Iterable[NameSpan]) -> None:
        starting: dict[int, list[NameSpan]] = {}
        ending: dict[int, list[NameSpan]] = {}
        for name in names:
            starting.setdefault(name.start, []).append(name)
            ending.setdefault(name.end, []).append(name)
        self._starting: Mapping[int, tuple[NameSpan, ...]] = {i: tuple(found) for i, found in starting.items()}
        self._ending: Mapping[int, tuple[NameSpan, ...]] = {i: tuple(found) for i, found in ending.items()}
        self.starts = frozenset(starting)
        self.inside = frozenset(
            i for found in starting.values() for name in found for i in range(name.inner_start, name.inner_end)
        )

    def starting(self, i: int) -> tuple[NameSpan, ...]:
        """Those that begin at a token."""
        return self._starting.get(i, ())

    def ending(self, i: int) -> tuple[NameSpan, ...]:
        """Those that end before a token."""
        return self._ending.get(i, ())
