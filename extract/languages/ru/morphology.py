"""The keys of Russian words: the lemmas that pymorphy3 knows, adjectives of places among them."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from extract.transliteration import fold


@cache
def _analyzer() -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang="ru")


@lru_cache(maxsize=200_000)
def keys(word: str) -> tuple[str, ...]:
    """The folded lemmas of a word, the likeliest first."""
    if not word[0].isalpha():
        return (word.casefold(),)
    parses = _analyzer().parse(word.casefold())
    lemmas = [fold(p.normal_form) for p in parses[:6]]
    return tuple(dict.fromkeys([*lemmas, fold(word)]))
