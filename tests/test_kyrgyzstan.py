"""Articles about the second country, read with its own reference data, and articles that name a neighbour's places."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from extract.model import Article
from extract.sources import read
from graph.build import build
from graph.store import Store
from queries.judge.evaluation import evaluate
from queries.judge.report import Report
from queries.judge.similarity import passage

GOLD = Path(__file__).parent / "gold"
OPEN, KEPT = GOLD / "kg", GOLD / "kg" / "kept"
CROSS = GOLD / "cross"


def _report(country: str, gold: Path, *folders: Path) -> Report:
    """The scores of reading the folders' articles with a country's tables; their gold is copied into ``gold``."""
    store = Store()
    summary = build(store, (item for folder in folders for item in read([str(folder / "articles")])), country)
    assert not summary.skipped
    assert not summary.failures
    for folder in folders:
        shutil.copytree(folder / "facts", gold, dirs_exist_ok=True)
    return evaluate(store, gold)


@pytest.mark.parametrize("folder", [OPEN, KEPT, CROSS / "kg", CROSS / "kz"], ids=lambda f: str(f.relative_to(GOLD)))
def test_gold_fits_its_articles(folder: Path) -> None:
    articles = {a.id: a for a in read([str(folder / "articles")]) if isinstance(a, Article)}
    for file in sorted((folder / "facts").glob("*.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        article = articles.pop(gold["article"]["id"])
        assert (article.issued, article.language) == (gold["article"]["published"], gold["article"]["language"])
        for fact in gold["facts"]:
            pinned = ("start", "end") if fact["relation"] == "quote" else ("evidence",)
            assert all(passage(fact[key]) in passage(article.text) for key in pinned), (file.stem, fact)
    assert not articles, "without gold"


def test_articles_about_kyrgyzstan_are_read(tmp_path: Path) -> None:
    report = _report("kg", tmp_path, OPEN, KEPT)
    assert report.entities.f1 >= 0.85, report.to_text()
    assert report.facts.f1 >= 0.6, report.to_text()


@pytest.mark.parametrize("country", ["kz", "kg"])
def test_places_across_the_border_are_read(country: str, tmp_path: Path) -> None:
    report = _report(country, tmp_path, CROSS / country)
    assert report.scores["entity:Place"].recall >= 0.75, report.to_text()
    assert report.scores["entity:Person"].recall >= 0.75, report.to_text()
    assert report.facts.f1 >= 0.6, report.to_text()
