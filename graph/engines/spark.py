"""Spark as an engine: each batch is a job of one task, so that one that fails ends no other."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar, cast

from pyspark import SparkConf, SparkContext

from graph.engines import ENDED, TRIES, Engine
from graph.workers import EndedError

T = TypeVar("T")
R = TypeVar("R")


@contextmanager
def opened(work: Callable[[T], R], address: str, workers: int) -> Iterator[Engine[T, R]]:
    """The cluster of a master (``spark://…``, ``yarn``, ``k8s://…``), or one on this machine."""
    settings = SparkConf().setAppName("orda").set("spark.task.maxFailures", str(TRIES))
    settings.set("spark.ui.enabled", "false").set("spark.ui.showConsoleProgress", "false")
    if not address:
        settings.set("spark.driver.host", "127.0.0.1").set("spark.driver.bindAddress", "127.0.0.1")
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    master = address or f"local[{workers or os.cpu_count() or 1},{TRIES}]"
    with SparkContext(master=master, conf=settings) as spark:
        spark.setLogLevel("OFF")

        def do(thing: T) -> R:
            try:
                return cast(R, spark.parallelize([thing], 1).map(work).collect()[0])
            except Exception as error:  # of Java, which Python knows by this attribute
                if (raised := getattr(error, "java_exception", None)) is None:
                    raise
                raise _raised(str(raised.getMessage())) from None

        yield Engine(do, spark.defaultParallelism)


def _raised(message: str) -> Exception:
    """What went wrong in Python, of the many lines of Java around it: the last line of its traceback."""
    _, traced, lines = message.partition("Traceback (most recent call last):\n")
    told = [text for text in lines.partition("\n\n")[0].splitlines() if not text.startswith(" ")]
    return RuntimeError(told[-1]) if traced and told else EndedError(ENDED)
