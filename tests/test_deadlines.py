"""By when something must be done."""

from __future__ import annotations

import pytest

from extract.deadlines import date_at, deadline
from tests.documents import document


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("By 2025 the akim must build schools.", "2025"),
        ("The schools must be built next year.", "2024"),
        ("The schools must be built by August 20.", "2023-08-20"),
        ("The schools must be built by 20 August 2024.", "2024-08-20"),
        ("The schools must be built by January.", "2024-01"),
        ("The schools must be built by February 30.", "2023-02"),
        ("The schools must be built before the end of the year.", "2023"),
        ("The schools must be built before the end of May this year.", "2023-05"),
        ("The schools were built last year.", None),
        ("The schools were built.", None),
        ("До 2025 года будут построены школы.", "2025"),
        ("Школы построят к 1 марта.", "2023-03-01"),
        ("Школы построят к концу года.", "2023"),
        ("Школы построят в следующем году.", "2024"),
        ("Школы построены в прошлом году.", None),
        ("Мектептер 2025 жылға дейін салынады.", "2025"),
        ("Мектептер жыл соңына дейін салынады.", "2023"),
        ("Өндіріс 2021 жылмен салыстырғанда артты.", None),
    ],
)
def test_a_deadline(text: str, date: str | None) -> None:
    found = document(text, issued="2023-02-14")
    assert deadline(found, 0, len(found.tokens)) == date


@pytest.mark.parametrize("text", ["The schools must be built by August.", "Школы построят в следующем году."])
def test_no_deadline_is_counted_from_a_date_that_the_article_does_not_have(text: str) -> None:
    found = document(text)
    assert deadline(found, 0, len(found.tokens)) is None


def test_a_date_with_its_year_needs_no_date_of_the_article() -> None:
    found = document("It opened on 5 May 2021 there.")
    may = next(i for i, t in enumerate(found.tokens) if t.text == "May")
    assert date_at(found, may, len(found.tokens)) == "2021-05-05"
    assert date_at(found, 0, len(found.tokens)) is None
