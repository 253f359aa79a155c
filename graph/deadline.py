"""A limit of time for a piece of work, where somebody sets one; builds then differ from one machine to another."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class OutOfTimeError(BaseException):
    """The time is over. No ``Exception``, so that no rule takes it for a failure of its own and goes on."""


def check(seconds: float | None) -> None:
    """Can such a limit be held here?

    Raises:
        ValueError: there is a limit, but no alarm: on Windows, or outside the main thread.
    """
    alarm = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    if seconds is not None and not alarm:
        raise ValueError("a limit of seconds needs an alarm, which only a main thread on Unix has; leave it out")


@contextmanager
def within(seconds: float | None) -> Iterator[None]:
    """Break off what is done inside when it takes too long.

    Args:
        seconds: how long it may take; None sets no limit.

    Raises:
        OutOfTimeError: it took longer.
    """
    if seconds is None:
        yield
        return
    before = signal.signal(signal.SIGALRM, _over)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _over(*_: object) -> None:
    raise OutOfTimeError
