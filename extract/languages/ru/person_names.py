"""Declension of persons' names in Russian: from any case back to the nominative, the words of a name agreeing.

A word of a name is read by the endings of its declension (Zaliznyak's classes for names, as the school grammars list
them); each reading is a nominative, a case and a gender. The readings of a whole name are those in which all words
agree; known given names, and endings that only surnames and patronymics have, tell which of them is meant.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product

from extract.given_names import given_names
from extract.languages import lists
from extract.transliteration import fold

CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
_MASCULINE, _FEMININE = "masc", "femn"

# Ending in the nominative, gender, then the endings of the other cases in the order of ``CASES``.
_SURNAMES = (
    (r"(?:[оеё]в|[иы]н)", "", _MASCULINE, ("а", "у", "а", "ым", "е")),
    (r"(?:[оеё]в|[иы]н)", "а", _FEMININE, ("ой", "ой", "у", "ой", "ой")),
    (r"(?:[сц]к)", "ий", _MASCULINE, ("ого", "ому", "ого", "им", "ом")),
    (r"(?:[сц]к)", "ая", _FEMININE, ("ой", "ой", "ую", "ой", "ой")),
    (r"(?:[^аеёиоуыэюяй]н|[бдмрт])", "ой", _MASCULINE, ("ого", "ому", "ого", "ым", "ом")),
    (r"(?:[^аеёиоуыэюяй]н|[бдмрт])", "ый", _MASCULINE, ("ого", "ому", "ого", "ым", "ом")),
)  # fmt: skip
_PATRONYMICS = (
    (r"(?:ов|ев|ь)ич", "", _MASCULINE, ("а", "у", "а", "ем", "е")),
    (r"(?:ов|ев|ич|инич)н", "а", _FEMININE, ("ы", "е", "у", "ой", "е")),
)  # fmt: skip
_GIVEN = (
    (r"[бвгджзклмнпрстфхцчшщ]", "", _MASCULINE, ("а", "у", "а", "ом", "е")),
    (r"[жшчщц]", "", _MASCULINE, ("а", "у", "а", "ем", "е")),
    (r"[аеу]", "й", _MASCULINE, ("я", "ю", "я", "ем", "е")),
    (r"и", "й", _MASCULINE, ("я", "ю", "я", "ем", "и")),
    (r"[лрн]", "ь", _MASCULINE, ("я", "ю", "я", "ем", "е")),
    (r"[лнрв]", "ь", _FEMININE, ("и", "и", "ь", "ью", "и")),
    (r"[бвдзлмнпрстфц]", "а", _FEMININE, ("ы", "е", "у", "ой", "е")),
    (r"[бвдзлмнпрстфц]", "а", _MASCULINE, ("ы", "е", "у", "ой", "е")),
    (r"[гжкхчшщ]", "а", _FEMININE, ("и", "е", "у", "ой", "е")),
    (r"[гжкхчшщ]", "а", _MASCULINE, ("и", "е", "у", "ой", "е")),
    (r"[лнртвсьея]", "я", _FEMININE, ("и", "е", "ю", "ей", "е")),
    (r"и", "я", _FEMININE, ("и", "и", "ю", "ей", "и")),
    (r"[лр]и", "я", _FEMININE, ("и", "е", "ю", "ей", "е")),
    (r"ь", "я", _MASCULINE, ("и", "е", "ю", "ей", "е")),
)  # fmt: skip
_FIXED = re.compile(r"(?:[гк]ельды|берды|улы|кызы|ұлы|қызы|оглы|ых|их|[оиэю])$")
_VOWEL = re.compile(r"[еуы]$")
_MENS = re.compile(r"(?:бек|жан|хан|ан|ал|ат|ет|ыт|ек|ык|ук|мед|мет|ияр|ур|ил)$")  # how men's names end
_MANS_SURNAME = re.compile(r"(?:[оеё]в|[иы]н|[сц]кий)$")
_CONSONANT = re.compile(r"[бвгджзклмнпрстфхцчшщй]$")
_KNOWN, _SHAPED, _LIKELY, _FIRST, _AS_IT_STANDS = 3.0, 1.5, 1.0, 0.7, 0.5


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a name.

    Attributes:
        name: in the nominative.
        case: as pymorphy calls it (``gent``), or ``""`` for a word that does not inflect.
        gender: ``masc`` or ``femn``, or ``""``.
        score: how much speaks for it.
    """

    name: str
    case: str
    gender: str
    score: float


@cache
def _given() -> frozenset[str]:
    return frozenset(_key(n) for n in (*given_names(("kk", "ru")), *lists.words("ru").given_names))


def _key(name: str) -> str:
    return fold(name).replace("ь", "")  # Айгүл is Айгуль in Russian


@lru_cache(maxsize=50_000)
def _is_given(word: str) -> bool:
    return all(_key(part) in _given() for part in word.split("-")) or _by_dictionary(word)


@lru_cache(maxsize=50_000)
def _by_dictionary(word: str, gender: str = "") -> bool:
    from extract.languages.ru.morphology import analyses

    parses = analyses(word)
    return any("Name" in p.tag and "nomn" in p.tag and p.is_known and (not gender or gender in p.tag) for p in parses)


def _weight(name: str, gender: str) -> float:
    """What speaks for a given name of a gender: "Нурлана" is rather a case of "Нурлан" than a woman's name."""
    of_man = name.endswith("а") and _is_given(name[:-1]) and _key(name) not in _given()
    if of_man or (name[-1] in "аь" and gender == _MASCULINE and not _by_dictionary(name, _MASCULINE)):
        return 0.0
    if _is_given(name):
        return _KNOWN
    return _LIKELY if gender == _MASCULINE and _MENS.search(name) else 0.0


@lru_cache(maxsize=50_000)
def _readings_of(word: str) -> tuple[Reading, ...]:
    """The readings of one word of a name."""
    found: dict[tuple[str, str, str], float] = {}

    def add(name: str, case: str, gender: str, score: float) -> None:
        key = (name, case, gender)
        found[key] = max(found.get(key, 0.0), score)

    for table, shaped in ((_SURNAMES, True), (_PATRONYMICS, True), (_GIVEN, False)):
        for stem, ending, gender, others in table:
            for case, suffix in zip(CASES, (ending, *others), strict=True):
                cut = len(word) - len(suffix)
                if cut > 1 and word.endswith(suffix) and re.search(stem + "$", word[:cut]):
                    name = word[:cut] + ending
                    add(name, case, gender, _SHAPED if shaped else _weight(name, gender))
    low = word.casefold()
    if _FIXED.search(low):
        add(word, "", "", _SHAPED)
    elif _VOWEL.search(low):
        add(word, "", "", 0.0)
    if (_CONSONANT.search(low) or low.endswith("ь")) and not _MANS_SURNAME.search(low):
        add(
            word, "", _FEMININE, _KNOWN if _is_given(word) and not _by_dictionary(word, _MASCULINE) else 0.0
        )  # Айнур, Раушан; a woman's Ким, Кох
    if not found:
        add(word, "", "", 0.0)
    return tuple(Reading(n, c, g, s) for (n, c, g), s in found.items())


@lru_cache(maxsize=50_000)
def readings(name: str) -> tuple[Reading, ...]:
    """The readings of a name in which its words agree in case and gender, the likeliest first."""
    words = [w for w in re.split(r"\s+", name.strip()) if w]
    inflecting = [i for i, w in enumerate(words) if w[0].isupper() and len(w) > 1 and "." not in w]
    best: dict[tuple[str, str, str], float] = {}
    for choice in product(*(_readings_of(words[i]) for i in inflecting)):
        cases = {r.case for r in choice if r.case}
        genders = {r.gender for r in choice if r.gender}
        if len(cases) > 1 or len(genders) > 1:
            continue
        spelled = list(words)
        for i, reading in zip(inflecting, choice, strict=True):
            spelled[i] = reading.name
        case = next(iter(cases), "")
        score = _score(choice) + (_AS_IT_STANDS if case in ("", "nomn") else 0.0)
        key = (" ".join(spelled), case, next(iter(genders), ""))
        best[key] = max(best.get(key, 0.0), score)
    found = [Reading(n, c, g, s) for (n, c, g), s in best.items()]
    return tuple(sorted(found, key=lambda r: (-r.score, CASES.index(r.case) if r.case else 0, r.name)))


def _score(choice: tuple[Reading, ...]) -> float:
    """One given name counts, and rather the first word; a surname in -а that is no feminine one is unlikely."""
    given = max((r.score + (_FIRST if n == 0 else 0.0) for n, r in enumerate(choice) if r.score >= _KNOWN), default=0.0)
    rest = sum(r.score for r in choice if r.score < _KNOWN)
    odd = len(choice) > 1 and choice[-1].score == 0.0 and choice[-1].case == "nomn" and choice[-1].name[-1] in "ая"
    return given + rest - (_LIKELY if odd else 0.0)


def nominative(name: str, cases: Collection[str] = ()) -> str:
    """A person's name in the nominative.

    Args:
        name: as the text has it.
        cases: those it may stand in, where a title beside it tells; none given, any.
    """
    return next((r.name for r in _fitting(name, cases)), name)


def bare_surname(word: str, cases: Collection[str]) -> str | None:
    """The nominative of a word that has the endings of a surname in one of these cases, and is no given name."""
    found = (r for r in _readings_of(word) if r.score == _SHAPED and r.case and (not cases or r.case in cases))
    reading = None if _is_given(word) else next(found, None)
    return reading.name if reading is not None else None


def stands_in(name: str, cases: Collection[str]) -> bool:
    """May a name stand in one of these cases? Not if it has the endings of another, and hardly of them: in the
    genitive, "Ерлану Мусину"."""
    if not cases:
        return True
    fitting, likeliest = next(_fitting(name, cases), None), readings(name)[:1]
    bearing = [r for r in likeliest if r.case not in ("", "nomn") and r.score >= _KNOWN + _SHAPED]
    return fitting is not None and all(fitting.score * 2 >= r.score for r in bearing)


def _fitting(name: str, cases: Collection[str]) -> Iterator[Reading]:
    found = [r for r in readings(name) if not cases or not r.case or r.case in cases]
    if cases and "nomn" not in cases:  # a name that stands as in the nominative is then the less likely one
        found.sort(key=lambda r: (-r.score + (_AS_IT_STANDS if not r.case else 0.0), not r.case))
    return iter(found)
