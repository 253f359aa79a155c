"""Which concept of the ontology the words of a measure mean: "industrial output", «объём промышленной продукции»."""

from __future__ import annotations

from functools import cache

from extract.document import Document
from extract.languages import Language
from extract.tokens import tokenize
from extract.trie import Trie


def concept_of(language: Language, measure: str) -> str | None:
    """The concept that a measure means; None where its words mean none of the list.

    Of several, what the others only say more of: the first ("investment in housing"), or the last in a language
    whose heads come last.

    Args:
        language: of the measure.
        measure: what is measured, in the article's words.
    """
    called = _called(language)
    keys = [language.keys(token.text) for token in tokenize(measure)]
    found = [(i, *match) for i in range(len(keys)) if (match := called.longest(keys, i)) is not None]
    if not found:
        return None
    if language.grammar.head_last:
        return max(found, key=lambda f: (f[1], -f[0]))[2][0]
    return found[0][2][0]


def begins_concept(document: Document, language: Language, start: int, end: int) -> bool:
    """Does what a measure is called begin at a token, and end among the words up to another: "**жалпы** өңірлік өнім"?

    Args:
        document: the article.
        language: of the words.
        start, end: the tokens.
    """
    found = _called(language).longest(document.keys, start)
    return found is not None and start + 1 < found[0] <= end


@cache
def _called(language: Language) -> Trie[str]:
    """What measures are called → concept of the ontology."""
    return language.trie(language.quantities.concepts)
