"""What an article costs: to read one in each language, and to store one; part of ``make bench-large``.

All in one process, so that what reads and what writes are told apart; on a corpus that reads like the sample.
"""

from __future__ import annotations

import resource
import tempfile
import time
from collections import defaultdict
from functools import partial
from itertools import islice
from pathlib import Path

import ontology.reference
from extract.model import Article
from extract.sources import read
from graph import build, reading
from graph.store import Store
from ontology.namespaces import article_iri
from tests import corpus

SAMPLES = Path(__file__).parents[1] / "samples" / "articles"
MANY = 140


def main() -> None:
    """Print the costs."""
    print(f"loading: {_loading():.1f} s, and what Python takes to start")
    articles = [item for item in read([islice(corpus.articles(), MANY)]) if isinstance(item, Article)]
    began = time.process_time()
    seconds, characters = defaultdict[str, list[float]](list), defaultdict[str, int](int)
    readings = {}
    for article in articles:
        begun = time.process_time()
        readings[article.id] = _read(article)
        seconds[article.language or ""].append(time.process_time() - begun)
        characters[article.language or ""] += len(article.text)
    reading = time.process_time() - began
    for language, took in sorted(seconds.items()):
        mean = sum(took) / len(took)
        length = characters[language] // len(took)
        print(f"reading, {language}: {mean:.3f} s, {1 / mean:.1f} a second and core, of {length} characters")
    print(f"reading, all: {reading / MANY:.3f} s")
    print(f"storing: {_stored(articles, readings) / MANY:.4f} s")
    print(f"most memory of a reader: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6:.0f} MB")


def _loading() -> float:
    """The CPU seconds that the first article of each language takes more than when it is read again."""
    of_language = {a.language: a for a in read([str(SAMPLES)]) if isinstance(a, Article) and a.language}
    took = list[float]()
    for article in (*of_language.values(), *of_language.values()):
        began = time.process_time()
        _read(article)
        took.append(time.process_time() - began)
    half = len(of_language)
    return sum(took[:half]) - sum(took[half:])


_read = partial(reading.read, options=reading.Options(corpus.COUNTRY))


def _stored(articles: list[Article], readings: dict[str, reading.Read]) -> float:
    """The CPU seconds of storing what was read, with all else that a writer does for an article."""
    done = {article_iri(name): reading for name, reading in readings.items()}
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "store") as store:
        reference = ontology.reference.load(corpus.COUNTRY)

        def begin(article: Article) -> partial[reading.Read]:
            return partial(done.__getitem__, article_iri(article.id))

        building = build._Building(store, begin, 0, reference, 0.0, lambda _: None, noting=False)
        began = time.process_time()
        for article in articles:
            building.take(article)
        building.finish()
        return time.process_time() - began


if __name__ == "__main__":
    main()
