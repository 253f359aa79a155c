"""Work in a process of its own, which can be ended: Oxigraph cannot stop a query, and some queries stop it.

Sorting values that have no order (durations, dates with and without a time zone) and deep nesting end the process that
asks; so a forked one asks, and its end is told in a line. Where processes cannot fork, the work is done here.
"""

from __future__ import annotations

import faulthandler
import os
import pickle
import signal
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NoReturn, TypeVar, cast

from queries.ask.catalog import QueryError

T = TypeVar("T")

_BROKEN = (
    "the query was ended: the engine broke on it; it may sort values that have no order, such as durations, or dates "
    "with and without a time zone (sort by STR of them), nest too deeply, or need more memory than there is"
)


def confined(work: Callable[[], T], seconds: float | None = None, broken: Exception | None = None) -> T:
    """What ``work`` returns, done by a child process.

    Args:
        work: what to do. It returns or raises what can be pickled, and changes nothing of the parent's. A store on disk
            it opens anew: a handle that it inherits may be locked by a thread that the child does not have.
        seconds: how long it may take; None is as long as it takes.
        broken: what to raise where it ends its process; by default that the engine broke.

    Raises:
        QueryError: the work took too long, or ended its process.
        Exception: what ``work`` raises.
    """
    if not hasattr(os, "fork"):
        return work()
    ours, theirs = os.pipe()
    child = os.fork()
    if not child:
        _do(work, theirs, seconds)
    os.close(theirs)
    try:
        with os.fdopen(ours, "rb") as channel:
            packed = channel.read()
    except BaseException:  # an interrupt, most likely
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        raise
    status = 0
    with suppress(ChildProcessError):  # where the program has the system bury its children
        _, status = os.waitpid(child, 0)
    if status or not packed:
        ended = os.waitstatus_to_exitcode(status) == -signal.SIGALRM
        raise QueryError(_overtime(seconds or 0)) if ended else broken or QueryError(_BROKEN)
    done, answer = pickle.loads(packed)
    if not done:
        raise answer
    return cast(T, answer)


def _do(work: Callable[[], object], channel: int, seconds: float | None) -> NoReturn:
    """The child's whole life. It leaves without the parent's farewells: buffers and handlers are the parent's."""
    status = 1
    try:
        import resource

        for number in [int(file.name) for file in Path("/dev/fd").iterdir()]:  # among them pipes of other children
            if number > 2 and number != channel:
                with suppress(OSError):
                    os.close(number)
        faulthandler.disable()
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # what a crash prints helps nobody
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        for number in (signal.SIGINT, signal.SIGALRM):
            signal.signal(number, signal.SIG_DFL)  # ends the process, whatever it is doing
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT, signal.SIGALRM])
        signal.setitimer(signal.ITIMER_REAL, seconds or 0)
        packed = _outcome(work)
        with os.fdopen(channel, "wb") as answers:
            answers.write(packed)
        status = 0
    finally:
        os._exit(status)


def _outcome(work: Callable[[], object]) -> bytes:
    try:
        return pickle.dumps((True, work()), pickle.HIGHEST_PROTOCOL)
    except MemoryError:  # the child ends, as it does where the engine needs too much
        raise
    except QueryError as error:
        return pickle.dumps((False, error), pickle.HIGHEST_PROTOCOL)
    except Exception as error:  # not foreseen: where it happened is lost with the child
        error.add_note("".join(traceback.format_exception(error)))
        return pickle.dumps((False, error), pickle.HIGHEST_PROTOCOL)


def _overtime(seconds: float) -> str:
    return f"the query was ended: it took more than {seconds:g} seconds; ask for less, or give it a longer timeout"
