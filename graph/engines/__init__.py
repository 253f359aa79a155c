"""Other programs' clusters that read articles: each of them does one thing with a batch, and tries again what fails.

An adapter is a module with a function ``opened``; all it does is to hand a batch to its engine and to wait for what
comes of it. Machines of a cluster need Orda installed, in the same version, and reach the folder that is written to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import AbstractContextManager
from dataclasses import dataclass
from importlib import import_module
from itertools import islice
from typing import Any, Generic, TypeVar, cast

T = TypeVar("T")
R = TypeVar("R")

ENGINES = {"dask": "dask", "ray": "ray", "spark": "pyspark"}  # and the package that each needs
TRIES = 3  # of a batch, before it is given up
BATCH = 50  # articles, where no other number is given
ENDED = "the process that read it ended, as where memory runs out"


class EngineError(ValueError):
    """An engine cannot be used; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Engine(Generic[T, R]):
    """A cluster that is there to be used.

    Attributes:
        do: has it do its work with a thing, and waits; raises what the work raised the last time that it was tried,
            or ``graph.workers.EndedError``.
        many: how many things it does beside each other.
    """

    do: Callable[[T], R]
    many: int


def opened(
    name: str, work: Callable[[T], R], address: str, workers: int, seconds: float | None
) -> AbstractContextManager[Engine[T, R]]:
    """A cluster, to be closed in the end.

    Args:
        name: one of ``ENGINES``; with none, this machine's processes, which need no other program.
        work: what it does; a function that ``pickle`` takes.
        address: of a cluster elsewhere; with none, one is made on this machine.
        workers: how many processes the one that is made has.
        seconds: how long one article may take, if there is a limit.

    Raises:
        EngineError: there is no such engine, its package is missing, or it can hold no limit of seconds.
    """
    if name and name not in ENGINES:
        raise EngineError(f"there is no engine {name}; there are: {', '.join(ENGINES)}")
    if address and not name:
        raise EngineError("an address is one of an engine's cluster; give --engine with it")
    if name == "dask" and seconds is not None:
        raise EngineError("dask reads in threads, where no limit of seconds can be held; leave it out, or take another")
    try:
        adapter = import_module(f"graph.engines.{name or 'processes'}")
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] == "graph":
            raise
        raise EngineError(f'{name} needs the package {error.name}; pip install "orda[{name}]"') from None
    return cast("AbstractContextManager[Engine[T, R]]", adapter.opened(work, address, workers))


def outcomes(engine: Engine[T, R], things: Iterable[T]) -> Iterator[tuple[T, R | Exception]]:
    """What comes of some things, or why nothing does, as it comes; no more are taken than keep the engine busy.

    Args:
        engine: that does it.
        things: gone through as they are done.
    """
    ahead, rest = 2 * engine.many, iter(things)
    pool = ThreadPoolExecutor(ahead, thread_name_prefix="orda-engine")  # each waits for one thing
    running: dict[Future[R], T] = {}
    try:
        while True:
            for thing in islice(rest, ahead - len(running)):
                running[pool.submit(engine.do, thing)] = thing
            if not running:
                return
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                yield running.pop(future), _outcome(future)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _outcome(future: Future[Any]) -> Any:
    try:
        return future.result()
    except Exception as error:  # each engine has its own
        return error
