"""The bundled sample tells what its README says: every region, measures over years, promises, careers, reprints."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

import ontology.reference
from extract.model import Article
from extract.sources import read
from queries.ask.run import run
from queries.judge.similarity import passage
from tests.gold_graph import SAMPLES, sample_store


@cache
def _articles() -> dict[str, Article]:
    return {a.id: a for a in read([str(SAMPLES / "articles")]) if isinstance(a, Article)}


def _gold() -> Iterator[dict[str, Any]]:
    for file in sorted((SAMPLES / "gold").glob("*.json")):
        yield json.loads(file.read_text(encoding="utf-8"))


def test_every_article_has_gold_whose_words_stand_in_it() -> None:
    articles = dict(_articles())
    for gold in _gold():
        about, article = gold["article"], articles.pop(gold["article"]["id"])
        assert article.issued in (about["published"], None), "a bare text has neither date nor language"
        assert article.language in (about["language"], None)
        told = passage(article.text)
        for fact in gold["facts"]:
            pinned = ("start", "end") if fact["relation"] == "quote" else ("evidence",)
            assert all(passage(fact[key]) in told for key in pinned), (article.id, fact)
            assert fact.get("note") or fact["relation"] == "opening", (article.id, fact)
    assert not articles, "without gold"


def test_sources_are_told_of_every_article() -> None:
    told = re.findall(r"^## (\S+)$", (SAMPLES / "SOURCES.md").read_text(encoding="utf-8"), re.M)
    assert sorted(told) == sorted(_articles())


def test_every_region_is_told_of_twice() -> None:
    seen: Counter[str] = Counter()
    for gold in _gold():
        names = {n.casefold() for e in gold["entities"].values() if e["type"] == "Place" for n in e["names"]}
        seen.update(name for name, known in _regions().items() if names & known)
    assert len(_regions()) == 20
    assert {name for name in _regions() if seen[name] < 2} == set()


@cache
def _regions() -> dict[str, set[str]]:
    """The regions of today and the three cities of their rank → all their names."""
    entities = ontology.reference.load("kz").entities
    offices = ontology.reference.load("kz").offices.values()
    governed = {office.get("jurisdiction") for office in offices if office.id.startswith("akim-of-")}
    return {
        id_: {n.casefold() for names in entities[id_].names.values() for n in names}
        for id_ in governed
        if id_ in ("astana", "almaty", "shymkent") or (id_.endswith("-region") and not entities[id_].get("end"))
    }


def test_articles_are_of_seven_years_on_end() -> None:
    years = {gold["article"]["published"][:4] for gold in _gold()}
    assert years >= {str(year) for year in range(2019, 2026)}


def _sentences(article: str) -> set[str]:
    return {s for s in re.split(r"(?<=[.!?])\s+", _articles()[article].text) if len(s.split()) > 4}


@pytest.mark.parametrize(("first", "again"), [
    ("sample-en-14-turkestan-eight-months", "sample-en-15-turkestan-reprint"),
    ("sample-ru-09-mangystau-water", "sample-ru-10-mangystau-water-reprint"),
])  # fmt: skip
def test_reprints_share_most_sentences_and_have_another_publisher(first: str, again: str) -> None:
    one, other = _sentences(first), _sentences(again)
    assert len(one & other) / len(other) > 0.5
    assert one - other
    assert other - one
    assert _articles()[first].publisher != _articles()[again].publisher


def test_a_translation_has_the_figures_of_its_original() -> None:
    one, other = (
        Counter(re.findall(r"\d+", _articles()[a].text))
        for a in ("sample-ru-09-mangystau-water", "sample-kk-06-mangystau-auyz-su")
    )
    assert one == other


def test_three_tasks_of_the_government_fall_due_in_september_2025() -> None:
    rows = run(sample_store(), "instructions", {"issuer": "Olzhas Bektenov", "due": "2025-09"})
    assert Counter(deadline for _, deadline in {(row["words"], row["deadline"]) for row in rows}) == {
        "2025-09-01": 2,
        "2025-09": 1,
    }


@pytest.mark.parametrize(("region", "words", "told"), [
    ("Turkistan region", "housing commissioned", {"2018": 387_800, "2021": 823_800, "2022": 486_000, "2023": 898_900}),
    ("Karaganda region", "инвестиции", {"2016": 315e9, "2022": 522.2e9, "2023": 727e9, "2025": 644.7e9}),
])  # fmt: skip
def test_one_measure_of_a_region_over_years(region: str, words: str, told: dict[str, float]) -> None:
    rows = run(sample_store(), "indicators", {"about": region, "text": words})
    values = {(row["period"], float(row["value"])) for row in rows if row["status"] == "actual"}  # type: ignore[arg-type]
    assert {(year, float(value)) for year, value in told.items()} <= values
