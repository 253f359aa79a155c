"""How the time of reading grows with texts of which one thing stands very often: ``make growth``.

Whoever sends an article may make it so; time must grow no faster than n log n, whatever it is full of.
"""

from __future__ import annotations

import gc
import math
import time
from collections.abc import Callable
from typing import NamedTuple

from extract import content, languages
from extract.model import Article
from extract.pipeline import extract

SIZES = (8_000, 16_000, 32_000, 64_000)  # characters
ALLOWED = 1.35  # the power of n that times may grow by; n log n is 1.1 between these sizes, and clocks are coarse
_NEGLIGIBLE = 0.1  # seconds below which nothing can be told

_CAPITAL = {"en": "A", "ru": "Б", "kk": "Ә"}
_NAME = {"en": "Askar Beisenov", "ru": "Аскар Бейсенов", "kk": "Асқар Бейсенов"}
_LEAD = {
    "en": "The ministry reported that the plant produced ", "ru": "Министерство сообщило, что завод выпустил ",
    "kk": "Министрлік зауыт шығарды деп хабарлады ",
}  # fmt: skip
MARKS = {
    "capitals": "Б", "digits": "7", "digits in groups": "123 ", "digits with commas": "123,", "years": "2015 ",
    "quotes": '"', "guillemets": "«", "guillemets closed": "« » ", "brackets": "(", "hyphens": "-", "dashes": "– ",
    "full stops": ".", "colons": ":", "slashes": "/", "spaces": " ", "line breaks": "\n", "tags": "#tag ", "at": "@",
    "addresses": "http://a.b/c ", "mixed": 'A1-"(«. ', "т.д.": "т.д. ", "percent": "5%, ", "of": "of ",
}  # fmt: skip
WORDS: dict[str, dict[str, str]] = {
    "capital words": {code: c * 3 + " " for code, c in _CAPITAL.items()},
    "initials": {code: c + ". " for code, c in _CAPITAL.items()},
    "hyphenated": {"en": "a-", "ru": "а-", "kk": "ә-"},
    "prepositions": {"en": "in ", "ru": "по ", "kk": "мен "},
    "conjunctions": {"en": "and ", "ru": "и ", "kk": "және "},
    "titles": {"en": "Minister ", "ru": "министр ", "kk": "министр "},
    "titles of regions": {"en": "akim of the region of ", "ru": "аким области ", "kk": "облыс әкімі "},
    "figures": {"en": "5 tons, ", "ru": "5 тонн, ", "kk": "5 тонна, "},
    "money": {"en": "$5 million and ", "ru": "5 млн тенге и ", "kk": "5 млн теңге және "},
    "counts": {"en": "12 schools and ", "ru": "12 школ и ", "kk": "12 мектеп және "},
    "names": {code: name + ", " for code, name in _NAME.items()},
    "names without commas": {code: name + " " for code, name in _NAME.items()},
    "surnames": {code: f"{name}. {(name.split()[1] + ' ') * 3}. " for code, name in _NAME.items()},
    "titled names": {
        "en": f"Minister of Energy {_NAME['en']}, ", "ru": f"министр энергетики {_NAME['ru']}, ",
        "kk": f"Энергетика министрі {_NAME['kk']}, ",
    },
    "places": {"en": "Almaty region, ", "ru": "Алматинская область, ", "kk": "Алматы облысы, "},
    "visits": {
        "en": f"{_NAME['en']} visited Almaty region and ", "ru": f"{_NAME['ru']} посетил Алматинскую область и ",
        "kk": f"{_NAME['kk']} Алматы облысына барды және ",
    },
    "instructions": {
        "en": "The President instructed the Ministry of Energy to build a plant and ",
        "ru": "Президент поручил министерству энергетики построить завод и ",
        "kk": "Президент Энергетика министрлігіне зауыт салуды тапсырды және ",
    },
    "pronouns": {"en": "He said it. ", "ru": "Он сказал это. ", "kk": "Ол айтты. "},
    "quotations": {
        "en": f"“We will build a new road here,” said {_NAME['en']}. ",
        "ru": f"«Мы построим здесь новую дорогу», – сказал {_NAME['ru']}. ",
        "kk": f"«Біз мұнда жаңа жол саламыз», – деді {_NAME['kk']}. ",
    },
    "awards": {
        "en": f"{_NAME['en']} was awarded the Order of Otan. ", "ru": f"{_NAME['ru']} награждён орденом «Отан». ",
        "kk": f"{_NAME['kk']} «Отан» орденімен марапатталды. ",
    },
    "prose": {
        "en": f"The akim of Pavlodar region {_NAME['en']} said that the plant produced 15 thousand tons of steel. ",
        "ru": f"Аким Павлодарской области {_NAME['ru']} сообщил, что завод выпустил 15 тысяч тонн стали. ",
        "kk": f"Павлодар облысының әкімі {_NAME['kk']} зауыт 15 мың тонна болат шығарғанын айтты. ",
    },
}  # fmt: skip


class Growth(NamedTuple):
    """Times at sizes, and the power of n that they grow by."""

    seconds: tuple[float, ...]
    power: float


def text(language: str, kind: str, size: int) -> str:
    """An article of a size that is full of one thing."""
    unit = MARKS[kind] if kind in MARKS else WORDS[kind][language]
    return (_LEAD[language] + unit * (size // len(unit) + 1))[:size] + "."


def growth(read: Callable[[str], object], make: Callable[[int], str], sizes: tuple[int, ...] = SIZES) -> Growth:
    """How the time of reading grows: the power between the smallest and the largest size that take any time."""
    seconds = []
    gc.collect()
    gc.freeze()  # else the reference data are looked through again and again, at the larger sizes alone
    for size in sizes:
        content_ = make(size)
        started = time.process_time()
        read(content_)
        seconds.append(time.process_time() - started)
    gc.unfreeze()
    told = [(size, s) for size, s in zip(sizes, seconds, strict=True) if s > _NEGLIGIBLE]
    if len(told) < 2:
        return Growth(tuple(seconds), 0.0)
    (small, first), (large, last) = told[0], told[-1]
    return Growth(tuple(seconds), math.log(last / first) / math.log(large / small))


def main() -> None:
    """Print the times of all kinds in all languages."""
    print(f"{'':6}{'':24}" + "".join(f"{size // 1000:>8} kB" for size in SIZES) + "   power of n")
    for language in languages.CODES:
        extract(Article("warm", text(language, "prose", 2000), language=language), "kz")
        for kind in (*MARKS, *WORDS):
            found = reading(language, kind)
            times = "".join(f"{s:>9.2f} s" for s in found.seconds)
            print(
                f"{language:6}{kind:24}{times}   {found.power:.2f}{'  !' if found.power > ALLOWED else ''}", flush=True
            )


def reading(language: str, kind: str) -> Growth:
    """How the time of reading a whole article grows."""
    return growth(
        lambda t: extract(Article("a", t, issued="2024-05-01", language=language), "kz"),
        lambda n: text(language, kind, n),
    )


def parting(kind: str, lead: str) -> Growth:
    """How the time of telling content from the rest grows, for texts that are one line of marks."""
    unit = MARKS[kind]
    sizes = tuple(8 * size for size in SIZES)
    return growth(lambda t: list(content.paragraphs(Article("a", t))), lambda n: lead + unit * (n // len(unit)), sizes)


if __name__ == "__main__":
    main()
