"""Packages that only some of Orda needs: where one is missing, a line says which, and what brings it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

_OURS = ("orda", "orda_cli", "queries", "graph", "extract", "ontology")


class MissingError(ImportError):
    """A package is not installed that only a part of Orda needs; the message says how to install it."""


@contextmanager
def needing(extra: str) -> Iterator[None]:
    """What is imported herein needs an extra of Orda.

    Args:
        extra: its name.

    Raises:
        MissingError: a package of it is not installed.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        package = (error.name or "").partition(".")[0]
        if package in _OURS:
            raise
        message = f'this needs the package {package}: pip install "orda[{extra}]"'
        raise MissingError(message, name=error.name) from None
