"""Corpora are the same every time and read like the sample; their articles are reprints only where that is meant."""

from __future__ import annotations

import gzip
import json
import tracemalloc
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random

import pytest

from extract.model import Article
from extract.pipeline import extract
from extract.sources import read
from graph.build import Summary, build
from graph.store import Store
from tests import corpus
from tests.declined import declined

SAMPLES = Path(__file__).parents[1] / "samples" / "articles"
MANY, SEED = 6 * 35, 7  # each of the sample's articles six times


@pytest.fixture(scope="module")
def records() -> list[corpus.Record]:
    return list(islice(corpus.articles(SEED), MANY))


@pytest.fixture(scope="module")
def summary(records: list[corpus.Record]) -> Summary:
    return build(Store(), read([records]), "kz")


def test_a_corpus_is_the_same_every_time_and_the_beginning_of_a_larger_one(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("small.jsonl", "again.jsonl.gz", "once-more.jsonl.gz", "large.jsonl")]
    for file, many in zip(files, (40, 40, 40, 50), strict=True):
        corpus.write(file, many, seed=3)
    small, packed, again, large = (file.read_bytes() for file in files)
    assert large.startswith(small)
    assert packed == again
    assert gzip.decompress(packed) == small
    assert len({json.loads(line)["id"] for line in large.splitlines()}) == 50


def test_seeds_differ() -> None:
    one, other = (list(islice(corpus.articles(seed), 20)) for seed in (1, 2))
    assert not {record["text"] for record in one} & {record["text"] for record in other}


def test_memory_does_not_grow_with_the_corpus() -> None:
    found = corpus.articles(1)
    held = []
    for many in (100, 400):
        for _ in islice(found, many):
            pass
        tracemalloc.start()
        for _ in islice(found, 20):
            pass
        held.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert held[1] < 2 * held[0]


@pytest.mark.slow
def test_articles_read_like_those_of_the_sample(summary: Summary) -> None:
    sample = [len(extract(item, corpus.COUNTRY).facts) for item in _sample()]
    expected = sum(sample) / len(sample)
    assert summary.added == MANY
    assert not summary.skipped
    assert abs(summary.facts / summary.added - expected) < 0.1 * expected


@pytest.mark.slow
def test_only_those_that_are_meant_to_be_are_reprints(summary: Summary) -> None:
    meant = sum(corpus.is_reprint(number, SEED) for number in range(MANY))
    assert meant > 0
    assert abs(summary.repeated - meant) <= 1


def test_languages_are_mixed_as_in_the_sample(records: list[corpus.Record]) -> None:
    sample = Counter(extract(item, corpus.COUNTRY).article.language for item in _sample())
    found = Counter(record["language"] for record in records)
    for language, many in sample.items():
        assert abs(found[language or ""] / MANY - many / 35) < 0.03


def test_dates_move_with_the_years_that_are_told() -> None:
    """One of the sample's articles tells of the year of its date, and of the one before."""
    told = [record for record in islice(corpus.articles(5), MANY) if "отчётную встречу" in record["text"]]
    assert told
    for record in told:
        year = int(record["date"][:4])
        assert f"об итогах {year - 1} года" in record["text"]
        assert f"В {year} году, подчеркнул" in record["text"]
    assert len({record["date"] for record in told}) > 1


@pytest.mark.parametrize(
    ("language", "one", "other", "text", "expected"),
    [
        ("ru", "Абдибеков", "Скаков", "Абдибекова, Абдибековым, АБДИБЕКОВУ", "Скакова, Скаковым, СКАКОВУ"),
        ("ru", "Каримова", "Досова", "Каримовой и Каримову", "Досовой и Досову"),
        ("ru", "Килыбай", "Дадебай", "Килыбая, Килыбаю, Килыбаем", "Дадебая, Дадебаю, Дадебаем"),
        ("ru", "Караганда", "Астана", "из Караганды в Караганду", "из Астаны в Астану"),
        ("ru", "Карагандинская", "Павлодарская", "Карагандинской, Карагандинскую", "Павлодарской, Павлодарскую"),
        ("ru", "Карагандинская", "Павлодарская", "Карагандинского завода", "Карагандинского завода"),
        ("ru", "Абайский", "Нуринский", "Абайского района", "Нуринского района"),
        ("kk", "Тоқаев", "Назарбаев", "Тоқаевтың, Тоқаевпен", "Назарбаевтың, Назарбаевпен"),
        ("kk", "Тараз", "Қаратаз", "Таразда, ТАРАЗ", "Қаратазда, ҚАРАТАЗ"),
        ("en", "Marat", "Serik", "Marat and Marat's, not Maratov", "Serik and Serik's, not Maratov"),
    ],
)
def test_names_take_the_cases_of_those_they_stand_for(
    language: str, one: str, other: str, text: str, expected: str
) -> None:
    old, new = declined(one, language), declined(other, language)
    assert old.kind == new.kind
    assert old.sub(new, text) == expected


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("ru", "Абдибеков", "Каримова"), ("ru", "Марат", "Алтай"), ("ru", "Караганда", "Актау"),
        ("kk", "Ақтау", "Тараз"), ("kk", "Нұрмұхамбетов", "Тоқаев"), ("kk", "Тараз", "Кендірліз"),
    ],
)  # fmt: skip
def test_names_of_other_endings_are_of_other_kinds(language: str, one: str, other: str) -> None:
    assert declined(one, language).kind != declined(other, language).kind


@pytest.mark.parametrize("number", ["1,9", "10", "103", "2 700", "644,7", "21", "3", "12"])
def test_numbers_keep_their_shape_and_what_agrees_with_them(number: str) -> None:
    for seed in range(30):
        new = corpus._like(number, "ru", Random(seed))
        assert [c if not c.isdigit() else "0" for c in new] == [c if not c.isdigit() else "0" for c in number]
        assert corpus._agreed(new) == corpus._agreed(number)
        assert new[0] != "0"


def _sample() -> Iterator[Article]:
    yield from (item for item in read([str(SAMPLES)]) if isinstance(item, Article))
