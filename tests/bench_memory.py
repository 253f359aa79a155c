"""How the memory of the process that writes grows with articles: part of ``make bench-large``.

Articles are read once, by a process of its own, and stored again and again under other names, with facts of their own,
as reading a hundred thousand would take hours.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import count, islice
from pathlib import Path

import pyoxigraph as ox

import ontology.reference
from extract.model import Article, Origin
from extract.naming import Register
from extract.sources import read
from graph import build, reading
from graph.quads import REFERENCE_GRAPH, reference_triples
from graph.store import TEXT, Store, Triple
from graph.workers import Workers
from ontology.namespaces import ID, article_iri
from tests import corpus

BASE = 140  # articles that are read
_FACT = f"{ID}fact/"


def main() -> None:
    """Print the memory at ten sizes."""
    parser = argparse.ArgumentParser(description="How the memory of the process that writes grows with articles.")
    parser.add_argument("many", nargs="?", type=int, default=10_000, help="how many articles are stored")
    many = parser.parse_args().many
    reference = ontology.reference.load(corpus.COUNTRY)
    with tempfile.TemporaryDirectory() as name, Store(Path(name) / "store") as store:
        store.replace(REFERENCE_GRAPH + corpus.COUNTRY, reference_triples(reference))
        reads = dict[str, reading.Read]()
        building = build._Building(
            store, lambda a: partial(reads.pop, a.id), 0, reference, 0.0, lambda _: None, noting=False
        )
        register, done, began = Register(), _read(), time.process_time()
        for number, (article, found) in enumerate(islice(_articles(done), many), start=1):
            reads[article.id] = found
            assert not register.is_copy(article)
            building.take(replace(article, id=register.identify(article) or ""))
            if number % max(1, many // 10) == 0:
                disk = sum(file.stat().st_size for file in Path(name).rglob("*") if file.is_file())
                cpu = (time.process_time() - began) / number
                print(
                    f"{number:9} articles: {_memory():.0f} MB, on disk {disk / 1e6:.0f} MB, {cpu:.4f} s each",
                    flush=True,
                )


def _read() -> list[tuple[Article, reading.Read]]:
    """Some articles, and what is read of them."""
    articles = [item for item in read([islice(corpus.articles(), BASE)]) if isinstance(item, Article)]
    with Workers(partial(reading.read, options=reading.Options(corpus.COUNTRY)), 1) as reader:
        return [(article, reader.submit(article).result()) for article in articles]


def _articles(done: list[tuple[Article, reading.Read]]) -> Iterator[tuple[Article, reading.Read]]:
    """Articles without end, and what is read of them."""
    for number in count():
        yield _again(*done[number % len(done)], f"again-{number:08}")


def _again(article: Article, found: reading.Read, name: str) -> tuple[Article, reading.Read]:
    """An article and its reading under another name."""
    old, new = article_iri(article.id), article_iri(name)
    text = f"{article.text}\n\n{name}"

    def renamed(node: ox.NamedNode | ox.Literal) -> ox.NamedNode | ox.Literal:
        if isinstance(node, ox.Literal):
            return node
        value = node.value.replace(old, new)
        return ox.NamedNode(f"{value}-{name}" if value.startswith(_FACT) else value)

    def told(triple: Triple) -> Triple:
        subject, predicate, value = triple
        what = ox.Literal(text) if predicate == TEXT else renamed(value)
        return ox.NamedNode(renamed(subject).value), predicate, what

    origin = Origin(f"/data/news/corpus.jsonl {name}", (name, f"corpus/{name}", f"news/corpus/{name}"))
    return replace(article, id=name, text=text, origin=origin), replace(found, triples=list(map(told, found.triples)))


def _memory() -> float:
    """What this process has in memory, in MB."""
    status = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in status if line.startswith("VmRSS:")) * 1024 / 1e6


if __name__ == "__main__":
    main()
