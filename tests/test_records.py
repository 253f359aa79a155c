"""A record becomes an article, or one problem that names it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from extract.files import Problem
from extract.model import Article, Origin
from extract.records import read


def _read(record: object) -> tuple[Article | Problem, list[Mapping[str, str]]]:
    """What is made of a record, and what it was told apart by."""
    told: list[Mapping[str, str]] = []

    def origin(name: str, said: Mapping[str, str]) -> Origin:
        told.append(said)
        return Origin("there", (name or "unnamed",))

    return read(record, "record 3", 1000, origin), told


def test_all_that_it_says_is_taken() -> None:
    found, told = _read({"id": "a", "text": "Akim said.", "date": "2018-01", "publisher": "News", "shoe size": 43})
    assert isinstance(found, Article)
    assert (found.id, found.text, found.issued, found.publisher) == ("a", "Akim said.", "2018-01", "News")
    assert told == [{"text": "Akim said.", "issued": "2018-01", "publisher": "News"}]


def test_without_an_id_it_is_called_by_what_it_says() -> None:
    found, _ = _read({"text": "Akim said."})
    assert isinstance(found, Article)
    assert found.id == "unnamed"


@pytest.mark.parametrize(
    ("record", "told"),
    [
        (["text"], "not an object"),
        ({"id": "a"}, 'has no "text"'),
        ({"text": ["a"]}, "is of type list"),
        ({"text": " "}, "is empty"),
        ({"text": "a" * 1001}, "1,001 characters"),
        ({"text": "a", "id": "i" * 256}, "256 characters"),
        ({"text": "a", "date": "yesterday"}, "yesterday"),
    ],
)
def test_a_problem_names_it_and_what_is_wrong(record: object, told: str) -> None:
    found, _ = _read(record)
    assert isinstance(found, Problem)
    assert str(found).startswith("record 3: ")
    assert told in str(found)
