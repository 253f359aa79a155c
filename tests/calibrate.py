"""Measure how often each rule is right, and print a table of it or write it: ``python -m tests.calibrate [FILE]``.

The gold is the half of ``tests/gold`` that is kept apart, the sample, and the open half of the real articles; the last
two were looked at while rules were written. With each rule stands in how many entries of the codebook it reads a fact.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TextIO

import ontology.reference
from extract.model import Article, Reading
from extract.pipeline import extract
from extract.rules import registered
from extract.sources import read
from graph.quads import REFERENCE_GRAPH, reading_triples, reference_triples
from graph.store import Store
from ontology.namespaces import article_iri
from queries.judge.evaluation import evaluate
from tests.constructions import readings as codebook
from tests.evaluate import REAL

ROOT = Path(__file__).parent


def main(file: Path | None = None) -> None:
    """Count readings and right ones per rule over both sets, and write them to a file, else to standard output."""
    read_of: Counter[str] = Counter()
    right_of: Counter[str] = Counter()
    for articles, gold in _sets():
        for rule, (count, right) in counted(articles, gold).items():
            read_of[rule] += count
            right_of[rule] += right
    entries = Counter(rule for reading in codebook() for rule in {f.rule for f in reading.facts})
    rows = [(rule, read_of[rule], right_of[rule], entries[rule]) for rule in sorted(registered())]
    if file is None:
        _write(rows, sys.stdout)
    else:
        with file.open("w", encoding="utf-8", newline="") as handle:
            _write(rows, handle)


def counted(articles: Sequence[Article], gold: Path, only: str = "") -> dict[str, tuple[int, int]]:
    """Rule → how many facts it reads in the articles whose names begin so, and how many of them the gold has."""
    readings = [extract(a, "kz") for a in articles if a.id.startswith(only)]
    found = {}
    for rule in sorted({f.rule for r in readings for f in r.facts}):
        own = [replace(r, facts=tuple(f for f in r.facts if f.rule == rule)) for r in readings]
        count = sum(len(r.facts) for r in own)
        found[rule] = (count, count - _errors(own, gold, only))
    return found


def _write(rows: Iterable[Sequence[object]], handle: TextIO) -> None:
    writer = csv.writer(handle, lineterminator="\n")
    writer.writerow(["rule", "read", "right", "entries"])
    writer.writerows(rows)


def _sets() -> Iterator[tuple[list[Article], Path]]:
    for place, name in ((ROOT.parent / "samples", "gold"), (REAL / "open", "facts")):
        yield articles_of(place / "articles", place / name), place / name
    with TemporaryDirectory() as folder:
        for file in sorted((ROOT / "gold" / "facts").glob("*.json")):
            if is_kept_apart(file.stem):
                (Path(folder) / file.name).write_bytes(file.read_bytes())
        articles = articles_of(ROOT / "gold" / "articles", ROOT / "gold" / "facts")
        yield [a for a in articles if is_kept_apart(a.id)], Path(folder)


def is_kept_apart(identifier: str) -> bool:
    """Is this article of the half that the rules are not written on: the even numbers?"""
    return int(identifier.split("-")[2]) % 2 == 0


def articles_of(folder: Path, gold: Path) -> list[Article]:
    """The articles of a folder, dated as their gold says."""
    dates = {}
    for file in gold.glob("*.json"):
        about = json.loads(file.read_text(encoding="utf-8"))["article"]
        dates[about["id"]] = {"issued": about["published"]} if about.get("published") else {}
    return [a for a in read([str(folder)], dates) if isinstance(a, Article)]


def _errors(readings: list[Reading], gold: Path, only: str) -> int:
    store = Store()
    store.replace(REFERENCE_GRAPH + "kz", reference_triples(ontology.reference.load("kz")))
    for reading in readings:
        store.replace(article_iri(reading.article.id), reading_triples(reading))
    return evaluate(store, gold, only).facts.wrong


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
