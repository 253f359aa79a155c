"""What is said about an article beside its text: which keys, which values, what is wrong with a table of it."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from extract.metadata import FIELDS, checked, described, front_matter, read_metadata, scalar


@pytest.mark.parametrize(("field", "key"), [(field, key) for field, keys in FIELDS.items() for key in keys])
def test_a_field_goes_by_each_of_its_keys(field: str, key: str) -> None:
    value = {"issued": "2024-05", "language": "ru", "source": "https://example.org/a"}.get(field, "Words")
    assert described({key: value}) == {field: value}


def test_the_first_key_that_says_something_counts() -> None:
    assert described({"title": "", "headline": "Schools"}) == {"title": "Schools"}
    assert described({"headline": "Schools", "title": "Roads"}) == {"title": "Roads"}


@pytest.mark.parametrize(
    ("record", "fields"),
    [
        ({"language": "ru-KZ"}, {"language": "ru"}),
        ({"language": "of Kazakhstan"}, {}),
        ({"url": "https://example.org/a"}, {"source": "https://example.org/a"}),
        ({"url": "The Steppe Wire"}, {}),  # under this key, it is an address
        ({"source": "The Steppe Wire"}, {"source": "The Steppe Wire"}),
        ({"source": "javascript://x"}, {}),
        ({"title": ["Schools"]}, {}),
    ],
)
def test_what_a_value_must_be(record: dict[str, Any], fields: dict[str, str]) -> None:
    assert described(record) == fields


def test_a_date_that_is_none_is_told() -> None:
    with pytest.raises(ValueError, match="'2024-02-30' is not a date"):
        described({"date": "2024-02-30"})


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (" a ", "a"),
        (2024, "2024"),
        (date(2024, 5, 1), "2024-05-01"),
        (datetime(2024, 5, 1, 9, 30), "2024-05-01T09:30:00"),
        (None, ""),
        ({"name": "a"}, ""),
        (["a"], ""),
    ],
)
def test_only_scalars_say_something(value: Any, text: str) -> None:
    assert scalar(value) == text


# ---- front matter


def test_front_matter_is_parted_from_the_text() -> None:
    assert front_matter("---\ntitle: Schools\ndate: 2024-05\n---\n\nText.") == (
        {"title": "Schools", "date": "2024-05"},
        "Text.",
    )
    assert front_matter("Text.\n---\ntitle: Schools\n---\n") == ({}, "Text.\n---\ntitle: Schools\n---\n")


def test_front_matter_holds_scalars_as_they_were_written() -> None:
    keys, _ = front_matter("---\nid: 007\ndate: 2024-05-01 9:30:00\ntags: [a, b]\nnone: ~\n---\n")
    assert keys == {"id": "007", "date": "2024-05-01T09:30:00", "none": ""}


@pytest.mark.parametrize(
    ("matter", "mend"),
    [
        ("title: [", "line 2: the front matter is not YAML; mend it or remove it"),
        ("- a", "the front matter is not a list of `key: value` lines; mend it or remove it"),
        ("a: " + "b" * 70_000, "longer than 65,536 characters; shorten it or remove it"),
    ],
)
def test_front_matter_that_is_none_is_told_with_its_mend(matter: str, mend: str) -> None:
    with pytest.raises(ValueError, match=mend):
        front_matter(f"---\n{matter}\n---\nText.")


# ---- metadata of callers


def test_a_field_that_no_article_has_is_told() -> None:
    assert checked("a", {"title": "Schools"}) == {"title": "Schools"}
    with pytest.raises(ValueError, match=r"metadata of a: there is no field titel; there are: title, "):
        checked("a", {"titel": "Schools"})
    with pytest.raises(ValueError, match=r"metadata of all articles: 'May' is not a date"):
        checked("*", {"issued": "May"})


def test_a_table_has_a_row_for_each_article(tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_text("\ufeffid,title,date\na,Schools,2024\nb,,\n", encoding="utf-8")
    assert read_metadata(file) == {"a": {"title": "Schools", "issued": "2024"}, "b": {}}


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (b"name,title\na,Schools\n", "table.csv:1: the first line must name the columns, `id` among them"),
        (b"date,id\n2020,a\n2021\n", "table.csv:3: the line ends before its id"),
        (b"id,date\na,2024\nb,May\n", "table.csv:3: 'May' is not a date"),
        (b"id,title\na,\xff\n", r"table.csv: not UTF-8 \(byte 11\); save it again as UTF-8"),
    ],
)
def test_a_table_that_is_none_is_told_with_its_line(tmp_path: Path, written: bytes, told: str) -> None:
    file = tmp_path / "table.csv"
    file.write_bytes(written)
    with pytest.raises(ValueError, match=told):
        read_metadata(file)
