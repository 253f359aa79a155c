"""The keys of English words: folded spelling, and the singular of what may be a plural."""

from __future__ import annotations

from functools import lru_cache

from extract.transliteration import fold


@lru_cache(maxsize=100_000)
def keys(word: str) -> tuple[str, ...]:
    """``"districts"`` → its own key and that of ``"district"``."""
    low = word.casefold()
    found = [fold(low)]
    if plural(low):
        found.append(fold(low[:-1]))
        if low.endswith("ies"):
            found.append(fold(low[:-3] + "y"))
        if low.endswith(("ches", "shes", "sses", "xes")):
            found.append(fold(low[:-2]))
    return tuple(dict.fromkeys(found))


def plural(word: str) -> bool:
    """May this be the plural of a noun?"""
    low = word.casefold()
    return len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "is", "’s", "'s"))


def nominative(name: str) -> str:
    """A person's name as it stands alone: English names do not inflect."""
    return name
