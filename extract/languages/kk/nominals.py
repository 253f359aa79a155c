"""Kazakh nouns: their case, and the word without case, possessive and plural endings."""

from __future__ import annotations

import re
from functools import lru_cache

_CASES = (
    ("gen", re.compile(r"(?:ның|нің|дың|дің|тың|тің)$")),
    ("abl", re.compile(r"(?:дан|ден|тан|тен|нан|нен)$")),
    ("loc", re.compile(r"(?:нда|нде|да|де|та|те)$")),
    ("dat", re.compile(r"(?:ға|ге|қа|ке)$|(?<=[ыі])(?:на|не)$|(?<=[ыі]м)(?:а|е)$")),
    ("acc", re.compile(r"(?:ны|ні|ды|ді|ты|ті)$|(?<=[ыі])н$")),
    ("ins", re.compile(r"(?:мен|бен|пен)$")),
    ("rel", re.compile(r"(?:дағы|дегі|тағы|тегі)$")),
)  # fmt: skip
_LEAST_STEM = 2
_HARD = {"ғ": "қ", "г": "к", "б": "п"}
_S_STEMS = re.compile(r"(?:облыс|мыс|[ыі]с|бас|кеңес|өріс|сабақтас)$")  # stems in -с: облыс-ы, not облы-сы


@lru_cache(maxsize=100_000)
def case(word: str) -> tuple[str, str]:
    """A noun's case (``nom``, ``gen``, ``dat``, ``acc``, ``loc``, ``abl``, ``ins``; ``rel`` for -дағы) and the rest."""
    low = word.casefold()
    for name, pattern in _CASES:
        match = pattern.search(low)
        if match is not None and match.start() >= _LEAST_STEM:
            return name, low[: match.start()]
    return "nom", low


@lru_cache(maxsize=100_000)
def lemma(word: str) -> str:
    """A noun without case, possessive and plural endings."""
    stem = case(word)[1]
    if len(stem) > 4 and stem[-2:] in ("сы", "сі") and not _S_STEMS.search(stem[:-1]):
        stem = stem[:-2]
    elif len(stem) > 3 and stem[-1] in "ыі" and stem[-2] != "ш":  # оқушы, жолаушы: who does it
        stem = stem[:-1]
        stem = stem[:-1] + _HARD.get(stem[-1], stem[-1])
    return re.sub(r"(?<=[а-яәғқңөұүһі]{2})(?:лар|лер|дар|дер|тар|тер)$", "", stem)
