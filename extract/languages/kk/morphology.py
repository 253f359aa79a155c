"""The keys of Kazakh words: stems left when suffixes are taken off, tested against the lexicon by the look-up."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from extract.languages.kk.nominals import ENDINGS, case, lemma
from extract.languages.kk.verbs import verb
from extract.transliteration import cyrillic, fold

kind_follows_name = True
names_adjoin = True

# What ``keys`` takes off: endings of cases, also after a possessive; of possession and number; of adjectives.
_SUFFIXES = frozenset(
    [
        *(ending for endings in ENDINGS.values() for ending in endings),
        *["н", "на", "не", "а", "е", "ндағы", "ндегі"],
        *["лар", "лер", "дар", "дер", "тар", "тер", "сы", "сі", "ы", "і", "мыз", "міз", "ымыз", "іміз"],
        *["лық", "лік", "дық", "дік", "тық", "тік"],
    ]
)
_LONGEST_SUFFIX = 5


@lru_cache(maxsize=200_000)
def keys(word: str) -> tuple[str, ...]:
    """A word's folded spelling, every stem that taking off up to four suffixes leaves, and its verb."""
    low = cyrillic(word)
    known = verb(low)
    found, front = {low: None}, [low]
    for _ in range(4):
        shorter = []
        for form in front:
            for size in range(1, _LONGEST_SUFFIX + 1):
                if len(form) - size >= 3 and form[-size:] in _SUFFIXES:
                    stem = form[:-size]
                    if stem not in found:
                        found[stem] = None
                        shorter.append(stem)
        front = shorter
    stems = dict.fromkeys(fold(f) for f in (*found, *filter(None, map(_of_one, found))))
    if known is not None and known.form != "simultaneous":
        stems.setdefault(_as_verb(known.lemma))
    return tuple(stems)


_OF_MANY = re.compile(r"(.+?[^лдт])[лдт]([ае])р[ыі]$")


def _of_one(form: str) -> str | None:
    """The singular of a possessive plural, as names have it: облыстары → облысы, қалалары → қаласы."""
    match = _OF_MANY.match(form)
    if match is None:
        return None
    vowel = "ы" if match[2] == "а" else "і"
    return match[1] + ("с" if match[1][-1] in "аәеиоөуүыі" else "") + vowel


def _as_verb(infinitive: str) -> str:
    """The key of a verb; no noun has it."""
    return f"={fold(infinitive)}"


def plural(word: str) -> bool:
    """Does the word bear a plural suffix?"""
    return re.search(r"..[лдт][ае]р[ыі]?$", case(cyrillic(word))[1]) is not None


_LEAST_NAME = 4
_SURNAME = re.compile(r"(?:[оеё]в|[иы]н)а?$|ск(?:ий|ая)$", re.I)
_PATRONYMIC = re.compile(r"(?:ұлы|қызы)$", re.I)


def nominative(name: str, cases: Collection[str] = ()) -> str:
    """A person's name without the case ending of its last word; what may be part of the name is left."""
    head, space, last = name.rpartition(" ")
    how, stem = case(last)
    shorter = last[: len(stem)]
    sure = bool(_SURNAME.search(shorter) or _PATRONYMIC.search(shorter))
    least = _LEAST_NAME - 1 if how == "ins" else _LEAST_NAME  # hardly a name ends in -мен
    if how in ("nom", "rel") or (len(stem) < least and not sure) or _SURNAME.search(last):
        return name
    if not sure and (
        how in ("loc", "abl")
        or (how == "acc" and last.endswith("н"))
        or (how != "ins" and not _harmonic(last, len(stem)))
    ):
        return name
    return head + space + shorter


def _harmonic(word: str, size: int) -> bool:
    """Do the vowels of an ending go with the last of the stem, as suffixes do and parts of a name need not?"""
    front, back = "әеөүі", "аоұы"
    vowels = [c for c in word[:size].casefold() if c in front + back]
    ending = [c for c in word[size:].casefold() if c in front + back]
    return not vowels or not ending or (vowels[-1] in front) == (ending[0] in front)


_MODIFIERS = frozenset(
    [
        "жаңа",
        "ірі",
        "шағын",
        "орта",
        "бос",
        "ауылдық",
        "әлеуметтік",
        "заманауи",
        "тұрғын",
        "елді",
        "мақта",
        "шахта",
        "пошта",
        "отандық",
        "көпқабатты",
        "білім",
        "мәдени",
        "спорт",
        "балалар",
    ]
)
_ENDS = frozenset(
    [
        "және",
        "мен",
        "бен",
        "пен",
        "үшін",
        "дейін",
        "кейін",
        "болды",
        "құрады",
        "жетті",
        "салынды",
        "ашылды",
        "бар",
        "деп",
        "ал",
        "астам",
        "жуық",
        "немесе",
        "бойынша",
        "аясында",
        "шеңберінде",
        "сәйкес",
        "кезінде",
        "барысында",
        "арқылы",
        "туралы",
        "бірге",
        "қатар",
        "көп",
        "артық",
        "бұл",
        "осы",
        "сол",
        "ол",
    ]
)


def ends_phrase(word: str) -> bool:
    """Does a noun phrase end before this word?"""
    return word.casefold() in _ENDS


_ATTRIBUTE = re.compile(r"(?:лық|лік|дық|дік|тық|тік|лы|лі|сыз|сіз|арлық|ерлік)$")

_POSSESSED = frozenset(["ауылы", "жолы", "малы", "тілі"])  # nouns, though they end as adjectives do


def _describes(word: str, following: str) -> bool:
    """Does a word only describe the noun after it: an adjective, or the first part of a compound?"""
    low = word.casefold()
    attribute = bool(_ATTRIBUTE.search(low)) and low not in _POSSESSED
    return low in _MODIFIERS or attribute or case(following)[1][-1] in "ыі"


def noun_end(words: list[str]) -> int:
    """How many of the words after a number belong to what is counted: what describes the noun, and the noun."""
    i = 0
    while i < len(words) - 1 and case(words[i])[0] != "gen" and _describes(words[i], words[i + 1]):
        i += 1
    return i + 1 if words else 0


def singular(word: str) -> str:
    """The noun without its possessive or case ending."""
    return lemma(word)


def verb_forms(infinitive: str) -> tuple[str, ...]:
    """The key of a verb: words in a text are looked up by theirs."""
    return (_as_verb(infinitive),)


def base_form(phrase: str) -> str:
    """A noun phrase as it stands alone: its last word without the case ending, its possessive kept."""
    head, space, last = phrase.rpartition(" ")
    how, stem = case(last)
    return phrase if how == "nom" else head + space + last[: len(stem)]


def cases(title: str) -> frozenset[str]:
    """The case of a title, where no title before its holder's name bears it: "Президенттің хатшысы NAME"."""
    how = case(cyrillic(title.split()[-1]))[0] if title else "nom"
    return frozenset() if how == "nom" else frozenset([how])


def stands_in(name: str, cases: Collection[str]) -> bool:
    """May a name stand after a title of this case? Only after one that is not inflected."""
    return not cases


def places(word: str) -> bool:
    """Does a word's ending make a place that it names that of the noun after it: -ның, -дағы?"""
    return case(cyrillic(word))[0] in ("gen", "rel")


def possessed(word: str) -> bool:
    """Does a word bear a possessive, as a kind does after its name: "X ауылына", not "ауылға"?"""
    return case(cyrillic(word))[1][-1] in "ыі"


def verbal(word: str) -> bool:
    """Is a word a finite form of a verb?"""
    known = verb(word)
    return known is not None and known.finite


def oblique(word: str) -> bool:
    """Can a word, for its case, be no name before a kind: "Өскеменде жаңа зауыт"?"""
    return case(cyrillic(word))[0] in ("loc", "abl", "dat", "rel")


_FITTED = re.compile(r"(?<=..)[лдт][ыі][қк]$")


def fitted_for(word: str) -> str:
    """The noun of which an adjective says how many a thing is for: "орындық" → "орын"; empty where it is none."""
    low = cyrillic(word).casefold()
    return _FITTED.sub("", low) if _FITTED.search(low) else ""


def said_before(words: list[str]) -> tuple[int, int]:
    """Which of the words between a mark and a number say what it is of: the last noun phrase before it.

    What stands between in another case only tells whence, how or what else: "республикалық бюджеттен 5 млрд".
    """
    end = len(words)
    while end and (ends_phrase(words[end - 1]) or _is_verb(words[end - 1]) or _case(words[end - 1]) in ("abl", "ins")):
        end -= 1
    inside = ("nom", "gen", "rel", "acc", "dat") if end and verb(cyrillic(words[end - 1])) else ("nom", "gen", "rel")
    start = end - 1 if end else 0
    while start > 0 and not ends_phrase(words[start - 1]):
        if words[start - 1].casefold() not in _MODIFIERS and _case(words[start - 1]) not in inside:
            break
        start -= 1
    return start, end


def _is_verb(word: str) -> bool:
    known = verb(cyrillic(word))
    return known is not None and known.form != "infinitive"


def _case(word: str) -> str:
    return case(cyrillic(word))[0]
