"""Persons called by given name and patronymic, as is polite, after they were introduced with their surname."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from extract.document import Document, Unit
from extract.languages import patronymic
from extract.transliteration import fold
from ontology.reference import Entity


def recognised(document: Document) -> Document:
    """The document in which "Азат Әбдіғалиұлы", "Светлана Алексеевна" are whom it introduced as "Азат Оралбаев",
    "Светлана Рудик"; whoever has a title of their own is another."""
    meant = dict(_meant(document))
    if not meant:
        return document
    return replace(document.with_units(_replaced(document.units, meant)), inner=tuple(_replaced(document.inner, meant)))


def _meant(document: Document) -> Iterator[tuple[str, Entity]]:
    """The id of each person known by given name and patronymic alone, and who that is."""
    titled = {held.unit.entity.id for held in document.held}
    first: dict[Entity, int] = {}
    for unit in document.units:
        if document.is_a(unit.entity, "Person"):
            first.setdefault(unit.entity, unit.start)
    for person, start in first.items():
        names = list(_words(person))
        if person.known or person.id in titled or len(names) != 1 or len(names[0]) != 2:
            continue
        given, father = names[0]
        if patronymic().search(father) is None:
            continue
        same = [p for p, at in first.items() if p != person and at < start and _may_be(p, given, father)]
        if len(same) == 1:
            yield person.id, same[0]


def _words(person: Entity) -> Iterator[list[str]]:
    yield from (name.split() for names in person.names.values() for name in names)


def _may_be(person: Entity, given: str, father: str) -> bool:
    """Has a person a given name and a surname, and no other patronymic?"""
    called = [words for words in _words(person) if fold(given) in map(fold, words) and len(words) > 1]
    fathers = {fold(w) for words in called for w in words if patronymic().search(w)}
    surnamed = any(patronymic().search(w) is None and fold(w) != fold(given) for words in called for w in words)
    return surnamed and fathers <= {fold(father)}


def _replaced(units: Iterable[Unit], meant: dict[str, Entity]) -> list[Unit]:
    return [replace(u, entity=meant[u.entity.id]) if u.entity.id in meant else u for u in units]
