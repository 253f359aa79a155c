"""A build that is meant to be killed: it tells what it has done as soon as it is done."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import graph.build
import graph.reading
import ontology.reference
from extract.sources import read
from graph.build import build
from graph.quads import reference_triples
from graph.store import Store, Triple
from ontology.reference import Reference
from tests.kills.prepared import READINGS, WRITER, prepared

COUNTRY = "kz"
OPENED, LINKING, LINKED, CLOSED = "opened", "linking", "linked", "closed"  # what is told, beside names of articles
STORED, SKIPPED = "stored ", "skipped "  # before names of articles

_REFERENCE = 300  # statements of the reference graph, where it is not written whole
_FLUSHED = 3  # articles after which everything is written to files, so that there is something to compact

ontology.reference.load(COUNTRY)  # once for all builds that are forked from a process that has this module


def run(folder: Path, workers: int, flushes: bool, readings: Path | None, told: Connection) -> None:
    """Build the ``news.jsonl`` of a folder into the ``store`` beside it.

    Args:
        folder: where they are.
        workers: how many processes read.
        flushes: whether everything is written to files now and then, which large builds come to by themselves.
        readings: what was read before of the articles, which then takes no time; None to read them.
        told: what was done, a text each.
    """
    if readings is not None:
        _read_before(readings)
    _tell_of_linking(told.send)
    with Store(folder / "store") as store:
        told.send(OPENED)
        done = 0

        def stored(name: str) -> None:
            nonlocal done
            told.send(STORED + name)
            done += 1
            if flushes and done % _FLUSHED == 0:
                store.flush()

        found = read([str(folder / "news.jsonl")])
        summary = build(store, found, COUNTRY, progress=stored, prune=True, workers=workers)
        for problem in summary.skipped:
            told.send(SKIPPED + str(problem))
    told.send(CLOSED)


def _read_before(readings: Path) -> None:
    os.environ[READINGS] = str(readings)
    os.environ[WRITER] = str(os.getpid())
    graph.reading.read = prepared  # type: ignore[assignment]
    graph.build.reference_triples = _some  # type: ignore[attr-defined]


def _some(reference: Reference) -> Iterator[Triple]:
    """A part of what ``graph.quads.reference_triples`` gives, which takes a second to store."""
    return islice(reference_triples(reference), _REFERENCE)


def _tell_of_linking(tell: Callable[[str], None]) -> None:
    conclude = graph.build.conclude

    def concluded(*given: Any) -> None:
        tell(LINKING)
        conclude(*given)
        tell(LINKED)

    graph.build.conclude = concluded  # type: ignore[assignment]
