"""Persons by surname, for mentions that leave the given name out or shorten it to an initial."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extract.document import Document, Unit
from extract.passage import Passage
from extract.persons.runs import Runs
from extract.persons.words import parts
from ontology.reference import Entity

_SHORTEST = 3  # letters


class Surnames:
    """The persons that units of a document name, by the last word of the name."""

    def __init__(self, document: Document, units: Iterable[Unit]) -> None:
        self.document = document
        self._bearers: dict[str, list[Entity]] = {}
        for unit in units:
            self.add(unit)

    def add(self, unit: Unit) -> None:
        """Let a person whom a unit names be meant by surname."""
        person = self.document.is_a(unit.entity, "Person")
        last = self._last(unit.name_start, unit.name_end) if person else None
        for key in self.document.keys[last] if last is not None else ():
            bearers = self._bearers.setdefault(key, [])
            if unit.entity not in bearers:
                bearers.append(unit.entity)

    def _last(self, start: int, end: int) -> int | None:
        """The last word of a name that has several."""
        words = [i for i in range(start, end) if self.document.tokens[i].word]
        return words[-1] if len(words) > 1 else None

    def units(self, passage: Passage, runs: Runs) -> Iterator[Unit]:
        """Mentions by surname or by initials and surname, where only one person can be meant."""
        for start, end in runs.items():
            if any(self.document.unit_at(i) for i in range(start, end)):
                continue
            if (bearer := self.bearer_of(passage, start, end)) is not None:
                yield Unit(start, end, bearer, "surname", None, start, end)

    def bearer_of(self, passage: Passage, start: int, end: int) -> Entity | None:
        """Who is meant by a run that is a surname, with initials before or after it or alone."""
        tokens = self.document.tokens
        words = [i for i in range(start, end) if tokens[i].word]
        initials = [i for i in words if len(tokens[i].text) < _SHORTEST]
        full = [i for i in words if i not in initials]
        if not full or (initials and initials not in (words[: len(initials)], words[-len(initials) :])):
            return None
        if len(list(parts(self.document, full[0], full[-1] + 1))) != 1:
            return None
        return self._bearer(passage, full[-1], tokens[initials[0]].text if initials else "")

    def _bearer(self, passage: Passage, surname: int, initial: str) -> Entity | None:
        """The only bearer of a surname and initial whom the article names; where it names none, of the lists'."""
        keys = self.document.keys[surname]
        here = [p for k in keys for p in self._bearers.get(k, ())]
        listed = [p for k in keys for p in passage.gazetteer.surnames.get(k, ())]
        for bearers in (here, listed):
            if fitting := {p.id: p for p in bearers if _initial_fits(p, initial)}:
                return next(iter(fitting.values())) if len(fitting) == 1 else None
        return None


def _initial_fits(entity: Entity, initial: str) -> bool:
    return any(name.startswith(initial) for names in entity.names.values() for name in names)
