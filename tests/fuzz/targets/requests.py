"""What the server reads of a request: the fields of its address, and the types that it would have; a line each."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from queries.serve.answer import RefusedError
from queries.serve.asked import fields
from queries.serve.media import PAGE, ROWS, TRIPLES, best
from queries.serve.parameters import OneOf, Text, Whole
from tests.fuzz.checks import bounded

SEEDS = (
    b"query=SELECT+*+%7B%7D&limit=10\ntext/csv;q=0.5, */*",
    b"limit=%d9%a3&lang=ru&lang=kk&=\ntext/turtle, application/n-triples;q=1.0",
    b"a=%ff&b=%\n;q=, text/*;level=1;q=nan",
)  # fmt: skip
_TYPES = (Text(stripped=True), OneOf(("en", "ru", "kk")), Whole(1, 10_000))


def once(data: bytes) -> None:
    """Read both."""
    address, _, accept = data.partition(b"\n")
    with bounded():
        found = _unless_refused(400, partial(fields, address)) or {}
        for name, values in found.items():
            for value in values:
                for kind in _TYPES:
                    _unless_refused(400, partial(kind.parsed, name, value))
        for offered in (ROWS, TRIPLES, PAGE):
            _unless_refused(406, partial(best, accept.decode("latin-1"), offered))  # as headers are decoded


def _unless_refused(status: int, read: Callable[[], Any]) -> Any:
    """What is read; None where it is refused with this status."""
    try:
        return read()
    except RefusedError as error:
        if error.status != status:
            raise
        return None
