"""Articles about the second country, read with its own reference data, and articles that name a neighbour's places."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from extract.sources import read
from graph.build import build
from graph.store import Store
from queries.judge.evaluation import evaluate
from queries.judge.report import Report

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
