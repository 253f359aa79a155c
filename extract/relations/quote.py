"""What was said, word for word."""

from __future__ import annotations

from collections.abc import Iterator

from extract.model import Fact
from extract.relations import Text, fact


def read(text: Text) -> Iterator[Fact]:
    """Every quotation whose speaker is known."""
    for quotation in text.quotations:
        if quotation.speaker is not None:
            words = text.document.span(quotation.start, quotation.end)
            yield fact("quote", words, "direct-speech", speaker=quotation.speaker.entity)
