"""Dask as an engine."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import TypeVar, cast

import dask
from distributed import Client, KilledWorker, LocalCluster

from graph.engines import ENDED, TRIES, Engine
from graph.workers import EndedError

T = TypeVar("T")
R = TypeVar("R")

_ALONE = threading.Lock()


@contextmanager
def opened(work: Callable[[T], R], address: str, workers: int) -> Iterator[Engine[T, R]]:
    """The cluster whose scheduler is at an address, or one on this machine."""
    with ExitStack() as stack:
        if not address:
            stack.enter_context(dask.config.set({"distributed.scheduler.allowed-failures": TRIES - 1}))
            many = workers or os.cpu_count() or 1
            made = LocalCluster(n_workers=many, threads_per_worker=1, processes=True, dashboard_address=None)
            stack.enter_context(made)
        client = stack.enter_context(Client(address or made))

        def do(thing: T) -> R:
            try:
                return cast(R, client.submit(partial(_alone, work), thing, pure=False, retries=TRIES - 1).result())
            except KilledWorker:
                raise EndedError(ENDED) from None

        yield Engine(do, max(1, len(client.scheduler_info(n_workers=-1)["workers"])))


def _alone(work: Callable[[T], R], thing: T) -> R:
    """One thing at a time in a process, however many threads it has: the readers share what they have loaded."""
    with _ALONE:
        return work(thing)
