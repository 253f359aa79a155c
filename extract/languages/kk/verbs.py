"""Kazakh verb forms: which verb of the lexicon a word is a form of, and which form.

A verb is known by its infinitive in ``-у``; its forms are the stem, then voice, negation, and one ending. The endings
are those of the standard grammars; vowel harmony doubles each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from extract.languages import lists
from extract.languages.kk.nominals import ENDINGS

_VOICE = r"(?P<voice>ыл|іл|л|ын|ін|н)?"
_NEGATION = r"(?P<negation>ма|ме|ба|бе|па|пе)?"
_OF_CASES = [ending for case, endings in ENDINGS.items() if case != "rel" for ending in endings]
_CASES = f"(?:{'|'.join([*_OF_CASES, 'н', 'на', 'не', 'нда', 'нде'])})"
_OWNED = r"(?:ымыз|іміз|мыз|міз|ыңыз|іңіз|сы|сі|ы|і)"
_FIRST = re.compile(r"(?:[дт][ыі][мқк]|[аеийя]м[ыі][нз])$")
_PERSON = r"(?:мын|мін|бын|бін|пын|пін|мыз|міз|быз|біз|пыз|піз|сыз|сіз|м|ң|к|қ|ңыз|ңіз)"
_ENDINGS = {
    "past": rf"(?:ды|ді|ты|ті){_PERSON}?|(?:ып|іп|п)(?:ты|ті)",
    "present": rf"(?:а|е|й|я)(?:ды|ді|{_PERSON})|(?:ма|ме)йды",
    "intention": r"(?:мақ|мек|бақ|бек|пақ|пек)(?:шы|ші)?",
    "converb": r"ып|іп|п|ғалы|гелі|қалы|келі",
    "participle": rf"(?:ған|ген|қан|кен)(?:дық|дік|дығ|діг)?(?:дар|дер)?{_OWNED}?{_CASES}?",
    "habitual": rf"(?:атын|етін|йтын|йтін|ятын)(?:дар|дер)?{_OWNED}?{_CASES}?",
    "infinitive": rf"(?:у|ю){_OWNED}?{_CASES}?",
    "conditional": r"(?:са|се)(?:қ|к|м|ңыз|ңіз)?",
    "wish": r"(?:сын|сін)",
    "simultaneous": r"а|е|й|я",
}
_FORMS = [(form, re.compile(_VOICE + _NEGATION + f"(?:{ending})")) for form, ending in _ENDINGS.items()]
_SHORTEST = 2
_VOWELS = "аәеиоөуұүыі"


@dataclass(frozen=True, slots=True)
class Verb:
    """A form of a verb.

    Attributes:
        lemma: its infinitive, in the active voice.
        form: ``past``, ``present``, ``intention``, ``converb``, ``participle``, ``habitual``, ``infinitive``,
            ``conditional``, ``wish`` or ``simultaneous`` (the converb in ``-а``).
        passive: whether it bears the suffix of the passive or reflexive voice.
        negated: whether it bears the suffix of negation.
        first_person: whether its ending says "I" or "we".
    """

    lemma: str
    form: str
    passive: bool
    negated: bool
    first_person: bool = False

    @property
    def finite(self) -> bool:
        """Can it end a sentence as it stands?"""
        return self.form in ("past", "present", "wish")


@cache
def _lexicon() -> lists.Table:
    return lists.table(Path(__file__).parent / "verbs.yaml")


@cache
def auxiliaries() -> frozenset[str]:
    """The infinitives of verbs that only say how the one before them goes on."""
    return frozenset(_lexicon()["auxiliary"])


@cache
def _stems() -> dict[str, str]:
    """Stem as it appears in forms → infinitive."""
    relations = lists.predicates("kk").values()
    listed = [v for groups in relations for name, verbs in groups.items() if name != "nouns" for v in verbs]
    stems: dict[str, str] = {}
    for lemma in (*listed, *_lexicon()["common"], *_lexicon()["auxiliary"]):
        if lemma[-1] in "ую" and " " not in lemma:
            for stem in _variants(lemma):
                stems.setdefault(stem, lemma)
    return stems


def _variants(infinitive: str) -> Iterator[str]:
    """The stem, and how sounds change at its end: шығу → шық, шығ; жабу → жап, жау; оқу → оқы; қою → қой, қо."""
    stem = infinitive[:-1]
    yield stem
    if infinitive.endswith("ю"):
        yield stem + "й"
    last = stem[-1:]
    if last in "ғгб":
        yield stem[:-1] + {"ғ": "қ", "г": "к", "б": "п"}[last]
    if last == "б":
        yield stem[:-1] + "у"
    if last and last not in _VOWELS and len(stem) >= _SHORTEST:
        yield stem + ("і" if re.search(r"[әеөүі][^аоұы]*$", stem) else "ы")


@lru_cache(maxsize=50_000)
def verb(word: str) -> Verb | None:
    """The verb that a word is a form of; the longest stem of the lexicon wins, and of one stem the active voice."""
    low = word.casefold()
    stems = _stems()
    for size in range(len(low), _SHORTEST - 1, -1):
        lemma = stems.get(low[:size])
        if lemma is None or (low[:size] == lemma[:-1] and lemma[-1] == "ю" and low[size : size + 1] not in ("ю", "я")):
            continue  # of қою, only қою and қояды have no й
        for form, pattern in _FORMS:
            match = pattern.fullmatch(low, size)
            if match is not None:
                first = form in ("past", "present") and _FIRST.search(low) is not None
                return Verb(lemma, form, match["voice"] is not None, match["negation"] is not None, first)
    return None


_GUESSES = (
    ("infinitive", re.compile(rf"\w{{3,}}у{_OWNED}?(?:ды|ді|ға|ге|на|не|н|ның|нің|дың|дің)|\w{{4,}}уі|\w{{4,}}уы")),
    ("converb", re.compile(r"\w{3,}(?:ып|іп)")),
    ("participle", re.compile(rf"\w{{3,}}(?:ған|ген|қан|кен)(?:{_CASES})?")),
    ("present", re.compile(r"\w{2,}(?:ады|еді|йды|йді)")),
    ("past", re.compile(r"\w{3,}(?:ды|ді|ты|ті)")),
    ("wish", re.compile(r"\w{4,}(?:сын|сін)")),
)
_ONLY_LAST = ("past", "wish")  # what looks like an accusative


@lru_cache(maxsize=50_000)
def guess(word: str, last: bool) -> Verb | None:
    """The verb that a word which no list has must be by its ending; forms that look like an accusative only where it
    is the ``last`` word of its clause."""
    low = word.casefold()
    for form, pattern in _GUESSES:
        match = pattern.fullmatch(low)
        if match is not None and (last or form not in _ONLY_LAST):
            return Verb(low, form, re.search(r"[ыі][лн](?:[дғгм]|ып|іп|у)", low) is not None, False)
    return None
