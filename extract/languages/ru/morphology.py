"""The keys of Russian words: the lemmas that pymorphy3 knows, adjectives of places among them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import zip_longest
from typing import Any

from extract.languages import lists
from extract.tokens import bare_acronym
from extract.transliteration import fold

adjectives_uninflected = False


@cache
def analyzer() -> Any:
    """The dictionary of forms."""
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang="ru")


@lru_cache(maxsize=50_000)
def analyses(word: str) -> tuple[Any, ...]:
    """What a word may be, by the dictionary of forms or by its ending, the likeliest first."""
    low = word.casefold()
    try:
        return tuple(analyzer().parse(low))
    except ValueError:  # it asks for the names of letters, and those of some scripts have none
        return tuple(analyzer().parse("_" * len(low)))


@lru_cache(maxsize=50_000)
def keys(word: str) -> tuple[str, ...]:
    """The folded lemmas of a word, the likeliest first."""
    if not word[0].isalpha():
        return (word.casefold(),)
    parses = analyses(word)
    lemmas = [fold(p.normal_form) for p in parses[:6]]
    known = any(p.is_known for p in parses)
    if (relational := _RELATIONAL.fullmatch(word.casefold())) is not None:
        lemmas.insert(len(lemmas) if known else 0, fold(relational[1] + "ий"))
    if (surname := _SURNAME.fullmatch(word)) is not None:
        lemmas.append(fold(surname[1]))
    unknown = word[0].isupper() and not any(p.is_known and p.tag.POS in ("NOUN", "ADJF") for p in parses)
    return tuple(dict.fromkeys([*lemmas, fold(word), *(map(fold, _stems(word.casefold())) if unknown else ())]))


@lru_cache(maxsize=50_000)
def glued(word: str) -> int | None:
    """Where the second of two words begins: a verb that the dictionary has after a noun or a name that it has, in a
    word that it has not; or, with a capital, what begins the next sentence: "Акорды|Президент", but not "НурБанк"."""
    low = word.casefold()
    if (capital := _CAPITALS.fullmatch(word)) is not None:
        return capital.end(1) if "anim" in analyses(capital[2])[0].tag else None
    if len(low) < _SHORTEST_NOUN + _SHORTEST_VERB or not low.isalpha() or analyzer().word_is_known(low):
        return None
    for at in range(_SHORTEST_NOUN, len(low) - _SHORTEST_VERB + 1):
        if _says(low[:at], ("NOUN",)) and (_says(low[at:], _FINITE) or _before_preposition(low[at:]) is not None):
            return at
    return _before_preposition(low)


def _before_preposition(word: str) -> int | None:
    """Where a preposition begins that stands without a space after a verb: "поговорил|с"."""
    ends = (len(word) - len(p) for p in _PREPOSITIONS if word.endswith(p))
    return next((at for at in ends if at >= _SHORTEST_VERB and _says(word[:at], _FINITE)), None)


def _says(word: str, parts: tuple[str, ...]) -> bool:
    """Does the dictionary have a word, as one of these parts of speech before all else?"""
    return bool(analyzer().word_is_known(word) and analyses(word)[0].tag.POS in parts)


def name_key(word: str) -> str:
    """The key of a word of a name that stands in the nominative: "Семей" is no genitive of "семья"."""
    parses = analyses(word) if word[0].isalpha() else ()
    nominative = next((fold(p.normal_form) for p in parses if "nomn" in p.tag), None)
    return nominative or (fold(word) if word[0].isupper() else keys(word)[0])


_LIKE = 4  # letters by which two superlatives of one word differ: "высшая", "высочайшая"
_SHORTEST_NOUN, _SHORTEST_VERB = 4, 6  # letters of words that stand glued
_FINITE = ("VERB", "PRTS")
_CAPITALS = re.compile(r"([А-ЯЁ][а-яё]{4,})([А-ЯЁ][а-яё]{2,})")
_PREPOSITIONS = ("в", "на", "с", "со", "по")
_RELATIONAL = re.compile(r"(.{2,}[сц]к)(?:ий|ая|ое|ого|ому|им|ом|ой|ую|ие|их|ими)")  # "Атырауской", unknown to it
_SURNAME = re.compile(r"([А-ЯЁ].+(?:[оеё]в|[иы]н))(?:а|у|ым|ом|е)")  # "Карина", which the dictionary has as a name
_ENDING = re.compile(r"(?:ами|ями|ом|ем|ой|ей|ым|ах|ях|ов|ев|а|у|е|ы|и|я|ю)$")


def _stems(word: str) -> Iterator[str]:
    """What a name that the dictionary lacks may be in the nominative: Капшагае → Капшагай, Смаилову → Смаилов."""
    match = _ENDING.search(word)
    if match is not None and match.start() > 2:
        stem = word[: match.start()]
        yield from (stem, *(stem + ending for ending in ("а", "й", "ь", "я", "о")))


@lru_cache(maxsize=20_000)
def cases(title: str) -> frozenset[str]:
    """The cases that a title may stand in: those of its first noun, or of the participle that governs it."""
    words = title.split()
    if _governs(words):
        return _cases(analyses(words[0]))
    for word, noun in zip_longest(words, words[1:], fillvalue=""):
        nouns = [p for p in analyses(word) if p.tag.POS == "NOUN"] if not _describes(word, noun) else []
        nouns = [p for p in nouns if "Surn" not in p.tag] or nouns  # "акимов" is no surname
        nouns = [p for p in nouns if "anim" in p.tag and not {"Name", "femn"} <= p.tag.grammemes] or nouns
        # "главы государства" before one name is a genitive
        nouns = [p for p in nouns if p.tag.number == "sing"] or nouns
        if nouns:
            return _cases(nouns)
    return frozenset()


def _describes(word: str, noun: str) -> bool:
    """Is a word, which might be a noun, the adjective of the person after it: "**нового** руководителя"?"""
    if not noun or analyses(word)[0].tag.POS != "ADJF":
        return False
    adjective = _cases(p for p in analyses(word) if p.tag.POS == "ADJF")
    person = _cases(p for p in analyses(noun) if {"NOUN", "anim", "sing"} <= p.tag.grammemes)
    return not adjective.isdisjoint(person)


def _cases(parses: Iterable[Any]) -> frozenset[str]:
    return frozenset(str(p.tag.case) for p in parses if p.tag.case)


def _governs(words: list[str]) -> bool:
    """Does an active participle with its object begin a title: "исполняющая обязанности директора", "заведующая
    отделом"?"""
    participle = analyses(words[0])[0].tag.grammemes if words else frozenset()
    if len(words) < 2 or not {"PRTF", "actv"} <= participle:
        return False
    object_ = {"NOUN", "inan", "accs" if "tran" in participle else "ablt"}
    return any(object_ <= p.tag.grammemes for p in analyses(words[1]))


@lru_cache(maxsize=50_000)
def lemma(word: str) -> str:
    """The likeliest lemma: of a verb its infinitive, of a participle that of its verb."""
    return str(analyses(word)[0].normal_form)


_VERBAL = ("VERB", "INFN", "PRTF", "PRTS", "GRND")


@lru_cache(maxsize=50_000)
def verb_lemma(word: str) -> str:
    """The infinitive of a word that the parser takes for a verb: "снят" is of "снять", not of "снятой"."""
    verbs = (p for p in analyses(word) if p.tag.POS in _VERBAL)
    return str(next(verbs, analyses(word)[0]).normal_form)


@lru_cache(maxsize=50_000)
def only_instrumental(word: str) -> bool:
    """Does the dictionary know a word as a noun in the instrumental, and as nothing else: "министром"?"""
    return _only_case(word, "ablt")


@lru_cache(maxsize=50_000)
def only_dative(word: str) -> bool:
    """Does the dictionary know a word as a noun in the dative, and as nothing else: "министерству"?"""
    return _only_case(word, "datv")


def _only_case(word: str, case: str) -> bool:
    parses = analyses(word) if word[0].isalpha() else ()
    return bool(parses) and all(p.is_known and {"NOUN", case} <= p.tag.grammemes for p in parses)


@lru_cache(maxsize=50_000)
def only_verbal(word: str) -> str | None:
    """The form, as Universal Dependencies name it, of a word that the dictionary knows as a short passive participle or
    as a gerund before all else, and as nothing but a verb: "расположена", "посещая"; None of another."""
    parses = analyses(word) if word[0].isalpha() else ()
    verbal = bool(parses) and all(p.is_known and p.tag.POS in _VERBAL for p in parses)
    return _VERB_FORMS.get(str(parses[0].tag.POS)) if verbal else None


@lru_cache(maxsize=50_000)
def only_noun(word: str) -> str | None:
    """The likeliest case, as Universal Dependencies name it, of a word that the dictionary knows as a noun and as
    nothing else: "акима"; None of another."""
    parses = analyses(word) if word[0].isalpha() else ()
    noun = bool(parses) and all(p.is_known and p.tag.POS == "NOUN" for p in parses)
    return _CASES.get(str(parses[0].tag.case)) if noun else None


_CASES = {"nomn": "Nom", "gent": "Gen", "datv": "Dat", "accs": "Acc", "ablt": "Ins", "loct": "Loc"}
_VERB_FORMS = {"PRTS": "Part", "GRND": "Conv"}


@lru_cache(maxsize=20_000)
def base_form(phrase: str, *, of_one: bool = False) -> str:
    """A noun phrase in the nominative: adjectives agree with their noun, what follows the noun stays as it is.

    Args:
        phrase: the words, in any case.
        of_one: whether a plural becomes a singular.
    """
    words = phrase.split()
    parses = [_as_listed(w) for w in words]
    made_of_places = [len(words) > 1 and _is_new_relational(w) for w in words]
    nouns = (n for n, p in enumerate(parses) if p.tag.POS == "NOUN" and not made_of_places[n])
    head = next(nouns, None)
    if _governs(words):
        return " ".join([str(parses[0].inflect({"nomn", "sing"}).word), *words[1:]])
    acronym = bare_acronym(words[-1]) if words else ""
    if len(words) > 1 and acronym.isupper() and head in (None, len(words) - 1):
        return _before_acronym([*words[:-1], acronym])
    if head is None:
        return phrase
    noun = parses[head]
    number = "plur" if noun.tag.number == "plur" and not of_one else "sing"
    wanted = {"nomn", number} | ({noun.tag.gender} if number == "sing" and noun.tag.gender else set())
    out = []
    for n, (word, parsed) in enumerate(zip(words, parses, strict=True)):
        form = _inflected(parsed, wanted if n < head else {"nomn", number}) if n <= head else None
        changed = form or word
        if n < head and made_of_places[n]:
            changed = _relational(word, number if number == "plur" else noun.tag.gender or "masc")
        out.append(changed.capitalize() if form and word[0].isupper() else changed)
    return " ".join(out)


def _inflected(parsed: Any, wanted: set[str]) -> str | None:
    """Another form of a word; of a superlative that which is spelled as it is: "высшей" is of "высшая"."""
    if "Supr" not in parsed.tag:
        form = parsed.inflect(wanted)
        return str(form.word) if form else None
    forms = (str(p.word) for p in parsed.lexeme if {*wanted, "Supr"} <= p.tag.grammemes)
    return next((form for form in forms if form.startswith(parsed.word[:_LIKE])), None)


@cache
def _listed() -> frozenset[str]:
    """The common nouns of the lists, which the dictionary may lack: "маслихат"."""
    return frozenset(word for phrase in lists.nouns("ru") for word in phrase.casefold().split())


_RELATIONAL_ENDINGS = {"masc": "ий", "femn": "ая", "neut": "ое", "plur": "ие"}


def _is_new_relational(word: str) -> bool:
    """Is a word the adjective of a place that the dictionary lacks: "Кокшетауской"?"""
    return _RELATIONAL.fullmatch(word.casefold()) is not None and not analyses(word)[0].is_known


def _relational(word: str, gender: str) -> str:
    """Such an adjective in the nominative."""
    match = _RELATIONAL.fullmatch(word.casefold())
    return (match[1] if match is not None else word) + _RELATIONAL_ENDINGS[gender]


def _as_listed(word: str) -> Any:
    """The reading of a word that a list has, else the likeliest."""
    parses = analyses(word)
    if parses[0].is_known:
        return parses[0]
    return next((p for p in parses if p.normal_form in _listed()), parses[0])


def _before_acronym(words: list[str]) -> str:
    """ "Шахтинской ТЭЦ" in the nominative: what an acronym is said by the adjective before it."""
    out = []
    for word in words[:-1]:
        parsed = next((p for p in analyses(word) if p.tag.POS == "ADJF"), analyses(word)[0])
        form = parsed.inflect({"nomn", "sing", *([parsed.tag.gender] if parsed.tag.gender else [])})
        changed = str(form.word) if form and parsed.tag.POS == "ADJF" else word
        out.append(changed.capitalize() if word[0].isupper() else changed)
    return " ".join([*out, words[-1]])
