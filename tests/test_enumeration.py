"""Rows and lists: who stands on one level with somebody, and who has a clause, a list or brackets of their own."""

from __future__ import annotations

import pytest

from extract.enumeration import Enumerations
from tests.documents import ready, token

ASAN, DIANA, PAVEL = "Asan Bekov", "Diana Omarova", "Pavel Litvin"


def rows(text: str, language: str = "en") -> Enumerations:
    ready_text = ready(text, language)
    return Enumerations(ready_text.document, ready_text.syntax, ("Person",), breaks=("Award",))


def row_of(text: str, name: str, told_at: str) -> list[str]:
    """The names in a row with one, which a verb tells."""
    found = rows(text)
    start = token(found.document, name.split()[0])
    unit = found.document.unit_at(start)
    assert unit is not None
    return [found.document.text(u.name_start, u.name_end) for u in found.row(unit, token(found.document, told_at))]


@pytest.mark.parametrize(
    ("text", "together"),
    [
        (f"They thanked {ASAN}, {DIANA} and {PAVEL}.", [ASAN, DIANA, PAVEL]),
        (f"They thanked {ASAN} of Taraz; {DIANA}, who sings well, and {PAVEL}.", [ASAN, DIANA, PAVEL]),
        (f"They thanked {ASAN} and {DIANA}, and {PAVEL} sang.", [ASAN, DIANA]),  # a clause of his own
        (f"They thanked {ASAN} (with {DIANA}) and {PAVEL}.", [ASAN, PAVEL]),
        (f"They thanked {ASAN} after {DIANA}.", [ASAN]),
        (f"They thanked {ASAN}, gave the Order of Otan, {DIANA} too.", [ASAN]),
    ],
)
def test_who_stands_in_one_row(text: str, together: list[str]) -> None:
    assert row_of(text, ASAN, "thanked") == together


@pytest.mark.parametrize(
    ("text", "after"),
    [
        (f"They are winners: {ASAN} and {DIANA}.", [ASAN, DIANA]),
        (f"They are winners: said {ASAN}.", []),
    ],
)
def test_the_row_after_a_mark(text: str, after: list[str]) -> None:
    found = rows(text)
    units = found.after(token(found.document, ":"))
    assert [found.document.text(u.name_start, u.name_end) for u in units] == after


def test_the_items_of_a_list_end_where_a_sentence_begins() -> None:
    items = f"- {ASAN}, teacher;\n2. {DIANA};\n{PAVEL} sang.\n{ASAN}."
    found = rows(f"Prices fell and fell.\n\nThanks went to the following:\n{items}")
    heading = found.document.sentence_of(token(found.document, "following"))
    names = [found.document.text(u.name_start, u.name_end) for u in found.items(heading)]
    assert names == [ASAN, DIANA]


def test_no_items_below_a_sentence_within_its_paragraph() -> None:
    found = rows(f"Prices fell and fell.\n\nThey thanked all. It rained.\n- {ASAN}.")
    assert found.items(found.document.sentence_of(token(found.document, "thanked"))) == []


def test_the_items_of_a_list_end_where_a_paragraph_without_their_mark_begins() -> None:
    found = rows(f"Prices fell and fell.\n\nThanks went to the following:\n- {ASAN};\n- {DIANA}.\n{PAVEL}.")
    names = [found.document.text(u.name_start, u.name_end) for u in found.items(found.document.sentences[1])]
    assert names == [ASAN, DIANA]
