"""The claims of an article: each person with each title that is told near him."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from extract.document import Document, Title, Unit
from ontology.reference import Entity

_REACH = 2  # sentences between a person and a title
_MENTIONS = 3  # mentions that are weighed of a person and a post, the nearest first

Place = tuple[int, int]  # the tokens of a title


@dataclass(frozen=True, slots=True)
class Claim:
    """A mention of a person, and one of a title that may be his.

    Attributes:
        person: who.
        title: what.
        apart: how many sentences lie between, the one of the two included.
    """

    person: Unit
    title: Title
    apart: int

    @property
    def first(self) -> bool:
        """Does the person stand before the title?"""
        return self.person.start < self.title.start

    @property
    def between(self) -> tuple[int, int]:
        """The tokens between the two; none where one lies within the other."""
        start = min(self.person.end, self.title.end)
        return start, max(start, self.person.start, self.title.start)

    @property
    def gap(self) -> int:
        """How many tokens stand between."""
        return self.between[1] - self.between[0]


@dataclass(frozen=True)
class Candidates:
    """The persons and titles of an article.

    Attributes:
        document: the article.
        titles: by its tokens each title of one person outside headlines, with the person whom the text gives it to;
            not that of whoever governs the country, whom everybody's news tells of.
        persons: those of each sentence, by its number.
    """

    document: Document
    titles: dict[Place, tuple[Title, Entity | None]]
    persons: dict[int, list[Unit]] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Document, loose: Iterable[Title]) -> Candidates:
        """Those of an article.

        Args:
            document: the article.
            loose: its titles that stand with no name.
        """
        found: dict[Place, tuple[Title, Entity | None]] = {}
        for title, holder in (
            *((held.title, held.unit.entity) for held in document.held),
            *((title, None) for title in loose),
        ):
            headline = document.paragraphs[document.sentence_of(title.start).paragraph].headline
            if not headline and not document.is_of_several(title) and not _governs_country(document, title):
                found.setdefault((title.start, title.end), (title, holder))
        persons: dict[int, list[Unit]] = {}
        for unit in sorted((*document.units, *document.inner), key=lambda u: (u.start, u.end)):
            if document.is_a(unit.entity, "Person"):
                persons.setdefault(document.number_of(unit.start), []).append(unit)
        return cls(document, dict(sorted(found.items())), persons)

    def holder(self, title: Title) -> Entity | None:
        """Whom the text gives a title to, by its words alone."""
        return self.titles[title.start, title.end][1]

    def beside(self, person: Unit) -> list[Unit]:
        """The other persons of a person's sentence."""
        alike = self.persons.get(self.document.number_of(person.start), ())
        return [unit for unit in alike if unit.entity != person.entity]

    def within(self, start: int, end: int) -> int:
        """How many titles begin within a range of tokens."""
        return sum(start <= begin < end for begin, _ in self.titles)

    def claims(self) -> Iterator[Sequence[Claim]]:
        """The mentions of each person and each post, the nearest first."""
        found: dict[tuple[str, str, str], list[Claim]] = {}
        for title, _ in self.titles.values():
            number, seat = self.document.number_of(title.start), title.seat.id if title.seat is not None else ""
            for its in range(number - _REACH, number + _REACH + 1):
                for person in self.persons.get(its, ()):
                    key = (person.entity.id, " ".join(title.keys), seat)
                    found.setdefault(key, []).append(Claim(person, title, abs(number - its)))
        for claims in found.values():
            yield sorted(claims, key=lambda c: (c.apart, c.gap, c.title.start, c.person.start))[:_MENTIONS]


def _governs_country(document: Document, title: Title) -> bool:
    reference = document.reference
    office = title.office or document.gazetteer_at(title.start).office(title.keys, reference.home)
    return office is not None and office.get("jurisdiction") == reference.country
