"""What each part of the reading is worth: ``make ablation`` reads real articles without it, and prints what is lost.

Left out one at a time are the generators of mentions, the stages that follow on the facts, and each rule. The gold is
the half of ``gold/real`` that is open.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from unittest.mock import patch

import ontology.reference
from extract import mentions, names, pipeline
from extract.model import Article, Fact, Reading
from extract.pipeline import extract
from extract.rules import registered
from extract.sources import read
from graph.quads import REFERENCE_GRAPH, reading_triples, reference_triples
from graph.store import Store
from ontology.namespaces import article_iri
from queries.judge.evaluation import evaluate
from queries.judge.report import Report
from tests.evaluate import REAL

OPEN = REAL / "open"


@dataclass(frozen=True)
class Part:
    """Something that can be left out.

    Attributes:
        name: what it is called in the table.
        without: as long as it is open, reading goes on without the part.
    """

    name: str
    without: Callable[[], AbstractContextManager[object]]


def parts() -> Iterator[Part]:
    """The generators of mentions and the stages after the facts, in the order in which they work."""
    for finder in names._FINDERS:
        rest = tuple(f for f in names._FINDERS if f is not finder)
        yield Part(f"names: {finder.__name__}", lambda rest=rest: patch.object(names, "_FINDERS", rest))  # type: ignore[misc]
    for module, attribute, nothing in (
        (names, "shared_head", _none),
        (names, "headed", _none),
        (names, "bare", _nothing),
        (names, "quoted_alone", _nothing),
        (mentions, "new_persons", _nothing),
        (mentions, "standing_for", _nothing),
        (mentions, "_descriptions", _nothing),
        (pipeline, "carried_on", _as_they_are),
        (pipeline, "consistent", _as_they_are),
    ):
        name = f"{module.__name__.rpartition('.')[2]}: {attribute.strip('_')}"
        yield Part(name, lambda m=module, a=attribute, n=nothing: patch.object(m, a, n))  # type: ignore[misc]


def _none(*_: object) -> None:
    return None


def _nothing(*_: object) -> tuple[object, ...]:
    return ()


def _as_they_are(facts: Sequence[Fact], *_: object) -> Sequence[Fact]:
    return facts


def articles() -> list[Article]:
    """The articles of the open half."""
    return [a for a in read([str(OPEN / "articles")]) if isinstance(a, Article)]


def score(readings: Sequence[Reading]) -> Report:
    """The scores of some readings of all the articles."""
    store = Store()
    store.replace(REFERENCE_GRAPH + "kz", reference_triples(ontology.reference.load("kz")))
    for reading in readings:
        store.replace(article_iri(reading.article.id), reading_triples(reading))
    return evaluate(store, OPEN / "facts")


def main() -> None:
    """Print the figures of the whole, and the loss without each part; gains are negative."""
    read_from = articles()
    whole = [extract(article, "kz") for article in read_from]
    full = score(whole)
    print(f"{'':34}{'entities':>10}{'facts':>10}{'complete':>10}   F1, and what is lost of it, in points")
    _print("all", full.entities.f1 * 100, full.facts.f1 * 100, full.complete.f1 * 100)
    for part in parts():
        with part.without():
            _print_loss(part.name, full, score([extract(article, "kz") for article in read_from]))
    for rule in registered():
        if any(f.rule == rule for r in whole for f in r.facts):
            rest = [replace(r, facts=tuple(f for f in r.facts if f.rule != rule)) for r in whole]
            _print_loss(rule, full, score(rest))


def _print_loss(name: str, full: Report, less: Report) -> None:
    losses = (full.entities.f1 - less.entities.f1, full.facts.f1 - less.facts.f1, full.complete.f1 - less.complete.f1)
    _print(name, *(100 * loss for loss in losses))


def _print(name: str, *figures: float) -> None:
    print(f"{name:34}" + "".join(f"{figure:>10.1f}" for figure in figures))
    sys.stdout.flush()


if __name__ == "__main__":
    main()
