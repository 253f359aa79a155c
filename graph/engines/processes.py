"""This machine's processes as an engine."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from graph.engines import TRIES, Engine
from graph.workers import EndedError, Workers

T = TypeVar("T")
R = TypeVar("R")


@contextmanager
def opened(work: Callable[[T], R], _: str, workers: int) -> Iterator[Engine[T, R]]:
    """So many processes, 0 for one a processor."""
    many = workers or os.cpu_count() or 1
    with Workers(work, many) as processes:

        def do(thing: T) -> R:
            for tried in range(1, TRIES + 1):
                try:
                    return processes.submit(thing).result()
                except (EndedError, OSError):
                    if tried == TRIES:
                        raise
            raise AssertionError

        yield Engine(do, many)
