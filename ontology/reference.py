"""The reference data of a country: places, bodies, offices and who held them, programmes, awards.

One folder per country (``reference/kz``) and one of what every country shares (``reference/world``), CSV tables that a
person can edit. The tables share their first columns: ``id``, ``type``, names, ``wikidata``. A column of two letters
holds names in the language of that code, ``also_`` and the code further ones; each country has the languages of its
own (``en, ru, kk`` in Kazakhstan, ``en, ru, ky`` in Kyrgyzstan), its own last. What another column means is said once,
in ``reference/columns.json``.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from ontology.dates import no_later
from ontology.tables import is_language, rows, values

FOLDER = Path(__file__).parent / "reference"
LANGUAGES = ("en", "ru", "kk")  # that answers are given in; tables may have names in others

AKIMAT_OF = "akimat-of-"  # and the id of its place: the id of an akimat
_WORLD = "world"
_EVER = ""  # before all dates
_NOT_ENTITIES = {"tenures", "former_names", "formations", "offices"}


@dataclass(frozen=True, slots=True, eq=False)
class Entity:
    """One real-world thing: a row of the reference data, or something that an article names and no list has.

    Two are equal when their ids are.

    Attributes:
        id: unique and stable; the local part of its IRI.
        type: an entity class of the ontology (``"Region"``).
        names: its names per language, the preferred one first.
        properties: its further columns (``part_of``, ``kato``, ``start`` …), each a tuple of values.
        known: whether it stands in the reference data.
    """

    id: str
    type: str
    names: Mapping[str, tuple[str, ...]]
    properties: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    known: bool = True

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Entity) and self.id == other.id

    def __hash__(self) -> int:
        return hash(self.id)

    def name(self, language: str = "en") -> str:
        """The preferred name in ``language``, or in the first language that has one."""
        for code in (language, *LANGUAGES, *self.names):
            if self.names.get(code):
                return self.names[code][0]
        return self.id

    def get(self, column: str) -> str | None:
        """The first value of a further column."""
        return next(iter(self.properties.get(column, ())), None)


@dataclass(frozen=True, slots=True)
class Tenure:
    """Who held an office when, and the public pages that confirm it.

    Dates are ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; None is unknown or open. An end that no page states and only the
    next holder's start implies has ``end_stated`` false, and is not told as a fact.
    """

    id: str
    person: str
    office: str
    start: str | None
    end: str | None
    acting: bool
    sources: tuple[str, ...]
    end_stated: bool = True

    def covers(self, date: str) -> bool:
        """Did the tenure run at ``date``, as far as both dates say? A month or year counts as its whole span."""
        return bool(self.start) and no_later(self.start or "", date) and no_later(date, self.end or "")


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name that a place bore in the past."""

    place: str
    names: Mapping[str, str]
    start: str | None
    end: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Formation:
    """A place that was formed from another."""

    new: str
    old: str
    date: str
    source: str


class Reference:
    """The reference data of one country and of the world around it, indexed for the linker.

    Args:
        country: one of ``countries()``.

    Attributes:
        code: of the country: the name of its folder.
        fingerprint: the same as long as the tables and the country's own words are.
        country: the id of the country that the regions lie in.
        languages: that its tables have names in, in the order of their columns.

    Raises:
        ValueError: there is no such country; a table has a row without an id, an id twice, a tenure of nobody or of no
            office, or what ``tables.rows`` refuses: the message names file and line.
    """

    def __init__(self, country: str) -> None:
        if country not in countries():
            raise ValueError(f"there is no reference data of a country “{country}”; there is: {', '.join(countries())}")
        self.code, self.folder = country, FOLDER / country
        tables = sorted([*(FOLDER / _WORLD).glob("*.csv"), *self.folder.glob("*.csv")], key=lambda file: file.name)
        self.fingerprint = _fingerprint([*tables, *sorted(self.folder.glob("words/*.yaml"))])
        self.entities: dict[str, Entity] = {}
        self.offices: dict[str, Entity] = {}
        for file in tables:
            if file.stem not in _NOT_ENTITIES:
                self._add(self.entities, file)
        self._add(self.offices, self.folder / "offices.csv", "Office")
        regions = rows(self.folder / "regions.csv")
        self.languages = tuple(filter(is_language, regions[0])) if regions else ()
        self.country = next((parent for row in regions if (parent := row.get("part_of"))), "")
        self.tenures = _closed(list(self._held(self.folder / "tenures.csv")))
        self.former_names = [_former(row) for row in rows(self.folder / "former_names.csv")]
        self.formations = [
            Formation(r["new"], r["old"], r["date"], r["source"]) for r in rows(self.folder / "formations.csv")
        ]
        self._formed = {f.new: f for f in self.formations if self._is_new(f)}
        self.tenures_of_office: dict[str, list[Tenure]] = defaultdict(list)
        self.tenures_of_person: dict[str, list[Tenure]] = defaultdict(list)
        for tenure in self.tenures:
            self.tenures_of_office[tenure.office].append(tenure)
            self.tenures_of_person[tenure.person].append(tenure)

    def _is_new(self, formation: Formation) -> bool:
        """Is what was formed a city, or a region that there was none of before?"""
        new = self.entities.get(formation.new)
        return new is not None and (new.type == "City" or (new.type == "Region" and new.get("start") is not None))

    def _add(self, into: dict[str, Entity], file: Path, kind: str = "") -> None:
        for line, row in enumerate(rows(file), start=2):
            entity = _entity(row, kind)
            if not entity.id or entity.id in into:
                raise ValueError(
                    f"{file}:{line}: {'an id is missing' if not entity.id else entity.id + ' stands twice'}"
                )
            into[entity.id] = entity

    def _held(self, file: Path) -> Iterator[Tenure]:
        for line, row in enumerate(rows(file), start=2):
            for column, listed in (("person", self.entities), ("office", self.offices)):
                if row[column] not in listed:
                    raise ValueError(f"{file}:{line}: there is no {column} “{row[column]}”")
            yield _tenure(row)

    @property
    def home(self) -> Entity | None:
        """The country itself."""
        return self.entities.get(self.country)

    @property
    def government(self) -> Entity | None:
        """The country's government."""
        return self.entities.get(f"government-of-{self.country}")

    @property
    def outlines(self) -> list[dict[str, Any]]:
        """The outlines of places: GeoJSON features, each with the ``id`` of its place among its properties."""
        file = self.folder / "polygons.geojson"
        if not file.exists():
            return []
        features: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))["features"]
        return features

    def place_of_akimat(self, identifier: str) -> Entity | None:
        """The place that an akimat governs, listed or new; None where ``identifier`` is that of something else."""
        _, akimat, place = identifier.partition(AKIMAT_OF)
        return self.entities.get(place) if akimat else None

    def container(self, identifier: str, date: str | None = None) -> str | None:
        """What a place, facility or body is directly part of; a region, before it was, of that which it was formed
        from."""
        entity = self.entities.get(identifier)
        formed = self._formed.get(identifier) if date is not None else None
        if formed is not None and date is not None and date < formed.date:
            return formed.old
        return entity.get("part_of") if entity else None

    def within(self, identifier: str, date: str | None = None) -> Iterator[str]:
        """Everything that an entity lies in, nearest first; or lay in at a date."""
        seen = {identifier}
        while (parent := self.container(identifier, date)) and parent not in seen:
            yield parent
            seen.add(parent)
            identifier = parent

    def around(self, identifier: str, issued: str | None) -> list[str]:
        """What a place lies in today, and lay in when an article was written; ever, where nothing tells when."""
        return [*self.within(identifier, issued or _EVER), *self.within(identifier)]

    def holders(self, office: str, date: str | None) -> list[str]:
        """Who held ``office`` at ``date``, or ever where the date is None; each once, in order of their tenures."""
        held = (t for t in self.tenures_of_office.get(office, ()) if date is None or t.covers(date))
        return list(dict.fromkeys(t.person for t in held))


def countries() -> list[str]:
    """The countries that there are reference data of, each by the name of its folder."""
    return sorted(folder.name for folder in FOLDER.iterdir() if folder.is_dir() and folder.name != _WORLD)


@cache
def load(country: str) -> Reference:
    """The reference data of a country, read once per process."""
    return Reference(country)


def _fingerprint(tables: Iterable[Path]) -> str:
    content = hashlib.sha256()
    for file in tables:
        content.update(f"{file.name}\0{hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return content.hexdigest()


def _entity(row: dict[str, str], kind: str) -> Entity:
    names = {}
    for language in filter(is_language, row):
        found = (*values(row[language]), *values(row.get(f"also_{language}", "")))
        if found:
            names[language] = tuple(dict.fromkeys(found))
    apart = {"id", "type", *filter(is_language, row), *(column for column in row if column.startswith("also_"))}
    further = {k: values(v) for k, v in row.items() if v and k not in apart}
    return Entity(row.get("id", ""), row.get("type") or kind, names, further)


def _tenure(row: dict[str, str]) -> Tenure:
    return Tenure(
        row["id"],
        row["person"],
        row["office"],
        row["start"] or None,
        row["end"] or None,
        row["acting"] == "yes",
        values(row["source"]),
    )


def _closed(tenures: list[Tenure]) -> list[Tenure]:
    """Tenures whose end no page tells, ended at the latest where the next known holder began, or is known to have left.

    An office that has had two holders at a time, both dates of each known, has several seats and is left as it is.
    """
    of_office: dict[str, list[Tenure]] = defaultdict(list)
    for tenure in sorted(tenures, key=lambda t: t.start or ""):
        of_office[tenure.office].append(tenure)
    ended = []
    for tenure in tenures:
        later = [date for other in of_office[tenure.office] if (date := _known_after(tenure, other))]
        closed = tenure.end is None and later and not _shared(of_office[tenure.office])
        ended.append(replace(tenure, end=min(later), end_stated=False) if closed else tenure)
    return ended


def _known_after(tenure: Tenure, other: Tenure) -> str | None:
    """When another tenure began, or had begun at the latest since it ended then, if that was after one began."""
    if tenure.start and other.start:
        return other.start if other.start > tenure.start else None
    if tenure.start and other.end and other.person != tenure.person:
        precise = min(len(tenure.start), len(other.end))  # who left in 2023-09 may have come before somebody of 2023
        return other.end if other.end[:precise] > tenure.start[:precise] else None
    return None


def _shared(tenures: list[Tenure]) -> bool:
    known = [t for t in tenures if t.start and t.end]
    return sum(a.end > b.start for a, b in pairwise(known) if a.end and b.start) > 1


def _former(row: dict[str, str]) -> FormerName:
    names = {column: name for column, name in row.items() if name and is_language(column)}
    return FormerName(row["place"], names, row["start"] or None, row["end"] or None, row["source"])
