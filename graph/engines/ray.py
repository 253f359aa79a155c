"""Ray as an engine."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar, cast

os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # which Ray would send to its makers

import ray
from ray.exceptions import RayError, RayTaskError

from graph.engines import ENDED, TRIES, Engine
from graph.workers import EndedError

T = TypeVar("T")
R = TypeVar("R")


@contextmanager
def opened(work: Callable[[T], R], address: str, workers: int) -> Iterator[Engine[T, R]]:
    """The cluster at an address (``auto`` is the one that this machine is part of), or one on this machine."""
    here = {} if address else {"num_cpus": workers or os.cpu_count() or 1, "_node_ip_address": "127.0.0.1"}
    ray.init(address or "local", include_dashboard=None if address else False, log_to_driver=False, **here)
    try:

        def done(thing: T) -> R:
            return work(thing)

        task = ray.remote(max_retries=TRIES - 1, retry_exceptions=True)(done)

        def do(thing: T) -> R:
            try:
                return cast(R, ray.get(task.remote(thing)))
            except RayTaskError as error:
                raise error.cause from None
            except RayError:
                raise EndedError(ENDED) from None

        yield Engine(do, max(1, int(ray.cluster_resources().get("CPU", 1))))
    finally:
        ray.shutdown()
