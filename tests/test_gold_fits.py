"""Gold and its articles: one is of each other's, and every fact is pinned to words that stand there."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from extract.model import Article
from extract.sources import read
from queries.judge.similarity import passage

GOLD = Path(__file__).parent / "gold"
FOLDERS = ("kg", "kg/kept", "cross/kg", "cross/kz", "real/open", "real/kept")


@pytest.mark.parametrize("folder", FOLDERS)
def test_gold_fits_its_articles(folder: str) -> None:
    articles = {a.id: a for a in read([str(GOLD / folder / "articles")]) if isinstance(a, Article)}
    for file in sorted((GOLD / folder / "facts").glob("*.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        article = articles.pop(gold["article"]["id"])
        assert (article.issued, article.language) == (gold["article"]["published"], gold["article"]["language"])
        told = passage(f"{article.title}\n{article.text}")
        for fact in gold["facts"]:
            pinned = ("start", "end") if fact["relation"] == "quote" else ("evidence",)
            assert all(passage(fact[key]) in told for key in pinned), (file.stem, fact)
    assert not articles, "without gold"


def test_no_source_is_in_both_halves_of_the_real_articles() -> None:
    halves = [
        {address for file in (GOLD / folder).glob("facts/*.json") for address in _addresses(file)}
        for folder in ("real/open", "real/kept")
    ]
    assert all(halves)
    assert not halves[0] & halves[1]


def _addresses(file: Path) -> list[str]:
    source = str(json.loads(file.read_text(encoding="utf-8"))["article"]["retold_from"])
    return re.findall(r"https?://[^\s;,)\]']+", source)
