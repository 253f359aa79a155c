"""Who was dismissed or resigned from what."""

from __future__ import annotations

from collections.abc import Iterator

from extract.model import Fact
from extract.relations import Text
from extract.relations.appointment import changes


def read(text: Text) -> Iterator[Fact]:
    """Dismissals from verbs of dismissing and resigning."""
    yield from changes(text, "dismissal")
