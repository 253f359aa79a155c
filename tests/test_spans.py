"""The words of roles as one literal: written in one order, read back, and what is no range passed over."""

from __future__ import annotations

import pytest

import ontology.schema
from extract.model import Span
from graph.spans import TRIGGER, parsed, written


def test_what_is_written_is_read_back() -> None:
    spans = {"target": (Span(34, 40),), "person": (Span(8, 25), Span(50, 52))}
    text = written(spans, Span(26, 33))
    assert text == "person=8,25 person=50,52 target=34,40 trigger=26,33"
    assert parsed(text) == {**spans, TRIGGER: (Span(26, 33),)}


def test_no_words_are_no_text() -> None:
    assert written({}) == ""
    assert parsed("") == {}


@pytest.mark.parametrize("text", ["person", "person=5,5", "person=9,5", "=1,2", f"person=1,{'9' * 5000}"])
def test_what_is_no_range_is_passed_over(text: str) -> None:
    assert parsed(text) == {}


def test_no_role_is_called_as_the_word_that_tells_a_fact() -> None:
    assert not [r.name for r in ontology.schema.load().relations.values() if TRIGGER in r.roles]
