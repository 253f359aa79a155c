"""What every target asks of what it is told, and how long one input may take."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager

BOUND = 20.0  # seconds of the processor that one input of a few thousand bytes may take


class TooLongError(AssertionError):
    """An input takes longer than the bound."""


def one_line(error: object) -> None:
    """See that an error's message is one line that says something."""
    text = str(error)
    assert text.strip(), "it says nothing"
    assert not {"\n", "\r"} & set(text), f"more than a line: {text!r}"


@contextmanager
def bounded(seconds: float = BOUND) -> Iterator[None]:
    """See that what is done takes no more of the processor than so many seconds."""

    def too_long(*_: object) -> None:
        raise TooLongError(f"took more than {seconds:g} s")

    before = signal.signal(signal.SIGPROF, too_long)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    started = time.process_time()
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
    if time.process_time() - started > seconds:  # where it was so long at one thing that no handler ran
        raise TooLongError(f"took more than {seconds:g} s")
