"""Quotation marks: which open, which close, and which close what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class QuotationMarks:
    """The quotation marks that texts of a language bear.

    Attributes:
        pairs: each opening mark → the marks that may close it.
        opening, closing: the marks that may open and close a quotation; some may do both.
    """

    pairs: Mapping[str, str]
    opening: frozenset[str]
    closing: frozenset[str]

    @classmethod
    def of(cls, pairs: Mapping[str, str]) -> QuotationMarks:
        """The marks of these pairs."""
        return cls(pairs, frozenset(pairs), frozenset("".join(pairs.values())))

    def is_mark(self, text: str) -> bool:
        """Is this a quotation mark?"""
        return text in self.opening or text in self.closing

    def only_opens(self, mark: str) -> bool:
        """Does a mark never close, as « does, unlike \"?"""
        return mark in self.opening and mark not in self.closing

    def only_closes(self, mark: str) -> bool:
        """Does a mark never open, as » does?"""
        return mark in self.closing and mark not in self.opening
