"""Kazakh grammar: the tables of a Turkic language."""

from __future__ import annotations

import re

from extract.languages import lists
from extract.languages.kk import verbs
from extract.languages.kk.nominals import ENDINGS, NOMINALS
from extract.languages.turkic import Turkic
from extract.transliteration import KAZAKH_LATIN

_WORDS = lists.words("kk")


class Kazakh(Turkic):
    """Suffixes in a row, by the rules of vowel harmony; the verb last."""

    own_letters = "әғқңөұүһі" + "".join(sorted(KAZAKH_LATIN))
    alpha3 = "kaz"
    borrows_names = True
    nominals = NOMINALS
    suffixes = frozenset(  # of cases, also after a possessive; of possession and number; of adjectives
        [
            *(ending for endings in ENDINGS.values() for ending in endings),
            *["н", "на", "не", "а", "е", "нда", "нде", "ндағы", "ндегі"],
            *["лар", "лер", "дар", "дер", "тар", "тер", "сы", "сі", "ы", "і", "мыз", "міз", "ымыз", "іміз"],
            *["лық", "лік", "дық", "дік", "тық", "тік"],
        ]
    )
    modifiers = frozenset([
        "жаңа", "ірі", "шағын", "орта", "бос", "ауылдық", "әлеуметтік", "заманауи", "тұрғын", "елді", "мақта",
        "шахта", "пошта", "отандық", "жекеменшік", "көпқабатты", "білім", "мәдени", "спорт", "балалар", "сауда",
        "индустриялды", "индустриалды", "қарапайым", "қосымша", "арнайы", "күрделі", "бас", "түп",
    ])  # fmt: skip
    phrase_ends = frozenset([
        "және", "мен", "бен", "пен", "үшін", "дейін", "кейін", "болды", "құрады", "жетті", "салынды", "ашылды",
        "бар", "деп", "ал", "астам", "жуық", "немесе", "бойынша", "аясында", "шеңберінде", "сәйкес", "кезінде",
        "барысында", "арқылы", "туралы", "бірге", "қатар", "көп", "артық", "бұл", "осы", "сол", "ол",
    ])  # fmt: skip
    attribute = re.compile(r"(?:лық|лік|дық|дік|тық|тік|лы|лі|сыз|сіз|арлық|ерлік)$")
    possessed_nouns = frozenset(["ауылы", "жолы", "малы", "тілі"])
    of_many = re.compile(r"(.+?[^лдт])[лдт]([ае])р[ыі]$")
    plural_end = re.compile(r"..[лдт][ае]р[ыі]?$")
    calling = re.compile(
        r"..(?<!бас)[лдт][ыі](?:[қк](?:[қк][ае]|т[ае]н?|т[ыі]ң?|пен)?|[ғг][ыі](?:н|н[ае]н?|нд[ае]|н[ыі]ң|мен)?)$"
    )
    fitted = re.compile(r"(?<=..)[лдт][ыі][қк]$")
    vowels = ("әеөүі", "аоұы")
    other_vowels = "иу"
    joining = "с"
    links = frozenset(["жөніндегі", "бойынша", "арналған", "қарсы"])
    leads_no_name = frozenset([
        "бұл", "осы", "сол", "ол", "аталған", "жаңа", "біздің", "өз", "өзінің", "тағы", "барлық", "бірқатар", "бірнеше",
        "ірі", "тиісті", "бүгін", "кеше", "жергілікті", "бір", "екі", "үш", "кейбір", "басқа", "өзге", "әр", "оның",
        "олардың", "бас", "сонымен", "қазіргі", "қазір", "бұрынғы", "алғашқы", "соңғы", "ескі", "болып", "жылы",
        "жылдары", "күні", "кезінде", "түрлі", "сондай", "мұндай", "деген", "атты", "ең", "өңірлік",
        "өңір", "сала", "негізгі", "басты", "егер", "тіпті", "әрине", "осылайша", "да", "де", "та", "те",
    ])  # fmt: skip
    verbal_noun = re.compile(r"..(?<!\bжыл)[ую]$")  # жылу, "heat", is no verb
    verb_end = re.compile(
        r"..(?:(?<!кәс)(?<!тәрт)[ыі]п|[ғқ]ан|[гк]ен|йды|йді|[аеоө]ды|[аеоө]ді|ады|еді|йтын|йтін|атын|етін)$"
    )
    short_accusative = "н"
    surname = re.compile(_WORDS.telling_surname, re.I)
    patronymic = re.compile(_WORDS.patronymic, re.I)

    def verb(self, word: str) -> verbs.Verb | None:
        """The form of a verb that a word is."""
        return verbs.verb(word)
