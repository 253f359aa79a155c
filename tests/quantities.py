"""How well quantities are read in sentences of any news: ``make quantities``.

``gold/quantities`` has sentences of many sources and subjects, with the quantities that they tell, in two halves a
language; the half that is kept apart is scored and never shown. A quantity is found where its value is, or its minimum
and maximum; with its unit, where the unit is the same too or, for what is counted, the words of what is measured.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from extract import languages
from extract.figures.measures import Measured, amounts
from extract.figures.number_words import number_words
from extract.languages import CODES
from queries.judge.report import Score
from queries.judge.similarity import is_standard_unit, near, same_phrase, same_unit
from tests.documents import document, syntax

FOLDER = Path(__file__).parent / "gold" / "quantities"
HALVES = ("open", "kept")
_WORDS_CUTOFF = 70

Quantity = Mapping[str, Any]


def sentences(code: str, half: str) -> Iterator[Mapping[str, Any]]:
    """The annotated sentences of one half in a language."""
    with (FOLDER / f"{code}-{half}.jsonl").open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def read(text: str, code: str) -> list[Measured]:
    """The quantities that are read of a sentence, an article of its own."""
    found = document(text, language=code)
    frames = syntax(found)
    return [one for n in range(len(found.paragraphs)) for one in amounts(found, frames, n)]


def compare(wanted: Sequence[Quantity], found: Iterable[Measured], code: str, *, units: bool) -> Score:
    """The score of what was read of one sentence, matched one to one."""
    left, missed = list(found), 0
    for want in wanted:
        hit = next((f for f in left if _same_amount(want, f) and (not units or _same_unit(want, f, code))), None)
        if hit is None:
            missed += 1
        else:
            left.remove(hit)
    return Score(len(wanted) - missed, len(left), missed)


def _same_amount(want: Quantity, found: Measured) -> bool:
    quantity = found.quantity
    if "value" in want:
        return quantity.upper is None and near(float(quantity.value), want["value"])
    if quantity.upper is None:
        return False
    return near(float(quantity.value), want["minimum"]) and near(float(quantity.upper), want["maximum"])


def _same_unit(want: Quantity, found: Measured, code: str) -> bool:
    unit = want.get("unit")
    if not unit or same_unit([found.unit], unit):
        return True
    words = languages.get(code)
    if found.unit == number_words(words).counted.get(words.grammar.singular(unit), unit):
        return True  # "пассажир" is "passenger" here
    return not is_standard_unit(unit) and same_phrase([found.unit, found.measure], [unit], _WORDS_CUTOFF)


def main(halves: Iterable[str] = HALVES) -> None:
    """Print the scores of the halves by language."""
    print(
        f"{'':12}{'sentences':>10}{'quantities':>12}{'value P':>10}{'R':>7}{'F1':>7}{'and unit P':>13}{'R':>7}{'F1':>7}"
    )
    for half in halves:
        for code in (c for c in CODES if (FOLDER / f"{c}-{half}.jsonl").exists()):
            values, whole, lines = Score(), Score(), list(sentences(code, half))
            for line in lines:
                found = read(line["text"], code)
                values += compare(line["quantities"], found, code, units=False)
                whole += compare(line["quantities"], found, code, units=True)
            told = sum(len(line["quantities"]) for line in lines)
            rates = (values.precision, values.recall, values.f1, whole.precision, whole.recall, whole.f1)
            print(f"{code} {half:9}{len(lines):>10}{told:>12}" + _cells(rates))


def _cells(rates: Sequence[float]) -> str:
    return "".join(f"{rate:>{width}.3f}" for rate, width in zip(rates, (10, 7, 7, 13, 7, 7), strict=True))


if __name__ == "__main__":
    main(sys.argv[1:] or HALVES)
