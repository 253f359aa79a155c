"""Kazakh nouns: the endings of their cases, and what sounds do before them."""

from __future__ import annotations

import re
from functools import cache

from extract.languages import lists
from extract.languages.turkic import Nominals

# The endings of each case; vowel harmony and assimilation spelled out. ``rel`` is -дағы, "that is in".
ENDINGS = {
    "gen": ["ның", "нің", "дың", "дің", "тың", "тің"],
    "abl": ["дан", "ден", "тан", "тен", "нан", "нен"],
    "loc": ["да", "де", "та", "те"],
    "dat": ["ға", "ге", "қа", "ке"],
    "acc": ["ны", "ні", "ды", "ді", "ты", "ті"],
    "ins": ["мен", "бен", "пен"],
    "rel": ["дағы", "дегі", "тағы", "тегі"],
}

# After a possessive, "н" stands before some endings; it is a stem's own in these: "жиын-да", but "ауданы-нда".
_OWN_N = ("жиы", "ойы", "тасқы", "ағы", "шығы", "алты", "егі", "келі", "түті", "толқы", "ұшқы", "жалы", "бүті", "сағы")
_POSSESSED = "(?<=[ыі])" + "".join(rf"(?<!\b{stem})" for stem in _OWN_N)


@cache
def _listed() -> frozenset[str]:
    """The last words of titles, kinds and units, which the lists have in the nominative: "ақын", "депутаты"."""
    return frozenset(phrase.split()[-1].casefold() for phrase in lists.nouns("kk"))


NOMINALS = Nominals(
    ENDINGS,
    after_possessive={
        "dat": r"(?<=[ыі])(?:на|не)$|(?<=[ыі]м)(?:а|е)$",
        "acc": f"{_POSSESSED}н$",
        "loc": f"{_POSSESSED}н(?:да|де)$",
        "rel": f"{_POSSESSED}н(?:дағы|дегі)$",
    },
    plurals=("лар", "лер", "дар", "дер", "тар", "тер"),
    possessive="ыі",
    possessive_s=("сы", "сі"),
    s_stems=re.compile(
        r"(?:облыс|мыс|(?<!ш)[ыі]с|бас|кеңес|өріс|іргетас|жолдас|замандас|отандас|қарындас)$"
    ),  # облыс-ы, but басшы-сы
    agents="ш",  # оқушы, жолаушы
    voiced={"ғ": "қ", "г": "к", "б": "п"},
    # кабинет-і, not кабине-ті; a name may end in a verb: Сатыбалды, Құдайберді
    unassimilated=re.compile(r"[аәеёиоөуұүыіэюя][тқкп]|(?<=\wба)лды$|(?<=\wбе)рді$|(?<=\wке)лді$|(?<=\w[йн]бо)лды$"),
    listed=_listed,
)
case, lemma = NOMINALS.case, NOMINALS.lemma
