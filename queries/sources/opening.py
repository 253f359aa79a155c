"""From a place to what can be asked there: a folder, a file or an address; and asking it within a time."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from graph.copies import remove_stale
from graph.rocksdb import settled
from graph.store import Store
from queries.ask.confined import confined
from queries.ask.source import Source
from queries.sources import rdf_file, web
from queries.sources.endpoint import TIMEOUT, Endpoint

T = TypeVar("T")

_ADDRESSES = ("http://", "https://")


def opened(place: str | Path, *, timeout: float = TIMEOUT, default_graph: str = "") -> Store | Endpoint:
    """What can be asked at a place.

    Args:
        place: the folder of a store, a file of RDF, or the address of a SPARQL endpoint.
        timeout: how many seconds an endpoint may take for an answer.
        default_graph: the endpoint's graph that holds what Orda's default graph holds.

    Raises:
        StoreError: there is no store in the folder, or nothing at all there.
        QueryError: the file is no RDF, or the address none of an endpoint.
    """
    if isinstance(place, str) and place.lower().startswith(_ADDRESSES):
        return Endpoint(place, timeout, default_graph)
    path = Path(place)
    if not path.is_file():
        return Store(path, read_only=True)
    confined(lambda: len(rdf_file.read(path)))  # some files end the process that reads them
    return rdf_file.read(path)


def asked(source: Source, ask: Callable[[Source], T], seconds: float | None = None) -> T:
    """What ``ask`` finds out: of a store in a process of its own, which can be ended, of an endpoint in this one.

    Args:
        source: a store or an endpoint.
        ask: what to do with it; it may be called several times.
        seconds: how long it may take; None is as long as it takes.

    Raises:
        QueryError: it took too long, or the engine broke.
    """
    if isinstance(source, Store):
        return confined(lambda: ask(source), seconds) if source.path is None else asked_in(source.path, ask, seconds)
    with web.within(math.inf if seconds is None else seconds):
        return ask(source)


def asked_in(folder: Path, ask: Callable[[Source], T], seconds: float | None = None) -> T:
    """What ``ask`` finds out of the store in a folder, opened for it in a process of its own, which can be ended.

    Args:
        folder: the store's.
        ask: what to do with it; it may be called several times.
        seconds: how long it may take, with opening the store; None is as long as it takes.

    Raises:
        StoreError: there is no store in the folder.
        QueryError: it took too long, or the engine broke.
    """

    def opened() -> T:
        with Store(folder, read_only=True) as store:
            return ask(store)

    try:
        return confined(lambda: settled(opened), seconds)
    except BaseException:
        remove_stale(folder)  # what is read beside a writer may be a copy, and a process that was ended leaves it
        raise
