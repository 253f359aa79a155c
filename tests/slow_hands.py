"""Readers for builds by several processes: each does with an article what the article's text says.

They stand in for the real one in tests of what becomes of a build: they load nothing, so that processes begin at once.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

import graph.reading
from extract.model import Article
from extract.sources import Problem
from graph.reading import Batch, Options, Read, UnreadError
from graph.store import TEXT, Triple
from ontology.namespaces import article_iri, iri


def read(article: Article, options: Options) -> Read:
    """The article's text, after what it tells: to sleep so long, to end so, to fail, to note who reads in a file."""
    order, _, what = article.text.partition(" ")
    match order:
        case "sleep":
            time.sleep(float(what))
        case "end":
            os.kill(os.getpid(), signal.Signals[what])
        case "end-once":  # with a file that tells whether it did
            if not Path(what).exists():
                Path(what).touch()
                os.kill(os.getpid(), signal.SIGKILL)
        case "raise":
            raise OSError(what)
        case "exit":
            os._exit(int(what))
        case "fail":
            raise UnreadError(f"could not be read ({what})")
        case "print":
            print(what)
        case "note":
            Path(what).joinpath(f"{os.getpid()} {article.id}").touch()
    return Read(1, list(_triples(article)), [], [])


def extract_batch(articles: Iterable[Article], options: Options) -> Batch:
    """What the contract gives where articles are read by ``read``."""
    batch = Batch()
    for article in articles:
        try:
            batch.read[article_iri(article.id)] = read(article, options)
        except UnreadError as error:
            batch.problems.append(Problem(article.id, str(error)))
    return batch


def _triples(article: Article) -> list[Triple]:
    node = ox.NamedNode(article_iri(article.id))
    kind, class_ = (ox.NamedNode(iri(name)) for name in ("rdf:type", "orda:Article"))
    return [(node, kind, class_), (node, TEXT, ox.Literal(article.text))]


def never_done(article: Article, options: Options) -> Read:
    """What the real reader gives where the rules of visits never end."""
    import extract.relations.visit

    def endless(_: object) -> list[object]:
        while True:
            time.sleep(0.01)

    if article.id == "trip":
        extract.relations.visit.read = endless  # type: ignore[assignment]
    return graph.reading.read(article, options)
