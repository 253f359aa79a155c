"""How much one server does, and how much of it for one request."""

from __future__ import annotations

import os
from dataclasses import dataclass, field


def _workers() -> int:
    """One more than there are processors, so that a long query does not keep one from the others."""
    return 1 + (os.cpu_count() or 2)


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of a server.

    Attributes:
        seconds: how long one query may run before its process is ended.
        memory: how many MB one query may take.
        result: the largest answer, in MB.
        request: the largest request body, in bytes.
        upload: how many seconds a request's body may take to arrive.
        workers: how many queries run at once.
        queue: how many more may wait for their turn.
        patience: how many seconds they wait at most: what load adds to the time of an answer.
    """

    seconds: float = 10.0
    memory: int = 1024
    result: int = 32
    request: int = 1_000_000
    upload: float = 10.0
    workers: int = field(default_factory=_workers)
    queue: int = 32
    patience: float = 0.3
