"""Quotation marks: which open, which close."""

from __future__ import annotations

import pytest

from extract import languages
from extract.languages.quotation_marks import QuotationMarks

SWEDISH = QuotationMarks.of({"”": "”", "»": "»«"})


@pytest.mark.parametrize(
    ("mark", "only_opens", "only_closes"), [("”", False, False), ("»", False, False), ("«", False, True)]
)
def test_marks_of_a_language_of_its_own(mark: str, only_opens: bool, only_closes: bool) -> None:
    assert SWEDISH.is_mark(mark)
    assert (SWEDISH.only_opens(mark), SWEDISH.only_closes(mark)) == (only_opens, only_closes)


def test_no_mark() -> None:
    assert not SWEDISH.is_mark("„")
    assert not SWEDISH.only_opens("„")


@pytest.mark.parametrize("code", languages.CODES)
@pytest.mark.parametrize(("opening", "closing"), [("«", "»"), ("“", "”"), ("„", "“"), ('"', '"')])
def test_every_language_reads_the_marks_of_all(code: str, opening: str, closing: str) -> None:
    assert closing in languages.get(code).grammar.quotation_marks.pairs[opening]
