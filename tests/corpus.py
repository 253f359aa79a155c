"""As many articles as wanted, which read like the bundled ones: ``python -m tests.corpus 1000 corpus.jsonl.gz``.

Each is one of the sample's with other people, other places of the same kind, other figures and another date, in all
three languages. Names give their place to names that decline alike, so that the cases remain; numbers to numbers of
the same shape; years move together with the article's own. The heads of state stay: there is one at a time. A small
share are reprints of the article before. What the n-th article is depends on the seed and on n alone, so that a corpus
is the beginning of each larger one.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from random import Random

import ontology.reference
from extract.model import Article
from extract.pipeline import extract
from extract.sources import read
from ontology.reference import Entity
from tests.declined import Declined, declined

REPRINTED = 0.02  # of the articles are another's reprint
COUNTRY = "kz"

_SAMPLES = Path(__file__).parents[1] / "samples"
_STAY = {"nursultan-nazarbayev", "kassym-jomart-tokayev"}  # heads of state
_MOST_YEARS = 6  # that an article is moved by, to earlier or to later years
_LATEST, _DAYS = 2030, 28

_MONTHS = {
    "en": "January|February|March|April|May|June|July|August|September|October|November|December",
    "ru": "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря",
    "kk": "қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан",
}
_NUMBER = re.compile(r"(?<![\w.,:/№-])(?<!№ )\d{1,3}(?:[ \u00a0\u202f,]\d{3})+(?:[.,]\d+)?(?![\w:/-])"
                     r"|(?<![\w.,:/№-])(?<!№ )\d+(?:[.,]\d+)?(?![\w:/-])")  # fmt: skip
_YEAR = re.compile(r"(?<![\w,.])(?:19[89]|20[0-4])\d(?![\w]|[.,]\d| \d{3}(?!\d))")
_NOTED = {
    "en": "{publisher} reports it.", "ru": "Об этом сообщает {publisher}.", "kk": "Бұл туралы {publisher} хабарлады."
}  # fmt: skip
_AGAIN = {"en": "Sample Digest", "ru": "Примерный обзор", "kk": "Үлгі шолуы"}

# How names of places end, what follows them in texts, and whether they decline themselves.
_KINDS: dict[str, dict[str, tuple[str, str, bool]]] = {
    "Region": {
        "en": (" region", r" regions?\b", False), "ru": (" область", "", True), "kk": (" облысы", " облы", False)
    },
    "District": {
        "en": (" district", " district", False), "ru": (" район", " район", True), "kk": (" ауданы", " аудан", False)
    },
    "City": {"en": ("", "(?! region)", False), "ru": ("", "", True), "kk": ("", "(?! облы)(?! аудан)", True)},
}  # fmt: skip

Record = dict[str, str]


@dataclass(frozen=True, slots=True)
class _Slot:
    """What is replaced: a name, by one of those, where such words follow.

    Attributes:
        region: the code of the region that it is in; of a person it is empty.
        others: what may take its place, each with its region.
    """

    name: Declined
    others: tuple[tuple[Declined, str], ...]
    region: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class _Template:
    """An article of the sample, and what is replaced in it."""

    article: Article
    language: str
    slots: tuple[_Slot, ...]


def articles(seed: int = 0) -> Iterator[Record]:
    """Articles without end, as records that ``orda.build`` takes; one is in memory at a time."""
    number = 0
    while True:
        yield article(number, seed)
        number += 1


def article(number: int, seed: int = 0) -> Record:
    """The n-th article of a corpus."""
    if is_reprint(number, seed):
        return _reprint(article(number - 1, seed), number)
    return _told_anew(_templates()[_drawn(number, seed)], number, Random(f"{seed} {number}"))


def _drawn(number: int, seed: int) -> int:
    """Which of the sample's articles it is made of: each has its turn, in rounds of another order."""
    many = len(_templates())
    turn, place = divmod(number, many)
    return Random(f"{seed} round {turn}").sample(range(many), many)[place]


def is_reprint(number: int, seed: int = 0) -> bool:
    """Is the n-th article meant to be another's reprint?"""
    drawn = number > 0 and Random(f"{seed} {number} again").random() < REPRINTED
    return drawn and not is_reprint(number - 1, seed)


def _reprint(first: Record, number: int) -> Record:
    """The same words, but for the last paragraph, by another newsroom."""
    paragraphs = first["text"].split("\n\n")
    kept = paragraphs[:-1] if len(paragraphs) > 3 else paragraphs
    noted = _NOTED[first["language"]].format(publisher=first["publisher"])
    said = {"id": _id(number), "publisher": _AGAIN[first["language"]], "text": "\n\n".join([*kept, noted])}
    return first | said | {"url": f"https://example.org/corpus/{number}"}


def _id(number: int) -> str:
    return f"corpus-{number:08}"


def _told_anew(template: _Template, number: int, chosen: Random) -> Record:
    years, days = _years(template.article, chosen), chosen.randrange(_DAYS)
    replaced = _replacements(template.slots, chosen)
    figures = dict[str, str]()

    def told(text: str) -> str:
        for replace in replaced:
            text = replace(text)
        return _refigured(text, template.language, years, days, figures, chosen)

    old = template.article
    text, title = told(old.text), told(old.title or "")
    record = {
        "id": _id(number), "title": title, "date": _moved(old.issued or "", years, days), "text": text,
        "language": template.language, "publisher": old.publisher or _AGAIN[template.language],
        "author": old.creator or "", "url": f"https://example.org/corpus/{number}",
    }  # fmt: skip
    return {key: value for key, value in record.items() if value}


def _years(old: Article, chosen: Random) -> int:
    """By how many years an article is moved."""
    latest = max(map(int, _YEAR.findall(f"{old.issued} {old.text}")), default=_LATEST)
    return chosen.randint(-_MOST_YEARS, min(_MOST_YEARS, _LATEST - latest))


def _replacements(slots: Iterable[_Slot], chosen: Random) -> list[Callable[[str], str]]:
    """What replaces each name by one that no other is replaced by; all at once, by way of names that nobody has."""
    taken, first, then = set[str](), list[Callable[[str], str]](), list[Callable[[str], str]]()
    regions = dict[str, str]()
    for number, slot in enumerate(slots):
        free = [other for other in slot.others if other[0].word not in taken] or [(slot.name, slot.region)]
        near = [other for other in free if other[1] == regions.get(slot.region)] or free
        other, region = near[int(len(near) * chosen.random() ** 2)]  # some are in the news more often than others
        taken.add(other.word)
        regions.setdefault(slot.region, region)
        mark = Declined(slot.name.word, slot.name.kind, f"\ue000{chr(0xE100 + number)}q", slot.name.endings)
        first.append(lambda text, s=slot, m=mark: s.name.sub(m, text, s.after))  # type: ignore[misc]
        then.append(lambda text, o=other, m=mark: _set(text, m.stem, o.stem))  # type: ignore[misc]
    return first + then


def _set(text: str, mark: str, stem: str) -> str:
    """A text with a stem where its mark is, in capitals where the mark is."""
    return text.replace(mark, stem).replace(mark.upper(), stem.upper())


def _refigured(text: str, language: str, years: int, days: int, figures: dict[str, str], chosen: Random) -> str:
    """A text with its years and days moved, and other figures; the same one gives the same."""
    months = _MONTHS[language]
    day = re.compile(rf"(?<![\w.,])(\d{{1,2}})(?= (?:{months}))|(?<=\b)((?:{months}) )(\d{{1,2}})(?![\w.]\d|\d)")
    kept: list[str] = []

    def keep(said: str) -> str:
        kept.append(said)
        return f"\ue000{chr(0xE800 + len(kept) - 1)}"

    def moved_day(found: re.Match[str]) -> str:
        return keep((found[2] or "") + str(_day(int(found[1] or found[3]), days)))

    def figure(found: re.Match[str]) -> str:
        said = found[0]
        if said not in figures:
            figures[said] = _like(said, language, chosen)
        return figures[said]

    text = day.sub(moved_day, text)
    text = _YEAR.sub(lambda found: keep(str(int(found[0]) + years)), text)
    text = _NUMBER.sub(figure, text)
    return re.sub("\ue000([\ue800-\uf8ff])", lambda found: kept[ord(found[1]) - 0xE800], text)


def _like(number: str, language: str, chosen: Random) -> str:
    """Another number of the same shape, which words agree with alike."""
    while True:
        digits = [str(chosen.randint(number[0] != "0" and n == 0, 9)) if c.isdigit() else c
                  for n, c in enumerate(number)]  # fmt: skip
        new = "".join(digits)
        if new != number and new[-1] != "0" and (language != "ru" or _agreed(new) == _agreed(number)):
            return new
        if number in ("1", "0"):
            return number


def _agreed(number: str) -> int:
    """Which form of a Russian noun a number wants: 1 завод, 2 завода, 5 заводов; 1,5 завода."""
    whole = re.sub(r"\D", "", number)
    if re.search(r",\d{1,2}$", number):
        return 0
    tens, ones = int(whole) % 100, int(whole) % 10
    return 5 if 11 <= tens <= 14 or ones in (0, 5, 6, 7, 8, 9) else 1 if ones == 1 else 2


def _day(day: int, by: int) -> int:
    return (day - 1 + by) % _DAYS + 1


def _moved(date: str, years: int, days: int) -> str:
    if not date:
        return ""
    year, *rest = date.split("-")
    if len(rest) == 2:
        rest[1] = f"{_day(int(rest[1]), days):02}"
    return "-".join([str(int(year) + years), *rest])


# ---- what is replaced, found once


@cache
def _templates() -> tuple[_Template, ...]:
    found = [item for item in read([str(_SAMPLES / "articles")]) if isinstance(item, Article)]
    return tuple(_template(item) for item in sorted(found, key=lambda item: item.id))


def _template(item: Article) -> _Template:
    language = item.language or extract(item, COUNTRY).article.language or "en"
    text = f"{item.title}\n{item.text}"
    slots = [*_people(item.id, language), *_places(language)]
    marked = Declined("", "", "\ue000", "")
    told = [slot for slot in slots if slot.name.sub(marked, text, slot.after) != text]
    return _Template(item, language, tuple(told))


def _people(name: str, language: str) -> Iterator[_Slot]:
    """The given names and surnames of an article's people, and those of all that decline alike."""
    gold = json.loads((_SAMPLES / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    reference, pools = ontology.reference.load(COUNTRY), _names(language)
    listed = {name: e for e in reference.entities.values() for names in e.names.values() for name in names}
    words: dict[str, list[Declined]] = {}
    for entity in gold["entities"].values():
        if entity["type"] != "Person" or any(n in listed and listed[n].id in _STAY for n in entity["names"]):
            continue
        for given, surname in (n.split() for n in entity["names"] if n.count(" ") == 1):
            known = listed.get(f"{given} {surname}")
            gender = (known and known.get("gender")) or _gender(surname)
            words.setdefault(surname, pools["", declined(surname, language).kind])
            if gender:
                words.setdefault(given, pools[gender, declined(given, language).kind])
    for word, others in words.items():
        if word not in ("Akim",):  # a given name, and a title
            yield _Slot(declined(word, language), tuple((other, "") for other in others if other.word != word))


@cache
def _names(language: str) -> Mapping[tuple[str, str], list[Declined]]:
    """The surnames of the country pack's people by kind, and their given names by gender and kind."""
    words: dict[tuple[str, str], dict[str, Declined]] = defaultdict(dict)
    for entity in ontology.reference.load(COUNTRY).entities.values():
        called = entity.name(language).split()
        if entity.get("gender") is None or len(called) != 2 or entity.id in _STAY:
            continue
        given, surname = (declined(word, language) for word in called)
        words[entity.get("gender") or "", given.kind][given.word] = given
        words["", surname.kind][surname.word] = surname
    return defaultdict(list, {key: list(found.values()) for key, found in words.items()})


def _gender(surname: str) -> str:
    """Whose surname it is: a woman's, a man's, or of either."""
    if re.search(r"(?:[oe]va|ina|kaya|[ое]ва|ина|ая)$", surname):
        return "f"
    return "m" if re.search(r"(?:[oe]v|in|[оеё]в|ин)$", surname) else ""


@cache
def _places(language: str) -> tuple[_Slot, ...]:
    """The regions, districts and cities of the country pack, each with those that decline alike; regions first."""
    return tuple(slot for kind in _KINDS for slot in sorted(_alike(kind, language), key=lambda s: -len(s.name.word)))


def _alike(kind: str, language: str) -> Iterator[_Slot]:
    ending, after, ends = _KINDS[kind][language]
    places = [entity for entity in ontology.reference.load(COUNTRY).entities.values() if _is_one(entity, kind)]
    called = {
        entity: [declined(name.removesuffix(ending), language) for name in entity.names.get(language, ())
                 if name.endswith(ending) and name[0].isupper()]
        for entity in places
    }  # fmt: skip
    alike: dict[str, dict[str, tuple[Declined, str]]] = defaultdict(dict)
    for entity, names in called.items():
        for name in names[:1]:
            alike[name.kind if ends else ""][name.word] = name, _region(entity)
    for entity, names in called.items():
        for name in names:
            others = alike[name.kind if ends else ""].values()
            free = tuple(other for other in others if other[0].word not in (name.word, names[0].word))
            if free:
                yield _Slot(name, free, _region(entity), after)


def _is_one(entity: Entity, kind: str) -> bool:
    """Is it a place of the country today, and one of many?"""
    apart = entity.id in ("almaty", "astana", "shymkent")
    return entity.type == kind and bool(entity.get("kato")) and not entity.get("end") and not apart


def _region(place: Entity) -> str:
    """The code of the region that a place is, or is in."""
    return (place.get("kato") or "")[:2]


# ---- to a file


def write(file: Path, many: int, seed: int = 0) -> None:
    """Write a corpus as JSON Lines, compressed where the file is called so; the same bytes every time."""
    with ExitStack() as stack:
        raw = stack.enter_context(file.open("wb"))
        packed = gzip.GzipFile("", "wb", fileobj=raw, mtime=0) if file.suffix == ".gz" else raw
        handle = stack.enter_context(io.TextIOWrapper(packed, encoding="utf-8", newline="\n"))
        for record in islice(articles(seed), many):
            handle.write(json.dumps(record, ensure_ascii=False) + "\n")


def main() -> None:
    """Write as many articles as are asked for."""
    parser = argparse.ArgumentParser(description="Articles that read like the bundled ones.")
    parser.add_argument("many", type=int, help="how many articles")
    parser.add_argument("file", type=Path, help="a file of JSON Lines; .gz compresses it")
    parser.add_argument("--seed", type=int, default=0, help="which ones")
    given = parser.parse_args()
    write(given.file, given.many, given.seed)


if __name__ == "__main__":
    main()
