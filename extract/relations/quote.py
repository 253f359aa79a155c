"""What was said, word for word."""

from __future__ import annotations

from collections.abc import Iterator

from extract.model import Fact
from extract.rules import Rule
from extract.text import Text, fact

DIRECT_SPEECH = Rule("quote", "direct-speech", 'direct speech whose speaker is told: "We shall build it," X said')


def read(text: Text) -> Iterator[Fact]:
    """Every quotation whose speaker is known."""
    for quotation in text.quotations:
        if quotation.speaker is not None:
            words = text.document.span(quotation.start, quotation.end)
            yield fact(DIRECT_SPEECH, words, speaker=text.named(quotation.speaker))
