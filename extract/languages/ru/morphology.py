"""The keys of Russian words: the lemmas that pymorphy3 knows, adjectives of places among them."""

from __future__ import annotations

import re
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


def plural(word: str) -> bool:
    """Is every likely reading of this noun a plural?"""
    return bool(word[0].isalpha() and "plur" in _analyzer().parse(word.casefold())[0].tag)


@lru_cache(maxsize=20_000)
def nominative(name: str) -> str:
    """A person's name in the nominative, each part as a name where pymorphy3 knows it for one."""
    return re.sub(r"[^\W\d_]+", lambda m: _nominative(m[0]), name)


def _nominative(word: str) -> str:
    parses = _analyzer().parse(word)
    names = [p for p in parses if {"Name", "Surn", "Patr"} & set(p.tag.grammemes)] or parses[:1]
    if "nomn" in names[0].tag and names[0].score > 0.3:
        return word
    form = names[0].inflect({"nomn", "sing"})
    return str(form.word).capitalize() if form else word
