"""Kazakh nouns: their case, and the word without case, possessive and plural endings."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

import yaml

_HERE = Path(__file__).parent

# The endings of each case; vowel harmony and assimilation spelled out. ``rel`` is -дағы, "that is in".
ENDINGS = {
    "gen": ["ның", "нің", "дың", "дің", "тың", "тің"],
    "abl": ["дан", "ден", "тан", "тен", "нан", "нен"],
    "loc": ["нда", "нде", "да", "де", "та", "те"],
    "dat": ["ға", "ге", "қа", "ке"],
    "acc": ["ны", "ні", "ды", "ді", "ты", "ті"],
    "ins": ["мен", "бен", "пен"],
    "rel": ["дағы", "дегі", "тағы", "тегі"],
}
_AFTER_POSSESSIVE = {"dat": r"(?<=[ыі])(?:на|не)$|(?<=[ыі]м)(?:а|е)$", "acc": r"(?<=[ыі])н$"}
_CASES = [
    (name, re.compile("|".join([f"(?:{'|'.join(endings)})$", *filter(None, [_AFTER_POSSESSIVE.get(name)])])))
    for name, endings in ENDINGS.items()
]
_LEAST_STEM = 2
_HARD = {"ғ": "қ", "г": "к", "б": "п"}
_S_STEMS = re.compile(r"(?:облыс|мыс|(?<!ш)[ыі]с|бас|кеңес|өріс)$")  # stems in -с: облыс-ы, but басшы-сы


@cache
def _listed() -> frozenset[str]:
    """The last words of titles, kinds and units, which the lists have in the nominative: "ақын", "депутаты"."""
    kinds, titles, quantities = (
        yaml.safe_load((_HERE / f"{name}.yaml").read_text(encoding="utf-8"))
        for name in ("kinds", "titles", "quantities")
    )
    groups = (*kinds.values(), titles["heads"], titles["jobs"], *quantities["units"].values())
    return frozenset(str(phrase).split()[-1].casefold() for group in groups for phrase in group)


@lru_cache(maxsize=100_000)
def case(word: str) -> tuple[str, str]:
    """A noun's case (``nom``, ``gen``, ``dat``, ``acc``, ``loc``, ``abl``, ``ins``; ``rel`` for -дағы) and the rest."""
    low = word.casefold()
    if low in _listed():
        return "nom", low
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
