"""Marked words: each role's own, the inner ones of those that lie within others, none outside the quoted stretch."""

from __future__ import annotations

from extract.model import Span
from queries.facts.marks import Mark, marks


def test_words_are_marked_in_the_order_of_the_text() -> None:
    spans = {"target": (Span(20, 26),), "person": (Span(0, 8), Span(30, 32))}
    assert list(marks(spans, 0, 40)) == [Mark(0, 8, "person"), Mark(20, 26, "target"), Mark(30, 32, "person")]


def test_of_words_within_others_the_inner_are_marked() -> None:
    spans = {"role": (Span(0, 24),), "body": (Span(8, 20),)}
    assert list(marks(spans, 0, 40)) == [Mark(0, 8, "role"), Mark(8, 20, "body"), Mark(20, 24, "role")]


def test_roles_side_by_side_are_two_marks_and_what_reaches_out_is_none() -> None:
    spans = {"value": (Span(5, 7),), "unit": (Span(7, 9),), "of": (Span(35, 45),)}
    assert list(marks(spans, 0, 40)) == [Mark(5, 7, "value"), Mark(7, 9, "unit")]
    assert list(marks(spans, 6, 40)) == [Mark(7, 9, "unit")]
    assert list(marks({}, 0, 40)) == []
