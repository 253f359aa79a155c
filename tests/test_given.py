"""Articles given from Python: the same checks, names and messages as for a line of JSON, whatever holds the record."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from extract.given import Record, told_apart
from extract.model import Article
from extract.sources import Given, Problem, expected, read

TEXT = "Akim opens a school\n\nOn January 11, 2018 the akim of Almaty region opened a school for 600 pupils.\n"
OTHER = "Akim opens a bridge\n\nThe akim of Almaty region opened a bridge.\n"


def items(*given: Given, **options: Any) -> list[Article | Problem]:
    return list(read(given, **options))


def articles(*given: Given, **options: Any) -> list[Article]:
    found = items(*given, **options)
    assert not [item for item in found if isinstance(item, Problem)], found
    return [item for item in found if isinstance(item, Article)]


def problem(*given: Given, **options: Any) -> str:
    (found,) = items(*given, **options)
    assert isinstance(found, Problem), found
    return str(found)


def test_what_is_given_is_told_apart() -> None:
    found = list(told_apart(["news", [Path("more"), {"text": TEXT}], TEXT, 7, [{"text": OTHER}]]))
    assert [item for item in found if isinstance(item, str)] == ["news", "more"]
    assert [item.number for item in found if isinstance(item, Record)] == [1, 4]
    assert [str(item).partition(":")[0] for item in found if isinstance(item, Problem)] == ["record 2", "record 3"]


# ---- as a line of JSON

LINES: list[Any] = [
    {"id": "school", "text": TEXT},
    {"id": 7, "text": TEXT, "headline": "School", "datePublished": "2018-01", "author": "Aliya", "sitename": "Wire"},
    {"id": "a", "text": "See [the school](https://example.org/a).", "url": "https://example.org/b", "lang": "en_GB"},
    {"id": "a", "text": "The \u0438\u0306 is composed.", "title": ["no scalar"], "source": "Steppe Wire, page 3"},
    {"id": "a", "text": TEXT, "date": "11.01.2018"},
    {"id": "a", "text": TEXT, "date": "2023-02-30"},
    {"id": "x" * 256, "text": TEXT},
    {"id": "a", "text": "x" * 501},
    {"id": "a", "text": "half a character: \ud800"},
    {"id": "a", "text": "<!-- [a](https://example.org) -->"},
    {"id": "a", "text": " \n"},
    {"id": "a", "text": None},
    {"id": "a", "text": 5},
    {"id": "a", "text": ["The akim came."]},
    {"id": "a", "body": TEXT},
]


@pytest.mark.parametrize("record", LINES, ids=range(len(LINES)))
def test_a_record_is_read_as_a_line_of_json_is(tmp_path: Path, record: dict[str, Any]) -> None:
    file = tmp_path / "all.jsonl"
    file.write_text(json.dumps(record), encoding="utf-8")
    (line,) = items(file, longest=500)
    (given,) = items(record, longest=500)
    if isinstance(line, Problem):
        assert str(given) == str(line).replace(f"{file}:1: ", "record 1: ")
    else:
        assert given == line


@pytest.mark.parametrize(
    ("record", "told"),
    [
        ({"title": "a"}, 'record 1: has no "text"; give {"id": …, "text": …}'),
        ({"text": float("nan")}, 'record 1: has no "text"; give {"id": …, "text": …}'),
        ({"text": 5}, 'record 1: its "text" is of type int, and no text; give {"id": …, "text": …}'),
        ({"text": b"Akim"}, 'record 1: its "text" is of type bytes, and no text; give {"id": …, "text": …}'),
        ({"text": TEXT, "date": "Monday"}, "record 1: 'Monday' is not a date; write YYYY, YYYY-MM or YYYY-MM-DD"),
        ({"text": "x" * 501}, "record 1: 501 characters long, and an article may have 500 characters; part it, or"),
        ({"text": TEXT, "id": 10**5000}, "record 1: Exceeds the limit"),
        (5, 'record 1: of type int, and no article; give a path, or {"id": …, "text": …}'),
        (None, "record 1: of type NoneType, and no article; give a path, or"),
        (b"news.txt", "record 1: of type bytes, and no article; give a path, or"),
        (TEXT, 'record 1: a text and no path; give {"text": …}'),
        ("The akim came. " * 100, 'record 1: a text and no path; give {"text": …}'),
    ],
)
def test_a_problem_names_the_record_and_the_mend(record: Any, told: str) -> None:
    assert problem(record, longest=500).startswith(told)


def test_records_are_counted_through_all_that_is_given(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    found = items({"text": "One."}, tmp_path, [{"text": "Two."}, {}], iter([{"text": "Four."}, 5]))
    assert [str(item).partition(":")[0] for item in found if isinstance(item, Problem)] == ["record 3", "record 5"]


# ---- values as tables have them


class _Row(NamedTuple):
    id: str
    text: str
    date: date


@pytest.mark.parametrize(
    ("value", "issued"),
    [
        (date(2018, 1, 11), "2018-01-11"),
        (datetime(2018, 1, 11, 23, 30), "2018-01-11"),
        (2018, "2018"),
        (2018.0, "2018"),
        (float("nan"), None),
        (None, None),
        ("", None),
    ],
)
def test_a_date_may_be_of_several_types(value: object, issued: str | None) -> None:
    (article,) = articles({"id": "a", "text": TEXT, "date": value})
    assert article.issued == issued


def test_a_tuple_with_names_is_a_record() -> None:
    assert articles(_Row("a", TEXT, date(2018, 1, 11))) == [Article("a", TEXT, issued="2018-01-11")]


def test_what_is_no_value_says_nothing() -> None:
    (article,) = articles({"id": float("nan"), "text": TEXT, "title": float("nan"), "publisher": Decimal(1)})
    assert (article.id, article.title, article.publisher) == ("record-1", None, None)


# ---- frames


@pytest.fixture
def frame() -> Any:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed (pip install orda[notebook])")
    dates = pandas.to_datetime(["2018-01-11", None, "2018-03-01"])
    return pandas.DataFrame(
        {"text": [TEXT, OTHER, float("nan")], "id": [1, 2, None], "date": dates, "author": ["Aliya", None, "Timur"]},
        index=[10, 20, 30],
    )


WAYS: dict[str, Callable[[Any], Given]] = {
    "frame": lambda frame: frame,
    "itertuples": lambda frame: frame.itertuples(),
    "iterrows": lambda frame: frame.iterrows(),
    "dicts": lambda frame: frame.to_dict("records"),
    "rows": lambda frame: (frame.loc[label] for label in frame.index),
    "indexed by strings": lambda frame: frame.set_index(frame["author"].fillna("?")).iterrows(),
    "numpy": lambda frame: (
        {"text": t, "id": i, "date": d, "author": a}
        for t, i, d, a in zip(frame["text"], *(frame[c].to_numpy() for c in ("id", "date", "author")), strict=True)
    ),
    "other types": lambda frame: frame.convert_dtypes(),
}


@pytest.mark.parametrize("way", WAYS)
def test_rows_of_a_frame_are_records(frame: Any, way: str) -> None:
    one, two, bad = items(WAYS[way](frame))
    assert one == Article("1", TEXT, issued="2018-01-11", creator="Aliya")
    assert two == Article("2", OTHER)
    assert str(bad) == 'record 3: has no "text"; give {"id": …, "text": …}'


def test_a_frame_without_texts_is_one_problem(frame: Any) -> None:
    told = problem(frame.rename(columns={"text": "body"}))
    assert told == 'DataFrame: has no column "text", but body, id, date, author; rename the one that holds the texts'


def test_a_column_of_paths_is_paths(frame: Any, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"{name}\n\n{TEXT}", encoding="utf-8")
    frame = frame.assign(path=[str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), str(tmp_path / "*.txt")])
    assert [article.id for article in articles(frame["path"])] == ["a", "b"]


# ---- streams


def test_records_are_read_as_they_come() -> None:
    asked: list[int] = []

    def endless() -> Iterator[dict[str, object]]:
        for number in range(1_000_000):
            asked.append(number)
            yield {"id": str(number), "text": f"The akim came {number} times."}

    found = read([endless()])
    assert [item.id for item, _ in zip(found, range(3), strict=False) if isinstance(item, Article)] == ["0", "1", "2"]
    assert len(asked) <= 4


def test_paths_and_records_may_be_mixed(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.txt").write_text(OTHER, encoding="utf-8")
    (tmp_path / "lines.jsonl").write_text(json.dumps({"id": "line", "text": "A line."}), encoding="utf-8")
    given = [
        tmp_path / "b.txt",
        {"id": "record", "text": TEXT},
        str(tmp_path / "*.*"),
        [[{"id": "deep", "text": OTHER}]],
    ]
    assert [article.id for article in articles(iter(given))] == ["record", "deep", "a", "b", "line"]


def test_the_table_of_metadata_is_of_records_too() -> None:
    table = {"a": {"issued": "1999"}, "*": {"issued": "2001", "publisher": "Anybody"}}
    one, two = articles({"id": "a", "text": TEXT}, {"text": OTHER, "publisher": "Wire"}, metadata=table)
    assert (one.issued, one.publisher) == ("1999", "Anybody")
    assert (two.issued, two.publisher) == ("2001", "Wire")


# ---- identifiers


def test_a_second_record_of_an_id_is_told() -> None:
    one, refused = items({"id": "a", "text": TEXT}, {"id": "a", "text": OTHER}, {"id": "a", "text": TEXT})
    assert isinstance(one, Article), "the same again is no other article"
    assert str(refused) == "record 2: another article has this id; give it one of its own"


def test_records_without_ids_are_told_apart_by_all_that_they_say() -> None:
    found = articles({"text": TEXT}, {"text": TEXT, "publisher": "Wire"}, {"text": TEXT})
    assert [article.id for article in found] == ["record-1", "record-2"]


def test_a_file_does_not_take_the_id_of_a_record(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    one, refused, other = items(tmp_path, {"id": "a", "text": OTHER})
    assert isinstance(one, Article)
    assert one.text == OTHER
    assert str(refused).startswith("a: another article of this name was read; rename the file")
    assert isinstance(other, Article)


# ---- how many


@pytest.mark.parametrize(
    ("given", "number"),
    [
        ([], 0),
        ([{"text": TEXT}, [{"text": OTHER}, 5], {"a": {}}.values()], 4),
        (["-"], 1),
        ([iter([{"text": TEXT}])], None),
        ([b"ab"], 1),
    ],
)
def test_how_many_are_given_is_known_without_reading(given: Iterable[Given], number: int | None) -> None:
    assert expected(given) == number


def test_how_many_files_there_are_is_known(tmp_path: Path, frame: Any) -> None:
    for name in ("a.txt", "deep/b.md", "c.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    assert expected([tmp_path, frame, tmp_path / "none.txt"]) == 5
    (tmp_path / "d.jsonl").write_text("{}\n{}\n", encoding="utf-8")
    assert expected([tmp_path]) is None, "a file of lines holds nobody knows how many"
