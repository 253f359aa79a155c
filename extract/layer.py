"""A layer over a text: stretches of tokens that do not overlap, looked up by token."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, Protocol, TypeVar


class Stretch(Protocol):
    """What takes up tokens."""

    @property
    def start(self) -> int:
        """Its first token."""

    @property
    def end(self) -> int:
        """The token after its last."""


T = TypeVar("T", bound=Stretch)


class Layer(Generic[T]):
    """Stretches of tokens in order; no two overlap.

    Args:
        stretches: in any order.
    """

    def __init__(self, stretches: Iterable[T] = ()) -> None:
        self._all = sorted(stretches, key=lambda s: s.start)
        self._starts = [s.start for s in self._all]
        self._at = {i: s for s in self._all for i in range(s.start, s.end)}
        self.at: Callable[[int], T | None] = self._at.get  # the one that covers a token

    def __iter__(self) -> Iterator[T]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    def free(self, start: int, end: int) -> bool:
        """Does none cover any of these tokens?"""
        return not any(i in self._at for i in range(start, end))

    def beginning(self, start: int, end: int) -> list[T]:
        """Those that begin within a range of tokens."""
        return self._all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def within(self, start: int, end: int) -> Iterator[T]:
        """Those that lie within a range of tokens."""
        return (s for s in self.beginning(start, end) if s.end <= end)


class GrowingLayer(Layer[T]):
    """A layer while it is made."""

    def cover(self, stretch: T) -> list[T]:
        """Put one in the place of those that it takes in or reaches into, which are given back."""
        covered = list(dict.fromkeys(self._at[i] for i in range(stretch.start, stretch.end) if i in self._at))
        first = bisect_left(self._starts, covered[0].start if covered else stretch.start)
        self._all[first : first + len(covered)] = [stretch]
        self._starts[first : first + len(covered)] = [stretch.start]
        for token in range(covered[0].start, covered[-1].end) if covered else ():
            self._at.pop(token, None)
        self._at.update(dict.fromkeys(range(stretch.start, stretch.end), stretch))
        return covered
