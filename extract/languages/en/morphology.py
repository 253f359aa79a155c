"""The keys of English words: folded spelling, and the singular of what may be a plural."""

from __future__ import annotations

from functools import lru_cache

from extract.transliteration import fold


@lru_cache(maxsize=100_000)
def keys(word: str) -> tuple[str, ...]:
    """``"districts"`` → its own key and that of ``"district"``."""
    low = word.casefold()
    found = [fold(low)]
    if len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "is")):
        found.append(fold(low[:-1]))
        if low.endswith("ies"):
            found.append(fold(low[:-3] + "y"))
        if low.endswith(("ches", "shes", "sses", "xes")):
            found.append(fold(low[:-2]))
    irregular = _IRREGULAR.get(low)
    if irregular:
        found.append(fold(irregular))
    return tuple(dict.fromkeys(found))


_IRREGULAR = {"people": "people", "men": "man", "women": "woman", "children": "child", "feet": "foot"}
