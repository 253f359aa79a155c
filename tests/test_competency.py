"""The competency questions: what the articles say is what the canned queries answer.

``competency/questions.csv`` lists them; ``competency/<case>.csv`` holds the rows expected, as ``tests.answers`` reads
them. Where ``complete`` is yes, the answer has no other rows.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest

import orda
from graph.store import Store
from queries.ask.run import run
from tests.answers import missing, surplus
from tests.gold_graph import SAMPLES, gold_store

FOLDER = Path(__file__).parent / "competency"
SHARED = Path(__file__).parents[2] / "shared"
PLACES = {
    "seed": (SHARED / "articles", SHARED / "evaluation" / "gold"),
    "sample": (SAMPLES / "articles", SAMPLES / "gold"),
}
DATES = {
    "seed-000": "2018-01-11",
    "seed-001": "2016-07",
    "seed-002": "2018-09",
    "seed-003": "2022-10",
    "seed-004": "2024-12-12",
}


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@cache
def _store(articles: str, read: bool) -> Store:
    """The graph of the gold facts, or the graph that reading the articles gives."""
    texts, gold = PLACES[articles]
    if not texts.exists():
        pytest.skip(f"the {articles} articles are not here")
    if not read:
        return gold_store(gold, texts)
    metadata = {name: {"issued": date} for name, date in DATES.items()} if articles == "seed" else None
    source = orda.build(texts, metadata=metadata).source
    assert isinstance(source, Store)
    return source


@pytest.mark.parametrize("read", [False, True], ids=["gold", "read"])
@pytest.mark.parametrize("case", _rows(FOLDER / "questions.csv"), ids=lambda row: row["case"])
def test_question_has_the_expected_answer(case: dict[str, str], read: bool) -> None:
    store = _store(case["articles"], read)
    params = dict(p.strip().split("=", 1) for p in case["parameters"].split("|") if p.strip())
    table = run(store, case["query"], params)
    expected = _rows(FOLDER / f"{case['case']}.csv")
    assert not missing(store, table, expected), table.to_text(200)
    if case["complete"]:
        assert not surplus(store, table, expected), table.to_text(200)


def test_every_question_that_must_be_answered_has_a_case() -> None:
    rows = _rows(FOLDER / "questions.csv")
    for articles in PLACES:
        asked = {int(row["question"]) for row in rows if row["articles"] == articles}
        assert asked >= {1, 2, 5, 6, 8, 12, 14, 21}
    assert {row["case"] for row in rows} == {file.stem for file in FOLDER.glob("*.csv")} - {"questions"}
