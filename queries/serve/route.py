"""What an endpoint is: everything that is said of it is said once, in the table of ``routes``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from queries.serve.answer import Answer
from queries.serve.parameters import Argument


def _never(_: Mapping[str, Any]) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Route:
    """An endpoint of the server.

    Attributes:
        path: where it is, as Starlette writes it; the workers know the route by it.
        do: what answers. A worker gives it its desk and, by name, what the route takes.
        media: the types that it answers with, without their parameters.
        takes: its arguments but the desk.
        methods: how it is asked; ``HEAD`` goes with ``GET``.
        record: what its JSON holds, a type of ``records``; None where it is no part of the JSON interface.
        here: whether the server's own process answers; there is no desk then.
        bounded: whether no client can make it long, so that it need not make way for others.
        kept: whether the answer to such arguments is kept until the store changes.
    """

    path: str
    do: Callable[..., Answer]
    media: Sequence[str]
    takes: Sequence[Argument] = ()
    methods: Sequence[str] = ("GET",)
    record: Any = None
    here: bool = False
    bounded: bool = False
    kept: Callable[[Mapping[str, Any]], bool] = _never
